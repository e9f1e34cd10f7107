"""The lists of the report: what deserves attention, and what is left open or was mended."""

from collections.abc import Iterator

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.lists import SIGNAAL_LIJST, owners, signal_text, signals, urgency
from actiepunten.query import Owner, asked_only
from actiepunten.rapport.besluiten import ended, said_of
from actiepunten.rapport.pagina import Lijst, Punt
from actiepunten.rapport.voorblad import GELDT_NIET_MEER, ZONDER_ACTIE
from actiepunten.records.actie import Actie
from actiepunten.records.casus import Casus
from actiepunten.records.voortgang import Status
from actiepunten.stand import Stand
from actiepunten.taal import lang, opsomming
from actiepunten.termijnen import Signaal, TermijnStand


def attention(acties: list[ActieView]) -> Iterator[Lijst]:
    """A list for each signal that an actie gives, but for what is simply due now."""
    for signaal, (titel, uitleg) in SIGNAAL_LIJST.items():
        if signaal is Signaal.NU:
            continue
        if signaal is Signaal.HERZIEN and (punten := [_point(a, was) for a in acties if (was := _on_ended(a))]):
            uitleg_ = "Dit is te doen of gaat door, maar rust op een besluit dat is vervangen of ingetrokken."
            yield Lijst("Het besluit geldt niet meer", uitleg_, tuple(punten), GELDT_NIET_MEER)
        hierin = sorted((a for a in acties if signaal in a.signalen), key=lambda a: urgency(a, signaal))
        if punten := [_point(a, _said(a, signaal)) for a in hierin]:
            yield Lijst(titel, uitleg, tuple(punten), f"aandacht-{signaal}")


def _on_ended(actie: ActieView) -> str:
    """The decisions under an open actie that are no longer in force, with what ended them; empty where all are."""
    geeindigd = [besluit for besluit, _ in actie.besluiten if not besluit.van_kracht] if actie.open else []
    return "; ".join(f"{b.id}: {ended(b)}" for b in geeindigd)


def _said(actie: ActieView, signaal: Signaal) -> str:
    """The signal in words: of each deadline that gives it, the worst first, its own number and the step it belongs to.

    Under a heading that says the signal itself, the status says more.
    """
    if signaal in (Signaal.ZONDER_WIE, Signaal.ZONDER_TERMIJN):
        return "nog niets gemeld" if actie.status is Status.ONBEKEND else str(actie.status)
    termijnen = sorted((t for t in actie.termijnen if t.signaal is signaal), key=lambda t: -t.aantal)
    return "; ".join(_said_of(termijn, signaal) for termijn in termijnen) or signals(actie)[signaal]


def _said_of(termijn: TermijnStand, signaal: Signaal) -> str:
    stap = f"stap ‘{termijn.titel}’" if termijn.titel else ""
    dag = f"uiterlijk {lang(termijn.uiterlijk)}" if termijn.uiterlijk and not termijn.keert_terug else ""
    afgeleid = " (afgeleid)" if termijn.afgeleid else ""
    return (
        ", ".join(filter(None, [signal_text(signaal, termijn.aantal), " ".join(filter(None, [stap, dag]))])) + afgeleid
    )


def _point(actie: ActieView, wat: str) -> Punt:
    return Punt(actie.id, actie.record.titel, wat, owners(actie))


def loose_ends(
    stand: Stand, acties: list[ActieView], besluiten: list[BesluitView], casussen: list[Casus], owner: Owner | None
) -> Iterator[Lijst]:
    """Decisions that nobody took up, acties without a decision of their own, what was corrected and revised."""
    if owner and (gevraagd := asked_only(stand, owner)):
        yield Lijst(
            f"Gevraagd van {owner.naam}",
            f"Deze besluiten vroegen iets van {owner.naam}, maar geen actie van {owner.naam} voert ze uit.",
            tuple(Punt(b.id, b.record.titel, _asked(b)) for b in gevraagd),
            "einde-gevraagd",
        )
    yield Lijst(
        "Besluiten zonder actie",
        "Deze besluiten gelden en vragen opvolging, maar geen actie voert ze uit.",
        tuple(Punt(b.id, b.record.titel, _asked(b)) for b in besluiten if b.zonder_actie),
        ZONDER_ACTIE,
    )
    yield Lijst(
        "Acties zonder uitdrukkelijk besluit",
        "Deze acties noemen zelf geen besluit; waar zij op rusten is afgeleid of onbekend.",
        tuple(_point(a, _basis(a)) for a in acties if a.noemt_geen_besluit),
        "einde-zonder-besluit",
    )
    if gecorrigeerd := list(_corrections(stand, acties, besluiten, casussen)):
        uitleg = "In deze records is na het vaststellen een vergissing verbeterd."
        yield Lijst("Correcties", uitleg, tuple(gecorrigeerd), "einde-correcties")
    yield Lijst(
        "Herziene besluiten",
        "Een nieuwer besluit verving, wijzigde of raakte deze besluiten, of trok ze in.",
        tuple(Punt(b.id, b.record.titel, _revised(b)) for b in besluiten if b.herzien_door),
        "einde-herzien",
    )


def _corrections(
    stand: Stand, acties: list[ActieView], besluiten: list[BesluitView], casussen: list[Casus]
) -> Iterator[Punt]:
    """What was corrected by the peildatum, and by which acties that is still to be confirmed."""
    for besluit in besluiten:
        te_gaan = [actie.id for actie, koppeling in besluit.acties if besluit.unconfirmed_by(koppeling)]
        slot = f"; nog te bevestigen bij {opsomming(te_gaan)}" if te_gaan else ""
        if besluit.correcties:
            yield Punt(besluit.id, besluit.record.titel, "; ".join(c.woorden for c in besluit.correcties) + slot)
    wie = {actie.id: owners(actie) for actie in acties}
    records: list[Actie | Casus] = [*(actie.record for actie in acties), *casussen]
    for record in records:
        gedaan = [c.woorden for c in record.correcties if c.datum.einde <= stand.peildatum]
        if gedaan:
            op_pagina = isinstance(record, Actie)
            yield Punt(record.id, record.titel, "; ".join(gedaan), wie.get(record.id, ""), op_pagina)


def corrected_cases(stand: Stand) -> list[Casus]:
    """The cases that were corrected by the peildatum: all that the report tells of cases."""
    return [c for c in stand.casussen.values() if any(k.datum.einde <= stand.peildatum for k in c.correcties)]


def _asked(besluit: BesluitView) -> str:
    gevraagd = ", ".join(besluit.record.gevraagd)
    return f"{besluit.record.soort}, gevraagd van {gevraagd}" if gevraagd else str(besluit.record.soort)


def _basis(actie: ActieView) -> str:
    afgeleid = ", ".join(besluit.id for besluit, _ in actie.besluiten)
    return f"afgeleid van {afgeleid}" if afgeleid else "geen besluit bekend"


def _revised(besluit: BesluitView) -> str:
    delen = [said_of(nieuwer, verband) for nieuwer, verband in besluit.herzieningen]
    acties = [actie.id for actie, _ in besluit.acties if actie.herzien_door]
    rust = "rust" if len(acties) == 1 else "rusten"
    return "; ".join(delen) + (f"; daarop {rust} nog {opsomming(acties)}" if acties else "")
