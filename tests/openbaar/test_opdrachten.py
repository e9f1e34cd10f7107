"""The public edition on the command line: its head, its messages, and what changed since an earlier revision."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from support.vijandig import write_register

Git = Callable[..., str]

LIJSTEN = ["tabel", "markdown"]


def besluit(nummer: int, rubricering: str, **velden: str) -> dict[str, str]:
    """A decision of 10 January 2024 as a file."""
    regels = {"id": f"DB-2024-01-10-{nummer:02}", "titel": f"Besluit nummer {nummer}", "orgaan": "DB"}
    regels |= {"datum": "2024-01-10", "soort": "besluit", "rubricering": rubricering, **velden}
    return {f"{regels['id']}.yaml": "".join(f"{naam}: {waarde}\n" for naam, waarde in regels.items())}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Decision 1 is public, 2 is not, 3 cannot be read."""
    kapot = {"DB-2024-01-10-03.yaml": "id: [geheim\n"}
    return write_register(tmp_path / "register", {**besluit(1, "openbaar"), **besluit(2, "intern"), **kapot})


def test_json_says_that_it_is_a_public_edition(root: Path, run: Run) -> None:
    """A key of its own, and of a file that cannot be read only the folder; without ``--openbaar`` all is as it was."""
    ran = run("besluiten", "--openbaar", "--formaat", "json", "--datum", "2024", "--register", root)
    antwoord = json.loads(ran.out)
    kop = {sleutel: antwoord[sleutel] for sleutel in antwoord if sleutel != "besluiten"}
    assert kop == {
        "versie": 1,
        "register": "Actiepunten van de Stichting Voorbeeld",
        "peildatum": "2024-12-31",
        "revisie": None,
        "onleesbaar": ["data/besluiten/…"],
        "rubricering": "openbaar",
        "openbaar": True,
    }
    assert [b["id"] for b in antwoord["besluiten"]] == ["DB-2024-01-10-01"]
    assert (ran.code, ran.err) == (1, "")
    heel = json.loads(run("besluiten", "--formaat", "json", "--datum", "2024", "--register", root).out)
    assert ("openbaar" in heel, heel["onleesbaar"]) == (False, ["data/besluiten/DB-2024-01-10-03.yaml"])


@pytest.mark.parametrize("formaat", LIJSTEN)
def test_a_list_says_that_it_is_a_public_edition(formaat: str, root: Path, run: Run) -> None:
    """In its head, with how many files were left out and from where."""
    ran = run("besluiten", "--openbaar", "--formaat", formaat, "--datum", "2024", "--register", root)
    kop = " ".join(ran.out.split("Id")[0].split())
    assert "werkmap, openbare uitgave" in kop
    assert "weggelaten: data/besluiten/…" in kop
    assert "1 besluit" in ran.out


@pytest.mark.parametrize("formaat", ["markdown", "html"])
def test_a_report_says_that_it_is_a_public_edition(formaat: str, root: Path, run: Run) -> None:
    """Beside the rubricering, which is openbaar; also where there is nothing to show."""
    for datum in "2024", "2023":
        ran = run("rapport", "--openbaar", "--formaat", formaat, "--datum", datum, "--register", root)
        assert "openbaar; dit is de openbare uitgave" in ran.out


def test_csv_says_on_stderr_how_much_was_left_out(root: Path, run: Run) -> None:
    """And nothing more of the file than its folder."""
    ran = run("besluiten", "--openbaar", "--formaat", "csv", "--datum", "2024", "--register", root)
    assert ran.err == "Let op: niet te lezen en weggelaten: data/besluiten/…. Zie `actiepunten check`.\n"


@pytest.mark.parametrize("getypt", ["DB-2024-01-10-02", "DB-2024-01-10-03", "DB-2024-01-10-04"])
def test_a_secret_id_is_as_unknown_as_any_other(getypt: str, root: Path, run: Run) -> None:
    """Whoever guesses an id learns nothing: not public, unreadable and not there give the same answer."""
    ran = run("toon", getypt, "--openbaar", "--register", root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"Fout: het record {getypt} is niet gevonden\n  → bedoelde u DB-2024-01-10-01?\n"


def test_toon_says_what_is_not_public(root: Path, run: Run) -> None:
    """A decision that one out of sight took back: no word on which one, and none that it holds."""
    files = besluit(2, "intern", verband="[{soort: trekt in, besluit: DB-2024-01-10-01}]")
    (root / "data/besluiten/DB-2024-01-10-02.yaml").write_text(files["DB-2024-01-10-02.yaml"], encoding="utf-8")
    ran = run("toon", "DB-2024-01-10-01", "--openbaar", "--datum", "2024", "--register", root)
    assert (
        ran.out
        == """\
Actiepunten van de Stichting Voorbeeld
stand op 31 december 2024 (gekozen), werkmap, openbare uitgave
Let op: 1 bestand niet te lezen en weggelaten: data/besluiten/…. Zie
`actiepunten check`.

DB-2024-01-10-01  Besluit nummer 1

Orgaan       Dagelijks bestuur (DB)
Datum        10 januari 2024
Soort        besluit
Van kracht   niet openbaar
Opvolging    nog door niemand opgepakt
Rubricering  openbaar

Weggelaten
  van kracht:  weggelaten, niet openbaar

"""
    )


def test_what_is_public_no_more_is_not_told(root: Path, git: Git, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What became public is new, without *later vastgelegd*; of what is public no more nothing is said."""
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2024-06-30T12:00:00+02:00")
    git(root, "commit", "--quiet", "--message=eerder")
    oud = git(root, "rev-parse", "HEAD")
    for nummer, rubricering in (1, "intern"), (2, "openbaar"):
        ((naam, tekst),) = besluit(nummer, rubricering).items()
        (root / "data/besluiten" / naam).write_text(tekst, encoding="utf-8")
    ran = run("rapport", "--sinds", oud, "--openbaar", "--datum", "2024", "--register", root)
    _, _, deel = ran.out.partition("## Wat is veranderd sinds revisie")
    regels = [regel for regel in deel.partition("\n## ")[0].splitlines() if regel.startswith("-")]
    assert regels == [
        "- 10 januari 2024 [DB-2024-01-10-02](#db-2024-01-10-02) nieuw besluit (besluit): Besluit nummer 2",
        "- in de oudere revisie niet te lezen: data/besluiten/…",
    ]
    assert "DB-2024-01-10-01" not in ran.out


def test_of_a_file_that_could_not_be_read_then_nothing_is_told(root: Path, git: Git, run: Run) -> None:
    """What was there all along is not new because its file was mended."""
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=eerder")
    ((naam, tekst),) = besluit(3, "openbaar").items()
    (root / "data/besluiten" / naam).write_text(tekst, encoding="utf-8")
    ran = run("rapport", "--sinds", "HEAD", "--openbaar", "--datum", "2024", "--register", root)
    assert '<a id="db-2024-01-10-03"></a>DB-2024-01-10-03 | Besluit nummer 3' in ran.out
    _, _, deel = ran.out.partition("## Wat is veranderd sinds revisie")
    assert "DB-2024-01-10-03" not in deel.partition("\n## ")[0]


def test_without_a_layout_the_edition_still_answers(root: Path, run: Run) -> None:
    """Where register.yaml cannot be read, what is public is told."""
    (root / "data/register.yaml").write_text("naam: [geheim\n", encoding="utf-8")
    ran = run("besluiten", "--openbaar", "--formaat", "json", "--datum", "2024", "--register", root)
    antwoord = json.loads(ran.out)
    assert [b["id"] for b in antwoord["besluiten"]] == ["DB-2024-01-10-01"]
    assert antwoord["onleesbaar"] == ["data/besluiten/…", "data/register.yaml"]
