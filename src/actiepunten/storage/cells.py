"""What the cells of any spreadsheet have in common: how a value reads as text, what fits, and what is said of them."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from textwrap import wrap

from actiepunten.errors import ActiepuntenError

NOTES = "opmerkingen bij cellen zijn niet gelezen; zet in een kolom wat mee moet"
_MAX_CELLS = 5_000_000
_MAX_LINES = 27
_PER_WIDTH = 1.1
"""How many letters of a text go where one digit goes: a width is told in digits, and most letters are narrower."""
_PADDING = 1
"""What the sides of a cell take of its width."""


def lines(cellen: Sequence[str], breedtes: Sequence[int]) -> int:
    """How many lines a row of texts takes in columns of so many digits, at most what any program shows."""
    per_cel = (
        sum(len(wrap(regel, max(1, int((breedte - _PADDING) * _PER_WIDTH)))) or 1 for regel in tekst.split("\n"))
        for tekst, breedte in zip(cellen, breedtes, strict=False)
        if breedte
    )
    return min(max(per_cel, default=1), _MAX_LINES)


def words(tekst: str) -> str:
    """The text of a cell with one kind of line end and no white space around it."""
    return re.sub(r"\r\n?|_x000D_\n?", "\n", tekst).strip()


def truth(value: bool) -> str:  # noqa: FBT001 (the value of a cell)
    """A yes or no as Dutch programs show it."""
    return "WAAR" if value else "ONWAAR"


def number(value: float, *, percentage: bool = False) -> str:
    """A number without zeros that say nothing."""
    return f"{number(value * 100)}%" if percentage else format(value, ".15g")


def day(value: date, vorm: str) -> str:
    """ISO, as precise as the cell shows it: programs make a first day of ``sep-18`` and of nothing else.

    ``vorm`` has the letters ``y``, ``m`` and ``d`` of what is shown.
    """
    if isinstance(value, datetime) and (value.hour or value.minute):
        return value.isoformat(" ", "minutes")
    dag = value.date() if isinstance(value, datetime) else value
    if dag.day == 1 and "y" in vorm and "d" not in vorm:
        return f"{dag:%Y-%m}" if "m" in vorm else f"{dag:%Y}"
    return dag.isoformat()


def refuse_many(geteld: int, blad: str) -> None:
    """:class:`ActiepuntenError` where a sheet has more cells than any list."""
    if geteld > _MAX_CELLS:
        raise too_large(blad)


def too_large(blad: str) -> ActiepuntenError:
    """The error for a sheet that is no list."""
    return ActiepuntenError(f"het blad {blad} is te groot", "bewaar alleen de lijst zelf")


def without_result(programma: str) -> str:
    """What to say of a formula whose result is not in the file."""
    return f"de uitkomst van de formule staat niet in het bestand; bewaar het met {programma}"


def with_error(fout: str) -> str:
    """What to say of a formula that gives an error."""
    return f"de formule geeft een fout ({fout})"


def hidden(bladen: Sequence[str]) -> tuple[str, ...]:
    """What to say of sheets that are not shown; nothing where there are none."""
    return (f"niet gelezen, want verborgen: {', '.join(bladen)}",) if bladen else ()
