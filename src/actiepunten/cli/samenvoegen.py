"""``actiepunten samenvoegen``: what git calls to merge a record that changed on two branches."""

from pathlib import Path
from typing import Annotated

import typer

from actiepunten.cli import options


def samenvoegen(
    basis: Annotated[Path | None, typer.Argument(metavar="[BASIS]", help="Zoals het was (%O van git).")] = None,
    ons: Annotated[
        Path | None, typer.Argument(metavar="[ONS]", help="Onze kant (%A); hier komt het resultaat.")
    ] = None,
    hun: Annotated[Path | None, typer.Argument(metavar="[HUN]", help="Hun kant (%B).")] = None,
    pad: Annotated[str | None, typer.Argument(metavar="[PAD]", help="Het bestand in de repository (%P).")] = None,
    instellen: Annotated[
        bool, typer.Option("--instellen", help="Laat git dit voortaan doen, in deze kloon van het register.")
    ] = False,
    register: options.Register = None,
) -> None:
    """Laat git records samenvoegen die op twee takken zijn gewijzigd.

    Wat op beide takken is toegevoegd, blijft: voortgang, uitstel, overdracht, stappen en verwijzingen. Wat elkaar
    tegenspreekt, blijft een gewoon conflict van git. Zet het één keer aan met --instellen; daarna doet git de rest.
    """
    from actiepunten.errors import UsageError

    if instellen:
        _set_up(register)
    elif basis and ons and hun and pad is not None:
        raise typer.Exit(_merge(basis, ons, hun, pad))
    else:
        raise UsageError(
            "noem de bestanden BASIS, ONS en HUN en het PAD; meestal doet git dat zelf",
            "zet het aan met `actiepunten samenvoegen --instellen`",
        )


def _set_up(register: Path | None) -> None:
    from actiepunten.cli.session import Session
    from actiepunten.storage.mergedriver import set_up

    for zin in set_up(Session(register).root):
        typer.echo(zin)


def _merge(basis: Path, ons: Path, hun: Path, pad: str) -> int:
    """Write what both sides say together over our side; 1 where a conflict is left."""
    from actiepunten.render.text import one_line
    from actiepunten.storage.merge import merge
    from actiepunten.storage.plan import kind_of
    from actiepunten.storage.writer import refused

    samen = merge(Path.cwd(), _content(basis), _content(ons), _content(hun), kind_of(pad))
    try:
        ons.write_bytes(samen.content)
    except OSError as fout:
        raise refused(str(ons), fout) from None
    if samen.conflict:
        typer.echo(one_line(f"{pad}: conflict, want {samen.conflict}"), err=True)
    return 1 if samen.conflict else 0


def _content(bestand: Path) -> bytes:
    from actiepunten.errors import UsageError

    try:
        return bestand.read_bytes()
    except OSError:
        raise UsageError(f"het bestand {bestand} is niet te lezen", "noem een bestand dat er is") from None
