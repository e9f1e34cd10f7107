"""A list as people keep it, whatever the file: sheets or tables of rows of text, and where each row stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of cells as text; ``plaats`` names it as the program does in which the list is kept."""

    nummer: int
    plaats: str
    cellen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet or a table: its name (empty where the file has only one) and the rows that hold something."""

    naam: str
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Lijst:
    """Everything in a file, and what its reader has to say of it."""

    bladen: tuple[Blad, ...]
    meldingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opmaak:
    """How a list is laid out where the file has room for that."""

    titel: str
    breedtes: tuple[int, ...] = ()
    """The width of each column in characters; 0 of one that is not shown."""
    voet: str = ""
    """What stands below each page beside its number."""
    dag: date = date(2000, 1, 1)
    """The day that the properties of the file say."""
    keuzes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """By number of the column the words to choose from; others may be typed."""
