"""An actie as a row of the report."""

from collections.abc import Iterator, Sequence
from datetime import date

from actiepunten.actie_view import ActieView, StapView
from actiepunten.lists import Sein, deadline_words, signals
from actiepunten.rapport.pagina import Citaat, Rij, Stap, Verwijzing
from actiepunten.records.voortgang import Status, Voortgang
from actiepunten.taal import hoofdletter


def row(actie: ActieView) -> Rij:
    """The actie under its thema: what, on which decisions, who, and what came of it."""
    record, functies = actie.record, actie.stand.functies
    per_stap = not actie.oordeel.eigen and any(stap.voortgang for stap in actie.stappen)
    return Rij(
        id=record.id,
        titel=record.titel,
        tekst=record.tekst or "",
        citaten=tuple(_citations(actie)),
        aanleiding=record.aanleiding or "",
        stappen=tuple(_step(stap, toon_resultaat=per_stap) for stap in actie.stappen),
        wie=tuple(map(actie.stand.label, actie.wie)) or (("weggelaten",) if record.withholds("wie") else ()),
        zoekwie=functies.families(actie.iedereen),
        status=str(actie.bekende_status or ""),
        resultaat=tuple(_result(status, actie.voortgang) for status in actie.resultaat)
        or (("Weggelaten",) if actie.voortgang_weggelaten else ()),
        per_stap=per_stap,
        laatste=(actie.voortgang[-1].tekst or "") if actie.voortgang else "",
        termijn=deadline_words(actie.eigen_termijn),
        signalen=tuple(Sein(*paar) for paar in signals(actie).items()),
    )


def _step(stap: StapView, *, toon_resultaat: bool) -> Stap:
    termijn = stap.termijn
    return Stap(
        titel=stap.record.titel,
        wie=tuple(map(stap.actie.stand.label, stap.eigen_wie)),
        resultaat=_result(stap.status, stap.voortgang) if toon_resultaat and stap.voortgang else "",
        laatste=(stap.voortgang[-1].tekst or "") if stap.voortgang else "",
        termijn=deadline_words(termijn) if termijn else "",
    )


def _result(status: Status, voortgang: Sequence[Voortgang]) -> str:
    """A status with a capital, and whether the keeper of the register inferred its last entry."""
    laatste = next((v for v in reversed(voortgang) if v.status is status), None)
    return hoofdletter(status) + (" (afgeleid)" if laatste and "status" in laatste.afgeleid else "")


def _citations(actie: ActieView) -> Iterator[Citaat]:
    per_vergadering: dict[tuple[str, date], list[Verwijzing]] = {}
    for besluit, koppeling in actie.besluiten:
        nummer = besluit.id.rsplit("-", 1)[-1]
        verwijzing = Verwijzing(besluit.id, nummer, besluit.record.titel, koppeling.is_afgeleid, besluit.van_kracht)
        per_vergadering.setdefault((besluit.record.orgaan, besluit.record.datum), []).append(verwijzing)
    for (orgaan, datum), verwijzingen in per_vergadering.items():
        yield Citaat(f"{orgaan} {datum.day}/{datum.month}/{datum:%y}", tuple(verwijzingen))
