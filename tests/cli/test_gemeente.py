import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from cli.answers import acties, ask
from cli.snapshots import HtmlFile, JsonFile, MarkdownFile, TextFile
from conftest import GEMEENTE, ROOT, Run

PEILDATUM = ("--datum", "2024-12-31", "--register", str(GEMEENTE))
MINISTRY = re.compile(r"\b(?:BR|SGO|ICBR|CCI|VCI|HDPO|SGDG|BZ)\b")


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("status", "--owner", "HRM"),
        ("status", "--open", "--sorteer", "termijn"),
        ("toon", "BW-2024-06-25-01"),
        ("toon", "RAAD-2023-06-20-01"),
        ("toon", "A-2023-03-14-01"),
        ("toon", "A-2024-03-12-02"),
        ("toon", "A-2024-03-12-03"),
        ("toon", "A-2024-06-25-01"),
        ("toon", "C-2024-01"),
        ("besluiten",),
        ("besluiten", "--herzien"),
        ("casussen",),
        ("check",),
    ],
    ids=" ".join,
)
def test_text_reads_as_it_did(run: Run, snapshot: SnapshotAssertion, command: tuple[str, ...]) -> None:
    """Every command on the invented register, as people read it."""
    ran = run(*command, *PEILDATUM)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot.use_extension(TextFile)


def test_the_report_reads_as_it_did(run: Run, snapshot: SnapshotAssertion) -> None:
    """The report in Markdown, with what changed since the summer."""
    ran = run("rapport", "--sinds", "2024-09", *PEILDATUM)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot.use_extension(MarkdownFile)


def test_the_html_report_reads_as_it_did(run: Run, snapshot: SnapshotAssertion) -> None:
    """The report in HTML, with what changed since the summer."""
    ran = run("rapport", "--formaat", "html", "--sinds", "2024-09", *PEILDATUM)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot.use_extension(HtmlFile)


@pytest.mark.parametrize("command", [("status",), ("besluiten",), ("casussen",), ("check",)], ids=" ".join)
def test_json_reads_as_it_did(run: Run, snapshot: SnapshotAssertion, command: tuple[str, ...]) -> None:
    """The promise to programs, whole."""
    ran = run(*command, "--formaat", "json", *PEILDATUM)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot.use_extension(JsonFile)


def test_the_invented_register_has_no_faults(run: Run) -> None:
    """Its deviations warn; nothing in it is wrong."""
    bevindingen = ask(run, "check", *PEILDATUM)["bevindingen"]
    assert [b for b in bevindingen if b["ernst"] == "fout"] == []


@pytest.mark.parametrize("owner", ["RO", "WON", "MOB"])
def test_a_role_that_was_split_is_found_by_each_name(run: Run, owner: str) -> None:
    """What RO had is found under both teams that followed it, and theirs under RO."""
    gevonden = acties(run, "--owner", owner, *PEILDATUM)
    assert {"A-2023-06-20-01", "A-2024-03-12-01"} <= set(gevonden)


def test_a_handover_is_undone_before_its_date(run: Run) -> None:
    """The course was of PZ, then of GS, and from January 2025 of HRM; GRIF had its part all along."""
    wie = {
        datum: ask(run, "status", "--zoek", "A-2023-03-14-02", "--datum", datum, "--register", GEMEENTE)["acties"][0][
            "wie"
        ]
        for datum in ("2023-12-31", "2024-12-31", "2025-01-31")
    }
    assert wie == {"2023-12-31": ["PZ", "GRIF"], "2024-12-31": ["GS", "GRIF"], "2025-01-31": ["HRM", "GRIF"]}


def test_a_rhythm_that_is_not_reported_is_one_signal_with_a_number(run: Run) -> None:
    """Last reported on 31 October, monthly: at the end of December once missed, the second is due that very day."""
    (actie,) = ask(run, "status", "--zoek", "A-2024-06-04-01", *PEILDATUM)["acties"]
    assert actie["signalen"] == ["niet-gemeld"]
    assert "1 keer niet gemeld" in " ".join(run("status", "--zoek", "A-2024-06-04-01", *PEILDATUM).out.split())


def test_an_actie_whose_decisions_are_all_out_of_force_is_only_revised(run: Run) -> None:
    """The deadline of the parking trial passed, but the decision was taken back: revised, and not late."""
    (actie,) = ask(run, "status", "--zoek", "A-2024-06-25-01", *PEILDATUM)["acties"]
    assert (actie["te_laat"], actie["signalen"]) == (False, ["herzien"])


def test_a_report_shows_how_often_and_from_where_a_deadline_moved(run: Run) -> None:
    """The code was first due before 1 October and was put off twice; a board sees both in its row."""
    out = run("rapport", *PEILDATUM).out
    (rij,) = [regel for regel in out.splitlines() if '<a id="a-2023-03-14-01"></a>' in regel]
    assert "voor 1 oktober" in rij
    assert re.search(r"\b(?:2 keer|twee keer)\b", rij)


def test_a_deadline_counts_after_postponement(run: Run) -> None:
    """The code was due in October 2023 and is now due this winter: not late at the end of December."""
    (actie,) = ask(run, "status", "--zoek", "A-2023-03-14-01", *PEILDATUM)["acties"]
    assert (actie["uiterlijk"], actie["te_laat"]) == ("2025-02-28", False)


@pytest.mark.parametrize("map_", ["src", "templates"])
def test_nothing_of_the_ministry_is_in_the_code(map_: str) -> None:
    """No code of its bodies, roles or name occurs as a word in code or templates."""
    bestanden = [pad for pad in (ROOT / map_).rglob("*") if pad.is_file() and pad.suffix in (".py", ".j2", ".typed")]
    assert bestanden
    gevonden = {
        f"{pad.relative_to(ROOT)}:{nummer}": woorden
        for pad in bestanden
        for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), start=1)
        if (woorden := MINISTRY.findall(regel))
    }
    assert gevonden == {}


def test_every_command_works_on_it_from_its_own_folder(run: Run, gemeente: Path) -> None:
    """Nothing depends on where the checkout is."""
    for command in (("status",), ("rapport",), ("besluiten",), ("casussen",), ("check",), ("toon", "C-2023-01")):
        assert run(*command, "--datum", "2024-12-31", cwd=gemeente).code == 0
