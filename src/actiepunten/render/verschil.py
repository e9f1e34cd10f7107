"""The answer of ``verschil`` in each format; here the text for a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from actiepunten.herkomst import Vergeleken
from actiepunten.render import machine, terminal
from actiepunten.render.comment import to_comment
from actiepunten.render.contract import verschil_data
from actiepunten.render.screen import Screen
from actiepunten.render.text import one_line
from actiepunten.taal import hoofdletter
from actiepunten.tekst import Deel, shortened
from actiepunten.verschil.wijziging import RecordVerschil, Verschil, Wat, Wijziging

_STYLE = {Wat.NIEUW: "bold green", Wat.GEWIJZIGD: "bold yellow", Wat.HERNOEMD: "bold magenta", Wat.WEG: "bold red"}


def render(formaat: str, vergeleken: Vergeleken, verschil: Verschil, screen: Screen) -> str:
    """The change in the format asked."""
    if formaat == "json":
        return machine.to_json(verschil_data(vergeleken, verschil))
    if formaat == "markdown":
        return to_comment(vergeleken, verschil)
    return terminal.to_text([*_head(vergeleken, verschil), *_groups(verschil)], screen)


def _head(vergeleken: Vergeleken, verschil: Verschil) -> Iterator[RenderableType]:
    yield Text(one_line(vergeleken.register), style="bold")
    yield Text(vergeleken.zin, style="dim")
    if verschil.let_op:
        yield Text(one_line(verschil.let_op), style="bold red")
    yield Text("")
    yield Text(hoofdletter(verschil.samenvatting) + ".")


def _groups(verschil: Verschil) -> Iterator[RenderableType]:
    vorige = None
    for record in verschil.records:
        if record.wat is not vorige:
            yield Text("")
            yield Text(hoofdletter(record.wat.voluit), style=_STYLE.get(record.wat, "bold"))
            vorige = record.wat
        kop = Text.assemble((one_line(record.naam), "bold"), "  ", one_line(record.titel))
        yield Padding(kop, (0, 0, 0, 2))
        yield from (Padding(terminal.hanging(regel), (0, 0, 0, 4)) for regel in _lines(record))


def _lines(record: RecordVerschil) -> Iterator[Text]:
    for wijziging in record.wijzigingen:
        if not record.heel:
            yield _line(wijziging)
        elif wijziging.veld != "titel":
            yield Text(one_line(wijziging.waarde))
    yield from (Text(gevolg, style="bold") for gevolg in record.gevolgen)


def _line(wijziging: Wijziging) -> Text:
    if not wijziging.delen:
        return Text(one_line(wijziging.zin))
    regel = Text(one_line(wijziging.begin))
    for deel in shortened(wijziging.delen):
        regel.append(" ")
        regel.append(one_line(_marked(deel)), style="" if deel.oud and deel.nieuw else "green" if deel.nieuw else "red")
    return regel


def _marked(deel: Deel) -> str:
    """Words with marks for what went and what came, in the manner of wdiff."""
    if deel.oud and deel.nieuw:
        return deel.tekst
    return f"{{+{deel.zichtbaar}+}}" if deel.nieuw else f"[-{deel.zichtbaar}-]"
