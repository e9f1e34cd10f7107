"""Tables of a Word file as rows of text; read from its XML, so that no library is needed."""

import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree as ET

from actiepunten.bladen import Blad, Lijst, Rij
from actiepunten.errors import ActiepuntenError
from actiepunten.storage.office import checked, unreadable

_WORD = "Word (.docx)"
_MARK = b"wordprocessingml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAX_SPAN = 200
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(content: bytes, naam: str) -> Lijst:
    """The tables of the document, in order; merged cells hold their text once, in the first."""
    file = checked(content, naam, _WORD, _MARK)
    try:
        body = _body(file)
        bladen = [blad for n, table in enumerate(_outer(body, "tbl"), start=1) if (blad := _table(table, n)).rijen]
    except ActiepuntenError:
        raise
    except (KeyError, ET.ParseError, zipfile.BadZipFile, ValueError, RecursionError):
        raise unreadable(naam, _WORD) from None
    if not bladen:
        raise ActiepuntenError(f"in {naam} staat geen tabel", "importeer een bestand met een tabel")
    return Lijst(tuple(bladen), tuple(_remarks(body)))


def _remarks(body: ET.Element) -> Iterator[str]:
    soorten = {kind.tag.removeprefix(_W) for kind in body.iter()}
    if soorten & {"ins", "del", "moveFrom", "moveTo"}:
        yield "bijgehouden wijzigingen zijn gelezen alsof zij zijn aanvaard"
    if soorten & {"commentReference", "footnoteReference", "endnoteReference"}:
        yield "opmerkingen in de kantlijn en noten zijn niet gelezen"


def _body(file: IO[bytes]) -> ET.Element:
    with zipfile.ZipFile(file) as archive:
        links = ET.fromstring(archive.read("_rels/.rels"))  # noqa: S314 (declarations were refused)
        main = next((link.get("Target", "") for link in links if link.get("Type") == _OFFICE), "word/document.xml")
        return ET.fromstring(archive.read(main.lstrip("/")))  # noqa: S314


def _outer(node: ET.Element, tag: str) -> Iterator[ET.Element]:
    """The elements of that tag below the node, without those inside another one; deleted text is no text."""
    for kind in node:
        if kind.tag == _W + tag:
            yield kind
        elif kind.tag not in (_W + "del", _W + "moveFrom"):
            yield from _outer(kind, tag)


def _table(table: ET.Element, nummer: int) -> Blad:
    naam = f"tabel {nummer}"
    rijen = []
    for rij, row in enumerate(_outer(table, "tr"), start=1):
        cellen = tuple(_cells(row))
        if any(cellen):
            rijen.append(Rij(rij, f"{naam}, rij {rij}", cellen))
    return Blad(naam, tuple(rijen))


def _cells(row: ET.Element) -> Iterator[str]:
    yield from [""] * _number(row.find(f"{_W}trPr/{_W}gridBefore"))
    for cell in _outer(row, "tc"):
        merged = cell.find(f"{_W}tcPr/{_W}vMerge")
        voortgezet = merged is not None and merged.get(f"{_W}val", "continue") == "continue"
        yield "" if voortgezet else _text(cell)
        yield from [""] * (_number(cell.find(f"{_W}tcPr/{_W}gridSpan")) - 1)


def _number(node: ET.Element | None) -> int:
    return min(_MAX_SPAN, int(node.get(f"{_W}val", "0"))) if node is not None else 0


def _text(cell: ET.Element) -> str:
    """The paragraphs of a cell as lines; those of a table inside it too."""
    regels = ("".join(_runs(paragraph)).strip() for paragraph in cell.iter(_W + "p"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip()


def _runs(node: ET.Element) -> Iterator[str]:
    for kind in node:
        naam = kind.tag.removeprefix(_W)
        if naam == "t":
            yield kind.text or ""
        elif naam in _SIGNS:
            yield _SIGNS[naam]
        elif naam not in ("del", "moveFrom", "pPr", "rPr", "p"):
            yield from _runs(kind)
