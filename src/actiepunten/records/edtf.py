"""Dates as people give them: the part of EDTF (ISO 8601-2) that a register needs.

A :class:`Periode` keeps the text and the first and last day that it covers, both inclusive.
Accepted are a day, a month, a year, a season (``2018-21`` spring to ``2018-24`` winter) and an interval of whole
dates, open at one side with ``..``.
Seasons are meteorological; winter is named by its December.
``?``, ``~`` and unknown ends are refused: a deadline that may or may not be one helps nobody.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from actiepunten.taal import aantal

OPEN = ".."
SEIZOENEN = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}

_DATUM = re.compile(r"(?P<jaar>\d{4})(?:-(?P<maand>\d{2})(?:-(?P<dag>\d{2}))?)?", re.ASCII)
_DUTCH_DAY = re.compile(
    r"(?P<dag>\d{1,2})(?P<scheiding>[-/])(?P<maand>\d{1,2})(?P=scheiding)(?P<jaar>\d{4}|\d{2})", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Periode:
    """A date or period as written, with its first and last day (``None``: open at that side)."""

    tekst: str
    vroegste: date | None
    laatste: date | None

    def __str__(self) -> str:
        return self.tekst

    @property
    def einde(self) -> date:
        """The last day of a period that is known to have one."""
        if self.laatste is None:
            raise ValueError(f"de periode {self.tekst} heeft geen laatste dag")
        return self.laatste

    @classmethod
    def van_dag(cls, dag: date) -> "Periode":
        """The period of exactly one day."""
        return cls(dag.isoformat(), dag, dag)


def parse_edtf(tekst: str) -> Periode:
    """The period that an EDTF text means; ``ValueError`` with a Dutch sentence where it means none."""
    if "/" not in tekst:
        eerste, laatste = _bounds(tekst)
        return Periode(tekst, eerste, laatste)
    van, *rest = tekst.split("/")
    if len(rest) != 1 or {van, rest[0]} == {OPEN}:
        raise ValueError("een periode heeft één schuine streep en aan minstens één kant een datum")
    tot = rest[0]
    begin = None if van == OPEN else _whole_date(van)[0]
    einde = None if tot == OPEN else _whole_date(tot)[1]
    if begin and einde and einde < begin:
        raise ValueError("het einde van de periode ligt voor het begin")
    return Periode(tekst, begin, einde)


def parse_dag(tekst: str) -> Periode:
    """A date as typed on the command line: ``14-9-2018``, ``14/9/18`` or a day, month or year in ISO form."""
    if gevonden := _DUTCH_DAY.fullmatch(tekst):
        jaar = int(gevonden["jaar"]) + (2000 if len(gevonden["jaar"]) == len("18") else 0)
        return Periode.van_dag(_calendar_day(jaar, int(gevonden["maand"]), int(gevonden["dag"])))
    eerste, laatste = _whole_date(tekst)
    return Periode(tekst, eerste, laatste)


def _whole_date(tekst: str) -> tuple[date, date]:
    """First and last day of a day, month or year; a season is refused, as EDTF does inside an interval."""
    gevonden = _DATUM.fullmatch(tekst)
    if gevonden and gevonden["maand"] and int(gevonden["maand"]) in SEIZOENEN and not gevonden["dag"]:
        raise ValueError(f"een seizoen ({tekst}) kan hier niet; geef een dag, maand of jaar")
    return _bounds(tekst)


def _bounds(tekst: str) -> tuple[date, date]:
    gevonden = _DATUM.fullmatch(tekst)
    if not gevonden:
        raise ValueError("dit is geen datum zoals 2018-03-02, 2018-07, 2019, 2018-23 of ../2018-03-02")
    jaar, maand, dag = (int(deel) if deel else 0 for deel in gevonden.group("jaar", "maand", "dag"))
    if gevonden["dag"]:
        day = _calendar_day(jaar, maand, dag)
        return day, day
    if not gevonden["maand"]:
        return _calendar_day(jaar, 1, 1), _calendar_day(jaar, 12, 31)
    if maand in SEIZOENEN:
        first_month, last_month = SEIZOENEN[maand]
        last_year = jaar + (last_month < first_month)
        return _calendar_day(jaar, first_month, 1), _last_day(last_year, last_month)
    return _calendar_day(jaar, maand, 1), _last_day(jaar, maand)


def _calendar_day(jaar: int, maand: int, dag: int) -> date:
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise ValueError("deze datum bestaat niet in de kalender") from None


def _last_day(jaar: int, maand: int) -> date:
    return _calendar_day(jaar, maand, monthrange(jaar, maand)[1] if jaar <= date.max.year else 1)


_EENHEDEN = {"D": ("dag", "dagen"), "W": ("week", "weken"), "M": ("maand", "maanden"), "Y": ("jaar", "jaar")}


@dataclass(frozen=True, slots=True)
class Duur:
    """An ISO 8601 duration of one unit, such as ``P6W`` or ``P1M``: the step of a rhythm."""

    tekst: str
    dagen: int
    maanden: int

    def __str__(self) -> str:
        return self.tekst

    @property
    def woorden(self) -> str:
        """``elke 6 weken``, ``elke maand``."""
        getal, eenheid = int(self.tekst[1:-1]), _EENHEDEN[self.tekst[-1]]
        return f"elke {eenheid[0]}" if getal == 1 else f"elke {getal} {eenheid[1]}"

    @property
    def lengte(self) -> str:
        """``6 weken``, ``1 jaar``."""
        return aantal(int(self.tekst[1:-1]), *_EENHEDEN[self.tekst[-1]])

    def na(self, begin: date, keer: int) -> date | None:
        """The day ``keer`` periods after ``begin``; ``None`` past the end of the calendar.

        A month that lacks the day takes its last one, counted from ``begin`` each time, so that 31 January is
        followed by 28 February and then by 31 March.
        """
        try:
            if self.dagen:
                return begin + timedelta(days=self.dagen * keer)
            jaar, maand = divmod(begin.year * 12 + begin.month - 1 + self.maanden * keer, 12)
            return date(jaar, maand + 1, min(begin.day, monthrange(jaar, maand + 1)[1]))
        except (OverflowError, ValueError):
            return None

    def keren(self, begin: date, voor: date) -> int:
        """How many of the days that are whole periods after ``begin`` lie before ``voor``."""
        dagen = max(0, (voor - begin).days - 1)
        if self.dagen:
            return dagen // self.dagen
        keer = dagen // (31 * self.maanden)  # never more than there are
        while (dag := self.na(begin, keer + 1)) and dag < voor:
            keer += 1
        return keer


_DUUR = re.compile(r"P(?P<aantal>[1-9]\d{0,3})(?P<eenheid>[DWMY])", re.ASCII)


def parse_duur(tekst: str) -> Duur:
    """The step that ``P6W`` means; ``ValueError`` with a Dutch sentence for anything else."""
    gevonden = _DUUR.fullmatch(tekst)
    if not gevonden:
        raise ValueError("dit is geen ritme zoals P6W (6 weken), P1M (1 maand), P10D of P1Y")
    aantal = int(gevonden["aantal"])
    match gevonden["eenheid"]:
        case "D":
            return Duur(tekst, aantal, 0)
        case "W":
            return Duur(tekst, aantal * 7, 0)
        case "M":
            return Duur(tekst, 0, aantal)
        case _:
            return Duur(tekst, 0, aantal * 12)
