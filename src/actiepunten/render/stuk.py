"""The report as a document.

It says in order what the HTML page says on paper, with the links of that page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from actiepunten.rapport.pagina import (
    BesluitRegel,
    Citaat,
    Lijst,
    Report,
    Rij,
    Stap,
    Thema,
    Tijdlijn,
    Vergadering,
    Wijzigingen,
)
from actiepunten.render.blokken import (
    Alinea,
    Blok,
    Cel,
    Deel,
    Kop,
    Regel,
    Stuk,
    Tabel,
    line,
    lines,
    one,
    with_links_that_arrive,
)
from actiepunten.render.templating import anchor
from actiepunten.render.text import clean


def make_document(report: Report) -> Stuk:
    """The report as a document, in the order of the page; no part leads to a place that it has not."""
    return Stuk(
        titel=one(report.register),
        ondertitel=f"Stand van zaken op {report.peildatum}" + _whose(report),
        omschrijving=f"Peildatum {report.peildatum}; revisie {clean(report.revisie)}",
        dag=report.dag,
        maker=f"actiepunten {report.versie}",
        blokken=with_links_that_arrive(tuple(_blocks(report))),
    )


def _whose(report: Report) -> str:
    return f", alleen de acties van {clean(report.owner)}" if report.owner else ""


def _plain(tekst: str, naar: str = "") -> Regel:
    return (Deel(clean(tekst), naar=naar),) if tekst else ()


def _bold(tekst: str) -> Regel:
    return (Deel(clean(tekst), vet=True),)


def _all_bold(regel: Regel) -> Regel:
    return tuple(replace(deel, vet=True) for deel in regel)


def _place(record_id: str) -> Regel:
    """The id of a record, as the place to which links to it lead."""
    return (Deel(record_id, plek=anchor(record_id)),)


def _item(naam: str, waarde: Regel) -> Alinea:
    return Alinea((Deel(f"{naam} ", vet=True), *waarde), punt=True)


def _paragraph(tekst: str) -> Alinea:
    return Alinea(_plain(tekst))


def _unread(onleesbaar: Sequence[str]) -> Regel:
    return line(", ".join(onleesbaar))


def _blocks(report: Report) -> Iterator[Blok]:
    yield from _opening(report)
    if report.wijzigingen:
        yield from _in_short(report.wijzigingen)
    yield Kop(1, "Alles wat aandacht vraagt")
    yield from _lists(report.aandacht)
    if not report.aandacht:
        yield _paragraph("Niets.")
    if report.wijzigingen:
        yield from _changes(report.wijzigingen)
    if report.tijdlijn:
        yield from _days(report.tijdlijn)
    yield from _actions(report.themas)
    yield Kop(1, "Losse einden")
    yield from _lists(report.open_einden)
    yield from _decisions(report.vergaderingen)
    yield Kop(1, "Waar dit rapport op rust")
    yield from _origin(report)


def _opening(report: Report) -> Iterator[Blok]:
    yield _item("Peildatum", _plain(f"{report.peildatum} ({report.gekozen})"))
    if report.rubricering:
        yield _item("Rubricering:", _plain(report.rubricering))
    if report.onleesbaar:
        let_op = (*_bold("Let op: dit rapport is niet volledig."), Deel(" Niet te lezen en weggelaten: "))
        yield Alinea((*let_op, *_unread(report.onleesbaar), Deel(".")))
    yield Kop(1, "Hoe staan we ervoor")
    for cijfer in report.cijfers:
        van = f" van {cijfer.van}" if cijfer.van is not None else ""
        yield Alinea((Deel(f"{cijfer.getal}", vet=True), Deel(f"{van} {cijfer.wat}")), punt=True)
    yield Kop(2, "Acties per thema")
    yield _tallies(report)
    yield Kop(1, "Wat nu aandacht vraagt")
    for punt in report.voorop:
        yield Alinea((Deel(f"{punt.aantal} ", vet=punt.aantal > 0), Deel(punt.wat, naar=punt.anker)), punt=True)


_ON_CITATIONS = (
    "Tussen haakjes staan de besluiten waar een actie op rust. Bij afgeleid noemt de bron dat besluit niet zelf: "
    "de beheerder van het register legde het verband."
)


def _actions(themas: Sequence[Thema]) -> Iterator[Blok]:
    yield Kop(1, "De acties per thema")
    yield _paragraph(_ON_CITATIONS if themas else "Op deze dag zijn er nog geen acties.")
    for thema in themas:
        yield Kop(2, one(thema.titel), f"thema-{thema.code}")
        koppen = ("Onderwerp", "Aanpak en activiteiten", "Wie", "Resultaat")
        yield Tabel(koppen, tuple(_actie(rij) for rij in thema.rijen), (37, 28, 12, 23))


def _decisions(vergaderingen: Sequence[Vergadering]) -> Iterator[Blok]:
    yield Kop(1, "Alle besluiten")
    if not vergaderingen:
        yield _paragraph("Op deze dag zijn er nog geen besluiten.")
    for vergadering in vergaderingen:
        yield Kop(2, one(vergadering.titel), vergadering.anker)
        koppen = ("Nummer", "Besluit", "Soort", "Gevraagd", "Termijn", "Opvolging")
        yield Tabel(koppen, tuple(map(_besluit, vergadering.besluiten)), (17, 30, 12, 12, 12, 17))


def _tallies(report: Report) -> Tabel:
    rijen = tuple(
        (
            (line(telling.naam, telling.anker) if telling.anker else _bold(telling.naam),),
            *(((_plain(f"{getal or '–'}")),) for getal in telling.per_status),
            (_bold(f"{telling.totaal}"),),
        )
        for telling in report.tellingen
    )
    return Tabel(("Thema", *report.statussen, "samen"), rijen, (26, 8, 8, 13, 13, 12, 12, 9))


def _lists(lijsten: Iterable[Lijst]) -> Iterator[Blok]:
    for lijst in lijsten:
        yield Kop(2, f"{lijst.titel} ({len(lijst.punten)})", lijst.anker)
        yield _paragraph(lijst.uitleg)
        for punt in lijst.punten:
            wie = (Deel(" ("), *line(punt.wie), Deel(")")) if punt.wie else ()
            kop = (*line(punt.titel, anchor(punt.id)), Deel(f" {punt.id}: "))
            yield Alinea((*kop, *line(punt.wat), *wie), punt=True)
        if not lijst.punten:
            yield _paragraph("Geen.")


def _in_short(wijzigingen: Wijzigingen) -> Iterator[Blok]:
    yield Kop(1, f"Veranderd sinds {one(wijzigingen.sinds)}")
    for cijfer in wijzigingen.kort:
        yield Alinea((Deel(f"{cijfer.getal}", vet=True), Deel(f" {cijfer.wat}")), punt=True)
    if not wijzigingen.kort:
        yield _paragraph("Er is niets bij gekomen.")
    yield Alinea((Deel("Wat er precies is veranderd", naar="veranderd"),))


def _changes(wijzigingen: Wijzigingen) -> Iterator[Blok]:
    yield Kop(1, f"Wat is veranderd sinds {one(wijzigingen.sinds)}", "veranderd")
    yield _paragraph("Hier staat alleen wat een datum heeft. Een verbeterde tekst staat er niet bij.")
    rijen = tuple(
        (
            (_plain(w.datum),),
            ((*_all_bold(line(w.wat)), *_plain(" later vastgelegd" if w.laat else "")),),
            (line(w.tekst),),
            (_plain(w.id, anchor(w.id)),),
        )
        for w in wijzigingen.nieuw
    )
    if rijen:
        yield Tabel(("Datum", "Wat gebeurde er", "Waarover", "Record"), rijen, (16, 24, 43, 17))
    elif not wijzigingen.verdwenen:
        yield _paragraph("Er is niets bij gekomen of verdwenen.")
    if wijzigingen.onleesbaar:
        yield Alinea((Deel("In de oudere revisie niet te lezen: "), *_unread(wijzigingen.onleesbaar), Deel(".")))
    if wijzigingen.verdwenen:
        yield Kop(2, "Staat er niet meer zo in")
        for w in wijzigingen.verdwenen:
            wat = (Deel(f"{w.datum} "), *_all_bold(line(w.wat)), Deel(": "), *line(w.tekst), Deel(f" {w.id}"))
            yield Alinea(wat, punt=True)


def _days(lijn: Tijdlijn) -> Iterator[Blok]:
    geen = (_plain("–"),), (_plain("geen"),)
    yield Kop(1, "Vergaderingen en termijnen")
    yield Kop(2, "Vergaderingen")
    dagen = tuple(((_plain(v.datum),), (_plain(v.wat, v.anker),)) for v in lijn.vergaderingen)
    yield Tabel(("Datum", "Orgaan en besluiten"), dagen or (geen,), (20, 80))
    yield Kop(2, "Termijnen van wat open is")
    rijen = tuple(
        (
            (_plain(f"{v.datum} voorbij" if v.voorbij else v.datum),),
            ((*line(v.titel, anchor(v.id)), Deel(" "), *line(v.wie)),),
        )
        for v in lijn.vervaldagen
    )
    yield Tabel(("Datum", "Actie"), rijen or (geen,), (20, 80))


def _actie(rij: Rij) -> tuple[Cel, ...]:
    onderwerp = [_all_bold(line(rij.titel)), *lines(rij.tekst), *map(_citation, rij.citaten)]
    onderwerp += [(Deel("("), *line(rij.aanleiding), Deel(")"))] if rij.aanleiding else []
    return (
        (*onderwerp, _place(rij.id)),
        tuple(_step(stap, nummer, rij.stappen) for nummer, stap in enumerate(rij.stappen, start=1))
        or (_plain("Geen stappen genoemd"),),
        tuple(line(naam) for naam in rij.wie) or (_plain("Niemand genoemd"),),
        tuple(_result(rij)),
    )


def _citation(citaat: Citaat) -> Regel:
    delen = [Deel(f"({citaat.vergadering} ")]
    for nummer, v in enumerate(citaat.besluiten):
        bij = (" afgeleid" if v.afgeleid else "") + ("" if v.geldt else " geldt niet meer")
        delen += [Deel(", " if nummer else ""), Deel(v.nummer, naar=anchor(v.id)), Deel(bij)]
    return (*filter(lambda deel: deel.tekst, delen), Deel(")"))


def _number(nummer: int, stappen: Sequence[Stap]) -> Regel:
    return _plain(f"{nummer}. ") if len(stappen) > 1 else ()


def _step(stap: Stap, nummer: int, stappen: Sequence[Stap]) -> Regel:
    wie = (Deel(" ("), *line(", ".join(stap.wie)), Deel(")")) if stap.wie else ()
    termijn = (Deel(". Termijn: "), *line(stap.termijn)) if stap.termijn else ()
    return (*_number(nummer, stappen), *line(stap.titel), *wie, *termijn)


def _result(rij: Rij) -> Iterator[Regel]:
    if rij.per_stap:
        for nummer, stap in enumerate(rij.stappen, start=1):
            gemeld = _bold(stap.resultaat) if stap.resultaat else _plain("Nog niets gemeld")
            yield (*_number(nummer, rij.stappen), *gemeld)
            if stap.resultaat and stap.laatste:
                yield line(stap.laatste)
    else:
        yield from (_bold(woord) for woord in rij.resultaat)
        if not rij.resultaat:
            yield _plain("Nog niets gemeld")
        if rij.laatste:
            yield line(rij.laatste)
    if rij.termijn:
        yield (Deel("Termijn: "), *line(rij.termijn))
    yield from (_all_bold(line(sein.tekst)) for sein in rij.signalen)


def _besluit(besluit: BesluitRegel) -> tuple[Cel, ...]:
    einde = (_plain(f"geldt niet meer {besluit.beeindigd}"),) if besluit.beeindigd else ()
    acties = [(Deel(a.id, naar=anchor(a.id)), *_plain(" afgeleid" if a.afgeleid else "")) for a in besluit.acties]
    return (
        (_place(besluit.id),),
        (line(besluit.titel), *einde),
        (_plain(besluit.soort),),
        (line(besluit.gevraagd or "–"),),
        (line(besluit.termijn or "–"),),
        tuple(filter(None, [_plain(besluit.oordeel), *acties])) or (_plain("–"),),
    )


def _origin(report: Report) -> Iterator[Alinea]:
    yield _item("Register", line(report.register))
    yield _item("Peildatum", _plain(f"{report.peildatum} ({report.gekozen}): wat op die dag gold"))
    yield _item("Revisie", (*line(report.revisie), Deel(": wat het register toen zei")))
    yield _item("Programma", _plain(f"actiepunten {report.versie}"))
    yield _item("Rubricering", _plain(report.rubricering or "geen: dit rapport toont geen records"))
    yield _item("Weggelaten bestanden", _unread(report.onleesbaar) or _plain("geen: alles was te lezen"))
