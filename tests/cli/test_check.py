import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from actiepunten.rules.catalogue import alle_regels
from cli.answers import Data, ask, edit
from conftest import Ran, Run

Break = Callable[[Path], None]

WITHOUT_BESLUIT = (
    "data/acties/A-2017-06-23-03.yaml:2:1: fout K101 de actie A-2017-06-23-03 noemt geen besluit\n"
    "    → noem het besluit in `besluiten`; met `grond: afgeleid` als de bron het niet zelf zegt\n"
)


def findings(run: Run, *arguments: str | Path, code: int = 0) -> list[Data]:
    """The findings of ``check`` as JSON."""
    bevindingen: list[Data] = ask(run, "check", *arguments, code=code)["bevindingen"]
    return bevindingen


@pytest.fixture
def loose(shipped: Path) -> Path:
    """The shipped register in which one actie names no decision."""
    edit(shipped / "data/acties/A-2017-06-23-03.yaml", "besluiten:\n  - BR-2017-06-23-04\n", "")
    return shipped


@pytest.fixture
def broken(shipped: Path) -> Path:
    """The shipped register in which one file is no YAML."""
    (shipped / "data/acties/A-2018-09-14-05.yaml").write_text("id: A-2018-09-14-05\nwie: [CCI\n", encoding="utf-8")
    return shipped


def test_the_shipped_register_has_no_faults(run: Run) -> None:
    """What deviates in the source warns; nothing fails."""
    ran = run("check")
    assert (ran.code, ran.err) == (0, "")
    laatste = ran.out.splitlines()[-1]
    assert re.fullmatch(r"0 fouten, \d+ waarschuwingen en \d+ info; stand op 30 september 2018, werkmap", laatste), (
        laatste
    )


def test_an_actie_without_besluit_fails_with_place_rule_and_way_out(run: Run, loose: Path) -> None:
    """File, line, column, severity, rule, sentence and way out, and exit code 1."""
    ran = run("check", "--register", loose, "--kies", "K101")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == WITHOUT_BESLUIT + "1 fout, 0 waarschuwingen en 0 info; stand op 30 september 2018, werkmap\n"


def test_a_fault_stands_among_the_warnings(run: Run, loose: Path) -> None:
    """A full run shows the same finding, by place."""
    ran = run("check", "--register", loose)
    assert ran.code == 1
    assert WITHOUT_BESLUIT in ran.out


def test_strikt_makes_warnings_count(run: Run) -> None:
    """With ``--strikt`` the same findings end with 1; info never counts."""
    assert run("check", "--strikt").code == 1
    assert run("check", "--strikt", "--kies", "K203").code == 0
    assert {b["ernst"] for b in findings(run, "--kies", "K203")} == {"info"}


def test_kies_takes_a_rule_or_a_family(run: Run) -> None:
    """A code chooses one rule, its beginning a family, in any case; several are taken together."""
    assert {b["regel"] for b in findings(run, "--kies", "T104")} == {"T104"}
    assert {b["regel"][0] for b in findings(run, "--kies", "t")} == {"T"}
    assert {b["regel"] for b in findings(run, "--kies", "T104", "--kies", "K203")} == {"T104", "K203"}


def test_negeer_leaves_a_rule_or_a_family_out(run: Run) -> None:
    """What is ignored is not shown and does not count."""
    assert {b["regel"][0] for b in findings(run, "--negeer", "K")} == {"T"}
    assert findings(run, "--kies", "T1", "--negeer", "T10") == []
    assert run("check", "--strikt", "--negeer", "K", "--negeer", "T").code == 0


@pytest.mark.parametrize("optie", ["--kies", "--negeer"])
@pytest.mark.parametrize("code", ["Z1", "K999", "101", ""])
def test_an_unknown_rule_is_wrong_use(run: Run, optie: str, code: str) -> None:
    """A code that no rule has ends with 2 and says where the rules are."""
    ran = run("check", optie, code)
    assert (ran.code, ran.out) == (2, "")
    melding = " ".join(f"de regel {code} bestaat niet".split())
    assert ran.err == f"Fout: {melding}\n  → `actiepunten check --regels` toont alle regels\n"


def test_json_follows_the_contract(run: Run) -> None:
    """Head and findings have exactly the promised keys and types."""
    antwoord = ask(run, "check")
    assert list(antwoord) == [
        "versie", "register", "peildatum", "revisie", "onleesbaar", "rubricering", "bevindingen", "uitzonderingen",
    ]  # fmt: skip
    for bevinding in antwoord["bevindingen"]:
        assert list(bevinding) == [
            "regel", "ernst", "bestand", "regelnummer", "kolom", "record", "melding", "oplossing", "veld",
        ]  # fmt: skip
        assert bevinding["ernst"] in ("fout", "waarschuwing", "info")
        assert bevinding["bestand"].startswith("data/")
        assert isinstance(bevinding["regelnummer"], int)
        assert isinstance(bevinding["kolom"], int)
        assert bevinding["melding"]
        assert bevinding["oplossing"]


def test_json_of_one_finding_is_exact(run: Run, loose: Path) -> None:
    """The same finding as in the text, field by field."""
    assert findings(run, "--register", loose, "--kies", "K101", code=1) == [
        {
            "regel": "K101",
            "ernst": "fout",
            "bestand": "data/acties/A-2017-06-23-03.yaml",
            "regelnummer": 2,
            "kolom": 1,
            "record": "A-2017-06-23-03",
            "melding": "de actie A-2017-06-23-03 noemt geen besluit",
            "oplossing": "noem het besluit in `besluiten`; met `grond: afgeleid` als de bron het niet zelf zegt",
            "veld": "besluiten",
        }
    ]


def test_json_names_the_highest_rubricering_of_what_it_shows(run: Run, gemeente: Path) -> None:
    """A finding may quote the titel of a decision that is intern; then the answer is intern too."""
    vraag = ("check", "--datum", "2024-12-31", "--register", gemeente)
    antwoord = ask(run, *vraag, "--kies", "K201")
    assert "Minder overleg op vrijdag" in antwoord["bevindingen"][0]["melding"]
    assert antwoord["rubricering"] == "intern"
    assert ask(run, *vraag, "--kies", "T104")["rubricering"] == "openbaar"
    assert ask(run, *vraag, "--kies", "V")["rubricering"] is None


def test_an_exception_is_shown_with_its_reason(run: Run, gemeente: Path) -> None:
    """A deviation that the record itself explains is told apart, and no finding."""
    antwoord = ask(run, "check", "--datum", "2024-12-31", "--register", gemeente)
    uitzondering = {"regel": "T106", "record": "A-2023-11-07-01", "reden": "Zonder tegenvaller is er niets te melden."}
    assert uitzondering in antwoord["uitzonderingen"]
    assert [b for b in antwoord["bevindingen"] if (b["regel"], b["record"]) == ("T106", "A-2023-11-07-01")] == []
    tekst = run("check", "--datum", "2024-12-31", "--register", gemeente).out
    assert "met reden anders dan T106: A-2023-11-07-01: Zonder tegenvaller is er niets te melden.\n" in tekst


def test_an_exception_that_no_longer_serves_is_itself_reported(run: Run, gemeente: Path) -> None:
    """The report got its evidence; the exception to K205 explains nothing any more."""
    gevonden = findings(run, "--datum", "2024-12-31", "--register", gemeente, "--kies", "K301")
    assert [(b["record"], b["melding"]) for b in gevonden] == [
        ("A-2023-10-10-01", "de uitzondering op K205 is niet of niet meer nodig")
    ]


@pytest.mark.parametrize("datum", ["2018-01-13", "2018-09-30", "2020", "2030-06-01"])
def test_time_coverage_and_revision_only_warn(run: Run, datum: str) -> None:
    """Whatever day it is, a register without faults stays green: T and the second half of K never fail."""
    bevindingen = findings(run, "--datum", datum)
    assert {b["ernst"] for b in bevindingen} <= {"waarschuwing", "info"}


def test_what_the_source_has_wrong_surfaces(run: Run) -> None:
    """A result before its decision, a plan five days late, a decision nobody took up, and a rest on a revised one."""
    regels = {(b["regel"], b["record"]) for b in findings(run)}
    assert {
        ("T104", "A-2018-02-23-01"),
        ("K201", "BR-2018-06-29-12"),
        ("K206", "A-2018-01-19-04"),
        ("K206", "A-2018-07-06-03"),
        ("K203", "A-2018-09-14-05"),
        ("T101", "A-2018-06-15-01"),
    } <= regels


def test_a_broken_file_is_named_with_its_place(run: Run, broken: Path) -> None:
    """The file that is no YAML is a fault with line and way out; the others are checked all the same."""
    antwoord = ask(run, "check", "--register", broken, code=1)
    assert antwoord["onleesbaar"] == ["data/acties/A-2018-09-14-05.yaml"]
    fouten = [b for b in antwoord["bevindingen"] if b["ernst"] == "fout"]
    assert [(b["regel"], b["bestand"], b["record"]) for b in fouten] == [
        ("V103", "data/acties/A-2018-09-14-05.yaml", "A-2018-09-14-05")
    ]
    assert fouten[0]["regelnummer"] > 0
    assert fouten[0]["melding"] == "een lijst met [ wordt niet goed gesloten"
    assert fouten[0]["oplossing"] == "zet er een komma of ] bij"
    assert [b for b in antwoord["bevindingen"] if b["regel"] == "T104"]


@pytest.mark.parametrize("command", ["status", "besluiten", "casussen"])
def test_lists_go_on_without_a_broken_file_and_say_so(run: Run, broken: Path, command: str) -> None:
    """The rest is told, the answer itself names what was left out, in every format but CSV, and ends with 1."""
    assert ask(run, command, "--register", broken, code=1)["onleesbaar"] == ["data/acties/A-2018-09-14-05.yaml"]
    tekst = run(command, "--register", broken)
    assert tekst.code == 1
    assert (
        "Let op: 1 bestand niet te lezen en weggelaten: data/acties/A-2018-09-14-05.yaml. Zie `actiepunten check`."
        in " ".join(tekst.out.split())
    )
    markdown = run(command, "--register", broken, "--formaat", "markdown")
    assert markdown.code == 1
    assert "**Let op:** niet te lezen en weggelaten: data/acties/A-2018-09-14-05.yaml." in markdown.out


def test_csv_says_on_stderr_what_was_left_out(run: Run, broken: Path) -> None:
    """A table of CSV has no place for it, so the message goes to stderr; the exit code is 1."""
    ran = run("status", "--register", broken, "--formaat", "csv")
    assert ran.code == 1
    assert "data/acties/A-2018-09-14-05.yaml" in ran.err


def test_status_has_the_other_acties(run: Run, broken: Path) -> None:
    """One of the 47 is left out, the other 46 are told."""
    assert len(ask(run, "status", "--register", broken, code=1)["acties"]) == 46


def test_a_reference_to_a_broken_file_is_no_reference_to_nothing(run: Run, shipped: Path) -> None:
    """A decision that cannot be read is not reported a second time by whoever refers to it."""
    (shipped / "data/besluiten/BR-2018-07-06-15.yaml").write_text("id: [\n", encoding="utf-8")
    assert {b["regel"] for b in findings(run, "--register", shipped, code=1) if b["ernst"] == "fout"} == {"V103"}


def test_a_broken_register_yaml_does_not_blame_every_record(run: Run, shipped: Path) -> None:
    """Without a readable register.yaml no role can be known; that is one fault, not one for every code."""
    (shipped / "data/register.yaml").write_text("naam: [\n", encoding="utf-8")
    fouten = [b for b in findings(run, "--register", shipped, code=1) if b["ernst"] == "fout"]
    assert [(b["regel"], b["bestand"]) for b in fouten] == [("V103", "data/register.yaml")]


def test_a_broken_register_yaml_still_answers(run: Run, shipped: Path) -> None:
    """The acties are told all the same; the answer names register.yaml as left out."""
    (shipped / "data/register.yaml").write_text("naam: [\n", encoding="utf-8")
    antwoord = ask(run, "status", "--register", shipped, "--datum", "2018-09-14", code=1)
    assert antwoord["onleesbaar"] == ["data/register.yaml"]
    assert len(antwoord["acties"]) == 44


def _append(tekst: str) -> Break:
    return lambda pad: _write(pad, pad.read_bytes() + tekst.encode())


def _replace(oud: str, nieuw: str) -> Break:
    return lambda pad: edit(pad, oud, nieuw)


def _bytes(inhoud: bytes) -> Break:
    return lambda pad: _write(pad, inhoud)


def _copy_as(naam: str) -> Break:
    return lambda pad: _write(pad.parent / naam, pad.read_bytes())


def _write(pad: Path, inhoud: bytes) -> None:
    pad.write_bytes(inhoud)


def _symlink(pad: Path) -> None:
    pad.rename(pad.parents[2] / "elders.yaml")
    pad.symlink_to(pad.parents[2] / "elders.yaml")


TWENTY_ONE: dict[str, tuple[str, Break]] = {
    "V101": ("acties/A-2017-06-23-01.yaml", _symlink),
    "V102": ("acties/A-2017-06-23-02.yaml", _bytes(b"titel: caf\xe9\n")),
    "V103": ("acties/A-2017-06-23-03.yaml", _append("wie: [\n")),
    "V104": ("acties/A-2017-06-23-04.yaml", _append("titel: nog een\n")),
    "V105": ("acties/A-2017-06-23-05.yaml", _append("toelichting: &anker tekst\n")),
    "V106": ("acties/A-2017-06-23-06.yaml", _append("<<<<<<< HEAD\n=======\n>>>>>>> tak\n")),
    "V107": ("acties/A-2017-06-23-07.yaml", _bytes(b"titel: " + b"[" * 50 + b"]" * 50 + b"\n")),
    "V108": ("acties/A-2017-06-23-08.yaml", _bytes(b"- een lijst\n")),
    "V109": ("acties/A-2018-01-19-01.yaml", _append("aanleiding:\n")),
    "V110": ("acties/A-2018-01-19-02.yaml", _append("aanleiding: onderzoek #3 van 2018\n")),
    "V201": ("acties/A-2018-01-19-03.yaml", _append("eigenaar: CCI\n")),
    "V202": ("acties/A-2018-01-19-04.yaml", _replace("thema: veilige-werkomgeving\n", "")),
    "V203": ("acties/A-2018-01-19-05.yaml", _replace("volgorde: 2", "volgorde: twee")),
    "V204": ("acties/A-2018-02-15-01.yaml", _replace("id: A-2018-02-15-01", "id: A-2018-02-15-09")),
    "V205": ("acties/A-2018-02-23-01.yaml", _copy_as("A-2018-02-23-02.yaml")),
    "V206": ("acties/A-2018-03-16-01.yaml", _copy_as("A-2018-03-16-02.yml")),
    "V207": ("besluiten/BR-2018-06-29-12.yaml", _replace("datum: 2018-06-29", "datum: 2018-06-28")),
    "K101": ("acties/A-2018-05-25-01.yaml", _replace("besluiten:\n  - BR-2018-05-25-06\n  - BR-2018-05-25-07\n", "")),
    "K102": ("acties/A-2018-06-22-01.yaml", _replace("- BR-2018-06-22-02", "- BR-2018-06-22-99")),
    "K103": ("acties/A-2018-07-06-01.yaml", _replace("wie: [HDPO", "wie: [HDPPO")),
    "K105": ("acties/A-2018-09-14-01.yaml", _replace("thema: bewustwording", "thema: bewust")),
}


def test_twenty_one_faults_in_as_many_files_show_in_one_run(run: Run, shipped: Path) -> None:
    """Every rule that was broken is reported once at least, with its file; the rest of the register still answers."""
    for bestand, breek in TWENTY_ONE.values():
        breek(shipped / "data" / bestand)
    ran: Ran = run("check", "--formaat", "json", cwd=shipped)
    assert (ran.code, ran.err) == (1, "")
    gevonden = {(b["regel"], b["bestand"]) for b in json.loads(ran.out)["bevindingen"] if b["ernst"] == "fout"}
    elders = {"V205": "acties/A-2018-02-23-02.yaml", "V206": "acties/A-2018-03-16-02.yml"}
    expected = {(code, f"data/{elders.get(code, bestand)}") for code, (bestand, _) in TWENTY_ONE.items()}
    assert expected - gevonden == set()
    # An actie without besluit and without sinds is told of both.
    assert {code for code, _ in gevonden} == {*TWENTY_ONE, "K109"}
    assert len(ask(run, "status", cwd=shipped, code=1)["acties"]) > 30


def test_check_never_writes(run: Run, broken: Path) -> None:
    """After a check every file is what it was."""
    voor = {pad: pad.read_bytes() for pad in broken.rglob("*") if pad.is_file()}
    run("check", "--register", broken)
    assert voor == {pad: pad.read_bytes() for pad in broken.rglob("*") if pad.is_file()}


def test_regels_lists_all_rules_and_checks_nothing(run: Run, tmp_path: Path) -> None:
    """Every code stands there with severity and title, also where there is no register."""
    ran = run("check", "--regels", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    for regel in alle_regels():
        assert re.search(rf"^{regel.code} +{regel.ernst} ", ran.out, re.MULTILINE)
    assert max(map(len, ran.out.splitlines())) <= 80


def test_each_finding_is_two_lines(run: Run) -> None:
    """An editor and a filter find place, severity and rule on one line, the way out on the next."""
    *regels, _ = run("check").out.splitlines()
    bevindingen = [regel for regel in regels if not regel.startswith("met reden anders dan ")]
    assert all(
        re.match(r"data/[\w./-]+\.yaml(:\d+:\d+)?: (fout|waarschuwing|info) [VKT]\d{3} \S", een)
        for een in bevindingen[::2]
    )
    assert all(een.startswith("    → ") for een in bevindingen[1::2])


def test_findings_stand_by_file_and_line(run: Run) -> None:
    """The order is that of the files, so that the same register always gives the same text."""
    plaatsen = [(b["bestand"], b["regelnummer"], b["kolom"]) for b in findings(run)]
    assert plaatsen == sorted(plaatsen)
