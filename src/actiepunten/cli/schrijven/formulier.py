"""The fields of a model as the options of a command: named after the field, explained by its description."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from actiepunten.bewerking import Data
from actiepunten.invoer.velden import choices, is_list
from actiepunten.records.base import Model

Getypt = Mapping[str, Sequence[Data]]
"""What was typed, per field: texts, or in an editor whole groups of fields."""

_TERMIJN = "zoals '2 maart', 'begin juli', 'na de zomer', 'eens in de 6 weken' of 'geen: reden'"
_VORMEN: dict[str, tuple[str, str]] = {
    "besluiten": ("ID", "'ID', of 'ID (afgeleid: waarom)'"),
    "Casus.besluiten": ("ID", ""),
    "verband": ("ZIN", "'trekt in ID', 'werkt uit ID (afgeleid: waarom)'"),
    "opvolging": ("ZIN", "'vereist', of 'geen: reden'"),
    "bron": ("STUK", "'stuk; plaats'"),
    "uitzonderingen": ("ZIN", "'T101: reden'"),
    "weggelaten": ("ZIN", "'veld: 10.2.e (wob)'"),
    "correcties": ("ZIN", "'veld: reden (DB)'"),
    "afgeleid": ("VELD", ""),
    "activiteiten": ("TITEL", "de titel"),
    "orgaan": ("ORGAAN", ""),
    "datum": ("DATUM", "zoals 14-9-2018, '14-9', 'gisteren' of 'begin juli'"),
    "Besluit.datum": ("DATUM", "zoals 14-9-2018, '14-9' of 'gisteren'"),
    "sinds": ("DATUM", ""),
    "gedeeld": ("DATUM", ""),
    "termijn": ("TERMIJN", _TERMIJN),
    "naar": ("ROL", ""),
    "Uitstel.naar": ("TERMIJN", "zoals '2 maart', 'begin juli' of 'na de zomer'"),
    "thema": ("THEMA", ""),
    "volgorde": ("GETAL", ""),
    "jaar": ("JAAR", ""),
} | dict.fromkeys(("wie", "met", "gevraagd", "van", "door"), ("ROL", ""))
"""What stands for the value in the help, and what may be typed there; by model where one name means two things."""
_PREFIX = "veld_"
_SINGULAR = {
    "besluiten": "besluit",
    "activiteiten": "activiteit",
    "uitzonderingen": "uitzondering",
    "correcties": "correctie",
}


@dataclass(frozen=True)
class Formulier:
    """Which fields of a model a command takes, which it needs, and which it asks for besides."""

    model: type[Model]
    velden: tuple[str, ...]
    nodig: tuple[str, ...] = ()
    vraag: tuple[str, ...] = ()
    """The fields that are asked on a terminal though they may stay empty."""

    def options(self, veld: str) -> list[str]:
        """The names of the option of a field; first the one that messages use."""
        return list(dict.fromkeys((f"--{_SINGULAR.get(veld, veld)}", f"--{veld}")))

    def vorm(self, veld: str) -> tuple[str, str]:
        """What stands for the value, and what may be typed."""
        if woorden := choices(self.model, veld):
            return "WOORD", ", ".join(woorden)
        return _VORMEN.get(f"{self.model.__name__}.{veld}") or _VORMEN.get(veld, ("TEKST", ""))

    def help(self, veld: str) -> str:
        """What the field holds, which words or phrases it takes, and whether it may be given more often."""
        beschrijving = self.model.model_fields[veld].description or ""
        delen = (beschrijving.split(" (CommonMark)")[0].rstrip(".").replace("`", "'"), self.vorm(veld)[1])
        return ": ".join(filter(None, delen)) + ("; mag vaker." if is_list(self.model, veld) else ".")


def _parameters(formulieren: Sequence[Formulier]) -> list[inspect.Parameter]:
    """The fields of all of them as options of Typer, each once."""
    velden = dict.fromkeys(veld for formulier in formulieren for veld in formulier.velden)
    return [_parameter(veld, [formulier for formulier in formulieren if veld in formulier.velden]) for veld in velden]


def _parameter(veld: str, formulieren: Sequence[Formulier]) -> inspect.Parameter:
    uitleg = " Of: ".join(dict.fromkeys(formulier.help(veld) for formulier in formulieren))
    optie = typer.Option(*formulieren[0].options(veld), metavar=formulieren[0].vorm(veld)[0], help=uitleg)
    return inspect.Parameter(
        f"{_PREFIX}{veld}", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[list[str] | None, optie]
    )


def with_fields(*formulieren: Formulier) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the fields as options; they arrive in its parameter ``getypt``."""

    def wrap(opdracht: Callable[..., None]) -> Callable[..., None]:
        def command(**waarden: Any) -> None:
            getypt = {
                naam.removeprefix(_PREFIX): waarde
                for naam, waarde in waarden.items()
                if naam.startswith(_PREFIX) and waarde is not None
            }
            rest = {naam: waarde for naam, waarde in waarden.items() if not naam.startswith(_PREFIX)}
            opdracht(getypt=getypt, **rest)

        eigen = [
            parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
            for parameter in inspect.signature(opdracht).parameters.values()
            if parameter.name != "getypt"
        ]
        voor = [parameter for parameter in eigen if parameter.default is inspect.Parameter.empty]
        na = [parameter for parameter in eigen if parameter.default is not inspect.Parameter.empty]
        alle = [*voor, *_parameters(formulieren), *na]
        command.__signature__ = inspect.Signature(alle)  # type: ignore[attr-defined]
        command.__annotations__ = {parameter.name: parameter.annotation for parameter in alle}
        command.__doc__, command.__name__ = opdracht.__doc__, opdracht.__name__
        return command

    return wrap
