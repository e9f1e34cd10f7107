"""Free text of records (CommonMark): which of its white space means something, and which words of it changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from textwrap import wrap

_ITEM = re.compile(r"[ \t]*(?:[-*+]|(?P<nummer>\d{1,9})[.)])(?:[ \t]|$)")
_BLOCK = re.compile(r"[ \t]*(?:#{1,6}(?:[ \t]|$)|>|\|.*\|[ \t]*$)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CONTEXT = 6
_COMPARABLE = 1_000_000  # pairs of words; beyond it a comparison takes seconds
_TOKEN = re.compile(r"\n+[ \t]*|\S+")


@dataclass(frozen=True, slots=True)
class Deel:
    """Words that follow one another in one or in both of two texts."""

    tekst: str
    oud: bool
    """Whether they stand in the old text."""
    nieuw: bool
    """Whether they stand in the new text."""

    @property
    def zichtbaar(self) -> str:
        """The words; in what changed with a sign for each line break, which else nobody would see."""
        return self.tekst if self.oud and self.nieuw else re.sub(r"\n+", "¶ ", self.tekst).strip()


def legal(tekst: str) -> str:
    """The text with a sign for every character that a file of XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", tekst)


def reflow(tekst: str) -> str:
    """The text with the line breaks that mean something: between paragraphs, and before an item, heading or row.

    By CommonMark a list may follow a paragraph at once, but a numbered one only from 1; so 2018. at the start of a
    line is a word.
    """
    gevuld: list[str] = []
    in_lijst = False
    for regel in map(str.rstrip, tekst.strip().splitlines()):
        item = _ITEM.match(regel)
        begint = item is not None and (in_lijst or item["nummer"] in (None, "1") or not gevuld or not gevuld[-1])
        in_lijst = begint or (in_lijst and bool(regel))
        if begint or not regel or not gevuld or not gevuld[-1] or _BLOCK.match(regel):
            gevuld.append(regel)
        else:
            gevuld[-1] += " " + regel.lstrip()
    return "\n".join(gevuld)


def item_mark(regel: str) -> tuple[str, str]:
    """A line of :func:`reflow` in two: the indented mark of an item with the space behind it, and the rest.

    Of a line that is no item the first part is empty.
    """
    item = _ITEM.match(regel)
    return (regel[: item.end()], regel[item.end() :]) if item else ("", regel)


def fill(tekst: str, breedte: int) -> str:
    """The text in lines of at most so many characters, without white space around it; it says what it said.

    Lines that a reader of CommonMark would take for something else are left as they are.
    """
    regels = [regel.rstrip() for regel in tekst.strip().splitlines()]
    if all(len(regel) <= breedte for regel in regels):
        return "\n".join(regels)
    gevuld = "\n".join(
        "\n".join(wrap(regel, breedte, break_long_words=False, break_on_hyphens=False)) or regel
        for regel in reflow(tekst).split("\n")
    )
    return gevuld if words(gevuld) == words(tekst) else "\n".join(regels)


def words(tekst: str) -> tuple[str, ...]:
    """The words of the text and the line breaks that mean something: equal where two texts say the same."""
    return tuple(_TOKEN.findall(reflow(tekst)))


def compare_words(oud: str, nieuw: str) -> tuple[Deel, ...]:
    """Both texts as one row of parts, word by word; what was replaced comes before what came instead.

    Texts that are too long to compare by word are given whole: the old one, then the new one.
    """
    return tuple(_parts(words(oud), words(nieuw)))


def shortened(delen: Iterable[Deel]) -> Iterator[Deel]:
    """The parts with at most some words of what stayed the same around each change."""
    for deel in delen:
        gelijk = deel.tekst.split()
        if deel.oud and deel.nieuw and len(gelijk) > 2 * _CONTEXT:
            yield replace(deel, tekst=" ".join([*gelijk[:_CONTEXT], "…", *gelijk[-_CONTEXT:]]))
        else:
            yield deel


def _parts(oud: tuple[str, ...], nieuw: tuple[str, ...]) -> Iterator[Deel]:
    if len(oud) * len(nieuw) > _COMPARABLE:
        yield Deel(" ".join(oud), oud=True, nieuw=False)
        yield Deel(" ".join(nieuw), oud=False, nieuw=True)
        return
    for _, i, j, k, m in SequenceMatcher(None, oud, nieuw, autojunk=False).get_opcodes():
        if oud[i:j] == nieuw[k:m]:
            yield Deel(" ".join(oud[i:j]), oud=True, nieuw=True)
            continue
        if j > i:
            yield Deel(" ".join(oud[i:j]), oud=True, nieuw=False)
        if m > k:
            yield Deel(" ".join(nieuw[k:m]), oud=False, nieuw=True)
