"""What one owner should look at now: late, due, not reported and silent, each with the line to type."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from actiepunten.actie_view import ActieView
from actiepunten.berichten.taken import Taak, audience, decisions, more_decisions, tasks
from actiepunten.herkomst import Herkomst
from actiepunten.lists import deadline_words, signal_text
from actiepunten.query import NIEMAND, Owner, is_of
from actiepunten.stand import Stand
from actiepunten.taal import aantal, lang, opsomming
from actiepunten.termijnen import Signaal

_GROEPEN: tuple[tuple[tuple[Signaal, ...], str, str], ...] = (
    ((Signaal.TE_LAAT,), "Te laat", "De laatste dag is voorbij. Laat weten hoe het staat, of vraag uitstel."),
    ((Signaal.NIET_GEMELD,), "Nog niet gemeld", "Dit komt telkens terug. Laat weten wanneer het is gebeurd."),
    ((Signaal.BINNENKORT, Signaal.NU), "Nu of binnenkort", "De termijn loopt, of is bijna voorbij."),
    ((Signaal.STIL,), "Lang niets gehoord", "Hier is al een tijd niets over gemeld. Hoe staat het ermee?"),
)
_VAN_TERMIJN: dict[Signaal | None, int] = {
    Signaal.TE_LAAT: 0,
    Signaal.NIET_GEMELD: 1,
    Signaal.BINNENKORT: 2,
    Signaal.NU: 3,
}
"""What is asked about a deadline, and in which order."""
_LANG_GENOEG = 300
"""How many characters of the last report are told."""


@dataclass(frozen=True, slots=True)
class Melding:
    """What is the matter with an actie or one of its steps, by when it is due, and how to report on it."""

    wat: str
    stap: str
    """The title of the step; empty where it is about the actie itself."""
    termijn: str
    opdracht: str


@dataclass(frozen=True, slots=True)
class Punt:
    """An actie to look at."""

    id: str
    titel: str
    meldingen: tuple[Melding, ...]
    laatste: str
    """The day, status and text of the last report; empty where there is none."""
    besluiten: tuple[str, ...]
    """The first few decisions that it rests on."""
    meer_besluiten: int
    herzien_door: tuple[str, ...]
    """The newer decisions that touch these, in words."""


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
    overgenomen: str
    """The codes of those whose work is in it too."""
    onderwerp: str
    groepen: tuple[Groep, ...]


@dataclass(frozen=True, slots=True)
class _Reden:
    """Why an actie is in a digest: the tasks it is about, most urgent first; none where it is silent as a whole."""

    actie: ActieView
    taken: tuple[Taak, ...]

    @property
    def signaal(self) -> Signaal | None:
        """What puts it under a heading."""
        return self.taken[0].termijn.signaal if self.taken else Signaal.STIL

    @property
    def volgorde(self) -> tuple[int, date]:
        """Longest late first, then what is due first."""
        aantallen = [taak.termijn.aantal for taak in self.taken]
        dagen = [taak.termijn.verwacht for taak in self.taken if taak.termijn.verwacht]
        return -max(aantallen, default=0), min(dagen, default=date.max)


def owners_in_office(stand: Stand) -> list[Owner]:
    """Everyone who has open acties at the peildatum: roles by who is in office then, and last nobody."""
    open_acties = [actie for actie in stand.acties.values() if actie.open]
    owners = in_office(stand, {code for actie in open_acties for code in actie.iedereen})
    niemand = [Owner(NIEMAND, frozenset())] if any(actie.van_niemand for actie in open_acties) else []
    return [*sorted(owners, key=lambda owner: owner.code), *niemand]


def in_office(stand: Stand, codes: Iterable[str]) -> list[Owner]:
    """Who does the work of those codes at the peildatum, each once."""
    functies = stand.functies
    nu = dict.fromkeys(naam for code in codes for naam in functies.in_office(code, stand.peildatum))
    return [Owner(code, functies.familie(code)) for code in nu]


def make_reminders(stand: Stand, herkomst: Herkomst, owners: Iterable[Owner]) -> dict[Owner, Herinnering | None]:
    """The digest of each owner; ``None`` where nothing needs attention."""
    acties = [actie for actie in stand.acties.values() if _may_need(actie)]
    return {owner: _reminder(stand, herkomst, owner, acties) for owner in owners}


def _may_need(actie: ActieView) -> bool:
    """Whether somebody may be asked about it; not where nobody can tell how far it is, or its decisions are gone."""
    if actie.voortgang_weggelaten or actie.zonder_grond:
        return False
    return actie.is_stil or any(termijn.signaal in _VAN_TERMIJN for termijn in actie.termijnen)


def _reminder(stand: Stand, herkomst: Herkomst, owner: Owner, acties: list[ActieView]) -> Herinnering | None:
    redenen = [reden for actie in acties if is_of(actie, owner) and (reden := _reason(actie, owner))]
    groepen = tuple(_groups(redenen))
    if not groepen:
        return None
    naam = "" if owner.is_niemand else stand.functies.naam(owner.code, stand.peildatum)
    genoemd = frozenset().union(*(reden.actie.iedereen for reden in redenen))
    return Herinnering(
        register=herkomst.register,
        peildatum=lang(herkomst.peildatum),
        revisie=herkomst.revisie_tekst + herkomst.uitgave,
        rubricering=str(max((audience(reden.actie) for reden in redenen), key=lambda r: r.hoogte)),
        onleesbaar=herkomst.onleesbaar,
        owner=owner.naam,
        naam=naam if naam != owner.code else "",
        overgenomen=opsomming(sorted(genoemd.intersection(stand.functies.voorgangers(owner.code)))),
        onderwerp=_subject(groepen),
        groepen=groepen,
    )


def _reason(actie: ActieView, owner: Owner) -> _Reden | None:
    """What of the actie is for the owner; it is silent as a whole, so that is for all who do something of it."""
    taken = [taak for taak in tasks(actie) if taak.termijn.signaal in _VAN_TERMIJN and taak.is_of(owner)]
    taken.sort(key=lambda taak: (_VAN_TERMIJN[taak.termijn.signaal], -taak.termijn.aantal))
    return _Reden(actie, tuple(taken)) if taken or actie.is_stil else None


def _groups(redenen: list[_Reden]) -> Iterator[Groep]:
    for signalen, kop, uitleg in _GROEPEN:
        hierin = sorted((reden for reden in redenen if reden.signaal in signalen), key=lambda reden: reden.volgorde)
        if hierin:
            yield Groep(kop, uitleg, tuple(_point(reden) for reden in hierin))


def _subject(groepen: tuple[Groep, ...]) -> str:
    delen = opsomming([f"{len(groep.punten)} {groep.kop[0].lower()}{groep.kop[1:]}" for groep in groepen])
    totaal = sum(len(groep.punten) for groep in groepen)
    return f"{aantal(totaal, 'actie vraagt', 'acties vragen')} aandacht: {delen}"


def _point(reden: _Reden) -> Punt:
    actie = reden.actie
    return Punt(
        id=actie.id,
        titel=actie.record.titel,
        meldingen=tuple(map(_notice, reden.taken)) or (_silence(actie),),
        laatste=_last(actie),
        besluiten=decisions(actie),
        meer_besluiten=more_decisions(actie),
        herzien_door=tuple(f"{besluit.id}: {besluit.record.titel}" for besluit in actie.herzien_door),
    )


def _notice(taak: Taak) -> Melding:
    termijn, peildatum = taak.termijn, taak.actie.stand.peildatum
    wat = signal_text(termijn.signaal, termijn.aantal) if termijn.signaal else ""
    if termijn.signaal is Signaal.BINNENKORT and termijn.verwacht:
        over = (termijn.verwacht - peildatum).days
        wat = f"nog {aantal(over, 'dag', 'dagen')}" if over else "vandaag is de laatste dag"
    return Melding(wat, taak.stap.record.titel if taak.stap else "", deadline_words(taak.termijn), taak.opdracht)


def _silence(actie: ActieView) -> Melding:
    taak = next(tasks(actie))
    wat = f"al {aantal(actie.dagen_stil, 'dag', 'dagen')} niets gemeld"
    return Melding(wat, "", deadline_words(taak.termijn), taak.opdracht)


def _last(actie: ActieView) -> str:
    laatste = actie.laatste
    if laatste is None:
        return ""
    tekst = f": {shorten(laatste.tekst, _LANG_GENOEG, placeholder=' …')}" if laatste.tekst else ""
    return f"{lang(laatste.dag)}, {laatste.status}{tekst}"
