"""A dated entry added to an actie or to a step of it."""

from collections.abc import Callable, Mapping

from actiepunten.bewerking import Aanpassing, Append, Data
from actiepunten.cli.options import Schrijfwijze
from actiepunten.cli.schrijven.formulier import Formulier, Getypt
from actiepunten.cli.schrijven.invullen import fill_and_write
from actiepunten.cli.schrijven.plek import carrier, find_actie, find_step
from actiepunten.cli.schrijven.schrijver import begrip_of
from actiepunten.cli.session import VANDAAG, Session
from actiepunten.records.actie import Actie, Activiteit


def append_entry(
    formulier: Formulier,
    lijst: str,
    actie: str,
    activiteit: str | None,
    getypt: Getypt,
    wijze: Schrijfwijze,
    vast: Mapping[str, Data] | None = None,
    controleer: Callable[[Actie | Activiteit, Mapping[str, Data]], None] | None = None,
) -> None:
    """Fill in the entry and add it to that list; ``vast`` holds the fields that the command itself fills in.

    ``controleer`` may refuse the entry, or warn of it, when it sees to what it is added.
    """
    session = Session(wijze.register)
    gevonden = find_actie(session, actie)
    find_step(gevonden, activiteit)

    def maak(nu: Session, data: dict[str, Data]) -> list[Aanpassing]:
        bij = find_actie(nu, gevonden.id)
        pad, drager = carrier(bij, find_step(bij, activiteit))
        if controleer:
            controleer(drager, data)
        entry: dict[str, Data] = {"datum": data["datum"], **(vast or {}), **data}
        return [Aanpassing(bij.id, (Append((*pad, lijst), entry),))]

    fill_and_write(formulier, getypt, wijze, begrip_of(session), maak, {"datum": [VANDAAG]})
