"""The words for a deadline: ``uiterlijk 2 maart``, ``voor de zomer``, ``binnen 6 weken``; and the words for none.

A phrase is compared in one spelling (see ``schrijfwijze``) with the table ``_VORMEN``, from above.
"""

import re
from collections.abc import Callable
from datetime import date

from actiepunten.invoer.datums.datumwoorden import lees, lees_vooruit
from actiepunten.invoer.datums.periodewoorden import JAAR, SEIZOEN, Gevonden, seizoen_van
from actiepunten.invoer.datums.reeks import Bereik, Reeks, begin, verschoven
from actiepunten.invoer.datums.tijddelen import AANTAL, als_duur, dag_na
from actiepunten.records.edtf import OPEN, SEIZOENEN, Periode, parse_edtf


def lees_termijn(tekst: str, anker: date) -> Periode | None:
    """The deadline that the phrase sets on the day; ``None`` where it sets none."""
    for vorm, maak in _VORMEN:
        if (gevonden := vorm.fullmatch(tekst)) and (termijn := maak(gevonden, anker)):
            return termijn
    return lees_vooruit(tekst, anker)


def waarom_geen_dag(tekst: str) -> str | None:
    """Why the words set no deadline, with the way out; ``None`` for words that are not known either."""
    return next((reden for vorm, reden in _GEEN_DAG if vorm.fullmatch(tekst)), None)


def _until(dag: date) -> Periode:
    return parse_edtf(f"{OPEN}/{dag}")


def _from(dag: date) -> Periode:
    return parse_edtf(f"{dag}/{OPEN}")


def _within(gevonden: Gevonden, anker: date) -> Periode | None:
    if not gevonden["getal"] and gevonden["eenheid"] != "halfjaar":
        return None
    return _until(dag_na(anker, als_duur(gevonden["getal"], gevonden["eenheid"])))


def _at_the_latest(gevonden: Gevonden, anker: date) -> Periode | None:
    periode = lees_vooruit(gevonden["rest"], anker)
    return _until(periode.einde) if periode else None


def _before_the_end(gevonden: Gevonden, anker: date) -> Periode | None:
    periode = lees_vooruit(f"eind {gevonden['rest']}", anker)
    if periode and not gevonden["van"]:
        raise ValueError(
            f"hier is niet duidelijk of het eind van {gevonden['rest']} nog mag; "
            f"schrijf bijvoorbeeld uiterlijk eind {gevonden['rest']}"
        )
    return _until(periode.einde) if periode else None


def _before(gevonden: Gevonden, anker: date) -> Periode | None:
    match lees(gevonden["rest"], anker):
        case Periode() as periode:
            return _until(verschoven(begin(periode), -1))
        case Reeks() as reeks:
            return _until(verschoven(begin(reeks.later(anker)), -1))
        case Bereik() | None:
            return None


def _after_season(gevonden: Gevonden, anker: date) -> Periode:
    """``na de zomer`` is the next season: the autumn."""
    seizoen = seizoen_van(gevonden, anker)
    if isinstance(seizoen, Periode):
        return _next_season(seizoen)
    return Reeks(lambda jaar: [_next_season(periode) for periode in seizoen.in_jaar(jaar)]).vooruit(anker)


def _next_season(seizoen: Periode) -> Periode:
    volgend = verschoven(seizoen.einde, 1)
    code = next(code for code, (maand, _) in SEIZOENEN.items() if maand == volgend.month)
    return parse_edtf(f"{volgend.year:04}-{code}")


def _after(gevonden: Gevonden, anker: date) -> Periode | None:
    periode = lees_vooruit(gevonden["rest"], anker)
    return _from(verschoven(periode.einde, 1)) if periode else None


def _starting(gevonden: Gevonden, anker: date) -> Periode | None:
    periode = lees_vooruit(gevonden["rest"], anker)
    return _from(begin(periode)) if periode else None


def _again(gevonden: Gevonden, anker: date) -> Periode | None:
    return lees_termijn(gevonden["rest"], anker)


_EEN = r"(?!.* (?:t/m|tot|en) )(?P<rest>.+)"
_VORMEN: tuple[tuple[re.Pattern[str], Callable[[Gevonden, date], Periode | None]], ...] = tuple(
    (re.compile(patroon, re.ASCII), maak)
    for patroon, maak in (
        (r"\.\./\d[\d-]*|\d[\d-]*/\.\.", lambda gevonden, _: parse_edtf(gevonden[0])),
        (r"(?:volgt|nog|klaar|gereed|af) (?P<rest>.+)", _again),
        (rf"(?:uiterlijk )?(?:binnen|in) {AANTAL}", _within),
        (rf"(?:uiterlijk )?(?:voor|tot) eind (?P<van>van )?{_EEN}", _before_the_end),
        (rf"(?:tot )?(?:uiterlijk|niet later dan|ten laatste|t/m|voor of op|op of voor) {_EEN}", _at_the_latest),
        (rf"(?:uiterlijk )?(?:voor|tot) {_EEN}", _before),
        (rf"na {SEIZOEN}{JAAR}", _after_season),
        (rf"na {_EEN}", _after),
        (rf"vanaf {_EEN}", _starting),
    )
)

_UITWEG = "laat de termijn weg, of schrijf `geen: reden`"
_GEEN_DAG = tuple(
    (re.compile(rf"(?:(?:uiterlijk|voor|in|op|tot|nog|volgt) )*(?:{patroon})"), f"{reden}; {uitweg}")
    for patroon, reden, uitweg in (
        (
            r"zsm|zo (?:snel|spoedig|gauw) mogelijk(?: .*)?|asap|spoed|spoedig|(?:per )?direct|meteen|nu",
            "dit zegt dat er haast is, maar niet wanneer het te laat is",
            _UITWEG,
        ),
        (
            r"(?:eerst)?(?:volgende|komende) (?:vergadering|overleg|bijeenkomst|keer|bestuursvergadering)(?: .*)?",
            "de dag van die vergadering is hier niet bekend",
            f"schrijf die dag zelf, {_UITWEG}",
        ),
        (
            r"ntb|nnb|pm|(?:nader|later|nog)? ?te bepalen|(?:nog )?(?:niet bekend|onbekend)|nader te noemen",
            "dit zegt dat de dag nog niet bekend is",
            _UITWEG,
        ),
        (
            r"binnenkort|(?:korte |lange |langere )?termijn|later|eerdaags|tzt|te zijner tijd|straks|ooit",
            "dit noemt geen dag of periode",
            _UITWEG,
        ),
        (
            r"doorlopend|continu|altijd|permanent|structureel|voortdurend",
            "dit is geen termijn, want het is nooit te laat",
            "schrijf `geen: reden`, of hoe vaak het terugkomt, zoals elke 6 weken",
        ),
        (
            r"geen(?: termijn| datum| deadline)?|nvt|niet van toepassing|-",
            "zonder termijn hoort er een reden bij",
            "schrijf `geen: reden`, of laat de termijn weg",
        ),
    )
)
