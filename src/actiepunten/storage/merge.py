"""Two versions of one record into one: what was added to its lists is united, a real contradiction stays a conflict.

Git's own merge by line goes first. Where that fails, or says something else than both sides together, the additions
are lifted out, the rest is merged by line, and they are put back. Each result is read back and compared with what the
two sides say as data; what cannot be proved is left as git leaves it.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from actiepunten.bewerking import Pad
from actiepunten.records.ids import Soort
from actiepunten.storage.editor import EditRefused
from actiepunten.storage.git import merge_file
from actiepunten.storage.itemtext import Added, lift, put
from actiepunten.storage.threeway import STEPS, Contradiction, Group, Union, comparable, paired, says, steps_of, unite
from actiepunten.storage.yamltext import comments, read_document, read_text


@dataclass(frozen=True, slots=True)
class Merged:
    """What comes in the file, and why it holds a conflict; empty where it holds none."""

    content: bytes
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class _Side:
    """One version, its line ends and its last line made alike."""

    tekst: str
    data: Group
    crlf: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class _Sides:
    basis: _Side
    ons: _Side
    hun: _Side


def merge(root: Path, basis: bytes, ons: bytes, hun: bytes, soort: Soort | None) -> Merged:
    """The file that git is to keep; without ``soort`` it is no record, and git merges it by line."""
    content, clean = merge_file(root, ons, basis, hun)
    gewoon = Merged(content, "" if clean else "beide kanten wijzigden dezelfde regels")
    if soort is None:
        return gewoon
    if not basis.strip():
        return Merged(
            content, "" if clean else "beide kanten maakten een record met dit id; zie `actiepunten hernummer`"
        )
    gelezen = [_read(kant) for kant in (basis, ons, hun)]
    if None in gelezen:
        return gewoon
    sides = _Sides(*[kant for kant in gelezen if kant])
    try:
        union = unite(sides.basis.data, sides.ons.data, sides.hun.data, lambda *kanten: _merged_text(root, *kanten))
    except Contradiction as fout:
        return _contradicted(root, gewoon, ons, hun, f"{fout.veld} is aan beide kanten anders gewijzigd")
    if clean and _proved(_read(content), sides, union, steps_in_order=False):
        return gewoon
    for both in (False, True) if not union.rewritten else ():
        if (tekst := _united(root, sides, soort, both=both)) is not None:
            samen = _read(tekst.encode())
            if _proved(samen, sides, union, steps_in_order=True):
                return Merged(_written(tekst, sides))
    return _contradicted(root, gewoon, ons, hun, "beide kanten wijzigden dezelfde regels")


def _read(content: bytes) -> _Side | None:
    """One version; ``None`` where it is no readable record."""
    tekst = read_text(content)
    if not isinstance(tekst, str):
        return None
    crlf = "\r\n" in tekst and tekst.count("\n") == tekst.count("\r\n")
    gelijk = tekst.replace("\r\n", "\n") if crlf else tekst
    ended = gelijk.endswith("\n")
    document = read_document(gelijk if ended else gelijk + "\n")
    if document.data is None or any(fault.fatal for fault in document.faults):
        return None
    return _Side(gelijk if ended else gelijk + "\n", document.data, crlf, ended)


def _merged_text(root: Path, ons: str, basis: str, hun: str) -> str | None:
    """The text of one field with the changes of both sides; ``None`` where these meet."""
    tekst, clean = merge_file(root, ons.encode(), basis.encode(), hun.encode())
    return tekst.decode() if clean else None


def _contradicted(root: Path, gewoon: Merged, ons: bytes, hun: bytes, waarom: str) -> Merged:
    """An ordinary conflict, also where the lines of both sides happen to lie apart."""
    return Merged(gewoon.content if gewoon.conflict else merge_file(root, ons, b"", hun)[0], waarom)


def _united(root: Path, sides: _Sides, soort: Soort, *, both: bool) -> str | None:
    """The text with the additions of theirs put behind those of ours; ``None`` where the rest has a conflict.

    With ``both`` ours are lifted out too, which moves them to the end of their lists.
    """
    try:
        lichter_ons, lichter_hun = (lift(sides.basis.tekst, kant.tekst, soort) for kant in (sides.ons, sides.hun))
        eerst = lichter_ons.tekst if both else sides.ons.tekst
        rest, clean = merge_file(root, eerst.encode(), sides.basis.tekst.encode(), lichter_hun.tekst.encode())
        if not clean or _read(rest) is None:
            return None
        tekst = rest.decode()
        bij = _once(lichter_ons.added, lichter_hun.added)
        for een in (*lichter_ons.added, *bij) if both else bij:
            tekst = put(tekst, een.pad if both else _ours(een.pad, sides), een.item, een.regels, soort)
    except (EditRefused, LookupError, AttributeError):  # what is left does not have the lists of the base any more
        return None
    return tekst


def _once(ons: tuple[Added, ...], hun: tuple[Added, ...]) -> list[Added]:
    """What theirs added and ours did not."""
    over = [(een.pad, says(een.item)) for een in ons]
    nieuw = []
    for een in hun:
        if (gezegd := (een.pad, says(een.item))) in over:
            over.remove(gezegd)
        else:
            nieuw.append(een)
    return nieuw


def _ours(pad: Pad, sides: _Sides) -> Pad:
    """The path of a list of the base in our version, where a step may stand at another place."""
    match pad:
        case (str() as stappen, int() as plek, *rest) if stappen == STEPS:
            return (STEPS, paired(steps_of(sides.basis.data), steps_of(sides.ons.data))[plek], *rest)
    return pad


def _proved(samen: _Side | None, sides: _Sides, union: Union, *, steps_in_order: bool) -> bool:
    """Whether the result says exactly what both sides say together, and lost no remark."""
    if samen is None:
        return False
    gelezen, bedoeld = (comparable(data, steps_in_order=steps_in_order) for data in (samen.data, union.data))
    return gelezen == bedoeld and _keeps_remarks(samen, sides)


def _keeps_remarks(samen: _Side, sides: _Sides) -> bool:
    basis, ons, hun, nu = (
        Counter(tekst for *_, tekst in comments(kant.tekst)) for kant in (sides.basis, sides.ons, sides.hun, samen)
    )
    return all(
        nu[tekst] >= max(ons[tekst], hun[tekst]) for tekst in ons | hun if min(ons[tekst], hun[tekst]) >= basis[tekst]
    )


def _written(tekst: str, sides: _Sides) -> bytes:
    """The text with the line ends of the side that changed them, else as they were."""
    crlf, ended = (
        getattr(sides.hun if getattr(sides.ons, naam) == getattr(sides.basis, naam) else sides.ons, naam)
        for naam in ("crlf", "ended")
    )
    if not ended and read_document(tekst[:-1]).data == read_document(tekst).data:
        tekst = tekst[:-1]
    return (tekst.replace("\n", "\r\n") if crlf else tekst).encode()
