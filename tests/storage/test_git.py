import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actiepunten.errors import GitError, RegisterNotFound
from actiepunten.storage.git import GitTree, prefix_of
from actiepunten.storage.loader import load
from actiepunten.storage.source import Source, WorkTree

Git = Callable[..., str]

FOLDERS = ["data", "data/acties", "templates", "nergens"]


def contents(source: Source, folder: str = "data") -> dict[str, bytes | None]:
    """The content of each file below a folder."""
    return dict(source.read(source.paths(folder)))


@pytest.fixture
def repo(gemeente: Path, git: Git) -> Path:
    """The invented register in a repository, with a template, a hidden file, a script and a link."""
    (gemeente / "templates").mkdir()
    (gemeente / "templates/kort.md.j2").write_text("kort\n", encoding="utf-8")
    (gemeente / "data/.verborgen.yaml").write_text("x", encoding="utf-8")
    (gemeente / "data/.map").mkdir()
    (gemeente / "data/.map/x.yaml").write_text("x", encoding="utf-8")
    (gemeente / "data/acties/A-2023-03-14-01.yaml").chmod(0o755)
    (gemeente / "data/acties/A-2023-03-14-09.yaml").symlink_to("A-2023-03-14-01.yaml")
    (gemeente / "data/acties/naam met é en \n regel.yaml").write_text("x", encoding="utf-8")
    (gemeente / "data/leeg.txt").write_bytes(b"")
    (gemeente / "data/bytes.bin").write_bytes(bytes(range(256)) * 3 + b"\n\n")
    git(gemeente, "init", "--quiet", "--initial-branch", "hoofd")
    git(gemeente, "add", "--all")
    git(gemeente, "commit", "--quiet", "--message", "stand")
    return gemeente


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_revision_lists_what_the_work_tree_lists(repo: Path, folder: str) -> None:
    """The same paths in the same order: sorted, hidden ones left out, odd names and all."""
    assert GitTree(repo, "HEAD").paths(folder) == WorkTree(repo).paths(folder)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_revision_reads_what_the_work_tree_reads(repo: Path, folder: str) -> None:
    """The same bytes: empty files, any byte, executable ones; a link is no plain file in either."""
    nu, toen = contents(WorkTree(repo), folder), contents(GitTree(repo, "HEAD"), folder)
    assert nu == toen
    if folder == "data":
        assert toen["data/leeg.txt"] == b""
        assert toen["data/bytes.bin"] == bytes(range(256)) * 3 + b"\n\n"
        assert toen["data/acties/A-2023-03-14-09.yaml"] is None


def test_loading_a_revision_gives_the_records_of_the_work_tree(repo: Path) -> None:
    """Records, findings and what was left out are equal."""
    nu, toen = load(WorkTree(repo)), load(GitTree(repo, "HEAD"))
    assert nu.entries == toen.entries
    assert nu.inrichting == toen.inrichting
    assert (nu.bevindingen, nu.onleesbaar) == (toen.bevindingen, toen.onleesbaar)


def test_files_are_read_in_the_order_asked(repo: Path) -> None:
    """Whatever that order is, each path comes with its own content."""
    tree = GitTree(repo, "HEAD")
    paden = list(reversed(tree.paths("data")))
    gelezen = list(tree.read(paden))
    assert [pad for pad, _ in gelezen] == paden
    assert dict(gelezen) == contents(WorkTree(repo))


def test_reading_nothing_gives_nothing(repo: Path) -> None:
    """No path, no content."""
    assert list(GitTree(repo, "HEAD").read([])) == []


def test_a_path_that_was_not_listed_has_no_content(repo: Path) -> None:
    """As in the work tree, what is not there is no plain file."""
    assert list(GitTree(repo, "HEAD").read(["data/nergens.yaml"])) == [("data/nergens.yaml", None)]


def test_the_revision_is_the_full_commit(repo: Path, git: Git) -> None:
    """A branch, a tag, an abbreviation: all are resolved to the commit; the work tree has none."""
    commit = git(repo, "rev-parse", "HEAD")
    git(repo, "tag", "--annotate", "--message", "label", "v1")
    for revisie in ("HEAD", "hoofd", "v1", "@", commit[:10]):
        assert GitTree(repo, revisie).revisie == commit
    assert WorkTree(repo).revisie is None


def test_the_day_of_a_revision_is_that_of_its_commit(repo: Path) -> None:
    """In the time zone of whoever made it."""
    assert GitTree(repo, "HEAD").datum == date(2018, 9, 30)


def test_the_day_of_a_revision_does_not_depend_on_the_time_zone_here(
    repo: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit just after midnight in Amsterdam is of that day, in Los Angeles too."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2018-10-01T00:30:00+02:00")
    git(repo, "commit", "--quiet", "--allow-empty", "--message", "nacht")
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    assert GitTree(repo, "HEAD").datum == date(2018, 10, 1)


def test_an_earlier_revision_has_the_earlier_content(repo: Path, git: Git) -> None:
    """A file that changed, one that came and one that went."""
    voor = contents(GitTree(repo, "HEAD"))
    (repo / "data/register.yaml").write_text("versie: 1\nnaam: Anders\n", encoding="utf-8")
    (repo / "data/acties/A-2023-03-14-02.yaml").unlink()
    (repo / "data/nieuw.txt").write_text("x", encoding="utf-8")
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "--message", "anders")
    assert contents(GitTree(repo, "HEAD~1")) == voor
    assert contents(GitTree(repo, "HEAD")) == contents(WorkTree(repo))


def test_a_register_in_a_folder_of_the_repository(repo: Path, git: Git) -> None:
    """Paths are relative to the register, and another register beside it is not mixed in."""
    git(repo, "mv", "data", "weg")
    (repo / "onder").mkdir()
    git(repo, "mv", "weg", "onder/data")
    git(repo, "commit", "--quiet", "--message", "onder")
    assert contents(GitTree(repo / "onder", "HEAD")) == contents(WorkTree(repo / "onder"))
    assert GitTree(repo, "HEAD").paths("data") == []


def test_settings_of_the_user_change_nothing(repo: Path, git: Git) -> None:
    """Quoting of names, colour and line ends in the settings of a repository do not touch what is read."""
    voor = contents(GitTree(repo, "HEAD"))
    for naam, waarde in (("core.quotePath", "true"), ("color.ui", "always"), ("core.autocrlf", "true")):
        git(repo, "config", naam, waarde)
    assert contents(GitTree(repo, "HEAD")) == voor


def test_git_variables_of_a_hook_change_nothing(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside a hook git exports where it is; the register's own repository is read all the same."""
    voor = contents(GitTree(repo, "HEAD"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elders"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(tmp_path / "elders"))
    assert contents(GitTree(repo, "HEAD")) == voor


@pytest.mark.parametrize("revisie", ["nergens", "--all", "HEAD:data", "HEAD..HEAD~1", "", " ", "a\0b", "^HEAD"])
def test_what_names_no_commit_is_an_expected_failure(repo: Path, revisie: str) -> None:
    """A wrong revision, an option, a tree or a range: never a traceback."""
    with pytest.raises(GitError) as gevangen:
        GitTree(repo, revisie)
    assert gevangen.value.hint


def test_outside_a_repository_is_an_expected_failure(gemeente: Path) -> None:
    """A folder that git does not know."""
    with pytest.raises(GitError, match="staat niet in een git-repository"):
        GitTree(gemeente, "HEAD")


def test_a_folder_that_is_not_there_is_an_expected_failure(tmp_path: Path) -> None:
    """Git cannot go there."""
    with pytest.raises(GitError):
        GitTree(tmp_path / "nergens", "HEAD")


def test_a_bare_repository_is_read_too(repo: Path, git: Git, tmp_path: Path) -> None:
    """A server holds no work tree; its revisions can be read, or it is said why not."""
    git(tmp_path, "clone", "--quiet", "--bare", str(repo), "kaal.git")
    assert contents(GitTree(tmp_path / "kaal.git", "HEAD")) == contents(GitTree(repo, "HEAD"))


def test_a_revision_without_register_says_which(repo: Path, git: Git) -> None:
    """The message names the commit."""
    git(repo, "rm", "-r", "--quiet", "data")
    git(repo, "commit", "--quiet", "--message", "leeg")
    with pytest.raises(RegisterNotFound, match=r"op revisie [0-9a-f]{40} staat geen register"):
        load(GitTree(repo, "HEAD"))


def test_nothing_is_written_while_reading(repo: Path) -> None:
    """No index refresh, no lock, no checkout."""
    voor = {pad: pad.stat().st_mtime_ns for pad in repo.rglob("*") if not pad.is_symlink()}
    contents(GitTree(repo, "HEAD"))
    assert voor == {pad: pad.stat().st_mtime_ns for pad in repo.rglob("*") if not pad.is_symlink()}


def test_a_name_that_is_not_utf_8_is_the_same_in_both(repo: Path, git: Git) -> None:
    """A file name of any bytes is listed alike, so that it can be named."""
    naam = os.fsdecode(b"data/acties/\xff.yaml")
    (repo / naam).write_text("x", encoding="utf-8")
    git(repo, "add", "--all")
    git(repo, "commit", "--quiet", "--message", "bytes")
    assert naam in GitTree(repo, "HEAD").paths("data")
    assert GitTree(repo, "HEAD").paths("data") == WorkTree(repo).paths("data")


@pytest.mark.parametrize(
    ("folder", "expected"), [(".", ""), ("data", "data/"), ("een map/met é\n", "een map/met é\n/")]
)
def test_the_place_of_a_folder_in_its_repository(repo: Path, folder: str, expected: str) -> None:
    """With a slash behind it, and nothing at the top; signs in names are as they are."""
    (repo / folder).mkdir(parents=True, exist_ok=True)
    assert prefix_of(repo / folder) == expected


def test_a_repository_inside_a_repository_is_the_one_that_counts(repo: Path, git: Git) -> None:
    """A forge knows the register by the nearest one."""
    (repo / "binnen/data").mkdir(parents=True)
    git(repo / "binnen", "init", "--quiet")
    assert prefix_of(repo / "binnen/data") == "data/"


def test_without_repository_or_git_a_folder_is_at_the_top(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No error: there is no forge either."""
    (tmp_path / "elders").mkdir()
    assert prefix_of(tmp_path / "elders") == prefix_of(tmp_path / "nergens") == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert prefix_of(repo / "data") == ""


def test_git_variables_of_a_hook_do_not_move_the_folder(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside a hook git exports where it is."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elders"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    assert prefix_of(repo / "data") == "data/"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_another_user_is_no_obstacle(repo: Path) -> None:
    """In a container of CI the files often belong to somebody else; paths are still those of the repository."""
    for path in (repo, *repo.rglob("*")):
        os.chown(path, 12345, 12345, follow_symlinks=False)
    with pytest.raises(GitError, match="vertrouwt"):
        GitTree(repo, "HEAD")
    assert prefix_of(repo / "data") == "data/"
