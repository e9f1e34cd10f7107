import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cli.answers import ask, edit
from conftest import GEMEENTE as GEMEENTE_MAP
from conftest import ROOT, Run
from support.terminal import Terminal, plain

REPLACED = "BR-2018-07-06-04"
GEMEENTE = ("--datum", "2024-12-31")


def lines(tekst: str) -> str:
    """The text on one line, as it is read whatever the width of the screen."""
    return " ".join(tekst.split())


def test_a_replaced_decision_shows_by_what_and_when(run: Run) -> None:
    """The decision to spread the report was replaced on 21 September by the videos."""
    ran = run("toon", REPLACED)
    assert (ran.code, ran.err) == (0, "")
    tekst = lines(ran.out)
    assert "Van kracht nee, vervangen door BR-2018-09-21-07 op 21 september 2018" in tekst
    assert (
        "BR-2018-09-21-07 vervangt dit besluit op 21 september 2018: "
        "Video's met geanonimiseerde ervaringen in plaats van verspreiding"
    ) in tekst


def test_a_role_is_no_record(run: Run) -> None:
    """Who types one is told where to look."""
    ran = run("toon", "cci")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Fout: cci is een rol of orgaan en geen record\n  → zie `actiepunten status --owner CCI`\n"


def test_a_step_that_comes_back_tells_its_next_day(run: Run) -> None:
    """As the list of acties does."""
    tekst = lines(run("toon", "A-2017-06-23-06").out)
    assert "termijn: eens in de 6 weken, volgende keer 26 oktober 2018 (afgeleid: " in tekst
    assert "volgende 26-10-2018" in lines(run("status", "--zoek", "A-2017-06-23-06").out)


def test_a_replaced_decision_shows_which_actie_rests_on_it(run: Run) -> None:
    """One actie stands on a decision that is no longer in force; it is named under a heading that says so."""
    tekst = run("toon", REPLACED).out
    _, _, onder = tekst.partition("Acties die rusten op dit besluit, dat niet meer geldt\n")
    assert lines(onder).startswith(
        "A-2018-01-19-04 Inventarisatie van seksuele intimidatie bij BZ en verspreiding van het rapport (loopt) Bron"
    )


def test_before_it_was_replaced_it_was_in_force(run: Run) -> None:
    """At 14 September the same decision stands, and nothing is said of videos."""
    tekst = run("toon", REPLACED, "--datum", "2018-09-14").out
    assert "Van kracht   ja\n" in tekst
    assert "Acties op dit besluit\n" in tekst
    assert "BR-2018-09-21-07" not in tekst


def test_json_of_a_replaced_decision_has_its_links_both_ways(run: Run) -> None:
    """Programs get what was stored, the stand of the decision, and what newer ones say of it."""
    antwoord = ask(run, "toon", REPLACED)
    assert list(antwoord) == [
        "versie", "register", "peildatum", "revisie", "onleesbaar", "rubricering", "records",
    ]  # fmt: skip
    (record,) = antwoord["records"]
    assert list(record) == ["id", "record", "stand"]
    assert record["record"]["orgaan"] == "BR"
    assert record["record"]["termijn"] == {"edtf": "2018-23", "tekst": "na de zomer", "grond": "afgeleid"}
    stand = record["stand"]
    assert (stand["van_kracht"], stand["herzien_door"]) == (False, ["BR-2018-09-21-07"])
    assert stand["acties"] == ["A-2018-01-19-04"]
    assert {"besluit": "BR-2018-09-21-07", "soort": "vervangt", "grond": None} in stand["verband_van"]


def test_a_besluit_shows_its_cases(run: Run) -> None:
    """A decision on the strength of which cases were shared names them."""
    (record,) = ask(run, "toon", "BR-2018-01-19-03")["records"]
    gedeeld = record["stand"]["casussen"]
    assert gedeeld
    assert all(casus in run("toon", "BR-2018-01-19-03").out for casus in gedeeld)


def test_an_actie_shows_its_steps(run: Run, gemeente: Path) -> None:
    """Every step stands with its status, who does it, its termijn, and each entry by date with its evidence."""
    tekst = lines(run("toon", "A-2024-03-12-03", *GEMEENTE, cwd=gemeente).out)
    for stuk in (
        "Stap 1: Onderzoeken wat niet toegankelijk is (doorlopend",
        "25 juni 2024 uitgevoerd [bewijs: Rapport toegankelijkheid]",
        "24 september 2024 doorlopend: Elk kwartaal een nieuwe meting.",
        "Stap 2: Formulieren ombouwen (loopt) wie: KCC",
        "Stap 3: Medewerkers opleiden (onbekend) wie: HRM",
        "Stap 4: Een app voor de telefoon (vervallen)",
    ):
        assert stuk in tekst
    assert "De eerste helft van de site is klaar." not in tekst


def test_an_actie_shows_postponements_with_who_and_why(run: Run, gemeente: Path) -> None:
    """How often, from where, by whom and why a deadline moved is shown, of the actie and of its steps."""
    tekst = lines(run("toon", "A-2023-03-14-01", *GEMEENTE, cwd=gemeente).out)
    assert "26 september 2023 door BW, naar maart 2024: De ondernemingsraad vroeg meer tijd." in tekst
    assert "26 maart 2024 door BW, naar winter 2024: De code wacht op de nieuwe regeling voor nevenwerk." in tekst
    assert "voor 1 oktober" in tekst
    stap = lines(run("toon", "A-2024-03-12-03", *GEMEENTE, cwd=gemeente).out)
    assert "10 september 2024 Formulieren ombouwen, door GS, naar januari 2025: De leverancier was later klaar." in stap


def test_a_postponement_is_there_from_its_date_on(run: Run, gemeente: Path) -> None:
    """At a day between two postponements only the first is known, and the deadline is where it put it."""
    tekst = lines(run("toon", "A-2023-03-14-01", "--datum", "2024-01-01", cwd=gemeente).out)
    assert "naar maart 2024" in tekst
    assert "nevenwerk" not in tekst
    assert "Uiterlijk 31 maart 2024" in tekst


def test_an_actie_shows_who_handed_it_to_whom(run: Run, gemeente: Path) -> None:
    """A handover is shown with date, who decided and why; wie is what it was at the peildatum."""
    tekst = lines(run("toon", "A-2024-03-12-01", *GEMEENTE, cwd=gemeente).out)
    assert "1 oktober 2024 door GS, van RO naar WON en MOB: De afdeling is gesplitst." in tekst
    eerder = lines(run("toon", "A-2024-03-12-01", "--datum", "2024-09-01", cwd=gemeente).out)
    assert "Wie Afdeling Ruimte (RO)" in eerder
    assert "gesplitst" not in eerder


def test_a_casus_says_what_was_inferred(run: Run) -> None:
    """The category of a case is the keeper's reading and is marked so."""
    tekst = run("toon", "C-2017-01").out
    assert "Categorie    belangenverstrengeling (afgeleid)\n" in tekst
    assert "Soort        melding\n" in tekst


def test_what_is_withheld_is_named_and_not_empty(run: Run, gemeente: Path) -> None:
    """A value that the source withholds shows its ground and its law."""
    assert "tekst: weggelaten, 5.1.2.e (woo)" in lines(run("toon", "A-2024-11-12-01", *GEMEENTE, cwd=gemeente).out)


def test_several_records_stand_in_the_order_asked(run: Run) -> None:
    """More ids give more sheets, in the order typed."""
    tekst = run("toon", "C-2017-01", "BR-2018-07-06-04", "A-2018-09-14-05").out
    plaatsen = [tekst.index(f"\n{i}  ") for i in ("C-2017-01", "BR-2018-07-06-04", "A-2018-09-14-05")]
    assert plaatsen == sorted(plaatsen)


@pytest.mark.parametrize("getypt", ["br-2018-07-06-15", "7-6-15", "2018-07-06-15"])
def test_segments_that_mean_one_record_are_enough(run: Run, getypt: str) -> None:
    """An id can be typed by whole segments, in any case, numbers as numbers."""
    assert [record["id"] for record in ask(run, "toon", getypt)["records"]] == ["BR-2018-07-06-15"]


def test_an_ambiguous_id_is_refused_with_the_list(run: Run) -> None:
    """What may be two records is never picked silently."""
    ran = run("toon", "2018-09-21-02")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "Fout: 2018-09-21-02 kan meer dan één record zijn\n  → kies uit: A-2018-09-21-02, BR-2018-09-21-02\n"
    )


def test_a_long_list_of_candidates_is_cut_with_its_number(run: Run) -> None:
    """Of many candidates twelve are named and the rest is counted."""
    err = run("toon", "BR 6/7/18").err
    assert err.startswith("Fout: BR 6/7/18 kan meer dan één record zijn\n  → kies uit: BR-2018-07-06-01, ")
    assert "BR-2018-07-06-12 en 3 andere; " in err
    assert err.endswith("`actiepunten besluiten --vergadering 'BR 6/7/18'` toont ze samen\n")


def test_an_unknown_id_names_the_nearest(run: Run) -> None:
    """A mistyped id ends with 2 and offers what it looks like."""
    ran = run("toon", "BR-2018-07-06-40")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Fout: het record BR-2018-07-06-40 is niet gevonden\n  → bedoelde u BR-2018-07-06-")


def test_one_wrong_id_among_good_ones_refuses_all(run: Run) -> None:
    """No half answer: what cannot be found is said before anything is shown."""
    ran = run("toon", "C-2017-01", "C-2099-01")
    assert (ran.code, ran.out) == (2, "")


def test_a_record_of_later_says_that_it_was_not_there_yet(run: Run) -> None:
    """A record that did not exist at the peildatum is named, without its content."""
    tekst = run("toon", "A-2018-09-21-01", "--datum", "2018-09-14").out
    assert "A-2018-09-21-01  was er op 14 september 2018 nog niet\n" in tekst
    assert "video" not in tekst
    (record,) = ask(run, "toon", "A-2018-09-21-01", "--datum", "2018-09-14")["records"]
    assert record == {"id": "A-2018-09-21-01", "record": None, "stand": None}


def test_csv_gives_a_line_for_each_field(run: Run) -> None:
    """CSV has three columns: id, field and value; it holds all that the sheet holds."""
    ran = run("toon", "C-2017-01", "--formaat", "csv")
    kop, *rijen = csv.reader(StringIO(ran.out))
    assert kop == ["id", "veld", "waarde"]
    assert {rij[0] for rij in rijen} == {"C-2017-01"}
    assert ["C-2017-01", "Soort", "melding"] in rijen


def test_markdown_gives_a_heading_for_each_record(run: Run) -> None:
    """Markdown has a heading, a table of fields and a list for each section."""
    out = run("toon", REPLACED, "C-2017-01", "--formaat", "markdown").out
    assert f"## {REPLACED}: Het rapport na de zomer verspreiden onder alle collega's\n" in out
    assert "| Van kracht | nee, vervangen door BR-2018-09-21-07 op 21 september 2018 |\n" in out
    assert "\n### Acties die rusten op dit besluit, dat niet meer geldt\n\n- A-2018-01-19-04" in out
    assert "\n## C-2017-01: " in out


def test_text_of_a_record_stays_text_in_markdown(run: Run, gemeente: Path) -> None:
    """Column signs, HTML and headings in a text break neither the table nor the page."""
    out = run("toon", "A-2024-03-12-02", *GEMEENTE, "--formaat", "markdown", cwd=gemeente).out
    velden = [regel for regel in out.splitlines() if regel.startswith("| ")]
    assert all(regel.count("|") == 3 for regel in velden[1:])
    assert "<script" not in out
    assert "{{ naam }}" in out


def test_json_keeps_what_was_stored(run: Run, gemeente: Path) -> None:
    """Text comes out as it went in: quotes, pipes, emoji and all."""
    (record,) = ask(run, "toon", "A-2024-03-12-02", *GEMEENTE, cwd=gemeente)["records"]
    assert record["record"]["titel"] == 'Meldpunt "Schoon & heel" | fase #1 🧹'
    assert record["record"]["besluiten"] == [{"besluit": "BW-2024-03-12-02"}]


def test_the_answer_names_the_highest_rubricering(run: Run, gemeente: Path) -> None:
    """One confidential record among two makes the answer confidential."""
    antwoord = ask(run, "toon", "A-2024-11-12-01", "A-2024-03-12-02", *GEMEENTE, cwd=gemeente)
    assert antwoord["rubricering"] == "vertrouwelijk"


def test_a_broken_file_elsewhere_is_named(run: Run, shipped: Path) -> None:
    """The sheet is shown, says what was left out, and the command ends with 1."""
    (shipped / "data/acties/A-2018-09-14-05.yaml").write_text("id: [\n", encoding="utf-8")
    ran = run("toon", REPLACED, cwd=shipped)
    assert ran.code == 1
    assert "1 bestand niet te lezen en weggelaten: data/acties/A-2018-09-14-05.yaml" in lines(ran.out)
    assert json.loads(run("toon", REPLACED, "--formaat", "json", cwd=shipped).out)["onleesbaar"] == [
        "data/acties/A-2018-09-14-05.yaml"
    ]


def test_a_link_to_nothing_is_shown_as_such(run: Run, shipped: Path) -> None:
    """A verband with a decision that does not exist is shown with that remark."""
    edit(shipped / f"data/besluiten/{REPLACED}.yaml", "besluit: BR-2018-07-06-01", "besluit: BR-2018-07-06-99")
    assert "BR-2018-07-06-99 werkt uit (bestaat niet)" in lines(run("toon", REPLACED, cwd=shipped).out)


def test_a_link_to_what_cannot_be_read_is_no_link_to_nothing(run: Run, shipped: Path) -> None:
    """The file is there; it only cannot be read now."""
    (shipped / "data/besluiten/BR-2018-07-06-01.yaml").write_text("id: [\n", encoding="utf-8")
    assert "BR-2018-07-06-01 werkt uit (is niet te lezen)" in lines(run("toon", REPLACED, cwd=shipped).out)
    (shipped / "data/besluiten/BR-2018-07-06-15.yaml").write_text("id: [\n", encoding="utf-8")
    assert "BR-2018-07-06-15 (is niet te lezen)" in lines(run("toon", "A-2018-07-06-03", cwd=shipped).out)


def test_an_actie_on_a_decision_that_does_not_exist_says_so(run: Run, shipped: Path) -> None:
    """What an actie refers to is shown too where there is no such decision."""
    edit(shipped / "data/acties/A-2018-07-06-03.yaml", "- BR-2018-07-06-15", "- BR-2018-07-06-99")
    assert "BR-2018-07-06-99" in run("toon", "A-2018-07-06-03", cwd=shipped).out


@pytest.mark.parametrize(("breed", "hoogstens"), [(40, 40), (80, 80), (200, 100)])
def test_a_sheet_folds_and_stays_readable(breed: int, hoogstens: int) -> None:
    """No line is wider than the terminal, nor than a line of text can be read; no word of it is lost."""
    terminal = Terminal(GEMEENTE_MAP, "toon", "A-2024-03-12-01", breed=breed)
    assert terminal.end() == 0
    kaal = plain(terminal.screen)
    assert max(map(len, kaal.splitlines())) <= hoogstens
    for woord in ("RAAD-2024-03-12-02", "november", "makelaars.", "gesplitst."):
        assert woord in kaal


def test_every_id_on_a_sheet_leads_to_its_file() -> None:
    """On a terminal that follows links: of what links to it, of what is named in a field; a name is no id."""
    terminal = Terminal(ROOT, "toon", "BR-2018-07-06-05")
    assert terminal.end() == 0
    for pad in ("besluiten/BR-2018-07-06-04", "besluiten/BR-2018-09-21-07", "acties/A-2018-01-19-04"):
        assert f";{(ROOT / f'data/{pad}.yaml').as_uri()}\x1b\\" in terminal.screen
    assert terminal.screen.count("besluiten/BR-2018-09-21-07.yaml") == 2  # in the field Opvolging and in its section
