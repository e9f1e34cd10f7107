import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.answers import acties, ask, edit, english_in
from conftest import GEMEENTE, Run

Git = Callable[..., str]


def commit_all(git: Git, folder: Path) -> str:
    """Record everything in the folder's repository; the id of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "stand")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repo(shipped: Path, git: Git) -> Path:
    """The shipped register in a repository with one commit."""
    git(shipped, "init", "--quiet", "--initial-branch", "hoofd")
    commit_all(git, shipped)
    return shipped


COMMANDS = [
    ("status",),
    ("status", "--owner", "CCI", "--datum", "2018-09-14"),
    ("status", "--formaat", "json"),
    ("status", "--formaat", "csv"),
    ("status", "--formaat", "markdown"),
    ("rapport",),
    ("rapport", "--formaat", "html"),
    ("rapport", "--datum", "2018-01-13"),
    ("toon", "BR-2018-07-06-04", "A-2018-01-19-04", "C-2017-01"),
    ("besluiten",),
    ("besluiten", "--zonder-actie", "--formaat", "json"),
    ("casussen",),
    ("check",),
    ("check", "--formaat", "json"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_head_gives_the_answer_of_the_work_tree(run: Run, git: Git, repo: Path, command: tuple[str, ...]) -> None:
    """But for where the revisie is named, both are the same to the byte."""
    commit = git(repo, "rev-parse", "HEAD")
    nu, toen = run(*command, cwd=repo), run(*command, "--revisie", "HEAD", cwd=repo)
    assert (toen.code, toen.err) == (nu.code, nu.err) == (0, "")
    anders = [(v, n) for v, n in zip(nu.out.splitlines(), toen.out.splitlines(), strict=True) if v != n]
    assert bool(anders) == ("csv" not in command)
    for voor, na in anders:
        assert "werkmap" in voor or voor == '  "revisie": null,'
        assert commit[:12] in na


def test_json_names_the_full_commit(run: Run, git: Git, repo: Path) -> None:
    """A branch, an abbreviation and HEAD all come back as the full id."""
    commit = git(repo, "rev-parse", "HEAD")
    for revisie in ("HEAD", "hoofd", commit[:9], commit):
        assert ask(run, "status", "--revisie", revisie, cwd=repo)["revisie"] == commit


def test_an_earlier_commit_shows_the_earlier_records(run: Run, git: Git, repo: Path) -> None:
    """A titel that changed, a record that came and one that went are as they were."""
    edit(repo / "data/acties/A-2018-09-14-05.yaml", "titel: Casuïstiek", "titel: Xylofoon")
    (repo / "data/acties/A-2018-09-21-03.yaml").unlink()
    commit_all(git, repo)
    nu, toen = acties(run, cwd=repo), acties(run, "--revisie", "HEAD~1", cwd=repo)
    assert set(toen) - set(nu) == {"A-2018-09-21-03"}
    assert acties(run, "--zoek", "Xylofoon", cwd=repo) == ["A-2018-09-14-05"]
    assert acties(run, "--zoek", "Xylofoon", "--revisie", "HEAD~1", cwd=repo) == []


def test_what_is_not_committed_is_not_told(run: Run, repo: Path) -> None:
    """A change in the work tree is not in HEAD, and reading HEAD leaves it alone."""
    pad = repo / "data/acties/A-2018-09-14-05.yaml"
    edit(pad, "titel: Casuïstiek", "titel: Xylofoon")
    assert acties(run, "--zoek", "Xylofoon", "--revisie", "HEAD", cwd=repo) == []
    assert "titel: Xylofoon" in pad.read_text(encoding="utf-8")


def test_revisie_and_peildatum_are_independent(run: Run, git: Git, repo: Path) -> None:
    """What we knew then of what was true then: an entry recorded later is not there at its own date."""
    edit(
        repo / "data/acties/A-2018-07-06-03.yaml",
        "besluiten:\n",
        "voortgang: [{datum: 2018-08-01, status: loopt}]\nbesluiten:\n",
    )
    commit_all(git, repo)
    vraag = ("status", "--besluit", "BR-2018-07-06-15", "--datum", "2018-09-14")
    assert ask(run, *vraag, cwd=repo)["acties"][0]["status"] == "loopt"
    assert ask(run, *vraag, "--revisie", "HEAD~1", cwd=repo)["acties"][0]["status"] == "onbekend"


def test_the_closing_day_is_that_of_the_revision(run: Run, git: Git, repo: Path) -> None:
    """Settings too are read as they were."""
    edit(repo / "data/register.yaml", "peildatum: 2018-09-30", "peildatum: 2018-09-14")
    commit_all(git, repo)
    assert ask(run, "status", cwd=repo)["peildatum"] == "2018-09-14"
    assert ask(run, "status", "--revisie", "HEAD~1", cwd=repo)["peildatum"] == "2018-09-30"


@pytest.mark.parametrize("revisie", ["bestaat-niet", "HEAD~99", "", "--help", "-x", "HEAD^{tree}", "a\x00b"])
def test_an_unknown_revision_is_an_expected_failure(run: Run, repo: Path, revisie: str) -> None:
    """What names no commit ends with 3, on one Dutch line with a way out."""
    ran = run("status", f"--revisie={revisie}", cwd=repo)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Fout: ")
    assert "\n  → " in ran.err
    assert english_in(ran.err) == []


def test_outside_git_is_an_expected_failure(run: Run, shipped: Path) -> None:
    """A folder that is no repository has no revisions."""
    ran = run("status", "--revisie", "HEAD", cwd=shipped)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        f"Fout: de map {shipped} staat niet in een git-repository\n"
        "  → een revisie kan alleen in een register dat in git staat\n"
    )


def test_without_git_is_an_expected_failure(
    run: Run, repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where git is not installed, that is said; without ``--revisie`` nothing needs it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("status", "--revisie", "HEAD", cwd=repo)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "Fout: het programma git is niet gevonden\n  → installeer git\n"
    assert run("status", cwd=repo).code == 0


def test_a_repository_without_commits_is_an_expected_failure(run: Run, shipped: Path, git: Git) -> None:
    """HEAD of an empty repository names nothing."""
    git(shipped, "init", "--quiet")
    assert run("status", "--revisie", "HEAD", cwd=shipped).code == 3


def test_a_revision_without_register_is_an_expected_failure(run: Run, shipped: Path, git: Git) -> None:
    """A commit from before the register ends with 3."""
    git(shipped, "init", "--quiet")
    git(shipped, "commit", "--quiet", "--allow-empty", "--message", "leeg")
    commit_all(git, shipped)
    ran = run("status", "--revisie", "HEAD~1", cwd=shipped)
    assert (ran.code, ran.out) == (3, "")
    assert "staat geen register (data/register.yaml)" in ran.err


@pytest.mark.parametrize("naam", ["onder/dossier", "met spatie en é", "*"])
def test_a_register_in_a_folder_of_the_repository(run: Run, git: Git, tmp_path: Path, naam: str) -> None:
    """The register need not stand at the top, and its path may hold spaces, letters with accents and signs."""
    register = Path(shutil.copytree(GEMEENTE, tmp_path / "repo" / naam))
    shutil.copytree(GEMEENTE / "data", tmp_path / "repo" / "data")
    (tmp_path / "repo/data/acties/A-2023-03-14-01.yaml").unlink()
    git(tmp_path / "repo", "init", "--quiet")
    commit_all(git, tmp_path / "repo")
    datum = ("--datum", "2024-12-31")
    toen = acties(run, *datum, "--revisie", "HEAD", cwd=register)
    assert toen == acties(run, *datum, cwd=register)
    assert "A-2023-03-14-01" in toen
    assert acties(run, *datum, "--revisie", "HEAD", "--register", register, cwd=tmp_path) == toen


def test_inside_a_git_hook_the_register_is_read_from_its_own_repository(
    run: Run, git: Git, repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git exports GIT_DIR and its like to hooks; they do not lead the command astray."""
    ander = tmp_path / "ander"
    ander.mkdir()
    git(ander, "init", "--quiet")
    git(ander, "commit", "--quiet", "--allow-empty", "--message", "leeg")
    commit = git(repo, "rev-parse", "HEAD")
    monkeypatch.setenv("GIT_DIR", str(ander / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(ander / ".git/index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(ander))
    monkeypatch.setenv("GIT_PREFIX", "data/")
    assert ask(run, "status", "--revisie", "HEAD", cwd=repo)["revisie"] == commit


def test_a_symlinked_record_is_a_finding_in_both(run: Run, git: Git, repo: Path) -> None:
    """A link is no plain file, on disk nor in git; both name it and tell the rest."""
    pad = repo / "data/acties/A-2018-09-14-05.yaml"
    pad.rename(repo / "elders.yaml")
    pad.symlink_to(repo / "elders.yaml")
    commit_all(git, repo)
    for revisie in ((), ("--revisie", "HEAD")):
        antwoord = ask(run, "check", *revisie, "--kies", "V", cwd=repo, code=1)
        assert antwoord["onleesbaar"] == ["data/acties/A-2018-09-14-05.yaml"]
        assert [(b["regel"], b["bestand"]) for b in antwoord["bevindingen"]] == [
            ("V101", "data/acties/A-2018-09-14-05.yaml")
        ]


def test_a_symlinked_folder_of_records_is_a_finding_in_both(run: Run, git: Git, repo: Path) -> None:
    """A folder that is a link would hide all its records; that is said and never silent."""
    (repo / "data/casuistiek").rename(repo / "elders")
    (repo / "data/casuistiek").symlink_to(repo / "elders", target_is_directory=True)
    commit_all(git, repo)
    for revisie in ((), ("--revisie", "HEAD")):
        ran = run("check", *revisie, "--kies", "V", cwd=repo)
        assert ran.code == 1
        assert "data/casuistiek" in ran.out


def test_reading_a_revision_changes_nothing_in_the_repository(run: Run, repo: Path) -> None:
    """No checkout, no index, no lock: every file of the repository stays what it was."""
    voor = {pad: pad.read_bytes() for pad in repo.rglob("*") if pad.is_file()}
    run("rapport", "--revisie", "HEAD", cwd=repo)
    assert voor == {pad: pad.read_bytes() for pad in repo.rglob("*") if pad.is_file()}


def test_a_file_with_another_line_end_is_the_same_in_both(run: Run, git: Git, repo: Path) -> None:
    """Git gives the bytes that were stored; a record with CRLF reads the same."""
    pad = repo / "data/acties/A-2018-09-14-05.yaml"
    pad.write_bytes(pad.read_bytes().replace(b"\n", b"\r\n"))
    commit_all(git, repo)
    assert acties(run, cwd=repo) == acties(run, "--revisie", "HEAD", cwd=repo)
