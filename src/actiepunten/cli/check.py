"""``actiepunten check``: all rules over the register."""

import os
from pathlib import Path
from typing import Annotated

import typer

from actiepunten.cli import options


def check(
    kies: Annotated[
        list[str] | None, typer.Option("--kies", metavar="CODE", help="Alleen deze regel of familie; mag vaker.")
    ] = None,
    negeer: Annotated[
        list[str] | None, typer.Option("--negeer", metavar="CODE", help="Deze regel of familie niet; mag vaker.")
    ] = None,
    strikt: Annotated[bool, typer.Option("--strikt", help="Ook een waarschuwing geeft exitcode 1.")] = False,
    regels: Annotated[bool, typer.Option("--regels", help="Toon alle regels en controleer niets.")] = False,
    leg_uit: Annotated[
        str | None,
        typer.Option("--leg-uit", metavar="CODE", help="Leg één regel uit, met een goed en een fout voorbeeld."),
    ] = None,
    basis: Annotated[
        str | None,
        typer.Option(
            "--basis", metavar="REV", help="Controleer ook de wijziging zelf, sinds zij van REV is afgesplitst."
        ),
    ] = None,
    formaat: Annotated[
        options.Bevindingformaat, typer.Option("--formaat", case_sensitive=False, help="De vorm van de uitvoer.")
    ] = options.Bevindingformaat.TEKST,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Controleer alle records; verandert er nooit een."""
    from actiepunten.bevinding import Ernst
    from actiepunten.cli.basis import Basis
    from actiepunten.cli.session import Session, append_file, write
    from actiepunten.render import bevindingen, samenvatting
    from actiepunten.render.uitleg import explain
    from actiepunten.rules.catalogue import alle_regels, find_rule
    from actiepunten.rules.registry import Toets
    from actiepunten.rules.runner import Keuze, run
    from actiepunten.storage.places import locate, remarks

    if regels:
        write(bevindingen.render_rules(formaat, alle_regels()))
        raise typer.Exit
    if leg_uit is not None:
        session = Session(register)
        write(explain(formaat, find_rule(leg_uit), session.screen))
        raise typer.Exit
    keuze = Keuze(_codes(kies), _codes(negeer))
    session = Session(register, datum, revisie)
    loaded = session.loaded
    vergelijking = Basis(session, basis).vergelijking if basis is not None else None
    toets = Toets(session.stand, session.vandaag, vergelijking, remarks)
    uitslag = run(toets, loaded.bevindingen, loaded.inrichting_origin, locate, keuze)
    drempel = Ernst.WAARSCHUWING if strikt else Ernst.FOUT
    prefix = session.prefix if formaat.for_a_forge else ""
    herkomst = session.herkomst
    write(bevindingen.render(formaat, herkomst, session.stand, uitslag, session.screen, drempel, prefix))
    if formaat is options.Bevindingformaat.GITLAB:
        session.tell_left_out()
    if formaat is options.Bevindingformaat.GITHUB and (bestand := os.environ.get("GITHUB_STEP_SUMMARY")):
        append_file(Path(bestand), "de samenvatting", lambda held: samenvatting.render(herkomst, uitslag, prefix, held))
    raise typer.Exit(1 if uitslag.fails(drempel) else session.exit_code)


def _codes(getypt: list[str] | None) -> tuple[str, ...]:
    """The codes of a repeatable option; several may also stand in one value, with commas."""
    return tuple(code.strip() for waarde in getypt or () for code in waarde.split(","))
