"""``actiepunten herinner``: a digest per owner of what is late, due and silent."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actiepunten.cli import options

if TYPE_CHECKING:
    from actiepunten.berichten.herinnering import Herinnering
    from actiepunten.query import Owner
    from actiepunten.stand import Stand

_EXTENSIES = {"markdown": "md", "html": "html", "eml": "eml"}


def herinner(
    owners: Annotated[
        list[str] | None,
        typer.Option("--owner", "--eigenaar", metavar="ROL", help="Voor deze rol; mag vaker. Anders voor iedereen."),
    ] = None,
    formaat: Annotated[
        options.Herinneringsformaat, typer.Option("--formaat", case_sensitive=False, help="De vorm van het bericht.")
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
    """Maak per eigenaar een bericht met wat te laat, binnenkort of stil is."""
    from actiepunten.berichten.herinnering import make_reminders, owners_in_office
    from actiepunten.cli.session import Session
    from actiepunten.errors import UsageError
    from actiepunten.render.herinnering import render_reminder

    if aan is not None and (formaat is not options.Herinneringsformaat.EML or len(owners or ()) != 1):
        raise UsageError("--aan is het adres van één eigenaar", "geef ook --formaat eml en één keer --owner")
    session = Session(register, datum, revisie, openbaar=openbaar)
    if uit:
        session.refuse_in_data(uit)
    gekozen = _chosen(session.stand, owners) if owners else owners_in_office(session.stand)
    if aan is not None and len(gekozen) > 1:
        namen = ", ".join(owner.naam for owner in gekozen)
        raise UsageError("--aan is het adres van één eigenaar", f"deze rol heeft meer opvolgers; kies uit: {namen}")
    gemaakt = make_reminders(session.stand, session.herkomst, gekozen)
    berichten = [bericht for bericht in gemaakt.values() if bericht]
    if len(berichten) > 1 and not uit and formaat is not options.Herinneringsformaat.MARKDOWN:
        raise UsageError("dit zijn meerdere berichten", "geef een map met --uit, of kies één eigenaar met --owner")
    inhoud = [render_reminder(bericht, formaat, session.own_template, aan) for bericht in berichten]
    session.tell_left_out()
    if not owners and not berichten:
        typer.echo("er is niets om aan te herinneren", err=True)
    for owner in gekozen if owners else ():
        if gemaakt[owner] is None:
            typer.echo(f"er is niets om {owner.naam} aan te herinneren", err=True)
    if uit:
        _save(uit, formaat, gemaakt, inhoud, alle=not owners)
    elif inhoud:
        session.finish(inhoud[0] if len(inhoud) == 1 else "\n".join(map(str, inhoud)))
    raise typer.Exit(session.exit_code)


def _chosen(stand: "Stand", getypt: Iterable[str]) -> "list[Owner]":
    """The owners named, each as who is in office at the peildatum."""
    from actiepunten import query
    from actiepunten.berichten.herinnering import in_office

    owners = [query.parse_owner(stand.functies, naam) for naam in getypt]
    gevonden = [o for owner in owners for o in ([owner] if owner.is_niemand else in_office(stand, [owner.code]))]
    return list(dict.fromkeys(gevonden))


def _save(
    uit: Path,
    formaat: options.Herinneringsformaat,
    gemaakt: "dict[Owner, Herinnering | None]",
    inhoud: list[str | bytes],
    *,
    alle: bool,
) -> None:
    """A file for each owner; one of an earlier run is replaced, or named where it is out of date.

    With ``alle`` every owner was asked, so whoever has no message now has nothing to be reminded of.
    """
    from actiepunten.cli.session import make_folder, write, write_file
    from actiepunten.errors import UsageError

    def file_of(naam: str) -> Path:
        return uit / f"herinnering-{naam}.{_EXTENSIES[formaat]}"

    if uit.suffix.removeprefix(".") in _EXTENSIES.values():
        raise UsageError(
            f"{uit} heeft de naam van een bestand", "geef bij --uit een map; elk bericht wordt daarin een bestand"
        )
    geschreven = {file_of(owner.naam): bericht for owner, bericht in gemaakt.items() if bericht}
    make_folder(uit)
    for bestand, tekst in zip(geschreven, inhoud, strict=True):
        write_file(bestand, tekst)
    if geschreven:
        write("\n".join(f"{bestand}: {bericht.onderwerp}" for bestand, bericht in geschreven.items()))
    eerder = uit.glob(file_of("*").name) if alle else filter(Path.exists, map(file_of, (o.naam for o in gemaakt)))
    for bestand in sorted(set(eerder) - geschreven.keys()):
        typer.echo(f"Let op: {bestand} is van een eerdere keer en geldt niet meer.", err=True)
