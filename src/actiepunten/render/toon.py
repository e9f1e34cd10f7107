"""The answer of ``toon`` in each format."""

from collections.abc import Sequence
from dataclasses import replace

from actiepunten.herkomst import Herkomst
from actiepunten.render import contract, machine, markdown, terminal
from actiepunten.render.screen import Screen
from actiepunten.sheet import make_sheet
from actiepunten.stand import Stand

_LEESBAAR = 100
"""Longer lines of text are hard to read, however wide the terminal."""


def render(formaat: str, herkomst: Herkomst, stand: Stand, ids: Sequence[str], screen: Screen) -> str:
    """The records whole, in the order asked."""
    if formaat == "json":
        return machine.to_json(contract.record_data(herkomst, stand, ids))
    bladen = [make_sheet(stand, record_id) for record_id in ids]
    if formaat == "csv":
        rijen = [{"id": blad.id, "veld": naam, "waarde": tekst} for blad in bladen for naam, tekst in blad.regels()]
        return machine.to_csv(rijen, ("id", "veld", "waarde"))
    if formaat == "markdown":
        return markdown.sheets_page(herkomst, bladen)
    smal = replace(screen, breedte=min(screen.breedte, _LEESBAAR))
    delen = terminal.head(herkomst)
    for blad in bladen:
        delen += terminal.sheet(blad, smal)
    return terminal.to_text(delen, smal)
