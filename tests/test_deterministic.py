"""The same command gives the same bytes, whatever the machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import GEMEENTE, ROOT

COMMANDS = (
    ("rapport", "--datum", "2018-09-14"),
    ("rapport", "--formaat", "html", "--sinds", "2018-07"),
    ("status", "--owner", "CCI", "--formaat", "json"),
    ("check", "--formaat", "json"),
    ("toon", "BR-2018-07-06-04"),
)
LATER = """
import datetime

class Later(datetime.date):
    @classmethod
    def today(cls):
        return cls(2031, 12, 31)

datetime.date = Later
"""


def output(folder: Path, *arguments: str, **surroundings: str) -> bytes:
    """The bytes that a program of its own writes, with these variables in its surroundings."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "ACTIEPUNTEN"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "actiepunten", *arguments],
        cwd=folder,
        capture_output=True,
        check=True,
        env=environment | surroundings,
    )
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
        {"LANG": "nl_NL.ISO-8859-1", "LANGUAGE": "de", "COLUMNS": "200", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=["east", "west", "latin"],
)
def test_surroundings_change_nothing(command: tuple[str, ...], surroundings: dict[str, str]) -> None:
    """Time zone, locale, hash seed, width and encoding of the machine do not show."""
    assert output(ROOT, *command) == output(ROOT, *command, **surroundings)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_folder_and_order_of_files_change_nothing(command: tuple[str, ...], tmp_path: Path) -> None:
    """A copy elsewhere, whose files were made in the opposite order, gives the same answer."""
    for file in sorted((ROOT / "data").rglob("*.yaml"), reverse=True):
        copy = tmp_path / "een map met é" / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    assert output(ROOT, *command) == output(tmp_path / "een map met é", *command)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_closed_register_does_not_see_the_clock(command: tuple[str, ...], tmp_path: Path) -> None:
    """The shipped register is told at its own peildatum; a later year changes nothing."""
    (tmp_path / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    assert output(ROOT, *command) == output(ROOT, *command, PYTHONPATH=str(tmp_path))


def test_an_open_register_does_see_the_clock(tmp_path: Path) -> None:
    """Without a closing date and without --datum a register is told as of today."""
    (tmp_path / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    answer = output(GEMEENTE, "status", PYTHONPATH=str(tmp_path)).decode()
    assert "stand op 31 december 2031 (vandaag), werkmap" in answer
