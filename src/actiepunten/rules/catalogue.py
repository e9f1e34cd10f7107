"""All rules there are: importing their modules registers them."""

from actiepunten.rules import koppelingen, opvolging, tijd, vorm
from actiepunten.rules.registry import Regel, registered

MODULES = (vorm, koppelingen, opvolging, tijd)


def alle_regels() -> list[Regel]:
    """All rules by code."""
    return registered()
