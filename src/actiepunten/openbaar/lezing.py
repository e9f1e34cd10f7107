"""A text as its readers see it: codes read, what is not seen gone, and all that parts words as one sign.

There is more than one reader: one sees the source, another the page that is made of it. Where Markdown and HTML may
part what stands around them or may be nothing, both are read, and each reading knows its places in the text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from string import ascii_lowercase, ascii_uppercase
from urllib.parse import unquote

_CODE = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});|&(?:nbsp|shy)"
    r"|%[0-7][0-9A-Fa-f]|%[C-Fc-f][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){1,3}|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})",
    re.ASCII,
)
_CODE_IN_CODE = 2  # as in &amp;#45;
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1b\x7f]+")
_FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters that nobody sees."""
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)

# What a page does not show of a link, a footnote or a tag; no two parts can take the same sign, so this is linear.
_HIDDEN = r"\](?:\((?:[^()]|\([^()]*+\))*+\)|\[[^\[\]]*+\])|!?\[(?:\^[^\[\]]*+\])?|\]|<[!/?a-zA-Z][^<>]*+>"
_MARKS = r"[\\*`~]+"
_MARKUP = re.compile(r"[][\\*`~_<]")
_APART = re.compile(r"[\W_]+")
_MANNERS = (
    re.compile(rf"{_HIDDEN}|{_MARKS}|_"),  # a page that shows no mark
    re.compile(rf"{_HIDDEN}|{_MARKS}"),  # a page on which _ is a sign of a name
)
_PARTED = re.compile(_HIDDEN)


@dataclass(frozen=True)
class Lezing:
    """One reading, and where in the text each of its characters begins and ends."""

    tekst: str
    begint: Sequence[int]
    eindigt: Sequence[int]

    def replaced(self, patroon: re.Pattern[str], change: Callable[[str], str]) -> "Lezing":
        """The reading with what ``change`` makes of each match in its place; the same one where nothing matches."""
        delen, vorige = [], 0
        begint: list[int] = []
        eindigt: list[int] = []
        for gevonden in patroon.finditer(self.tekst):
            van, tot = gevonden.span()
            nieuw = change(gevonden[0])
            delen += [self.tekst[vorige:van], nieuw]
            begint += [*self.begint[vorige:van], *[self.begint[van]] * len(nieuw)]
            eindigt += [*self.eindigt[vorige:van], *[self.eindigt[tot - 1]] * len(nieuw)]
            vorige = tot
        if not delen:
            return self
        delen.append(self.tekst[vorige:])
        return Lezing("".join(delen), [*begint, *self.begint[vorige:]], [*eindigt, *self.eindigt[vorige:]])


def readings(tekst: str) -> Iterator[Lezing]:
    """The readings of a text, each once: small letters and digits with one sign between them.

    That sign is ``-`` for dashes alone, ``" "`` for what holds a space and no dash, and ``_`` for anything else.
    """
    lezing = Lezing(tekst, range(len(tekst)), range(1, len(tekst) + 1))
    for _ in range(_CODE_IN_CODE):
        lezing = lezing.replaced(_CODE, _decoded)
    lezing = lezing.replaced(_NOT_ASCII, _seen).replaced(_CONTROL, _nothing)
    lezing = Lezing(lezing.tekst.translate(_SMALL), lezing.begint, lezing.eindigt)
    vormen = [lezing]
    if _MARKUP.search(lezing.tekst):
        vormen += [lezing.replaced(_PARTED, _parting), *(lezing.replaced(manner, _nothing) for manner in _MANNERS)]
    gehad = set()
    for vorm in vormen:
        gelezen = vorm.replaced(_APART, _between)
        if gelezen.tekst not in gehad:
            gehad.add(gelezen.tekst)
            yield gelezen


def _nothing(_: str) -> str:
    return ""


def _parting(_: str) -> str:
    return "|"


def _between(tekens: str) -> str:
    """The one sign for all that stands between two words."""
    if not tekens.strip("-"):
        return "-"
    return " " if "-" not in tekens and any(map(str.isspace, tekens)) else "_"


@cache
def _decoded(code: str) -> str:
    """What an entity, a percent code or an escape stands for; the same text where that is nothing."""
    match code[0]:
        case "&":
            return unescape(code)
        case "%":
            return unquote(code)
        case _:
            return chr(int(code.lstrip("\\ux"), 16))


@cache
def _seen(teken: str) -> str:
    """What a reader makes of one character that is not ASCII."""
    soort = unicodedata.category(teken)
    if soort in ("Cf", "Mn", "Me") or teken in _FILLERS:
        return ""
    if soort == "Pd" or teken in "\u2212\u00ac":
        return "-"
    if soort == "Nd":
        return str(unicodedata.digit(teken))
    return unicodedata.normalize("NFKC", teken).casefold()
