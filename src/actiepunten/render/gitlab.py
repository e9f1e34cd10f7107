"""Findings as a Code Quality report: GitLab shows in a merge request which are new and which are gone."""

from actiepunten.bevinding import Ernst, fingerprints
from actiepunten.render import bevindingtekst, machine
from actiepunten.rules.runner import Uitslag

_SEVERITY = {Ernst.FOUT: "major", Ernst.WAARSCHUWING: "minor", Ernst.INFO: "info"}


def render(uitslag: Uitslag, prefix: str) -> str:
    """A list of findings by place; GitLab knows no finding without a line."""
    namen = fingerprints(uitslag.bevindingen, prefix)
    return machine.to_json(
        [
            {
                "description": f"{bevinding.regel} {bevindingtekst.way_out(bevinding)}",
                "check_name": bevinding.regel,
                "fingerprint": naam,
                "severity": _SEVERITY[bevinding.ernst],
                "location": {
                    "path": prefix + bevinding.plaats.bestand,
                    "lines": {"begin": max(1, bevinding.plaats.regelnummer)},
                },
            }
            for bevinding, naam in zip(uitslag.bevindingen, namen, strict=True)
        ]
    )
