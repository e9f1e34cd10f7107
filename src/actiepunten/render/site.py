"""The files of the site: pages by templates, the style sheet, the script and the search index."""

from collections.abc import Iterator

from jinja2 import Environment

from actiepunten.render.templating import ReadTemplate, make_environment, render, shipped
from actiepunten.site import paden
from actiepunten.site.maker import Site
from actiepunten.site.pagina import Pagina

Bestand = tuple[str, bytes]
"""A path within the site, and what is there."""
_VAST = {paden.STIJL: "site/site.css.j2", paden.SCRIPT: "site/site.js"}


def fault_file(pad: str, melding: str, hint: str, versie: str) -> bytes:
    """What ``bekijk`` shows at a path while there is no site: the fault, by the program's own templates."""
    environment = make_environment(lambda _: None, html=True)
    if pad in _VAST:
        return _fixed(environment, lambda _: None, pad)
    return render(environment, "site/storing.html.j2", melding=melding, hint=hint, versie=versie).encode()


def _fixed(environment: Environment, own: ReadTemplate, pad: str) -> bytes:
    naam = _VAST[pad]
    if naam.endswith(".j2"):
        return render(environment, naam).encode()
    eigen = own(naam)  # a script is no template
    return (shipped(naam) or "" if eigen is None else eigen).encode()


class SiteRenderer:
    """A site as files, all of them or one."""

    def __init__(self, site: Site, own: ReadTemplate) -> None:
        self._site = site
        self._own = own
        self._environment = make_environment(own, html=True)

    def __len__(self) -> int:
        """How many pieces :meth:`files` gives."""
        return len(self._site.makers) + 1

    def files(self) -> Iterator[list[Bestand]]:
        """All files, in pieces of one or a few."""
        index = [(pad, tekst.encode()) for pad, tekst in self._site.zoekbestanden.items()]
        yield [*((pad, _fixed(self._environment, self._own, pad)) for pad in _VAST), *index]
        for paginas in self._site.paginas():
            yield [(pagina.pad, self._page(pagina)) for pagina in paginas]

    def file(self, pad: str) -> bytes | None:
        """One file; ``None`` where the site has none of that path."""
        if pad in _VAST:
            return _fixed(self._environment, self._own, pad)
        if (tekst := self._site.zoekbestanden.get(pad) if pad.startswith("zoek/") else None) is not None:
            return tekst.encode()
        pagina = self._site.pagina(pad)
        return self._page(pagina) if pagina else None

    def _page(self, pagina: Pagina) -> bytes:
        return render(self._environment, pagina.sjabloon, pagina=pagina, site=self._site.kop).encode()
