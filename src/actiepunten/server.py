"""A server for one user on this machine alone: it shows what it is given, and takes nothing."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from threading import Thread
from urllib.parse import unquote, urlsplit

HIER = "127.0.0.1"
_NAMEN = frozenset({HIER, "localhost"})
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    # No page of another site may read what is shown here, not even as a script.
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What is at a path."""

    status: int
    inhoud: bytes
    soort: str = ""
    """The media type; empty for what the name of the file says."""


Bron = Callable[[str], Antwoord]
"""Gives what is at a path within the site; it is never a path on the disk."""

NIET_HIER = Antwoord(HTTPStatus.NOT_FOUND, b"Deze pagina is er niet.\n", "text/plain")
_GEWEIGERD = Antwoord(HTTPStatus.FORBIDDEN, b"Dit adres wordt hier niet getoond.\n", "text/plain")
_ALLEEN_LEZEN = Antwoord(HTTPStatus.METHOD_NOT_ALLOWED, b"Hier is alleen te lezen.\n", "text/plain")
_FOUT = Antwoord(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    b"Dit is een fout in actiepunten zelf. In het venster van `actiepunten bekijk` staat meer.\n",
    "text/plain",
)
_ONBEGREPEN = b"Deze vraag is niet te beantwoorden.\n"


class Server:
    """Serves a source on 127.0.0.1, in a thread of its own."""

    def __init__(self, bron: Bron, poort: int, meld: Callable[[], None]) -> None:
        """Take the port; :class:`OSError` where another program has it. Port 0 is any that is free.

        ``meld`` is called while an exception is handled that should not have been.
        """
        self._http = _Http(bron, poort, meld)

    @property
    def adres(self) -> str:
        """Where the site is to be seen."""
        return f"http://{HIER}:{self._http.server_address[1]}/"

    def start(self) -> None:
        """Answer from now on."""
        Thread(target=self._http.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Answer no more, and give the port back."""
        self._http.shutdown()
        self._http.server_close()


class _Http(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, bron: Bron, poort: int, meld: Callable[[], None]) -> None:
        self.bron = bron
        self.meld = meld
        super().__init__((HIER, poort), _Handler)

    def handle_error(self, *_: object) -> None:
        """Go on, in silence where a browser went away halfway."""
        if not isinstance(sys.exception(), OSError):
            self.meld()


class _Handler(BaseHTTPRequestHandler):
    server: _Http

    def do_GET(self) -> None:
        """Give what is at the path, to whom it may be given."""
        self._give(self._found() if _may_see(self.headers) else _GEWEIGERD)

    do_HEAD = do_GET  # noqa: N815 (named by the library)

    def _refuse(self) -> None:
        self._give(_ALLEEN_LEZEN)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refuse  # noqa: N815 (id.)

    def _found(self) -> Antwoord:
        try:
            pad = unquote(urlsplit(self.path).path, errors="strict").removeprefix("/") or "index.html"
            antwoord = self.server.bron(pad)
        except ValueError:  # bytes that are no UTF-8, an address that is none
            return NIET_HIER
        except Exception:  # noqa: BLE001 (the server goes on)
            self.server.meld()
            return _FOUT
        return replace(antwoord, soort=antwoord.soort or _TYPES.get(PurePosixPath(pad).suffix, "text/html"))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Give one short answer to what is no question, or has a method that nobody knows."""
        del message, explain  # the library has English for it
        self.request_version = self.protocol_version  # of garbage the library makes an age that has no headers
        self._give(Antwoord(code, _ONBEGREPEN, "text/plain"))

    def _give(self, antwoord: Antwoord) -> None:
        self.send_response(antwoord.status)
        self.send_header("Content-Type", f"{antwoord.soort}; charset=utf-8")
        self.send_header("Content-Length", str(len(antwoord.inhoud)))
        for naam, waarde in _HEADERS.items():
            self.send_header(naam, waarde)
        if antwoord is _ALLEEN_LEZEN:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(antwoord.inhoud)

    def version_string(self) -> str:
        """What the server calls itself."""
        return "actiepunten"

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what the user has to know."""


def _may_see(headers: Message) -> bool:
    """Whether the browser asked by a name of this machine: another name that leads here is a trick.

    A link on another site may lead here; what a page of another site fetches by itself is not given.
    """
    naam = headers.get("Host", "").split(":")[0]
    elders = headers.get("Sec-Fetch-Site", "none") in ("cross-site", "same-site")
    gevolgd = headers.get("Sec-Fetch-Mode") == "navigate" and headers.get("Sec-Fetch-Dest") == "document"
    return naam.casefold() in _NAMEN and (gevolgd or not elders)
