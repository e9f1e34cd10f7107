import csv
from io import StringIO
from pathlib import Path

import pytest

from cli.answers import GOLDEN, ask, ids
from conftest import Run


def found(run: Run, *arguments: str | Path) -> list[str]:
    """The ids that ``casussen`` answers, in its order."""
    return ids(ask(run, "casussen", *arguments)["casussen"])


def test_the_eleven_cases_are_those_of_the_message(run: Run) -> None:
    """Kind and place of each case are those of the message, in its order."""
    casussen = ask(run, "casussen")["casussen"]
    assert [(c["soort"], c["locatie"]) for c in casussen] == [(c["soort"], c["locatie"]) for c in GOLDEN["casussen"]]
    assert len(casussen) == 11


def test_the_category_is_inferred_and_marked_so_or_unknown(run: Run) -> None:
    """The message gives no category: the keeper's reading is always marked."""
    for casus in ask(run, "casussen")["casussen"]:
        assert casus["categorie"] == "onbekend" or "categorie" in casus["afgeleid"]


def test_people_see_the_mark_too(run: Run) -> None:
    """In every format for people an inferred category says so."""
    assert "| belangenverstrengeling (afgeleid) |" in run("casussen", "--formaat", "markdown").out
    assert "(afgeleid)" in run("casussen").out


def test_a_case_is_there_from_the_day_it_was_shared(run: Run) -> None:
    """On 14 February nothing was shared yet, on the 15th everything."""
    assert found(run, "--datum", "2018-02-14") == []
    assert len(found(run, "--datum", "2018-02-15")) == 11


@pytest.mark.parametrize(("soort", "aantal"), [("melding", 6), ("dilemma", 5)])
def test_soort_filters(run: Run, soort: str, aantal: int) -> None:
    """Six reports and five dilemmas."""
    casussen = ask(run, "casussen", "--soort", soort)["casussen"]
    assert [c["soort"] for c in casussen] == [soort] * aantal


@pytest.mark.parametrize("locatie", ["departement", "post", "beide", "onbekend"])
def test_locatie_filters(run: Run, locatie: str) -> None:
    """As many as the message has at that place."""
    assert len(found(run, "--locatie", locatie)) == [c["locatie"] for c in GOLDEN["casussen"]].count(locatie)


def test_categorie_filters_and_filters_work_together(run: Run) -> None:
    """One category, several, and a category with a kind."""
    dienstmiddelen = found(run, "--categorie", "dienstmiddelen")
    assert dienstmiddelen == ["C-2017-02", "C-2017-07"]
    assert found(run, "--categorie", "dienstmiddelen", "--soort", "dilemma") == ["C-2017-07"]
    assert found(run, "--categorie", "dienstmiddelen", "--categorie", "informatie") == [
        "C-2017-02",
        "C-2017-05",
        "C-2017-07",
    ]


def test_zoek_finds_a_word_in_any_case(run: Run) -> None:
    """A word of the titel or the text."""
    assert "C-2017-07" in found(run, "--zoek", "DIENSTAUTO")


@pytest.mark.parametrize(
    ("arguments", "err"),
    [
        (("--soort", "meldng"), "Fout: de soort meldng bestaat niet\n  → bedoelde u melding?\n"),
        (
            ("--locatie", "elders"),
            "Fout: de locatie elders bestaat niet\n  → kies uit: departement, post, beide, onbekend\n",
        ),
        (
            ("--categorie", "dienstmiddel"),
            "Fout: de categorie dienstmiddel bestaat niet\n  → bedoelde u dienstmiddelen?\n",
        ),
    ],
)
def test_a_wrong_value_is_wrong_use(run: Run, arguments: tuple[str, str], err: str) -> None:
    """What does not exist ends with 2 and a way out."""
    ran = run("casussen", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", err)


def test_json_follows_the_contract(run: Run) -> None:
    """Head and rows have exactly the promised keys; the year is a number."""
    antwoord = ask(run, "casussen")
    assert list(antwoord) == [
        "versie", "register", "peildatum", "revisie", "onleesbaar", "rubricering", "casussen",
    ]  # fmt: skip
    assert antwoord["casussen"][0] == {
        "id": "C-2017-01",
        "titel": "Kortingen voor diplomaten gevraagd op vakantie",
        "jaar": 2017,
        "soort": "melding",
        "categorie": "belangenverstrengeling",
        "locatie": "post",
        "afgeleid": ["categorie"],
        "grond": None,
    }


def test_csv_has_a_header_and_a_line_for_each_case(run: Run) -> None:
    """CSV has the columns of the contract."""
    kop, *rijen = csv.reader(StringIO(run("casussen", "--formaat", "csv").out))
    assert kop == ["id", "titel", "jaar", "soort", "categorie", "locatie", "afgeleid"]
    assert len(rijen) == 11


def test_rubricering_is_the_highest_of_what_is_shown(run: Run, gemeente: Path) -> None:
    """A confidential case makes the list confidential; a list without it is not."""
    datum = ("--datum", "2024-12-31", "--register", gemeente)
    assert ask(run, "casussen", *datum)["rubricering"] == "vertrouwelijk"
    assert ask(run, "casussen", "--soort", "dilemma", *datum)["rubricering"] == "openbaar"
