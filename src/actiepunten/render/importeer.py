"""What a list becomes, for people to read before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from actiepunten.bewerking import NieuwRecord
from actiepunten.invoer.lijst.uitkomst import Onderdeel, Uitkomst, Voorstel, Vraag, Wat
from actiepunten.render import terminal
from actiepunten.render.screen import Screen
from actiepunten.render.text import one_line
from actiepunten.taal import aantal, lang

_STYLES = {Wat.NIEUW: "bold green", Wat.GEWIJZIGD: "bold blue", Wat.BEKEND: "dim", Wat.NIET: "bold red"}
_FEW = 6
_INDENT = (0, 0, 0, 2)
_DEEP = (0, 0, 0, 4)


@dataclass(frozen=True, slots=True)
class Kop:
    """Above the preview: the list, the day that its entries get, and whether it went out of this register."""

    naam: str
    dag: date
    is_uitdraai: bool


def preview(kop: Kop, voorstel: Voorstel, screen: Screen) -> str:
    """What every row becomes, what was not understood, and how many of each."""
    return terminal.to_text(_parts(kop, voorstel), screen)


def _parts(kop: Kop, voorstel: Voorstel) -> Iterator[RenderableType]:
    yield Text(one_line(kop.naam), style="bold")
    soort = "uitdraai van dit register; " if kop.is_uitdraai else ""
    yield Text(f"{soort}meldingen krijgen de datum {lang(kop.dag)}", style="dim")
    for melding in voorstel.meldingen:
        yield terminal.hanging(Text(one_line(melding), style="yellow"), "!")
    for uitkomst in voorstel.uitkomsten:
        if uitkomst.wat is not Wat.BEKEND or uitkomst.regels:
            yield Text("")
            yield from _row(uitkomst)
    yield from _questions(voorstel.vragen)
    yield Text("")
    yield Text(totals(voorstel), style="bold")


def _row(uitkomst: Uitkomst) -> Iterator[RenderableType]:
    yield Text.assemble(
        (str(uitkomst.wat), _STYLES[uitkomst.wat]),
        f"  {uitkomst.record}" if uitkomst.record else "",
        (f"  {one_line(uitkomst.plaats)}{_theme(uitkomst)}", "dim"),
    )
    yield Padding(Text(one_line(uitkomst.titel) or "(zonder titel)"), _INDENT)
    for regel in uitkomst.regels:
        yield Padding(terminal.hanging(terminal.styled(one_line(regel))), _INDENT)


def _theme(uitkomst: Uitkomst) -> str:
    """The theme that a new actie is put under."""
    return f"  ({uitkomst.deel.data['thema']})" if isinstance(uitkomst.deel, NieuwRecord) else ""


def _questions(vragen: Sequence[Vraag]) -> Iterator[RenderableType]:
    """What was not understood, the same words in the same column once, with every place where they stand."""
    if not vragen:
        return
    yield Text("")
    yield Text("Niet begrepen", style="bold")
    samen: dict[tuple[str, ...], list[Vraag]] = {}
    for vraag in vragen:
        samen.setdefault((vraag.kolom, vraag.tekst, vraag.melding, vraag.oplossing, *vraag.keuzes), []).append(vraag)
    for groep in samen.values():
        vraag = groep[0]
        plaatsen = "; ".join(dict.fromkeys(v.plaats for v in groep))
        kolom = f", kolom {vraag.kolom}" if vraag.kolom else ""
        yield Text("")
        yield Padding(Text(one_line(f"{plaatsen}{kolom}")), _INDENT)
        if vraag.tekst:
            yield Padding(Text(f"“{one_line(vraag.tekst)}”", style="yellow"), _DEEP)
        yield Padding(Text(one_line(vraag.melding)), _DEEP)
        yield from _choices(vraag.keuzes, "misschien" if vraag.onderdeel is Onderdeel.ROL else "bekend")
        yield Padding(terminal.hanging(Text(one_line(vraag.oplossing)), "→"), _DEEP)


def _choices(keuzes: Sequence[str], wat: str) -> Iterable[RenderableType]:
    if not keuzes:
        return
    if not any("  " in keuze for keuze in keuzes):
        yield Padding(terminal.hanging(Text(f"{wat}: {', '.join(keuzes)}"), "·"), _DEEP)
        return
    for keuze in keuzes[:_FEW]:
        yield Padding(terminal.hanging(Text(one_line(keuze)), "·"), _DEEP)
    if len(keuzes) > _FEW:
        yield Padding(terminal.hanging(Text(f"en nog {len(keuzes) - _FEW}"), "·"), _DEEP)


def totals(voorstel: Voorstel) -> str:
    """``3 nieuw, 1 gewijzigd, 40 staan er al; 2 plaatsen niet begrepen``."""
    al = voorstel.aantal(Wat.BEKEND)
    delen = [f"{getal} {wat}" for wat in (Wat.NIEUW, Wat.GEWIJZIGD) if (getal := voorstel.aantal(wat))]
    delen += [f"{al} {'staat' if al == 1 else 'staan'} er al"] if al else []
    delen += [f"{niet} niet opgenomen"] if (niet := voorstel.aantal(Wat.NIET)) else []
    wat = ", ".join(delen) or "geen rijen met acties"
    vragen = len(voorstel.vragen)
    return f"{wat}; {aantal(vragen, 'plaats', 'plaatsen')} niet begrepen" if vragen else wat
