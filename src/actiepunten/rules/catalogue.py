"""All rules there are: importing their modules registers them."""

from actiepunten.rules import koppelingen, meldingen, opvolging, privacy, tijd, vorm, wijziging
from actiepunten.rules.registry import Regel, registered

MODULES = (vorm, koppelingen, opvolging, tijd, wijziging, meldingen, privacy)


def alle_regels() -> list[Regel]:
    """All rules by code."""
    return registered()
