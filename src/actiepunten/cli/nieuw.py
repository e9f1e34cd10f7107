"""``actiepunten nieuw``: a new decision, action or case, under the next free number."""

from collections.abc import Callable
from dataclasses import replace

import typer

from actiepunten.bewerking import Data, NieuwRecord
from actiepunten.cli import options
from actiepunten.cli.schrijven.formulier import Formulier, Getypt, with_fields
from actiepunten.errors import UsageError
from actiepunten.records.actie import Actie
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.edtf import parse_edtf
from actiepunten.records.ids import Soort, besluit_parts
from actiepunten.storage.yamlout import FIELD_ORDER

app = typer.Typer(
    help="Maak een besluit, actie of casus.",
    no_args_is_help=True,
    add_completion=False,
    suggest_commands=False,
    rich_markup_mode=None,
    options_metavar="[OPTIES]",
    subcommand_metavar="SOORT [ARGUMENTEN]...",
)
_NOT_TYPED = ("id", "voortgang", "uitstel", "overdracht", "correcties")


def _velden(soort: Soort) -> tuple[str, ...]:
    return tuple(veld for veld in FIELD_ORDER[soort] if veld not in _NOT_TYPED)


BESLUIT = Formulier(
    Besluit, _velden(Soort.BESLUIT), ("orgaan", "datum", "titel", "soort"), ("gevraagd", "termijn", "tekst", "verband")
)
ACTIE = Formulier(
    Actie, _velden(Soort.ACTIE), ("titel", "besluiten", "thema"), ("wie", "met", "termijn", "tekst", "activiteiten")
)
CASUS = Formulier(
    Casus, _velden(Soort.CASUS), ("titel", "jaar", "soort"), ("categorie", "locatie", "gedeeld", "tekst", "afdoening")
)


@app.command("besluit", options_metavar="[OPTIES]")
@with_fields(BESLUIT)
def besluit(
    getypt: Getypt, bewerk: options.Bewerk = False, droog: options.Droog = False, register: options.Register = None
) -> None:
    """Leg een besluit vast."""
    make(Soort.BESLUIT, BESLUIT, getypt, options.Schrijfwijze(bewerk, droog, register))


@app.command("actie", options_metavar="[OPTIES]")
@with_fields(ACTIE)
def actie(
    getypt: Getypt, bewerk: options.Bewerk = False, droog: options.Droog = False, register: options.Register = None
) -> None:
    """Voer een actie op, bij een of meer besluiten."""
    make(Soort.ACTIE, ACTIE, _with_inferred(getypt), options.Schrijfwijze(bewerk, droog, register))


@app.command("casus", options_metavar="[OPTIES]")
@with_fields(CASUS)
def casus(
    getypt: Getypt, bewerk: options.Bewerk = False, droog: options.Droog = False, register: options.Register = None
) -> None:
    """Leg een geanonimiseerde casus vast."""
    make(Soort.CASUS, CASUS, getypt, options.Schrijfwijze(bewerk, droog, register))


def _with_inferred(getypt: Getypt) -> Getypt:
    """What stands behind ``--afgeleid`` and is no field is a decision on which the actie rests by inference."""
    namen = [naam.strip() for heel in getypt.get("afgeleid", ()) for naam in str(heel).split(",")]
    velden = [naam for naam in namen if naam in Actie.model_fields]
    links = [*getypt.get("besluiten", ()), *(f"{naam} (afgeleid)" for naam in namen if naam not in velden)]
    gevuld = {**getypt, "afgeleid": velden, "besluiten": links}
    return {veld: waarde for veld, waarde in gevuld.items() if waarde}


def _begin_besluit(data: dict[str, Data]) -> str:
    return f"{data['orgaan']}-{data['datum']}-"


def _begin_actie(data: dict[str, Data]) -> str:
    """An actie is named after the day since when it is there: said, or that of the first decision that it names."""
    sinds = data.get("sinds")
    links = [link if isinstance(link, dict) else {"besluit": link} for link in data["besluiten"]]
    genoemd = [str(link.get("besluit")) for link in links if "grond" not in link]
    if isinstance(sinds, str):
        return f"A-{parse_edtf(sinds).einde}-"
    if not genoemd or not (delen := besluit_parts(genoemd[0])):
        raise UsageError("deze actie noemt zelf geen besluit; dan is haar begin niet te zien", "geef ook --sinds")
    return f"A-{delen[1]}-"


def _begin_casus(data: dict[str, Data]) -> str:
    return f"C-{data['jaar']}-"


_BEGIN: dict[Soort, Callable[[dict[str, Data]], str]] = {
    Soort.BESLUIT: _begin_besluit,
    Soort.ACTIE: _begin_actie,
    Soort.CASUS: _begin_casus,
}


def make(
    soort: Soort,
    formulier: Formulier,
    getypt: Getypt,
    wijze: options.Schrijfwijze,
    standaard: Getypt | None = None,
    herziet: str = "",
) -> None:
    """Fill in the form and write the record under the next free number."""
    from actiepunten.cli.schrijven.invullen import fill_and_write
    from actiepunten.cli.schrijven.schrijver import begrip_of, next_number
    from actiepunten.cli.session import Session

    def maak(session: Session, data: dict[str, Data]) -> list[NieuwRecord]:
        begin = _BEGIN[soort](data)
        if herziet and not any(isinstance(v, dict) and v.get("besluit") == herziet for v in data["verband"]):
            hint = "zeg wat het nieuwe besluit ermee doet, zoals 'trekt in'"
            raise UsageError(f"geen verband gaat over {herziet}", hint)
        return [NieuwRecord(soort, {"id": f"{begin}{next_number(session, begin, soort):02}", **data})]

    begrip = replace(begrip_of(Session(wijze.register)), herziet=herziet)
    fill_and_write(formulier, getypt, wijze, begrip, maak, standaard)
