"""Ids in free text: those that are not of a public record are replaced, however they are written.

An id is found in any case, with any dash or space between its parts, with or without leading zeros, and through
what a reader does not see: soft hyphens, characters without width, marks of emphasis, and codes for a character.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import unescape
from string import ascii_lowercase, digits

from actiepunten.records.ids import kind_of_id

INSTEAD = "[niet openbaar]"

# An entity, a percent code or a plain tag is one sign to a reader.
_SIGN = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});|%[0-7][0-9A-Fa-f]|</?[a-zA-Z]{1,8} ?/?>|.", re.DOTALL | re.ASCII
)
_UNSEEN = frozenset("\\*_`~")
_SEP = r"[-\s]+"
_CORE = re.compile(rf"(\d{{4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,6}})(?!\d)", re.ASCII)
_CASUS = re.compile(rf"c{_SEP}(\d{{4}}){_SEP}(\d{{1,6}})(?!\d)", re.ASCII)
_STRICT = re.compile(r"(?:c-)?\d{4}(?:-\d{2}-\d{2})?-\d{2,6}", re.ASCII)
_IN_ID = f"{ascii_lowercase}{digits}-"
_LOOK_BACK = 200
_FEWEST_DIGITS = 5  # of a case without leading zero

Core = tuple[int, ...]
"""The numbers of an id."""


class Ids:
    """The ids that may be told, and those that may not.

    What looks like an id of one of the ``organen``, of an actie or of a case, and is of no record that is known, is
    not told either: it may be of a file that could not be read.
    """

    def __init__(self, openbaar: Iterable[str], besloten: Iterable[str], organen: Iterable[str]) -> None:
        self._codes: dict[Core, dict[str, bool]] = {}
        for ids, mag in ((besloten, False), (openbaar, True)):
            for een in ids:
                code, core = _parts(een)
                self._codes.setdefault(core, {})[code] = mag
        self._organen = {"a", *(orgaan.casefold() for orgaan in organen)}

    def scrub(self, tekst: str) -> str:
        """The text with ``[niet openbaar]`` in the place of each id that may not be told."""
        if sum(map(str.isdigit, tekst)) < _FEWEST_DIGITS:
            return tekst
        gevouwen, begint, eindigt = _fold(tekst)
        delen, vorige = [], 0
        for begin, einde in sorted(self._found(gevouwen)):
            if begint[begin] >= vorige:
                delen += [tekst[vorige : begint[begin]], INSTEAD]
                vorige = eindigt[einde - 1]
        return "".join([*delen, tekst[vorige:]]) if delen else tekst

    def _found(self, tekst: str) -> Iterator[tuple[int, int]]:
        """Begin and end of each id that may not be told."""
        gezien: list[tuple[int, int]] = []
        for gevonden in _CORE.finditer(tekst):
            begin, mag = self._begin(tekst, gevonden)
            if begin is not None:
                gezien.append((begin, gevonden.end()))
                if not mag:
                    yield gezien[-1]
        for gevonden in _CASUS.finditer(tekst):
            begin, einde = gevonden.span()
            if not any(van <= begin < tot for van, tot in gezien) and not self._is_public_case(tekst, gevonden):
                yield begin, einde

    def _begin(self, tekst: str, gevonden: re.Match[str]) -> tuple[int | None, bool]:
        """Where the id begins that ends in these numbers, and whether it may be told; ``None`` where it is none."""
        van, begin = max(0, gevonden.start() - _LOOK_BACK), gevonden.start()
        codes = self._codes.get(tuple(map(int, gevonden.groups())), {})
        for code in sorted(codes, key=len, reverse=True):
            # A secret one is found within a word too; a public one is only itself.
            grens = r"(?<![a-z0-9])" if codes[code] else ""
            vorm = grens + _SEP.join(map(re.escape, code.split("-"))) + _SEP + r"\Z"
            if code_ervoor := re.compile(vorm, re.ASCII).search(tekst, van, begin):
                return code_ervoor.start(), codes[code]
        if not _STRICT.fullmatch(gevonden[0]):
            return None, True
        voor = tekst[van:begin]
        reeks = voor[len(voor.rstrip(_IN_ID)) :].lstrip("-")
        delen = reeks.removesuffix("-").split("-") if reeks.endswith("-") else []
        eindes = ["-".join(delen[n:]) for n in range(len(delen))]
        onbekend = next((einde for einde in eindes if einde in self._organen), None)
        return (None, True) if onbekend is None else (begin - len(onbekend) - 1, False)

    def _is_public_case(self, tekst: str, gevonden: re.Match[str]) -> bool:
        """Whether what looks like a case may be told: it is of a public one, or it is no id."""
        mag = self._codes.get((int(gevonden[1]), int(gevonden[2])), {}).get("c")
        binnen_woord = tekst[: gevonden.start()][-1:].isalnum()
        if mag is None:
            return binnen_woord or not _STRICT.fullmatch(gevonden[0])
        return mag and not binnen_woord


def _parts(record_id: str) -> tuple[str, Core]:
    """Code and numbers of an id, or of a name that is none."""
    delen = record_id.casefold().split("-")
    getallen = 4 if kind_of_id(record_id) not in (None, "casus") else 2
    core = tuple(int(deel) if deel.isascii() and deel.isdigit() else -1 for deel in delen[-getallen:])
    return "-".join(delen[:-getallen]), core


def _fold(tekst: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The text as a reader sees it, in small letters, and where each character of that begins and ends."""
    if not re.search("[&%<]", tekst):
        gelezen = list(map(_seen, tekst))
        gevouwen = "".join(gelezen)
        if all(gelezen) and len(gevouwen) == len(tekst):
            return gevouwen, range(len(tekst)), range(1, len(tekst) + 1)
    delen = [(teken, *gevonden.span()) for gevonden in _SIGN.finditer(tekst) for teken in _seen(gevonden[0])]
    return "".join(teken for teken, _, _ in delen), [van for _, van, _ in delen], [tot for _, _, tot in delen]


@cache
def _seen(teken: str) -> str:
    """What a reader makes of one sign."""
    if len(teken) > 1:
        gelezen = "" if teken[0] == "<" else chr(int(teken[1:], 16)) if teken[0] == "%" else unescape(teken)
        return "".join(map(_seen, gelezen)) if gelezen != teken else teken.casefold()
    if teken.isascii():
        return "" if teken in _UNSEEN or teken == "\0" else teken.lower()
    soort = unicodedata.category(teken)
    if soort in ("Cf", "Mn", "Me"):
        return ""
    if soort == "Pd" or teken in "\u2212\u00ac":
        return "-"
    if soort in ("Zs", "Zl", "Zp"):
        return " "
    if soort == "Nd":
        return str(unicodedata.digit(teken))
    return unicodedata.normalize("NFKC", teken).casefold()
