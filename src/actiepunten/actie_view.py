"""An actie and its steps at a peildatum: who, how far, by when, and what deserves attention."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from actiepunten.besluit_view import BesluitView
from actiepunten.records.actie import Actie, Activiteit, Koppeling
from actiepunten.records.edtf import Periode
from actiepunten.records.ids import besluit_parts
from actiepunten.records.termijn import Ritme, Uitstel, geldend, uitstel_op
from actiepunten.records.voortgang import Status, Voortgang, tot_en_met
from actiepunten.status import Oordeel, actie_done_on, done_on, judge, last_status
from actiepunten.termijnen import Drager, Signaal, TermijnStand

if TYPE_CHECKING:
    from actiepunten.register import Register
    from actiepunten.stand import Stand


def _owners_on(record: Actie | Activiteit, dag: date) -> tuple[str, ...]:
    """The owners of now with every handover after the day undone, newest first."""
    wie = list(record.wie)
    op_datum = sorted(record.overdracht, key=lambda o: o.datum.einde)
    for overdracht in reversed([o for o in op_datum if o.datum.einde > dag]):
        plaats = min((wie.index(code) for code in overdracht.naar if code in wie), default=len(wie))
        wie = [code for code in wie if code not in overdracht.naar]
        wie[plaats:plaats] = [code for code in overdracht.van if code not in wie]
    return tuple(wie)


@dataclass(frozen=True, eq=False)
class StapView:
    """A step of an actie at a peildatum."""

    actie: "ActieView"
    record: Activiteit
    nummer: int
    """The place of the step in the record, from 0."""

    @cached_property
    def voortgang(self) -> tuple[Voortgang, ...]:
        """What was reported on it by now, by date."""
        return tot_en_met(self.record.voortgang, self.actie.stand.peildatum)

    @property
    def status(self) -> Status:
        """The status of its last entry."""
        return last_status(self.voortgang)

    @cached_property
    def bekende_status(self) -> Status | None:
        """How far it is as far as is told; ``None`` where it is withheld."""
        return None if self.actie.voortgang_weggelaten else self.status

    @cached_property
    def eigen_wie(self) -> tuple[str, ...]:
        """Who did it then, where that was another than for the actie."""
        return _owners_on(self.record, self.actie.stand.peildatum)

    @property
    def wie(self) -> tuple[str, ...]:
        """Who did it then."""
        return self.eigen_wie or self.actie.wie

    @property
    def bestaat(self) -> bool:
        """Whether it was there by now."""
        sinds = self.record.sinds
        return not (sinds and sinds.vroegste and sinds.vroegste > self.actie.stand.peildatum)

    @cached_property
    def drager(self) -> Drager:
        """Its deadline, with what decides about it.

        Where the actie's own entries say that all is done or dropped, this step is too; a step that never was
        reported on follows the actie's last own status.
        """
        eigen = self.actie.voortgang
        afgesloten = self.actie.oordeel.eigen and not self.actie.status.open
        status = last_status(eigen) if afgesloten or not self.voortgang else self.status
        klaar_op = done_on(self.voortgang) or (done_on(eigen) if status is Status.UITGEVOERD else None)
        gehouden = tuple(v.dag for v in self.voortgang if v.status is Status.DOORLOPEND)
        sinds = self.record.sinds.vroegste if self.record.sinds and self.record.sinds.vroegste else self.actie.sinds
        return Drager(
            self.record.termijn, self.record.uitstel, sinds, status, klaar_op, gehouden, titel=self.record.titel
        )

    @cached_property
    def termijn(self) -> TermijnStand | None:
        """Where its own deadline stands; ``None`` where it has none of its own."""
        if self.record.termijn is None and not uitstel_op(self.record.uitstel, self.actie.stand.peildatum):
            return None
        return self.drager.beoordeel(self.actie.stand.peildatum, self.actie.stand.settings)


@dataclass(frozen=True, eq=False)
class ActieView:
    """An actie at a peildatum."""

    stand: "Stand"
    record: Actie

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id

    @cached_property
    def sinds(self) -> date:
        """The day from which it exists."""
        return actie_sinds(self.stand.register, self.record)

    @cached_property
    def voortgang(self) -> tuple[Voortgang, ...]:
        """What was reported by now on the actie as a whole, by date."""
        return tot_en_met(self.record.voortgang, self.stand.peildatum)

    @cached_property
    def stappen(self) -> tuple[StapView, ...]:
        """Its steps that were there by now."""
        return tuple(stap for n, a in enumerate(self.record.activiteiten) if (stap := StapView(self, a, n)).bestaat)

    @cached_property
    def oordeel(self) -> Oordeel:
        """Status and resultaat, and whether own entries tell them."""
        return judge(self.voortgang, [stap.voortgang for stap in self.stappen])

    @property
    def status(self) -> Status:
        """How far it is."""
        return self.oordeel.status

    @property
    def resultaat(self) -> tuple[Status, ...]:
        """The results reported, as a table cell would give them."""
        return self.oordeel.resultaat

    @cached_property
    def wie(self) -> tuple[str, ...]:
        """Who did it then."""
        return _owners_on(self.record, self.stand.peildatum)

    @property
    def iedereen(self) -> frozenset[str]:
        """Everyone who does it or one of its steps."""
        return frozenset(self.wie).union(*(stap.eigen_wie for stap in self.stappen))

    @property
    def van_niemand(self) -> bool:
        """Whether nobody does it or any of its steps, as far as the source tells."""
        return not self.iedereen and not self.record.withholds("wie")

    @cached_property
    def besluiten(self) -> tuple[tuple[BesluitView, Koppeling], ...]:
        """The decisions taken by now that it rests on, in the order recorded."""
        alle = self.stand.besluiten
        return tuple((alle[k.besluit], k) for k in self.record.besluiten if k.besluit in alle)

    @property
    def genoemd(self) -> tuple[BesluitView, ...]:
        """The decisions that it names itself; inferred ones left out."""
        return tuple(besluit for besluit, koppeling in self.besluiten if not koppeling.is_afgeleid)

    @property
    def noemt_geen_besluit(self) -> bool:
        """Whether it names no decision itself, as far as the source tells."""
        return not self.genoemd and not self.record.withholds("besluiten")

    @property
    def voortgang_weggelaten(self) -> bool:
        """Whether all that was reported is withheld: then nobody can tell how far it is."""
        return self.laatste is None and self.record.withholds("voortgang")

    @property
    def bekende_status(self) -> Status | None:
        """How far it is as far as is told; ``None`` where it is withheld."""
        return None if self.voortgang_weggelaten else self.status

    @property
    def te_doen(self) -> bool:
        """Whether it is to do, as far as is told."""
        return self.bekende_status is not None and self.status.te_doen

    @property
    def open(self) -> bool:
        """Whether it is to do or continues, as far as is told."""
        return self.bekende_status is not None and self.status.open

    @property
    def alle_voortgang(self) -> Iterator[Voortgang]:
        """What was reported on it and then on each of its steps."""
        yield from self.voortgang
        for stap in self.stappen:
            yield from stap.voortgang

    @cached_property
    def laatste(self) -> Voortgang | None:
        """The newest entry: of one day its own before those of steps, and the last recorded of these."""
        van_stappen = [v for stap in self.stappen for v in stap.voortgang]
        return max((*reversed(self.voortgang), *reversed(van_stappen)), key=lambda v: v.dag, default=None)

    @cached_property
    def klaar_op(self) -> date | None:
        """The day on which the last of it was done."""
        return actie_done_on(self.voortgang, [stap.voortgang for stap in self.stappen])

    @cached_property
    def herzien_door(self) -> tuple[BesluitView, ...]:
        """Newer decisions that touch what it rests on, as long as it neither names them nor has a later entry."""
        genoemd = {besluit.id for besluit in self.genoemd}
        nieuwer = [n for besluit, _ in self.besluiten for n in besluit.herzien_door if n.id not in genoemd]
        sinds = self.laatste.dag if self.laatste else date.min
        return tuple(dict.fromkeys(n for n in nieuwer if n.record.datum >= sinds))

    @property
    def zonder_grond(self) -> bool:
        """Whether all decisions that it names are out of force: then it can only be herzien, not late."""
        if self.record.withholds("van_kracht"):  # of a public edition, which may not know these decisions
            return True
        bekend = self.genoemd and not self.record.withholds("besluiten")
        return bool(bekend) and not any(b.van_kracht for b in self.genoemd)

    @cached_property
    def eigen_termijn(self) -> TermijnStand:
        """Where the deadline of the actie itself stands."""
        gehouden = tuple(v.dag for v in self.alle_voortgang if v.status is Status.DOORLOPEND)
        actie = self.record
        drager = Drager(actie.termijn, actie.uitstel, self.sinds, self.status, self.klaar_op, gehouden)
        return drager.beoordeel(self.stand.peildatum, self.stand.settings)

    @cached_property
    def termijnen(self) -> tuple[TermijnStand, ...]:
        """Its own deadline and those of its steps; its lack of one counts only where no step to do has one."""
        van_stappen = [stap.termijn for stap in self.stappen if stap.termijn]
        gedekt = any(stap.termijn and stap.drager.status.te_doen for stap in self.stappen)
        eigen = self.eigen_termijn
        if eigen.signaal is Signaal.ZONDER_TERMIJN and (gedekt or self.record.withholds("termijn")):
            return (replace(eigen, signaal=None), *van_stappen)
        return (eigen, *van_stappen)

    @cached_property
    def maatgevend(self) -> TermijnStand:
        """The deadline to show: the first to be met, its own or of a step; its own where nothing is expected."""
        verwacht = [(t.verwacht, nummer) for nummer, t in enumerate(self.termijnen) if t.verwacht]
        return self.termijnen[min(verwacht)[1]] if verwacht else self.eigen_termijn

    @property
    def verwacht(self) -> date | None:
        """The first day by which something has to be done or held; ``None`` where nothing can be asked."""
        return self.maatgevend.verwacht if self.open and not self.zonder_grond else None

    @cached_property
    def signalen(self) -> tuple[Signaal, ...]:
        """What deserves attention, in the order of the closed list; nothing where its entries are withheld."""
        if self.voortgang_weggelaten:
            return ()
        gevonden = {t.signaal for t in self.termijnen if t.signaal}
        # Of what may be said of an open deadline, the actie shows the worst.
        open_termijn = [
            s for s in (Signaal.TE_LAAT, Signaal.BINNENKORT, Signaal.NU, Signaal.ZONDER_TERMIJN) if s in gevonden
        ]
        gevonden -= set(open_termijn[1:])
        if self.herzien_door:
            gevonden.add(Signaal.HERZIEN)
        if self.zonder_grond:
            gevonden &= {Signaal.HERZIEN, Signaal.TE_LAAT_UITGEVOERD}
        else:
            gevonden |= self._unheard()
        return tuple(signaal for signaal in Signaal if signaal in gevonden)

    def _unheard(self) -> set[Signaal]:
        """What is wrong with the reporting and the owner, apart from any deadline."""
        stil = {Signaal.STIL} if self.is_stil else set()
        zonder_wie = {Signaal.ZONDER_WIE} if self.status.open and self.van_niemand else set()
        return stil | zonder_wie

    @cached_property
    def dagen_stil(self) -> int:
        """The days since the last entry, or since it exists."""
        return (self.stand.peildatum - (self.laatste.dag if self.laatste else self.sinds)).days

    @property
    def is_stil(self) -> bool:
        """Whether it is loopt or onbekend, long without a word, and its deadline does not lie wholly ahead."""
        if self.status not in (Status.LOOPT, Status.ONBEKEND) or self.dagen_stil <= self.stand.settings.stil:
            return False
        if self.record.termijn is None and self.record.withholds("termijn"):
            return False
        vroegste = _first_day(self.record, self.stand.peildatum)
        return vroegste is None or vroegste <= self.stand.peildatum

    @property
    def te_laat(self) -> bool:
        """Whether something to do has missed its last day."""
        return Signaal.TE_LAAT in self.signalen

    @property
    def dagen_te_laat(self) -> int:
        """How many days late: of what is to do, or else of what was done late."""
        signaal = Signaal.TE_LAAT if self.te_laat else Signaal.TE_LAAT_UITGEVOERD
        return max((t.aantal for t in self.termijnen if t.signaal is signaal and signaal in self.signalen), default=0)

    @property
    def keren_niet_gemeld(self) -> int:
        """How many times its rhythm was expected and not reported."""
        return max((t.aantal for t in self.termijnen if t.signaal is Signaal.NIET_GEMELD), default=0)

    @cached_property
    def uitstel(self) -> tuple[tuple[str | None, Uitstel], ...]:
        """The postponements granted by now, each with the step it is about."""
        dag = self.stand.peildatum
        eigen = [(None, u) for u in uitstel_op(self.record.uitstel, dag)]
        return (*eigen, *((s.record.titel, u) for s in self.stappen for u in uitstel_op(s.record.uitstel, dag)))


def _first_day(actie: Actie, dag: date) -> date | None:
    """The earliest day of the deadline of the actie itself, as it held on the day."""
    nu = geldend(actie.termijn, actie.uitstel, dag)
    if isinstance(nu, Ritme):
        return nu.vanaf.vroegste if nu.vanaf else None
    return nu.vroegste if isinstance(nu, Periode) else None


def actie_sinds(register: "Register", actie: Actie) -> date:
    """The day from which an actie exists: as said, else of the first decision it names, else as in its id."""
    if actie.sinds and actie.sinds.vroegste:
        return actie.sinds.vroegste
    for koppeling in actie.besluiten:
        if not koppeling.is_afgeleid:
            if besluit := register.besluiten.get(koppeling.besluit):
                return besluit.datum
            return _date_in(koppeling.besluit, actie)
    return _date_in(actie.id, actie)


def _date_in(record_id: str, actie: Actie) -> date:
    """The date in an id; of a reference to nothing it is the best that is known."""
    for tekst in (besluit_parts(record_id) or ("", "", 0))[1], actie.id[2:12]:
        try:
            return date.fromisoformat(tekst)
        except ValueError:
            continue
    return date.min
