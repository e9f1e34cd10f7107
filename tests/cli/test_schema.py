import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from cli.answers import Data
from conftest import GEMEENTE, ROOT, Run

KINDS = {"besluit": "besluiten", "actie": "acties", "casus": "casuistiek"}
REGISTERS = {"ministerie": ROOT / "data", "gemeente": GEMEENTE / "data"}


class EditorLoader(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: decimal numbers, true and false, null; a date or `no` is text."""


EditorLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:null", r"~|null|Null|NULL|", ("~", "n", "N", "")),
    ("tag:yaml.org,2002:bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("tag:yaml.org,2002:int", r"[-+]?[0-9]+", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    EditorLoader.add_implicit_resolver(_tag, re.compile(rf"^(?:{_pattern})$"), list(_first))
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def as_an_editor(pad: Path) -> Any:  # noqa: ANN401 (YAML data)
    """What an editor hands to a schema."""
    return yaml.load(pad.read_text(encoding="utf-8"), Loader=EditorLoader)  # noqa: S506 (a SafeLoader)


@pytest.fixture
def schemas(run: Run, tmp_path: Path) -> dict[str, Data]:
    """The four schemas as the command writes them."""
    ran = run("schema", "--uit", tmp_path / "schema")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    return {
        pad.name.removesuffix(".schema.json"): json.loads(pad.read_text(encoding="utf-8"))
        for pad in (tmp_path / "schema").iterdir()
    }


def faults(schema: Data, waarde: object) -> list[str]:
    """What the schema has against the value, as paths with a message."""
    return [f"{'/'.join(map(str, fout.path))}: {fout.message}" for fout in Draft7Validator(schema).iter_errors(waarde)]


def test_an_editor_reads_numbers_and_keeps_dates_as_text(tmp_path: Path) -> None:
    """The loader of this test does what editors do, so that what it accepts is what they accept."""
    pad = tmp_path / "record.yaml"
    pad.write_text(
        "jaar: 2018\nmaand: 2018-09\ndag: 2018-09-14\nnee: no\nja: true\nleeg:\ndeel: 1.5\n", encoding="utf-8"
    )
    assert as_an_editor(pad) == {
        "jaar": 2018, "maand": "2018-09", "dag": "2018-09-14", "nee": "no", "ja": True, "leeg": None, "deel": 1.5,
    }  # fmt: skip


def test_uit_writes_the_four_schemas(schemas: dict[str, Data]) -> None:
    """One file for each kind of record and one for register.yaml."""
    assert sorted(schemas) == ["actie", "besluit", "casus", "register"]


@pytest.mark.parametrize("soort", ["actie", "besluit", "casus", "register"])
def test_each_is_a_valid_schema_of_draft_07(schemas: dict[str, Data], soort: str) -> None:
    """Editors know draft-07 best; the schema says that it is one, and is."""
    assert schemas[soort]["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schemas[soort])


@pytest.mark.parametrize("soort", ["actie", "besluit", "casus", "register"])
def test_every_reference_in_a_schema_leads_somewhere(schemas: dict[str, Data], soort: str) -> None:
    """A definition that is referred to is there."""
    verwezen = set(re.findall(r'"#/definitions/([^"]+)"', json.dumps(schemas[soort])))
    assert verwezen <= set(schemas[soort]["definitions"])


@pytest.mark.parametrize("soort", ["actie", "besluit", "casus", "register"])
def test_every_field_has_a_description_in_dutch(schemas: dict[str, Data], soort: str) -> None:
    """What an editor shows beside a field is a Dutch sentence."""
    for model in (schemas[soort], *schemas[soort]["definitions"].values()):
        for naam, veld in model.get("properties", {}).items():
            assert veld.get("description"), (soort, naam)
            assert not re.search(r"\b(?:the|of a|which)\b", veld["description"])


def fields(schema: Data) -> Iterator[tuple[str, Data]]:
    """Every field at every depth, with the group that it is in."""
    groepen = {"": {naam: deel for naam, deel in schema.items() if naam != "definitions"}, **schema["definitions"]}
    for naam, groep in groepen.items():
        yield from ((f"{naam}.{veld}", waarde) for veld, waarde in fields_in(groep))


def fields_in(deel: object) -> Iterator[tuple[str, Data]]:
    """The fields in a part of a schema."""
    if isinstance(deel, list):
        for een in deel:
            yield from fields_in(een)
    elif isinstance(deel, dict):
        if isinstance(deel.get("properties"), dict):
            yield from deel["properties"].items()
        for een in deel.values():
            yield from fields_in(een)


def helps(veld: Data) -> bool:
    """Whether an editor can offer something, or say at once what is wrong."""
    if {"examples", "enum", "const", "pattern", "$ref"} & set(veld) or veld.get("type") == "boolean":
        return True
    keuzes = [*veld.get("anyOf", ()), *veld.get("oneOf", ()), *([veld["items"]] if "items" in veld else ())]
    return any(map(helps, keuzes))


@pytest.mark.parametrize("soort", ["actie", "besluit", "casus", "register"])
def test_an_editor_helps_with_every_field(schemas: dict[str, Data], soort: str) -> None:
    """Each field has an example, a list of values, a form, or fields of its own."""
    alle = list(fields(schemas[soort]))
    assert len(alle) > 10
    assert [naam for naam, veld in alle if not helps(veld)] == []
    assert [naam for naam, veld in alle if not veld.get("description")] == []


@pytest.mark.parametrize("soort", ["actie", "besluit", "casus", "register"])
def test_the_examples_are_good_ones(schemas: dict[str, Data], soort: str) -> None:
    """What an editor offers, it does not refuse."""
    schema = schemas[soort]
    for naam, veld in fields(schema):
        eigen = Draft7Validator({**veld, "definitions": schema["definitions"]})
        for voorbeeld in veld.get("examples", ()):
            assert list(eigen.iter_errors(voorbeeld)) == [], (naam, voorbeeld)


def test_where_a_field_is_named_the_fields_are_offered(schemas: dict[str, Data]) -> None:
    """In ``afgeleid``, ``weggelaten`` and ``correcties`` an editor knows which fields there are."""
    actie = schemas["actie"]
    assert set(actie["properties"]["afgeleid"]["items"]["enum"]) == set(actie["properties"])
    activiteit = actie["definitions"]["Activiteit"]["properties"]
    assert set(activiteit["afgeleid"]["items"]["enum"]) == set(activiteit)
    for groep in ("Weggelaten", "Correctie"):
        for soort in KINDS:
            namen = schemas[soort]["definitions"][groep]["properties"]["veld"]["enum"]
            assert set(namen) == set(schemas[soort]["properties"])


# VS Code, and editors that read the first line


def test_the_workspace_links_each_schema_to_its_records(schemas: dict[str, Data]) -> None:
    """VS Code gets each schema from this repository, for files that are there."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    gekoppeld = {(ROOT / schema).resolve(): patroon for schema, patroon in settings["yaml.schemas"].items()}
    assert set(gekoppeld) == {ROOT / f"data/schema/{soort}.schema.json" for soort in schemas}
    for schema, patroon in gekoppeld.items():
        assert schema.is_file()
        bestanden = sorted(ROOT.glob(patroon))
        assert bestanden
        assert {modeline(bestand) for bestand in bestanden} == {schema}


def test_the_workspace_recommends_what_reads_the_schemas() -> None:
    """The extension for YAML, without which the settings do nothing."""
    assert json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8")) == {
        "recommendations": ["redhat.vscode-yaml"]
    }


def modeline(bestand: Path) -> Path:
    """The schema that the first line of a file names."""
    eerste = bestand.read_text(encoding="utf-8").partition("\n")[0]
    gevonden = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", eerste)
    assert gevonden, bestand
    return (bestand.parent / gevonden[1]).resolve()


def test_every_file_of_the_register_names_its_schema() -> None:
    """The first line of each record and of register.yaml leads to a schema that is there."""
    for bestand in sorted((ROOT / "data").rglob("*.yaml")):
        soort = {map_: soort for soort, map_ in KINDS.items()}.get(bestand.parent.name, "register")
        assert modeline(bestand) == ROOT / f"data/schema/{soort}.schema.json"
        assert modeline(bestand).is_file()


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("soort", KINDS)
def test_every_record_is_accepted(schemas: dict[str, Data], register: str, soort: str) -> None:
    """An editor draws no line under any record of either register."""
    bestanden = sorted((REGISTERS[register] / KINDS[soort]).glob("*.yaml"))
    assert bestanden
    assert {pad.name: fouten for pad in bestanden if (fouten := faults(schemas[soort], as_an_editor(pad)))} == {}


@pytest.mark.parametrize("register", REGISTERS)
def test_register_yaml_is_accepted(schemas: dict[str, Data], register: str) -> None:
    """Nor under register.yaml."""
    assert faults(schemas["register"], as_an_editor(REGISTERS[register] / "register.yaml")) == []


BAD: list[tuple[str, Data]] = [
    ("actie", {"eigenaar": "CCI"}),
    ("actie", {"titel": None}),
    ("actie", {"thema": ["a", "b"]}),
    ("actie", {"wie": "CCI"}),
    ("actie", {"id": "2018-01-19-03"}),
    ("actie", {"voortgang": [{"datum": "2018-09-14", "status": "klaar"}]}),
    ("actie", {"voortgang": [{"datum": "2018-09-14", "status": "onbekend"}]}),
    ("actie", {"voortgang": [{"status": "loopt"}]}),
    ("actie", {"voortgang": [{"datum": "2018-09-14", "status": "loopt", "wie": ["CCI"]}]}),
    ("actie", {"termijn": {"ritme": "elke week"}}),
    ("actie", {"termijn": {"edtf": "2018", "ritme": "P6W"}}),
    ("actie", {"besluiten": [{"besluit": "BR-2018-01-19-04", "grond": "gegokt"}]}),
    ("actie", {"rubricering": "geheim"}),
    ("actie", {"volgorde": "twee"}),
    ("besluit", {"soort": "wens"}),
    ("besluit", {"datum": "19 januari 2018"}),
    ("besluit", {"verband": [{"soort": "vernietigt", "besluit": "BR-2018-01-19-01"}]}),
    ("besluit", {"opvolging": "geen"}),
    ("casus", {"locatie": "Parijs"}),
    ("casus", {"categorie": "diefstal"}),
    ("casus", {"jaar": "vorig"}),
    ("register", {"versie": 2}),
    ("register", {"settings": {"stil": "lang"}}),
    ("register", {"rollen": [{"naam": "zonder code"}]}),
]
GOOD = {
    "actie": "data/acties/A-2018-01-19-03.yaml",
    "besluit": "data/besluiten/BR-2018-07-06-04.yaml",
    "casus": "data/casuistiek/C-2017-01.yaml",
    "register": "data/register.yaml",
}


@pytest.mark.parametrize(("soort", "velden"), BAD, ids=lambda waarde: str(waarde)[:60])
def test_a_bad_record_is_refused(schemas: dict[str, Data], soort: str, velden: Data) -> None:
    """An unknown key, a wrong value or shape gets a line under it."""
    record = as_an_editor(ROOT / GOOD[soort]) | velden
    assert faults(schemas[soort], record)


@pytest.mark.parametrize(
    ("soort", "veld"),
    [("actie", "id"), ("actie", "titel"), ("actie", "thema"), ("besluit", "orgaan"), ("besluit", "datum"),
     ("besluit", "soort"), ("casus", "jaar"), ("casus", "titel"), ("register", "naam")],
)  # fmt: skip
def test_a_record_without_a_required_field_is_refused(schemas: dict[str, Data], soort: str, veld: str) -> None:
    """What a record cannot do without is required by the schema too."""
    record = as_an_editor(ROOT / GOOD[soort])
    del record[veld]
    assert faults(schemas[soort], record) == [f": '{veld}' is a required property"]


@pytest.mark.parametrize("soort", ["actie", "besluit", "casus", "register"])
def test_the_committed_schema_is_the_one_that_the_command_gives(run: Run, soort: str) -> None:
    """The files under data/schema are those of this version."""
    committed = (ROOT / f"data/schema/{soort}.schema.json").read_text(encoding="utf-8")
    assert committed == run("schema", soort).out


def test_without_a_kind_all_four_are_printed_as_one_json(run: Run) -> None:
    """On stdout they stand in one object, by their kind, so that the whole is JSON too."""
    alle = json.loads(run("schema").out)
    assert alle == {soort: json.loads(run("schema", soort).out) for soort in ("besluit", "actie", "casus", "register")}


def test_schema_needs_no_register(run: Run, tmp_path: Path) -> None:
    """The schemas are those of the program, wherever it runs."""
    assert run("schema", "casus", cwd=tmp_path).code == 0


def test_an_unknown_kind_is_wrong_use(run: Run) -> None:
    """A kind that does not exist ends with 2 and names the nearest."""
    ran = run("schema", "acties")
    assert (ran.code, ran.out, ran.err) == (2, "", "Fout: de soort acties bestaat niet\n  → bedoelde u actie?\n")


def test_uit_onto_a_file_is_an_expected_failure(run: Run, tmp_path: Path) -> None:
    """Where a folder cannot be made, the command ends with 3 and a Dutch sentence, not as a bug of ours."""
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    for map_ in (tmp_path / "bestand", tmp_path / "bestand" / "schema"):
        ran = run("schema", "--uit", map_)
        assert (ran.code, ran.out) == (3, "")
        assert ran.err.startswith(f"Fout: {map_}")
