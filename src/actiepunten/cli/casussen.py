"""``actiepunten casussen``: the anonymised cases that were shared by a peildatum."""

from typing import Annotated

import typer

from actiepunten.cli import options


def casussen(
    soorten: Annotated[
        list[str] | None, typer.Option("--soort", metavar="SOORT", help="melding of dilemma; mag vaker.")
    ] = None,
    categorieen: Annotated[
        list[str] | None, typer.Option("--categorie", metavar="CATEGORIE", help="Alleen deze categorie; mag vaker.")
    ] = None,
    locaties: Annotated[
        list[str] | None,
        typer.Option("--locatie", metavar="LOCATIE", help="departement, post, beide of onbekend; mag vaker."),
    ] = None,
    zoek: options.Zoek = "",
    formaat: options.Uitvoer = options.Formaat.TABEL,
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Toon de gedeelde casussen, zonder namen."""
    from actiepunten import query
    from actiepunten.cli.session import Session
    from actiepunten.records.casus import CasusSoort, Categorie, Locatie
    from actiepunten.render.lijsten import render_casussen

    session = Session(register, datum, revisie, openbaar=openbaar)
    soort = query.choose(soorten or (), list(CasusSoort), "de soort")
    categorie = query.choose(categorieen or (), list(Categorie), "de categorie")
    locatie = query.choose(locaties or (), list(Locatie), "de locatie")
    gekozen = [
        casus
        for casus in session.stand.casussen.values()
        if (not soort or casus.soort in soort)
        and (not categorie or casus.categorie in categorie)
        and (not locatie or casus.locatie in locatie)
        and query.mentions(casus, zoek)
    ]
    session.finish(render_casussen(formaat, session.herkomst, gekozen, session.screen), formaat)
