"""The commands by name, each with its line in the help; a command is only imported when it is asked for.

So ``--help`` and the reading commands do not wait for what only writing needs.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

import click
import typer
from typer.core import TyperGroup
from typer.main import get_command

OPTIES = "[OPTIES]"
OPDRACHTEN = {
    "overzicht": "Toon in één scherm hoe het staat en wat aandacht vraagt.",
    "status": "Toon wie wat doet, hoe ver dat is en wat te laat is.",
    "rapport": "Maak het rapport van de stand van zaken.",
    "toon": "Toon een record helemaal, met alles wat ernaar verwijst.",
    "besluiten": "Toon de besluiten op een peildatum, met hun opvolging.",
    "casussen": "Toon de gedeelde casussen, zonder namen.",
    "check": "Controleer alle records; verandert er nooit een.",
    "verschil": "Zeg in woorden wat een wijziging betekent, sinds zij van BASIS is afgesplitst.",
    "vergadering": "Leg een hele vergadering vast uit één tekst, of maak die tekst uit haar verslag.",
    "nieuw": "Maak een besluit, actie of casus.",
    "voortgang": "Meld voortgang bij een actie of een van haar stappen.",
    "uitstel": "Geef een actie of stap een latere termijn.",
    "overdracht": "Draag een actie of stap over aan een ander.",
    "vervallen": "Meld dat een actie of stap niet meer wordt gedaan.",
    "herzie": "Maak een nieuw besluit dat een ouder besluit herziet.",
    "koppel": "Koppel een actie of casus aan een besluit.",
    "wijzig": "Wijzig velden van een record.",
    "importeer": "Neem een lijst uit Excel, LibreOffice of Word op, na een voorproef.",
    "exporteer": "Schrijf de acties als lijst die rond kan gaan en terug kan komen.",
    "site": "Maak van het register een site om door te bladeren.",
    "bekijk": "Toon de site in de browser, en werk haar bij als het register verandert.",
    "agenda": "Zet de termijnen in een agenda (iCalendar).",
    "herinner": "Maak per eigenaar een bericht met wat te laat, binnenkort of stil is.",
    "init": "Leg een nieuw register aan, met één uitgewerkt voorbeeld.",
    "samenvoegen": "Laat git records samenvoegen die op twee takken zijn gewijzigd.",
    "hernummer": "Geef records met een dubbel id een eigen, vrij nummer.",
    "schema": "Geef het JSON Schema per soort record, voor editors.",
    "ci": "Maak het bestand dat een forge elke wijziging laat controleren.",
}


@cache
def _load(naam: str) -> click.Command:
    """The command of that name, out of the module of that name."""
    module = import_module(f"actiepunten.cli.{naam}")
    if naam == "nieuw":
        return get_command(module.app)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(naam, options_metavar=OPTIES)(getattr(module, naam))
    return get_command(app)


class _Commands(Mapping[str, click.Command]):
    """All commands; one is imported when it is looked up."""

    def __getitem__(self, naam: str) -> click.Command:
        if naam not in OPDRACHTEN:
            raise KeyError(naam)
        return _load(naam)

    def __iter__(self) -> Iterator[str]:
        return iter(OPDRACHTEN)

    def __len__(self) -> int:
        return len(OPDRACHTEN)


class Program(TyperGroup):
    """The program as a group of commands that are imported when they are asked for."""

    def __init__(self, **attrs: object) -> None:
        super().__init__(**attrs)  # type: ignore[arg-type]  # what Typer gives is passed on
        self.commands = _Commands()  # type: ignore[assignment]  # it is only read

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        del ctx
        return list(OPDRACHTEN)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The names with their lines, without importing a command."""
        del ctx
        with formatter.section("Opdrachten"):
            formatter.write_dl(list(OPDRACHTEN.items()))
