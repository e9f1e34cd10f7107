"""Which row of a list is which actie of the register: so that a second run of the same list changes nothing."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from actiepunten.invoer.lijst.rij import Begrepen
from actiepunten.invoer.lijst.toewijzing import plat
from actiepunten.records.actie import Actie
from actiepunten.register import Register

_ALIKE = 0.6


def herken(rijen: Sequence[Begrepen], register: Register, stuk: str) -> dict[int, str]:
    """For rows by number the actie that each one is: by id, by theme and title, or by its place in the same list.

    An actie is one row. At the same place the title has to be alike too, since rows move.
    """
    gevonden: dict[int, str] = {}
    over = dict(register.acties)

    def neem(nummer: int, record_id: str) -> None:
        gevonden[nummer] = record_id
        over.pop(record_id, None)

    for nummer, rij in enumerate(rijen):
        if rij.record:
            neem(nummer, rij.record)
    titels = _by_title(register)

    def same_title(rij: Begrepen, _: Sequence[Actie]) -> Iterator[Actie]:
        return (actie for actie in titels.get((rij.thema, plat(rij.titel)), ()) if actie.id in over)

    for passend in (same_title, _same_place(stuk)):
        for nummer, rij in enumerate(rijen):
            if nummer not in gevonden and (actie := next(passend(rij, list(over.values())), None)):
                neem(nummer, actie.id)
    return gevonden


def _by_title(register: Register) -> dict[tuple[str, str], list[Actie]]:
    titels: dict[tuple[str, str], list[Actie]] = {}
    for actie in register.acties.values():
        titels.setdefault((actie.thema, plat(actie.titel)), []).append(actie)
    return titels


def _same_place(stuk: str) -> Callable[[Begrepen, Sequence[Actie]], Iterator[Actie]]:
    def passend(rij: Begrepen, acties: Sequence[Actie]) -> Iterator[Actie]:
        return (
            a
            for a in acties
            if any(bron.stuk == stuk and bron.plaats == rij.plaats for bron in a.bron)
            and SequenceMatcher(None, plat(a.titel), plat(rij.titel)).ratio() >= _ALIKE
        )

    return passend
