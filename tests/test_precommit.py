"""The hook works in a repository of somebody else, built and installed by pre-commit itself."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import ROOT

Git = Callable[..., str]

HOOK = "actiepunten-check"
REGISTER = """\
versie: 1
naam: Register van een stichting
organen: [{code: DB}]
rollen: [{code: HRM}]
themas: [{code: gebouw, titel: Gebouw}]
"""
BESLUIT = """\
id: DB-2024-01-10-01
titel: Een kamer inrichten
orgaan: DB
datum: 2024-01-10
soort: besluit
"""
ACTIE = """\
id: A-2024-01-10-01
titel: De kamer kiezen
thema: gebouw
besluiten: [DB-2024-01-10-01]
wie: [HRM]
"""
BUILD = ("src", "templates", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


@pytest.fixture
def checkout(tmp_path: Path, git: Git) -> Path:
    """What pip needs of this checkout, as it is now, in a repository of its own."""
    folder = tmp_path / "actiepunten"
    folder.mkdir()
    for naam in BUILD:
        path = ROOT / naam
        if path.is_dir():
            shutil.copytree(path, folder / naam, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, folder / naam)
    return committed(git, folder)


@pytest.fixture
def register(tmp_path: Path, git: Git) -> Path:
    """A little register in a repository of its own."""
    folder = tmp_path / "register"
    for path, tekst in {
        "data/register.yaml": REGISTER,
        "data/besluiten/DB-2024-01-10-01.yaml": BESLUIT,
        "data/acties/A-2024-01-10-01.yaml": ACTIE,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(tekst, encoding="utf-8")
    return committed(git, folder)


def committed(git: Git, folder: Path) -> Path:
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "begin")
    return folder


def test_the_hook_passes_a_good_register_and_stops_a_bad_one(
    checkout: Path, register: Path, tmp_path: Path, git: Git
) -> None:
    """In a fresh environment the whole register is checked; an actie without a besluit does not get through."""
    goed = try_repo(checkout, register, tmp_path)
    assert goed.returncode == 0, goed.stdout + goed.stderr
    assert "Passed" in goed.stdout

    zonder = ACTIE.replace("besluiten: [DB-2024-01-10-01]\n", "")
    (register / "data/acties/A-2024-01-10-01.yaml").write_text(zonder, encoding="utf-8")
    git(register, "add", "--all")
    fout = try_repo(checkout, register, tmp_path)
    assert fout.returncode == 1, fout.stdout + fout.stderr
    assert "data/acties/A-2024-01-10-01.yaml:1:1: fout K101" in fout.stdout


def try_repo(checkout: Path, register: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """What pre-commit says when it runs the hook of the checkout in the register."""
    environment = os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}
    environment.pop("PYTHONPATH", None)  # the hook has to find the program in its own environment
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", checkout, HOOK, "--all-files"],
        cwd=register,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_hook_runs_once_for_any_record() -> None:
    """A change of any YAML file of the register runs it, without file names and never twice at the same time."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"], hook["language"]) == (HOOK, "actiepunten check", "python")
    assert (hook["pass_filenames"], hook["require_serial"]) == (False, True)


def test_the_hooks_are_valid() -> None:
    """By the judgement of pre-commit."""
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
