"""What people type as a date, as a period or a deadline; and what it was understood as, to be shown before writing.

Where no year is said, the nearest one is taken as seen from ``anker``, the day of the meeting or the report:
looking back (``terug``) the last period that has begun by that day, looking ahead the first one that is not over.
The result holds the year; nothing is guessed when a record is read.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from actiepunten.bewerking import Data
from actiepunten.invoer.datums.datumwoorden import lees
from actiepunten.invoer.datums.reeks import begin, zoek
from actiepunten.invoer.datums.ritmewoorden import lees_ritme
from actiepunten.invoer.datums.schrijfwijze import genoemd, gewoon, is_getal, netjes
from actiepunten.invoer.datums.termijnwoorden import lees_termijn, waarom_geen_dag
from actiepunten.records.edtf import Periode, parse_duur, parse_edtf
from actiepunten.taal import in_woorden, lang, met_weekdag

_LANGSTE = 120  # no phrase is longer; a page that was pasted by mistake is not searched
_GEEN = re.compile(r"\s*geen\s*:(?P<reden>.*)", re.IGNORECASE | re.DOTALL)
_DUUR = re.compile(r"p\d+[dwmy]", re.ASCII)


def begrijp_moment(getypt: str, anker: date, *, terug: bool) -> Periode:
    """The day or period, with a first and a last day, in which something happened or is to happen."""
    tekst = _spelled(getypt)
    with _naming(getypt):
        aanduiding = lees(tekst, anker)
        if aanduiding:
            return zoek(aanduiding, anker, terug=terug)
    raise ValueError(_not_understood(getypt, "datum", "2 maart 2018, begin juli of vorige week"))


def begrijp_dag(getypt: str, anker: date, *, terug: bool) -> date:
    """The one day that was typed."""
    periode = begrijp_moment(getypt, anker, terug=terug)
    if begin(periode) != periode.einde:
        dagen = _from_to(periode)
        raise ValueError(f"{genoemd(getypt)} is een periode ({dagen}); hier is één dag nodig, zoals 2 maart 2018")
    return periode.einde


def begrijp_termijn(getypt: str, anker: date) -> dict[str, Data]:
    """The deadline as data: an ``edtf``, a ``ritme`` or ``geen``, with the words as typed where there were any."""
    if gevonden := _GEEN.fullmatch(getypt):
        return {"geen": _reason(gevonden["reden"])}
    tekst = _spelled(getypt)
    woorden: dict[str, Data] = {} if is_getal(tekst) or _DUUR.fullmatch(tekst) else {"tekst": netjes(getypt)}
    with _naming(getypt):
        if ritme := lees_ritme(tekst, anker):
            vanaf: dict[str, Data] = {"vanaf": ritme.vanaf.tekst} if ritme.vanaf else {}
            return {"ritme": ritme.stap.tekst, **vanaf, **woorden}
        if periode := lees_termijn(tekst, anker):
            return {"edtf": periode.tekst, **woorden}
        if reden := waarom_geen_dag(tekst):
            raise ValueError(reden)
    raise ValueError(_not_understood(getypt, "termijn", "uiterlijk 2 maart, begin juli of elke 6 weken"))


def toon_moment(periode: Periode, tekst: str = "") -> str:
    """A day with its weekday, or a period by name with its first and last day; ``tekst`` is what it was called.

    ``vrijdag 2 maart 2018``, ``uiterlijk vrijdag 2 maart 2018``, ``begin juli: van 1 juli 2018 t/m 10 juli 2018``.
    """
    if periode.vroegste is None:
        return f"uiterlijk {met_weekdag(periode.einde)}"
    if periode.laatste is None:
        return f"vanaf {met_weekdag(periode.vroegste)}, zonder laatste dag"
    if periode.vroegste == periode.laatste:
        return met_weekdag(periode.laatste)
    dagen = _from_to(periode)
    naam = tekst or ("" if "/" in periode.tekst else in_woorden(periode))
    return dagen if _says_no_more(naam, dagen) else f"{naam}: {dagen}"


def toon_termijn(data: dict[str, Data]) -> str:
    """What a deadline was understood as, in one sentence with its first and last day."""
    if "geen" in data:
        return f"geen termijn: {data['geen']}"
    if "ritme" in data:
        begin_ = [f"vanaf {met_weekdag(begin(parse_edtf(str(data['vanaf']))))}"] if "vanaf" in data else []
        einde = [f"t/m {met_weekdag(parse_edtf(str(data['tot'])).einde)}"] if "tot" in data else []
        return ", ".join([parse_duur(str(data["ritme"])).woorden, *begin_, *einde])
    return toon_moment(parse_edtf(str(data["edtf"])), str(data.get("tekst", "")))


def _spelled(getypt: str) -> str:
    if not getypt.strip():
        raise ValueError("er is niets ingevuld; schrijf bijvoorbeeld 2 maart 2018, begin juli of vorige week")
    return gewoon(getypt) if len(getypt) <= _LANGSTE else ""


def _reason(reden: str) -> str:
    if not reden.strip():
        raise ValueError("achter `geen:` hoort de reden waarom er geen termijn is")
    return reden.strip()


@contextmanager
def _naming(getypt: str) -> Iterator[None]:
    """Puts what was typed before the reason why it cannot be."""
    try:
        yield
    except ValueError as fout:
        raise ValueError(f"{genoemd(getypt)}: {fout}") from None


def _not_understood(getypt: str, wat: str, voorbeelden: str) -> str:
    return f"{genoemd(getypt)} is niet te begrijpen als {wat}; schrijf bijvoorbeeld {voorbeelden}"


def _from_to(periode: Periode) -> str:
    return f"van {lang(begin(periode))} t/m {lang(periode.einde)}"


def _says_no_more(naam: str, dagen: str) -> bool:
    """Whether all words of the name stand in the sentence, in that order."""
    over = iter(dagen.split())
    return all(woord in over for woord in naam.lower().split())
