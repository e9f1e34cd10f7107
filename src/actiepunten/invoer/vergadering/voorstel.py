"""A point of the minutes as a proposal for a decision: their words, and what can be guessed from them. No more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from actiepunten.functies import Functies, spellings
from actiepunten.invoer.datums.begrijpen import begrijp_dag, begrijp_termijn
from actiepunten.invoer.vergadering.notulen import Punt
from actiepunten.records.besluit import BesluitSoort
from actiepunten.records.edtf import parse_edtf
from actiepunten.taal import MAANDEN

_TITLE_LENGTH = 80
_REMARK_WIDTH = 100
# What is shorter than four letters before a full stop is mostly an abbreviation: plv., art., i.s.m.
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4}[.!?])\s+(?=[A-Z])")
_PHRASE = 7
"""The most words that a deadline is looked for in."""
# A decision dated so is spoken of, not due.
_OF_THE_PAST = frozenset({"van", "sinds", "d.d.", "dd.", "jl.", "verslag"})
_SAYS_WHEN = re.compile(
    rf"\d|week|weken|maand|kwartaal|jaar|zomer|herfst|winter|lente|kerst|pasen|{'|'.join(MAANDEN)}", re.IGNORECASE
)

_WIE = r"(?:raad|beraad|bestuur|college|commissie|vergadering|overleg|team|directie|[Hh]ij|[Zz]ij|[Mm]en|\b[A-Z]{2,})"
_BESLUIT = (
    rf"{_WIE}\s+besluit(?:en)?\b|^[Bb]esluit\b|\bbesloten\b|\bst(?:elt|ellen)\b(?:\s+\S+)*?\s+vast\b|\bakkoord\b"
    r"|\bstemt\b.*\bin\b|\bkeurt\b.*\bgoed\b|\bwijst\b(?:\s+\S+)*?\s+aan\b|\bbenoemt\b"
)
_VASTSTELLING = (
    r"\bsteunt\b|\bonderschrijft\b|\bneemt\b.*\bkennis\b|\bstaat\b.*\bachter\b|\b(?:her)?bevestigt\b|\bbenadrukt\b"
    r"|\bconstateert\b|\bonderstreept\b|\bwaardering\b|\bsignaleert\b|\bmerkt\b.*\bop\b|\bhecht\b|\bconcludeert\b"
)
_WERKWOORDEN: Sequence[tuple[BesluitSoort, str]] = (
    (BesluitSoort.OPDRACHT, r"\bge(?:eft|ven)\b.*\bopdracht\b|\bdra(?:agt|gen)\b.*\bop\b|\bkrijgt\b.*\bopdracht\b"),
    (BesluitSoort.VERZOEK, r"\bverzoek(?:t|en)\b|\bvra(?:agt|gen)\b(?!\s+zich)|\broept\b.*\bop\b|\bnodigt\b.*\buit\b"),
    (BesluitSoort.AFSPRAAK, r"\bspre(?:ekt|ken)\b(?:\s+\S+){0,4}?\s+af\b|\bafgesproken\b|\bkomen\b.*\bovereen\b"),
    (BesluitSoort.MAATREGEL, r"\bmaatregel(?:en)?\b.*\b(?:nemen|genomen)\b|\bneemt\b.*\bmaatregel(?:en)?\b"),
    (BesluitSoort.BESLUIT, _BESLUIT),
    (BesluitSoort.VASTSTELLING, _VASTSTELLING),
    (
        BesluitSoort.VOORNEMEN,
        r"\bwil(?:len)?\b|\bvan plan\b|\bvoornemens\b|\bneemt zich\b.*\bvoor\b|\bziet\b.*\bkansen\b",
    ),
)
"""What the verbs say, the weightier first: who stresses something and then asks for it, asks."""


@dataclass(frozen=True, slots=True)
class Aanwijzing:
    """For which meeting and register proposals are made."""

    orgaan: str
    datum: date
    functies: Functies
    stuk: str
    """The minutes, where the text has no title itself."""


def voorstellen(punten: Sequence[Punt], aanwijzing: Aanwijzing) -> tuple[str, ...]:
    """Each point of that meeting as a proposal in the form of the text of a meeting."""
    return tuple(_proposal(punt, aanwijzing) for punt in punten if of_meeting(punt, aanwijzing.datum))


def of_meeting(punt: Punt, datum: date) -> bool:
    """Whether minutes with a date are those of that day; one file may hold several."""
    try:
        return not punt.datum or begrijp_dag(punt.datum, datum, terug=True) == datum
    except ValueError:
        return True


def _proposal(punt: Punt, aanwijzing: Aanwijzing) -> str:
    woorden = f"{punt.aanhef} {punt.woorden}".strip()
    soort = _kind(punt, aanwijzing.functies)
    rollen = [] if soort is BesluitSoort.VASTSTELLING else find_roles(woorden, aanwijzing.functies)
    velden = {
        "soort": soort or "",
        "gevraagd": ", ".join(code for code in rollen if code != aanwijzing.orgaan),
        "termijn": find_deadline(woorden, aanwijzing.datum),
        "bron": f"{punt.stuk or aanwijzing.stuk}; {punt.plaats}",
    }
    opmerking = wrap(woorden, _REMARK_WIDTH - 3, break_long_words=False, break_on_hyphens=False)
    regels = [f"## ? {_title(punt.woorden)}", *(f"// {regel}" for regel in opmerking)]
    return "\n".join([*regels, *(f"{naam}: {waarde}" for naam, waarde in velden.items() if waarde)]) + "\n"


def _title(woorden: str) -> str:
    """The first sentence, or as much of it as fits in a title."""
    zin = _SENTENCE_END.split(woorden, maxsplit=1)[0].rstrip(".;:")
    if len(zin) <= _TITLE_LENGTH:
        return zin[:1].upper() + zin[1:]
    kort = zin[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",;:")
    return f"{kort[:1].upper()}{kort[1:]} …"


def _kind(punt: Punt, functies: Functies) -> BesluitSoort | None:
    """The kind that the verb tells, that of the point before that of what leads to it; else a role that acts."""
    for tekst in (punt.woorden, punt.aanhef):
        for soort, patroon in _WERKWOORDEN:
            if re.search(patroon, tekst):
                return soort
    doet = next(_roles(punt.woorden, functies), None)
    return BesluitSoort.OPDRACHT if doet and doet[0] == 0 else None


def find_roles(tekst: str, functies: Functies) -> list[str]:
    """The codes of the roles and bodies named in the text, in its order: codes as they are, names in any case."""
    return list(dict.fromkeys(code for _, code in _roles(tekst, functies)))


def _roles(tekst: str, functies: Functies) -> Iterator[tuple[int, str]]:
    """Where each is named; of names that overlap the longest."""
    namen = {naam.casefold(): f.code for f in functies for naam in spellings(f)}
    codes = {f.code for f in functies}
    alle = sorted((*codes, *namen), key=len, reverse=True)
    if not alle:
        return
    patroon = "|".join(rf"{re.escape(n)}" if n in codes else rf"(?i:{re.escape(n)})" for n in alle)
    for gevonden in re.finditer(rf"(?<![\w&-])(?:{patroon})(?![\w&-])", tekst):
        code = gevonden[0] if gevonden[0] in codes else namen.get(gevonden[0].casefold())
        if code:
            yield gevonden.start(), code


def find_deadline(tekst: str, datum: date) -> str:
    """The first words of the text that say by when, after that day; empty where there are none."""
    woorden = tekst.split()
    begin = 0
    while begin < len(woorden):
        einde, frase = next(_dates_from(woorden, begin, datum), (begin + 1, ""))
        if frase and _lies_ahead(frase, datum) and not (begin and woorden[begin - 1].casefold() in _OF_THE_PAST):
            return frase[:1].lower() + frase[1:]
        begin = einde
    return ""


def _dates_from(woorden: Sequence[str], begin: int, datum: date) -> Iterator[tuple[int, str]]:
    """What begins at that word and is understood as a deadline, the longest first, and where it ends."""
    for einde in range(min(begin + _PHRASE, len(woorden)), begin, -1):
        frase = " ".join(woorden[begin:einde]).strip("().,;:!?‘’“”\"'")
        if _SAYS_WHEN.search(frase) and not frase.isdigit():
            try:
                begrijp_termijn(frase, datum)
            except ValueError:
                continue
            yield einde, frase


def _lies_ahead(frase: str, datum: date) -> bool:
    termijn = begrijp_termijn(frase, datum)
    if "edtf" not in termijn:
        return "ritme" in termijn
    laatste = parse_edtf(str(termijn["edtf"])).laatste
    return laatste is None or laatste > datum
