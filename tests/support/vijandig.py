"""Texts that try to be something else than text, and a register full of them."""

import json
import shutil
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from actiepunten.records.base import TEKSTVELDEN
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
HOSTILE = (
    "<script>alert(1)</script>",
    "</style></title></textarea><script src=//kwaad.example></script>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus=alert(1) '",
    "<img src=x onerror=alert(1)><svg onload=alert(1)>",
    "[klik](javascript:alert(1)) <javascript:alert(1)> ![p](http://kwaad.example/p.png) ![q](javascript:alert(1))",
    "[klik](JaVaScRiPt&colon;alert(1)) [x](data:text/html;base64,PHNjcmlwdD4=) [y](vbscript:x)",
    "[half](http://voorbeeld.example [**open `code _ook\n\n> # kop\n- [ ](\n| a | b |\n```\nnooit dicht",
    "[link](https://voorbeeld.example/) in een titel, <https://voorbeeld.example/>",
    "\u202egespiegeld\u2066 en \u200f verborgen\u200b, \x00\x07\x0c\x1b[31m",
    "שלום مرحبا",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &#60;b&#62; <!-- -->",
    "<table><tr><td></table></main></body></html>",
    "{{ 7 * 7 }} {% raw %} {# weg #}",
    "a" * 5_000,
    "woord " * 800 + "einde",
)
"""Texts that would break a page or run in it."""
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


def hostile_copy(register: Path, naar: Path) -> Path:
    """A copy of a register with a hostile text in every field that holds free text."""
    shutil.copytree(register / "data", naar / "data")
    teksten = cycle(HOSTILE)

    def spoiled(waarde: Any, veld: str = "") -> Any:  # noqa: ANN401 (YAML data)
        if isinstance(waarde, dict):
            return {naam: spoiled(deel, naam) for naam, deel in waarde.items()}
        if isinstance(waarde, list):
            return [spoiled(deel, veld) for deel in waarde]
        return f"{next(teksten)} {waarde[:10]}" if veld in TEKSTVELDEN else waarde

    for file in sorted((naar / "data").rglob("*.yaml")):
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
        file.write_text(json.dumps(spoiled(data), ensure_ascii=False) + "\n", encoding="utf-8")
    return naar
