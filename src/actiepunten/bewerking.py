"""What is to be written: new records, and edits of those that are there, as the plain data that YAML holds.

A plan is made by the commands that write and by ``invoer``; ``storage`` turns it into files.
Every scalar is text, as it is when a record is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actiepunten.records.ids import Soort

Data = str | list["Data"] | dict[str, "Data"]
"""What a YAML file of the register holds."""
Pad = tuple[str | int, ...]
"""The steps to a field: names of fields and, from 0, numbers of items in a list."""


@dataclass(frozen=True, slots=True)
class Append:
    """Add an item to the end of the list at ``pad``; the list is made where it is not there yet."""

    pad: Pad
    item: Data


@dataclass(frozen=True, slots=True)
class Put:
    """Give the field at ``pad`` this value, in place of the one that is there; the group that holds it is there."""

    pad: Pad
    waarde: Data


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away the field or the item at ``pad``."""

    pad: Pad


Edit = Append | Put | Remove


@dataclass(frozen=True, slots=True)
class NieuwRecord:
    """A record that is to be made; ``data`` holds its ``id``."""

    soort: Soort
    data: dict[str, Data]

    @property
    def id(self) -> str:
        """The id of the new record."""
        return str(self.data["id"])


@dataclass(frozen=True, slots=True)
class Aanpassing:
    """Edits of the record with that id, made one after another."""

    record: str
    edits: tuple[Edit, ...]


Plan = Sequence[NieuwRecord | Aanpassing]
"""What one command writes: all of it or nothing."""


def apply(data: Data, een: Edit) -> Data:
    """The data with one edit made, as new data; ``KeyError`` or ``IndexError`` where its place is not there."""
    match data, een.pad:
        case list(), (stap, *rest):
            return _in_list(data, int(stap), een, rest)
        case dict(), (stap, *rest):
            return _in_group(data, str(stap), een, rest)
    raise KeyError(een.pad)


def _in_list(data: list[Data], nummer: int, een: Edit, rest: list[str | int]) -> list[Data]:
    if not 0 <= nummer < len(data):
        raise IndexError(nummer)
    if rest:
        deel: list[Data] = [apply(data[nummer], _deeper(een))]
    else:
        deel = [een.waarde] if isinstance(een, Put) else []
    return [*data[:nummer], *deel, *data[nummer + 1 :]]


def _in_group(data: dict[str, Data], naam: str, een: Edit, rest: list[str | int]) -> dict[str, Data]:
    if rest:
        nieuw = apply(data[naam], _deeper(een))
    elif isinstance(een, Put):
        nieuw = een.waarde
    elif isinstance(een, Append):
        lijst = data.get(naam, [])
        if not isinstance(lijst, list):
            raise KeyError(een.pad)
        nieuw = [*lijst, een.item]
    elif naam in data:
        nieuw = []
    else:
        raise KeyError(een.pad)
    if isinstance(een, Remove) and nieuw in ([], {}):  # a field that holds nothing any more goes as a whole
        return {veld: waarde for veld, waarde in data.items() if veld != naam}
    return data | {naam: nieuw}


def _deeper(een: Edit) -> Edit:
    match een:
        case Append():
            return Append(een.pad[1:], een.item)
        case Put():
            return Put(een.pad[1:], een.waarde)
        case Remove():
            return Remove(een.pad[1:])


def elementary(een: Edit, data: Data) -> Iterator[Edit]:
    """The edit as a row of smaller ones: of a list or group that is there only what differs is written."""
    try:
        oud = _get(data, een.pad)
    except (KeyError, IndexError, TypeError):
        yield een
        return
    match een:
        case Put(pad, dict() as nieuw) if isinstance(oud, dict) and nieuw and set(oud) & set(nieuw):
            yield from (Remove((*pad, naam)) for naam in oud if naam not in nieuw)
            for naam, waarde in nieuw.items():
                if naam not in oud or oud[naam] != waarde:
                    yield from elementary(Put((*pad, naam), waarde), data)
        case Put(pad, list() as nieuw) if isinstance(oud, list) and nieuw and [d for d in oud if d in nieuw]:
            blijft = [deel for deel in oud if deel in nieuw]
            if nieuw[: len(blijft)] != blijft:
                yield een
                return
            yield from (Remove((*pad, nummer)) for nummer in reversed(range(len(oud))) if oud[nummer] not in nieuw)
            yield from (Append(pad, deel) for deel in nieuw[len(blijft) :])
        case _:
            yield een


def _get(data: Data, pad: Pad) -> Data:
    for stap in pad:
        data = data[stap]  # type: ignore[index]  # a wrong step raises, which the caller expects
    return data
