"""``actiepunten rapport``: the stand van zaken as a report."""

import re
from datetime import date
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
            help="Toon ook wat is veranderd sinds een dag, een revisie, een vergadering (`DB 6/7/18`), of de `vorige`.",
        ),
    ] = None,
    owner: options.Owner = None,
    formaat: Annotated[
        options.Rapportformaat | None,
        typer.Option(
            "--formaat",
            case_sensitive=False,
            help="De vorm van het rapport; anders naar de naam bij --uit, of markdown.",
        ),
    ] = None,
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
    from actiepunten.cli.session import Session, refuse_screen, tell_patience, write_file
    from actiepunten.rapport.maker import make_report
    from actiepunten.render.rapport import render

    formaat = _form(formaat, uit)
    session = Session(register, datum, revisie, openbaar=openbaar)
    if uit:
        session.refuse_in_data(uit)
    eigenaar = query.parse_owner(session.stand.functies, owner) if owner is not None else None
    verandering = _since(session, sinds) if sinds is not None else None
    rapport_ = make_report(session.stand, session.herkomst, eigenaar, verandering)
    if not uit and formaat not in (options.Rapportformaat.MARKDOWN, options.Rapportformaat.HTML):
        refuse_screen(f"een {formaat}-bestand", f"schrijf het naar een bestand: --uit rapport.{formaat}")
    if formaat is options.Rapportformaat.PDF:
        tell_patience("de pdf wordt gemaakt; van een groot register duurt dat even")
    inhoud = render(rapport_, formaat, session.own_template, sjabloon)
    if uit:
        write_file(uit, inhoud)
        session.saved(uit, "", rapport_.rubricering)
    session.finish(inhoud)


def _form(formaat: options.Rapportformaat | None, uit: Path | None) -> options.Rapportformaat:
    """The form asked, or else that of the file name.

    :class:`UsageError` where the two differ, or the name is of no report.
    """
    from actiepunten.errors import UsageError

    naam = uit.suffix.casefold().removeprefix(".") if uit else ""
    genoemd = {"md": "markdown", "txt": "markdown", "htm": "html"}.get(naam, naam)
    vorm = options.Rapportformaat(genoemd) if genoemd in set(options.Rapportformaat) else None
    if formaat and vorm and formaat is not vorm:
        raise UsageError(
            f"{uit} heeft de naam van een ander soort bestand dan {formaat}",
            f"kies --formaat {vorm}, of een andere naam bij --uit",
        )
    if naam and not formaat and not vorm:
        raise UsageError(
            f"{uit} heeft de naam van een bestand dat geen rapport is",
            "kies een naam op .md, .html, .pdf, .odt of .docx, of geef ook --formaat",
        )
    return formaat or vorm or options.Rapportformaat.MARKDOWN


def _since(session: "Session", sinds: str) -> "tuple[str, Verandering]":
    """What to call the earlier moment, and what happened after it: a day, a meeting, or else a revision."""
    from actiepunten.errors import UsageError
    from actiepunten.rapport.changes import compare
    from actiepunten.stand import Stand

    eerder = _earlier_day(session, sinds)
    if eerder is None:
        return _since_revision(session, sinds)
    naam, dag = eerder
    if dag > session.peildatum:
        raise UsageError(f"{sinds} ligt na de peildatum", "kies een eerdere dag bij --sinds of een latere bij --datum")
    return naam, compare(Stand(session.register, dag), session.stand)


def _earlier_day(session: "Session", sinds: str) -> tuple[str, date] | None:
    """The day meant and what to call it; ``None`` where it can only be a revision."""
    from actiepunten import query
    from actiepunten.errors import UsageError
    from actiepunten.stand import previous_meeting
    from actiepunten.taal import lang

    if sinds.casefold() == "vorige":
        if vorige := previous_meeting(session.stand):
            return f"de vorige vergadering, {vorige[1]} {lang(vorige[0])}", vorige[0]
        raise UsageError("er is geen eerdere vergadering", "geef bij --sinds een dag, zoals 2018-07-06")
    if vergadering := query.parse_meeting(sinds):
        query.find_ids(sinds, session.register.besluiten, "de vergadering")
        return f"de vergadering {vergadering[0].upper()} {lang(vergadering[1])}", vergadering[1]
    try:
        dag = session.parse_date(sinds)
    except UsageError:
        if re.fullmatch(r"\s*|\d+([-/]\d+)+", sinds):
            raise
        return None
    return lang(dag), dag


def _since_revision(session: "Session", sinds: str) -> "tuple[str, Verandering]":
    from actiepunten.cli.session import make_register
    from actiepunten.errors import GitError
    from actiepunten.rapport.changes import compare
    from actiepunten.stand import Stand
    from actiepunten.storage.git import GitTree
    from actiepunten.storage.loader import load
    from actiepunten.taal import lang

    try:
        tree = GitTree(session.root, sinds)
    except GitError as fout:
        hint = "typ een dag (2018-09-14, 14-9-2018, 2018-09), `vorige`, of een tak of commit"
        raise GitError(f"{sinds} is geen datum, en {fout.melding}", hint) from None
    loaded = load(tree)
    ouder = Stand(session.edition(loaded), min(tree.datum, session.peildatum))
    # A public edition does not know which files could not be read; of the whole registers it is left out too.
    ongelezen = make_register(loaded).onleesbare_ids | make_register(session.loaded).onleesbare_ids
    return f"revisie {tree.revisie[:12]} van {lang(tree.datum)}", compare(ouder, session.stand, ongelezen)
