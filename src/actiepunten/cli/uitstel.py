"""``actiepunten uitstel``: a deadline moved, by whom and why."""

from typing import Annotated

import typer

from actiepunten.cli import options
from actiepunten.cli.schrijven.formulier import Formulier, Getypt, with_fields
from actiepunten.records.termijn import Uitstel

FORMULIER = Formulier(Uitstel, ("datum", "naar", "door", "reden"), ("datum", "naar", "door", "reden"))


@with_fields(FORMULIER)
def uitstel(
    actie: Annotated[str, typer.Argument(metavar="ID", help="De actie, of hele delen van haar id.")],
    getypt: Getypt,
    activiteit: options.Activiteit = None,
    bewerk: options.Bewerk = False,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Geef een actie of stap een latere termijn."""
    from actiepunten.cli.schrijven.aanvullen import append_entry

    wijze = options.Schrijfwijze(bewerk, droog, register)
    append_entry(FORMULIER, "uitstel", actie, activiteit, getypt, wijze)
