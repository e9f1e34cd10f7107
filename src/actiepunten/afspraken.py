"""Deadlines and rhythms as plain dates for a calendar: one for each actie and for each step that has its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from actiepunten.actie_view import ActieView, StapView
from actiepunten.lists import owners
from actiepunten.query import Owner
from actiepunten.records.base import Rubricering
from actiepunten.records.edtf import Duur
from actiepunten.records.termijn import GeenTermijn, Ritme, Termijn, Uitstel, uitstel_op
from actiepunten.records.voortgang import Status
from actiepunten.taal import lang
from actiepunten.tekst import reflow
from actiepunten.termijnen import TermijnStand


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A day in a calendar, or the first of a row of days."""

    uid: str
    """The same for as long as the record and its step are there, so that a subscription updates."""
    titel: str
    dag: date
    """The last day of the deadline; of a rhythm the next day on which it is expected."""
    ritme: Duur | None
    tot: date | None
    """The last day of a rhythm."""
    status: Status
    thema: str
    rubricering: Rubricering
    keren_verzet: int
    regels: tuple[str, ...]
    """What stands below it: who, how far, the deadline in words, on what it rests, how to report."""

    @property
    def verwacht(self) -> bool:
        """Whether something is still expected."""
        return self.status.open


def appointments(acties: Iterable[ActieView], register: str, owner: Owner | None = None) -> Iterator[Afspraak]:
    """The deadlines of the acties and their steps; with ``owner`` only of what that owner does."""
    domein = re.sub(r"[^a-z0-9]+", "-", register.casefold()).strip("-") or "register"
    for actie in acties:
        if _is_of(owner, actie.wie) and (gevonden := _of_actie(actie, domein)):
            yield gevonden
        for stap in actie.stappen:
            if stap.termijn and _is_of(owner, stap.wie) and (gevonden := _of_step(stap, stap.termijn, domein)):
                yield gevonden


def _is_of(owner: Owner | None, wie: tuple[str, ...]) -> bool:
    if owner is None:
        return True
    return not wie if owner.is_niemand else not owner.codes.isdisjoint(wie)


def _of_actie(actie: ActieView, domein: str) -> Afspraak | None:
    termijn, record = actie.eigen_termijn, actie.record
    if termijn.uiterlijk is None or actie.voortgang_weggelaten:
        return None
    drager = _Drager(f"{record.id.lower()}@{domein}", record.titel, owners(actie), actie.status, "", record.uitstel)
    return _appointment(actie, termijn, record.termijn, drager)


def _of_step(stap: StapView, termijn: TermijnStand, domein: str) -> Afspraak | None:
    if termijn.uiterlijk is None:
        return None
    actie, nummer, record = stap.actie, stap.nummer + 1, stap.record
    uid, titel = f"{actie.id.lower()}.{nummer}@{domein}", f"{record.titel} ({actie.record.titel})"
    wie = ", ".join(map(actie.stand.label, stap.wie)) or "niemand"
    drager = _Drager(uid, titel, wie, stap.drager.status, f" --activiteit {nummer}", record.uitstel)
    return _appointment(actie, termijn, record.termijn, drager)


@dataclass(frozen=True, slots=True)
class _Drager:
    """What a deadline belongs to: an actie, or a step with what a command needs to mean it."""

    uid: str
    titel: str
    wie: str
    status: Status
    optie: str
    uitstel: tuple[Uitstel, ...]


def _appointment(
    actie: ActieView, termijn: TermijnStand, veld: Termijn | Ritme | GeenTermijn | None, drager: _Drager
) -> Afspraak:
    ritme = veld if isinstance(veld, Ritme) and termijn.verwacht else None
    themas = {thema.code: thema.titel for thema in actie.stand.register.inrichting.themas}
    return Afspraak(
        uid=drager.uid,
        titel=" ".join(drager.titel.split()),
        dag=termijn.uiterlijk or actie.stand.peildatum,
        ritme=ritme.ritme if ritme else None,
        tot=ritme.tot.einde if ritme and ritme.tot else None,
        status=drager.status,
        thema=themas.get(actie.record.thema, actie.record.thema),
        rubricering=actie.record.rubricering,
        keren_verzet=len(uitstel_op(drager.uitstel, actie.stand.peildatum)),
        regels=tuple(filter(None, _lines(actie, termijn, drager))),
    )


def _lines(actie: ActieView, termijn: TermijnStand, drager: _Drager) -> Iterator[str]:
    yield f"Wie: {drager.wie}"
    yield f"Stand op {lang(actie.stand.peildatum)}: {drager.status}"
    yield f"Termijn: {termijn.woorden}{' (afgeleid)' if termijn.afgeleid else ''}"
    if actie.besluiten:
        yield f"Besluit: {', '.join(besluit.id for besluit, _ in actie.besluiten)}"
    yield reflow(actie.record.tekst or "")
    if drager.status.open:
        yield f"Melden: {report_line(actie.id, drager.optie)}"


def report_line(actie_id: str, optie: str = "") -> str:
    """The line to type to report progress; ``optie`` says of which step."""
    return f'actiepunten voortgang {actie_id}{optie} --status loopt --tekst "..."'
