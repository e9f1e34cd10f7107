"""Findings as the Code Quality report of GitLab."""

import json
from pathlib import Path
from typing import Any

from actiepunten.storage.source import WorkTree
from support.formats import GEMENGD, GOED, Antwoord
from support.vijandig import TEKSTEN, write_hostile_register

K105 = """\
  {
    "description": "K105 het thema meldpunt staat niet in register.yaml → verbeter het thema of voeg het toe aan \
data/register.yaml",
    "check_name": "K105",
    "fingerprint": "a3a1d3d52c0b49176793480bd08ed65033f2538d3d8ef19bffb4406d3ddec10b",
    "severity": "major",
    "location": {
      "path": "register/data/acties/A-2024-01-10-01.yaml",
      "lines": {
        "begin": 3
      }
    }
  },
"""


def report(tekst: str, prefix: str = "") -> list[dict[str, Any]]:
    gelezen: list[dict[str, Any]] = json.loads(Antwoord.of(tekst).render("gitlab", prefix=prefix))
    return gelezen


def test_one_finding_is_exact() -> None:
    """Description, rule, fingerprint, severity and place, as the format of GitLab has them."""
    assert K105 in Antwoord.of(GEMENGD).render("gitlab", prefix="register/")


def test_every_finding_is_there_with_its_severity_and_a_line() -> None:
    """By place; what is about a file as a whole stands at its first line."""
    gevonden = [
        (b["check_name"], b["severity"], b["location"]["path"], b["location"]["lines"]["begin"])
        for b in report(GEMENGD)
    ]
    assert gevonden == [
        ("T107", "minor", "data/acties/A-2024-01-10-01.yaml", 1),
        ("K105", "major", "data/acties/A-2024-01-10-01.yaml", 3),
        ("K203", "info", "data/acties/A-2024-01-10-01.yaml", 5),
        ("V206", "major", "data/acties/A-2024-01-10-02.yml", 1),
        ("K202", "info", "data/besluiten/DB-2024-01-10-01.yaml", 1),
        ("K201", "minor", "data/besluiten/DB-2024-01-10-02.yaml", 1),
        ("V103", "major", "data/besluiten/DB-2024-01-10-03.yaml", 2),
    ]


def test_fingerprints_are_unique_and_stay_when_lines_move() -> None:
    """GitLab compares them between two branches."""
    voor = report(GEMENGD)
    na = report(GEMENGD.replace("id: A-2024-01-10-01", "# een\n# twee\nid: A-2024-01-10-01"))
    assert [b["fingerprint"] for b in voor] == [b["fingerprint"] for b in na]
    assert [b["location"] for b in voor] != [b["location"] for b in na]
    assert len({b["fingerprint"] for b in voor}) == len(voor)


def test_without_findings_the_list_is_empty() -> None:
    """GitLab reads an empty list as: all is well."""
    assert Antwoord.of(GOED).render("gitlab") == "[]\n"


def test_hostile_texts_stay_text_on_one_line(tmp_path: Path) -> None:
    """Each finding is one, with its path as it is."""
    bron = WorkTree(write_hostile_register(tmp_path))
    gelezen = json.loads(Antwoord.of(bron).render("gitlab"))
    assert len(gelezen) == len(Antwoord.of(bron).uitslag.bevindingen) > len(TEKSTEN)
    assert not any(teken in b["description"] for b in gelezen for teken in "\n\r\0\x1b\u2028\u202e")
    assert {b["location"]["path"] for b in gelezen} == {b.plaats.bestand for b in Antwoord.of(bron).uitslag.bevindingen}
