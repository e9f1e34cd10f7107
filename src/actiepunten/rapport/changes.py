"""What happened between two standen: dated events that the newer one has and the older one has not."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from actiepunten.actie_view import ActieView
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


@dataclass(frozen=True, slots=True, order=True)
class Gebeurtenis:
    """One dated fact of a record, as a sentence without full stop."""

    datum: date
    record: str
    wat: str
    tekst: str = ""
    soort: Feit = field(default=Feit.MELDING, compare=False)


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


def compare(oud: Stand, nieuw: Stand) -> Verandering:
    """The difference between two standen, of one register or of two revisies of it.

    Of public editions only what came is told. What is public no more may be a secret by now; and whether something
    that came was recorded late, or was not public before, cannot be seen.
    """
    onbekend = oud.register.onleesbare_ids | nieuw.register.onleesbare_ids
    voor = Counter(gebeurtenis for gebeurtenis in events(oud) if gebeurtenis.record not in onbekend)
    na = Counter(gebeurtenis for gebeurtenis in events(nieuw) if gebeurtenis.record not in onbekend)
    openbaar = nieuw.register.openbaar
    erbij, eraf = sorted((na - voor).elements()), [] if openbaar else sorted((voor - na).elements())
    ids = {gebeurtenis.record for gebeurtenis in (*erbij, *eraf)}
    revisies = oud.register is not nieuw.register
    return Verandering(
        tuple(erbij),
        tuple(eraf),
        oud.peildatum if revisies and not openbaar else None,
        {i: record for i in ids if (record := nieuw.register.get(i) or oud.register.get(i))},
        oud.register.onleesbaar if revisies else (),
    )


def previous_meeting(stand: Stand) -> date | None:
    """The day of the meeting before the last one; ``None`` where nobody decided before.

    The last meeting is the newest day with decisions; of more bodies on that day, the one that took the most counts.
    The meeting before is the last earlier day on which that body decided, or else on which any body did.
    """
    per_dag: dict[date, Counter[str]] = {}
    for besluit in stand.besluiten.values():
        per_dag.setdefault(besluit.record.datum, Counter())[besluit.record.orgaan] += 1
    if not per_dag:
        return None
    laatste = max(per_dag)
    orgaan = max(per_dag[laatste].items(), key=lambda paar: (paar[1], paar[0]))[0]
    eerder = [dag for dag in per_dag if dag < laatste]
    return max((dag for dag in eerder if orgaan in per_dag[dag]), default=max(eerder, default=None))


def events(stand: Stand) -> Iterator[Gebeurtenis]:
    """Every dated fact of the stand."""
    for besluit in stand.besluiten.values():
        record = besluit.record
        yield Gebeurtenis(record.datum, record.id, f"nieuw besluit ({record.soort})", record.titel, Feit.BESLUIT)
        for verband in record.verband:
            if verband.soort.revises:
                yield Gebeurtenis(
                    record.datum, record.id, f"{verband.soort} {verband.besluit}", record.titel, Feit.VERBAND
                )
    for actie in stand.acties.values():
        yield from _of_actie(actie)
    for casus in stand.casussen.values():
        if casus.gedeeld:
            yield Gebeurtenis(casus.gedeeld.einde, casus.id, "casus gedeeld", casus.titel, Feit.CASUS)


def _of_actie(actie: ActieView) -> Iterator[Gebeurtenis]:
    yield Gebeurtenis(actie.sinds, actie.id, "nieuwe actie", actie.record.titel, Feit.ACTIE)
    yield from (_entry(actie, v, actie.record.titel) for v in actie.voortgang)
    for stap in actie.stappen:
        yield from (_entry(actie, v, stap.record.titel) for v in stap.voortgang)
    for titel, uitstel in actie.uitstel:
        tekst = f"{titel or actie.record.titel}: {uitstel.reden}"
        yield Gebeurtenis(
            uitstel.datum.einde, actie.id, f"uitgesteld naar {in_woorden(uitstel.naar)}", tekst, Feit.UITSTEL
        )
    for overdracht in actie.record.overdracht:
        if overdracht.datum.einde <= actie.stand.peildatum:
            van, naar = opsomming(overdracht.van) or "niemand", opsomming(overdracht.naar) or "niemand"
            yield Gebeurtenis(
                overdracht.datum.einde, actie.id, f"van {van} naar {naar}", actie.record.titel, Feit.OVERDRACHT
            )


def _entry(actie: ActieView, voortgang: Voortgang, over: str) -> Gebeurtenis:
    tekst = f"{over}: {voortgang.tekst}" if voortgang.tekst else over
    return Gebeurtenis(voortgang.dag, actie.id, str(voortgang.status), tekst)
