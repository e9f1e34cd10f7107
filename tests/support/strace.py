"""Run a program under strace: list its system calls, and stop it at one of them or have that one refused."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import actiepunten

PATIENCE = 120
"""Seconds after which a child that waits for nothing has failed."""
_CALL = re.compile(r"\d+ +((\w+)\(.*)")
_CHILD = Path(__file__).with_name("schrijver.py")


@dataclass(frozen=True, slots=True)
class Call:
    """A system call: its name, the how-manieth of that name since the start, and what strace wrote of it."""

    name: str
    nth: int
    text: str


def child(opdracht: str) -> list[str]:
    """The command line of a writer that starts the same way each time."""
    return [sys.executable, "-s", "-S", "-P", "-B", str(_CHILD), str(Path(actiepunten.__file__).parents[1]), opdracht]


def start(command: list[str], cwd: Path, **options: Any) -> "subprocess.Popen[str]":
    """A process that knows nothing of the surroundings."""
    env = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=cwd, env=env, stdout=pipe, stderr=pipe, text=True, **options)


def finish(proces: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """How it ended, and what it said."""
    out, err = proces.communicate(timeout=PATIENCE)
    return proces.returncode, out, err


def trace(opdracht: str, cwd: Path, log: Path) -> list[Call]:
    """The calls of a run that ends well, from the writer's ``begin`` up to its ``eind``."""
    command = ["strace", "-f", "-s", "300", "-o", str(log), *child(opdracht)]
    assert finish(start(command, cwd)) == (0, "begin\neind\n", "")
    counted: Counter[str] = Counter()
    calls = []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if found := _CALL.fullmatch(line):
            counted[found[2]] += 1
            calls.append(Call(found[2], counted[found[2]], found[1]))
    (begin,) = (plek for plek, call in enumerate(calls) if call.text.startswith('write(1, "begin'))
    (eind,) = (plek for plek, call in enumerate(calls) if call.text.startswith('write(1, "eind'))
    return calls[begin + 1 : eind]


def inject(opdracht: str, cwd: Path, call: Call, what: str) -> tuple[int, str, str]:
    """The same run once more, with this call met by an error or a signal."""
    rule = f"inject={call.name}:{what}:when={call.nth}"
    tracing = ["-f", "-e", f"trace={call.name}", "-e", rule, "-o", "/dev/null"]
    return finish(start(["strace", *tracing, *child(opdracht)], cwd))


def place(calls: list[Call], pattern: str) -> int:
    """Where the one call stands of which the text fits."""
    (plek,) = (plek for plek, call in enumerate(calls) if re.match(pattern, call.text))
    return plek


def writes(calls: Sequence[Call]) -> list[Call]:
    """The calls that leave the disk other than it was, and the bringing of a file to the disk."""
    opened, found = "", []
    for call in calls:
        if call.name == "openat":
            opened = call.text
        if " = -1 " not in call.text and (
            re.match("(write|link|rename|mkdir|unlink|rmdir)", call.name)
            or (call.name in {"openat", "fsync"} and "O_CREAT" in opened)
        ):
            found.append(call)
    return found


@cache
def refused() -> str:
    """Why strace cannot be used here; empty where it can."""
    try:
        done = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "strace is not installed"
    return done.stderr if done.returncode else ""
