"""The text of one meeting as what is to be written: its decisions, their acties, and links of acties that exist.

::

    # DB 12 maart 2024
    bron: Verslag van 12 maart 2024; punt 3
    rubricering: openbaar

    ## Titel van het besluit
    soort: opdracht
    gevraagd: HRM, ICT
    termijn: uiterlijk 2 maart
    verband: werkt uit DB-2024-07-06-11 (afgeleid: de trainingen gaan ook over hun rol)

    De tekst van het besluit.

    ### Actie: Titel van de actie
    wie: HRM
    thema: bewustwording

    De tekst van de actie.

    ### Bij A-2024-01-16-01
    grond: afgeleid
    toelichting: waarom dit besluit bij die actie hoort

    ## ? Een voorstel; zonder het vraagteken wordt het een besluit
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from actiepunten.bewerking import Aanpassing, Append, Data, Edit, NieuwRecord, Plan
from actiepunten.invoer.vergadering.blad import Blok, Melding, lees_blad
from actiepunten.invoer.vergadering.blokvelden import MELDING, VELDEN, Velden
from actiepunten.invoer.vergadering.kader import Kader, check_head, twice
from actiepunten.query import find_one
from actiepunten.records.actie import Actie, Koppeling
from actiepunten.records.besluit import Besluit
from actiepunten.records.ids import Soort
from actiepunten.records.voortgang import Voortgang

_ACTIE = re.compile(r"actie(?:punt)?\s*:\s*(?P<titel>.*)", re.IGNORECASE)
_BIJ = re.compile(r"bij\s*:?\s+(?P<id>.+)", re.IGNORECASE)
_HEAD, _DECISION = 1, 2
_ALLE_VELDEN = frozenset(naam for namen in VELDEN.values() for naam in namen)


@dataclass(frozen=True, slots=True)
class Vergadering:
    """What a text says, as records and edits; with faults in it the text is not to be written."""

    nieuw: tuple[NieuwRecord, ...]
    """The decisions, each with the acties below it, in the order of the text."""
    aanpassingen: tuple[Aanpassing, ...]
    voorstellen: tuple[str, ...]
    """The titles of what nobody has accepted yet."""
    fouten: tuple[Melding, ...]
    waarschuwingen: tuple[Melding, ...]

    @property
    def plan(self) -> Plan:
        """What is to be written, all of it or nothing."""
        return (*self.nieuw, *self.aanpassingen)


def lees_vergadering(tekst: str, kader: Kader) -> Vergadering:
    """Read the text for that meeting; dates in it count from the day of the meeting."""
    blad = lees_blad(tekst, _ALLE_VELDEN)
    lezer = _Lezer.of(kader, blad.blokken)
    for blok in blad.blokken:
        lezer.lees(blok)
    fouten = sorted((*blad.fouten, *lezer.velden.fouten), key=lambda fout: fout.regel)
    return Vergadering(
        tuple(record for record, _ in lezer.nieuw),
        tuple(Aanpassing(record, tuple(edits)) for record, edits in lezer.edits.items()),
        tuple(lezer.voorstellen),
        tuple(fouten),
        tuple(twice(lezer.nieuw, kader)),
    )


@dataclass
class _Lezer:
    """Goes through the blocks in their order; what stands below a heading belongs to the last decision above it."""

    kader: Kader
    velden: Velden
    heeft_kop: bool
    actienummer: int
    nieuw: list[tuple[NieuwRecord, int]] = field(default_factory=list)
    """Each new record with the line of its heading."""
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    voorstellen: list[str] = field(default_factory=list)
    besluiten: int = 0
    """How many decisions were met so far."""
    in_voorstel: bool = False

    @classmethod
    def of(cls, kader: Kader, blokken: tuple[Blok, ...]) -> "_Lezer":
        """Give out the ids first, so that an earlier decision can be named by its number in the text."""
        begin = f"{kader.orgaan}-{kader.datum.isoformat()}-"
        eerste = kader.volgend(Soort.BESLUIT, begin)
        hoeveel = sum(blok.niveau == _DECISION and not blok.voorstel for blok in blokken)
        eigen = [f"{begin}{nummer:02}" for nummer in range(eerste, eerste + hoeveel)]
        bekend = [*kader.begrip.besluiten, *eigen]
        koppen = [blok for blok in blokken if blok.niveau == _HEAD]
        kop = (koppen or [blok for blok in blokken if blok.niveau == 0])[:1]
        velden = Velden(replace(kader.begrip, anker=kader.datum, besluiten=bekend), eigen, kop[0].velden if kop else ())
        acties = kader.volgend(Soort.ACTIE, f"A-{kader.datum.isoformat()}-")
        return cls(kader, velden, bool(koppen), acties)

    def lees(self, blok: Blok) -> None:
        """Take one block."""
        if blok.niveau < _DECISION:
            self._head(blok)
        elif blok.niveau == _DECISION:
            self._decision(blok)
        elif blok.voorstel:
            self.voorstellen.append(_title(_ACTIE, blok))
        elif not self.in_voorstel:
            self._below(blok)

    def _head(self, blok: Blok) -> None:
        if blok.niveau == 0 and self.heeft_kop:
            self.velden.fault(
                blok.tekstregel if blok.tekst else blok.velden[0].regel, "dit staat boven de kop", "zet de kop bovenaan"
            )
            return
        if blok.niveau == _HEAD and (self.nieuw or self.in_voorstel or self.besluiten):
            self.velden.fault(blok.regel, "een tekst heeft één kop met #", "een besluit begint met ##")
            return
        for veld in blok.velden:
            if veld.naam not in VELDEN[Besluit] and veld.naam not in VELDEN[Actie]:
                self.velden.unknown(veld, tuple(dict.fromkeys((*VELDEN[Besluit], *VELDEN[Actie]))))
        if blok.tekst:
            self.velden.fault(
                blok.tekstregel,
                "deze tekst hoort bij geen besluit",
                "zet er een kop `## Titel` boven, of `//` ervoor als het een opmerking is",
            )
        if blok.niveau == _HEAD and (fout := check_head(blok, self.kader)):
            self.velden.fault(fout.regel, fout.melding, fout.oplossing)

    def _decision(self, blok: Blok) -> None:
        self.in_voorstel = blok.voorstel
        if blok.voorstel:
            self.voorstellen.append(blok.kop or "(zonder titel)")
            return
        self.besluiten += 1
        if not blok.kop:
            self.velden.fault(blok.regel, "dit besluit heeft geen titel", "schrijf `## Titel van het besluit`")
            return
        data: dict[str, Data] = {
            "id": self.velden.eigen[self.besluiten - 1],
            "titel": blok.kop,
            "orgaan": self.kader.orgaan,
            "datum": self.kader.datum.isoformat(),
            **self.velden.lees(Besluit, blok, self.besluiten),
        }
        self._add(Soort.BESLUIT, blok, data)

    def _below(self, blok: Blok) -> None:
        if gevonden := _BIJ.fullmatch(blok.kop):
            self._existing(blok, gevonden["id"].strip())
        elif _ACTIE.fullmatch(blok.kop):
            self._actie(blok)
        else:
            self.velden.fault(
                blok.regel,
                f"de kop “{blok.kop}” zegt niet wat eronder staat",
                "schrijf `### Actie: titel` of `### Bij ID`; een kop in de tekst krijgt vier hekjes",
            )

    def _actie(self, blok: Blok) -> None:
        blok = replace(blok, kop=_title(_ACTIE, blok))
        if not blok.kop:
            self.velden.fault(blok.regel, "deze actie heeft geen titel", "schrijf `### Actie: titel van de actie`")
            return
        velden = self.velden.lees(Actie, blok)
        melding = self._entry(blok, velden)
        data: dict[str, Data] = {
            "id": f"A-{self.kader.datum.isoformat()}-{self.actienummer:02}",
            "titel": blok.kop,
            "sinds": self.kader.datum.isoformat(),
            **({"besluiten": [self.velden.eigen[self.besluiten - 1]]} if self.besluiten else {}),
            **{naam: waarde for naam, waarde in velden.items() if naam not in MELDING},
            **({"voortgang": [melding]} if melding else {}),
        }
        self.actienummer += 1
        if "besluiten" not in data and not any(veld.naam == "besluiten" for veld in blok.velden):
            self.velden.fault(
                blok.regel,
                f"“{blok.kop}” staat onder geen besluit",
                "zet haar eronder, of noem het met `besluiten: ID`",
            )
        self._add(Soort.ACTIE, blok, data)

    def _add(self, soort: Soort, blok: Blok, data: dict[str, Data]) -> None:
        self.velden.controleer(Besluit if soort is Soort.BESLUIT else Actie, blok, data)
        self.nieuw.append((NieuwRecord(soort, data), blok.regel))

    def _existing(self, blok: Blok, getypt: str) -> None:
        """Link an actie that exists to the decision above, and report on it where a status is given."""
        velden = self.velden.lees(Koppeling, blok)
        actie = self.velden.try_(blok.regel, lambda: find_one(getypt, self.kader.register.acties, "de actie"))
        tekst: Mapping[str, Data] = {naam: velden.pop(naam) for naam in ("tekst", "afgeleid") if naam in velden}
        melding = self._entry(blok, velden, tekst)
        edits: list[Edit] = []
        if self.besluiten:
            besluit = self.velden.eigen[self.besluiten - 1]
            koppeling: dict[str, Data] = {"besluit": besluit}
            koppeling |= {naam: velden[naam] for naam in ("grond", "toelichting") if naam in velden}
            self.velden.controleer(Koppeling, blok, koppeling)
            edits.append(Append(("besluiten",), koppeling if len(koppeling) > 1 else besluit))
        if melding:
            edits.append(Append(("voortgang",), melding))
        if not edits:
            self.velden.fault(blok.regel, f"bij {getypt} staat niets", "zet het onder een besluit, of geef `status:`")
        if isinstance(actie, str):
            eerder = self.edits.setdefault(actie, [])
            if any(edit in eerder for edit in edits):
                self.velden.fault(blok.regel, f"{actie} staat al bij dit besluit", "laat een van beide weg")
            eerder += edits

    def _entry(
        self, blok: Blok, velden: Mapping[str, Data], tekst: Mapping[str, Data] | None = None
    ) -> dict[str, Data] | None:
        """The entry of progress that the fields give, dated by the meeting unless they say otherwise."""
        gegeven = {naam: velden[naam] for naam in MELDING if naam in velden} | dict(tekst or {})
        if not gegeven:
            return None
        if "status" not in gegeven:
            if all(veld.naam != "status" for veld in blok.velden):
                wat = " en ".join(gegeven)
                self.velden.fault(blok.regel, f"{wat} bij “{blok.kop}” vraagt ook een status", "voeg `status: …` toe")
            return None
        melding: dict[str, Data] = {"datum": self.kader.datum.isoformat(), **gegeven}
        self.velden.controleer(Voortgang, blok, melding)
        return melding


def _title(vorm: re.Pattern[str], blok: Blok) -> str:
    gevonden = vorm.fullmatch(blok.kop)
    return gevonden["titel"].strip() if gevonden else blok.kop
