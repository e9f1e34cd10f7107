"""What one owner should look at now: late, due, not reported and silent, each with the line to type."""

from collections.abc import Iterator
from dataclasses import dataclass

from actiepunten.actie_view import ActieView
from actiepunten.afspraken import report_line
from actiepunten.contract import Herkomst
from actiepunten.lists import SIGNAAL_TEKST, signals
from actiepunten.query import Owner, is_of, parse_owner
from actiepunten.records.voortgang import Voortgang
from actiepunten.stand import Stand, highest
from actiepunten.taal import aantal, lang, opsomming
from actiepunten.termijnen import Signaal, TermijnStand

_GROEPEN: tuple[tuple[tuple[Signaal, ...], str, str], ...] = (
    ((Signaal.TE_LAAT,), "Te laat", "De laatste dag is voorbij. Meld hoe het staat, of vraag uitstel."),
    ((Signaal.NIET_GEMELD,), "Nog niet gemeld", "Dit komt telkens terug. Meld wanneer het is gebeurd."),
    ((Signaal.BINNENKORT, Signaal.NU), "Nu of binnenkort", "De termijn loopt of is bijna voorbij."),
    ((Signaal.STIL,), "Lang niets gehoord", "Hier is al lang niets over gemeld. Hoe staat het ermee?"),
)
_BESLUITEN = 3
"""How many decisions are named."""


@dataclass(frozen=True, slots=True)
class Punt:
    """An actie to look at: what is the matter, when it is due, what was reported last, and how to report."""

    id: str
    titel: str
    wat: str
    termijn: str
    laatste: str
    besluiten: tuple[str, ...]
    """The first few decisions that it rests on."""
    meer_besluiten: int
    opdracht: str


@dataclass(frozen=True, slots=True)
class Groep:
    """A heading with its acties, and what is asked."""

    kop: str
    uitleg: str
    punten: tuple[Punt, ...]


@dataclass(frozen=True, slots=True)
class Herinnering:
    """A digest for one owner."""

    register: str
    peildatum: str
    revisie: str
    rubricering: str
    onleesbaar: tuple[str, ...]
    owner: str
    """The code, or ``niemand``."""
    naam: str
    """The full name, where the register gives one."""
    onderwerp: str
    groepen: tuple[Groep, ...]


def owners_in_office(stand: Stand) -> list[Owner]:
    """Everyone who has open acties at the peildatum: roles by who is in office now, and last nobody."""
    codes: set[str] = set()
    van_niemand = False
    for actie in stand.acties.values():
        if actie.status.open:
            van_niemand = van_niemand or actie.van_niemand
            for code in actie.iedereen:
                codes.update(stand.functies.in_office_after(code, stand.peildatum) or [code])
    namen = [*sorted(codes), *(["-"] if van_niemand else [])]
    return [parse_owner(stand.functies, naam) for naam in namen]


def make_reminder(stand: Stand, herkomst: Herkomst, owner: Owner) -> Herinnering | None:
    """The digest of an owner; ``None`` where nothing needs attention."""
    acties = [actie for actie in stand.acties.values() if is_of(actie, owner)]
    groepen, getoond = [], []
    for signalen, kop, uitleg in _GROEPEN:
        hierin = [actie for actie in acties if actie not in getoond and not set(signalen).isdisjoint(actie.signalen)]
        getoond += hierin
        if hierin:
            groepen.append(Groep(kop, uitleg, tuple(_point(actie, signalen) for actie in hierin)))
    if not groepen:
        return None
    functie = None if owner.is_niemand else stand.functies.naam(owner.code, stand.peildatum)
    rubricering = highest(actie.record for actie in getoond)
    return Herinnering(
        register=herkomst.register,
        peildatum=lang(herkomst.peildatum),
        revisie=herkomst.revisie_tekst,
        rubricering=str(rubricering or ""),
        onleesbaar=herkomst.onleesbaar,
        owner=owner.naam,
        naam=functie if functie and functie != owner.code else "",
        onderwerp=_subject(len(getoond), groepen),
        groepen=tuple(groepen),
    )


def _subject(totaal: int, groepen: list[Groep]) -> str:
    delen = opsomming([f"{len(groep.punten)} {groep.kop[0].lower()}{groep.kop[1:]}" for groep in groepen])
    return f"{aantal(totaal, 'actie vraagt', 'acties vragen')} aandacht: {delen}"


def _point(actie: ActieView, signalen: tuple[Signaal, ...]) -> Punt:
    woorden = dict(zip(actie.signalen, signals(actie), strict=True))
    signaal = next(signaal for signaal in signalen if signaal in actie.signalen)
    hierom = [termijn for termijn in actie.termijnen if termijn.signaal is signaal]
    termijn = max(hierom, key=lambda termijn: termijn.aantal, default=actie.maatgevend)
    besluiten = [f"{besluit.id}: {besluit.record.titel}" for besluit, _ in actie.besluiten]
    return Punt(
        id=actie.id,
        titel=actie.record.titel,
        wat=woorden.get(signaal, SIGNAAL_TEKST[signaal]),
        termijn=_deadline(termijn),
        laatste=_last(actie),
        besluiten=tuple(besluiten[:_BESLUITEN]),
        meer_besluiten=max(0, len(besluiten) - _BESLUITEN),
        opdracht=report_line(actie.id, _step_option(actie, termijn)),
    )


def _deadline(termijn: TermijnStand) -> str:
    """The deadline in words, with its day where they do not say it, and the step that it belongs to."""
    dag = lang(termijn.verwacht) if termijn.verwacht else ""
    bij = f" ({dag})" if dag and dag not in termijn.woorden else ""
    stap = f", stap ‘{termijn.titel}’" if termijn.titel else ""
    return f"{termijn.woorden}{bij}{stap}" if termijn.woorden else ""


def _step_option(actie: ActieView, termijn: TermijnStand) -> str:
    nummer = next((s.nummer + 1 for s in actie.stappen if termijn.titel and s.record.titel == termijn.titel), 0)
    return f" --activiteit {nummer}" if nummer else ""


def _last(actie: ActieView) -> str:
    laatste = max(_entries(actie), key=lambda entry: entry.dag, default=None)
    if laatste is None:
        return ""
    tekst = f": {' '.join(laatste.tekst.split())}" if laatste.tekst else ""
    return f"{lang(laatste.dag)}, {laatste.status}{tekst}"


def _entries(actie: ActieView) -> Iterator[Voortgang]:
    yield from actie.voortgang
    for stap in actie.stappen:
        yield from stap.voortgang
