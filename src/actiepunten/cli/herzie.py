"""``actiepunten herzie``: a new decision that says something of an older one; the older one itself stays as it was."""

from dataclasses import replace
from typing import Annotated

import typer

from actiepunten.cli import nieuw, options
from actiepunten.cli.schrijven.formulier import Getypt, with_fields

FORMULIER = replace(nieuw.BESLUIT, nodig=("verband", "datum", "titel"), vraag=("soort", "tekst", "gevraagd", "termijn"))


@with_fields(FORMULIER)
def herzie(
    besluit: Annotated[str, typer.Argument(metavar="ID", help="Het oudere besluit, of hele delen van zijn id.")],
    getypt: Getypt,
    bewerk: options.Bewerk = False,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Maak een nieuw besluit dat een ouder besluit herziet."""
    from actiepunten.cli.schrijven.plek import find_readable
    from actiepunten.cli.session import Session
    from actiepunten.records.ids import Soort

    session = Session(register)
    ouder = session.register.besluiten[find_readable(session, besluit, (Soort.BESLUIT,), "het besluit")]
    nieuw.make(
        Soort.BESLUIT,
        FORMULIER,
        getypt,
        options.Schrijfwijze(bewerk, droog, register),
        {"orgaan": [ouder.orgaan], "soort": [ouder.soort.value]},
        herziet=ouder.id,
    )
