"""The differences between two versions of one thing, field by field, in words."""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from typing import Any

from actiepunten.records.actie import Actie, Activiteit
from actiepunten.records.base import Model, Record
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.inrichting import Settings
from actiepunten.records.termijn import Termijn, Uitstel, moment_of, uitstel_op
from actiepunten.taal import in_woorden
from actiepunten.verschil.velden import in_words, key_of, normal, same_value
from actiepunten.verschil.wijziging import Wijziging

Say = Callable[[Any], str]
Plek = str | tuple[str, str]
"""Where a change is; as a pair where that has another name on each side."""
Kant = tuple[Sequence[Any], Say]
"""The items of a list on one side, and how each is said there."""

_VRIJ = frozenset({"titel", "tekst", "toelichting", "afdoening", "aanleiding"})
_VORMEN = {
    (Besluit, "termijn"): "gevraagde termijn",
    (Actie, "besluiten"): "voert uit",
    (Casus, "besluiten"): "gedeeld op grond van",
}
# The id of a decision says these already, as long as they do not change.
_IN_ID = ("orgaan", "datum")


def of_models(
    oud: Model | None, nieuw: Model | None, plek: Plek = "", verbeterd: frozenset[str] = frozenset()
) -> Iterator[Wijziging]:
    """Every field of which the two say something else; where one is missing, every field that is filled in.

    ``verbeterd`` names fields that are corrected; those that the two themselves name are added.
    """
    model = type(oud) if nieuw is None else type(nieuw)
    if not issubclass(model, Model):
        return
    heel = oud is None or nieuw is None
    verbeterd |= _corrected(oud, nieuw)
    for veld in _fields(model, heel=heel):
        een, ander = getattr(oud, veld, None), getattr(nieuw, veld, None)
        een, ander = (None if een == () else een), (None if ander == () else ander)
        vorm = _VORMEN.get((model, veld), veld)
        if same_value(een, ander):
            continue
        if veld == "settings":
            yield from of_models(een or Settings(), ander or Settings(), "instellingen")
        elif veld == "activiteiten":
            yield from _of_steps(een or (), ander or (), verbeterd)
        elif isinstance(een or ander, tuple):
            zeg = (_postponed(oud), _postponed(nieuw)) if veld == "uitstel" else (in_words, in_words)
            yield from of_items(vorm, (een or (), zeg[0]), (ander or (), zeg[1]), plek)
        else:
            if vorm == "termijn" and een and ander:
                vorm = _deadline_form(een, ander, verbeterd)
            yield Wijziging(vorm, _said(een), _said(ander), plek, vrij=veld in _VRIJ)


def _corrected(oud: Model | None, nieuw: Model | None) -> frozenset[str]:
    """The fields that an entry in ``correcties`` names that came or went."""
    toen, nu = (frozenset(getattr(drager, "correcties", ())) for drager in (oud, nieuw))
    return frozenset(correctie.veld for correctie in toen ^ nu)


def _deadline_form(een: Any, ander: Any, verbeterd: frozenset[str]) -> str:  # noqa: ANN401 (two deadlines)
    if moment_of(een) == moment_of(ander):
        return "termijn in woorden"
    return "termijn verbeterd" if verbeterd & {"termijn", "activiteiten"} else "termijn"


def _fields(model: type[Model], *, heel: bool) -> list[str]:
    """The fields in the order in which a reader asks for them: title, what the kind itself has, then the rest."""
    gedeeld = [veld for veld in model.model_fields if issubclass(model, Record) and veld in Record.model_fields]
    eigen = [veld for veld in model.model_fields if veld not in gedeeld]
    kop = [veld for veld in gedeeld if veld == "titel"]
    elders = {"id", "verband", *(_IN_ID if heel else ())} if gedeeld else set()
    return [veld for veld in dict.fromkeys((*kop, *eigen, *gedeeld)) if veld not in elders]


def _said(waarde: object) -> str | None:
    return None if waarde is None else in_words(waarde)


def of_items(vorm: str, oud: Kant, nieuw: Kant, plek: Plek = "") -> Iterator[Wijziging]:
    """What came, went or changed in a list; where only the order changed, the whole list."""
    (oude, zeg_oud), (nieuwe, zeg_nieuw) = oud, nieuw
    if not oude and not nieuwe:
        return
    if all(isinstance(item, str) for item in (*oude, *nieuwe)):
        yield from _of_codes(vorm, oude, nieuwe, plek)
        return
    verschillend = False
    for een, ander in pairs(in_order(oude), in_order(nieuwe)):
        if een is None or ander is None or not same_value(een, ander):
            verschillend = True
            toen = None if een is None else zeg_oud(een)
            yield Wijziging(vorm, toen, None if ander is None else zeg_nieuw(ander), plek)
    if not verschillend and not same_value(in_order(oude), in_order(nieuwe)):
        yield Wijziging(vorm, ", ".join(map(zeg_oud, oude)), ", ".join(map(zeg_nieuw, nieuwe)), plek)


def _of_codes(vorm: str, oude: Sequence[str], nieuwe: Sequence[str], plek: Plek) -> Iterator[Wijziging]:
    """The codes that came and those that went, in one line; where only their order changed, all of them."""
    eraf = [code for code in oude if code not in nieuwe]
    erbij = [code for code in nieuwe if code not in oude]
    if not eraf and not erbij:
        eraf, erbij = list(oude), list(nieuwe)
    yield Wijziging(vorm, ", ".join(eraf) or None, ", ".join(erbij) or None, plek)


def in_order(items: Sequence[Any]) -> tuple[Any, ...]:
    """Dated items by date: the order in which those of different days stand means nothing."""
    return tuple(sorted(items, key=lambda item: getattr(getattr(item, "datum", None), "einde", date.min)))


def pairs(oude: Sequence[Any], nieuwe: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """The items of two lists in pairs: equal ones first, then those of one key; ``None`` where one is alone."""
    gelijk: dict[Hashable, deque[Any]] = {}
    for item in oude:
        gelijk.setdefault(normal(item), deque()).append(item)
    paren = [(groep.popleft() if (groep := gelijk.get(normal(item))) else None, item) for item in nieuwe]
    over: dict[Hashable, deque[Any]] = {}
    for item in (een for groep in gelijk.values() for een in groep):
        over.setdefault(key_of(item), deque()).append(item)
    for een, item in paren:
        groep = None if een else over.get(key_of(item))
        yield een or (groep.popleft() if groep else None), item
    yield from ((item, None) for groep in over.values() for item in groep)


def added(oude: Sequence[Any], nieuwe: Sequence[Any]) -> list[Any]:
    """The items of the new list that say what none of the old list says."""
    bekend = set(map(normal, oude))
    return [item for item in nieuwe if normal(item) not in bekend]


def step_pairs(oude: Sequence[Activiteit], nieuwe: Sequence[Activiteit]) -> Iterator[tuple[Any, Any]]:
    """The steps by their title; one that got another title is the one with its entries, or that stood at its place."""
    paren = list(pairs(oude, nieuwe))
    weg = {id(een): een for een, ander in paren if ander is None}
    met_melding = {normal(v): een for een in weg.values() for v in (*een.voortgang, *een.uitstel)}
    plaatsen = {id(stap): plaats for plaats, stap in enumerate(nieuwe)}
    for een, ander in paren:
        if ander is None:
            continue
        zelfde = [
            met_melding[sleutel] for v in (*ander.voortgang, *ander.uitstel) if (sleutel := normal(v)) in met_melding
        ]
        zelfde += oude[plaatsen[id(ander)] : plaatsen[id(ander)] + 1]
        was = next((stap for stap in zelfde if id(stap) in weg), None) if een is None else None
        if was:
            del weg[id(was)]
        yield een or was, ander
    yield from ((een, None) for een in weg.values())


def _of_steps(
    oude: Sequence[Activiteit], nieuwe: Sequence[Activiteit], verbeterd: frozenset[str]
) -> Iterator[Wijziging]:
    for een, ander in step_pairs(oude, nieuwe):
        if een is None or ander is None:
            yield Wijziging("stap", een and _step(een), ander and _step(ander))
        else:
            yield from of_models(een, ander, (f"stap ‘{een.titel}’", f"stap ‘{ander.titel}’"), verbeterd)
    toen, nu = ([f"‘{stap.titel}’" for stap in stappen] for stappen in (oude, nieuwe))
    if toen != nu and sorted(toen) == sorted(nu):
        yield Wijziging("volgorde van de stappen", ", ".join(toen), ", ".join(nu))


def _step(stap: Activiteit) -> str:
    velden = [wijziging.waarde for wijziging in of_models(None, stap) if wijziging.veld != "titel"]
    return "; ".join([f"‘{stap.titel}’", *velden])


def _postponed(drager: Any) -> Say:  # noqa: ANN401 (an actie or a step; None where it is not there)
    """A postponement in words: from which deadline to which, the how-manieth it is, by whom and why."""
    alle = uitstel_op(getattr(drager, "uitstel", ()), date.max)
    nummers = {id(uitstel): nummer for nummer, uitstel in enumerate(alle, start=1)}

    def say(uitstel: Uitstel) -> str:
        nummer = nummers[id(uitstel)]
        eerst = drager.termijn.edtf if isinstance(drager.termijn, Termijn) else drager.termijn
        van = _said(alle[nummer - 2].naar if nummer > 1 else eerst)
        gegeven = f"{nummer}e uitstel, door {uitstel.door} op {in_woorden(uitstel.datum)}: {uitstel.reden}"
        return f"{f'van {van} naar' if van else 'voor het eerst:'} {in_woorden(uitstel.naar)} ({gegeven})"

    return say
