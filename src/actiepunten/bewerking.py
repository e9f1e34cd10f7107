"""What is to be written: new records, and edits of those that are there, as the plain data that YAML holds.

A plan is made by the commands that write and by ``invoer``; ``storage`` turns it into files.
Every scalar is text, as it is when a record is read.
"""

from collections.abc import Sequence
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
