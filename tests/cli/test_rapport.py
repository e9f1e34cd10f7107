import re
from collections.abc import Callable
from pathlib import Path

import pytest

from actiepunten import __version__
from cli.answers import (
    GOLDEN,
    SEPTEMBER,
    acties,
    edit,
    english_in,
    report_rows,
    row_id,
    row_owners,
    row_results,
    rows_of_september,
)
from conftest import ROOT, Run

Git = Callable[..., str]

HEADINGS = {
    "Bewustwording, Opleiding, Training, Advisering": 10,
    "Transparantie en Casuïstiek": 8,
    "Instrumenten": 9,
    "(laagdrempeligheid) Meldpunten": 4,
    "(zorg rondom) Meldingen/Onderzoeken/Klachten": 7,
    "Veilige werkomgeving": 6,
}
ENTRY = """
  - datum: 2018-09-10
    status: loopt
    tekst: Dit werd pas later opgeschreven.
"""

STEP = "\n  - titel: {}{}\n"
DONE = "\n    voortgang:\n      - datum: 2018-09-03\n        status: uitgevoerd"


def rows(rapport: str) -> list[list[str]]:
    """All rows of the table in a report, in its order."""
    return [rij for rijen in report_rows(rapport).values() for rij in rijen]


def section(rapport: str, kop: str) -> str:
    """The part of a Markdown report below a heading that begins with the words."""
    _, _, rest = rapport.partition(f"\n## {kop}")
    assert rest, kop
    return rest.split("\n## ")[0]


def write_template(register: Path, naam: str, tekst: str) -> None:
    """Put a template of the register's own beside its data."""
    (register / "templates").mkdir(exist_ok=True)
    (register / "templates" / naam).write_text(tekst, encoding="utf-8")


def test_the_report_has_the_six_headings_of_the_table(run: Run) -> None:
    """At 14 September 2018 the 44 rows stand under six headings, in the order of the source."""
    ran = run("rapport", *SEPTEMBER)
    assert (ran.code, ran.err) == (0, "")
    per_kop = {kop: len(rijen) for kop, rijen in report_rows(ran.out).items()}
    assert list(per_kop.items()) == list(HEADINGS.items())


def test_the_rows_stand_in_the_order_of_the_table(run: Run) -> None:
    """The rows of the report are those of ``status``, which stand in the golden order."""
    assert [row_id(rij) for rij in rows(run("rapport", *SEPTEMBER).out)] == list(rows_of_september(run))


@pytest.mark.parametrize("nummer", range(44))
def test_each_row_has_the_roles_and_results_of_the_table(run: Run, nummer: int) -> None:
    """The third and fourth column of a row say what the source's table says, per step where that does."""
    rij = rows(run("rapport", *SEPTEMBER).out)[nummer]
    golden = GOLDEN["tabel"][nummer]
    assert (row_owners(rij), row_results(rij)) == (golden["wie"], golden["resultaat"])


@pytest.mark.parametrize("nummer", range(44))
def test_each_row_cites_the_meetings_of_the_table(run: Run, nummer: int) -> None:
    """A row cites in the manner of the table: body and short date, each meeting once, inferred ones marked."""
    rij = rows(run("rapport", *SEPTEMBER).out)[nummer]
    genoemd = []
    for vergadering, nummers in re.findall(r"\(([A-Z]+ \d+/\d+/\d+) ([^()]*(?:\([^()]*\)[^()]*)*)\)", rij[0]):
        if any("afgeleid" not in deel for deel in nummers.split(", ")):
            orgaan, dag, maand, jaar = re.split(r"[ /]", vergadering)
            genoemd.append(f"{orgaan} 20{jaar}-{int(maand):02}-{int(dag):02}")
    assert genoemd == list(dict.fromkeys(GOLDEN["tabel"][nummer]["aangehaald"]))


def test_a_row_shows_each_step_with_its_own_result(run: Run) -> None:
    """Where the source gives a result per step, so does the report."""
    rij = next(r for r in rows(run("rapport", *SEPTEMBER).out) if row_id(r) == "A-2018-06-08-02")
    assert rij[1] == (
        "1. Rapporteren in HR in beeld en het Jaarverslag bedrijfsvoering Rijk<br>"
        "2. Jaarverslag van CCI op het Portaal Integriteit<br>"
        "3. Jaarverslag van de vertrouwenspersonen op het Portaal Integriteit<br>"
        "4. Geregeld op de agenda van de BR"
    )
    assert rij[3].startswith(
        "1. Uitgevoerd: De rapportage is gedaan.<br>2. Volgt: De plaatsing komt nog.<br>3. Uitgevoerd: "
    )


def test_the_head_tells_register_peildatum_and_revisie(run: Run) -> None:
    """The report opens with what it is told from."""
    assert run("rapport", "--datum", "2018-09").out.startswith(
        "# Actieplan integriteit BZ\n"
        "\n"
        "**Stand van zaken op 30 september 2018**\n"
        "\n"
        "- Peildatum: 30 september 2018 (gekozen)\n"
        "- Revisie: werkmap\n"
        "- Rubricering: openbaar\n"
        f"- Programma: actiepunten {__version__}\n"
    )


def test_the_report_leads_with_what_a_board_needs(run: Run) -> None:
    """How many have no termijn, owner or named decision; which decisions nobody took up; what was late."""
    staat = section(run("rapport", *SEPTEMBER).out, "Hoe staan we ervoor")
    for regel in (
        "| **20** van 44 | acties zijn nog te doen |",
        "| **0** | acties zijn te laat |",
        "| **13** van 20 | daarvan hebben geen termijn |",
        "| **1** van 20 | daarvan is van niemand |",
        "| **7** van 20 | daarvan noemen zelf geen besluit |",
        "| **1** | actie is te laat uitgevoerd |",
        "| **Samen** | 3 | 13 | 10 | 14 | – | 4 | **44** |",
    ):
        assert regel in staat


def test_in_january_only_what_was_known_then_is_there(run: Run) -> None:
    """At 13 January 2018 the report has the ten acties of then and nothing that happened or was decided later."""
    out = run("rapport", "--datum", "2018-01-13").out
    assert [row_id(rij) for rij in rows(out)] == acties(run, "--datum", "2018-01-13")
    assert len(rows(out)) == 10
    data = set(re.findall(r"\d{4}-\d{2}-\d{2}", out))
    assert {dag for dag in data if dag > "2018-01-13"} == set()
    assert re.findall(r'^### <a id="vergadering-[^"]+"></a>(.+)', out, re.MULTILINE) == [
        "SGDG-beraad (BR) 23 juni 2017",
        "ICBR 15 augustus 2017",
    ]
    assert "CCI (toen VCI)" in out


def test_sinds_a_date_tells_what_happened_after_it(run: Run) -> None:
    """After 14 September came the decisions and acties of the 21st, and nothing that was recorded late."""
    out = section(run("rapport", "--datum", "2018-09-30", "--sinds", "2018-09-14").out, "Wat is veranderd sinds")
    assert out.startswith(" 14 september 2018\n")
    regels = re.findall(r"^- (\d+ \w+ \d+) \[([\w-]+)\]", out, re.MULTILINE)
    assert {dag for dag, _ in regels} == {"21 september 2018"}
    nieuw = {record for _, record in regels}
    assert {f"A-2018-09-21-0{n}" for n in (1, 2, 3)} < nieuw
    assert {f"BR-2018-09-21-{n:02}" for n in range(1, 14)} < nieuw
    assert "later vastgelegd" not in out
    assert "BR-2018-09-21-07](#br-2018-09-21-07) vervangt BR-2018-07-06-04" in out


def test_sinds_vorige_is_the_meeting_before(run: Run) -> None:
    """The last meeting was on 21 September; its body met before on 6 July, and what came after that is told."""
    vorige = run("rapport", "--datum", "2018-09", "--sinds", "Vorige")
    assert (vorige.code, vorige.err) == (0, "")
    assert section(vorige.out, "Veranderd sinds") == (
        " de vorige vergadering, BR 6 juli 2018\n"
        "\n"
        "- **15** nieuwe besluiten\n"
        "- **6** besluiten herzien\n"
        "- **19** nieuwe acties\n"
        "- **56** meldingen van voortgang\n"
    )
    op_dag = run("rapport", "--datum", "2018-09", "--sinds", "2018-07-06").out
    assert vorige.out == op_dag.replace("sinds 6 juli 2018", "sinds de vorige vergadering, BR 6 juli 2018")


def test_sinds_vorige_looks_back_from_the_peildatum(run: Run) -> None:
    """On 6 July the meeting before was that of 29 June."""
    out = run("rapport", "--datum", "2018-07-06", "--sinds", "vorige").out
    assert "\n## Wat is veranderd sinds de vorige vergadering, BR 29 juni 2018\n" in out


@pytest.mark.parametrize("datum", ["2010", "2017-06-23"])
def test_sinds_vorige_where_nobody_met_before(run: Run, datum: str) -> None:
    """Before and on the day of the first meeting there is none before it."""
    ran = run("rapport", "--datum", datum, "--sinds", "vorige")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Fout: er is geen eerdere vergadering\n  → geef bij --sinds een dag, zoals 2018-07-06\n"


def test_sinds_the_peildatum_itself_tells_nothing(run: Run) -> None:
    """Between a day and itself nothing changed."""
    out = run("rapport", *SEPTEMBER, "--sinds", "2018-09-14").out
    assert section(out, "Wat is veranderd sinds").strip().endswith("Er is niets bij gekomen of verdwenen.")


def test_the_report_tells_what_needs_attention_first(run: Run) -> None:
    """Below the figures stands what is late, silent, on a decision out of force or never taken up, with its list."""
    out = run("rapport", "--datum", "2018-12").out
    assert section(out, "Wat nu aandacht vraagt") == (
        "\n\n"
        "- **4** [acties zijn te laat](#aandacht-te-laat)\n"
        "- **3** [acties zijn stil of niet gemeld](#aandacht-niet-gemeld)\n"
        "- **1** [actie rust op een besluit dat niet meer geldt](#aandacht-geldt-niet-meer)\n"
        "- **8** [besluiten zijn door niemand opgepakt](#einde-zonder-actie)\n"
    )
    assert out.index("## Hoe staan we ervoor") < out.index("## Wat nu aandacht vraagt")


def test_meetings_and_deadlines_stand_in_tables(run: Run) -> None:
    """The report tells when was decided, and when what is open has to be there; what is past says so."""
    out = section(run("rapport", "--datum", "2018-12").out, "Vergaderingen en termijnen")
    assert "| 21-9-2018 | [BR, 13 besluiten](#vergadering-br-2018-09-21) |\n" in out
    assert "| 30-9-2019 | [A-2018-09-14-03](#a-2018-09-14-03) Week van de Integriteit 2019 | CCI |\n" in out
    assert out.count(" (voorbij) ") == 6


def test_links_within_the_report_arrive(run: Run) -> None:
    """Each link within the Markdown report has its place."""
    for datum in ("2010", "2018-09"):
        out = run("rapport", "--datum", datum, *(() if datum == "2010" else ("--sinds", "vorige"))).out
        plaatsen = re.findall(r'<a id="([^"]+)"></a>', out)
        assert set(re.findall(r"\]\(#([^)]+)\)", out)) <= set(plaatsen)
        assert len(plaatsen) == len(set(plaatsen))


def test_without_sinds_there_is_no_such_section(run: Run) -> None:
    """Only who asks gets the changes."""
    assert "Wat is veranderd" not in run("rapport", *SEPTEMBER).out


@pytest.fixture
def recorded(shipped: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped register in a repository, as it was recorded on 14 September 2018."""
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2018-09-14T12:00:00+02:00")
    git(shipped, "init", "--quiet")
    git(shipped, "add", "--all")
    git(shipped, "commit", "--quiet", "--message", "stand")
    return shipped


def test_sinds_a_revision_marks_what_was_recorded_late(run: Run, recorded: Path) -> None:
    """An entry of 10 September that the revision of the 14th did not have yet is marked."""
    with (recorded / "data/acties/A-2018-07-06-04.yaml").open("r+", encoding="utf-8") as bestand:
        tekst = bestand.read()
        bestand.seek(0)
        bestand.write(tekst.replace("voortgang:\n", "voortgang:" + ENTRY, 1))
    out = section(run("rapport", "--sinds", "HEAD", cwd=recorded).out, "Wat is veranderd sinds")
    laat = [regel for regel in out.splitlines() if "later vastgelegd" in regel]
    assert "\n".join(laat) == (
        "- 10 september 2018 [A-2018-07-06-04](#a-2018-07-06-04) loopt: Proactieve communicatie over bevindingen "
        "en aanpak, zoals een interview: Dit werd pas later opgeschreven. (later vastgelegd)"
    )


def test_sinds_a_revision_names_it_with_its_day(run: Run, recorded: Path, git: Git) -> None:
    """The heading says which revision is meant, and when it was recorded."""
    commit = git(recorded, "rev-parse", "HEAD")
    out = run("rapport", "--sinds", "HEAD", cwd=recorded).out
    assert f"## Wat is veranderd sinds revisie {commit[:12]} van 14 september 2018\n" in out
    assert "- 21 september 2018 [" in out
    assert "later vastgelegd" not in out


def test_sinds_a_revision_tells_what_is_told_no_more(run: Run, recorded: Path) -> None:
    """A decision that the revision had and the work tree has not is named as gone."""
    (recorded / "data/besluiten/BR-2018-06-08-04.yaml").unlink()
    out = run("rapport", "--sinds", "HEAD", cwd=recorded).out
    assert "- staat er niet meer zo in: 8 juni 2018 BR-2018-06-08-04 nieuw besluit (afspraak): " in out


def test_a_better_title_is_no_event(run: Run, recorded: Path) -> None:
    """A title is as recorded at the revisie: nothing became new or went away because of it."""
    for path in ("acties/A-2018-01-19-04", "besluiten/BR-2018-01-19-01", "casuistiek/C-2017-01"):
        edit(recorded / f"data/{path}.yaml", "titel: ", "titel: Beter, ")
    edit(recorded / "data/acties/A-2018-01-19-04.yaml", "  - titel: ", "  - titel: Beter, ")
    out = section(
        run("rapport", "--datum", "2018-09-14", "--sinds", "HEAD", cwd=recorded).out, "Wat is veranderd sinds"
    )
    assert out.strip().endswith("Er is niets bij gekomen of verdwenen.")


def test_of_equal_events_the_new_one_is_told_under_its_own_title(run: Run, shipped: Path, git: Git) -> None:
    """Two steps were done on one day; the second was recorded later."""
    pad = shipped / "data/acties/A-2018-01-19-04.yaml"
    edit(pad, "activiteiten:\n", "activiteiten:" + STEP.format("Aaa", "") + STEP.lstrip("\n").format("Bbb", DONE))
    for woorden in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "stand")):
        git(shipped, *woorden)
    edit(pad, STEP.format("Aaa", ""), STEP.format("Aaa", DONE))
    out = run("rapport", "--sinds", "HEAD", cwd=shipped).out
    nieuw = [regel for regel in section(out, "Wat is veranderd sinds").splitlines() if regel.startswith("- ")]
    assert nieuw == ["- 3 september 2018 [A-2018-01-19-04](#a-2018-01-19-04) uitgevoerd: Aaa (later vastgelegd)"]


def test_the_handover_of_a_step_is_an_event(run: Run, shipped: Path) -> None:
    """Under the title of the step."""
    overdracht = "\n    wie: [HDPO]\n    overdracht:\n      - {datum: 2018-08-01, van: [COM], naar: [HDPO], door: BR}"
    edit(
        shipped / "data/acties/A-2018-01-19-04.yaml",
        "activiteiten:\n",
        "activiteiten:" + STEP.format("Stap van een ander", overdracht),
    )
    out = section(run("rapport", "--sinds", "2018-07-31", cwd=shipped).out, "Wat is veranderd sinds")
    assert "- 1 augustus 2018 [A-2018-01-19-04](#a-2018-01-19-04) van COM naar HDPO: Stap van een ander\n" in out


@pytest.mark.parametrize("formaat", ["markdown", "html"])
def test_a_corrected_case_is_told_with_its_audience(run: Run, shipped: Path, formaat: str) -> None:
    """The head says how far the report may go, and no link leads to a case, which the page does not hold."""
    correctie = "correcties: [{datum: 2018-08-01, veld: titel, reden: Een tikfout., akkoord: BR}]\n"
    casus = shipped / "data/casuistiek/C-2017-01.yaml"
    edit(casus, "rubricering: openbaar", "rubricering: vertrouwelijk")
    casus.write_text(casus.read_text(encoding="utf-8") + correctie, encoding="utf-8")
    out = run("rapport", "--formaat", formaat, cwd=shipped).out
    assert "Een tikfout." in out
    assert "#c-2017-01" not in out
    assert re.search(r"Rubricering(: |</span> )vertrouwelijk", out)


def test_a_step_says_what_was_reported_last(run: Run) -> None:
    """Behind the result of each step, as on the page."""
    rij = next(rij for rij in rows(run("rapport", *SEPTEMBER).out) if row_id(rij) == "A-2018-02-23-01")
    assert rij[3].startswith("Uitgevoerd: Het plan is besproken en gestart, vijf dagen na de termijn.")


def test_sinds_what_is_neither_date_nor_revision_is_an_expected_failure(run: Run, recorded: Path) -> None:
    """An unknown revision ends with 3 and a way out."""
    ran = run("rapport", "--sinds", "vorige-keer", cwd=recorded)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(
        "Fout: vorige-keer is geen datum, en git kent de revisie vorige-keer niet\n  → typ een dag (2018"
    )


def test_owner_reports_her_acties_only(run: Run) -> None:
    """The report of one owner has her rows and names her in its head."""
    out = run("rapport", "--owner", "CCI", *SEPTEMBER).out
    assert [row_id(rij) for rij in rows(out)] == acties(run, "--owner", "CCI", *SEPTEMBER)
    assert "**Stand van zaken op 14 september 2018**, van CCI\n" in out


def test_uit_writes_the_report_and_says_for_whom_it_is(run: Run, tmp_path: Path) -> None:
    """The file holds what stdout would have had, byte for byte; the screen names it, its day and its audience."""
    bestand = tmp_path / "rapport.md"
    ran = run("rapport", *SEPTEMBER, "--uit", bestand)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{bestand}: stand op 14 september 2018; wat erin staat is openbaar\n"
    assert bestand.read_bytes() == run("rapport", *SEPTEMBER).out.encode()


@pytest.mark.parametrize(
    ("naam", "begin"), [("r.html", b"<!doctype html>"), ("R.HTM", b"<!doctype html>"), ("r", b"# ")]
)
def test_the_name_of_the_file_tells_the_form(run: Run, tmp_path: Path, naam: str, begin: bytes) -> None:
    """Where ``--formaat`` does not; a name that tells nothing gives Markdown."""
    assert run("rapport", "--uit", tmp_path / naam).code == 0
    assert (tmp_path / naam).read_bytes().startswith(begin)


def test_a_name_that_tells_another_form_is_refused(run: Run, tmp_path: Path) -> None:
    """Nobody gets Markdown under the name of a PDF; nothing is written."""
    ran = run("rapport", "--formaat", "html", "--uit", tmp_path / "stand.pdf")
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert ran.err == (
        f"Fout: {tmp_path}/stand.pdf heeft de naam van een ander soort bestand dan html\n"
        "  → kies --formaat pdf, of een andere naam bij --uit\n"
    )


def test_a_name_of_no_report_is_refused(run: Run, tmp_path: Path) -> None:
    """A name that tells something else is a slip; ``--formaat`` says that it is none."""
    uit = tmp_path / "stand.docs"
    ran = run("rapport", "--uit", uit)
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert ran.err == (
        f"Fout: {uit} heeft de naam van een bestand dat geen rapport is\n"
        "  → kies een naam op .md, .html, .pdf, .odt of .docx, of geef ook --formaat\n"
    )
    assert run("rapport", "--formaat", "markdown", "--uit", uit).code == 0


@pytest.mark.parametrize(
    "opdracht",
    [
        ("rapport", "--formaat", "html", "--uit", "data/register.yaml"),
        ("agenda", "--uit", "data/acties/termijnen.ics"),
        ("herinner", "--uit", "data"),
        ("exporteer", "--uit", "data/lijst.csv"),
    ],
)
def test_nothing_is_written_among_the_records(run: Run, shipped: Path, opdracht: tuple[str, ...]) -> None:
    """Not over a record and not beside one."""
    voor = {path: path.read_bytes() for path in shipped.rglob("*") if path.is_file()}
    ran = run(*opdracht, cwd=shipped)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (f"Fout: {opdracht[-1]} ligt in de map data van het register\n  → kies een plek daarbuiten\n")
    assert {path: path.read_bytes() for path in shipped.rglob("*") if path.is_file()} == voor


def test_a_day_before_the_register_begins_is_told(run: Run) -> None:
    """A typing error in the year gives no clean report of nothing without a word."""
    assert (
        "- Peildatum: 31 december 1018 (gekozen; het register begint op 23 juni 2017)\n"
        in run("rapport", "--datum", "1018").out
    )
    assert "het register begint op" not in run("rapport", "--datum", "2017-06-23").out


def test_sinds_a_meeting(run: Run) -> None:
    """Typed as everywhere; the heading names body and day."""
    op_dag = run("rapport", "--sinds", "2018-07-06").out
    naam = "sinds de vergadering BR 6 juli 2018"
    assert run("rapport", "--sinds", "br 6/7/18").out == op_dag.replace("sinds 6 juli 2018", naam)
    geen = run("rapport", "--sinds", "BR 7/7/18")
    assert (geen.code, geen.out) == (2, "")
    assert geen.err.startswith("Fout: de vergadering BR 7/7/18 is niet gevonden\n")
    later = run("rapport", "--datum", "2018-06", "--sinds", "BR 6/7/18")
    assert later.err.startswith("Fout: BR 6/7/18 ligt na de peildatum\n")


def test_each_deadline_tells_its_own_days(run: Run) -> None:
    """The worst first, of an actie and of all; what was inferred is marked here too."""
    out = run("rapport", "--datum", "2019-06-01").out
    te_laat = out.partition("</a>Te laat\n")[2].partition("### ")[0]
    regels = [regel for regel in te_laat.splitlines() if regel.startswith("- ")]
    assert [re.findall(r"(\d+) dagen te laat", regel) for regel in regels] == [
        ["244", "183"],
        ["183"],
        ["183"],
        ["183"],
    ]
    for deel in (
        "244 dagen te laat, stap ‘Vorm en communicatieplan voorleggen aan de bestuursraad’ uiterlijk 30 september 2018",
        "laat, stap ‘Breed onder de aandacht van medewerkers brengen’ uiterlijk 30 november 2018 (afgeleid)",
    ):
        assert deel in regels[0]


def test_uit_into_a_missing_folder_is_an_expected_failure(run: Run, tmp_path: Path) -> None:
    """A file that cannot be written ends with 3 and a Dutch sentence."""
    bestand = tmp_path / "nergens" / "rapport.md"
    ran = run("rapport", "--uit", bestand)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"Fout: {bestand} is niet te schrijven\n  → ")
    assert english_in(ran.err) == []


def test_uit_onto_a_folder_is_an_expected_failure(run: Run, tmp_path: Path) -> None:
    """A folder cannot be written over; the message is Dutch."""
    ran = run("rapport", "--uit", tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert english_in(ran.err) == []


@pytest.mark.parametrize("formaat", ["markdown", "html"])
def test_the_report_ends_with_one_line_end(run: Run, formaat: str) -> None:
    """Both formats are made, and end as a text file does."""
    ran = run("rapport", "--formaat", formaat)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("\n")
    assert not ran.out.endswith("\n\n")


def test_html_is_one_file(run: Run) -> None:
    """The HTML report needs nothing else, and says its language."""
    out = run("rapport", "--formaat", "html", *SEPTEMBER).out
    assert out.lstrip().lower().startswith("<!doctype html>")
    assert 'lang="nl"' in out
    assert re.findall(r"<link[^>]+stylesheet|\bsrc=|@import", out, re.IGNORECASE) == []
    for actie in acties(run, *SEPTEMBER):
        assert f'id="{actie.lower()}"' in out


def test_html_shows_text_of_records_as_text(run: Run, gemeente: Path) -> None:
    """A script in an entry is shown, never run."""
    out = run("rapport", "--formaat", "html", "--datum", "2024-12-31", cwd=gemeente).out
    assert out.count("<script") == 1
    assert "&lt;script&gt;" in out


def test_sjabloon_takes_a_template_of_the_register(run: Run, shipped: Path) -> None:
    """A template beside data/ is used by its name."""
    write_template(shipped, "kort.md.j2", "Op {{ rapport.peildatum }}: {{ rapport.tellingen[-1].totaal }} acties.\n")
    ran = run("rapport", "--sjabloon", "kort.md.j2", *SEPTEMBER, cwd=shipped)
    assert (ran.code, ran.out, ran.err) == (0, "Op 14 september 2018: 44 acties.\n", "")


def test_own_report_may_use_the_shipped_pieces(run: Run, shipped: Path) -> None:
    """A register that has its own page still finds the pieces that come with the program."""
    write_template(
        shipped, "rapport.md.j2", '{% import "delen.md.j2" as deel %}{{ deel.rij(rapport.themas[0].rijen[0]) }}\n'
    )
    out = run("rapport", *SEPTEMBER, cwd=shipped).out
    assert row_id(out.removeprefix("| ").split(" | ")) == "A-2017-06-23-01"


def test_own_piece_comes_before_the_shipped_one(run: Run, shipped: Path) -> None:
    """A register that has its own pieces still finds the page that comes with the program."""
    stukken = (ROOT / "templates/delen.md.j2").read_text(encoding="utf-8")
    write_template(shipped, "delen.md.j2", stukken.replace("Geen.", "Hier is niets."))
    out = run("rapport", "--datum", "2018-01-13", cwd=shipped).out
    assert "Hier is niets." in out
    assert out.startswith("# Actieplan integriteit BZ\n")


def test_templates_come_from_the_same_revision_as_the_records(run: Run, shipped: Path, git: Git) -> None:
    """With ``--revisie`` a template that was changed since is read as it was then."""
    write_template(shipped, "kort.md.j2", "toen\n")
    git(shipped, "init", "--quiet")
    git(shipped, "add", "--all")
    git(shipped, "commit", "--quiet", "--message", "stand")
    write_template(shipped, "kort.md.j2", "nu\n")
    assert run("rapport", "--sjabloon", "kort.md.j2", cwd=shipped).out == "nu\n"
    assert run("rapport", "--sjabloon", "kort.md.j2", "--revisie", "HEAD", cwd=shipped).out == "toen\n"


def test_unknown_template_is_an_expected_failure(run: Run) -> None:
    """A template that is nowhere ends with 3 and says where to put it."""
    ran = run("rapport", "--sjabloon", "nergens.md.j2")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "Fout: het sjabloon nergens.md.j2 bestaat niet\n  → zet het in templates/ van het register\n"


@pytest.mark.parametrize(
    "fout",
    [
        "{% hoera %}",
        "{{ rapport.peildatum",
        "{{ rapport.bestaat_niet }}",
        "{{ nergens.gezet }}",
        "{{ 1 / 0 }}",
        "{{ 'a' + 1 }}",
        "{{ rapport.peildatum|bestaat_niet }}",
        "{% for n in range(1000000000) %}x{% endfor %}",
        "{{ ''.__class__.__mro__ }}",
        "{% include 'nergens.md.j2' %}",
    ],
)
def test_a_broken_template_names_its_file_and_line(run: Run, shipped: Path, fout: str) -> None:
    """Whatever is wrong in a template of the register ends with 3 and a Dutch sentence with file and line."""
    write_template(shipped, "kort.md.j2", f"regel 1\nregel 2\n{fout}\n")
    ran = run("rapport", "--sjabloon", "kort.md.j2", cwd=shipped)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Fout: templates/kort.md.j2:3: ")
    assert english_in(ran.err) == []


def test_a_broken_piece_names_itself(run: Run, shipped: Path) -> None:
    """The fault is in the piece that is imported, not in the page that imports it."""
    write_template(shipped, "delen.md.j2", "\n{% macro rij(rij) %}\n{{ rij.bestaat_niet }}\n{% endmacro %}\n")
    write_template(
        shipped, "rapport.md.j2", '{% import "delen.md.j2" as deel %}{{ deel.rij(rapport.themas[0].rijen[0]) }}\n'
    )
    ran = run("rapport", cwd=shipped)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Fout: templates/delen.md.j2:3: ")


@pytest.mark.parametrize("weg", ["{bestand}", "../../../../../../../..{bestand}"])
def test_a_template_reads_no_file_outside_templates(run: Run, shipped: Path, tmp_path: Path, weg: str) -> None:
    """A register that was sent by another cannot show files of who reads it, by name or by include."""
    geheim = tmp_path / "geheim.txt"
    geheim.write_text("het wachtwoord is Otter", encoding="utf-8")
    naam = weg.format(bestand=geheim)
    write_template(shipped, "kort.md.j2", f"{{% include '{naam}' %}}\n")
    for sjabloon in ("kort.md.j2", naam):
        ran = run("rapport", "--sjabloon", sjabloon, cwd=shipped)
        assert "Otter" not in ran.out + ran.err
        assert ran.code == 3


def test_text_of_records_never_becomes_a_template(run: Run, shipped: Path) -> None:
    """A titel in the form of a template is printed as it stands."""
    edit(
        shipped / "data/acties/A-2018-09-14-05.yaml",
        "titel: Casuïstiek bespreken met het dilemmaspel",
        'titel: "{{ 7*7 }} {% raw %} {# weg #}"',
    )
    for formaat in ("markdown", "html"):
        out = run("rapport", "--formaat", formaat, cwd=shipped).out
        assert "{{ 7*7 }} {% raw %} {# weg #}" in out.replace("&#123;", "{").replace("{#123;", "{")
    assert "{{ 7*7 }}" in run("toon", "A-2018-09-14-05", "--formaat", "markdown", cwd=shipped).out


def test_a_file_that_could_not_be_read_is_named_in_the_head(run: Run, shipped: Path) -> None:
    """The report goes on with the rest, says in its head what was left out, and ends with 1."""
    (shipped / "data/acties/A-2018-09-14-05.yaml").write_text("id: [\n", encoding="utf-8")
    ran = run("rapport", *SEPTEMBER, cwd=shipped)
    assert ran.code == 1
    assert "- **Niet te lezen en weggelaten:** data/acties/A-2018-09-14-05.yaml\n" in ran.out
    assert len(rows(ran.out)) == 43
    assert run("rapport", "--uit", shipped / "rapport.md", cwd=shipped).code == 1
