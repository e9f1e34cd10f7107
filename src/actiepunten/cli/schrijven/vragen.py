"""Questions on a terminal; where nobody sits at one, nothing is ever waited for."""

import os
import sys
from collections.abc import Callable
from shutil import get_terminal_size
from typing import TypeVar

import click
import typer

from actiepunten.errors import ActiepuntenError
from actiepunten.render.text import one_line
from actiepunten.tekst import fill

Antwoord = TypeVar("Antwoord")
_JA = ("j", "ja")
_NEE = ("n", "nee")


def on_terminal() -> bool:
    """Whether somebody can be asked something."""
    return all(stroom is not None and stroom.isatty() for stroom in (sys.stdin, sys.stdout, sys.stderr))


def ask(vraag: str, lees: Callable[[str], Antwoord], *, uitleg: str = "", verplicht: bool = True) -> Antwoord | None:
    """What ``lees`` makes of the answer; a wrong one is asked again with the reason.

    ``uitleg`` stands above the question.
    ``None`` for an empty answer to a question that need not be answered; the end of the input stops the program.
    """
    if uitleg:
        kleur = not os.environ.get("NO_COLOR")
        typer.secho(fill(uitleg, get_terminal_size().columns - 1), err=True, dim=kleur or None, reset=kleur)
    while True:
        getypt = _line(f"{vraag}: ")
        if not getypt:
            if not verplicht:
                return None
            typer.echo("  dit is nodig; typ een antwoord, of Ctrl-C om te stoppen", err=True)
            continue
        try:
            return lees(getypt)
        except ActiepuntenError as fout:
            complain(fout)


def ask_yes(vraag: str, *, standaard: bool) -> bool:
    """A question of yes or no; Enter chooses the one with the capital."""
    while True:
        getypt = _line(f"{vraag} [{'J/n' if standaard else 'j/N'}] ").casefold()
        if not getypt:
            return standaard
        if getypt in (*_JA, *_NEE):
            return getypt in _JA
        typer.echo("  typ j of n", err=True)


def complain(fout: ActiepuntenError) -> None:
    """Show an error and its way out, of something that can be tried again."""
    typer.echo(f"  {one_line(fout.melding)}", err=True)
    if fout.hint:
        typer.echo(f"  → {one_line(fout.hint)}", err=True)


def _line(vraag: str) -> str:
    typer.echo(vraag, nl=False, err=True)
    sys.stderr.flush()
    try:
        regel = sys.stdin.readline()
    except KeyboardInterrupt:
        typer.echo("", err=True)
        raise
    if not regel:
        typer.echo("", err=True)
        raise click.Abort
    return regel.strip()
