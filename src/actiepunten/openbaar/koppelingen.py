"""Links to what is not public go, and what is told without them stays true.

Where a field loses a link it says so in ``weggelaten``. So an actie is not said to name no decision, a decision not to
be taken up by nobody, and none to be in force that is not.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from actiepunten.openbaar.velden import DEELS, KRACHT, NIET_OPENBAAR, marked
from actiepunten.records.actie import Actie
from actiepunten.records.base import Record
from actiepunten.records.besluit import Besluit
from actiepunten.records.edtf import Periode
from actiepunten.records.entry import AnyRecord
from actiepunten.register import Register

Records = Mapping[str, AnyRecord]
AnyKind = TypeVar("AnyKind", bound=Record)


def without_links(records: Records, register: Register) -> Records:
    """The public records without what they say of others; ``register`` is the whole one."""
    los = {record.id: _without_links(record, records) for record in records.values()}
    return {record.id: _consequences(record, los, register) for record in los.values()}


def _without_links(record: AnyRecord, openbaar: Records) -> AnyRecord:
    match record:
        case Besluit():
            return _kept(record, "verband", tuple(v for v in record.verband if v.besluit in openbaar))
        case Actie():
            return _kept(record, "besluiten", tuple(k for k in record.besluiten if k.besluit in openbaar))
        case _:
            return _kept(record, "besluiten", tuple(i for i in record.besluiten if i in openbaar))


def _kept(record: AnyKind, veld: str, over: tuple[object, ...]) -> AnyKind:
    if len(over) == len(getattr(record, veld)):
        return record
    return marked(record.model_copy(update={veld: over}), veld, DEELS if over else NIET_OPENBAAR)


def _consequences(record: AnyRecord, openbaar: Records, register: Register) -> AnyRecord:
    """The record with a mark for what can no longer be told of it."""
    match record:
        case Besluit():
            if record.vraagt_opvolging and _lost_carrier(record, openbaar, register):
                record = marked(record, "opvolging", DEELS)
            verborgen = _hidden_end([record], openbaar, register)
            return marked(record, KRACHT, NIET_OPENBAAR) if verborgen else record
        case Actie():
            heel = register.acties[record.id]
            rust = [b for k in heel.besluiten if not k.is_afgeleid and (b := register.besluiten.get(k.besluit))]
            ziet_alles = all(_says(openbaar, record.id, k.besluit) for k in heel.besluiten)
            verborgen = _hidden_end(rust, openbaar if ziet_alles else {}, register)
            return _since(heel, marked(record, KRACHT, NIET_OPENBAAR) if verborgen else record)
        case _:
            return record


def _lost_carrier(besluit: Besluit, openbaar: Records, register: Register) -> bool:
    """Whether an actie carries the decision of which the public edition does not say so."""
    return any(not _says(openbaar, actie.id, besluit.id) for actie, _ in register.acties_bij.get(besluit.id, ()))


def _says(openbaar: Records, actie_id: str, besluit_id: str) -> bool:
    actie = openbaar.get(actie_id)
    return isinstance(actie, Actie) and any(k.besluit == besluit_id for k in actie.besluiten)


def _ended(besluit_id: str, register: Register, openbaar: Records | None = None, dag: date = date.max) -> bool:
    """Whether a decision was replaced or taken back by the day; with ``openbaar`` as far as those records tell."""
    enders = [b for b, v in register.verbanden_naar.get(besluit_id, ()) if v.soort.ends and b.datum <= dag]
    if openbaar is None:
        return bool(enders)
    los = [b for ender in enders if isinstance(b := openbaar.get(ender.id), Besluit)]
    return any(v.besluit == besluit_id and v.soort.ends for besluit in los for v in besluit.verband)


def _hidden_end(besluiten: Sequence[Besluit], openbaar: Records, register: Register) -> bool:
    """Whether on some day all of these decisions were out of force, and the public edition cannot see it."""
    enders = [b for besluit in besluiten for b, v in register.verbanden_naar.get(besluit.id, ()) if v.soort.ends]
    for dag in {besluit.datum for besluit in (*besluiten, *enders)}:
        toen = [besluit.id for besluit in besluiten if besluit.datum <= dag]
        voorbij = toen and all(_ended(i, register, dag=dag) for i in toen)
        if voorbij and not all(_ended(i, register, openbaar, dag) for i in toen):
            return True
    return False


def _since(heel: Actie, los: Actie) -> Actie:
    """The actie with the day in its id as its beginning, where that was the day of a decision that is gone."""
    eerste = next((k for k in heel.besluiten if not k.is_afgeleid), None)
    vast = heel.sinds and heel.sinds.vroegste
    if vast or eerste is None or any(koppeling.besluit == eerste.besluit for koppeling in los.besluiten):
        return los
    return los.model_copy(update={"sinds": Periode.van_dag(date.fromisoformat(los.id[2:12]))})
