"""Where in a record the entries and texts stand that several rules look at."""

from collections.abc import Iterator

from actiepunten.records.actie import Actie, Overdracht
from actiepunten.records.base import TEKSTVELDEN, Model
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
        for nummer, overdracht in enumerate(activiteit.overdracht):
            yield ("activiteiten", stap, "overdracht", nummer), overdracht


def text_places(record: Model) -> Iterator[tuple[Pad, str]]:
    """Every free text of a record, however deep, with its place."""
    for veld in type(record).model_fields:
        yield from _texts_in(getattr(record, veld), (veld,))


def _texts_in(waarde: object, pad: Pad) -> Iterator[tuple[Pad, str]]:
    if isinstance(waarde, Model):
        yield from ((pad + dieper, tekst) for dieper, tekst in text_places(waarde))
    elif isinstance(waarde, tuple):
        for nummer, item in enumerate(waarde):
            yield from _texts_in(item, (*pad, nummer))
    elif isinstance(waarde, str) and any(naam in TEKSTVELDEN for naam in pad[-2:]):
        yield pad, waarde
