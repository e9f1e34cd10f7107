"""Deadlines and postponements: their forms, and which one holds on a day."""

from datetime import date

import pytest
from pydantic import ValidationError

from actiepunten.records.edtf import Periode, parse_edtf
from actiepunten.records.termijn import GeenTermijn, Ritme, Termijn, Uitstel, geldend, uitstel_op
from support.builders import een_actie, een_besluit


def een_uitstel(datum: str, naar: str, **velden: object) -> Uitstel:
    basis = {"datum": datum, "naar": naar, "door": "DB", "reden": "de aanbesteding duurt langer"}
    return Uitstel.model_validate(basis | velden)


def termijn_van(waarde: object) -> Termijn | Ritme | GeenTermijn | None:
    return een_actie(termijn=waarde).termijn


def moved_to(datum: str, *uitstel: Uitstel, termijn: object = "2018-06-30") -> str:
    return str(geldend(termijn_van(termijn), uitstel, date.fromisoformat(datum)))


@pytest.mark.parametrize("edtf", ["2018-03-02", "2018-07", "2019", "2018-23", "../2018-03-02", "2018-07-01/.."])
def test_a_deadline_may_be_an_edtf_text_alone(edtf: str) -> None:
    """The short form means the same as the field ``edtf``."""
    assert termijn_van(edtf) == termijn_van({"edtf": edtf})


def test_a_deadline_keeps_the_printed_words() -> None:
    """Beside its EDTF a deadline has the words of the source and whether it was inferred."""
    termijn = termijn_van({"edtf": "2018-07-01/2018-07-10", "tekst": "begin juli", "grond": "afgeleid"})
    assert isinstance(termijn, Termijn)
    assert (termijn.edtf, termijn.tekst, termijn.is_afgeleid) == (
        parse_edtf("2018-07-01/2018-07-10"),
        "begin juli",
        True,
    )


def test_a_deadline_is_not_inferred_by_default() -> None:
    """Without ``grond`` the source says it."""
    termijn = termijn_van("2018-07")
    assert isinstance(termijn, Termijn)
    assert not termijn.is_afgeleid


def test_a_deadline_in_a_rhythm() -> None:
    """A rhythm has a step, a start and an end."""
    ritme = termijn_van({"ritme": "P6W", "vanaf": "2018-01-01", "tot": "2018-12", "tekst": "eens in de 6 weken"})
    assert isinstance(ritme, Ritme)
    assert ("P6W", "2018-01-01", "2018-12") == (str(ritme.ritme), str(ritme.vanaf), str(ritme.tot))


def test_a_rhythm_needs_no_start_or_end() -> None:
    """Only the step is needed."""
    assert isinstance(termijn_van({"ritme": "P1M"}), Ritme)


def test_what_has_no_deadline_by_nature_says_why() -> None:
    """``geen`` carries the reason."""
    geen = termijn_van({"geen": "doorlopende taak"})
    assert isinstance(geen, GeenTermijn)
    assert "doorlopende taak" == geen.geen


def test_a_deadline_may_be_left_out() -> None:
    """Where the source is silent, nothing is recorded."""
    assert een_actie().termijn is None


@pytest.mark.parametrize(
    "waarde",
    [
        "na de zomer",
        "2018-07-01/",
        "2018-02-29",
        "",
        {},
        {"tekst": "na de zomer"},
        {"edtf": "na de zomer"},
        {"edtf": "2018-07", "kleur": "rood"},
        {"edtf": "2018-07", "ritme": "P6W"},
        {"edtf": "2018-07", "geen": "toch niet"},
        {"edtf": "2018-07", "grond": "gegokt"},
        {"ritme": "P0W"},
        {"ritme": "eens in de 6 weken"},
        {"ritme": "P6W", "vanaf": "2018-07-01/.."},
        {"ritme": "P6W", "uiterlijk": "2018-07"},
        {"geen": ""},
        ["2018-07"],
    ],
)
def test_another_form_of_deadline_is_refused(waarde: object) -> None:
    """A deadline is one of the four forms, and only with its own fields."""
    with pytest.raises(ValidationError):
        termijn_van(waarde)


def test_the_sentence_about_a_deadline_shows_the_forms() -> None:
    """Who writes words where a date belongs sees examples of dates."""
    with pytest.raises(ValidationError, match="geen datum zoals 2018-03-02"):
        termijn_van("na de zomer")


def test_a_besluit_may_have_a_deadline_too() -> None:
    """The same forms hold for a decision."""
    termijn = een_besluit(termijn={"edtf": "../2018-03-02", "tekst": "uiterlijk 2 maart"}).termijn
    assert isinstance(termijn, Termijn)
    assert termijn.edtf == parse_edtf("../2018-03-02")


@pytest.mark.parametrize("veld", ["datum", "naar", "door", "reden"])
def test_a_postponement_says_when_to_what_by_whom_and_why(veld: str) -> None:
    """A deadline moves only by an uitstel that says who granted it and why."""
    volledig = {"datum": "2018-06-29", "naar": "2018-23", "door": "DB", "reden": "de aanbesteding duurt langer"}
    del volledig[veld]
    with pytest.raises(ValidationError):
        Uitstel.model_validate(volledig)


def test_a_postponement_may_have_a_fuzzy_date() -> None:
    """The day it was granted may be known by month only."""
    assert "2018-06" == str(een_uitstel("2018-06", "2018-23").datum)


@pytest.mark.parametrize(
    ("datum", "termijn"), [("2018-06-14", "2018-06-30"), ("2018-06-15", "2018-23"), ("2018-12-31", "2018-23")]
)
def test_a_postponement_holds_from_its_own_date(datum: str, termijn: str) -> None:
    """The day before it was granted, the old deadline held."""
    assert termijn == moved_to(datum, een_uitstel("2018-06-15", "2018-23"))


@pytest.mark.parametrize(("datum", "termijn"), [("2018-06-29", "2018-06-30"), ("2018-06-30", "2018-23")])
def test_a_postponement_of_a_fuzzy_date_counts_from_its_last_day(datum: str, termijn: str) -> None:
    """Granted in June: it holds from 30 June."""
    assert termijn == moved_to(datum, een_uitstel("2018-06", "2018-23"))


@pytest.mark.parametrize(
    ("datum", "termijn"), [("2018-03-01", "2018-07"), ("2018-05-31", "2018-07"), ("2018-06-01", "2018-09")]
)
def test_the_last_postponement_holds(datum: str, termijn: str) -> None:
    """Each postponement holds until the next, also where they are recorded the other way round."""
    assert termijn == moved_to(datum, een_uitstel("2018-06-01", "2018-09"), een_uitstel("2018-03-01", "2018-07"))


def test_of_two_postponements_of_one_day_the_last_recorded_holds() -> None:
    """Entries of one day stay in the order recorded."""
    same_day = [een_uitstel("2018-06-01", "2018-08"), een_uitstel("2018-06-01", "2018-07")]
    assert "2018-07" == moved_to("2018-06-01", *same_day)


def test_postponements_by_a_day_in_the_order_granted() -> None:
    """Later ones are left out, the others are ordered by date."""
    march, june, july = (een_uitstel(f"2018-0{maand}-01", "2018-12") for maand in (3, 6, 7))
    assert uitstel_op([july, june, march], date(2018, 6, 30)) == [march, june]


def test_without_postponement_the_first_deadline_holds() -> None:
    """What was set stands."""
    assert geldend(termijn_van("2018-06-30"), [], date(2018, 6, 1)) == Periode.van_dag(date(2018, 6, 30))


def test_without_any_deadline_none_holds() -> None:
    """Silence is no deadline."""
    assert geldend(None, [], date(2018, 6, 1)) is None


def test_a_postponement_gives_a_deadline_to_what_had_none() -> None:
    """From its date on, the date it names is the deadline."""
    uitstel = [een_uitstel("2018-06-01", "2018-09")]
    assert geldend(None, uitstel, date(2018, 6, 1)) == parse_edtf("2018-09")
