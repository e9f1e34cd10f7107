"""The pages of the site as plain data. Templates only place it.

A ``pad`` is counted from the top of the site; a template puts the ``wortel`` of its page before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache

from actiepunten.grafiek import Segment
from actiepunten.lists import Sein
from actiepunten.records.base import Rubricering

_GENOEMD = 5
"""How many files that could not be read are named."""
_SPRONGEN = range(3, 16)
"""With so many groups a page begins with links to them."""


@dataclass(frozen=True, slots=True)
class Link:
    """Text, and the page that it leads to; without ``pad`` it is text alone."""

    tekst: str
    pad: str = ""


@dataclass(frozen=True, slots=True)
class Kop:
    """What every page says: from what it is told, and where else one can go."""

    register: str
    peildatum: str
    gekozen: str
    revisie: str
    versie: str
    onleesbaar: tuple[str, ...]
    menu: tuple[Link, ...]
    openbaar: bool
    live: str
    """What ``bekijk`` calls the site as it is now, so that an open page knows when it is another; else empty."""

    @property
    def onleesbaar_kort(self) -> str:
        """The first files that could not be read, and whether there are others."""
        anderen = " en andere" if len(self.onleesbaar) > _GENOEMD else ""
        return ", ".join(self.onleesbaar[:_GENOEMD]) + anderen


@dataclass(frozen=True, slots=True)
class Rij:
    """A line of a list: a record, role, thema or meeting, and what is to be said of it."""

    soort: str
    titel: str
    pad: str
    id: str = ""
    wie: tuple[Link, ...] = ()
    zoekwie: tuple[str, ...] = ()
    """The codes by which it is found: of who does or decides it, and of who came before or after."""
    stand: tuple[Link, ...] = ()
    status: str = ""
    """One of the six statuses, where it is an actie."""
    termijn: str = ""
    signalen: tuple[Sein, ...] = ()
    wat: tuple[Link, ...] = ()
    """Why it stands in this list, in pieces of text that may lead somewhere."""
    thema: str = ""
    geldt: bool = True
    """Whether a decision is still in force."""
    rubricering: Rubricering | None = None
    """That of the record, or the highest of what the row counts."""


@dataclass(frozen=True, slots=True)
class Groep:
    """Rows under a heading; of a group that is spread over pages each page has its part."""

    anker: str
    titel: str
    rijen: tuple[Rij, ...]
    uitleg: str = ""
    pad: str = ""
    """Where the heading leads to."""
    totaal: int = 0
    """How many rows the group has on all pages."""
    meer: Link | None = None
    """The whole list, where only its beginning is here."""


@dataclass(frozen=True, slots=True)
class Blad:
    """Which page this is of how many, with the ones before and after it."""

    nummer: int = 1
    van: int = 1
    vorige: str = ""
    volgende: str = ""
    paden: tuple[Link, ...] = ()
    """Pages to jump to, by number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagina:
    """What every kind of page has; this kind itself is a list."""

    pad: str
    titel: str
    soort: str
    """What it is about, in a word: ``actie``, ``besluit``, ``rol``, ``lijst`` …"""
    kruimels: tuple[Link, ...] = ()
    minstens: Rubricering | None = None
    """The highest of what it tells apart from rows and graph: of its own record, or of all that it counts."""
    uitleg: str = ""
    feiten: tuple["Feit", ...] = ()
    groepen: tuple[Groep, ...] = ()
    blad: Blad = field(default_factory=Blad)
    buren: tuple[Link, ...] = ()
    """What comes before and after it in time."""

    @property
    def sjabloon(self) -> str:
        """The template that places it."""
        return "site/lijst.html.j2"

    @property
    def rubricering(self) -> str:
        """The highest of the records that it shows; empty where it shows none."""
        return str(highest_shown(self) or "")

    @property
    def wortel(self) -> str:
        """How it comes to the top of the site: ``../`` for each folder that it is in."""
        return "../" * self.pad.count("/")

    @property
    def sprongen(self) -> tuple[Groep, ...]:
        """The groups to go to at once; none where there are few, or too many to choose from."""
        return self.groepen if len(self.groepen) in _SPRONGEN else ()

    @property
    def zonder_koppen(self) -> bool:
        """Whether the title of the page says already what its one group is."""
        return len(self.groepen) == 1 and self.soort not in ("rol", "orgaan")


def highest_shown(pagina: Pagina) -> Rubricering | None:
    """The highest rubricering that stands anywhere in the page; ``None`` where there is none."""
    return max(_shown(pagina), key=lambda r: r.hoogte, default=None)


def _shown(deel: object) -> Iterator[Rubricering]:
    """Every rubricering in a part of a page, whatever kind of part it is."""
    if isinstance(deel, Rubricering):
        yield deel
    elif isinstance(deel, tuple):
        for stuk in deel:
            yield from _shown(stuk)
    else:
        for naam in _parts(type(deel)):  # type: ignore[arg-type]  # a class can be hashed
            yield from _shown(getattr(deel, naam))


@cache
def _parts(soort: type) -> tuple[str, ...]:
    """The fields of a kind of part that may hold a rubricering; of what is no part there are none."""
    velden = fields(soort) if is_dataclass(soort) else ()
    return tuple(veld.name for veld in velden if veld.type not in (str, int, bool))


@dataclass(frozen=True, slots=True)
class Feit:
    """A named field in pieces of text that may lead somewhere."""

    naam: str
    waarde: tuple[Link, ...]

    @property
    def is_rijtje(self) -> bool:
        """Whether it holds several links and nothing else, so that a comma comes between them."""
        return len(self.waarde) > 1 and all(link.pad for link in self.waarde)


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A leading figure: how many, of how many, of what, and the list of them."""

    getal: int
    van: int | None
    wat: str
    pad: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """How many acties of a thema or role have each status, in figures and as a bar."""

    naam: str
    pad: str
    per_status: tuple[int, ...]
    te_laat: int
    totaal: int
    staaf: tuple[Segment, ...]
    """The same numbers as the parts of a bar; of all together there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverzichtPagina(Pagina):
    """The first page: how do we stand, what needs attention, where to go."""

    cijfers: tuple[Cijfer, ...]
    statussen: tuple[str, ...]
    tellingen: tuple[Telling, ...]
    rollen: tuple[Telling, ...]
    vergaderingen: Groep

    @property
    def sjabloon(self) -> str:
        """The template that places it."""
        return "site/overzicht.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoekPagina(Pagina):
    """The page to search on; ``lijsten`` is how to browse without a script."""

    lijsten: tuple[Link, ...]

    @property
    def sjabloon(self) -> str:
        """The template that places it."""
        return "site/zoeken.html.j2"
