from datetime import date
from pathlib import Path

import pytest

from actiepunten.cli import session
from cli.answers import ask, english_in
from conftest import ROOT, Run

NO_REGISTER = (
    "Fout: in deze map en de mappen erboven staat geen register (data/register.yaml)\n"
    "  → ga naar de map van het register, of geef --register MAP\n"
)


class VasteDag(date):
    """A day on which it is always 1 May 2024."""

    @classmethod
    def today(cls) -> "VasteDag":
        """The first of May."""
        return cls(2024, 5, 1)


@pytest.fixture
def vandaag(monkeypatch: pytest.MonkeyPatch) -> str:
    """Make it 1 May 2024."""
    monkeypatch.setattr(session, "date", VasteDag)
    return "2024-05-01"


def name_of(run: Run, *arguments: str | Path, cwd: Path) -> str:
    """The name of the register that was read."""
    naam: str = ask(run, "casussen", *arguments, cwd=cwd)["register"]
    return naam


@pytest.mark.parametrize("map_", [".", "data", "data/acties", "docs/diep"])
def test_the_register_is_found_upward(run: Run, gemeente: Path, map_: str) -> None:
    """From any folder in it, the register is found."""
    (gemeente / map_).mkdir(parents=True, exist_ok=True)
    assert name_of(run, cwd=gemeente / map_) == "Besluiten en acties gemeente Waterrijk"


def test_the_nearest_register_wins(run: Run, gemeente: Path, shipped: Path) -> None:
    """A register inside a register is the one that is meant."""
    binnen = gemeente / "ander"
    shipped.rename(binnen)
    assert name_of(run, cwd=binnen) == "Actieplan integriteit BZ"


@pytest.mark.parametrize("deel", [".", "data"])
def test_register_takes_the_root_or_the_data_folder(run: Run, gemeente: Path, tmp_path: Path, deel: str) -> None:
    """``--register`` points at the folder that holds data/, or at data/ itself."""
    assert name_of(run, "--register", gemeente / deel, cwd=tmp_path) == "Besluiten en acties gemeente Waterrijk"


def test_register_may_be_relative(run: Run, gemeente: Path) -> None:
    """A relative path counts from the current folder."""
    assert name_of(run, "--register", gemeente.name, cwd=gemeente.parent) == "Besluiten en acties gemeente Waterrijk"


def test_the_environment_points_at_a_register(
    run: Run, gemeente: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ACTIEPUNTEN_REGISTER does what ``--register`` does."""
    monkeypatch.setenv("ACTIEPUNTEN_REGISTER", str(gemeente))
    assert name_of(run, cwd=tmp_path) == "Besluiten en acties gemeente Waterrijk"
    assert name_of(run, cwd=ROOT) == "Besluiten en acties gemeente Waterrijk"


def test_the_option_wins_from_the_environment(
    run: Run, gemeente: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed counts."""
    monkeypatch.setenv("ACTIEPUNTEN_REGISTER", str(gemeente))
    assert name_of(run, "--register", shipped, cwd=gemeente) == "Actieplan integriteit BZ"


@pytest.mark.parametrize(
    "command", [("status",), ("rapport",), ("toon", "x"), ("besluiten",), ("casussen",), ("check",)]
)
def test_without_a_register_every_command_says_so(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    """No register here or above is an expected failure with a way out."""
    ran = run(*command, cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (3, "", NO_REGISTER)


def test_a_folder_without_register_is_named(run: Run, tmp_path: Path) -> None:
    """What was pointed at holds no register; the folders above it are not searched."""
    (tmp_path / "leeg").mkdir()
    ran = run("status", "--register", tmp_path / "leeg")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"Fout: in {tmp_path / 'leeg'} staat geen register (data/register.yaml)\n")


def test_a_missing_folder_is_an_expected_failure(run: Run, tmp_path: Path) -> None:
    """A folder that is not there ends with 3, also with ``--revisie``."""
    for revisie in ((), ("--revisie", "HEAD")):
        ran = run("status", "--register", tmp_path / "nergens", *revisie)
        assert (ran.code, ran.out) == (3, "")
        assert english_in(ran.err) == []


def test_a_closed_register_has_its_own_peildatum(run: Run) -> None:
    """The shipped register is closed at 30 September 2018; the answer says so."""
    assert ask(run, "status")["peildatum"] == "2018-09-30"
    assert "stand op 30 september 2018 (afgesloten register), werkmap\n" in run("status").out


def test_an_open_register_is_told_as_of_today(run: Run, gemeente: Path, vandaag: str) -> None:
    """Without a closing day today counts; the answer says so."""
    assert ask(run, "status", cwd=gemeente)["peildatum"] == vandaag
    assert "stand op 1 mei 2024 (vandaag), werkmap\n" in run("status", cwd=gemeente).out
    assert "- Peildatum: 1 mei 2024 (vandaag)\n" in run("rapport", cwd=gemeente).out


@pytest.mark.parametrize("getypt", ["vandaag", "Vandaag", "VANDAAG"])
def test_vandaag_is_today_in_a_closed_register_too(run: Run, vandaag: str, getypt: str) -> None:
    """Who asks for today gets it."""
    assert ask(run, "status", "--datum", getypt)["peildatum"] == vandaag


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        ("2018-09-14", "2018-09-14"),
        ("14-9-2018", "2018-09-14"),
        ("14/9/2018", "2018-09-14"),
        ("14/09/18", "2018-09-14"),
        ("2018-09", "2018-09-30"),
        ("2018-02", "2018-02-28"),
        ("2016-02", "2016-02-29"),
        ("2018", "2018-12-31"),
        (" 2018-09-14 ", "2018-09-14"),
    ],
)
def test_a_period_means_its_last_day(run: Run, getypt: str, dag: str) -> None:
    """A day counts in each spelling; a month or year means its last day."""
    assert ask(run, "status", "--datum", getypt)["peildatum"] == dag


@pytest.mark.parametrize(
    "getypt",
    ["", "morgen", "2018-13", "2018-02-30", "31-11-2018", "14.9.2018", "2018-9-14", "14-9/2018", "2018-23", "../2018",
     "2018-09-14/2018-09-15", "2018-09-14?", "20180914", "٢٠١٨", "0000", "10000"],
)  # fmt: skip
def test_a_wrong_date_is_wrong_use(run: Run, getypt: str) -> None:
    """What is no day, month or year ends with 2 and shows what can be typed."""
    for command in ("status", "rapport", "besluiten", "casussen", "check"):
        ran = run(command, "--datum", getypt)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"Fout: de datum {getypt}")
        assert ran.err.endswith("\n  → typ 2018-09-14, 14-9-2018, 2018-09, 2018 of vandaag\n")


def test_a_chosen_day_is_said_to_be_chosen(run: Run) -> None:
    """The answer tells how its peildatum came about."""
    assert "stand op 14 september 2018 (gekozen), werkmap\n" in run("status", "--datum", "2018-09-14").out
