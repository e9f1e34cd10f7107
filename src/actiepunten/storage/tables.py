"""Lists in files: ``.xlsx``, ``.ods``, ``.csv``, ``.docx`` and Markdown, as rows of text and back."""

import csv
import html
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from actiepunten.bladen import Blad, Lijst, Opmaak, Rij
from actiepunten.errors import ActiepuntenError
from actiepunten.storage.excel import read_xlsx, write_xlsx
from actiepunten.storage.ods import read_ods
from actiepunten.storage.odsout import write_ods
from actiepunten.storage.office import MAX_BYTES, unreadable
from actiepunten.storage.word import read_docx

_GUARDED = re.compile(r"\s*'*[=+\-@\t\r\0]")
_SEPARATORS = ";,\t"
_CP1252 = "het bestand is geen UTF-8; het is gelezen als Windows-1252"
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL_END = re.compile(r"(?<!\\)(?:\\\\)*\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def read_table(path: Path) -> Lijst:
    """What stands in the file; :class:`ActiepuntenError` where it is of no such kind, or not to be read."""
    lees = _READERS.get(path.suffix.casefold())
    if lees is None:
        soorten = ", ".join(_READERS)
        raise ActiepuntenError(f"{path.name} is geen lijst die hier te lezen is", f"bewaar haar als een van: {soorten}")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ActiepuntenError(f"{path.name} is te groot om een lijst te zijn", "bewaar alleen de lijst zelf")
        content = path.read_bytes()
    except OSError:
        raise ActiepuntenError(f"{path} is niet te lezen", "bestaat het bestand, en mag u het lezen?") from None
    lijst = lees(content, path.name)
    return replace(lijst, bladen=tuple(_trimmed(blad) for blad in lijst.bladen))


def _trimmed(blad: Blad) -> Blad:
    """The rows without the empty cells at their end, of which one format gives more than another."""
    return replace(blad, rijen=tuple(replace(rij, cellen=_until_last(rij.cellen)) for rij in blad.rijen))


def _until_last(cellen: tuple[str, ...]) -> tuple[str, ...]:
    return cellen[: max((nummer for nummer, cel in enumerate(cellen, start=1) if cel), default=0)]


def table_bytes(bestand: Path, rijen: Sequence[Sequence[str]], opmaak: Opmaak) -> bytes:
    """The rows, the head first, as the file of that name is to hold them."""
    if bestand.is_dir():
        raise ActiepuntenError(f"{bestand} is een map", "kies de naam van een bestand")
    schrijf = _WRITERS.get(bestand.suffix.casefold())
    if schrijf is None:
        raise ActiepuntenError(f"{bestand.name} heeft geen bekende soort", f"kies een van: {', '.join(_WRITERS)}")
    return schrijf(rijen, opmaak)


def _write_csv(rijen: Sequence[Sequence[str]], _: Opmaak) -> bytes:
    """Semicolons and a byte-order-mark, as Excel expects them here; nothing that it would take for a formula."""
    file = io.StringIO()
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(map(_guard, rijen))
    return file.getvalue().encode("utf-8-sig")


def _guard(cellen: Iterable[str]) -> list[str]:
    return [f"'{cel}" if _GUARDED.match(cel) else cel for cel in cellen]


def _unguard(cel: str) -> str:
    return cel[1:] if cel.startswith("'") and _GUARDED.match(cel[1:]) else cel


def _decode(content: bytes, naam: str) -> tuple[str, tuple[str, ...]]:
    """The text and what is to be said of it."""
    codering = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    gezegd: tuple[str, ...] = ()
    try:
        tekst = content.decode(codering)
    except UnicodeDecodeError:
        try:
            tekst, gezegd = content.decode("cp1252"), (_CP1252,)
        except UnicodeDecodeError:
            raise unreadable(naam, "tekst") from None
    if "\0" in tekst:
        raise unreadable(naam, "tekst")
    return tekst, gezegd


def read_csv(content: bytes, naam: str) -> Lijst:
    """Rows between commas, semicolons or tabs, whichever makes most columns of the first row."""
    tekst, gezegd = _decode(content, naam)
    gegeven = re.match(r"sep=(.)\r?\n", tekst)
    teken = gegeven[1] if gegeven else max(_SEPARATORS, key=lambda teken: _columns(tekst, teken))
    reader = csv.reader(io.StringIO(tekst, newline=""), delimiter=teken, strict=True)
    rijen = []
    begin = 0
    try:
        for cellen in reader:
            schoon = tuple(_unguard(re.sub(r"\r\n?", "\n", cel)).strip() for cel in cellen)
            if any(schoon) and not (gegeven and begin == 0):
                rijen.append(Rij(begin + 1, f"regel {begin + 1}", schoon))
            begin = reader.line_num
    except csv.Error:
        raise ActiepuntenError(
            f"{naam}: de aanhalingstekens kloppen niet vanaf regel {begin + 1}",
            'een cel met " erin staat zelf tussen aanhalingstekens, en elke " erin staat er dubbel',
        ) from None
    return Lijst((Blad("", tuple(rijen)),) if rijen else (), gezegd)


def _columns(tekst: str, teken: str) -> int:
    try:
        return len(next(csv.reader(io.StringIO(tekst, newline=""), delimiter=teken), ()))
    except csv.Error:
        return 0


def read_markdown(content: bytes, naam: str) -> Lijst:
    """Every table with a row of dashes under its head; what looks like one in a block of code is none."""
    tekst, gezegd = _decode(content, naam)
    regels = list(_outside_code(tekst.splitlines()))
    bladen: list[Blad] = []
    for n, (_, regel) in enumerate(regels[1:], start=1):
        kop = regels[n - 1]
        if _RULE.fullmatch(regel) and "|" in kop[1] and len(_split(regel)) == len(_split(kop[1])):
            blad = f"tabel {len(bladen) + 1}"
            rijen = [kop]
            for volgende in regels[n + 1 :]:
                if "|" not in volgende[1]:
                    break
                rijen.append(volgende)
            cellen = [Rij(nr, f"{blad}, regel {nr}", tuple(_split(inhoud))) for nr, inhoud in rijen]
            bladen.append(Blad(blad, tuple(rij for rij in cellen if any(rij.cellen))))
    if not bladen:
        raise ActiepuntenError(f"in {naam} staat geen tabel", "een tabel heeft onder haar kop een regel als |---|---|")
    return Lijst(tuple(bladen), gezegd)


def _outside_code(regels: Sequence[str]) -> Iterator[tuple[int, str]]:
    hek = ""
    for nummer, regel in enumerate(regels, start=1):
        gevonden = _FENCE.match(regel)
        if hek:
            hek = "" if gevonden and gevonden[1].startswith(hek) else hek
        elif gevonden:
            hek = gevonden[1]
        else:
            yield nummer, regel


def _split(regel: str) -> list[str]:
    """The cells of one line: without the outer bars, escapes undone, ``<br>`` as a line end."""
    kern = regel.strip().removeprefix("|")
    delen, begin = [], 0
    for eind in _CELL_END.finditer(kern):
        delen.append(kern[begin : eind.end() - 1])
        begin = eind.end()
    if kern[begin:].strip():
        delen.append(kern[begin:])
    return [_plain(deel.strip()) for deel in delen]


def _plain(cel: str) -> str:
    kern = re.sub(r"[ \t]*<br[ \t]*/?>[ \t]*", "\n", cel, flags=re.IGNORECASE)
    kern = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", kern)
    return html.unescape(_ESCAPED.sub(r"\1", kern))


_READERS: dict[str, Callable[[bytes, str], Lijst]] = {
    ".xlsx": read_xlsx,
    ".ods": read_ods,
    ".csv": read_csv,
    ".docx": read_docx,
    ".md": read_markdown,
}
_WRITERS: dict[str, Callable[[Sequence[Sequence[str]], Opmaak], bytes]] = {
    ".xlsx": write_xlsx,
    ".ods": write_ods,
    ".csv": _write_csv,
}
