"""``check`` for a forge: the same verdict in every format, paths as the forge has them, and the page of GitHub."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from junitparser import JUnitXml

from actiepunten.cli.options import Bevindingformaat
from actiepunten.render.samenvatting import LIMIT
from cli.answers import ask, edit, english_in
from conftest import ROOT, Ran, Run
from support.runner import split_log
from support.vijandig import NAMEN, TEKSTEN, besluit, write_hostile_register, write_register

Git = Callable[..., str]

FORMATS = list(Bevindingformaat)
FORGES = [formaat for formaat in FORMATS if formaat.for_a_forge]
COMMAND = (
    "::error file={prefix}data/acties/A-2017-06-23-03.yaml,line=2,col=1,title=K101 A-2017-06-23-03::de actie "
    "A-2017-06-23-03 noemt geen besluit → noem het besluit in `besluiten`; met `grond: afgeleid` als de bron het niet "
    "zelf zegt\n"
)
TOTAL = "1 fout, 0 waarschuwingen en 0 info; stand op 30 september 2018, werkmap"


@pytest.fixture
def loose(shipped: Path) -> Path:
    """The shipped register in which one actie names no decision."""
    edit(shipped / "data/acties/A-2017-06-23-03.yaml", "besluiten:\n  - BR-2017-06-23-04\n", "")
    return shipped


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which GitHub wants the page."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "page.md"))
    return tmp_path / "page.md"


def check(run: Run, formaat: str, *arguments: str | Path, cwd: Path = ROOT) -> Ran:
    return run("check", "--formaat", formaat, *arguments, cwd=cwd)


def paths(formaat: str, uitvoer: str) -> list[str]:
    """The path of each finding, as the format gives it."""
    data: Any = json.loads(uitvoer) if formaat in {"json", "gitlab", "sarif"} else None
    match formaat:
        case "json":
            return [b["bestand"] for b in data["bevindingen"]]
        case "gitlab":
            return [b["location"]["path"] for b in data]
        case "sarif":
            plaatsen = [p["physicalLocation"] for r in data["runs"][0]["results"] for p in r["locations"]]
            return [unquote(plaats["artifactLocation"]["uri"]) for plaats in plaatsen]
        case "junit":
            cases = ET.fromstring(uitvoer).iter("testcase")  # noqa: S314 (our own)
            return [case.attrib["file"] for case in cases if case.find("failure") is not None]
        case "github":
            return [een.velden["file"] for een in split_log(uitvoer)[0]]
        case _:
            return re.findall(r"^(\S+?\.yaml):\d", uitvoer, re.MULTILINE)


# One verdict


@pytest.mark.parametrize("formaat", FORMATS)
def test_every_format_says_something_of_its_own(run: Run, formaat: str) -> None:
    """Each format that the command line knows is made, and none is another one."""
    others = [check(run, ander, "--kies", "T104").out for ander in FORMATS if ander != formaat]
    ran = check(run, formaat, "--kies", "T104")
    assert (ran.code, ran.err) == (0, "")
    assert "A-2018-02-23-01 is 5 dagen te laat uitgevoerd" in ran.out
    assert ran.out not in others


@pytest.mark.parametrize("formaat", FORMATS)
def test_the_exit_code_does_not_depend_on_the_format(run: Run, loose: Path, formaat: str) -> None:
    """Nothing that counts, a fault, and with ``--strikt`` a warning."""
    assert check(run, formaat).code == 0
    assert check(run, formaat, "--strikt").code == 1
    assert check(run, formaat, "--strikt", "--kies", "K203").code == 0
    assert check(run, formaat, cwd=loose).code == 1
    assert check(run, formaat, "--negeer", "K", cwd=loose).code == 0


@pytest.mark.parametrize("formaat", FORMATS)
def test_a_file_that_was_left_out_fails_in_every_format(run: Run, shipped: Path, formaat: str) -> None:
    """Also without the rules on form; and the answer, or stderr where it has no place, says which file it is."""
    naam = "data/acties/A-2018-09-14-05.yaml"
    (shipped / naam).write_text("id: [\n", encoding="utf-8")
    assert check(run, formaat, cwd=shipped).code == 1
    ran = check(run, formaat, "--kies", "K101", cwd=shipped)
    assert ran.code == 1
    assert naam in ran.out + ran.err
    assert bool(ran.err) is (formaat == "gitlab")


def test_what_fails_in_junit_is_what_the_exit_code_says(run: Run, shipped: Path) -> None:
    """A server that only reads the file comes to the same verdict."""
    for strikt, code in ((), 0), (("--strikt",), 1):
        ran = check(run, "junit", *strikt, cwd=shipped)
        xml = JUnitXml.fromstring(ran.out.encode())
        assert (ran.code, bool(xml.failures + xml.errors)) == (code, bool(code))


@pytest.mark.parametrize("formaat", FORMATS)
def test_a_register_without_findings(run: Run, tmp_path: Path, formaat: str) -> None:
    """Nothing to tell, in the form of each."""
    goed = besluit(1, "Een meldpunt").replace("soort: besluit", "soort: vaststelling")
    register = write_register(tmp_path / "goed", {"DB-2024-01-10-01.yaml": goed})
    ran = check(run, formaat, "--strikt", "--datum", "2024", cwd=register)
    assert (ran.code, ran.err) == (0, "")
    assert paths(formaat, ran.out) == []
    assert ran.out.endswith("\n")
    assert not ran.out.endswith("\n\n")


@pytest.mark.parametrize("formaat", FORGES)
def test_the_list_of_rules_has_no_form_for_a_forge(run: Run, formaat: str) -> None:
    """Wrong use, in Dutch, with the formats that there are."""
    ran = run("check", "--regels", "--formaat", formaat)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (f"Fout: de lijst van regels is er niet als {formaat}\n  → kies --formaat tekst of json\n")


# Paths


@pytest.mark.parametrize("formaat", FORMATS)
def test_a_register_in_a_folder_of_a_repository(run: Run, loose: Path, git: Git, formaat: str) -> None:
    """A forge is told where the file is in the repository; people and scripts where it is in the register."""
    git(loose.parent, "init", "--quiet")
    prefix = "register/" if formaat in FORGES else ""
    for cwd, register in ((loose, loose), (loose / "data/acties", loose), (ROOT, loose / "data")):
        ran = check(run, formaat, "--kies", "K101", "--register", register, cwd=cwd)
        assert paths(formaat, ran.out) == [f"{prefix}data/acties/A-2017-06-23-03.yaml"]


@pytest.mark.parametrize("formaat", FORMATS)
def test_a_register_at_the_top_or_without_git(
    run: Run, loose: Path, git: Git, monkeypatch: pytest.MonkeyPatch, formaat: str
) -> None:
    """Without repository, without the program git and at the top of a repository paths are those of the register."""
    expected = ["data/acties/A-2017-06-23-03.yaml"]
    assert paths(formaat, check(run, formaat, "--kies", "K101", cwd=loose).out) == expected
    git(loose, "init", "--quiet")
    assert paths(formaat, check(run, formaat, "--kies", "K101", cwd=loose).out) == expected
    monkeypatch.setenv("PATH", str(loose))
    ran = check(run, formaat, "--kies", "K101", cwd=loose)
    assert (ran.code, ran.err) == (1, "")
    assert paths(formaat, ran.out) == expected


@pytest.mark.parametrize("formaat", FORGES)
def test_a_revision_has_the_same_paths(run: Run, loose: Path, git: Git, formaat: str) -> None:
    """What stood in the repository then is told like what stands there now."""
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "een")):
        git(loose.parent, *command)
    toen = check(run, formaat, "--kies", "K101", "--revisie", "HEAD", cwd=loose)
    assert toen.code == 1
    assert paths(formaat, toen.out) == ["register/data/acties/A-2017-06-23-03.yaml"]


def test_what_github_reads_is_exact(run: Run, loose: Path, git: Git) -> None:
    """The command and the total, and nothing else."""
    git(loose.parent, "init", "--quiet")
    ran = check(run, "github", "--kies", "K101", cwd=loose)
    assert (ran.out, ran.err) == (f"{COMMAND.format(prefix='register/')}{TOTAL}\n", "")


@pytest.mark.parametrize("formaat", ["gitlab", "sarif"])
def test_fingerprints_stay_when_lines_move_and_days_pass(run: Run, loose: Path, formaat: str) -> None:
    """Comment lines above, a later day: other lines and other sentences, the same findings."""

    def fingerprints(datum: str) -> list[str]:
        uitvoer = check(run, formaat, "--kies", "K101", "--kies", "T103", "--datum", datum, cwd=loose).out
        return re.findall(r'"[0-9a-f]{64}"', uitvoer)

    voor, tekst = fingerprints("2018-12-01"), check(run, formaat, "--datum", "2018-12-01", cwd=loose).out
    for bestand in (loose / "data/acties").iterdir():
        bestand.write_text(f"# een\n# twee\n{bestand.read_text(encoding='utf-8')}", encoding="utf-8")
    assert fingerprints("2018-12-02") == voor
    assert check(run, formaat, "--datum", "2018-12-02", cwd=loose).out != tekst
    assert len(set(voor)) == len(voor) == 6


# Hostile texts


@pytest.mark.parametrize("formaat", FORMATS)
def test_hostile_files_make_no_other_answer(
    run: Run, tmp_path: Path, git: Git, sarif_schema: dict[str, Any], formaat: str
) -> None:
    """Titles and names that try everything, in a folder that does too: each format reads as many findings."""
    register = write_hostile_register(tmp_path / "::error::, 100%" / "##[error] <b>\n@jan")
    git(register.parent, "init", "--quiet")
    ran = check(run, formaat, "--strikt", "--datum", "2024", cwd=register)
    assert (ran.code, ran.err) == (1, "")
    found = ask(run, "check", "--strikt", "--datum", "2024", cwd=register, code=1)["bevindingen"]
    prefix = f"{register.name}/" if formaat in FORGES else ""
    expected = {prefix + b["bestand"] for b in found}
    assert len(found) >= len(TEKSTEN) + len(NAMEN)
    match formaat:
        case "github":
            opdrachten, regels = split_log(ran.out)
            assert {een.naam for een in opdrachten} == {"error", "warning"}
            assert len(opdrachten) + len([r for r in regels if r.startswith("    → ")]) == len(found)
        case "tekst":
            assert len(ran.out.splitlines()) == 2 * len(found) + 1
        case "junit":
            xml = JUnitXml.fromstring(ran.out.encode())
            assert xml.failures + xml.errors == len(found)
        case _:
            assert set(paths(formaat, ran.out)) == expected
            if formaat == "sarif":
                jsonschema.Draft4Validator(sarif_schema).validate(json.loads(ran.out))


# The page of GitHub


def test_github_gets_a_page(run: Run, loose: Path, page: Path) -> None:
    """With the findings as a table; the verdict and the commands are what they were."""
    ran = check(run, "github", "--kies", "K101", cwd=loose)
    assert (ran.code, ran.out, ran.err) == (1, f"{COMMAND.format(prefix='')}{TOTAL}\n", "")
    assert page.read_text(encoding="utf-8") == (
        f"## Controle van Actieplan integriteit BZ\n\n{TOTAL}.\n\n"
        "| Ernst | Regel | Plaats | Melding | Oplossing |\n| --- | --- | --- | --- | --- |\n"
        "| fout | K101 | data/acties/A-2017-06-23-03.yaml:2:1 | de actie A-2017-06-23-03 noemt geen besluit | "
        "noem het besluit in `besluiten`; met `grond: afgeleid` als de bron het niet zelf zegt |\n"
    )


def test_the_page_is_added_to_what_is_there(run: Run, page: Path) -> None:
    """Other steps of the same job wrote there too."""
    page.write_text("# Van een ander\ntekst é", encoding="utf-8")
    assert check(run, "github", "--kies", "T104").code == 0
    assert check(run, "github", "--kies", "K203").code == 0
    tekst = page.read_text(encoding="utf-8")
    assert tekst.startswith("# Van een ander\ntekst é\n\n## Controle van Actieplan integriteit BZ\n\n0 fouten, 1 waar")
    assert tekst.count("\n\n## Controle van ") == 2


@pytest.mark.parametrize("over", [0, 1, 300, 2000, 5000])
def test_the_page_never_grows_too_large(run: Run, page: Path, over: int) -> None:
    """What it holds already counts; the log has everything."""
    page.write_bytes(b"x" * (LIMIT - over))
    assert check(run, "github").code == 0
    assert page.stat().st_size < LIMIT or over == 0
    assert ("Hier is geen plaats voor nog" in page.read_text(encoding="utf-8")) is (over >= 300)


@pytest.mark.parametrize("formaat", [formaat for formaat in FORMATS if formaat != "github"])
def test_other_formats_write_no_page(run: Run, page: Path, formaat: str) -> None:
    """The variable is there for every step of GitHub; only who asks for its format gets a page."""
    check(run, formaat)
    run("check", "--regels")
    assert not page.exists()


@pytest.mark.parametrize(
    ("waar", "hint"),
    [
        ("nergens/page.md", "de map bestaat niet; maak die eerst"),
        (".", "dit is een map; noem een bestand"),
        ("bestand/page.md", "een deel van het pad is geen map"),
    ],
)
def test_a_page_that_cannot_be_written_is_an_expected_failure(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, waar: str, hint: str
) -> None:
    """The findings are told first; then why there is no page, and the command does not end as if all were well."""
    (tmp_path / "bestand").touch()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / waar))
    ran = check(run, "github", "--kies", "T104")
    assert ran.code == 3
    assert ran.out.startswith("::warning file=data/acties/A-2018-02-23-01.yaml,")
    assert ran.err == f"Fout: de samenvatting {tmp_path / waar} is niet te schrijven\n  → {hint}\n"
    assert english_in(ran.err.replace(str(tmp_path), "")) == []


def test_an_empty_variable_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a shell that sets it to nothing."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "")
    assert check(run, "github").code == 0


def test_a_form_may_be_typed_in_capitals(run: Run) -> None:
    """As an owner or an id may: ``--formaat HTML`` means what it says."""
    assert run("rapport", "--formaat", "HTML") == run("rapport", "--formaat", "html")
    assert run("status", "--formaat", "Json") == run("status", "--formaat", "json")
