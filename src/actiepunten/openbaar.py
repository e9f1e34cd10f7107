"""The public edition of a register: only what is ``openbaar``, and nothing of the rest, ids included."""

from collections.abc import Iterator

from actiepunten.records.actie import Actie
from actiepunten.records.base import Rubricering
from actiepunten.records.besluit import Besluit
from actiepunten.records.entry import AnyRecord, Entry
from actiepunten.register import Register


def public_edition(register: Register) -> Register:
    """The register as anybody may see it."""
    openbaar = {record.id for record in register.records if record.rubricering is Rubricering.OPENBAAR}
    return Register(
        register.inrichting if register.heeft_inrichting else None, _entries(register, openbaar), register.onleesbaar
    )


def _entries(register: Register, openbaar: set[str]) -> Iterator[Entry]:
    for record in register.records:
        if record.id in openbaar:
            yield Entry(_without_links(record, openbaar), register.origins[record.id])


def _without_links(record: AnyRecord, openbaar: set[str]) -> AnyRecord:
    """The record without what it says of records that are not public."""
    match record:
        case Besluit():
            return record.model_copy(update={"verband": tuple(v for v in record.verband if v.besluit in openbaar)})
        case Actie():
            return record.model_copy(update={"besluiten": tuple(k for k in record.besluiten if k.besluit in openbaar)})
        case _:
            return record.model_copy(update={"besluiten": tuple(i for i in record.besluiten if i in openbaar)})
