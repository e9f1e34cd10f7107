"""An action point: who carries out which decisions, by when, and what came of it."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from actiepunten.records.base import (
    Code,
    Codes,
    Dag,
    Gegrond,
    Getal,
    KorteVorm,
    MetAfgeleid,
    Model,
    Moment,
    Record,
    Slug,
    Tekst,
    Vorm,
)
from actiepunten.records.besluit import BesluitId
from actiepunten.records.ids import ACTIE_PATTERN
from actiepunten.records.termijn import TermijnVeld, Uitstel
from actiepunten.records.voortgang import Voortgang

ActieId = Annotated[str, Vorm(ACTIE_PATTERN, "A-2018-01-19-03")]


class Koppeling(KorteVorm, Gegrond):
    """A decision that the actie carries out."""

    kort = "besluit"
    besluit: BesluitId = Field(description="Het besluit dat de actie uitvoert.")
    bevestigd: Dag | None = Field(
        None, description="De dag waarop is nagegaan dat de actie nog past bij het gecorrigeerde besluit."
    )


class Overdracht(Model):
    """A change of owner: when, from whom, to whom, by whom and why."""

    datum: Moment = Field(description="Vanaf wanneer de nieuwe eigenaar het doet.")
    van: Codes = Field((), description="Wie het deed; leeg als niemand het deed.")
    naar: Codes = Field((), description="Wie het doet; leeg als niemand het overnam.")
    door: Code | None = Field(None, description="Het orgaan of de rol die dit besliste.")
    reden: Tekst | None = Field(None, description="Waarom.", examples=["De afdeling is opgeheven."])

    @model_validator(mode="after")
    def _moves(self) -> Self:
        if not self.van and not self.naar:
            raise ValueError("een overdracht noemt `van` of `naar`")
        return self


class Activiteit(MetAfgeleid):
    """A step within an actie; who and when only where they differ from the actie's."""

    titel: Tekst = Field(description="De stap, in één regel.", examples=["Een offerte vragen"])
    wie: Codes = Field((), description="Wie deze stap doet, als dat anders is dan bij de actie.")
    overdracht: tuple[Overdracht, ...] = Field((), description="De keren dat deze stap van eigenaar wisselde.")
    met: Codes = Field((), description="Wie bij deze stap helpt.")
    sinds: Moment | None = Field(None, description="Vanaf wanneer de stap bestaat.")
    termijn: TermijnVeld | None = Field(None, description="Wanneer de stap klaar moet zijn.")
    uitstel: tuple[Uitstel, ...] = Field((), description="De keren dat die termijn verschoof.")
    toelichting: Tekst | None = Field(
        None,
        description="Wat de beheerder erbij aantekent (CommonMark).",
        examples=["Het verslag noemt deze stap niet apart."],
    )
    voortgang: tuple[Voortgang, ...] = Field((), description="Wat er over deze stap is gemeld.")


class Actie(Record):
    """One action point: a row of the action plan."""

    id: ActieId = Field(description="A, de datum van opvoeren en een volgnummer; gelijk aan de bestandsnaam.")
    thema: Slug = Field(description="Het thema uit register.yaml.")
    volgorde: Getal | None = Field(
        None, description="De plaats binnen het thema; zonder dit veld achteraan, op id.", examples=[1, 10]
    )
    besluiten: tuple[Koppeling, ...] = Field((), description="De besluiten die de actie uitvoert.")
    aanleiding: Tekst | None = Field(
        None,
        description="Waar de actie nog meer uit voortkomt, zoals een onderzoek.",
        examples=["Onderzoek naar de veiligheid van het gebouw"],
    )
    wie: Codes = Field((), description="Wie het nu doet.")
    overdracht: tuple[Overdracht, ...] = Field((), description="De keren dat de actie van eigenaar wisselde.")
    met: Codes = Field((), description="Wie daarbij helpt.")
    sinds: Moment | None = Field(None, description="Vanaf wanneer de actie bestaat; anders het eerst genoemde besluit.")
    termijn: TermijnVeld | None = Field(None, description="Wanneer de actie klaar moet zijn.")
    uitstel: tuple[Uitstel, ...] = Field((), description="De keren dat die termijn verschoof.")
    voortgang: tuple[Voortgang, ...] = Field((), description="Wat er over de actie als geheel is gemeld.")
    activiteiten: tuple[Activiteit, ...] = Field((), description="De stappen van de actie.")
