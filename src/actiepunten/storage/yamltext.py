"""A strict reading of one YAML file: plain data in which every scalar is text, and what YAML would swallow.

PyYAML composes the node tree; this module builds the data from it.
Whatever the register refuses or YAML drops in silence becomes a :class:`Fault` with its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_LIBRARY_DEPTH = "maximum nesting depth"
"""What libyaml says of brackets so deep that it gives no event at all; older ones have no such bound."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$", re.MULTILINE)
# Composing recurses in C and crashes on deep nesting, so whatever may be deep or decorated is scanned first.
_SUSPECT = re.compile(r"(?:^|[\s\[{,:-])[&*!]|^[ \t?:-]{20}", re.MULTILINE)
_HAS_COMMENT = re.compile(r"^(?!# yaml-language-server:).*#", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+#")
# YAML also ends a line at these, which editors and people do not see.
_HIDDEN_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")

Pad = tuple[str | int, ...]
Pair = tuple[yaml.Node, yaml.Node]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the text itself; ``fatal`` where the file cannot be used as a record."""

    regel: str
    regelnummer: int
    kolom: int
    melding: str
    oplossing: str
    pad: Pad = ()
    fatal: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a file, what was wrong with the text, and the way to the place of a field."""

    data: Any
    faults: tuple[Fault, ...]
    node: yaml.Node | None = None
    _pairs: dict[int, dict[str, Pair]] = field(default_factory=dict, compare=False)

    def place(self, pad: Pad, *, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the field, or of the nearest group that holds it; with ``key`` of its name."""
        mark = self.node.start_mark if self.node else None
        for _, naam, value in self._walk(pad):
            mark = naam.start_mark if key and naam else value.start_mark
        return (mark.line + 1, mark.column + 1) if mark else (0, 0)

    def real(self, pad: Pad) -> Pad:
        """The part of a path that is there in the text: without the steps that pydantic adds for a union."""
        return tuple(deel for deel, _, _ in self._walk(pad))

    def _walk(self, pad: Pad) -> Iterator[tuple[str | int, yaml.Node | None, yaml.Node]]:
        """Each step of the path that exists: the step, the node of its name and the node of its value."""
        node = self.node
        for nummer, deel in enumerate(pad, start=1):
            if isinstance(node, yaml.SequenceNode) and isinstance(deel, int) and deel < len(node.value):
                node = node.value[deel]
                yield deel, None, node
            elif isinstance(node, yaml.MappingNode) and (pair := self._pairs_of(node).get(str(deel))):
                hierna = pad[nummer] if nummer < len(pad) else None
                if isinstance(pair[1], yaml.ScalarNode) and hierna in self._pairs_of(node):
                    continue  # nothing is inside a scalar, and the next step is here: this one is the tag of a union
                node = pair[1]
                yield deel, *pair

    def _pairs_of(self, node: yaml.MappingNode) -> dict[str, Pair]:
        if id(node) not in self._pairs:
            benoemd = (pair for pair in reversed(node.value) if isinstance(pair[0].value, str))
            self._pairs[id(node)] = {pair[0].value: pair for pair in benoemd}
        return self._pairs[id(node)]


def read_text(content: bytes) -> str | Fault:
    """The text of a file, or why it is no text."""
    if len(content) > MAX_BYTES:
        return Fault("V107", 0, 0, "het bestand is groter dan 1.000.000 bytes", "splits het record")
    if content.startswith(b"\xef\xbb\xbf"):
        return Fault("V102", 1, 1, "het bestand begint met een byte-order-mark", "bewaar het als UTF-8 zonder BOM")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fout:
        voor = content[: fout.start].decode("utf-8")
        oplossing = "bewaar het bestand opnieuw als UTF-8"
        return Fault("V102", *_line_and_column(voor, len(voor)), "het bestand is geen UTF-8", oplossing)


def read_document(tekst: str) -> Document:
    """The data of the text; ``data`` is ``None`` where it cannot be read."""
    faults = tuple(_hidden_breaks(tekst)) or tuple(_conflicts(tekst)) or tuple(_scan(tekst))
    if faults:
        return Document(None, faults)
    try:
        node = yaml.compose(tekst, Loader=_LOADER)
    except yaml.YAMLError as fout:
        return Document(None, (_yaml_fault(fout, tekst),))
    if not isinstance(node, yaml.MappingNode):
        wat = "is een lijst" if isinstance(node, yaml.SequenceNode) else "is een losse tekst" if node else "is leeg"
        return Document(
            None,
            (Fault("V108", 1, 1, f"het bestand {wat} en geen record", "begin elke regel met een veld, zoals `id:`"),),
        )
    found: list[Fault] = []
    data = _build(node, (), tekst, found)
    return Document(data, tuple(found), node)


def comments(tekst: str) -> list[tuple[int, int, str]]:
    """The comments of a readable text: line and column of the ``#``, from 1, and the words behind it."""
    if not _HAS_COMMENT.search(tekst):
        return []
    gevonden: list[tuple[int, int, str]] = []
    einde = regel = geteld = 0
    for token in yaml.scan(tekst, Loader=_LOADER):
        for opmerking in re.finditer(r"#[^\n]*", tekst[einde : token.start_mark.index]):
            plaats = einde + opmerking.start()
            regel, geteld = regel + tekst.count("\n", geteld, plaats), plaats
            kolom = plaats - tekst.rfind("\n", 0, plaats)
            gevonden.append((regel + 1, kolom, opmerking[0].lstrip("# ").rstrip()))
        einde = token.end_mark.index
    return gevonden


def _hidden_breaks(tekst: str) -> Iterator[Fault]:
    if gevonden := _HIDDEN_BREAK.search(tekst):
        regel, kolom = _line_and_column(tekst, gevonden.start())
        oplossing = "vervang dit teken door een gewoon regeleinde of een spatie"
        yield Fault("V103", regel, kolom, "hier staat een onzichtbaar regeleinde", oplossing)


def _line_and_column(tekst: str, positie: int) -> tuple[int, int]:
    """Line and column, from 1, of a position in the text."""
    return (tekst.count("\n", 0, positie) + 1, positie - tekst.rfind("\n", 0, positie))


def _conflicts(tekst: str) -> Iterator[Fault]:
    if "<<<<<<<" in tekst or ">>>>>>>" in tekst:
        for gevonden in _CONFLICT.finditer(tekst):
            regel = tekst.count("\n", 0, gevonden.start()) + 1
            oplossing = "kies een van beide kanten en haal de regels met <<<<<<<, ======= en >>>>>>> weg"
            yield Fault("V106", regel, 1, "hier staat nog een samenvoegconflict van git", oplossing)
            return


def _scan(tekst: str) -> Iterator[Fault]:
    """Anchors, aliases, tags and depth, from the events: these never recurse."""
    if not _SUSPECT.search(tekst) and tekst.count("[") + tekst.count("{") < MAX_DEPTH:
        return
    diepte = 0
    te_diep = f"dieper genest dan {MAX_DEPTH} niveaus", "maak het vlakker"
    try:
        for event in yaml.parse(tekst, Loader=_LOADER):
            if isinstance(event, yaml.CollectionEndEvent):
                diepte -= 1
            elif isinstance(event, yaml.NodeEvent):
                diepte += isinstance(event, yaml.CollectionStartEvent)
                regel, kolom = _position(event)
                if diepte > MAX_DEPTH:
                    yield Fault("V107", regel, kolom, *te_diep)
                    return
                if event.anchor or getattr(event, "tag", None):
                    oplossing = "schrijf de waarde uit; zet tekst die met &, * of ! begint tussen aanhalingstekens"
                    yield Fault("V105", regel, kolom, "ankers, verwijzingen en tags (&, *, !) mogen niet", oplossing)
                    return
    except yaml.YAMLError as fout:
        if isinstance(fout, yaml.MarkedYAMLError) and fout.problem_mark and _LIBRARY_DEPTH in str(fout.problem):
            yield Fault("V107", fout.problem_mark.line + 1, fout.problem_mark.column + 1, *te_diep)
        # Any other fault composing meets too, and reports.


def _build(node: yaml.Node, pad: Pad, tekst: str, found: list[Fault]) -> Any:  # noqa: ANN401 (YAML data)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, pad, tekst, found)
    if isinstance(node, yaml.SequenceNode):
        return [_build(deel, (*pad, nummer), tekst, found) for nummer, deel in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode) and not node.style:
        if not node.value:
            found.append(
                _fault("V109", node, f"{_field(pad)} heeft geen waarde", "vul een waarde in of haal het veld weg", pad)
            )
        elif gevonden := _COMMENT.match(tekst, node.end_mark.index):
            melding = f"de tekst van {_field(pad)} is afgebroken bij #"
            oplossing = "zet de tekst tussen aanhalingstekens, of de opmerking op een eigen regel"
            regel, kolom = node.end_mark.line + 1, node.end_mark.column + gevonden.end() - gevonden.start()
            found.append(Fault("V110", regel, kolom, melding, oplossing, pad, fatal=False))
    return node.value


def _mapping(node: yaml.MappingNode, pad: Pad, tekst: str, found: list[Fault]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    regels: dict[str, int] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            oplossing = "geef het veld een gewone naam"
            found.append(_fault("V108", key, "de naam van een veld is hier een lijst of groep", oplossing, pad))
        elif key.value in data:
            melding = f"het veld {key.value} staat er twee keer, ook op regel {regels[key.value]}"
            oplossing = "houd één van de twee; YAML zou er een zonder melding weggooien"
            found.append(_fault("V104", key, melding, oplossing, pad))
        else:
            regels[key.value] = key.start_mark.line + 1
            data[key.value] = _build(value, (*pad, key.value), tekst, found)
    return data


def _fault(regel: str, node: yaml.Node, melding: str, oplossing: str, pad: Pad) -> Fault:
    return Fault(regel, *_position(node), melding, oplossing, pad)


def _position(thing: Any) -> tuple[int, int]:  # noqa: ANN401 (nodes and events of PyYAML)
    """Line and column, from 1, where a node or event begins."""
    return (thing.start_mark.line + 1, thing.start_mark.column + 1)


def _field(pad: Pad) -> str:
    naam = next((deel for deel in reversed(pad) if isinstance(deel, str)), "de lijst")
    return f"het veld {naam}"


_QUOTE_IT = "zet de hele waarde tussen aanhalingstekens"
_YAML_PROBLEMS = {
    "mapping values are not allowed in this context": (
        "hier staat een dubbele punt die YAML niet verwacht",
        f"{_QUOTE_IT}, of herstel het inspringen",
    ),
    "found unexpected end of stream": ("een aanhalingsteken wordt niet gesloten", "sluit het aanhalingsteken"),
    "did not find expected node content": ("hier ontbreekt een waarde", "sluit de [ of {, of vul de waarde in"),
    "did not find expected ',' or ']'": ("een lijst met [ wordt niet goed gesloten", "zet er een komma of ] bij"),
    "did not find expected ',' or '}'": ("een groep met { wordt niet goed gesloten", "zet er een komma of } bij"),
    "found character that cannot start any token": (
        "een waarde kan niet beginnen met een tab, @, ` of %",
        f"spring in met spaties, of {_QUOTE_IT}",
    ),
    "found a tab character that violates indentation": ("er is ingesprongen met een tab", "spring in met spaties"),
    "did not find expected key": (
        "hier hoort een veld te staan",
        f"laat het veld even ver inspringen als de andere, of {_QUOTE_IT}",
    ),
    "did not find expected '-' indicator": ("hier hoort een regel van de lijst", "begin de regel met een streepje"),
    "but found another document": ("er staat meer dan één document in het bestand (---)", "maak er twee bestanden van"),
    "found unknown escape character": (
        "na een \\ staat een teken dat YAML niet kent",
        "gebruik enkele aanhalingstekens, of schrijf \\\\",
    ),
    "control characters are not allowed": ("er staat een onzichtbaar stuurteken in", "haal dat teken weg"),
    "could not find expected ':'": (
        "achter de naam van een veld ontbreekt de dubbele punt, of voor een regel van een lijst het streepje",
        "zet er `: ` achter of `- ` voor",
    ),
}
_UNKNOWN = (
    "deze regel is geen geldige YAML",
    f"begint de tekst met >, |, - of *, of staat er een aanhalingsteken in: {_QUOTE_IT}",
)
# Of these the place where the text began says more than the place where it went wrong.
_AT_THE_BEGINNING = ("found unexpected end of stream", "could not find expected ':'")


def _yaml_fault(fout: yaml.YAMLError, tekst: str) -> Fault:
    probleem = str(getattr(fout, "problem", None) or getattr(fout, "reason", None) or "")
    melding, oplossing = _YAML_PROBLEMS.get(probleem, _UNKNOWN)
    code = "V108" if probleem == "but found another document" else "V103"
    begin = getattr(fout, "context_mark", None) if probleem in _AT_THE_BEGINNING else None
    if mark := begin or getattr(fout, "problem_mark", None):
        return Fault(code, mark.line + 1, mark.column + 1, melding, oplossing)
    return Fault(code, *_line_and_column(tekst, getattr(fout, "position", 0)), melding, oplossing)
