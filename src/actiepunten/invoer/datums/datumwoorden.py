"""The words around a day or a period: ``begin juli``, ``vrijdag 2 maart``, ``1 mei t/m 10 juni``, ``komende zomer``.

``lees`` gives what a whole phrase names; what is inside it stands in ``periodewoorden``.
"""

import re
from datetime import date

from actiepunten.invoer.datums.periodewoorden import (
    BEREIK,
    SOORT,
    STAP,
    TIJDVAKKEN,
    VORMEN,
    WEEKDAG,
    Gevonden,
    stap_van,
    volg,
    vormen,
    weekdagnummer,
)
from actiepunten.invoer.datums.reeks import Aanduiding, Bereik, Reeks, begin, op_weekdag, tussen, week_van, zoek
from actiepunten.invoer.datums.tijddelen import DEEL, deel_van
from actiepunten.records.edtf import Periode

_TERUG = ("jl", "laatstleden")
_OMHEEN = re.compile(
    r"(?:(?:op|in|gedurende|loop van|periode|ergens|volgt|nog|dd) )*(?:(?P<voor>jl|as|aanstaande) )?(?P<kern>.+?)"
    r"(?: (?P<na>jl|laatstleden|as|aanstaande))?"
)
_ZONDER_JAAR = ("vorig", "volgend")
"""Who says ``volgende zomer`` in spring may mean this year or the next."""


def lees(tekst: str, anker: date) -> Aanduiding | None:
    """What the phrase names, seen from the day; ``None`` where it is none.

    ``jl`` and ``as`` say themselves whether to look back or ahead.
    """
    if not (gevonden := _OMHEEN.fullmatch(tekst)):
        return None
    aanduiding = _bare(gevonden["kern"], anker)
    richting = gevonden["voor"] or gevonden["na"]
    return zoek(aanduiding, anker, terug=richting in _TERUG) if aanduiding and richting else aanduiding


def lees_vooruit(tekst: str, anker: date) -> Periode | None:
    """The nearest period that the phrase names, looking ahead."""
    aanduiding = lees(tekst, anker)
    return zoek(aanduiding, anker, terug=False) if aanduiding else None


def _bare(tekst: str, anker: date) -> Aanduiding | None:
    return volg(VORMEN, tekst, anker) or volg(_SAMENGESTELD, tekst, anker)


def _week_of(gevonden: Gevonden, anker: date) -> Aanduiding | None:
    match _bare(gevonden["rest"], anker):
        case Periode() as periode if begin(periode) == periode.einde:
            return week_van(periode.einde)
        case Reeks(weekdag=None) as reeks:
            return Reeks(lambda jaar: [week_van(dag.einde) for dag in reeks.in_jaar(jaar) if begin(dag) == dag.einde])
        case _:
            return None


def _interval(gevonden: Gevonden, anker: date) -> Aanduiding | None:
    if gevonden["soort"] == "en" and not gevonden["tussen"]:
        return None
    inclusief = gevonden["soort"] != "tot"
    match lees(gevonden["van"], anker), lees(gevonden["tot"], anker):
        case Reeks() as van, Reeks() as tot:
            return Bereik(van, tot, inclusief)
        case Reeks() as van, Periode() as tot:
            return tussen(van.terug(tot.einde), tot, inclusief=inclusief)
        case Periode() as van, Reeks() as tot:
            return tussen(van, tot.vooruit(van.einde), inclusief=inclusief)
        case Periode() as van, Periode() as tot:
            return tussen(van, tot, inclusief=inclusief)
        case _:
            return None


def _part(gevonden: Gevonden, anker: date) -> Aanduiding | None:
    heel = f"dit {gevonden['rest']}" if gevonden["rest"] in TIJDVAKKEN else gevonden["rest"]
    match _bare(heel, anker):
        case Periode() as periode:
            return deel_van(periode, gevonden["deel"])
        case Reeks() as reeks:
            return Reeks(lambda jaar: [deel_van(periode, gevonden["deel"]) for periode in reeks.in_jaar(jaar)])
        case _:
            return None


def _weekday_with_date(gevonden: Gevonden, anker: date) -> Aanduiding | None:
    weekdag = weekdagnummer(gevonden["weekdag"])
    match _bare(gevonden["rest"], anker):
        case Periode() as periode:
            return op_weekdag(periode, weekdag)
        case Reeks() as reeks:
            return Reeks(reeks.in_jaar, weekdag)
        case _:
            return None


def _near(gevonden: Gevonden, anker: date) -> Aanduiding | None:
    if not isinstance(reeks := _bare(gevonden["rest"], anker), Reeks):
        return None
    if gevonden["stap"].startswith(_ZONDER_JAAR):
        raise ValueError("hier is niet duidelijk welk jaar bedoeld is; schrijf het jaar erbij")
    return (reeks.rond, reeks.later, reeks.eerder)[stap_van(gevonden["stap"])](anker)


_NIET_NOG_EEN = r"(?!.* (?:t/m|tot) )"
_SAMENGESTELD = vormen(
    (r"week van (?P<rest>.+)", _week_of),
    (rf"{BEREIK}(?P<van>.+?) {SOORT} {_NIET_NOG_EEN}(?P<tot>.+)", _interval),
    (rf"(?P<deel>{DEEL})(?: van)? (?P<rest>.+)", _part),
    (rf"(?P<weekdag>{WEEKDAG}|ma|di|wo|do|vr|za|zo) (?P<rest>.+)", _weekday_with_date),
    (rf"{STAP} (?P<rest>.+)", _near),
)
