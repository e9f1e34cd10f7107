"""``actiepunten bekijk``: the site in the browser of the user, made anew when the register changes."""

import secrets
import traceback
from datetime import date
from http import HTTPStatus
from threading import Lock
from time import sleep
from typing import TYPE_CHECKING, Annotated

import typer

from actiepunten import __version__
from actiepunten.cli import options
from actiepunten.cli.meldingen import complain, tell_bug
from actiepunten.cli.session import Session
from actiepunten.errors import ActiepuntenError, UsageError
from actiepunten.render.site import SiteRenderer, fault_file
from actiepunten.server import NIET_HIER, Antwoord, Server
from actiepunten.site.maker import Site
from actiepunten.storage.watch import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable

POORT = 8018
_HOOGSTE = 65535
_POGINGEN = 20
_TUSSEN = 1.0
"""Seconds between two looks at the files."""


def bekijk(
    poort: Annotated[
        int | None,
        typer.Option("--poort", metavar="NUMMER", help="De poort; anders 8018 of de eerste vrije erna."),
    ] = None,
    openbaar: options.Openbaar = False,
    datum: options.Datum = None,
    revisie: options.Revisie = None,
    register: options.Register = None,
) -> None:
    """Toon de site in de browser, en werk haar bij als het register verandert."""
    if poort is not None and not 0 <= poort <= _HOOGSTE:
        raise UsageError(f"poort {poort} bestaat niet", f"kies een nummer van 1 t/m {_HOOGSTE}")
    live = Live(lambda: Session(register, datum, revisie, openbaar=openbaar))
    server = _server(live, poort)
    server.start()
    typer.echo(f"De site staat op {server.adres}\nAlleen op deze computer, en alleen om te lezen. Stop met Ctrl-C.")
    try:
        while True:
            sleep(_TUSSEN)
            live.look()
    finally:
        server.stop()


class Live:
    """The site as the register is now; a fault in the register takes its place until that is mended."""

    def __init__(self, session: "Callable[[], Session]") -> None:
        """``session`` opens the register anew; where it cannot be read at first, that is an error of the command."""
        self._session = session
        self._lock = Lock()
        self._begin = secrets.token_hex(4)  # a page that an earlier run left open has to load itself anew
        self._keer = 0
        self._fout: ActiepuntenError | None = None
        self._gemeld: set[str] = set()
        eerste = session()
        self._root = eerste.root
        self._gezien = self._look_at(eerste)
        self._renderer = self._make(eerste, self._versie)

    @property
    def _versie(self) -> str:
        """What the site as it is now is called."""
        return f"{self._begin}-{self._keer}"

    @staticmethod
    def _make(session: Session, versie: str) -> SiteRenderer:
        site = Site(session.stand, session.herkomst, __version__, live=versie)
        session.tell_left_out()
        return SiteRenderer(site, session.templates_now())

    def _look_at(self, session: Session) -> tuple[object, date]:
        """What is another when the site is: the files, or the commit that the revision is now; and the day."""
        if session.revisie is None:
            return fingerprint(self._root), session.vandaag
        try:
            return session.source.revisie, session.vandaag
        except ActiepuntenError as fout:  # the branch is gone
            return fout.melding, session.vandaag

    def look(self) -> None:
        """Make the site anew where a file, the revision or the day has changed, and say so."""
        nu = self._look_at(self._session())
        if nu == self._gezien:
            return
        self._gezien = nu
        fout: ActiepuntenError | None = None
        try:
            renderer = self._make(self._session(), f"{self._begin}-{self._keer + 1}")
        except ActiepuntenError as gevonden:
            fout = gevonden
        with self._lock:
            if fout is None:
                self._renderer = renderer
            self._fout = fout
            self._keer += 1
            self._gemeld.clear()
        if fout is None:
            typer.echo("De site is bijgewerkt.")
        else:
            self._tell(fout)

    def __call__(self, pad: str) -> Antwoord:
        """What is at a path of the site now."""
        if pad == "_versie":
            return Antwoord(HTTPStatus.OK, self._versie.encode(), "text/plain")
        with self._lock:
            if self._fout:
                return self._faulty(pad, self._fout)
            try:
                inhoud = self._renderer.file(pad)
            except ActiepuntenError as fout:  # a template of the register
                self._tell(fout)
                return self._faulty(pad, fout)
        return NIET_HIER if inhoud is None else Antwoord(HTTPStatus.OK, inhoud)

    def _faulty(self, pad: str, fout: ActiepuntenError) -> Antwoord:
        status = HTTPStatus.OK if pad.endswith((".css", ".js")) else HTTPStatus.SERVICE_UNAVAILABLE
        return Antwoord(status, fault_file(pad, fout.melding, fout.hint, self._versie))

    def tell_bug(self) -> None:
        """Tell of an exception that is a fault of the program, once for every change of the register."""
        fout = traceback.format_exc()
        if fout not in self._gemeld:
            self._gemeld.add(fout)
            tell_bug()

    def _tell(self, fout: ActiepuntenError) -> None:
        """Name a fault in the terminal, once for every change of the register."""
        if fout.melding not in self._gemeld:
            self._gemeld.add(fout.melding)
            complain(fout.melding, fout.hint)


def _server(live: Live, poort: int | None) -> Server:
    """The server on the port that was asked, or else on the first that is free."""
    for poging in [poort] if poort is not None else range(POORT, POORT + _POGINGEN):
        try:
            return Server(live, poging, live.tell_bug)
        except OSError:
            continue
    wat = f"poort {poort} is" if poort is not None else f"de poorten {POORT} t/m {POORT + _POGINGEN - 1} zijn"
    raise ActiepuntenError(f"{wat} niet vrij", "kies een andere met --poort, of sluit wat hem gebruikt")
