"""Which records get another number, what refers to them, and what only mentions them. Reads and writes nothing."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from actiepunten.bewerking import Data, Pad
from actiepunten.tekst import words

_VERWIJZEND = ("besluiten", "verband")
"""The fields that hold references to other records."""


@dataclass(frozen=True, slots=True)
class Stuk:
    """A file of the register and what it holds."""

    bestand: str
    data: dict[str, Data]

    @property
    def id(self) -> str:
        """The id that it gives itself."""
        return str(self.data.get("id", ""))

    @property
    def stam(self) -> str:
        """The name of the file, which ought to be the id."""
        return self.bestand.rsplit("/", 1)[-1].removesuffix(".yaml")

    def onder(self, naam: str) -> str:
        """The file beside it that has another name."""
        return f"{self.bestand.rpartition('/')[0]}/{naam}.yaml"


@dataclass(frozen=True, slots=True)
class Nummering:
    """A record that gets another id, and with it mostly another file."""

    stuk: Stuk
    nieuw: str

    @property
    def bestand(self) -> str:
        """The file in which it comes."""
        return self.stuk.onder(self.nieuw)


@dataclass(frozen=True, slots=True)
class Plek:
    """A field in which an id stands."""

    bestand: str
    pad: Pad
    id: str


def references(stuk: Stuk, ids: Collection[str]) -> Iterator[Plek]:
    """The fields of a record that refer to one of the ids."""
    for naam in _VERWIJZEND:
        lijst = stuk.data.get(naam)
        for nummer, deel in enumerate(lijst if isinstance(lijst, list) else []):
            kort = not isinstance(deel, dict)
            verwijzing = deel.get("besluit") if isinstance(deel, dict) else deel
            if isinstance(verwijzing, str) and verwijzing in ids:
                yield Plek(stuk.bestand, (naam, nummer) if kort else (naam, nummer, "besluit"), verwijzing)


def mentions(stuk: Stuk, ids: Collection[str]) -> Iterator[Plek]:
    """The texts of a record in which one of the ids stands between other words, or as evidence."""
    if not ids:
        return
    verwijzingen = {plek.pad for plek in references(stuk, ids)}
    zoek = id_pattern(ids)
    for pad, tekst in _texts(stuk.data, ()):
        if pad != ("id",) and pad not in verwijzingen:
            yield from (Plek(stuk.bestand, pad, gevonden) for gevonden in dict.fromkeys(zoek.findall(tekst)))


def id_pattern(ids: Iterable[str]) -> re.Pattern[str]:
    """Finds each of the ids as a whole."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids))})(?!-?\w)")


def _texts(data: Data, pad: Pad) -> Iterator[tuple[Pad, str]]:
    if isinstance(data, dict):
        for naam, deel in data.items():
            yield from _texts(deel, (*pad, naam))
    elif isinstance(data, list):
        for nummer, deel in enumerate(data):
            yield from _texts(deel, (*pad, nummer))
    else:
        yield pad, data


def next_free(record_id: str, bezet: Collection[str]) -> str:
    """The first number of the same body and day, or year, above all that are taken."""
    begin, _, nummer = record_id.rpartition("-")
    nummers = [naam.removeprefix(f"{begin}-") for naam in {*bezet, record_id} if naam.startswith(f"{begin}-")]
    hoogste = max(int(deel) for deel in nummers if deel.isascii() and deel.isdigit())
    return f"{begin}-{hoogste + 1:0{len(nummer)}d}"


def doubles(stukken: Iterable[Stuk]) -> dict[str, list[Stuk]]:
    """The ids that more than one file gives itself."""
    groepen: dict[str, list[Stuk]] = {}
    for stuk in stukken:
        if stuk.id:
            groepen.setdefault(stuk.id, []).append(stuk)
    return {record_id: groep for record_id, groep in groepen.items() if len(groep) > 1}


def separated(groep: Iterable[Stuk], bezet: set[str]) -> list[Nummering] | None:
    """The files of one id that get another: all but the one that is named after it, ``None`` where none is.

    A copy that already has a free number as its name keeps that name. The ids that are given are taken from then on.
    """
    groep = list(groep)
    if not any(stuk.stam == stuk.id for stuk in groep):
        return None
    nummeringen = []
    for stuk in groep:
        if stuk.stam == stuk.id:
            continue
        begin = stuk.id.rpartition("-")[0]
        eigen = re.fullmatch(rf"{re.escape(begin)}-\d{{2,6}}", stuk.stam, re.ASCII)
        nieuw = stuk.stam if eigen else next_free(stuk.id, bezet)
        bezet.add(nieuw)
        nummeringen.append(Nummering(stuk, nieuw))
    return nummeringen


def belongs_to_theirs(plek: Plek, ons: Stuk | None, hun: Stuk | None) -> bool | None:
    """Whether a reference came with their side of a merge; ``None`` where both sides have it, or neither."""
    bij_ons, bij_hun = (
        kant is not None and any(deel.pad[0] == plek.pad[0] for deel in references(kant, {plek.id}))
        for kant in (ons, hun)
    )
    return None if bij_ons == bij_hun else bij_hun


def look_alike(een: Mapping[str, Data], ander: Mapping[str, Data]) -> bool:
    """Whether two records may be one that was entered twice: their titles share half of their words."""
    links, rechts = ({woord.casefold() for woord in words(str(data.get("titel", "")))} for data in (een, ander))
    return 2 * len(links & rechts) >= max(len(links), len(rechts))
