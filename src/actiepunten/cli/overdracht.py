"""``actiepunten overdracht``: another owner from a day on, decided by whom and why."""

from collections.abc import Sequence
from typing import Annotated

import typer

from actiepunten.bewerking import Data
from actiepunten.cli import options
from actiepunten.cli.schrijven.formulier import Formulier, Getypt, with_fields
from actiepunten.records.actie import Overdracht

FORMULIER = Formulier(
    Overdracht, ("datum", "van", "naar", "door", "reden"), ("datum", "naar", "door", "reden"), ("van",)
)


@with_fields(FORMULIER)
def overdracht(
    actie: Annotated[str, typer.Argument(metavar="ID", help="De actie, of hele delen van haar id.")],
    getypt: Getypt,
    activiteit: options.Activiteit = None,
    bewerk: options.Bewerk = False,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Draag een actie of stap over aan een ander."""
    from actiepunten.bewerking import Aanpassing, Append, Put
    from actiepunten.cli.schrijven.invullen import fill_and_write
    from actiepunten.cli.schrijven.plek import carrier, find_actie, find_step
    from actiepunten.cli.schrijven.schrijver import begrip_of
    from actiepunten.cli.session import VANDAAG, Session
    from actiepunten.errors import UsageError
    from actiepunten.records.edtf import parse_edtf
    from actiepunten.taal import lang

    wijze = options.Schrijfwijze(bewerk, droog, register)
    session = Session(register)
    gevonden = find_actie(session, actie)
    find_step(gevonden, activiteit)

    def maak(nu: Session, data: dict[str, Data]) -> list[Aanpassing]:
        bij = find_actie(nu, gevonden.id)
        pad, drager = carrier(bij, find_step(bij, activiteit))
        wie = drager.wie or bij.wie
        naar, van = list(data["naar"]), list(data.get("van") or wie)
        if vreemd := next((code for code in van if code not in wie), None):
            raise UsageError(f"{vreemd} doet {bij.id} niet", f"nu doet: {', '.join(wie) or 'niemand'}")
        laatste = max((een.datum.einde for een in drager.overdracht), default=None)
        if laatste and parse_edtf(str(data["datum"])).einde < laatste:
            raise UsageError(f"{bij.id} is op {lang(laatste)} al overgedragen", "geef een datum na die dag")
        if van == naar:
            raise UsageError(f"{bij.id} is al van {', '.join(map(str, naar))}", "noem een ander bij --naar")
        entry = {"datum": data["datum"], **({"van": van} if van else {}), **data, **({"van": van} if van else {})}
        return [Aanpassing(bij.id, (Put((*pad, "wie"), _after(wie, van, naar)), Append((*pad, "overdracht"), entry)))]

    fill_and_write(FORMULIER, getypt, wijze, begrip_of(session), maak, {"datum": [VANDAAG]})


def _after(wie: Sequence[str], van: Sequence[object], naar: Sequence[Data]) -> list[Data]:
    """Who does it then: the new ones in the place of those who leave, the others where they were."""
    plek = next((nummer for nummer, code in enumerate(wie) if code in van), 0)
    voor, na = ([code for code in deel if code not in van and code not in naar] for deel in (wie[:plek], wie[plek:]))
    return [*voor, *naar, *na]
