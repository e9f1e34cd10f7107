"""The findings of ``check`` and the list of rules, for people and for programs."""

import sys
from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from actiepunten.bevinding import Ernst
from actiepunten.contract import VERSIE, Herkomst, check_data
from actiepunten.render import machine, terminal
from actiepunten.render.screen import PLAIN, Screen
from actiepunten.render.text import one_line
from actiepunten.rules.registry import Regel
from actiepunten.rules.runner import Uitslag
from actiepunten.stand import Stand
from actiepunten.taal import aantal, lang, opsomming

_STYLE = {Ernst.FOUT: "bold red", Ernst.WAARSCHUWING: "yellow", Ernst.INFO: "dim"}


def render(formaat: str, herkomst: Herkomst, stand: Stand, uitslag: Uitslag, screen: Screen) -> str:
    """All findings, each with place, severity, rule, sentence and way out."""
    if formaat == "json":
        paren = [(u.regel, u.record, u.reden) for u in uitslag.uitgezonderd]
        return machine.to_json(check_data(herkomst, stand, uitslag.bevindingen, paren))
    delen = []
    for bevinding in uitslag.bevindingen:
        delen += [
            Text.assemble(
                (one_line(f"{bevinding.plaats}:") + " ", ""),
                (f"{bevinding.ernst} {bevinding.regel} ", _STYLE[bevinding.ernst]),
                one_line(bevinding.melding),
            ),
            Text(f"    → {one_line(bevinding.oplossing)}", style="dim"),
        ]
    delen += [Text(f"met reden anders dan {u.regel}: {u.record}: {one_line(u.reden)}") for u in uitslag.uitgezonderd]
    # Lines are not folded: an editor or a filter looks for one finding a line.
    einde = [*terminal.left_out(herkomst), Text(_summary(herkomst, uitslag), style="bold")]
    return terminal.to_text([*delen, *einde], Screen(_NO_FOLD, screen.kleur))


_NO_FOLD = sys.maxsize


def _summary(herkomst: Herkomst, uitslag: Uitslag) -> str:
    woorden = {
        Ernst.FOUT: ("fout", "fouten"),
        Ernst.WAARSCHUWING: ("waarschuwing", "waarschuwingen"),
        Ernst.INFO: ("info", "info"),
    }
    delen = [aantal(uitslag.count(ernst), *woord) for ernst, woord in woorden.items()]
    return f"{opsomming(delen)}; stand op {lang(herkomst.peildatum)}, {herkomst.revisie_tekst}"


def render_rules(formaat: str, regels: Iterable[Regel]) -> str:
    """The rules by code: severity, title, why, and the way out."""
    if formaat == "json":
        return machine.to_json({"versie": VERSIE, "regels": [rule_data(regel) for regel in regels]})
    delen: list[RenderableType] = []
    for regel in regels:
        kop = Text.assemble((f"{regel.code} ", "bold"), (f"{regel.ernst}  ", _STYLE[regel.ernst]), regel.titel)
        delen += [kop, Padding(regel.waarom, (0, 0, 0, 5)), Padding(f"→ {regel.oplossing}", (0, 0, 1, 5))]
    return terminal.to_text(delen, PLAIN)


def rule_data(regel: Regel) -> dict[str, str]:
    """A rule as plain data."""
    return {
        "regel": regel.code,
        "ernst": str(regel.ernst),
        "titel": regel.titel,
        "waarom": regel.waarom,
        "oplossing": regel.oplossing,
    }
