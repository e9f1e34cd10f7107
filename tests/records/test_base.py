"""What all kinds of record share."""

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel

from actiepunten.records import actie, base, besluit, casus, inrichting, termijn, voortgang
from actiepunten.records.base import TEKSTVELDEN, Tekst

MODULES = (actie, base, besluit, casus, inrichting, termijn, voortgang)


def models() -> Iterator[type[BaseModel]]:
    for module in MODULES:
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, BaseModel):
                yield thing


def holds_text(annotation: object, metadata: object) -> bool:
    """Whether a field is of the type of free text, or may hold it."""
    eigen = get_args(Tekst)[1:]
    if metadata and list(eigen) == list(metadata)[: len(eigen)]:  # type: ignore[call-overload]
        return True
    return annotation == Tekst or any(holds_text(deel, ()) for deel in get_args(annotation))


def test_every_field_with_free_text_is_known_as_such() -> None:
    """In these fields a text that YAML cuts off at a # is found; in codes and dates a comment is a comment."""
    found = {
        naam
        for model in models()
        for naam, veld in model.model_fields.items()
        if holds_text(veld.annotation, veld.metadata)
    }
    assert found == TEKSTVELDEN
