"""Deadlines and rhythms as plain dates for a calendar: one for each actie and for each step that has its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actiepunten.berichten.taken import Taak, audience, decisions, more_decisions, tasks
from actiepunten.herkomst import Herkomst
from actiepunten.lists import deadline_words, signals
from actiepunten.query import Owner
from actiepunten.records.actie import Actie, Activiteit
from actiepunten.records.base import Rubricering
from actiepunten.records.edtf import Duur
from actiepunten.records.termijn import Ritme, uitstel_op
from actiepunten.records.voortgang import Status
from actiepunten.stand import Stand
from actiepunten.taal import aantal, lang
from actiepunten.tekst import reflow
from actiepunten.termijnen import Signaal


@dataclass(frozen=True, slots=True)
class Herhaling:
    """How an appointment comes back: each time a step further, counted from a day, until a last one."""

    stap: Duur
    vanaf: date
    """The day from which is counted; it says on which day of the month a rhythm of months falls."""
    tot: date | None


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A day in a calendar, or the first of a row of days."""

    uid: str
    """The same for as long as the record and its step are there, so that a subscription updates."""
    versie: int
    """How many times something was recorded that may have changed it: progress, postponement, handover."""
    titel: str
    dag: date
    """The last day of the deadline; of a rhythm the next day on which it is expected."""
    herhaling: Herhaling | None
    status: Status
    klaar_op: date | None
    thema: str
    rubricering: Rubricering
    """The narrowest audience of all that it tells."""
    regels: tuple[str, ...]
    """What stands below it: who, how far, the deadline in words, on what it rests, how to report."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The appointments of a register at a peildatum, under a name and with a line about where they come from."""

    naam: str
    uitleg: str
    peildatum: date
    afspraken: tuple[Afspraak, ...]

    @property
    def rubricering(self) -> Rubricering | None:
        """The narrowest audience of all that it tells; ``None`` where it tells nothing."""
        return _narrowest(self.afspraken)


def _narrowest(afspraken: tuple[Afspraak, ...]) -> Rubricering | None:
    return max((a.rubricering for a in afspraken), key=lambda r: r.hoogte, default=None)


def make_agenda(stand: Stand, herkomst: Herkomst, owner: Owner | None = None, *, alles: bool = False) -> Agenda:
    """What is still expected by a day, with ``alles`` also what is done or dropped; with ``owner`` what is theirs."""
    domein = re.sub(r"[^a-z0-9]+", "-", herkomst.register.casefold()).strip("-") or "register"
    afspraken = tuple(
        _appointment(taak, dag, domein)
        for actie in stand.acties.values()
        if not actie.voortgang_weggelaten
        for taak in tasks(actie)
        if (dag := taak.termijn.uiterlijk if alles else taak.termijn.verwacht) and (owner is None or taak.is_of(owner))
    )
    naam = herkomst.register + (f": {owner.naam}" if owner else "")
    return Agenda(naam, _origin(herkomst, afspraken), herkomst.peildatum, afspraken)


def _origin(herkomst: Herkomst, afspraken: tuple[Afspraak, ...]) -> str:
    revisie = f", {herkomst.revisie_kort}" if herkomst.revisie else ""  # who has a calendar knows no werkmap
    delen = [f"Stand op {lang(herkomst.peildatum)}{revisie}{herkomst.uitgave}."]
    if rubricering := _narrowest(afspraken):
        delen.append(f"Rubricering: {rubricering}.")
    if herkomst.onleesbaar:
        delen.append(f"Niet te lezen en weggelaten: {', '.join(herkomst.onleesbaar)}.")
    return " ".join(delen)


def _appointment(taak: Taak, dag: date, domein: str) -> Afspraak:
    actie, stap = taak.actie, taak.stap
    record = stap.record if stap else actie.record
    nummer = f".{stap.nummer + 1}" if stap else ""
    return Afspraak(
        uid=f"{actie.id.lower()}{nummer}@{domein}",
        versie=_times_changed(taak, record),
        titel=f"{record.titel} ({actie.record.titel})" if stap else record.titel,
        dag=dag,
        herhaling=_repetition(taak, record, dag),
        status=taak.status,
        klaar_op=taak.klaar_op,
        thema=actie.stand.register.thema_titel(actie.record.thema),
        rubricering=audience(actie),
        regels=tuple(_lines(taak)),
    )


def _times_changed(taak: Taak, record: Actie | Activiteit) -> int:
    """Never less at a later peildatum, and more as soon as the day can be another."""
    actie = taak.actie
    gemeld = len(tuple(actie.alle_voortgang))
    overdracht = (*actie.record.overdracht, *(record.overdracht if taak.stap else ()))
    overgedragen = sum(o.datum.einde <= actie.stand.peildatum for o in overdracht)
    return gemeld + overgedragen + len(uitstel_op(record.uitstel, actie.stand.peildatum))


def _repetition(taak: Taak, record: Actie | Activiteit, dag: date) -> Herhaling | None:
    ritme, vanaf = record.termijn, taak.termijn.ritme_vanaf
    if not isinstance(ritme, Ritme) or vanaf is None:
        return None
    tot = ritme.tot.einde if ritme.tot else None
    return Herhaling(ritme.ritme, vanaf, tot) if tot is None or tot > dag else None


def _lines(taak: Taak) -> Iterator[str]:
    actie = taak.actie
    yield f"Wie: {taak.wie}"
    yield f"Stand op {lang(actie.stand.peildatum)}: {taak.status}"
    yield f"Termijn: {deadline_words(taak.termijn)}"
    for besluit in decisions(actie):
        yield f"Besluit {besluit}"
    if meer := more_decisions(actie):
        yield f"en nog {aantal(meer, 'besluit', 'besluiten')}"
    for signaal, woorden in signals(actie).items():
        if signaal is Signaal.HERZIEN:
            yield f"Let op: {woorden}"
    if actie.record.tekst:
        yield reflow(actie.record.tekst)
    if taak.status.open:
        yield f"Meld hoe het staat: {taak.opdracht}"
