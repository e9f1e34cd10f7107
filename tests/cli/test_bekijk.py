import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from actiepunten.cli.bekijk import POORT, Live
from actiepunten.cli.session import Session
from actiepunten.server import Server
from cli.answers import edit, english_in
from conftest import ROOT, Run
from support.pagina import read_page

Ding = TypeVar("Ding")

PATIENCE = 20.0
RECORD = "data/acties/A-2018-09-14-05.yaml"
PAGINA = "/acties/a-2018-09-14-05.html"


@dataclass(frozen=True)
class Kreeg:
    """An answer of the server."""

    status: int
    headers: dict[str, str]
    tekst: str


class Kijker:
    """``bekijk`` running in a folder, and questions to it over HTTP."""

    def __init__(self, folder: Path, log: Path, *opties: str) -> None:
        self._log = log
        env = {naam: waarde for naam, waarde in os.environ.items() if naam != "ACTIEPUNTEN_REGISTER"}
        with log.open("wb") as uit:
            self.child = subprocess.Popen(
                [sys.executable, "-m", "actiepunten", "bekijk", *opties], cwd=folder, stdout=uit, stderr=uit, env=env
            )
        self.poort = int(self.until(lambda: re.search(r"http://127\.0\.0\.1:(\d+)/", self.gezegd))[1])

    @property
    def gezegd(self) -> str:
        """What the program wrote to the terminal by now."""
        return self._log.read_text(encoding="utf-8")

    def until(self, wat: Callable[[], Ding | None]) -> Ding:
        """Wait for something; failing where it does not come."""
        tot = time.monotonic() + PATIENCE
        while time.monotonic() < tot:
            if gevonden := wat():
                return gevonden
            time.sleep(0.05)
        raise AssertionError(f"it did not come; what was said:\n{self.gezegd}")

    def ask(self, pad: str = "/", method: str = "GET", **headers: str) -> Kreeg:
        """One question, with the path exactly as given."""
        verbinding = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=PATIENCE)
        verbinding.putrequest(method, pad, skip_host="Host" in headers)
        for naam, waarde in headers.items():
            verbinding.putheader(naam.replace("_", "-"), waarde)
        verbinding.endheaders()
        antwoord = verbinding.getresponse()
        kreeg = Kreeg(antwoord.status, dict(antwoord.getheaders()), antwoord.read().decode())
        verbinding.close()
        return kreeg

    def stop(self, sein: signal.Signals = signal.SIGINT) -> int:
        """End it as a user would; its exit code."""
        self.child.send_signal(sein)
        return self.child.wait(timeout=PATIENCE)


@pytest.fixture(scope="module")
def kijker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kijker]:
    """The shipped register in view; it is only asked."""
    kijker = Kijker(ROOT, tmp_path_factory.mktemp("bekijk") / "log", "--poort", "0")
    yield kijker
    kijker.stop()


@pytest.fixture
def eigen(shipped: Path, tmp_path: Path) -> Iterator[Kijker]:
    """A copy of the register in view, that a test may change."""
    kijker = Kijker(shipped, tmp_path / "log", "--poort", "0")
    yield kijker
    if kijker.child.poll() is None:
        kijker.stop()


def test_it_shows_the_site_that_site_writes(kijker: Kijker, run: Run, tmp_path: Path) -> None:
    """The same pages, but for what makes an open page load itself again."""
    assert run("site", "--uit", tmp_path / "uit").code == 0
    for file in (tmp_path / "uit").rglob("*.html"):
        kreeg = kijker.ask("/" + file.relative_to(tmp_path / "uit").as_posix())
        assert (kreeg.status, kreeg.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        live = re.sub(r' data-(live|versie)="[^"]*"', "", kreeg.tekst).replace("connect-src 'self'; ", "")
        assert live == file.read_text(encoding="utf-8").replace("'self' file:", "'self'")
    for pad, soort in (
        ("stijl.css", "text/css"),
        ("site.js", "text/javascript"),
        ("zoek/inhoud.js", "text/javascript"),
    ):
        kreeg = kijker.ask(f"/{pad}?vers=1")
        assert kreeg.headers["Content-Type"] == f"{soort}; charset=utf-8"
        assert kreeg.tekst == (tmp_path / "uit" / pad).read_text(encoding="utf-8")


def test_the_first_page_is_the_overview(kijker: Kijker) -> None:
    """At the address that is printed, also under the name localhost."""
    assert kijker.ask("/") == kijker.ask("/index.html", Host=f"localhost:{kijker.poort}")
    assert "Hoe staan we ervoor" in kijker.ask("/").tekst


def test_nothing_can_be_sent_to_it(kijker: Kijker) -> None:
    """Only GET and HEAD; the latter gives the same headers without a page."""
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        kreeg = kijker.ask("/", method)
        assert (kreeg.status, kreeg.headers["Allow"]) == (405, "GET, HEAD")
        assert english_in(kreeg.tekst) == []
    hoofd, heel = kijker.ask("/acties.html", "HEAD"), kijker.ask("/acties.html")
    assert (hoofd.status, hoofd.tekst) == (200, "")
    assert hoofd.headers["Content-Length"] == str(len(heel.tekst.encode()))


def raw(poort: int, vraag: bytes) -> str:
    """All that the server sends back to these bytes."""
    with socket.create_connection(("127.0.0.1", poort), timeout=PATIENCE) as verbinding:
        verbinding.sendall(vraag)
        verbinding.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: verbinding.recv(4096), b"")).decode()


@pytest.mark.parametrize(
    ("vraag", "code"),
    [
        (b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501),
        (b"\x16\x03\x01\x02\x00\x01\xff zomaar wat\r\n\r\n", 400),
        (b"rommel\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + b"X-Veel: 1\r\n" * 200 + b"\r\n", 431),
    ],
)
def test_what_is_no_question_gets_a_short_answer(kijker: Kijker, vraag: bytes, code: int) -> None:
    """In plain words, with the headers of every answer, and without a page of the library."""
    kop, _, tekst = raw(kijker.poort, vraag).partition("\r\n\r\n")
    eerste, *headers = kop.split("\r\n")
    assert eerste.split()[:2] == ["HTTP/1.0", str(code)]
    assert tekst == "Deze vraag is niet te beantwoorden.\n"
    assert "Content-Type: text/plain; charset=utf-8" in headers
    assert "X-Content-Type-Options: nosniff" in headers


def test_a_fault_of_the_program_is_told_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On stderr with where the makers can read more; the page says that it is a fault."""
    live = Live(lambda: Session(ROOT))
    monkeypatch.setattr(live, "_renderer", None)  # so that every page is a fault
    server = Server(live, 0, live.tell_bug)
    server.start()
    poort = int(server.adres.rstrip("/").rpartition(":")[2])
    vraag = b"GET /acties.html HTTP/1.1\r\nHost: localhost\r\n\r\n"
    antwoorden = [raw(poort, vraag) for _ in range(2)]
    server.stop()
    for antwoord in antwoorden:
        assert antwoord.startswith("HTTP/1.0 500 ")
        assert "Dit is een fout in actiepunten zelf. In het venster van `actiepunten bekijk` staat meer.\n" in antwoord
    err = capsys.readouterr().err
    assert err.count("Fout: dit is een fout in actiepunten zelf\n  → stuur ") == 1
    log = Path(err.split("stuur ")[1].split(" mee ")[0])
    assert "AttributeError: 'NoneType' object has no attribute 'file'" in log.read_text(encoding="utf-8")
    log.unlink()


@pytest.mark.parametrize(
    "pad",
    [
        "/../pyproject.toml", "/acties/../../pyproject.toml", "/%2e%2e/pyproject.toml", "/..%2fpyproject.toml",
        "//etc/passwd", "/etc/passwd", "/..\\pyproject.toml", "/acties/", "/acties", "/zoek/", "/%00", "/%ff",
        "/data/register.yaml",
        "/index.html/", "/acties.html_2.html", "/acties_2.html", "/acties_0.html", "/_versie/",
    ],
)  # fmt: skip
def test_there_is_nothing_but_the_site(kijker: Kijker, pad: str) -> None:
    """No file of the disk, no list of a folder, no page that is not there."""
    kreeg = kijker.ask(pad)
    assert (kreeg.status, kreeg.tekst) == (404, "Deze pagina is er niet.\n")


@pytest.mark.parametrize("host", ["elders.nl", "127.0.0.1.elders.nl", "", "localhost.elders.nl:8018", "0.0.0.0"])  # noqa: S104
def test_another_name_that_leads_here_is_refused(kijker: Kijker, host: str) -> None:
    """So that a page elsewhere cannot pass for this one."""
    kreeg = kijker.ask("/", Host=host)
    assert (kreeg.status, kreeg.tekst) == (403, "Dit adres wordt hier niet getoond.\n")


def test_a_page_of_another_site_cannot_read_it(kijker: Kijker) -> None:
    """Neither as a script nor in a frame; but a link there may lead here."""
    assert kijker.ask("/zoek/inhoud.js", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors").status == 403
    frame = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}
    assert kijker.ask("/", **frame).status == 403
    assert kijker.ask("/", **(frame | {"Sec_Fetch_Dest": "document"})).status == 200
    headers = kijker.ask("/").headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Access-Control-Allow-Origin" not in headers


def test_only_this_machine_can_reach_it(kijker: Kijker) -> None:
    """It listens at 127.0.0.1 and at no other address."""
    with socket.socket() as andere, pytest.raises(OSError, match="refused"):
        andere.connect(("127.0.0.2", kijker.poort))


def test_a_change_in_the_register_is_shown(eigen: Kijker, shipped: Path) -> None:
    """The number by which an open page knows it changes too; a new record gets its page, a gone one loses it."""
    versie = eigen.ask("/_versie").tekst
    assert f'data-versie="{versie}"' in eigen.ask(PAGINA).tekst
    edit(shipped / RECORD, "titel: ", "titel: Gloednieuw ")
    eigen.until(lambda: eigen.ask("/_versie").tekst != versie)
    assert "Gloednieuw" in eigen.ask(PAGINA).tekst
    assert f'data-versie="{eigen.ask("/_versie").tekst}"' in eigen.ask(PAGINA).tekst
    assert "De site is bijgewerkt." in eigen.gezegd
    versie = eigen.ask("/_versie").tekst
    (shipped / RECORD).unlink()
    eigen.until(lambda: eigen.ask("/_versie").tekst != versie)
    assert eigen.ask(PAGINA).status == 404


def test_it_follows_a_branch(shipped: Path, git: Callable[..., str], tmp_path: Path) -> None:
    """With a revision what counts is the commit that it is now: not the files, but each new commit."""
    for opdracht in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "begin")):
        git(shipped, *opdracht)
    kijker = Kijker(shipped, tmp_path / "log", "--poort", "0", "--revisie", "main")
    try:
        versie = kijker.ask("/_versie").tekst
        edit(shipped / RECORD, "titel: ", "titel: Gloednieuw ")
        time.sleep(2.5)
        assert kijker.ask("/_versie").tekst == versie
        git(shipped, "commit", "-qam", "een nieuwe titel")
        kijker.until(lambda: kijker.ask("/_versie").tekst != versie)
        assert "Gloednieuw" in kijker.ask(PAGINA).tekst
        assert git(shipped, "rev-parse", "main") in kijker.ask(PAGINA).tekst
        git(shipped, "branch", "-m", "main", "anders")
        kijker.until(lambda: kijker.ask(PAGINA).status == 503)
        assert "git kent de revisie main niet" in kijker.ask(PAGINA).tekst
        git(shipped, "branch", "-m", "anders", "main")
        kijker.until(lambda: kijker.ask(PAGINA).status == 200)
    finally:
        kijker.stop()


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(eigen: Kijker, shipped: Path) -> None:
    """On each page and in the terminal."""
    (shipped / RECORD).write_text("id: [", encoding="utf-8")
    eigen.until(lambda: "niet volledig" in eigen.ask("/").tekst)
    assert RECORD in eigen.ask("/").tekst
    assert f"niet te lezen en weggelaten: {RECORD}" in eigen.gezegd
    assert eigen.ask("/acties.html").status == 200


def test_a_register_that_is_gone_is_told_until_it_is_back(eigen: Kijker, shipped: Path) -> None:
    """On the page, with the way out, and in the terminal; the page looks whether it is back."""
    shutil.move(shipped / "data/register.yaml", shipped / "weg.yaml")
    eigen.until(lambda: eigen.ask(PAGINA).status == 503)
    pagina = read_page(eigen.ask(PAGINA).tekst)
    assert f'data-versie="{eigen.ask("/_versie").tekst}"' in eigen.ask(PAGINA).tekst
    assert "staat geen register (data/register.yaml)" in pagina.tekst
    assert "Wat u kunt doen: " in pagina.tekst
    assert english_in(pagina.tekst) == []
    assert pagina.bronnen == ["/stijl.css", "/site.js"]
    assert [eigen.ask(pad).status for pad in pagina.bronnen] == [200, 200]
    assert "Fout: in deze map" in eigen.gezegd
    shutil.move(shipped / "weg.yaml", shipped / "data/register.yaml")
    eigen.until(lambda: eigen.ask(PAGINA).status == 200)


def test_a_broken_template_is_told_by_file_and_line(eigen: Kijker, shipped: Path) -> None:
    """Until it is mended."""
    sjabloon = shipped / "templates/site/record.html.j2"
    sjabloon.parent.mkdir(parents=True)
    sjabloon.write_text("\n{{ pagina.wat }}", encoding="utf-8")
    eigen.until(lambda: eigen.ask(PAGINA).status == 503)
    assert "templates/site/record.html.j2:2: hier staat een naam die niet bestaat" in eigen.ask(PAGINA).tekst
    assert eigen.gezegd.count("Fout: templates/site/record.html.j2:2") == 1
    assert eigen.ask("/acties.html").status == 200
    sjabloon.unlink()
    eigen.until(lambda: eigen.ask(PAGINA).status == 200)


def test_it_writes_nothing(eigen: Kijker, shipped: Path) -> None:
    """Neither in the register nor beside it."""
    for pad in ("/", "/acties.html", PAGINA, "/zoek/inhoud.js"):
        assert eigen.ask(pad).status == 200
    assert [file.name for file in shipped.iterdir()] == ["data"]
    assert {file.name for file in shipped.parent.iterdir()} == {"register", "log"}


def test_ctrl_c_ends_it_and_gives_the_port_back(eigen: Kijker) -> None:
    """With the exit code of what was interrupted, and no traceback."""
    assert eigen.stop() == 130
    assert eigen.gezegd.splitlines()[-1] == "Fout: afgebroken"
    assert "Traceback" not in eigen.gezegd
    with socket.socket() as zelfde:
        zelfde.bind(("127.0.0.1", eigen.poort))


def test_a_port_that_is_taken_is_named(kijker: Kijker, run: Run) -> None:
    """Asked for, it is an error; without asking the next free one is taken."""
    ran = run("bekijk", "--poort", str(kijker.poort))
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        f"Fout: poort {kijker.poort} is niet vrij\n  → kies een andere met --poort, of sluit wat hem gebruikt\n"
    )
    ran = run("bekijk", "--poort", "70000")
    assert (ran.code, english_in(ran.err)) == (2, [])


def test_without_a_port_the_next_free_one_is_taken(tmp_path: Path) -> None:
    """From 8018 upward."""
    with socket.socket() as bezet:
        try:
            bezet.bind(("127.0.0.1", POORT))
            bezet.listen()
        except OSError:
            pass  # somebody else has it: that serves as well
        kijker = Kijker(ROOT, tmp_path / "log")
        assert POORT < kijker.poort < POORT + 20
        assert kijker.stop() == 130


def test_without_a_register_it_does_not_start(run: Run, tmp_path: Path) -> None:
    """It is the error that every command gives."""
    ran = run("bekijk", "--register", tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "staat geen register" in ran.err
