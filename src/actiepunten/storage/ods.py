"""Spreadsheets of OpenDocument: the visible sheets as rows of text, and rows of text as a sheet.

Read from their XML, so that no library is needed; written with the extra ``office``.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import repeat
from typing import Any
from xml.etree import ElementTree as ET

from actiepunten.archief import without_clock
from actiepunten.bladen import Blad, Lijst, Opmaak, Rij
from actiepunten.errors import ActiepuntenError
from actiepunten.storage import cells
from actiepunten.storage.office import MIMETYPE, checked, unreadable

_CALC = "LibreOffice (.ods)"
_MARK = b"opendocument.spreadsheet"
_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT, _STYLE, _NUMBER = (
    f"{_OASIS}{deel}}}" for deel in ("office:1.0", "table:1.0", "text:1.0", "style:1.0", "datastyle:1.0")
)
_VALUE = f"{_OFFICE}value"
_TYPE = f"{_OFFICE}value-type"
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_GROUPS = {
    f"{_TABLE}table-{deel}"
    for deel in ("header-rows", "rows", "row-group", "header-columns", "columns", "column-group")
}
_SHOWN = {f"{_NUMBER}year": "y", f"{_NUMBER}month": "m", f"{_NUMBER}day": "d"}
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_CLOCK = re.compile(r"PT(\d+)H(\d+)M")
_MAX_COLUMNS = 16_384
_MAX_COPIES = 10_000
"""A row that is the same more often than this was filled down to the end of the sheet, and is no part of a list."""
_ALPHABET = 26


def read_ods(content: bytes, naam: str) -> Lijst:
    """The visible sheets of a spreadsheet: values as they are shown, formulas by the result in the file."""
    file = checked(content, naam, _CALC, _MARK, MIMETYPE)
    try:
        return _read(file)
    except (KeyError, ET.ParseError, zipfile.BadZipFile, ValueError, RecursionError):
        raise unreadable(naam, _CALC) from None


def _read(file: io.BytesIO) -> Lijst:
    with zipfile.ZipFile(file) as archive:
        delen = [ET.fromstring(archive.read(deel)) for deel in ("styles.xml", "content.xml")]  # noqa: S314 (id.)
    opmaak = _Styles.of(delen)
    bladen, verborgen, meldingen = [], [], []
    for tabel in delen[1].iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"):
        naam = tabel.get(f"{_TABLE}name", "")
        if tabel.get(f"{_TABLE}style-name") in opmaak.verborgen:
            verborgen.append(naam)
            continue
        lezer = _Sheet(naam, opmaak, tabel)
        if rijen := tuple(lezer.rows()):
            bladen.append(Blad(naam, rijen))
        meldingen += lezer.meldingen
    if next(delen[1].iter(f"{_OFFICE}annotation"), None) is not None:
        meldingen.append(cells.NOTES)
    return Lijst(tuple(bladen), (*meldingen, *cells.hidden(verborgen)))


@dataclass(frozen=True, slots=True)
class _Styles:
    """What the styles of a file say that matters: which sheets are hidden, and what a date shows."""

    verborgen: set[str | None]
    ouders: Mapping[str, str]
    """By style of a cell the style that it is a variant of."""
    vormen: Mapping[str, str]
    """By style of a cell the letters of what a date in it shows."""

    @classmethod
    def of(cls, delen: Sequence[ET.Element]) -> "_Styles":
        """Out of all parts that hold styles."""
        datums = {
            stijl.get(f"{_STYLE}name", ""): "".join(_SHOWN.get(deel.tag, "") for deel in stijl)
            for deel in delen
            for stijl in deel.iter(f"{_NUMBER}date-style")
        }
        stijlen = [stijl for deel in delen for stijl in deel.iter(f"{_STYLE}style")]
        verborgen: set[str | None] = {
            stijl.get(f"{_STYLE}name")
            for stijl in stijlen
            if any(deel.get(f"{_TABLE}display") == "false" for deel in stijl)
        }
        ouders, vormen = {}, {}
        for stijl in stijlen:
            if stijl.get(f"{_STYLE}family") == "table-cell":
                naam = stijl.get(f"{_STYLE}name", "")
                ouders[naam] = stijl.get(f"{_STYLE}parent-style-name", "")
                if (vorm := stijl.get(f"{_STYLE}data-style-name")) is not None:
                    vormen[naam] = datums.get(vorm, "")
        return cls(verborgen, ouders, vormen)

    def shows(self, stijl: str) -> str:
        """The letters of what a date in a cell of that style shows; empty where nothing says it."""
        gezien = set()
        while stijl and stijl not in self.vormen and stijl not in gezien:
            gezien.add(stijl)
            stijl = self.ouders.get(stijl, "")
        return self.vormen.get(stijl, "")


class _Sheet:
    """Reads the rows of one sheet, and remembers what is to be said of it."""

    def __init__(self, naam: str, opmaak: _Styles, tabel: ET.Element) -> None:
        self._naam, self._opmaak, self._tabel = naam, opmaak, tabel
        self.meldingen: list[str] = []
        self._kolommen: list[str] = []
        for kolom in _inner(tabel, "table-column"):
            ruimte = _MAX_COLUMNS - len(self._kolommen)
            stijl = kolom.get(f"{_TABLE}default-cell-style-name", "")
            self._kolommen += repeat(stijl, min(ruimte, _times(kolom, "columns")))

    def rows(self) -> Iterator[Rij]:
        """The rows that hold something; empty ones cost nothing, however many there are said to be."""
        nummer = geteld = 0
        for row in _inner(self._tabel, "table-row"):
            keer = _times(row, "rows")
            cellen = tuple(self._cells(row, nummer + 1))
            if cellen:
                geteld += len(cellen) * keer
                cells.refuse_many(geteld, self._naam)
                if keer > _MAX_COPIES:
                    raise cells.too_large(self._naam)
                for nr in range(nummer + 1, nummer + keer + 1):
                    yield Rij(nr, f"{self._naam}, rij {nr}", cellen)
            nummer += keer

    def _cells(self, row: ET.Element, rij: int) -> Iterator[str]:
        """The texts up to the last that is one; a cell under a merged one holds none."""
        kolom = leeg = 0
        for cell in row:
            keer = _times(cell, "columns")
            tekst = self._text(cell, rij, kolom) if cell.tag == f"{_TABLE}table-cell" else ""
            kolom += keer
            if tekst and kolom > _MAX_COLUMNS:
                raise cells.too_large(self._naam)
            if tekst:
                yield from repeat("", leeg)
                yield from repeat(tekst, keer)
            leeg = 0 if tekst else leeg + keer

    def _text(self, cell: ET.Element, rij: int, kolom: int) -> str:
        getoond = cells.words("\n".join(_shown(deel) for deel in cell if deel.tag == f"{_TEXT}p"))
        if cell.get(_CALC_TYPE) == "error":
            self._tell(rij, kolom, cells.with_error(getoond))
        elif f"{_TABLE}formula" in cell.attrib and _TYPE not in cell.attrib:
            self._tell(rij, kolom, cells.without_result("LibreOffice"))
        standaard = self._kolommen[kolom] if kolom < len(self._kolommen) else ""
        vorm = self._opmaak.shows(cell.get(f"{_TABLE}style-name", standaard))
        return _value(cell, vorm) or getoond

    def _tell(self, rij: int, kolom: int, wat: str) -> None:
        self.meldingen.append(f"{self._naam}, cel {_letters(kolom)}{rij}: {wat}")


def _inner(node: ET.Element, naam: str) -> Iterator[ET.Element]:
    """The rows or columns of a table, also those in groups."""
    for deel in node:
        if deel.tag == _TABLE + naam:
            yield deel
        elif deel.tag in _GROUPS:
            yield from _inner(deel, naam)


def _times(node: ET.Element, wat: str) -> int:
    return max(1, int(node.get(f"{_TABLE}number-{wat}-repeated", "1")))


def _letters(kolom: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    voor, letter = divmod(kolom, _ALPHABET)
    return (_letters(voor - 1) if voor else "") + chr(ord("A") + letter)


def _value(cell: ET.Element, vorm: str) -> str:
    """The value of what is no text; empty where the words that are shown say it."""
    soort = cell.get(_TYPE)
    if soort == "date" and (dag := cell.get(f"{_OFFICE}date-value")):
        return cells.day(datetime.fromisoformat(dag), vorm)
    if soort == "time" and (klok := _CLOCK.match(cell.get(f"{_OFFICE}time-value", ""))):
        return f"{int(klok[1]):02}:{klok[2]}"
    if soort == "boolean" and (waar := cell.get(f"{_OFFICE}boolean-value")):
        return cells.truth(waar == "true")
    if soort in {"float", "currency", "percentage"} and (getal := cell.get(_VALUE)):
        return cells.number(float(getal), percentage=soort == "percentage")
    return ""


def _shown(node: ET.Element) -> str:
    """The text of a paragraph, with the white space for which the format has elements."""
    delen = [node.text or ""]
    for deel in node:
        if deel.tag == f"{_TEXT}s":
            delen.append(" " * min(_MAX_COPIES, int(deel.get(f"{_TEXT}c", "1"))))
        elif deel.tag != f"{_OFFICE}annotation":
            delen.append(_SIGNS.get(deel.tag) or _shown(deel))
        delen.append(deel.tail or "")
    return "".join(delen)


_CM = 0.2
"""The width of a character."""
_KOP = (
    '<style:style style:name="Kop" style:family="table-cell"><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
)
_TEKST = '<number:text-style style:name="Tekst"><number:text-content/></number:text-style>'
_VAK = (
    '<style:style style:name="Vak" style:family="table-cell" style:data-style-name="Tekst"'
    '><style:table-cell-properties fo:wrap-option="wrap"'
    ' style:vertical-align="top"/></style:style>'
)
_KOLOM = (
    '<style:style style:name="kolom{}" style:family="table-column"><style:table-column-properties'
    ' style:column-width="{:.2f}cm"/></style:style>'
)

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
    blad = odfdo.Table(opmaak.titel)
    kolommen = [_KOLOM.format(nummer, breedte * _CM) for nummer, breedte in enumerate(opmaak.breedtes)]
    stijlen = document.get_part("content.xml").get_element("//office:automatic-styles")
    for stijl in (_TEKST, _KOP, _VAK, *kolommen):
        stijlen.append(odfdo.Element.from_tag(stijl))
    for nummer in range(len(kolommen)):
        blad.append(odfdo.Element.from_tag(f'<table:table-column table:style-name="kolom{nummer}"/>'))
    kop = odfdo.Element.from_tag("<table:table-header-rows/>")
    kop.append(_row(odfdo, rijen[0], "Kop"))
    blad.append(kop)
    for rij in rijen[1:]:
        blad.append(_row(odfdo, rij, "Vak"))
    document.body.append(blad)
    _freeze_head(odfdo, document, opmaak.titel)
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


def _row(odfdo: Any, cellen: Sequence[str], stijl: str) -> Any:  # noqa: ANN401 (the library has no types)
    rij = odfdo.Element.from_tag("<table:table-row/>")
    for tekst in cellen:
        cel = odfdo.Element.from_tag(f'<table:table-cell table:style-name="{stijl}" office:value-type="string"/>')
        for regel in cells.legal(tekst).split("\n"):
            cel.append(odfdo.Paragraph(regel))
        rij.append(cel)
    return rij


def _library() -> Any:  # noqa: ANN401 (id.)
    try:
        import odfdo  # noqa: PLC0415 (an extra; without it everything else works)
    except ImportError:
        raise ActiepuntenError(
            "voor een .ods-bestand ontbreekt odfdo", "installeer het met: pip install 'actiepunten[office]'"
        ) from None
    return odfdo
