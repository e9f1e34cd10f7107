"""From a register to its public edition."""

from collections.abc import Iterator

from actiepunten.openbaar.ids import Ids
from actiepunten.openbaar.inrichting import public_layout
from actiepunten.openbaar.koppelingen import Records, without_links
from actiepunten.openbaar.velden import withhold
from actiepunten.openbaar.walk import AnyModel, each, rebuilt
from actiepunten.records.base import Model, Rubricering
from actiepunten.records.entry import MODELS, Entry, Origin
from actiepunten.register import Register


def public_edition(register: Register) -> Register:
    """The register as anybody may see it; it says of itself that it is one, and is its own public edition."""
    if register.openbaar:
        return register
    openbaar = (record for record in register.records if record.rubricering is Rubricering.OPENBAAR)
    kaal = {record.id: record for een in openbaar if (record := withhold(een))}
    records = without_links(kaal, register)
    ids = _ids(register, records)
    schoon = {i: _scrubbed(record, ids) for i, record in records.items()}
    inrichting = public_layout(register.inrichting, schoon.values())
    return Register(
        _scrubbed(inrichting, ids) if register.heeft_inrichting else None,
        _entries(schoon),
        [_place_only(path) for path in register.onleesbaar],
        openbaar=True,
    )


def _ids(register: Register, openbaar: Records) -> Ids:
    verwijderd = [verwijderd.casus for verwijderd in register.inrichting.verwijderd]
    besloten = {*register.origins, *register.onleesbare_ids, *verwijderd} - set(openbaar)
    organen = {orgaan.code for orgaan in register.inrichting.organen}
    return Ids(openbaar, besloten, organen | {besluit.orgaan for besluit in register.besluiten.values()})


def _scrubbed(model: AnyModel, ids: Ids) -> AnyModel:
    """The model with no id that may not be told in any of its texts."""

    def scrub(waarde: object) -> object:
        return ids.scrub(waarde) if type(waarde) is str else waarde

    def change(_: Model, veld: str, waarde: object) -> object:
        if veld == "id":
            return waarde
        return each(waarde, scrub) if isinstance(waarde, tuple) else scrub(waarde)

    return rebuilt(model, change)


def _entries(records: Records) -> Iterator[Entry]:
    """The records, as if from the files named after them, of which nothing else is told."""
    mappen = {model: soort.map for soort, model in MODELS.items()}
    for record in records.values():
        yield Entry(record, Origin(f"data/{mappen[type(record)]}/{record.id}.yaml", ""))


def _place_only(path: str) -> str:
    """The folder of a file that could not be read: its name may be the id of a record that is not public."""
    folder = path.rpartition("/")[0]
    return path if path == "data/register.yaml" else f"{folder}/…"
