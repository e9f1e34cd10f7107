"""Lists of words: given names, surnames, places, functions, and what begins the name of an institution.

Facts of common knowledge; a word that is an ordinary Dutch word or a place stands in none of the lists of names.
"""

import unicodedata
from functools import cache
from importlib.resources import files


@cache
def word_list(naam: str) -> frozenset[str]:
    """The words of ``lijsten/<naam>.txt``, as :func:`bare` gives them."""
    tekst = (files("actiepunten.privacy") / "lijsten" / f"{naam}.txt").read_text(encoding="utf-8")
    return frozenset(map(bare, tekst.splitlines()))


def bare(woord: str) -> str:
    """The word without case and accents, by which words are compared."""
    ontleed = unicodedata.normalize("NFKD", woord.casefold())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken)).replace("’", "'")
