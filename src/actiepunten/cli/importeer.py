"""``actiepunten importeer``: a list that exists becomes acties, after a preview of what every row becomes."""

from pathlib import Path
from typing import Annotated

import typer

from actiepunten.cli import options


def importeer(
    bestand: Annotated[
        Path,
        typer.Argument(metavar="LIJST", help="De lijst: een bestand .xlsx, .ods, .csv, .docx of .md met een tabel."),
    ],
    toewijzing: Annotated[
        Path | None,
        typer.Option("--toewijzing", metavar="BESTAND", help="Hoe de lijst te lezen is: kolommen, woorden en rollen."),
    ] = None,
    maak_toewijzing: Annotated[
        Path | None,
        typer.Option("--maak-toewijzing", metavar="BESTAND", help="Maak een eerste toewijzing om in te vullen."),
    ] = None,
    datum: Annotated[
        str | None,
        typer.Option("--datum", metavar="DATUM", help="De dag van de lijst; anders die van de toewijzing, of vandaag."),
    ] = None,
    werk_bij: Annotated[
        bool, typer.Option("--werk-bij", help="Werk ook acties bij die al in het register staan.")
    ] = False,
    door: Annotated[
        str | None, typer.Option("--door", metavar="CODE", help="Wie uitstel of een overdracht besliste.")
    ] = None,
    reden: Annotated[
        str | None, typer.Option("--reden", metavar="TEKST", help="Waarom er uitstel of een overdracht is.")
    ] = None,
    schrijf: Annotated[bool, typer.Option("--schrijf", help="Schrijf wat de voorproef laat zien.")] = False,
    ook_onvolledig: Annotated[
        bool, typer.Option("--ook-onvolledig", help="Schrijf ook als niet alles is begrepen.")
    ] = False,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Neem een lijst uit Excel, LibreOffice of Word op, na een voorproef."""
    from actiepunten.cli.schrijven.opname import Opname, offer, read_mapping, write_mapping
    from actiepunten.storage.tables import read_table

    opname = Opname(
        read_table(bestand), bestand.name, read_mapping(toewijzing), register, datum, door, reden, werk_bij=werk_bij
    )
    if maak_toewijzing is not None:
        write_mapping(opname, maak_toewijzing)
        return
    offer(opname, schrijf=schrijf, ook_onvolledig=ook_onvolledig, droog=droog)
