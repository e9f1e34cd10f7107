"""Two versions of a record that come from one: as data, what both say together, or where they contradict each other.

Lists to which things are only ever added are united. Everything else has one value, which one side may change.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from actiepunten.bevinding import field_path
from actiepunten.bewerking import Data, Pad
from actiepunten.tekst import words

Group = dict[str, Data]
MergeText = Callable[[str, str, str], str | None]
"""From ours, the base and theirs the text of both; ``None`` where they changed the same lines."""

STEPS = "activiteiten"
STEP_LISTS = ("overdracht", "uitstel", "voortgang")
"""The lists of a step to which entries are added, each with its date."""
LISTS = ("besluiten", "verband", *STEP_LISTS, "bron", "weggelaten", "uitzonderingen", "correcties")
"""The lists of a record to which entries or links are added; each item says something by itself."""
_KEYS = {"besluiten": "besluit", "verband": "besluit", "weggelaten": "veld", "uitzonderingen": "regel"}
"""By what an item is known: two different items of one name contradict each other."""


class Contradiction(Exception):
    """Both sides changed the same thing, and not to the same."""

    def __init__(self, pad: Pad) -> None:
        super().__init__(field_path(pad))
        self.veld = field_path(pad)


@dataclass(frozen=True, slots=True)
class Union:
    """What both sides say together."""

    data: Group
    rewritten: bool
    """Whether a side changed or removed an item of a list to which the other side did something too."""


def unite(basis: Group, ons: Group, hun: Group, merge_text: MergeText) -> Union:
    """Everything that either side changed; :class:`Contradiction` where that cannot be."""
    weave = _Weave(merge_text)
    return Union(weave.group(basis, ons, hun, ()), weave.rewritten)


@dataclass(slots=True)
class _Weave:
    merge_text: MergeText
    rewritten: bool = field(default=False)

    def group(self, basis: Group, ons: Group, hun: Group, pad: Pad) -> Group:
        samen: Group = {}
        for naam in dict.fromkeys([*ons, *hun]):
            waarde = self._field(basis.get(naam), ons.get(naam), hun.get(naam), (*pad, naam))
            if waarde is not None:
                samen[naam] = waarde
        return samen

    def _field(self, basis: Data | None, ons: Data | None, hun: Data | None, pad: Pad) -> Data | None:
        if hun in (basis, ons):
            return ons
        if ons == basis:
            return hun
        match basis, ons, hun:
            case dict(), dict(), dict():
                return self.group(basis, ons, hun, pad)
            case list() | None, list(), list() if pad == (STEPS,):
                return self._steps(basis or [], ons, hun)
            case list() | None, list(), list() if is_united(pad):
                return self._list(basis or [], ons, hun, pad)
            case str(), str(), str() if "\n" in basis + ons + hun:
                if (tekst := self.merge_text(ons, basis, hun)) is not None:
                    return tekst
        raise Contradiction(pad)

    def _list(self, basis: list[Data], ons: list[Data], hun: list[Data], pad: Pad) -> Data:
        """The items of ours, then what only theirs added."""
        van_ons, van_hun = without(added(basis, ons), added(basis, hun)), without(added(basis, hun), added(basis, ons))
        naam = str(pad[-1])
        if naam == "uitstel" and van_ons and van_hun and _values(van_ons, "naar") != _values(van_hun, "naar"):
            raise Contradiction(pad)
        if naam == "overdracht" and _codes(van_ons, "van") & _codes(van_hun, "van"):
            raise Contradiction(pad)  # who has handed it over has it no more
        if naam in _KEYS and _values(van_ons, _KEYS[naam]) & _values(van_hun, _KEYS[naam]):
            raise Contradiction(pad)
        weg = added(hun, basis)
        self.rewritten |= bool(weg or added(ons, basis))
        return [*added(weg, ons), *van_hun]

    def _steps(self, basis: list[Data], ons: list[Data], hun: list[Data]) -> Data:
        """The steps of ours, each with what theirs did to it, then those that only theirs has."""
        bij_ons, bij_hun = paired(basis, ons), paired(basis, hun)
        for plek, stap in enumerate(basis):
            if plek not in bij_ons and plek in bij_hun and hun[bij_hun[plek]] != stap:
                raise Contradiction((STEPS,))
        van_basis = {nummer: plek for plek, nummer in bij_ons.items()}
        samen: list[Data] = []
        for nummer, stap in enumerate(ons):
            if nummer not in van_basis:
                samen.append(stap)
            elif (plek := van_basis[nummer]) in bij_hun:
                samen.append(self._step(basis[plek], stap, hun[bij_hun[plek]], (STEPS, nummer)))
            elif stap != basis[plek]:
                raise Contradiction((STEPS, nummer))
        nieuw_ons = [stap for nummer, stap in enumerate(ons) if nummer not in van_basis]
        nieuw_hun = without([stap for nummer, stap in enumerate(hun) if nummer not in bij_hun.values()], nieuw_ons)
        if {title(stap) for stap in nieuw_ons} & {title(stap) for stap in nieuw_hun}:
            raise Contradiction((STEPS,))
        return samen + nieuw_hun

    def _step(self, basis: Data, ons: Data, hun: Data, pad: Pad) -> Data:
        if not (isinstance(basis, dict) and isinstance(ons, dict) and isinstance(hun, dict)):
            raise Contradiction(pad)
        return self.group(basis, ons, hun, pad)


def is_united(pad: Pad) -> bool:
    """Whether the list at the path is one to which things are only added."""
    match pad:
        case (str() as naam,):
            return naam in LISTS
        case (str() as stappen, int(), str() as naam):
            return stappen == STEPS and naam in STEP_LISTS
    return False


def steps_of(data: Group) -> list[Data]:
    """The steps of an actie; none where there is no list of them."""
    stappen = data.get(STEPS, [])
    return stappen if isinstance(stappen, list) else []


def added(basis: Sequence[Data], nieuw: Sequence[Data]) -> list[Data]:
    """The items of the second list that the first does not have, each as often as it has it more."""
    return [nieuw[nummer] for nummer in added_places(basis, nieuw)]


def added_places(basis: Sequence[Data], nieuw: Sequence[Data]) -> list[int]:
    """The places in the second list of the items that the first does not have."""
    over = list(basis)
    plaatsen = []
    for nummer, item in enumerate(nieuw):
        if item in over:
            over.remove(item)
        else:
            plaatsen.append(nummer)
    return plaatsen


def without(items: Iterable[Data], andere: Iterable[Data]) -> list[Data]:
    """The items that say something else than each of the others."""
    over = [says(item) for item in andere]
    eigen = []
    for item in items:
        if (gezegd := says(item)) in over:
            over.remove(gezegd)
        else:
            eigen.append(item)
    return eigen


def says(item: Data) -> Hashable:
    """What an item says: in its text only white space with a meaning counts."""
    if isinstance(item, dict):
        return frozenset((naam, says(deel)) for naam, deel in item.items())
    return tuple(map(says, item)) if isinstance(item, list) else words(item)


def paired(basis: Sequence[Data], kant: Sequence[Data]) -> dict[int, int]:
    """Per step of the base its place on a side: by title; where no step came or went, else by place."""
    paren: dict[int, int] = {}
    vrij = list(range(len(kant)))
    for plek, stap in enumerate(basis):
        if (zelfde := next((nummer for nummer in vrij if title(kant[nummer]) == title(stap)), None)) is not None:
            paren[plek] = zelfde
            vrij.remove(zelfde)
    if len(basis) == len(kant):
        paren |= {plek: plek for plek in range(len(basis)) if plek not in paren and plek in vrij}
    return paren


def title(stap: Data) -> Hashable:
    """By what a step is known."""
    return says(stap.get("titel", "") if isinstance(stap, dict) else stap)


def comparable(data: Data, *, steps_in_order: bool, pad: Pad = ()) -> Hashable:
    """The data as something to compare, in which the order of united lists does not count."""
    if isinstance(data, dict):
        return frozenset(
            (naam, comparable(deel, steps_in_order=steps_in_order, pad=(*pad, naam))) for naam, deel in data.items()
        )
    if not isinstance(data, list):
        return data
    delen = [comparable(deel, steps_in_order=steps_in_order, pad=(*pad, 0)) for deel in data]
    los = is_united(pad) or (pad == (STEPS,) and not steps_in_order)
    return frozenset(Counter(delen).items()) if los else tuple(delen)


def _values(items: Iterable[Data], veld: str) -> set[Hashable]:
    """What the items say in one field; an item in short form is that field alone."""
    return {says(item.get(veld, "") if isinstance(item, dict) else item) for item in items}


def _codes(items: Iterable[Data], veld: str) -> set[str]:
    """The codes in a list that the items hold."""
    lijsten = [item.get(veld, []) for item in items if isinstance(item, dict)]
    return {str(code) for lijst in lijsten if isinstance(lijst, list) for code in lijst}
