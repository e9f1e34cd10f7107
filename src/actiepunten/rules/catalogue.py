"""All rules there are: importing their modules registers them."""

from difflib import get_close_matches

from actiepunten.errors import UsageError
from actiepunten.rules import koppelingen, meldingen, opvolging, privacy, tijd, vorm, wijziging
from actiepunten.rules.registry import Regel, registered
from actiepunten.taal import opsomming

MODULES = (vorm, koppelingen, opvolging, tijd, wijziging, meldingen, privacy)


def alle_regels() -> list[Regel]:
    """All rules by code."""
    return registered()


def find_rule(getypt: str) -> Regel:
    """The rule of that code, in any case; :class:`UsageError` where there is none."""
    regels = {regel.code: regel for regel in alle_regels()}
    code = getypt.strip().upper()
    if code not in regels:
        nabij = get_close_matches(code, regels, n=3)
        hint = f"bedoelde u {opsomming(nabij, 'of')}?" if nabij else "`actiepunten check --regels` toont alle regels"
        raise UsageError(f"de regel {getypt} bestaat niet", hint)
    return regels[code]
