"""``actiepunten herinner``: a digest per owner of what is late, due and silent."""

from pathlib import Path
from typing import Annotated

import typer

from actiepunten.cli import options

_EXTENSIES = {"markdown": "md", "html": "html", "eml": "eml"}


def herinner(
    owners: Annotated[
        list[str] | None,
        typer.Option("--owner", "--eigenaar", metavar="ROL", help="Voor deze rol; mag vaker. Anders voor iedereen."),
    ] = None,
    formaat: Annotated[
        options.Herinneringsformaat, typer.Option("--formaat", help="De vorm van het bericht.")
    ] = options.Herinneringsformaat.MARKDOWN,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="MAP", help="Schrijf elk bericht als bestand in deze map.")
    ] = None,
    aan: Annotated[
        str | None, typer.Option("--aan", metavar="ADRES", help="Het e-mailadres in een bericht als eml.")
    ] = None,
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Maak per eigenaar een bericht met wat te laat, bijna af te maken of stil is."""
    from actiepunten import query
    from actiepunten.cli.session import Session, write_file
    from actiepunten.errors import UsageError
    from actiepunten.herinnering import make_reminder, owners_in_office
    from actiepunten.render.herinnering import render_reminder

    session = Session(register, datum, revisie, openbaar=openbaar)
    stand = session.stand
    gekozen = [query.parse_owner(stand.functies, owner) for owner in owners or ()] or owners_in_office(stand)
    berichten = [bericht for owner in gekozen if (bericht := make_reminder(stand, session.herkomst, owner))]
    if aan is not None and formaat != options.Herinneringsformaat.EML:
        raise UsageError("--aan hoort bij een bericht als eml", "geef ook --formaat eml")
    if len(berichten) > 1 and not uit and formaat != options.Herinneringsformaat.MARKDOWN:
        raise UsageError("dit zijn meer berichten", "geef een map met --uit, of kies één eigenaar met --owner")
    if not berichten:
        typer.echo("er is niets om aan te herinneren", err=True)
    inhoud = [render_reminder(bericht, formaat, session.own_template, aan) for bericht in berichten]
    session.tell_left_out()
    if uit is None:
        return session.finish(inhoud[0] if len(inhoud) == 1 else "\n".join(map(str, inhoud)))
    for bericht, tekst in zip(berichten, inhoud, strict=True):
        bestand = uit / f"herinnering-{bericht.owner}.{_EXTENSIES[formaat]}"
        write_file(bestand, tekst)
        typer.echo(f"{bestand}: {bericht.onderwerp}")
    raise typer.Exit(session.exit_code)
