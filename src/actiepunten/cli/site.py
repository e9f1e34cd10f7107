"""``actiepunten site``: the whole register as pages to browse, in a folder."""

from pathlib import Path
from typing import Annotated

import typer

from actiepunten.cli import options


def site(
    uit: Annotated[
        Path, typer.Option("--uit", metavar="MAP", help="De map voor de site: leeg, nieuw, of van een eerdere keer.")
    ],
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Maak van het register een site om door te bladeren."""
    from actiepunten import __version__
    from actiepunten.cli.session import Session
    from actiepunten.render.progress import with_progress
    from actiepunten.render.site import SiteRenderer
    from actiepunten.site.maker import Site
    from actiepunten.stand import highest
    from actiepunten.storage.sitefolder import write_site
    from actiepunten.taal import aantal

    session = Session(register, datum, revisie, openbaar=openbaar)
    stand = session.stand
    renderer = SiteRenderer(Site(stand, session.herkomst, __version__), session.own_template)
    geschreven = write_site(uit, session.root, with_progress(renderer.files(), len(renderer), "Pagina's"))
    rubricering = highest(record for record in session.register.records if record.id in stand)
    bestanden = aantal(geschreven, "bestand", "bestanden")
    session.saved(uit, bestanden, rubricering, f"Open {uit / 'index.html'}")
