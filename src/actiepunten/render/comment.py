"""A change as one comment on a forge (GitHub, GitLab, Forgejo): Markdown in which record text can do nothing."""

import re
from collections.abc import Iterator, Sequence

from actiepunten.herkomst import Vergeleken
from actiepunten.render.text import one_line
from actiepunten.taal import hoofdletter
from actiepunten.tekst import Deel, shortened
from actiepunten.verschil.wijziging import RecordVerschil, Verschil, Wat, Wijziging, counted

MARK = "<!-- actiepunten verschil -->"
"""By this line the comment is found again, to be updated instead of posted once more."""
LIMIT = 65_536
"""What GitHub takes as one comment, in characters; the other forges take more."""
_ROOM = 1_000  # for the lines that say what was left out
_LONG = 1_500  # of one line of data
_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_JOINER = "\u2060"
# People, issues, merge requests, labels, snippets, milestones; links; and what GitHub takes for an issue.
_REFERENCE = re.compile(
    r"([@#!&%$~^](?=[\w\[{\"])|(?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.)|\bGH(?=-\d))", re.IGNORECASE
)


def to_comment(vergeleken: Vergeleken, verschil: Verschil) -> str:
    """The comment, never longer than :data:`LIMIT`; what does not fit is counted."""
    kop = [MARK, "### Wat deze wijziging betekent", "", f"**{hoofdletter(verschil.samenvatting)}.**"]
    if verschil.let_op:
        kop += ["", literal(verschil.let_op[:_LONG])]
    voet = ["", f"<sub>{literal(vergeleken.register)}, {literal(vergeleken.zin)}</sub>"]
    ruimte = LIMIT - _ROOM - sum(len(regel) + 1 for regel in (*kop, *voet))
    regels, over = _fitting(verschil.records, ruimte)
    if over:
        regels += ["", f"_Te lang voor één reactie, en hier weggelaten: {_counted(over)}. Zie `actiepunten verschil`._"]
    return "\n".join([*kop, *regels, *voet]) + "\n"


def _fitting(records: Sequence[RecordVerschil], ruimte: int) -> tuple[list[str], list[RecordVerschil]]:
    """The lines of the records that fit, and the records that do not; what is gone has the first claim on the room."""
    ruimte -= sum(len(f"\n#### {wat.voluit}\n\n") for wat in Wat)
    gekozen = set()
    for plaats in sorted(range(len(records)), key=lambda plaats: _CLAIM.index(records[plaats].wat)):
        lengte = sum(len(regel) + 1 for regel in _block(records[plaats]))
        if lengte <= ruimte:
            ruimte -= lengte
            gekozen.add(plaats)
    regels: list[str] = []
    vorige = None
    for plaats in sorted(gekozen):
        regels += [*_heading(records[plaats], vorige), *_block(records[plaats])]
        vorige = records[plaats].wat
    return regels, [record for plaats, record in enumerate(records) if plaats not in gekozen]


_CLAIM = (Wat.WEG, Wat.BEWAARTERMIJN, Wat.HERNOEMD, Wat.GEWIJZIGD, Wat.NIEUW, Wat.WOORDEN)


def _counted(over: Sequence[RecordVerschil]) -> str:
    return counted({wat: sum(record.wat is wat for record in over) for wat in Wat})


def _heading(record: RecordVerschil, vorige: Wat | None) -> list[str]:
    return [] if record.wat is vorige else ["", f"#### {hoofdletter(record.wat.voluit)}", ""]


def _block(record: RecordVerschil) -> Iterator[str]:
    yield f"- **{literal(record.naam)}** {literal(record.titel)}".rstrip()
    for wijziging in record.wijzigingen:
        if not record.heel:
            yield f"  - {_line(wijziging)}"
        elif wijziging.veld != "titel":
            yield f"  - {literal(wijziging.waarde)}"
    yield from (f"  - **{literal(gevolg)}**" for gevolg in record.gevolgen)


def _line(wijziging: Wijziging) -> str:
    if not wijziging.delen:
        return literal(wijziging.zin)
    delen = [_marked(deel) for deel in shortened(wijziging.delen)]
    if sum(map(len, delen)) > 2 * _LONG:
        return literal(wijziging.zin)
    return " ".join([literal(wijziging.begin), *delen])


def _marked(deel: Deel) -> str:
    tekst = literal(deel.zichtbaar)
    if not tekst or (deel.oud and deel.nieuw):
        return tekst
    return f"**{tekst}**" if deel.nieuw else f"~~{tekst}~~"


def literal(tekst: str) -> str:
    """The text on one line, to be read as it is: no markup, no HTML, no image, and no reference that a forge follows.

    A word joiner within ``@name``, ``#1`` or ``https://`` keeps people from being called and links from being made.
    A text that is too long is cut.
    """
    regel = one_line(tekst)
    kort = f"{regel[:_LONG]} … (ingekort)" if len(regel) > _LONG else regel
    los = _REFERENCE.sub(rf"\1{_JOINER}", kort)
    return _MARKUP.sub(r"\\\1", los.replace("&", "&amp;").replace("<", "&lt;"))
