"""The whole site of a stand: what pages there are, each made when it is asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial

from actiepunten.herkomst import Herkomst
from actiepunten.lists import SIGNAAL_LIJST
from actiepunten.site import paden
from actiepunten.site.functies import functie_paginas, niemand_paginas
from actiepunten.site.gids import Gids
from actiepunten.site.lijsten import KINDS, signaal_paginas, thema_paginas, vergadering_paginas
from actiepunten.site.overzicht import overzicht_paginas, zoek_paginas
from actiepunten.site.pagina import Kop, Link, Pagina
from actiepunten.site.records import actie_paginas, besluit_paginas, casus_paginas
from actiepunten.site.zoeken import search_files
from actiepunten.stand import Stand
from actiepunten.taal import lang

_KEPT = 16
"""How many things keep their pages while they are looked at one by one."""


class Site:
    """The site of a stand. A page is made when it is asked for, so that one can be looked at without the others."""

    def __init__(self, stand: Stand, herkomst: Herkomst, versie: str, *, live: str = "") -> None:
        """``versie`` is that of the tool; ``live`` is what ``bekijk`` calls this site."""
        self._gids = Gids(stand)
        self._made = lru_cache(_KEPT)(lambda begin: self.makers[begin]())
        self.kop = Kop(
            register=herkomst.register,
            peildatum=lang(herkomst.peildatum),
            gekozen=herkomst.gekozen,
            revisie=herkomst.revisie_tekst,
            versie=versie,
            onleesbaar=herkomst.onleesbaar,
            menu=tuple(_menu(stand)),
            openbaar=herkomst.openbaar,
            live=live,
        )

    @cached_property
    def makers(self) -> Mapping[str, Callable[[], Sequence[Pagina]]]:
        """What makes the pages that begin at each path; one of them is mostly all."""
        gids, stand = self._gids, self._gids.stand
        return {
            paden.OVERZICHT: partial(overzicht_paginas, gids),
            paden.ZOEKEN: partial(zoek_paginas, gids, self.kop.menu),
            **{pad: partial(maker, gids) for pad, maker in KINDS.items()},
            **{paden.signaal_pad(s): partial(signaal_paginas, gids, s) for s in SIGNAAL_LIJST},
            **{paden.thema_pad(code): partial(thema_paginas, gids, code) for code in gids.per_thema},
            **{paden.rol_pad(code): partial(functie_paginas, gids, code) for code in gids.codes},
            paden.NIEMAND: partial(niemand_paginas, gids),
            **{paden.vergadering_pad(*v): partial(vergadering_paginas, gids, v) for v in gids.vergaderingen},
            **{gids.pad(i): partial(besluit_paginas, gids, besluit) for i, besluit in stand.besluiten.items()},
            **{gids.pad(i): partial(actie_paginas, gids, actie) for i, actie in stand.acties.items()},
            **{gids.pad(i): partial(casus_paginas, gids, casus) for i, casus in stand.casussen.items()},
        }

    def paginas(self) -> Iterator[Sequence[Pagina]]:
        """All pages, a few at a time; as many times as there are makers."""
        return (maker() for maker in self.makers.values())

    def pagina(self, pad: str) -> Pagina | None:
        """The page at that path; ``None`` where there is none."""
        begin = paden.eerste_pad(pad)
        return (
            next((pagina for pagina in self._made(begin) if pagina.pad == pad), None) if begin in self.makers else None
        )

    @cached_property
    def zoekbestanden(self) -> Mapping[str, str]:
        """The files of the search index."""
        return dict(search_files(self._gids))


def _menu(stand: Stand) -> Iterator[Link]:
    yield Link("Overzicht", paden.OVERZICHT)
    yield Link("Acties", "acties.html")
    yield Link("Besluiten", "besluiten.html")
    yield Link("Vergaderingen", "vergaderingen.html")
    yield Link("Thema's", "themas.html")
    yield Link("Rollen", "rollen.html")
    if stand.casussen:
        yield Link("Casussen", "casussen.html")
    yield Link("Zoeken", paden.ZOEKEN)
