"""Facts of a case that single somebody out only together: who, where and when; or how much and where."""

import re
from functools import cache

from actiepunten.privacy.lijsten import bare, word_list
from actiepunten.privacy.nummers import DAG

_AMOUNT = re.compile(
    r"(?:€|\beur\b|\beuro\b|\$|\busd\b)\s?(?P<voor>\d[\d.]{0,30}(?:,\d\d)?)|(?P<na>\d[\d.]{0,30}(?:,\d\d)?)\s?euro\b",
    re.IGNORECASE,
)
_DAG = re.compile(DAG, re.IGNORECASE)
_ROUND = 100


def names_person_at_post(tekst: str) -> bool:
    """Whether a plain text names a post abroad, a function and a day."""
    return bool(_DAG.search(tekst) and _posts().search(bare(tekst)) and _functions().search(bare(tekst)))


def names_amount_at_place(tekst: str) -> bool:
    """Whether a plain text names an exact amount and a place; a round amount is not exact."""
    bedragen = (gevonden["voor"] or gevonden["na"] for gevonden in _AMOUNT.finditer(tekst))
    return any(map(_is_exact, bedragen)) and bool(_places().search(bare(tekst)))


def _is_exact(bedrag: str) -> bool:
    heel, _, centen = bedrag.rstrip(".").partition(",")
    return centen.strip("0") != "" or int(heel.replace(".", "") or 0) % _ROUND != 0


@cache
def _posts() -> re.Pattern[str]:
    # A place in the own country is no post, and a part of the world singles nobody out.
    return _any_of(word_list("plaatsen") - word_list("geen_post"))


@cache
def _places() -> re.Pattern[str]:
    return _any_of(word_list("plaatsen"))


@cache
def _functions() -> re.Pattern[str]:
    return _any_of(word_list("functies"))


def _any_of(woorden: frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, sorted(woorden, key=len, reverse=True))) + r")(?![\w-])"
    )
