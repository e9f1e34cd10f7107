"""``actiepunten overzicht``: the one screen to begin the day with; also what the program shows without a command."""

from shlex import quote

from click import get_current_context
from click.core import ParameterSource

from actiepunten.cli import options


def overzicht(
    owner: options.Owner = None,
    formaat: options.Overzichtuitvoer = options.Overzichtformaat.TABEL,
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Toon in één scherm hoe het staat en wat aandacht vraagt."""
    from actiepunten import query
    from actiepunten.cli.session import Session
    from actiepunten.overzicht import make_overview
    from actiepunten.render.overzicht import render

    session = Session(register, datum, revisie, openbaar=openbaar)
    eigenaar = query.parse_owner(session.stand.functies, owner) if owner is not None else None
    # A register that the environment names is that of the next command too.
    getypt = get_current_context().get_parameter_source("register") is ParameterSource.COMMANDLINE
    plek = _typed(("--register", register if getypt else None))
    keuze = _typed(("--owner", eigenaar and eigenaar.code), ("--datum", datum), ("--revisie", revisie))
    overzicht_ = make_overview(session.stand, eigenaar, [*keuze, *plek, *(["--openbaar"] if openbaar else [])], plek)
    session.finish(render(formaat, session.herkomst, overzicht_, session.screen))


def _typed(*opties: tuple[str, object]) -> list[str]:
    """The options that have a value, as they are typed."""
    return [f"{optie} {quote(str(waarde))}" for optie, waarde in opties if waarde is not None]
