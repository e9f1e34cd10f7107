"""Everything in a text that tells of a person."""

import re
from collections.abc import Iterable

from actiepunten.privacy.namen import find_names
from actiepunten.privacy.nummers import find_numbers
from actiepunten.privacy.vondst import Vondst, plain


def find(tekst: str, toegestaan: Iterable[str] = ()) -> list[Vondst]:
    """What tells of a person in a plain text, by place; ``toegestaan`` are words that do not, in any case."""
    nummers = list(find_numbers(tekst))
    namen = [naam for naam in find_names(tekst) if not any(naam.overlaps(nummer) for nummer in nummers)]
    vrij = [
        gevonden.span()
        for woorden in toegestaan
        for gevonden in re.finditer(rf"(?<!\w){re.escape(plain(woorden))}(?!\w)", tekst, re.IGNORECASE)
    ]
    return sorted(v for v in (*nummers, *namen) if not any(b <= v.begin and v.einde <= e for b, e in vrij))
