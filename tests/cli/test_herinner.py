"""A digest per owner: what is late, due, not reported and silent, with the line to type."""

import email
import email.policy
import re
from pathlib import Path

import pytest
from justhtml import JustHTML

from cli.answers import ask, edit, english_in
from cli.test_schrijven import MELDPUNT
from conftest import Run
from render.test_html import ACTIVE
from support.vijandig import HOSTILE

LAAT = ("--datum", "2018-12")
HDPO = """\
# 3 acties vragen aandacht: 2 te laat en 1 nog niet gemeld

Voor: HDPO

Dit is de stand op 31 december 2018 in Actieplan integriteit BZ.

## Te laat (2)

De laatste dag is voorbij. Meld hoe het staat, of vraag uitstel.

### Capaciteit voor opvang als het rapport is verspreid

- A-2018-07-06-03: 31 dagen te laat
- termijn: in najaar (30 november 2018), stap ‘Onderwerp breed onder de aandacht brengen’
- laatste melding: nog geen
- besluit BR-2018-07-06-15: Voldoende capaciteit voor opvang na de verspreiding

Zo meldt u hoe het staat:

    actiepunten voortgang A-2018-07-06-03 --activiteit 1 --status loopt --tekst "..."
"""


def test_a_digest_tells_what_and_how(run: Run) -> None:
    """The subject counts, each actie has its lateness, deadline, last report, decision and line to type."""
    ran = run("herinner", "--owner", "HDPO", *LAAT)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(HDPO)
    assert english_in(re.sub(r"    actiepunten .*|`actiepunten \w+`", "", ran.out)) == []


def test_the_acties_are_those_with_the_signals(run: Run) -> None:
    """Everyone's together name what ``status`` has as late, not reported, due and silent; each once a digest."""
    signalen = [woord for s in ("te-laat", "niet-gemeld", "nu", "binnenkort", "stil") for woord in ("--signaal", s)]
    verwacht = {rij["id"] for rij in ask(run, "status", *LAAT, *signalen)["acties"]}
    out = run("herinner", *LAAT).out
    assert set(re.findall(r"(?m)^- (A-[\d-]+): ", out)) == verwacht
    for bericht in out.split("\n# "):
        ids = re.findall(r"(?m)^- (A-[\d-]+): ", bericht)
        assert len(ids) == len(set(ids))


def test_the_line_to_type_works(run: Run, gemeente: Path) -> None:
    """As it stands there, with a text; after it the actie is no longer silent or without report."""
    out = run("herinner", "--datum", "2026-06", cwd=gemeente).out
    regel = re.search(r"(?m)^    actiepunten (voortgang \S+(?: --activiteit \d+)? --status loopt) --tekst", out)
    assert regel
    assert run(*regel[1].split(), "--tekst", "Gedaan.", "--datum", "2025-02-01", cwd=gemeente).code == 0


def test_what_is_of_nobody_is_a_digest_of_its_own(run: Run, gemeente: Path) -> None:
    """``--owner -`` asks who takes it up; without owners named it comes last."""
    edit(gemeente / MELDPUNT, re.search(r"(?m)^wie: .*\n", (gemeente / MELDPUNT).read_text("utf-8"))[0], "")  # type: ignore[index]
    out = run("herinner", "--owner", "-", "--datum", "2026-06", cwd=gemeente).out
    assert "Voor: niemand\n" in out
    assert "Deze acties zijn van niemand. Wie pakt ze op?" in out
    alle = run("herinner", "--datum", "2026-06", cwd=gemeente).out
    assert re.findall(r"(?m)^Voor: (\S+)", alle)[-1] == "niemand"


def test_nothing_to_remind_of_is_said(run: Run) -> None:
    """No digest, no error."""
    ran = run("herinner", "--owner", "CCI", "--datum", "2017-06-24")
    assert (ran.code, ran.out, ran.err) == (0, "\n", "er is niets om aan te herinneren\n")


@pytest.mark.parametrize(("formaat", "eind"), [("markdown", "md"), ("html", "html"), ("eml", "eml")])
def test_a_folder_gets_a_file_for_each(run: Run, tmp_path: Path, formaat: str, eind: str) -> None:
    """Named after the owner, and the same bytes each time; the screen says what each is about."""
    ran = run("herinner", *LAAT, "--formaat", formaat, "--uit", tmp_path)
    assert ran.code == 0
    eerst = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert f"herinnering-CCI.{eind}" in eerst
    assert f"{tmp_path}/herinnering-HDPO.{eind}: 3 acties vragen aandacht: 2 te laat en 1 nog niet gemeld\n" in ran.out
    run("herinner", *LAAT, "--formaat", formaat, "--uit", tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == eerst


def test_a_draft_opens_in_a_mail_program(run: Run) -> None:
    """Subject, addressee, text and page; no date, and marked as not sent."""
    out = run("herinner", "--owner", "HDPO", *LAAT, "--formaat", "eml", "--aan", "secretaris@voorbeeld.nl").out
    mail = email.message_from_string(out, policy=email.policy.default)
    assert mail["Subject"] == "Actieplan integriteit BZ: 3 acties vragen aandacht: 2 te laat en 1 nog niet gemeld"
    assert (mail["To"], mail["X-Unsent"], mail["Date"]) == ("secretaris@voorbeeld.nl", "1", None)
    tekst, pagina = mail.get_body(("plain",)), mail.get_body(("html",))
    assert tekst
    assert pagina
    assert tekst.get_content().replace("\r\n", "\n").startswith(HDPO)
    assert "<h1>3 acties vragen aandacht" in pagina.get_content()


@pytest.mark.parametrize("aan", ["a@b.nl\nBcc: c@d.nl", "geen adres", "", "a@b.nl, c@d.nl"])
def test_only_an_address_is_an_address(run: Run, aan: str) -> None:
    """No header can be added through it."""
    ran = run("herinner", "--owner", "HDPO", *LAAT, "--formaat", "eml", "--aan", aan)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("is geen e-mailadres\n  → typ één adres, zoals naam@organisatie.nl\n")


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (("--aan", "a@b.nl"), "--aan hoort bij een bericht als eml"),
        (("--formaat", "html"), "dit zijn meer berichten"),
        (("--owner", "XX"), "de rol of het orgaan XX staat niet in het register"),
    ],
)
def test_wrong_use_is_refused(run: Run, opties: tuple[str, ...], melding: str) -> None:
    """Exit 2 with a way out."""
    ran = run("herinner", *LAAT, *opties)
    assert (ran.code, ran.out) == (2, "")
    assert melding in ran.err
    assert "\n  → " in ran.err


@pytest.mark.parametrize("tekst", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(run: Run, gemeente: Path, tekst: str) -> None:
    """Nothing runs in the page, and no header comes of it."""
    inhoud = (gemeente / MELDPUNT).read_text(encoding="utf-8")
    schoon = "".join(teken for teken in tekst if teken.isprintable())
    kwaad = schoon.replace("\\", "\\\\").replace('"', '\\"')
    titel = re.search(r"(?m)^titel: .*$", inhoud)
    assert titel
    (gemeente / MELDPUNT).write_text(inhoud.replace(titel[0], f'titel: "{kwaad}"', 1), encoding="utf-8")
    pagina = run("herinner", "--datum", "2026-06", "--owner", "DV", "--formaat", "html", cwd=gemeente).out
    assert Path(MELDPUNT).stem in pagina
    assert JustHTML(pagina, strict=True, sanitize=False).query(ACTIVE) == []
    mail = run("herinner", "--datum", "2026-06", "--owner", "DV", "--formaat", "eml", cwd=gemeente).out
    assert set(email.message_from_string(mail).keys()) <= {
        "Subject", "X-Unsent", "Content-Language", "MIME-Version", "Content-Type",
    }  # fmt: skip
