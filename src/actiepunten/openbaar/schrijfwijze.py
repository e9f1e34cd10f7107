"""How people write the parts of an id in a reading of a text, where one sign stands between two words.

So no pattern can take the same text in two ways, and each is linear. Code, date and number follow each other; words
like *van* and *punt* may stand between.
"""

import re
from functools import cache

Core = tuple[int, ...]
"""The numbers of an id."""

_SEP = "[-_ ]"
_ALONE = r"(?<![^\W_])"
_DAGEN = "(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_VAN = rf"(?:(?:van|de|het|der|op|d{_SEP}?d|vergadering|overleg|besluit|punt|nr|no|nummer|{_DAGEN}){_SEP}){{0,4}}"
_PUNT = (
    rf"{_SEP}(?:(?:n|nr|no|nummer|volgnummer|punt|pt|agendapunt|besluit|besluitnummer|besluitpunt|actie|actiepunt"
    rf"|casus|item|onderdeel|onder|sub){_SEP}?){{0,3}}"
)
_NAMEN = ("jan", "feb", "maart", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NAAM = f"(?:{'|'.join(_NAMEN)})[a-z]{{0,6}}"
# Behind anything but a dash: no day of a next date, and no time.
_GEEN_NUMMER = (
    rf"\d{{1,2}}(?:(?:e|de|ste)?{_SEP}?{_NAAM}(?![a-z])|{_SEP}\d{{1,2}}{_SEP}(?:19|20)\d\d(?!\d)"
    rf"|(?:{_SEP}\d\d)?{_SEP}?(?:uur|u)(?![a-z]))"
)
_NUMMER = rf"(?:(?<=-)|(?!{_GEEN_NUMMER}))(?P<n>\d{{1,12}})(?!\d)"
_MAAND = rf"(?P<m>\d{{1,2}}|{_NAAM})"
_DAG_MAAND = rf"(?P<d>\d{{1,2}})(?:{_SEP}(?=\d)|(?:e|de|ste)?{_SEP}?(?=[a-z])){_MAAND}(?:{_SEP}|(?<=[a-z]))"


def _ahead(begin: str, *vormen: str) -> tuple[re.Pattern[str], ...]:
    """Patterns that take nothing, so that one number does not hide the next; group ``heel`` is the whole."""
    return tuple(re.compile(f"{begin}(?=(?P<heel>{vorm}))", re.ASCII) for vorm in vormen)


JAAR_VOOROP = _ahead(
    "",
    rf"(?P<j>\d{{4}}){_SEP}{_MAAND}{_SEP}(?P<d>\d{{1,2}}){_PUNT}{_NUMMER}",
    rf"(?P<j>\d{{4}})(?P<m>\d\d)(?P<d>\d\d)(?:{_PUNT}|(?=\d\d)){_NUMMER}",
)
DAG_VOOROP = _ahead(
    r"(?<!\d)",
    rf"{_DAG_MAAND}(?P<j>\d{{4}}|\d\d){_PUNT}{_NUMMER}",
    rf"(?P<d>\d\d)(?P<m>\d\d)(?P<j>\d{{4}}){_PUNT}{_NUMMER}",
)
(CASUS,) = _ahead("", rf"c(?:asus)?{_SEP}?{_VAN}(?P<j>\d{{4}})(?:{_PUNT}|(?=\d\d)){_NUMMER}")
CASUS_IN_WOORD = re.compile(r"c-\d{4}[-_ ]\d{1,12}", re.ASCII)
"""How a case is written that is found within a word too."""


def core_of(gevonden: re.Match[str]) -> Core:
    """The numbers of what one of the patterns of dates found."""
    jaar, maand = gevonden["j"], gevonden["m"]
    dag, nummer = int(gevonden["d"]), int(gevonden["n"])
    return int(jaar) + 2000 * (len(jaar) == len("18")), _month(maand), dag, nummer


def _month(maand: str) -> int:
    if maand[0].isdigit():
        return int(maand)
    nummer = next(n for n, naam in enumerate(_NAMEN, 1) if maand.startswith(naam))
    return nummer - (nummer > _NAMEN.index("maart") + 1)


@cache
def code_form(code: str, *, besloten: bool, in_woord: bool) -> re.Pattern[str]:
    """A pattern for the code just before a date.

    A code that is ``besloten`` is found with anything between its letters, and with ``in_woord`` in a longer word;
    a public one is only itself.
    """
    deel = f"{_SEP}?"
    vormen = [deel.join(map(re.escape, code.split("-")))]
    if besloten:
        vormen.append(deel.join(map(re.escape, code.replace("-", ""))))
    if code == "a":
        vormen.append("actie(?:punt)?")
    los = rf"{_ALONE}(?:{'|'.join(vormen)}){_SEP}?{_VAN}"
    vast = "-" if len(code) == 1 else f"{_SEP}?"  # so that nota_2018_01_19_09 is no actie
    heel = rf"(?:{los}|{vormen[0]}{vast})" if in_woord else los
    return re.compile(rf"{heel}\Z", re.ASCII)
