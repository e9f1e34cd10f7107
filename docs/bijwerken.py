#!/usr/bin/env python3
"""Rewrite the generated parts of the manual and the README from the code.

Generated are the tables between ``<!-- regels -->`` (or ``velden``, ``opties COMMAND``) and ``<!-- /regels -->``, and
the output below each ``$ actiepunten …`` in a block marked ``console``.
A line of only ``…`` in such an output stands for any number of lines.
``# exitcode 1`` behind a command says that it ends so.

``python docs/bijwerken.py`` changes nothing where all is current.
"""

import os
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from actiepunten.cli.app import app, main
from actiepunten.records.actie import Actie, Activiteit, Koppeling, Overdracht
from actiepunten.records.base import Bron, Correctie, Model, Uitzondering, Weggelaten
from actiepunten.records.besluit import Besluit, Verband
from actiepunten.records.casus import Casus
from actiepunten.records.inrichting import EerdereNaam, Functie, Inrichting, Settings, Thema, Toegestaan, Verwijderd
from actiepunten.records.termijn import Ritme, Termijn, Uitstel
from actiepunten.records.voortgang import Voortgang
from actiepunten.render.uitleg import rule_page
from actiepunten.rules.catalogue import alle_regels
from actiepunten.rules.registry import Regel

if TYPE_CHECKING:
    import click

ROOT = Path(__file__).parents[1]
HANDLEIDING = ROOT / "docs" / "handleiding.md"
REGELS = ROOT / "docs" / "regels.md"
README = ROOT / "README.md"
PAGES = (HANDLEIDING, README)

MEER = "…"
SHARED_OPTIONS = ("--datum", "--revisie", "--register", "--help")
_READING = "status"
"""A command that has every shared option."""

_CONSOLE = re.compile(r"^```console\n(?P<inhoud>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"\$ (?P<opdracht>actiepunten(?: .*?)?)(?: +# exitcode (?P<code>\d+))?")
_PART = re.compile(
    r"^<!-- (?P<naam>regels|velden|opties)(?: (?P<wat>[^\n]+?))? -->\n.*?^<!-- /(?P=naam) -->$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A command that a page shows, with the output below it."""

    regel: str
    argumenten: tuple[str, ...]
    exitcode: int
    uitvoer: tuple[str, ...]


def examples(tekst: str) -> list[Voorbeeld]:
    """The commands in the ``console`` blocks of a page, in order; ``ValueError`` where a block is no such block."""
    return [voorbeeld for blok in _CONSOLE.finditer(tekst) for voorbeeld in _in_block(blok["inhoud"])]


def _in_block(inhoud: str) -> Iterator[Voorbeeld]:
    regels = inhoud.splitlines()
    plaatsen = [nummer for nummer, regel in enumerate(regels) if regel.startswith("$")]
    if not plaatsen or plaatsen[0] != 0:
        raise ValueError(f"a console block begins with a command: {inhoud[:60]!r}")
    for begin, einde in zip(plaatsen, [*plaatsen[1:], len(regels)], strict=True):
        gevonden = _COMMAND.fullmatch(regels[begin])
        if not gevonden:
            raise ValueError(f"a console block holds only commands of actiepunten: {regels[begin]!r}")
        argumenten = tuple(shlex.split(gevonden["opdracht"])[1:])
        yield Voorbeeld(regels[begin], argumenten, int(gevonden["code"] or 0), tuple(regels[begin + 1 : einde]))


def matches(verwacht: Iterable[str], werkelijk: Iterable[str]) -> bool:
    """Whether the lines are those expected, where a line of only ``…`` stands for any number of lines."""
    patroon = "".join(r"(?:.*\n)*?" if regel == MEER else re.escape(regel) + r"\n" for regel in verwacht)
    return re.fullmatch(patroon, "".join(f"{regel}\n" for regel in werkelijk)) is not None


def output_lines(*uitvoer: str) -> list[str]:
    """What a command wrote, as the lines of a page: without the spaces that nobody sees at the end."""
    return [regel.rstrip() for tekst in uitvoer for regel in tekst.splitlines()]


def refresh(verwacht: Sequence[str], werkelijk: Sequence[str]) -> list[str]:
    """The new output in the shape of the old: as many lines before and after each ``…``.

    A piece between two ``…`` is found by its first line; ``LookupError`` where that line is gone.
    """
    if matches(verwacht, werkelijk):
        return list(verwacht)
    if MEER not in verwacht:
        return list(werkelijk)
    kop, *midden, staart = _pieces(verwacht)
    nieuw, positie = list(werkelijk[: len(kop)]), len(kop)
    for stuk in midden:
        if stuk[0] not in werkelijk[positie:]:
            raise LookupError(f"the line {stuk[0]!r} is no longer in the output: choose another by hand")
        begin = werkelijk.index(stuk[0], positie)
        positie = begin + len(stuk)
        nieuw += [MEER, *werkelijk[begin:positie]]
    return [*nieuw, MEER, *werkelijk[len(werkelijk) - len(staart) :]]


def _pieces(regels: Iterable[str]) -> list[list[str]]:
    stukken: list[list[str]] = [[]]
    for regel in regels:
        if regel == MEER:
            stukken.append([])
        else:
            stukken[-1].append(regel)
    return stukken


def run_command(argumenten: Iterable[str]) -> tuple[int, list[str]]:
    """Exit code and output of one command line, run in this process in the checkout."""
    uit, fout = StringIO(), StringIO()
    with patch.dict(os.environ, COLUMNS="80"), chdir(ROOT), redirect_stdout(uit), redirect_stderr(fout):
        for naam in ("ACTIEPUNTEN_REGISTER", "GITHUB_STEP_SUMMARY"):
            os.environ.pop(naam, None)
        code = main(list(argumenten))
    return code, output_lines(uit.getvalue(), fout.getvalue())


def update_examples(tekst: str) -> str:
    """The page with the output of today below each command; ``ValueError`` where a command ends otherwise."""

    def block(gevonden: re.Match[str]) -> str:
        regels = []
        for voorbeeld in _in_block(gevonden["inhoud"]):
            code, werkelijk = run_command(voorbeeld.argumenten)
            if code != voorbeeld.exitcode:
                raise ValueError(f"exit code {code}: {voorbeeld.regel}")
            regels += [voorbeeld.regel, *refresh(voorbeeld.uitvoer, werkelijk)]
        return "\n".join(["```console", *regels, "```"])

    return _CONSOLE.sub(block, tekst)


def update_parts(tekst: str) -> str:
    """The page with the tables of today between their marks."""

    def part(gevonden: re.Match[str]) -> str:
        naam, wat = gevonden["naam"], gevonden["wat"] or ""
        merk = f"{naam} {wat}".strip()
        return f"<!-- {merk} -->\n\n{_GENERATORS[naam](wat)}\n<!-- /{naam} -->"

    return _PART.sub(part, tekst)


def update(tekst: str) -> str:
    """The page with all that is generated made current."""
    return update_parts(update_examples(tekst))


def rules_page() -> str:
    """The page that explains every rule with its examples: what ``check --leg-uit`` says of each."""
    kop = "# De regels van `check`\n\nZo legt `actiepunten check --leg-uit CODE` elke regel uit.\n\n"
    return kop + rule_page(alle_regels())


def _rule_table(_: str) -> str:
    rijen = [(f"[`{r.code}`](regels.md#{_anchor(r)})", r.ernst, r.titel, r.waarom, r.oplossing) for r in alle_regels()]
    return _table(("Code", "Ernst", "Wat moet kloppen", "Waarom", "Oplossing"), rijen)


# fmt: off
_KINDS: tuple[tuple[str, tuple[tuple[str, type[Model]], ...]], ...] = (
    ("Besluit", (
        ("", Besluit), ("`verband`", Verband),
    )),
    ("Actie", (
        ("", Actie), ("`besluiten`", Koppeling), ("`overdracht`", Overdracht), ("`activiteiten`", Activiteit),
    )),
    ("Casus", (
        ("", Casus),
    )),
    ("Wat op meer plaatsen staat", (
        ("`voortgang`", Voortgang), ("`termijn`", Termijn), ("`termijn` met een ritme", Ritme), ("`uitstel`", Uitstel),
        ("`bron`", Bron), ("`weggelaten`", Weggelaten), ("`uitzonderingen`", Uitzondering),
        ("`correcties`", Correctie),
    )),
    ("register.yaml", (
        ("", Inrichting), ("`organen` en `rollen`", Functie), ("`eerder`", EerdereNaam), ("`themas`", Thema),
        ("`settings`", Settings), ("`verwijderd`", Verwijderd), ("`toegestaan`", Toegestaan),
    )),
)
# fmt: on


def _field_tables(_: str) -> str:
    delen = []
    for kop, groepen in _KINDS:
        delen.append(f"### {kop}\n")
        for veld, model in groepen:
            if veld:
                delen.append(f"In {veld}:\n")
            delen.append(_table(("Veld", "Verplicht", "Betekenis"), _fields(model)))
    return "\n".join(delen)


def _fields(model: type[Model]) -> Iterator[tuple[str, str, str]]:
    velden = sorted(model.model_fields.items(), key=lambda paar: not paar[1].is_required())
    for naam, veld in velden:
        yield f"`{naam}`", "ja" if veld.is_required() else "", veld.description or ""


def _option_table(opdracht: str) -> str:
    gedeeld = _options(_READING, SHARED_OPTIONS)
    if opdracht == "gedeeld":
        return _table(("Optie", "Betekenis"), gedeeld)
    # A command may have an option of that name that means something else, such as the date of an entry.
    return _table(("Optie", "Betekenis"), [rij for rij in _options(opdracht) if rij not in gedeeld])


def _options(opdracht: str, namen: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The options and arguments of a command, all of them or those of that name: spelling and meaning."""
    import click  # noqa: PLC0415 (these speak Dutch only when the program has been imported before them)

    command = commands()[opdracht]
    ctx = click.Context(command, info_name=opdracht)
    return [
        (f"`{_spelling(param, ctx)}`", getattr(param, "help", None) or "")
        for param in command.get_params(ctx)
        if not namen or param.opts[0] in namen
    ]


def commands() -> dict[str, "click.Command"]:
    """Every command by its name, in the order of the help; behind a group what is in it, such as ``nieuw actie``."""
    import typer  # noqa: PLC0415 (see above)

    return dict(_inside("", typer.main.get_command(app)))


def _inside(naam: str, command: "click.Command") -> "Iterator[tuple[str, click.Command]]":
    for kort, een in getattr(command, "commands", {}).items():
        heel = f"{naam} {kort}".strip()
        yield heel, een
        yield from _inside(heel, een)


def _spelling(param: "click.Parameter", ctx: "click.Context") -> str:
    metavar = param.make_metavar(ctx)
    if param.param_type_name == "argument":
        return metavar
    namen = ", ".join(param.opts)
    return namen if getattr(param, "is_flag", False) else f"{namen} {metavar}"


def _anchor(regel: Regel) -> str:
    """The name that a forge gives to the heading of the rule."""
    kop = f"{regel.code}: {regel.titel}".lower()
    return re.sub(r"[^\w\- ]", "", kop).replace(" ", "-")


def _table(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    def line(cellen: Iterable[str]) -> str:
        return "| " + " | ".join(cel.replace("|", "\\|") for cel in cellen) + " |\n"

    return line(koppen) + line(["---"] * len(koppen)) + "".join(line(rij) for rij in rijen)


_GENERATORS: dict[str, Callable[[str], str]] = {
    "regels": _rule_table,
    "velden": _field_tables,
    "opties": _option_table,
}


def update_pages(pages: Iterable[Path] = PAGES) -> list[Path]:
    """Write the pages that are not current, and give them."""
    gewijzigd = []
    for page in pages:
        oud = page.read_text(encoding="utf-8") if page.exists() else ""
        nieuw = update(oud)
        if nieuw != oud:
            page.write_text(nieuw, encoding="utf-8", newline="\n")
            gewijzigd.append(page)
    return gewijzigd


def update_rules() -> None:
    """Write the page of the rules."""
    REGELS.write_text(rules_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    update_rules()
    for gewijzigde in update_pages():
        sys.stdout.write(f"bijgewerkt: {gewijzigde.relative_to(ROOT)}\n")
