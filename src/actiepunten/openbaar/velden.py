"""Fields that a record says are withheld: in the public edition their ground stands in their place.

The field of that name is meant wherever it stands in the record: withheld ``wie`` is that of the steps too.
"""

from collections.abc import Mapping
from typing import TypeVar

from actiepunten.openbaar.walk import rebuilt
from actiepunten.records.base import TEKSTVELDEN, Model, Record, Weggelaten

AnyRecord = TypeVar("AnyRecord", bound=Record)

NIET_OPENBAAR = "niet openbaar"
DEELS = "deels niet openbaar"
"""The ground of a field of which something that is public still stands there."""
KRACHT = "van_kracht"
"""No field, but what is told of a record: whether it is in force, or rests on something that is."""

# Without the one the other would tell it, or tell something that is not so.
_SAMEN = {
    "wie": "overdracht",
    "overdracht": "wie",
    "termijn": "uitstel",
    "uitstel": "termijn",
    "activiteiten": "voortgang",
}
# Who may see the record, what it withholds, and from when it is told.
_ONMISBAAR = ("rubricering", "weggelaten", "gedeeld")


class _Onmisbaar(Exception):
    """A value can neither be left out nor be replaced by a text."""


def withhold(record: AnyRecord) -> AnyRecord | None:
    """The record without the values that it withholds; ``None`` where it cannot do without one of them."""
    if not record.weggelaten:
        return record
    weggelaten = (*record.weggelaten, *_carried_along(record))
    gronden: dict[str, list[Weggelaten]] = {}
    for weg in weggelaten:
        gronden.setdefault(weg.veld, []).append(weg)
    try:
        leeg = rebuilt(record, lambda model, veld, waarde: _instead(model, veld, waarde, gronden))
    except _Onmisbaar:
        return None
    verraden = {*gronden, *(_SAMEN[veld] for veld in gronden if veld in _SAMEN)}
    return leeg.model_copy(
        update={
            "weggelaten": weggelaten,
            "correcties": tuple(c for c in leeg.correcties if c.veld not in verraden),
            "afgeleid": tuple(veld for veld in leeg.afgeleid if veld not in gronden),
        }
    )


def marked(record: AnyRecord, veld: str, grond: str) -> AnyRecord:
    """The record with a field, or something else that is told of it, marked as not public."""
    if record.withholds(veld):
        return record
    weg = Weggelaten(veld=veld, grond=grond, stelsel="geen")
    correcties = tuple(correctie for correctie in record.correcties if correctie.veld != veld)
    return record.model_copy(update={"weggelaten": (*record.weggelaten, weg), "correcties": correcties})


def _carried_along(record: Record) -> list[Weggelaten]:
    """What has to be withheld as well, on the same ground, where something stands there."""
    mee = [weg.model_copy(update={"veld": _SAMEN[weg.veld]}) for weg in record.weggelaten if weg.veld in _SAMEN]
    delen = (record, *getattr(record, "activiteiten", ()))
    return [w for w in mee if not record.withholds(w.veld) and any(getattr(deel, w.veld, ()) for deel in delen)]


def _instead(model: Model, veld: str, waarde: object, gronden: Mapping[str, list[Weggelaten]]) -> object:
    """What comes in the place of the value of a field."""
    if veld not in gronden or isinstance(model, Weggelaten):
        return waarde
    info = type(model).model_fields[veld]
    if not info.is_required() and waarde == info.get_default():
        return waarde
    if veld in _ONMISBAAR:
        raise _Onmisbaar
    if isinstance(waarde, str) and veld in TEKSTVELDEN:
        return "weggelaten: " + ", ".join(weg.woorden for weg in gronden[veld])
    if info.is_required():
        raise _Onmisbaar
    return info.get_default()
