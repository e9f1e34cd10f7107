"""Where the parts of a chart stand: plain numbers in the units of its picture. Knows no format and no colour."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from actiepunten.taal import MAANDEN

BREEDTE = 160
"""How wide the longest bar is."""
LENGTE = 960
"""How long a time line is."""
_KORTST = 30
"""A time line shows at least so many days."""
_TUSSEN = 56
"""How far two dates below a time line are apart at least."""


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
            strepen.append(Streep(x, (str(j) if m == 0 else MAANDEN[m][:3]) if ruim else ""))
        return tuple(strepen)
