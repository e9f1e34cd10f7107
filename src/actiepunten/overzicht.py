"""The one screen to begin the day with: how we stand, what needs attention, what comes, and where to go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.lists import signals
from actiepunten.query import Owner, is_of
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
ZONDER_ACTIE = "Besluiten die niemand heeft opgepakt"
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
    totaal: tuple[tuple[Status, int], ...]
    groepen: tuple[Groep, ...]
    vergadering: str
    """The last meeting and what came of it; empty where there was none."""
    termijnen: tuple[Regel, ...]
    verder: tuple[tuple[str, str], ...]
    """Commands to go on with, each with what it does."""
    rubricering: str | None


def make_overview(stand: Stand, owner: Owner | None = None) -> Overzicht:
    """The overview of a stand; with ``owner`` of what that owner does."""
    acties = [actie for actie in stand.acties.values() if owner is None or is_of(actie, owner)]
    besluiten = [b for b in stand.besluiten.values() if owner is None or owner.is_asked(b.record)]
    keuze = _choice(stand, owner)
    groepen = _fitted(tuple(_groups(acties, besluiten, keuze)))
    rubricering = highest([*(a.record for a in acties), *(b.record for b in besluiten)])
    return Overzicht(
        te_doen=sum(actie.te_doen for actie in acties),
        totaal=tuple((status, sum(actie.status is status for actie in acties)) for status in Status),
        groepen=groepen,
        vergadering=_last_meeting(stand) if owner is None else "",
        termijnen=tuple(_coming(acties, stand.peildatum, {r.id for groep in groepen for r in groep.regels})),
        verder=tuple(_next_steps(stand, groepen, keuze)),
        rubricering=str(rubricering) if rubricering else None,
    )


def _choice(stand: Stand, owner: Owner | None) -> str:
    """The options with which another command tells of the same."""
    van = f" --owner {owner.code}" if owner else ""
    return van + (" --openbaar" if stand.register.openbaar else "")


def _groups(acties: list[ActieView], besluiten: list[BesluitView], keuze: str) -> Iterator[Groep]:
    for kop, gezocht, opdracht in _GROEPEN:
        hierin = sorted((a for a in acties if not set(gezocht).isdisjoint(a.signalen)), key=_urgency)
        if hierin:
            regels = [Regel(actie.id, actie.record.titel, _said(actie, gezocht)) for actie in hierin]
            yield _group(kop, regels, opdracht + keuze)
    open_besluiten = [Regel(b.id, b.record.titel, str(b.record.soort)) for b in besluiten if b.zonder_actie]
    if open_besluiten:
        yield _group(ZONDER_ACTIE, open_besluiten, "besluiten --zonder-actie" + keuze)


def _group(kop: str, regels: list[Regel], opdracht: str) -> Groep:
    return Groep(kop, len(regels), tuple(regels[:_EERSTE]), f"actiepunten {opdracht}")


def _fitted(groepen: tuple[Groep, ...]) -> tuple[Groep, ...]:
    return groepen if len(groepen) <= _WEINIG else tuple(replace(groep, regels=groep.regels[:1]) for groep in groepen)


def _urgency(actie: ActieView) -> tuple[int, date]:
    """Longest late first, then what is due first."""
    return (-actie.dagen_te_laat, actie.maatgevend.verwacht or date.max)


def _said(actie: ActieView, gezocht: Sequence[Signaal]) -> str:
    """The most urgent of the signals sought, in words; of what is due its day."""
    signaal = next(signaal for signaal in gezocht if signaal in actie.signalen)
    if signaal in (Signaal.BINNENKORT, Signaal.NU):
        dagen = [termijn.verwacht for termijn in actie.termijnen if termijn.signaal is signaal and termijn.verwacht]
        return f"uiterlijk {kort(min(dagen))}" if dagen else "nu aan de beurt"
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
        (a.verwacht, a.id, a.record.titel)
        for a in acties
        if a.verwacht and a.verwacht >= peildatum and a.id not in genoemd
    )
    for dag, record_id, titel in dagen[:_EERSTE]:
        yield Regel(record_id, titel, kort(dag))


def _next_steps(stand: Stand, groepen: tuple[Groep, ...], keuze: str) -> Iterator[tuple[str, str]]:
    """A few commands that fit: to report where something waits, to follow up, to report to the board, or to begin."""
    if not stand.acties and not stand.besluiten:
        yield "actiepunten vergadering ORGAAN DATUM --bewerk", "leg de eerste vergadering vast"
        return
    eerste = next((groep.regels[0].id for groep in groepen if groep.kop != ZONDER_ACTIE), None)
    if eerste and not stand.register.openbaar:
        yield f"actiepunten voortgang {eerste}", "meld hoe het staat"
    if any(groep.kop == ZONDER_ACTIE for groep in groepen):
        yield f"actiepunten besluiten --zonder-actie{keuze}", "kijk wat nog niemand heeft opgepakt"
    yield f"actiepunten rapport{keuze} --formaat html --uit rapport.html", "maak het rapport"
