"""``actiepunten status``: the acties at a peildatum."""

from typing import Annotated

import typer

from actiepunten.cli import options


def status(
    owner: options.Owner = None,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen wat te doen of doorlopend is.")] = False,
    tot: Annotated[
        str | None, typer.Option("--tot", metavar="DATUM", help="Alleen wat uiterlijk op deze dag klaar moet zijn.")
    ] = None,
    standen: Annotated[
        list[str] | None, typer.Option("--status", metavar="STATUS", help="Alleen met deze status; mag vaker.")
    ] = None,
    themas: Annotated[
        list[str] | None, typer.Option("--thema", metavar="THEMA", help="Alleen van dit thema; mag vaker.")
    ] = None,
    besluit: Annotated[
        str | None, typer.Option("--besluit", metavar="ID", help="Alleen op dit besluit of deze vergadering.")
    ] = None,
    orgaan: Annotated[
        str | None, typer.Option("--orgaan", metavar="CODE", help="Alleen op besluiten van dit orgaan.")
    ] = None,
    te_laat: Annotated[bool, typer.Option("--te-laat", help="Alleen wat te laat is.")] = False,
    signalen: Annotated[
        list[str] | None, typer.Option("--signaal", metavar="SIGNAAL", help="Alleen met dit signaal; mag vaker.")
    ] = None,
    zoek: options.Zoek = "",
    sorteer: Annotated[
        str, typer.Option("--sorteer", metavar="VELD", help="thema, termijn, status, signaal, wie of id.")
    ] = "thema",
    formaat: options.Uitvoer = options.Formaat.TABEL,
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Toon wie wat doet, hoe ver dat is en wat te laat is."""
    from actiepunten import query
    from actiepunten.cli.session import Session
    from actiepunten.records.voortgang import Status
    from actiepunten.render.status import render
    from actiepunten.termijnen import Signaal

    session = Session(register, datum, revisie, openbaar=openbaar)
    stand = session.stand
    eigenaar = query.parse_owner(stand.functies, owner) if owner is not None else None
    vraag = query.Filter(
        owner=eigenaar,
        alleen_open=alleen_open,
        tot=session.parse_date(tot) if tot is not None else None,
        status=query.choose(standen or (), list(Status), "de status"),
        thema=query.choose(themas or (), [t.code for t in stand.register.inrichting.themas], "het thema"),
        besluiten=frozenset(query.find_ids(besluit, stand.besluiten, "het besluit")) if besluit is not None else None,
        organen=query.parse_orgaan(stand.functies, orgaan) if orgaan is not None else None,
        te_laat=te_laat,
        signaal=query.choose(signalen or (), list(Signaal), "het signaal"),
        zoek=zoek,
    )
    query.choose((sorteer,), list(query.VOLGORDEN), "de volgorde")
    acties = query.select(stand, vraag, sorteer)
    gevraagd = query.asked_only(stand, eigenaar) if eigenaar else []
    session.finish(render(formaat, session.herkomst, acties, gevraagd, eigenaar, session.screen), formaat)
