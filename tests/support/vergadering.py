"""The meeting of 21 September 2018 of the shipped register: its text, and the register as it was before."""

import re
from datetime import date
from functools import cache
from pathlib import Path

from actiepunten.bewerking import Remove
from actiepunten.cli.session import make_register
from actiepunten.invoer.velden import Begrip
from actiepunten.invoer.vergadering.kader import Kader
from actiepunten.records.actie import Actie
from actiepunten.records.besluit import Besluit
from actiepunten.records.ids import Soort
from actiepunten.register import Register
from actiepunten.storage.editor import edit
from actiepunten.storage.loader import load
from actiepunten.storage.source import WorkTree
from actiepunten.tekst import words
from conftest import ROOT

TEKST = ROOT / "tests/data/vergadering-2018-09-21.md"
VAN_DE_DAG = re.compile(r"(?:BR|A)-2018-09-21-\d+")


def kader(register: Register, orgaan: str = "DB", datum: str = "2018-03-01") -> Kader:
    """A meeting of the register, of which the numbers go on behind those that are there."""

    def volgend(_: Soort, begin: str) -> int:
        return sum(record.id.startswith(begin) for record in register.records) + 1

    themas = [thema.code for thema in register.inrichting.themas]
    begrip = Begrip(register.functies, list(register.besluiten), themas, date(2025, 1, 15), date(2025, 1, 15))
    return Kader(orgaan, date.fromisoformat(datum), register, begrip, volgend)


def register_of(root: Path) -> Register:
    """The register in that folder."""
    return make_register(load(WorkTree(root)))


@cache
def shipped() -> Register:
    """The register that comes with the program."""
    return register_of(ROOT)


def before(record: Besluit | Actie) -> Besluit | Actie:
    """The record as it was before that meeting."""
    if isinstance(record, Besluit):
        return record
    over = tuple(koppeling for koppeling in record.besluiten if not VAN_DE_DAG.fullmatch(koppeling.besluit))
    return record.model_copy(update={"besluiten": over})


def as_said(waarde: object) -> object:
    """The content of a record, each text as what it says: how its lines are broken does not matter."""
    if isinstance(waarde, dict):
        return {naam: as_said(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [as_said(deel) for deel in waarde]
    return words(waarde) if isinstance(waarde, str) else waarde


def forget_meeting(root: Path) -> None:
    """Take the records of that meeting out of a copy of the shipped register, and the links to its decisions."""
    for file in (root / "data").glob("*/*.yaml"):
        if VAN_DE_DAG.fullmatch(file.stem):
            file.unlink()
    for actie in register_of(root).acties.values():
        weg = [n for n, koppeling in enumerate(actie.besluiten) if VAN_DE_DAG.fullmatch(koppeling.besluit)]
        if weg:
            file = root / f"data/acties/{actie.id}.yaml"
            edits = [Remove(("besluiten", nummer)) for nummer in reversed(weg)]
            file.write_text(edit(file.read_text(encoding="utf-8"), edits, Soort.ACTIE), encoding="utf-8")
