"""What the text of a meeting puts into the register, before it is written."""

from collections.abc import Iterator, Mapping

from actiepunten.bewerking import Aanpassing, Append, Data, NieuwRecord
from actiepunten.invoer.datums.begrijpen import toon_termijn
from actiepunten.invoer.vergadering.lezen import Vergadering
from actiepunten.records.ids import Soort
from actiepunten.taal import aantal, opsomming


def render_vergadering(vergadering: Vergadering) -> str:
    """The new records with their owners and deadlines, the edits of others, and what was not accepted."""
    regels = [_summary(vergadering), ""]
    for record in vergadering.nieuw:
        regels += _record(record)
    if vergadering.aanpassingen:
        regels += ["", "Bij acties die er al zijn:", *map(_edits, vergadering.aanpassingen)]
    if vergadering.voorstellen:
        hoeveel = aantal(len(vergadering.voorstellen), "voorstel", "voorstellen")
        regels += ["", f"{hoeveel} niet overgenomen:", *(f"  {titel}" for titel in vergadering.voorstellen)]
    return "\n".join(regels) + "\n"


def _summary(vergadering: Vergadering) -> str:
    soorten = [record.soort for record in vergadering.nieuw]
    woorden = ((Soort.BESLUIT, "besluit", "besluiten"), (Soort.ACTIE, "actie", "acties"))
    delen = [aantal(soorten.count(soort), *woord) for soort, *woord in woorden if soort in soorten]
    return f"{opsomming(delen) or 'Geen nieuwe records, wel wijzigingen'} om op te schrijven:"


def _record(record: NieuwRecord) -> Iterator[str]:
    """An id with its title, and below it what the reader has to check; an actie stands under its decision."""
    data = record.data
    wit = "  " if record.soort is Soort.BESLUIT else "    "
    yield f"{wit}{record.id}  {data['titel']}"
    delen = [str(data[naam]) for naam in ("soort", "thema") if naam in data]
    delen += [f"{naam}: {_codes(data[naam])}" for naam in ("gevraagd", "wie", "met") if naam in data]
    yield f"{wit}  {'; '.join(delen)}"
    if "termijn" in data:
        yield f"{wit}  termijn: {_deadline(data['termijn'])}"
    for verband in _groups(data.get("verband", [])):
        yield f"{wit}  {verband['soort']} {verband['besluit']}"
    if record.soort is Soort.ACTIE and (links := _links(data)):
        yield f"{wit}  bij {opsomming(links)}"


def _codes(waarde: Data) -> str:
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde)


def _deadline(termijn: Data) -> str:
    return toon_termijn(termijn if isinstance(termijn, dict) else {"edtf": termijn})


def _groups(waarde: Data) -> Iterator[Mapping[str, Data]]:
    yield from (een for een in waarde if isinstance(een, dict))


def _links(data: Mapping[str, Data]) -> list[str]:
    return [_decision(een) for een in data.get("besluiten", [])]


def _decision(koppeling: Data) -> str:
    return str(koppeling["besluit"]) if isinstance(koppeling, dict) else str(koppeling)


def _edits(aanpassing: Aanpassing) -> str:
    """The links and entries that an actie gets."""
    items = [(edit.pad[0], edit.item) for edit in aanpassing.edits if isinstance(edit, Append)]
    links = [_decision(item) for lijst, item in items if lijst == "besluiten"]
    meldingen = [str(item["status"]) for lijst, item in items if lijst == "voortgang" and isinstance(item, dict)]
    delen = [*(f"ook bij {opsomming(links)}" for _ in links[:1]), *(f"melding {status}" for status in meldingen)]
    return f"  {aanpassing.record}  {'; '.join(delen)}"
