"""Text for a terminal, by rich. Data is only ever text here: no markup, no control characters."""

from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING

from rich.box import Box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from actiepunten.herkomst import Herkomst
from actiepunten.lists import TUSSEN, Kolom, Tabel
from actiepunten.records.ids import MAYBE_ID, kind_of_id
from actiepunten.render.screen import Screen
from actiepunten.render.text import clean, one_line
from actiepunten.taal import aantal, lang
from actiepunten.tekst import item_mark, reflow

if TYPE_CHECKING:
    from actiepunten.sheet import Blad, Sectie

_LINE_UNDER_HEAD = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_WIDE = 110
_TITLE = 12
_WORD = 20
"""So long a word stays whole; a longer one may fold, so that all columns fit."""
_STYLES = {
    "te laat": "bold red",
    "niet gemeld": "red",
    "herzien": "magenta",
    "stil": "yellow",
    "binnenkort": "yellow",
    "zonder eigenaar": "yellow",
    "uitgevoerd": "green",
    "doorlopend": "cyan",
    "loopt": "blue",
    "geldt niet meer": "magenta",
    "geen actie": "yellow",
}


def to_text(delen: Iterable[RenderableType], screen: Screen) -> str:
    """What rich makes of the parts, without spaces at the ends of lines."""
    console = Console(
        file=StringIO(),
        width=screen.breedte,
        force_terminal=screen.kleur,
        color_system="standard" if screen.kleur else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for deel in delen:
        console.print(deel)
    file = console.file
    geschreven = file.getvalue() if isinstance(file, StringIO) else ""
    return "\n".join(regel.rstrip() for regel in geschreven.splitlines()) + "\n"


def record_id(tekst: str, screen: Screen) -> Text:
    """An id; on a terminal that can follow links one to the file of the record."""
    return Text(tekst, style=Style(dim=True) + _link(tekst, screen))


def _link(tekst: str, screen: Screen) -> Style:
    soort = kind_of_id(tekst) if screen.data else None
    return Style(link=f"{screen.data}/{soort.map}/{tekst}.yaml") if soort else Style()


def style_of(woord: str) -> str:
    """The colour of a status."""
    return _STYLES.get(woord, "")


def styled(tekst: str) -> Text:
    """A cell, coloured by what it says; the words alone say it too."""
    text = Text(clean(tekst))
    for woord, style in _STYLES.items():
        text.highlight_words([woord], style)
    return text


def table(tabel: Tabel, screen: Screen) -> RenderableType:
    """A table with aligned columns; long cells fold at word ends, the id never does."""
    if not tabel.rijen:
        return Text("niets gevonden", style="italic")
    rich_table = Table(box=_LINE_UNDER_HEAD, show_edge=False, pad_edge=False, header_style="bold", padding=(0, 1, 0, 0))
    for nummer, kolom in enumerate(tabel.kolommen):
        woorden = (woord for rij in tabel.rijen for woord in _cell(kolom, rij[nummer]).split())
        langste = min(max(map(len, woorden), default=0), _WORD)
        smal = kolom.smal if screen.breedte < _WIDE else None
        rich_table.add_column(
            kolom.kop,
            no_wrap=nummer == 0,
            overflow="fold",
            min_width=_TITLE if nummer == 1 else langste,
            max_width=smal and max(smal, langste),
        )
    for rij in tabel.rijen:
        eerste, *rest = (_cell(kolom, cel) for kolom, cel in zip(tabel.kolommen, rij, strict=True))
        rich_table.add_row(record_id(eerste, screen), *(styled(cel) for cel in rest))
    return rich_table


def _cell(kolom: Kolom, cel: str) -> str:
    regel = " ".join(cel.split())
    return regel.replace(TUSSEN, "\n") if kolom.delen else regel


def head(herkomst: Herkomst) -> list[RenderableType]:
    """What an answer is told from."""
    regel = f"stand op {lang(herkomst.peildatum)} ({herkomst.gekozen}), {herkomst.revisie_kort}{herkomst.uitgave}"
    return [Text(one_line(herkomst.register), style="bold"), Text(regel, style="dim"), *left_out(herkomst), Text("")]


def left_out(herkomst: Herkomst) -> list[Text]:
    """The files that could not be read, where there are any."""
    if not herkomst.onleesbaar:
        return []
    wat = aantal(len(herkomst.onleesbaar), "bestand", "bestanden")
    namen = one_line(", ".join(herkomst.onleesbaar))
    return [Text(f"Let op: {wat} niet te lezen en weggelaten: {namen}. Zie `actiepunten check`.", style="bold red")]


def sheet(blad: "Blad", screen: Screen) -> list[RenderableType]:
    """A record whole: its fields, then each section with what its lines are about in a column of its own."""
    velden = _grid()
    for naam, waarde in blad.velden:
        velden.add_row(Text(naam, style="dim"), _prose(waarde, screen))
    delen: list[RenderableType] = [Text(f"{blad.id}  {one_line(blad.titel)}", style="bold"), Text(""), velden]
    for sectie in blad.secties:
        delen += [Text(""), _bold(one_line(sectie.kop)), Padding(_section(sectie, screen), (0, 0, 0, 2))]
    return [*delen, Text("")]


def _section(sectie: "Sectie", screen: Screen) -> RenderableType:
    regels = [
        (record_id(one_line(regel.over), screen), _linked(one_line(regel.tekst), screen)) for regel in sectie.regels
    ]
    if not any(over for over, _ in regels):
        return Group(*(hanging(tekst) for _, tekst in regels))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=min(max(over.cell_len for over, _ in regels), screen.breedte // 2), overflow="fold")
    grid.add_column(overflow="fold")
    for over, tekst in regels:
        grid.add_row(over, tekst)
    return grid


def _prose(tekst: str, screen: Screen) -> RenderableType:
    """Text of a record; what folds of an item of a list stays below its words."""
    regels: list[RenderableType] = []
    for regel in reflow(tekst).split("\n"):
        teken, woorden = item_mark(regel)
        inhoud = _linked(woorden, screen)
        regels.append(hanging(inhoud, clean(teken.rstrip())) if teken else inhoud)
    return Group(*regels)


def _linked(tekst: str, screen: Screen) -> Text:
    """Text coloured by what it says, in which each id leads to the file of its record."""
    text = styled(tekst)
    if screen.data:
        for gevonden in MAYBE_ID.finditer(text.plain):
            text.stylize(_link(gevonden[0], screen), *gevonden.span())
    return text


def _bold(tekst: str) -> Text:
    text = styled(tekst)
    text.stylize("bold")
    return text


def _grid() -> Table:
    """Two columns: the first as wide as its longest cell, the second folds."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def line(regel: str) -> RenderableType:
    """A line below a list; what folds of an indented one stays below its text."""
    tekst = clean(regel)
    inspringing = len(tekst) - len(tekst.lstrip())
    if not inspringing:
        return Text(tekst)
    kop, _, rest = tekst.strip().partition("  ")
    grid = _grid()
    grid.add_row(Text(kop), Text(rest))
    return Padding(grid, (0, 0, 0, inspringing))


def hanging(regel: Text, teken: str = "•") -> RenderableType:
    """A line of a list; what folds of it stays below its text."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(teken, style="dim"), regel)
    return grid
