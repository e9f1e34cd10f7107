"""Names of records: scoped by body and meeting (besluit), by day (actie) or by year (casus).

The id is the file name. It never changes, also when the facts it was made from do.
"""

import re
from enum import StrEnum

CODE_PATTERN = r"[A-Z0-9]+(?:-[A-Z0-9]+)*"
BESLUIT_PATTERN = rf"{CODE_PATTERN}-\d{{4}}-\d{{2}}-\d{{2}}-\d{{2,6}}"
ACTIE_PATTERN = r"A-\d{4}-\d{2}-\d{2}-\d{2,6}"
CASUS_PATTERN = r"C-\d{4}-\d{2,6}"
MAYBE_ID = re.compile(rf"(?<![\w-]){CODE_PATTERN}(?:-[A-Z0-9]+)(?![\w-])", re.ASCII)
"""What in a text may be the id of a record."""


class Soort(StrEnum):
    """The three kinds of record, each with the folder below ``data/`` that holds it."""

    BESLUIT = "besluit"
    ACTIE = "actie"
    CASUS = "casus"

    @property
    def map(self) -> str:
        """The name of the folder."""
        return _MAPPEN[self]


_MAPPEN = {Soort.BESLUIT: "besluiten", Soort.ACTIE: "acties", Soort.CASUS: "casuistiek"}

_BESLUIT = re.compile(rf"(?P<orgaan>{CODE_PATTERN})-(?P<datum>\d{{4}}-\d{{2}}-\d{{2}})-(?P<nummer>\d{{2,6}})", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)


def besluit_parts(besluit_id: str) -> tuple[str, str, int] | None:
    """Body, ISO date and number in the id of a besluit; ``None`` where it is not of that form."""
    gevonden = _BESLUIT.fullmatch(besluit_id)
    return (gevonden["orgaan"], gevonden["datum"], int(gevonden["nummer"])) if gevonden else None


def kind_of_id(record_id: str) -> Soort | None:
    """The kind of record that has an id of that form; ``None`` where none has."""
    vormen = {Soort.ACTIE: ACTIE_PATTERN, Soort.CASUS: CASUS_PATTERN, Soort.BESLUIT: BESLUIT_PATTERN}
    return next((soort for soort, vorm in vormen.items() if re.fullmatch(vorm, record_id, re.ASCII)), None)


def sort_key(record_id: str) -> tuple[tuple[int, int, str], ...]:
    """Orders ids by segment, numbers as numbers, so that 100 comes after 99."""
    return tuple((0, int(deel), "") if _DIGITS.fullmatch(deel) else (1, 0, deel) for deel in record_id.split("-"))
