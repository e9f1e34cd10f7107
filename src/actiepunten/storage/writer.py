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
import re
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
_PLAN = "plan.json"
_RECORD = re.compile(rf"{DATA}/(?:\w+/)?[\w-]+\.yaml")
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
        _lay_ready(root, busy, changes)
        for change in changes:
            _write(root, change)
        (busy / _PLAN).unlink()  # without the list nothing is undone any more
    except BaseException as fout:
        _undo(root)
        if isinstance(fout, OSError):
            raise refused(f"{DATA}/{_BUSY}", fout) from None
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
    if target.is_symlink() or target.parent.is_symlink():
        raise ActiepuntenError(
            f"{change.path} is een koppeling naar elders", "zet er een gewoon bestand of een gewone map"
        )
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
    folder = target.parent
    made = new and not folder.exists()
    temporary = target.with_name(f"{_TEMPORARY}{secrets.token_hex(6)}")
    try:
        if made:
            folder.mkdir()
            _sync_folder(folder.parent)
        _write_new(temporary, content, mode=None if new else target.stat().st_mode)
        if new:
            _link(temporary, target)
        else:
            temporary.replace(target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if made and not target.exists():
            with contextlib.suppress(OSError):
                folder.rmdir()


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


def _lay_ready(root: Path, busy: Path, changes: Sequence[FileChange]) -> None:
    """Keep what the files held, and last of all the list of them: from then on a run can be undone."""
    busy.mkdir()
    _write_new(busy / ".gitignore", b"*\n")  # whoever adds all files to a commit does not add these
    plan = []
    for nummer, change in enumerate(changes):
        if change.oud is not None:
            _write_new(busy / str(nummer), change.oud, (root / change.path).stat().st_mode)
        plan.append([change.path, change.oud is not None, _digest(change.nieuw)])
    _write_new(busy / "plan.tmp", json.dumps(plan).encode())
    (busy / "plan.tmp").replace(busy / _PLAN)
    _sync_folder(busy)
    _sync_folder(busy.parent)


def _undo(root: Path) -> list[str]:
    """Set back what a run that was stopped halfway had already written; a file that is neither is left alone.

    What was kept gets its old name again, which takes no room on the disk.
    """
    busy = root / DATA / _BUSY
    if not busy.is_dir():
        return []
    teruggezet = []
    for nummer, (path, was_er, nieuw) in enumerate(_laid_ready(root, busy)):
        bewaard = busy / str(nummer)
        if _digest(_content(root / path)) != nieuw or (was_er and not bewaard.exists()):
            continue
        try:
            if was_er:
                bewaard.replace(root / path)
            else:
                (root / path).unlink()
            _sync_folder((root / path).parent)
        except OSError as fout:
            raise refused(path, fout) from None
        teruggezet.append(path)
    with contextlib.suppress(OSError):  # first the list: without it nothing is set back any more
        (busy / _PLAN).unlink(missing_ok=True)
    _remove(busy)
    return teruggezet


def _digest(content: bytes | None) -> str | None:
    return None if content is None else sha256(content).hexdigest()


def _laid_ready(root: Path, busy: Path) -> list[tuple[str, bool, str | None]]:
    """The list of a run; none where nothing was written yet. Refused where it may not be of this tool.

    A folder that came with a clone must not make this program write elsewhere.
    """
    if not (busy / _PLAN).exists():
        return []
    try:
        rijen = [(str(path), bool(was_er), nieuw) for path, was_er, nieuw in json.loads((busy / _PLAN).read_bytes())]
    except (OSError, ValueError, TypeError):
        rijen = [("", False, None)]
    plekken = [path for naam, *_ in rijen for path in (root / naam, (root / naam).parent)]
    if any(path.is_symlink() for path in (busy, *busy.iterdir(), *plekken)) or not all(
        _RECORD.fullmatch(naam) for naam, *_ in rijen
    ):
        raise ActiepuntenError(
            f"{DATA}/{_BUSY} is niet van een eerdere opdracht", "kijk wat erin staat en haal die map weg"
        )
    return rijen


def _remove(busy: Path) -> None:
    shutil.rmtree(busy, ignore_errors=True)
    _sync_folder(busy.parent)


def _sweep(folder: Path) -> None:
    """Under the lock nobody writes: temporary files that are there now belong to a run that was stopped."""
    for file in folder.rglob(f"{_TEMPORARY}*"):
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
