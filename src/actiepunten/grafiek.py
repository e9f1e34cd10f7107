"""Where the parts of a chart stand: plain numbers in the units of its picture. Knows no format and no colour."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from actiepunten.taal import MAANDEN

BREEDTE = 360
"""How wide the longest bar is."""
LENGTE = 960
"""How long a time line is."""
_KORTST = 30
"""A time line shows at least so many days."""
HOOGTE = 48
"""How high the column of the day with the most decisions is."""
_LAAGST = 3
"""A column is at least so high that it is seen."""
_TUSSEN = 56
"""How far two dates below a time line are apart at least."""
_TUSSEN_GETALLEN = 16
"""How far two numbers above a time line are apart at least."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: of what, how many, where it begins and how wide it is."""

    naam: str
    getal: int
    x: float
    breedte: float


def staaf(namen: Sequence[str], getallen: Sequence[int], langste: int) -> tuple[Segment, ...]:
    """A bar of the numbers one behind the other, without the zeros; ``langste`` is the sum of the longest bar."""
    schaal, x, segmenten = BREEDTE / max(1, langste), 0, []
    for naam, getal in zip(namen, getallen, strict=True):
        if getal:
            segmenten.append(Segment(naam, getal, round(x * schaal, 1), round(getal * schaal, 1)))
        x += getal
    return tuple(segmenten)


@dataclass(frozen=True, slots=True)
class Zuil:
    """A column on a time line: how far its foot and its top are above the line, and the number on top of it.

    The number is left out where there is no room for it, and below another column of the same day.
    """

    x: float
    voet: float
    top: float
    getal: str


def zuilen(plaatsen: Sequence[tuple[float, int]]) -> list[Zuil]:
    """A column for each place and number, in the order of the line; those of one place stand on each other."""
    per_plaats: Counter[float] = Counter()
    for x, getal in plaatsen:
        per_plaats[x] += getal
    schaal = HOOGTE / max(per_plaats.values(), default=1)
    gevonden: list[Zuil] = []
    geteld, voet, vorige = 0, 0.0, -float(_TUSSEN_GETALLEN)
    for nummer, (x, getal) in enumerate(plaatsen):
        if nummer and plaatsen[nummer - 1][0] != x:
            geteld, voet = 0, 0.0
        geteld += getal
        top = round(max(geteld * schaal, voet + _LAAGST), 1)
        bovenop = geteld == per_plaats[x] and x - vorige >= _TUSSEN_GETALLEN
        vorige = x if bovenop else vorige
        gevonden.append(Zuil(x, voet, top, str(geteld) if bovenop else ""))
        voet = top
    return gevonden


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
        """The first day of every month, or of every year on a long line; words where there is room."""
        maanden = (self.einde.year - self.begin.year) * 12 + self.einde.month - self.begin.month
        stap = next((stap for stap in (1, 3, 6, 12) if maanden / stap * _TUSSEN <= LENGTE), 12)
        strepen: list[Streep] = []
        jaar, maand = self.begin.year, self.begin.month
        vorige = -float(_TUSSEN)
        for nummer in range(1, maanden + 1):
            j, m = divmod(jaar * 12 + maand - 1 + nummer, 12)
            if m % stap or j > date.max.year:
                continue
            x = self.x(date(j, m + 1, 1))
            ruim = x - vorige >= _TUSSEN and x <= LENGTE - _TUSSEN / 2
            vorige = x if ruim else vorige
            woord = str(j) if m == 0 else MAANDEN[m][:3] if any(s.tekst for s in strepen) else f"{MAANDEN[m][:3]} {j}"
            strepen.append(Streep(x, woord if ruim else ""))
        return tuple(strepen)
