"""Findings as workflow commands: GitHub shows them at the lines of a change, and the rest in the log of the step."""

import re
from collections.abc import Iterable, Iterator

from actiepunten.bevinding import Bevinding, Ernst, most_serious_first
from actiepunten.herkomst import Herkomst
from actiepunten.render import bevindingtekst, terminal
from actiepunten.render.text import clean, one_line
from actiepunten.rules.runner import Uitslag
from actiepunten.taal import aantal

SHOWN = 10
"""How many annotations of each severity GitHub keeps of one step."""

_COMMANDS = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.INFO: "notice"}
_ESCAPES = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY_ESCAPES = {**_ESCAPES, ord(":"): "%3A", ord(","): "%2C"}

# Besides ``::command::`` at the start of a line, the runner still obeys ``##[command]`` anywhere in one; where it
# looks for these it may skip characters that nobody sees.
_OLD_COMMAND = re.compile(r"(#[^\w\[]*)(\[)?")
_HARMLESS_START = re.compile(r" *[\w.→]")


def render(herkomst: Herkomst, uitslag: Uitslag, prefix: str) -> str:
    """A command for as many findings as GitHub shows, most serious first; then, as text, the total and the others."""
    bevindingen = most_serious_first(uitslag.bevindingen)
    getoond = [een for ernst in Ernst for een in [b for b in bevindingen if b.ernst is ernst][:SHOWN]]
    over = [een for ernst in Ernst for een in [b for b in bevindingen if b.ernst is ernst][SHOWN:]]
    regels = [*(_command(een, prefix) for een in getoond), *map(_harmless, _log(herkomst, uitslag, over, prefix))]
    return "\n".join(regels) + "\n"


def _command(bevinding: Bevinding, prefix: str) -> str:
    plaats = bevinding.plaats
    gegeven = {
        "file": prefix + plaats.bestand,
        "line": plaats.regelnummer,
        "col": plaats.kolom,
        "title": one_line(f"{bevinding.regel} {bevinding.record or ''}"),
    }
    waar = ",".join(f"{naam}={_property(str(waarde))}" for naam, waarde in gegeven.items() if waarde)
    return f"::{_COMMANDS[bevinding.ernst]} {waar}::{bevindingtekst.way_out(bevinding).translate(_ESCAPES)}"


def _property(waarde: str) -> str:
    return clean(waarde.translate(_PROPERTY_ESCAPES))


def _log(herkomst: Herkomst, uitslag: Uitslag, over: Iterable[Bevinding], prefix: str) -> Iterator[str]:
    yield from (regel.plain for regel in terminal.left_out(herkomst))
    yield bevindingtekst.total(herkomst, uitslag)
    if over := list(over):
        nog = aantal(len(over), "bevinding", "bevindingen")
        yield f"Nog {nog}; GitHub toont er van elke ernst ten hoogste {SHOWN} bij de bestanden:"
    yield from (regel.plain for een in over for regel in bevindingtekst.finding(een, prefix))
    yield from (bevindingtekst.excepted(een).plain for een in uitslag.uitgezonderd)


def _harmless(regel: str) -> str:
    """The line, changed where the runner would obey it."""
    regel = _OLD_COMMAND.sub(lambda gevonden: gevonden[1] + (" [" if gevonden[2] else ""), regel)
    return regel if _HARMLESS_START.match(regel) else f"./{regel}"
