"""The program: its commands, and the one place where an error becomes a message and an exit code."""

import os
import sys
import tempfile
import traceback
from typing import Annotated

import click
import typer

from actiepunten import __version__
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
        _complain(fout.melding, fout.hint)
        return fout.exit_code
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except Exception:  # noqa: BLE001 (the boundary)
        return _bug()
    if code == INTERRUPTED:  # Typer itself makes this of Ctrl-C, in silence
        _complain("afgebroken", "")
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


def _complain(melding: str, hint: str) -> None:
    from actiepunten.render.text import one_line

    typer.echo(f"Fout: {one_line(melding)}", err=True)
    if hint:
        typer.echo(f"  → {one_line(hint)}", err=True)


def _usage(fout: click.ClickException, argv: list[str]) -> int:
    ctx = getattr(fout, "ctx", None)
    # Some errors of the parser do not say of which command they are.
    opdracht = next((woord for woord in argv if woord in OPDRACHTEN), "")
    hulp = f"{ctx.command_path if ctx else f'actiepunten {opdracht}'.strip()} --help"
    melding = fout.format_message()
    _complain(melding[:1].lower() + melding[1:], f"zie `{hulp}`")
    return USAGE


def _bug() -> int:
    """Keep the traceback, without values of variables, in a file that can be sent to the makers."""
    python = sys.version.split()[0]
    hint = "probeer het opnieuw, en meld het als het weer gebeurt"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="actiepunten-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as log:
            log.write(f"actiepunten {__version__}, Python {python}, {sys.platform}\n\n{traceback.format_exc()}")
        hint = f"stuur {log.name} mee met uw melding"
    except OSError:
        pass  # without room for a log the message still has to come
    _complain("dit is een fout in actiepunten zelf", hint)
    return BUG
