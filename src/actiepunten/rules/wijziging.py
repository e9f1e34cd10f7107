"""Family W, first part: what a change may not do to records that stood in the base.

A slip can be mended with an entry in ``correcties`` that the change itself adds, for the field that it mends.
"""

from collections.abc import Iterator
from datetime import date

from actiepunten.actie_view import actie_sinds
from actiepunten.bevinding import Ernst, Plaats
from actiepunten.records.actie import Actie
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.entry import AnyRecord
from actiepunten.rules.registry import Hit, Toets, regel
from actiepunten.taal import kort, lang
from actiepunten.verschil.modellen import added
from actiepunten.verschil.paren import Paring, same_record
from actiepunten.verschil.velden import same_value

# What may change in an adopted decision: who must follow it up, who may see it, and what the keeper notes.
_MAY_CHANGE = frozenset({"id", "opvolging", "rubricering", "uitzonderingen", "toelichting", "correcties"})


@regel("W101", Ernst.FOUT, "Een vastgesteld besluit verandert niet")
def besluit_herschreven(toets: Toets) -> Iterator[Hit]:
    """Wie later leest wat er is besloten, moet kunnen vertrouwen op wat er toen stond.

    Oplossing: leg een nieuw besluit vast dat dit besluit vervangt, wijzigt of intrekt; een vergissing verbetert u
    met een regel in `correcties`
    """
    for oud, nieuw in kept(toets):
        for veld in type(nieuw).model_fields if isinstance(nieuw, Besluit) else ():
            gelijk = same_value(getattr(oud, veld), getattr(nieuw, veld))
            if not gelijk and veld not in _MAY_CHANGE | corrected(toets, oud, nieuw):
                yield Hit(nieuw.id, (veld,), f"het veld {veld} van het vastgestelde besluit {nieuw.id} is veranderd")


@regel("W102", Ernst.FOUT, "Een vastgesteld besluit verdwijnt niet")
def besluit_weg(toets: Toets) -> Iterator[Hit]:
    """Wat is besloten, is besloten; ook een besluit dat niet meer geldt, hoort bij de geschiedenis.

    Oplossing: zet het besluit terug, en leg een nieuw besluit vast dat het intrekt of vervangt
    """
    for oud in _gone(toets, Besluit):
        yield Hit(oud.id, (), f"het vastgestelde besluit {oud.id} is weg")
    paring = toets.vergelijking.paring if toets.vergelijking else None
    for bestand in paring.unread_and_gone if paring else ():
        melding = f"{bestand} was in de basis niet te lezen en is nu weg; wat erin stond, is niet te vergelijken"
        yield Hit(None, (), melding, "zet het bestand terug en herstel het eerst", Plaats(bestand))


@regel("W103", Ernst.FOUT, "Een actie verdwijnt niet")
def actie_weg(toets: Toets) -> Iterator[Hit]:
    """Een actie die er niet meer is, kan niemand meer terugvinden of uitleggen.

    Oplossing: zet de actie terug en meld als voortgang dat zij is vervallen
    """
    for oud in _gone(toets, Actie):
        yield Hit(oud.id, (), f"de actie {oud.id} is weg")


@regel("W104", Ernst.FOUT, "Een casus verdwijnt pas na zijn bewaartermijn")
def casus_te_vroeg_weg(toets: Toets) -> Iterator[Hit]:
    """Een casus wordt bewaard zolang de organisatie dat afsprak; daarna mag hij weg, en dat blijft te zien.

    Oplossing: zet de casus terug; mag hij weg (`settings.bewaartermijn`), noem hem dan met de dag van verwijderen
    onder `verwijderd` in data/register.yaml
    """
    for oud in _gone(toets, Casus):
        if (
            isinstance(oud, Casus)
            and toets.vergelijking
            and (waarom := _too_early(toets, toets.vergelijking.paring, oud))
        ):
            yield Hit(oud.id, (), f"de casus {oud.id} is weg, maar {waarom}")


def _too_early(toets: Toets, paring: Paring, casus: Casus) -> str:
    """Why the case may not be gone; empty where it may."""
    vanaf, dag = paring.keep_until(casus), paring.nieuw.inrichting.removed_on(casus.id)
    if vanaf is None:
        return "er is geen bewaartermijn afgesproken"
    if dag is None:
        return f"staat niet onder `verwijderd`; hij mag weg vanaf {lang(vanaf)}"
    if dag > toets.vandaag:
        return f"de dag van verwijderen ({lang(dag)}) moet nog komen"
    return "" if dag >= vanaf else f"hij mag pas weg vanaf {lang(vanaf)}"


@regel("W105", Ernst.FOUT, "Een id verandert niet")
def id_veranderd(toets: Toets) -> Iterator[Hit]:
    """Verslagen, brieven en andere records verwijzen naar het id; het is een naam en geen feit.

    Oplossing: geef het record zijn oude id terug; was het id een vergissing, noem dan het veld id in `correcties`
    """
    for oud, nieuw in kept(toets):
        if oud.id != nieuw.id and "id" not in corrected(toets, oud, nieuw):
            yield Hit(nieuw.id, ("id",), f"{oud.id} heet nu {nieuw.id}")


@regel("W106", Ernst.FOUT, "Een id wordt niet opnieuw gebruikt")
def id_hergebruikt(toets: Toets) -> Iterator[Hit]:
    """Wie een oud verslag leest, zou anders bij iets anders uitkomen.

    Oplossing: geef het nieuwe record een eigen, vrij nummer
    """
    if toets.vergelijking is None:
        return
    paring, vroeger = toets.vergelijking.paring, toets.vergelijking.vroeger
    for paar in paring.paren:
        nieuw = paar.nieuw
        if nieuw and not paar.oud and (was := paring.oud.get(nieuw.id) or vroeger.get(nieuw.id)):
            if not same_record(was, nieuw):
                yield Hit(nieuw.id, ("id",), f"{nieuw.id} was eerder het id van een ander record")
        elif nieuw and nieuw.id in paring.hergebruikt and not isinstance(nieuw, Besluit):
            yield Hit(nieuw.id, ("id",), f"onder {nieuw.id} staat nu iets heel anders")
    blijft = {verwijderd.casus for verwijderd in paring.nieuw.inrichting.verwijderd}
    for verwijderd in paring.oud.inrichting.verwijderd:
        if verwijderd.casus not in blijft and paring.nieuw.heeft_inrichting:
            hint = "zet de regel onder `verwijderd` terug"
            yield Hit(None, ("verwijderd",), f"{verwijderd.casus} staat niet meer onder `verwijderd`", hint)


@regel("W107", Ernst.FOUT, "Een record blijft van dezelfde soort")
def andere_soort(toets: Toets) -> Iterator[Hit]:
    """Een besluit is geen actie; wie het ene tot het andere maakt, verandert wat er is vastgelegd.

    Oplossing: zet het record terug, en leg daarnaast vast wat erbij komt
    """
    for oud_id, nieuw_id in toets.vergelijking.paring.verhuisd.items() if toets.vergelijking else ():
        yield Hit(nieuw_id, ("id",), f"{oud_id} staat nu in het register als {nieuw_id}")


@regel("W108", Ernst.FOUT, "Wat besloten of vertrouwelijk is, wordt niet zomaar openbaar")
def rubricering_verlaagd(toets: Toets) -> Iterator[Hit]:
    """Wat eenmaal gelezen is, kan niet meer geheim worden; iemand moet ermee hebben ingestemd.

    Oplossing: zet de rubricering terug, of noem in `correcties` bij het veld rubricering wie ermee instemde
    """
    for oud, nieuw in kept(toets):
        lager = nieuw.rubricering.hoogte < oud.rubricering.hoogte
        if lager and "rubricering" not in corrected(toets, oud, nieuw):
            melding = f"de rubricering van {nieuw.id} gaat van {oud.rubricering} naar {nieuw.rubricering}"
            yield Hit(nieuw.id, ("rubricering",), melding)


@regel("W109", Ernst.FOUT, "Een actie of casus begint niet later dan eerst")
def later_begonnen(toets: Toets) -> Iterator[Hit]:
    """Wat pas later begint te bestaan, is zolang nergens te zien; zo kan iets verdwijnen zonder dat het weg is.

    Oplossing: zet `sinds` of `gedeeld` terug; een vergissing verbetert u met een regel in `correcties`
    """
    for oud, nieuw in kept(toets):
        match oud, nieuw:
            case Actie(), Actie():
                veld, toen, nu = "sinds", _since(toets, oud), actie_sinds(toets.stand.register, nieuw)
            case Casus(), Casus():
                veld, toen, nu = "gedeeld", _shared(oud), _shared(nieuw)
            case _:
                continue
        anders = getattr(oud, veld) != getattr(nieuw, veld)
        if anders and nu > toen and veld not in corrected(toets, oud, nieuw):
            yield Hit(nieuw.id, (veld,), f"{nieuw.id} begint nu later dan eerst ({kort(toen)})")


def _since(toets: Toets, oud: Actie) -> date:
    return actie_sinds(toets.vergelijking.paring.oud, oud) if toets.vergelijking else date.max


def _shared(casus: Casus) -> date:
    return casus.gedeeld.einde if casus.gedeeld else date.max


def kept(toets: Toets) -> Iterator[tuple[AnyRecord, AnyRecord]]:
    """The records of the base that are still there, as they were and as they are."""
    for paar in toets.vergelijking.paring.paren if toets.vergelijking else ():
        if paar.oud and paar.nieuw and paar.oud != paar.nieuw:
            yield paar.oud, paar.nieuw


def corrected(toets: Toets, oud: AnyRecord, nieuw: AnyRecord) -> frozenset[str]:
    """The fields that the change mends with an entry in ``correcties`` of its own, dated today at the latest."""
    erbij = added(oud.correcties, nieuw.correcties)
    return frozenset(c.veld for c in erbij if (c.datum.vroegste or c.datum.einde) <= toets.vandaag)


def _gone(toets: Toets, soort: type[AnyRecord]) -> Iterator[AnyRecord]:
    """The records of the base that are nowhere any more; those that moved to another kind are told by W107."""
    paring = toets.vergelijking.paring if toets.vergelijking else None
    for paar in paring.paren if paring else ():
        if isinstance(paar.oud, soort) and not paar.nieuw and paring and paar.oud.id not in paring.verhuisd:
            yield paar.oud
