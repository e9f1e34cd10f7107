"""Fixtures: run the program in this process, a copy of a register, a real git repository, the schema of SARIF."""

import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from urllib.request import urlopen

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


SARIF_PACKAGE = "https://registry.npmjs.org/@microsoft/jest-sarif/-/jest-sarif-1.0.0-beta.0.tgz"
SARIF_SCHEMA = "package/lib/schemas/sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="session")
def sarif_schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The published schema, out of a package on the npm registry; without a network the test is skipped, in CI never.

    Where the registry is only to be reached by the settings of npm, npm fetches it.
    """
    package = tmp_path_factory.mktemp("sarif") / "package.tgz"
    try:
        with urlopen(SARIF_PACKAGE, timeout=60) as answer:
            package.write_bytes(answer.read())
    except OSError as onbereikbaar:
        command = ["npm", "pack", "--loglevel=error", "@microsoft/jest-sarif@1.0.0-beta.0"]
        try:
            subprocess.run(command, cwd=package.parent, capture_output=True, check=True, timeout=120)
        except (OSError, subprocess.SubprocessError):
            _without_schema(f"{SARIF_PACKAGE}: {onbereikbaar}")
        (package,) = package.parent.glob("*.tgz")
    with tarfile.open(package) as archive:
        file = archive.extractfile(SARIF_SCHEMA)
        assert file
        schema: dict[str, Any] = json.load(file)
    return schema


def _without_schema(waarom: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(waarom)
    pytest.skip(waarom)
