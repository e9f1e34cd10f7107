"""Whether two cells say the same, apart from what Excel makes of numbers, dates and months by itself."""

import re
from datetime import date

from actiepunten.invoer.lijst.uitdraai import gladgestreken
from actiepunten.records.edtf import parse_dag, parse_edtf
from actiepunten.taal import MAANDEN

_SHORT_MONTH = re.compile(r"(?P<maand>[a-z]{3,4})\.?[-\s](?P<jaar>\d{2}|\d{4})", re.IGNORECASE)


def zegt_hetzelfde(cel: str, nu: str) -> bool:
    """Whether both say the same, apart from what Excel makes of numbers, dates and months by itself."""
    een, ander = gladgestreken(cel), gladgestreken(nu)
    if een == ander or (een.removeprefix("'") == ander and ander):
        return True
    if (dagen := _days(een)) and dagen == _days(ander):
        return True
    try:
        return float(een.replace(",", ".")) == float(ander.replace(",", "."))
    except ValueError:
        return False


def _days(tekst: str) -> tuple[date | None, date | None] | None:
    """First and last day of what is a date or month in any of the forms that Excel gives it."""
    if kort := _SHORT_MONTH.fullmatch(tekst):
        namen = [maand for maand in MAANDEN if maand[:3] == kort["maand"][:3].casefold() or _abbreviated(maand, kort)]
        jaar = kort["jaar"] if len(kort["jaar"]) > len("18") else f"20{kort['jaar']}"
        return _days(f"{jaar}-{MAANDEN.index(namen[0]) + 1:02}") if namen else None
    for lees in (parse_dag, parse_edtf):
        try:
            periode = lees(tekst)
        except ValueError:
            continue
        return periode.vroegste, periode.laatste
    woorden = tekst.casefold().split()
    for nummer, maand in enumerate(MAANDEN, start=1):
        if len(woorden) > 1 and woorden[-2] == maand and re.fullmatch(r"\d{4}", woorden[-1]):
            dag = f"-{int(woorden[0]):02}" if len(woorden) > 2 and woorden[0].isdigit() else ""  # noqa: PLR2004
            return _days(f"{woorden[-1]}-{nummer:02}{dag}") if len(woorden) == 2 + bool(dag) else None
    return None


def _abbreviated(maand: str, kort: re.Match[str]) -> bool:
    return maand == "maart" and kort["maand"].casefold() == "mrt"
