"""The form of a text of a meeting: headings, below each its fields, and below those its text; not what they mean.

Remarks of the writer (lines that begin with ``//``, and HTML comments) are left out; a line keeps its number.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from textwrap import dedent

_KOP = re.compile(r"(?P<hekjes>#{1,3})(?:[ \t]+(?P<kop>.*?))?(?:[ \t]+#+)?[ \t]*")
_GLUED = re.compile(r"#{2,3}[^#\s].*")
_VELD = re.compile(r"(?P<naam>[A-Za-z_]+):(?:[ \t]+(?P<waarde>.*))?")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_OPEN, _DICHT = "<!--", "-->"


@dataclass(frozen=True, slots=True)
class Melding:
    """Something about a line of the text: what, and the way out."""

    regel: int
    melding: str
    oplossing: str


@dataclass(frozen=True, slots=True)
class Veld:
    """A field as typed."""

    naam: str
    waarde: str
    regel: int


@dataclass(frozen=True, slots=True)
class Blok:
    """A heading with what stands below it; ``niveau`` 0 is what stands above the first heading."""

    niveau: int
    kop: str
    regel: int
    voorstel: bool
    """Whether a question mark says that nobody has accepted it yet."""
    velden: tuple[Veld, ...]
    tekst: str
    tekstregel: int
    """The line on which the text begins."""


@dataclass(frozen=True, slots=True)
class Blad:
    """The whole text, as blocks in their order."""

    blokken: tuple[Blok, ...]
    fouten: tuple[Melding, ...]


_Regel = tuple[int, str, bool]
"""Number, text, and whether it is part of a block of code."""


def lees_blad(tekst: str, velden: Collection[str]) -> Blad:
    """The blocks of a text; ``velden`` are the names by which a field is known among the words."""
    fouten: list[Melding] = []
    groepen: list[tuple[int, str, int, list[_Regel]]] = [(0, "", 1, [])]
    for nummer, regel, code in _without_remarks(tekst, fouten):
        gevonden = None if code else _KOP.fullmatch(regel)
        if gevonden:
            groepen.append((len(gevonden["hekjes"]), (gevonden["kop"] or "").strip(), nummer, []))
            continue
        if not code and _GLUED.fullmatch(regel):
            hekjes = "#" * (len(regel) - len(regel.lstrip("#")))
            fouten.append(Melding(nummer, f"na {hekjes} ontbreekt een spatie", f"schrijf `{hekjes} Titel`"))
        groepen[-1][-1].append((nummer, regel, code))
    blokken = [_block(niveau, kop, nummer, regels, velden, fouten) for niveau, kop, nummer, regels in groepen]
    if not blokken[0].velden and not blokken[0].tekst:
        del blokken[0]
    return Blad(tuple(blokken), tuple(fouten))


def _without_remarks(tekst: str, fouten: list[Melding]) -> Iterator[_Regel]:
    in_code = ""
    begin = 0  # the line on which a comment that is still open began
    for nummer, heel in enumerate(_LINE_END.split(tekst.removeprefix("\ufeff")), start=1):
        regel = heel
        if in_code or (not begin and _FENCE.match(regel)):
            hek = _FENCE.match(regel)
            in_code = "" if hek and hek[1] == in_code else in_code or (hek[1] if hek else "")
            yield nummer, regel, True
            continue
        if not begin and regel.lstrip().startswith("//"):
            continue
        if begin or _OPEN in regel:
            regel, open_gebleven = _without_comments(regel, in_comment=bool(begin))
            begin = (begin or nummer) if open_gebleven else 0
            if not regel.strip():
                continue
        yield nummer, regel.rstrip(), False
    if begin:
        fouten.append(Melding(begin, f"de opmerking die begint met {_OPEN} is niet afgesloten", f"schrijf {_DICHT}"))


def _without_comments(regel: str, *, in_comment: bool) -> tuple[str, bool]:
    """The line without what stands in a comment, and whether one is still open at its end."""
    over = ""
    while True:
        if in_comment:
            _, dicht, regel = regel.partition(_DICHT)
            if not dicht:
                return over, True
        voor, begin, regel = regel.partition(_OPEN)
        over += voor
        if not begin:
            return over, False
        in_comment = True


def _block(
    niveau: int, kop: str, nummer: int, regels: list[_Regel], velden: Collection[str], fouten: list[Melding]
) -> Blok:
    voorstel = kop.startswith("?")
    gevonden, rest = _fields(regels, velden)
    if not voorstel:
        fouten += _fields_below_text(rest, velden)
    tekst = "\n".join(regel for _, regel, _ in rest)
    begin = next((nr for nr, regel, _ in rest if regel.strip()), nummer)
    return Blok(niveau, kop.removeprefix("?").strip(), nummer, voorstel, tuple(gevonden), tekst.strip("\n"), begin)


def _fields(regels: list[_Regel], bekend: Collection[str]) -> tuple[list[Veld], list[_Regel]]:
    """The fields at the start of a block, and the lines of the text below them."""
    gevonden: list[tuple[str, int, list[str]]] = []
    aaneen = True  # whether no blank line came since the heading or the last field
    for plaats, (nummer, regel, code) in enumerate(regels):
        if not regel.strip():
            aaneen = False
            if gevonden:
                gevonden[-1][2].append("")
        elif not code and (veld := _field(regel, bekend, aaneen=aaneen)):
            gevonden.append((veld[0], nummer, [veld[1]]))
            aaneen = True
        elif not code and gevonden and regel[0] in " \t":
            gevonden[-1][2].append(regel)
        else:
            return [_veld(*een) for een in gevonden], regels[plaats:]
    return [_veld(*een) for een in gevonden], []


def _field(regel: str, bekend: Collection[str], *, aaneen: bool) -> tuple[str, str] | None:
    """Name and first line of a field. A word that is no field counts as one where only a field can stand."""
    gevonden = _VELD.fullmatch(regel)
    if not gevonden:
        return None
    naam = gevonden["naam"].casefold()
    is_veld = naam in bekend or aaneen or gevonden["naam"].islower()
    return (naam, (gevonden["waarde"] or "").strip()) if is_veld else None


def _veld(naam: str, nummer: int, regels: list[str]) -> Veld:
    eerste, *rest = regels
    return Veld(naam, "\n".join([eerste, dedent("\n".join(rest))]).strip(), nummer)


def _fields_below_text(regels: list[_Regel], bekend: Collection[str]) -> Iterator[Melding]:
    """A paragraph that begins as a field does would else become text without a word."""
    vorige = ""
    for nummer, regel, code in regels:
        gevonden = None if code or vorige.strip() else _VELD.fullmatch(regel)
        if gevonden and gevonden["naam"] in bekend:
            yield Melding(
                nummer,
                f"het veld {gevonden['naam']} staat onder de tekst",
                "zet het direct onder de kop; is het tekst, begin dan met een hoofdletter",
            )
        vorige = regel
