"""Files to disk: each as a whole, one after another under a lock, and together or not at all.

A file is written beside its place under another name, brought to the disk and then given its name, so that whoever
looks, and whatever stops the program, finds the old file or the new one.
Several files are first laid ready together with what was there; a run that is stopped halfway is undone by the next.
The tool never commits, stages or formats by itself.
"""

import contextlib
import errno
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from actiepunten.errors import ActiepuntenError
from actiepunten.storage.source import DATA

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # a system without it: files are still compared before they are replaced
    fcntl = None

_PATIENCE = 60.0
"""Seconds after which a lock that another program holds is an error."""
_BUSY = ".bezig"
_TEMPORARY = ".actiepunten-"

_OS_ERRORS = {
    errno.ENOENT: "de map bestaat niet; maak die eerst",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EISDIR: "dit is een map; noem een bestand",
    errno.EACCES: "u mag hier niet schrijven",
    errno.EPERM: "u mag hier niet schrijven",
    errno.EROFS: "deze schijf is alleen te lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op deze schijf is vol",
}


class FileChanged(ActiepuntenError):
    """Somebody else wrote the file in the meantime."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file, relative to the root of the register: what it held and what it is to hold; ``None`` for no file."""

    path: str
    oud: bytes | None
    nieuw: bytes | None


def refused(wat: str, fout: OSError) -> ActiepuntenError:
    """The error for a place where the system does not let us write."""
    return ActiepuntenError(f"{wat} is niet te schrijven", _OS_ERRORS.get(fout.errno or 0, "kies een andere plek"))


@contextlib.contextmanager
def locked(root: Path) -> Iterator[list[str]]:
    """Hold the register for writing; what a run that was stopped halfway left behind is undone first.

    Gives the files that were set back so. The lock is on the folder itself and goes with the process.
    """
    folder = root / DATA
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as fout:
        raise refused(str(folder), fout) from None
    try:
        _wait_for(handle)
        _sweep(folder)
        yield _undo(root)
    finally:
        os.close(handle)


def write_all(root: Path, changes: Sequence[FileChange]) -> None:
    """Make all the changes or none; the register is locked by whoever calls.

    :class:`FileChanged` where a file no longer holds what it held, or a new one is there already;
    :class:`ActiepuntenError` where the system refuses. In both cases every file is as it was.
    """
    for change in changes:
        compare(root, change)
    if len(changes) < 2:  # noqa: PLR2004 (one file is replaced as a whole by itself)
        for change in changes:
            _write(root, change)
        return
    busy = root / DATA / _BUSY
    try:
        _lay_ready(busy, changes)
        for change in changes:
            _write(root, change)
    except BaseException as fout:
        _undo(root)
        if isinstance(fout, OSError):
            raise refused(str(busy), fout) from None
        raise
    _remove(busy)


def create_all(root: Path, changes: Sequence[FileChange]) -> None:
    """Make new files where no register stands yet, with their folders; all of them or none."""
    gemaakt: list[Path] = []
    try:
        for change in changes:
            target = root / change.path
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(root, change)
            gemaakt.append(target)
    except BaseException as fout:
        for file in gemaakt:
            file.unlink(missing_ok=True)
        if isinstance(fout, OSError):
            raise refused(str(root), fout) from None
        raise


def compare(root: Path, change: FileChange) -> None:
    """Refuse where the file is no longer what it was when the change was made up."""
    if (nu := _content(root / change.path)) == change.oud:
        return
    if change.oud is None:
        raise _exists(change)
    wat = "is intussen verwijderd" if nu is None else "is intussen door iemand anders gewijzigd"
    raise FileChanged(f"{change.path} {wat}; er is niets geschreven", "kijk wat er nu staat en doe het opnieuw")


def _exists(change: FileChange) -> FileChanged:
    return FileChanged(f"{change.path} bestaat al", "probeer het opnieuw; dan wordt een ander nummer gekozen")


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fout:
        raise ActiepuntenError(
            f"{file} is niet te lezen", _OS_ERRORS.get(fout.errno or 0, "zie `actiepunten check`")
        ) from None


def _write(root: Path, change: FileChange) -> None:
    target = root / change.path
    compare(root, change)
    try:
        if change.nieuw is None:
            target.unlink()
        else:
            _place(target, change.nieuw, new=change.oud is None)
        _sync_folder(target.parent)
    except FileExistsError:
        raise FileChanged(
            f"{change.path} bestaat al", "probeer het opnieuw; dan wordt een ander nummer gekozen"
        ) from None
    except OSError as fout:
        raise refused(change.path, fout) from None


def _place(target: Path, content: bytes, *, new: bool) -> None:
    """Give the content its name in one step; a new file never takes the place of one that is there."""
    if new:
        target.parent.mkdir(exist_ok=True)
    temporary = target.with_name(f"{_TEMPORARY}{secrets.token_hex(6)}")
    try:
        _write_new(temporary, content, mode=None if new else target.stat().st_mode)
        if new:
            _link(temporary, target)
        else:
            temporary.replace(target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _link(temporary: Path, target: Path) -> None:
    try:
        os.link(temporary, target)
    except (PermissionError, NotImplementedError, OSError) as fout:
        if isinstance(fout, FileExistsError) or getattr(fout, "errno", 0) in (errno.ENOSPC, errno.EDQUOT):
            raise
        if target.exists():  # a disk without links: under the lock nobody else makes this file
            raise FileExistsError(errno.EEXIST, "exists", str(target)) from None
        temporary.replace(target)


def _write_new(file: Path, content: bytes, mode: int | None = None) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(handle, "wb") as open_file:
        if mode is not None:
            os.fchmod(handle, mode & 0o7777)
        open_file.write(content)
        open_file.flush()
        os.fsync(handle)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not every system can bring a folder to the disk
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lay_ready(busy: Path, changes: Sequence[FileChange]) -> None:
    """Keep what the files held, and last of all the list of them: from then on a run can be undone."""
    busy.mkdir()
    plan = []
    for nummer, change in enumerate(changes):
        if change.oud is not None:
            _write_new(busy / str(nummer), change.oud)
        nieuw = None if change.nieuw is None else sha256(change.nieuw).hexdigest()
        plan.append([change.path, change.oud is not None, nieuw])
    _write_new(busy / "plan.tmp", json.dumps(plan).encode())
    (busy / "plan.tmp").replace(busy / "plan.json")
    _sync_folder(busy)
    _sync_folder(busy.parent)


def _undo(root: Path) -> list[str]:
    """Set back what a run that was stopped halfway had already written; a file that is neither is left alone."""
    busy = root / DATA / _BUSY
    if not busy.is_dir():
        return []
    teruggezet = []
    with contextlib.suppress(FileNotFoundError):  # without the list nothing was written yet
        for nummer, (path, was_er, nieuw) in enumerate(json.loads((busy / "plan.json").read_bytes())):
            nu = _content(root / path)
            if (None if nu is None else sha256(nu).hexdigest()) != nieuw:
                continue
            oud = (busy / str(nummer)).read_bytes() if was_er else None
            if nu != oud:
                _write(root, FileChange(path, nu, oud))
                teruggezet.append(path)
    _remove(busy)
    return teruggezet


def _remove(busy: Path) -> None:
    """Take the list away first: without it nothing is set back any more."""
    with contextlib.suppress(FileNotFoundError):
        (busy / "plan.json").unlink()
    shutil.rmtree(busy, ignore_errors=True)
    _sync_folder(busy.parent)


def _sweep(folder: Path) -> None:
    """Under the lock nobody writes: temporary files that are there now belong to a run that was stopped."""
    for file in folder.glob(f"*/{_TEMPORARY}*"):
        with contextlib.suppress(OSError):
            file.unlink()


def _wait_for(handle: int) -> None:
    if fcntl is None:
        return
    tot = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > tot:
                raise ActiepuntenError(
                    "een andere opdracht schrijft in dit register en is nog niet klaar",
                    "wacht tot die klaar is, of stop haar",
                ) from None
            time.sleep(0.005)
        except OSError:
            return  # a disk that knows no locks: files are still compared before they are replaced
        else:
            return
