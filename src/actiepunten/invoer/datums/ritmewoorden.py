"""The words for a rhythm: ``eens in de 6 weken``, ``maandelijks``, ``twee keer per jaar``.

A phrase is compared in one spelling (see ``schrijfwijze``) with the table ``_VORMEN``, from above.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from actiepunten.invoer.datums.datumwoorden import lees_vooruit
from actiepunten.invoer.datums.periodewoorden import Gevonden
from actiepunten.invoer.datums.tijddelen import AANTAL, GETAL, JAAR_IN_MAANDEN, als_duur, als_getal
from actiepunten.records.edtf import Duur, Periode, parse_duur

_VAN_LIJKS = {
    "dage": "dag",
    "weke": "week",
    "maande": "maand",
    "kwartaal": "kwartaal",
    "halfjaar": "halfjaar",
    "jaar": "jaar",
}


@dataclass(frozen=True, slots=True)
class Ritmewoorden:
    """A rhythm as it was typed."""

    stap: Duur
    vanaf: Periode | None


def lees_ritme(tekst: str, anker: date) -> Ritmewoorden | None:
    """The rhythm that the phrase sets on the day; ``None`` where it sets none."""
    ritme, _, begin = tekst.partition(" vanaf ")
    if not (stap := _step(ritme)):
        return None
    if not begin:
        return Ritmewoorden(stap, None)
    vanaf = lees_vooruit(begin, anker)
    return Ritmewoorden(stap, vanaf) if vanaf else None


def _step(tekst: str) -> Duur | None:
    return next((maak(gevonden) for vorm, maak in _VORMEN if (gevonden := vorm.fullmatch(tekst))), None)


def _each(gevonden: Gevonden) -> Duur:
    return als_duur(gevonden["getal"], gevonden["eenheid"])


def _every_other(gevonden: Gevonden) -> Duur:
    return als_duur("twee", gevonden["eenheid"])


def _adverb(gevonden: Gevonden) -> Duur:
    return als_duur(gevonden["getal"], _VAN_LIJKS[gevonden["eenheid"]])


def _times_a_year(gevonden: Gevonden) -> Duur:
    keer = als_getal(gevonden["keer"])
    if not keer or JAAR_IN_MAANDEN % keer:
        raise ValueError("dit is geen vaste stap in maanden; schrijf bijvoorbeeld elke 10 weken")
    return parse_duur("P1Y" if keer == 1 else f"P{JAAR_IN_MAANDEN // keer}M")


_VORMEN: tuple[tuple[re.Pattern[str], Callable[[Gevonden], Duur]], ...] = tuple(
    (re.compile(patroon, re.ASCII), maak)
    for patroon, maak in (
        (r"p\d{1,4}[dwmy]", lambda gevonden: parse_duur(gevonden[0].upper())),
        (rf"(?:elke?|iedere?|per|(?:eens|(?:een|1) keer) (?:in|per|elke|iedere)) {AANTAL}", _each),
        (r"om (?P<eenheid>dag|week|maand|jaar)", _every_other),
        (rf"om (?P<getal>{GETAL}) (?P<eenheid>dagen|weken|maanden|jaar)", _each),
        (rf"(?P<keer>{GETAL}) keer (?:per|in) jaar", _times_a_year),
        (rf"(?:(?P<getal>{GETAL})[- ]?)?(?P<eenheid>{'|'.join(_VAN_LIJKS)})lijks", _adverb),
    )
)
