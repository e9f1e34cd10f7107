"""``actiepunten uitstel``: a deadline moved, by whom and why."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

import typer

from actiepunten.bewerking import Data
from actiepunten.cli import options
from actiepunten.cli.schrijven.formulier import Formulier, Getypt, with_fields
from actiepunten.records.actie import Actie, Activiteit
from actiepunten.records.termijn import Termijn, Uitstel

FORMULIER = Formulier(Uitstel, ("datum", "naar", "door", "reden"), ("datum", "naar", "door", "reden"))


@with_fields(FORMULIER)
def uitstel(
    actie: Annotated[str, typer.Argument(metavar="ID", help="De actie, of hele delen van haar id.")],
    getypt: Getypt,
    activiteit: options.Activiteit = None,
    bewerk: options.Bewerk = False,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Geef een actie of stap een latere termijn."""
    from actiepunten.cli.schrijven.aanvullen import append_entry

    wijze = options.Schrijfwijze(bewerk, droog, register)
    append_entry(FORMULIER, "uitstel", actie, activiteit, getypt, wijze, controleer=_refuse_rhythm)


def _refuse_rhythm(drager: Actie | Activiteit, data: Mapping[str, Data]) -> None:
    """A rhythm has no last day to move, nor has an actie whose steps have the deadlines.

    A deadline that comes earlier is told, as it may be a slip.
    """
    from actiepunten.cli.schrijven.schrijver import tell
    from actiepunten.errors import UsageError
    from actiepunten.records.edtf import Periode, parse_edtf
    from actiepunten.records.termijn import Ritme, geldend
    from actiepunten.taal import opsomming

    nu, nieuw = geldend(drager.termijn, drager.uitstel, date.max), parse_edtf(str(data["naar"])).laatste
    if isinstance(nu, Ritme):
        raise UsageError("een ritme kan niet worden uitgesteld", "meld de volgende keer met `voortgang`")
    if nu is None and isinstance(drager, Actie) and (stappen := _with_deadline(drager)):
        raise UsageError(
            f"deze actie heeft zelf geen termijn; die staat bij {opsomming([f'stap {nummer}' for nummer in stappen])}",
            f"geef ook --activiteit {stappen[0]}",
        )
    if nu is None:
        tell("let op: hier stond nog geen termijn")
    elif isinstance(nu, Periode) and nu.laatste and nieuw and nieuw < nu.laatste:
        tell("let op: de nieuwe termijn is eerder dan de oude")


def _with_deadline(actie: Actie) -> list[int]:
    """The numbers of the steps with a deadline that can be moved."""
    stappen = enumerate(actie.activiteiten, start=1)
    return [nummer for nummer, stap in stappen if isinstance(stap.termijn, Termijn)]
