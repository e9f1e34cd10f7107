"""A finding: rule code, severity, place, sentence and way out."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Ernst(StrEnum):
    """How serious a finding is; the order of the members is the order of weight."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    INFO = "info"

    @property
    def gewicht(self) -> int:
        """0 for the most serious, for sorting and for comparing with a threshold."""
        return list(Ernst).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Plaats:
    """A place in a file of the register; line and column count from 1, 0 means the file as a whole."""

    bestand: str
    regelnummer: int = 0
    kolom: int = 0

    def __str__(self) -> str:
        return ":".join(str(deel) for deel in (self.bestand, self.regelnummer, self.kolom) if deel)


def field_path(pad: Iterable[str | int]) -> str:
    """The steps to a field as one text: ``voortgang/0/datum``."""
    return "/".join(map(str, pad))


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding as every output format shows it."""

    regel: str
    ernst: Ernst
    plaats: Plaats
    melding: str
    oplossing: str
    record: str | None = None
    veld: str = ""
    """The path of the field in the record, such as ``voortgang/0/datum``; it stays when lines move."""

    @property
    def sleutel(self) -> tuple[Plaats, str, str]:
        """The order in which findings are shown: by place, then by rule and sentence."""
        return (self.plaats, self.regel, self.melding)


def most_serious_first(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    """The findings by severity, and within one by place."""
    return sorted(bevindingen, key=lambda bevinding: (bevinding.ernst.gewicht, bevinding.sleutel))


def fingerprints(bevindingen: Iterable[Bevinding], prefix: str) -> list[str]:
    """For each finding a name of its own by which a forge knows it again in a later version of the register.

    It is made of rule, file, record, field and a count of those that are equal in these: never of the line, which
    moves, of the sentence, which may change with the day, or of the text of a record, which may have to stay secret.
    """
    eerder: Counter[tuple[str | None, ...]] = Counter()
    namen = []
    for bevinding in bevindingen:
        delen = (bevinding.regel, prefix + bevinding.plaats.bestand, bevinding.record, bevinding.veld)
        namen.append(hashlib.sha256(json.dumps([*delen, eerder[delen]]).encode()).hexdigest())
        eerder[delen] += 1
    return namen
