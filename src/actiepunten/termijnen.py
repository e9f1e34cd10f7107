"""Deadlines at a peildatum: what is late, what is due, what was held, and by how many days."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from actiepunten.records.edtf import Periode
from actiepunten.records.inrichting import Settings
from actiepunten.records.termijn import GeenTermijn, Ritme, Termijn, Uitstel, geldend, uitstel_op
from actiepunten.records.voortgang import Status
from actiepunten.taal import aantal, in_woorden, lang


class Signaal(StrEnum):
    """What deserves attention: a closed list."""

    TE_LAAT = "te-laat"
    TE_LAAT_UITGEVOERD = "te-laat-uitgevoerd"
    NU = "nu"
    BINNENKORT = "binnenkort"
    ZONDER_TERMIJN = "zonder-termijn"
    ZONDER_WIE = "zonder-wie"
    STIL = "stil"
    NIET_GEMELD = "niet-gemeld"
    HERZIEN = "herzien"


URGENTIE = (
    Signaal.TE_LAAT,
    Signaal.NIET_GEMELD,
    Signaal.HERZIEN,
    Signaal.STIL,
    Signaal.BINNENKORT,
    Signaal.NU,
    Signaal.ZONDER_WIE,
    Signaal.ZONDER_TERMIJN,
    Signaal.TE_LAAT_UITGEVOERD,
)
"""The signals by how soon somebody has to look at them."""


@dataclass(frozen=True, slots=True)
class Drager:
    """What carries a deadline at a peildatum: an actie or one of its steps.

    ``klaar_op`` is the day it was done, ``gehouden`` are the days on which a rhythm was held, by the peildatum.
    """

    termijn: Termijn | Ritme | GeenTermijn | None
    uitstel: tuple[Uitstel, ...]
    sinds: date
    status: Status
    klaar_op: date | None
    gehouden: tuple[date, ...]
    titel: str | None = None

    def beoordeel(self, peildatum: date, settings: Settings) -> "TermijnStand":
        """Where the deadline stands on the day."""
        nu = geldend(self.termijn, self.uitstel, peildatum)
        keren = len(uitstel_op(self.uitstel, peildatum))
        basis = TermijnStand(
            titel=self.titel,
            tekst=nu.tekst if keren and isinstance(nu, Periode) else str(self.termijn) if self.termijn else None,
            woorden=self._woorden(nu, keren),
            afgeleid=bool(self.termijn and self.termijn.is_afgeleid and not keren),
            keert_terug=isinstance(self.termijn, Ritme),
        )
        ritme = self.termijn if isinstance(self.termijn, Ritme) else None
        if ritme and not (isinstance(nu, Periode) and nu.laatste is None):
            eenmalig = nu.laatste if isinstance(nu, Periode) else None
            begin, verwacht, gemist = self._ritme(ritme, peildatum, eenmalig)
            signaal = Signaal.NIET_GEMELD if gemist else None
            return replace(
                basis, uiterlijk=verwacht, signaal=signaal, aantal=gemist, verwacht=verwacht, ritme_vanaf=begin
            )
        laatste = nu.laatste if isinstance(nu, Periode) else None
        if self.klaar_op:
            te_laat = _days_past(geldend(self.termijn, self.uitstel, self.klaar_op), self.klaar_op)
            return replace(
                basis, uiterlijk=laatste, signaal=Signaal.TE_LAAT_UITGEVOERD if te_laat else None, aantal=te_laat
            )
        if not self.status.te_doen:
            return replace(basis, uiterlijk=laatste)
        signaal = self._openstaand(nu, peildatum, settings)
        dagen = _days_past(nu, peildatum)
        return replace(basis, uiterlijk=laatste, signaal=signaal, aantal=dagen, verwacht=laatste)

    def _woorden(self, nu: Periode | Ritme | GeenTermijn | None, keren: int) -> str:
        """The deadline for people; where it was moved, how often and from where."""
        if nu is None or (self.termijn and not keren):
            return self.termijn.woorden if self.termijn else ""
        eerst = f", eerst {self.termijn.woorden}" if self.termijn else ""
        woorden = in_woorden(nu) if isinstance(nu, Periode) else nu.woorden
        return f"{woorden} ({aantal(keren, 'keer', 'keer')} uitgesteld{eerst})"

    @staticmethod
    def _openstaand(nu: Periode | Ritme | GeenTermijn | None, peildatum: date, settings: Settings) -> Signaal | None:
        if nu is None:
            return Signaal.ZONDER_TERMIJN
        if not isinstance(nu, Periode):
            return None
        if _days_past(nu, peildatum):
            return Signaal.TE_LAAT
        if nu.laatste and (nu.laatste - peildatum).days <= settings.binnenkort:
            return Signaal.BINNENKORT
        return Signaal.NU if nu.vroegste is None or nu.vroegste <= peildatum else None

    def _ritme(self, ritme: Ritme, peildatum: date, uitgesteld: date | None) -> tuple[date | None, date | None, int]:
        """The day it counts from, the next day on which it is expected, and how often it was expected in vain.

        A postponement moves the next time; the rhythm goes on from there.
        """
        if not self.status.open:
            return None, None, 0
        vanaf = ritme.vanaf.vroegste if ritme.vanaf and ritme.vanaf.vroegste else self.sinds
        begin = max((vanaf, *self.gehouden))
        einde = ritme.tot.einde if ritme.tot else date.max
        if uitgesteld and uitgesteld > begin:
            na_uitstel = ritme.ritme.keren(uitgesteld, min(peildatum, einde)) + 1
            return uitgesteld, uitgesteld, na_uitstel if uitgesteld < peildatum else 0
        verwacht = ritme.ritme.na(begin, 1)
        if verwacht is None or verwacht > einde:
            return None, None, 0
        grens = einde + timedelta(days=1) if einde < date.max else einde
        return begin, verwacht, ritme.ritme.keren(begin, min(peildatum, grens))


def _days_past(termijn: Periode | Ritme | GeenTermijn | None, dag: date) -> int:
    """How many days after the last day of the deadline the day is; 0 where it is not."""
    if not isinstance(termijn, Periode) or termijn.laatste is None:
        return 0
    return max(0, (dag - termijn.laatste).days)


@dataclass(frozen=True, slots=True)
class TermijnStand:
    """A deadline as it stands at a peildatum."""

    titel: str | None
    """The step, or ``None`` for the actie itself."""
    tekst: str | None
    """The deadline as written: its words or its EDTF text."""
    woorden: str
    """The deadline for people."""
    afgeleid: bool
    """Whether the keeper of the register inferred it."""
    keert_terug: bool
    """Whether it is a rhythm."""
    uiterlijk: date | None = None
    """The last day, after postponement; of a rhythm the next expected day."""
    signaal: Signaal | None = None
    aantal: int = 0
    """Days late, or the number of times that a rhythm was not reported."""
    verwacht: date | None = None
    """The last or next day while something is still expected, ``None`` once it is done or dropped."""
    ritme_vanaf: date | None = None
    """Of a rhythm from which something is expected: the day from which its periods are counted."""

    @property
    def te_laat(self) -> bool:
        """Whether something to do has missed its last day."""
        return self.signaal is Signaal.TE_LAAT

    def unsaid(self, dag: date | None) -> str:
        """The day for people where the words of the deadline do not say it; empty where they do, or there is none."""
        woorden = lang(dag) if dag else ""
        return "" if re.search(rf"(?<!\d){re.escape(woorden)}", self.woorden) else woorden
