"""Which record of one register is which record of another: by id, or by content where the id changed."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from actiepunten.records.actie import Actie
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.entry import AnyRecord
from actiepunten.records.ids import sort_key
from actiepunten.register import Register
from actiepunten.tekst import words

_SOORTEN = (Besluit, Actie, Casus)
_COMMON = 20  # a text that more records share says of none which one it is


@dataclass(frozen=True, slots=True)
class Paar:
    """A record as it was and as it is; one of the two may be missing.

    In ``oud`` the references follow renames: what only followed the new id of another record did not change.
    """

    oud: AnyRecord | None
    nieuw: AnyRecord | None

    @property
    def record(self) -> AnyRecord:
        """The newest there is of it."""
        record = self.nieuw or self.oud
        if record is None:
            raise ValueError("a pair holds at least one record")
        return record


@dataclass(frozen=True)
class Paring:
    """The records of two registers, paired. Nothing is said of a record that could not be read on either side."""

    oud: Register
    nieuw: Register

    @cached_property
    def paren(self) -> tuple[Paar, ...]:
        """Every record of either side once: decisions, acties, cases, each by id."""
        paren = []
        for oud in self._known(self.oud):
            nieuw = self.nieuw.get(self.hernoemd.get(oud.id, oud.id))
            bezet = nieuw is not None and oud.id not in self.hernoemd and nieuw.id in self.hernoemd.values()
            gebleven = None if bezet else nieuw
            paren.append(Paar(_following(oud, self.hernoemd) if gebleven else oud, gebleven))
        gepaard = {paar.nieuw.id for paar in paren if paar.nieuw}
        paren += [Paar(None, nieuw) for nieuw in self._known(self.nieuw) if nieuw.id not in gepaard]
        return tuple(sorted(paren, key=_order))

    @cached_property
    def hernoemd(self) -> Mapping[str, str]:
        """Per old id the new one of the same record."""
        weg = [r for r in self._known(self.oud) if r.id not in self.nieuw.origins or r.id in self.hergebruikt]
        weg = [r for r in weg if not self._removed(r, self.nieuw)]
        erbij = [r for r in self._known(self.nieuw) if r.id not in self.oud.origins or r.id in self.hergebruikt]
        erbij = [r for r in erbij if not self._removed(r, self.oud)]
        return {oud.id: nieuw.id for oud, nieuw in _same_content(weg, erbij)}

    @cached_property
    def hergebruikt(self) -> frozenset[str]:
        """The ids under which there is now something that has nothing in common with what was there."""
        paren = ((oud, self.nieuw.get(oud.id)) for oud in self._known(self.oud))
        return frozenset(oud.id for oud, nieuw in paren if nieuw and nieuw != oud and not same_record(oud, nieuw))

    @cached_property
    def verhuisd(self) -> Mapping[str, str]:
        """Per id of a record that is gone the id of the new record of another kind that has its title."""
        erbij = {words(p.nieuw.titel): p.nieuw for p in self.paren if p.nieuw and not p.oud}
        gegaan = [p.oud for p in self.paren if p.oud and not p.nieuw and not self._removed(p.oud, self.nieuw)]
        weg = [(oud, erbij.get(words(oud.titel))) for oud in gegaan]
        return {oud.id: nieuw.id for oud, nieuw in weg if nieuw and not isinstance(nieuw, type(oud))}

    def keep_until(self, casus: Casus) -> date | None:
        """The day from which the case may be removed, by the terms of both sides; ``None`` where there is no term."""
        termijnen = [register.inrichting.settings.bewaartermijn for register in (self.oud, self.nieuw)]
        dagen = [casus.bewaren_tot(termijn) or date.max for termijn in termijnen if termijn]
        return max(dagen, default=None)

    def rightly_removed(self, casus: Casus, zonder: Register) -> bool:
        """Whether the side without the case lists it as removed, on a day after its retention term."""
        vanaf, dag = self.keep_until(casus), zonder.inrichting.removed_on(casus.id)
        return vanaf is not None and dag is not None and dag >= vanaf

    def _removed(self, record: AnyRecord, zonder: Register) -> bool:
        """Whether it is a case that rightly went: then nothing of it is to be told again."""
        return isinstance(record, Casus) and self.rightly_removed(record, zonder)

    @property
    def unread_and_gone(self) -> list[str]:
        """The files of the old side that could not be read and of which nothing is left."""
        over = set(self.nieuw.origins) | self.nieuw.onleesbare_ids
        namen = {path: path.rsplit("/", 1)[-1].removesuffix(".yaml") for path in self.oud.onleesbaar}
        return [
            path for path, record_id in namen.items() if record_id not in over and record_id not in self.oud.origins
        ]

    def _known(self, register: Register) -> Iterator[AnyRecord]:
        onleesbaar = self.oud.onleesbare_ids | self.nieuw.onleesbare_ids
        return (record for record in register.records if record.id not in onleesbaar)


def _order(paar: Paar) -> tuple[int, tuple[tuple[int, int, str], ...], bool]:
    return (_SOORTEN.index(type(paar.record)), sort_key(paar.record.id), paar.oud is None)


def same_record(een: AnyRecord, ander: AnyRecord) -> bool:
    """Whether two versions under one id are one record: they share a third of the words of their titles, or a text."""
    if type(een) is not type(ander):
        return False
    links, rechts = ({woord.casefold() for woord in words(record.titel)} for record in (een, ander))
    return 3 * len(links & rechts) >= max(len(links), len(rechts)) or not _marks(een).isdisjoint(_marks(ander))


def _marks(record: AnyRecord) -> set[tuple[str, ...]]:
    """The texts that tell a record from others, whatever its id."""
    # Cases have general titles: only their story tells which one it is.
    teksten = [None if isinstance(record, Casus) else record.titel, record.tekst]
    if isinstance(record, Actie):
        teksten += [v.tekst for v in record.voortgang]
        teksten += [v.tekst for stap in record.activiteiten for v in stap.voortgang]
    return {words(tekst.casefold()) for tekst in teksten if tekst}


def _same_content(weg: Sequence[AnyRecord], erbij: Sequence[AnyRecord]) -> Iterator[tuple[AnyRecord, AnyRecord]]:
    """The records that are gone, each with the one that came and is the same: those that share most come first."""
    dragers: dict[Hashable, list[int]] = {}
    for plaats, nieuw in enumerate(erbij):
        for mark in _marks(nieuw):
            dragers.setdefault((type(nieuw), mark), []).append(plaats)
    gedeeld: dict[tuple[int, int], int] = {}
    for nummer, oud in enumerate(weg):
        for mark in _marks(oud):
            plaatsen = dragers.get((type(oud), mark), ())
            for plaats in plaatsen if len(plaatsen) <= _COMMON else ():
                gedeeld[nummer, plaats] = gedeeld.get((nummer, plaats), 0) + 1
    gekozen: set[tuple[str, int]] = set()
    for nummer, plaats in sorted(gedeeld, key=lambda paar: (-gedeeld[paar], paar)):
        kanten = {("oud", nummer), ("nieuw", plaats)}
        if gekozen.isdisjoint(kanten):
            gekozen |= kanten
            yield weg[nummer], erbij[plaats]


def _following(record: AnyRecord, hernoemd: Mapping[str, str]) -> AnyRecord:
    """The record with its references under their new names."""
    if not hernoemd:
        return record
    match record:
        case Besluit(verband=verband):
            gevolgd = [v.model_copy(update={"besluit": hernoemd.get(v.besluit, v.besluit)}) for v in verband]
            return record.model_copy(update={"verband": tuple(gevolgd)})
        case Actie(besluiten=koppelingen):
            volgend = [k.model_copy(update={"besluit": hernoemd.get(k.besluit, k.besluit)}) for k in koppelingen]
            return record.model_copy(update={"besluiten": tuple(volgend)})
        case Casus(besluiten=besluiten):
            return record.model_copy(update={"besluiten": tuple(hernoemd.get(b, b) for b in besluiten)})
