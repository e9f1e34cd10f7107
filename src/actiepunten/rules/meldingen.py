"""Family W, second part: what was reported, granted or handed over in an actie stays; only new entries come."""

from collections.abc import Iterator
from dataclasses import dataclass

from actiepunten.bevinding import Ernst
from actiepunten.records.actie import Actie, Activiteit
from actiepunten.records.termijn import GeenTermijn, moment_of
from actiepunten.rules.registry import Hit, Pad, Toets, regel
from actiepunten.rules.wijziging import corrected, kept
from actiepunten.taal import in_woorden, opsomming
from actiepunten.verschil.modellen import added, in_order, pairs, step_pairs
from actiepunten.verschil.velden import in_words, same_value


@regel("W201", Ernst.FOUT, "Een melding van voortgang blijft staan")
def melding_herschreven(toets: Toets) -> Iterator[Hit]:
    """Wat er is gemeld, is gemeld; de stand van toen moet later nog na te gaan zijn.

    Oplossing: zet de melding terug en voeg een nieuwe toe; een vergissing verbetert u met een regel in `correcties`
    """
    for drager in _carriers(toets):
        yield from drager.rewritten("voortgang", "de melding van")


@regel("W202", Ernst.FOUT, "Een termijn verschuift alleen door uitstel")
def termijn_verschoven(toets: Toets) -> Iterator[Hit]:
    """Een termijn die stil verschuift, is nooit te laat.

    Oplossing: zet de oude termijn terug en leg het uitstel vast in `uitstel`, met wie het gaf en waarom
    """
    for drager in _carriers(toets):
        oud, nieuw = drager.oud.termijn, drager.nieuw.termijn if drager.nieuw else None
        if oud and not isinstance(oud, GeenTermijn) and (nieuw is None or moment_of(oud) != moment_of(nieuw)):
            nu = f"is nu ‘{in_words(nieuw)}’, zonder uitstel" if nieuw else "is nu weg"
            yield from drager.hit("termijn", f"de termijn was ‘{in_words(oud)}’ en {nu}")


@regel("W203", Ernst.FOUT, "Een eigenaar wisselt alleen door overdracht")
def eigenaar_gewisseld(toets: Toets) -> Iterator[Hit]:
    """Zonder overdracht is niet te zien wie het eerst deed en wie daarover besliste.

    Oplossing: leg de wisseling vast in `overdracht`, met de dag, van wie en naar wie
    """
    for drager in _carriers(toets):
        if los := drager.unexplained():
            yield from drager.hit("wie", f"de eigenaar is veranderd zonder overdracht: {opsomming(los)}")


@regel("W204", Ernst.FOUT, "Een uitstel, overdracht of correctie blijft staan")
def toekenning_herschreven(toets: Toets) -> Iterator[Hit]:
    """Zij zeggen wanneer en door wie iets is veranderd; zonder hen is de geschiedenis niet te volgen.

    Oplossing: zet terug wat er stond en voeg toe wat er nieuw is
    """
    for drager in _carriers(toets):
        yield from drager.rewritten("uitstel", "het uitstel van")
        yield from drager.rewritten("overdracht", "de overdracht van")
    for oud, nieuw in kept(toets):
        for een, ander in pairs(oud.correcties, nieuw.correcties):
            if een and not (ander and same_value(een, ander)):
                yield Hit(nieuw.id, ("correcties",), f"de correctie van {in_woorden(een.datum)} is {_gone_or(ander)}")


@dataclass(frozen=True, slots=True)
class _Drager:
    """An actie, or a step of it, as it was and as it is; ``nieuw`` is ``None`` where the step is gone."""

    toets: Toets
    actie_oud: Actie
    actie: Actie
    oud: Actie | Activiteit
    nieuw: Actie | Activiteit | None
    stap: int | None = None
    """The place of the step, from 0; ``None`` for the actie itself."""

    @property
    def naam(self) -> str:
        """The step by its title."""
        return f"stap ‘{self.nieuw.titel if self.nieuw else self.oud.titel}’"

    def hit(self, veld: str, melding: str, nummer: int | None = None) -> Iterator[Hit]:
        """The deviation, unless the change corrects the field."""
        verbeterd = corrected(self.toets, self.actie_oud, self.actie)
        if veld in verbeterd or (self.stap is not None and "activiteiten" in verbeterd):
            return
        pad: Pad = (veld,) if nummer is None else (veld, nummer)
        if self.stap is None:
            yield Hit(self.actie.id, pad, melding)
        else:
            weg = self.nieuw is None
            waar = f"{self.naam}, die nu weg is" if weg else self.naam
            yield Hit(
                self.actie.id, ("activiteiten",) if weg else ("activiteiten", self.stap, *pad), f"{waar}: {melding}"
            )

    def rewritten(self, veld: str, naam: str) -> Iterator[Hit]:
        """The dated entries of the base that are gone, say something else, or changed places within a day."""
        oude, nieuwe = in_order(getattr(self.oud, veld)), in_order(getattr(self.nieuw, veld, ()))
        nummers = {id(item): nummer for nummer, item in enumerate(getattr(self.nieuw, veld, ()))}
        paren = [(een, ander) for een, ander in pairs(oude, nieuwe) if een]
        veranderd = [(een, ander) for een, ander in paren if not (ander and same_value(een, ander))]
        for een, ander in veranderd:
            melding = f"{naam} {in_woorden(een.datum)} is {_gone_or(ander)}"
            yield from self.hit(veld, melding, nummers[id(ander)] if ander else None)
        if not veranderd and not same_value(tuple(ander for _, ander in paren), oude):
            yield from self.hit(veld, f"in {veld} is de volgorde binnen één dag veranderd; de laatste van een dag telt")

    def unexplained(self) -> list[str]:
        """Who came or went without a handover that the change records."""
        if self.nieuw is None:
            return []
        toen, nu = self.oud.wie or self.actie_oud.wie, self.nieuw.wie or self.actie.wie
        if self.stap is not None and not self.oud.wie and not self.nieuw.wie:
            return []  # it follows the actie, which is told itself
        oude = (*self.actie_oud.overdracht, *self.oud.overdracht)
        alle = added(oude, (*self.actie.overdracht, *self.nieuw.overdracht))
        erbij = [o for o in alle if (o.datum.vroegste or o.datum.einde) <= self.toets.vandaag]
        van, naar = {c for o in erbij for c in o.van}, {c for o in erbij for c in o.naar}
        eraf = [f"{code} eraf" for code in toen if code not in nu and code not in van]
        return eraf + [f"{code} erbij" for code in nu if code not in toen and code not in naar]


def _gone_or(ander: object) -> str:
    return "herschreven" if ander else "weg"


def _carriers(toets: Toets) -> Iterator[_Drager]:
    """Every actie of the base that is still the same one, and its steps."""
    hergebruikt = toets.vergelijking.paring.hergebruikt if toets.vergelijking else frozenset[str]()
    for oud, nieuw in kept(toets):
        if isinstance(oud, Actie) and isinstance(nieuw, Actie) and nieuw.id not in hergebruikt:
            yield _Drager(toets, oud, nieuw, oud, nieuw)
            plaatsen = {id(stap): n for actie in (oud, nieuw) for n, stap in enumerate(actie.activiteiten)}
            for toen, nu in step_pairs(oud.activiteiten, nieuw.activiteiten):
                if toen:
                    yield _Drager(toets, oud, nieuw, toen, nu, plaatsen[id(nu or toen)])
