"""Everything in a text that tells of a person."""

import re
from functools import lru_cache

from actiepunten.privacy.namen import find_names
from actiepunten.privacy.nummers import find_numbers
from actiepunten.privacy.vondst import Vondst, plain


def find(tekst: str, toegestaan: tuple[str, ...] = ()) -> list[Vondst]:
    """What tells of a person in a plain text, by place; ``toegestaan`` are words that do not, in any case."""
    bezet = bytearray(len(tekst))
    nummers = list(find_numbers(tekst))
    for begin, einde in ((nummer.begin, nummer.einde) for nummer in nummers):
        bezet[begin:einde] = b"x" * (einde - begin)
    gevonden = nummers + [naam for naam in find_names(tekst) if not any(bezet[naam.begin : naam.einde])]
    if toegestaan and gevonden:
        vrij = {plek for woorden in _any_of(toegestaan).finditer(tekst) for plek in range(*woorden.span())}
        gevonden = [vondst for vondst in gevonden if not vrij.issuperset(range(vondst.begin, vondst.einde))]
    return sorted(gevonden)


@lru_cache(maxsize=1)
def _any_of(woorden: tuple[str, ...]) -> re.Pattern[str]:
    langste_eerst = sorted(map(plain, woorden), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, langste_eerst))})(?!\w)", re.IGNORECASE)
