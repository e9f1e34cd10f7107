"""What pydantic found wrong with a record, as Dutch sentences with a way out."""

from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from actiepunten.storage.yamltext import Pad

_HINTS = {
    "status": "de stand volgt uit `voortgang`; voeg daar een melding toe",
    "eigenaar": "de eigenaar staat in `wie`",
    "owner": "de eigenaar staat in `wie`",
    "deadline": "de termijn staat in `termijn`",
}


_SHORT = 60
"""Longer values are not repeated in a message."""


def translate(fout: ErrorDetails, model: type[BaseModel], real: Pad) -> tuple[str, str, str]:
    """Rule code, sentence and way out for one error of pydantic; ``real`` is its place as the text has it."""
    loc, invoer = fout["loc"], fout["input"]
    veld = _name(real)
    match fout["type"]:
        case "extra_forbidden":
            return "V201", f"het veld {loc[-1]} bestaat hier niet", _nearest(str(loc[-1]), _fields_at(model, loc[:-1]))
        case "missing":
            return "V202", f"het veld {loc[-1]} ontbreekt", f"vul `{loc[-1]}` in"
        case "tuple_type":
            velden = _names(_models_within(_models_at(model, loc[:-1]), loc[-1]))
            zo = f"met de velden {', '.join(velden)}" if velden else "als [waarde], of elke waarde achter een streepje"
            return "V203", f"{veld}: verwacht een lijst", f"schrijf {veld} {zo}"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "V203", f"{veld}: verwacht een groep velden", f"kies uit: {', '.join(_fields_at(model, loc))}"
        case "enum" | "literal_error" if veld == "versie":
            return (
                "V203",
                f"versie {invoer} van het formaat is hier niet bekend",
                "werk actiepunten bij, of schrijf versie: 1",
            )
        case "enum" | "literal_error":
            return (
                "V203",
                f"{veld}: {_quote(invoer)} kan hier niet",
                _nearest(str(invoer), _choices(fout["ctx"]["expected"])),
            )
        case "value_error":
            return "V203", f"{veld}: {fout['ctx']['error']}", _show(invoer)
        case _:
            return "V203", f"{veld}: deze waarde kan hier niet", _show(invoer)


def _name(pad: Pad) -> str:
    return next((str(deel) for deel in reversed(pad) if isinstance(deel, str)), "record")


def _quote(waarde: object) -> str:
    return f"`{waarde}`" if isinstance(waarde, str) and len(waarde) < _SHORT else "deze waarde"


def _show(waarde: object) -> str:
    return f"verbeter {_quote(waarde)}" if isinstance(waarde, str) and waarde.strip() else "verbeter de waarde"


def _choices(verwacht: str) -> list[str]:
    """The values in pydantic's "'a', 'b' or 'c'", also where they are members of an enumeration."""
    return verwacht.split("'")[1::2]


def _nearest(getypt: str, bekend: list[str]) -> str:
    if "voortgang" in bekend and (hint := _HINTS.get(getypt)):
        return hint
    if gelijkend := get_close_matches(getypt.casefold(), bekend, n=1):
        return f"bedoelde u {gelijkend[0]}?"
    return "kies uit: " + ", ".join(bekend)


def _fields_at(model: type[BaseModel], loc: Pad) -> list[str]:
    """The names of the fields of the model that stands at the place in the outer model."""
    return _names(_models_at(model, loc))


def _names(models: list[type[BaseModel]]) -> list[str]:
    return [naam for model in models[:1] for naam in model.model_fields]


def _models_at(model: type[BaseModel], loc: Pad) -> list[type[BaseModel]]:
    """The models that may stand at the place; more than one where the place is a union."""
    kandidaten: list[type[BaseModel]] = [model]
    for deel in loc:
        if isinstance(deel, str):
            met_veld = [kandidaat for kandidaat in kandidaten if deel in kandidaat.model_fields]
            # Without a model inside, the step is the tag by which pydantic names one member of a union.
            kandidaten = _models_within(met_veld, deel) or met_veld
    return kandidaten


def _models_within(models: list[type[BaseModel]], veld: str | int) -> list[type[BaseModel]]:
    """The models inside the field of that name."""
    met_veld = [model.model_fields[veld] for model in models if isinstance(veld, str) and veld in model.model_fields]
    return [binnen for info in met_veld for binnen in _models_in(info.annotation)]


def _models_in(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 (a type expression)
    """The models inside an annotation such as ``tuple[Voortgang, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple):
        return [model for deel in get_args(annotation) for model in _models_in(deel)]
    return []
