"""What a rule is, and the list of all rules. A rule only says what and where; the runner adds the rest."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from actiepunten.bevinding import Ernst, Plaats
from actiepunten.records.entry import AnyRecord, Origin
from actiepunten.stand import Stand
from actiepunten.verschil.paren import Paring

Pad = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A deviation: the record (``None`` for register.yaml), the field in it, and what is wrong there."""

    record: str | None
    pad: Pad
    melding: str
    oplossing: str = ""
    plaats: Plaats | None = None
    """Where it is, when that is in no field: in a comment."""
    verborgen: str = ""
    """Text of the record that no finding may show, this one or another."""


@dataclass(frozen=True)
class Vergelijking:
    """The change since a base: its records in pairs, and what once stood under the ids that it adds."""

    paring: Paring
    vroeger: Mapping[str, AnyRecord] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Toets:
    """What a rule may look at: the stand, the day of today for what cannot have happened yet, and a change."""

    stand: Stand
    vandaag: date
    vergelijking: Vergelijking | None = None
    remarks: Callable[[Origin], Iterable[tuple[Plaats, str]]] = lambda _: ()
    """Gives the comments in a file."""


Check = Callable[[Toets], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule: its code, severity, title, the reason for it and the way out."""

    code: str
    ernst: Ernst
    titel: str
    waarom: str
    oplossing: str
    check: Check


_REGELS: dict[str, Regel] = {}


def regel(code: str, ernst: Ernst, titel: str) -> Callable[[Check], Check]:
    """Register a function as a rule; its docstring says why, and after ``Oplossing:`` the way out."""

    def register(check: Check) -> Check:
        waarom, _, oplossing = inspect.cleandoc(check.__doc__ or "").partition("Oplossing:")
        if not re.fullmatch(r"[VKTWP]\d{3}", code) or code in _REGELS or not waarom or not oplossing:
            raise ValueError(f"rule {code} needs a free code and a docstring with 'Oplossing:'")
        _REGELS[code] = Regel(code, ernst, titel, _one_line(waarom), _one_line(oplossing), check)
        return check

    return register


def _one_line(tekst: str) -> str:
    return " ".join(tekst.split())


def registered() -> list[Regel]:
    """The rules of the modules that were imported, by code; ``rules.catalogue`` imports them all."""
    return [_REGELS[code] for code in sorted(_REGELS)]
