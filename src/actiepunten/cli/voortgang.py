"""``actiepunten voortgang``: one dated entry about an actie or a step of it."""

from typing import Annotated

import typer

from actiepunten.cli import options
from actiepunten.cli.schrijven.formulier import Formulier, Getypt, with_fields
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
    append_entry(FORMULIER, "voortgang", actie, activiteit, getypt, wijze)
