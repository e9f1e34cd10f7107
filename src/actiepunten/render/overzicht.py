"""The overview in each format."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from actiepunten import contract
from actiepunten.contract import Herkomst
from actiepunten.overzicht import Overzicht, Regel
from actiepunten.records.voortgang import Status
from actiepunten.render import machine, markdown, terminal
from actiepunten.render.screen import Screen
from actiepunten.render.text import one_line

VULLING = {
    Status.UITGEVOERD: "█",
    Status.DOORLOPEND: "▓",
    Status.LOOPT: "▒",
    Status.VOLGT: "░",
    Status.ONBEKEND: "·",
    Status.VERVALLEN: "×",
}
"""What fills the part of a bar: each status has its own sign, in the order of the bar."""
_BALK = 48


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
    totaal = sum(getal for _, getal in overzicht.totaal)
    yield Text.assemble((f"{overzicht.te_doen}", "bold"), f" van {totaal} acties zijn nog te doen")
    if totaal:
        yield bar(overzicht.totaal, min(_BALK, screen.breedte - 2))
        yield legend(overzicht.totaal)
    if overzicht.vergadering:
        yield Text(f"Laatste vergadering: {one_line(overzicht.vergadering)}")
    for groep in overzicht.groepen:
        yield Text("")
        yield Text.assemble((groep.kop, "bold"), f" ({groep.aantal})")
        yield _lines(groep.regels)
        if groep.aantal > len(groep.regels):
            yield Text(f"  en nog {groep.aantal - len(groep.regels)}: {groep.opdracht}", style="dim")
    if overzicht.termijnen:
        yield Text("")
        yield Text("Komt eraan", style="bold")
        yield _lines(overzicht.termijnen)
    yield Text("")
    yield Text("Verder", style="bold")
    for opdracht, waarom in overzicht.verder:
        yield Padding(terminal.hanging(Text.assemble(opdracht, (f"  {waarom}", "dim")), "→"), (0, 0, 0, 2))


def bar(totaal: tuple[tuple[Status, int], ...], breedte: int) -> Text:
    """How many of each status as one bar; what there is of at all has one sign at least."""
    getallen, som = dict(totaal), sum(getal for _, getal in totaal)
    tekst = Text()
    for status, teken in VULLING.items():
        if getal := getallen.get(status, 0):
            tekst.append(teken * max(1, round(getal * breedte / som)), style=terminal.style_of(status))
    tekst.truncate(breedte)
    return tekst


def legend(totaal: tuple[tuple[Status, int], ...]) -> Text:
    """The same in numbers, each with its sign."""
    delen = [
        Text.assemble((VULLING[status], terminal.style_of(status)), f" {getal} {status}")
        for status, getal in sorted(totaal, key=lambda paar: list(VULLING).index(paar[0]))
        if getal
    ]
    return Text("  ").join(delen)


def _lines(regels: tuple[Regel, ...]) -> RenderableType:
    """One line each: the id, as much of the title as there is room for, and what is to be said."""
    rooster = Table.grid(padding=(0, 2, 0, 0), expand=True)
    rooster.add_column(no_wrap=True)
    rooster.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
    rooster.add_column(no_wrap=True, justify="right")
    for regel in regels:
        rooster.add_row(Text(regel.id, style="dim"), Text(one_line(regel.titel)), terminal.styled(one_line(regel.wat)))
    return Padding(rooster, (0, 0, 0, 2))
