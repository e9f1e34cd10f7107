"""One browser, and every kind of page once."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from actiepunten.cli.app import main
from conftest import GEMEENTE, ROOT
from support.browser import start
from support.missing import missing
from support.vijandig import hostile_copy

RAPPORTEN: dict[str, tuple[str, ...]] = {
    "rapport": ("--sinds", "vorige"),
    "rapport-cci": ("--owner", "CCI"),
    "rapport-laat": ("--datum", "2018-12"),
    "rapport-leeg": ("--datum", "2010"),
    "rapport-gemeente": ("--register", str(GEMEENTE), "--datum", "2025-03", "--sinds", "2023"),
}
SOORTEN = (
    "index.html", "zoeken.html", "acties.html", "besluiten.html", "casussen.html",
    "acties/*.html", "besluiten/*.html", "casussen/*.html", "rollen/*.html", "themas/*.html", "vergaderingen/*.html",
    "signalen/*.html",
)  # fmt: skip
"""One page of the site of each of these kinds is looked at."""
VAN_GEMEENTE = ("index.html", "acties/*.html", "besluiten/*.html")
"""Of a register with postponements, withdrawn decisions and texts full of marks these too."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = start(playwright)
        yield browser
        browser.close()


def actiepunten(*arguments: str) -> None:
    """A command in the checkout, of which only the files matter."""
    with chdir(ROOT), redirect_stdout(StringIO()), redirect_stderr(StringIO()) as err:
        assert main(list(arguments)) == 0, err.getvalue()


def pages_of(site: Path, soorten: tuple[str, ...] = SOORTEN) -> dict[str, Path]:
    """One page of each kind; of records the one with most on it."""
    gevonden = {}
    for soort in soorten:
        keuze = sorted(site.glob(soort), key=lambda file: file.stat().st_size)
        assert keuze, soort
        gevonden[f"site {soort}"] = keuze[-1]
    return gevonden


@pytest.fixture(scope="session")
def paginas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every kind of page, by name."""
    folder = tmp_path_factory.mktemp("paginas")
    gemaakt = {}
    for naam, opties in RAPPORTEN.items():
        gemaakt[naam] = folder / naam / "rapport.html"
        gemaakt[naam].parent.mkdir()
        actiepunten("rapport", "--formaat", "html", "--uit", str(gemaakt[naam]), *opties)
    actiepunten("site", "--uit", str(folder / "site"))
    gemeente = folder / "site-gemeente"
    actiepunten("site", "--uit", str(gemeente), "--register", str(GEMEENTE), "--datum", "2025-03")
    for soort, file in pages_of(gemeente, VAN_GEMEENTE).items():
        gemaakt[f"{soort} van de gemeente"] = file
    actiepunten("herinner", "--datum", "2018-12", "--formaat", "html", "--uit", str(_new(folder / "herinner")))
    return gemaakt | pages_of(folder / "site") | {"herinnering": folder / "herinner" / "herinnering-CCI.html"}


@pytest.fixture(scope="session")
def vijandig(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same kinds of page of a register with hostile texts in every field."""
    folder = tmp_path_factory.mktemp("vijandig")
    register = hostile_copy(GEMEENTE, folder / "register")
    opties = ("--register", str(register), "--datum", "2026-06")
    gemaakt = {"rapport": _new(folder / "rapport") / "rapport.html"}
    actiepunten("rapport", "--formaat", "html", "--sinds", "2023", "--uit", str(gemaakt["rapport"]), *opties)
    actiepunten("site", "--uit", str(folder / "site"), *opties)
    actiepunten("herinner", "--formaat", "html", "--uit", str(_new(folder / "herinner")), *opties)
    herinnering = max((folder / "herinner").iterdir(), key=lambda file: file.stat().st_size)
    return gemaakt | pages_of(folder / "site") | {"herinnering": herinnering}


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def axe(npm_package: Callable[[str], Path]) -> str:
    """The script that looks for obstacles to people."""
    return (npm_package("axe-core@4.14.1") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nu(npm_package: Callable[[str], Path]) -> Path:
    """The Nu validator of HTML."""
    if not shutil.which("java"):
        missing("Java is not installed")
    (jar,) = (npm_package("vnu-jar@26.9.27")).rglob("vnu.jar")
    return jar
