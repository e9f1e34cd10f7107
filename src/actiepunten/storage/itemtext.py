"""Items that were added to the lists of a record: lifted out of one text as they were typed, and put in another.

What stays behind after lifting is the text of the base at those places, so that the rest can be merged by line.
Every line of a text ends here as on Unix, the last one too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from actiepunten.bewerking import Append, Data, Pad, Remove, apply
from actiepunten.records.ids import Soort
from actiepunten.storage.editor import Blad, edit
from actiepunten.storage.threeway import LISTS, STEP_LISTS, STEPS, Group, added, added_places, paired, steps_of
from actiepunten.storage.yamltext import read_document

_REMARK = re.compile(r"[ \t]*#")
_REMARK_LINE = re.compile(r"([ \t]*)#[^\n]*\n")
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """One item that a side added to the list at ``pad``, where a step has the number that it has in the base."""

    pad: Pad
    item: Data
    regels: Lines
    """The item as typed, from its dash on, with the remarks around it; nothing where it has no lines of its own."""


@dataclass(frozen=True, slots=True)
class Lifted:
    """A text without what was added to its lists, and those additions."""

    tekst: str
    added: tuple[Added, ...]


def lift(basis: str, kant: str, soort: Soort) -> Lifted:
    """One side without the items that it added to united lists, and without its new steps.

    A list of which it changed or removed an item stays as it is.
    """
    found: list[Added] = []
    was, kant = _Page(basis, soort), _without_inline(basis, kant, soort, found)
    page = _Page(kant, soort)
    spans: list[tuple[int, int, str]] = []
    for oud, nieuw in _places(was.data, page.data):
        items, eerder = page.items(nieuw), was.items(oud)
        if items is None or items == eerder or added(items, eerder or []):
            continue
        if (span := page.reverted(nieuw, was, oud)) is not None:
            spans.append(span)
            bij = added_places(eerder or [], items)
            found += [Added(oud, items[n], page.item_lines(nieuw, n, was.remarks, bij)) for n in bij]
    spans += _new_steps(was, page, found)
    for begin, einde, tekst in sorted(spans, reverse=True):
        kant = kant[:begin] + tekst + kant[einde:]
    return Lifted(kant, tuple(found))


def _places(basis: Group, kant: Group) -> list[tuple[Pad, Pad]]:
    """The united lists: the path in the base, and the path on the side."""
    paren = paired(steps_of(basis), steps_of(kant))
    stappen = [((STEPS, plek, naam), (STEPS, nummer, naam)) for plek, nummer in paren.items() for naam in STEP_LISTS]
    return [*(((naam,), (naam,)) for naam in LISTS), *stappen]


def _without_inline(basis: str, kant: str, soort: Soort, found: list[Added]) -> str:
    """The side without the lists that are new between braces: they have no lines of their own."""
    was, page = _Page(basis, soort), _Page(kant, soort)
    weg = [
        (oud, nieuw)
        for oud, nieuw in _places(was.data, page.data)
        if was.items(oud) is None and page.items(nieuw) and not page.on_own_lines(nieuw)
    ]
    for oud, nieuw in weg:
        found += [Added(oud, item, ()) for item in page.items(nieuw) or []]
    return edit(kant, [Remove(nieuw) for _, nieuw in weg], soort)


def _new_steps(was: "_Page", page: "_Page", found: list[Added]) -> list[tuple[int, int, str]]:
    oud, stappen = steps_of(was.data), steps_of(page.data)
    paren = paired(oud, stappen)
    bij = [nummer for nummer in range(len(stappen)) if nummer not in paren.values()]
    if not bij or len(paren) < len(oud) or page.blad.in_flow((STEPS, 0)):
        return []
    found += [Added((STEPS,), stappen[n], page.item_lines((STEPS,), n, was.remarks, bij)) for n in bij]
    if not oud:
        span = page.reverted((STEPS,), was, (STEPS,))
        return [span] if span else []
    return [(*page.item_span((STEPS,), nummer, was.remarks, bij), "") for nummer in bij]


def put(tekst: str, pad: Pad, item: Data, regels: Lines, soort: Soort) -> str:
    """The text with the item at the end of the list: as it was typed where that fits, else in the form of the tool."""
    page = _Page(tekst, soort)
    bedoeld = apply(page.data, Append(pad, item))
    if regels and (gevonden := page.end_of_list(pad)):
        positie, kolom = gevonden
        nieuw = tekst[:positie] + _at(regels, kolom) + tekst[positie:]
        if _says(nieuw, bedoeld):
            return nieuw
    tekst = _below_remarks(tekst, edit(tekst, [Append(pad, item)], soort), pad, soort)
    page = _Page(tekst, soort)
    if regels and page.end_of_list(pad):
        laatste = len(page.items(pad) or []) - 1
        begin, einde = page.item_span(pad, laatste, frozenset(), [])
        nieuw = tekst[:begin] + _at(regels, page.column(pad)) + tekst[einde:]
        if _says(nieuw, bedoeld):
            return nieuw
    return tekst


def _below_remarks(tekst: str, nieuw: str, pad: Pad, soort: Soort) -> str:
    """The new text with the field that came in it below the remarks that belong to the field before it."""
    gelijk = next((plek for plek, teken in enumerate(tekst) if nieuw[plek] != teken), len(tekst))
    begin = tekst.rfind("\n", 0, gelijk) + 1
    onder = _Page(tekst, soort).below(begin, _Page(nieuw, soort).column(pad[:-1]))
    erbij = nieuw[begin : begin + len(nieuw) - len(tekst)]
    lager = tekst[:onder] + erbij + tekst[onder:]
    return lager if _says(lager, read_document(nieuw).data) else nieuw


def _says(tekst: str, data: Data) -> bool:
    return bool(read_document(tekst).data == data)


def _at(regels: Lines, kolom: int) -> str:
    return "".join(" " * kolom + regel + "\n" if regel else "\n" for regel in regels)


class _Page:
    """The text of one record: where its lists and their items begin and end."""

    def __init__(self, tekst: str, soort: Soort) -> None:
        document = read_document(tekst)
        self.tekst = tekst
        self.data: Group = document.data
        self.blad = Blad(tekst, document, soort)

    @property
    def remarks(self) -> frozenset[str]:
        """The lines that are a remark, without the white space around them."""
        return frozenset(regel.strip() for regel in self.tekst.split("\n") if _REMARK.match(regel))

    def items(self, pad: Pad) -> list[Data] | None:
        """The items of the list; ``None`` where there is no list."""
        data: Data | None = self.data
        for stap in pad:
            if isinstance(data, dict) and isinstance(stap, str):
                data = data.get(stap)
            elif isinstance(data, list) and isinstance(stap, int):
                data = data[stap]
            else:
                return None
        return data if isinstance(data, list) else None

    def on_own_lines(self, pad: Pad) -> bool:
        """Whether the field begins a line."""
        if self.blad.in_flow(pad):
            return False
        begin = self.blad.pair(pad)[0].start_mark.index
        return not self.tekst[self._line_start(begin) : begin].strip()

    def column(self, pad: Pad) -> int:
        """The column at which a list, a group or a value begins."""
        node = self.blad.node(pad)
        return int(node.start_mark.column) if node else 0

    def reverted(self, pad: Pad, was: "_Page", oud: Pad) -> tuple[int, int, str] | None:
        """The stretch of a list and what stood there in the base; ``None`` where the two do not fit each other."""
        begin, einde = self._field(pad)
        if was.items(oud) is None:
            return (self._above(pad, was.remarks), einde, "")
        van, tot = was._field(oud)  # noqa: SLF001 (a page of the same kind)
        nu, toen = self.blad.pair(pad)[0].start_mark.column, was.blad.pair(oud)[0].start_mark.column
        if self.blad.in_flow(pad) != was.blad.in_flow(oud) or (nu != toen and not self.blad.in_flow(pad)):
            return None
        return (begin, einde, was.tekst[van:tot])

    def end_of_list(self, pad: Pad) -> tuple[int, int] | None:
        """Below which position, at which column, another item of a list in block form comes."""
        node = self.blad.node(pad)
        if not isinstance(node, yaml.SequenceNode) or not node.value or node.flow_style or self.blad.in_flow(pad):
            return None
        return (self._field(pad)[1], node.start_mark.column)

    def item_lines(self, pad: Pad, nummer: int, oude_remarks: frozenset[str], bij: Sequence[int]) -> Lines:
        """The lines of an item that was added, moved to the left; nothing where it has no lines of its own."""
        node = self.blad.node(pad)
        if not isinstance(node, yaml.SequenceNode) or node.flow_style or self.blad.in_flow(pad):
            return ()
        begin, einde = self.item_span(pad, nummer, oude_remarks, bij)
        boven: list[str] = []
        if not nummer and self.items(pad) and len(bij) == len(node.value) and self.on_own_lines(pad):
            kop = self._line_start(self.blad.pair(pad)[0].start_mark.index)
            boven = [regel.strip() for regel in self.tekst[self._above(pad, oude_remarks) : kop].splitlines()]
        kolom = node.start_mark.column
        return (*boven, *(_moved(regel, kolom) for regel in self.tekst[begin:einde].split("\n")[:-1]))

    def item_span(self, pad: Pad, nummer: int, oude_remarks: frozenset[str], bij: Sequence[int]) -> tuple[int, int]:
        """From where to where an item runs, with the remarks that came with it."""
        node = self.blad.node(pad)
        assert isinstance(node, yaml.SequenceNode)  # noqa: S101 (whoever asks has looked)
        items: list[yaml.Node] = node.value
        begin = self._line_start(self.blad.item_start(node, items[nummer]))
        vorige = self.blad.end(items[nummer - 1]) if nummer else self.blad.pair(pad)[0].end_mark.index
        begin -= self._lead(self.blad.line_end(vorige), begin, oude_remarks, begin)
        einde = self.blad.line_end(self.blad.end(items[nummer]))
        if nummer + 1 == len(items):
            return begin, self.below(einde, self.blad.pair(pad)[0].start_mark.column, oude_remarks)
        if nummer + 1 not in bij:
            einde = self.below(einde, -1, oude_remarks)
        return begin, einde

    def _field(self, pad: Pad) -> tuple[int, int]:
        """From where to where a field runs, with the remarks below it that stand deeper than its name."""
        key, value = self.blad.pair(pad)
        begin, einde = int(key.start_mark.index), self.blad.end(value, key)
        if self.blad.in_flow(pad):
            return begin, einde
        return begin, self.below(self.blad.line_end(einde), key.start_mark.column)

    def _above(self, pad: Pad, oude_remarks: frozenset[str]) -> int:
        """Where a field begins with the remarks above it that came with it."""
        mark = self.blad.pair(pad)[0].start_mark
        begin = self._line_start(mark.index)
        return begin - self._lead(0, begin, oude_remarks, mark.column)

    def _line_start(self, positie: int) -> int:
        return self.tekst.rfind("\n", 0, positie) + 1

    def _lead(self, van: int, tot: int, oude_remarks: frozenset[str], kolom: int) -> int:
        """How much of the text just before ``tot`` is new remarks, none of them deeper than the column."""
        lengte = 0
        for regel in reversed(self.tekst[van:tot].splitlines(keepends=True)):
            diepte = len(regel) - len(regel.lstrip())
            if not _REMARK.match(regel) or diepte > kolom or regel.strip() in oude_remarks:
                break
            lengte += len(regel)
        return lengte

    def below(self, positie: int, kolom: int, oude_remarks: frozenset[str] = frozenset()) -> int:
        """Behind the remarks from here on that stand deeper than the column and that the base does not have."""
        while gevonden := _REMARK_LINE.match(self.tekst, positie):
            if len(gevonden[1]) <= kolom or gevonden[0].strip() in oude_remarks:
                break
            positie = gevonden.end()
        return positie


def _moved(regel: str, kolom: int) -> str:
    return regel[kolom:] if not regel[:kolom].strip() else regel.lstrip()
