"""Records, a register and a stand that are valid by default: an invented organisation with bodies DB and AB.

Every value is given as the reader of YAML gives it: scalars are text, dates too.
A field that is given as ``None`` is left out of the record.
"""

import re
from datetime import date

from actiepunten.records.actie import Actie
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.entry import AnyRecord, Entry, Origin
from actiepunten.records.inrichting import Inrichting
from actiepunten.register import Register
from actiepunten.stand import Stand


def een_besluit(**velden: object) -> Besluit:
    """A decision; body and date are those in its id, unless given."""
    basis = {
        "id": "DB-2018-01-19-01",
        "titel": "Een meldpunt inrichten",
        "orgaan": "DB",
        "datum": "2018-01-19",
        "soort": "besluit",
    }
    if in_id := re.fullmatch(r"(.+)-(\d{4}-\d{2}-\d{2})-\d+", str(velden.get("id"))):
        basis |= {"orgaan": in_id[1], "datum": in_id[2]}
    return Besluit.model_validate(_filled(basis | velden))


def een_actie(**velden: object) -> Actie:
    """An actie that carries out the decision that ``een_besluit`` gives, by HRM, without a deadline."""
    basis = {
        "id": "A-2018-01-19-01",
        "titel": "Meldpunt openen",
        "thema": "personeel",
        "besluiten": ["DB-2018-01-19-01"],
        "wie": ["HRM"],
    }
    return Actie.model_validate(_filled(basis | velden))


def een_casus(**velden: object) -> Casus:
    """A case that was shared on 15 February 2018."""
    basis = {
        "id": "C-2017-01",
        "titel": "Dienstauto in het weekend",
        "jaar": "2017",
        "soort": "melding",
        "categorie": "dienstmiddelen",
        "locatie": "departement",
        "gedeeld": "2018-02-15",
    }
    return Casus.model_validate(_filled(basis | velden))


def een_inrichting(**velden: object) -> Inrichting:
    """The content of register.yaml."""
    basis = {
        "versie": "1",
        "naam": "Actiepunten van de Stichting Voorbeeld",
        "organen": [{"code": "DB", "naam": "Dagelijks bestuur"}, {"code": "AB", "naam": "Algemeen bestuur"}],
        "rollen": [
            {"code": "HRM", "naam": "Afdeling Personeel"},
            {"code": "ICT", "naam": "Afdeling Automatisering"},
            {"code": "COM", "naam": "Afdeling Communicatie"},
        ],
        "themas": [{"code": "personeel", "titel": "Personeel"}, {"code": "gebouw", "titel": "Gebouw"}],
    }
    return Inrichting.model_validate(_filled(basis | velden))


def een_register(*records: AnyRecord, inrichting: Inrichting | None = None) -> Register:
    """A register of these records, each as if read from the file named after it."""
    return Register(inrichting or een_inrichting(), [_entry(record) for record in records])


def een_stand(*records: AnyRecord, peildatum: str = "2018-09-30", inrichting: Inrichting | None = None) -> Stand:
    """The stand of these records at the day."""
    return Stand(een_register(*records, inrichting=inrichting), date.fromisoformat(peildatum))


def _filled(velden: dict[str, object]) -> dict[str, object]:
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def _entry(record: AnyRecord) -> Entry:
    folder = {Besluit: "besluiten", Actie: "acties", Casus: "casuistiek"}[type(record)]
    return Entry(record, Origin(f"data/{folder}/{record.id}.yaml", ""))
