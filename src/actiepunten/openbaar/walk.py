"""Every field of a record, at any depth, so that one added later is not forgotten."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from actiepunten.records.base import Model

AnyModel = TypeVar("AnyModel", bound=Model)
Change = Callable[[Model, str, object], object]
"""Gives the new value of a field of a model; the same object where it stays what it was."""


def rebuilt(model: AnyModel, change: Change) -> AnyModel:
    """The model with every field as ``change`` gives it, outer ones first; the same model where nothing changed."""
    velden = {}
    for naam in type(model).model_fields:
        oud = getattr(model, naam)
        nieuw = _within(change(model, naam, oud), change)
        if nieuw is not oud:
            velden[naam] = nieuw
    return model.model_copy(update=velden) if velden else model


def _within(waarde: object, change: Change) -> object:
    if isinstance(waarde, Model):
        return rebuilt(waarde, change)
    return each(waarde, lambda een: _within(een, change)) if isinstance(waarde, tuple) else waarde


def each(waarden: tuple[object, ...], change: Callable[[object], object]) -> tuple[object, ...]:
    """The values as changed; the same tuple where none was."""
    nieuw = tuple(map(change, waarden))
    return waarden if all(a is b for a, b in zip(waarden, nieuw, strict=True)) else nieuw


def fields(model: Model) -> Iterator[tuple[str, object]]:
    """Name and value of every field of the model and of the models in it."""
    for naam in type(model).model_fields:
        waarde = getattr(model, naam)
        yield naam, waarde
        for een in waarde if isinstance(waarde, tuple) else (waarde,):
            if isinstance(een, Model):
                yield from fields(een)
