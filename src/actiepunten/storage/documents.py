"""The text of a document that somebody brings along: plain text, Markdown or a Word file.

Of a Word file the headings arrive as those of Markdown and the items of a list behind a dash, further in as they are
deeper; read from its XML, so that no library is needed.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO
from xml.etree import ElementTree as ET

from actiepunten.errors import ActiepuntenError
from actiepunten.storage.office import checked, unreadable

_WORD = "Word (.docx)"
_MARK = b"wordprocessingml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_GONE = ("del", "moveFrom", "pPr", "rPr", "instrText")
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)(?: ([2-5]))?", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(content: bytes, naam: str) -> str:
    """The text of a file; :class:`ActiepuntenError` where it holds none that can be read."""
    if content.startswith(b"PK"):
        return _word(content, naam)
    if content.startswith((b"%PDF", b"\xd0\xcf\x11\xe0")) or (b"\0" in content and not content.startswith(_UTF16)):
        raise ActiepuntenError(f"{naam} is geen tekst", "bewaar het als .docx, of als tekst (.txt of .md)")
    try:
        return content.decode("utf-16" if content.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # as older programs of Windows still write


@dataclass(frozen=True, slots=True)
class _Stijl:
    """What a style of the document says about its paragraphs."""

    kop: int = 0
    """1 for the highest heading; 0 for none."""
    lijst: int | None = None
    """How deep in a list, from 0; ``None`` outside one."""


def _word(content: bytes, naam: str) -> str:
    file = checked(content, naam, _WORD, _MARK)
    try:
        with zipfile.ZipFile(file) as archive:
            body = _part(archive.open("word/document.xml"))
            namen = archive.namelist()
            stijlen = _styles(_part(archive.open("word/styles.xml"))) if "word/styles.xml" in namen else {}
        return "\n".join(_paragraphs(body, stijlen)) + "\n"
    except (KeyError, ET.ParseError, zipfile.BadZipFile, ValueError, RecursionError):
        raise unreadable(naam, _WORD) from None


def _part(file: IO[bytes]) -> ET.Element:
    with file:
        return ET.fromstring(file.read())  # noqa: S314 (declarations were refused)


def _styles(root: ET.Element) -> dict[str, _Stijl]:
    """The styles by their id; their names are English in every language of Word."""
    stijlen = {}
    for style in root.iter(f"{_W}style"):
        naam = _value(style.find(f"{_W}name"))
        kop, lijst = _HEADING.fullmatch(naam), _LIST.fullmatch(naam)
        diep = int(lijst[1] or 1) - 1 if lijst else _depth(style)
        stijlen[style.get(f"{_W}styleId", "")] = _Stijl(int(kop[1]) if kop else 0, None if kop else diep)
    return stijlen


def _depth(node: ET.Element) -> int | None:
    """How deep in a list the numbering of a style or paragraph puts it; ``None`` without one, or where it is off."""
    numbering = node.find(f"{_W}pPr/{_W}numPr")
    if numbering is None or _value(numbering.find(f"{_W}numId"), "0") == "0":
        return None
    return int(_value(numbering.find(f"{_W}ilvl"), "0"))


def _value(node: ET.Element | None, anders: str = "") -> str:
    return anders if node is None else node.get(f"{_W}val", anders)


def _paragraphs(body: ET.Element, stijlen: Mapping[str, _Stijl]) -> Iterator[str]:
    """The paragraphs as lines, with a blank line around each that is no item of a list."""
    in_lijst = False
    for paragraph in body.iter(f"{_W}p"):
        tekst = re.sub(r"[ \t]+", " ", "".join(_runs(paragraph))).strip()
        if not tekst:
            continue
        stijl = stijlen.get(_value(paragraph.find(f"{_W}pPr/{_W}pStyle")), _Stijl())
        diep = None if stijl.kop else _depth(paragraph)
        diep = stijl.lijst if diep is None and not _is_off(paragraph) else diep
        if diep is None:
            yield from ["", f"{'#' * stijl.kop} {tekst}" if stijl.kop else tekst, ""]
        else:
            yield from [*([] if in_lijst else [""]), f"{'  ' * diep}- " + tekst.replace("\n", f"\n{'  ' * diep}  ")]
        in_lijst = diep is not None


def _is_off(paragraph: ET.Element) -> bool:
    """Whether the paragraph has turned off the numbering of its style."""
    return _value(paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId"), "-") == "0"


def _runs(node: ET.Element) -> Iterator[str]:
    for kind in node:
        naam = kind.tag.removeprefix(_W)
        if naam == "t":
            yield kind.text or ""
        elif naam in _SIGNS:
            yield _SIGNS[naam]
        elif naam not in (*_GONE, "p"):
            yield from _runs(kind)
