"""Plain data as YAML text, in the form that the records of a register have.

Entries stand in block form, lists of codes in one line, long text behind ``|``.
Whatever this module writes, ``yamltext`` reads back as the same data; ``editor`` and ``plan`` prove it each time.
"""

import re
from collections.abc import Iterator

from actiepunten.bewerking import Data
from actiepunten.records.ids import Soort
from actiepunten.tekst import fill

WIDTH = 108
"""Text of records is filled to this column."""
_INLINE = 100
"""A text inside an entry that is no longer than this stays in one line."""

# fmt: off
FIELD_ORDER: dict[Soort, tuple[str, ...]] = {
    Soort.BESLUIT: (
        "id", "titel", "orgaan", "datum", "soort", "gevraagd", "met", "termijn", "tekst", "verband", "opvolging",
        "toelichting", "bron", "rubricering", "weggelaten", "uitzonderingen", "afgeleid", "correcties",
    ),
    Soort.ACTIE: (
        "id", "titel", "tekst", "thema", "volgorde", "besluiten", "aanleiding", "wie", "overdracht", "met", "sinds",
        "termijn", "uitstel", "voortgang", "activiteiten", "toelichting", "bron", "rubricering", "weggelaten",
        "uitzonderingen", "afgeleid", "correcties",
    ),
    Soort.CASUS: (
        "id", "titel", "jaar", "soort", "categorie", "locatie", "gedeeld", "tekst", "afdoening", "besluiten", "grond",
        "toelichting", "bron", "rubricering", "weggelaten", "uitzonderingen", "afgeleid", "correcties",
    ),
}
"""The order in which the fields of a record stand."""
STEP_ORDER = (
    "titel", "wie", "overdracht", "met", "sinds", "termijn", "uitstel", "toelichting", "voortgang", "afgeleid",
)
"""The order in which the fields of a step of an actie stand."""
# fmt: on

_LONG = frozenset({"tekst", "afdoening", "toelichting", "reden"})
"""The fields whose text may run over several lines."""
_BLOCKED = frozenset({"tekst", "afdoening"})
"""The fields of a record that always stand behind ``|``."""

# What YAML reads as anything else than this text, or other readers as something else than text.
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~][^\t]*")
_SPECIAL = re.compile(r":(?:\s|$)|\s#|\s$")
_WORD = re.compile(r"(?:null|true|false|yes|no|on|off|y|n)", re.IGNORECASE)
_FLOW = re.compile(r"[,\[\]{}]")
# Control characters, what YAML takes for a line break, and what is no character at all.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def record_text(soort: Soort, data: dict[str, Data]) -> str:
    """A new record as the text of its file, its fields in their order; long text is filled first, see ``prepared``."""
    kop = f"# yaml-language-server: $schema=../schema/{soort}.schema.json\n"
    geordend = {veld: data[veld] for veld in FIELD_ORDER[soort] if veld in data} | data
    return kop + "\n".join(mapping_lines(geordend)) + "\n"


def prepared(waarde: Data, naam: str = "", diepte: int = 0) -> Data:
    """The same data with long text filled to the width of a record, and other text on one line."""
    if isinstance(waarde, dict):
        return {veld: prepared(deel, veld, diepte + 1) for veld, deel in waarde.items()}
    if isinstance(waarde, list):
        return [prepared(deel, naam, diepte + 1) for deel in waarde]
    if naam not in _LONG:
        return " ".join(waarde.split())
    gevuld = fill(waarde, WIDTH - 2 * diepte)
    op_een_regel = "\n" not in gevuld and len(gevuld) <= _INLINE and not (naam in _BLOCKED and diepte == 1)
    return gevuld if op_een_regel else gevuld + "\n"


def mapping_lines(data: dict[str, Data]) -> list[str]:
    """The fields of a group, each from its own line on, without indentation."""
    return [regel for naam, waarde in data.items() for regel in field_lines(naam, waarde)]


def field_lines(naam: str, waarde: Data) -> list[str]:
    """One field of a group in block form."""
    if isinstance(waarde, str):
        eerste, *rest = scalar_lines(waarde)
        return [f"{naam}: {eerste}", *rest]
    if isinstance(waarde, dict):
        return [f"{naam}:", *(_indented(mapping_lines(waarde)))] if waarde else [f"{naam}: {{}}"]
    in_blok = naam == "besluiten" or any(isinstance(deel, dict | list) or len(deel) > _INLINE // 2 for deel in waarde)
    if not waarde or not in_blok:
        return [f"{naam}: {flow(waarde)}"]
    return [f"{naam}:", *_indented([regel for deel in waarde for regel in item_lines(deel)])]


def item_lines(item: Data) -> list[str]:
    """One item of a list in block form, behind its dash."""
    if isinstance(item, dict) and item:
        eerste, *rest = mapping_lines(item)
    elif isinstance(item, str):
        eerste, *rest = scalar_lines(item)
        rest = [regel.removeprefix("  ") for regel in rest]
    else:
        eerste, rest = flow(item), []
    return [f"- {eerste}", *_indented(rest)]


def scalar_lines(tekst: str) -> list[str]:
    """A text as the value of a field: in one line, or behind ``|`` with its lines indented."""
    if "\n" in tekst and _fits_block(tekst):
        kop = "|" if tekst.endswith("\n") else "|-"
        return [kop, *_indented(tekst.removesuffix("\n").split("\n"))]
    return [scalar(tekst)]


def scalar(tekst: str, *, in_flow: bool = False, stijl: str = "") -> str:
    """A text in one line: plain where YAML reads that as the same text, else quoted; ``stijl`` asks for a quote."""
    if not stijl and _is_plain(tekst) and not (in_flow and _FLOW.search(tekst)):
        return tekst
    printable = not _UNPRINTABLE.search(tekst)
    if printable and "\t" not in tekst and (stijl == "'" or (stijl != '"' and re.search(r'["\\]', tekst))):
        return "'" + tekst.replace("'", "''") + "'"
    return '"' + "".join(_escaped(teken) for teken in tekst) + '"'


def flow(waarde: Data) -> str:
    """A value in one line, as it stands between brackets or braces."""
    if isinstance(waarde, dict):
        return "{" + ", ".join(f"{naam}: {flow(deel)}" for naam, deel in waarde.items()) + "}"
    if isinstance(waarde, list):
        return "[" + ", ".join(map(flow, waarde)) + "]"
    return scalar(waarde, in_flow=True)


def _is_plain(tekst: str) -> bool:
    if _UNPRINTABLE.search(tekst) or _SPECIAL.search(tekst) or _WORD.fullmatch(tekst):
        return False
    return bool(_PLAIN.fullmatch(tekst))


def _fits_block(tekst: str) -> bool:
    """Whether the text reads back from behind ``|``: its first line begins with a word, and no line end is odd."""
    regels = tekst.split("\n")
    return (
        not tekst.endswith("\n\n")
        and bool(regels[0])
        and regels[0][0] not in " \t"
        and not any(_UNPRINTABLE.search(regel) for regel in regels)
        and not any(regel and not regel.strip() for regel in regels)
    )


def _escaped(teken: str) -> str:
    if teken in _ESCAPES:
        return _ESCAPES[teken]
    if not _UNPRINTABLE.match(teken):
        return teken
    code = ord(teken)
    return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}"  # noqa: PLR2004 (the two lengths of an escape)


def _indented(regels: list[str]) -> list[str]:
    return [f"  {regel}" if regel else "" for regel in regels]


def lines_at(regels: list[str], kolom: int) -> Iterator[str]:
    """The lines moved to a column; empty ones stay empty."""
    return (" " * kolom + regel if regel else "" for regel in regels)
