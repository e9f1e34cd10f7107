"""Odd records, odd input and odd surroundings end in a true answer or in a sentence with a way out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Run

REGISTER = """\
versie: 1
naam: Register van een stichting
organen: [{code: DB}]
rollen: [{code: HRM}]
themas: [{code: gebouw, titel: Gebouw}]
"""
BESLUIT = """\
id: DB-2024-01-10-01
titel: Een kamer inrichten
orgaan: DB
datum: 2024-01-10
soort: besluit
rubricering: openbaar
"""
ACTIE = """\
id: A-2024-01-10-01
titel: De kamer kiezen
thema: gebouw
besluiten: [DB-2024-01-10-01]
wie: [HRM]
rubricering: openbaar
"""


@pytest.fixture
def klein(tmp_path: Path) -> Path:
    """A register with one decision and one actie."""
    files = {
        "register.yaml": REGISTER,
        "besluiten/DB-2024-01-10-01.yaml": BESLUIT,
        "acties/A-2024-01-10-01.yaml": ACTIE,
    }
    for naam, tekst in files.items():
        file = tmp_path / "klein" / "data" / naam
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(tekst, encoding="utf-8")
    return tmp_path / "klein"


def add(register: Path, tekst: str) -> None:
    with (register / "data/acties/A-2024-01-10-01.yaml").open("a", encoding="utf-8") as file:
        file.write(tekst)


def test_the_rubricering_of_a_report_counts_what_changed_too(run: Run, klein: Path) -> None:
    """A secret case that is only named among the changes makes the report secret."""
    casus = klein / "data/casuistiek/C-2024-01.yaml"
    casus.parent.mkdir()
    casus.write_text(
        "id: C-2024-01\ntitel: Geheim\njaar: 2024\nsoort: melding\ngedeeld: 2024-03-01\nrubricering: vertrouwelijk\n",
        encoding="utf-8",
    )
    assert "- Rubricering: openbaar" in run("rapport", "--datum", "2024-06", cwd=klein).out
    assert "- Rubricering: vertrouwelijk" in run("rapport", "--datum", "2024-06", "--sinds", "2024-02", cwd=klein).out


def test_only_a_revision_can_show_what_was_recorded_late(run: Run, klein: Path) -> None:
    """Between two days of one register nothing is called recorded late."""
    add(klein, "sinds: 2024-05-01\nvoortgang:\n  - {datum: 2024-01-15, status: loopt}\n")
    out = run("rapport", "--datum", "2024-06", "--sinds", "2024-03", cwd=klein).out
    assert "15 januari 2024" in out
    assert "later vastgelegd" not in out


def test_what_cannot_be_read_is_not_told_as_gone(run: Run, klein: Path, git: Callable[..., str]) -> None:
    """A file that broke since the revision is named as unreadable, not as a record that disappeared."""
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "eerste")):
        git(klein, *command)
    add(klein, "kapot: [\n")
    ran = run("rapport", "--sinds", "HEAD", "--datum", "2024-06", cwd=klein)
    assert ran.code == 1
    assert "staat er niet meer zo in" not in ran.out
    assert "**Niet te lezen en weggelaten:** data/acties/A-2024-01-10-01.yaml" in ran.out


@pytest.mark.parametrize("keuze", [("--kies", "K"), ("--negeer", "V")])
def test_check_is_never_silently_green_over_a_broken_file(run: Run, klein: Path, keuze: tuple[str, ...]) -> None:
    """Also when the rules on form are not chosen, the answer says what was left out and ends with 1."""
    add(klein, "kapot: [\n")
    ran = run("check", *keuze, cwd=klein)
    assert ran.code == 1
    assert "1 bestand niet te lezen en weggelaten: data/acties/A-2024-01-10-01.yaml" in ran.out


def test_a_broken_actie_does_not_blame_its_decision(run: Run, klein: Path) -> None:
    """While an actie cannot be read, nobody can say that a decision was not taken up."""
    add(klein, "kapot: [\n")
    assert "K201" not in run("check", cwd=klein).out


def test_a_broken_record_is_not_called_missing(run: Run, klein: Path) -> None:
    """Whoever asks for a record that cannot be read hears that, with the way out."""
    add(klein, "kapot: [\n")
    ran = run("toon", "A-2024-01-10-01", cwd=klein)
    assert (ran.code, ran.err) == (
        3,
        "Fout: het record A-2024-01-10-01 is niet te lezen\n  → zie `actiepunten check`\n",
    )


def test_a_withheld_owner_is_not_nobody(run: Run, klein: Path) -> None:
    """What the source withholds is neither empty nor unknown."""
    actie = klein / "data/acties/A-2024-01-10-01.yaml"
    weg = "weggelaten:\n" + "".join(
        f"  - {{veld: {veld}, grond: 5.1.2.e, stelsel: woo}}\n" for veld in ("wie", "termijn")
    )
    actie.write_text(ACTIE.replace("wie: [HRM]\n", weg), encoding="utf-8")
    out = run("status", "--datum", "2024-02", cwd=klein).out
    assert "weggelaten" in out
    assert "niemand" not in out
    assert "zonder" not in out
    assert run("status", "--owner", "-", "--datum", "2024-02", cwd=klein).out.endswith("0 acties\n")


def test_a_postponed_rhythm_goes_on(run: Run, klein: Path) -> None:
    """A postponement moves the next time; after that the rhythm counts on."""
    add(
        klein,
        "termijn: {ritme: P6W}\n"
        "voortgang:\n  - {datum: 2024-02-01, status: doorlopend}\n"
        "uitstel:\n  - {datum: 2024-02-20, naar: 2024-04-01, door: DB, reden: verbouwing}\n",
    )
    assert "volgende 1-4-2024" in run("status", "--datum", "2024-03-31", cwd=klein).out
    assert "1 keer niet gemeld" in run("status", "--datum", "2024-04-02", cwd=klein).out
    assert "2 keer niet gemeld" in run("status", "--datum", "2024-05-14", cwd=klein).out


@pytest.mark.parametrize("termijn", ["{ritme: P6W, tot: 9999}", "{ritme: P9999Y}", "9999", "0001", "../9999-12-31"])
def test_the_ends_of_the_calendar_are_no_fault_of_ours(run: Run, klein: Path, termijn: str) -> None:
    """Years at the ends of the calendar give an answer."""
    add(klein, f"termijn: {termijn}\n")
    for command in ("status", "check", "rapport"):
        assert run(command, "--datum", "9999", cwd=klein).code == 0


def test_a_rhythm_that_has_not_begun_is_not_silent(run: Run, klein: Path) -> None:
    """Nothing is expected before the beginning of the rhythm."""
    add(klein, "termijn: {ritme: P6W, vanaf: 2026-01-01}\n")
    assert "stil" not in run("status", "--datum", "2025-06", cwd=klein).out


def test_an_id_of_thousands_of_digits_is_a_finding(run: Run, klein: Path) -> None:
    """Neither in a record nor on the command line a very long number is a bug of ours."""
    lang = "9" * 5000
    add(klein, f"aanleiding: A-2024-01-10-{lang}\n")
    (klein / "data/acties/A-2024-01-10-02.yaml").write_text(
        ACTIE.replace("A-2024-01-10-01", f"A-2024-01-10-{lang}"), encoding="utf-8"
    )
    assert run("check", cwd=klein).code == 1
    assert run("toon", lang, cwd=klein).code == 2


def test_a_folder_of_records_that_is_a_file_is_a_finding(run: Run, klein: Path) -> None:
    """A plain file in the place of the folder is named."""
    (klein / "data/casuistiek").write_text("geen map", encoding="utf-8")
    ran = run("check", cwd=klein)
    assert ran.code == 1
    assert "data/casuistiek: fout V101" in ran.out


@pytest.mark.parametrize("weg", ["x" * 300, "kring"])
def test_an_odd_folder_is_no_register(run: Run, tmp_path: Path, weg: str) -> None:
    """A name that is too long, or links in a circle, is the same as no register."""
    (tmp_path / "kring").symlink_to(tmp_path / "kring")
    ran = run("status", "--register", weg, cwd=tmp_path)
    assert ran.code == 3
    assert "staat geen register" in ran.err


def test_an_html_template_escapes_whatever_the_format(run: Run, klein: Path) -> None:
    """The name of a template decides, not the format that was asked."""
    (klein / "templates").mkdir()
    (klein / "templates/eigen.html.j2").write_text("<p>{{ rapport.themas[0].rijen[0].titel }}</p>", encoding="utf-8")
    actie = klein / "data/acties/A-2024-01-10-01.yaml"
    actie.write_text(ACTIE.replace("De kamer kiezen", "<script>alert(1)</script>"), encoding="utf-8")
    out = run("rapport", "--sjabloon", "eigen.html.j2", "--datum", "2024-06", cwd=klein).out
    assert out == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"


def test_a_title_cannot_forge_a_finding(run: Run, klein: Path) -> None:
    """A line break in a title stays inside its own finding."""
    besluit = klein / "data/besluiten/DB-2024-01-10-02.yaml"
    tekst = BESLUIT.replace("-01\n", "-02\n", 1).replace(
        "Een kamer inrichten", '"x\\ndata/x.yaml:1:1: fout K999 verzonnen"'
    )
    besluit.write_text(tekst, encoding="utf-8")
    out = run("check", "--kies", "K201", cwd=klein).out
    assert "K999 verzonnen" in out
    assert not any(regel.startswith("data/x.yaml") for regel in out.splitlines())


def test_a_very_long_title_cannot_forge_a_finding(run: Run, klein: Path) -> None:
    """However long a sentence is, it is not folded: each finding stays two lines."""
    titel = f'"{"x " * 100_000}data/x.yaml:1:1: fout K999 verzonnen"'
    (klein / "data/besluiten/DB-2024-01-10-02.yaml").write_text(
        BESLUIT.replace("-01\n", "-02\n", 1).replace("Een kamer inrichten", titel), encoding="utf-8"
    )
    assert len(run("check", "--kies", "K201", cwd=klein).out.splitlines()) == 3


@pytest.mark.parametrize(("sinds", "code"), [("31-2-2024", 2), ("", 2), ("2019", 2)])
def test_a_wrong_day_since_is_wrong_use(run: Run, sinds: str, code: int) -> None:
    """What looks like a date is refused as a date; a later day than the peildatum too."""
    assert run("rapport", "--sinds", sinds, "--datum", "2018-09", cwd=ROOT).code == code
