"""Changes of one span in the text of a record: everything around it keeps its bytes.

Comments, order, quotes, blank lines and line ends survive, because nothing else is written again.
Each change is read back and proved: the data of the new text is the old data with that one change, or it is refused.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from actiepunten.bevinding import field_path
from actiepunten.bewerking import Append, Data, Edit, Pad, Put, Remove, apply, elementary
from actiepunten.errors import ActiepuntenError
from actiepunten.records.ids import Soort
from actiepunten.storage.yamlout import (
    FIELD_ORDER,
    STEP_ORDER,
    field_lines,
    flow,
    item_lines,
    lines_at,
    scalar,
    scalar_lines,
)
from actiepunten.storage.yamltext import Document, comments, read_document

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?P<opmerking>[ \t]+#[^\r\n]*)?")


_ONLY_COMMA = re.compile(r"[ \t]*,?[ \t]*(?:#[^\r\n]*)?\r?\n")


class EditRefused(ActiepuntenError):
    """The file cannot be changed in that one place without touching something else."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of the text and what comes in its place."""

    begin: int
    einde: int
    tekst: str


def edit(tekst: str, edits: Iterable[Edit], soort: Soort) -> str:
    """The text with the edits made one after another; :class:`EditRefused` where one cannot be made or proved."""
    for een in edits:
        for stap in elementary(een, read_document(tekst).data):
            tekst = _one(tekst, stap, soort)
    return tekst


def _one(tekst: str, een: Edit, soort: Soort) -> str:
    document = read_document(tekst)
    if document.data is None or any(fault.fatal for fault in document.faults):
        raise EditRefused("het bestand heeft fouten en is zo niet aan te passen", "zie `actiepunten check`")
    try:
        bedoeld = apply(document.data, een)
    except (KeyError, IndexError, TypeError, ValueError):
        raise EditRefused(
            f"{field_path(een.pad)} staat er niet, of is geen lijst", "pas het bestand zelf aan"
        ) from None
    if bedoeld == document.data:
        return tekst
    gelukt = list(_attempts(tekst, document, een, soort, bedoeld))
    heel = [nieuw for nieuw in gelukt if not _remarks(tekst) - _remarks(nieuw)]
    # What goes or is replaced may take the remarks inside it along; what is added may not.
    if gekozen := heel or (gelukt if not isinstance(een, Append) else []):
        return gekozen[0]
    raise EditRefused(
        f"{field_path(een.pad)} is niet aan te passen zonder iets anders te raken",
        "pas het bestand zelf aan, met `wijzig --bewerk`",
    )


def _attempts(tekst: str, document: Document, een: Edit, soort: Soort, bedoeld: Data) -> Iterator[str]:
    """The new texts that are proved, the best first; the last value gets a line end only where it cannot do without."""
    at_end = not tekst.endswith("\n")
    pogingen = [tekst[: span.begin] + span.tekst + tekst[span.einde :] for span in _ways(tekst, document, een, soort)]
    eol = "\r\n" if "\r\n" in tekst else "\n"
    for nieuw in pogingen:
        for poging in (nieuw, nieuw + eol) if at_end else (nieuw,):
            if _proved(poging, bedoeld, document, at_end=False):
                yield poging
    yield from (nieuw for nieuw in pogingen if at_end and _proved(nieuw, bedoeld, document, at_end=True))


def _remarks(tekst: str) -> Counter[str]:
    return Counter(opmerking for *_, opmerking in comments(tekst)) if "#" in tekst else Counter()


def _proved(nieuw: str, bedoeld: Data, oud: Document, *, at_end: bool) -> bool:
    """Whether the new text says what was meant and YAML swallows no more of it than before.

    Where the old text had no line end at its end, its last value may get one.
    """
    document = read_document(nieuw)
    if len(document.faults) > len(oud.faults):
        return False
    return document.data == bedoeld or (at_end and _chomped(document.data) == _chomped(bedoeld))


def _chomped(data: Data) -> Data:
    if isinstance(data, dict):
        return {naam: _chomped(deel) for naam, deel in data.items()}
    return [_chomped(deel) for deel in data] if isinstance(data, list) else str(data).rstrip("\n")


def _ways(tekst: str, document: Document, een: Edit, soort: Soort) -> Iterator[_Span]:
    """The ways to make the edit, the best-looking first."""
    blad = Blad(tekst, document, soort)
    match een:
        case Append(pad, item):
            yield from blad.append(pad, item)
        case Put(pad, waarde):
            yield from blad.put(pad, waarde)
        case Remove(pad):
            yield from blad.remove(pad)


class Blad:
    """The text of one record with its tree: where things begin and end."""

    def __init__(self, tekst: str, document: Document, soort: Soort) -> None:
        self.tekst = tekst
        self.eol = "\r\n" if "\r\n" in tekst else "\n"
        self.soort = soort
        assert document.node is not None  # noqa: S101 (data was read from it)
        self.root = document.node

    def node(self, pad: Pad) -> yaml.Node | None:
        """The value at the path; ``None`` where there is none."""
        node = self.root
        for stap in pad:
            if isinstance(node, yaml.SequenceNode) and isinstance(stap, int):
                node = node.value[stap]
            elif isinstance(node, yaml.MappingNode) and (gevonden := [v for k, v in node.value if k.value == stap]):
                node = gevonden[0]
            else:
                return None
        return node

    def append(self, pad: Pad, item: Data) -> Iterator[_Span]:
        """An item behind the last one of a list."""
        node = self.node(pad)
        if node is None:
            yield from self.put(pad, [item])
        elif isinstance(node, yaml.SequenceNode) and not node.value:
            yield from self._replace(pad, node, [item])
        elif isinstance(node, yaml.SequenceNode) and node.flow_style:
            yield self._insert(node.value[-1].end_mark.index, f", {flow(item)}")
        elif isinstance(node, yaml.SequenceNode):
            yield self._lines_after(node, item_lines(item), node.start_mark.column)

    def put(self, pad: Pad, waarde: Data) -> Iterator[_Span]:
        """A value in the place of another, or in a new field."""
        node, groep = self.node(pad), self.node(pad[:-1])
        if node is not None:
            yield from self._replace(pad, node, waarde)
        elif isinstance(groep, yaml.MappingNode):
            yield from self._new_field(groep, pad, waarde)

    def _new_field(self, groep: yaml.MappingNode, pad: Pad, waarde: Data) -> Iterator[_Span]:
        """The field behind those that come before it in the order of the record."""
        naam = str(pad[-1])
        orde = self._order(pad)
        eerder = set(orde[: orde.index(naam)]) if naam in orde else {key.value for key, _ in groep.value}
        voor = [paar for paar in groep.value if paar[0].value in eerder]
        na = voor[-1] if voor else None
        if groep.flow_style:
            if na:
                yield self._insert(na[1].end_mark.index, f", {naam}: {flow(waarde)}")
            elif groep.value:
                yield self._insert(groep.value[0][0].start_mark.index, f"{naam}: {flow(waarde)}, ")
            return
        kolom = groep.start_mark.column
        for regels in (field_lines(naam, waarde), [f"{naam}: {flow(waarde)}"]):
            if na:
                yield self._lines_after(na[1], regels, kolom, key=na[0])
            else:
                volgende = self.eol + " " * kolom
                yield self._insert(groep.start_mark.index, volgende.join(regels) + volgende)

    def _order(self, pad: Pad) -> Sequence[str]:
        if len(pad) == 1:
            return FIELD_ORDER[self.soort]
        return STEP_ORDER if pad[0] == "activiteiten" else ()

    def _replace(self, pad: Pad, node: yaml.Node, waarde: Data) -> Iterator[_Span]:
        """Another value in the place of this one: as it was written, else in one line, else in block form."""
        begin, einde = node.start_mark.index, self._value_end(node)
        was_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        in_flow = self.in_flow(pad)
        if isinstance(waarde, str):
            stijl = node.style if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"') else ""
            regels = scalar_lines(waarde)
            if isinstance(node, yaml.CollectionNode) and not node.flow_style and isinstance(pad[-1], str):
                yield from self._whole_field(pad, waarde)
            if len(regels) > 1 and not in_flow:
                yield _Span(begin, einde, self._block(regels, self._column(pad), node))
            elif not was_block:
                yield _Span(begin, einde, scalar(waarde, in_flow=in_flow, stijl=stijl or ""))
            for quote in ("", '"'):  # before a remark YAML would take a text without quotes for cut off
                yield _Span(begin, einde, scalar(waarde, in_flow=in_flow, stijl=quote) + self._remark(node))
            return
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and isinstance(pad[-1], str):
            yield from self._whole_field(pad, waarde)
        plat = isinstance(waarde, list) and not any(isinstance(deel, dict | list) for deel in waarde)
        if not in_flow and not plat and isinstance(pad[-1], str):
            yield from self._whole_field(pad, waarde)
        yield _Span(begin, einde, flow(waarde))
        if isinstance(node, yaml.ScalarNode) and isinstance(pad[-1], int):
            kolom = node.start_mark.column
            eerste, *rest = item_lines(waarde)
            yield _Span(begin, einde, self.eol.join([eerste[2:], *lines_at(rest, kolom - 2)]))

    def _whole_field(self, pad: Pad, waarde: Data) -> Iterator[_Span]:
        key, value = self.pair(pad)
        eerste, *rest = lines_at(field_lines(str(pad[-1]), waarde), key.start_mark.column)
        yield _Span(key.start_mark.index, self._value_end(value), self.eol.join([eerste.lstrip(), *rest]))

    def _block(self, regels: list[str], kolom: int, node: yaml.Node) -> str:
        """A text behind ``|``, with the remark that stood behind the old sign."""
        kop, *rest = regels
        return self.eol.join([kop + self._remark(node), *lines_at(rest, kolom)])

    def _remark(self, node: yaml.Node) -> str:
        """The remark behind ``|`` or ``>``."""
        gevonden = _BLOCK_HEADER.match(self.tekst, node.start_mark.index)
        is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        return str(gevonden["opmerking"] or "") if is_block and gevonden else ""

    def _value_end(self, node: yaml.Node) -> int:
        """Where another value ends in the place of this one; the blank lines behind ``|+`` stay as blank lines."""
        einde = self.end(node)
        return len(self.tekst[:einde].rstrip("\r\n")) if self.tekst[:einde].endswith("\n") else einde

    def remove(self, pad: Pad) -> Iterator[_Span]:
        """The field or item taken out, and what holds nothing else with it."""
        groep = self.node(pad[:-1])
        if isinstance(groep, yaml.CollectionNode) and len(groep.value) == 1 and len(pad) > 1:
            yield from self.remove(pad[:-1])
        elif isinstance(groep, yaml.MappingNode):
            parts = [(key.start_mark.index, self.end(value, key)) for key, value in groep.value]
            yield from self._cut(groep, parts, [key.value for key, _ in groep.value].index(pad[-1]))
        elif isinstance(groep, yaml.SequenceNode):
            parts = [(self.item_start(groep, deel), self.end(deel)) for deel in groep.value]
            yield from self._cut(groep, parts, int(pad[-1]))

    def _cut(self, groep: yaml.CollectionNode, parts: list[tuple[int, int]], nummer: int) -> Iterator[_Span]:
        begin, einde = parts[nummer]
        if groep.flow_style:
            regel, na = self.tekst.rfind("\n", 0, begin) + 1, self.line_end(einde)
            if not self.tekst[regel:begin].strip() and _ONLY_COMMA.fullmatch(self.tekst, einde, na):
                yield _Span(regel, na, "")  # on a line of its own, with its own remark
            if nummer:
                yield _Span(parts[nummer - 1][1], einde, "")
            elif len(parts) > 1:
                yield _Span(begin, parts[1][0], "")
            return
        regel = self.tekst.rfind("\n", 0, begin) + 1
        if self.tekst[regel:begin].strip():  # the first field behind a dash: the next one comes in its place
            if nummer + 1 < len(parts):
                yield _Span(begin, parts[nummer + 1][0], "")
        elif (na := self.line_end(einde)) == len(self.tekst) and not self.tekst.endswith("\n"):
            yield _Span(regel - len(self.eol), na, "")
        else:
            yield _Span(regel, na, "")

    def item_start(self, groep: yaml.SequenceNode, item: yaml.Node) -> int:
        """The dash before an item, or between brackets the item itself."""
        begin = item.start_mark.index
        return begin if groep.flow_style else self.tekst.rfind("-", 0, begin)

    def pair(self, pad: Pad) -> tuple[yaml.Node, yaml.Node]:
        """The name and the value of a field that is there."""
        groep = self.node(pad[:-1])
        assert isinstance(groep, yaml.MappingNode)  # noqa: S101 (the value at the path was found in it)
        return next((key, value) for key, value in groep.value if key.value == pad[-1])

    def _column(self, pad: Pad) -> int:
        """The column of the name of the field, or of the dash of the item."""
        if isinstance(pad[-1], str):
            return self.pair(pad)[0].start_mark.column
        groep = self.node(pad[:-1])
        return groep.start_mark.column if groep else 0

    def in_flow(self, pad: Pad) -> bool:
        """Whether the field or item stands between brackets or braces."""
        return any(getattr(self.node(pad[:diepte]), "flow_style", False) for diepte in range(len(pad)))

    def end(self, node: yaml.Node, key: yaml.Node | None = None) -> int:
        """Behind the last character of a value, without the blank lines and remarks that follow it."""
        einde = int(node.end_mark.index)
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            laatste = node.value[-1]
            return self.end(laatste[1], laatste[0]) if isinstance(laatste, tuple) else self.end(laatste)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            kop = _BLOCK_HEADER.match(self.tekst, node.start_mark.index)
            if not kop or "+" not in kop[0].split("#")[0]:
                return len(self.tekst[:einde].rstrip("\r\n \t"))
        return max(einde, int(key.end_mark.index) + 1 if key else 0)

    def line_end(self, positie: int) -> int:
        """The beginning of the next line; the end of the text where there is none."""
        if positie and self.tekst[positie - 1] == "\n":
            return positie
        einde = self.tekst.find("\n", positie)
        return len(self.tekst) if einde < 0 else einde + 1

    def _lines_after(self, node: yaml.Node, regels: list[str], kolom: int, key: yaml.Node | None = None) -> _Span:
        """New lines below the one on which a value ends."""
        positie = self.line_end(self.end(node, key))
        nieuw = self.eol.join(lines_at(regels, kolom))
        if positie and self.tekst[positie - 1] != "\n":
            return self._insert(positie, self.eol + nieuw)
        return self._insert(positie, nieuw + self.eol)

    def _insert(self, positie: int, tekst: str) -> _Span:
        return _Span(positie, positie, tekst)
