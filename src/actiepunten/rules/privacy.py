"""Family P: what tells of a person. Looks at public records, and at what a change adds to any record.

A finding names the place and the kind, never the text: who reads the findings need not be allowed to read that.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from actiepunten.bevinding import Ernst, Plaats
from actiepunten.functies import spellings
from actiepunten.privacy.combinaties import names_amount_at_place, names_person_at_post
from actiepunten.privacy.vondst import Soort, Vondst, plain, word_number
from actiepunten.privacy.zoeken import find
from actiepunten.records.base import Rubricering
from actiepunten.records.casus import Casus
from actiepunten.records.entry import AnyRecord
from actiepunten.rules.places import text_places
from actiepunten.rules.registry import Hit, Pad, Toets, regel

_WAAROM = {
    Soort.NAAM: (
        "P101",
        "Geen namen van personen",
        "In een register staan rollen; wie de rol vervult, gaat de lezer niet aan.",
    ),
    Soort.MAIL: ("P102", "Geen e-mailadressen", "Een e-mailadres wijst een persoon aan en trekt ongewenste post aan."),
    Soort.TELEFOON: ("P103", "Geen telefoonnummers", "Een telefoonnummer wijst een persoon aan."),
    Soort.BSN: (
        "P104",
        "Geen burgerservicenummers",
        "Een burgerservicenummer mag alleen worden gebruikt waar de wet dat zegt.",
    ),
    Soort.IBAN: ("P105", "Geen rekeningnummers", "Een rekeningnummer wijst een persoon aan en leent zich voor fraude."),
    Soort.ADRES: ("P106", "Geen adressen", "Een adres wijst een persoon of een gezin aan."),
    Soort.GEBOORTEDATUM: (
        "P107",
        "Geen geboortedata",
        "Een geboortedatum wijst met weinig andere gegevens een persoon aan.",
    ),
}
_OPLOSSING = """haal het weg of noem de rol; wijst het geen persoon aan, zet de woorden dan onder `toegestaan` in
data/register.yaml of leg het uit in `uitzonderingen`"""


@dataclass(frozen=True, slots=True)
class _Plek:
    """Something that was found: in which text of which record (``None`` for register.yaml), and where in it."""

    record: str | None
    pad: Pad
    tekst: str
    vondst: Vondst
    plaats: Plaats | None = None
    """Where the comment is that it stands in."""

    @property
    def gevonden(self) -> str:
        """The words themselves, for nobody to see."""
        return self.tekst[self.vondst.begin : self.vondst.einde]

    @property
    def hit(self) -> Hit:
        """The deviation, without what was found."""
        waar = "een opmerking (#)" if self.plaats else f"`{[deel for deel in self.pad if isinstance(deel, str)][-1]}`"
        woord = word_number(self.tekst, self.vondst.begin)
        melding = f"in {waar} staat {self.vondst.soort}, vanaf woord {woord}"
        return Hit(self.record, self.pad, melding, plaats=self.plaats, verborgen=self.gevonden)


def _declare(soort: Soort) -> None:
    code, titel, waarom = _WAAROM[soort]

    def told_of_persons(toets: Toets) -> Iterator[Hit]:
        yield from (plek.hit for plek in _found(toets) if plek.vondst.soort is soort)

    told_of_persons.__doc__ = f"{waarom}\n\nOplossing: {_OPLOSSING}"
    regel(code, Ernst.FOUT, titel)(told_of_persons)


for _soort in _WAAROM:
    _declare(_soort)


@regel("P201", Ernst.FOUT, "Een casus noemt niet samen een post, een functie en een dag")
def herleidbare_persoon(toets: Toets) -> Iterator[Hit]:
    """Wie op die post die functie had op die dag, is voor collega's geen geheim.

    Oplossing: laat de plaats, de functie of de dag weg, of maak haar ruimer: `een post`, `een medewerker`, het jaar
    """
    yield from _singled_out(toets, names_person_at_post, "een post, een functie en een dag")


@regel("P202", Ernst.FOUT, "Een casus noemt niet samen een precies bedrag en een plaats")
def herleidbaar_bedrag(toets: Toets) -> Iterator[Hit]:
    """Een precies bedrag is in de boekhouding van die plaats terug te vinden, en daarmee de persoon.

    Oplossing: rond het bedrag af of laat de plaats weg
    """
    yield from _singled_out(toets, names_amount_at_place, "een precies bedrag en een plaats")


def _singled_out(toets: Toets, herken: Callable[[str], bool], wat: str) -> Iterator[Hit]:
    for record, oud in _in_scope(toets):
        if (
            isinstance(record, Casus)
            and herken(_story(record))
            and not (isinstance(oud, Casus) and herken(_story(oud)))
        ):
            yield Hit(record.id, ("titel",), f"de casus noemt samen {wat}")


def _story(casus: Casus) -> str:
    return plain(" ".join(filter(None, (casus.titel, casus.tekst, casus.afdoening))))


@lru_cache(maxsize=1)
def _found(toets: Toets) -> tuple[_Plek, ...]:
    """Everything found in one run, for the rules that each tell one kind of it."""
    inrichting = toets.stand.register.inrichting
    vrij = tuple(woorden.tekst for woorden in inrichting.toegestaan)
    ook_namen = (*vrij, *(naam for functie in toets.stand.functies for naam in spellings(functie)))
    layout = [(pad, tekst) for pad, tekst in text_places(inrichting) if pad[0] != "toegestaan"]
    plekken = list(_in_texts(None, layout, vrij, frozenset()))
    for record, oud in _in_scope(toets):
        eerder = (
            frozenset(plek.gevonden for plek in _in_texts(oud.id, text_places(oud), ook_namen, frozenset()))
            if oud
            else frozenset()
        )
        plekken += _in_texts(record.id, text_places(record), ook_namen, eerder)
        if record.rubricering is Rubricering.OPENBAAR:
            for plaats, tekst in toets.remarks(toets.stand.register.origins[record.id]):
                gevonden = _in_texts(record.id, [((), tekst)], ook_namen, frozenset())
                plekken += [replace(plek, plaats=plaats) for plek in gevonden]
    return tuple(plekken)


def _in_texts(
    record: str | None, teksten: Iterable[tuple[Pad, str]], vrij: tuple[str, ...], eerder: frozenset[str]
) -> Iterator[_Plek]:
    """What is found in the texts and was not found there ``eerder``."""
    for pad, tekst in teksten:
        gewoon = plain(tekst)
        for vondst in find(gewoon, vrij):
            if gewoon[vondst.begin : vondst.einde] not in eerder:
                yield _Plek(record, pad, gewoon, vondst)


def _in_scope(toets: Toets) -> Iterator[tuple[AnyRecord, AnyRecord | None]]:
    """The public records; and of the others those that a change adds or alters, with what they were before."""
    register = toets.stand.register
    yield from ((record, None) for record in register.records if record.rubricering is Rubricering.OPENBAAR)
    for paar in toets.vergelijking.paring.paren if toets.vergelijking else ():
        if paar.nieuw and paar.nieuw != paar.oud and paar.nieuw.rubricering is not Rubricering.OPENBAAR:
            yield paar.nieuw, paar.oud
