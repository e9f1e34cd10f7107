"""``actiepunten overzicht``: the one screen to begin the day with; also what the program shows without a command."""

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
    session.finish(render(formaat, session.herkomst, make_overview(session.stand, eigenaar), session.screen))
