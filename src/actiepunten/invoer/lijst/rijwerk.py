"""What is gathered while one row is read: how its cells were understood, and the questions that they leave."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from actiepunten.invoer.lijst.groepen import Groep
from actiepunten.invoer.lijst.toewijzing import Veld
from actiepunten.invoer.lijst.uitkomst import Onderdeel, Vraag

NIETS = frozenset({"-", "–", "n.v.t", "nvt", "geen"})
"""What people write in a cell that holds nothing."""


@dataclass(slots=True)
class Rijwerk:
    """What is gathered while one row is read."""

    groep: Groep
    regels: list[str] = field(default_factory=list)
    vragen: list[Vraag] = field(default_factory=list)
    bruikbaar: bool = True

    def cel(self, veld: Veld) -> str:
        """The text of the cell of that field."""
        return self.groep.velden.get(veld, "")

    def vraag(
        self,
        veld: Veld,
        tekst: str,
        melding: str,
        oplossing: str,
        onderdeel: Onderdeel = Onderdeel.ANDERS,
        keuzes: Iterable[str] = (),
    ) -> None:
        """Something in the cell of that field was not understood."""
        kolom = self.groep.koppen.get(veld, veld)
        schoon = " ".join(tekst.split())
        self.vragen.append(Vraag(self.groep.plaats, kolom, schoon, melding, oplossing, onderdeel, tuple(keuzes)))
