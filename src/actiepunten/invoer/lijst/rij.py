"""One row of a list, understood: the data of an actie, what was read from each cell, and what was not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actiepunten.bewerking import Data
from actiepunten.invoer.lijst.citaten import Citaten, Gevonden
from actiepunten.invoer.lijst.groepen import Groep
from actiepunten.invoer.lijst.rijtijd import Rijtijd
from actiepunten.invoer.lijst.rijwerk import NIETS, Rijwerk
from actiepunten.invoer.lijst.rolnamen import Rolnamen
from actiepunten.invoer.lijst.toewijzing import Toewijzing, Veld, codes_in, plat
from actiepunten.invoer.lijst.uitkomst import Onderdeel, Vraag
from actiepunten.records.voortgang import Status
from actiepunten.register import Register


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


class Rijlezer:
    """Reads rows with a mapping and the names of a register."""

    def __init__(self, register: Register, toewijzing: Toewijzing, stuk: str, dag: date) -> None:
        self._register = register
        self._toewijzing = toewijzing
        self._stuk = stuk
        self._tijd = Rijtijd(toewijzing, dag)
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
        besluit = self._toewijzing.standaard.besluit
        if besluit and besluit not in self._register.besluiten:
            vreemd.append((Onderdeel.CITAAT, besluit, "dit besluit staat niet in het register"))
        return [
            Vraag("toewijzing", str(onderdeel), code, melding, "verbeter de code, of voeg haar toe", onderdeel)
            for onderdeel, code, melding in dict.fromkeys(vreemd)
        ]

    def lees(self, groep: Groep) -> Begrepen:
        """Everything that the row says."""
        werk = Rijwerk(groep)
        if groep.vervolg:
            werk.regels.append(f"loopt door in {', '.join(groep.vervolg)}")
        titel, tekst, gevonden, aanleidingen = self._title(werk)
        koppelingen = self._links(werk, gevonden)
        thema = self._theme(werk)
        werk.regels += [f"aanleiding: {aanleiding}" for aanleiding in aanleidingen]
        wie, met = self._roles(werk)
        verloop = self._tijd.verloop(werk)
        genoemd = [str(k["besluit"]) if isinstance(k, dict) else str(k) for k in koppelingen]
        eerste = self._register.besluiten[genoemd[0]].datum if genoemd else None
        sinds, sinds_tekst = self._tijd.sinds(werk, eerste)
        data: dict[str, Data] = {
            "titel": titel,
            "tekst": "\n\n".join(filter(None, [tekst, werk.cel("tekst")])),
            "thema": thema,
            "volgorde": self._place(werk),
            "besluiten": koppelingen or self._inferred(werk),
            "aanleiding": "; ".join(filter(None, [werk.cel("aanleiding"), *aanleidingen])),
            "wie": list(wie),
            "met": list(met),
            "sinds": sinds_tekst,
            "termijn": verloop.termijn["edtf"] if list(verloop.termijn) == ["edtf"] else verloop.termijn,
            "voortgang": verloop.voortgang,
            "activiteiten": verloop.activiteiten,
            "toelichting": self._note(werk),
            "bron": self._source(groep),
            "rubricering": str(self._toewijzing.standaard.rubricering or ""),
        }
        return Begrepen(
            groep.plaats,
            titel or " ".join(werk.cel("titel").split()),
            thema,
            {naam: waarde for naam, waarde in data.items() if waarde},
            sinds,
            self._record(werk),
            verloop.meldingen,
            verloop.termijn,
            tuple(genoemd),
            tuple(werk.regels),
            tuple(werk.vragen),
            werk.bruikbaar,
        )

    def _record(self, werk: Rijwerk) -> str:
        record_id = self._toewijzing.rijen.get(str(werk.groep.nummer)) or werk.cel("id")
        if record_id and record_id not in self._register.acties:
            werk.vraag("id", record_id, "deze actie staat niet in het register", "verbeter het id, of maak de cel leeg")
            werk.bruikbaar = False
        return record_id

    def _title(self, werk: Rijwerk) -> tuple[str, str, Sequence[Gevonden], Sequence[str]]:
        gelezen = self._citaten.uit_tekst(werk.cel("titel"), werk.groep.nummer)
        eerste, _, rest = re.sub(r"\n\s*\n", "\0", gelezen.over).partition("\0")
        titel = " ".join(eerste.split()).rstrip(" ,;:")
        if gelezen.terloops:
            werk.regels.append(f"niet tussen haakjes en dus niet gekoppeld: {', '.join(gelezen.terloops)}")
        if not titel and not werk.cel("id"):
            rij = " | ".join(werk.groep.velden.values())
            werk.vraag("titel", rij, "de rij heeft geen titel", "vul een titel in")
            werk.bruikbaar = False
        return titel, rest.replace("\0", "\n\n").strip(), gelezen.gevonden, gelezen.aanleidingen

    def _links(self, werk: Rijwerk, in_titel: Sequence[Gevonden]) -> list[Data]:
        in_kolom, over = self._citaten.uit_kolom(werk.cel("besluiten"), werk.groep.nummer, werk.cel("titel"))
        if over and plat(over) not in NIETS and not self._toewijzing.wordt_genegeerd(over):
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

    def _ask_citation(self, werk: Rijwerk, veld: Veld, een: Gevonden) -> None:
        # What speaks of the same things as the row stands first.
        woorden = _words(werk.cel("titel"))
        alle = sorted(een.keuzes, key=lambda besluit: -len(woorden & _words(besluit.titel)))
        keuzes = [f"{b.id}  {b.titel}" for b in alle]
        oplossing = (
            "kies in de toewijzing bij `citaten`" if keuzes else "verbeter de aanhaling, of voeg het besluit eerst toe"
        )
        werk.vraag(veld, een.aanhaling.tekst, een.waarom, oplossing, Onderdeel.CITAAT, keuzes)

    def _inferred(self, werk: Rijwerk) -> list[Data]:
        """The link of a row that names no decision, as far as the mapping gives one for all of those."""
        besluit = self._toewijzing.standaard.besluit
        if besluit is None:
            return []
        wacht = any(vraag.onderdeel is Onderdeel.CITAAT for vraag in werk.vragen)
        waarom = "wat de rij aanhaalt, is nog niet gekoppeld" if wacht else "de rij noemt zelf geen besluit"
        werk.regels.append(f"{waarom}: {besluit} (afgeleid)")
        return [{"besluit": besluit, "grond": "afgeleid", "toelichting": waarom}]

    def _theme(self, werk: Rijwerk) -> str:
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

    def _roles(self, werk: Rijwerk) -> tuple[Sequence[str], Sequence[str]]:
        velden: tuple[Veld, Veld] = ("wie", "met")
        gelezen = {veld: self._rolnamen.lees(werk.cel(veld)) for veld in velden}
        for veld in velden:
            for naam in gelezen[veld].onbekend:
                if plat(naam) not in NIETS:
                    nabij = self._register.functies.nearest(naam)
                    oplossing = "zet de naam in de toewijzing bij `rollen` of `negeer`"
                    melding = "deze rol staat niet in het register"
                    werk.vraag(veld, naam, melding, oplossing, Onderdeel.ROL, nabij)
        wie = gelezen["wie"].wie
        alle = (*gelezen["wie"].met, *gelezen["met"].wie, *gelezen["met"].met)
        met = [code for code in dict.fromkeys(alle) if code not in wie]
        if wie and " ".join(werk.cel("wie").split()) != ", ".join(wie):
            werk.regels.append(f"wie: {', '.join(wie)}")
        if met and " ".join(werk.cel("met").split()) != ", ".join(met):
            werk.regels.append(f"met: {', '.join(met)}")
        return wie, met

    def _place(self, werk: Rijwerk) -> str:
        cel = werk.cel("volgorde")
        if cel and not re.fullmatch(r"0|[1-9]\d{0,8}", cel, re.ASCII):
            werk.vraag("volgorde", cel, "dit is geen heel getal", "typ een getal, of laat de kolom weg")
            return ""
        return cel

    def _note(self, werk: Rijwerk) -> str:
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


def _words(tekst: str) -> set[str]:
    return set(re.findall(r"\w{5,}", tekst.casefold()))
