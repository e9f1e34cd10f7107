"""The lists: everything of a kind, of a thema, of a meeting, with a signal."""

from collections.abc import Callable, Iterable, Mapping

from actiepunten.besluit_view import BesluitView
from actiepunten.lists import SIGNAAL_LIJST
from actiepunten.records.casus import Casus
from actiepunten.site import paden
from actiepunten.site.bladen import spread
from actiepunten.site.gids import Gids, Vergadering
from actiepunten.site.pagina import Groep, Link, Pagina
from actiepunten.site.rijen import (
    actie_rij,
    anchor_of,
    besluit_rij,
    by_status,
    casus_rij,
    rol_rij,
    tally,
    thema_rij,
    vergadering_rij,
    worst_first,
)
from actiepunten.taal import aantal, hoofdletter
from actiepunten.termijnen import Signaal

Maker = Callable[[Gids], list[Pagina]]

ZONDER_ACTIE = "besluiten-zonder-actie.html"
_ACTIES = (Link("Acties", "acties.html"),)


def acties_paginas(gids: Gids) -> list[Pagina]:
    """All acties, by thema."""
    groepen = (
        Groep(
            f"thema-{code}",
            gids.thema_titels[code],
            tuple(actie_rij(gids, a) for a in acties),
            pad=paden.thema_pad(code),
        )
        for code, acties in gids.per_thema.items()
        if acties
    )
    alle = gids.stand.acties.values()
    return _list("acties.html", "Acties", tally(list(alle)) + ".", groepen)


def besluiten_paginas(gids: Gids) -> list[Pagina]:
    """All decisions, by meeting, the newest first."""
    groepen = (_meeting_group(gids, v) for v in reversed(gids.vergaderingen))
    alle = gids.stand.besluiten.values()
    uitleg = aantal(len(alle), "besluit", "besluiten") + ", de nieuwste vergadering eerst."
    return _list("besluiten.html", "Besluiten", uitleg, groepen)


def zonder_actie_paginas(gids: Gids) -> list[Pagina]:
    """The decisions that nobody took up, the newest first."""
    alle = [b for b in gids.stand.besluiten.values() if b.zonder_actie]
    groep = Groep("besluiten", "Besluiten zonder actie", tuple(besluit_rij(gids, b) for b in reversed(alle)))
    uitleg = "Deze besluiten vragen opvolging en gelden nog, maar geen actie voert ze uit."
    kruimels = (Link("Besluiten", "besluiten.html"),)
    return _list(ZONDER_ACTIE, "Besluiten zonder actie", uitleg, [groep], kruimels)


def casussen_paginas(gids: Gids) -> list[Pagina]:
    """All cases, by year, the newest first."""
    per_jaar: dict[int, list[Casus]] = {}
    for casus in gids.stand.casussen.values():
        per_jaar.setdefault(casus.jaar, []).append(casus)
    groepen = (
        Groep(f"jaar-{jaar}", str(jaar), tuple(casus_rij(gids, c) for c in per_jaar[jaar]))
        for jaar in sorted(per_jaar, reverse=True)
    )
    alle = gids.stand.casussen.values()
    uitleg = aantal(len(alle), "casus", "casussen") + ", zonder namen. Om van te leren."
    return _list("casussen.html", "Casussen", uitleg, groepen)


def rollen_paginas(gids: Gids) -> list[Pagina]:
    """All bodies and roles."""
    organen = [code for code in gids.codes if gids.stand.functies.is_orgaan(code)]
    rollen = [code for code in gids.codes if code not in organen]
    groepen = [
        Groep("organen", "Organen", tuple(rol_rij(gids, code) for code in organen), "Zij nemen besluiten."),
        Groep("rollen", "Rollen", tuple(rol_rij(gids, code) for code in rollen), "Zij voeren besluiten uit."),
    ]
    return _list("rollen.html", "Rollen en organen", "Wie besluit, en wie doet wat.", groepen)


def themas_paginas(gids: Gids) -> list[Pagina]:
    """All themes."""
    groep = Groep("themas", "Thema's", tuple(thema_rij(gids, code) for code in gids.per_thema))
    return _list("themas.html", "Thema's", "Waar de acties over gaan.", [groep])


def vergaderingen_paginas(gids: Gids) -> list[Pagina]:
    """All meetings, by year, the newest first."""
    per_jaar: dict[int, list[Vergadering]] = {}
    for vergadering in reversed(gids.vergaderingen):
        per_jaar.setdefault(vergadering[1].year, []).append(vergadering)
    groepen = (
        Groep(f"jaar-{jaar}", str(jaar), tuple(vergadering_rij(gids, v) for v in groep))
        for jaar, groep in per_jaar.items()
    )
    uitleg = "Wat elk orgaan op een dag besloot, het nieuwste eerst."
    return _list("vergaderingen.html", "Vergaderingen", uitleg, groepen)


def signaal_paginas(gids: Gids, signaal: Signaal) -> list[Pagina]:
    """The acties with a signal."""
    titel, uitleg = SIGNAAL_LIJST[signaal]
    acties = worst_first(gids.per_signaal[signaal], signaal)
    groep = Groep("acties", titel, tuple(actie_rij(gids, actie, lijst_van=signaal) for actie in acties))
    return _list(paden.signaal_pad(signaal), titel, uitleg, [groep], _ACTIES)


def thema_paginas(gids: Gids, code: str) -> list[Pagina]:
    """The acties of a thema, by how far they are."""
    acties = gids.per_thema[code]
    groepen = (
        Groep(anchor_of(titel), titel, tuple(actie_rij(gids, a) for a in groep))
        for titel, groep in by_status(acties).items()
        if groep
    )
    kruimels = (Link("Thema's", "themas.html"),)
    return _list(paden.thema_pad(code), gids.thema_titels[code], tally(acties) + ".", groepen, kruimels, "thema")


def vergadering_paginas(gids: Gids, vergadering: Vergadering) -> list[Pagina]:
    """What a body decided on a day."""
    besluiten = gids.per_vergadering[vergadering]
    orgaan = gids.functie(vergadering[0])
    groep = Groep("besluiten", "Besluiten", tuple(besluit_rij(gids, b) for b in besluiten))
    return spread(
        Pagina(
            pad=paden.vergadering_pad(*vergadering),
            soort="vergadering",
            titel=hoofdletter(gids.vergadering(*vergadering)),
            kruimels=(Link("Vergaderingen", "vergaderingen.html"), Link(gids.voluit(vergadering[0]), orgaan.pad)),
            uitleg=_outcome(besluiten),
            groepen=(groep,),
            buren=gids.vergadering_buren(vergadering),
        )
    )


def _outcome(besluiten: Iterable[BesluitView]) -> str:
    """How many decisions there are, and how many of them nobody took up."""
    besluiten = list(besluiten)
    zonder = sum(b.zonder_actie for b in besluiten)
    slot = f" {zonder} daarvan pakte nog niemand op." if zonder else ""
    return aantal(len(besluiten), "besluit", "besluiten") + "." + slot


def _meeting_group(gids: Gids, vergadering: Vergadering) -> Groep:
    rijen = tuple(besluit_rij(gids, b) for b in gids.per_vergadering[vergadering])
    pad = paden.vergadering_pad(*vergadering)
    anker = pad.rsplit("/", 1)[-1].removesuffix(".html")
    return Groep(anker, hoofdletter(gids.vergadering(*vergadering)), rijen, pad=pad)


def _list(
    pad: str,
    titel: str,
    uitleg: str,
    groepen: Iterable[Groep],
    kruimels: tuple[Link, ...] = (),
    soort: str = "lijst",
) -> list[Pagina]:
    gevuld = tuple(groep for groep in groepen if groep.rijen)
    return spread(
        Pagina(
            pad=pad,
            soort=soort,
            titel=titel,
            kruimels=kruimels,
            uitleg=uitleg,
            groepen=gevuld,
        )
    )


KINDS: Mapping[str, Maker] = {
    "acties.html": acties_paginas,
    "besluiten.html": besluiten_paginas,
    ZONDER_ACTIE: zonder_actie_paginas,
    "casussen.html": casussen_paginas,
    "rollen.html": rollen_paginas,
    "themas.html": themas_paginas,
    "vergaderingen.html": vergaderingen_paginas,
}
"""The lists of everything of a kind."""
