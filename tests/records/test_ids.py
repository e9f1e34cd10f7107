"""Names of records: their form, their parts and their order."""

import re

import pytest
from pydantic import ValidationError

from actiepunten.records.ids import Soort, besluit_parts, sort_key
from support.builders import een_actie, een_besluit, een_casus


@pytest.mark.parametrize(
    "besluit_id",
    ["DB-2018-01-19-01", "PLV-DGBEB-2018-01-19-01", "A1-2018-01-19-10", "DB-2018-01-19-100", "ICBR-2017-08-15-01"],
)
def test_a_besluit_is_named_by_body_meeting_and_number(besluit_id: str) -> None:
    """Body, date and a number of at least two digits; a code may have hyphens and digits."""
    assert besluit_id == een_besluit(id=besluit_id).id


@pytest.mark.parametrize(
    "besluit_id",
    [
        "",
        "DB",
        "DB-2018-01-19",
        "DB-2018-01-19-1",
        "db-2018-01-19-01",
        "2018-01-19-01",
        "DB-2018-1-19-01",
        "DB 2018-01-19-01",
        "DB-2018-01-19-01 ",
        "DB-2018-01-19-01\n",
        "DB-2018-01-19-٠١",
        "../DB-2018-01-19-01",
    ],
)
def test_another_form_of_besluit_id_is_refused(besluit_id: str) -> None:
    """An id is also a file name: nothing else gets in."""
    with pytest.raises(ValidationError):
        een_besluit(id=besluit_id)


@pytest.mark.parametrize("actie_id", ["A-2018-01-19-01", "A-2018-01-19-100"])
def test_an_actie_is_named_by_date_and_number(actie_id: str) -> None:
    """A, the date at which it was set up, and a number."""
    assert actie_id == een_actie(id=actie_id).id


@pytest.mark.parametrize(
    "actie_id",
    ["A-2018-01-19", "A-2018-01-19-1", "a-2018-01-19-01", "DB-2018-01-19-01", "A-18-01-19-01", "A-2018-01-01x"],
)
def test_another_form_of_actie_id_is_refused(actie_id: str) -> None:
    """Also the id of a decision is not the id of an actie."""
    with pytest.raises(ValidationError):
        een_actie(id=actie_id)


@pytest.mark.parametrize("casus_id", ["C-2017-01", "C-2017-100"])
def test_a_casus_is_named_by_year_and_number(casus_id: str) -> None:
    """C, the year and a number."""
    assert casus_id == een_casus(id=casus_id).id


@pytest.mark.parametrize("casus_id", ["C-2017", "C-2017-1", "c-2017-01", "C-2017-01-19-01", "C-17-01"])
def test_another_form_of_casus_id_is_refused(casus_id: str) -> None:
    """A case has no date in its id: that could tell whom it is about."""
    with pytest.raises(ValidationError):
        een_casus(id=casus_id)


def test_the_sentence_about_an_id_shows_the_form() -> None:
    """Who types a wrong id sees a right one."""
    with pytest.raises(ValidationError) as refused:
        een_actie(id="actie 3")
    assert re.search(r"A-\d{4}-\d{2}-\d{2}-\d{2}", str(refused.value))


def test_an_id_is_a_name_not_a_fact() -> None:
    """The date in the id need not be that of the actie: facts may be put right, the name stays."""
    assert "A-2018-01-19-01" == een_actie(id="A-2018-01-19-01", sinds="2018-02-01").id


@pytest.mark.parametrize(
    ("besluit_id", "parts"),
    [
        ("BR-2018-02-23-05", ("BR", "2018-02-23", 5)),
        ("PLV-DGBEB-2018-02-23-12", ("PLV-DGBEB", "2018-02-23", 12)),
        ("DB-2018-2019-01-19-01", ("DB-2018", "2019-01-19", 1)),
        ("DB-2018-01-19-100", ("DB", "2018-01-19", 100)),
    ],
)
def test_the_parts_of_a_besluit_id(besluit_id: str, parts: tuple[str, str, int]) -> None:
    """The date is the one before the number, also where a code looks like a date."""
    assert parts == besluit_parts(besluit_id)


@pytest.mark.parametrize("tekst", ["", "C-2017-01", "BR-2018-02-23", "br-2018-02-23-05", "BR-2018-02-23-05\n"])
def test_what_is_no_besluit_id_has_no_parts(tekst: str) -> None:
    """Another text gives nothing."""
    assert besluit_parts(tekst) is None


def test_numbers_in_ids_are_ordered_as_numbers() -> None:
    """100 comes after 99, and the date goes before the number."""
    in_order = ["DB-2018-01-19-02", "DB-2018-01-19-99", "DB-2018-01-19-100", "DB-2018-02-01-01"]
    assert in_order == sorted(set(in_order), key=sort_key)


@pytest.mark.parametrize(
    ("soort", "folder"), [(Soort.BESLUIT, "besluiten"), (Soort.ACTIE, "acties"), (Soort.CASUS, "casuistiek")]
)
def test_each_kind_has_its_folder(soort: Soort, folder: str) -> None:
    """One file per record, in the folder of its kind."""
    assert folder == soort.map
