"""Where in a record the entries stand that several rules look at."""

from collections.abc import Iterator

from actiepunten.records.actie import Actie
from actiepunten.records.voortgang import Voortgang
from actiepunten.rules.registry import Pad


def progress_places(actie: Actie) -> Iterator[tuple[Pad, Voortgang]]:
    """Every progress entry of an actie and its steps, with its place in the record."""
    for nummer, voortgang in enumerate(actie.voortgang):
        yield ("voortgang", nummer), voortgang
    for stap, activiteit in enumerate(actie.activiteiten):
        for nummer, voortgang in enumerate(activiteit.voortgang):
            yield ("activiteiten", stap, "voortgang", nummer), voortgang
