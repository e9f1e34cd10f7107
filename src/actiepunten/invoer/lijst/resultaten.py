"""The results in one cell, in the words of the list: ``Uitgevoerd / Doorlopend``, ``Volgt in 2019``."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from actiepunten.records.voortgang import Status

_ORDER = (Status.VERVALLEN, Status.UITGEVOERD, Status.DOORLOPEND, Status.VOLGT, Status.LOOPT)
"""What is still to be done comes last, so that an actie with a part open is not told as done."""
_BEFORE = r"(?:^|(?<=[\n/,;+&•(–-])|(?<=\ben\b))[ \t]*"


@dataclass(frozen=True, slots=True)
class Melding:
    """One result: the status, what the cell says besides it, and the words of both."""

    status: Status
    rest: str
    woorden: str


@dataclass(frozen=True, slots=True)
class Resultaten:
    """The results of a cell, what is done before what is open, and the words before the first one."""

    meldingen: tuple[Melding, ...]
    alle: tuple[Melding, ...]
    """In the order of the cell, and as often as they stand there."""
    onbegrepen: str


def lees_resultaten(cel: str, woorden: Mapping[str, Status], negeer: Callable[[str], bool]) -> Resultaten:
    """Every word for a status that begins a line or a part, with what follows it up to the next."""
    lang_eerst = sorted(woorden, key=len, reverse=True)
    patronen = "|".join(r"\s+".join(map(re.escape, woord.split())) for woord in lang_eerst)
    starts = list(re.finditer(rf"{_BEFORE}(?P<woord>{patronen})(?!\w)", cel, re.IGNORECASE))
    onbegrepen = _trim(cel[: starts[0].start()] if starts else cel)
    alle: list[Melding] = []
    for nummer, start in enumerate(starts):
        einde = starts[nummer + 1].start() if nummer + 1 < len(starts) else len(cel)
        status = woorden[" ".join(start["woord"].casefold().split())]
        rest = _trim(cel[start.end() : einde])
        rest = "" if negeer(rest) else rest
        alle.append(Melding(status, rest, _trim(cel[start.start() : einde])))
    gevonden = {(melding.status, melding.rest): melding for melding in reversed(alle)}
    eenmaal = [melding for melding in alle if gevonden[melding.status, melding.rest] is melding]
    return Resultaten(_in_order(eenmaal), tuple(alle), "" if negeer(onbegrepen) else onbegrepen)


def _in_order(meldingen: Iterable[Melding]) -> tuple[Melding, ...]:
    """By status; of one status those with words besides it stand for the bare one too."""
    alle = list(meldingen)
    met_woorden = {melding.status for melding in alle if melding.rest}
    over = [melding for melding in alle if melding.rest or melding.status not in met_woorden]
    return tuple(sorted(over, key=lambda melding: _ORDER.index(melding.status)))


def _trim(tekst: str) -> str:
    return " ".join(re.sub(r"^[\s.,;:/+&•–-]+|[\s,;:/+&•(–-]+$|\ben\s*$", "", tekst).split())
