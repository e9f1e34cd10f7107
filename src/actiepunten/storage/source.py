"""Where the bytes of a register come from: the work tree here, a git revision in ``storage.git``."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from actiepunten.errors import UsageError

DATA = "data"
TEMPLATES = "templates"


def refuse_in_data(path: Path, root: Path) -> None:
    """:class:`UsageError` where what is written for somebody would come among the records of the register."""
    if path.resolve().is_relative_to((root / DATA).resolve()):
        raise UsageError(f"{path} ligt in de map {DATA} van het register", "kies een plek daarbuiten")


class Source(Protocol):
    """A tree of files below the root of a register; paths are relative to that root, with forward slashes."""

    @property
    def revisie(self) -> str | None:
        """The full commit id that is read, or ``None`` for the work tree."""

    def paths(self, folder: str) -> list[str]:
        """All files below the folder, sorted, hidden ones left out."""

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The content of each file; ``None`` where it is no plain file or cannot be read."""


class WorkTree:
    """The files as they are on disk now."""

    revisie: str | None = None

    def __init__(self, root: Path) -> None:
        self.root = root

    def paths(self, folder: str) -> list[str]:
        """All files below the folder, sorted, hidden ones left out."""
        found = []
        for place, folders, files in os.walk(self.root / folder):
            # A folder behind a link, or with the name of a record, is listed itself: it is no plain file.
            odd = [naam for naam in folders if Path(place, naam).is_symlink() or naam.lower().endswith(".yaml")]
            folders[:] = [naam for naam in folders if naam not in odd and not naam.startswith(".")]
            found += [Path(place, naam).relative_to(self.root).as_posix() for naam in files + odd if naam[0] != "."]
        return sorted(found)

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The content of each file; ``None`` where it is no plain file or cannot be read."""
        for path in paths:
            file = self.root / path
            try:
                yield path, None if file.is_symlink() or not file.is_file() else file.read_bytes()
            except OSError:
                yield path, None


class OneFile:
    """One record of another source, with the register.yaml beside it."""

    def __init__(self, source: Source, path: str) -> None:
        self.revisie = source.revisie
        self._source = source
        self._paths = (path, f"{DATA}/register.yaml")

    def paths(self, folder: str) -> list[str]:
        """The two files, as far as they are there."""
        return [path for path in self._source.paths(folder) if path in self._paths]

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The content of each file; ``None`` where it is no plain file or cannot be read."""
        return self._source.read(paths)


class Overlay:
    """Another source with some files as they are going to be: ``None`` for one that goes."""

    def __init__(self, source: Source, files: Mapping[str, bytes | None]) -> None:
        self.revisie = source.revisie
        self._source = source
        self._files = files

    def paths(self, folder: str) -> list[str]:
        """All files below the folder, sorted, hidden ones left out."""
        erbij = {path for path in self._files if path.startswith(f"{folder}/")}
        alle = erbij.union(self._source.paths(folder))
        return sorted(path for path in alle if self._files.get(path, b"") is not None)

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The content of each file; ``None`` where it is no plain file or cannot be read."""
        for path in paths:
            if path in self._files:
                yield path, self._files[path]
            else:
                yield from self._source.read([path])


def is_register(root: Path) -> bool:
    """Whether the folder holds a register."""
    try:
        return (root / DATA / "register.yaml").is_file()
    except OSError:  # a name that is too long, a folder without permission
        return False


def find_root(start: Path) -> Path | None:
    """The nearest folder, from ``start`` upward, that holds a register."""
    return next((folder for folder in (start, *start.parents) if is_register(folder)), None)
