"""What a list comes to, before anything is written: what each row becomes, and what was not understood of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from actiepunten.bewerking import Aanpassing, NieuwRecord, Plan


class Wat(StrEnum):
    """What becomes of a row."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    BEKEND = "staat er al"
    NIET = "niet opgenomen"


class Onderdeel(StrEnum):
    """The part of the mapping file in which a question is answered."""

    KOLOM = "kolommen"
    RESULTAAT = "resultaten"
    ROL = "rollen"
    THEMA = "themas"
    CITAAT = "citaten"
    ANDERS = ""


@dataclass(frozen=True, slots=True)
class Vraag:
    """A cell or a part of one that was not understood: where it stands, what it says, why, and the way out."""

    plaats: str
    kolom: str
    tekst: str
    melding: str
    oplossing: str
    onderdeel: Onderdeel = Onderdeel.ANDERS
    keuzes: tuple[str, ...] = ()
    """What may be chosen from, each with its title."""

    @property
    def waar(self) -> str:
        """Row and column."""
        return ", ".join(filter(None, [self.plaats, self.kolom and f"kolom {self.kolom}"]))


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What one row becomes; ``regels`` say of each field how it was understood."""

    plaats: str
    titel: str
    wat: Wat
    deel: NieuwRecord | Aanpassing | None = None
    record: str = ""
    regels: tuple[str, ...] = ()
    vragen: tuple[Vraag, ...] = ()


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What a whole list becomes."""

    uitkomsten: tuple[Uitkomst, ...]
    meldingen: tuple[str, ...] = ()
    losse_vragen: tuple[Vraag, ...] = ()
    """Of the list as a whole, or of rows that became nothing."""

    @property
    def plan(self) -> Plan:
        """What is to be written."""
        return [uitkomst.deel for uitkomst in self.uitkomsten if uitkomst.deel]

    @property
    def vragen(self) -> Sequence[Vraag]:
        """Everything that was not understood."""
        return [*self.losse_vragen, *(vraag for uitkomst in self.uitkomsten for vraag in uitkomst.vragen)]

    def aantal(self, wat: Wat) -> int:
        """How many rows become that."""
        return sum(uitkomst.wat is wat for uitkomst in self.uitkomsten)
