"""Decisions: which fields they take, and what they say of older ones."""

import pytest
from pydantic import ValidationError

from actiepunten.records.besluit import GeenOpvolging, VerbandSoort
from support.builders import een_besluit

SOORTEN = ["besluit", "opdracht", "verzoek", "afspraak", "maatregel", "voornemen", "vaststelling"]
OUDER = "DB-2017-12-01-03"


def test_the_default_besluit_is_valid() -> None:
    """The builder gives a decision of its own."""
    assert "Een meldpunt inrichten" == een_besluit().titel


@pytest.mark.parametrize("soort", SOORTEN)
def test_the_kinds_of_besluit(soort: str) -> None:
    """Seven kinds, by the verb of the source."""
    assert soort == een_besluit(soort=soort).soort


@pytest.mark.parametrize("veld", ["id", "titel", "orgaan", "datum", "soort"])
def test_a_besluit_needs_its_core(veld: str) -> None:
    """Without one of these a decision cannot be told."""
    with pytest.raises(ValidationError):
        een_besluit(**{veld: None})


@pytest.mark.parametrize(
    "velden",
    [
        {"soort": "motie"},
        {"titel": ""},
        {"titel": "   "},
        {"datum": "2018-01"},
        {"datum": "2018-02-29"},
        {"datum": "19-1-2018"},
        {"datum": "2018-01-19 "},
        {"orgaan": "dagelijks bestuur"},
        {"gevraagd": ["hrm"]},
        {"gevraagd": "HRM"},
        {"rubricering": "geheim"},
        {"opvolging": "misschien"},
        {"opvolging": {"geen": ""}},
        {"opvolging": {"reden": "waardering"}},
        {"status": "loopt"},
        {"van_kracht": "true"},
        {"bron": {"plaats": "punt 3"}},
        {"bron": "Verslag"},
        {"verband": [{"soort": "trekt in"}]},
        {"verband": [{"soort": "herroept", "besluit": OUDER}]},
        {"verband": [{"soort": "trekt in", "besluit": "A-2018-1"}]},
        {"verband": [{"soort": "trekt in", "besluit": OUDER, "grond": "gegokt"}]},
        {"weggelaten": [{"veld": "tekst", "grond": "10.2.e", "stelsel": "avg"}]},
        {"weggelaten": [{"veld": "kleur", "grond": "10.2.e", "stelsel": "wob"}]},
        {"uitzonderingen": [{"regel": "T201"}]},
        {"afgeleid": ["kleur"]},
    ],
)
def test_a_wrong_value_or_unknown_field_is_refused(velden: dict[str, object]) -> None:
    """A wrong value never becomes another one; a status is never stored on a decision."""
    with pytest.raises(ValidationError):
        een_besluit(**velden)


def test_the_sentence_about_a_date_is_dutch() -> None:
    """A day that does not exist is named as such."""
    with pytest.raises(ValidationError, match="bestaat niet"):
        een_besluit(datum="2018-02-29")


@pytest.mark.parametrize("rubricering", ["openbaar", "intern", "vertrouwelijk"])
def test_who_may_see_it(rubricering: str) -> None:
    """Three degrees."""
    assert rubricering == een_besluit(rubricering=rubricering).rubricering


def test_the_default_rubricering_is_intern() -> None:
    """What nobody made public stays inside."""
    assert "intern" == een_besluit().rubricering


@pytest.mark.parametrize("soort", SOORTEN)
def test_only_a_vaststelling_asks_nothing_by_default(soort: str) -> None:
    """Follow-up is required, except of a statement."""
    assert een_besluit(soort=soort).vraagt_opvolging == (soort != "vaststelling")


def test_a_vaststelling_may_ask_follow_up() -> None:
    """``vereist`` holds for any kind."""
    assert een_besluit(soort="vaststelling", opvolging="vereist").vraagt_opvolging


def test_a_besluit_may_ask_nothing_with_a_reason() -> None:
    """``geen`` says why, and whether the keeper inferred it."""
    besluit = een_besluit(opvolging={"geen": "waardering, vraagt geen actie", "grond": "afgeleid"})
    assert isinstance(besluit.opvolging, GeenOpvolging)
    assert (False, True) == (besluit.vraagt_opvolging, besluit.opvolging.is_afgeleid)


def test_whom_it_asks_stands_in_the_order_of_the_source() -> None:
    """Codes are not sorted."""
    assert ("ICT", "AB", "HRM") == een_besluit(gevraagd=["ICT", "AB", "HRM"]).gevraagd


def test_it_may_ask_nobody() -> None:
    """``gevraagd`` and ``met`` may be empty."""
    besluit = een_besluit(gevraagd=[])
    assert ((), ()) == (besluit.gevraagd, besluit.met)


@pytest.mark.parametrize(
    ("soort", "ends", "revises"),
    [
        ("bevestigt", False, False),
        ("werkt uit", False, False),
        ("wijzigt", False, True),
        ("vervangt", True, True),
        ("trekt in", True, True),
        ("raakt", False, True),
        ("verwant", False, False),
    ],
)
def test_what_a_newer_besluit_does_to_an_older_one(soort: str, ends: bool, revises: bool) -> None:  # noqa: FBT001
    """Vervangt and trekt in end its force; these two, wijzigt and raakt make its acties herzien."""
    verband = een_besluit(verband=[{"soort": soort, "besluit": OUDER}]).verband[0]
    assert (verband.soort.ends, verband.soort.revises) == (ends, revises)


def test_there_are_seven_kinds_of_verband() -> None:
    """The list of the format is closed."""
    kinds = {"bevestigt", "werkt uit", "wijzigt", "vervangt", "trekt in", "raakt", "verwant"}
    assert kinds == {soort.value for soort in VerbandSoort}


def test_a_verband_may_be_inferred() -> None:
    """``grond`` and ``toelichting`` stand on the verband itself."""
    verband = {"soort": "werkt uit", "besluit": OUDER, "grond": "afgeleid", "toelichting": "zelfde onderwerp"}
    assert een_besluit(verband=[verband]).verband[0].is_afgeleid


def test_one_source_or_a_list_of_them() -> None:
    """A single ``bron`` means a list of one."""
    bron = {"stuk": "Verslag 19 januari 2018", "plaats": "Actiepunten"}
    assert een_besluit(bron=bron) == een_besluit(bron=[bron])


@pytest.mark.parametrize("stelsel", ["wob", "woo", "geen"])
def test_a_value_that_the_source_withholds(stelsel: str) -> None:
    """Neither empty nor unknown: the field, the ground and the law."""
    besluit = een_besluit(weggelaten=[{"veld": "tekst", "grond": "10.2.e", "stelsel": stelsel}])
    assert stelsel == besluit.weggelaten[0].stelsel


def test_a_deviation_from_a_rule_gives_its_reason() -> None:
    """The rule and the reason stand in the record."""
    besluit = een_besluit(uitzonderingen=[{"regel": "T201", "reden": "de bron zegt het zo"}])
    assert ("T201", "de bron zegt het zo") == (besluit.uitzonderingen[0].regel, besluit.uitzonderingen[0].reden)


def test_inferred_plain_fields_are_named() -> None:
    """``afgeleid`` lists fields of the record."""
    assert ("soort", "gevraagd") == een_besluit(afgeleid=["soort", "gevraagd"]).afgeleid


def test_every_scalar_is_text() -> None:
    """``no`` is a word, ``2018-09`` a text and ``010`` stays."""
    besluit = een_besluit(titel="no", tekst="2018-09", toelichting="010")
    assert ("no", "2018-09", "010") == (besluit.titel, besluit.tekst, besluit.toelichting)


def test_a_besluit_cannot_be_changed() -> None:
    """A record is an immutable value."""
    besluit = een_besluit()
    with pytest.raises(ValidationError):
        besluit.titel = "Iets anders"  # type: ignore[misc]


def test_equal_content_means_equal_records() -> None:
    """A record knows nothing but what it says."""
    assert een_besluit() == een_besluit()
