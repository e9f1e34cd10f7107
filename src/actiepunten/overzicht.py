"""The one screen to begin the day with: how we stand, what needs attention, what comes, and where to go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.cijfers import per_status
from actiepunten.lists import deadline, signals, urgency
from actiepunten.query import Owner, asked_only, is_of
from actiepunten.records.voortgang import Status
from actiepunten.stand import Stand, highest, last_meeting
from actiepunten.taal import aantal, kort
from actiepunten.termijnen import Signaal

_GROEPEN: tuple[tuple[str, tuple[Signaal, ...], str], ...] = (
    ("Te laat", (Signaal.TE_LAAT,), "status --te-laat"),
    ("Niet gemeld of stil", (Signaal.NIET_GEMELD, Signaal.STIL), "status --signaal niet-gemeld --signaal stil"),
    ("Nu of binnenkort", (Signaal.BINNENKORT, Signaal.NU), "status --signaal binnenkort --signaal nu"),
    ("Op een herzien besluit", (Signaal.HERZIEN,), "status --signaal herzien"),
)
_EERSTE = 2
"""How many of each group the screen names where there are few groups; of many it is one, so that all fit."""
_WEINIG = 3


@dataclass(frozen=True, slots=True)
class Regel:
    """A record on one line, with what is to be said of it."""

    id: str
    titel: str
    wat: str


@dataclass(frozen=True, slots=True)
class Groep:
    """Records that need attention: the first few, how many there are, and the command that shows all."""

    kop: str
    aantal: int
    regels: tuple[Regel, ...]
    opdracht: str


@dataclass(frozen=True, slots=True)
class Overzicht:
    """What the screen shows, in its order."""

    te_doen: int
    acties: int
    """How many there are; of one that withholds it nobody knows its status."""
    totaal: tuple[tuple[Status, int], ...]
    groepen: tuple[Groep, ...]
    vergadering: str
    """The last meeting and what came of it; empty where there was none."""
    termijnen: tuple[Regel, ...]
    verder: tuple[tuple[str, str], ...]
    """Commands to go on with, each with what it does."""
    rubricering: str | None


def make_overview(
    stand: Stand, owner: Owner | None = None, keuze: Sequence[str] = (), plek: Sequence[str] = ()
) -> Overzicht:
    """The overview of a stand; with ``owner`` of what that owner does.

    ``keuze`` are the options with which a command tells of the same, ``plek`` those with which it writes in the same
    register.
    """
    acties = [actie for actie in stand.acties.values() if owner is None or is_of(actie, owner)]
    besluiten = [b for b in stand.besluiten.values() if owner is None or owner.is_asked(b.record)]
    van_acties = list(_groups(acties, keuze))
    elders = [b for b in asked_only(stand, owner) if not b.zonder_actie] if owner else []
    groepen = _fitted((*van_acties, *_not_taken_up(besluiten, keuze), *_of_others(elders, keuze)))
    rubricering = highest([*(a.record for a in acties), *(b.record for b in besluiten)])
    return Overzicht(
        te_doen=sum(actie.te_doen for actie in acties),
        acties=len(acties),
        totaal=tuple(per_status(acties).items()),
        groepen=groepen,
        vergadering=_last_meeting(stand) if owner is None else "",
        termijnen=tuple(_coming(acties, stand.peildatum, {r.id for groep in groepen for r in groep.regels})),
        verder=tuple(_next_steps(stand, van_acties, keuze, plek)),
        rubricering=str(rubricering) if rubricering else None,
    )


def _groups(acties: list[ActieView], keuze: Sequence[str]) -> Iterator[Groep]:
    for kop, gezocht, opdracht in _GROEPEN:
        hierin = sorted(
            (a for a in acties if not set(gezocht).isdisjoint(a.signalen)), key=lambda a: _most_urgent(a, gezocht)
        )
        if hierin:
            regels = [Regel(actie.id, actie.record.titel, _said(actie, gezocht)) for actie in hierin]
            yield _group(kop, regels, _command(opdracht, keuze))


def _not_taken_up(besluiten: list[BesluitView], keuze: Sequence[str]) -> Iterator[Groep]:
    regels = [Regel(b.id, b.record.titel, str(b.record.soort)) for b in besluiten if b.zonder_actie]
    if regels:
        yield _group("Besluiten die niemand heeft opgepakt", regels, _command("besluiten --zonder-actie", keuze))


def _of_others(besluiten: list[BesluitView], keuze: Sequence[str]) -> Iterator[Groep]:
    """What was asked of the owner, while only others have acties on it."""
    regels = [Regel(b.id, b.record.titel, str(b.record.soort)) for b in besluiten]
    if regels:
        yield _group("Ook gevraagd; alleen anderen hebben hierop een actie", regels, _command("status", keuze))


def _group(kop: str, regels: list[Regel], opdracht: str) -> Groep:
    return Groep(kop, len(regels), tuple(regels[:_EERSTE]), opdracht)


def _command(opdracht: str, opties: Sequence[str]) -> str:
    return " ".join(["actiepunten", opdracht, *opties])


def _fitted(groepen: tuple[Groep, ...]) -> tuple[Groep, ...]:
    return groepen if len(groepen) <= _WEINIG else tuple(replace(groep, regels=groep.regels[:1]) for groep in groepen)


def _most_urgent(actie: ActieView, gezocht: Sequence[Signaal]) -> tuple[int, tuple[int, date]]:
    """By the most urgent of the signals sought, then by how urgent that is."""
    signaal = _first(actie, gezocht)
    return gezocht.index(signaal), urgency(actie, signaal)


def _first(actie: ActieView, gezocht: Sequence[Signaal]) -> Signaal:
    return next(signaal for signaal in gezocht if signaal in actie.signalen)


def _said(actie: ActieView, gezocht: Sequence[Signaal]) -> str:
    """The most urgent of the signals sought, in words; of what is due the first day to be met."""
    signaal = _first(actie, gezocht)
    if signaal in (Signaal.BINNENKORT, Signaal.NU) and (dag := deadline(actie)):
        return dag if actie.maatgevend.keert_terug else f"uiterlijk {dag}"
    return signals(actie)[signaal]


def _last_meeting(stand: Stand) -> str:
    laatste = last_meeting(stand)
    if laatste is None:
        return ""
    dag, orgaan = laatste
    besluiten = [b for b in stand.besluiten.values() if (b.record.datum, b.record.orgaan) == laatste]
    acties = {actie.id for besluit in besluiten for actie, _ in besluit.acties}
    los = sum(besluit.zonder_actie for besluit in besluiten)
    delen = [aantal(len(besluiten), "besluit", "besluiten"), f"daarop {aantal(len(acties), 'actie', 'acties')}"]
    return f"{orgaan} {kort(dag)}: {', '.join(delen)}" + (f", {los} zonder actie" if los else "")


def _coming(acties: list[ActieView], peildatum: date, genoemd: set[str]) -> Iterator[Regel]:
    """The next deadlines, apart from those that the screen names already."""
    dagen = sorted(
        (a.verwacht, a.id, a.record.titel, deadline(a))
        for a in acties
        if a.verwacht and a.verwacht >= peildatum and a.id not in genoemd
    )
    for _, record_id, titel, wanneer in dagen[:_EERSTE]:
        yield Regel(record_id, titel, wanneer)


def _next_steps(
    stand: Stand, van_acties: Sequence[Groep], keuze: Sequence[str], plek: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """A few commands that fit: to report where something waits, and to report to the board; or to begin."""
    if not stand.register.acties and not stand.register.besluiten:
        yield _command("vergadering ORGAAN DATUM --bewerk", plek), "leg de eerste vergadering vast"
        return
    if van_acties and not stand.register.openbaar:
        yield _command(f"voortgang {van_acties[0].regels[0].id}", plek), "meld hoe het staat"
    yield _command("rapport --uit rapport.html", keuze), "maak het rapport"
