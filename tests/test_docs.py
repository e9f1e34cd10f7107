"""The manual and the README say what the program does: every example in them runs, every list in them is complete."""

import dataclasses
import importlib.util
import json
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer
import yaml

from actiepunten.berichten import herinnering
from actiepunten.bevinding import Ernst
from actiepunten.cli.app import BUG, INTERRUPTED, app
from actiepunten.errors import ActiepuntenError, UsageError
from actiepunten.invoer.datums.begrijpen import begrijp_moment, begrijp_termijn
from actiepunten.invoer.lijst.toewijzing import Standaard, Toewijzing
from actiepunten.rapport import pagina as rapportpagina
from actiepunten.records.edtf import Periode, parse_duur, parse_edtf
from actiepunten.records.inrichting import Settings
from actiepunten.site import pagina as sitepagina
from actiepunten.site import recordpagina
from actiepunten.storage.loader import REGISTER_FILE
from actiepunten.termijnen import Signaal
from conftest import ROOT, Run
from support.stream import Controle, MapSource


def _load_script(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


bijwerken = _load_script(ROOT / "docs" / "bijwerken.py")

MANUAL = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
PAGES = {
    page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8")
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
    if page.exists()
}
EXAMPLES = [
    pytest.param(voorbeeld, id=f"{naam}: {voorbeeld.regel}")
    for naam, tekst in PAGES.items()
    for voorbeeld in bijwerken.examples(tekst)
]


def _blocks(taal: str) -> list[str]:
    """The content of the fenced blocks of a kind in the manual."""
    return re.findall(rf"^```{taal}\n(.*?)^```$", MANUAL, re.MULTILINE | re.DOTALL)


def _rows(*koppen: str) -> list[list[str]]:
    """The cells of the one table in the manual with these heads."""
    kop = re.escape("| " + " | ".join(koppen))
    gevonden = re.findall(rf"^{kop} \|\n\|[ :|-]*\n((?:\|.*\n)+)", MANUAL, re.MULTILINE)
    assert len(gevonden) == 1, f"{len(gevonden)} tables with the heads {koppen}"
    return [[cel.strip().strip("`") for cel in regel.strip("|").split(" | ")] for regel in gevonden[0].splitlines()]


# Commands


@pytest.mark.parametrize("voorbeeld", EXAMPLES)
def test_a_shown_command_gives_the_shown_output(
    voorbeeld: Any,  # noqa: ANN401 (of a script)
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A command on a page ends as said, with the output that stands below it."""
    monkeypatch.setenv("COLUMNS", "80")
    ran = run(*voorbeeld.argumenten)
    werkelijk = bijwerken.output_lines(ran.out, ran.err)
    assert ran.code == voorbeeld.exitcode, ran.err
    if not bijwerken.matches(voorbeeld.uitvoer, werkelijk):
        assert list(voorbeeld.uitvoer) == werkelijk, "run `python docs/bijwerken.py`"


@pytest.mark.parametrize("naam", PAGES)
def test_generated_tables_are_current(naam: str) -> None:
    """The tables of rules, fields and options are those of the code."""
    assert bijwerken.update_parts(PAGES[naam]) == PAGES[naam], "run `python docs/bijwerken.py`"


def test_the_manual_has_the_rules() -> None:
    """Every rule of check stands in the manual, and no other."""
    from actiepunten.rules.catalogue import alle_regels

    rijen = _rows("Code", "Ernst", "Wat moet kloppen", "Waarom", "Oplossing")
    assert [re.match(r"\[`?(\w+)", rij[0])[1] for rij in rijen] == [r.code for r in alle_regels()]


_HEADING = re.compile(r"^#{3,4} `actiepunten ([\w ]+)`$", re.MULTILINE)


def test_every_command_has_a_heading() -> None:
    """Each command has its own part of the manual, in the order of the help, and there is no part about another."""
    koppen = [f"{'#' * (3 + naam.count(' '))} `actiepunten {naam}`" for naam in bijwerken.commands()]
    assert [kop[0] for kop in _HEADING.finditer(MANUAL)] == koppen


@pytest.mark.parametrize("naam", ["", *bijwerken.commands()])
def test_every_option_is_mentioned(naam: str) -> None:
    """Each spelling of each option occurs in the part about its command, or in what all commands share."""
    delen = _HEADING.split(MANUAL.partition("## De opdrachten")[2])
    over = delen[0] + dict(zip(delen[1::2], delen[2::2], strict=True)).get(naam, "")
    command = bijwerken.commands()[naam] if naam else typer.main.get_command(app)
    opties = [optie for param in command.params for optie in param.opts if optie.startswith("--")]
    assert [optie for optie in opties if not re.search(rf"{re.escape(optie)}\b", over)] == []


# Lists


def test_the_manual_has_the_signals() -> None:
    """The table of signals is the closed list."""
    assert sorted(rij[0] for rij in _rows("Signaal", "Betekenis")) == sorted(Signaal)


def test_the_manual_has_the_exit_codes() -> None:
    """The table of exit codes names each code that the program can end with."""
    codes = {0, 1, UsageError.exit_code, ActiepuntenError.exit_code, BUG, INTERRUPTED}
    assert {int(rij[0]) for rij in _rows("Code", "Betekenis")} == codes


@pytest.mark.parametrize(
    "opdracht",
    [
        "status",
        "besluiten",
        "casussen",
        "toon BR-2018-01-19-03",
        "toon A-2018-02-23-01",
        "toon C-2017-01",
        "check",
        "overzicht",
    ],
)
def test_the_manual_has_the_keys_of_the_json(opdracht: str, run: Run) -> None:
    """Every key that a command can give in JSON is explained."""
    uitleg = MANUAL.partition("### JSON")[2].partition("### CSV")[0]
    ran = run(*opdracht.split(), "--formaat", "json")
    assert ran.code == 0, ran.err
    assert [sleutel for sleutel in _keys(json.loads(ran.out)) if f"`{sleutel}`" not in uitleg] == []


def _keys(data: object) -> Iterator[str]:
    """The keys at all depths; not those inside a record as stored or in a count per status."""
    if isinstance(data, list):
        for een in data:
            yield from _keys(een)
    elif isinstance(data, dict):
        for sleutel, waarde in data.items():
            yield sleutel
            if sleutel not in {"record", "totaal"}:
                yield from _keys(waarde)


def test_the_manual_has_the_data_of_a_report() -> None:
    """Everything that a template can use is listed."""
    uitleg = MANUAL.partition("## Eigen sjablonen")[2].partition("\n## Een eigen register")[0]
    soorten = [soort for soort in vars(rapportpagina).values() if dataclasses.is_dataclass(soort)]
    namen = {veld.name for soort in soorten for veld in dataclasses.fields(soort)}
    assert {naam for naam in namen if f"`{naam}`" not in uitleg} == set()


def test_the_manual_has_the_data_of_the_site() -> None:
    """Also what the templates of the pages of the site can use."""
    uitleg = MANUAL.partition("\n### De site\n")[2].partition("\n### Filters")[0]
    genoemd = {**vars(sitepagina), **vars(recordpagina)}
    soorten = [soort for soort in genoemd.values() if dataclasses.is_dataclass(soort)]
    namen = {veld.name for soort in soorten for veld in dataclasses.fields(soort)}
    assert {naam for naam in namen if f"`{naam}`" not in uitleg} == set()


def test_the_manual_has_the_data_of_a_reminder() -> None:
    """Also what the templates of a reminder can use, each in the part about it."""
    uitleg = MANUAL.partition("\n### De herinnering\n")[2].partition("\n### De site")[0]
    soorten = (herinnering.Herinnering, herinnering.Groep, herinnering.Punt, herinnering.Melding)
    namen = {veld.name for soort in soorten for veld in dataclasses.fields(soort)}
    assert {naam for naam in namen if f"`{naam}`" not in uitleg} == set()


def test_the_manual_has_the_commands_of_the_public_edition() -> None:
    """The commands with ``--openbaar`` are those that the chapter on it names."""
    (zin,) = re.findall(r"^(.*) kennen deze optie\.$", MANUAL, re.MULTILINE)
    opties = {naam: {o for p in een.params for o in p.opts} for naam, een in bijwerken.commands().items()}
    met = [naam for naam in opties if "--openbaar" in opties[naam]]
    assert sorted(re.findall(r"`(\w+)`", zin)) == sorted(met)


def test_the_manual_has_the_extras() -> None:
    """Each extra that a user may choose is named with what it is for, and no other."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    *een, alles = (re.findall(r"\w+", typ.partition("[")[2]) for _, typ in _rows("Voor", "Typ"))
    assert [naam for (naam,) in een] == alles
    assert sorted(alles) == sorted(set(extras) - {"dev"})


def test_the_manual_has_the_templates() -> None:
    """Every template that a register can replace is listed."""
    templates = ROOT / "templates"
    assert sorted(rij[0] for rij in _rows("Bestand", "Voor")) == sorted(
        p.name for p in templates.iterdir() if p.is_file()
    )
    van_de_site = sorted(rij[0] for rij in _rows("Bestand van de site", "Voor"))
    assert van_de_site == sorted(f"site/{p.name}" for p in (templates / "site").iterdir())


def test_the_manual_has_the_settings() -> None:
    """The numbers of days that hold without a choice are those of the code."""
    assert f"Zonder eigen keuze zijn het {Settings().stil} en {Settings().binnenkort}." in MANUAL


def test_periods_are_as_the_manual_says() -> None:
    """The first and last day of each period in the table are those that the program counts with."""
    for tekst, _, eerste, laatste in _rows("Schrijf", "Betekent", "Eerste dag", "Laatste dag"):
        periode = parse_edtf(tekst)
        assert _shown(periode)[1:] == [eerste, laatste], tekst


def test_dates_typed_become_what_the_manual_says() -> None:
    """What is typed on the day in the manual is stored, and shown, as the tables tell."""
    for getypt, *dagen in _rows("U typt", "Het wordt", "Eerste dag", "Laatste dag"):
        assert _shown(begrijp_moment(getypt, _MEETING, terug=True)) == dagen, getypt
    for getypt, *dagen in _rows("U typt als termijn", "Het wordt", "Eerste dag", "Laatste dag"):
        assert _shown(parse_edtf(str(begrijp_termijn(getypt, _MEETING)["edtf"]))) == dagen, getypt
    for getypt, ritme in _rows("U typt als termijn", "Het ritme"):
        assert begrijp_termijn(getypt, _MEETING)["ritme"] == ritme


_MEETING = date(2018, 9, 21)


def _shown(periode: Periode) -> list[str]:
    return [periode.tekst, str(periode.vroegste or "geen"), str(periode.laatste or "geen")]


def test_rhythms_of_the_manual_exist() -> None:
    """Each rhythm in the table is one."""
    ritmes = [rij[0] for rij in _rows("Schrijf", "Betekent")]
    assert [str(parse_duur(ritme)) for ritme in ritmes] == ritmes != []


# Records


def _example_records() -> dict[str, str]:
    """The blocks that are a whole file, by the path in their first line."""
    blokken = (blok.partition("\n") for blok in _blocks("yaml"))
    return {kop.removeprefix("# "): inhoud for kop, _, inhoud in blokken if kop.startswith("# data/")}


def _fragments() -> list[tuple[str, str]]:
    """The blocks that are a part of a record: the kind that their first line names, and the fields."""
    blokken = (blok.partition("\n") for blok in _blocks("yaml"))
    koppen = ((re.fullmatch(r"# in (?:een )?(\S+)", kop), inhoud) for kop, _, inhoud in blokken)
    return [(kop[1], inhoud) for kop, inhoud in koppen if kop]


def _findings(files: dict[str, str]) -> list[str]:
    """What check says of these files that is a fault, or of family V."""
    source = MapSource({path: tekst.encode() for path, tekst in files.items()})
    gevonden = Controle(source, peildatum=date(2024, 12, 31)).run().bevindingen
    return [f"{b.plaats} {b.melding}" for b in gevonden if b.ernst is Ernst.FOUT or b.regel.startswith("V")]


def test_every_yaml_block_is_a_record_or_a_part_of_one() -> None:
    """No example escapes the tests below."""
    assert len(_example_records()) + len(_fragments()) == len(_blocks("yaml"))


def test_the_example_records_are_a_register() -> None:
    """The records of the manual together have no fault, and there is one of each kind."""
    records = _example_records()
    assert {path.split("/")[1] for path in records} == {"register.yaml", "besluiten", "acties", "casuistiek"}
    assert _findings(records) == []


@pytest.mark.parametrize("fragment", _fragments(), ids=lambda fragment: " ".join(fragment[1].split())[:40])
def test_the_parts_of_records_fit(fragment: tuple[str, str]) -> None:
    """A part of a record, put in the example of its kind, makes a record without fault."""
    soort, velden = fragment
    records = _example_records()
    folders = {"besluit": "data/besluiten/", "actie": "data/acties/", "casus": "data/casuistiek/"}
    folder = folders.get(soort, f"data/{soort}")
    path = next(path for path in records if path.startswith(folder))
    samen = _plain(records[path]) | _plain(velden)
    assert _findings({**records, path: yaml.safe_dump(samen, allow_unicode=True)}) == []


def _plain(tekst: str) -> dict[str, Any]:
    """The fields, each scalar as text."""
    data = yaml.load(tekst, Loader=yaml.BaseLoader)  # noqa: S506 (makes nothing but text)
    assert isinstance(data, dict)
    return data


def test_the_ways_to_write_a_deadline_fit() -> None:
    """Each form of a deadline in the table makes a record without fault."""
    records = _example_records()
    path = next(path for path in records if path.startswith("data/acties/"))
    termijnen = [_plain(termijn) for termijn in re.findall(r"^\| `(termijn: .*?)` \|", MANUAL, re.MULTILINE)]
    assert len(termijnen) == 4
    for termijn in termijnen:
        samen = _plain(records[path]) | termijn
        assert _findings({**records, path: yaml.safe_dump(samen, allow_unicode=True)}) == []


def test_the_example_register_answers(run: Run, example_repo: Path) -> None:
    """The example register of the manual works with the commands."""
    assert (example_repo / REGISTER_FILE).exists()
    for opdracht in ("status", "rapport", "besluiten", "casussen", "check"):
        assert run(opdracht, "--datum", "2024", cwd=example_repo).code == 0, opdracht


def test_the_example_template_works(run: Run, shipped: Path) -> None:
    """The template of the manual gives a report."""
    (blok,) = _blocks("jinja")
    naam = re.findall(r"templates/(\S+)", blok)[0]
    (shipped / "templates").mkdir()
    (shipped / "templates" / naam).write_text(blok, encoding="utf-8")
    ran = run("rapport", "--sjabloon", naam, cwd=shipped)
    assert (ran.code, ran.err) == (0, "")
    assert "# Actieplan integriteit BZ, 30 september 2018" in ran.out


# Changes

ACTIE, BESLUIT = "data/acties/A-2024-03-12-01.yaml", "data/besluiten/DB-2024-03-12-01.yaml"
NIEUW_BESLUIT = "data/besluiten/DB-2024-11-12-01.yaml"
_ANOTHER_DECISION = """\
id: DB-2024-11-12-01
titel: {titel}
orgaan: DB
datum: 2024-11-12
soort: verzoek
gevraagd: [HRM]
{tekst}
rubricering: openbaar
"""
_CORRECTED = [
    (BESLUIT, "Medewerkers kunnen", "Medewerkers en stagiairs kunnen"),
    (
        BESLUIT,
        "rubricering: openbaar\n",
        (
            "rubricering: openbaar\ncorrecties: [{datum: 2024-04-09, veld: tekst, akkoord: DB, "
            "reden: In het verslag staan ook stagiairs; die waren hier vergeten.}]\n"
        ),
    ),
]
# Per example: what changes (a file, what stands there, what comes) and the command; the manual shows what it says.
_CHANGES: list[tuple[list[tuple[str, str, str]], str]] = [
    (
        [
            (
                ACTIE,
                "De inkoop duurde langer.}\n",
                (
                    "De inkoop duurde langer.}\n  - {datum: 2024-10-22, naar: ../2024-12-15, door: DB, "
                    "reden: De website is nog in de test.}\n"
                ),
            ),
            (
                ACTIE,
                "De website is in de test.}\n",
                (
                    "De website is in de test.}\n"
                    "      - {datum: 2024-11-28, status: uitgevoerd, bewijs: Website van het meldpunt}\n"
                ),
            ),
            (
                NIEUW_BESLUIT,
                "",
                _ANOTHER_DECISION.format(
                    titel="Elk jaar een verslag van het meldpunt",
                    tekst="bron: {stuk: Verslag dagelijks bestuur 12 november 2024, plaats: punt 3}",
                ),
            ),
        ],
        "verschil main",
    ),
    (
        [
            (BESLUIT, "kunnen daar ook zonder naam melden", "kunnen daar melden"),
            (ACTIE, "termijn: {edtf: ../2024-07-01, tekst: voor de zomer}", "termijn: 2024-12"),
            (ACTIE, "wie: [HRM]\nmet: [ICT]", "wie: [ICT]\nmet: [HRM]"),
            (ACTIE, "Er is een eerste versie", "Er is een tweede versie"),
        ],
        "check --basis main --kies W --datum 2024-12-03",
    ),
    (_CORRECTED, "verschil main"),
    (_CORRECTED, "check --basis main --kies W --kies K --datum 2024-12-03"),
    (
        [("data/casuistiek/C-2024-01.yaml", "", "")],
        "check --basis main --kies W --datum 2024-12-03",
    ),
    (
        [
            (
                NIEUW_BESLUIT,
                "",
                _ANOTHER_DECISION.format(
                    titel="Mevrouw Van den Oeverloo maakt een verslag",
                    tekst="tekst: Vragen gaan naar f.bouzaidi@example.nl.",
                ),
            )
        ],
        "check --kies P --kies K201 --datum 2024-12-03",
    ),
]


@pytest.fixture
def example_repo(tmp_path: Path, git: Callable[..., str]) -> Path:
    """The example register of the manual in git, on its main branch."""
    for path, tekst in _example_records().items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(tekst, encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "begin")
    return tmp_path


def _change(folder: Path, edits: Iterable[tuple[str, str, str]]) -> None:
    """Edit, write or (where nothing is written) remove files."""
    for path, oud, nieuw in edits:
        file = folder / path
        if not nieuw:
            file.unlink()
            continue
        tekst = file.read_text(encoding="utf-8") if file.exists() else ""
        assert tekst.count(oud) == 1, oud
        file.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


@pytest.mark.parametrize(("edits", "opdracht"), _CHANGES)
def test_a_shown_change_reads_as_shown(
    edits: list[tuple[str, str, str]], opdracht: str, example_repo: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the manual shows of a change in its example register is what the program says of it."""
    monkeypatch.setenv("COLUMNS", "80")
    _change(example_repo, edits)
    ran = run(*opdracht.split(), cwd=example_repo)
    werkelijk = _without_revision("\n".join(bijwerken.output_lines(ran.out)))
    assert werkelijk in [_without_revision(blok.rstrip()) for blok in _blocks("text")]


def _without_revision(tekst: str) -> str:
    return re.sub(r"revisie [0-9a-f]{12}", "revisie …", tekst)


def test_the_readme_shows_a_change(example_repo: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The change in the README is the first one of the manual."""
    monkeypatch.setenv("COLUMNS", "80")
    (getoond,) = re.findall(r"^```text\n(Besluiten en acties.*?)^```$", PAGES["README.md"], re.MULTILINE | re.DOTALL)
    edits, opdracht = _CHANGES[0]
    _change(example_repo, edits)
    werkelijk = bijwerken.output_lines(run(*opdracht.split(), cwd=example_repo).out)
    assert bijwerken.matches(getoond.splitlines(), werkelijk)


def test_the_manual_has_the_keys_of_a_change(example_repo: Path, run: Run) -> None:
    """Every key of ``verschil`` and of an explained rule is explained."""
    uitleg = MANUAL.partition("### JSON")[2].partition("### CSV")[0]
    _change(example_repo, _CHANGES[0][0])
    for opdracht in ("verschil", "check --regels", "check --leg-uit W202"):
        ran = run(*opdracht.split(), "--formaat", "json", cwd=example_repo)
        assert [sleutel for sleutel in _keys(json.loads(ran.out)) if f"`{sleutel}`" not in uitleg] == [], opdracht


# Writing


def _block(taal: str, begin: str) -> str:
    """The one block of that kind that begins so."""
    (blok,) = (blok for blok in _blocks(taal) if blok.startswith(begin))
    return blok


def test_the_example_meeting_is_recorded(run: Run, example_repo: Path) -> None:
    """The text of a meeting in the manual is taken as the manual shows, and what it writes has no fault."""
    tekst = example_repo / "vergadering.md"
    tekst.write_text(_block("md", "# "), encoding="utf-8")
    ran = run("vergadering", "DB", "2024-12-03", tekst.name, cwd=example_repo)
    assert (ran.code, ran.out) == (0, _block("text", "2 besluiten en 1 actie"))
    assert run("check", "--datum", "2024-12-31", cwd=example_repo).code == 0


def test_the_example_minutes_become_proposals(run: Run, example_repo: Path) -> None:
    """The minutes in the manual become the proposals in it."""
    verslag = example_repo / "verslag.txt"
    verslag.write_text(_block("txt", "Verslag"), encoding="utf-8")
    ran = run("vergadering", "DB", "2024-12-03", "--verslag", verslag.name, cwd=example_repo)
    assert ran.out.partition("\nrubricering: intern\n\n")[2] == _block("text", "## ? ")


def test_the_example_list_is_taken_in(run: Run, example_repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list and its mapping in the manual give the preview in it; a second time there is nothing to write."""
    monkeypatch.setenv("COLUMNS", "80")
    (example_repo / "lijst.md").write_text(_block("md", "| "), encoding="utf-8")
    (example_repo / "toewijzing.yaml").write_text(_block("yml", "datum: "), encoding="utf-8")
    opdracht = ("importeer", "lijst.md", "--toewijzing", "toewijzing.yaml")
    assert run("importeer", "lijst.md", cwd=example_repo).code == 1
    assert run(*opdracht, cwd=example_repo).out == _block("text", "lijst.md\n")
    assert run(*opdracht, "--schrijf", cwd=example_repo).code == 0
    assert run(*opdracht, "--schrijf", "--werk-bij", cwd=example_repo).out.endswith("\n2 staan er al\n")


def test_the_manual_has_the_mapping() -> None:
    """Every part of a mapping file is listed, and what stands in its ``standaard``."""
    rijen = dict(_rows("Deel", "Wat het zegt"))
    assert set(rijen) == set(Toewijzing.model_fields)
    assert [naam for naam in Standaard.model_fields if f"`{naam}`" not in rijen["standaard"]] == []


# Links


@pytest.mark.parametrize("naam", PAGES)
def test_relative_links_exist(naam: str) -> None:
    """Every link to a file or a heading leads somewhere."""
    page = ROOT / naam
    weg = [doel for doel in _links(PAGES[naam]) if not _leads_somewhere(page, doel)]
    assert weg == []


def _links(tekst: str) -> list[str]:
    """The targets of the links and images of a page that are no web address; code holds no links."""
    zonder_code = re.sub(r"^```.*?^```$|`[^`\n]*`", "", tekst, flags=re.MULTILINE | re.DOTALL)
    doelen: Iterable[str] = re.findall(r"\]\(<?([^)\s>]+)", zonder_code)
    return [doel for doel in doelen if not re.match(r"[a-z]+:", doel)]


def _leads_somewhere(page: Path, doel: str) -> bool:
    path, _, anker = doel.partition("#")
    bestand = (page.parent / path).resolve() if path else page
    if not bestand.exists() or not anker or bestand.suffix != ".md":
        return bestand.exists()
    return anker in _anchors(bestand.read_text(encoding="utf-8"))


def _anchors(tekst: str) -> set[str]:
    """The names that a forge gives to the headings of a page."""
    zonder_code = re.sub(r"^```.*?^```$", "", tekst, flags=re.MULTILINE | re.DOTALL)
    koppen = re.findall(r"^#+ (.*)$", zonder_code, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", kop.lower()).replace(" ", "-") for kop in koppen}


# The script that keeps the pages current


@pytest.mark.parametrize(
    ("verwacht", "werkelijk", "past"),
    [
        ("a b", "a b", True),
        ("a b", "a b c", False),
        ("a …", "a b c", True),
        ("a …", "a", True),
        ("… c", "a b c", True),
        ("a … c", "a b", False),
        ("a … b … d", "a x b y d", True),
        ("…", "", True),
        ("", "a", False),
    ],
)
def test_an_ellipsis_stands_for_any_number_of_lines(verwacht: str, werkelijk: str, past: bool) -> None:  # noqa: FBT001
    """Only a line of … matches lines that differ."""
    assert bijwerken.matches(verwacht.split(), werkelijk.split()) is past


@pytest.mark.parametrize(
    ("oud", "werkelijk", "nieuw"),
    [
        ("", "a b", "a b"),
        ("a b", "a c", "a c"),
        ("a … d", "a x d", "a … d"),
        ("a b … d", "x y z q", "x y … q"),
        ("a … b c … d", "x b y d e", "x … b y … e"),
        ("a …", "x y", "x …"),
    ],
)
def test_new_output_keeps_the_shape_of_the_old(oud: str, werkelijk: str, nieuw: str) -> None:
    """What was left out stays left out."""
    assert bijwerken.refresh(oud.split(), werkelijk.split()) == nieuw.split()


def test_a_piece_that_is_gone_is_said() -> None:
    """The script does not guess which other lines a reader should see."""
    with pytest.raises(LookupError, match="'b'"):
        bijwerken.refresh(["a", "…", "b", "…", "d"], ["a", "c", "d"])


def test_the_script_writes_only_what_is_not_current(tmp_path: Path) -> None:
    """A page that is current is left alone; another gets the output of today."""
    page = tmp_path / "page.md"
    page.write_text("```console\n$ actiepunten --versie\noud\n```\n", encoding="utf-8")
    assert bijwerken.update_pages([page, tmp_path / "geen.md"]) == [page]
    assert bijwerken.update_pages([page]) == []
    assert "oud" not in page.read_text(encoding="utf-8")


def test_the_script_refuses_another_exit_code(tmp_path: Path) -> None:
    """An example that fails is not written down as if it were meant."""
    page = tmp_path / "page.md"
    page.write_text("```console\n$ actiepunten status --status nee\n```\n", encoding="utf-8")
    with pytest.raises(ValueError, match="exit code 2"):
        bijwerken.update_pages([page])


def test_an_exit_code_can_be_said() -> None:
    """The words behind a command are no arguments of it."""
    (voorbeeld,) = bijwerken.examples("```console\n$ actiepunten toon 'BR 6/7/18' # exitcode 2\nFout\n```\n")
    assert (voorbeeld.argumenten, voorbeeld.exitcode, voorbeeld.uitvoer) == (("toon", "BR 6/7/18"), 2, ("Fout",))


@pytest.mark.parametrize("inhoud", ["uitvoer zonder opdracht\n", "$ git status\n"])
def test_a_console_block_holds_only_our_commands(inhoud: str) -> None:
    """Set-up lines stand in blocks of another kind: nothing else is run."""
    with pytest.raises(ValueError, match="a console block"):
        bijwerken.examples(f"```console\n{inhoud}```\n")
