"""Family T: deadlines and dates at the peildatum. Only warns: a day that passes must not turn a change red."""

from collections.abc import Iterator
from datetime import date

from actiepunten.actie_view import ActieView
from actiepunten.bevinding import Ernst
from actiepunten.records.termijn import Termijn
from actiepunten.register import Register
from actiepunten.rules.places import granted_places, progress_places
from actiepunten.rules.registry import Hit, Pad, Toets, regel
from actiepunten.taal import aantal, in_woorden, kort, lang
from actiepunten.termijnen import Signaal, TermijnStand


@regel("T101", Ernst.WAARSCHUWING, "Voortgang komt na het besluit")
def voortgang_voor_besluit(toets: Toets) -> Iterator[Hit]:
    """Een resultaat dat ouder is dan elk besluit dat de actie noemt, kan er geen uitvoering van zijn.

    Oplossing: verbeter de datum, noem het oudere besluit, of leg in `uitzonderingen` uit hoe dit kan
    """
    for actie in toets.stand.acties.values():
        eerste = min((besluit.record.datum for besluit in actie.genoemd), default=None)
        for pad, voortgang in progress_places(actie.record):
            if eerste and voortgang.dag < eerste:
                melding = f"de melding van {in_woorden(voortgang.datum)} is ouder dan het besluit van {lang(eerste)}"
                yield Hit(actie.id, (*pad, "datum"), melding)


@regel("T102", Ernst.WAARSCHUWING, "Wat gemeld is, is gebeurd")
def melding_in_de_toekomst(toets: Toets) -> Iterator[Hit]:
    """Een melding, uitstel, overdracht of correctie met een datum na vandaag is nog niet gebeurd.

    Oplossing: verbeter de datum
    """
    for record, pad, dag in _days(toets.stand.register):
        if dag > toets.vandaag:
            yield Hit(record, pad, f"deze datum ligt na vandaag ({kort(toets.vandaag)})")


def _days(register: Register) -> Iterator[tuple[str, Pad, date]]:
    """Every day on which something is said to have happened."""
    for actie in register.acties.values():
        for pad, gebeurtenis in (*progress_places(actie), *granted_places(actie)):
            yield actie.id, (*pad, "datum"), gebeurtenis.datum.einde
        for nummer, koppeling in enumerate(actie.besluiten):
            if koppeling.bevestigd:
                yield actie.id, ("besluiten", nummer, "bevestigd"), koppeling.bevestigd
    for record in register.records:
        for nummer, correctie in enumerate(record.correcties):
            yield record.id, ("correcties", nummer, "datum"), correctie.datum.einde
    for besluit in register.besluiten.values():
        yield besluit.id, ("datum",), besluit.datum


@regel("T103", Ernst.WAARSCHUWING, "Een actie is op tijd klaar")
def te_laat(toets: Toets) -> Iterator[Hit]:
    """De laatste dag van de termijn is voorbij en de actie is niet klaar.

    Oplossing: meld de voortgang, of leg uitstel vast met wie het gaf en waarom
    """
    for actie, pad, termijn in _deadlines(toets, Signaal.TE_LAAT):
        dagen = aantal(termijn.aantal, "dag", "dagen")
        yield Hit(actie.id, pad, f"{_subject(actie, termijn)} is {dagen} te laat{_last_day(termijn)}")


@regel("T104", Ernst.WAARSCHUWING, "Een actie is op tijd uitgevoerd")
def te_laat_uitgevoerd(toets: Toets) -> Iterator[Hit]:
    """De actie is uitgevoerd na de termijn die toen gold.

    Oplossing: laat het staan als het zo is gegaan; leg uitstel vast als dat was gegeven
    """
    for actie, pad, termijn in _deadlines(toets, Signaal.TE_LAAT_UITGEVOERD):
        dagen = aantal(termijn.aantal, "dag", "dagen")
        yield Hit(actie.id, pad, f"{_subject(actie, termijn)} is {dagen} te laat uitgevoerd{_last_day(termijn)}")


@regel("T105", Ernst.WAARSCHUWING, "Een ritme wordt gemeld")
def ritme_niet_gemeld(toets: Toets) -> Iterator[Hit]:
    """Van wat telkens terugkomt, moet te zien zijn dat het is gebeurd.

    Oplossing: meld elke keer met status doorlopend, of sluit het ritme af
    """
    for actie, pad, termijn in _deadlines(toets, Signaal.NIET_GEMELD):
        keren = aantal(termijn.aantal, "keer", "keer")
        yield Hit(actie.id, pad, f"{_subject(actie, termijn)} is {keren} niet gemeld ({termijn.woorden})")


@regel("T106", Ernst.WAARSCHUWING, "Van een lopende actie wordt iets gehoord")
def stil(toets: Toets) -> Iterator[Hit]:
    """Er is lang niets gemeld, terwijl de actie loopt of nog niets heeft laten horen.

    Oplossing: meld de voortgang
    """
    for actie in toets.stand.acties.values():
        if Signaal.STIL in actie.signalen:
            dagen = aantal(actie.dagen_stil, "dag", "dagen")
            yield Hit(actie.id, ("voortgang",), f"over {actie.id} is al {dagen} niets gemeld")


@regel("T107", Ernst.WAARSCHUWING, "Wat te doen is, heeft een termijn")
def zonder_termijn(toets: Toets) -> Iterator[Hit]:
    """Zonder termijn is niet te zien of iets te laat is.

    Oplossing: vul `termijn` in, of `termijn: {geen: reden}` als het er geen kan hebben
    """
    for actie in toets.stand.acties.values():
        if Signaal.ZONDER_TERMIJN in actie.signalen:
            yield Hit(actie.id, ("termijn",), f"{actie.id} is nog te doen en heeft geen termijn")


@regel("T108", Ernst.WAARSCHUWING, "Een actie eindigt wanneer haar besluit dat vroeg")
def later_dan_besluit(toets: Toets) -> Iterator[Hit]:
    """De actie eindigt later dan het besluit dat zij noemt, zonder dat iemand uitstel gaf.

    Oplossing: verbeter de termijn, of leg het uitstel vast met wie het gaf en waarom
    """
    for actie in toets.stand.acties.values():
        eigen = actie.eigen_termijn.uiterlijk if isinstance(actie.record.termijn, Termijn) else None
        for besluit in actie.genoemd:
            termijn = besluit.record.termijn
            gevraagd = termijn.edtf.laatste if isinstance(termijn, Termijn) else None
            open_vraag = actie.status.te_doen and besluit.van_kracht and not actie.uitstel
            if open_vraag and eigen and gevraagd and eigen > gevraagd:
                melding = f"{actie.id} eindigt op {kort(eigen)}; {besluit.id} vroeg het uiterlijk op {kort(gevraagd)}"
                yield Hit(actie.id, ("termijn",), melding)


def _deadlines(toets: Toets, signaal: Signaal) -> Iterator[tuple[ActieView, Pad, TermijnStand]]:
    """The deadlines, of acties and of steps, that give the signal."""
    for actie in toets.stand.acties.values():
        if signaal in actie.signalen:
            if actie.eigen_termijn.signaal is signaal:
                yield actie, ("termijn",), actie.eigen_termijn
            for stap in actie.stappen:
                if stap.termijn and stap.termijn.signaal is signaal:
                    yield actie, ("activiteiten", stap.nummer, "termijn"), stap.termijn


def _subject(actie: ActieView, termijn: TermijnStand) -> str:
    return f"{actie.id}, stap ‘{termijn.titel}’," if termijn.titel else actie.id


def _last_day(termijn: TermijnStand) -> str:
    return f" (uiterlijk {kort(termijn.uiterlijk)})" if termijn.uiterlijk else ""
