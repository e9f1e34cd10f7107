"""A page in a real browser: the Chromium of the system, without any network but the files beside the page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, Playwright

from support.missing import missing

_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same browser without its windows, which take most of the time."""
_QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
Kleuren = Literal["light", "dark"]


def start(playwright: Playwright) -> Browser:
    """The browser; where there is none the test is skipped, in CI never."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        missing("Chromium is not installed")
    zonder_zandbak = [] if os.geteuid() else ["--no-sandbox"]  # Chromium has none for root
    return playwright.chromium.launch(executable_path=program, args=[*_QUIET, *zonder_zandbak])


@dataclass
class Bezoek:
    """A page that was opened, and everything that it did besides showing itself."""

    page: Page
    gevraagd: list[str] = field(default_factory=list)
    """Every address that was asked."""
    fouten: list[str] = field(default_factory=list)
    """Errors on the console and of scripts, and dialogs."""


@contextmanager
def visit(
    browser: Browser,
    file: Path,
    *,
    breed: int = 1280,
    kleuren: Kleuren = "light",
    script: bool = True,
    csp: bool = True,
    anker: str = "",
) -> Iterator[Bezoek]:
    """Open the file; ``csp=False`` lets a test run a script of its own in it."""
    context = browser.new_context(
        viewport={"width": breed, "height": 800}, color_scheme=kleuren, java_script_enabled=script, bypass_csp=not csp
    )
    try:
        page = context.new_page()
        bezoek = Bezoek(page)
        page.on("request", lambda request: bezoek.gevraagd.append(request.url))
        page.on("console", lambda melding: bezoek.fouten.append(melding.text) if melding.type == "error" else None)
        page.on("pageerror", lambda fout: bezoek.fouten.append(str(fout)))
        page.on("dialog", lambda dialog: (bezoek.fouten.append(dialog.message), dialog.dismiss()))
        page.goto(file.as_uri() + anker)
        yield bezoek
    finally:
        context.close()


def outside(bezoek: Bezoek, folder: Path) -> list[str]:
    """What was asked from elsewhere than the folder of the page."""
    return [url for url in bezoek.gevraagd if not url.startswith((folder.as_uri(), "data:"))]


def open_all(page: Page) -> None:
    """Open everything that can be opened."""
    page.evaluate("document.querySelectorAll('details').forEach((deel) => { deel.open = true; })")
