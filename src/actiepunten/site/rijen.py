"""Rows of the lists: an actie, decision, case, meeting or role, and what is to be said of it."""

from collections.abc import Iterable, Sequence

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.lists import TUSSEN, Sein, deadline, owners, result_text, revisions, signals, urgency
from actiepunten.records.base import Gegrond
from actiepunten.records.casus import Casus
from actiepunten.site import paden
from actiepunten.site.gids import Gids, Vergadering, kort
from actiepunten.site.pagina import Link, Rij
from actiepunten.stand import highest
from actiepunten.taal import aantal, hoofdletter
from actiepunten.termijnen import Signaal

_MET_GETAL = frozenset({
    Signaal.TE_LAAT, Signaal.TE_LAAT_UITGEVOERD, Signaal.NIET_GEMELD, Signaal.STIL, Signaal.HERZIEN,
})  # fmt: skip
"""The signals that say how many or which."""
_VELEN = 8
"""How many roles a row names; the page of the record has them all."""


def actie_rij(gids: Gids, actie: ActieView, wat: str = "", lijst_van: Signaal | None = None) -> Rij:
    """An actie in a list; a signal that the heading says in the same words is not said again."""
    return Rij(
        soort="actie",
        titel=kort(actie.record.titel),
        pad=gids.pad(actie.id),
        id=actie.id,
        wie=_few(gids.functies(actie.wie)) or (Link(owners(actie), paden.NIEMAND if actie.van_niemand else ""),),
        zoekwie=("niemand",) if actie.van_niemand else actie.stand.functies.families(actie.iedereen),
        stand=(Link(result_text(actie)),),
        status=str(actie.bekende_status or ""),
        termijn=deadline(actie),
        signalen=tuple(s for s in seinen(actie) if s.code != lijst_van or lijst_van in _MET_GETAL),
        wat=gids.regel(kort(wat)),
        thema=gids.thema_titels[actie.record.thema],
        rubricering=actie.record.rubricering,
    )


def besluit_rij(gids: Gids, besluit: BesluitView, wat: str = "", *, opvolging: bool = True) -> Rij:
    """A decision in a list; without ``opvolging`` only what newer decisions did to it."""
    record = besluit.record
    return Rij(
        soort=str(record.soort),
        titel=kort(record.titel),
        pad=gids.pad(record.id),
        id=record.id,
        wie=_few(gids.functies(record.gevraagd)),
        zoekwie=besluit.stand.functies.families(record.gevraagd),
        stand=gids.opvolging(record.id) if opvolging else gids.regel(TUSSEN.join(revisions(besluit)[:_VELEN])),
        termijn=kort(record.termijn.woorden, 60) if record.termijn else "",
        wat=gids.regel(kort(wat)),
        geldt=besluit.van_kracht,
        rubricering=record.rubricering,
    )


def casus_rij(gids: Gids, casus: Casus) -> Rij:
    """A case in a list."""
    return Rij(
        soort=str(casus.soort),
        titel=kort(casus.titel),
        pad=gids.pad(casus.id),
        id=casus.id,
        stand=(Link(f"{casus.categorie}, {casus.locatie}"),),
        rubricering=casus.rubricering,
    )


def vergadering_rij(gids: Gids, vergadering: Vergadering) -> Rij:
    """A meeting in a list."""
    besluiten = gids.per_vergadering[vergadering]
    zonder = sum(besluit.zonder_actie for besluit in besluiten)
    erbij = f", {zonder} zonder actie" if zonder else ""
    return Rij(
        soort="vergadering",
        titel=hoofdletter(gids.vergadering(*vergadering)),
        pad=paden.vergadering_pad(*vergadering),
        stand=(Link(aantal(len(besluiten), "besluit", "besluiten") + erbij),),
        rubricering=highest(besluit.record for besluit in besluiten),
    )


def rol_rij(gids: Gids, code: str) -> Rij:
    """A role or body in a list."""
    acties = gids.acties_van(gids.stand.functies.familie(code))
    toen = gids.stand.functies.ended(code, gids.stand.peildatum)
    return Rij(
        soort="rol",
        titel=gids.voluit(code),
        pad=paden.rol_pad(code),
        id=code,
        stand=(Link(tally(acties)),),
        wat=(Link(gids.stand.label(code)),) if toen else (),
        rubricering=highest(actie.record for actie in acties),
    )


def thema_rij(gids: Gids, code: str) -> Rij:
    """A thema in a list."""
    acties = gids.per_thema[code]
    return Rij(
        soort="thema",
        titel=gids.thema_titels[code],
        pad=paden.thema_pad(code),
        stand=(Link(tally(acties)),),
        rubricering=highest(actie.record for actie in acties),
    )


def nergens(gids: Gids, record_id: str) -> Rij:
    """A reference to a record that is not in the stand, with why it is not."""
    register = gids.stand.register
    if register.get(record_id):
        waarom = "was er op deze dag nog niet"
    elif record_id in register.onleesbare_ids:
        waarom = "is niet te lezen"
    else:
        waarom = "staat niet in dit register"
    return Rij("onbekend", waarom, "", id=record_id)


def tally(acties: Sequence[ActieView]) -> str:
    """``12 acties: 5 te doen, 2 te laat``."""
    te_doen = sum(actie.te_doen for actie in acties)
    te_laat = sum(actie.te_laat for actie in acties)
    delen = [f"{te_doen} te doen" if te_doen else "", f"{te_laat} te laat" if te_laat else ""]
    return ": ".join(filter(None, [aantal(len(acties), "actie", "acties"), ", ".join(filter(None, delen))]))


def seinen(actie: ActieView) -> tuple[Sein, ...]:
    """The signals of an actie, with what each says here."""
    return tuple(Sein(str(code), kort(tekst, 80)) for code, tekst in signals(actie).items())


def link_text(wat: str, koppeling: Gegrond) -> str:
    """How a record is linked: whether the keeper inferred it, and why."""
    uitleg = ": ".join(
        filter(None, ["afgeleid" if koppeling.is_afgeleid else "", (koppeling.toelichting or "").strip()])
    )
    return "; ".join(filter(None, [wat, uitleg]))


def anchor_of(titel: str) -> str:
    """The name of the place of a group on a page."""
    return titel.lower().replace(" ", "-")


def by_status(acties: Iterable[ActieView]) -> dict[str, list[ActieView]]:
    """The acties by how far they are: to do, continuing, done, dropped."""
    groepen: dict[str, list[ActieView]] = {"Te doen": [], "Doorlopend": [], "Uitgevoerd": [], "Vervallen": []}
    weggelaten = []
    for actie in acties:
        if actie.bekende_status is None:
            weggelaten.append(actie)
        else:
            groepen["Te doen" if actie.te_doen else hoofdletter(str(actie.status))].append(actie)
    return {**groepen, "Voortgang weggelaten": weggelaten}


def worst_first(acties: Iterable[ActieView], signaal: Signaal) -> list[ActieView]:
    """The acties with a signal in the order in which to look at them."""
    return sorted(acties, key=lambda actie: urgency(actie, signaal))


def last_day(actie: ActieView) -> str:
    """The last day of its deadline, to sort by; what has none comes last."""
    return actie.maatgevend.verwacht.isoformat() if actie.maatgevend.verwacht else "9999"


def _few(links: tuple[Link, ...]) -> tuple[Link, ...]:
    rest = len(links) - _VELEN
    return links if rest <= 0 else (*links[:_VELEN], Link(f"en {rest} andere"))
