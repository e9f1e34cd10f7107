"""Numbers, units and parts of periods: ``zes weken``, ``tweede kwartaal``, ``begin juli``."""

from datetime import date

from actiepunten.invoer.datums.reeks import BUITEN_KALENDER, begin, van_tot
from actiepunten.records.edtf import SEIZOENEN, Duur, Periode, parse_duur, parse_edtf

GETALLEN = {
    woord: getal
    for getal, woord in enumerate(
        ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"), 1
    )
}
EENHEDEN = {
    "dag": (1, "D"),
    "dagen": (1, "D"),
    "week": (1, "W"),
    "weken": (1, "W"),
    "maand": (1, "M"),
    "maanden": (1, "M"),
    "kwartaal": (3, "M"),
    "kwartalen": (3, "M"),
    "halfjaar": (6, "M"),
    "jaar": (1, "Y"),
    "jaren": (1, "Y"),
}
JAAR_IN_MAANDEN = 12
GETAL = rf"(?:\d{{1,4}}|{'|'.join(GETALLEN)})"
EENHEID = rf"(?:{'|'.join(sorted(EENHEDEN, key=len, reverse=True))})"
AANTAL = rf"(?:(?P<getal>{GETAL}) )?(?P<eenheid>{EENHEID})"

# By the length in months, where its begin, middle and end start; a month is divided by its days.
_GRENZEN = {3: (0, 1, 2), 6: (0, 2, 4), JAAR_IN_MAANDEN: (0, 3, 9)}
_DAGGRENZEN = (1, 11, 21)
_DELEN = {"begin": 0, "medio": 1, "half": 1, "halverwege": 1, "midden": 1, "eind": 2}
DEEL = rf"(?:{'|'.join(_DELEN)})"


def als_getal(woord: str) -> int:
    """The number of ``6`` or ``zes``."""
    return GETALLEN[woord] if woord in GETALLEN else int(woord)


def als_duur(getal: str | None, eenheid: str) -> Duur:
    """``P6W`` for ``zes weken``; ``ValueError`` for what no calendar holds, such as 0 weeks."""
    keer, letter = EENHEDEN[eenheid]
    return parse_duur(f"P{keer * als_getal(getal or 'een')}{letter}")


def dag_na(dag: date, duur: Duur, keer: int = 1) -> date:
    """The day that lies the duration after the day (with ``keer`` -1: before it)."""
    if (gevonden := duur.na(dag, keer)) is None:
        raise ValueError(BUITEN_KALENDER)
    return gevonden


def maanden(jaar: int, eerste: int, laatste: int) -> Periode:
    """The months of the year from the first to the last, counted from 1; past December they are in the next year."""
    van, tot = (
        f"{jaar + (maand - 1) // JAAR_IN_MAANDEN:04}-{(maand - 1) % JAAR_IN_MAANDEN + 1:02}"
        for maand in (eerste, laatste)
    )
    return parse_edtf(van if van == tot else f"{van}/{tot}")


def deel_van(periode: Periode, deel: str) -> Periode:
    """The begin, middle or end of a month (1-10, 11-20, 21-last day) or of what has whole months.

    Of a season or a quarter each part is a month; of a year the first quarter, the two between, and the last one.
    """
    eerste, laatste, welk = begin(periode), periode.einde, _DELEN[deel]
    aantal = (laatste.year - eerste.year) * JAAR_IN_MAANDEN + laatste.month - eerste.month + 1
    heel = periode.tekst in (maanden(eerste.year, eerste.month, eerste.month + aantal - 1).tekst, f"{eerste.year:04}")
    if aantal == 1 and heel:
        dagen = (*_DAGGRENZEN, laatste.day + 1)
        return van_tot(eerste.replace(day=dagen[welk]), eerste.replace(day=dagen[welk + 1] - 1))
    if aantal not in _GRENZEN or not (heel or is_seizoen(periode)):
        raise ValueError(f"{deel} kan bij een maand, een seizoen, een kwartaal of een jaar")
    grenzen = [eerste.month + grens for grens in (*_GRENZEN[aantal], aantal)]
    return maanden(eerste.year, grenzen[welk], grenzen[welk + 1] - 1)


def is_seizoen(periode: Periode) -> bool:
    """Whether the period is a season, such as ``2018-23``."""
    return periode.tekst[4:] in {f"-{seizoen}" for seizoen in SEIZOENEN}
