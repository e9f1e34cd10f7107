"""``actiepunten voortgang``: one dated entry about an actie or a step of it."""

from collections.abc import Mapping
from typing import Annotated

import typer

from actiepunten.bewerking import Data
from actiepunten.cli import options
from actiepunten.cli.schrijven.formulier import Formulier, Getypt, with_fields
from actiepunten.errors import UsageError
from actiepunten.records.actie import Actie, Activiteit
from actiepunten.records.voortgang import Voortgang

FORMULIER = Formulier(
    Voortgang, ("datum", "status", "tekst", "bewijs", "afgeleid"), ("datum", "status"), ("tekst", "bewijs")
)


@with_fields(FORMULIER)
def voortgang(
    actie: Annotated[str, typer.Argument(metavar="ID", help="De actie, of hele delen van haar id.")],
    getypt: Getypt,
    activiteit: options.Activiteit = None,
    bewerk: options.Bewerk = False,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Meld voortgang bij een actie of een van haar stappen."""
    from actiepunten.cli.schrijven.aanvullen import append_entry

    wijze = options.Schrijfwijze(bewerk, droog, register)
    append_entry(FORMULIER, "voortgang", actie, activiteit, getypt, wijze, controleer=_refuse_blank)


def _refuse_blank(_: Actie | Activiteit, data: Mapping[str, Data]) -> None:
    """Refuse the dots that stand in the line of a reminder where the text is to be typed."""
    if data.get("tekst") in ("…", "..."):
        raise UsageError(
            "op de puntjes hoort te staan wat er is gebeurd", "vul bij --tekst een zin in, of laat --tekst weg"
        )
