"""Findings as SARIF: valid by the published schema, and with a meaning that readers of it share."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from actiepunten import __version__
from actiepunten.rules.catalogue import alle_regels
from actiepunten.storage.source import WorkTree
from conftest import GEMEENTE, ROOT
from support.formats import GEMENGD, GOED, Antwoord
from support.vijandig import write_hostile_register

Sarif = dict[str, Any]
Validate = Callable[[Sarif], None]

K105 = {
    "ruleId": "K105",
    "ruleIndex": 4,
    "level": "error",
    "message": {
        "text": "het thema meldpunt staat niet in register.yaml → verbeter het thema of voeg het toe aan "
        "data/register.yaml"
    },
    "locations": [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "register/data/acties/A-2024-01-10-01.yaml", "uriBaseId": "SRCROOT"},
                "region": {"startLine": 3, "startColumn": 8},
            }
        }
    ],
    "suppressions": [],
    "partialFingerprints": {
        "actiepunten/v1": "a3a1d3d52c0b49176793480bd08ed65033f2538d3d8ef19bffb4406d3ddec10b",
    },
}


@pytest.fixture(scope="session")
def validate(sarif_schema: Sarif) -> Validate:
    """Raise ``ValidationError`` for what the published schema refuses."""
    jsonschema.Draft4Validator.check_schema(sarif_schema)
    return jsonschema.Draft4Validator(sarif_schema).validate


def sarif(antwoord: Antwoord, prefix: str = "") -> Sarif:
    gelezen: Sarif = json.loads(antwoord.render("sarif", prefix=prefix))
    return gelezen


def results(antwoord: Antwoord, prefix: str = "") -> list[Sarif]:
    gelezen: list[Sarif] = sarif(antwoord, prefix)["runs"][0]["results"]
    return gelezen


def uri(result: Sarif) -> str:
    (plaats,) = result["locations"]
    gelezen: str = plaats["physicalLocation"]["artifactLocation"]["uri"]
    return gelezen


# The published schema


@pytest.mark.parametrize(
    "bron", [GEMENGD, GOED, WorkTree(ROOT), WorkTree(GEMEENTE)], ids=["mixed", "good", "shipped", "invented"]
)
def test_the_answer_is_valid(validate: Validate, bron: Any) -> None:  # noqa: ANN401 (a text or a source)
    """Whatever was found, the schema accepts it."""
    validate(sarif(Antwoord.of(bron)))


def test_a_hostile_register_is_valid_too(validate: Validate, tmp_path: Path) -> None:
    """Odd texts and odd names do not make an odd file."""
    antwoord = Antwoord.of(WorkTree(write_hostile_register(tmp_path)))
    validate(sarif(antwoord))
    assert len(results(antwoord)) > 15


BROKEN: dict[str, Callable[[Sarif], object]] = {
    "no runs": lambda log: log.pop("runs"),
    "no version": lambda log: log.pop("version"),
    "another version": lambda log: log.update(version="2.0.0"),
    "no tool": lambda log: log["runs"][0].pop("tool"),
    "a result without message": lambda log: log["runs"][0]["results"][0].pop("message"),
    "a result of an unknown level": lambda log: log["runs"][0]["results"][0].update(level="fout"),
    "a rule of an unknown level": lambda log: log["runs"][0]["tool"]["driver"]["rules"][0].update(
        defaultConfiguration={"level": "fout"}
    ),
    "a line nought": lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"].update(
        region={"startLine": 0}
    ),
    "an unknown key": lambda log: log["runs"][0]["results"][0].update(regel="K105"),
    "another kind of columns": lambda log: log["runs"][0].update(columnKind="bytes"),
    "a suppression without kind": lambda log: log["runs"][0]["results"][-1]["suppressions"][0].pop("kind"),
}


@pytest.mark.parametrize("breuk", BROKEN)
def test_a_broken_file_is_refused(validate: Validate, breuk: str) -> None:
    """The schema is really looked at: each of these faults makes the same answer invalid."""
    log = sarif(Antwoord.of(GEMENGD))
    validate(copy.deepcopy(log))
    BROKEN[breuk](log)
    with pytest.raises(jsonschema.ValidationError):
        validate(log)


# What it says


def test_one_result_is_exact() -> None:
    """Rule, level, sentence with way out, place from the top of the repository, fingerprint, not suppressed."""
    assert K105 in results(Antwoord.of(GEMENGD), "register/")


def test_the_head_names_program_schema_and_columns() -> None:
    """One run of this version; columns are counted in characters, paths from a base that only the reader knows."""
    log = sarif(Antwoord.of(GOED))
    assert (log["$schema"], log["version"]) == ("https://json.schemastore.org/sarif-2.1.0.json", "2.1.0")
    (run,) = log["runs"]
    rules = run["tool"]["driver"].pop("rules")
    assert len(rules) == len(alle_regels())
    assert run == {
        "tool": {"driver": {"name": "actiepunten", "version": __version__}},
        "language": "nl",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "De hoofdmap van de git-repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [],
        "properties": {"peildatum": "2024-12-31", "revisie": None},
    }


def test_every_rule_has_its_reason_and_way_out() -> None:
    """All rules, in the order in which results count them; no HTML in what is shown as Markdown."""
    rules = sarif(Antwoord.of(GOED))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [regel.code for regel in alle_regels()]
    assert {rule["defaultConfiguration"]["level"] for rule in rules} == {"error", "warning", "note"}
    v206 = next(rule for rule in rules if rule["id"] == "V206")
    waarom = "Een bestand op de verkeerde plek of met een andere extensie zou zonder melding ontbreken."
    assert v206 == {
        "id": "V206",
        "shortDescription": {"text": "Elk YAML-bestand onder data wordt gelezen"},
        "fullDescription": {"text": waarom},
        "help": {
            "text": f"{waarom}\n\nOplossing: zet het als <id>.yaml in de map van zijn soort",
            "markdown": f"{waarom}\n\n**Oplossing:** zet het als &lt;id>.yaml in de map van zijn soort",
        },
        "defaultConfiguration": {"level": "error"},
    }


def test_each_result_points_at_its_rule() -> None:
    """The index is that of the rule in the list, the level that of the finding."""
    run = sarif(Antwoord.of(GEMENGD))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert {r["ruleId"]: r["level"] for r in run["results"]} == {
        "K105": "error", "V206": "error", "V103": "error", "T107": "warning", "K201": "warning", "T106": "warning",
        "K202": "note", "K203": "note",
    }  # fmt: skip


def test_only_a_known_line_is_a_region() -> None:
    """What is about a file as a whole has none."""
    v206 = next(r for r in results(Antwoord.of(GEMENGD)) if r["ruleId"] == "V206")
    assert v206["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "data/acties/A-2024-01-10-02.yml", "uriBaseId": "SRCROOT"}}}
    ]


def test_what_deviates_with_reason_is_suppressed() -> None:
    """Told at its file with the reason; the standard wants the key at all results or at none."""
    *gewoon, laatste = results(Antwoord.of(GEMENGD))
    assert [r["suppressions"] for r in gewoon] == [[]] * 7
    assert (laatste["ruleId"], uri(laatste)) == ("T106", "data/acties/A-2024-01-10-01.yaml")
    assert laatste["suppressions"] == [{"kind": "inSource", "justification": "wij wachten op de gemeente"}]
    assert laatste["message"]["text"] == (
        "A-2024-01-10-01 wijkt met reden af van T106: Van een lopende actie wordt iets gehoord"
    )


def test_a_file_that_was_left_out_is_told_of() -> None:
    """Also when the rules on form were not asked for."""
    (melding,) = sarif(Antwoord.of(GEMENGD, ["K"]), "register/")["runs"][0]["invocations"]
    assert melding["executionSuccessful"] is True
    (weg,) = melding["toolExecutionNotifications"]
    assert (weg["level"], weg["message"]["text"]) == ("warning", "dit bestand is niet te lezen en weggelaten")
    assert uri(weg) == "register/data/besluiten/DB-2024-01-10-03.yaml"


def test_fingerprints_are_unique_and_stay_when_lines_move() -> None:
    """Of suppressed results too."""
    voor = [r["partialFingerprints"] for r in results(Antwoord.of(GEMENGD))]
    moved = GEMENGD.replace("id: A-2024-01-10-01", "# een\n# twee\nid: A-2024-01-10-01")
    assert [r["partialFingerprints"] for r in results(Antwoord.of(moved))] == voor
    assert len({p["actiepunten/v1"] for p in voor}) == len(voor) == 8


def test_a_path_is_an_encoded_relative_uri(tmp_path: Path) -> None:
    """Decoded it is the name of the file, whatever is in it; encoded it has no sign with a meaning."""
    antwoord = Antwoord.of(WorkTree(write_hostile_register(tmp_path)))
    uris = {uri(result) for result in results(antwoord, "een map/")}
    assert {unquote(een) for een in uris} == {f"een map/{b.plaats.bestand}" for b in antwoord.uitslag.bevindingen}
    assert "een%20map/data/besluiten/%3A%3Aerror%3A%3Ax.yml" in uris
    assert all(een.isascii() and not set(een) & set(':?#[]@ <>|\\^`{}"\n') for een in uris)


def test_a_text_is_no_link_and_no_place_to_fill_in(tmp_path: Path) -> None:
    """SARIF gives ``[text](target)`` and ``{0}`` a meaning; in a text of ours they have none."""
    teksten = [r["message"]["text"] for r in results(Antwoord.of(WorkTree(write_hostile_register(tmp_path))))]
    (klik,) = [tekst for tekst in teksten if "klik" in tekst]
    assert "[klik] (javascript:alert(1)) ![beeld] (https://example.nl/x.png) {{0}} {{{1}}} →" in klik
    assert not any(teken in tekst for tekst in teksten for teken in "\n\r\0\x1b\u2028\u202e")
