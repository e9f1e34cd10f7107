"""The findings of ``check`` and the list of rules, for people and for programs."""

import sys
from collections.abc import Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from actiepunten.bevinding import Ernst
from actiepunten.errors import UsageError
from actiepunten.herkomst import Herkomst
from actiepunten.render import bevindingtekst, github, gitlab, junit, machine, sarif, terminal
from actiepunten.render.contract import VERSIE, check_data
from actiepunten.render.screen import PLAIN, Screen
from actiepunten.rules.registry import Regel
from actiepunten.rules.runner import Uitslag
from actiepunten.stand import Stand


def render(
    formaat: str,
    herkomst: Herkomst,
    stand: Stand,
    uitslag: Uitslag,
    screen: Screen,
    drempel: Ernst = Ernst.FOUT,
    prefix: str = "",
) -> str:
    """All findings, each with place, severity, rule, sentence and way out.

    ``drempel`` is the least severity that fails; ``prefix`` is the path of the register within its git repository.
    """
    match formaat:
        case "tekst":
            return _text(herkomst, uitslag, screen)
        case "json":
            paren = [(u.regel, u.record, u.reden) for u in uitslag.uitgezonderd]
            return machine.to_json(check_data(herkomst, stand, uitslag.bevindingen, paren))
        case "github":
            return github.render(herkomst, uitslag, prefix)
        case "gitlab":
            return gitlab.render(uitslag, prefix)
        case "sarif":
            return sarif.render(herkomst, stand, uitslag, prefix)
        case "junit":
            return junit.render(herkomst, stand, uitslag, drempel, prefix)
    raise ValueError(f"findings have no format {formaat}")


def _text(herkomst: Herkomst, uitslag: Uitslag, screen: Screen) -> str:
    delen = [regel for bevinding in uitslag.bevindingen for regel in bevindingtekst.finding(bevinding)]
    delen += map(bevindingtekst.excepted, uitslag.uitgezonderd)
    # Lines are not folded: an editor or a filter looks for one finding a line.
    einde = [*terminal.left_out(herkomst), Text(bevindingtekst.total(herkomst, uitslag), style="bold")]
    return terminal.to_text([*delen, *einde], Screen(_NO_FOLD, screen.kleur))


_NO_FOLD = sys.maxsize


def render_rules(formaat: str, regels: Iterable[Regel]) -> str:
    """The rules by code: severity, title, why, and the way out; :class:`UsageError` in a format for findings alone."""
    if formaat == "json":
        return machine.to_json({"versie": VERSIE, "regels": [rule_data(regel) for regel in regels]})
    if formaat != "tekst":
        raise UsageError(f"de lijst van regels is er niet als {formaat}", "kies --formaat tekst of json")
    delen: list[RenderableType] = []
    for regel in regels:
        kop = Text.assemble(
            (f"{regel.code} ", "bold"), (f"{regel.ernst}  ", bevindingtekst.STYLE[regel.ernst]), regel.titel
        )
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
