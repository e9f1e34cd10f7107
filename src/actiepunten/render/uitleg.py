"""One rule explained: why it is there, the way out, and an example of what is right and what is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from actiepunten.render import machine, terminal
from actiepunten.render.bevindingen import rule_data
from actiepunten.render.contract import VERSIE
from actiepunten.render.screen import Screen
from actiepunten.rules.registry import Regel
from actiepunten.rules.voorbeelden import Fragment, Voorbeeld, example_of

_INDENT = (0, 0, 0, 2)


def explain(formaat: str, regel: Regel, screen: Screen) -> str:
    """The rule with its example, for people or as data."""
    voorbeeld = example_of(regel.code)
    if formaat == "json":
        goed, fout = (
            [{"bestand": f.bestand, "tekst": f.tekst} for f in deel] for deel in (voorbeeld.goed, voorbeeld.fout)
        )
        return machine.to_json(
            {
                "versie": VERSIE,
                "regel": {**rule_data(regel), "goed": goed, "fout": fout, "voorbeeld": voorbeeld.melding},
            }
        )
    langste = max((len(r) for f in (*voorbeeld.goed, *voorbeeld.fout) for r in f.tekst.splitlines()), default=0)
    # A line of YAML that is folded would be another one.
    breed = replace(screen, breedte=max(screen.breedte, langste + 8))
    delen = ((_head(regel), screen), (_examples(voorbeeld), breed), (_finding(voorbeeld), screen))
    return "".join(terminal.to_text(deel, ruimte) for deel, ruimte in delen)


def _head(regel: Regel) -> Iterator[RenderableType]:
    yield Text.assemble((f"{regel.code} ", "bold"), f"{regel.ernst}  {regel.titel}")
    yield Text("")
    yield Padding(Text(regel.waarom), _INDENT)
    yield Padding(terminal.hanging(Text(regel.oplossing), "→"), _INDENT)


def _examples(voorbeeld: Voorbeeld) -> Iterator[RenderableType]:
    for kop, fragmenten in (("Goed", voorbeeld.goed), ("Fout", voorbeeld.fout)):
        for fragment in fragmenten:
            yield Text("")
            yield Padding(Text(f"{kop}: {fragment.bestand}", style="bold"), _INDENT)
            yield Padding(Text(fragment.tekst), (0, 0, 0, 4))


def _finding(voorbeeld: Voorbeeld) -> Iterator[RenderableType]:
    yield Text("")
    yield Padding(Text("Dan meldt `actiepunten check`:", style="bold"), _INDENT)
    yield Padding(Text(voorbeeld.melding.rstrip()), (0, 0, 0, 4))


def rule_page(regels: Iterable[Regel]) -> str:
    """All rules explained, as the Markdown of a page of the manual."""
    return "\n".join(regel for een in regels for regel in _chapter(een, example_of(een.code)))


def _chapter(regel: Regel, voorbeeld: Voorbeeld) -> Iterator[str]:
    yield from (f"## {regel.code}: {regel.titel}", "", f"Ernst: {regel.ernst}. {regel.waarom}", "")
    yield from (f"Oplossing: {regel.oplossing}.", "")
    for kop, fragmenten in (("Goed", voorbeeld.goed), ("Fout", voorbeeld.fout)):
        yield from (line for fragment in fragmenten for line in _block(kop, fragment))
    yield from ("Dan meldt `actiepunten check`:", "", "```text", voorbeeld.melding.rstrip(), "```", "")


def _block(kop: str, fragment: Fragment) -> Iterator[str]:
    yield from (f"{kop}: `{fragment.bestand}`", "", "```yaml", fragment.tekst, "```", "")
