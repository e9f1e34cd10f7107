"""Fixtures: run the program in this process, a copy of a register, a real git repository, packages of npm."""

import json
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from actiepunten.cli.app import main
from support.missing import missing

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
    for naam in ("ACTIEPUNTEN_REGISTER", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(naam, raising=False)

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


@pytest.fixture(scope="session")
def npm_package(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a package of the npm registry, such as ``axe-core@4.14.1``; fetched once, by npm.

    Without npm or a network the test is skipped, in CI never.
    """

    @cache
    def fetch(naam: str) -> Path:
        folder = tmp_path_factory.mktemp("npm")
        command = ["npm", "pack", "--loglevel=error", naam]
        try:
            subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=300)
        except (OSError, subprocess.SubprocessError) as waarom:
            missing(f"{naam} is not to be had: {waarom}")
        (archive,) = folder.glob("*.tgz")
        with tarfile.open(archive) as inhoud:
            inhoud.extractall(folder, filter="data")
        return folder / "package"

    return fetch


@pytest.fixture(scope="session")
def sarif_schema(npm_package: Callable[[str], Path]) -> dict[str, Any]:
    """The published schema, out of a package on the npm registry."""
    file = npm_package("@microsoft/jest-sarif@1.0.0-beta.0") / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema
