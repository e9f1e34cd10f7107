"""Text in the editor of the user, again and again until it holds or is given up; what was typed is never lost."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import typer

from actiepunten.cli.vragen import ask_yes, complain, on_terminal
from actiepunten.errors import ActiepuntenError, UsageError
from actiepunten.storage.writer import FileChanged

Uitkomst = TypeVar("Uitkomst")
_EDITORS = ("sensible-editor", "nano", "vi")


class Opgegeven(ActiepuntenError):
    """The text was given up, or could not be used; it is kept."""

    exit_code = 1


def edit_until_right(tekst: str, naam: str, gebruik: Callable[[str], Uitkomst]) -> Uitkomst:
    """What ``gebruik`` makes of the text as the user left it in the editor.

    An error of ``gebruik`` is shown and the text is opened again, as long as the user wants; without a terminal once.
    Text that is not used stays in a file, which the error names. :class:`UsageError` where nothing was changed.
    """
    map_ = Path(tempfile.mkdtemp(prefix="actiepunten-"))
    file = map_ / naam
    file.write_text(tekst, encoding="utf-8", newline="")
    while True:
        _open_editor(file)
        nieuw = file.read_bytes().decode("utf-8", errors="replace")
        if nieuw == tekst:
            shutil.rmtree(map_, ignore_errors=True)
            raise UsageError("er is niets gewijzigd; er is niets geschreven", "vul iets in en sla het op")
        try:
            uitkomst = gebruik(nieuw)
        except FileChanged as fout:  # the same text would be refused again
            raise FileChanged(fout.melding, f"{fout.hint}; uw tekst staat in {file}") from None
        except ActiepuntenError as fout:
            _again(file, fout)
        except BaseException:
            typer.echo(f"uw tekst staat nog in {file}", err=True)
            raise
        else:
            shutil.rmtree(map_, ignore_errors=True)
            return uitkomst


def _again(file: Path, fout: ActiepuntenError) -> None:
    """Show what is wrong; :class:`Opgegeven` unless the user goes on."""
    if not on_terminal():
        raise Opgegeven(fout.melding, "; ".join(filter(None, (fout.hint, f"uw tekst staat in {file}")))) from None
    complain(fout)
    if not ask_yes("Verder bewerken?", standaard=True):
        raise Opgegeven("er is niets geschreven", f"uw tekst staat in {file}") from None


def _open_editor(file: Path) -> None:
    gekozen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not gekozen:
        gekozen = next((naam for naam in _EDITORS if shutil.which(naam)), "")
    try:
        opdracht = shlex.split(gekozen)
        if not opdracht:
            raise FileNotFoundError
        code = subprocess.run([*opdracht, str(file)], check=False).returncode  # noqa: S603 (the editor of the user)
    except (OSError, ValueError):
        raise ActiepuntenError(
            f"de editor {gekozen or '(geen)'} is niet te starten",
            "zet de naam van uw editor in EDITOR, zoals `export EDITOR=nano`",
        ) from None
    if code:
        raise Opgegeven(f"de editor stopte met code {code}; er is niets geschreven", f"uw tekst staat in {file}")
