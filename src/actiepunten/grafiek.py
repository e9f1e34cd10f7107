"""Where the parts of a chart stand: plain numbers in the units of its picture. Knows no format and no colour."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from actiepunten.taal import MAANDEN

BREEDTE = 360
"""How wide the longest bar is."""
LENGTE = 960
"""How long a time line is."""
_ROND = 100
"""So near to an end a word in the middle would not fit."""
_KORTST = 30
"""A time line shows at least so many days."""
HOOGTE = 48
"""How high the column of the day with the most decisions is."""
_LAAGST = 3
"""A column is at least so high that it is seen."""
_TUSSEN = 56
"""How far two dates below a time line are apart at least."""
_STAPPEN = (1, 3, 6, *(12 * jaren for jaren in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)))
"""The numbers of months that marks below a time line can be apart."""
_TUSSEN_GETALLEN = 16
"""How far two numbers above a time line are apart at least."""
_LIJN = 88
"""Where a time line runs, from the top of its picture."""
_ZUIL_BREED = 6
_BOVEN_ZUIL = 5
"""How far the number stands above its column."""
_RAND = 1.2
"""What a part of a bar leaves free on either side, so that its border fits."""
_SMALST = 0.4


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: of what, how many, where it is drawn and how wide."""

    naam: str
    getal: int
    x: float
    breedte: float


def staaf(namen: Sequence[str], getallen: Sequence[int], langste: int) -> tuple[Segment, ...]:
    """A bar of the numbers one behind the other, without the zeros; ``langste`` is the sum of the longest bar."""
    schaal, x, segmenten = BREEDTE / max(1, langste), 0, []
    for naam, getal in zip(namen, getallen, strict=True):
        if getal:
            breedte = max(round(getal * schaal, 1) - 2 * _RAND, _SMALST)
            segmenten.append(Segment(naam, getal, round(round(x * schaal, 1) + 1 + _RAND, 2), round(breedte, 2)))
        x += getal
    return tuple(segmenten)


@dataclass(frozen=True, slots=True)
class Zuil:
    """A column on a time line as it is drawn, and the number above its middle.

    The number is left out where a higher column stands close by, and below another column of the same day.
    """

    midden: float
    x: float
    y: float
    hoogte: float
    getal: str
    getal_y: float


def zuilen(plaatsen: Sequence[tuple[float, int]]) -> list[Zuil]:
    """A column for each place and number, in the order of the line; those of one place stand on each other."""
    per_plaats: Counter[float] = Counter()
    for x, getal in plaatsen:
        per_plaats[x] += getal
    schaal, ruim = HOOGTE / max(per_plaats.values(), default=1), _with_room(per_plaats)
    gevonden: list[Zuil] = []
    geteld, voet, vorige = 0, 0.0, None
    for x, getal in plaatsen:
        geteld, voet = (geteld, voet) if x == vorige else (0, 0.0)
        geteld, vorige = geteld + getal, x
        top = round(max(geteld * schaal, voet + _LAAGST), 1)
        gevonden.append(_column(x, voet, top, str(geteld) if x in ruim and geteld == per_plaats[x] else ""))
        voet = top
    return gevonden


def _column(midden: float, voet: float, top: float, getal: str) -> Zuil:
    """The column from so far above the line to so far."""
    return Zuil(
        midden=midden,
        x=round(midden - _ZUIL_BREED / 2, 1),
        y=round(_LIJN - top, 1),
        hoogte=round(top - voet, 1),
        getal=getal,
        getal_y=round(_LIJN - _BOVEN_ZUIL - top, 1),
    )


def _with_room(per_plaats: Mapping[float, int]) -> set[float]:
    """The places that have no higher column near them."""
    ruim, hoger = set(), [-float(_TUSSEN_GETALLEN), float(LENGTE + _TUSSEN_GETALLEN)]
    for x in sorted(per_plaats, key=lambda x: (-per_plaats[x], x)):
        nummer = bisect(hoger, x)
        if min(x - hoger[nummer - 1], hoger[nummer] - x) >= _TUSSEN_GETALLEN:
            ruim.add(x)
        hoger.insert(nummer, x)
    return ruim


@dataclass(frozen=True, slots=True)
class Streep:
    """A mark on a time line, with its date in words; ``tekst`` is empty where there is no room for it."""

    x: float
    tekst: str


@dataclass(frozen=True, slots=True)
class Schaal:
    """From days to places on a time line."""

    begin: date
    einde: date

    @classmethod
    def van(cls, dagen: Iterable[date]) -> "Schaal":
        """A scale on which all of the days have a place; one day at least."""
        alle = sorted(dagen)
        begin, einde = alle[0], alle[-1]
        einde = max(einde, date.fromordinal(min(begin.toordinal() + _KORTST, date.max.toordinal())))
        return cls(begin, einde)

    def x(self, dag: date) -> float:
        """The place of a day."""
        lengte = max(1, (self.einde - self.begin).days)
        return round((dag - self.begin).days * LENGTE / lengte, 1)

    def strepen(self) -> tuple[Streep, ...]:
        """The first days of months, or on a longer line of years, with room between them; words where these fit."""
        eerste, laatste = _month(self.begin) + 1, _month(self.einde)
        stap = next((s for s in _STAPPEN if (laatste - eerste) / s * _TUSSEN <= LENGTE), _STAPPEN[-1])
        strepen: list[Streep] = []
        vorige = -float(_TUSSEN)
        for nummer in range(-(-eerste // stap) * stap, laatste + 1, stap):
            jaar, maand = divmod(nummer, 12)
            x = self.x(date(jaar, maand + 1, 1))
            ruim = x - vorige >= _TUSSEN and x <= LENGTE - _TUSSEN / 2
            woord = MAANDEN[maand][:3] if maand else str(jaar)
            met_jaar = f"{woord} {jaar}" if maand and vorige < 0 else woord
            strepen.append(Streep(x, met_jaar if ruim else ""))
            vorige = x if ruim else vorige
        return tuple(strepen)


def anchor_at(x: float) -> str:
    """How SVG is to place a word at that place of the line, so that it stays within the picture."""
    return "end" if x > LENGTE - _ROND else "start" if x < _ROND else "middle"


def _month(dag: date) -> int:
    """The months of a day counted through."""
    return dag.year * 12 + dag.month - 1
