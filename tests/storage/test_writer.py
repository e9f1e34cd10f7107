import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from actiepunten.errors import ActiepuntenError
from actiepunten.storage.writer import FileChange, FileChanged, locked, write_all
from support.klein import (
    BEFORE_THE_END,
    DERDE,
    ELDERS,
    KORT,
    LANG,
    NIEUW,
    OUD,
    SAMEN,
    VERVANG,
    WEG,
    after,
    build,
    each_with,
    fill,
    killed_at_the_end,
    order,
    recovered,
    tree,
    written,
)
from support.missing import missing
from support.strace import child, finish, inject, place, refused, start, trace, writes

EACH = pytest.mark.parametrize(
    ("changes", "final"),
    [
        pytest.param([NIEUW], r'link(at)?\(.*"data/acties/nieuw.yaml"', id="new"),
        pytest.param([VERVANG], r'rename\w*\(.*"data/acties/oud.yaml"', id="replaced"),
        pytest.param(SAMEN, BEFORE_THE_END, id="several"),
    ],
)
VOL = "is niet te schrijven: de schijf is vol"


@pytest.fixture
def strace() -> None:
    """Strace, and the right to use it."""
    if waarom := refused():
        missing(waarom)


@pytest.mark.usefixtures("strace")
@EACH
def test_killed_at_any_system_call(tmp_path: Path, changes: Sequence[FileChange], final: str) -> None:
    """Never half a file; up to one call the next writer finds all as it was, after it all as it was to be."""
    calls = trace(order(changes), build(tmp_path / "proef"), tmp_path / "log")
    assert tree(tmp_path / "proef") == after(changes)
    states = []
    for root, ended in each_with("signal=KILL", calls, order(changes), build, tmp_path):
        assert ended == (-9, "begin\n", "")
        for path in {change.path for change in changes}:
            assert tree(root).get(path) in {OUD.get(path), after(changes).get(path)}
        states.append(recovered(root))
    tot = place(calls, final) + 1
    assert 20 < tot < len(calls)
    assert states == [OUD] * tot + [after(changes)] * (len(calls) - tot)


@pytest.mark.usefixtures("strace")
def test_killed_while_it_undoes(tmp_path: Path) -> None:
    """A run that undoes another and is stopped too, at any call that changes the disk, is finished by the next."""
    half = killed_at_the_end(tmp_path / "half")

    def fresh(root: Path) -> Path:
        return Path(shutil.copytree(half, root))

    calls = writes(trace(order([]), fresh(tmp_path / "proef"), tmp_path / "log"))
    assert tree(tmp_path / "proef") == OUD
    assert len(calls) == 6
    ended = each_with("signal=KILL", calls, order([]), fresh, tmp_path)
    assert [end for _, end in ended] == [(-9, "begin\n", "")] * len(calls)
    assert [recovered(root) for root, _ in ended] == [OUD] * len(calls)


@pytest.mark.usefixtures("strace")
def test_undo_leaves_an_edited_file_alone(tmp_path: Path) -> None:
    """What somebody wrote after the run was stopped stays; the rest is set back, and named."""
    root = killed_at_the_end(tmp_path / "half")
    (root / VERVANG.path).write_bytes(DERDE)
    with locked(root) as teruggezet:
        assert teruggezet == [NIEUW.path, WEG.path]
    assert tree(root) == OUD | {VERVANG.path: "van iemand anders\n"}


@pytest.mark.usefixtures("strace")
def test_undo_keeps_rights(tmp_path: Path) -> None:
    """A file that is set back has the rights that it had."""
    root = killed_at_the_end(tmp_path / "half")
    assert recovered(root) == OUD
    assert (root / WEG.path).stat().st_mode & 0o7777 == 0o604


@pytest.mark.usefixtures("strace")
def test_changes_cannot_be_made_final(tmp_path: Path) -> None:
    """A disk that gives out at the last: told, and all as it was."""
    calls = trace(order(SAMEN), build(tmp_path / "proef"), tmp_path / "log")
    root = build(tmp_path / "echt")
    melding = "ActiepuntenError: data/.bezig is niet te schrijven: kies een andere plek"
    ended = inject(order(SAMEN), root, calls[place(calls, BEFORE_THE_END)], "error=EIO")
    assert (*ended, tree(root)) == (3, f"begin\n{melding}\n", "", OUD)


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize("path", ["data/register.yaml", "data/acties/2025/oud.yaml"])
def test_nothing_is_left_elsewhere(tmp_path: Path, path: str) -> None:
    """A run that was stopped leaves nothing beside the register's own file, or deeper in its folders."""
    opdracht = order([FileChange(path, KORT, LANG)])

    def fresh(root: Path) -> Path:
        (build(root) / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(KORT)
        return root

    calls = trace(opdracht, fresh(tmp_path / "proef"), tmp_path / "log")
    root = fresh(tmp_path / "echt")
    assert inject(opdracht, root, calls[place(calls, "rename")], "signal=KILL")[0] == -9
    assert set(recovered(root)) == set(tree(tmp_path / "proef"))


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize(
    ("changes", "aantal"),
    [
        pytest.param([NIEUW], 4, id="new"),
        pytest.param([VERVANG], 4, id="replaced"),
        pytest.param(SAMEN, 22, id="several"),
        pytest.param([ELDERS], 5, id="new folder"),
    ],
)
def test_no_room_at_any_call_that_writes(tmp_path: Path, changes: Sequence[FileChange], aantal: int) -> None:
    """A full disk at the opening, writing, bringing to the disk, naming or making a folder: told, and all as it was."""
    calls = trace(order(changes), build(tmp_path / "proef"), tmp_path / "log")
    chosen = [call for call in writes(calls) if not re.match("unlink|rmdir", call.name)]
    assert len(chosen) == aantal
    plekken = {change.path for change in changes if change.nieuw} | ({"data/.bezig"} if len(changes) > 1 else set())
    ended = each_with("error=ENOSPC", chosen, order(changes), build, tmp_path)
    assert {end for _, end in ended} == {(3, f"begin\nActiepuntenError: {plek} {VOL}\n", "") for plek in plekken}
    assert [tree(root) for root, _ in ended] == [OUD] * len(chosen)


@pytest.mark.usefixtures("strace")
@pytest.mark.parametrize(
    ("fout", "uitkomst"),
    [
        (
            "EEXIST",
            (3, f"FileChanged: {NIEUW.path} bestaat al: probeer het opnieuw; dan wordt een ander nummer gekozen"),
        ),
        ("EPERM", (0, "eind")),
    ],
)
def test_a_name_that_is_refused(tmp_path: Path, fout: str, uitkomst: tuple[int, str]) -> None:
    """Somebody makes the file at the last moment: theirs stays; a disk without links: written all the same."""
    calls = trace(order([NIEUW]), build(tmp_path / "proef"), tmp_path / "log")
    call = calls[place(calls, r"link(at)?\(")]
    code, out, err = inject(order([NIEUW]), build(tmp_path / "echt"), call, f"error={fout}")
    assert (code, out, err) == (uitkomst[0], f"begin\n{uitkomst[1]}\n", "")
    assert tree(tmp_path / "echt") == (OUD if uitkomst[0] else after([NIEUW]))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB with a register on it."""
    if os.geteuid():
        pytest.skip("only root can mount a disk")
    plek = tmp_path / "disk"
    plek.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "test", plek], check=False, capture_output=True)
    if done.returncode:
        missing(done.stderr.decode())
    try:
        build(plek / "register")
        yield plek
    finally:
        subprocess.run(["umount", plek], check=True)


@pytest.mark.parametrize(
    ("changes", "nodig"),
    [
        pytest.param([NIEUW], 8, id="new"),
        pytest.param([VERVANG], 8, id="replaced"),
        pytest.param(SAMEN, 21, id="several"),
        pytest.param([VERVANG, NIEUW, WEG], 19, id="replaced first"),
        pytest.param([WEG, VERVANG, NIEUW], 18, id="removed first"),
    ],
)
def test_a_disk_that_is_full(disk: Path, changes: Sequence[FileChange], nodig: int) -> None:
    """With any number of free blocks below what it takes: told, and all as it was."""
    root = disk / "register"
    for free in range(nodig):
        fill(disk, free)
        with locked(root), pytest.raises(ActiepuntenError) as gevangen:
            write_all(root, changes)
        assert (free, gevangen.value.hint, tree(root)) == (free, "de schijf is vol", OUD)
    fill(disk, nodig)
    with locked(root):
        write_all(root, changes)
    assert tree(root) == after(changes)


@pytest.mark.parametrize(
    ("changes", "dicht", "wat"),
    [
        pytest.param([NIEUW], "data/acties", "data/acties/nieuw.yaml", id="new"),
        pytest.param([VERVANG], "data/acties", "data/acties/oud.yaml", id="replaced"),
        pytest.param([WEG], "data/besluiten", "data/besluiten/weg.yaml", id="removed"),
        pytest.param(SAMEN, "data/besluiten", "data/besluiten/weg.yaml", id="several"),
        pytest.param(SAMEN, "data", "data/.bezig", id="several, whole register"),
    ],
)
def test_no_permission_to_write(tmp_path: Path, changes: Sequence[FileChange], dicht: str, wat: str) -> None:
    """A folder that the user may read only: told, and all as it was."""
    root = build(tmp_path / "register")
    for folder in (root, *(root / path for path, inhoud in OUD.items() if inhoud is None)):
        folder.chmod(0o777)
    (root / dicht).chmod(0o555)
    ended = finish(start(child(order(changes, uid=65534 * (not os.geteuid()))), root))
    (root / dicht).chmod(0o755)
    assert ended == (3, f"begin\nActiepuntenError: {wat} is niet te schrijven: u mag hier niet schrijven\n", "")
    assert tree(root) == OUD


@pytest.mark.parametrize("samen", [False, True], ids=["alone", "several"])
@pytest.mark.parametrize(
    ("change", "intussen", "melding"),
    [
        (VERVANG, DERDE, "data/acties/oud.yaml is intussen door iemand anders gewijzigd; er is niets geschreven"),
        (VERVANG, None, "data/acties/oud.yaml is intussen verwijderd; er is niets geschreven"),
        (WEG, DERDE, "data/besluiten/weg.yaml is intussen door iemand anders gewijzigd; er is niets geschreven"),
        (NIEUW, DERDE, "data/acties/nieuw.yaml bestaat al"),
    ],
    ids=["changed", "vanished", "to be removed", "appeared"],
)
def test_changed_meanwhile(
    tmp_path: Path, change: FileChange, intussen: bytes | None, melding: str, *, samen: bool
) -> None:
    """A file that is no longer what it was: told, and nothing is written, of the others neither."""
    root = build(tmp_path)
    if intussen is None:
        (root / change.path).unlink()
    else:
        (root / change.path).write_bytes(intussen)
    was = tree(root), written(root)
    with locked(root), pytest.raises(FileChanged) as gevangen:
        write_all(root, SAMEN if samen else [change])
    assert gevangen.value.melding == melding
    assert (tree(root), written(root)) == was


def test_rights_of_files(tmp_path: Path) -> None:
    """A file that is replaced keeps its rights, a new one gets those that the user gives to new files."""
    root = build(tmp_path)
    (root / VERVANG.path).chmod(0o604)
    assert finish(start(child(order(SAMEN)), root, umask=0o027)) == (0, "begin\neind\n", "")
    assert tree(root) == after(SAMEN)
    assert [(root / change.path).stat().st_mode & 0o7777 for change in (NIEUW, VERVANG)] == [0o640, 0o604]


def test_fifty_take_the_next_number(tmp_path: Path) -> None:
    """Fifty processes that each take the first free number make fifty files, each with its own content."""
    root = build(tmp_path)
    (root / VERVANG.path).unlink()
    lopend = [start(child(json.dumps({"doe": "nummer", "wie": wie})), root) for wie in range(50)]
    assert [finish(proces) for proces in lopend] == [(0, "", "")] * 50
    gemaakt = {file.name: file.read_text(encoding="utf-8") for file in (root / "data/acties").iterdir()}
    assert set(gemaakt) == {f"{nummer}.yaml" for nummer in range(1, 51)}
    assert set(gemaakt.values()) == {f"{wie}\n" for wie in range(50)}


def test_two_add_two_hundred_lines_each(tmp_path: Path) -> None:
    """Four hundred lines, those of each in their order."""
    root = build(tmp_path)
    lijst = root / "data/acties/lijst.yaml"
    lijst.touch()
    lopend = [start(child(json.dumps({"doe": "regels", "wie": wie, "keren": 200})), root) for wie in ("een", "twee")]
    assert [finish(proces) for proces in lopend] == [(0, "", "")] * 2
    regels = lijst.read_text(encoding="utf-8").splitlines()
    assert len(regels) == 400
    for wie in ("een", "twee"):
        assert [regel for regel in regels if regel.startswith(f"{wie} ")] == [f"{wie} {keer}" for keer in range(200)]
    assert set(tree(root)) == {*OUD, "data/acties/lijst.yaml"}
