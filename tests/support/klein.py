"""A register of two files, orders to write in it, and what stands in it afterwards."""

import json
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from actiepunten.storage.writer import FileChange, locked
from support.strace import Call, inject, place, trace

Tree = dict[str, str | None]
"""What stands in a register: each file with its content, each folder with ``None``."""

KORT, LANG, DERDE = b"oud\n" * 2000, b"nieuw\n" * 5000, b"van iemand anders\n"
NIEUW = FileChange("data/acties/nieuw.yaml", None, LANG)
VERVANG = FileChange("data/acties/oud.yaml", KORT, LANG)
ELDERS = FileChange("data/casussen/nieuw.yaml", None, LANG)
WEG = FileChange("data/besluiten/weg.yaml", b"weg\n", None)
SAMEN = (NIEUW, VERVANG, WEG)
OUD: Tree = {
    "data": None,
    "data/acties": None,
    "data/acties/oud.yaml": "<kort>",
    "data/besluiten": None,
    "data/besluiten/weg.yaml": "weg\n",
}
BEFORE_THE_END = r'unlink(at)?\(.*"data/.bezig/plan.json"'
"""The call that makes several changes final: until then they are undone."""


def build(root: Path) -> Path:
    """A register of two files."""
    for folder in ("data/acties", "data/besluiten"):
        (root / folder).mkdir(parents=True)
    (root / VERVANG.path).write_bytes(KORT)
    (root / WEG.path).write_bytes(b"weg\n")
    return root


def seen(file: Path) -> str | None:
    """The content, short: a name for the ones that are long."""
    if not file.is_file():
        return None
    inhoud = file.read_bytes()
    return {KORT: "<kort>", LANG: "<lang>"}.get(inhoud, inhoud[:40].decode())


def tree(root: Path) -> Tree:
    """All that stands there, hidden or not."""
    return {file.relative_to(root).as_posix(): seen(file) for file in root.rglob("*")}


def written(root: Path) -> dict[Path, tuple[int, int]]:
    """Which file each one is and when it was last written: also where it got the same content again."""
    return {file: (file.stat().st_ino, file.stat().st_mtime_ns) for file in root.rglob("*") if file.is_file()}


def after(changes: Sequence[FileChange]) -> Tree:
    """What stands there when all is written."""
    weg = {change.path for change in changes if change.nieuw is None}
    return {path: inhoud for path, inhoud in OUD.items() if path not in weg} | {
        change.path: "<lang>" for change in changes if change.nieuw
    }


def order(changes: Sequence[FileChange], **rest: object) -> str:
    """The order for a writer in a process of its own."""
    rijen = [[c.path, c.oud and c.oud.decode(), c.nieuw and c.nieuw.decode()] for c in changes]
    return json.dumps({"doe": "schrijf", "schrijf": rijen, **rest})


def each_with(
    what: str, calls: Sequence[Call], opdracht: str, fresh: Callable[[Path], Path], tmp_path: Path
) -> list[tuple[Path, tuple[int, str, str]]]:
    """One run per call that is met by an error or a signal, each in a register of its own."""

    def one(nummer: int) -> tuple[Path, tuple[int, str, str]]:
        root = fresh(tmp_path / str(nummer))
        return root, inject(opdracht, root, calls[nummer], what)

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(one, range(len(calls))))


def recovered(root: Path) -> Tree:
    """What stands there once the next writer has had the lock."""
    with locked(root):
        return tree(root)


def killed_at_the_end(root: Path) -> Path:
    """A register in which several changes were written and not made final."""
    calls = trace(order(SAMEN), build(root), root.with_name("log"))
    shutil.rmtree(root)
    build(root)
    (root / WEG.path).chmod(0o604)
    assert inject(order(SAMEN), root, calls[place(calls, BEFORE_THE_END)], "signal=KILL") == (-9, "begin\n", "")
    assert {path: inhoud for path, inhoud in tree(root).items() if ".bezig" not in path} == after(SAMEN)
    return root


def fill(disk: Path, free: int) -> None:
    """Fill the disk until this many blocks are left."""
    blok = 4096
    with (disk / "vol").open("wb", buffering=0) as vol:
        over = os.statvfs(disk)
        vol.write(bytes(over.f_bfree * over.f_bsize - free * blok))
    over = os.statvfs(disk)
    assert over.f_bfree * over.f_bsize == free * blok
