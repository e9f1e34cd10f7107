"""The report as the blocks of a document, for programs that write text: headings, paragraphs, lists and tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt

from actiepunten.rapport.pagina import BesluitRegel, Citaat, Lijst, Report, Rij, Stap, Tijdlijn, Wijzigingen
from actiepunten.render.text import clean
from actiepunten.taal import hoofdletter

_COMMONMARK = MarkdownIt("commonmark", {"html": False}).disable(["image"])


@dataclass(frozen=True, slots=True)
class Deel:
    """Words in one weight."""

    tekst: str
    vet: bool = False


Regel = tuple[Deel, ...]
"""A line of parts."""


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; level 1 is the title of the document."""

    niveau: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph, or an item of a list."""

    regel: Regel
    punt: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows under heads; a cell has one or more lines. ``breedtes`` are parts of the width."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[tuple[Regel, ...], ...], ...]
    breedtes: tuple[int, ...]


Blok = Kop | Alinea | Tabel


@dataclass(frozen=True, slots=True)
class Stuk:
    """A document: what it is called, of what day, and its blocks."""

    titel: str
    ondertitel: str
    blokken: tuple[Blok, ...]


def make_document(report: Report) -> Stuk:
    """The report as a document, in the order of the page."""
    van = f", acties van {report.owner}" if report.owner else ""
    return Stuk(one(report.register), f"Stand van zaken op {report.peildatum}{van}", tuple(_blocks(report)))


def one(tekst: str) -> str:
    """CommonMark as one line of plain text."""
    return "".join(deel.tekst for deel in line(tekst))


def line(tekst: str) -> Regel:
    """CommonMark as one line, with what is strong in it."""
    delen: list[Deel] = []
    vet = 0
    for blok in _COMMONMARK.parse(clean(tekst)):
        if blok.type == "inline":
            if delen:
                delen.append(Deel(" "))
            for token in blok.children or ():
                vet += {"strong_open": 1, "strong_close": -1}.get(token.type, 0)
                inhoud = " " if token.type in {"softbreak", "hardbreak"} else token.content
                if inhoud:
                    delen.append(Deel(inhoud, vet > 0))
        elif blok.type in {"fence", "code_block"}:
            delen.append(Deel(" ".join(blok.content.split())))
    return tuple(delen)


def _plain(tekst: str) -> Regel:
    return (Deel(clean(tekst)),) if tekst else ()


def _bold(tekst: str) -> Regel:
    return (Deel(clean(tekst), vet=True),)


def _blocks(report: Report) -> Iterator[Blok]:
    if report.onleesbaar:
        namen = clean(", ".join(report.onleesbaar))
        yield Alinea((*_bold("Let op: dit rapport is niet volledig. "), Deel(f"Niet te lezen en weggelaten: {namen}.")))
    yield Kop(2, "Hoe staan we ervoor")
    for cijfer in report.cijfers:
        van = f" van {cijfer.van}" if cijfer.van is not None else ""
        yield Alinea((Deel(f"{cijfer.getal}", vet=True), Deel(f"{van} {cijfer.wat}")), punt=True)
    yield _tallies(report)
    yield Kop(2, "Wat nu aandacht vraagt")
    for punt in report.voorop:
        yield Alinea((Deel(f"{punt.aantal}", vet=punt.aantal > 0), Deel(f" {punt.wat}")), punt=True)
    yield from _lists(report.aandacht)
    if report.wijzigingen:
        yield from _changes(report.wijzigingen)
    if report.tijdlijn:
        yield from _days(report.tijdlijn)
    yield Kop(2, "De acties per thema")
    for thema in report.themas:
        yield Kop(3, one(thema.titel))
        koppen = ("Onderwerp", "Aanpak en activiteiten", "Wie", "Resultaat")
        yield Tabel(koppen, tuple(_actie(rij) for rij in thema.rijen), (37, 28, 12, 23))
    yield Kop(2, "Losse einden")
    yield from _lists(report.open_einden)
    yield Kop(2, "Alle besluiten")
    for vergadering in report.vergaderingen:
        yield Kop(3, one(vergadering.titel))
        besluiten = tuple(_besluit(besluit) for besluit in vergadering.besluiten)
        koppen_besluit = ("Nummer", "Besluit", "Soort", "Gevraagd", "Termijn", "Opvolging")
        yield Tabel(koppen_besluit, besluiten, (17, 30, 12, 12, 12, 17))
    yield Kop(2, "Waar dit rapport op rust")
    yield from _origin(report)


def _tallies(report: Report) -> Tabel:
    rijen = tuple(
        (
            (line(telling.naam) if telling.anker else _bold(telling.naam),),
            *(((_plain(f"{getal or '–'}")),) for getal in telling.per_status),
            (_bold(f"{telling.totaal}"),),
        )
        for telling in report.tellingen
    )
    return Tabel(("Thema", *report.statussen, "samen"), rijen, (26, 8, 8, 13, 13, 12, 12, 9))


def _lists(lijsten: Iterable[Lijst]) -> Iterator[Blok]:
    for lijst in lijsten:
        yield Kop(3, f"{lijst.titel} ({len(lijst.punten)})")
        yield Alinea(_plain(lijst.uitleg))
        for punt in lijst.punten:
            wie = (Deel(f" ({punt.wie})"),) if punt.wie else ()
            kop = (Deel(f"{punt.id}  "), *line(punt.titel), Deel(": "))
            yield Alinea((*kop, *line(punt.wat), *wie), punt=True)
        if not lijst.punten:
            yield Alinea(_plain("Geen."))


def _changes(wijzigingen: Wijzigingen) -> Iterator[Blok]:
    yield Kop(2, f"Wat is veranderd sinds {wijzigingen.sinds}")
    kort = ", ".join(f"{cijfer.getal} {cijfer.wat}" for cijfer in wijzigingen.kort)
    yield Alinea(_plain(f"{hoofdletter(kort)}." if kort else "Er is niets bij gekomen."))
    rijen = tuple(
        (
            (_plain(w.datum),),
            ((*_bold(w.wat), *_plain(" (later vastgelegd)" if w.laat else "")),),
            (line(w.tekst),),
            (_plain(w.id),),
        )
        for w in wijzigingen.nieuw
    )
    if rijen:
        yield Tabel(("Datum", "Wat gebeurde er", "Waarover", "Record"), rijen, (16, 24, 43, 17))
    if wijzigingen.onleesbaar:
        yield Alinea(_plain(f"In de oudere revisie niet te lezen: {', '.join(wijzigingen.onleesbaar)}."))
    if wijzigingen.verdwenen:
        yield Kop(3, "Niet meer in het register")
        for w in wijzigingen.verdwenen:
            yield Alinea((Deel(f"{w.datum} {w.wat}: "), *line(w.tekst), Deel(f" {w.id}")), punt=True)


def _days(lijn: Tijdlijn) -> Iterator[Blok]:
    yield Kop(2, "Vergaderingen en termijnen")
    if lijn.vergaderingen:
        yield Tabel(
            ("Datum", "Orgaan en besluiten"),
            tuple(((_plain(v.datum),), (_plain(v.wat),)) for v in lijn.vergaderingen),
            (20, 80),
        )
    if lijn.vervaldagen:
        rijen = tuple(
            (
                (_plain(f"{v.datum} (voorbij)" if v.te_laat else v.datum),),
                (line(v.titel),),
                (_plain(v.wie),),
            )
            for v in lijn.vervaldagen
        )
        yield Tabel(("Termijn", "Actie", "Wie"), rijen, (20, 55, 25))


def _actie(rij: Rij) -> tuple[tuple[Regel, ...], ...]:
    onderwerp = [tuple(Deel(deel.tekst, vet=True) for deel in line(rij.titel))]
    onderwerp += [line(rij.tekst)] if rij.tekst else []
    onderwerp += [_plain(_citation(citaat)) for citaat in rij.citaten]
    onderwerp += [line(f"({rij.aanleiding})")] if rij.aanleiding else []
    return (
        (*onderwerp, _plain(rij.id)),
        tuple(_step(stap, nummer, rij.stappen) for nummer, stap in enumerate(rij.stappen, start=1)),
        tuple(_plain(naam) for naam in rij.wie) or (_plain("Niemand genoemd"),),
        tuple(_result(rij)),
    )


def _citation(citaat: Citaat) -> str:
    delen = [
        v.nummer + (" afgeleid" if v.afgeleid else "") + ("" if v.geldt else " geldt niet meer")
        for v in citaat.besluiten
    ]
    return f"({citaat.vergadering} {', '.join(delen)})"


def _number(nummer: int, stappen: Sequence[Stap]) -> str:
    return f"{nummer}. " if len(stappen) > 1 else ""


def _step(stap: Stap, nummer: int, stappen: Sequence[Stap]) -> Regel:
    wie = f" ({', '.join(stap.wie)})" if stap.wie else ""
    termijn = (Deel(". Termijn: "), *line(stap.termijn)) if stap.termijn else ()
    return (*_plain(_number(nummer, stappen)), *line(stap.titel), *_plain(wie), *termijn)


def _result(rij: Rij) -> Iterator[Regel]:
    if rij.per_stap:
        for nummer, stap in enumerate(rij.stappen, start=1):
            kop = _plain(_number(nummer, rij.stappen))
            laatste = (Deel(" "), *line(stap.laatste)) if stap.resultaat and stap.laatste else ()
            yield (*kop, *(_bold(stap.resultaat) if stap.resultaat else _plain("Nog niets gemeld")), *laatste)
    else:
        yield from (_bold(woord) for woord in rij.resultaat)
        if not rij.resultaat:
            yield _plain("Nog niets gemeld")
        if rij.laatste:
            yield line(rij.laatste)
    if rij.termijn:
        yield (Deel("Termijn: "), *line(rij.termijn))
    yield from (_bold(sein.tekst) for sein in rij.signalen)


def _besluit(besluit: BesluitRegel) -> tuple[tuple[Regel, ...], ...]:
    einde = (_plain(f"geldt niet meer: {besluit.beeindigd}"),) if besluit.beeindigd else ()
    acties = [a.id + (" (afgeleid)" if a.afgeleid else "") for a in besluit.acties]
    return (
        (_plain(besluit.id),),
        (line(besluit.titel), *einde),
        (_plain(besluit.soort),),
        (_plain(besluit.gevraagd or "–"),),
        (line(besluit.termijn or "–"),),
        tuple(_plain(regel) for regel in filter(None, [besluit.oordeel, *acties])) or (_plain("–"),),
    )


def _origin(report: Report) -> Iterator[Alinea]:
    for naam, waarde in (
        ("Register", one(report.register)),
        ("Peildatum", f"{report.peildatum} ({report.gekozen})"),
        ("Revisie", report.revisie),
        ("Programma", f"actiepunten {report.versie}"),
        ("Rubricering", report.rubricering or "geen: dit rapport toont geen records"),
        ("Weggelaten bestanden", ", ".join(report.onleesbaar) or "geen: alles was te lezen"),
    ):
        yield Alinea((Deel(f"{naam}: ", vet=True), Deel(clean(waarde))), punt=True)
