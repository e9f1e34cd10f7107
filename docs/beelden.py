"""Make the pictures of the README and the manual, and the report that stands beside them, from the shipped register.

``python docs/beelden.py`` needs Chromium, poppler and the extra ``dev``. The report is kept as it is made; a test holds
that it is current. Pictures differ a little per machine, so they are made again only when a page looks otherwise.
"""

import os
import pty
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

ROOT = Path(__file__).parents[1]
BEELDEN = ROOT / "docs" / "beelden"
RAPPORT = ROOT / "docs" / "rapport-2018-09.html"
RAPPORT_OPDRACHT = ("rapport", "--datum", "2018-09", "--sinds", "vorige", "--formaat", "html")
SITE = (("site-overzicht", "index.html"), ("site-besluit", "besluiten/br-2018-07-06-04.html"))
TERMINAL = (
    ("terminal-overzicht", ("overzicht", "--datum", "2018-12")),
    ("terminal-toon", ("toon", "BR-2018-07-06-04")),
)
SOORTEN = (
    "index.html", "acties.html", "acties/a-2018-01-19-04.html", "besluiten.html", "vergaderingen/br-2018-07-06.html",
    "rollen/CCI.html", "themas/instrumenten.html", "casussen/c-2017-01.html", "signalen/zonder-termijn.html",
    "zoeken.html",
)  # fmt: skip
"""Every kind of page of the site."""
_BLAD = (
    "<!doctype html><meta charset=utf-8><style>body{{margin:8px;background:#85837b;display:grid;gap:8px;"
    "grid-template-columns:repeat(5,1fr)}}img{{display:block;width:100%}}</style>{}"
)
_PAGINA = (
    "<!doctype html><meta charset=utf-8><style>body{{margin:0;background:#16181a;color:#e9e7e2}}"
    "pre{{margin:0;padding:16px 20px;font:14px/1.35 'DejaVu Sans Mono',monospace;width:max-content}}"
    "a{{color:inherit}}</style>"
    "<pre>{}</pre>"
)


def program(*arguments: str) -> list[str]:
    """The command line of the program in this checkout."""
    return [sys.executable, "-m", "actiepunten", *arguments]


def in_terminal(arguments: Sequence[str]) -> str:
    """What the program shows on a terminal of eighty columns, with its colours."""
    regisseur, kant = pty.openpty()
    env = {**os.environ, "COLUMNS": "80", "LINES": "40", "TERM": "xterm-256color"}
    for naam in ("NO_COLOR", "FORCE_COLOR"):
        env.pop(naam, None)
    with subprocess.Popen(program(*arguments), cwd=ROOT, stdout=kant, env=env) as lopend:
        os.close(kant)
        inhoud = b""
        try:
            while stuk := os.read(regisseur, 65536):
                inhoud += stuk
        except OSError:  # Linux says so at the end
            pass
        os.close(regisseur)
    if lopend.returncode:
        raise ChildProcessError(arguments)
    return inhoud.decode().replace("\r\n", "\n")


def photograph(browser: Browser, page: Path, naam: str, *, breed: int, hoog: int, donker: bool = False) -> None:
    """The top of a page as a picture."""
    context = browser.new_context(viewport={"width": breed, "height": hoog}, color_scheme="dark" if donker else "light")
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.screenshot(path=BEELDEN / f"{naam}.png")
    context.close()


def photograph_terminal(browser: Browser, arguments: Sequence[str], folder: Path, naam: str) -> None:
    """What a command shows, as a picture of a dark terminal."""
    console = Console(record=True, width=80, file=(folder / "weg").open("w"), force_terminal=True)
    console.print(Text.from_ansi(in_terminal(arguments)), end="")
    html = console.export_html(theme=DIMMED_MONOKAI, inline_styles=True, code_format="{code}")
    page = folder / f"{naam}.html"
    page.write_text(_PAGINA.format(html), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(page.as_uri())
    tab.locator("pre").first.screenshot(path=BEELDEN / f"{naam}.png")
    tab.close()


def first_page(browser: Browser, page: Path, naar: Path, dpi: int = 70) -> None:
    """The first page of a page when it is printed, as ``naar`` with ``.png`` behind it."""
    tab = browser.new_page()
    tab.goto(page.as_uri())
    tab.pdf(path=naar.with_suffix(".pdf"), prefer_css_page_size=True)
    tab.close()
    command = ["pdftoppm", "-r", str(dpi), "-f", "1", "-l", "1", "-singlefile", "-png"]
    subprocess.run([*command, naar.with_suffix(".pdf"), naar], check=True)


def contact_sheet(browser: Browser, site: Path, folder: Path, naam: str, maat: tuple[int, int] | None) -> None:
    """Every kind of page of the site side by side, on a screen of that width and height, or on paper."""
    beelden = []
    for nummer, pad in enumerate(SOORTEN):
        beeld = folder / f"{naam}-{nummer}"
        if maat is None:
            first_page(browser, site / pad, beeld, dpi=50)
        else:
            tab = browser.new_page(viewport={"width": maat[0], "height": maat[1]})
            tab.goto((site / pad).as_uri())
            tab.screenshot(path=beeld.with_suffix(".png"))
            tab.close()
        beelden.append(f'<img src="{beeld.with_suffix(".png").as_uri()}" alt="">')
    blad = folder / f"{naam}.html"
    blad.write_text(_BLAD.format("".join(beelden)), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1500, "height": 100})
    tab.goto(blad.as_uri())
    tab.screenshot(path=BEELDEN / f"{naam}.jpg", full_page=True, type="jpeg", quality=60)
    tab.close()


def main() -> None:
    """Make everything anew."""
    BEELDEN.mkdir(exist_ok=True)
    subprocess.run([*program(*RAPPORT_OPDRACHT), "--uit", RAPPORT], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as tijdelijk, sync_playwright() as playwright:
        folder = Path(tijdelijk)
        subprocess.run([*program("site", "--uit", str(folder / "site"))], cwd=ROOT, check=True, capture_output=True)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        photograph(browser, RAPPORT, "rapport", breed=1280, hoog=800)
        photograph(browser, RAPPORT, "rapport-donker", breed=1280, hoog=800, donker=True)
        photograph(browser, RAPPORT, "rapport-telefoon", breed=375, hoog=760)
        for naam, pad in SITE:
            photograph(browser, folder / "site" / pad, naam, breed=1280, hoog=800)
        for naam, arguments in TERMINAL:
            photograph_terminal(browser, arguments, folder, naam)
        first_page(browser, RAPPORT, folder / "rapport")
        shutil.copy(folder / "rapport.png", BEELDEN / "rapport-papier.png")
        for naam, maat in (("site-scherm", (1280, 860)), ("site-telefoon", (320, 720)), ("site-papier", None)):
            contact_sheet(browser, folder / "site", folder, naam, maat)
        browser.close()


if __name__ == "__main__":
    main()
