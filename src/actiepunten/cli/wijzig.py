"""``actiepunten wijzig``: other values for fields of a record, or the whole file in an editor."""

from dataclasses import replace
from typing import Annotated

import typer

from actiepunten.cli import nieuw, options
from actiepunten.cli.schrijven.formulier import Getypt, with_fields
from actiepunten.records.ids import Soort

_NOT_CHANGED = ("orgaan", "datum", "jaar", "activiteiten")
"""The fields that are in the id, or too large for an option."""
FORMULIEREN = {
    soort: replace(
        formulier,
        velden=(*(veld for veld in formulier.velden if veld not in _NOT_CHANGED), "correcties"),
        nodig=(),
        vraag=(),
    )
    for soort, formulier in ((Soort.BESLUIT, nieuw.BESLUIT), (Soort.ACTIE, nieuw.ACTIE), (Soort.CASUS, nieuw.CASUS))
}


@with_fields(*FORMULIEREN.values())
def wijzig(
    record: Annotated[str, typer.Argument(metavar="ID", help="Het record, of hele delen van zijn id.")],
    getypt: Getypt,
    leeg: Annotated[
        list[str] | None, typer.Option("--leeg", metavar="VELD", help="Haal dit veld weg; mag vaker.")
    ] = None,
    bewerk: options.Bewerk = False,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Wijzig velden van een record."""
    from actiepunten.cli.schrijven.veranderen import change_fields, edit_file
    from actiepunten.cli.session import Session
    from actiepunten.errors import UsageError
    from actiepunten.query import find_one

    session = Session(register)
    origins = session.register.origins
    gekozen = find_one(record, [*origins, *session.register.onleesbare_ids], "het record")
    wijze = options.Schrijfwijze(bewerk, droog, register)
    if bewerk:
        if getypt or leeg:
            raise UsageError("--bewerk gaat niet samen met andere velden", "kies een van de twee")
        edit_file(session, gekozen, wijze)
    elif getypt or leeg:
        change_fields(session, gekozen, FORMULIEREN, getypt, leeg or [], wijze)
    else:
        raise UsageError("er is niets te wijzigen opgegeven", "geef een veld als optie, of gebruik --bewerk")
