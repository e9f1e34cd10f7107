import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from cli.answers import GOLDEN, Data, ask, edit, ids
from conftest import Run

WITHOUT_ACTIE = [
    "BR-2017-06-23-08",
    "BR-2018-06-08-02",
    "BR-2018-06-08-04",
    "BR-2018-06-08-05",
    "BR-2018-06-29-05",
    "BR-2018-06-29-09",
    "BR-2018-06-29-12",
    "BR-2018-09-21-10",
]
REVISED = [
    "BR-2018-01-19-01",
    "BR-2018-07-06-01",
    "BR-2018-07-06-02",
    "BR-2018-07-06-04",
    "BR-2018-07-06-05",
    "BR-2018-07-06-06",
    "BR-2018-07-06-15",
]


def found(run: Run, *arguments: str | Path) -> list[str]:
    """The ids that ``besluiten`` answers, in its order."""
    return ids(ask(run, "besluiten", *arguments)["besluiten"])


def test_every_decision_of_the_source_is_found(run: Run) -> None:
    """Each meeting has its decisions, with kind and whom it asked, in the order of the minutes."""
    per_vergadering: dict[tuple[str, str], list[Data]] = {}
    for besluit in ask(run, "besluiten")["besluiten"]:
        gevonden = {"soort": besluit["soort"], "gevraagd": besluit["gevraagd"]}
        per_vergadering.setdefault((besluit["orgaan"], besluit["datum"]), []).append(gevonden)
    expected = {
        (v["orgaan"], v["datum"]): [{"soort": b["soort"], "gevraagd": b["gevraagd"]} for b in v["besluiten"]]
        for v in GOLDEN["vergaderingen"]
    }
    assert expected == per_vergadering


def test_decisions_stand_by_date_and_number(run: Run) -> None:
    """The list runs from old to new."""
    besluiten = ask(run, "besluiten")["besluiten"]
    assert [b["datum"] for b in besluiten] == sorted(b["datum"] for b in besluiten)


def test_a_later_decision_is_not_there_yet(run: Run) -> None:
    """At 14 September the decisions of the 21st are unknown."""
    assert [i for i in found(run, "--datum", "2018-09-14") if "2018-09-21" in i] == []


def test_zonder_actie_lists_what_nobody_took_up(run: Run) -> None:
    """In force, asking for follow-up, and carried by no actie, not even by inference."""
    assert found(run, "--zonder-actie") == WITHOUT_ACTIE
    besluiten = ask(run, "besluiten", "--zonder-actie")["besluiten"]
    assert {(b["dekking"], b["van_kracht"], len(b["acties"])) for b in besluiten} == {("geen", True, 0)}


def test_a_decision_that_asks_nothing_is_not_without_actie(run: Run, shipped: Path) -> None:
    """With the reason why no actie is needed, a decision leaves the list."""
    pad = shipped / "data/besluiten/BR-2018-06-29-12.yaml"
    pad.write_text(pad.read_text(encoding="utf-8") + "opvolging: {geen: is al gebruik}\n", encoding="utf-8")
    assert found(run, "--zonder-actie", "--register", shipped) == [i for i in WITHOUT_ACTIE if i != pad.stem]


def test_herzien_lists_what_newer_decisions_touched(run: Run) -> None:
    """Replaced, taken back, changed or touched; each names the newer decision."""
    besluiten = ask(run, "besluiten", "--herzien")["besluiten"]
    assert ids(besluiten) == REVISED
    door = {b["id"]: b["herzien_door"] for b in besluiten}
    assert door["BR-2018-01-19-01"] == ["BR-2018-06-29-13"]
    assert {i: d for i, d in door.items() if d != ["BR-2018-09-21-07"]} == {"BR-2018-01-19-01": ["BR-2018-06-29-13"]}
    assert [b["id"] for b in besluiten if not b["van_kracht"]] == ["BR-2018-07-06-04"]


def test_herzien_depends_on_the_peildatum(run: Run) -> None:
    """Before 21 September only the seat at the integriteitsberaad had been touched."""
    assert found(run, "--herzien", "--datum", "2018-09-14") == ["BR-2018-01-19-01"]


@pytest.mark.parametrize("orgaan", ["SGO", "sgo"])
def test_orgaan_filters_on_the_body(run: Run, orgaan: str) -> None:
    """Only decisions of that body, in any case."""
    assert found(run, "--orgaan", orgaan) == ["SGO-2018-09-12-01", "SGO-2018-09-13-01"]


def test_orgaan_knows_an_earlier_name(run: Run) -> None:
    """Asked by the name of before, all decisions of the body are given."""
    assert found(run, "--orgaan", "SGDG-beraad") == found(run, "--orgaan", "BR") != []


def test_orgaan_finds_the_bodies_that_it_succeeded(run: Run, gemeente: Path) -> None:
    """A merged body answers for both that went into it, and each of those for it."""
    datum = ("--datum", "2024-12-31", "--register", gemeente)
    samen = found(run, "--orgaan", "CFA", *datum)
    assert samen == ["AUDIT-2023-10-10-01", "FINCIE-2023-11-07-01", "AUDIT-2024-05-14-01", "CFA-2024-09-17-01"]


@pytest.mark.parametrize("getypt", ["BR 6/7/18", "br 6-7-2018", "BR-2018-7-6"])
def test_vergadering_gives_all_decisions_of_one_meeting(run: Run, getypt: str) -> None:
    """A meeting as people write it gives its decisions."""
    assert found(run, "--vergadering", getypt) == [f"BR-2018-07-06-{n:02}" for n in range(1, 16)]


def test_two_bodies_that_meet_on_one_day_are_kept_apart(run: Run, gemeente: Path) -> None:
    """The college and the council met on one day; each meeting has its own decisions."""
    datum = ("--datum", "2024-12-31", "--register", gemeente)
    assert found(run, "--vergadering", "BW 12/3/24", *datum) == ["BW-2024-03-12-01", "BW-2024-03-12-02"]
    assert found(run, "--vergadering", "RAAD 12/3/24", *datum) == ["RAAD-2024-03-12-01", "RAAD-2024-03-12-02"]
    assert len(found(run, "--vergadering", "2024-03-12", *datum)) == 4


@pytest.mark.parametrize("owner", ["CCI", "vci"])
def test_owner_gives_what_was_asked_of_her(run: Run, owner: str) -> None:
    """Decisions that asked the role or whom it followed."""
    expected = [
        (v["datum"], b["trefwoord"]) for v in GOLDEN["vergaderingen"] for b in v["besluiten"]
        if {"CCI", "VCI"} & set(b["gevraagd"])
    ]  # fmt: skip
    assert len(found(run, "--owner", owner)) == len(expected)


def test_soort_filters_and_may_be_given_more_than_once(run: Run) -> None:
    """One kind, or several together."""
    verzoek, maatregel = found(run, "--soort", "verzoek"), found(run, "--soort", "maatregel")
    assert len(maatregel) == 5
    samen = found(run, "--soort", "verzoek", "--soort", "maatregel")
    assert sorted(samen) == sorted(verzoek + maatregel)


def test_zoek_finds_a_word_in_any_case(run: Run) -> None:
    """A word of the titel or the text."""
    assert "BR-2018-09-21-07" in found(run, "--zoek", "VIDEO")
    assert found(run, "--zoek", "komt nergens voor") == []


@pytest.mark.parametrize(
    ("arguments", "melding"),
    [
        (("--orgaan", "BRR"), "de rol of het orgaan BRR staat niet in het register"),
        (("--vergadering", "BR 7/7/18"), "de vergadering BR 7/7/18 is niet gevonden"),
        (("--owner", "CCJ"), "de rol of het orgaan CCJ staat niet in het register"),
        (("--soort", "wens"), "de soort wens bestaat niet"),
        (("--datum", "2018-13"), "de datum 2018-13 is niet te lezen"),
    ],
)
def test_a_wrong_value_is_wrong_use(run: Run, arguments: tuple[str, str], melding: str) -> None:
    """What does not exist ends with 2 and a way out."""
    ran = run("besluiten", *arguments)
    assert (ran.code, ran.out) == (2, "")
    eerste, tweede = ran.err.splitlines()
    assert eerste == f"Fout: {melding}"
    assert tweede.startswith("  → ")


def test_json_follows_the_contract(run: Run) -> None:
    """Every decision has exactly the promised keys, with dates in ISO and one of four kinds of coverage."""
    antwoord = ask(run, "besluiten")
    assert list(antwoord) == [
        "versie", "register", "peildatum", "revisie", "onleesbaar", "rubricering", "besluiten",
    ]  # fmt: skip
    assert (antwoord["versie"], antwoord["peildatum"], antwoord["revisie"]) == (1, "2018-09-30", None)
    for besluit in antwoord["besluiten"]:
        assert list(besluit) == [
            "id", "titel", "orgaan", "datum", "soort", "gevraagd", "termijn", "van_kracht", "herzien_door",
            "dekking", "acties", "afgeleid",
        ]  # fmt: skip
        assert date.fromisoformat(besluit["datum"])
        assert isinstance(besluit["van_kracht"], bool)
        assert besluit["dekking"] in ("genoemd", "afgeleid", "geen", "niet nodig")


def test_json_of_one_decision_is_exact(run: Run) -> None:
    """The decision to spread the report, as the contract tells it."""
    (besluit,) = ask(run, "besluiten", "--vergadering", "2018-07-06-04")["besluiten"]
    assert besluit == {
        "id": "BR-2018-07-06-04",
        "titel": "Het rapport na de zomer verspreiden onder alle collega's",
        "orgaan": "BR",
        "datum": "2018-07-06",
        "soort": "besluit",
        "gevraagd": [],
        "termijn": "na de zomer",
        "van_kracht": False,
        "herzien_door": ["BR-2018-09-21-07"],
        "dekking": "genoemd",
        "acties": ["A-2018-01-19-04"],
        "afgeleid": [],
    }


def test_the_three_kinds_of_coverage_are_told_apart(run: Run) -> None:
    """By name, only by inference, or not at all."""
    dekking = {b["id"]: b["dekking"] for b in ask(run, "besluiten")["besluiten"]}
    assert dekking["BR-2018-07-06-15"] == "genoemd"
    assert dekking["BR-2017-06-23-07"] == "afgeleid"
    assert dekking["BR-2017-06-23-08"] == "geen"
    assert dekking["BR-2017-06-23-09"] == "niet nodig"


def test_csv_has_a_header_and_a_line_for_each_decision(run: Run) -> None:
    """CSV has the columns of the contract."""
    kop, *rijen = csv.reader(StringIO(run("besluiten", "--formaat", "csv", "--zonder-actie").out))
    assert kop == [
        "id", "titel", "orgaan", "datum", "soort", "gevraagd", "termijn", "van_kracht", "herzien_door", "dekking",
        "acties",
    ]  # fmt: skip
    assert [rij[0] for rij in rijen] == WITHOUT_ACTIE


def test_markdown_is_one_table(run: Run) -> None:
    """Markdown gives the head, the table and the count."""
    out = run("besluiten", "--formaat", "markdown", "--orgaan", "ICBR").out
    assert out == (
        "# Actieplan integriteit BZ\n"
        "\n"
        "Stand op 30 september 2018 (afgesloten register), werkmap.\n"
        "\n"
        "| Id | Besluit | Soort en gevraagd | Opvolging |\n"
        "| --- | --- | --- | --- |\n"
        "| ICBR-2017-08-15-01 | Rijksbreed registratieformulier voor integriteitsschendingen | besluit "
        "| A-2017-08-15-01 |\n"
        "\n"
        "1 besluit  \n"
    )


def test_nothing_found_says_so(run: Run) -> None:
    """An empty list is an answer, not an error."""
    ran = run("besluiten", "--zoek", "komt nergens voor")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("\n\nniets gevonden\n\n0 besluiten\n")


def test_a_text_in_the_record_of_another_kind_is_not_found(run: Run, shipped: Path) -> None:
    """``--zoek`` on decisions looks in decisions only."""
    edit(shipped / "data/acties/A-2018-09-14-05.yaml", "titel: Casuïstiek", "titel: Xylofoon")
    assert found(run, "--zoek", "Xylofoon", "--register", shipped) == []
