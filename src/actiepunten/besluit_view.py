"""A decision at a peildatum: whether it is in force, what revised it, and who carries it."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from actiepunten.records.actie import Koppeling
from actiepunten.records.base import Correctie
from actiepunten.records.besluit import Besluit, Verband
from actiepunten.records.casus import Casus

if TYPE_CHECKING:
    from actiepunten.actie_view import ActieView
    from actiepunten.stand import Stand


@dataclass(frozen=True, eq=False)
class BesluitView:
    """A decision at a peildatum."""

    stand: "Stand"
    record: Besluit

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id

    @cached_property
    def correcties(self) -> tuple[Correctie, ...]:
        """How it was corrected by now, by date."""
        gedaan = (c for c in self.record.correcties if c.datum.einde <= self.stand.peildatum)
        return tuple(sorted(gedaan, key=lambda correctie: correctie.datum.einde))

    def unconfirmed_by(self, koppeling: Koppeling) -> bool:
        """Whether nobody confirmed since its last correction that the actie still fits; who may see it is no matter."""
        laatste = max((c.datum.einde for c in self.correcties if c.veld != "rubricering"), default=None)
        return laatste is not None and (koppeling.bevestigd is None or koppeling.bevestigd < laatste)

    @cached_property
    def verband_van(self) -> tuple[tuple["BesluitView", Verband], ...]:
        """The newer decisions that by now say something of this one."""
        alle = self.stand.register.verbanden_naar.get(self.id, ())
        return tuple((self.stand.besluiten[b.id], v) for b, v in alle if b.id in self.stand.besluiten)

    @cached_property
    def beeindigd_door(self) -> tuple["BesluitView", ...]:
        """The newer decisions that replaced it or took it back."""
        return tuple(view for view, verband in self.verband_van if verband.soort.ends)

    @property
    def van_kracht(self) -> bool:
        """Whether it is still in force."""
        return not self.beeindigd_door

    @property
    def kracht_weggelaten(self) -> bool:
        """Whether it is not told if it is still in force: nothing that is known ended it, but something else may."""
        return self.van_kracht and self.record.withholds("van_kracht")

    @property
    def herzieningen(self) -> tuple[tuple["BesluitView", Verband], ...]:
        """The newer decisions that replaced, took back, changed or touched it, each with how."""
        return tuple(paar for paar in self.verband_van if paar[1].soort.revises)

    @cached_property
    def herzien_door(self) -> tuple["BesluitView", ...]:
        """The newer decisions that replaced, took back, changed or touched it."""
        return tuple(dict.fromkeys(view for view, _ in self.herzieningen))

    @cached_property
    def acties(self) -> tuple[tuple["ActieView", Koppeling], ...]:
        """The acties that rest on it, by name or by inference."""
        alle = self.stand.register.acties_bij.get(self.id, ())
        return tuple((self.stand.acties[a.id], k) for a, k in alle if a.id in self.stand.acties)

    @cached_property
    def casussen(self) -> tuple[Casus, ...]:
        """The cases shared on the strength of it."""
        alle = self.stand.register.casussen_bij.get(self.id, ())
        return tuple(casus for casus in alle if casus.id in self.stand.casussen)

    @cached_property
    def dekking(self) -> str:
        """``genoemd``, ``afgeleid`` or ``geen``: how it is carried; ``niet nodig`` where it asks nothing.

        ``weggelaten`` where that is withheld, unless somebody carries it by name.
        """
        if self.record.withholds("opvolging") and all(k.is_afgeleid for _, k in self.acties):
            return "weggelaten"
        if not self.record.vraagt_opvolging:
            return "niet nodig"
        if not self.acties:
            return "geen"
        return "afgeleid" if all(k.is_afgeleid for _, k in self.acties) else "genoemd"

    @property
    def zonder_actie(self) -> bool:
        """Whether it is in force, asks something, and nobody took it up."""
        return self.dekking == "geen" and self.van_kracht and not self.kracht_weggelaten
