"""Spreadsheets of OpenDocument: the visible sheets as rows of text, read from their XML."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import repeat
from xml.etree import ElementTree as ET

from actiepunten.bladen import Blad, Lijst, Rij
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
