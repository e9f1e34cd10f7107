"""The program: its commands, and the one place where an error becomes a message and an exit code."""

import os
import sys
from typing import Annotated

import click
import typer

from actiepunten import __version__
from actiepunten.cli.meldingen import complain, tell_bug
from actiepunten.cli.opdrachten import OPDRACHTEN, OPTIES, Program
from actiepunten.errors import ActiepuntenError

INTERRUPTED = 130
BUG = 4
USAGE = 2

app = typer.Typer(
    name="actiepunten",
    cls=Program,
    help="Wat is besloten, wie doet wat, wat kwam ervan en wat is te laat.",
    add_completion=False,
    suggest_commands=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    options_metavar=OPTIES,
    subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
)


def _show_version(gevraagd: bool) -> None:  # noqa: FBT001 (the value of a flag)
    if gevraagd:
        typer.echo(f"actiepunten {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    versie: Annotated[
        bool, typer.Option("--versie", help="Toon de versie.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Wat is besloten, wie doet wat, wat kwam ervan en wat is te laat."""


def main(argv: list[str] | None = None) -> int:
    """Run one command line and return its exit code; see the manual for what the codes mean."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        code = int(app(argv, prog_name="actiepunten", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as fout:
        if not (argv if argv is not None else sys.argv[1:]) and _in_register():
            return main(["overzicht"])
        typer.echo(fout.format_message())
        return USAGE
    except click.ClickException as fout:
        return _usage(fout, argv if argv is not None else sys.argv[1:])
    except ActiepuntenError as fout:
        complain(fout.melding, fout.hint)
        return fout.exit_code
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except Exception:  # noqa: BLE001 (the boundary)
        tell_bug()
        return BUG
    if code == INTERRUPTED:  # Typer itself makes this of Ctrl-C, in silence
        complain("afgebroken", "")
    return code


def _in_register() -> bool:
    """Whether the program is asked inside a register, or one is named in the surroundings."""
    from pathlib import Path

    from actiepunten.cli.session import Session

    genoemd = os.environ.get("ACTIEPUNTEN_REGISTER")
    try:
        return bool(Session(Path(genoemd) if genoemd else None).root)
    except ActiepuntenError:
        return False


def _usage(fout: click.ClickException, argv: list[str]) -> int:
    ctx = getattr(fout, "ctx", None)
    # Some errors of the parser do not say of which command they are.
    opdracht = next((woord for woord in argv if woord in OPDRACHTEN), "")
    hulp = f"{ctx.command_path if ctx else f'actiepunten {opdracht}'.strip()} --help"
    melding = fout.format_message()
    complain(melding[:1].lower() + melding[1:], f"zie `{hulp}`")
    return USAGE
