"""``init``: a new register with one worked example, where nothing stands yet."""

import json
from datetime import date
from pathlib import Path

import pytest

from actiepunten.cli.session import Session
from actiepunten.storage.installation import requirement
from actiepunten.storage.yamltext import read_document
from cli.answers import ask, english_in, ids
from cli.test_schrijven import changed, files
from cli.wijzigingen import Git
from conftest import ROOT, Ran, Run
from support.terminal import CTRL_C, Terminal

VANDAAG = date.today()  # noqa: DTZ011
FILES = [
    "data/register.yaml",
    f"data/besluiten/BESTUUR-{VANDAAG}-01.yaml",
    f"data/acties/A-{VANDAAG}-01.yaml",
    ".vscode/settings.json",
    ".vscode/extensions.json",
    "data/schema/besluit.schema.json",
    "data/schema/actie.schema.json",
    "data/schema/casus.schema.json",
    "data/schema/register.schema.json",
]
WORKFLOW = ".github/workflows/actiepunten.yml"
BRON = ("--bron", "actiepunten==0.1.0")


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's day is the one in the expected texts, also where midnight passes during the tests."""
    monkeypatch.setattr(Session, "vandaag", VANDAAG)


@pytest.fixture
def leeg(tmp_path: Path) -> Path:
    """An empty folder."""
    (tmp_path / "leeg").mkdir()
    return tmp_path / "leeg"


def test_a_new_register_has_no_findings(run: Run, leeg: Path) -> None:
    """Every file is named, all are there, and ``check`` has nothing to say of them."""
    ran = run("init", cwd=leeg)
    assert ran == Ran(
        0,
        "\n".join(FILES) + "\n",
        "staat het register in git, typ dan één keer `actiepunten samenvoegen --instellen`\n"
        "controleer het met `actiepunten check` en leg het vast in git\n",
    )
    assert sorted(files(leeg)) == sorted(FILES)
    assert ask(run, "check", cwd=leeg)["bevindingen"] == []
    assert run("check", "--strikt", cwd=leeg).code == 0


def test_the_example_shows_a_decision_with_its_actie(run: Run, leeg: Path) -> None:
    """A beginner sees who does what, on the strength of which decision."""
    run("init", cwd=leeg)
    (actie,) = ask(run, "status", cwd=leeg)["acties"]
    assert [link["id"] for link in actie["besluiten"]] == ids(ask(run, "besluiten", cwd=leeg)["besluiten"])
    assert (actie["wie"], actie["status"]) == (["SECR"], "loopt")


def test_the_register_is_explained_by_comments(run: Run, leeg: Path) -> None:
    """Above or beside each field of the register stands what it is for."""
    run("init", cwd=leeg)
    regels = (leeg / "data/register.yaml").read_text(encoding="utf-8").splitlines()
    for veld in ("versie", "naam", "organen", "rollen", "themas", "  stil", "  binnenkort"):
        nummer = next(nummer for nummer, regel in enumerate(regels) if regel.startswith(f"{veld}:"))
        assert regels[nummer - 1].lstrip().startswith("# "), veld


def test_a_new_register_can_be_written_in_at_once(run: Run, leeg: Path) -> None:
    """The next decision, and progress on the example."""
    run("init", cwd=leeg)
    nieuw = ("nieuw", "besluit", "--orgaan", "BESTUUR", "--datum", "vandaag", "--titel", "T", "--soort", "afspraak")
    assert run(*nieuw, cwd=leeg).out == f"data/besluiten/BESTUUR-{VANDAAG}-02.yaml: geschreven\n"
    assert run("voortgang", f"A-{VANDAAG}-01", "--status", "uitgevoerd", cwd=leeg).code == 0


def test_the_editor_settings_are_those_of_this_repository(run: Run, leeg: Path) -> None:
    """What is recommended to others is what is used here; the schemas are those of ``schema``."""
    run("init", cwd=leeg)
    for naam in ("settings.json", "extensions.json"):
        assert json.loads((leeg / ".vscode" / naam).read_text(encoding="utf-8")) == json.loads(
            (ROOT / ".vscode" / naam).read_text(encoding="utf-8")
        )
    for schema in (ROOT / "data/schema").glob("*.json"):
        assert (leeg / "data/schema" / schema.name).read_bytes() == schema.read_bytes()


@pytest.mark.parametrize(
    "naam", ['Een "raad": #1', "nee", "2018", "'", "\\n {{ 1 + 1 }} ${X}", "Ü — ✓", " - x", "a: b"]
)
def test_the_name_is_what_was_typed(run: Run, leeg: Path, naam: str) -> None:
    """Whatever signs it has, it stands above each report as it was given."""
    assert run("init", "--naam", naam, cwd=leeg).code == 0
    assert read_document((leeg / "data/register.yaml").read_text(encoding="utf-8")).data["naam"] == naam
    assert ask(run, "check", cwd=leeg)["bevindingen"] == []
    assert run("status", cwd=leeg).out.splitlines()[0].strip() == naam.strip()


@pytest.mark.parametrize("naam", ["", "  "])
def test_an_empty_name_is_refused(run: Run, leeg: Path, naam: str) -> None:
    """An unset variable of a script does not become the name of a register, nor some other name in silence."""
    ran = run("init", "--naam", naam, cwd=leeg)
    assert (ran.code, ran.out, files(leeg)) == (2, "", {})


def test_the_folder_may_be_named_and_is_made(run: Run, leeg: Path) -> None:
    """``init MAP`` makes the folder too."""
    assert run("init", "een/map", cwd=leeg).code == 0
    assert sorted(files(leeg)) == sorted(f"een/map/{path}" for path in FILES)
    assert ask(run, "check", "--register", "een/map", cwd=leeg)["bevindingen"] == []


@pytest.mark.parametrize(
    "er_is", ["data/iets.txt", "data/register.yaml", ".vscode/settings.json", ".vscode/extensions.json"]
)
def test_what_exists_is_not_touched(run: Run, leeg: Path, er_is: str) -> None:
    """Where anything stands in the way nothing is written at all, and the message names it."""
    (leeg / er_is).parent.mkdir()
    (leeg / er_is).write_text("van mij\n", encoding="utf-8")
    voor = files(leeg)
    ran = run("init", cwd=leeg)
    assert (ran.code, ran.out, changed(voor, leeg)) == (3, "", [])
    assert ran.err.startswith(
        f"Fout: in {leeg} staat al: {er_is if er_is.startswith('.') else 'data'}; er is niets geschreven\n"
    )
    assert [map_.name for map_ in leeg.iterdir()] == [er_is.partition("/")[0]]


def test_other_files_of_the_folder_stay(run: Run, leeg: Path) -> None:
    """A folder with other things in it is fit for a register."""
    (leeg / ".vscode").mkdir()
    (leeg / ".vscode/tasks.json").write_text("{}", encoding="utf-8")
    (leeg / "README.md").write_text("Hallo\n", encoding="utf-8")
    voor = files(leeg)
    assert run("init", cwd=leeg).code == 0
    assert changed(voor, leeg) == sorted(FILES)


def test_a_second_init_changes_nothing(run: Run, leeg: Path) -> None:
    """Not a byte, whatever name is asked."""
    run("init", cwd=leeg)
    voor = files(leeg)
    assert run("init", "--naam", "Anders", cwd=leeg).code == 3
    assert changed(voor, leeg) == []


def test_droog_shows_the_files_and_writes_none(run: Run, leeg: Path) -> None:
    """What it shows is what the next run writes."""
    ran = run("init", "map", "--naam", "Proef", "--droog", cwd=leeg)
    assert (ran.code, ran.err, files(leeg), list(leeg.iterdir())) == (0, "", {}, [])
    run("init", "map", "--naam", "Proef", cwd=leeg)
    for path in FILES:
        assert f"# {path} (nieuw)\n{(leeg / 'map' / path).read_text(encoding='utf-8')}" in ran.out


def test_droog_says_too_what_is_in_the_way(run: Run, leeg: Path) -> None:
    """The answer of a dry run is that of the real one."""
    run("init", cwd=leeg)
    assert run("init", "--droog", cwd=leeg).code == 3


def test_forge_makes_the_workflow_in_a_repository(run: Run, leeg: Path, git: Git) -> None:
    """The same file that ``ci`` makes, at the top of the repository; nothing is staged."""
    git(leeg, "init", "--quiet")
    ran = run("init", "register", "--forge", "github", *BRON, cwd=leeg)
    assert ran.code == 0
    assert sorted(files(leeg)) == sorted([WORKFLOW, *(f"register/{path}" for path in (*FILES, ".gitattributes"))])
    assert run("ci", "github", *BRON, "--uit", "-", "--register", "register", cwd=leeg).out == (
        leeg / WORKFLOW
    ).read_text(encoding="utf-8")
    assert f"{WORKFLOW} is geschreven." in ran.err
    assert all(regel.startswith("?? ") for regel in git(leeg, "status", "--porcelain").splitlines())


def test_forge_with_droog_shows_the_workflow_too(run: Run, leeg: Path, git: Git) -> None:
    """All that would be written is shown."""
    git(leeg, "init", "--quiet")
    ran = run("init", "--forge", "github", *BRON, "--droog", cwd=leeg)
    assert (ran.code, files(leeg)) == (0, {})
    assert f"# {WORKFLOW} (nieuw)\n" in ran.out


@pytest.mark.parametrize("droog", [False, True], ids=["", "droog"])
@pytest.mark.parametrize("bron", [BRON, ("--bron", "$X"), ()], ids=["geen git", "foute bron", "geen bron"])
def test_forge_that_cannot_be_writes_nothing(
    run: Run, leeg: Path, git: Git, bron: tuple[str, ...], *, droog: bool
) -> None:
    """Without git, or without a place where the forge finds the program: a clear error, and no half register."""
    if bron != BRON:
        git(leeg, "init", "--quiet")
    if bron == () and requirement():
        pytest.skip("this program was installed from a place that a forge can reach")
    ran = run("init", "--forge", "github", *bron, *(["--droog"] if droog else []), cwd=leeg)
    assert ran.code in (2, 3)
    assert (ran.out, files(leeg)) == ("", {})
    melding, hint = ran.err.splitlines()
    assert melding.startswith("Fout: ")
    assert hint.startswith("  → ")
    assert english_in(ran.err) == []


def test_forge_where_another_workflow_stands(run: Run, leeg: Path, git: Git) -> None:
    """It is refused before anything is written."""
    git(leeg, "init", "--quiet")
    (leeg / ".github/workflows").mkdir(parents=True)
    (leeg / WORKFLOW).write_text("van mij\n", encoding="utf-8")
    voor = files(leeg)
    ran = run("init", "--forge", "github", *BRON, cwd=leeg)
    assert (ran.code, ran.out, changed(voor, leeg)) == (3, "", [])
    assert WORKFLOW in ran.err


def test_bron_without_forge_says_that_it_does_nothing(run: Run, leeg: Path) -> None:
    """An option without effect is wrong use."""
    ran = run("init", *BRON, cwd=leeg)
    assert (ran.code, files(leeg)) == (2, {})


def test_a_folder_that_is_a_file(run: Run, leeg: Path) -> None:
    """The surroundings refuse; it is told, not a bug."""
    (leeg / "bestand").write_text("", encoding="utf-8")
    ran = run("init", "bestand", cwd=leeg)
    assert (ran.code, ran.out) == (3, "")
    assert english_in(ran.err) == []
    assert sorted(files(leeg)) == ["bestand"]


@pytest.mark.parametrize(("antwoord", "naam"), [('Raad: "wij"', 'Raad: "wij"'), ("", "Besluiten en acties")])
def test_on_a_terminal_the_name_is_asked(leeg: Path, antwoord: str, naam: str) -> None:
    """Enter takes the name that a piped run gives, and the question says which that is."""
    terminal = Terminal(leeg, "init")
    assert "Enter: Besluiten en acties" in terminal.answer("naam", antwoord)
    assert terminal.end() == 0
    assert read_document((leeg / "data/register.yaml").read_text(encoding="utf-8")).data["naam"] == naam


def test_control_c_at_the_name_writes_nothing(leeg: Path) -> None:
    """Not a folder is made."""
    terminal = Terminal(leeg, "init", "een/map")
    terminal.press("naam", CTRL_C)
    assert terminal.end() == 130
    assert list(leeg.iterdir()) == []


def test_what_is_in_the_way_is_said_before_the_name_is_asked(leeg: Path) -> None:
    """Nobody answers a question for nothing."""
    (leeg / "data").mkdir()
    terminal = Terminal(leeg, "init")
    assert terminal.end() == 3
    assert terminal.screen.startswith("Fout: ")
