"""The words for one day or one period, each with what it means: ``gisteren``, ``2 maart``, ``week 38``, ``zomer 2018``.

A phrase is compared in one spelling (see ``schrijfwijze``) with the table ``VORMEN``, from above.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from actiepunten.invoer.datums.reeks import (
    OMGEKEERD,
    Aanduiding,
    Reeks,
    begin,
    jaarlijks,
    van_tot,
    verschoven,
    week_van,
)
from actiepunten.invoer.datums.schrijfwijze import MAAND
from actiepunten.invoer.datums.tijddelen import AANTAL, JAAR_IN_MAANDEN, als_duur, dag_na, maanden
from actiepunten.records.edtf import Periode, parse_dag, parse_edtf
from actiepunten.taal import MAANDEN, WEEKDAGEN

Gevonden = re.Match[str]
Maker = Callable[[Gevonden, date], Aanduiding | None]
"""From the words that fitted and the day from which they are seen; ``None`` where they are none after all."""
Vormen = Sequence[tuple[re.Pattern[str], Maker]]

_DAGWOORDEN = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_MAANDNUMMER = {naam[:3]: nummer for nummer, naam in enumerate(MAANDEN, 1)} | {"maa": 3, "mrt": 3}
_WEEKDAGNUMMER = {naam[:2]: nummer for nummer, naam in enumerate(WEEKDAGEN)}
_SEIZOENEN = {"voorjaar": 21, "lente": 21, "zomer": 22, "najaar": 23, "herfst": 23, "winter": 24}
_RANG = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
TIJDVAKKEN = {"maand": 1, "kwartaal": 3, "jaar": JAAR_IN_MAANDEN}
"""What ``dit`` or ``volgend`` may stand before, with its months."""
_STAPPEN = {
    "vorig": -1, "vorige": -1, "dit": 0, "deze": 0, "volgend": 1, "volgende": 1,
    "afgelopen": -1, "komend": 1, "komende": 1, "aankomende": 1, "eerstvolgende": 1,
}  # fmt: skip

STAP = rf"(?P<stap>{'|'.join(_STAPPEN)})"
WEEKDAG = rf"(?:{'|'.join(WEEKDAGEN)})"
SEIZOEN = rf"(?P<seizoen>{'|'.join(_SEIZOENEN)})"
JAAR = r"(?: (?:van )?(?P<jaar>\d{4}|'\d\d|(?:vorig|dit|volgend) jaar))?"
_JAAR_NA_DAG = JAAR.replace(r"'\d\d", r"'?\d\d")
_RANGORDE = rf"(?P<nummer>[1-4](?=e|ste|de)|{'|'.join(_RANG)})(?:(?<=\d)(?:ste|de|e))?"
BEREIK = r"(?:van |vanaf |(?P<tussen>tussen ))?"
SOORT = r"(?P<soort>t/m|tot|en)"
_EDTF = r"\d{4}(?:-\d\d){0,2}"


def vormen(*regels: tuple[str, Maker]) -> Vormen:
    """A table of phrases, ready to be compared."""
    return tuple((re.compile(patroon, re.ASCII), maak) for patroon, maak in regels)


def volg(tabel: Iterable[tuple[re.Pattern[str], Maker]], tekst: str, anker: date) -> Aanduiding | None:
    """What the first phrase of the table that fits means."""
    for vorm, maak in tabel:
        if (gevonden := vorm.fullmatch(tekst)) and (aanduiding := maak(gevonden, anker)) is not None:
            return aanduiding
    return None


def stap_van(woord: str) -> int:
    """-1 for ``vorige``, 0 for ``deze``, 1 for ``volgende``."""
    return _STAPPEN[woord]


def jaar_van(gevonden: Gevonden, anker: date) -> int | None:
    """The year that was said: ``2018``, ``'18``, ``volgend jaar``."""
    if (jaar := gevonden["jaar"]) is None:
        return None
    if jaar.endswith("jaar"):
        return anker.year + _STAPPEN[jaar.split()[0]]
    cijfers = jaar.lstrip("'")
    return int(cijfers) + (2000 if len(cijfers) == len("18") else 0)


def weekdagnummer(woord: str) -> int:
    """0 for ``maandag`` or ``ma``."""
    return _WEEKDAGNUMMER[woord[:2]]


def seizoen_van(gevonden: Gevonden, anker: date) -> Periode | Reeks:
    """``zomer 2018``, ``najaar``."""
    code = _SEIZOENEN[gevonden["seizoen"]]
    return jaarlijks(lambda jaar: parse_edtf(f"{jaar:04}-{code}"), jaar_van(gevonden, anker))


def _edtf(gevonden: Gevonden, _: date) -> Periode:
    periode = parse_edtf(gevonden[0])
    if periode.vroegste is None or periode.laatste is None:
        raise ValueError("hier is een dag of periode nodig met een begin en een einde, zonder ..")
    return periode


def _day_word(gevonden: Gevonden, anker: date) -> Periode:
    return Periode.van_dag(verschoven(anker, _DAGWOORDEN[gevonden[0]]))


def _weekday(gevonden: Gevonden, anker: date) -> Aanduiding:
    weekdag = weekdagnummer(gevonden["weekdag"])
    wekelijks = Reeks(_each(weekdag))
    match gevonden["stap"] and _STAPPEN[gevonden["stap"]]:
        case None:
            return wekelijks
        case 0:
            return _day_of_week(anker, weekdag)
        case stap:
            return wekelijks.later(anker) if stap == 1 else wekelijks.eerder(anker)


def _each(weekdag: int) -> Callable[[int], Sequence[Periode]]:
    """The days of a year that fall on the day of the week."""

    def in_jaar(jaar: int) -> Sequence[Periode]:
        eerste, laatste = date(jaar, 1, 1), date(jaar, 12, 31)
        over = (weekdag - eerste.weekday()) % 7
        aantal = (laatste - eerste).days + 1
        return [Periode.van_dag(eerste + timedelta(days=dag)) for dag in range(over, aantal, 7)]

    return in_jaar


def _day_of_week(dag: date, weekdag: int) -> Periode:
    return Periode.van_dag(verschoven(dag, weekdag - dag.weekday()))


def _week(gevonden: Gevonden, anker: date) -> Periode:
    dag = verschoven(anker, 7 * _STAPPEN[gevonden["stap"]])
    return _day_of_week(dag, weekdagnummer(gevonden["weekdag"])) if gevonden["weekdag"] else week_van(dag)


def _near_span(gevonden: Gevonden, anker: date) -> Periode:
    lengte, stap = TIJDVAKKEN[gevonden["eenheid"]], _STAPPEN[gevonden["stap"]]
    if gevonden["eenheid"] == "jaar":
        return parse_edtf(f"{anker.year + stap:04}")
    eerste = ((anker.month - 1) // lengte + stap) * lengte + 1
    return maanden(anker.year, eerste, eerste + lengte - 1)


def _shifted(keer: int) -> Maker:
    def dag(gevonden: Gevonden, anker: date) -> Periode | None:
        if not gevonden["getal"] and gevonden["eenheid"] != "halfjaar":
            return None
        return Periode.van_dag(dag_na(anker, als_duur(gevonden["getal"], gevonden["eenheid"]), keer))

    return dag


def _numbered_week(gevonden: Gevonden, anker: date) -> Aanduiding:
    def week(jaar: int) -> Periode:
        try:
            maandag = date.fromisocalendar(jaar, int(gevonden["week"]), 1)
        except ValueError:
            raise ValueError(f"{jaar} heeft geen week {gevonden['week']}") from None
        return week_van(maandag)

    return jaarlijks(week, jaar_van(gevonden, anker))


def _day_in_figures(gevonden: Gevonden, _: date) -> Aanduiding:
    return jaarlijks(_dated(int(gevonden["maand"]), int(gevonden["dag"])), None)


def _day_in_words(gevonden: Gevonden, anker: date) -> Aanduiding:
    maand = _MAANDNUMMER[gevonden["maand"][:3]]
    return jaarlijks(_dated(maand, int(gevonden["dag"])), jaar_van(gevonden, anker))


def _dated(maand: int, dag: int) -> Callable[[int], Periode]:
    return lambda jaar: parse_edtf(f"{jaar:04}-{maand:02}-{dag:02}")


def _days_of_month(gevonden: Gevonden, anker: date) -> Aanduiding | None:
    maand, van, tot = _MAANDNUMMER[gevonden["maand"][:3]], int(gevonden["van"]), int(gevonden["tot"])
    if gevonden["soort"] == "en" and not gevonden["tussen"]:
        return None
    if tot <= van:
        raise ValueError(OMGEKEERD)

    def dagen(jaar: int) -> Periode:
        einde = _dated(maand, tot)(jaar).einde
        return van_tot(begin(_dated(maand, van)(jaar)), verschoven(einde, -(gevonden["soort"] == "tot")))

    return jaarlijks(dagen, jaar_van(gevonden, anker))


def _month(gevonden: Gevonden, anker: date) -> Aanduiding:
    maand = _MAANDNUMMER[gevonden["maand"][:3]]
    return jaarlijks(lambda jaar: maanden(jaar, maand, maand), jaar_van(gevonden, anker))


def _winter(gevonden: Gevonden, _: date) -> Periode | None:
    jaar = int(gevonden["van"])
    return parse_edtf(f"{jaar:04}-24") if f"{jaar + 1:04}".endswith(gevonden["tot"]) else None


def _part_of_year(lengte: int) -> Maker:
    def deel(gevonden: Gevonden, anker: date) -> Aanduiding | None:
        nummer = _RANG.get(gevonden["nummer"]) or int(gevonden["nummer"])
        eerste = (nummer - 1) * lengte + 1
        if eerste > JAAR_IN_MAANDEN:
            return None
        return jaarlijks(lambda jaar: maanden(jaar, eerste, eerste + lengte - 1), jaar_van(gevonden, anker))

    return deel


VORMEN = vormen(
    (rf"{_EDTF}(?:/{_EDTF})?|\.\./{_EDTF}|{_EDTF}/\.\.", _edtf),
    (r"\d{1,2}([-/])\d{1,2}\1(?:\d{4}|\d\d)", lambda gevonden, _: parse_dag(gevonden[0])),
    (r"(?P<dag>\d{1,2})[-/](?P<maand>\d{1,2})", _day_in_figures),
    ("|".join(_DAGWOORDEN), _day_word),
    (rf"(?:{STAP} )?(?P<weekdag>{WEEKDAG})", _weekday),
    (rf"{STAP} week(?: (?P<weekdag>{WEEKDAG}))?", _week),
    (rf"(?P<weekdag>{WEEKDAG}) {STAP} week", _week),
    (rf"{STAP} (?P<eenheid>{'|'.join(TIJDVAKKEN)})", _near_span),
    (rf"{AANTAL} (?:geleden|terug)", _shifted(-1)),
    (rf"over {AANTAL}", _shifted(1)),
    (rf"(?P<dag>\d{{1,2}})(?:e|ste|de)? (?P<maand>{MAAND}){_JAAR_NA_DAG}", _day_in_words),
    (rf"{BEREIK}(?P<van>\d{{1,2}}) {SOORT} (?P<tot>\d{{1,2}}) (?P<maand>{MAAND}){_JAAR_NA_DAG}", _days_of_month),
    (rf"(?P<maand>{MAAND}){JAAR}", _month),
    (rf"{SEIZOEN}{JAAR}", seizoen_van),
    (r"winter (?P<van>\d{4})[-/](?P<tot>\d{4}|\d\d)", _winter),
    (rf"(?:q ?|kwartaal )(?P<nummer>[1-4]){JAAR}", _part_of_year(3)),
    (rf"{_RANGORDE} kwartaal{JAAR}", _part_of_year(3)),
    (rf"{_RANGORDE} (?:halfjaar|helft){JAAR}", _part_of_year(6)),
    (rf"(?:week|wk|w) ?(?P<week>\d{{1,2}}){JAAR}", _numbered_week),
)
