"""The register at a peildatum: what was true then, told from the records alone. Never changes the register."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from actiepunten.actie_view import ActieView, actie_sinds
from actiepunten.besluit_view import BesluitView
from actiepunten.functies import Functies
from actiepunten.records.actie import Actie
from actiepunten.records.base import Rubricering
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.inrichting import Settings
from actiepunten.register import Register


class Stand:
    """The stand van zaken: only decisions, entries, postponements and shared cases dated on or before the day."""

    def __init__(self, register: Register, peildatum: date) -> None:
        self.register = register
        self.peildatum = peildatum

    @property
    def functies(self) -> Functies:
        """The bodies and roles of the register."""
        return self.register.functies

    @property
    def settings(self) -> Settings:
        """The settings of the register."""
        return self.register.inrichting.settings

    @cached_property
    def besluiten(self) -> Mapping[str, BesluitView]:
        """The decisions taken by then, by date."""
        alle = self.register.besluiten.values()
        return {b.id: BesluitView(self, b) for b in alle if b.datum <= self.peildatum}

    @cached_property
    def acties(self) -> Mapping[str, ActieView]:
        """The acties that existed by then, in the order of the report."""
        alle = (ActieView(self, actie) for actie in self.register.acties.values())
        return {a.id: a for a in alle if a.sinds <= self.peildatum}

    @cached_property
    def casussen(self) -> Mapping[str, Casus]:
        """The cases shared by then."""
        alle = self.register.casussen.values()
        return {c.id: c for c in alle if c.gedeeld and c.gedeeld.einde <= self.peildatum}

    def __contains__(self, record_id: str) -> bool:
        return record_id in self.besluiten or record_id in self.acties or record_id in self.casussen

    def label(self, code: str) -> str:
        """A body or role as it is shown at this peildatum."""
        return self.functies.label(code, self.peildatum)


def first_day(register: Register) -> date | None:
    """The day on which the first decision or actie of a register is there; ``None`` where it has neither."""
    besluiten = (besluit.datum for besluit in register.besluiten.values())
    acties = (actie_sinds(register, actie) for actie in register.acties.values())
    return min((*besluiten, *acties), default=None)


def last_meeting(stand: Stand) -> tuple[date, str] | None:
    """Day and body of the last meeting; of more bodies on that day, the one that decided most counts."""
    if not stand.besluiten:
        return None
    laatste = max(besluit.record.datum for besluit in stand.besluiten.values())
    organen = Counter(b.record.orgaan for b in stand.besluiten.values() if b.record.datum == laatste)
    return laatste, max(organen.items(), key=lambda paar: (paar[1], paar[0]))[0]


def previous_meeting(stand: Stand) -> tuple[date, str] | None:
    """Day and body of the meeting before the last one: of the same body, or else of any; ``None`` where none is."""
    if (laatste := last_meeting(stand)) is None:
        return None
    dag, orgaan = laatste
    eerder = {(b.record.datum, b.record.orgaan) for b in stand.besluiten.values() if b.record.datum < dag}
    return max((e for e in eerder if e[1] == orgaan), default=max(eerder, default=None))


def highest(records: Iterable[Besluit | Actie | Casus]) -> Rubricering | None:
    """The narrowest audience among the records; ``None`` where there are none."""
    return max((record.rubricering for record in records), key=lambda r: r.hoogte, default=None)
