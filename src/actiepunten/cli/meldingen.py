"""What the user is told on stderr when something went wrong."""

import sys
import tempfile
import traceback

import typer

from actiepunten import __version__


def complain(melding: str, hint: str) -> None:
    """Say what is wrong and, where there is one, the way out."""
    from actiepunten.render.text import one_line

    typer.echo(f"Fout: {one_line(melding)}", err=True)
    if hint:
        typer.echo(f"  → {one_line(hint)}", err=True)


def tell_bug() -> None:
    """Tell of an exception that is a fault of the program.

    The traceback, without values of variables, is kept in a file that can be sent to the makers.
    """
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
    complain("dit is een fout in actiepunten zelf", hint)
