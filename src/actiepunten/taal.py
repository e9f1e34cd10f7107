"""Dutch dates and counts for people."""

from datetime import date

# fmt: off
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)
# fmt: on


def lang(dag: date) -> str:
    """``14 september 2018``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def kort(dag: date) -> str:
    """``14-9-2018``."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def aantal(getal: int, enkelvoud: str, meervoud: str) -> str:
    """``1 actie``, ``2 acties``."""
    return f"{getal} {enkelvoud if getal == 1 else meervoud}"


def opsomming(delen: "list[str] | tuple[str, ...]", laatste: str = "en") -> str:
    """``a, b en c``."""
    return f" {laatste} ".join(filter(None, [", ".join(delen[:-1]), *delen[-1:]]))


def hoofdletter(tekst: str) -> str:
    """The text with a capital at its start."""
    return tekst[:1].upper() + tekst[1:]
