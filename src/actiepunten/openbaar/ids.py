"""Ids in free text: those that are not of a public record are replaced, however they are written.

An id is its code, its date or year, and its number, one after the other. It is found in any case, with any sign
between its parts or none that is seen, with or without leading zeros, with the date as people write it, and with words
like *van* and *punt* between. An id of which a part stands elsewhere, or in other words, is not found.
"""

import re
from collections.abc import Iterable, Iterator
from string import ascii_lowercase, digits

from actiepunten.openbaar.lezing import readings
from actiepunten.openbaar.schrijfwijze import (
    CASUS,
    CASUS_IN_WOORD,
    DAG_VOOROP,
    JAAR_VOOROP,
    Core,
    code_form,
    core_of,
)
from actiepunten.records.ids import kind_of_id

INSTEAD = "[niet openbaar]"

_STRICT = re.compile(r"(?:c-)?\d{4}(?:-\d{2}-\d{2})?-\d{2,6}", re.ASCII)
_NO_SPACE = re.compile(r"[-_\d]+", re.ASCII)
_IN_ID = f"{ascii_lowercase}{digits}-"
_LOOK_BACK = 200
_FEWEST_DIGITS = 4  # as in 1 jan 18, 1

Span = tuple[int, int]


class Ids:
    """The ids that may be told, and those that may not.

    What looks like an id of one of the ``organen``, of an actie or of a case, and is of no record that is known, is
    not told either: it may be of a file that could not be read.
    """

    def __init__(self, openbaar: Iterable[str], besloten: Iterable[str], organen: Iterable[str]) -> None:
        self._codes: dict[Core, dict[str, bool]] = {}
        for ids, mag in ((besloten, False), (openbaar, True)):
            for een in ids:
                code, core = _parts(een)
                self._codes.setdefault(core, {})[code] = mag
        self._organen = {"a", *(orgaan.casefold() for orgaan in organen)}

    def scrub(self, tekst: str) -> str:
        """The text with ``[niet openbaar]`` in the place of each id that may not be told."""
        if sum(map(str.isdigit, tekst)) < _FEWEST_DIGITS:
            return tekst
        plekken = [
            (lezing.begint[begin], lezing.eindigt[einde - 1])
            for lezing in readings(tekst)
            for begin, einde in self._found(lezing.tekst)
        ]
        delen, vorige = [], 0
        for begin, einde in _united(plekken):
            delen += [tekst[vorige:begin], INSTEAD]
            vorige = einde + _closes_link(tekst, begin, einde)
        return "".join([*delen, tekst[vorige:]]) if delen else tekst

    def _found(self, tekst: str) -> Iterator[Span]:
        """Begin and end of each id in a reading that may not be told."""
        gezien: list[Span] = []
        for patroon in (*JAAR_VOOROP, *DAG_VOOROP):
            for gevonden in patroon.finditer(tekst):
                begin, mag = self._begin(tekst, gevonden, jaar_voorop=patroon in JAAR_VOOROP)
                if begin is not None:
                    gezien.append((begin, gevonden.end("heel")))
                    if not mag:
                        yield gezien[-1]
        for gevonden in CASUS.finditer(tekst):
            begin, einde = gevonden.span("heel")
            if not any(van <= begin < tot for van, tot in gezien) and not self._is_public_case(tekst, gevonden):
                yield begin, einde

    def _begin(self, tekst: str, gevonden: re.Match[str], *, jaar_voorop: bool) -> tuple[int | None, bool]:
        """Where the id begins that ends in these numbers, and whether it may be told; ``None`` where it is none."""
        van, begin = max(0, gevonden.start() - _LOOK_BACK), gevonden.start()
        codes = self._codes.get(core_of(gevonden), {})
        vast = tekst[begin - 1 : begin] != " " or _NO_SPACE.fullmatch(gevonden["heel"])
        for code in sorted(codes, key=len, reverse=True):
            besloten = not codes[code]
            vorm = code_form(code, besloten=besloten, in_woord=bool(besloten and jaar_voorop and vast))
            if code_ervoor := vorm.search(tekst, van, begin):
                return code_ervoor.start(), codes[code]
        return self._unknown(tekst[van:begin], begin, gevonden["heel"]) if jaar_voorop else (None, True)

    def _unknown(self, voor: str, begin: int, getallen: str) -> tuple[int | None, bool]:
        """As :meth:`_begin`, where no record has these numbers behind this code: only what is written as an id is."""
        if not _STRICT.fullmatch(getallen):
            return None, True
        reeks = voor[len(voor.rstrip(_IN_ID)) :].lstrip("-")
        delen = reeks.removesuffix("-").split("-") if reeks.endswith("-") else []
        eindes = ["-".join(delen[n:]) for n in range(len(delen))]
        onbekend = next((einde for einde in eindes if einde in self._organen), None)
        return (None, True) if onbekend is None else (begin - len(onbekend) - 1, False)

    def _is_public_case(self, tekst: str, gevonden: re.Match[str]) -> bool:
        """Whether what looks like a case may be told: it is of a public one, or it is no id."""
        mag = self._codes.get((int(gevonden["j"]), int(gevonden["n"])), {}).get("c")
        in_woord = tekst[max(gevonden.start() - 1, 0) : gevonden.start()].isalnum()
        if mag is None:
            return in_woord or not _STRICT.fullmatch(gevonden["heel"])
        return mag or (in_woord and not CASUS_IN_WOORD.match(gevonden["heel"]))


def _united(plekken: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    heel: list[Span] = []
    for begin, einde in sorted(plekken):
        if heel and begin < heel[-1][1]:
            heel[-1] = (heel[-1][0], max(einde, heel[-1][1]))
        else:
            heel.append((begin, einde))
    return heel


def _closes_link(tekst: str, begin: int, einde: int) -> bool:
    """Whether the bracket behind this place closes one that is in it, and goes along."""
    weg = tekst[begin:einde]
    return weg.count("[") > weg.count("]") and tekst.startswith("]", einde)


def _parts(record_id: str) -> tuple[str, Core]:
    """Code and numbers of an id, or of a name that is none."""
    delen = record_id.casefold().split("-")
    getallen = 4 if kind_of_id(record_id) not in (None, "casus") else 2
    core = tuple(int(deel) if deel.isascii() and deel.isdigit() else -1 for deel in delen[-getallen:])
    return "-".join(delen[:-getallen]), core
