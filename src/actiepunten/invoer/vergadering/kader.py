"""What the text of a meeting is read for: the meeting and the register, and whether the text belongs there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from actiepunten.bewerking import NieuwRecord
from actiepunten.invoer.datums.begrijpen import begrijp_dag
from actiepunten.invoer.velden import Begrip
from actiepunten.invoer.vergadering.blad import Blok, Melding
from actiepunten.records.ids import Soort
from actiepunten.register import Register
from actiepunten.taal import lang


@dataclass(frozen=True, slots=True)
class Kader:
    """What a text is read for: the meeting, and the register that it goes into."""

    orgaan: str
    datum: date
    register: Register
    begrip: Begrip
    volgend: Callable[[Soort, str], int]
    """The first free number behind the ids of that kind that begin so."""


def check_head(blok: Blok, kader: Kader) -> Melding | None:
    """What is wrong where the heading names another meeting than the command: then one of them is wrong."""
    zo = f"{kader.orgaan} {lang(kader.datum)}"
    genoemd = next(_meetings(blok.kop, kader), None)
    if genoemd is None:
        return Melding(blok.regel, f"in de kop “{blok.kop}” staan geen orgaan en datum", f"schrijf `# {zo}`")
    if genoemd == (kader.orgaan, kader.datum):
        return None
    return Melding(
        blok.regel,
        f"de kop noemt {genoemd[0]} {lang(genoemd[1])}, maar de opdracht {zo}",
        "verbeter de kop, of geef de opdracht met het orgaan en de datum van de kop",
    )


def _meetings(kop: str, kader: Kader) -> Iterator[tuple[str, date]]:
    """Body and date in the heading, however the words are divided over the two."""
    woorden = kop.replace(",", " ").split()
    for plaats in range(1, len(woorden)):
        functie = kader.begrip.functies.find(" ".join(woorden[:plaats]))
        if functie is None:
            continue
        try:
            yield functie.code, begrijp_dag(" ".join(woorden[plaats:]), kader.datum, terug=True)
        except ValueError:
            continue


def twice(nieuw: Iterable[tuple[NieuwRecord, int]], kader: Kader) -> Iterator[Melding]:
    """New records with the title of another one of this meeting: the text may have been recorded before."""
    register = kader.register
    besluiten = [b for b in register.besluiten.values() if (b.orgaan, b.datum) == (kader.orgaan, kader.datum)]
    acties = [a for a in register.acties.values() if a.id.startswith(f"A-{kader.datum.isoformat()}-")]
    bekend = {(Soort.BESLUIT, _key(b.titel)): b.id for b in besluiten} | {
        (Soort.ACTIE, _key(a.titel)): a.id for a in acties
    }
    for record, regel in nieuw:
        sleutel = (record.soort, _key(str(record.data["titel"])))
        if sleutel in bekend:
            yield Melding(
                regel,
                f"“{record.data['titel']}” staat er al, als {bekend[sleutel]}",
                "laat het weg, als het hetzelfde is",
            )
        bekend.setdefault(sleutel, record.id)


def _key(titel: str) -> str:
    return " ".join(titel.casefold().split())
