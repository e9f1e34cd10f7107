"""``actiepunten rapport``: the stand van zaken as a report."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from actiepunten.cli import options

if TYPE_CHECKING:
    from actiepunten.cli.session import Session
    from actiepunten.rapport.changes import Verandering


def rapport(
    sinds: Annotated[
        str | None,
        typer.Option(
            "--sinds",
            metavar="DATUM|REVISIE",
            help="Toon ook wat sinds deze dag of revisie is veranderd; met vorige: sinds de vorige vergadering.",
        ),
    ] = None,
    owner: options.Owner = None,
    formaat: Annotated[
        options.Rapportformaat, typer.Option("--formaat", help="De vorm van het rapport.")
    ] = options.Rapportformaat.MARKDOWN,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="BESTAND", help="Schrijf het rapport naar dit bestand.")
    ] = None,
    sjabloon: Annotated[
        str | None,
        typer.Option("--sjabloon", metavar="NAAM", help="Een ander sjabloon uit templates/ naast data/."),
    ] = None,
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Maak het rapport van de stand van zaken."""
    from actiepunten import query
    from actiepunten.cli.session import Session, refuse_screen
    from actiepunten.rapport.maker import make_report
    from actiepunten.render.rapport import render

    session = Session(register, datum, revisie, openbaar=openbaar)
    eigenaar = query.parse_owner(session.stand.functies, owner) if owner is not None else None
    verandering = _since(session, sinds) if sinds is not None else None
    rapport_ = make_report(session.stand, session.herkomst, eigenaar, verandering)
    if not uit and formaat not in (options.Rapportformaat.MARKDOWN, options.Rapportformaat.HTML):
        refuse_screen(f"een {formaat}-bestand", f"schrijf het naar een bestand: --uit rapport.{formaat}")
    inhoud = render(rapport_, formaat, session.own_template, sjabloon)
    if uit:
        session.save(uit, inhoud)
    session.finish(inhoud)


def _since(session: "Session", sinds: str) -> "tuple[str, Verandering]":
    """What to call the earlier moment, and what happened after it: a day, or else a revision."""
    from actiepunten.errors import GitError, UsageError
    from actiepunten.rapport.changes import compare
    from actiepunten.stand import Stand, previous_meeting
    from actiepunten.storage.git import GitTree
    from actiepunten.storage.loader import load
    from actiepunten.taal import lang

    if sinds.casefold() == "vorige":
        dag = previous_meeting(session.stand)
        if dag is None:
            raise UsageError("er is geen eerdere vergadering", "geef bij --sinds een dag, zoals 2018-07-06")
        return f"de vorige vergadering, {lang(dag)}", compare(Stand(session.register, dag), session.stand)
    try:
        dag = session.parse_date(sinds)
    except UsageError as geen_datum:
        if re.fullmatch(r"\s*|\d+([-/]\d+)+", sinds):
            raise
        try:
            tree = GitTree(session.root, sinds)
        except GitError as geen_revisie:
            raise GitError(f"{sinds} is geen datum, en {geen_revisie.melding}", geen_datum.hint) from None
        ouder = Stand(session.edition(load(tree)), min(tree.datum, session.peildatum))
        return f"revisie {tree.revisie[:12]} van {lang(tree.datum)}", compare(ouder, session.stand)
    if dag > session.peildatum:
        raise UsageError(f"{sinds} ligt na de peildatum", "kies een eerdere dag bij --sinds of een latere bij --datum")
    return lang(dag), compare(Stand(session.register, dag), session.stand)
