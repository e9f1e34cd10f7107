"""Two and more who write at once: nothing of anybody is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from actiepunten.storage.yamltext import read_document
from cli.answers import ask
from cli.wijzigingen import write
from conftest import Run

PATIENCE = 200
"""Seconds after which writers that wait for each other have failed."""
_MANY = (
    "import contextlib, io, sys\n"
    "from actiepunten.cli.app import main\n"
    "wie, aantal, *opdracht = sys.argv[1:]\n"
    "for nummer in range(int(aantal)):\n"
    "    with contextlib.redirect_stdout(io.StringIO()):\n"
    "        code = main([*opdracht, f'{wie} {nummer}'])\n"
    "    if code:\n"
    "        sys.exit(code)\n"
)
_AT_ONCE = (
    "import contextlib, io, os, sys\n"
    "from actiepunten.cli.app import main\n"
    "import actiepunten.cli.schrijven.invullen, actiepunten.cli.nieuw\n"
    "aantal, *opdracht = sys.argv[1:]\n"
    "wacht, los = os.pipe()\n"
    "for nummer in range(int(aantal)):\n"
    "    if os.fork() == 0:\n"
    "        os.close(los)\n"
    "        os.read(wacht, 1)\n"
    "        with contextlib.redirect_stdout(io.StringIO()):\n"
    "            code = main([*opdracht, f'actie {nummer}'])\n"
    "        os._exit(code)\n"
    "os.close(los)\n"
    "sys.exit(max(os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(int(aantal))))\n"
)
"""Children that all wait for one pipe to close, and then give the command together."""


@pytest.fixture
def klein(tmp_path: Path) -> Path:
    """A register of a decision and two acties, with comments."""
    data = tmp_path / "klein" / "data"
    for map_ in ("besluiten", "acties"):
        (data / map_).mkdir(parents=True)
    write(
        data / "register.yaml",
        "versie: 1",
        "naam: Klein",
        "organen: [{code: DB, naam: Dagelijks bestuur}]",
        "rollen: [{code: HRM, naam: Personeel}]",
        "themas: [{code: werk, titel: Werk}]",
    )
    write(
        data / "besluiten/DB-2025-01-07-01.yaml",
        "id: DB-2025-01-07-01",
        "titel: Een proef",
        "orgaan: DB",
        "datum: 2025-01-07",
        "soort: besluit",
    )
    for nummer in (1, 2):
        write(
            data / f"acties/A-2025-01-07-0{nummer}.yaml",
            f"id: A-2025-01-07-0{nummer}  # opmerking",
            "titel: Een proef doen",
            "thema: werk",
            "besluiten: [DB-2025-01-07-01]",
            "wie: [HRM]",
            "termijn: {geen: proef}",
            "activiteiten:",
            "  - titel: Een stap",
            "rubricering: openbaar  # onderaan",
        )
    return data.parent


def start(register: Path, wie: str, aantal: int, *opdracht: str) -> "subprocess.Popen[str]":
    """A process that gives the command that many times; its last option gets a text of its own each time."""
    return _python(register, _MANY, wie, str(aantal), *opdracht)


def _python(register: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", *arguments],
        cwd=register,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(*lopend: "subprocess.Popen[str]") -> None:
    """Wait until all have ended well."""
    for proces in lopend:
        try:
            out, err = proces.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            proces.kill()
            raise
        assert (proces.returncode, out) == (0, ""), err


def texts(register: Path, path: str, *stap: str) -> list[str]:
    """The texts of the entries in a file, in their order."""
    data = read_document((register / path).read_text(encoding="utf-8"))
    assert not any(fault.fatal for fault in data.faults)
    drager = data.data["activiteiten"][0] if stap else data.data
    return [entry["tekst"] for entry in drager["voortgang"]]


def leftovers(register: Path) -> list[str]:
    """What stands in the register besides its records."""
    return [bestand.name for bestand in register.rglob("*") if bestand.is_file() and bestand.suffix != ".yaml"]


def test_two_report_two_hundred_times_on_one_actie(run: Run, klein: Path) -> None:
    """Four hundred entries, those of each in their order, and a file that reads well with its comments."""
    meld = ("voortgang", "A-2025-01-07-01", "--status", "loopt", "--datum", "2025-01-08", "--tekst")
    finish(start(klein, "een", 200, *meld), start(klein, "twee", 200, *meld))
    gemeld = texts(klein, "data/acties/A-2025-01-07-01.yaml")
    assert len(gemeld) == 400
    for wie in ("een", "twee"):
        assert [tekst for tekst in gemeld if tekst.startswith(wie)] == [f"{wie} {nummer}" for nummer in range(200)]
    regels = (klein / "data/acties/A-2025-01-07-01.yaml").read_text(encoding="utf-8").splitlines()
    assert (regels[0], regels[-1]) == ("id: A-2025-01-07-01  # opmerking", "rubricering: openbaar  # onderaan")
    assert ask(run, "check", cwd=klein)["onleesbaar"] == []
    assert leftovers(klein) == []


def test_one_reports_on_a_step_while_the_other_changes_the_record(run: Run, klein: Path) -> None:
    """Different commands on one file do not undo each other."""
    actie = "A-2025-01-07-02"
    finish(
        start(
            klein,
            "stap",
            20,
            "voortgang",
            actie,
            "--status",
            "loopt",
            "--datum",
            "2025-01-08",
            "--activiteit",
            "1",
            "--tekst",
        ),
        start(klein, "heel", 20, "voortgang", actie, "--status", "loopt", "--datum", "2025-01-08", "--tekst"),
        start(klein, "titel", 20, "wijzig", actie, "--titel"),
    )
    path = f"data/acties/{actie}.yaml"
    assert texts(klein, path, "stap") == [f"stap {nummer}" for nummer in range(20)]
    assert texts(klein, path) == [f"heel {nummer}" for nummer in range(20)]
    assert "titel: titel 19\n" in (klein / path).read_text(encoding="utf-8")
    assert ask(run, "check", cwd=klein)["onleesbaar"] == []


def test_fifty_at_once_get_fifty_ids(run: Run, klein: Path) -> None:
    """Fifty processes that begin at one moment, each with a new actie of the same meeting; each file is whole."""
    nieuw = ("nieuw", "actie", "--besluit", "DB-2025-01-07-01", "--thema", "werk", "--wie", "HRM", "--titel")
    finish(_python(klein, _AT_ONCE, "50", *nieuw))
    ids = {bestand.stem for bestand in (klein / "data/acties").iterdir()}
    assert ids == {f"A-2025-01-07-{nummer:02}" for nummer in range(1, 53)}
    titels = {rij["titel"] for rij in ask(run, "status", cwd=klein)["acties"] if rij["titel"].startswith("actie")}
    assert titels == {f"actie {nummer}" for nummer in range(50)}
    assert leftovers(klein) == []


def test_a_reader_never_sees_half_a_file(run: Run, klein: Path) -> None:
    """While one writes, every answer of another is whole."""
    lopend = start(
        klein, "een", 60, "voortgang", "A-2025-01-07-01", "--status", "loopt", "--datum", "2025-01-08", "--tekst"
    )
    gezien = []
    while lopend.poll() is None:
        antwoord = ask(run, "status", cwd=klein)
        assert antwoord["onleesbaar"] == []
        gezien.append(sum(len(rij["voortgang"]) for rij in antwoord["acties"]))
    finish(lopend)
    assert gezien == sorted(gezien)
    assert len(set(gezien)) > 1
