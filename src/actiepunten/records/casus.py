"""An anonymised case: a report (melding) or a dilemma, shared to talk about."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from actiepunten.records.base import Getal, Grond, Moment, Record, Tekst, Vorm
from actiepunten.records.besluit import BesluitId
from actiepunten.records.edtf import Duur
from actiepunten.records.ids import CASUS_PATTERN

CasusId = Annotated[str, Vorm(CASUS_PATTERN, "C-2017-01")]


class CasusSoort(StrEnum):
    """What kind of case it is."""

    MELDING = "melding"
    DILEMMA = "dilemma"


class Categorie(StrEnum):
    """The uniform types of integrity violation of the Rijk (Jaarrapportage Bedrijfsvoering Rijk), or unknown."""

    FINANCIEEL = "financieel"
    BELANGENVERSTRENGELING = "belangenverstrengeling"
    INFORMATIE = "informatie"
    BEVOEGDHEDEN = "bevoegdheden"
    GEWELDSBEVOEGDHEID = "geweldsbevoegdheid"
    OMGANGSVORMEN = "omgangsvormen"
    PRIVE = "prive"
    DIENSTMIDDELEN = "dienstmiddelen"
    MISSTAND = "misstand"
    ONBEKEND = "onbekend"


class Locatie(StrEnum):
    """Where it happened, as coarse as can be."""

    DEPARTEMENT = "departement"
    POST = "post"
    BEIDE = "beide"
    ONBEKEND = "onbekend"


class Casus(Record):
    """One anonymised case."""

    id: CasusId = Field(description="C, het jaar en een volgnummer; gelijk aan de bestandsnaam.")
    jaar: Getal = Field(description="Het jaar waarin het speelde.", examples=[2024])
    soort: CasusSoort = Field(description="Een melding of een dilemma.")
    categorie: Categorie = Field(
        Categorie.ONBEKEND, description="Het soort schending volgens de indeling van het Rijk."
    )
    locatie: Locatie = Field(Locatie.ONBEKEND, description="Waar het speelde.")
    gedeeld: Moment | None = Field(
        None, description="Sinds wanneer de casus is gedeeld; eerder staat hij niet in de stand."
    )
    afdoening: Tekst | None = Field(
        None,
        description="Hoe het is afgelopen (CommonMark).",
        examples=["De leiding sprak met de betrokkene. Er volgde een waarschuwing."],
    )
    besluiten: tuple[BesluitId, ...] = Field((), description="De besluiten op grond waarvan de casus is gedeeld.")
    grond: Grond | None = Field(None, description="`afgeleid`: de beheerder leidde de casus zelf af.")

    def bewaren_tot(self, bewaartermijn: Duur) -> date | None:
        """The day from which it may be removed: its retention term after it was shared, or after the end of its year.

        ``None`` past the end of the calendar.
        """
        return bewaartermijn.na(
            self.gedeeld.einde if self.gedeeld else date(min(max(1, self.jaar), date.max.year), 12, 31), 1
        )
