"""The figures that a board needs first, and how many acties have each status: the same in every answer."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.records.voortgang import Status
from actiepunten.termijnen import Signaal


class Telt(Enum):
    """What a figure counts."""

    TE_DOEN = auto()
    WEGGELATEN = auto()
    ZONDER_TERMIJN = auto()
    VAN_NIEMAND = auto()
    ZONDER_BESLUIT = auto()
    TE_LAAT = auto()
    ZONDER_ACTIE = auto()
    TE_LAAT_UITGEVOERD = auto()


@dataclass(frozen=True, slots=True)
class Getal:
    """How many, of how many, of what: ``wat`` are the words behind the number."""

    telt: Telt
    getal: int
    van: int | None
    wat: str


def figures(acties: Collection[ActieView], besluiten: Collection[BesluitView]) -> Iterator[Getal]:
    """In the order to read them: what is to do, what lacks of that, what is late, and what nobody took up."""
    te_doen = [actie for actie in acties if actie.te_doen]
    bekend = [b for b in besluiten if not b.kracht_weggelaten and b.dekking != "weggelaten"]
    vragend = sum(b.van_kracht and b.record.vraagt_opvolging for b in bekend)

    def of_those(telt: Telt, getal: int, enkelvoud: str, meervoud: str) -> Getal:
        return Getal(telt, getal, len(te_doen), f"daarvan {enkelvoud if getal == 1 else meervoud}")

    yield Getal(Telt.TE_DOEN, len(te_doen), len(acties), to_do(len(te_doen), len(acties)))
    if weggelaten := sum(actie.bekende_status is None for actie in acties):
        wat = "zegt niet hoe het ermee staat" if weggelaten == 1 else "zeggen niet hoe het ermee staat"
        yield Getal(Telt.WEGGELATEN, weggelaten, len(acties), f"{_noun(len(acties))} {wat}")
    if te_doen:
        zonder_termijn = _count(te_doen, Signaal.ZONDER_TERMIJN)
        yield of_those(Telt.ZONDER_TERMIJN, zonder_termijn, "heeft geen termijn", "hebben geen termijn")
        yield of_those(Telt.VAN_NIEMAND, sum(a.van_niemand for a in te_doen), "is van niemand", "zijn van niemand")
        zonder_besluit = sum(a.noemt_geen_besluit for a in te_doen)
        yield of_those(Telt.ZONDER_BESLUIT, zonder_besluit, "noemt zelf geen besluit", "noemen zelf geen besluit")
    # A step can be late in an actie that as a whole continues, so this is no part of what is to do.
    te_laat = sum(actie.te_laat for actie in acties)
    yield Getal(Telt.TE_LAAT, te_laat, None, f"{_noun(te_laat)} {_verb(te_laat)} te laat")
    zonder = sum(besluit.zonder_actie for besluit in besluiten)
    wat = "besluit dat opvolging vraagt," if vragend == 1 else "besluiten die opvolging vragen,"
    yield Getal(Telt.ZONDER_ACTIE, zonder, vragend, f"{wat} {_verb(zonder, vragend)} door niemand opgepakt")
    laat = _count(acties, Signaal.TE_LAAT_UITGEVOERD)
    yield Getal(Telt.TE_LAAT_UITGEVOERD, laat, None, f"{_noun(laat)} {_verb(laat)} te laat uitgevoerd")


def per_status(acties: Collection[ActieView]) -> dict[Status, int]:
    """How many acties have each of the six statuses, in their order; one that withholds it has none of them."""
    geteld = Counter(actie.bekende_status for actie in acties)
    return {status: geteld[status] for status in Status}


def to_do(getal: int, van: int) -> str:
    """What is said behind ``1 van 3``: ``acties is nog te doen``."""
    return f"{_noun(van)} {_verb(getal, van)} nog te doen"


def _noun(getal: int) -> str:
    return "actie" if getal == 1 else "acties"


def _verb(*getallen: int) -> str:
    return "is" if 1 in getallen else "zijn"


def _count(acties: Collection[ActieView], signaal: Signaal) -> int:
    return sum(signaal in actie.signalen for actie in acties)
