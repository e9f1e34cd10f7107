"""JSON and CSV: the same data for programs and for spreadsheets."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from actiepunten.render.text import clean

_FORMULA = ("=", "+", "-", "@")
_CONTROL = ("\t", "\r", "\0")


def to_json(data: Mapping[str, Any] | Sequence[Any]) -> str:
    """The data as JSON, in the order given, readable and in UTF-8."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_csv(rijen: Iterable[Mapping[str, Any]], kolommen: Iterable[str]) -> str:
    """One line a row under a line of column names; lists in a cell are separated by semicolons.

    A text that a spreadsheet would take for a formula is preceded by an apostrophe (OWASP, CSV injection).
    """
    namen = list(kolommen)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(namen)
    for rij in rijen:
        writer.writerow([_cell(rij.get(naam)) for naam in namen])
    return out.getvalue()


def _cell(waarde: object) -> str:
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case int():
            return str(waarde)
        case list():
            return _guard("; ".join(str(een["id"]) if isinstance(een, dict) else str(een) for een in waarde))
        case _:
            return _guard(clean(str(waarde)))


def _guard(tekst: str) -> str:
    formule = tekst.lstrip().startswith(_FORMULA) or tekst.startswith(_CONTROL)
    return f"'{tekst}" if formule else tekst
