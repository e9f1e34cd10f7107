"""Text of records made harmless for any output, and shaped for a line or a paragraph."""

import re
import unicodedata

# Control, format, surrogates, line and paragraph separators.
_NO_TEXT = ("Cc", "Cf", "Cs", "Zl", "Zp")
_ALLOWED = ("\n", "\u200d")  # a line end, and what joins the parts of an emoji
_SOFT_BREAK = re.compile(r"(?<!\n)\n(?![ \t]*(?:\n|[-*+>#|]|\d+[.)]))[ \t]*")


def clean(tekst: str) -> str:
    """The text without characters that would move the cursor, colour the screen or turn the reading direction."""
    return "".join(teken if _is_text(teken) else " " for teken in tekst)


def _is_text(teken: str) -> bool:
    return teken in _ALLOWED or unicodedata.category(teken) not in _NO_TEXT


def one_line(tekst: str) -> str:
    """Clean text on one line, so that data can never look like a line of our own."""
    return " ".join(clean(tekst).split())


def reflow(tekst: str) -> str:
    """CommonMark text with the line breaks that mean something: between paragraphs and before items of a list."""
    regels = "\n".join(regel.rstrip() for regel in tekst.strip().splitlines())
    return _SOFT_BREAK.sub(" ", regels)
