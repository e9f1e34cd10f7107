"""What a command answered, as data; and small changes to the files of a register."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from actiepunten.storage.yamltext import read_document
from conftest import ROOT, Run

Data = dict[str, Any]

GOLDEN: dict[str, list[Data]] = read_document((ROOT / "tests/data/bron.golden.yaml").read_text(encoding="utf-8")).data
"""The source document, typed independently of the records."""

SEPTEMBER = ("--datum", "2018-09-14")

COUNTED_STATUSES = ["volgt", "loopt", "doorlopend", "uitgevoerd", "vervallen", "onbekend"]

LIBRARY_ENGLISH = re.compile(
    r"\b(?:usage|options?|arguments|commands?|errors?|missing|invalid|required|requires|default|show|this|message"
    r"|exit|try|no such|got|unexpected|extra|takes?|values?|choose|from|did you mean|does not|exists?|file"
    r"|director(?:y|ies)|path|unknown|found|is not|denied|encountered|undefined|expected|aborted|(?<!-)help)\b",
    re.IGNORECASE,
)
"""Words by which the English of click, Typer, Jinja or the operating system would be recognised."""


def english_in(tekst: str) -> list[str]:
    """The English words of the libraries in a text."""
    return LIBRARY_ENGLISH.findall(tekst)


def ask(run: Run, *arguments: str | Path, cwd: Path = ROOT, code: int = 0) -> Data:
    """The JSON answer of a command that ends with the exit code."""
    ran = run(*arguments, "--formaat", "json", cwd=cwd)
    assert (ran.code, ran.err) == (code, "")
    antwoord: Data = json.loads(ran.out)
    return antwoord


def ids(rijen: Iterable[Data]) -> list[str]:
    """The id of each row."""
    return [rij["id"] for rij in rijen]


def acties(run: Run, *arguments: str | Path, cwd: Path = ROOT) -> list[str]:
    """The ids that ``status`` answers, in its order."""
    return ids(ask(run, "status", *arguments, cwd=cwd)["acties"])


def rows_of_september(run: Run) -> dict[str, Data]:
    """The rows of the golden table by the id of the actie that the register shows at that place."""
    return dict(zip(acties(run, *SEPTEMBER), GOLDEN["tabel"], strict=True))


def edit(bestand: Path, oud: str, nieuw: str) -> None:
    """Replace a piece of text that occurs in the file."""
    tekst = bestand.read_text(encoding="utf-8")
    assert oud in tekst
    bestand.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


def report_rows(rapport: str) -> dict[str, list[list[str]]]:
    """Per heading of the table in a Markdown report its rows, each as four cells."""
    koppen: dict[str, list[list[str]]] = {}
    kop = ""
    for regel in rapport.splitlines():
        if gevonden := re.match(r'## <a id="thema-[a-z-]+"></a>(.+)', regel):
            kop = gevonden[1]
        elif regel.startswith('| <a id="a-'):
            koppen.setdefault(kop, []).append(regel.removeprefix("| ").removesuffix(" |").split(" | "))
    return koppen


def row_id(rij: list[str]) -> str:
    """The id of the actie in a row of a report."""
    gevonden = re.search(r"<sub>(A-[\d-]+)</sub>", rij[0])
    assert gevonden
    return gevonden[1]


def row_owners(rij: list[str]) -> list[str]:
    """The codes in the third cell of a row."""
    return [] if rij[2] == "–" else [code.split(" ")[0] for code in rij[2].split("<br>")]


def row_results(rij: list[str]) -> list[str]:
    """The statuses in the fourth cell of a row, of the row or of each step."""
    delen = [re.sub(r"^\d+\. ", "", deel).partition(":")[0].casefold() for deel in rij[3].split("<br>")]
    return [deel for deel in delen if deel in COUNTED_STATUSES]
