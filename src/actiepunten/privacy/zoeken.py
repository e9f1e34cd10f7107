"""Everything in a text that tells of a person."""

import re
from functools import lru_cache

from actiepunten.privacy.namen import find_names
from actiepunten.privacy.nummers import find_numbers
from actiepunten.privacy.vondst import Vondst, plain


def find(tekst: str, toegestaan: tuple[str, ...] = ()) -> list[Vondst]:
    """What tells of a person in a plain text, by place; ``toegestaan`` are words that do not, in any case."""
    nummers = list(find_numbers(tekst))
    namen = [naam for naam in find_names(tekst) if not any(naam.overlaps(nummer) for nummer in nummers)]
    if toegestaan and (nummers or namen):
        vrij = [gevonden.span() for gevonden in _any_of(toegestaan).finditer(tekst)]
        return sorted(v for v in (*nummers, *namen) if not any(b <= v.begin and v.einde <= e for b, e in vrij))
    return sorted([*nummers, *namen])


@lru_cache(maxsize=1)
def _any_of(woorden: tuple[str, ...]) -> re.Pattern[str]:
    langste_eerst = sorted(map(plain, woorden), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, langste_eerst))})(?!\w)", re.IGNORECASE)
