"""The overview in each format."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from actiepunten.cijfers import to_do
from actiepunten.herkomst import Herkomst
from actiepunten.overzicht import Groep, Overzicht, Regel
from actiepunten.render import contract, machine, markdown, terminal, totals
from actiepunten.render.screen import Screen
from actiepunten.render.text import one_line
from actiepunten.taal import aantal

_SMAL = 60
"""On a narrower screen there is no room for a title on the line of its record."""
_KANTLIJN = 6
"""Signs for what stands before and between two texts on a line."""


def render(formaat: str, herkomst: Herkomst, overzicht: Overzicht, screen: Screen) -> str:
    """The overview."""
    match formaat:
        case "json":
            return machine.to_json(contract.overzicht_data(herkomst, overzicht))
        case "markdown":
            return markdown.overview_page(herkomst, overzicht)
        case _:
            return terminal.to_text([*terminal.head(herkomst), *_screen(overzicht, screen)], screen)


def _screen(overzicht: Overzicht, screen: Screen) -> Iterator[RenderableType]:
    wat = f" van {overzicht.acties} {to_do(overzicht.te_doen, overzicht.acties)}"
    yield Text.assemble((f"{overzicht.te_doen}", "bold"), wat)
    yield from totals.bar(overzicht.totaal, screen.breedte)
    if weggelaten := overzicht.acties - sum(getal for _, getal in overzicht.totaal):
        yield Text(f"Van {aantal(weggelaten, 'actie', 'acties')} is weggelaten hoe het ermee staat")
    if overzicht.vergadering:
        yield Text(f"Laatste vergadering: {one_line(overzicht.vergadering)}")
    for groep in overzicht.groepen:
        yield Text("")
        yield _heading(groep, screen.breedte)
        yield _lines(groep.regels, screen)
    if overzicht.termijnen:
        yield Text("")
        yield Text("Komt eraan", style="bold")
        yield _lines(overzicht.termijnen, screen)
    yield Text("")
    yield Text("Verder", style="bold")
    for getypt, waarom in overzicht.verder:
        opdracht = one_line(getypt)
        past = len(opdracht) + len(waarom) + _KANTLIJN <= screen.breedte
        regel = Text.assemble(opdracht, "  " if past else "\n", (waarom, "dim"))
        yield Padding(terminal.hanging(regel, "→"), (0, 0, 0, 2))


def _heading(groep: Groep, breedte: int) -> RenderableType:
    """The name of a group with its number; where not all are named, the command that shows them: beside it or below."""
    kop = Text.assemble((groep.kop, "bold"), f" ({groep.aantal})")
    if groep.aantal == len(groep.regels):
        return kop
    opdracht = Text(one_line(groep.opdracht), style="dim")
    if kop.cell_len + len("  ") + opdracht.cell_len > breedte:
        return Group(kop, Padding(opdracht, (0, 0, 0, 2)))
    rooster = Table.grid(expand=True)
    rooster.add_column(no_wrap=True)
    rooster.add_column(no_wrap=True, justify="right")
    rooster.add_row(kop, opdracht)
    return rooster


def _lines(regels: tuple[Regel, ...], screen: Screen) -> RenderableType:
    """One line each: the id, as much of the title as there is room for, and what is to be said.

    On a narrow screen these stand below each other.
    """
    if screen.breedte < _SMAL:
        return Group(*(line for regel in regels for line in _stacked(regel, screen)))
    rooster = Table.grid(padding=(0, 2, 0, 0), expand=True)
    rooster.add_column(no_wrap=True)
    rooster.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
    rooster.add_column(no_wrap=True, justify="right")
    for regel in regels:
        rooster.add_row(
            terminal.record_id(regel.id, screen), Text(one_line(regel.titel)), terminal.styled(one_line(regel.wat))
        )
    return Padding(rooster, (0, 0, 0, 2))


def _stacked(regel: Regel, screen: Screen) -> Iterator[RenderableType]:
    yield Padding(terminal.record_id(regel.id, screen), (0, 0, 0, 2))
    for tekst in Text(one_line(regel.titel)), terminal.styled(one_line(regel.wat)):
        yield Padding(tekst, (0, 0, 0, 4))
