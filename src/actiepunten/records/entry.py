"""A record with its origin, kept outside the record so that equal content means equal records."""

from dataclasses import dataclass

from actiepunten.records.actie import Actie
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.ids import Soort

AnyRecord = Besluit | Actie | Casus
MODELS: dict[Soort, type[AnyRecord]] = {Soort.BESLUIT: Besluit, Soort.ACTIE: Actie, Soort.CASUS: Casus}


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a record was read from, and its text, in which the place of a field can be found."""

    bestand: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and where it came from."""

    record: AnyRecord
    origin: Origin
