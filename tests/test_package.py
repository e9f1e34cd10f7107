"""The wheel works outside the checkout, with its templates."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as the wheel holds it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        capture_output=True,
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    zipfile.ZipFile(wheel).extractall(site)
    return site


def run_installed(installed: Path, cwd: Path, *arguments: str) -> str:
    """What the installed program, and not the one of the checkout, writes."""
    environment = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-m", "actiepunten", *arguments], cwd=cwd, capture_output=True, check=True, env=environment
    )
    return done.stdout.decode()


def test_the_installed_program_is_the_one_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    """The test looks at the wheel, not at the checkout."""
    where = subprocess.run(
        [sys.executable, "-c", "import actiepunten; print(actiepunten.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(installed)},
    )
    assert Path(where.stdout.decode().strip()).is_relative_to(installed)


@pytest.mark.parametrize("formaat", ["markdown", "html"])
def test_report_outside_the_checkout(installed: Path, shipped: Path, formaat: str) -> None:
    """The report of the wheel, with the templates that it carries, is that of the checkout."""
    command = ("rapport", "--formaat", formaat)
    checkout = subprocess.run(
        [sys.executable, "-m", "actiepunten", *command], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    assert checkout == run_installed(installed, shipped, *command)


@pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo"])
def test_workflow_outside_the_checkout(installed: Path, shipped: Path, forge: str) -> None:
    """The wheel carries the templates of the forges too."""
    subprocess.run(["git", "init", "--quiet", shipped], check=True)
    assert f"`actiepunten ci {forge}`" in run_installed(installed, shipped, "ci", forge, "--uit", "-", "--bron", "x==1")


def test_check_outside_the_checkout(installed: Path, shipped: Path) -> None:
    """The shipped register has no faults, wherever it stands."""
    assert run_installed(installed, shipped, "check").splitlines()[-1].startswith("0 fouten")


def test_the_wheel_carries_no_records_and_no_tests(installed: Path) -> None:
    """Only the program and its templates are installed."""
    names = {path.relative_to(installed).parts[0] for path in installed.rglob("*") if path.is_file()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"actiepunten"}
    assert (installed / "actiepunten" / "templates" / "rapport.md.j2").is_file()
    assert (installed / "actiepunten" / "templates" / "ci" / "gitlab.yml.j2").is_file()


def test_rules_are_explained_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    """The wheel carries the examples of the rules and the lists of words."""
    assert "Goed: data/acties/" in run_installed(installed, tmp_path, "check", "--leg-uit", "K101")
    lijsten = installed / "actiepunten/privacy/lijsten"
    assert sorted(pad.name for pad in lijsten.iterdir()) == sorted(
        pad.name for pad in (ROOT / "src/actiepunten/privacy/lijsten").iterdir()
    )
