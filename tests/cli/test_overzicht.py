"""``overzicht``: the one screen to begin the day with, also shown without a command."""

import re
from pathlib import Path

import pytest

from cli.answers import ask, english_in
from conftest import GEMEENTE, ROOT, Run
from support.terminal import Terminal, plain

LAAT = """\
Actieplan integriteit BZ
stand op 31 december 2018 (gekozen; het register is afgesloten op 30 september
2018), werkmap

23 van 47 acties zijn nog te doen
██████████████▓▓▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒░░░·······
█ 14 uitgevoerd  ▓ 10 doorlopend  ▒ 13 loopt  ░ 3 volgt  · 7 onbekend
Laatste vergadering: BR 21-9-2018: 13 besluiten, daarop 11 acties, 1 zonder
actie

Te laat (4)                         actiepunten status --te-laat --datum 2018-12
  A-2018-01-19-04  Inventarisatie van seksuele intimidatie bi…  92 dagen te laat

"""


def test_what_is_late_comes_first(run: Run) -> None:
    """How we stand as a bar with numbers, then the longest late, on one line, and the command for the rest."""
    ran = run("overzicht", "--datum", "2018-12")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(LAAT)
    assert english_in(re.sub(r"actiepunten .*", "", ran.out)) == []


@pytest.mark.parametrize(
    ("register", "arguments"), [(ROOT, ()), (ROOT, ("--datum", "2018-12")), (GEMEENTE, ("--datum", "2025-03"))]
)
def test_it_fits_a_screen(run: Run, register: Path, arguments: tuple[str, ...]) -> None:
    """Some thirty lines of eighty columns, whatever there is."""
    regels = run("overzicht", *arguments, cwd=register).out.splitlines()
    assert len(regels) <= 34
    assert max(map(len, regels)) <= 80


def test_without_a_command_it_is_shown_in_a_register(run: Run) -> None:
    """The same, exit 0."""
    assert run() == run("overzicht")
    assert run().code == 0


def test_the_numbers_are_those_of_status(run: Run) -> None:
    """Totals, groups and decisions without actie agree with the lists that the commands show."""
    antwoord = ask(run, "overzicht", "--datum", "2018-12")
    status = ask(run, "status", "--datum", "2018-12")
    assert antwoord["totaal"] == status["totaal"]
    assert antwoord["te_doen"] == sum(status["totaal"][s] for s in ("volgt", "loopt", "onbekend"))
    assert set(antwoord) == {
        "versie", "register", "peildatum", "revisie", "onleesbaar", "rubricering",
        "te_doen", "totaal", "groepen", "vergadering", "termijnen",
    }  # fmt: skip
    for groep in antwoord["groepen"]:
        _, opdracht, *opties = groep["opdracht"].split()
        sleutel = {"status": "acties", "besluiten": "besluiten"}[opdracht]
        alle = [rij["id"] for rij in ask(run, opdracht, *opties)[sleutel]]
        assert groep["aantal"] == len(alle)
        assert set(groep["ids"]) <= set(alle)


def test_an_owner_sees_her_own(run: Run) -> None:
    """Her acties and what was asked of her; the commands ask for her too."""
    antwoord = ask(run, "overzicht", "--owner", "HDPO", "--datum", "2018-12")
    assert sum(antwoord["totaal"].values()) == len(ask(run, "status", "--owner", "HDPO")["acties"])
    assert "actiepunten status --te-laat --owner HDPO --datum 2018-12" in {
        groep["opdracht"] for groep in antwoord["groepen"]
    }


def test_what_was_asked_and_only_others_do_is_told(run: Run) -> None:
    """A role without acties sees what the board asked of it, as ``status`` tells it."""
    out = run("overzicht", "--owner", "PSG").out
    assert (
        "Ook gevraagd; alleen anderen hebben hierop een actie (1)\n"
        "  BR-2018-02-23-05  Actieplan met oog voor de emotie onder medewerkers  opdracht\n"
    ) in out
    (groep,) = ask(run, "overzicht", "--owner", "PSG")["groepen"]
    assert groep["ids"] == [b["id"] for b in ask(run, *groep["opdracht"].split()[1:])["gevraagd"]]


def test_the_same_moment_is_told_by_the_commands_that_it_names(run: Run, shipped: Path) -> None:
    """Its own options go along, so that a command can be copied; what writes only has the register."""
    moment = ("--datum", "2018-12", "--register", shipped.name)
    out = run("overzicht", *moment, cwd=shipped.parent).out
    assert "\nTe laat (4)     actiepunten status --te-laat --datum 2018-12 --register register\n" in out
    assert out.endswith(
        """\
  → actiepunten voortgang A-2018-01-19-04 --register register
    meld hoe het staat
  → actiepunten rapport --uit rapport.html --datum 2018-12 --register register
    maak het rapport
"""
    )
    groepen = ask(run, "overzicht", "--datum", "2018-12", "--register", ROOT)["groepen"]
    assert groepen[0]["opdracht"] == f"actiepunten status --te-laat --datum 2018-12 --register {ROOT}"


def test_the_public_edition_leads_to_public_answers(run: Run) -> None:
    """Every command that it names asks for the public edition too, and for the same owner."""
    antwoord = ask(run, "overzicht", "--openbaar", "--owner", "-")
    assert antwoord["groepen"]
    for groep in antwoord["groepen"]:
        _, opdracht, *opties = groep["opdracht"].split()
        sleutel = {"status": "acties", "besluiten": "besluiten"}[opdracht]
        assert groep["aantal"] == len(ask(run, opdracht, *opties)[sleutel])
    out = run("overzicht", "--openbaar", "--owner", "-").out
    assert "werkmap, openbare uitgave" in out
    assert "1 van 3 acties is nog te doen" in out
    assert "actiepunten voortgang" not in out
    getypt = [regel for regel in out.splitlines() if "actiepunten " in regel]
    assert len(getypt) == len(antwoord["groepen"]) + 1
    assert all(regel.endswith(" --owner - --openbaar") for regel in getypt)


def test_an_empty_register_says_how_to_begin(run: Run, tmp_path: Path) -> None:
    """No bar of nothing, and the first command to type."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/register.yaml").write_text("versie: 1\nnaam: Leeg\norganen: [{code: DB}]\n", encoding="utf-8")
    out = run("overzicht", cwd=tmp_path).out
    assert "0 van 0 acties zijn nog te doen\n" in out
    assert "actiepunten vergadering ORGAAN DATUM --bewerk" in out


def test_markdown_for_a_page(run: Run) -> None:
    """Headings and lists, as the other lists give them."""
    out = run("overzicht", "--datum", "2018-12", "--formaat", "markdown").out
    assert "## Te laat (4)\n\n- A-2018-01-19-04 " in out


@pytest.mark.parametrize("breed", [40, 60, 80, 120])
def test_on_a_terminal_no_line_is_too_long(breed: int) -> None:
    """Coloured, and every line within the width."""
    terminal = Terminal(ROOT, "overzicht", "--datum", "2018-12", breed=breed)
    assert terminal.end() == 0
    kaal = plain(terminal.screen)
    assert "\x1b[" in terminal.screen
    assert max(map(len, kaal.splitlines())) <= breed
    assert ("A-2018-01-19-04\n    Inventarisatie" in kaal) == (breed < 60)
    for record_id in ("A-2018-01-19-04", "BR-2017-06-23-08"):
        assert record_id in kaal


def test_colour_is_not_needed() -> None:
    """With ``NO_COLOR`` not one control code, and the same words."""
    met, zonder = Terminal(ROOT, "overzicht"), Terminal(ROOT, "overzicht", NO_COLOR="1")
    assert (met.end(), zonder.end()) == (0, 0)
    assert "\x1b" not in zonder.screen
    assert plain(met.screen) == zonder.screen
    assert (ROOT / "data/acties/A-2018-01-19-04.yaml").as_uri() in met.screen
