"""The decisions of the report, by meeting."""

from datetime import date

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.lists import KRACHT_WEGGELATEN
from actiepunten.rapport.pagina import BesluitRegel, Vergadering, Verwijzing
from actiepunten.rapport.voorblad import anchor_of
from actiepunten.records.actie import Koppeling
from actiepunten.records.besluit import Verband
from actiepunten.records.termijn import GeenTermijn, Ritme, Termijn
from actiepunten.stand import Stand
from actiepunten.taal import lang


def by_meeting(besluiten: list[BesluitView]) -> dict[tuple[date, str], list[BesluitView]]:
    """The decisions of each day and body, in the order given."""
    groepen: dict[tuple[date, str], list[BesluitView]] = {}
    for besluit in besluiten:
        groepen.setdefault((besluit.record.datum, besluit.record.orgaan), []).append(besluit)
    return groepen


def meeting(stand: Stand, datum: date, orgaan: str, groep: list[BesluitView], getoond: set[str]) -> Vergadering:
    """The decisions of a meeting, each with those of its acties that the page shows."""
    titel = f"{stand.functies.voluit(orgaan, stand.peildatum, datum)} {lang(datum)}"
    return Vergadering(titel, anchor_of(datum, orgaan), tuple(_decision_line(besluit, getoond) for besluit in groep))


def _decision_line(besluit: BesluitView, getoond: set[str]) -> BesluitRegel:
    record = besluit.record
    return BesluitRegel(
        id=record.id,
        titel=record.titel,
        soort=str(record.soort),
        gevraagd=", ".join(record.gevraagd),
        termijn=_asked_by(record.termijn),
        acties=tuple(_carrier(actie, koppeling, actie.id in getoond) for actie, koppeling in besluit.acties),
        oordeel=_judged(besluit),
        zonder_actie=besluit.zonder_actie,
        beeindigd=ended(besluit),
    )


def _judged(besluit: BesluitView) -> str:
    """What is to be said of a decision apart from its acties; before those with a mark that they follow."""
    if besluit.kracht_weggelaten:
        return KRACHT_WEGGELATEN + ("; " if besluit.acties else "")
    if besluit.acties:
        return ""
    if besluit.zonder_actie:
        return "geen actie"
    return besluit.dekking if besluit.dekking in ("niet nodig", "weggelaten") else ""


def ended(besluit: BesluitView) -> str:
    """What ended the force of a decision; empty while it is in force."""
    return "; ".join(said_of(b, v) for b, v in besluit.verband_van if v.soort.ends)


def said_of(nieuwer: BesluitView, verband: Verband) -> str:
    """What a newer decision does to an older one, and whether that was inferred."""
    return f"{nieuwer.id} {verband.soort.zin}{' (afgeleid)' if verband.is_afgeleid else ''}"


def _asked_by(termijn: Termijn | Ritme | GeenTermijn | None) -> str:
    if termijn is None:
        return ""
    return f"{termijn.woorden} (afgeleid)" if termijn.is_afgeleid else termijn.woorden


def _carrier(actie: ActieView, koppeling: Koppeling, op_pagina: bool) -> Verwijzing:  # noqa: FBT001 (a fact)
    return Verwijzing(actie.id, actie.id, actie.record.titel, koppeling.is_afgeleid, geldt=True, op_pagina=op_pagina)
