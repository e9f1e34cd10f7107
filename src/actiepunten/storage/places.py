"""The place of a field, found when a finding needs it: the text is read again instead of kept as a tree."""

from actiepunten.bevinding import Plaats
from actiepunten.records.entry import Origin
from actiepunten.storage.yamltext import Pad, read_document


def locate(origin: Origin, pad: Pad) -> Plaats:
    """File, line and column of a field of the record that came from ``origin``."""
    return Plaats(origin.bestand, *read_document(origin.tekst).place(pad))
