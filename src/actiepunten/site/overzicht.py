"""The first page: how do we stand, what needs attention, who has what, where to go."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from actiepunten.actie_view import ActieView
from actiepunten.cijfers import Telt, figures, per_status
from actiepunten.grafiek import staaf
from actiepunten.lists import SIGNAAL_LIJST
from actiepunten.records.base import Rubricering
from actiepunten.records.entry import AnyRecord
from actiepunten.records.voortgang import Status
from actiepunten.site import paden
from actiepunten.site.gids import Gids
from actiepunten.site.lijsten import ZONDER_ACTIE
from actiepunten.site.pagina import Cijfer, Groep, Link, OverzichtPagina, Telling, ZoekPagina
from actiepunten.site.rijen import actie_rij, besluit_rij, vergadering_rij, worst_first
from actiepunten.stand import highest
from actiepunten.termijnen import Signaal

_VEEL = 5
"""How many rows of a list the overview shows."""
_ROLLEN = 12
_AANDACHT = tuple(s for s in SIGNAAL_LIJST if s not in (Signaal.NU, Signaal.TE_LAAT_UITGEVOERD))


def overzicht_paginas(gids: Gids) -> list[OverzichtPagina]:
    """The first page of the site."""
    groepen = tuple(_attention(gids))
    nieuwste = tuple(reversed(gids.vergaderingen))
    return [
        OverzichtPagina(
            pad=paden.OVERZICHT,
            soort="overzicht",
            titel="Stand van zaken",
            minstens=_highest(gids),
            cijfers=tuple(_figures(gids)),
            statussen=tuple(map(str, Status)),
            tellingen=tuple(_per_thema(gids)),
            rollen=tuple(_per_role(gids)),
            groepen=groepen,
            vergaderingen=Groep(
                "vergaderingen",
                "Laatste vergaderingen",
                tuple(vergadering_rij(gids, v) for v in nieuwste[:_VEEL]),
                totaal=len(nieuwste),
                meer=_more(nieuwste, "vergaderingen", "vergaderingen.html"),
            ),
        )
    ]


def zoek_paginas(gids: Gids, menu: Sequence[Link]) -> list[ZoekPagina]:
    """The page to search on."""
    lijsten = tuple(link for link in menu if link.pad not in (paden.OVERZICHT, paden.ZOEKEN))
    return [ZoekPagina(pad=paden.ZOEKEN, soort="zoeken", titel="Zoeken", lijsten=lijsten, minstens=_highest(gids))]


def _highest(gids: Gids) -> Rubricering | None:
    """The highest rubricering of everything."""
    stand = gids.stand
    records: list[AnyRecord] = [*(a.record for a in stand.acties.values()), *stand.casussen.values()]
    records += (b.record for b in stand.besluiten.values())
    return highest(records)


def _figures(gids: Gids) -> Iterator[Cijfer]:
    """The figures of the report that the site can show, each with the page that has what it counts."""
    for getal in figures(gids.stand.acties.values(), gids.stand.besluiten.values()):
        if getal.telt in _LIJST_VAN:
            yield Cijfer(getal.getal, getal.van, getal.wat, _LIJST_VAN[getal.telt])


def _pad(signaal: Signaal) -> str:
    return paden.signaal_pad(str(signaal))


_LIJST_VAN = {
    Telt.TE_DOEN: "acties.html",
    Telt.WEGGELATEN: "",
    Telt.ZONDER_TERMIJN: _pad(Signaal.ZONDER_TERMIJN),
    Telt.VAN_NIEMAND: paden.NIEMAND,
    Telt.TE_LAAT: _pad(Signaal.TE_LAAT),
    Telt.ZONDER_ACTIE: ZONDER_ACTIE,
}


def _per_thema(gids: Gids) -> Iterator[Telling]:
    langste = max(map(len, gids.per_thema.values()), default=0)
    for code, acties in gids.per_thema.items():
        if acties:
            yield _count(gids.thema_titels[code], paden.thema_pad(code), acties, langste)
    alle = gids.stand.acties.values()
    yield replace(_count("Samen", "", alle, len(alle)), staaf=())  # its bar would be to another scale


def _per_role(gids: Gids) -> Iterator[Telling]:
    """The roles that have most to do, each with what its page holds: also what it has of who came before."""
    zittend = (code for code in gids.codes if _in_office(gids, code))
    per_rol = {c: acties for c in zittend if (acties := gids.acties_van(gids.stand.functies.familie(c)))}
    langste = max(map(len, per_rol.values()), default=0)
    alle = [_count(gids.stand.label(code), paden.rol_pad(code), acties, langste) for code, acties in per_rol.items()]
    yield from sorted(alle, key=lambda t: (-t.te_laat, -_todo(t), t.naam))[:_ROLLEN]


def _in_office(gids: Gids, code: str) -> bool:
    """Whether what it has to do is not told with another role that has a page."""
    nu = gids.stand.functies.in_office(code, gids.stand.peildatum)
    return code in nu or set(nu).isdisjoint(gids.codes)


def _todo(telling: Telling) -> int:
    return sum(getal for status, getal in zip(Status, telling.per_status, strict=True) if status.te_doen)


def _count(naam: str, pad: str, acties: Collection[ActieView], langste: int) -> Telling:
    te_laat = sum(actie.te_laat for actie in acties)
    getallen = tuple(per_status(acties).values())
    return Telling(naam, pad, getallen, te_laat, len(acties), staaf(tuple(Status), getallen, langste))


def _attention(gids: Gids) -> Iterator[Groep]:
    """The beginning of each list that somebody has to look at."""
    for signaal in _AANDACHT:
        if acties := gids.per_signaal[signaal]:
            titel, uitleg = SIGNAAL_LIJST[signaal]
            eerst = worst_first(acties, signaal)[:_VEEL]
            rijen = tuple(actie_rij(gids, actie, lijst_van=signaal) for actie in eerst)
            meer = _more(acties, "acties", _pad(signaal))
            yield Groep(str(signaal), titel, rijen, uitleg, _pad(signaal), len(acties), meer)
    if zonder := [b for b in gids.stand.besluiten.values() if b.zonder_actie]:
        rijen = tuple(besluit_rij(gids, b) for b in list(reversed(zonder))[:_VEEL])
        uitleg = "Deze besluiten vragen opvolging, maar geen actie voert ze uit."
        meer = _more(zonder, "besluiten", ZONDER_ACTIE)
        yield Groep("zonder-actie", "Besluiten zonder actie", rijen, uitleg, ZONDER_ACTIE, len(zonder), meer)


def _more(alles: Sequence[object], wat: str, pad: str) -> Link | None:
    return Link(f"Alle {len(alles)} {wat}", pad) if len(alles) > _VEEL else None
