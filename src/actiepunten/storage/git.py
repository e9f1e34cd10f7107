"""The only module that starts git: it reads, merges texts and sets what the user asks; no checkout, stage or commit."""

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from actiepunten.errors import GitError

_REGISTER = "data/register.yaml"
_NO_TEXT = 128  # from here on ``git merge-file`` does not count conflicts, but says that it could not
_BLOB_MODES = (b"100644", b"100755")


class GitTree:
    """The files as they were at a revision; reads any number of them with two processes."""

    def __init__(self, root: Path, revisie: str) -> None:
        """Resolve the revision; :class:`GitError` where git, the repository or the revision is missing."""
        self.root = root
        self.revisie: str = _resolve(root, revisie)
        self._prefix = _prefix_at(root, self.revisie)
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


def merge_base(root: Path, een: str, ander: str) -> str:
    """The commit from which two revisions went apart; :class:`GitError` where there is none, or it is not here."""
    commits = [_resolve(root, een), _resolve(root, ander)]
    found = _run(root, "merge-base", *commits)
    if found.returncode == 0:
        return found.stdout.decode().strip()
    if _line(root, "rev-parse", "--is-shallow-repository") == "true":
        raise GitError(
            f"deze kloon is ondiep: waar {een} en {ander} uiteengingen, staat er niet in",
            "haal de hele geschiedenis op met `git fetch --unshallow`; in CI met `fetch-depth: 0`",
        )
    raise GitError(
        f"{een} en {ander} hebben geen gemeenschappelijke geschiedenis", "kies twee revisies van dezelfde repository"
    )


def last_removals(root: Path, revisie: str, paths: Iterable[str]) -> dict[str, str]:
    """Of the files, relative to ``root``, that were removed before the revision: the commit before the removal.

    Also those of before the register moved within its repository; not those of another register in it.
    """
    gezocht = set(paths)
    if not gezocht:
        return {}
    listing = _git(
        root, "log", "--full-history", "--no-renames", "--diff-filter=D", "--name-only", "-z", "--format=commit %H",
        "--no-ext-diff", revisie, "--", *(f":(top,glob)**/{path}" for path in sorted(gezocht)),
    )  # fmt: skip
    top, prefix = Path(_line(root, "rev-parse", "--show-toplevel")), _line(root, "rev-parse", "--show-prefix")
    gevonden: dict[str, str] = {}
    commit = ""
    for regel in os.fsdecode(listing).replace("\n", "\0").split("\0"):
        if regel.startswith("commit "):
            commit = regel.removeprefix("commit ")
            continue
        path = "/".join(regel.split("/")[-3:])  # data, the folder of the kind, the file
        map_ = regel.removesuffix(path)
        if path in gezocht and (map_ == prefix or not (top / map_ / _REGISTER).exists()):
            gevonden.setdefault(path, f"{commit}^")
    return gevonden


def merge_file(root: Path, ons: bytes, basis: bytes, hun: bytes) -> tuple[bytes, bool]:
    """What ``git merge-file`` makes of the two sides, and whether that holds no conflict."""
    with tempfile.TemporaryDirectory(prefix="actiepunten-") as folder:
        files = [Path(folder, naam) for naam in ("ons", "basis", "hun")]
        for file, content in zip(files, (ons, basis, hun), strict=True):
            file.write_bytes(content)
        labels = [deel for file in files for deel in ("-L", file.name)]
        done = _run(root, "merge-file", "-p", *labels, *map(str, files))
    if not 0 <= done.returncode < _NO_TEXT:
        raise GitError("git kan dit bestand niet samenvoegen: het is geen tekst", "kies zelf een van beide kanten")
    return done.stdout, done.returncode == 0


def both_added(root: Path, folder: str) -> dict[str, tuple[bytes, bytes]]:
    """The files below a folder of the register that both sides of a merge made, each as we and as they have it."""
    stages: dict[str, set[str]] = {}
    for regel in os.fsdecode(_git(root, "ls-files", "--unmerged", "-z", "--", folder)).split("\0")[:-1]:
        over, path = regel.split("\t", 1)
        stages.setdefault(path, set()).add(over.split()[2])
    beide = sorted(path for path, gezien in stages.items() if gezien == {"2", "3"})
    return {path: (_staged(root, 2, path), _staged(root, 3, path)) for path in beide}


def _staged(root: Path, kant: int, path: str) -> bytes:
    """The file of one side of a merge, with the line ends of the work tree."""
    return _git(root, "cat-file", "--filters", f":{kant}:./{path}")


def their_revision(root: Path) -> str | None:
    """The commit that is being merged, picked or moved; ``None`` where nothing is."""
    for naam in ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD"):
        found = _run(root, "rev-parse", "--verify", "--quiet", f"{naam}^{{commit}}")
        if not found.returncode:
            return found.stdout.decode().strip()
    return None


def setting(root: Path, naam: str) -> str:
    """A setting of this clone alone; empty where there is none."""
    return os.fsdecode(_run(root, "config", "--local", "--get", naam).stdout).removesuffix("\n")


def put_setting(root: Path, naam: str, waarde: str) -> None:
    """Give a setting of this clone a value."""
    if _run(root, "config", "--local", "--replace-all", naam, waarde).returncode:
        raise GitError(f"git kan de instelling {naam} niet bewaren", "kijk of u in .git/config mag schrijven")


def attribute(root: Path, naam: str, path: str) -> str:
    """The attribute that git gives a file; empty where no ``.gitattributes`` names it."""
    waarde = os.fsdecode(_git(root, "check-attr", "-z", naam, "--", path)).split("\0")[2]
    return "" if waarde == "unspecified" else waarde


def _prefix_at(root: Path, revisie: str) -> str:
    """The folder of the register within the repository at the revision.

    Where it was not there yet, it is looked for under the one other path at which no register stands any more.
    """
    prefix = _line(root, "rev-parse", "--show-prefix")
    if not _run(root, "cat-file", "-e", f"{revisie}:{prefix}{_REGISTER}").returncode:
        return prefix
    top = Path(_line(root, "rev-parse", "--show-toplevel"))
    alle = os.fsdecode(_git(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", revisie)).split("\0")
    eerder = [path.removesuffix(_REGISTER) for path in alle if f"/{path}".endswith(f"/{_REGISTER}")]
    verhuisd = [map_ for map_ in eerder if not (top / map_ / _REGISTER).exists()]
    return verhuisd[0] if len(verhuisd) == 1 else prefix


def place_in_repository(root: Path) -> tuple[Path, str]:
    """The top of the repository, and the folder below it in which the register stands: empty for the top itself."""
    _need_repository(root, "maak er eerst een met `git init`")
    return Path(_line(root, "rev-parse", "--show-toplevel")), _line(root, "rev-parse", "--show-prefix").rstrip("/")


def prefix_of(root: Path) -> str:
    """The path of the folder within its repository, with a slash behind it; empty at the top and without a repository.

    It starts nothing of the repository, so one of another user will do: in CI that is often so.
    """
    try:
        done = _run(root, "-c", "safe.directory=*", "rev-parse", "--show-prefix")
    except GitError:
        return ""
    return os.fsdecode(done.stdout).removesuffix("\n") if done.returncode == 0 else ""


def _need_repository(root: Path, hint: str) -> None:
    here = _run(root, "rev-parse", "--git-dir")
    if b"dubious ownership" in here.stderr:
        raise GitError(
            f"git vertrouwt de map {root} niet: zij is van een andere gebruiker",
            f"typ `git config --global --add safe.directory {root}`",
        )
    if here.returncode:
        raise GitError(f"de map {root} staat niet in een git-repository", hint)


def _resolve(root: Path, revisie: str) -> str:
    _need_repository(root, "een revisie kan alleen in een register dat in git staat")
    found = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revisie + "^{commit}")
    if found.returncode or found.stdout.startswith(b"^"):
        raise GitError(
            f"git kent de revisie {revisie} niet",
            "kies een tak, label of commit; haal eerst alles op met `git fetch`, een ondiepe kloon met `--unshallow`",
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
