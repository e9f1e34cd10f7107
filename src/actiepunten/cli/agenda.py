"""``actiepunten agenda``: deadlines and rhythms for a calendar."""

from pathlib import Path
from typing import Annotated

import typer

from actiepunten.cli import options


def agenda(
    owner: options.Owner = None,
    als: Annotated[
        options.Agendavorm, typer.Option("--als", help="Afspraken van een hele dag, of taken die af te vinken zijn.")
    ] = options.Agendavorm.AFSPRAKEN,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="BESTAND", help="Schrijf de agenda naar dit bestand .ics.")
    ] = None,
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Zet de termijnen in een agenda (iCalendar)."""
    from actiepunten import query
    from actiepunten.berichten.afspraken import make_agenda
    from actiepunten.cli.session import Session, write_file
    from actiepunten.errors import UsageError
    from actiepunten.render.ics import to_ics
    from actiepunten.taal import aantal

    if uit and uit.suffix.casefold() != ".ics":
        raise UsageError(f"{uit} heeft geen naam van een agenda", f"kies --uit {uit.stem or 'agenda'}.ics")
    session = Session(register, datum, revisie, openbaar=openbaar)
    if uit:
        session.refuse_in_data(uit)
    stand = session.stand
    eigenaar = query.parse_owner(stand.functies, owner) if owner is not None else None
    agenda_ = make_agenda(stand, session.herkomst, eigenaar, alles=als is options.Agendavorm.TAKEN)
    inhoud = to_ics(agenda_, als)
    if not agenda_.afspraken:
        typer.echo("er zijn geen termijnen; de agenda is leeg", err=True)
    if uit:
        write_file(uit, inhoud)
        session.saved(uit, aantal(len(agenda_.afspraken), "termijn", "termijnen"), agenda_.rubricering)
    session.finish(inhoud, "ics")
