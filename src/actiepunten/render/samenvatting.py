"""The findings as a page of Markdown that GitHub shows with a run of its Actions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from actiepunten.bevinding import Bevinding, most_serious_first
from actiepunten.herkomst import Herkomst
from actiepunten.render import bevindingtekst, terminal
from actiepunten.render.markdown import cell
from actiepunten.rules.runner import Uitgezonderd, Uitslag
from actiepunten.taal import aantal

LIMIT = 1024 * 1024
"""GitHub throws a page away that has more bytes."""


@dataclass(frozen=True, slots=True)
class _Tabel:
    """A table of which rows may be left out, with the sentence that says how many."""

    kop: str
    rijen: tuple[str, ...]
    weg: Callable[[int], str]


def render(herkomst: Herkomst, uitslag: Uitslag, prefix: str, held: int) -> str:
    """Totals, all findings, most serious first, and what deviates with reason.

    ``held`` is how many bytes the page holds already. What would make it too large is left out, by whole rows;
    where not even the heads fit, all is.
    """
    kop = ("\n\n" if held else "") + _head(herkomst, uitslag)
    tabellen = [tabel for tabel in (_findings(uitslag, prefix), _excepted(uitslag.uitgezonderd)) if tabel.rijen]
    ruimte = LIMIT - 1 - held - _size(kop) - sum(_size(t.kop + t.weg(len(t.rijen))) for t in tabellen)
    if ruimte < 0:
        return ""
    delen = [kop]
    for tabel in tabellen:
        rijen = _fitting(tabel.rijen, ruimte)
        ruimte -= sum(map(_size, rijen))
        weg = len(tabel.rijen) - len(rijen)
        delen += [tabel.kop, *rijen, tabel.weg(weg) if weg else ""]
    return "".join(delen)


def _size(tekst: str) -> int:
    return len(tekst.encode())


def _fitting(rijen: Iterable[str], ruimte: int) -> list[str]:
    """The rows that fit; one that is too long does not keep out those below it."""
    passend = []
    for rij in rijen:
        if _size(rij) <= ruimte:
            passend.append(rij)
            ruimte -= _size(rij)
    return passend


def _head(herkomst: Herkomst, uitslag: Uitslag) -> str:
    regels = [f"## Controle van {cell(herkomst.register)}", bevindingtekst.total(herkomst, uitslag) + "."]
    regels += [f"**{cell(regel.plain)}**" for regel in terminal.left_out(herkomst)]
    return "\n\n".join(regels) + "\n"


def _findings(uitslag: Uitslag, prefix: str) -> _Tabel:
    return _Tabel(
        _table_head("Ernst", "Regel", "Plaats", "Melding", "Oplossing"),
        tuple(_finding(een, prefix) for een in most_serious_first(uitslag.bevindingen)),
        lambda weg: f"\nHier is geen plaats voor nog {aantal(weg, 'bevinding', 'bevindingen')}. Zie het logboek.\n",
    )


def _finding(een: Bevinding, prefix: str) -> str:
    return _row(str(een.ernst), een.regel, f"{prefix}{een.plaats}", een.melding, een.oplossing)


def _excepted(uitgezonderd: Iterable[Uitgezonderd]) -> _Tabel:
    return _Tabel(
        "\nMet reden anders:\n" + _table_head("Regel", "Record", "Reden"),
        tuple(_row(een.regel, een.record, een.reden) for een in uitgezonderd),
        lambda weg: f"\nHier is geen plaats voor nog {aantal(weg, 'uitzondering', 'uitzonderingen')}.\n",
    )


def _table_head(*namen: str) -> str:
    return "\n" + _row(*namen) + "|" + " --- |" * len(namen) + "\n"


def _row(*cellen: str) -> str:
    return "| " + " | ".join(map(cell, cellen)) + " |\n"
