"""Where this program came from, so that another machine can install the same."""

import json
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

_NAAM = "actiepunten"


def holds_the_program(folder: Path) -> bool:
    """Whether the folder is that of the program's own source."""
    try:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8")).get("project")
    except (OSError, ValueError):
        return False
    return isinstance(project, dict) and project.get("name") == _NAAM


def requirement() -> str | None:
    """What pip has to be asked for to get the same version elsewhere; ``None`` where only this machine has it."""
    try:
        installed = distribution(_NAAM)
    except PackageNotFoundError:
        return None
    direct = installed.read_text("direct_url.json")
    return f"{_NAAM}=={installed.version}" if direct is None else _direct(json.loads(direct))


def _direct(origin: dict[str, Any]) -> str | None:
    """The requirement of what was not installed from an index, as the installer noted it (PEP 610)."""
    url: str = origin["url"]
    if url.startswith("file:"):
        return None
    deel = f"subdirectory={origin['subdirectory']}" if "subdirectory" in origin else ""
    if vcs := origin.get("vcs_info"):
        return f"{_NAAM} @ {vcs['vcs']}+{url}@{vcs['commit_id']}{deel and '#' + deel}"
    hashes = (f"{soort}={waarde}" for soort, waarde in origin["archive_info"].get("hashes", {}).items())
    extra = "&".join(stuk for stuk in (deel, next(hashes, "")) if stuk)
    return f"{_NAAM} @ {url}{extra and '#' + extra}"
