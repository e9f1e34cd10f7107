"""Nothing of what is not public is in any output of a public edition; the same search finds it in any other."""

import base64
import io
import json
import os
import quopri
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from weasyprint import HTML

from actiepunten.records.base import TEKSTVELDEN
from actiepunten.storage.loader import load
from actiepunten.storage.source import WorkTree
from conftest import Run
from support.lekken import leaking, leaks
from support.planten import KINDS, ONLEESBAAR, Geplant, opened, planted
from support.uitgaven import FOUTEN, OPDRACHTEN, Opdracht

WOORD = "zq0042kx"


@dataclass(frozen=True)
class Tuin:
    """The planted register in a git repository; at the revision ``eerder`` all of it was public."""

    root: Path
    geplant: Geplant


@pytest.fixture(scope="module")
def tuin(tmp_path_factory: pytest.TempPathFactory) -> Tuin:
    geplant = planted()
    root = geplant.write(tmp_path_factory.mktemp("register"))
    for path, tekst in opened(geplant).items():
        (root / path).write_text(tekst, encoding="utf-8")
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "add", ".")
    _git(root, "-c", "user.name=test", "-c", "user.email=test@example.nl", "commit", "--quiet", "--message=eerder")
    _git(root, "tag", "eerder")
    return Tuin(geplant.write(root), geplant)


def _git(root: Path, *arguments: str) -> None:
    geen = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    subprocess.run(["git", *arguments], cwd=root, check=True, env=os.environ | geen)


def test_what_is_planted_can_be_read(tuin: Tuin) -> None:
    """Every planted record is read, but for the file that nobody can read: so the search below says something."""
    loaded = load(WorkTree(tuin.root))
    assert loaded.onleesbaar == [f"data/acties/{ONLEESBAAR}.yaml"]
    assert {bevinding.regel for bevinding in loaded.bevindingen} == {"V103", "V206"}
    assert len(loaded.entries) == len(tuin.geplant.bestanden) - 3


def test_every_text_of_every_kind_is_planted() -> None:
    """Each field that may hold text has a word of its own, in secret records and in public ones that withhold it."""
    plekken = set(planted().woorden.values())
    for model, folder in KINDS.items():
        velden = TEKSTVELDEN & set(model.model_fields)
        assert {f"{folder}[intern].{veld}" for veld in velden} <= plekken
        assert {f"{folder}[{veld}].{veld}" for veld in velden} <= plekken
    diep = {"termijn.tekst", "termijn.geen", "voortgang.bewijs", "activiteiten.titel", "uitstel.reden", "bron.stuk"}
    assert {f"acties[intern].{veld}" for veld in diep} <= plekken
    assert {"register.rollen.naam", "register.organen.eerder.naam", "register.themas.titel"} <= plekken


def _leaking(opdracht: Opdracht, tuin: Tuin, run: Run, uit: Path, *, openbaar: bool) -> Iterator[tuple[str, str]]:
    uit.mkdir()
    for naam, content in opdracht.run(run, tuin.root, tuin.geplant, uit, openbaar=openbaar):
        yield from leaking(content, naam, tuin.geplant.alles)


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=lambda o: o.regel)
def test_a_public_edition_leaks_nothing(opdracht: Opdracht, tuin: Tuin, run: Run, tmp_path: Path) -> None:
    """No secret word, name, day or id is in what a command gives; without ``--openbaar`` the search finds some."""
    assert list(_leaking(opdracht, tuin, run, tmp_path / "wel", openbaar=True)) == []
    assert next(_leaking(opdracht, tuin, run, tmp_path / "niet", openbaar=False), None)


@pytest.mark.parametrize("opdracht", FOUTEN, ids=lambda o: o.regel)
def test_an_error_hints_at_nothing(opdracht: Opdracht, tuin: Tuin, run: Run, tmp_path: Path) -> None:
    """A message names nothing that is not public; without ``--openbaar`` the same command does."""
    assert list(_leaking(opdracht, tuin, run, tmp_path / "wel", openbaar=True)) == []
    assert next(_leaking(opdracht, tuin, run, tmp_path / "niet", openbaar=False), None)


def test_what_is_public_is_told(tuin: Tuin, run: Run) -> None:
    """Public records stay, and where a text was withheld stands its ground."""
    antwoord = run("toon", *tuin.geplant.openbaar, "--openbaar", "--formaat", "json", "--register", tuin.root)
    records = {r["id"]: r["record"] for r in json.loads(antwoord.out)["records"]}
    assert set(records) == set(tuin.geplant.openbaar)
    assert all(record["rubricering"] == "openbaar" for record in records.values())
    gronden = {w["veld"]: r for r in records.values() for w in r.get("weggelaten", ()) if w["grond"] == "5.1.2.e"}
    assert gronden["aanleiding"]["aanleiding"] == "weggelaten: 5.1.2.e (woo)"
    assert gronden["aanleiding"]["titel"].startswith("Gewone tekst, zie ")
    assert "[niet openbaar]" in gronden["aanleiding"]["titel"]


def _zip(tekst: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("map/blad.xml", tekst)
    return file.getvalue()


def _utf16(tekst: bytes) -> bytes:
    return b"<" + (b"\xfe\xff" + tekst.decode().encode("utf-16-be")).hex().encode() + b">"


def _pdf(tekst: bytes) -> bytes:
    return bytes(HTML(string=f"<html lang=nl><p>Iets over <i>{tekst.decode()}</i> hier").write_pdf())


def _pdf_title(tekst: bytes) -> bytes:
    return bytes(HTML(string=f"<html lang=nl><title>Over é {tekst.decode()}</title><p>Niets").write_pdf())


def _mail(cte: str) -> Callable[[bytes], bytes]:
    def mail(tekst: bytes) -> bytes:
        bericht = EmailMessage()
        bericht.set_content("Een lange regel met é ervoor. " * 5 + tekst.decode() + " en erna" * 9, cte=cte)
        return bericht.as_bytes()

    return mail


def _mail_subject(tekst: bytes) -> bytes:
    bericht = EmailMessage()
    bericht["Subject"] = f"Één onderwerp over {tekst.decode()}, dat lang genoeg is om te worden gevouwen, en ën verder"
    return bericht.as_bytes()


VERPAKT: dict[str, Callable[[bytes], bytes]] = {
    "plain": lambda b: b"iets " + b + b" meer",
    "capitals": lambda b: b.upper(),
    "zip": _zip,
    "zip in zip": lambda b: _zip(_zip(b)),
    "flate": lambda b: b"%PDF-1.7\nstream\n" + zlib.compress(b) + b"\nendstream",
    "pdf": _pdf,
    "title of a pdf": _pdf_title,
    "mail in base64": _mail("base64"),
    "mail in quoted-printable": _mail("quoted-printable"),
    "subject of a mail": _mail_subject,
    "hex in a stream": lambda b: b"%PDF-1.7\nstream\n" + zlib.compress(_utf16(b)) + b"\nendstream",
    "octal of pdf": lambda b: b"".join(b"\\%03o" % teken for teken in b),
    "base64": lambda b: b"href=data:text/plain;base64," + base64.b64encode(b"x" + b + b" en meer"),
    "base64 of mail": lambda b: base64.encodebytes(b"veel tekst ervoor " * 3 + b + b" en erna" * 9).replace(
        b"\n", b"\r\n"
    ),
    "quoted-printable": lambda b: quopri.encodestring(b"=".join([b"regel ", b * 9])),
    "entities": lambda b: b"".join(b"&#%d;" % teken for teken in b),
    "hex entities": lambda b: b"".join(b"&#x%x;" % teken for teken in b),
    "json": lambda b: b"".join(b"\\u%04x" % teken for teken in b),
    "javascript": lambda b: b"".join(b"\\x%02x" % teken for teken in b),
    "css": lambda b: b"".join(b"\\%x " % teken for teken in b),
    "percent": lambda b: b"".join(b"%%%02X" % teken for teken in b),
    "percent in entities": lambda b: b"".join(b"&#37;%02X" % teken for teken in b),
    "utf-16": lambda b: b.decode().encode("utf-16"),
    "tags": lambda b: b[:3] + b"</mark><b class='x'>" + b[3:],
    "soft hyphen": lambda b: "\u00ad".join(b.decode()).encode(),
    "no width": lambda b: "\u200b".join(b.decode()).encode(),
    "wide letters": lambda b: "".join(chr(teken - 0x21 + 0xFF01) for teken in b).encode(),
    "folded line of a calendar": lambda b: b[:4] + b"\r\n " + b[4:],
    "backwards": lambda b: b[::-1],
    "link": lambda b: b[:2] + b"[" + b[2:5] + b"](https://example.nl)" + b[5:],
    "reference in markdown": lambda b: b"\\!\\[" + b[:5] + b"\\]\\[bron\\]" + b[5:],
    "commonmark": lambda b: b[:2] + b"**" + b[2:] + b"\\_",
}


@pytest.mark.parametrize("vorm", VERPAKT)
def test_the_search_finds_a_word_however_it_is_packed(vorm: str) -> None:
    """A planted word is found in every packing and writing; a word that is not there is not."""
    content = VERPAKT[vorm](WOORD.encode())
    assert [lek.rpartition(": ")[2] for lek in leaks(content, "uit.bin", [WOORD, "zq0043kx"])] == [WOORD]


def test_the_search_looks_at_names() -> None:
    """The name of a file is output too."""
    assert leaks(b"niets", f"acties/{WOORD}.html", [WOORD]) == [f"acties/{WOORD}.html: {WOORD}"]
