"""The report as an OpenDocument text. Needs the extra ``office``."""

import io
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from actiepunten.archief import without_clock
from actiepunten.errors import MissingExtra
from actiepunten.render.blokken import Alinea, Deel, Kop, Regel, Stuk, Tabel

_BREEDTE_CM = 18.0
_LANG = "nl-NL"
_KOP = 'fo:margin-top="0.5cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"'
# Names as LibreOffice has them, so that it takes a title for a title and gives each its own name in Dutch.
# fmt: off
_STIJLEN = {
    ("paragraph", "Standard"): ("", 'fo:font-size="9.5pt"'),
    ("paragraph", "Title"): ('fo:margin-bottom="0.1cm"', 'fo:font-size="20pt" fo:font-weight="bold"'),
    ("paragraph", "Subtitle"): ('fo:margin-bottom="0.4cm"', 'fo:font-size="12pt"'),
    ("paragraph", "Heading 1"): (_KOP, 'fo:font-size="14pt" fo:font-weight="bold"'),
    ("paragraph", "Heading 2"): (_KOP, 'fo:font-size="11pt" fo:font-weight="bold"'),
    ("paragraph", "Table Contents"): ("", 'fo:font-size="9pt"'),
    ("paragraph", "Table Heading"): ('fo:keep-with-next="always"', 'fo:font-size="8.5pt" fo:font-weight="bold"'),
    ("paragraph", "Footer"): ('fo:text-align="end"', 'fo:font-size="8pt"'),
    ("text", "Strong Emphasis"): ("", 'fo:font-weight="bold"'),
    ("text", "Internet Link"): ("", 'fo:color="#1c4d5c"'),
}
_AUTOMATIC = (
    ('<style:style style:name="Wijd" style:family="table"><style:table-properties style:width="18cm"'
    ' fo:margin-top="0.2cm" table:align="left" style:may-break-between-rows="true"/></style:style>'),
    ('<style:style style:name="Rij" style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    "</style:style>"),
    ('<style:style style:name="Vak" style:family="table-cell"><style:table-cell-properties'
    ' fo:border-bottom="0.5pt solid #b0aea8" fo:padding="0.08cm"/></style:style>'),
    ('<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"'
    ' fo:margin-left="1.5cm" fo:margin-right="1.5cm" fo:margin-top="1.8cm" fo:margin-bottom="1.5cm"/>'
    "<style:footer-style/></style:page-layout>"),
)
# fmt: on


def to_odt(stuk: Stuk) -> bytes:
    """The document; :class:`ActiepuntenError` where the library is missing."""
    odfdo = _library()
    document = odfdo.Document("text")
    _describe(document, stuk)
    _prepare(odfdo, document)
    body = document.body
    body.clear()
    body.append(odfdo.Paragraph(stuk.titel, style=_name("Title")))
    body.append(odfdo.Paragraph(stuk.ondertitel, style=_name("Subtitle")))
    lijst = None
    for nummer, blok in enumerate(stuk.blokken):
        lijst = lijst if isinstance(blok, Alinea) and blok.punt else None
        match blok:
            case Kop():
                kop = odfdo.Header(blok.niveau)
                kop.style = _name(f"Heading {blok.niveau}")  # the library forgets one that it is made with
                body.append(_filled(odfdo, kop, (Deel(blok.tekst, plek=blok.plek),)))
            case Tabel():
                body.append(_table(odfdo, blok, f"tabel{nummer}", document))
            case Alinea(punt=True):
                if lijst is None:
                    lijst = odfdo.List()
                    body.append(lijst)
                item = odfdo.ListItem()
                item.append(_line(odfdo, blok.regel, "Standard"))
                lijst.append(item)
            case Alinea():
                body.append(_line(odfdo, blok.regel, "Standard"))
    file = io.BytesIO()
    document.save(file)
    return without_clock(file.getvalue())


def _describe(document: Any, stuk: Stuk) -> None:  # noqa: ANN401 (the library has no types)
    """What a register of documents wants to know; its days are that of the document, so no clock is asked."""
    meta = document.meta
    meta.title, meta.subject, meta.description, meta.language = stuk.titel, stuk.ondertitel, stuk.omschrijving, _LANG
    meta.creator = meta.initial_creator = meta.generator = stuk.maker
    meta.creation_date = meta.date = datetime.combine(stuk.dag, time())


def _prepare(odfdo: Any, document: Any) -> None:  # noqa: ANN401 (id.)
    """Styles, paper with a page number, and language."""
    document.delete_styles()
    for (familie, naam), (alinea, tekst) in _STIJLEN.items():
        document.insert_style(odfdo.Element.from_tag(_style(familie, naam, alinea, tekst)))
    for xml in _AUTOMATIC:
        document.insert_style(odfdo.Element.from_tag(xml), automatic=True)
    document.insert_style(odfdo.Element.from_tag(_LANGUAGE), default=True)
    document.insert_style(odfdo.Element.from_tag(_MASTER))


_LANGUAGE = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:language="nl" fo:country="NL"'
    ' style:font-name="Liberation Sans" fo:font-family="Liberation Sans, Arial, sans-serif"/></style:default-style>'
)
_MASTER = (
    '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
    '<text:p text:style-name="Footer">Pagina <text:page-number text:select-page="current">1</text:page-number>'
    " van <text:page-count>1</text:page-count></text:p></style:footer></style:master-page>"
)


def _name(stijl: str) -> str:
    """The name of a style as XML has it."""
    return stijl.replace(" ", "_20_")


def _style(familie: str, naam: str, alinea: str, tekst: str) -> str:
    delen = f"<style:paragraph-properties {alinea}/>" if alinea else ""
    return (
        f'<style:style style:name="{_name(naam)}" style:display-name="{naam}" style:family="{familie}">'
        f"{delen}<style:text-properties {tekst}/></style:style>"
    )


def _line(odfdo: Any, regel: Regel, stijl: str) -> Any:  # noqa: ANN401 (id.)
    return _filled(odfdo, odfdo.Paragraph(style=_name(stijl)), regel)


def _filled(odfdo: Any, alinea: Any, regel: Regel) -> Any:  # noqa: ANN401 (id.)
    """The paragraph or heading with the parts of the line in it."""
    for deel in regel:
        if deel.plek:
            alinea.append(odfdo.Bookmark(deel.plek))
        stuk = odfdo.Span(deel.tekst, style=_name("Strong Emphasis") if deel.vet else None)
        if deel.naar:
            link = odfdo.Link(f"#{deel.naar}", style=_name("Internet Link"))
            link.append(stuk)
            stuk = link
        alinea.append(stuk)
    return alinea


def _table(odfdo: Any, tabel: Tabel, naam: str, document: Any) -> Any:  # noqa: ANN401 (id.)
    """A table of which the head comes back on each page."""
    wijd = odfdo.Table(naam, style="Wijd")
    totaal = sum(tabel.breedtes)
    for nummer, deel in enumerate(tabel.breedtes):
        stijl = f"{naam}.{nummer}"
        document.insert_style(
            odfdo.Element.from_tag(
                f'<style:style style:name="{stijl}" style:family="table-column"><style:table-column-properties'
                f' style:column-width="{_BREEDTE_CM * deel / totaal:.2f}cm"/></style:style>'
            ),
            automatic=True,
        )
        wijd.append(odfdo.Element.from_tag(f'<table:table-column table:style-name="{stijl}"/>'))
    kop = odfdo.Element.from_tag("<table:table-header-rows/>")
    kop.append(_row(odfdo, [[_line(odfdo, (Deel(tekst),), "Table Heading")] for tekst in tabel.koppen]))
    wijd.append(kop)
    for rij in tabel.rijen:
        wijd.append(_row(odfdo, [[_line(odfdo, regel, "Table Contents") for regel in cel] for cel in rij]))
    return wijd


def _row(odfdo: Any, cellen: Iterable[Iterable[Any]]) -> Any:  # noqa: ANN401 (id.)
    rij = odfdo.Element.from_tag('<table:table-row table:style-name="Rij"/>')
    for regels in cellen:
        cel = odfdo.Element.from_tag('<table:table-cell table:style-name="Vak" office:value-type="string"/>')
        for regel in regels:
            cel.append(regel)
        rij.append(cel)
    return rij


def _library() -> Any:  # noqa: ANN401 (id.)
    try:
        import odfdo  # noqa: PLC0415 (an extra; without it everything else works)
    except ImportError:
        raise MissingExtra("een OpenDocument-bestand", "odfdo", "office") from None
    return odfdo
