"""``actiepunten besluiten``: the decisions at a peildatum."""

from typing import Annotated

import typer

from actiepunten.cli import options


def besluiten(
    orgaan: Annotated[
        str | None, typer.Option("--orgaan", metavar="CODE", help="Alleen van dit orgaan, ook onder een eerdere naam.")
    ] = None,
    vergadering: Annotated[
        str | None, typer.Option("--vergadering", metavar="ID", help="Alleen van deze vergadering, zoals `DB 6/7/18`.")
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner", "--eigenaar", metavar="ROL", help="Alleen waarin van deze rol of dit orgaan iets is gevraagd."
        ),
    ] = None,
    soorten: Annotated[
        list[str] | None, typer.Option("--soort", metavar="SOORT", help="Alleen van deze soort; mag vaker.")
    ] = None,
    zonder_actie: Annotated[
        bool, typer.Option("--zonder-actie", help="Alleen wat geldt, opvolging vraagt en door niemand is opgepakt.")
    ] = False,
    herzien: Annotated[
        bool, typer.Option("--herzien", help="Alleen wat is vervangen, ingetrokken, gewijzigd of geraakt.")
    ] = False,
    zoek: options.Zoek = "",
    formaat: options.Uitvoer = options.Formaat.TABEL,
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Toon de besluiten op een peildatum, met hun opvolging."""
    from actiepunten import query
    from actiepunten.cli.session import Session
    from actiepunten.records.besluit import BesluitSoort
    from actiepunten.render.lijsten import render_besluiten

    session = Session(register, datum, revisie, openbaar=openbaar)
    stand = session.stand
    organen = query.parse_orgaan(stand.functies, orgaan) if orgaan is not None else None
    eigenaar = query.parse_owner(stand.functies, owner) if owner is not None else None
    ids = query.find_ids(vergadering, stand.besluiten, "de vergadering") if vergadering is not None else None
    soort = query.choose(soorten or (), list(BesluitSoort), "de soort")
    gekozen = [
        besluit
        for besluit in stand.besluiten.values()
        if (organen is None or besluit.record.orgaan in organen)
        and (eigenaar is None or eigenaar.is_asked(besluit.record))
        and (ids is None or besluit.id in ids)
        and (not soort or besluit.record.soort in soort)
        and (not zonder_actie or besluit.zonder_actie)
        and (not herzien or besluit.herzien_door)
        and query.mentions(besluit.record, zoek)
    ]
    session.finish(render_besluiten(formaat, session.herkomst, gekozen, session.screen), formaat)
