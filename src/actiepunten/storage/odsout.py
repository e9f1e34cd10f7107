"""Rows of text as a spreadsheet of OpenDocument. Needs the extra ``office``."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any
from xml.sax.saxutils import escape

from actiepunten.archief import without_clock
from actiepunten.bladen import Opmaak
from actiepunten.errors import MissingExtra
from actiepunten.tekst import legal

_CM = 0.2
"""The width of a character."""
_KOP = (
    '<style:style style:name="Kop" style:family="table-cell">'
    '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top" fo:padding="0.06cm"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)
_TEKST = '<number:text-style style:name="Tekst"><number:text-content/></number:text-style>'
_VAK = (
    '<style:style style:name="Vak" style:family="table-cell" style:data-style-name="Tekst"'
    '><style:table-cell-properties fo:wrap-option="wrap"'
    ' style:vertical-align="top" fo:padding="0.06cm"/></style:style>'
)
_ZONDER_MEER = '<style:style style:name="Merk" style:family="table-cell" style:data-style-name="Tekst"/>'
_KOLOM = (
    '<style:style style:name="kolom{}" style:family="table-column"><style:table-column-properties'
    ' style:column-width="{:.2f}cm"/></style:style>'
)
_RIJ = (
    '<style:style style:name="Rij" style:family="table-row"><style:table-row-properties'
    ' style:use-optimal-row-height="true"/></style:style>'
)
_BLAD = (
    '<style:style style:name="Blad" style:family="table" style:master-page-name="Default">'
    '<style:table-properties table:display="true"/></style:style>'
)
_PAGINA = {
    "fo:page-width": "29.7cm",
    "fo:page-height": "21cm",
    "style:print-orientation": "landscape",
    "style:scale-to-X": "1",
    "style:scale-to-Y": "0",
    "style:print": "grid",
    **{f"fo:margin-{kant}": "1cm" for kant in ("top", "bottom", "left", "right")},
}
"""A4 lying down, all columns on one page, as many pages as there are rows for."""
_VOET = "Pagina <text:page-number>1</text:page-number> van <text:page-count>1</text:page-count>"

_SPLIT = (
    ("short", "HorizontalSplitMode", 0),
    ("short", "VerticalSplitMode", 2),
    ("int", "HorizontalSplitPosition", 0),
    ("int", "VerticalSplitPosition", 1),
    ("short", "ActiveSplitRange", 2),
    ("int", "PositionBottom", 1),
)
"""Frozen, after one row; LibreOffice wants each number in its own type."""
_VIEW = (
    '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
    "<config:config-item-map-entry>"
    '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
    '<config:config-item-map-named config:name="Tables"><config:config-item-map-entry>'
    + "".join(
        f'<config:config-item config:name="{naam}" config:type="{soort}">{waarde}</config:config-item>'
        for soort, naam, waarde in _SPLIT
    )
    + "</config:config-item-map-entry></config:config-item-map-named></config:config-item-map-entry>"
    "</config:config-item-map-indexed></config:config-item-set>"
)


def write_ods(rijen: Sequence[Sequence[str]], opmaak: Opmaak) -> bytes:
    """A sheet with a head that stays in view and is on each page; every cell is text, whatever it looks like."""
    odfdo = _library()
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    blad = odfdo.Table(opmaak.titel, style="Blad")
    kolommen = [_KOLOM.format(nummer, (breedte or 1) * _CM) for nummer, breedte in enumerate(opmaak.breedtes)]
    stijlen = document.get_part("content.xml").get_element("//office:automatic-styles")
    for stijl in (_TEKST, _KOP, _VAK, _ZONDER_MEER, _RIJ, _BLAD, *kolommen):
        stijlen.append(odfdo.Element.from_tag(stijl))
    for nummer, breedte in enumerate(opmaak.breedtes):
        weg = "" if breedte else ' table:visibility="collapse"'
        blad.append(odfdo.Element.from_tag(f'<table:table-column table:style-name="kolom{nummer}"{weg}/>'))
    stijl_van = {nummer: "Merk" for nummer, breedte in enumerate(opmaak.breedtes) if not breedte}
    kop = odfdo.Element.from_tag("<table:table-header-rows/>")
    kop.append(_row(odfdo, rijen[0], "Kop", stijl_van))
    blad.append(kop)
    for rij in rijen[1:]:
        blad.append(_row(odfdo, rij, "Vak", stijl_van))
    document.body.append(blad)
    _freeze_head(odfdo, document, opmaak.titel)
    _lay_out_pages(odfdo, document, opmaak.voet)
    _describe(document, opmaak)
    file = io.BytesIO()
    document.save(file)
    return without_clock(file.getvalue())


def _freeze_head(odfdo: Any, document: Any, titel: str) -> None:  # noqa: ANN401 (the library has no types)
    """Let the head stay in view; the library's own settings are of another sheet."""
    instellingen = document.get_part("settings.xml").get_element("//office:settings")
    for oud in instellingen.children:
        instellingen.delete(oud)
    instellingen.append(odfdo.Element.from_tag(_VIEW))
    instellingen.get_element("//config:config-item-map-named/config:config-item-map-entry").set_attribute(
        "config:name", titel
    )


def _lay_out_pages(odfdo: Any, document: Any, voet: str) -> None:  # noqa: ANN401 (id.)
    """All columns on one page, lying down; below each whose list it is and which page."""
    stijlen = document.get_part("styles.xml")
    eigenschappen = stijlen.get_element('//style:page-layout[@style:name="Mpm1"]/style:page-layout-properties')
    for naam, waarde in _PAGINA.items():
        eigenschappen.set_attribute(naam, waarde)
    pagina = stijlen.get_element('//style:master-page[@style:name="Default"]')
    pagina.get_element("style:header").set_attribute("style:display", "false")
    onder = pagina.get_element("style:footer")
    onder.clear()
    for kant, inhoud in (("left", escape(voet)), ("right", _VOET)):
        onder.append(odfdo.Element.from_tag(f"<style:region-{kant}><text:p>{inhoud}</text:p></style:region-{kant}>"))


def _describe(document: Any, opmaak: Opmaak) -> None:  # noqa: ANN401 (id.)
    """Dutch, and of the day of the list; the library begins with a file that somebody made in another language."""
    meta = document.meta
    meta.title, meta.language, meta.generator = opmaak.titel, "nl-NL", "actiepunten"
    meta.creation_date = meta.date = datetime.combine(opmaak.dag, time())
    for letters in document.get_part("styles.xml").get_elements("//style:default-style/style:text-properties"):
        letters.set_attribute("fo:language", "nl")
        letters.set_attribute("fo:country", "NL")


def _row(odfdo: Any, cellen: Sequence[str], stijl: str, anders: Mapping[int, str]) -> Any:  # noqa: ANN401 (id.)
    rij = odfdo.Element.from_tag('<table:table-row table:style-name="Rij"/>')
    for nummer, tekst in enumerate(cellen):
        naam = anders.get(nummer, stijl)
        cel = odfdo.Element.from_tag(f'<table:table-cell table:style-name="{naam}" office:value-type="string"/>')
        for regel in legal(tekst).split("\n"):
            cel.append(odfdo.Paragraph(regel))
        rij.append(cel)
    return rij


def _library() -> Any:  # noqa: ANN401 (id.)
    try:
        import odfdo  # noqa: PLC0415 (an extra; without it everything else works)
    except ImportError:
        raise MissingExtra("een .ods-bestand", "odfdo", "office") from None
    return odfdo
