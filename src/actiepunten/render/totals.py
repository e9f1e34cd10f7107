"""How many acties have each status, as a bar of signs with its numbers: readable without colour."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from actiepunten.records.voortgang import Status
from actiepunten.render import terminal

VULLING = {
    Status.UITGEVOERD: "█",
    Status.DOORLOPEND: "▓",
    Status.LOOPT: "▒",
    Status.VOLGT: "░",
    Status.ONBEKEND: "·",
    Status.VERVALLEN: "×",
}
"""What fills the part of a bar: each status has its own sign, in the order of the bar."""
_TUSSEN = "  "
_BALK = 48
"""How long the bar is at most."""


def bar(totaal: Sequence[tuple[Status, int]], breedte: int) -> Iterator[Text]:
    """The bar, and below it the numbers with the sign of each; nothing where there are no acties."""
    if any(getal for _, getal in totaal):
        yield _signs(dict(totaal), min(_BALK, breedte - 2))
        yield from _legend(totaal, breedte)


def _signs(getallen: dict[Status, int], breedte: int) -> Text:
    """What there is of at all has one sign at least."""
    som = sum(getallen.values())
    tekst = Text()
    for status, teken in VULLING.items():
        if getal := getallen.get(status, 0):
            tekst.append(teken * max(1, round(getal * breedte / som)), style=terminal.style_of(status))
    tekst.truncate(breedte)
    return tekst


def _legend(totaal: Sequence[tuple[Status, int]], breedte: int) -> Iterator[Text]:
    """The parts in lines; none is broken off in its middle."""
    regel = Text()
    for status, getal in sorted(totaal, key=lambda paar: list(VULLING).index(paar[0])):
        if not getal:
            continue
        deel = Text.assemble((VULLING[status], terminal.style_of(status)), f" {getal} {status}")
        if regel and regel.cell_len + len(_TUSSEN) + deel.cell_len > breedte:
            yield regel
            regel = Text()
        regel = Text(_TUSSEN).join([regel, deel]) if regel else deel
    yield regel
