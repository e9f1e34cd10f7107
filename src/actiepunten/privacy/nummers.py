"""Personal data with a form of its own: e-mail, telephone, BSN, IBAN, address, date of birth."""

import re
from collections.abc import Callable, Iterator

from actiepunten.privacy.lijsten import bare, word_list
from actiepunten.privacy.vondst import Soort, Vondst

_MAY_HOLD = re.compile(r"\d|[@(\[]")
_MAIL = re.compile(
    r"[\w.%+'-]{1,64}\s?(?:@|\((?:at|apenstaartje)\)|\[at\])\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}",
    re.IGNORECASE,
)
# A country code or a 0, then nine digits in groups (ITU-T E.164; the Dutch numbering plan); abroad seven or more.
_TELEFOON = re.compile(
    r"(?:(?<=tel\.)|(?<![\w/.,€-]))(?:(?:\+|00)31[ .-]?(?:\(0\)[ .-]?)?[1-9](?:[ .-]{0,3}\d){8}"
    r"|\(0\d{1,3}\)[ -]{0,3}\d(?:[ .-]{0,3}\d){5,8}"
    r"|0(?:[ .-]{0,3}\d){9}"
    r"|(?:\+|00)(?!31)[1-9]\d{0,2}(?:[ .()-]{0,3}\d){7,12})(?![\w/]|[.,]\d)"
)
_BSN = re.compile(
    r"(?<![\w€.,/-])(?:\d{3}[ .-]?\d{3}[ .-]?\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{2}[ .-]\d{3}[ .-]\d{2}[ .-]\d{2})"
    r"(?![\w/-]|[.,]\d)"
)
_NAMED_BSN = re.compile(r"(?:bsn|burgerservicenummer|sofi-?nummer)\W{1,3}(?:\w+\W){0,2}?(\d{8})(?!\d)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:€|\beur|\beuro|\busd|\$|£)\s*$", re.IGNORECASE)
_AMOUNT_AFTER = re.compile(r"\s*(?:€|euro?\b|miljoen|usd\b)", re.IGNORECASE)
_IBAN = re.compile(r"(?<![\w])[A-Z]{2}\d{2}(?:[ .]?[A-Z0-9]){11,30}", re.IGNORECASE)
_POSTCODE = r"[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}"
_HUISNUMMER = r"(?!(?:19|20)\d\d\b)[1-9]\d{0,4}(?:\s?[-/]?\s?(?:[a-zA-Z]\b|bis\b|hs\b|\d{1,3}\b))?"
_EINDIGT = r"straat|laan|weg|plein|kade|gracht|singel|dijk|steeg|dreef|plantsoen|boulevard|allee|oever|vaart"
# These are also other things; only a postcode behind them makes an address.
_KAN_EINDIGEN = r"hof|pad|park|haven|wal|baan|veld|akker|ring|markt|burg|poort|brink|wijk|zoom|erf|meent|stede|tuin"
_NAAM = r"[A-Z][\w'-]{1,40}"
_ADRES = re.compile(
    rf"\b(?:{_NAAM}\s)?{_NAAM}(?:{_EINDIGT})\s{_HUISNUMMER}(?:,?\s{_POSTCODE}\b(?:\s{_NAAM})?)?"
    rf"|\b(?:Laan|Straat|Weg|Plein|Kade|Hof)\s(?:van|der|de|des|ten|ter)[\w\s'-]{{2,30}}?\s{_HUISNUMMER}(?![\w])"
    rf"|\b{_NAAM}(?:{_KAN_EINDIGEN})\s{_HUISNUMMER}(?:(?<=[a-zA-Z])|(?=,?\s{_POSTCODE}\b|\ste\s[A-Z]))"
)
_POST = re.compile(rf"(?<![\w./€-]){_POSTCODE}(?![\w-])(?:,?\s(?P<plaats>{_NAAM}))?")
_JAAR = re.compile(r"(?:19|20)\d\d\s")
_MAANDEN = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec"
)
DAG = (
    r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})"
    rf"|\d{{1,2}}e?\s(?:{_MAANDEN})\.?\s\d{{4}})"
)
_GEBOREN = r"\b(?:geboren|geboortedag|geboortedatum|geb\.|verjaardag|verjaart|jarig)"
_ZIN = r"(?:[^.;!?]|(?<=\b\w)\.|\.(?=\S)){0,60}?"
_GEBOORTE = re.compile(rf"{_GEBOREN}(?P<tussen>{_ZIN})(?P<dag>{DAG})|(?P<eerst>{DAG}){_ZIN}{_GEBOREN}", re.IGNORECASE)
# A limit that holds for many is nobody's birthday.
_GRENS = re.compile(r"\b(?:vóór|voor|na|vanaf|tot|sinds|tussen)\s+(?:of op\s+)?$", re.IGNORECASE)

BSN_LENGTH = 9


def find_numbers(tekst: str) -> Iterator[Vondst]:
    """All personal data with a form of its own in a plain text; a stretch is of one kind, the first that fits."""
    if not _MAY_HOLD.search(tekst):
        return
    bezet = bytearray(len(tekst))
    for soort, find in _FINDERS.items():
        for begin, einde in find(tekst):
            if not any(bezet[begin:einde]):
                bezet[begin:einde] = b"x" * (einde - begin)
                yield Vondst(begin, einde, soort)


def _mails(tekst: str) -> Iterator[tuple[int, int]]:
    yield from (gevonden.span() for gevonden in _MAIL.finditer(tekst))


def _phones(tekst: str) -> Iterator[tuple[int, int]]:
    for gevonden in _TELEFOON.finditer(tekst):
        if not _is_amount(tekst, *gevonden.span()):
            yield gevonden.span()


def _bsns(tekst: str) -> Iterator[tuple[int, int]]:
    for gevonden in _BSN.finditer(tekst):
        if is_bsn(gevonden[0]) and not _is_amount(tekst, *gevonden.span()):
            yield gevonden.span()
    for gevonden in _NAMED_BSN.finditer(tekst):
        if is_bsn(gevonden[1]):
            yield gevonden.span(1)


def is_bsn(tekst: str) -> bool:
    """Whether the digits pass the eleven-test of the burgerservicenummer; eight digits get a zero before them."""
    cijfers = [int(teken) for teken in tekst if teken.isdigit()]
    if len(cijfers) == BSN_LENGTH - 1:
        cijfers.insert(0, 0)
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    som = sum(g * c for g, c in zip(gewichten, cijfers, strict=False))
    return len(cijfers) == BSN_LENGTH and any(cijfers) and som % 11 == 0


def _is_amount(tekst: str, begin: int, einde: int) -> bool:
    return bool(_AMOUNT.search(tekst[max(0, begin - 8) : begin]) or _AMOUNT_AFTER.match(tekst, einde))


def _ibans(tekst: str) -> Iterator[tuple[int, int]]:
    """Account numbers: of what looks like one the longest beginning that passes the test."""
    for gevonden in _IBAN.finditer(tekst):
        kandidaat = gevonden[0]
        for einde in range(len(kandidaat), 14, -1):
            if not kandidaat[einde : einde + 1].isalnum() and is_iban(kandidaat[:einde]):
                yield gevonden.start(), gevonden.start() + einde
                break


def is_iban(tekst: str) -> bool:
    """Whether the characters pass the check of ISO 13616 (mod 97)."""
    tekens = "".join(teken for teken in tekst.upper() if teken.isalnum() and teken.isascii())
    getal = "".join(str(int(teken, 36)) for teken in tekens[4:] + tekens[:4])
    return 15 <= len(tekens) <= 34 and int(getal) % 97 == 1  # noqa: PLR2004 (the lengths and rest of the standard)


def _addresses(tekst: str) -> Iterator[tuple[int, int]]:
    yield from (gevonden.span() for gevonden in _ADRES.finditer(tekst))
    for gevonden in _POST.finditer(tekst):
        # 2018 DB is a year and a body; 2011 AB Haarlem is a place.
        plaats = bare(gevonden["plaats"] or "")
        if not _JAAR.match(gevonden[0]) or plaats in word_list("plaatsen"):
            yield gevonden.span()


def _birthdays(tekst: str) -> Iterator[tuple[int, int]]:
    for gevonden in _GEBOORTE.finditer(tekst):
        groep = "dag" if gevonden["dag"] else "eerst"
        begin = gevonden.start(groep)
        if not _GRENS.search(tekst[max(0, begin - 20) : begin]):
            yield gevonden.span(groep)


_FINDERS: dict[Soort, Callable[[str], Iterator[tuple[int, int]]]] = {
    Soort.MAIL: _mails,
    Soort.IBAN: _ibans,
    Soort.BSN: _bsns,
    Soort.TELEFOON: _phones,
    Soort.ADRES: _addresses,
    Soort.GEBOORTEDATUM: _birthdays,
}
