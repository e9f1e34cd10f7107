"""The roles named in one cell: by code or any spelling, between commas, strokes, ``en`` or line ends."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actiepunten.functies import Functies, spellings

_BETWEEN = r"[\s,;/+&•·–]|-(?!\w)|\b(?:en|en/of|of)\b"
_WITH = re.compile(r"\(?(?:i\.?s\.?m\.?|samen met)(?!\w)", re.IGNORECASE)
_STEP = re.compile(rf"(?:{_BETWEEN})+", re.IGNORECASE)
_UNTIL = re.compile(r"[\n,;]|\s+/\s+|$")


@dataclass(frozen=True, slots=True)
class Rollen:
    """Who does it, who helps (behind ``i.s.m.``), and the words that name nobody known."""

    wie: tuple[str, ...]
    met: tuple[str, ...]
    onbekend: tuple[str, ...]


class Rolnamen:
    """All names of bodies and roles, those of the mapping first."""

    def __init__(self, functies: Functies, ook: Mapping[str, Sequence[str]], negeer: Sequence[str]) -> None:
        namen: dict[str, Sequence[str]] = {}
        for functie in functies:
            namen |= {_flat(naam): (functie.code,) for naam in spellings(functie)}
        namen |= {_flat(functie.code): (functie.code,) for functie in functies}
        namen |= {_flat(naam): () for naam in negeer}
        namen |= {_flat(naam): codes for naam, codes in ook.items()}
        self._codes = namen
        # A long name goes before a shorter one that it begins with; it may be broken by the end of a line.
        lang_eerst = sorted(filter(None, namen), key=len, reverse=True)
        patronen = (r"\s+".join(map(re.escape, naam.split())) for naam in lang_eerst)
        self._name = re.compile(rf"(?:{'|'.join(patronen)})(?!\w)", re.IGNORECASE) if lang_eerst else re.compile("(?!)")

    def lees(self, cel: str) -> Rollen:
        """The roles in the order of the cell."""
        wie: dict[str, None] = {}
        met: dict[str, None] = {}
        onbekend: list[str] = []
        naar, plaats = wie, 0
        while plaats < len(cel):
            if gevonden := self._name.match(cel, plaats):
                naar |= dict.fromkeys(self._codes[_flat(gevonden[0])])
            elif gevonden := _WITH.match(cel, plaats):
                naar = met
            elif not (gevonden := _STEP.match(cel, plaats)):
                einde = self._end_of_unknown(cel, plaats)
                if woorden := cel[plaats:einde].strip(" ()."):
                    onbekend.append(" ".join(woorden.split()))
                plaats = einde
                continue
            plaats = gevonden.end()
        return Rollen(tuple(wie), tuple(code for code in met if code not in wie), tuple(onbekend))

    def _end_of_unknown(self, cel: str, begin: int) -> int:
        """Where words that name nobody end: at a mark between names, or where a known name begins."""
        einde = _UNTIL.search(cel, begin)
        grens = einde.start() if einde else len(cel)
        starts = (m.end() for m in re.finditer(r"[\s/]", cel[:grens]) if m.end() > begin)
        return max(begin + 1, next((plaats for plaats in starts if self._name.match(cel, plaats)), grens))


def _flat(naam: str) -> str:
    return " ".join(naam.casefold().split())
