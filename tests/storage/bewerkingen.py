"""The edits that the writing commands make of a record, and the proof from the bytes that nothing else changed."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from typing import Any

import yaml

from actiepunten.bewerking import Append, Data, Edit, Pad, Put, Remove
from actiepunten.records.ids import Soort
from actiepunten.storage.editor import edit
from actiepunten.storage.yamlout import FIELD_ORDER, STEP_ORDER
from support.varianten import boom, gelezen

# fmt: off
MELDING: Data = {"datum": "2018-10-01", "status": "loopt", "tekst": "Dit is nieuw: het loopt.\nEn # het gaat door.\n"}
ENTRIES: dict[str, Data] = {
    "voortgang": MELDING,
    "uitstel": {"datum": "2018-10-01", "naar": "2018-12", "door": "BR", "reden": "het duurt 'langer'"},
    "overdracht": {"datum": "2018-10-01", "van": ["CCI"], "naar": ["HDPO", "COM"], "door": "BR", "reden": "reden"},
    "activiteiten": {"titel": "Een nieuwe stap", "voortgang": [MELDING]},
    "besluiten": {"besluit": "BR-2018-10-01-01", "grond": "afgeleid", "toelichting": "omdat: het past"},
    "verband": {"soort": "trekt in", "besluit": "BR-2018-01-19-01", "grond": "afgeleid"},
    "correcties": {"datum": "2018-10-01", "veld": ["titel"], "reden": "een verschrijving", "door": "BR"},
}
VALUES: dict[str, tuple[Data, ...]] = {
    "wie": (["HDPO"], ["COM", "CCI", "HDPO"]),
    "met": (["BA"],),
    "gevraagd": (["BA", "COM"],),
    "termijn": ("2019-03", {"edtf": "../2019-03-02", "tekst": "uiterlijk 2 maart", "grond": "afgeleid"}),
    "tekst": ("Eén zin.", "Twee regels:\nen # geen opmerking.\n"),
    "afdoening": ("Eén zin.", "Twee regels:\nen # geen opmerking.\n"),
    "toelichting": ("Het was 'anders'.", "Twee regels:\nen # geen opmerking.\n"),
    "opvolging": ("vereist", {"geen": "waardering, vraagt geen actie"}),
    "bron": ({"stuk": "Verslag: een", "plaats": "2"}, [{"stuk": "Verslag een"}, {"stuk": "Verslag twee"}]),
    "besluiten": (["BR-2018-10-01-01", {"besluit": "BR-2018-10-01-02", "grond": "afgeleid"}],),
    "verband": ([ENTRIES["verband"]],),
    "voortgang": ([MELDING],),
    "uitstel": ([ENTRIES["uitstel"]],),
    "overdracht": ([ENTRIES["overdracht"]],),
    "activiteiten": ([ENTRIES["activiteiten"]],),
    "afgeleid": (["titel"],),
    "weggelaten": ([{"veld": "tekst", "grond": "10.2.e", "stelsel": "wob"}],),
    "uitzonderingen": ([{"regel": "T201", "reden": "de bron is zo"}],),
    "correcties": ([ENTRIES["correcties"]],),
}
# fmt: on
ITEMS = {
    Soort.ACTIE: ("voortgang", "uitstel", "overdracht", "activiteiten", "besluiten", "correcties"),
    Soort.BESLUIT: ("verband", "correcties"),
    Soort.CASUS: ("besluiten", "correcties"),
}


def edits_of(data: dict[str, Any], soort: Soort) -> Iterator[Edit]:
    """Every kind of edit that a command can make of this record."""
    for naam in ITEMS[soort]:
        yield Append((naam,), ENTRIES[naam])
    if "besluiten" in ITEMS[soort]:
        yield Append(("besluiten",), "BR-2018-10-01-03")
    for veld in FIELD_ORDER[soort]:
        yield from (Put((veld,), waarde) for waarde in VALUES.get(veld, ("Iets anders: met # en 'tekens'",)))
        if veld in data and veld != "id":
            yield Remove((veld,))
    for nummer, stap in enumerate(data.get("activiteiten", ())):
        yield from _edits_of_step(("activiteiten", nummer), stap)
    for pad in _references(data):
        yield Put(pad, "BR-2018-10-01-99")
    yield from (Remove(("besluiten", nummer)) for nummer in range(len(data.get("besluiten", ()))))


def _edits_of_step(pad: Pad, stap: dict[str, Any]) -> Iterator[Edit]:
    yield from (Append((*pad, naam), ENTRIES[naam]) for naam in ("voortgang", "uitstel", "overdracht"))
    for veld in STEP_ORDER:
        yield Put((*pad, veld), VALUES.get(veld, ("Iets anders",))[0])
        if veld in stap and veld != "titel":
            yield Remove((*pad, veld))


def _references(data: Any, pad: Pad = ()) -> Iterator[Pad]:  # noqa: ANN401 (YAML data)
    """The paths of the ids inside lists and groups, which ``hernummer`` changes."""
    for stap, deel in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(deel, dict | list):
            yield from _references(deel, (*pad, stap))
        elif pad and (stap == "besluit" or "besluiten" in pad):
            yield (*pad, stap)


def proved(oud: str, een: Edit, soort: Soort) -> str:
    """The text after the edit, of which the bytes themselves show that only the intended place changed."""
    nieuw = edit(oud, [een], soort)
    assert _as_meant(gelezen(nieuw), expected(gelezen(oud), een), oud), "the data"
    if "\r\n" in oud:
        assert nieuw.count("\n") == nieuw.count("\r\n"), "the line ends"
    voor, na = oud.encode(), nieuw.encode()
    begin, eind = _place(oud, een)
    root = boom(oud)
    if isinstance(een, Put) and _node(root, een.pad):
        begin, eind = len(oud[:begin].encode()), len(oud[eind:].encode())
        assert na[:begin] == voor[:begin], "before the value"
        assert na[len(na) - eind :] == voor[len(voor) - eind :], "behind the value"
    elif isinstance(een, Remove):
        weg = _gap(nieuw, oud, begin, eind)
        assert oud[: weg[0]] + oud[weg[1] :] == nieuw, "only taken out"
    else:
        bij = _gap(oud, nieuw)
        assert nieuw[: bij[0]] + nieuw[bij[1] :] == oud, "only put in"
    return nieuw


def _gap(kort: str, lang: str, begin: int = 0, eind: int | None = None) -> tuple[int, int]:
    """The stretch that the long text has more than the short one; whole lines where that is possible."""
    lengte = len(lang) - len(kort)
    eerste = len(kort) - _common(kort[::-1], lang[::-1])
    laatste = _common(kort, lang)
    assert eerste <= laatste, "more than one stretch changed"
    plaatsen = [p for p in range(eerste, laatste + 1) if begin <= p and (eind is None or p + lengte <= eind)]
    assert plaatsen, "outside the place that was meant"
    heel = [p for p in plaatsen if not p or lang[p - 1] == "\n"]
    plaats = heel[0] if heel else plaatsen[0]
    return plaats, plaats + lengte


def _common(een: str, ander: str) -> int:
    return next((nr for nr, (a, b) in enumerate(zip(een, ander, strict=False)) if a != b), min(len(een), len(ander)))


def _place(tekst: str, een: Edit) -> tuple[int, int]:
    """Where the lines of a field or item begin and end, remarks on its own lines included."""
    root = boom(tekst)
    if not _node(root, een.pad):
        return 0, len(tekst)
    groep = _node(root, een.pad[:-1])
    assert isinstance(groep, yaml.CollectionNode)
    if isinstance(een, Remove) and len(groep.value) == 1 and len(een.pad) > 1:
        return _place(tekst, Remove(een.pad[:-1]))
    begin, eind = _span(groep, een.pad[-1])
    if isinstance(een, Put):
        return begin, eind
    if groep.flow_style:
        return _own_lines(tekst, *_between(groep, een.pad[-1], begin, eind), begin, eind)
    regel = tekst.rfind("\n", 0, begin) + 1
    na = tekst.find("\n", max(eind - 1, 0))
    if na < 0 or na + 1 == len(tekst):
        regel = max(regel - 2, 0)  # without a line end at the end the one before goes
    return regel, len(tekst) if na < 0 else _next(tekst, groep, een.pad[-1], na + 1)


def _next(tekst: str, groep: yaml.CollectionNode, stap: str | int, na: int) -> int:
    """Behind a dash the next field comes in the place of the first one."""
    if not isinstance(groep, yaml.MappingNode) or groep.value[0][0].value != stap or len(groep.value) == 1:
        return na
    begin = groep.value[0][0].start_mark.index
    return int(groep.value[1][0].start_mark.index) if tekst[tekst.rfind("\n", 0, begin) + 1 : begin].strip() else na


def _between(groep: yaml.CollectionNode, stap: str | int, begin: int, eind: int) -> tuple[int, int]:
    """Between brackets the comma before an item goes along, or behind it for the first one."""
    namen = [deel[0].value if isinstance(deel, tuple) else nr for nr, deel in enumerate(groep.value)]
    spans = [_span(groep, naam) for naam in namen]
    for (naam, (_, einde)), (ander, (start, _)) in pairwise(zip(namen, spans, strict=True)):
        if ander == stap:
            begin = einde
        if naam == stap == namen[0]:
            eind = start
    return begin, eind


def _own_lines(tekst: str, voor: int, na: int, begin: int, eind: int) -> tuple[int, int]:
    """The whole lines of an item between brackets, where nothing else stands on them."""
    regel, volgende = tekst.rfind("\n", 0, begin) + 1, tekst.find("\n", eind) + 1
    achter = tekst[eind:volgende].split("#", maxsplit=1)[0].strip()
    return (
        (min(voor, regel), max(na, volgende)) if not tekst[regel:begin].strip() and achter in ("", ",") else (voor, na)
    )


def _span(groep: yaml.CollectionNode, stap: str | int) -> tuple[int, int]:
    """From the beginning of the name (or of the item) to the end of the last value in it."""
    if isinstance(groep, yaml.SequenceNode):
        node = groep.value[int(stap)]
        return node.start_mark.index, _end(node)
    key, value = next((key, value) for key, value in groep.value if key.value == stap)
    return key.start_mark.index, max(_end(value), key.end_mark.index + 1)


def _end(node: yaml.Node) -> int:
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        laatste = node.value[-1]
        return _end(laatste[1] if isinstance(laatste, tuple) else laatste)
    return int(node.end_mark.index)


def _node(node: yaml.Node, pad: Pad) -> yaml.Node | None:
    for stap in pad:
        if isinstance(node, yaml.SequenceNode) and int(stap) < len(node.value):
            node = node.value[int(stap)]
        elif isinstance(node, yaml.MappingNode) and (pairs := [v for k, v in node.value if k.value == stap]):
            node = pairs[0]
        else:
            return None
    return node


def expected(data: Any, een: Edit) -> Any:  # noqa: ANN401 (YAML data)
    """The data with the edit made, in the plainest way there is."""
    data = deepcopy(data)
    houders = [data]
    for stap in een.pad[:-1]:
        houders.append(houders[-1][stap])
    houder, laatste = houders[-1], een.pad[-1]
    match een:
        case Append(item=item):
            houder[laatste] = [*houder.get(laatste, []), item]
        case Put(waarde=waarde):
            houder[laatste] = waarde
        case Remove():
            del houder[laatste]
            for diepte in range(len(een.pad) - 1, 0, -1):
                if houders[diepte]:
                    break
                del houders[diepte - 1][een.pad[diepte - 1]]
    return data


def _as_meant(data: Any, bedoeld: Any, oud: str) -> bool:  # noqa: ANN401 (YAML data)
    """Equal; in a file without a line end at its end the texts that then stand last may get or lose one."""
    if data == bedoeld or oud.endswith("\n"):
        return bool(data == bedoeld)
    verschil = [(een, ander) for een, ander in _texts(data, bedoeld) if een != ander]
    return len(verschil) == 1 and verschil[0][0].rstrip("\n") == verschil[0][1].rstrip("\n")


def _texts(een: Any, ander: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (YAML data)
    """The texts of both side by side."""
    if isinstance(een, dict) and isinstance(ander, dict) and een.keys() == ander.keys():
        for naam in een:
            yield from _texts(een[naam], ander[naam])
    elif isinstance(een, list) and isinstance(ander, list) and len(een) == len(ander):
        for deel, andere in zip(een, ander, strict=True):
            yield from _texts(deel, andere)
    else:
        yield str(een), str(ander)
