"""``data/register.yaml``: the name, bodies, roles, themes and settings of one organisation's register."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, WithJsonSchema, model_validator

from actiepunten.records.base import Code, Codes, Dag, Gegrond, Getal, KorteVorm, Model, Moment, Slug, Stap, Tekst
from actiepunten.records.casus import CasusId

# An editor reads an unquoted 1 as a number.
Versie = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]


class EerdereNaam(Gegrond):
    """A name that a body or role had until a date."""

    naam: Tekst = Field(description="De vroegere naam.", examples=["Raad van advies"])
    tot: Moment = Field(description="De laatste dag van die naam.")


class Functie(Gegrond):
    """A body that decides or a role that does things; never a person."""

    code: Code = Field(description="De code waarmee records verwijzen.")
    naam: Tekst | None = Field(
        None, description="De volledige naam, als de bron die geeft.", examples=["Personeelszaken"]
    )
    ook: tuple[Tekst, ...] = Field((), description="Andere schrijfwijzen.", examples=[["Personeel", "P&O"]])
    eerder: tuple[EerdereNaam, ...] = Field((), description="Vroegere namen.")
    vanaf: Moment | None = Field(None, description="Vanaf wanneer zij bestaat.")
    tot: Moment | None = Field(None, description="De laatste dag waarop zij bestaat.")
    opvolgers: Codes = Field((), description="Wie haar taken overnam.")
    hoort_bij: Code | None = Field(None, description="De rol of het orgaan waar zij onder valt.")
    soort: Literal["extern"] | None = Field(None, description="`extern`: buiten de eigen organisatie.")


class Thema(Model):
    """A heading of the report."""

    code: Slug = Field(description="De code waarmee acties verwijzen.")
    titel: Tekst = Field(description="De kop in het rapport.", examples=["Veiligheid van het gebouw"])


class Verwijderd(Model):
    """A case that was removed after its retention term; its id is never given again."""

    casus: CasusId = Field(description="Het id van de verwijderde casus.")
    datum: Dag = Field(description="De dag waarop de casus is verwijderd.")


class Toegestaan(KorteVorm):
    """Words that look like the name of a person and are none."""

    kort = "tekst"
    tekst: Tekst = Field(description="De woorden, zoals zij in de records staan.", examples=["Van Dale"])
    reden: Tekst | None = Field(
        None, description="Waarom dit geen naam van een persoon is.", examples=["Dit is een woordenboek."]
    )


class Settings(Model):
    """What the keeper of the register chose."""

    stil: Getal = Field(180, description="Na hoeveel dagen zonder melding een lopende actie stil is.", examples=[180])
    binnenkort: Getal = Field(
        30, description="Hoeveel dagen voor de laatste dag een termijn binnenkort is.", examples=[30]
    )
    peildatum: Dag | None = Field(None, description="De peildatum van een afgesloten register.")
    bewaartermijn: Stap | None = Field(
        None, description="Hoe lang een casus na het delen ten minste blijft staan (ISO 8601), zoals P5Y."
    )


class Inrichting(Model):
    """Everything in ``register.yaml``."""

    versie: Versie = Field(description="De versie van dit formaat.")
    naam: Tekst = Field(
        description="De naam van het register.", examples=["Besluiten en acties van de gemeente Voorbeeld"]
    )
    organen: tuple[Functie, ...] = Field((), description="De organen die besluiten.")
    rollen: tuple[Functie, ...] = Field((), description="De rollen die iets doen.")
    themas: tuple[Thema, ...] = Field((), description="De thema's, in de volgorde van het rapport.")
    settings: Settings = Field(Settings(), description="De instellingen.")
    verwijderd: tuple[Verwijderd, ...] = Field((), description="Casussen die na hun bewaartermijn zijn verwijderd.")
    toegestaan: tuple[Toegestaan, ...] = Field((), description="Woorden die op een naam lijken maar er geen zijn.")

    def removed_on(self, casus_id: str) -> date | None:
        """The day on which a case was removed, as far as it is listed."""
        return next((verwijderd.datum for verwijderd in self.verwijderd if verwijderd.casus == casus_id), None)

    @model_validator(mode="after")
    def _ids_stay_apart(self) -> Self:
        if gelijk := next((orgaan.code for orgaan in self.organen if orgaan.code in ("A", "C")), None):
            raise ValueError(f"een orgaan kan niet {gelijk} heten; zo beginnen de ids van acties en casussen")
        return self
