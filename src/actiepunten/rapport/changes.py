"""What happened between two standen: dated events that the newer one has and the older one has not."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from actiepunten.actie_view import ActieView
from actiepunten.records.actie import Actie, Activiteit
from actiepunten.records.entry import AnyRecord
from actiepunten.records.voortgang import Voortgang
from actiepunten.stand import Stand
from actiepunten.taal import in_woorden, opsomming


class Feit(Enum):
    """What kind of thing happened, in one and in several."""

    BESLUIT = ("nieuw besluit", "nieuwe besluiten")
    VERBAND = ("besluit herzien", "besluiten herzien")
    ACTIE = ("nieuwe actie", "nieuwe acties")
    MELDING = ("melding van voortgang", "meldingen van voortgang")
    UITSTEL = ("uitstel", "keer uitstel")
    OVERDRACHT = ("andere eigenaar", "andere eigenaren")
    CASUS = ("casus gedeeld", "casussen gedeeld")

    def telt(self, getal: int) -> str:
        """The words behind a number of them."""
        return self.value[getal != 1]


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One dated fact of a record, as a sentence without full stop."""

    datum: date
    record: str
    wat: str
    tekst: str = ""
    """What was said of it then."""
    over: str = field(default="", compare=False)
    """The title of the record or step that it is about: as it is now, so a change of it is no event."""
    soort: Feit = field(default=Feit.MELDING, compare=False)

    @property
    def zin(self) -> str:
        """What it is about, and what was said."""
        return ": ".join(filter(None, [self.over, self.tekst]))


@dataclass(frozen=True, slots=True)
class Verandering:
    """The events that came, those that are told no more, and what the comparison rests on."""

    nieuw: tuple[Gebeurtenis, ...]
    verdwenen: tuple[Gebeurtenis, ...]
    sinds: date | None
    """Between revisies: the day of the older one. What happened by then and is new was recorded late."""
    records: Mapping[str, AnyRecord]
    """The records that the events are about."""
    onleesbaar: tuple[str, ...]
    """The files of the older revisie that could not be read; nothing is told of their records."""

    def laat_vastgelegd(self, gebeurtenis: Gebeurtenis) -> bool:
        """Whether it happened before the older revisie, which did not know it yet."""
        return self.sinds is not None and gebeurtenis.datum <= self.sinds


def compare(oud: Stand, nieuw: Stand, ongelezen: Collection[str] = ()) -> Verandering:
    """The difference between two standen, of one register or of two revisies of it.

    ``ongelezen`` are the ids of records that could not be read in one of them: of these nothing is told.

    Of public editions only what came is told. What is public no more may be a secret by now; and whether something
    that came was recorded late, or was not public before, cannot be seen.
    """
    # Within a day in the order in which each record tells them.
    voor, na = (
        sorted((g for g in events(stand) if g.record not in ongelezen), key=lambda g: (g.datum, g.record))
        for stand in (oud, nieuw)
    )
    # What has the same title too is the same event; of the rest a title may have changed.
    for sleutel in (lambda g: (g, g.over)), (lambda g: g):
        voor, na = _without(voor, na, sleutel), _without(na, voor, sleutel)
    openbaar = nieuw.register.openbaar
    erbij, eraf = na, [] if openbaar else voor
    ids = {gebeurtenis.record for gebeurtenis in (*erbij, *eraf)}
    revisies = oud.register is not nieuw.register
    return Verandering(
        tuple(erbij),
        tuple(eraf),
        oud.peildatum if revisies and not openbaar else None,
        {i: record for i in ids if (record := nieuw.register.get(i) or oud.register.get(i))},
        oud.register.onleesbaar if revisies else (),
    )


def _without(
    rij: list[Gebeurtenis], andere: list[Gebeurtenis], sleutel: Callable[[Gebeurtenis], object]
) -> list[Gebeurtenis]:
    """The events of the row but for those of the other, each as often as it is there."""
    weg = Counter(map(sleutel, andere))
    over = []
    for gebeurtenis in rij:
        weg[sleutel(gebeurtenis)] -= 1
        if weg[sleutel(gebeurtenis)] < 0:
            over.append(gebeurtenis)
    return over


def events(stand: Stand) -> Iterator[Gebeurtenis]:
    """Every dated fact of the stand."""
    for besluit in stand.besluiten.values():
        record = besluit.record
        yield Gebeurtenis(record.datum, record.id, f"nieuw besluit ({record.soort})", "", record.titel, Feit.BESLUIT)
        for verband in record.verband:
            if verband.soort.revises:
                wat = f"{verband.soort} {verband.besluit}"
                yield Gebeurtenis(record.datum, record.id, wat, "", record.titel, Feit.VERBAND)
    for actie in stand.acties.values():
        yield from _of_actie(actie)
    for casus in stand.casussen.values():
        if casus.gedeeld:
            yield Gebeurtenis(casus.gedeeld.einde, casus.id, "casus gedeeld", "", casus.titel, Feit.CASUS)


def _of_actie(actie: ActieView) -> Iterator[Gebeurtenis]:
    yield Gebeurtenis(actie.sinds, actie.id, "nieuwe actie", "", actie.record.titel, Feit.ACTIE)
    yield from _entries(actie.id, actie.voortgang, actie.record.titel)
    yield from _handovers(actie, actie.record)
    for stap in actie.stappen:
        yield from _entries(actie.id, stap.voortgang, stap.record.titel)
        yield from _handovers(actie, stap.record)
    for titel, uitstel in actie.uitstel:
        wat = f"uitgesteld naar {in_woorden(uitstel.naar)}"
        over = titel or actie.record.titel
        yield Gebeurtenis(uitstel.datum.einde, actie.id, wat, uitstel.reden, over, Feit.UITSTEL)


def _entries(record_id: str, voortgang: Iterable[Voortgang], over: str) -> Iterator[Gebeurtenis]:
    for melding in voortgang:
        yield Gebeurtenis(melding.dag, record_id, str(melding.status), melding.tekst or "", over)


def _handovers(actie: ActieView, record: Actie | Activiteit) -> Iterator[Gebeurtenis]:
    for overdracht in record.overdracht:
        if overdracht.datum.einde <= actie.stand.peildatum:
            van, naar = opsomming(overdracht.van) or "niemand", opsomming(overdracht.naar) or "niemand"
            wat = f"van {van} naar {naar}"
            yield Gebeurtenis(overdracht.datum.einde, actie.id, wat, "", record.titel, Feit.OVERDRACHT)
