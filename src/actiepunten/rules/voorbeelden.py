"""What is right and what is wrong by example, one of each for every rule; the tests run them.

An example is a small register in one text, in which each file begins with a line ``=== data/acties/….yaml``.
Where a rule is about a change, ``=== basis data/…`` is a file as it was and ``=== nieuw data/…`` as it became.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

_HEAD = re.compile(r"^=== ((?:basis |nieuw )?data/\S+)\n", re.MULTILINE)
_PLACE = re.compile(r"(data/[^:\s]+)(?::(\d+))?")
_REGISTER = "data/register.yaml"
_LAST = 1_000_000
_SHOWN = 14  # of a longer file only the lines around the place are shown


@dataclass(frozen=True, slots=True)
class Fragment:
    """A file of an example, or the part of it that matters."""

    bestand: str
    """The path; before a change with ``(was)`` behind it."""
    tekst: str


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A rule by example: what is right, what is wrong, and what check then says."""

    goed: tuple[Fragment, ...]
    fout: tuple[Fragment, ...]
    melding: str


def split_files(tekst: str) -> dict[str, str]:
    """The files of an example by their head: a path, with ``basis`` or ``nieuw`` before it where there is a change."""
    delen = _HEAD.split(tekst)
    return dict(zip(delen[1::2], delen[2::2], strict=True))


def example_text(code: str, naam: str) -> str:
    """``goed.yaml``, ``fout.yaml`` or ``fout.txt`` of a rule; empty where it cannot be shown as text."""
    bestand = files("actiepunten.rules") / "voorbeelden" / code / naam
    return bestand.read_text(encoding="utf-8") if bestand.is_file() else ""


def example_of(code: str) -> Voorbeeld:
    """The example of a rule, cut down to what its first finding is about."""
    melding = "".join(example_text(code, "fout.txt").splitlines(keepends=True)[:2])
    plaats = _PLACE.match(melding)
    pad, regel = (plaats[1], int(plaats[2] or 1)) if plaats else ("", 1)
    goed, fout = (split_files(example_text(code, f"{naam}.yaml")) for naam in ("goed", "fout"))
    return Voorbeeld(tuple(_fragments(goed, _like(goed, pad), regel)), tuple(_fragments(fout, pad, regel)), melding)


def _like(bestanden: Mapping[str, str], pad: str) -> str:
    """The path itself where the example has it, else the first file in the same folder, else the first one."""
    paden = [kop.rpartition(" ")[2] for kop in bestanden]
    van_soort = [een for een in paden if een.rpartition("/")[0] == pad.rpartition("/")[0]]
    return pad if pad in paden else (van_soort or paden or [""])[0]


def _fragments(bestanden: Mapping[str, str], pad: str, regel: int) -> Iterator[Fragment]:
    for soort, naam in (("basis ", f"{pad} (was)"), ("nieuw ", pad), ("", pad)):
        if f"{soort}{pad}" in bestanden:
            yield Fragment(naam, _around(bestanden[f"{soort}{pad}"], regel))
    if f"basis {pad}" in bestanden and f"nieuw {pad}" not in bestanden:
        yield Fragment(pad, "(weg)")
    if f"nieuw {_REGISTER}" in bestanden and pad != _REGISTER:
        yield Fragment(_REGISTER, _around(bestanden[f"nieuw {_REGISTER}"], _LAST))


def _around(tekst: str, regel: int) -> str:
    regels = tekst.splitlines()
    if len(regels) <= _SHOWN:
        return "\n".join(regels)
    begin = max(0, min(regel - _SHOWN // 2, len(regels) - _SHOWN))
    einde = begin + _SHOWN
    return "\n".join([*(["…"] if begin else []), *regels[begin:einde], *(["…"] if einde < len(regels) else [])])
