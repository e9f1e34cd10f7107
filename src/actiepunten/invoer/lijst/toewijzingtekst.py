"""A first mapping file for a list: what is guessed, and as comments everything that still has to be answered."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date

from actiepunten.bladen import Lijst
from actiepunten.invoer.lijst.groepen import headed_columns
from actiepunten.invoer.lijst.toewijzing import VELDEN, Toewijzing, plat
from actiepunten.invoer.lijst.uitkomst import Onderdeel, Voorstel, Vraag

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ][\w À-ÿ./-]*(?<! )")
_KOPPEN = {
    Onderdeel.RESULTAAT: "Woorden in de lijst: status. De woorden van het register zelf hoeven hier niet bij.",
    Onderdeel.ROL: "Namen in de lijst: code, of [CODE, CODE]. Wat in data/register.yaml staat, hoeft hier niet bij.",
    Onderdeel.THEMA: "Koppen in de lijst: thema. De titels uit data/register.yaml hoeven hier niet bij.",
}
_ANTWOORD = {Onderdeel.RESULTAAT: "STATUS", Onderdeel.ROL: "CODE", Onderdeel.THEMA: "thema"}


def mapping_text(naam: str, lijst: Lijst, voorstel: Voorstel, dag: date) -> str:
    """The mapping of the list of that name as YAML; it can be used as it is, and asks for what is in comments."""
    return "\n".join(_lines(naam, lijst, voorstel, dag)) + "\n"


def _lines(naam: str, lijst: Lijst, voorstel: Voorstel, dag: date) -> Iterator[str]:
    yield f"# Hoe de lijst {_comment(naam)} wordt gelezen."
    yield "# Vul in wat achter een # op antwoord wacht en haal het # weg; zie wat ervan wordt met:"
    yield f"#   actiepunten importeer {_comment(naam)} --toewijzing DIT_BESTAND"
    yield ""
    yield "# De dag van de lijst: wat zij meldt, krijgt deze datum."
    yield f"datum: {dag.isoformat()}"
    yield ""
    yield from _columns(lijst)
    for onderdeel, uitleg in _KOPPEN.items():
        yield from _part(onderdeel, uitleg, _of(voorstel, onderdeel))
    yield from _citations(_of(voorstel, Onderdeel.CITAAT))
    yield "# Woorden in cellen die niets betekenen voor het register."
    yield "# negeer:"
    yield "#   - woord"
    yield ""
    yield "# Wat geldt voor elke nieuwe actie waar de lijst niets zegt."
    yield "standaard:"
    yield f"  bron: {{stuk: {json.dumps(naam, ensure_ascii=False)}}}"
    yield "  rubricering: intern"
    yield "  # Op welk besluit een actie rust die er zelf geen noemt; die koppeling heet dan afgeleid."
    yield "  # besluit: DB-2024-07-06-01"
    yield "  # thema: thema"
    yield "  # sinds: 2018-09-14"


def _columns(lijst: Lijst) -> Iterator[str]:
    yield f"# Kop in de lijst: veld. Kies uit: {', '.join(VELDEN[:8])},"
    yield f"# {', '.join(VELDEN[8:])}."
    yield "kolommen:"
    for kop, veld in headed_columns(lijst, Toewijzing()):
        yield f"  {_key(kop)}: {veld}" if veld else f"  # {_key(kop)}: negeer"
    yield ""


def _part(onderdeel: Onderdeel, uitleg: str, vragen: Sequence[Vraag]) -> Iterator[str]:
    yield f"# {uitleg}"
    yield f"# {onderdeel}:"
    for vraag in vragen:
        misschien = f"; misschien {vraag.keuzes[0]}" if vraag.keuzes and onderdeel is Onderdeel.ROL else ""
        yield f"#   {_key(vraag.tekst)}: {_ANTWOORD[onderdeel]}   # {_comment(vraag.plaats)}{misschien}"
    if not vragen:
        yield f"#   woord: {_ANTWOORD[onderdeel]}"
    yield ""


def _citations(vragen: Sequence[Vraag]) -> Iterator[str]:
    yield "# Welk besluit een aanhaling is, waar de vergadering er meer nam; `rij` of `titel` maakt het preciezer."
    yield "# Wat geen besluit is maar een andere aanleiding, krijgt `aanleiding:`."
    yield "# citaten:"
    for vraag in vragen:
        yield f"#   # {_comment(vraag.plaats)}: {_comment(vraag.melding)}"
        yield f"#   - citaat: {_key(vraag.tekst)}"
        if rij := re.search(r"(?:rij|regel) (\d+)$", vraag.plaats):
            yield f"#     rij: {rij[1]}"
        yield "#     besluit:"
        yield from (f"#       - {_choice(keuze)}" for keuze in vraag.keuzes)
    if not vragen:
        yield "#   - {citaat: DB 6/7/24, besluit: DB-2024-07-06-01}"
    yield ""


def _choice(keuze: str) -> str:
    record_id, _, titel = keuze.partition("  ")
    return f"{record_id}   # {_comment(titel)}"


def _of(voorstel: Voorstel, onderdeel: Onderdeel) -> list[Vraag]:
    """The questions that belong there, each once; of citations each row has its own."""
    eerste: dict[str, Vraag] = {}
    for vraag in voorstel.vragen:
        if vraag.onderdeel is onderdeel and vraag.tekst:
            sleutel = plat(vraag.tekst) + (vraag.plaats if onderdeel is Onderdeel.CITAAT else "")
            eerste.setdefault(sleutel, vraag)
    return list(eerste.values())


def _key(tekst: str) -> str:
    """The text as a plain or a quoted scalar on one line."""
    schoon = _comment(tekst)
    return schoon if _PLAIN.fullmatch(schoon) else json.dumps(schoon, ensure_ascii=False)


def _comment(tekst: str) -> str:
    return " ".join("".join(teken if teken.isprintable() else " " for teken in tekst).split())
