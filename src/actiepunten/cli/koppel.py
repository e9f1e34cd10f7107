"""``actiepunten koppel``: an actie or case that rests on one more decision."""

from typing import Annotated

import typer

from actiepunten.cli import options


def koppel(
    record: Annotated[str, typer.Argument(metavar="ACTIE", help="De actie of casus, of hele delen van haar id.")],
    besluit: Annotated[str, typer.Argument(metavar="BESLUIT", help="Het besluit, of hele delen van zijn id.")],
    afgeleid: Annotated[
        bool, typer.Option("--afgeleid", help="De bron legt dit verband zelf niet; u leidt het af.")
    ] = False,
    toelichting: Annotated[
        str | None, typer.Option("--toelichting", metavar="TEKST", help="Waarom deze twee bij elkaar horen.")
    ] = None,
    droog: options.Droog = False,
    register: options.Register = None,
) -> None:
    """Koppel een actie of casus aan een besluit."""
    from actiepunten.bewerking import Aanpassing, Append, Data
    from actiepunten.cli.schrijven.plek import find_readable
    from actiepunten.cli.schrijven.schrijver import Schrijver
    from actiepunten.cli.session import Session
    from actiepunten.errors import UsageError
    from actiepunten.records.ids import Soort

    def maak(session: Session) -> list[Aanpassing]:
        wat = session.register
        gekozen = find_readable(session, record, (Soort.ACTIE, Soort.CASUS), "de actie of casus")
        besluit_id = find_readable(session, besluit, (Soort.BESLUIT,), "het besluit")
        bij: dict[str, Data] = {"grond": "afgeleid"} if afgeleid else {}
        bij |= {"toelichting": toelichting} if toelichting else {}
        if gekozen in wat.casussen:
            if bij:
                raise UsageError("bij een casus staat alleen het besluit zelf", "laat --afgeleid en --toelichting weg")
            al = besluit_id in wat.casussen[gekozen].besluiten
        else:
            links = {link.besluit: link for link in wat.acties[gekozen].besluiten}
            al = besluit_id in links
            if al and links[besluit_id].is_afgeleid != afgeleid:
                hoe = "afgeleid" if links[besluit_id].is_afgeleid else "genoemd"
                raise UsageError(
                    f"{gekozen} is al aan {besluit_id} gekoppeld, als {hoe}",
                    f"pas dat aan met `wijzig {gekozen} --bewerk`",
                )
            if al and toelichting and links[besluit_id].toelichting != toelichting:
                hint = f"pas dat aan met `wijzig {gekozen} --bewerk`"
                raise UsageError(
                    f"{gekozen} is al aan {besluit_id} gekoppeld, met een andere toelichting of zonder", hint
                )
        item: Data = {"besluit": besluit_id, **bij} if bij else besluit_id
        return [] if al else [Aanpassing(gekozen, (Append(("besluiten",), item),))]

    Schrijver(register, droog).voer_uit(maak)
