"""Dated progress entries: what they take, when they count and what a status means."""

from datetime import date

import pytest
from pydantic import ValidationError

from actiepunten.records.voortgang import Status, Voortgang, tot_en_met


def melding(datum: str, status: str = "loopt", **velden: object) -> Voortgang:
    return Voortgang.model_validate({"datum": datum, "status": status} | velden)


@pytest.mark.parametrize("status", ["volgt", "loopt", "doorlopend", "uitgevoerd", "vervallen"])
def test_an_entry_reports_one_of_five_statuses(status: str) -> None:
    """These five can be reported."""
    assert status == melding("2018-03-02", status).status


@pytest.mark.parametrize("status", ["onbekend", "klaar", "", "Loopt", "open"])
def test_another_status_is_refused(status: str) -> None:
    """Nobody reports onbekend: it means that there is no entry yet."""
    with pytest.raises(ValidationError):
        melding("2018-03-02", status)


@pytest.mark.parametrize("veld", ["datum", "status"])
def test_an_entry_needs_its_date_and_status(veld: str) -> None:
    """Without either it says nothing."""
    volledig = {"datum": "2018-03-02", "status": "loopt"}
    del volledig[veld]
    with pytest.raises(ValidationError):
        Voortgang.model_validate(volledig)


@pytest.mark.parametrize(
    ("datum", "dag"),
    [
        ("2018-03-02", date(2018, 3, 2)),
        ("2018-06", date(2018, 6, 30)),
        ("2018", date(2018, 12, 31)),
        ("2018-22", date(2018, 8, 31)),
        ("2018-24", date(2019, 2, 28)),
        ("2018-07-01/2018-07-10", date(2018, 7, 10)),
    ],
)
def test_an_entry_counts_from_its_last_day(datum: str, dag: date) -> None:
    """A fuzzy date counts once all of it is past."""
    assert dag == melding(datum).dag


@pytest.mark.parametrize("datum", ["2018-07-01/..", "vandaag", "2018-02-29", "2018-03?"])
def test_an_entry_needs_a_date_with_an_end(datum: str) -> None:
    """What happened has a last day; without one the entry would never count."""
    with pytest.raises(ValidationError):
        melding(datum)


def test_entries_are_read_by_date() -> None:
    """Entries stand in the order recorded and are read by date."""
    later, earlier = melding("2018-03-02"), melding("2018-01-19")
    assert tot_en_met([later, earlier], date(2018, 12, 31)) == (earlier, later)


def test_entries_of_one_day_stay_in_the_order_recorded() -> None:
    """Of two entries of one day the last recorded is the last."""
    first, second = melding("2018-03-02", "uitgevoerd"), melding("2018-03-02", "loopt")
    assert tot_en_met([first, second], date(2018, 3, 2)) == (first, second)


def test_a_fuzzy_entry_is_ordered_by_its_last_day() -> None:
    """June as a whole comes after 15 June."""
    june, day = melding("2018-06"), melding("2018-06-15")
    assert tot_en_met([june, day], date(2018, 12, 31)) == (day, june)


@pytest.mark.parametrize(("dag", "count"), [(date(2018, 6, 29), 0), (date(2018, 6, 30), 1)])
def test_a_later_entry_is_not_there_yet(dag: date, count: int) -> None:
    """An entry about June is there from 30 June."""
    assert count == len(tot_en_met([melding("2018-06")], dag))


@pytest.mark.parametrize(
    ("status", "te_doen", "is_open"),
    [
        (Status.VOLGT, True, True),
        (Status.LOOPT, True, True),
        (Status.ONBEKEND, True, True),
        (Status.DOORLOPEND, False, True),
        (Status.UITGEVOERD, False, False),
        (Status.VERVALLEN, False, False),
    ],
)
def test_what_is_to_do_and_what_is_open(status: Status, te_doen: bool, is_open: bool) -> None:  # noqa: FBT001
    """Te doen is what stands at volgt, loopt or onbekend; open is te doen or doorlopend."""
    assert (te_doen, is_open) == (status.te_doen, status.open)


def test_scalars_are_text() -> None:
    """``no`` is a word and ``010`` stays."""
    entry = melding("2018-03-02", tekst="no", bewijs="010")
    assert ("no", "010") == (entry.tekst, entry.bewijs)


def test_an_entry_says_that_its_status_was_inferred() -> None:
    """The keeper may name the status as inferred."""
    assert ("status",) == melding("2018-03-02", afgeleid=["status"]).afgeleid


def test_an_unknown_field_cannot_be_inferred() -> None:
    """``afgeleid`` names fields of the entry."""
    with pytest.raises(ValidationError):
        melding("2018-03-02", afgeleid=["kleur"])


def test_an_unknown_key_is_refused() -> None:
    """An entry has no other fields."""
    with pytest.raises(ValidationError):
        melding("2018-03-02", wie=["HRM"])


def test_an_entry_cannot_be_changed() -> None:
    """Entries are only ever added."""
    entry = melding("2018-03-02")
    with pytest.raises(ValidationError):
        entry.tekst = "iets anders"  # type: ignore[misc]
