"""One record whole, as ``toon`` shows it: fields, then what links to it both ways, then its history."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from actiepunten.actie_view import ActieView, StapView
from actiepunten.besluit_view import BesluitView
from actiepunten.lists import follow_up, owners, result_text, signals, status_text
from actiepunten.records.actie import Actie, Activiteit
from actiepunten.records.base import Record
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.termijn import GeenTermijn, Ritme, Termijn, Uitstel
from actiepunten.records.voortgang import Voortgang
from actiepunten.stand import Stand
from actiepunten.taal import in_woorden, lang, opsomming


@dataclass(frozen=True, slots=True)
class Regel:
    """A line of a section: what it is about (an id, a day, ``termijn:``; may be empty), and what is said of that."""

    over: str
    tekst: str

    def __str__(self) -> str:
        return f"{self.over}  {self.tekst}" if self.over else self.tekst


@dataclass(frozen=True, slots=True)
class Sectie:
    """A heading with lines below it."""

    kop: str
    regels: tuple[Regel, ...]


@dataclass(slots=True)
class Blad:
    """A record for people: title, named fields and sections."""

    id: str
    titel: str
    velden: list[tuple[str, str]] = field(default_factory=list)
    secties: list[Sectie] = field(default_factory=list)

    def veld(self, naam: str, waarde: str | None) -> None:
        """Add a field that has a value."""
        if waarde:
            self.velden.append((naam, waarde))

    def sectie(self, kop: str, regels: Iterable[Regel]) -> None:
        """Add a section that has lines."""
        if gevuld := tuple(regels):
            self.secties.append(Sectie(kop, gevuld))

    def regels(self) -> Iterator[tuple[str, str]]:
        """Everything on the sheet as pairs of name and text."""
        yield "Titel", self.titel
        yield from self.velden
        for sectie in self.secties:
            yield from ((sectie.kop, str(regel)) for regel in sectie.regels)


def make_sheet(stand: Stand, record_id: str) -> Blad:
    """The sheet of the record of that id, at the stand's peildatum."""
    record = stand.register.get(record_id)
    if record is None:
        raise KeyError(record_id)
    if record_id not in stand:
        return Blad(record_id, f"was er op {lang(stand.peildatum)} nog niet")
    match record:
        case Besluit():
            blad = _besluit(stand.besluiten[record.id])
        case Actie():
            blad = _actie(stand.acties[record.id])
        case Casus():
            blad = _casus(stand, record)
    _common(blad, record, stand.peildatum)
    return blad


def _common(blad: Blad, record: Record, peildatum: date) -> None:
    blad.veld("Afgeleid", ", ".join(record.afgeleid))
    blad.veld("Toelichting", record.toelichting)
    blad.veld("Rubricering", str(record.rubricering))
    blad.sectie("Bron", [Regel("", f"{b.stuk}, {b.plaats}" if b.plaats else b.stuk) for b in record.bron])
    blad.sectie(
        "Weggelaten", [Regel(f"{w.veld.replace('_', ' ')}:", f"weggelaten, {w.woorden}") for w in record.weggelaten]
    )
    blad.sectie("Correcties", [Regel("", c.woorden) for c in record.correcties if c.datum.einde <= peildatum])
    blad.sectie("Uitzonderingen", [Regel(f"{u.regel}:", u.reden) for u in record.uitzonderingen])


def _besluit(besluit: BesluitView) -> Blad:
    record, stand = besluit.record, besluit.stand
    blad = Blad(record.id, record.titel)
    blad.veld("Orgaan", stand.functies.voluit(record.orgaan, stand.peildatum, record.datum))
    blad.veld("Datum", lang(record.datum))
    blad.veld("Soort", str(record.soort))
    blad.veld(
        "Gevraagd", ", ".join(stand.functies.voluit(code, stand.peildatum, record.datum) for code in record.gevraagd)
    )
    blad.veld("Met", ", ".join(stand.functies.voluit(code, stand.peildatum, record.datum) for code in record.met))
    blad.veld("Termijn", _deadline_text(record.termijn))
    geldt = "ja" if besluit.van_kracht else "nee, " + _ended(besluit)
    blad.veld("Van kracht", "niet openbaar" if besluit.kracht_weggelaten else geldt)
    blad.veld("Opvolging", _follow_up(besluit))
    blad.veld("Tekst", record.tekst)
    blad.sectie("Zegt van oudere besluiten", _older(besluit))
    blad.sectie("Nieuwere besluiten hierover", _newer(besluit))
    kop = "Acties op dit besluit" if besluit.van_kracht else "Acties die rusten op dit besluit, dat niet meer geldt"
    blad.sectie(
        kop, [Regel(a.id, _with_result(a) + _inferred(k.is_afgeleid, k.toelichting)) for a, k in besluit.acties]
    )
    blad.sectie("Casussen op grond van dit besluit", [Regel(c.id, c.titel) for c in besluit.casussen])
    return blad


def _ended(besluit: BesluitView) -> str:
    return opsomming(
        [f"{v.soort.lijdend} door {b.id} op {lang(b.record.datum)}" for b, v in besluit.verband_van if v.soort.ends]
    )


def _follow_up(besluit: BesluitView) -> str:
    opvolging = besluit.record.opvolging
    if opvolging is not None and opvolging != "vereist":
        return f"niet nodig: {opvolging.geen}" + _inferred(opvolging.is_afgeleid, opvolging.toelichting)
    return (
        follow_up(besluit)
        if besluit.acties
        else {"geen": "nog door niemand opgepakt"}.get(besluit.dekking, besluit.dekking)
    )


def _older(besluit: BesluitView) -> Iterator[Regel]:
    for verband in besluit.record.verband:
        ander = besluit.stand.register.besluiten.get(verband.besluit)
        titel = f": {ander.titel}" if ander else f" ({besluit.stand.register.missing(verband.besluit)})"
        yield Regel(verband.besluit, f"{verband.soort}{titel}" + _inferred(verband.is_afgeleid, verband.toelichting))


def _newer(besluit: BesluitView) -> Iterator[Regel]:
    for nieuwer, verband in besluit.verband_van:
        tekst = f"{verband.soort.zin} op {lang(nieuwer.record.datum)}: {nieuwer.record.titel}"
        yield Regel(nieuwer.id, tekst + _inferred(verband.is_afgeleid, verband.toelichting))


def _actie(actie: ActieView) -> Blad:
    record, stand = actie.record, actie.stand
    blad = Blad(record.id, record.titel)
    blad.veld("Thema", stand.register.thema_titel(record.thema))
    blad.veld("Stand", result_text(actie))
    blad.veld("Signalen", "; ".join(signals(actie).values()))
    blad.veld("Wie", ", ".join(_named(stand, code, stand.peildatum) for code in actie.wie) or owners(actie))
    blad.veld("Met", ", ".join(_named(stand, code, stand.peildatum) for code in record.met))
    blad.veld("Sinds", lang(actie.sinds))
    blad.veld("Aanleiding", record.aanleiding)
    eigen = actie.eigen_termijn
    toelichting = record.termijn.toelichting if record.termijn else None
    blad.veld("Termijn", eigen.woorden + _inferred(eigen.afgeleid, toelichting) if eigen.woorden else None)
    blad.veld("Volgende keer" if eigen.keert_terug else "Uiterlijk", eigen.unsaid(eigen.uiterlijk))
    blad.veld("Tekst", record.tekst)
    blad.sectie("Voert uit", _decisions(actie))
    blad.sectie("Voortgang", [_entry(v) for v in actie.voortgang])
    for stap in actie.stappen:
        blad.sectie(f"Stap {stap.nummer + 1}: {stap.record.titel} ({status_text(stap)})", _step(stap))
    blad.sectie("Uitstel", [_postponement(titel, uitstel) for titel, uitstel in actie.uitstel])
    blad.sectie("Overdracht", _handovers(record, stand.peildatum))
    blad.sectie("Herzien door", [Regel(b.id, b.record.titel) for b in actie.herzien_door])
    return blad


def _step(stap: StapView) -> Iterator[Regel]:
    yield from (Regel(f"{naam}:", waarde) for naam, waarde in step_facts(stap))
    niets = "voortgang weggelaten" if stap.actie.voortgang_weggelaten else "nog niets gemeld"
    yield from [_entry(v) for v in stap.voortgang] or [Regel("", niets)]


def step_facts(stap: StapView) -> Iterator[tuple[str, str]]:
    """What is to be said of a step apart from its progress, each with its name."""
    record, stand = stap.record, stap.actie.stand
    if stap.eigen_wie:
        yield "wie", ", ".join(stand.label(code) for code in stap.eigen_wie)
    yield from (("overdracht", f"{regel.over} {regel.tekst}") for regel in _handovers(record, stand.peildatum))
    if record.met:
        yield "met", ", ".join(stand.label(code) for code in record.met)
    if record.sinds:
        yield "sinds", in_woorden(record.sinds)
    if termijn := stap.termijn:
        dag = termijn.unsaid(termijn.uiterlijk)
        uiterlijk = f", {'volgende keer' if termijn.keert_terug else 'uiterlijk'} {dag}" if dag else ""
        uitleg = record.termijn.toelichting if record.termijn else None
        yield "termijn", f"{termijn.woorden}{uiterlijk}{_inferred(termijn.afgeleid, uitleg)}"
    if record.afgeleid:
        yield "afgeleid", ", ".join(record.afgeleid)
    if record.toelichting:
        yield "toelichting", record.toelichting


def _decisions(actie: ActieView) -> Iterator[Regel]:
    for besluit, koppeling in actie.besluiten:
        kracht = "" if besluit.van_kracht else " (geldt niet meer)"
        kracht += f" (bevestigd op {lang(koppeling.bevestigd)})" if koppeling.bevestigd else ""
        kracht += " (gecorrigeerd en nog te bevestigen)" if besluit.unconfirmed_by(koppeling) else ""
        tekst = besluit.record.titel + kracht
        yield Regel(besluit.id, tekst + _inferred(koppeling.is_afgeleid, koppeling.toelichting))
    for koppeling in actie.record.besluiten:
        if koppeling.besluit not in actie.stand.register.besluiten:
            yield Regel(koppeling.besluit, f"({actie.stand.register.missing(koppeling.besluit)})")


def _handovers(record: Actie | Activiteit, peildatum: date) -> Iterator[Regel]:
    for o in record.overdracht:
        if o.datum.einde <= peildatum:
            door = f"door {o.door}, " if o.door else ""
            reden = f": {o.reden}" if o.reden else ""
            van, naar = opsomming(o.van) or "niemand", opsomming(o.naar) or "niemand"
            yield Regel(in_woorden(o.datum), f"{door}van {van} naar {naar}{reden}")


def _casus(stand: Stand, casus: Casus) -> Blad:
    blad = Blad(casus.id, casus.titel)
    for veld, waarde in (
        ("jaar", str(casus.jaar)),
        ("soort", casus.soort),
        ("categorie", casus.categorie),
        ("locatie", casus.locatie),
    ):
        blad.veld(veld.capitalize(), waarde + _inferred(veld in casus.afgeleid, None))
    blad.veld("Grond", casus.grond)
    blad.veld("Gedeeld", in_woorden(casus.gedeeld) if casus.gedeeld else None)
    blad.veld("Tekst", casus.tekst)
    blad.veld("Afdoening", casus.afdoening)
    besluiten = [b for i in casus.besluiten if (b := stand.besluiten.get(i))]
    blad.sectie("Gedeeld op grond van", [Regel(b.id, b.record.titel) for b in besluiten])
    return blad


def _named(stand: Stand, code: str, dag: date) -> str:
    naam = stand.functies.naam(code, dag)
    label = stand.functies.label(code, dag)
    return label if naam == code else f"{naam} ({label})" if label == code else f"{naam}, {label}"


def _deadline_text(termijn: Termijn | Ritme | GeenTermijn | None) -> str | None:
    if termijn is None:
        return None
    vorm = f" ({in_woorden(termijn.edtf)})" if isinstance(termijn, Termijn) and termijn.tekst else ""
    return f"{termijn.woorden}{vorm}" + _inferred(termijn.is_afgeleid, termijn.toelichting)


def _postponement(titel: str | None, uitstel: Uitstel) -> Regel:
    stap = f"{titel}, " if titel else ""
    return Regel(
        in_woorden(uitstel.datum), f"{stap}door {uitstel.door}, naar {in_woorden(uitstel.naar)}: {uitstel.reden}"
    )


def _entry(voortgang: Voortgang) -> Regel:
    tekst = f": {voortgang.tekst.strip()}" if voortgang.tekst else ""
    bewijs = f" [bewijs: {voortgang.bewijs}]" if voortgang.bewijs else ""
    afgeleid = f" [afgeleid: {', '.join(voortgang.afgeleid)}]" if voortgang.afgeleid else ""
    return Regel(in_woorden(voortgang.datum), f"{voortgang.status}{tekst}{bewijs}{afgeleid}")


def _with_result(actie: ActieView) -> str:
    return f"{actie.record.titel} ({result_text(actie)})"


def _inferred(afgeleid: bool, toelichting: str | None) -> str:  # noqa: FBT001 (a mark, not a mode)
    """Between brackets whether it was inferred, and what the keeper of the register adds."""
    delen = ["afgeleid" if afgeleid else "", (toelichting or "").strip()]
    tekst = ": ".join(filter(None, delen))
    return f" ({tekst})" if tekst else ""
