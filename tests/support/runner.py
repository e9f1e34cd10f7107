"""What the runner of GitHub Actions would obey in a log, read more generously than the runner itself does."""

import re
import unicodedata
from dataclasses import dataclass

_KNOWN = r"(?:error|warning|notice|debug|add-mask|stop-commands|group|endgroup|set-output|set-env|save-state|echo)"
_NEW = re.compile(rf"\s*::({_KNOWN})(?: (.*?))?::(.*)", re.DOTALL)
_OLD = re.compile(r"##\[")
_UNSEEN = ("Mn", "Me", "Cf", "Cc", "Cs")


@dataclass(frozen=True)
class Opdracht:
    """A workflow command as the runner would understand it."""

    naam: str
    velden: dict[str, str]
    tekst: str


def _decoded(tekst: str, extra: str = "") -> str:
    for teken in f"\r\n{extra}%":
        tekst = tekst.replace(f"%{ord(teken):02X}", teken)
    return tekst


def command_in(regel: str) -> Opdracht | None:
    """The command at the start of a line; the older form, anywhere in it, is an error in every answer of ours."""
    if gevonden := _NEW.match(regel):
        paren = (paar.split("=", 1) for paar in (gevonden[2] or "").split(","))
        velden = {naam: _decoded(waarde, ":,") for naam, waarde in paren}
        return Opdracht(gevonden[1], velden, _decoded(gevonden[3]))
    # A comparison that knows languages looks past what nobody sees.
    gezien = "".join(teken for teken in regel if unicodedata.category(teken) not in _UNSEEN)
    assert not gezien.lstrip().startswith("::"), regel
    assert not _OLD.search(gezien), regel
    return None


def split_log(uitvoer: str) -> tuple[list[Opdracht], list[str]]:
    """The commands in what a step wrote, and the other lines; any line end that a reader may know counts."""
    gelezen = [(regel, command_in(regel)) for regel in uitvoer.splitlines()]
    return [een for _, een in gelezen if een], [regel for regel, een in gelezen if not een]
