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

from actiepunten.cli.schrijven.vragen import ask_yes, complain, on_terminal
from actiepunten.errors import ActiepuntenError, UsageError
from actiepunten.storage.writer import FileChanged

Uitkomst = TypeVar("Uitkomst")
_EDITORS = ("sensible-editor", "nano", "vi")


class Opgegeven(ActiepuntenError):
    """The text was given up, or could not be used; it is kept."""

    exit_code = 1


def edit_until_right(tekst: str, naam: str, gebruik: Callable[[str], Uitkomst], *, droog: bool = False) -> Uitkomst:
    """What ``gebruik`` makes of the text as the user left it in the editor.

    An error of ``gebruik`` is shown and the text is opened again, as long as the user wants; without a terminal once.
    Text that is not used stays in a file, which the error names. :class:`UsageError` where nothing was changed.
    """
    map_ = Path(tempfile.mkdtemp(prefix="actiepunten-"))
    file = map_ / naam
    file.write_text(tekst, encoding="utf-8", newline="")
    try:
        uitkomst = _loop(file, tekst, gebruik)
    except (_Weg, _NoEditor):
        shutil.rmtree(map_, ignore_errors=True)
        raise
    except ActiepuntenError:  # its way out names the file
        raise
    except BaseException:
        typer.echo(f"uw tekst staat nog in {file}", err=True)
        raise
    if droog:  # it was only shown, and may be wanted
        typer.echo(f"uw tekst staat in {file}", err=True)
    else:
        shutil.rmtree(map_, ignore_errors=True)
    return uitkomst


class _Weg(UsageError):
    """There is no text of the user to keep."""


class _NoEditor(ActiepuntenError):
    """The editor did not start."""


def _loop(file: Path, tekst: str, gebruik: Callable[[str], Uitkomst]) -> Uitkomst:
    while True:
        _open_editor(file)
        try:
            nieuw = file.read_bytes()
        except OSError:
            raise _Weg("de editor liet geen bestand achter; er is niets geschreven", "doe het opnieuw") from None
        if nieuw == tekst.encode():
            raise _Weg("er is niets gewijzigd; er is niets geschreven", "vul iets in en sla het op")
        try:
            return gebruik(_decoded(nieuw))
        except FileChanged as fout:  # the same text would be refused again
            raise FileChanged(fout.melding, f"{fout.hint}; uw tekst staat in {file}") from None
        except ActiepuntenError as fout:
            _again(file, fout)


def _decoded(content: bytes) -> str:
    """The text; refused where it is no UTF-8, as nothing of it may be lost."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise ActiepuntenError("de tekst is geen UTF-8", "bewaar haar in de editor als UTF-8") from None


def _again(file: Path, fout: ActiepuntenError) -> None:
    """Show what is wrong; :class:`Opgegeven` unless the user goes on."""
    if not on_terminal():
        raise Opgegeven(fout.melding, "; ".join(filter(None, (fout.hint, f"uw tekst staat in {file}")))) from None
    complain(fout)
    if not ask_yes("Verder bewerken?", standaard=True):
        raise Opgegeven("er is niets geschreven", f"uw tekst staat in {file}") from None


def _open_editor(file: Path) -> None:
    gekozen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not gekozen and on_terminal():
        gekozen = next((naam for naam in _EDITORS if shutil.which(naam)), "")
    try:
        opdracht = shlex.split(gekozen)
        if not opdracht:
            raise FileNotFoundError
        code = _wait_for(subprocess.Popen([*opdracht, str(file)]))  # noqa: S603 (the editor of the user)
    except (OSError, ValueError):
        hint = "zet de naam van uw editor in EDITOR, zoals `export EDITOR=nano`"
        raise _NoEditor(f"de editor {gekozen or '(geen)'} is niet te starten", hint) from None
    if code:
        raise Opgegeven(f"de editor stopte met code {code}; er is niets geschreven", f"uw tekst staat in {file}")


def _wait_for(editor: "subprocess.Popen[bytes]") -> int:
    """Until the editor is closed; Ctrl-C inside it is for the editor."""
    while True:
        try:
            return editor.wait()
        except KeyboardInterrupt:
            continue
