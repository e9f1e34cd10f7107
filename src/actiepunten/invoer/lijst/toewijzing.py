"""The mapping file of a list: which column is which field, and what its words, roles and citations mean."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field

from actiepunten.records.actie import ActieId
from actiepunten.records.base import Bron, Code, Codes, Dag, Getal, Model, Moment, Rubricering, Slug, Tekst
from actiepunten.records.besluit import BesluitId
from actiepunten.records.voortgang import Meldbaar, Status


def _as_list(waarde: object) -> object:
    return [waarde] if isinstance(waarde, str) else waarde


# fmt: off
Veld = Literal[
    "id", "titel", "tekst", "thema", "volgorde", "besluiten", "aanleiding", "wie", "met", "sinds", "termijn",
    "resultaat", "melding", "activiteiten", "toelichting", "negeer",
]
# fmt: on
VELDEN: tuple[Veld, ...] = get_args(Veld)
EenOfMeerCodes = Annotated[Codes, BeforeValidator(_as_list)]
EenOfMeerBesluiten = Annotated[tuple[BesluitId, ...], BeforeValidator(_as_list)]


class Citaat(Model):
    """What a citation means where the words alone do not tell: decisions, or another occasion."""

    citaat: Tekst = Field(description="Zoals het in de lijst tussen haakjes staat.", examples=["DB 6/7/18"])
    rij: Getal | None = Field(None, description="Alleen in deze rij.")
    titel: Tekst | None = Field(None, description="Alleen waar de titel zo begint.", examples=["Nieuwe sloten"])
    besluit: EenOfMeerBesluiten = Field((), description="Het besluit, of een lijst ervan.")
    aanleiding: Tekst | None = Field(
        None, description="Geen besluit maar een andere aanleiding.", examples=["MTO 2018"]
    )


class Standaard(Model):
    """What holds for every new actie of the list that does not say otherwise."""

    thema: Slug | None = Field(None, description="Het thema van rijen zonder thema.")
    rubricering: Rubricering | None = Field(None, description="Wie de acties mag zien.")
    bron: Bron | None = Field(None, description="Het stuk waar de lijst in staat.")
    besluit: BesluitId | None = Field(
        None, description="Het besluit waar acties op rusten die er zelf geen noemen; zij krijgen grond afgeleid."
    )
    sinds: Moment | None = Field(None, description="Sinds wanneer acties zonder besluit er zijn.")


class Toewijzing(Model):
    """How a list is to be read."""

    kolommen: dict[str, Veld] = Field({}, description="Kop in de lijst: veld van de actie.")
    resultaten: dict[str, Meldbaar] = Field({}, description="Woorden in de lijst: status.")
    rollen: dict[str, EenOfMeerCodes] = Field({}, description="Namen in de lijst: code of codes.")
    themas: dict[str, Slug] = Field({}, description="Koppen in de lijst: thema.")
    datum: Dag | None = Field(None, description="De dag van de lijst; meldingen krijgen die datum.")
    citaten: tuple[Citaat, ...] = Field((), description="Wat een aanhaling betekent waar dat niet vanzelf spreekt.")
    negeer: tuple[Tekst, ...] = Field((), description="Woorden die niets betekenen voor het register.")
    bladen: tuple[Tekst, ...] = Field((), description="Alleen deze bladen of tabellen.")
    resultaat_per_stap: Literal["ja", "nee"] = Field(
        "nee", description="`ja`: heeft een rij evenveel resultaten als stappen, dan hoort elk bij zijn stap."
    )
    rijen: dict[str, ActieId] = Field({}, description="Rijnummer: de actie die al in het register staat.")
    standaard: Standaard = Field(Standaard(), description="Wat geldt waar de lijst niets zegt.")

    def veld_van(self, kop: str) -> Veld | None:
        """The field that a column holds: as said here, else as its head lets guess."""
        gezegd = {plat(naam): veld for naam, veld in self.kolommen.items()}
        return gezegd.get(plat(kop)) or _guess(kop)

    @property
    def statussen(self) -> Mapping[str, Status]:
        """The words for each status, the words of the register itself included."""
        eigen: dict[str, Status] = {plat(status): status for status in Status if status is not Status.ONBEKEND}
        return eigen | {plat(woord): Status(status) for woord, status in self.resultaten.items()}

    def wordt_genegeerd(self, tekst: str) -> bool:
        """Whether the words were said to mean nothing."""
        return plat(tekst) in {plat(woord) for woord in self.negeer}


def plat(tekst: str) -> str:
    """The text for comparing: small letters, single spaces, no marks around it."""
    return " ".join(re.sub(r"[*_]{2}|[‘’´`]", _flat_mark, tekst).casefold().split()).strip(" .,:;")


def _flat_mark(gevonden: re.Match[str]) -> str:
    return "" if gevonden[0] in ("**", "__") else "'"


_WOORDEN: dict[Veld, str] = {
    "id": "id",
    "titel": "titel, onderwerp, actie, actiepunt, taak",
    "tekst": "tekst, omschrijving, beschrijving, inhoud, aanpak, aanpak/activiteiten",
    "thema": "thema, hoofdstuk, onderdeel",
    "volgorde": "volgorde",
    "besluiten": "besluiten, besluit",
    "aanleiding": "aanleiding",
    "wie": "wie, eigenaar, actiehouder, verantwoordelijke, verantwoordelijk, uitvoerder, uitvoering, trekker, door",
    "met": "met, i.s.m, ism, samen met, betrokken, betrokkenen",
    "sinds": "sinds, vanaf",
    "termijn": "termijn, deadline, wanneer, uiterlijk, gereed, planning, streefdatum, einddatum",
    "resultaat": "resultaat, status, stand, voortgang, stand van zaken",
    "melding": "melding, nieuwe melding",
    "activiteiten": "activiteiten, stappen",
    "toelichting": "toelichting, opmerking, opmerkingen",
}
GERADEN: Mapping[str, Veld] = {plat(woord): veld for veld, alle in _WOORDEN.items() for woord in alle.split(", ")}
"""What a column holds whose head is this word, as long as nobody says otherwise."""


def _guess(kop: str) -> Veld | None:
    """By the whole head, without what stands in brackets, or by its first part: ``Wie / trekker``."""
    zonder = re.sub(r"\([^()]*\)", " ", kop)
    pogingen = (kop, zonder, re.split(r"/|\n|\ben\b", zonder.strip())[0])
    return next((veld for poging in pogingen if (veld := GERADEN.get(plat(poging)))), None)


def codes_in(toewijzing: Toewijzing) -> Iterable[Code]:
    """Every code that the mapping gives to a name."""
    return (code for codes in toewijzing.rollen.values() for code in codes)
