"""Long lists over several pages: so many rows a page, each group under its heading again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from actiepunten.site.paden import vervolg_pad
from actiepunten.site.pagina import Blad, Groep, Link, Pagina, highest_shown
from actiepunten.site.recordpagina import RecordPagina

PER_BLAD = 100
_NAAST = 2
"""How many pages on either side of this one are named."""

EenPagina = TypeVar("EenPagina", bound=Pagina)


def spread(pagina: EenPagina) -> list[EenPagina]:
    """The page as one or more pages; what is not a row stands on the first.

    The rubricering of each is that of the whole: a heading tells how many rows there are on all of them.
    """
    pagina = replace(pagina, minstens=highest_shown(pagina))
    stukken = list(_cut(pagina.groepen)) or [()]
    if len(stukken) == 1:
        return [replace(pagina, groepen=stukken[0])]
    paden = [vervolg_pad(pagina.pad, nummer) for nummer in range(1, len(stukken) + 1)]
    return [
        replace(pagina if n == 0 else _bare(pagina), pad=paden[n], groepen=groepen, blad=_blad(paden, n))
        for n, groepen in enumerate(stukken)
    ]


def _bare(pagina: EenPagina) -> EenPagina:
    """The page without what its first page tells already."""
    kaal = replace(pagina, uitleg="", feiten=())
    if isinstance(kaal, RecordPagina):
        return replace(kaal, signalen=(), verhalen=(), stappen=(), meldingen=(), secties=(), graaf=None)
    return kaal


def _blad(paden: Sequence[str], n: int) -> Blad:
    getoond = [m for m in range(len(paden)) if m in (0, len(paden) - 1) or abs(m - n) <= _NAAST]
    return Blad(
        nummer=n + 1,
        van=len(paden),
        vorige=paden[n - 1] if n else "",
        volgende=paden[n + 1] if n + 1 < len(paden) else "",
        paden=tuple(Link(str(m + 1), paden[m]) for m in getoond),
    )


def _cut(groepen: Sequence[Groep]) -> Iterator[tuple[Groep, ...]]:
    """The groups in pieces of at most so many rows; a group that has no rows stays whole."""
    stuk: list[Groep] = []
    ruimte = PER_BLAD
    for groep in groepen:
        heel, rest = replace(groep, totaal=groep.totaal or len(groep.rijen)), groep.rijen
        while len(rest) > ruimte:
            if ruimte:
                stuk.append(replace(heel, rijen=rest[:ruimte]))
            yield tuple(stuk)
            rest, stuk, ruimte = rest[ruimte:], [], PER_BLAD
        if rest or not groep.rijen:
            stuk.append(replace(heel, rijen=rest))
            ruimte -= len(rest)
    if stuk:
        yield tuple(stuk)
