"""Whether words occur in an output, however they are packed or written there.

:func:`leaks` unpacks archives, PDF streams, base64 and quoted-printable, undoes escapes, codes and tags, and looks for
each word in any case.
"""

import base64
import binascii
import html
import io
import quopri
import re
import subprocess
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from support.missing import missing

_DEEP = 3
_LINE_END = re.compile(r"\r?\n[ \t]?")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


def leaks(content: bytes, naam: str, words: Iterable[str]) -> list[str]:
    """Each word that occurs in the output, behind the name of the part that holds it; empty where none does."""
    gevonden: dict[str, str] = {}
    for word, deel in leaking(content, naam, words):
        gevonden.setdefault(word, f"{deel}: {word}")
    return sorted(gevonden.values())


def leaking(content: bytes, naam: str, words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each word as soon as it is found, with the part that holds it; a word may come more than once."""
    gezocht: dict[str, list[tuple[str, str]]] = {}  # by how they begin, so that a text without that is done at once
    for word in {word.casefold() for word in words}:
        for vorm in (word, word[::-1]):
            gezocht.setdefault(vorm[:2], []).append((vorm, word))
    for deel, tekst in _texts(content, naam, _DEEP):
        klein = tekst.casefold()
        for begin, vormen in gezocht.items():
            if begin in klein:
                yield from ((word, deel) for vorm, word in vormen if vorm in klein)


def _texts(content: bytes, naam: str, deep: int) -> Iterator[tuple[str, str]]:
    """Every text that a reader or a program could make of the content."""
    yield naam, naam
    for tekst in _decoded(content):
        yield from ((naam, gelezen) for gelezen in _readings(tekst))
    if deep:
        for deel, binnen in _unpacked(content):
            yield from _texts(binnen, f"{naam} > {deel}", deep - 1)


def _decoded(content: bytes) -> Iterator[str]:
    yield content.decode("utf-8", errors="replace")
    if not content.isascii():
        yield content.decode("latin-1")
    if b"\0" in content:
        for codec in ("utf-16-le", "utf-16-be"):
            yield content.decode(codec, errors="ignore")
            yield content[1:].decode(codec, errors="ignore")


def _readings(tekst: str) -> set[str]:
    """The text, and what comes of it when what hides a word is undone: one by one, by two, and all in a row, twice."""
    enkel = {undo(tekst) for undo in UNDO}
    gelezen = {tekst} | enkel | {undo(een) for een in enkel - {tekst} for undo in UNDO}
    for undo in (*UNDO, *UNDO):
        tekst = undo(tekst)
        gelezen.add(tekst)
    return gelezen


def _escapes(tekst: str) -> str:
    r"""``\u0041``, ``\u{41}`` and ``\x41`` of JSON and JavaScript, ``\101`` of PDF, ``\41 `` of CSS."""
    hexa = re.sub(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))", _by_hex, tekst)
    return re.sub(r"\\([0-3][0-7]{2})", lambda m: chr(int(m[1], 8)), hexa)


def _css(tekst: str) -> str:
    return re.sub(r"\\([0-9a-fA-F]{2,6})[ \t\n]?", _by_hex, tekst)


def _by_hex(gevonden: re.Match[str]) -> str:
    waarde = int(next(filter(None, gevonden.groups())), 16)
    return chr(waarde) if waarde <= 0x10FFFF else gevonden[0]


def _without_tags(tekst: str) -> str:
    return re.sub(r"<[^<>]*>", "", tekst)


def _without_signs(tekst: str) -> str:
    """Without what nobody sees, other dashes as a hyphen, wide letters as plain ones, and no marks of CommonMark."""
    gewoon = unicodedata.normalize("NFKC", tekst)
    zichtbaar = (teken for teken in gewoon if unicodedata.category(teken) not in ("Cf", "Mn", "Me"))
    return re.sub(r"[\\*_`~]", "", "".join("-" if unicodedata.category(t) == "Pd" else t for t in zichtbaar))


def _as_page(tekst: str) -> str:
    """Links and images as what is shown of them, and an underscore as the dash that it stands for."""
    kaal = tekst.replace("\\", "")
    zonder = re.sub(r"!?\[([^][]*)\](?:\([^()]*\)|\[[^][]*\])", r"\1", kaal)
    return re.sub(r"[_ ]-|-[_ ]|[_ ]", "-", zonder)


def _quoted(tekst: str) -> str:
    return quopri.decodestring(tekst.encode()).decode("utf-8", errors="replace")


UNDO: tuple[Callable[[str], str], ...] = (
    html.unescape,
    unquote,
    _escapes,
    _css,
    _without_tags,
    _without_signs,
    _as_page,
    _quoted,
    lambda tekst: _LINE_END.sub("", tekst),
)


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in the content, each with the name of its place."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from ((naam, archive.read(naam)) for naam in archive.namelist())
    if content.startswith(b"%PDF"):
        yield from _of_pdf(content)
    else:
        yield from _of_base64(content)
        yield from (("hex", binascii.unhexlify(_even(tekst))) for tekst in _HEX.findall(content))


def _of_pdf(content: bytes) -> Iterator[tuple[str, bytes]]:
    for nummer, stream in enumerate(_STREAM.findall(content)):
        try:
            yield f"stream {nummer}", zlib.decompressobj().decompress(stream)
        except zlib.error:
            yield f"stream {nummer}", stream
    try:
        for command in (["pdftotext", "-", "-"], ["pdfinfo", "-"]):
            done = subprocess.run(command, input=content, capture_output=True, check=False)
            yield command[0], done.stdout
    except OSError:
        missing("pdftotext and pdfinfo are not here (poppler-utils)")


def _even(tekst: bytes) -> bytes:
    cijfers = b"".join(tekst.split())
    return cijfers + b"0" * (len(cijfers) % 2)


def _of_base64(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What base64 stands there: per run of its signs, and with the lines joined."""
    tekst = content.decode("latin-1")
    runs = {run for een in (tekst, _LINE_END.sub("", tekst)) for run in _BASE64.findall(een)}
    for run in sorted(runs):
        kaal = run.rstrip("=")
        if len(kaal) % 4 != 1:
            gewoon = kaal.replace("-", "+").replace("_", "/")
            yield "base64", base64.b64decode(gewoon + "=" * (-len(kaal) % 4))
