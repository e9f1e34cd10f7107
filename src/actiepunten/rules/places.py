"""Where in a record the entries stand that several rules look at."""

from collections.abc import Iterator

from actiepunten.records.actie import Actie, Overdracht
from actiepunten.records.termijn import Uitstel
from actiepunten.records.voortgang import Voortgang
from actiepunten.rules.registry import Pad


def progress_places(actie: Actie) -> Iterator[tuple[Pad, Voortgang]]:
    """Every progress entry of an actie and its steps, with its place in the record."""
    for nummer, voortgang in enumerate(actie.voortgang):
        yield ("voortgang", nummer), voortgang
    for stap, activiteit in enumerate(actie.activiteiten):
        for nummer, voortgang in enumerate(activiteit.voortgang):
            yield ("activiteiten", stap, "voortgang", nummer), voortgang


def granted_places(actie: Actie) -> Iterator[tuple[Pad, Uitstel | Overdracht]]:
    """Every postponement and handover of an actie and its steps, with its place in the record."""
    for nummer, uitstel in enumerate(actie.uitstel):
        yield ("uitstel", nummer), uitstel
    for nummer, overdracht in enumerate(actie.overdracht):
        yield ("overdracht", nummer), overdracht
    for stap, activiteit in enumerate(actie.activiteiten):
        for nummer, uitstel in enumerate(activiteit.uitstel):
            yield ("activiteiten", stap, "uitstel", nummer), uitstel
