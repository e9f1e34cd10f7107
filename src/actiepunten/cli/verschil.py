"""``actiepunten verschil``: what a change means, in words."""

from typing import Annotated

import typer

from actiepunten.cli import options


def verschil(
    basis: Annotated[
        str, typer.Argument(metavar="[BASIS]", help="De tak of revisie waarmee wordt vergeleken.")
    ] = "HEAD",
    nieuw: Annotated[
        str | None, typer.Argument(metavar="[NIEUW]", help="De revisie die wordt vergeleken; anders de werkmap.")
    ] = None,
    formaat: Annotated[
        options.Verschilformaat, typer.Option("--formaat", case_sensitive=False, help="De vorm van de uitvoer.")
    ] = options.Verschilformaat.TEKST,
    exitcode: Annotated[bool, typer.Option("--exitcode", help="Geef exitcode 1 als er verschil is.")] = False,
    register: options.Register = None,
) -> None:
    """Zeg in woorden wat een wijziging betekent, sinds zij van BASIS is afgesplitst."""
    from actiepunten.cli.basis import Basis
    from actiepunten.cli.session import Session, write
    from actiepunten.render.verschil import render

    session = Session(register, revisie=nieuw)
    vergelijking = Basis(session, basis, looks_back=True)
    gevonden = vergelijking.verschil
    write(render(formaat, vergelijking.vergeleken, gevonden, session.screen))
    raise typer.Exit(1 if gevonden.onleesbaar or (exitcode and gevonden) else 0)
