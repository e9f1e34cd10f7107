"""Findings as lines of text, for the screen and for the logs of other programs."""

from rich.text import Text

from actiepunten.bevinding import Bevinding, Ernst
from actiepunten.herkomst import Herkomst
from actiepunten.render.text import one_line
from actiepunten.rules.runner import Uitgezonderd, Uitslag
from actiepunten.taal import aantal, lang, opsomming

STYLE = {Ernst.FOUT: "bold red", Ernst.WAARSCHUWING: "yellow", Ernst.INFO: "dim"}
_WOORDEN = {
    Ernst.FOUT: ("fout", "fouten"),
    Ernst.WAARSCHUWING: ("waarschuwing", "waarschuwingen"),
    Ernst.INFO: ("info", "info"),
}


def finding(bevinding: Bevinding, prefix: str = "") -> list[Text]:
    """Place, severity, rule and sentence on one line, the way out on the next."""
    return [
        Text.assemble(
            (one_line(f"{prefix}{bevinding.plaats}:") + " ", ""),
            (f"{bevinding.ernst} {bevinding.regel} ", STYLE[bevinding.ernst]),
            one_line(bevinding.melding),
        ),
        Text(f"    → {one_line(bevinding.oplossing)}", style="dim"),
    ]


def excepted(uitgezonderd: Uitgezonderd) -> Text:
    """A deviation that the record itself explains."""
    u = uitgezonderd
    return Text(f"met reden anders dan {u.regel}: {u.record}: {one_line(u.reden)}")


def way_out(bevinding: Bevinding) -> str:
    """Sentence and way out, where there is one, on one line."""
    return one_line(" → ".join(filter(None, (bevinding.melding, bevinding.oplossing))))


def total(herkomst: Herkomst, uitslag: Uitslag) -> str:
    """How many findings there are of each severity, and of what the answer tells."""
    delen = [aantal(uitslag.count(ernst), *woord) for ernst, woord in _WOORDEN.items()]
    return f"{opsomming(delen)}; stand op {lang(herkomst.peildatum)}, {herkomst.revisie_tekst}"
