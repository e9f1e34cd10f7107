import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

from actiepunten import __version__, query
from actiepunten.errors import ActiepuntenError, UsageError
from cli.answers import edit, english_in
from conftest import ROOT, Run


@pytest.fixture
def log_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a log file would come."""
    (tmp_path / "log").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "log"))
    return tmp_path / "log"


def breaks(monkeypatch: pytest.MonkeyPatch, fout: BaseException) -> None:
    """Make ``status`` raise the error while it holds something that nobody else may see."""

    def select(*_arguments: object) -> NoReturn:
        geheim = f"codenaam {'Otter'}"
        assert geheim
        raise fout

    monkeypatch.setattr(query, "select", select)


def test_0_is_done(run: Run) -> None:
    """An answer, even an empty one."""
    assert run("status", "--zoek", "komt nergens voor").code == 0


def test_1_is_findings(run: Run, shipped: Path) -> None:
    """A fault in the register."""
    edit(shipped / "data/acties/A-2018-09-14-05.yaml", "thema: transparantie", "thema: nergens")
    assert run("check", cwd=shipped).code == 1


def test_1_is_an_answer_that_leaves_something_out(run: Run, shipped: Path) -> None:
    """A file that could not be read."""
    (shipped / "data/acties/A-2018-09-14-05.yaml").write_text("", encoding="utf-8")
    assert run("status", cwd=shipped).code == 1


def test_1_is_what_breaks_a_rule_and_is_not_written(run: Run, gemeente: Path) -> None:
    """A writing command refuses what ``check`` would call a fault."""
    assert run("wijzig", "A-2024-03-12-02", "--leeg", "thema", cwd=gemeente).code == 1


def test_0_is_written_or_there_already(run: Run, gemeente: Path) -> None:
    """Also with a warning, and where there was nothing to do."""
    assert run("koppel", "A-2024-03-12-02", "BW-2024-03-12-01", cwd=gemeente).code == 0
    assert run("koppel", "A-2024-03-12-02", "BW-2024-03-12-01", cwd=gemeente).code == 0


def test_2_is_wrong_use(run: Run) -> None:
    """An option or a value that does not exist."""
    assert run("status", "--bestaat-niet").code == 2
    assert run("status", "--owner", "XXXX").code == 2
    assert run("voortgang", "A-1999", "--status", "loopt").code == 2
    assert run("voortgang", "A-2018-09-14-05").code == 2


def test_3_is_an_expected_failure(run: Run, tmp_path: Path) -> None:
    """The surroundings refuse."""
    assert run("status", cwd=tmp_path).code == 3
    assert run("nieuw", "besluit", cwd=tmp_path).code == 3


@pytest.mark.parametrize(
    ("fout", "code"), [(ActiepuntenError("het ging niet", "probeer iets anders"), 3), (UsageError("fout"), 2)]
)
def test_an_error_of_ours_carries_its_code(
    run: Run, monkeypatch: pytest.MonkeyPatch, log_folder: Path, fout: ActiepuntenError, code: int
) -> None:
    """A failure that was foreseen is a message with a hint, and no log file."""
    breaks(monkeypatch, fout)
    ran = run("status")
    assert (ran.code, ran.out) == (code, "")
    assert ran.err == f"Fout: {fout.melding}\n" + (f"  → {fout.hint}\n" if fout.hint else "")
    assert list(log_folder.iterdir()) == []


def test_4_is_a_bug_of_ours(run: Run, monkeypatch: pytest.MonkeyPatch, log_folder: Path) -> None:
    """A short message names a log file; no traceback reaches the screen."""
    breaks(monkeypatch, ZeroDivisionError("division by zero"))
    ran = run("status")
    assert (ran.code, ran.out) == (4, "")
    (log,) = log_folder.iterdir()
    assert ran.err == f"Fout: dit is een fout in actiepunten zelf\n  → stuur {log} mee met uw melding\n"


def test_the_log_has_versions_and_traceback_and_no_values(
    run: Run, monkeypatch: pytest.MonkeyPatch, log_folder: Path
) -> None:
    """What the makers need, and nothing of what was in the register at that moment."""
    breaks(monkeypatch, ZeroDivisionError("division by zero"))
    run("status")
    (log,) = log_folder.iterdir()
    tekst = log.read_text(encoding="utf-8")
    assert tekst.startswith(f"actiepunten {__version__}, Python {sys.version.split()[0]}, {sys.platform}\n")
    assert "Traceback (most recent call last):" in tekst
    assert "ZeroDivisionError" in tekst
    assert "in select" in tekst
    assert "Otter" not in tekst


def test_a_log_that_cannot_be_written_is_still_a_bug_of_ours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a place for the log the message and the code come all the same."""
    breaks(monkeypatch, ZeroDivisionError())
    monkeypatch.setattr(tempfile, "tempdir", "/bestaat/niet")
    ran = run("status")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("Fout: dit is een fout in actiepunten zelf\n")


def test_130_is_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch, log_folder: Path) -> None:
    """Control-C ends with 130 and one word, without a traceback, a log file or half an answer."""
    breaks(monkeypatch, KeyboardInterrupt())
    ran = run("status")
    assert (ran.code, ran.out) == (130, "")
    assert ran.err.strip() == "Fout: afgebroken"
    assert list(log_folder.iterdir()) == []


def test_a_reader_that_goes_away_is_no_error() -> None:
    """``actiepunten … | head`` ends in silence."""
    regel = f"{sys.executable} -m actiepunten rapport --formaat html | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", regel], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout == "<0\n"


def test_the_installed_program_gives_the_code_to_the_shell(tmp_path: Path) -> None:
    """``python -m actiepunten`` ends with the code of the command."""
    done = subprocess.run(
        [sys.executable, "-m", "actiepunten", "status"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert english_in(done.stderr) == []


def test_messages_go_to_stderr_and_data_to_stdout(run: Run) -> None:
    """A good answer has nothing on stderr, a failure nothing on stdout."""
    goed, slecht = run("status"), run("status", "--datum", "morgen")
    assert (bool(goed.out), goed.err) == (True, "")
    assert (slecht.out, bool(slecht.err)) == ("", True)
