"""By what a finding is known again."""

from dataclasses import replace

import pytest

from actiepunten.bevinding import Bevinding, Ernst, Plaats, fingerprints, most_serious_first
from support.stream import Controle

GOED = """\
=== data/besluiten/DB-2024-01-10-01.yaml
id: DB-2024-01-10-01
titel: Een meldpunt inrichten
orgaan: DB
datum: 2024-01-10
soort: besluit
=== data/acties/A-2024-01-10-01.yaml
id: A-2024-01-10-01
titel: Meldpunt openen
thema: meldpunt
besluiten: [DB-2024-01-10-01]
wie: [XXX, YYY]
met: [XXX]
kleur: rood
geur: zoet
"""
BEVINDING = Bevinding(
    "T103",
    Ernst.WAARSCHUWING,
    Plaats("data/acties/A-2024-01-10-01.yaml", 6, 10),
    "A-2024-01-10-01 is 12 dagen te laat (uiterlijk 1-6-2024)",
    "meld de voortgang",
    "A-2024-01-10-01",
    "termijn",
)


def of_one(bevinding: Bevinding, prefix: str = "") -> str:
    (naam,) = fingerprints([bevinding], prefix)
    return naam


def test_the_fingerprint_of_a_finding_never_changes() -> None:
    """Forges keep it: another way of making it would show every finding as new."""
    assert of_one(BEVINDING) == "4af1d6125fa6216a9215ce197bf41db16fe002394c6039f7a1b816a0dc48b5e4"
    assert of_one(BEVINDING, "register/") == "201ffeb8d7fc811f4034c4236e44cb942ec07f145976a8f28602492f8b282562"


@pytest.mark.parametrize(
    "anders",
    [
        {"plaats": Plaats("data/acties/A-2024-01-10-01.yaml", 60, 1)},
        {"plaats": Plaats("data/acties/A-2024-01-10-01.yaml")},
        {"melding": "A-2024-01-10-01 is 13 dagen te laat (uiterlijk 1-6-2024)"},
        {"oplossing": "doe iets anders"},
        {"ernst": Ernst.FOUT},
    ],
    ids="-".join,
)
def test_line_sentence_and_severity_do_not_count(anders: dict[str, object]) -> None:
    """What moves or changes with the day leaves the fingerprint as it is."""
    assert of_one(replace(BEVINDING, **anders)) == of_one(BEVINDING)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "anders",
    [
        {"regel": "T104"},
        {"plaats": Plaats("data/acties/A-2024-01-10-02.yaml", 6, 10)},
        {"record": None},
        {"record": "A-2024-01-10-02"},
        {"veld": "activiteiten/0/termijn"},
        {"veld": ""},
    ],
    ids=str,
)
def test_rule_file_record_and_field_count(anders: dict[str, object]) -> None:
    """Each of them makes another finding."""
    assert of_one(replace(BEVINDING, **anders)) != of_one(BEVINDING)  # type: ignore[arg-type]


def test_the_place_of_the_register_in_its_repository_counts() -> None:
    """Two registers in one repository do not share fingerprints."""
    assert len({of_one(BEVINDING, prefix) for prefix in ("", "een/", "twee/")}) == 3


def test_equal_findings_are_told_apart_by_their_number() -> None:
    """Three at one field are three, and the first is what it is when it is alone."""
    drie = fingerprints([BEVINDING, replace(BEVINDING, melding="iets anders"), BEVINDING], "")
    assert len(set(drie)) == 3
    assert drie[0] == of_one(BEVINDING)


def test_a_name_that_is_not_utf_8_has_a_fingerprint() -> None:
    """A file name of any bytes does not stop the answer."""
    assert len(of_one(replace(BEVINDING, plaats=Plaats("data/\udcff.yaml")))) == 64


def test_every_finding_of_a_run_has_its_own_and_keeps_it_when_lines_move() -> None:
    """Comment lines on top of a file move all places and change no fingerprint."""
    voor = Controle.of_text(GOED.replace("kleur: rood\ngeur: zoet\n", "")).run().bevindingen
    na = Controle.of_text(GOED.replace("kleur: rood\ngeur: zoet\n", "").replace("id: A", "# een\n# twee\nid: A")).run()
    assert [b.regel for b in voor].count("K103") == 3
    assert [b.plaats for b in voor] != [b.plaats for b in na.bevindingen]
    assert fingerprints(voor, "") == fingerprints(na.bevindingen, "")
    assert len(set(fingerprints(voor, ""))) == len(voor)


def test_unknown_fields_are_told_apart() -> None:
    """Two faults of one rule in one record differ by their field."""
    gevonden = [b for b in Controle.of_text(GOED).run().bevindingen if b.regel == "V201"]
    assert [b.veld for b in gevonden] == ["kleur", "geur"]
    assert len(set(fingerprints(gevonden, ""))) == 2


def test_the_most_serious_comes_first_and_within_that_the_place() -> None:
    """Severity, then file and line."""
    info = replace(BEVINDING, ernst=Ernst.INFO, plaats=Plaats("data/a.yaml", 1))
    later, fout = replace(BEVINDING, plaats=Plaats("data/z.yaml", 1)), replace(BEVINDING, ernst=Ernst.FOUT)
    assert most_serious_first([info, later, BEVINDING, fout]) == [fout, BEVINDING, later, info]
