"""``actiepunten samenvoegen`` as the merge driver of a clone: what git has to know of it, and whether that fits."""

import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from actiepunten.errors import ActiepuntenError
from actiepunten.records.ids import Soort
from actiepunten.storage.git import attribute, place_in_repository, put_setting, setting
from actiepunten.storage.source import DATA
from actiepunten.storage.writer import refused

_NAME = "actiepunten"
_ABOUT = "voegt records samen die op twee takken zijn gewijzigd"
_CALL = "samenvoegen %O %A %B %P"
_ATTRIBUTES = ".gitattributes"
_REMARK = "# Git voegt records samen met `actiepunten samenvoegen --instellen`; typ dat één keer in elke kloon."


def set_up(root: Path) -> Iterator[str]:
    """Make git merge the records of a register with this program; says what was done, one sentence at a time.

    :class:`ActiepuntenError` where git was told something else; then nothing is changed.
    """
    place_in_repository(root)
    lines = list(_missing_lines(root))
    driver = _refuse_other(setting(root, f"merge.{_NAME}.driver"))
    if driver == _driver() and setting(root, f"merge.{_NAME}.name") == _ABOUT:
        yield f"de instelling merge.{_NAME} van deze kloon is al goed"
    else:
        put_setting(root, f"merge.{_NAME}.name", _ABOUT)
        put_setting(root, f"merge.{_NAME}.driver", _driver())
        yield f"de instelling merge.{_NAME} van deze kloon is {'vernieuwd' if driver else 'gemaakt'}"
    if not lines:
        yield f"{_ATTRIBUTES} is al goed"
        return
    _add_lines(root / _ATTRIBUTES, lines)
    yield f"{_ATTRIBUTES} is aangevuld; leg het vast in git, dan geldt het voor iedereen"


def _missing_lines(root: Path) -> Iterator[str]:
    for soort in Soort:
        folder = f"{DATA}/{soort.map}"
        if not (nu := attribute(root, "merge", f"{folder}/X.yaml")):
            yield f"{folder}/*.yaml merge={_NAME}"
        elif nu != _NAME:
            raise ActiepuntenError(
                f"voor {folder} staat in {_ATTRIBUTES} al iets anders: merge={nu}",
                f"haal dat weg, of vervang het door merge={_NAME}",
            )


def _refuse_other(driver: str) -> str:
    if driver and _CALL not in driver:
        raise ActiepuntenError(
            f"de instelling merge.{_NAME}.driver van deze kloon is al iets anders: {driver}",
            f"haal haar weg met `git config --unset merge.{_NAME}.driver`",
        )
    return driver


def _driver() -> str:
    """The command line for git: this program where it stands now, else by its name, else git's own merge by line.

    Git takes whatever fails for a conflict that is already in the file. So a program that left no conflict in it, as
    one that is gone or too old, is never the last one.
    """
    programs = " ".join(dict.fromkeys([*_here(), _NAME]))
    return (
        f'for p in {programs}; do command -v "$p" >/dev/null 2>&1 || continue; '
        f'"$p" {_CALL} && exit 0; grep -q "^<<<<<<<" %A && exit 1; done; '
        "git merge-file -L ons -L basis -L hun %A %O %B || exit 1"
    )


def _here() -> Iterator[str]:
    """The program beside the interpreter that runs now, so that it is found without the path of its environment."""
    found = shutil.which(_NAME, path=str(Path(sys.executable).parent))
    if found:
        yield shlex.quote(Path(found).as_posix()).replace("%", "%%")


def _add_lines(file: Path, lines: list[str]) -> None:
    try:
        nu = file.read_bytes() if file.exists() else b""
        eol = b"\r\n" if b"\r\n" in nu else b"\n"
        gat = eol if nu and not nu.endswith(b"\n") else b""
        file.write_bytes(nu + gat + b"".join(line.encode() + eol for line in (_REMARK, *lines)))
    except OSError as fout:
        raise refused(str(file), fout) from None
