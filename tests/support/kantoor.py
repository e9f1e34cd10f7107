"""What other programs make of our files: LibreOffice and poppler; and the words that a page has on paper."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from justhtml import JustHTML

from support.missing import missing

PATIENCE = 300


def converted(bestand: Path, naar: str, profiel: Path) -> bytes:
    """The file as LibreOffice converts it; ``naar`` is such as ``csv`` or ``txt:Text (encoded):UTF8``."""
    if not shutil.which("soffice"):
        missing("LibreOffice is not installed")
    uit = bestand.parent / f"{bestand.name}.{naar[:3]}"
    uit.mkdir()
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation={profiel.as_uri()}", "--headless", "--convert-to", naar, "--outdir", uit,
         bestand],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    (gemaakt,) = uit.iterdir() or missing(done.stderr)
    return gemaakt.read_bytes()


def pdf_text(bestand: Path) -> str:
    """The text of a PDF, as poppler reads it."""
    if not shutil.which("pdftotext"):
        missing("poppler is not installed")
    done = subprocess.run(["pdftotext", "-raw", bestand, "-"], capture_output=True, timeout=PATIENCE, check=True)
    return done.stdout.decode()


NOT_ON_PAPER = ("head", "script", "svg title", "svg desc", ".sprong", "nav", ".filter", "#filter-leeg", ".terug")
"""What the page does not print: what only programs read, the ways to go about on a screen, and the filter."""
_TEXT = "txt:Text (encoded):UTF8"
_BULLET = re.compile(r"(?m)^\s*[•▪·-]\s")


def document_text(bestand: Path, profiel: Path) -> str:
    """The text of an office document as LibreOffice reads it, without the signs before the items of lists."""
    return _BULLET.sub("", converted(bestand, _TEXT, profiel).decode("utf-8-sig"))


def page_text(html: str, ook_niet: Iterable[str] = ()) -> str:
    """What the page says on paper, numbers of list items included, without what these selectors give."""
    page = JustHTML(html, sanitize=False)
    for selector in (*NOT_ON_PAPER, *ook_niet):
        for element in page.query(selector):
            if element.parent:
                element.parent.remove_child(element)
    for lijst in page.query("ol:not(.enkel)"):
        for nummer, item in enumerate(lijst.query("li"), start=1):
            (teken,) = JustHTML(f"{nummer}. ", sanitize=False, fragment=True).root.children or ()
            item.insert_before(teken, (item.children or ())[0])
    return page.to_text(separator="\n", strip=False, separator_blocks_only=True)


def tokens(tekst: str) -> Counter[str]:
    """How often each word is there."""
    return Counter(re.findall(r"\w+", tekst.casefold()))


def lost(tekst: str, gelezen: str) -> Counter[str]:
    """The words of a text that are not among what was read of its print, where words may be broken at a line end.

    Halves of words are no words that were lost, as long as they are few: one in two hundred.
    """
    over = tokens(tekst) - tokens(gelezen)
    if over.total() > tokens(tekst).total() // 200:
        return over
    aaneen = words(gelezen)
    return Counter({woord: keer for woord, keer in over.items() if words(woord) not in aaneen})


def words(tekst: str) -> str:
    """The letters and digits of a text, however its lines and words were broken."""
    return "".join(teken for teken in tekst if teken.isalnum()).casefold()
