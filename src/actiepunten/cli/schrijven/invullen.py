"""A form filled in: from options, by questions on a terminal, or as a text in an editor."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from actiepunten.bewerking import Data, Plan
from actiepunten.cli.options import Schrijfwijze
from actiepunten.cli.schrijven.editor import edit_until_right
from actiepunten.cli.schrijven.formulier import Formulier, Getypt
from actiepunten.cli.schrijven.schrijver import Schrijver, tell
from actiepunten.cli.schrijven.vragen import ask, ask_yes, on_terminal
from actiepunten.cli.session import Session, write
from actiepunten.errors import UsageError
from actiepunten.invoer.datums.begrijpen import toon_moment, toon_termijn
from actiepunten.invoer.velden import Begrip, is_list
from actiepunten.records.besluit import VerbandSoort
from actiepunten.records.edtf import parse_edtf
from actiepunten.records.ids import besluit_parts
from actiepunten.storage.yamlout import field_lines
from actiepunten.storage.yamltext import read_document
from actiepunten.taal import hoofdletter

Ingevuld = dict[str, Data]
Maak = Callable[[Session, Ingevuld], Plan]
_ANCHORS = ("datum", "besluiten", "sinds")
"""The fields from which the year of the other dates follows; they are read first."""
_WITH_COMMAS = ("wie", "met", "gevraagd", "naar", "besluiten")
_DATES = ("datum", "sinds", "gedeeld", "termijn", "naar")


def fill_and_write(
    formulier: Formulier,
    getypt: Getypt,
    wijze: Schrijfwijze,
    begrip: Begrip,
    maak: Maak,
    standaard: Getypt | None = None,
) -> None:
    """Fill in the form in the way that was asked, and write the plan that ``maak`` makes of it.

    ``standaard`` holds what a field is where nothing else is said.
    """
    schrijver = Schrijver(wijze.register, wijze.droog)
    standaard = standaard or {}
    if wijze.bewerk:

        def use(tekst: str) -> None:
            data = complete(formulier, read_form(tekst, formulier), begrip)
            schrijver.voer_uit(lambda session: maak(session, data))

        edit_until_right(form_text(formulier, {**standaard, **getypt}), "formulier.yaml", use, droog=wijze.droog)
        return
    mist = [veld for veld in formulier.nodig if veld not in getypt and veld not in standaard]
    data = complete(formulier, getypt, begrip, standaard, ask_for=bool(mist) and on_terminal())
    if mist and on_terminal() and not wijze.droog:
        Schrijver(wijze.register, droog=True).voer_uit(lambda session: maak(session, data))
        if not ask_yes("Zo opschrijven?", standaard=True):
            write("er is niets geschreven")
            return
        schrijver = replace(schrijver, stil=True)
    schrijver.voer_uit(lambda session: maak(session, data))


def complete(
    formulier: Formulier, getypt: Getypt, begrip: Begrip, standaard: Getypt | None = None, *, ask_for: bool = False
) -> Ingevuld:
    """The form as data; what is missing is asked, or is an error."""
    standaard = standaard or {}
    data: Ingevuld = {}
    for veld in sorted(formulier.velden, key=lambda veld: veld not in _ANCHORS):
        if veld in getypt:
            data[veld] = _read(formulier, veld, getypt[veld], begrip)
            begrip = anchored(begrip, data)
    mist = [veld for veld in formulier.nodig if veld not in data and veld not in standaard]
    if mist and not ask_for:
        opties = ", ".join(formulier.options(veld)[0] for veld in mist)
        raise UsageError(f"er ontbreekt: {opties}", "geef deze opties mee, of gebruik --bewerk")
    for veld in (*formulier.nodig, *formulier.vraag) if ask_for else ():
        if veld not in data and (antwoord := _ask(formulier, veld, begrip, standaard)) is not None:
            data[veld] = antwoord
            begrip = anchored(begrip, data)
    for veld, waarde in standaard.items():
        if veld not in data:
            data[veld] = _read(formulier, veld, waarde, begrip)
    return {veld: data[veld] for veld in formulier.velden if veld in data}


def anchored(begrip: Begrip, data: Ingevuld) -> Begrip:
    """The same with the day from which the years of its dates follow: that of the meeting or of its beginning."""
    for veld in _ANCHORS:
        if veld in data and (dag := _day_of(veld, data[veld])):
            begrip = begrip.on(dag)
    return begrip


def _day_of(veld: str, waarde: Data) -> date | None:
    """The day that a field gives to the other dates of the form."""
    if veld != "besluiten":
        return parse_edtf(waarde).laatste if isinstance(waarde, str) else None
    eerste = waarde[0] if isinstance(waarde, list) and waarde else ""
    besluit = eerste.get("besluit", "") if isinstance(eerste, dict) else eerste
    delen = besluit_parts(str(besluit))
    return date.fromisoformat(delen[1]) if delen else None


def _read(formulier: Formulier, veld: str, getypt: Sequence[Data], begrip: Begrip) -> Data:
    """The value of a field; groups of fields, as an editor may give them, are taken as they are."""
    if any(isinstance(deel, dict | list) for deel in getypt):
        return getypt[0] if len(getypt) == 1 and not is_list(formulier.model, veld) else list(getypt)
    waarde = begrip.veld(formulier.model, veld, [str(deel) for deel in getypt])
    if veld in _DATES and (gezien := _shown(waarde)) and waarde not in getypt:
        tell(f"{veld}: {gezien}")
    return waarde


def _shown(waarde: Data) -> str:
    """What a date or a deadline was understood as, with its first and last day."""
    if isinstance(waarde, dict):
        return toon_termijn(waarde)
    return toon_moment(parse_edtf(waarde)) if isinstance(waarde, str) else ""


def _ask(formulier: Formulier, veld: str, begrip: Begrip, standaard: Getypt) -> Data | None:
    """The answer to one question; the line above it says what the field holds, and what Enter does."""
    nodig = veld in formulier.nodig and veld not in standaard
    uitleg = [formulier.help(veld).removesuffix(".").removesuffix("; mag vaker")]
    uitleg += [f"kies uit: {', '.join(begrip.themas)}"] if veld == "thema" else []
    uitleg += [f"kies uit: {', '.join(VerbandSoort)}"] if veld == "verband" and begrip.herziet else []
    uitleg += ["meer dan een met komma's ertussen"] if veld in _WITH_COMMAS and is_list(formulier.model, veld) else []
    if not nodig:
        uitleg.append(f"Enter: {', '.join(map(str, standaard[veld])) if veld in standaard else 'overslaan'}")
    return ask(
        veld,
        lambda antwoord: _read(formulier, veld, [antwoord], begrip),
        uitleg=". ".join(map(hoofdletter, uitleg)),
        verplicht=nodig,
    )


def form_text(formulier: Formulier, ingevuld: Getypt) -> str:
    """The form as a text to fill in: what is needed stands open, the rest behind a ``#``."""
    regels = [
        "# Vul in, bewaar en sluit de editor. Een regel met # ervoor telt niet mee;",
        "# haal het # weg bij wat u invult. Zet tekst met een dubbele punt tussen aanhalingstekens.",
    ]
    for veld in formulier.velden:
        regels += ["", f"# {formulier.help(veld)}"]
        if veld in ingevuld:
            waarden = list(ingevuld[veld])
            regels += field_lines(veld, waarden[0] if len(waarden) == 1 else waarden)
        else:
            regels.append(f"{veld}:" if veld in formulier.nodig else f"#{veld}:")
    return "\n".join(regels) + "\n"


def read_form(tekst: str, formulier: Formulier) -> Getypt:
    """What was filled in; :class:`UsageError` with the line where that cannot be read."""
    document = read_document(tekst)
    for fault in document.faults:
        raise UsageError(f"regel {fault.regelnummer}: {fault.melding}", fault.oplossing)
    data = document.data if isinstance(document.data, dict) else {}
    if vreemd := next((veld for veld in data if veld not in formulier.velden), None):
        raise UsageError(f"het veld {vreemd} bestaat hier niet", f"kies uit: {', '.join(formulier.velden)}")
    return {veld: waarde if isinstance(waarde, list) else [waarde] for veld, waarde in data.items()}
