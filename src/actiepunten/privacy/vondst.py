"""What was found, and the form of the text in which it is looked for."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """The kinds of personal data, as a sentence calls them."""

    NAAM = "de naam van een persoon"
    MAIL = "een e-mailadres"
    TELEFOON = "een telefoonnummer"
    BSN = "een burgerservicenummer"
    IBAN = "een rekeningnummer"
    ADRES = "een adres"
    GEBOORTEDATUM = "een geboortedatum"


@dataclass(frozen=True, slots=True, order=True)
class Vondst:
    """A stretch of a text that tells of a person."""

    begin: int
    einde: int
    soort: Soort


_MARKUP = re.compile(r"[*`]+|\\(?=[^\w\s])")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")


def plain(tekst: str) -> str:
    """The text as a reader sees it: on one line, composed, without emphasis and invisible characters."""
    gewoon = unicodedata.normalize("NFKC", _INVISIBLE.sub("", tekst))
    return " ".join(_MARKUP.sub("", gewoon).split())


def word_number(tekst: str, plaats: int) -> int:
    """The how-manieth word of a plain text stands at the place, from 1."""
    return tekst.count(" ", 0, plaats) + 1
