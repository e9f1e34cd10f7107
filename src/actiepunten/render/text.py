"""Text of records made harmless for any output."""

import unicodedata

# Control, format, surrogates, line and paragraph separators.
_NO_TEXT = ("Cc", "Cf", "Cs", "Zl", "Zp")
_ALLOWED = ("\n", "\u200d")  # a line end, and what joins the parts of an emoji


def clean(tekst: str) -> str:
    """The text without characters that would move the cursor, colour the screen or turn the reading direction."""
    if tekst.isprintable():  # mostly so, and then nothing has to be looked at
        return tekst
    return "".join(teken if _is_text(teken) else " " for teken in tekst)


def _is_text(teken: str) -> bool:
    return teken in _ALLOWED or (unicodedata.category(teken) not in _NO_TEXT and not _is_no_character(ord(teken)))


def _is_no_character(punt: int) -> bool:
    """Whether Unicode keeps this for no character at all, so that no page or file may hold it."""
    return punt & 0xFFFE == 0xFFFE or 0xFDD0 <= punt <= 0xFDEF  # noqa: PLR2004 (as Unicode numbers them)


def one_line(tekst: str) -> str:
    """Clean text on one line, so that data can never look like a line of our own."""
    return " ".join(clean(tekst).split())
