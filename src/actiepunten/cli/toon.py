"""``actiepunten toon``: records whole, with all that links to them."""

from typing import Annotated

import typer

from actiepunten.cli import options


def toon(
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="Het id van een record, of hele delen ervan, zoals 09-21-07."),
    ],
    formaat: options.Uitvoer = options.Formaat.TABEL,
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Toon een record helemaal, met alles wat ernaar verwijst."""
    from actiepunten import query
    from actiepunten.cli.session import Session
    from actiepunten.errors import ActiepuntenError, UsageError
    from actiepunten.render.toon import render

    session = Session(register, datum, revisie, openbaar=openbaar)
    alle = [*(record.id for record in session.register.records), *session.register.onleesbare_ids]
    for getypt in ids:
        if functie := session.stand.functies.find(getypt):
            hint = f"zie `actiepunten status --owner {functie.code}`"
            raise UsageError(f"{getypt} is een rol of orgaan en geen record", hint)
    gekozen = [query.find_one(getypt, alle, "het record") for getypt in ids]
    for record_id in session.register.onleesbare_ids.intersection(gekozen):
        raise ActiepuntenError(f"het record {record_id} is niet te lezen", "zie `actiepunten check`")
    session.finish(render(formaat, session.herkomst, session.stand, gekozen, session.screen), formaat)
