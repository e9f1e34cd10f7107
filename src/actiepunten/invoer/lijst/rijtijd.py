"""What a row says of time: its results as dated entries, its deadline, and from when the actie exists."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actiepunten.bewerking import Data
from actiepunten.errors import UsageError
from actiepunten.invoer.datums.begrijpen import begrijp_moment, begrijp_termijn, toon_termijn
from actiepunten.invoer.lijst.resultaten import Melding, lees_resultaten
from actiepunten.invoer.lijst.rijwerk import NIETS, Rijwerk
from actiepunten.invoer.lijst.toewijzing import Toewijzing, plat
from actiepunten.invoer.lijst.uitkomst import Onderdeel
from actiepunten.records.edtf import parse_edtf
from actiepunten.records.voortgang import Status
from actiepunten.taal import aantal, in_woorden

_BULLET = re.compile(r"^[ \t]*(?:[-*•·–][ \t]+|\d{1,2}[.)][ \t]+)")


@dataclass(frozen=True, slots=True)
class Verloop:
    """How far a row is and by when: its results, its own entries, its steps with theirs, and its deadline."""

    meldingen: tuple[tuple[Status, str], ...]
    voortgang: list[Data]
    activiteiten: list[Data]
    termijn: dict[str, Data]


class Rijtijd:
    """Reads what rows say of time, with the words of a mapping and the day of the list."""

    def __init__(self, toewijzing: Toewijzing, dag: date) -> None:
        self._toewijzing = toewijzing
        self._dag = dag

    def verloop(self, werk: Rijwerk) -> Verloop:
        """The results of a row; each of its own step where the mapping says so and there are as many of both."""
        stappen = _steps(werk.cel("activiteiten"))
        gelezen = lees_resultaten(werk.cel("resultaat"), self._toewijzing.statussen, self._toewijzing.wordt_genegeerd)
        if gelezen.onbegrepen and plat(gelezen.onbegrepen) not in {*NIETS, Status.ONBEKEND}:
            oplossing = "zet de woorden in de toewijzing bij `resultaten` of `negeer`"
            keuzes = [status for status in Status if status is not Status.ONBEKEND]
            werk.vraag("resultaat", gelezen.onbegrepen, "dit is geen status", oplossing, Onderdeel.RESULTAAT, keuzes)
        per_stap = self._toewijzing.resultaat_per_stap == "ja" and len(stappen) == len(gelezen.alle) > 1
        meldingen, uit_resultaat = self._entries(werk, gelezen.meldingen)
        if meldingen:
            woorden = ", ".join(str(status) + (f" ({rest})" if rest else "") for status, rest in meldingen)
            werk.regels.append(f"resultaat: {woorden}{', per stap' if per_stap else ''}")
        if stappen:
            werk.regels.append(aantal(len(stappen), "stap", "stappen"))
        activiteiten: list[Data] = [{"titel": stap} for stap in stappen]
        voortgang = [self._entry(status, rest) for status, rest in meldingen]
        if per_stap:
            activiteiten = [
                {"titel": stap, "voortgang": [self._entry(melding.status, melding.rest)]}
                for stap, melding in zip(stappen, gelezen.alle, strict=True)
            ]
            voortgang = []
        return Verloop(tuple(meldingen), voortgang, activiteiten, self._deadline(werk) or uit_resultaat)

    def _entries(self, werk: Rijwerk, gelezen: Sequence[Melding]) -> tuple[list[tuple[Status, str]], dict[str, Data]]:
        """Status and words of each result, and the deadline that one of them tells."""
        termijn: dict[str, Data] = {}
        meldingen: list[tuple[Status, str]] = []
        for melding in gelezen:
            if gevonden := self._deadline_in(melding):
                termijn = termijn or gevonden
                werk.regels.append(f"termijn: {_shown(gevonden)}, uit “{melding.woorden}”")
            meldingen.append((melding.status, "" if gevonden else melding.rest))
        if tekst := werk.cel("melding"):
            if meldingen:
                meldingen[-1] = (meldingen[-1][0], "\n".join(filter(None, [meldingen[-1][1], tekst])))
            else:
                werk.vraag("melding", tekst, "een melding heeft ook een status", "vul in deze rij een status in")
        return meldingen, termijn

    def _entry(self, status: Status, woorden: str) -> Data:
        melding: dict[str, Data] = {"datum": self._dag.isoformat(), "status": str(status)}
        return melding | ({"tekst": woorden} if woorden else {})

    def _deadline_in(self, melding: Melding) -> dict[str, Data]:
        """The deadline in what follows on a status that is to do: ``Volgt in 2019``."""
        if not melding.status.te_doen or not melding.rest:
            return {}
        for tekst in (melding.rest, re.sub(r"^(?:in|vanaf|per|op)\s+", "", melding.rest, flags=re.IGNORECASE)):
            try:
                gevonden = begrijp_termijn(tekst, self._dag)
            except (ValueError, UsageError):
                continue
            return {"edtf": gevonden["edtf"], "tekst": melding.woorden} if "edtf" in gevonden else gevonden
        return {}

    def _deadline(self, werk: Rijwerk) -> dict[str, Data]:
        cel = " ".join(werk.cel("termijn").split())
        if not cel or plat(cel) in NIETS:
            return {}
        try:
            termijn = begrijp_termijn(cel, self._dag)
        except (ValueError, UsageError) as fout:
            werk.vraag("termijn", cel, f"deze termijn is niet te lezen: {fout}", "typ een dag, maand, jaar of periode")
            return {}
        werk.regels.append(f"termijn: {_shown(termijn)}")
        return termijn

    def sinds(self, werk: Rijwerk, eerste_besluit: date | None) -> tuple[date, str]:
        """From when the actie exists: the day for its id, and as the record is to say it, if it is to."""
        if cel := werk.cel("sinds"):
            try:
                moment = begrijp_moment(cel, self._dag, terug=True)
            except (ValueError, UsageError):
                werk.vraag("sinds", cel, "deze datum is niet te lezen", "typ een dag, maand of jaar")
            else:
                return moment.vroegste or self._dag, moment.tekst
        if eerste_besluit:
            return eerste_besluit, ""
        standaard = self._toewijzing.standaard.sinds
        if standaard and standaard.vroegste:
            return standaard.vroegste, standaard.tekst
        return self._dag, self._dag.isoformat()


def _steps(cel: str) -> list[str]:
    """One step for each paragraph; where there is one paragraph only, for each line."""
    blokken = [blok for blok in re.split(r"\n\s*\n", cel) if blok.strip()]
    regels = blokken if len(blokken) > 1 else cel.splitlines()
    return [" ".join(_BULLET.sub("", regel).split()) for regel in regels if regel.strip()]


def _shown(termijn: dict[str, Data]) -> str:
    return in_woorden(parse_edtf(str(termijn["edtf"]))) if "edtf" in termijn else toon_termijn(termijn)
