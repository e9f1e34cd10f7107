"""``actiepunten hernummer``: other numbers for records whose ids collide, with all that refers to them."""

from typing import TYPE_CHECKING, Annotated

import typer

from actiepunten.cli import options

if TYPE_CHECKING:
    from collections.abc import Collection

    from actiepunten.cli.schrijven.hernummering import Opzet
    from actiepunten.cli.session import Session


def hernummer(
    record: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Het record, of hele delen van zijn id; anders alle dubbele ids."),
    ] = None,
    naar: Annotated[
        str | None, typer.Option("--naar", metavar="NIEUW", help="Het nieuwe id; anders het eerste vrije nummer.")
    ] = None,
    ja: Annotated[bool, typer.Option("--ja", help="Schrijf het plan zonder te vragen.")] = False,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Geef records met een dubbel id een eigen, vrij nummer.

    Eerst komt het plan, met elke verwijzing die verandert. Daarna wordt alles geschreven, of niets. Bij een
    samenvoeging in git houdt onze kant haar nummer en krijgt de andere kant het volgende.
    """
    from actiepunten.cli.schrijven.schrijver import Schrijver
    from actiepunten.cli.session import write
    from actiepunten.errors import ActiepuntenError
    from actiepunten.storage.writer import FileChange

    def changes_for(session: "Session") -> list[FileChange]:
        nu = _plan(session, record, naar)
        if nu.changes != opzet.changes:
            raise ActiepuntenError(
                "het register is intussen gewijzigd; er is niets geschreven", "typ de opdracht opnieuw"
            )
        return nu.changes

    schrijver = Schrijver(register)
    opzet = _plan(schrijver.session(), record, naar)
    write(opzet.tekst)
    if opzet.changes and _wanted(ja=ja, droog=droog):
        schrijver.schrijf(changes_for)
    raise typer.Exit(1 if opzet.onduidelijk else 0)


def _plan(session: "Session", record: str | None, naar: str | None) -> "Opzet":
    from actiepunten import query
    from actiepunten.cli.schrijven.beide_kanten import add_both_sides
    from actiepunten.cli.schrijven.hernummering import Hernummering
    from actiepunten.errors import UsageError

    werk = Hernummering(session)
    if record is None:
        if naar:
            raise UsageError("--naar hoort bij één record", "typ ook het id dat moet veranderen")
        werk.collisions()
        add_both_sides(werk)
        return werk.opzet
    gekozen = query.find_one(record, [een.id for een in session.register.records], "het record")
    werk.refuse_double(gekozen)
    if naar:
        _refuse(gekozen, naar, werk.bezet)
    return werk.one(gekozen, naar)


def _refuse(oud: str, naar: str, bezet: "Collection[str]") -> None:
    """Stop where the new id is taken, or is that of another kind of record."""
    from actiepunten.errors import UsageError
    from actiepunten.records.ids import kind_of_id

    if naar in bezet:
        raise UsageError(f"het id {naar} is al in gebruik", "kies een vrij nummer, of laat --naar weg")
    if kind_of_id(naar) is not kind_of_id(oud):
        raise UsageError(f"{naar} is geen id voor dit soort record", f"geef het dezelfde vorm als {oud}")


def _wanted(*, ja: bool, droog: bool) -> bool:
    from actiepunten.cli.schrijven.schrijver import tell
    from actiepunten.cli.schrijven.vragen import ask_yes, on_terminal

    if droog or ja:
        return not droog
    if on_terminal():
        return ask_yes("Dit schrijven?", standaard=False)
    tell("er is niets geschreven; met --ja wordt dit plan uitgevoerd")
    return False
