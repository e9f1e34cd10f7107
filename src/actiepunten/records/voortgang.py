"""Dated progress entries. They are only ever added, and every status follows from them."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from actiepunten.records.base import MetAfgeleid, Moment, Tekst


class Status(StrEnum):
    """How far an actie or activiteit is; never stored on it, always read from its entries."""

    VOLGT = "volgt"
    LOOPT = "loopt"
    DOORLOPEND = "doorlopend"
    UITGEVOERD = "uitgevoerd"
    VERVALLEN = "vervallen"
    ONBEKEND = "onbekend"

    @property
    def te_doen(self) -> bool:
        """Whether work is still expected; only then a deadline can be missed."""
        return self in (Status.VOLGT, Status.LOOPT, Status.ONBEKEND)

    @property
    def open(self) -> bool:
        """Te doen, or continuing."""
        return self.te_doen or self is Status.DOORLOPEND


Meldbaar = Literal[Status.VOLGT, Status.LOOPT, Status.DOORLOPEND, Status.UITGEVOERD, Status.VERVALLEN]


class Voortgang(MetAfgeleid):
    """What was reported, and when it happened."""

    datum: Moment = Field(description="Wanneer het gebeurde (telt vanaf de laatste dag); anders de datum van de bron.")
    status: Meldbaar = Field(description="De stand na deze melding.")
    tekst: Tekst | None = Field(
        None, description="Wat er is gebeurd (CommonMark).", examples=["De sloten zijn besteld."]
    )
    bewijs: Tekst | None = Field(
        None,
        description="Waar dat blijkt: een stuk, brief of besluit.",
        examples=["brief aan de gemeenteraad van 3 april 2024", "DB-2024-03-12-01"],
    )

    @property
    def dag(self) -> date:
        """The day from which the entry counts."""
        return self.datum.einde


def tot_en_met(voortgang: Iterable[Voortgang], dag: date) -> tuple[Voortgang, ...]:
    """The entries that count on the day, by date; entries of one day stay in the order recorded."""
    return tuple(sorted((v for v in voortgang if v.dag <= dag), key=lambda v: v.dag))
