"""The report as PDF for the board and the archive: tagged, PDF/A-2a and PDF/UA-1 in one file. Needs the extra ``pdf``.

The page is the HTML report in the style of ``druk.css.j2``; nothing is fetched, and no clock is asked.
"""

import contextlib
import io
import logging
import warnings
from typing import Any, NoReturn

from actiepunten.errors import ActiepuntenError, MissingExtra

VARIANT = "pdf/a-2a"
_VAKJE = "\N{WHITE SQUARE}"
_END = b"</rdf:RDF>"
_AMBIGUOUS = b"\r\nendstream"
"""Where what is compressed happens to end so, readers cannot tell its last byte from the line end behind it."""
# What tells that a file is PDF/UA (ISO 14289-1), and the description of that name which PDF/A asks for.
_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>\
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def to_pdf(html: str) -> bytes:
    """The page as PDF; :class:`ActiepuntenError` where the library, its system libraries or a font are missing.

    A character that no font of the system has becomes an empty box: PDF/A wants every character to be shown.
    """
    weasyprint = _library()
    # What it says of styles that it does not know is of no use to who asked for a report.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    content, onbekend = _print(weasyprint, html)
    if onbekend:
        content, _ = _print(weasyprint, html.translate(dict.fromkeys(onbekend, _VAKJE)))
    return content


def _print(weasyprint: Any, html: str) -> tuple[bytes, set[int]]:  # noqa: ANN401 (the library has no types)
    """The PDF, and the code points that no font has."""
    onbekend: set[int] = set()

    def finish(document: Any, pdf: Any) -> None:  # noqa: ANN401 (id.)
        onbekend.update(*(font.missing for font in document.fonts.values()))
        _claim_accessible(pdf)

    page = weasyprint.HTML(string=html, url_fetcher=_fetch_nothing)
    content: bytes = page.write_pdf(finisher=finish, pdf_variant=VARIANT, pdf_tags=True, pdf_identifier=b"actiepunten")
    return content, onbekend


def _fetch_nothing(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(url)


def _claim_accessible(pdf: Any) -> None:  # noqa: ANN401 (the library has no types)
    """Say in the metadata that the file is PDF/UA too; PDF/A wants that text as it is."""
    for part in pdf.objects:
        if getattr(part, "extra", {}).get("Type") == "/Metadata":
            part.stream = [deel.replace(_END, _UA + _END) for deel in part.stream]
            part.compress = False
        elif getattr(part, "compress", False) and part.data.endswith(_AMBIGUOUS):
            part.compress = False


def _library() -> Any:  # noqa: ANN401 (the library has no types)
    try:
        # Of a missing system library it prints in English; without any font it warns, and would crash later.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.filterwarnings("error", ".*Expect ugly output", UserWarning)
            import weasyprint  # noqa: PLC0415 (an extra; without it everything else works)
    except UserWarning:
        hint = "installeer er een, zoals fonts-dejavu-core van Debian"
        raise ActiepuntenError("op dit systeem staat geen lettertype voor de pdf", hint) from None
    except ImportError:
        raise MissingExtra("een pdf", "weasyprint", "pdf") from None
    except OSError:
        raise ActiepuntenError(
            "voor een pdf ontbreekt Pango op dit systeem",
            "installeer op Debian en Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0",
        ) from None
    return weasyprint
