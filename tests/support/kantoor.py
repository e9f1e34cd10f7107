"""What other programs make of our files: LibreOffice and poppler."""

import shutil
import subprocess
from pathlib import Path

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


def words(tekst: str) -> str:
    """The letters and digits of a text, however its lines and words were broken."""
    return "".join(teken for teken in tekst if teken.isalnum()).casefold()
