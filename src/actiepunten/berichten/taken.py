"""What somebody has to do by a day: each deadline of an actie and its steps, with who has to meet it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actiepunten.actie_view import ActieView, StapView
from actiepunten.besluit_view import BesluitView
from actiepunten.lists import KRACHT_WEGGELATEN, owners
from actiepunten.query import Owner
from actiepunten.records.actie import Koppeling
from actiepunten.records.base import Rubricering
from actiepunten.records.voortgang import Status
from actiepunten.stand import highest
from actiepunten.termijnen import TermijnStand

GENOEMD = 3
"""How many decisions are named with an actie."""


@dataclass(frozen=True, slots=True)
class Taak:
    """An actie, or a step of it that has a deadline of its own."""

    actie: ActieView
    stap: StapView | None
    termijn: TermijnStand

    @property
    def uitvoerders(self) -> frozenset[str]:
        """Who has to meet the deadline.

        A step without a deadline has that of its actie, so who does the step has to meet that one. Where nobody is
        named here, it is up to everyone who does something of the actie.
        """
        actie = self.actie
        if self.stap:
            return frozenset(self.stap.wie) or actie.iedereen
        mee = (stap.eigen_wie for stap in actie.stappen if not stap.termijn)
        return frozenset(actie.wie).union(*mee) or actie.iedereen

    def is_of(self, owner: Owner) -> bool:
        """Whether the owner has to meet the deadline."""
        return self.actie.van_niemand if owner.is_niemand else not owner.codes.isdisjoint(self.uitvoerders)

    @property
    def wie(self) -> str:
        """Who does it, as shown at the peildatum."""
        namen = map(self.actie.stand.label, self.stap.wie) if self.stap else ()
        return ", ".join(namen) or owners(self.actie)

    @property
    def status(self) -> Status:
        """How far it is."""
        return self.stap.drager.status if self.stap else self.actie.status

    @property
    def klaar_op(self) -> date | None:
        """The day on which it was done; ``None`` while it is not."""
        klaar_op = self.stap.drager.klaar_op if self.stap else self.actie.klaar_op
        return klaar_op if self.status is Status.UITGEVOERD else None

    @property
    def opdracht(self) -> str:
        """The line to type to report progress; what comes back is held, and so goes on."""
        stap = f" --activiteit {self.stap.nummer + 1}" if self.stap else ""
        status = Status.DOORLOPEND if self.termijn.keert_terug else Status.LOOPT
        return f'actiepunten voortgang {self.actie.id}{stap} --status {status} --tekst "…"'


def tasks(actie: ActieView) -> Iterator[Taak]:
    """The actie itself, and then its steps that have a deadline of their own."""
    plekken = [None, *(stap for stap in actie.stappen if stap.termijn)]
    for stap, termijn in zip(plekken, actie.termijnen, strict=True):
        yield Taak(actie, stap, termijn)


def decisions(actie: ActieView) -> tuple[str, ...]:
    """The first decisions that it rests on in words, with what is inferred or no longer in force marked."""
    return tuple(_cited(besluit, koppeling) for besluit, koppeling in actie.besluiten[:GENOEMD])


def _cited(besluit: BesluitView, koppeling: Koppeling) -> str:
    bij = ["afgeleid"] if koppeling.is_afgeleid else []
    if not besluit.van_kracht:
        bij.append("geldt niet meer")
    elif besluit.kracht_weggelaten:
        bij.append(KRACHT_WEGGELATEN)
    return f"{besluit.id}: {besluit.record.titel}" + (f" ({', '.join(bij)})" if bij else "")


def more_decisions(actie: ActieView) -> int:
    """How many decisions it rests on besides those that :func:`decisions` names."""
    return max(0, len(actie.besluiten) - GENOEMD)


def audience(actie: ActieView) -> Rubricering:
    """The narrowest audience of the actie and the decisions that are named with it."""
    genoemd = [*(besluit for besluit, _ in actie.besluiten[:GENOEMD]), *actie.herzien_door]
    return highest([actie.record, *(besluit.record for besluit in genoemd)]) or Rubricering.INTERN
