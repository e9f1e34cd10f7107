"""Imports run one way, and what touches the outside world does so in one place."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

SRC = ROOT / "src" / "actiepunten"
HARD_LIMIT = 400

# The register at a peildatum and the views that it gives.
STAND = {"stand", "actie_view", "besluit_view", "termijnen"}

# What each part may import of ours; a part may always import from itself.
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "taal": set(),
    "tekst": set(),
    "bevinding": set(),
    "records": {"taal"},
    "bewerking": {"records"},
    "bladen": set(),
    "archief": set(),
    "storage": {"records", "bewerking", "bladen", "archief", "bevinding", "errors", "tekst"},
    "functies": {"records"},
    "register": {"records", "functies"},
    "openbaar": {"records", "register"},
    "status": {"records"},
    "termijnen": {"records", "taal"},
    "besluit_view": {"records"},
    "actie_view": {"records", "besluit_view", "status", "termijnen"},
    "stand": {"records", "functies", "register", "besluit_view", "actie_view"},
    "query": {"records", "functies", *STAND, "taal", "errors"},
    "verschil": {"records", "register", *STAND, "taal", "tekst"},
    "herkomst": {"records"},
    "cijfers": {"records", *STAND},
    "lists": {"records", *STAND, "cijfers", "taal"},
    "overzicht": {"records", *STAND, "cijfers", "query", "lists", "taal"},
    "sheet": {"records", *STAND, "lists", "taal"},
    "grafiek": {"taal"},
    "rapport": {"grafiek", "cijfers", "records", *STAND, "query", "herkomst", "lists", "taal"},
    "site": {"grafiek", "cijfers", "records", "functies", *STAND, "query", "herkomst", "lists", "sheet", "taal"},
    "server": set(),
    "berichten": {"records", *STAND, "query", "herkomst", "lists", "taal", "tekst"},
    "schema": {"records"},
    "invoer": {"records", "bewerking", "bladen", "functies", "register", *STAND, "query", "errors", "taal", "tekst"},
    "privacy": set(),
    "rules": {"privacy", "records", "functies", "register", *STAND, "verschil", "bevinding", "errors", "taal", "tekst"},
    "render": {
        "records", *STAND, "query", "herkomst", "cijfers", "lists", "sheet", "rapport", "archief", "site", "berichten",
        "overzicht", "rules", "bevinding", "errors", "taal", "tekst", "verschil", "invoer", "bewerking",
    },
    "cli": {
        "records", "bewerking", "bladen", "storage", "invoer", "register", "openbaar", *STAND, "query", "rapport",
        "berichten", "overzicht", "herkomst", "site", "server", "schema", "rules",
        "render", "bevinding", "errors", "taal", "tekst", "verschil",
    },
    "__main__": {"cli"},
    "__init__": set(),
}  # fmt: skip

# Third parties and modules of the standard library that only some parts may use.
ONLY_IN: dict[str, set[str]] = {
    "pydantic": {"records", "schema", "storage", "invoer"},
    "pydantic_core": {"records", "storage"},
    "yaml": {"storage"},
    "subprocess": {"storage", "cli"},  # cli starts the editor of the user
    "rich": {"render"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "markdown_it": {"render"},
    "typer": {"cli"},
    "click": {"cli"},
    "tempfile": {"cli", "storage"},
    "csv": {"render", "storage"},
    "xml": {"render", "storage"},
    "openpyxl": {"storage"},
    "weasyprint": {"render"},
    "icalendar": {"render"},
    "email": {"render", "server"},  # a draft to send, and the dates of HTTP
    "docx": {"render"},
    "odfdo": {"render", "storage"},
    "zipfile": {"storage", "archief"},
    "hashlib": {"bevinding", "storage", "invoer", "render"},
    "fcntl": {"storage"},
    "http": {"server", "cli"},  # cli knows the numbers of the answers
    "socket": {"server"},
}


def modules() -> list[Path]:
    return sorted(SRC.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every dotted name that a module imports when it runs, at its top or inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types_only = {
        inside
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inside in ast.walk(node)
    }
    for node in set(ast.walk(tree)) - for_types_only:
        if isinstance(node, ast.Import):
            yield from (naam.name for naam in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{naam.name}" for naam in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SRC)))
def test_a_module_imports_only_what_its_part_may(path: Path) -> None:
    """The table of allowed imports holds, so that data flows one way."""
    part = part_of(path)
    ours = {naam.split(".")[1] for naam in imports(path) if naam.startswith("actiepunten.")} - {part, "__version__"}
    assert ours <= ALLOWED[part]
    theirs = {naam.split(".")[0] for naam in imports(path)} & set(ONLY_IN)
    assert {naam for naam in theirs if part not in ONLY_IN[naam]} == set()


def test_the_allowed_imports_make_no_circle() -> None:
    """Whoever follows the allowed imports never comes back."""
    over = dict(ALLOWED)
    while leaves := [part for part, others in over.items() if not others & set(over)]:
        for part in leaves:
            del over[part]
    assert over == {}


def test_storage_and_register_do_not_know_each_other() -> None:
    """Where the bytes come from and what links the records are joined by the command line alone."""
    assert "storage" not in ALLOWED["register"] | ALLOWED["stand"] | ALLOWED["rules"]
    assert "register" not in ALLOWED["storage"]


def test_the_clock_is_asked_in_one_place() -> None:
    """Only the session of the command line knows what day it is."""
    callers = [
        str(p.relative_to(SRC)) for p in modules() if "date.today(" in p.read_text() or "datetime.now(" in p.read_text()
    ]
    assert callers == ["cli/session.py"]


def prints(path: Path) -> bool:
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return any(isinstance(call.func, ast.Name) and call.func.id == "print" for call in calls)


def test_nothing_prints() -> None:
    """Everything gives text back; the command line alone writes it."""
    assert [path for path in modules() if prints(path)] == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SRC)))
def test_a_module_fits_in_a_head(path: Path) -> None:
    """No module passes the hard limit of lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= HARD_LIMIT
