"""Dutch dates and counts for people."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

# fmt: off
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)
# fmt: on
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


SEIZOENEN = {"21": "voorjaar", "22": "zomer", "23": "najaar", "24": "winter"}


class Tijdvak(Protocol):
    """A period with its text in EDTF."""

    @property
    def tekst(self) -> str:
        """The text as written."""

    @property
    def vroegste(self) -> date | None:
        """The first day."""

    @property
    def laatste(self) -> date | None:
        """The last day."""


def in_woorden(tijdvak: Tijdvak) -> str:
    """``uiterlijk 31 mei 2024``, ``10 maart 2025 t/m 15 april 2025``, ``winter 2024``, ``juli 2018``, ``2019``."""
    if "/" in tijdvak.tekst:
        if tijdvak.vroegste is None:
            return f"uiterlijk {lang(tijdvak.laatste)}" if tijdvak.laatste else tijdvak.tekst
        if tijdvak.laatste is None:
            return f"vanaf {lang(tijdvak.vroegste)}"
        return f"{lang(tijdvak.vroegste)} t/m {lang(tijdvak.laatste)}"
    jaar, *rest = tijdvak.tekst.split("-")
    if len(rest) > 1 and tijdvak.vroegste:
        return lang(tijdvak.vroegste)
    if not rest:
        return jaar
    return f"{SEIZOENEN.get(rest[0]) or MAANDEN[int(rest[0]) - 1]} {jaar}"


def lang(dag: date) -> str:
    """``14 september 2018``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def met_weekdag(dag: date) -> str:
    """``vrijdag 14 september 2018``."""
    return f"{WEEKDAGEN[dag.weekday()]} {lang(dag)}"


def kort(dag: date) -> str:
    """``14-9-2018``."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def aantal(getal: int, enkelvoud: str, meervoud: str) -> str:
    """``1 actie``, ``2 acties``."""
    return f"{getal} {enkelvoud if getal == 1 else meervoud}"


def opsomming(delen: Sequence[str], laatste: str = "en") -> str:
    """``a, b en c``."""
    return f" {laatste} ".join(filter(None, [", ".join(delen[:-1]), *delen[-1:]]))


def hoofdletter(tekst: str) -> str:
    """The text with a capital at its start."""
    return tekst[:1].upper() + tekst[1:]
