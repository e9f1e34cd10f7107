"""Minutes of a meeting as text: the points below headings such as "Conclusies en actiepunten".

Plain text has no marks for what is a heading or where an item ends, so this goes by blank lines, bullets and the way
a line begins and ends. What it takes for a point too many is dropped by hand; it leaves no line of a list out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from actiepunten.taal import MAANDEN

_SOORT = r"(?:conclusies?|besluiten|besluitenlijst|actiepunten|actiepuntenlijst|acties|afspraken|toezeggingen)"
_LIST_HEADING = re.compile(rf"{_SOORT}(?:\s*(?:,|/|&|\ben\b)\s*{_SOORT})*\s*:?", re.IGNORECASE)
_TITLE = re.compile(r"(?:concept[- ]?)?(?:verslag|notulen|besluitenlijst|conclusies)\b.*", re.IGNORECASE)
_DATE = re.compile(rf"\d{{1,2}}\s+(?:{'|'.join(MAANDEN)})\s+\d{{4}}|\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}", re.IGNORECASE)
_MARKDOWN = re.compile(r"#{1,6}\s+(?P<kop>.*?)\s*#*")
_BULLET = re.compile(
    r"(?P<teken>[-*+•·▪‣◦○●■□☐–—\uf000-\uf0ff]|o(?=\s)|\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[a-z][.)])"
    r"\s+(?:\[[ xX]\]\s+)?(?P<tekst>.+)"
)
_PAGE = re.compile(r"(?:pagina\s+)?\d{1,3}(?:\s*(?:van|/)\s*\d{1,3})?", re.IGNORECASE)
_FINISHED = re.compile(r".*[.:;!?…][)\]’”\"']*", re.DOTALL)
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Punt:
    """One point of the minutes, in their own words."""

    woorden: str
    aanhef: str
    """The words above a list that its items go on from; empty where there are none."""
    agendapunt: str
    kop: str
    """The heading of the list."""
    stuk: str
    """The title of the minutes, where the text has one."""

    @property
    def plaats(self) -> str:
        """Where in the minutes it stands."""
        if not self.agendapunt:
            return self.kop
        return f"{self.agendapunt}, {self.kop[:1].lower()}{self.kop[1:]}"

    @property
    def datum(self) -> str:
        """The date in the title of the minutes, as written; empty where there is none."""
        gevonden = _DATE.search(self.stuk)
        return gevonden[0] if gevonden else ""


@dataclass(frozen=True, slots=True)
class _Regel:
    tekst: str
    teken: str
    """The bullet, or one of its kind: ``1`` for a number, ``a`` for a letter."""
    inspringing: int
    kop: str
    """The text of a heading in Markdown."""
    na_wit: bool
    """Whether a blank line stands above it."""
    voor_wit: bool
    """Whether a blank line stands below it."""

    @property
    def lijkt_kop(self) -> bool:
        """Whether the line may be a heading of plain text: short, alone, and no sentence."""
        los = self.na_wit and self.voor_wit and len(self.tekst) <= _LONGEST_HEADING
        return los and not self.teken and self.tekst[:1].isupper() and not re.search(r"[.:;,!?…]$", self.tekst)

    @property
    def lijkt_agendapunt(self) -> bool:
        """Whether it may be the numbered heading of an item on the agenda."""
        kort = len(self.tekst) <= _LONGEST_HEADING and not re.search(r"[.:;,!?…]$", self.tekst)
        return self.teken == "1" and kort and self.na_wit and self.tekst[:1].isupper()


@dataclass
class _Item:
    woorden: str
    diepte: int
    inspringing: int
    aanhef: str = ""
    leidt_in: bool = False
    """Whether the items below go on from its words, so that it is no point by itself."""

    def add(self, tekst: str) -> None:
        """The next line of it; a word broken at a hyphen stays one word."""
        los = "" if re.search(r"[\w(]-$", self.woorden) else " "
        self.woorden += los + tekst


@dataclass
class _Lijst:
    """A list that is being read."""

    kop: str
    agendapunt: str
    stuk: str
    items: list[_Item] = field(default_factory=list)
    teken: str = ""
    """The bullet of its outermost items."""
    inspringing: int = 0

    def take(self, regel: _Regel) -> bool:
        """Add a line to the list; ``False`` where the list ends above it."""
        if regel.teken:
            if self.items and self.teken != "1" and regel.lijkt_agendapunt and regel.voor_wit:
                return False
            self._open(regel, self._depth(regel))
            return True
        laatste = self.items[-1] if self.items else None
        if laatste and (not regel.na_wit or self._goes_on(laatste, regel)):
            laatste.add(regel.tekst)
            return True
        if regel.lijkt_kop or regel.kop:
            return False
        self._open(regel, 0)
        return True

    def points(self) -> Iterator[Punt]:
        """What it holds, without the words that only lead to a list."""
        for item in self.items:
            if not item.leidt_in:
                yield Punt(item.woorden, item.aanhef, self.agendapunt, self.kop, self.stuk)

    def _depth(self, regel: _Regel) -> int:
        if not self.teken:
            self.teken, self.inspringing = regel.teken, regel.inspringing
        dieper = regel.teken != self.teken or regel.inspringing > self.inspringing + 1
        return 2 if dieper else 1

    def _open(self, regel: _Regel, diepte: int) -> None:
        nieuw = _Item(regel.tekst, diepte, regel.inspringing)
        boven = next((item for item in reversed(self.items) if item.diepte < diepte), None)
        if boven and boven.woorden.endswith(":"):
            boven.leidt_in = True
            nieuw.aanhef = f"{boven.aanhef} {boven.woorden}".strip()
        self.items.append(nieuw)

    def _goes_on(self, laatste: _Item, regel: _Regel) -> bool:
        """Whether a line below a blank one belongs to the item above: a page may have ended in between."""
        onaf = not _FINISHED.fullmatch(laatste.woorden) and regel.tekst[:1].islower()
        return onaf or (laatste.diepte > 0 and regel.inspringing > laatste.inspringing and not regel.lijkt_kop)


def lees_notulen(tekst: str) -> tuple[Punt, ...]:
    """The points below each heading of a list of conclusions or actions, in the order of the text."""
    punten: list[Punt] = []
    stuk = agendapunt = ""
    lijst: _Lijst | None = None
    for regel in _lines(tekst):
        kop = _heading(regel)
        if kop:
            punten += lijst.points() if lijst else ()
            lijst = _Lijst(kop, agendapunt, stuk)
        elif _is_title(regel):
            punten += lijst.points() if lijst else ()
            stuk, agendapunt = regel.kop or regel.tekst, ""
            lijst = _Lijst("Besluitenlijst", "", stuk) if stuk.casefold().startswith("besluitenlijst") else None
        elif lijst is None or regel.kop or not lijst.take(regel):
            if lijst:
                punten += lijst.points()
                lijst = None
            if regel.kop or regel.lijkt_kop or regel.lijkt_agendapunt:
                agendapunt = regel.kop or regel.tekst
    return (*punten, *(lijst.points() if lijst else ()))


def _heading(regel: _Regel) -> str:
    """The heading of a list, if the line is one; numbered or in bold type it is one too."""
    tekst = (regel.kop or regel.tekst).strip("*_ ")
    return tekst.rstrip(": ") if _LIST_HEADING.fullmatch(tekst) else ""


def _is_title(regel: _Regel) -> bool:
    """Whether the line is the title of minutes: what it is, and of which day."""
    tekst = regel.kop or regel.tekst
    return bool(
        not regel.teken
        and len(tekst) <= _LONGEST_HEADING
        and _TITLE.fullmatch(tekst)
        and _DATE.search(tekst)
        and not tekst.endswith(".")
    )


def _lines(tekst: str) -> Iterator[_Regel]:
    """The lines that say something, each with what is seen of the page around it."""
    regels = [_without_page(regel.expandtabs(4)) for regel in re.split(r"\r\n|[\n\r\f\v\u2028\u2029]", tekst)]
    for nummer, regel in enumerate(regels):
        if regel.strip():
            na_wit, voor_wit = _is_blank(regels, nummer - 1), _is_blank(regels, nummer + 1)
            yield _line(regel, na_wit=na_wit, voor_wit=voor_wit)


def _is_blank(regels: Sequence[str], nummer: int) -> bool:
    return not 0 <= nummer < len(regels) or not regels[nummer].strip()


def _without_page(regel: str) -> str:
    return "" if _PAGE.fullmatch(regel.strip()) else regel


def _line(regel: str, *, na_wit: bool, voor_wit: bool) -> _Regel:
    schoon = " ".join(regel.split())
    inspringing = len(regel) - len(regel.lstrip())
    if kop := _MARKDOWN.fullmatch(schoon):
        return _Regel(kop["kop"], "", 0, kop["kop"], na_wit, voor_wit)
    if punt := _BULLET.fullmatch(schoon):
        teken = "1" if punt["teken"][0].isdigit() else "a" if punt["teken"][-1] in ".)" else punt["teken"]
        return _Regel(punt["tekst"], teken, inspringing, "", na_wit, voor_wit)
    return _Regel(schoon, "", inspringing, "", na_wit, voor_wit)
