"""Acties, decisions and cases as tables for people: plain rows of text, before any format."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from actiepunten.actie_view import ActieView, StapView
from actiepunten.besluit_view import BesluitView
from actiepunten.cijfers import per_status
from actiepunten.records.casus import Casus
from actiepunten.taal import aantal, kort
from actiepunten.termijnen import Signaal, TermijnStand

SIGNAAL_TEKST = {
    Signaal.TE_LAAT: "te laat",
    Signaal.NIET_GEMELD: "niet gemeld",
    Signaal.HERZIEN: "besluit herzien",
    Signaal.STIL: "stil",
    Signaal.BINNENKORT: "binnenkort",
    Signaal.NU: "nu aan de beurt",
    Signaal.ZONDER_WIE: "zonder eigenaar",
    Signaal.ZONDER_TERMIJN: "zonder termijn",
    Signaal.TE_LAAT_UITGEVOERD: "te laat uitgevoerd",
}

KRACHT_WEGGELATEN = "of dit nog geldt, is niet openbaar"

SIGNAAL_LIJST = {
    Signaal.TE_LAAT: ("Te laat", "De laatste dag is voorbij en er is nog iets te doen."),
    Signaal.NIET_GEMELD: ("Niet gemeld", "Dit komt telkens terug, maar de laatste keren zijn niet gemeld."),
    Signaal.STIL: ("Stil", "Hier is lang niets van gehoord."),
    Signaal.HERZIEN: ("Het besluit is herzien", "Een nieuwer besluit veranderde een besluit onder deze acties."),
    Signaal.BINNENKORT: ("Binnenkort", "De laatste dag komt eraan."),
    Signaal.NU: ("Nu aan de beurt", "De eerste dag van de termijn is er."),
    Signaal.TE_LAAT_UITGEVOERD: ("Te laat uitgevoerd", "Dit is klaar, maar na de termijn die toen gold."),
    Signaal.ZONDER_WIE: ("Zonder eigenaar", "Dit is te doen of gaat door, maar is van niemand."),
    Signaal.ZONDER_TERMIJN: ("Zonder termijn", "Dit is te doen, maar niemand weet wanneer het klaar moet zijn."),
}
"""What a list of the acties with a signal is called and what is to be said of it, in the order of a report."""


TUSSEN = "; "


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its head, how wide it may be on a narrow screen, and whether each part gets its own line.

    A cell of several parts separates them by :data:`TUSSEN`.
    """

    kop: str
    smal: int | None = None
    delen: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows under heads."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[str, ...], ...]


_ID = Kolom("Id")


def status_table(acties: Iterable[ActieView]) -> Tabel:
    """The acties, one a row."""
    kolommen = (_ID, Kolom("Actie"), Kolom("Wie", smal=14), Kolom("Stand en termijn", smal=21, delen=True))
    return Tabel(kolommen, tuple(_actie_row(actie) for actie in acties))


def _actie_row(actie: ActieView) -> tuple[str, ...]:
    wie = owners(actie)
    anderen = sorted(actie.iedereen - set(actie.wie))
    if anderen and actie.wie:
        wie += f" (stappen: {', '.join(anderen)})"
    return (
        actie.id,
        actie.record.titel,
        wie,
        TUSSEN.join(filter(None, [result_text(actie), deadline(actie), *signals(actie).values()])),
    )


def owners(actie: ActieView) -> str:
    """Who does it or only steps of it, as shown at the peildatum; that nobody does, or that the source withholds it."""
    if actie.wie:
        return ", ".join(map(actie.stand.label, actie.wie))
    if actie.iedereen:
        return "stappen: " + ", ".join(map(actie.stand.label, sorted(actie.iedereen)))
    return "weggelaten" if actie.record.withholds("wie") else "niemand"


def status_text(drager: ActieView | StapView) -> str:
    """How far an actie or step is, in a word; that it is withheld."""
    return str(drager.bekende_status or "weggelaten")


def result_text(actie: ActieView) -> str:
    """The status, with what else was reported: ``loopt (ook uitgevoerd)``; that it is withheld."""
    if actie.bekende_status is None:
        return status_text(actie)
    ook = [str(status) for status in actie.resultaat if status is not actie.status]
    return f"{actie.status} (ook {', '.join(ook)})" if ook else str(actie.status)


def deadline(actie: ActieView) -> str:
    """The first day to be met, of the actie or a step of it; empty where nothing is expected."""
    termijn = actie.maatgevend
    if termijn.verwacht is None:
        return ""
    voorbij = termijn.verwacht < actie.stand.peildatum
    wat = ("verwacht op " if voorbij else "volgende ") if termijn.keert_terug else ""
    return f"{wat}{kort(termijn.verwacht)}{' (afgeleid)' if termijn.afgeleid else ''}"


def deadline_words(termijn: TermijnStand) -> str:
    """A deadline in words, with its day where they do not say it, and whether it was inferred."""
    delen = [termijn.unsaid(termijn.verwacht), "afgeleid" if termijn.afgeleid else ""]
    bij = ", ".join(filter(None, delen))
    return f"{termijn.woorden} ({bij})" if bij and termijn.woorden else termijn.woorden


@dataclass(frozen=True, slots=True)
class Sein:
    """A signal: its code from the closed list, and what it says here."""

    code: str
    tekst: str


def signals(actie: ActieView) -> dict[Signaal, str]:
    """The signals of an actie, each in words with its number."""
    woorden = {}
    for signaal in actie.signalen:
        match signaal:
            case Signaal.TE_LAAT | Signaal.TE_LAAT_UITGEVOERD:
                tekst = signal_text(signaal, max(t.aantal for t in actie.termijnen if t.signaal is signaal))
            case Signaal.NIET_GEMELD:
                tekst = signal_text(signaal, actie.keren_niet_gemeld)
            case Signaal.STIL:
                tekst = signal_text(signaal, actie.dagen_stil)
            case Signaal.HERZIEN:
                tekst = "herzien door " + ", ".join(b.id for b in actie.herzien_door)
            case _:
                tekst = signal_text(signaal)
        woorden[signaal] = tekst
    return woorden


def urgency(actie: ActieView, signaal: Signaal) -> tuple[int, date]:
    """Orders acties with a signal: the longest late, unheard or silent first, then by the first day to be met."""
    match signaal:
        case Signaal.TE_LAAT | Signaal.TE_LAAT_UITGEVOERD:
            getal = actie.dagen_te_laat
        case Signaal.NIET_GEMELD:
            getal = actie.keren_niet_gemeld
        case Signaal.STIL:
            getal = actie.dagen_stil
        case _:
            getal = 0
    dag = actie.verwacht if signaal in (Signaal.BINNENKORT, Signaal.NU) else None
    return (-getal, dag or date.max)


def signal_text(signaal: Signaal, getal: int = 0) -> str:
    """A signal in words, with the number of days or times that belongs to it."""
    tekst = SIGNAAL_TEKST[signaal]
    match signaal:
        case Signaal.TE_LAAT | Signaal.TE_LAAT_UITGEVOERD:
            return tekst.replace("te laat", f"{aantal(getal, 'dag', 'dagen')} te laat")
        case Signaal.NIET_GEMELD:
            return f"{getal} keer {tekst}"
        case Signaal.STIL:
            return f"{aantal(getal, 'dag', 'dagen')} {tekst}"
        case _:
            return tekst


def total_line(acties: Iterable[ActieView]) -> str:
    """``3 acties: 1 loopt, 2 uitgevoerd``."""
    acties = list(acties)
    geteld = {str(status): getal for status, getal in per_status(acties).items()}
    over = {**geteld, "weggelaten": len(acties) - sum(geteld.values())}
    delen = [f"{getal} {status}" for status, getal in over.items() if getal]
    return aantal(len(acties), "actie", "acties") + (": " + ", ".join(delen) if delen else "")


def besluiten_table(besluiten: Iterable[BesluitView]) -> Tabel:
    """The decisions, one a row."""
    kolommen = (
        _ID,
        Kolom("Besluit"),
        Kolom("Soort en gevraagd", smal=14, delen=True),
        Kolom("Opvolging", smal=18, delen=True),
    )
    return Tabel(kolommen, tuple(_besluit_row(besluit) for besluit in besluiten))


def _besluit_row(besluit: BesluitView) -> tuple[str, ...]:
    record = besluit.record
    gevraagd = ", ".join(record.gevraagd)
    return (record.id, record.titel, TUSSEN.join(filter(None, [str(record.soort), gevraagd])), follow_up(besluit))


def follow_up(besluit: BesluitView) -> str:
    """How a decision is carried, and what newer decisions did to it."""
    acties = [a.id + (" (afgeleid)" if k.is_afgeleid else "") for a, k in besluit.acties]
    if not acties:
        acties = ["geen actie" if besluit.dekking == "geen" else besluit.dekking]
    return TUSSEN.join([*revisions(besluit), ", ".join(acties)])


def revisions(besluit: BesluitView) -> list[str]:
    """Whether a decision is still in force, and what newer ones did to it."""
    herzien = [
        f"{v.soort.lijdend} door {b.id}" + (" (afgeleid)" if v.is_afgeleid else "") for b, v in besluit.herzieningen
    ]
    geldig = [] if besluit.van_kracht else ["geldt niet meer"]
    return [KRACHT_WEGGELATEN, *herzien] if besluit.kracht_weggelaten else [*geldig, *herzien]


def casussen_table(casussen: Iterable[Casus]) -> Tabel:
    """The cases, one a row."""
    kolommen = (_ID, Kolom("Casus"), Kolom("Soort"), Kolom("Categorie", smal=22), Kolom("Locatie", smal=12))
    return Tabel(kolommen, tuple(_casus_row(casus) for casus in casussen))


def _casus_row(casus: Casus) -> tuple[str, ...]:
    def marked(veld: str, waarde: str) -> str:
        return f"{waarde} (afgeleid)" if veld in casus.afgeleid else waarde

    return (
        casus.id,
        casus.titel,
        marked("soort", casus.soort),
        marked("categorie", casus.categorie),
        marked("locatie", casus.locatie),
    )
