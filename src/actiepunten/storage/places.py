"""The place of a field, found when a finding needs it: the text is read again instead of kept as a tree."""

from functools import lru_cache

from actiepunten.bevinding import Plaats
from actiepunten.records.entry import Origin
from actiepunten.storage.yamltext import Document, Pad, comments, read_document


def locate(origin: Origin, pad: Pad) -> Plaats:
    """File, line and column of a field of the record that came from ``origin``."""
    return Plaats(origin.bestand, *_read(origin.tekst).place(pad))


def remarks(origin: Origin) -> list[tuple[Plaats, str]]:
    """The comments in the file that ``origin`` names, each with its place."""
    return [(Plaats(origin.bestand, regel, kolom), tekst) for regel, kolom, tekst in comments(origin.tekst)]


@lru_cache(maxsize=1)
def _read(tekst: str) -> Document:
    """The findings of one record come after one another, so the last text is kept."""
    return read_document(tekst)
