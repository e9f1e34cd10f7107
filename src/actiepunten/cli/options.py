"""The options that commands share, so that each is spelled and explained once."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Formaat(StrEnum):
    """How a list is written."""

    TABEL = "tabel"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class Rapportformaat(StrEnum):
    """How a report is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    ODT = "odt"
    DOCX = "docx"


class Overzichtformaat(StrEnum):
    """How the overview is written."""

    TABEL = "tabel"
    JSON = "json"
    MARKDOWN = "markdown"


class Agendavorm(StrEnum):
    """What a deadline becomes in a calendar."""

    AFSPRAKEN = "afspraken"
    TAKEN = "taken"


class Herinneringsformaat(StrEnum):
    """How a digest is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    EML = "eml"


class Bevindingformaat(StrEnum):
    """How findings are written."""

    TEKST = "tekst"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"

    @property
    def for_a_forge(self) -> bool:
        """Whether paths count from the top of the git repository, because a forge looks there."""
        return self not in {Bevindingformaat.TEKST, Bevindingformaat.JSON}


class Verschilformaat(StrEnum):
    """How a change is written."""

    TEKST = "tekst"
    MARKDOWN = "markdown"
    JSON = "json"


class Forge(StrEnum):
    """Where a repository is kept and checked."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


Register = Annotated[
    Path | None,
    typer.Option(
        "--register",
        metavar="MAP",
        envvar="ACTIEPUNTEN_REGISTER",
        help="De map van het register; anders wordt het van hier naar boven gezocht.",
    ),
]
Datum = Annotated[
    str | None,
    typer.Option(
        "--datum",
        metavar="DATUM",
        help="De peildatum: 2018-09-14, 14-9-2018, 2018-09, 2018 of vandaag. Een periode telt als haar laatste dag.",
    ),
]
Revisie = Annotated[
    str | None,
    typer.Option("--revisie", metavar="REV", help="Lees het register uit git zoals het op deze revisie was."),
]
Owner = Annotated[
    str | None,
    typer.Option(
        "--owner",
        "--eigenaar",
        metavar="ROL",
        help="Alleen van deze rol of dit orgaan, met voorgangers en opvolgers; - voor wat van niemand is.",
    ),
]
Openbaar = Annotated[
    bool, typer.Option("--openbaar", help="Alleen wat openbaar is; van de rest staat niets in de uitvoer.")
]
Uitvoer = Annotated[Formaat, typer.Option("--formaat", case_sensitive=False, help="De vorm van de uitvoer.")]
Overzichtuitvoer = Annotated[
    Overzichtformaat, typer.Option("--formaat", case_sensitive=False, help="De vorm van de uitvoer.")
]
Zoek = Annotated[str, typer.Option("--zoek", metavar="TEKST", help="Alleen waar deze tekst in staat.")]
Bewerk = Annotated[bool, typer.Option("--bewerk", help="Vul de velden in uw editor in ($EDITOR).")]
Droog = Annotated[bool, typer.Option("--droog", help="Toon wat er zou komen te staan en schrijf niets.")]
Activiteit = Annotated[
    str | None,
    typer.Option("--activiteit", metavar="N", help="De stap van de actie: het nummer, of woorden uit de titel."),
]


@dataclass(frozen=True, slots=True)
class Schrijfwijze:
    """How a writing command was asked to go about it."""

    bewerk: bool
    droog: bool
    register: Path | None
