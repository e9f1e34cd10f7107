"""The only module that starts git: plumbing commands, no checkout, no settings of the user."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from actiepunten.errors import GitError

_BLOB_MODES = (b"100644", b"100755")


class GitTree:
    """The files as they were at a revision; reads any number of them with two processes."""

    def __init__(self, root: Path, revisie: str) -> None:
        """Resolve the revision; :class:`GitError` where git, the repository or the revision is missing."""
        self.root = root
        self.revisie: str = _resolve(root, revisie)
        self._prefix = _line(root, "rev-parse", "--show-prefix")
        self._blobs: dict[str, bytes] = {}

    def paths(self, folder: str) -> list[str]:
        """All files below the folder at the revision, sorted, hidden ones left out."""
        listing = _git(self.root, "ls-tree", "-r", "-z", "--full-tree", self.revisie, "--", self._prefix + folder)
        found = []
        for line in listing.split(b"\0")[:-1]:
            about, name = line.split(b"\t", 1)
            mode, _, blob = about.split(b" ")[:3]
            path = os.fsdecode(name).removeprefix(self._prefix)
            if not any(deel.startswith(".") for deel in path.split("/")):
                found.append(path)
                if mode in _BLOB_MODES:
                    self._blobs[path] = blob
        return sorted(found)

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The content of each file that :meth:`paths` gave; ``None`` where it is no plain file."""
        wanted = list(paths)
        blobs = [self._blobs[path] for path in wanted if path in self._blobs]
        answer = _git(self.root, "cat-file", "--batch", stdin=b"".join(blob + b"\n" for blob in blobs))
        position = 0
        for path in wanted:
            if path not in self._blobs:
                yield path, None
                continue
            start = answer.index(b"\n", position) + 1
            size = int(answer[position:start].split()[2])
            position = start + size + 1
            yield path, answer[start : start + size]

    @property
    def datum(self) -> date:
        """The day of the commit, in the time zone of whoever made it."""
        return date.fromisoformat(_line(self.root, "show", "-s", "--format=%cs", self.revisie))


def _resolve(root: Path, revisie: str) -> str:
    here = _run(root, "rev-parse", "--git-dir")
    if b"dubious ownership" in here.stderr:
        raise GitError(
            f"git vertrouwt de map {root} niet: zij is van een andere gebruiker",
            f"typ `git config --global --add safe.directory {root}`",
        )
    if here.returncode:
        raise GitError(
            f"de map {root} staat niet in een git-repository",
            "een revisie kan alleen in een register dat in git staat",
        )
    found = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revisie + "^{commit}")
    if found.returncode or found.stdout.startswith(b"^"):
        raise GitError(
            f"git kent de revisie {revisie} niet",
            "kies een tak, label of commit; in een ondiepe kloon haalt `git fetch --unshallow` de rest op",
        )
    return found.stdout.decode().strip()


def _line(root: Path, *arguments: str) -> str:
    return os.fsdecode(_git(root, *arguments)).rstrip("\n")


def _git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    done = _run(root, *arguments, stdin=stdin)
    if done.returncode:
        raise GitError(f"git kon de revisie niet lezen ({arguments[0]})", "controleer de repository met `git fsck`")
    return done.stdout


def _run(root: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    # Inside a hook git exports GIT_DIR and its like; they would point the command at another repository.
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    surroundings |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(  # noqa: S603 (no shell; user input comes after --end-of-options)
            ["git", "-C", str(root), *arguments],  # noqa: S607 (the git of the user, wherever it is)
            input=stdin,
            capture_output=True,
            check=False,
            env=surroundings,
        )
    except FileNotFoundError:
        raise GitError("het programma git is niet gevonden", "installeer git") from None
    except OSError:
        raise GitError("het programma git is niet te starten", "controleer hoe git is geïnstalleerd") from None
    except ValueError:
        raise GitError("deze revisie bevat een teken dat git niet kan lezen", "typ de revisie opnieuw") from None
