"""The report as an OpenDocument text. Needs the extra ``office``."""

import io
from collections.abc import Iterable
from typing import Any

from actiepunten.archief import without_clock
from actiepunten.errors import ActiepuntenError
from actiepunten.render.stuk import Alinea, Deel, Kop, Regel, Stuk, Tabel

_BREEDTE_CM = 18.0
_KOP = 'fo:margin-top="0.5cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"'
# fmt: off
_STIJLEN = {
    ("paragraph", "Standaard"): ("", 'fo:font-size="9.5pt"'),
    ("paragraph", "Titel"): ('fo:margin-bottom="0.1cm"', 'fo:font-size="20pt" fo:font-weight="bold"'),
    ("paragraph", "Ondertitel"): ('fo:margin-bottom="0.4cm"', 'fo:font-size="12pt"'),
    ("paragraph", "Kop 2"): (_KOP, 'fo:font-size="14pt" fo:font-weight="bold"'),
    ("paragraph", "Kop 3"): (_KOP, 'fo:font-size="11pt" fo:font-weight="bold"'),
    ("paragraph", "Cel"): ("", 'fo:font-size="9pt"'),
    ("paragraph", "Celkop"): ('fo:keep-with-next="always"', 'fo:font-size="8.5pt" fo:font-weight="bold"'),
    ("paragraph", "Voet"): ('fo:text-align="end"', 'fo:font-size="8pt"'),
    ("text", "Vet"): ("", 'fo:font-weight="bold"'),
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
    _prepare(odfdo, document, stuk)
    body = document.body
    body.clear()
    body.append(odfdo.Header(1, stuk.titel, style="Titel"))
    body.append(odfdo.Paragraph(stuk.ondertitel, style="Ondertitel"))
    lijst = None
    for nummer, blok in enumerate(stuk.blokken):
        lijst = lijst if isinstance(blok, Alinea) and blok.punt else None
        match blok:
            case Kop():
                body.append(odfdo.Header(blok.niveau, blok.tekst, style=f"Kop {blok.niveau}"))
            case Tabel():
                body.append(_table(odfdo, blok, f"tabel{nummer}", document))
            case Alinea(punt=True):
                if lijst is None:
                    lijst = odfdo.List()
                    body.append(lijst)
                item = odfdo.ListItem()
                item.append(_line(odfdo, blok.regel, "Standaard"))
                lijst.append(item)
            case Alinea():
                body.append(_line(odfdo, blok.regel, "Standaard"))
    file = io.BytesIO()
    document.save(file)
    return without_clock(file.getvalue())


def _prepare(odfdo: Any, document: Any, stuk: Stuk) -> None:  # noqa: ANN401 (the library has no types)
    """Styles, paper with a page number, language and title."""
    document.delete_styles()
    for (familie, naam), (alinea, tekst) in _STIJLEN.items():
        document.insert_style(odfdo.Element.from_tag(_style(familie, naam, alinea, tekst)))
    for xml in _AUTOMATIC:
        document.insert_style(odfdo.Element.from_tag(xml), automatic=True)
    document.insert_style(odfdo.Element.from_tag(_LANGUAGE), default=True)
    document.insert_style(odfdo.Element.from_tag(_MASTER))
    meta = document.meta
    meta.title, meta.subject, meta.language = stuk.titel, stuk.ondertitel, "nl-NL"


_LANGUAGE = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:language="nl" fo:country="NL"'
    ' style:font-name="Liberation Sans" fo:font-family="Liberation Sans, Arial, sans-serif"/></style:default-style>'
)
_MASTER = (
    '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>'
    '<text:p text:style-name="Voet"><text:page-number/> / <text:page-count/></text:p>'
    "</style:footer></style:master-page>"
)


def _style(familie: str, naam: str, alinea: str, tekst: str) -> str:
    delen = f"<style:paragraph-properties {alinea}/>" if alinea else ""
    return (
        f'<style:style style:name="{naam}" style:display-name="{naam}" style:family="{familie}">'
        f"{delen}<style:text-properties {tekst}/></style:style>"
    )


def _line(odfdo: Any, regel: Regel, stijl: str) -> Any:  # noqa: ANN401 (id.)
    alinea = odfdo.Paragraph(style=stijl)
    for deel in regel:
        alinea.append(odfdo.Span(deel.tekst, style="Vet" if deel.vet else None))
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
    kop.append(_row(odfdo, [[_line(odfdo, (Deel(tekst),), "Celkop")] for tekst in tabel.koppen]))
    wijd.append(kop)
    for rij in tabel.rijen:
        wijd.append(_row(odfdo, [[_line(odfdo, regel, "Cel") for regel in cel] for cel in rij]))
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
        raise ActiepuntenError(
            "voor een OpenDocument-bestand ontbreekt odfdo", "installeer het met: pip install 'actiepunten[office]'"
        ) from None
    return odfdo
