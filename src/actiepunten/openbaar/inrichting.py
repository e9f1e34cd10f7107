"""The layout of the register as far as public records use it: the name of a role or theme may be a secret too."""

from collections.abc import Iterable, Iterator, Mapping

from actiepunten.openbaar.walk import fields
from actiepunten.records.actie import Actie
from actiepunten.records.entry import AnyRecord
from actiepunten.records.inrichting import Functie, Inrichting

CODEVELDEN = frozenset({"akkoord", "door", "gevraagd", "met", "naar", "orgaan", "van", "wie"})
"""The fields of records that hold codes of bodies and roles."""


def public_layout(inrichting: Inrichting, records: Iterable[AnyRecord]) -> Inrichting:
    """The layout with only the bodies, roles and themes that these records use."""
    records = list(records)
    gebruikt = {code for record in records for code in _codes(record)}
    themas = {record.thema for record in records if isinstance(record, Actie)}
    alle = {functie.code: functie for functie in (*inrichting.rollen, *inrichting.organen)}
    return inrichting.model_copy(
        update={
            "organen": tuple(_kept(inrichting.organen, gebruikt, alle)),
            "rollen": tuple(_kept(inrichting.rollen, gebruikt, alle)),
            "themas": tuple(thema for thema in inrichting.themas if thema.code in themas),
            "verwijderd": (),
            "toegestaan": (),
        }
    )


def _codes(record: AnyRecord) -> Iterator[str]:
    for naam, waarde in fields(record):
        if naam in CODEVELDEN:
            yield from (een for een in (waarde if isinstance(waarde, tuple) else (waarde,)) if isinstance(een, str))


def _kept(functies: Iterable[Functie], gebruikt: set[str], alle: Mapping[str, Functie]) -> Iterator[Functie]:
    for functie in functies:
        if functie.code in gebruikt:
            opvolgers = tuple(_successors(functie, gebruikt, alle))
            onder = functie.hoort_bij if functie.hoort_bij in gebruikt else None
            yield functie.model_copy(update={"opvolgers": opvolgers, "hoort_bij": onder})


def _successors(functie: Functie, gebruikt: set[str], alle: Mapping[str, Functie]) -> list[str]:
    """The nearest successors that are kept: past one that is not, its own successors took the work over."""
    gevonden: dict[str, None] = {}
    gezien = {functie.code}
    rij = list(functie.opvolgers)
    while rij:
        code = rij.pop(0)
        if code in gezien:
            continue
        gezien.add(code)
        if code in gebruikt:
            gevonden[code] = None
        elif code in alle:
            rij = [*alle[code].opvolgers, *rij]
    return list(gevonden)
