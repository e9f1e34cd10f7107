"""One spelling for what people type as a date: case, white space, dots, accents and articles do not matter."""

import re
import unicodedata

_TEKENS = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‑": "-"})
_LIDWOORDEN = {"de", "het"}
_LENGTE = 60  # of what is repeated in a message
MAAND = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)"
)

_HERSCHRIJF = tuple(
    (re.compile(patroon, re.ASCII), nieuw)
    for patroon, nieuw in (
        (r"\btot en met\b|\btm\b", "t/m"),
        (r"\b(?:met ingang van|miv|ingaande(?: op)?|te beginnen (?:op|in|met))\b", "vanaf"),
        (rf"\b({MAAND})[-/]({MAAND})\b", r"\1 t/m \2"),
        (rf"\b(\d{{1,2}})[-/]({MAAND})\b(?:[-/](?=\d))?", r"\1 \2 "),
        (rf"\b({MAAND})[-/](\d{{4}})\b", r"\1 \2"),
        (rf"\b(\d{{1,2}}) ?- ?(\d{{1,2}}) ({MAAND})\b", r"\1 t/m \2 \3"),
        (r"(?<=[a-z\d]) - (?=[a-z\d])", " t/m "),
        (r"^(\d{4})[- ]?(q[1-4]|w\d{1,2})$", r"\2 \1"),
        (r"\b(\d{1,2}) ?x\b", r"\1 keer"),
        (r"\b(een|twee|drie|vier)maal\b", r"\1 keer"),
        (r"\bhalf[- ]jaar", "halfjaar"),
        (r"\beinde\b", "eind"),
    )
)
_CIJFERS = re.compile(r"[\d ./-]+", re.ASCII)


def gewoon(getypt: str) -> str:
    """``vóór  de Zomer a.s.`` → ``voor zomer as``: what the phrases are compared with."""
    kaal = unicodedata.normalize("NFD", getypt.translate(_TEKENS).lower())
    zonder_accenten = "".join(teken for teken in kaal if not unicodedata.combining(teken))
    woorden = [_without_dots(woord) for woord in zonder_accenten.split()]
    tekst = " ".join(woord for woord in woorden if woord and woord not in _LIDWOORDEN)
    if is_getal(tekst):
        return re.sub(r" ?([-/]) ?", r"\1", tekst)
    for patroon, nieuw in _HERSCHRIJF:
        tekst = patroon.sub(nieuw, tekst)
    return " ".join(tekst.split())


def is_getal(tekst: str) -> bool:
    """Whether a text in one spelling is a date in figures, without words."""
    return bool(_CIJFERS.fullmatch(tekst))


def netjes(getypt: str) -> str:
    """What was typed on one line."""
    return " ".join(getypt.split())


def genoemd(getypt: str) -> str:
    """What was typed as it is repeated in a message: in quotes, and never a page of it."""
    tekst = netjes(getypt)
    return f"‘{tekst if len(tekst) <= _LENGTE else tekst[: _LENGTE - 1] + '…'}’"


def _without_dots(woord: str) -> str:
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]?,?", woord):
        return woord.replace(".", "").rstrip(",")
    return re.sub(r"(?<=\w)[.,;]+$", "", woord)
