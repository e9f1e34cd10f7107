"""Acties: which fields they and their steps take."""

from datetime import date

import pytest
from pydantic import ValidationError

from support.builders import een_actie


def test_the_default_actie_is_valid() -> None:
    """The builder gives an actie of its own."""
    assert ("HRM",) == een_actie().wie


@pytest.mark.parametrize("veld", ["id", "titel", "thema"])
def test_an_actie_needs_its_core(veld: str) -> None:
    """Without one of these an actie has no place in the report."""
    with pytest.raises(ValidationError):
        een_actie(**{veld: None})


def test_an_actie_may_have_nothing_but_its_core() -> None:
    """No decision, no owner, no deadline: that is for check to say, it is not a fault of form."""
    actie = een_actie(besluiten=None, wie=None)
    assert ((), (), None, (), ()) == (actie.besluiten, actie.wie, actie.termijn, actie.voortgang, actie.activiteiten)


@pytest.mark.parametrize("veld", ["status", "resultaat", "te_laat", "uiterlijk", "signalen"])
def test_what_follows_from_entries_is_never_stored(veld: str) -> None:
    """A status on an actie is refused: it follows from dated entries."""
    with pytest.raises(ValidationError):
        een_actie(**{veld: "loopt"})


def test_a_status_is_not_stored_on_a_step_either() -> None:
    """A step has entries, no status."""
    with pytest.raises(ValidationError):
        een_actie(activiteiten=[{"titel": "Ruimte zoeken", "status": "loopt"}])


def test_a_decision_by_its_id_alone() -> None:
    """The short form means the same as the field ``besluit``."""
    assert een_actie(besluiten=["DB-2018-01-19-04"]) == een_actie(besluiten=[{"besluit": "DB-2018-01-19-04"}])


def test_a_link_to_a_decision_may_be_inferred() -> None:
    """``grond: afgeleid`` says that the source does not make the link."""
    named, inferred = een_actie(
        besluiten=[
            "DB-2018-01-19-04",
            {"besluit": "DB-2017-06-23-12", "grond": "afgeleid", "toelichting": "het plan noemt zelf geen besluit"},
        ]
    ).besluiten
    assert (False, True) == (named.is_afgeleid, inferred.is_afgeleid)


@pytest.mark.parametrize("besluiten", ["DB-2018-01-19-04", ["A-2018"], [{"grond": "afgeleid"}], [{"besluit": ""}]])
def test_another_form_of_link_is_refused(besluiten: object) -> None:
    """Links are a list of ids of decisions."""
    with pytest.raises(ValidationError):
        een_actie(besluiten=besluiten)


def test_owners_stand_in_the_order_of_the_source() -> None:
    """Codes are not sorted, and bodies may own too."""
    assert ("ICT", "DB", "HRM") == een_actie(wie=["ICT", "DB", "HRM"]).wie


@pytest.mark.parametrize("wie", ["HRM", ["hrm"], ["Jan Jansen"], [""]])
def test_owners_are_codes(wie: object) -> None:
    """A code of a rol or orgaan, never a person's name."""
    with pytest.raises(ValidationError):
        een_actie(wie=wie)


def test_a_change_of_owner_is_dated() -> None:
    """When, from whom, to whom, by whom and why."""
    overdracht = {"datum": "2018-08-01", "van": ["ICT"], "naar": ["HRM"], "door": "DB", "reden": "nieuwe taak"}
    assert ("HRM",) == een_actie(overdracht=[overdracht]).overdracht[0].naar


@pytest.mark.parametrize(
    "overdracht", [{"van": ["ICT"], "naar": ["HRM"]}, {"datum": "2018-08-01"}, {"datum": "2018-08-01", "naar": "HRM"}]
)
def test_a_change_of_owner_without_date_or_owners_is_refused(overdracht: object) -> None:
    """Without a date it cannot be placed; without owners nothing changed."""
    with pytest.raises(ValidationError):
        een_actie(overdracht=[overdracht])


@pytest.mark.parametrize(("volgorde", "number"), [("2", 2), ("10", 10), ("0", 0)])
def test_the_place_within_the_thema_is_a_number(volgorde: str, number: int) -> None:
    """Read as text, meant as a number."""
    assert number == een_actie(volgorde=volgorde).volgorde


@pytest.mark.parametrize("volgorde", ["-1", "1.5", "twee", "", "٢", "1_0"])
def test_another_place_is_refused(volgorde: str) -> None:
    """A whole number, without a sign."""
    with pytest.raises(ValidationError):
        een_actie(volgorde=volgorde)


def test_since_when_it_exists() -> None:
    """``sinds`` is a date."""
    sinds = een_actie(sinds="2018-01-19").sinds
    assert sinds is not None
    assert date(2018, 1, 19) == sinds.einde


@pytest.mark.parametrize("sinds", ["vorig jaar", "2018-02-29", "2018-07-01/.."])
def test_since_needs_a_date(sinds: str) -> None:
    """Words and open ends are no date."""
    with pytest.raises(ValidationError):
        een_actie(sinds=sinds)


def test_what_else_it_stems_from() -> None:
    """A row that cites something else than a decision says so."""
    assert "MTO 2018" == een_actie(aanleiding="MTO 2018").aanleiding


def test_a_step_says_only_what_differs() -> None:
    """A step needs a title alone."""
    stap = een_actie(activiteiten=[{"titel": "Ruimte zoeken"}]).activiteiten[0]
    assert ((), (), None, None, (), ()) == (stap.wie, stap.met, stap.sinds, stap.termijn, stap.uitstel, stap.voortgang)


def test_a_step_may_have_all_of_its_own() -> None:
    """Owner, help, start, deadline, postponement and progress."""
    stap = {
        "titel": "Ruimte zoeken",
        "wie": ["ICT"],
        "met": ["COM"],
        "sinds": "2018-02-01",
        "termijn": "2018-06",
        "uitstel": [{"datum": "2018-06-01", "naar": "2018-09", "door": "DB", "reden": "krapte"}],
        "voortgang": [{"datum": "2018-03-26", "status": "loopt", "tekst": "Drie panden bekeken"}],
        "toelichting": "in overleg",
    }
    assert ("ICT",) == een_actie(activiteiten=[stap]).activiteiten[0].wie


@pytest.mark.parametrize(
    "stap", [{}, {"titel": ""}, {"titel": "Stap", "besluiten": []}, {"titel": "Stap", "thema": "gebouw"}]
)
def test_another_form_of_step_is_refused(stap: object) -> None:
    """A step has a title, and neither decisions nor a thema of its own."""
    with pytest.raises(ValidationError):
        een_actie(activiteiten=[stap])


def test_inferred_plain_fields_are_named() -> None:
    """``afgeleid`` lists fields of the actie."""
    assert ("wie", "sinds") == een_actie(afgeleid=["wie", "sinds"]).afgeleid


@pytest.mark.parametrize("veld", ["kleur", "orgaan"])
def test_only_its_own_fields_can_be_inferred(veld: str) -> None:
    """A field of another kind of record is not one of an actie."""
    with pytest.raises(ValidationError):
        een_actie(afgeleid=[veld])


def test_an_actie_cannot_be_changed() -> None:
    """A record is an immutable value."""
    actie = een_actie()
    with pytest.raises(ValidationError):
        actie.wie = ()  # type: ignore[misc]


def test_lists_in_a_record_cannot_be_changed_either() -> None:
    """What is inside is as fixed as the record, so that it can be a key."""
    actie = een_actie(activiteiten=[{"titel": "Ruimte zoeken"}], voortgang=[{"datum": "2018-02-01", "status": "loopt"}])
    assert isinstance(hash(actie), int)
