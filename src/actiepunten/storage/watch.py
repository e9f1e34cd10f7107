"""Whether the files of a register have changed: by their names, sizes and times, which takes no reading."""

from pathlib import Path

from actiepunten.storage.source import DATA, TEMPLATES, WorkTree

Fingerprint = tuple[tuple[str, int, int], ...]


def fingerprint(root: Path) -> Fingerprint:
    """What changes when a file comes, goes or is written."""
    tree = WorkTree(root)
    return tuple(_file(root, path) for folder in (DATA, TEMPLATES) for path in tree.paths(folder))


def _file(root: Path, path: str) -> tuple[str, int, int]:
    try:
        stat = (root / path).stat(follow_symlinks=False)
    except OSError:  # it went in the meantime
        return path, -1, -1
    return path, stat.st_size, stat.st_mtime_ns
