"""From what an answer is told, or what it compares: told with every answer."""

from dataclasses import dataclass
from datetime import date

from actiepunten.records.base import Rubricering


@dataclass(frozen=True, slots=True)
class Herkomst:
    """From what an answer is told: peildatum, how it was chosen, revisie, and the files that were left out."""

    register: str
    peildatum: date
    gekozen: str
    revisie: str | None
    onleesbaar: tuple[str, ...]
    openbaar: bool = False
    """Whether it is told from a public edition."""

    @property
    def uitgave(self) -> str:
        """What is to be said of the edition at the end of the line of origin; empty for all that the register holds."""
        return ", openbare uitgave" if self.openbaar else ""

    @property
    def revisie_tekst(self) -> str:
        """The revisie for people."""
        return self.revisie or "werkmap"

    @property
    def revisie_kort(self) -> str:
        """The revisie for a line on a screen."""
        return f"revisie {self.revisie[:12]}" if self.revisie else "werkmap"


@dataclass(frozen=True, slots=True)
class Vergeleken:
    """Which two versions of the register were compared: full commit ids, ``None`` for the work tree."""

    register: str
    basis: str
    nieuw: str | None
    rubricering: Rubricering | None

    @property
    def zin(self) -> str:
        """Both versions for people."""
        naar = f"revisie {self.nieuw[:12]}" if self.nieuw else "de werkmap"
        besloten = self.rubricering and self.rubricering is not Rubricering.OPENBAAR
        slot = f"; wat hier staat is {self.rubricering}" if besloten else ""
        return f"van revisie {self.basis[:12]} naar {naar}{slot}"
