"""The folder of the site on disk: only ever what ``site`` wrote, and each file old or new, never half.

All files are first written to a folder beside it, and then take their places one by one.
A list of them, in the folder itself, tells the next run what it may replace and remove.
"""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from types import ModuleType

from actiepunten.errors import ActiepuntenError, UsageError
from actiepunten.storage.source import refuse_in_data
from actiepunten.storage.writer import refused

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # a system without it: two runs at once are then not told apart
    fcntl = None

LIST = "actiepunten-site.txt"
_WROTE = "Deze map is geschreven door actiepunten site. "
_HEAD = f"{_WROTE}Een volgende keer mag het programma dit vervangen of weghalen:"
_HEADS = (_HEAD, f"{_WROTE}Wat hieronder staat, vervangt of verwijdert een volgende keer:")
"""The first line of the list, also as earlier versions wrote it."""


def write_site(folder: Path, root: Path, pieces: Iterable[list[tuple[str, bytes]]]) -> int:
    """Make the folder hold these files and no others; gives how many. It is made where it is not there yet.

    ``root`` is that of the register, whose data must not get pages among it. :class:`UsageError` where the folder
    holds something that ``site`` did not write, :class:`ActiepuntenError` where the system refuses.
    """
    target = folder.absolute()
    refuse_in_data(folder, root)
    try:
        oud = _own_files(target, folder)
        with _beside(target, folder) as place:
            nieuw = _write_beside(place, pieces)
            _take_places(place, target, oud, nieuw)
    except OSError as fout:
        raise refused(str(folder), fout) from None
    return len(nieuw)


def _own_files(target: Path, folder: Path) -> set[str]:
    """The files that an earlier run wrote; :class:`UsageError` where there is anything else."""
    if not target.exists() and not target.is_symlink():
        return set()
    if target.is_symlink() or not target.is_dir():
        raise UsageError(f"{folder} is geen gewone map", "kies een lege map, of een die er nog niet is")
    genoemd = set(_listed(target / LIST))
    # What stands in the list may have been written by hand: a path out of the folder is never followed.
    aanwezig = {path.relative_to(target).as_posix() for path in _walk(target)}
    if vreemd := sorted(aanwezig - genoemd - {LIST}):
        eerste = ", ".join(vreemd[:3]) + (f" en {len(vreemd) - 3} andere" if len(vreemd) > 3 else "")  # noqa: PLR2004
        raise UsageError(
            f"in {folder} staat wat niet door `actiepunten site` is geschreven: {eerste}",
            "kies een lege map, of haal dit er eerst uit; er is niets gewijzigd",
        )
    return aanwezig - {LIST}


def _walk(target: Path) -> Iterator[Path]:
    """Every file and link below the folder; an empty folder counts too, for somebody made it."""
    for path in target.iterdir():
        if path.is_dir() and not path.is_symlink() and any(path.iterdir()):
            yield from _walk(path)
        else:
            yield path


def _listed(file: Path) -> list[str]:
    """The files that the list names: a line that ends with a slash is the folder of those after it."""
    try:
        kop, *regels = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    found, folder = [], ""
    for regel in regels if kop in _HEADS else []:
        if regel.endswith("/"):
            folder = regel
        else:
            found.append(folder + regel)
    return found


@contextlib.contextmanager
def _beside(target: Path, folder: Path) -> Iterator[Path]:
    """A folder beside the target, empty and for this run alone; what a broken run left there is thrown away."""
    busy = target.with_name(f".{target.name}.actiepunten-bezig")
    busy.mkdir(parents=True, exist_ok=True)
    with _alone(busy, folder):
        place = busy / "nieuw"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        try:
            yield place
        finally:
            shutil.rmtree(busy, ignore_errors=True)


@contextlib.contextmanager
def _alone(busy: Path, folder: Path) -> Iterator[None]:
    """Hold the folder beside the target; :class:`ActiepuntenError` where another run does."""
    if fcntl is None:
        yield
        return
    handle = os.open(busy, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ActiepuntenError(f"een andere opdracht schrijft nu in {folder}", "wacht tot die klaar is") from None
        yield
    finally:
        os.close(handle)


def _write_beside(place: Path, pieces: Iterable[list[tuple[str, bytes]]]) -> set[str]:
    paths: set[str] = set()
    for piece in pieces:
        for path, content in piece:
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(content)
            paths.add(path)
    _write_list(place, paths)
    return paths


def _write_list(folder: Path, paths: Iterable[str]) -> None:
    regels, map_ = [_HEAD], ""
    for path in sorted(map(PurePosixPath, paths), key=lambda path: (str(path.parent), path.name)):
        if path.parent.name and map_ != f"{path.parent}/":
            map_ = f"{path.parent}/"
            regels.append(map_)
        regels.append(path.name)
    (folder / LIST).write_text("\n".join([*regels, ""]), encoding="utf-8", newline="\n")


def _take_places(place: Path, target: Path, oud: set[str], nieuw: set[str]) -> None:
    """Put the new files in their places, then remove what is gone; at first the list names both."""
    if not target.exists():
        place.rename(target)
        return
    (place / LIST).rename(place / f"{LIST}.nieuw")
    _write_list(place, oud | nieuw)
    (place / LIST).replace(target / LIST)
    for path in sorted(nieuw):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).replace(target / path)
    for path in sorted(oud - nieuw):
        (target / path).unlink(missing_ok=True)
    for parent in sorted({Path(path).parent for path in oud - nieuw}, reverse=True):
        with contextlib.suppress(OSError):  # it holds other pages
            (target / parent).rmdir()
    (place / f"{LIST}.nieuw").replace(target / LIST)
