"""Markdown that renders well on a forge: record text stays text, in tables too."""

import re
from collections.abc import Iterable

from actiepunten.herkomst import Herkomst
from actiepunten.lists import Tabel
from actiepunten.overzicht import Overzicht
from actiepunten.render.text import clean
from actiepunten.sheet import Blad
from actiepunten.taal import lang

_HTML = re.compile(r"<(?=[a-zA-Z/!?])")
_BLOCK = re.compile(r"^(\d*)(?=[#>+\-=*~`|]|(?<=\d)[.)])")


def inline(tekst: str) -> str:
    """CommonMark text as part of a line or cell: no line breaks, no HTML, no images, no column signs."""
    regel = " ".join(clean(tekst).split())
    return _HTML.sub("&lt;", regel).replace("|", "&#124;").replace("![", "!\\[")


def cell(tekst: str) -> str:
    """Like :func:`inline`, and it calls nobody: behind each ``@`` comes a space without width."""
    return inline(tekst).replace("@", "@\u200b")


def paragraph(tekst: str) -> str:
    """Like :func:`inline`, safe at the start of a line."""
    return _BLOCK.sub(r"\1\\", inline(tekst))


def _table(tabel: Tabel) -> list[str]:
    if not tabel.rijen:
        return ["Niets gevonden."]
    kop = "| " + " | ".join(kolom.kop for kolom in tabel.kolommen) + " |"
    streep = "|" + " --- |" * len(tabel.kolommen)
    return [kop, streep, *("| " + " | ".join(inline(cel) for cel in rij) + " |" for rij in tabel.rijen)]


def _head(herkomst: Herkomst) -> list[str]:
    regels = [
        f"# {inline(herkomst.register)}",
        "",
        f"Stand op {lang(herkomst.peildatum)} ({herkomst.gekozen}), {herkomst.revisie_tekst}{herkomst.uitgave}.",
        "",
    ]
    if herkomst.onleesbaar:
        namen = ", ".join(inline(pad) for pad in herkomst.onleesbaar)
        regels += [f"**Let op:** niet te lezen en weggelaten: {namen}.", ""]
    return regels


def list_page(herkomst: Herkomst, tabel: Tabel, voet: Iterable[str]) -> str:
    """A list as a page with one table."""
    return "\n".join([*_head(herkomst), *_table(tabel), "", *(f"{paragraph(regel)}  " for regel in voet)]) + "\n"


def overview_page(herkomst: Herkomst, overzicht: Overzicht) -> str:
    """The overview as a page."""
    totaal = ", ".join(f"{getal} {status}" for status, getal in overzicht.totaal if getal)
    regels = [*_head(herkomst), f"**{overzicht.te_doen}** te doen; {totaal or 'geen acties'}.", ""]
    groepen = [(f"{g.kop} ({g.aantal})", g.regels) for g in overzicht.groepen]
    for kop, lijst in (*groepen, ("Komt eraan", overzicht.termijnen)):
        if lijst:
            regels += [f"## {kop}", "", *(f"- {r.id} {inline(r.titel)}: {inline(r.wat)}" for r in lijst), ""]
    if overzicht.vergadering:
        regels += ["## Laatste vergadering", "", inline(overzicht.vergadering), ""]
    return "\n".join(regels)


def sheets_page(herkomst: Herkomst, bladen: Iterable[Blad]) -> str:
    """Records whole, each under its own heading."""
    regels = _head(herkomst)
    for blad in bladen:
        regels += [f"## {blad.id}: {inline(blad.titel)}", "", "| | |", "| --- | --- |"]
        regels += [f"| {naam} | {inline(waarde)} |" for naam, waarde in blad.velden]
        for sectie in blad.secties:
            regels += ["", f"### {inline(sectie.kop)}", "", *(f"- {paragraph(str(regel))}" for regel in sectie.regels)]
        regels.append("")
    return "\n".join(regels)
