"""A decision: what a body decided, asked, ordered, agreed or stated on a date."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from actiepunten.records.base import Code, Codes, Dag, Gegrond, Record, Tekst, Vorm
from actiepunten.records.ids import BESLUIT_PATTERN
from actiepunten.records.termijn import TermijnVeld

BesluitId = Annotated[str, Vorm(BESLUIT_PATTERN, "DB-2018-02-23-05")]


class BesluitSoort(StrEnum):
    """What kind of statement it is, by the verb of the source."""

    BESLUIT = "besluit"
    OPDRACHT = "opdracht"
    VERZOEK = "verzoek"
    AFSPRAAK = "afspraak"
    MAATREGEL = "maatregel"
    VOORNEMEN = "voornemen"
    VASTSTELLING = "vaststelling"


class VerbandSoort(StrEnum):
    """What a newer decision does to an older one."""

    BEVESTIGT = "bevestigt"
    WERKT_UIT = "werkt uit"
    WIJZIGT = "wijzigt"
    VERVANGT = "vervangt"
    TREKT_IN = "trekt in"
    RAAKT = "raakt"
    VERWANT = "verwant"

    @property
    def zin(self) -> str:
        """What the newer decision does, said of the older one: ``trekt dit besluit in``."""
        if self is VerbandSoort.VERWANT:
            return "is verwant aan dit besluit"
        werkwoord, *rest = self.split()
        return " ".join([werkwoord, "dit besluit", *rest])

    @property
    def lijdend(self) -> str:
        """What was done to the older decision: ``vervangen``."""
        return _LIJDEND[self]

    @property
    def ends(self) -> bool:
        """Whether the older decision is no longer in force from the date of the newer one."""
        return self in (VerbandSoort.VERVANGT, VerbandSoort.TREKT_IN)

    @property
    def revises(self) -> bool:
        """Whether acties that rest on the older decision have to be looked at again."""
        return self.ends or self in (VerbandSoort.WIJZIGT, VerbandSoort.RAAKT)


_LIJDEND = {
    VerbandSoort.BEVESTIGT: "bevestigd",
    VerbandSoort.WERKT_UIT: "uitgewerkt",
    VerbandSoort.WIJZIGT: "gewijzigd",
    VerbandSoort.VERVANGT: "vervangen",
    VerbandSoort.TREKT_IN: "ingetrokken",
    VerbandSoort.RAAKT: "geraakt",
    VerbandSoort.VERWANT: "verwant",
}


class Verband(Gegrond):
    """What this decision does to an older one."""

    soort: VerbandSoort = Field(description="Wat dit besluit met het oudere doet.")
    besluit: BesluitId = Field(description="Het oudere besluit.")


class GeenOpvolging(Gegrond):
    """The decision asks nothing of anyone."""

    geen: Tekst = Field(
        description="Waarom dit besluit geen actie vraagt.", examples=["Het bestuur heeft dit alleen gehoord."]
    )


def _follow_up(waarde: object) -> object:
    if isinstance(waarde, str) and waarde != "vereist":
        raise ValueError("gebruik `vereist`, of `geen:` met de reden")
    return waarde


Opvolging = Annotated[
    Annotated[Literal["vereist"], Tag("vereist")] | Annotated[GeenOpvolging, Tag("geen")],
    Discriminator(lambda waarde: "vereist" if isinstance(waarde, str) else "geen"),
    BeforeValidator(_follow_up),
]


class Besluit(Record):
    """One decision of a body on a date."""

    id: BesluitId = Field(description="Orgaan, datum en volgnummer; gelijk aan de bestandsnaam.")
    orgaan: Code = Field(description="Het orgaan dat besloot.")
    datum: Dag = Field(description="De dag van de vergadering.")
    soort: BesluitSoort = Field(description="Wat voor uitspraak het is, naar het werkwoord van de bron.")
    gevraagd: Codes = Field((), description="De rollen of organen die iets moeten doen.")
    met: Codes = Field((), description="De rollen of organen die daarbij helpen.")
    termijn: TermijnVeld | None = Field(None, description="Wanneer het klaar moet zijn.")
    verband: tuple[Verband, ...] = Field((), description="Wat dit besluit met oudere besluiten doet.")
    opvolging: Opvolging | None = Field(
        None, description="`vereist`, of `geen` met de reden; zonder dit veld vraagt alleen een vaststelling niets."
    )

    @property
    def vraagt_opvolging(self) -> bool:
        """Whether somebody is expected to take it up."""
        if self.opvolging is None:
            return self.soort is not BesluitSoort.VASTSTELLING
        return self.opvolging == "vereist"
