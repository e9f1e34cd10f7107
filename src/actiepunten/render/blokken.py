"""A document as blocks of plain data, for programs that write text: headings, paragraphs, lists and tables."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from markdown_it.token import Token

from actiepunten.render.templating import commonmark
from actiepunten.render.text import clean

_COMMONMARK = commonmark()


@dataclass(frozen=True, slots=True)
class Deel:
    """Words in one weight; ``plek`` is the name of this place, ``naar`` that of the place they lead to."""

    tekst: str
    vet: bool = False
    plek: str = ""
    naar: str = ""


Regel = tuple[Deel, ...]
"""A line of parts."""
Cel = tuple[Regel, ...]
"""The lines of a cell."""


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading, and the name of this place; level 1 is the highest below the title."""

    niveau: int
    tekst: str
    plek: str = ""


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph, or an item of a list."""

    regel: Regel
    punt: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows under heads; a cell has one or more lines. ``breedtes`` are parts of the width."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    breedtes: tuple[int, ...]


Blok = Kop | Alinea | Tabel


@dataclass(frozen=True, slots=True)
class Stuk:
    """A document: what it is called, what is said of it, of what day it is, by what it was made, and its blocks."""

    titel: str
    ondertitel: str
    omschrijving: str
    dag: date
    maker: str
    blokken: tuple[Blok, ...]


def with_links_that_arrive(blokken: tuple[Blok, ...]) -> tuple[Blok, ...]:
    """The blocks with only those links that lead to a place in them."""
    plekken = {deel.plek for deel in _parts(blokken)} | {blok.plek for blok in blokken if isinstance(blok, Kop)}
    return tuple(_with_links(blok, plekken) for blok in blokken)


def _parts(blokken: Iterable[Blok]) -> Iterator[Deel]:
    for blok in blokken:
        match blok:
            case Alinea():
                yield from blok.regel
            case Tabel():
                yield from (deel for rij in blok.rijen for cel in rij for regel in cel for deel in regel)


def _with_links(blok: Blok, plekken: set[str]) -> Blok:
    """The block with only those links that lead to one of these places."""

    def kept(regel: Regel) -> Regel:
        return tuple(deel if deel.naar in plekken else replace(deel, naar="") for deel in regel)

    match blok:
        case Alinea():
            return replace(blok, regel=kept(blok.regel))
        case Tabel():
            return replace(blok, rijen=tuple(tuple(tuple(map(kept, cel)) for cel in rij) for rij in blok.rijen))
    return blok


def one(tekst: str) -> str:
    """CommonMark as one line of plain text."""
    return "".join(deel.tekst for deel in line(tekst))


def line(tekst: str, naar: str = "") -> Regel:
    """CommonMark as one line, with what is strong in it; all of it leads to that place."""
    return _inline(_COMMONMARK.parseInline(clean(tekst))[0], naar)


def lines(tekst: str) -> Cel:
    """CommonMark as lines: one for each paragraph, item or block of code."""
    return tuple(
        _inline(blok) if blok.type == "inline" else (Deel(" ".join(blok.content.split())),)
        for blok in _COMMONMARK.parse(clean(tekst))
        if blok.type in {"inline", "fence", "code_block"}
    )


def _inline(blok: Token, naar: str = "") -> Regel:
    delen: list[Deel] = []
    vet = 0
    for token in blok.children or ():
        vet += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
        inhoud = " " if token.type in {"softbreak", "hardbreak"} else token.content
        if inhoud:
            delen.append(Deel(inhoud, vet > 0, naar=naar))
    return tuple(delen)
