"""The page of a besluit, actie or casus as plain data, with the graph around it."""

from dataclasses import dataclass

from actiepunten.lists import Sein
from actiepunten.records.base import Rubricering
from actiepunten.site.pagina import Feit, Link, Pagina


@dataclass(frozen=True, slots=True)
class Verhaal:
    """A text of the record, in CommonMark."""

    kop: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Melding:
    """An entry of progress."""

    datum: str
    status: str
    tekst: str
    bewijs: tuple[Link, ...]
    afgeleid: str


@dataclass(frozen=True, slots=True)
class Stap:
    """A step of an actie."""

    nummer: int
    titel: str
    status: str
    feiten: tuple[Feit, ...]
    meldingen: tuple[Melding, ...]


@dataclass(frozen=True, slots=True)
class Sectie:
    """A heading with lines of text below it."""

    kop: str
    regels: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True)
class Knoop:
    """A record in the graph, with the place of its box, how wide that is and the border in it, and its middle."""

    id: str
    titel: str
    pad: str
    soort: str
    wat: str
    """How it is linked; empty for the record itself."""
    afgeleid: bool
    x: int
    y: int
    breedte: int
    rand: int
    midden: int
    rubricering: Rubricering


@dataclass(frozen=True, slots=True)
class Graaf:
    """The record with what is one step away: older above it, newer and what carries it out below it."""

    titel: str
    omschrijving: str
    hoogte: int
    begin: int
    """Where the line begins on which the boxes hang, and where it ends."""
    einde: int
    zelf: Knoop
    boven: tuple[Knoop, ...]
    onder: tuple[Knoop, ...]
    meer_boven: str
    """How many more there are than were drawn, in a sentence; empty where there are none."""
    meer_onder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPagina(Pagina):
    """A besluit, actie or casus."""

    id: str
    status: str = ""
    stand: str = ""
    geldt: bool = True
    signalen: tuple[Sein, ...] = ()
    verhalen: tuple[Verhaal, ...] = ()
    stappen: tuple[Stap, ...] = ()
    meldingen: tuple[Melding, ...] = ()
    secties: tuple[Sectie, ...] = ()
    graaf: Graaf | None = None

    @property
    def sjabloon(self) -> str:
        """The template that places it."""
        return "site/record.html.j2"
