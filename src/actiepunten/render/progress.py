"""How far a long task is, on the terminal of the user; nothing where there is none."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

Item = TypeVar("Item")


def with_progress(items: Iterable[Item], aantal: int, wat: str) -> Iterator[Item]:
    """The same items, with a bar on stderr while they are taken; it is gone when they are done."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    kolommen = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*kolommen, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=aantal, description=wat)
