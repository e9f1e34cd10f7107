"""The JSON Schema of each kind of record, in the shape of draft-07, which editors know best."""

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from actiepunten.records.actie import Actie
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.inrichting import Inrichting

_MODELS: dict[str, type[BaseModel]] = {"besluit": Besluit, "actie": Actie, "casus": Casus, "register": Inrichting}
SOORTEN = list(_MODELS)
_TITELS = {
    "besluit": "Besluit: wat een orgaan op een dag besloot",
    "actie": "Actie: wie voert welke besluiten uit, en wat kwam ervan",
    "casus": "Casus: een geanonimiseerde melding of een dilemma",
    "register": "Register: naam, organen, rollen, thema's en instellingen",
}

_VAN_HET_RECORD = {"Correctie", "Weggelaten"}
"""The groups whose ``veld`` is one of the record that they stand in."""


def schema_text(soort: str) -> str:
    """The schema of a kind of record as JSON text."""
    return _to_text(_schema(soort))


def schemas_text() -> str:
    """The schemas of all kinds as one JSON object, by kind."""
    return _to_text({soort: _schema(soort) for soort in SOORTEN})


def _to_text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _schema(soort: str) -> dict[str, Any]:
    _, schema = models_json_schema([(_MODELS[soort], "validation")], ref_template="#/definitions/{model}")
    definities = {naam: _plain(_without_docstring(deel)) for naam, deel in schema["$defs"].items()}
    hoofd = definities.pop(_MODELS[soort].__name__)
    for groep in (hoofd, *definities.values()):
        _name_fields(groep, "afgeleid", groep)
    for naam in _VAN_HET_RECORD & set(definities):
        _name_fields(definities[naam], "veld", hoofd)
    draft = "http://json-schema.org/draft-07/schema#"
    return {"$schema": draft, "title": _TITELS[soort], **hoofd, "definitions": definities}


def _name_fields(groep: dict[str, Any], veld: str, van: dict[str, Any]) -> None:
    """Offer the names of the fields of a group, where a field holds such names."""
    if waarde := groep.get("properties", {}).get(veld):
        waarde.get("items", waarde)["enum"] = list(van["properties"])


def _plain(deel: Any) -> Any:  # noqa: ANN401 (JSON)
    """Without what helps no editor: generated titles, English docstrings of models, null as an alternative."""
    if isinstance(deel, list):
        return [_plain(een) for een in deel]
    if not isinstance(deel, dict):
        return deel
    over = {naam: _plain(waarde) for naam, waarde in deel.items() if not _is_noise(naam, deel)}
    keuzes = [keuze for keuze in over.get("anyOf", ()) if keuze != {"type": "null"}]
    if len(keuzes) == 1:
        del over["anyOf"]
        return {**keuzes[0], **over}
    return {**over, "anyOf": keuzes} if keuzes else over


def _without_docstring(definitie: dict[str, Any]) -> dict[str, Any]:
    """A definition without the English docstring of its class; the fields describe themselves."""
    return {naam: waarde for naam, waarde in definitie.items() if naam != "description"}


def _is_noise(naam: str, deel: dict[str, Any]) -> bool:
    gemaakt = naam in ("title", "default") and not isinstance(deel[naam], dict)
    return gemaakt or (naam == "description" and "properties" in deel)
