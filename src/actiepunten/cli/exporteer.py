"""``actiepunten exporteer``: the acties as a list that goes round in Excel and comes back with ``importeer``."""

from pathlib import Path
from typing import Annotated

import typer

from actiepunten.cli import options


def exporteer(
    uit: Annotated[
        Path, typer.Option("--uit", metavar="BESTAND", help="De lijst: een nieuw bestand .xlsx, .ods of .csv.")
    ],
    owner: options.Owner = None,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen wat te doen of doorlopend is.")] = False,
    themas: Annotated[
        list[str] | None, typer.Option("--thema", metavar="THEMA", help="Alleen van dit thema; mag vaker.")
    ] = None,
    zoek: options.Zoek = "",
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Schrijf de acties als lijst die rond kan gaan en terug kan komen."""
    from actiepunten import query
    from actiepunten.cli.session import Session, write_new
    from actiepunten.invoer.lijst.uitdraai import opmaak, rijen
    from actiepunten.stand import highest
    from actiepunten.storage.tables import table_bytes
    from actiepunten.taal import aantal

    session = Session(register, datum, revisie, openbaar=openbaar)
    session.refuse_in_data(uit)
    stand = session.stand
    vraag = query.Filter(
        owner=query.parse_owner(stand.functies, owner) if owner is not None else None,
        alleen_open=alleen_open,
        thema=query.choose(themas or (), [t.code for t in stand.register.inrichting.themas], "het thema"),
        zoek=zoek,
    )
    acties = query.select(stand, vraag)
    content = table_bytes(uit, rijen(acties), opmaak(stand))
    write_new(uit, content)
    session.saved(uit, aantal(len(acties), "actie", "acties"), highest(actie.record for actie in acties))
