"""``actiepunten vervallen``: the entry that an actie or a step of it will not be done any more, and why."""

from typing import Annotated

import typer

from actiepunten.cli import options
from actiepunten.cli.schrijven.formulier import Formulier, Getypt, with_fields
from actiepunten.records.voortgang import Status, Voortgang

FORMULIER = Formulier(Voortgang, ("datum", "tekst", "bewijs"), ("datum", "tekst"), ("bewijs",))


@with_fields(FORMULIER)
def vervallen(
    actie: Annotated[str, typer.Argument(metavar="ID", help="De actie, of hele delen van haar id.")],
    getypt: Getypt,
    activiteit: options.Activiteit = None,
    bewerk: options.Bewerk = False,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Meld dat een actie of stap niet meer wordt gedaan."""
    from actiepunten.cli.schrijven.aanvullen import append_entry

    wijze = options.Schrijfwijze(bewerk, droog, register)
    append_entry(FORMULIER, "voortgang", actie, activiteit, getypt, wijze, {"status": Status.VERVALLEN.value})
