"""Texts that try to be something else than text, and a register full of them."""

import json
from pathlib import Path

from support.stream import REGISTER

TEKSTEN = (
    "gewoon",
    "regel een\n::error::bezit",
    "regel een\r\n::add-mask::geheim\r::error::nog een",
    "::error file=x.yaml::begin van een regel",
    "%0A::error::in codes, 100%, %25, %3A",
    "##[add-mask]oude vorm, ook als #\u200d#\ufe0f[error]onzichtbaar en ###[error]drie",
    "]]> <![CDATA[ </failure> <!-- &amp; &#0; &lt;",
    "a | b \\| c || d",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "@jan en @groep/team, zie @alle",
    "NUL \0, escape \x1b[31m, omgekeerd \u202e, regel\u2028einde, geen teken \ufffe\uffff",
    "[klik](javascript:alert(1)) ![beeld](https://example.nl/x.png) {0} {{1}}",
    "`niet gesloten **vet",
    "\" ' = , : ; %",
)
NAMEN = (
    "::error::x.yml",
    "regel\n::error::y.yml",
    "%0A, 100% [x] {0} #1?.yml",
    "a | <b> @jan ]]>.yml",
    "escape \x1b[31m.yml",
    "##[error]z.yml",
)
"""Of files that are no record: each gives a fault of its own."""


def besluit(nummer: int, titel: str) -> str:
    """A decision that nobody takes up: a warning that quotes its title."""
    return (
        f"id: DB-2024-01-10-{nummer:02}\ntitel: {json.dumps(titel)}\n"
        "orgaan: DB\ndatum: 2024-01-10\nsoort: besluit\nrubricering: openbaar\n"
    )


def write_register(root: Path, besluiten: dict[str, str]) -> Path:
    """A register with these files in ``data/besluiten``."""
    (root / "data/besluiten").mkdir(parents=True)
    (root / "data/register.yaml").write_text(REGISTER, encoding="utf-8")
    for naam, tekst in besluiten.items():
        (root / "data/besluiten" / naam).write_text(tekst, encoding="utf-8")
    return root


def write_hostile_register(root: Path) -> Path:
    """A register in which every title and many a file name is hostile."""
    titels = {f"DB-2024-01-10-{nr:02}.yaml": besluit(nr, titel) for nr, titel in enumerate(TEKSTEN, start=1)}
    return write_register(root, titels | dict.fromkeys(NAMEN, "x"))
