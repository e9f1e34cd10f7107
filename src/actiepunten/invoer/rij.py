"""One row of a list, understood: the data of an actie, what was read from each cell, and what was not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from actiepunten.bewerking import Data
from actiepunten.errors import UsageError
from actiepunten.invoer.citaten import Citaten, Gevonden
from actiepunten.invoer.datums import begrijp_moment, begrijp_termijn, toon_termijn
from actiepunten.invoer.groepen import Groep
from actiepunten.invoer.resultaten import Melding, lees_resultaten
from actiepunten.invoer.rolnamen import Rolnamen
from actiepunten.invoer.toewijzing import Toewijzing, Veld, codes_in, plat
from actiepunten.invoer.uitkomst import Onderdeel, Vraag
from actiepunten.records.edtf import parse_edtf
from actiepunten.records.voortgang import Status
from actiepunten.register import Register
from actiepunten.taal import in_woorden, lang

_BULLET = re.compile(r"^[ \t]*(?:[-*•·–][ \t]+|\d{1,2}[.)][ \t]+)")
_NONE = {"-", "–", "n.v.t", "nvt", "geen"}


@dataclass(frozen=True, slots=True)
class Begrepen:
    """A row as far as it was understood; ``bruikbaar`` unless an actie cannot be made of it."""

    plaats: str
    titel: str
    thema: str
    data: dict[str, Data]
    sinds: date
    record: str
    """The actie that the row itself names, if any."""
    meldingen: tuple[tuple[Status, str], ...]
    termijn: dict[str, Data]
    besluiten: tuple[str, ...]
    regels: tuple[str, ...]
    vragen: tuple[Vraag, ...]
    bruikbaar: bool


@dataclass(slots=True)
class _Werk:
    """What is gathered while one row is read."""

    groep: Groep
    regels: list[str] = field(default_factory=list)
    vragen: list[Vraag] = field(default_factory=list)
    bruikbaar: bool = True

    def cel(self, veld: Veld) -> str:
        return self.groep.velden.get(veld, "")

    def vraag(
        self,
        veld: Veld,
        tekst: str,
        melding: str,
        oplossing: str,
        onderdeel: Onderdeel = Onderdeel.ANDERS,
        keuzes: Iterable[str] = (),
    ) -> None:
        kolom = self.groep.koppen.get(veld, veld)
        schoon = " ".join(tekst.split())
        self.vragen.append(Vraag(self.groep.plaats, kolom, schoon, melding, oplossing, onderdeel, tuple(keuzes)))


class Rijlezer:
    """Reads rows with a mapping and the names of a register."""

    def __init__(self, register: Register, toewijzing: Toewijzing, stuk: str, dag: date) -> None:
        self._register = register
        self._toewijzing = toewijzing
        self._stuk = stuk
        self._dag = dag
        self._rolnamen = Rolnamen(register.functies, toewijzing.rollen, toewijzing.negeer)
        self._citaten = Citaten(register, toewijzing)
        themas = register.inrichting.themas
        self._themas = {plat(naam): thema.code for thema in themas for naam in (thema.titel, thema.code)}
        self._codes = {thema.code for thema in themas}
        self._themas |= {plat(naam): code for naam, code in toewijzing.themas.items() if code in self._codes}

    @property
    def vragen(self) -> list[Vraag]:
        """What the mapping itself says wrong: codes that the register does not have."""
        vreemd = [
            (Onderdeel.ROL, code, "de rol of het orgaan staat niet in data/register.yaml")
            for code in codes_in(self._toewijzing)
            if code not in self._register.functies
        ]
        standaard = self._toewijzing.standaard.thema
        vreemd += [
            (Onderdeel.THEMA, code, "het thema staat niet in data/register.yaml")
            for code in [*self._toewijzing.themas.values(), *filter(None, [standaard])]
            if code not in self._codes
        ]
        return [
            Vraag("toewijzing", str(onderdeel), code, melding, "verbeter de code, of voeg haar toe", onderdeel)
            for onderdeel, code, melding in dict.fromkeys(vreemd)
        ]

    def lees(self, groep: Groep) -> Begrepen:
        """Everything that the row says."""
        werk = _Werk(groep)
        titel, tekst, gevonden, aanleidingen = self._title(werk)
        koppelingen = self._links(werk, gevonden)
        thema = self._theme(werk)
        wie, met = self._roles(werk)
        meldingen, termijn = self._results(werk)
        termijn = self._deadline(werk) or termijn
        besluiten = [self._id_of(koppeling) for koppeling in koppelingen]
        sinds = self._since(werk, besluiten)
        data: dict[str, Data] = {
            "titel": titel,
            "tekst": "\n\n".join(filter(None, [tekst, werk.cel("tekst")])),
            "thema": thema,
            "volgorde": self._place(werk),
            "besluiten": koppelingen,
            "aanleiding": "; ".join(filter(None, [werk.cel("aanleiding"), *aanleidingen])),
            "wie": list(wie),
            "met": list(met),
            "sinds": "" if besluiten and not werk.cel("sinds") else sinds[1],
            "termijn": termijn["edtf"] if list(termijn) == ["edtf"] else termijn,
            "voortgang": [_entry(self._dag, status, woorden) for status, woorden in meldingen],
            "activiteiten": [{"titel": stap} for stap in _steps(werk.cel("activiteiten"))],
            "toelichting": self._note(werk),
            "bron": self._source(groep),
            "rubricering": str(self._toewijzing.standaard.rubricering or ""),
        }
        return Begrepen(
            groep.plaats,
            titel or " ".join(werk.cel("titel").split()),
            thema,
            {naam: waarde for naam, waarde in data.items() if waarde},
            sinds[0],
            self._record(werk),
            tuple(meldingen),
            termijn,
            tuple(besluiten),
            tuple(werk.regels),
            tuple(werk.vragen),
            werk.bruikbaar,
        )

    def _record(self, werk: _Werk) -> str:
        record_id = self._toewijzing.rijen.get(str(werk.groep.nummer)) or werk.cel("id")
        if record_id and record_id not in self._register.acties:
            werk.vraag("id", record_id, "deze actie staat niet in het register", "verbeter het id, of maak de cel leeg")
            werk.bruikbaar = False
        return record_id

    def _title(self, werk: _Werk) -> tuple[str, str, Sequence[Gevonden], Sequence[str]]:
        gelezen = self._citaten.uit_tekst(werk.cel("titel"), werk.groep.nummer)
        eerste, _, rest = re.sub(r"\n\s*\n", "\0", gelezen.over).partition("\0")
        titel = " ".join(eerste.split()).rstrip(" ,;:")
        if not titel and not werk.cel("id"):
            werk.vraag("titel", werk.cel("titel"), "de rij heeft geen titel", "vul een titel in")
            werk.bruikbaar = False
        return titel, rest.replace("\0", "\n\n").strip(), gelezen.gevonden, gelezen.aanleidingen

    def _links(self, werk: _Werk, in_titel: Sequence[Gevonden]) -> list[Data]:
        in_kolom, over = self._citaten.uit_kolom(werk.cel("besluiten"), werk.groep.nummer, werk.cel("titel"))
        if over and plat(over) not in _NONE and not self._toewijzing.wordt_genegeerd(over):
            werk.vraag(
                "besluiten", over, "dit is geen besluit of vergadering", "schrijf een id, of `orgaan dag-maand-jaar`"
            )
        koppelingen: dict[str, Data] = {}
        for veld, een in [*(("titel", g) for g in in_titel), *(("besluiten", g) for g in in_kolom)]:
            bijzin: dict[str, Data] = (
                {"toelichting": f"de lijst zegt erbij: {een.aanhaling.bijzin}"} if een.aanhaling.bijzin else {}
            )
            for record_id in een.besluiten:
                koppelingen.setdefault(record_id, {"besluit": record_id, **bijzin} if bijzin else record_id)
            if een.besluiten:
                if een.aanhaling.tekst not in een.besluiten:
                    werk.regels.append(f"{een.aanhaling.tekst}: {', '.join(een.besluiten)}")
            else:
                self._ask_citation(werk, "titel" if veld == "titel" else "besluiten", een)
        return list(koppelingen.values())

    def _ask_citation(self, werk: _Werk, veld: Veld, een: Gevonden) -> None:
        # What speaks of the same things as the row stands first.
        woorden = _words(werk.cel("titel"))
        alle = sorted(een.keuzes, key=lambda besluit: -len(woorden & _words(besluit.titel)))
        keuzes = [f"{b.id}  {b.titel}" for b in alle]
        oplossing = (
            "kies in de toewijzing bij `citaten`" if keuzes else "verbeter de aanhaling, of voeg het besluit eerst toe"
        )
        werk.vraag(veld, een.aanhaling.tekst, een.waarom, oplossing, Onderdeel.CITAAT, keuzes)

    def _id_of(self, koppeling: Data) -> str:
        return str(koppeling["besluit"]) if isinstance(koppeling, dict) else str(koppeling)

    def _theme(self, werk: _Werk) -> str:
        cel = werk.cel("thema")
        code = self._themas.get(plat(cel)) if cel else werk.groep.thema or self._toewijzing.standaard.thema
        if code:
            return code
        if werk.cel("id") and not cel:
            return ""
        oplossing = (
            "zet het in de toewijzing bij `themas`" if cel else "geef een thema bij `standaard` in de toewijzing"
        )
        melding = "dit thema staat niet in het register" if cel else "de rij heeft geen thema"
        werk.vraag("thema", cel, melding, oplossing, Onderdeel.THEMA, sorted(self._codes))
        werk.bruikbaar = False
        return ""

    def _roles(self, werk: _Werk) -> tuple[Sequence[str], Sequence[str]]:
        velden: tuple[Veld, Veld] = ("wie", "met")
        gelezen = {veld: self._rolnamen.lees(werk.cel(veld)) for veld in velden}
        for veld in velden:
            for naam in gelezen[veld].onbekend:
                if plat(naam) not in _NONE:
                    nabij = self._register.functies.nearest(naam)
                    oplossing = "zet de naam in de toewijzing bij `rollen` of `negeer`"
                    melding = "deze rol staat niet in het register"
                    werk.vraag(veld, naam, melding, oplossing, Onderdeel.ROL, nabij)
        wie = gelezen["wie"].wie
        met = dict.fromkeys((*gelezen["wie"].met, *gelezen["met"].wie, *gelezen["met"].met))
        if wie and " ".join(werk.cel("wie").split()) != ", ".join(wie):
            werk.regels.append(f"wie: {', '.join(wie)}")
        return wie, [code for code in met if code not in wie]

    def _results(self, werk: _Werk) -> tuple[list[tuple[Status, str]], dict[str, Data]]:
        cel = werk.cel("resultaat")
        gelezen = lees_resultaten(cel, self._toewijzing.statussen, self._toewijzing.wordt_genegeerd)
        if gelezen.onbegrepen and plat(gelezen.onbegrepen) not in {*_NONE, Status.ONBEKEND}:
            oplossing = "zet de woorden in de toewijzing bij `resultaten` of `negeer`"
            werk.vraag(
                "resultaat", gelezen.onbegrepen, "dit is geen status", oplossing, Onderdeel.RESULTAAT, tuple(Status)[:5]
            )
        termijn: dict[str, Data] = {}
        meldingen: list[tuple[Status, str]] = []
        for melding in gelezen.meldingen:
            if gevonden := self._deadline_in(melding):
                termijn = termijn or gevonden
                werk.regels.append(f"termijn: {_shown(gevonden)}, uit {melding.woorden}")
            meldingen.append((melding.status, "" if gevonden else melding.rest))
        if tekst := werk.cel("melding"):
            if meldingen:
                meldingen[-1] = (meldingen[-1][0], "\n".join(filter(None, [meldingen[-1][1], tekst])))
            else:
                werk.vraag("melding", tekst, "een melding heeft ook een status", "vul in deze rij een status in")
        if meldingen:
            woorden = ", ".join(str(status) + (f" ({rest})" if rest else "") for status, rest in meldingen)
            werk.regels.append(f"meldingen van {lang(self._dag)}: {woorden}")
        return meldingen, termijn

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

    def _deadline(self, werk: _Werk) -> dict[str, Data]:
        cel = " ".join(werk.cel("termijn").split())
        if not cel or plat(cel) in _NONE:
            return {}
        try:
            termijn = begrijp_termijn(cel, self._dag)
        except (ValueError, UsageError) as fout:
            werk.vraag("termijn", cel, f"deze termijn is niet te lezen: {fout}", "typ een dag, maand, jaar of periode")
            return {}
        werk.regels.append(f"termijn: {_shown(termijn)}")
        return termijn

    def _since(self, werk: _Werk, besluiten: Sequence[str]) -> tuple[date, str]:
        """From when the actie exists: the day for its id, and as the record says it."""
        if cel := werk.cel("sinds"):
            try:
                moment = begrijp_moment(cel, self._dag, terug=True)
            except (ValueError, UsageError):
                werk.vraag("sinds", cel, "deze datum is niet te lezen", "typ een dag, maand of jaar")
            else:
                return moment.vroegste or self._dag, moment.tekst
        if besluiten:
            return self._register.besluiten[besluiten[0]].datum, ""
        standaard = self._toewijzing.standaard.sinds
        if standaard and standaard.vroegste:
            return standaard.vroegste, standaard.tekst
        return self._dag, self._dag.isoformat()

    def _place(self, werk: _Werk) -> str:
        cel = werk.cel("volgorde")
        if cel and not re.fullmatch(r"0|[1-9]\d{0,8}", cel, re.ASCII):
            werk.vraag("volgorde", cel, "dit is geen heel getal", "typ een getal, of laat de kolom weg")
            return ""
        return cel

    def _note(self, werk: _Werk) -> str:
        """The note of the list, and what of the row would else be lost."""
        los = [f"- {v.kolom}: {v.tekst}" for v in werk.vragen if v.tekst and v.onderdeel is not Onderdeel.CITAAT]
        los += [
            f"- {v.kolom}: {v.tekst}"
            for v in werk.vragen
            if v.onderdeel is Onderdeel.CITAAT and v.kolom == werk.groep.koppen.get("besluiten")
        ]
        over = "Uit de lijst nog niet overgenomen:\n\n" + "\n".join(los) if los else ""
        return "\n\n".join(filter(None, [werk.cel("toelichting"), over]))

    def _source(self, groep: Groep) -> Data:
        bron = self._toewijzing.standaard.bron
        if bron and bron.plaats:
            return {"stuk": bron.stuk, "plaats": bron.plaats}
        return {"stuk": bron.stuk if bron else self._stuk, "plaats": groep.plaats}


def _entry(dag: date, status: Status, woorden: str) -> Data:
    melding: dict[str, Data] = {"datum": dag.isoformat(), "status": str(status)}
    return melding | ({"tekst": woorden} if woorden else {})


def _words(tekst: str) -> set[str]:
    return set(re.findall(r"\w{5,}", tekst.casefold()))


def _steps(cel: str) -> list[str]:
    """One step for each paragraph; where there is one paragraph only, for each line."""
    blokken = [blok for blok in re.split(r"\n\s*\n", cel) if blok.strip()]
    regels = blokken if len(blokken) > 1 else cel.splitlines()
    return [" ".join(_BULLET.sub("", regel).split()) for regel in regels if regel.strip()]


def _shown(termijn: dict[str, Data]) -> str:
    return in_woorden(parse_edtf(str(termijn["edtf"]))) if "edtf" in termijn else toon_termijn(termijn)
