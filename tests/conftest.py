"""Fixtures: run the program in this process, a copy of the shipped register, a real git repository."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from actiepunten.cli.app import main

ROOT = Path(__file__).parents[1]
GEMEENTE = ROOT / "tests" / "data" / "gemeente"


@dataclass(frozen=True)
class Ran:
    """What one command line gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``actiepunten ARGUMENTS`` in a folder (the checkout, unless told otherwise)."""
    monkeypatch.delenv("ACTIEPUNTEN_REGISTER", raising=False)

    def run_(*arguments: str | Path, cwd: Path = ROOT) -> Ran:
        monkeypatch.chdir(cwd)
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the shipped register that a test may change."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "register" / "data").parent)


@pytest.fixture
def gemeente(tmp_path: Path) -> Path:
    """A copy of the invented register that a test may change."""
    return Path(shutil.copytree(GEMEENTE, tmp_path / "gemeente"))


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run git in a folder, with no settings of the user and fixed dates."""
    for naam, waarde in {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "GIT_AUTHOR_NAME": "test",
        "GIT_AUTHOR_EMAIL": "test@example.nl",
        "GIT_COMMITTER_NAME": "test",
        "GIT_COMMITTER_EMAIL": "test@example.nl",
        "GIT_AUTHOR_DATE": "2018-09-30T12:00:00+02:00",
        "GIT_COMMITTER_DATE": "2018-09-30T12:00:00+02:00",
    }.items():
        monkeypatch.setenv(naam, waarde)

    def git_(folder: Path, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    return git_
