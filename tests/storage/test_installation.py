import json
from pathlib import Path
from typing import Any

import pytest

from actiepunten.storage.installation import holds_the_program, requirement
from conftest import ROOT

COMMIT = "1234567890abcdef1234567890abcdef12345678"


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch, direct: dict[str, Any] | None) -> None:
    """An installation of version 9.9 with the note that an installer leaves behind, or without one."""
    info = folder / "actiepunten-9.9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: actiepunten\nVersion: 9.9\n", encoding="utf-8")
    if direct is not None:
        (info / "direct_url.json").write_text(json.dumps(direct), encoding="utf-8")
    monkeypatch.syspath_prepend(folder)


@pytest.mark.parametrize(
    ("direct", "verwacht"),
    [
        (None, "actiepunten==9.9"),
        (
            {"url": "https://git.example.nl/a.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"actiepunten @ git+https://git.example.nl/a.git@{COMMIT}",
        ),
        (
            {
                "url": "https://git.example.nl/a.git",
                "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "v1"},
                "subdirectory": "tool",
            },
            f"actiepunten @ git+https://git.example.nl/a.git@{COMMIT}#subdirectory=tool",
        ),
        ({"url": "https://example.nl/a.whl", "archive_info": {}}, "actiepunten @ https://example.nl/a.whl"),
        (
            {"url": "https://example.nl/a.whl", "archive_info": {"hashes": {"sha256": "ab12"}}},
            "actiepunten @ https://example.nl/a.whl#sha256=ab12",
        ),
        (
            {"url": "https://example.nl/a.zip", "archive_info": {"hashes": {"sha256": "ab12"}}, "subdirectory": "tool"},
            "actiepunten @ https://example.nl/a.zip#subdirectory=tool&sha256=ab12",
        ),
        ({"url": "file:///home/a", "dir_info": {"editable": True}}, None),
        ({"url": "file:///home/a", "dir_info": {}}, None),
        ({"url": "file:///home/a.whl", "archive_info": {"hashes": {"sha256": "ab12"}}}, None),
        ({"url": "file:///home/a.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}, None),
    ],
)
def test_the_requirement_gives_the_same_version_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, direct: dict[str, Any] | None, verwacht: str | None
) -> None:
    """From an index the version, from git the commit, from the web the file; from this machine nothing."""
    installed(tmp_path, monkeypatch, direct)
    assert requirement() == verwacht


def test_a_program_that_was_not_installed_has_no_requirement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from a folder, it is only here."""
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert requirement() is None


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ('[project]\nname = "actiepunten"\n', True),
        ('[project]\nname = "iets-anders"\n', False),
        ("[tool]\n", False),
        ("project = 1\n", False),
        ("[project\n", False),
        ("\xff", False),
        (None, False),
    ],
)
def test_its_own_source_is_known_by_its_name(tmp_path: Path, inhoud: str | None, verwacht: bool) -> None:  # noqa: FBT001 (an expectation)
    """Only a readable pyproject.toml of this name makes a folder that of the program."""
    if inhoud is not None:
        (tmp_path / "pyproject.toml").write_bytes(inhoud.encode("latin-1"))
    assert holds_the_program(tmp_path) is verwacht


def test_this_checkout_holds_the_program() -> None:
    """Here it is."""
    assert holds_the_program(ROOT)
