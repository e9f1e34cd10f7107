"""A period whose year is not said: it comes back, and the day from which is looked chooses one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from actiepunten.records.edtf import Periode, parse_edtf
from actiepunten.taal import WEEKDAGEN, lang

_VER = 9
"""So many years are looked at: 29 February may be eight years away."""
BUITEN_KALENDER = "deze datum bestaat niet in de kalender"
OMGEKEERD = "het einde van de periode ligt voor het begin"


@dataclass(frozen=True, slots=True)
class Reeks:
    """What comes back each year, such as ``begin juli``, or more often, such as ``maandag``.

    ``in_jaar`` gives the periods of a calendar year in order; ``weekdag`` is the day of the week that was said with
    the date, 0 for Monday.
    """

    in_jaar: Callable[[int], Sequence[Periode]]
    weekdag: int | None = None

    def terug(self, anker: date) -> Periode:
        """The last one that has begun by the day."""
        return self._first(self._backward(anker), lambda periode: begin(periode) <= anker)

    def vooruit(self, anker: date) -> Periode:
        """The first one that is not over before the day."""
        return self._first(self._forward(anker), lambda periode: periode.einde >= anker)

    def eerder(self, anker: date) -> Periode:
        """The last one that is over before the day."""
        return self._first(self._backward(anker), lambda periode: periode.einde < anker)

    def later(self, anker: date) -> Periode:
        """The first one that begins after the day."""
        return self._first(self._forward(anker), lambda periode: begin(periode) > anker)

    def rond(self, anker: date) -> Periode:
        """The one that holds the day, else that of its year."""
        dichtbij = [p for jaar in _years(anker.year - 1, anker.year) for p in self.in_jaar(jaar)]
        eromheen = [p for p in dichtbij if begin(p) <= anker <= p.einde]
        return self._first([*eromheen, *dichtbij], lambda p: p in eromheen or begin(p).year == anker.year)

    def _forward(self, anker: date) -> Iterable[Periode]:
        return (p for jaar in _years(anker.year - 1, anker.year + _VER) for p in self.in_jaar(jaar))

    def _backward(self, anker: date) -> Iterable[Periode]:
        jaren = reversed(_years(anker.year - _VER, anker.year + 1))
        return (p for jaar in jaren for p in reversed(self.in_jaar(jaar)))

    def _first(self, periodes: Iterable[Periode], voldoet: Callable[[Periode], bool]) -> Periode:
        if (gekozen := next(filter(voldoet, periodes), None)) is None:
            raise ValueError(BUITEN_KALENDER)
        return gekozen if self.weekdag is None else op_weekdag(gekozen, self.weekdag)


@dataclass(frozen=True, slots=True)
class Bereik:
    """From one thing that comes back to another, such as ``1 november t/m 1 februari``; not past the year."""

    van: Reeks
    tot: Reeks
    inclusief: bool

    def terug(self, anker: date) -> Periode:
        """The last one that has begun by the day."""
        van = self.van.terug(anker)
        return self._between(van, self.tot.vooruit(begin(van)))

    def vooruit(self, anker: date) -> Periode:
        """The first one that is not over before the day."""
        tot = self.tot.vooruit(anker) if self.inclusief else self.tot.later(anker)
        return self._between(self.van.terug(tot.einde), tot)

    def _between(self, van: Periode, tot: Periode) -> Periode:
        if begin(van).year < tot.einde.year and begin(van).month == tot.einde.month:
            raise ValueError(OMGEKEERD)  # 11 to 9 July is a mistake, not a period of a year
        return tussen(van, tot, inclusief=self.inclusief)


Aanduiding = Periode | Reeks | Bereik
"""What a phrase names: one period, or one that comes back."""


def jaarlijks(maak: Callable[[int], Periode], jaar: int | None) -> Periode | Reeks:
    """The period of the year that was said, else that of each year that has it."""

    def in_jaar(jaar: int) -> Sequence[Periode]:
        try:
            return [maak(jaar)]
        except ValueError:
            return []

    return Reeks(in_jaar) if jaar is None else maak(jaar)


def zoek(aanduiding: Aanduiding, anker: date, *, terug: bool) -> Periode:
    """The nearest period by that name, looking back or ahead; one that is fixed is what it is."""
    if isinstance(aanduiding, Periode):
        return aanduiding
    return aanduiding.terug(anker) if terug else aanduiding.vooruit(anker)


def op_weekdag(periode: Periode, weekdag: int) -> Periode:
    """The period, if it is a day that falls on the day of the week (0 is Monday)."""
    dag = begin(periode)
    if dag != periode.einde:
        raise ValueError(f"achter {WEEKDAGEN[weekdag]} hoort één dag, zoals 2 maart")
    if dag.weekday() != weekdag:
        raise ValueError(f"{lang(dag)} is een {WEEKDAGEN[dag.weekday()]}, geen {WEEKDAGEN[weekdag]}")
    return periode


def begin(periode: Periode) -> date:
    """The first day of a period that is known to have one."""
    if periode.vroegste is None:
        raise ValueError(f"de periode {periode.tekst} heeft geen eerste dag")
    return periode.vroegste


def van_tot(eerste: date, laatste: date) -> Periode:
    """The interval from the first day up to and including the last."""
    return parse_edtf(f"{eerste}/{laatste}")


def tussen(van: Periode, tot: Periode, *, inclusief: bool) -> Periode:
    """From the one up to and including the other, or up to the day before it."""
    return van_tot(begin(van), tot.einde if inclusief else verschoven(begin(tot), -1))


def verschoven(dag: date, dagen: int) -> date:
    """The day so many days later, or earlier."""
    try:
        return dag + timedelta(days=dagen)
    except OverflowError:
        raise ValueError(BUITEN_KALENDER) from None


def week_van(dag: date) -> Periode:
    """The week of the day, from Monday to Sunday."""
    maandag = verschoven(dag, -dag.weekday())
    return van_tot(maandag, verschoven(maandag, 6))


def _years(eerste: int, laatste: int) -> range:
    return range(max(eerste, date.min.year), min(laatste, date.max.year) + 1)
