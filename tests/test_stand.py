"""What was true at the peildatum: what was there, whose it was, what rested on what."""

from datetime import date

import pytest

from actiepunten.actie_view import ActieView, actie_sinds
from actiepunten.besluit_view import BesluitView
from actiepunten.records.entry import AnyRecord
from actiepunten.stand import highest, last_meeting, previous_meeting
from support.builders import een_actie, een_besluit, een_casus, een_inrichting, een_stand

OUD, NIEUW, ANDER = "DB-2018-01-19-01", "DB-2018-03-01-01", "DB-2018-01-19-02"


def actie_op(peildatum: str, *records: AnyRecord, **velden: object) -> ActieView:
    actie = een_actie(**velden)
    return een_stand(een_besluit(), actie, *records, peildatum=peildatum).acties[actie.id]


def besluit_op(peildatum: str, *records: AnyRecord) -> BesluitView:
    return een_stand(een_besluit(), *records, peildatum=peildatum).besluiten[OUD]


def een_nieuw(soort: str, oud: str = OUD) -> AnyRecord:
    """The decision of 1 March that says this of the old one."""
    return een_besluit(id=NIEUW, verband=[{"soort": soort, "besluit": oud}])


def afgeleid(besluit: str) -> dict[str, str]:
    return {"besluit": besluit, "grond": "afgeleid"}


def meld(datum: str, status: str) -> list[dict[str, str]]:
    return [{"datum": datum, "status": status}]


# Existence.


@pytest.mark.parametrize(
    ("peildatum", "ids"), [("2018-01-18", []), ("2018-01-19", [OUD]), ("2018-03-01", [OUD, NIEUW])]
)
def test_a_besluit_is_there_from_its_date(peildatum: str, ids: list[str]) -> None:
    """The stand holds only decisions taken on or before the day."""
    assert ids == list(een_stand(een_besluit(id=NIEUW), een_besluit(), peildatum=peildatum).besluiten)


@pytest.mark.parametrize(("peildatum", "count"), [("2018-01-18", 0), ("2018-01-19", 1)])
def test_an_actie_is_there_from_the_date_of_its_decision(peildatum: str, count: int) -> None:
    """Without ``sinds``: the date of the first decision it names."""
    actie = een_actie(id="A-2018-02-01-01")
    assert count == len(een_stand(een_besluit(), actie, peildatum=peildatum).acties)


@pytest.mark.parametrize(("peildatum", "count"), [("2018-02-14", 0), ("2018-02-15", 1)])
def test_sinds_wins_over_the_decision(peildatum: str, count: int) -> None:
    """What the record says goes first."""
    assert count == len(een_stand(een_besluit(), een_actie(sinds="2018-02-15"), peildatum=peildatum).acties)


@pytest.mark.parametrize(("peildatum", "count"), [("2018-01-31", 0), ("2018-02-01", 1)])
def test_a_fuzzy_sinds_counts_from_its_first_day(peildatum: str, count: int) -> None:
    """Since February: there from 1 February."""
    assert count == len(een_stand(een_besluit(), een_actie(sinds="2018-02"), peildatum=peildatum).acties)


def test_of_several_named_decisions_the_first_one_tells() -> None:
    """The first as the record lists them."""
    assert date(2018, 1, 19) == actie_op("2018-09-30", een_besluit(id=NIEUW), besluiten=[OUD, NIEUW]).sinds


def test_an_inferred_link_plays_no_part_in_sinds() -> None:
    """The named decision of March tells, not the inferred one of January."""
    register = een_stand(een_besluit(), een_besluit(id=NIEUW)).register
    assert date(2018, 3, 1) == actie_sinds(register, een_actie(besluiten=[afgeleid(OUD), NIEUW]))


def test_an_actie_that_names_no_decision_gives_sinds() -> None:
    """With only an inferred link, ``sinds`` is what counts."""
    assert date(2018, 9, 14) == actie_op("2018-09-30", besluiten=[afgeleid(OUD)], sinds="2018-09-14").sinds


def test_the_id_does_not_tell_since_when() -> None:
    """An id is a name, not a fact."""
    assert date(2018, 1, 19) == actie_op("2018-09-30", id="A-2018-06-01-01").sinds


@pytest.mark.parametrize(("peildatum", "count"), [("2018-04-30", 0), ("2018-05-01", 1)])
def test_a_step_may_be_there_later_than_its_actie(peildatum: str, count: int) -> None:
    """A step has its own ``sinds``."""
    assert count == len(actie_op(peildatum, activiteiten=[{"titel": "Later", "sinds": "2018-05-01"}]).stappen)


def test_a_step_is_there_as_long_as_its_actie_by_default() -> None:
    """Without ``sinds`` of its own."""
    assert len(actie_op("2018-01-19", activiteiten=[{"titel": "Meteen"}]).stappen) == 1


def test_a_decision_of_later_does_not_show_at_the_actie() -> None:
    """Named in the record, but not taken yet."""
    view = actie_op("2018-02-28", een_besluit(id=NIEUW), besluiten=[OUD, NIEUW])
    assert [besluit.id for besluit, _ in view.besluiten] == [OUD]


def test_an_actie_of_later_does_not_show_at_the_besluit() -> None:
    """It rests on the decision once it is there."""
    actie = een_actie(sinds="2018-03-01")
    assert ([], [actie.id]) == (
        [view.id for view, _ in besluit_op("2018-02-28", actie).acties],
        [view.id for view, _ in besluit_op("2018-03-01", actie).acties],
    )


# Entries.


@pytest.mark.parametrize(("peildatum", "status"), [("2018-06-29", "onbekend"), ("2018-06-30", "loopt")])
def test_a_fuzzy_entry_counts_from_its_last_day(peildatum: str, status: str) -> None:
    """Reported for June: not before 30 June."""
    assert status == actie_op(peildatum, voortgang=meld("2018-06", "loopt")).status


def test_the_newest_entry_may_be_that_of_a_step() -> None:
    """The last word on an actie is its own or a step's."""
    view = actie_op(
        "2018-09-30",
        voortgang=meld("2018-02-01", "loopt"),
        activiteiten=[{"titel": "Stap", "voortgang": meld("2018-03", "loopt")}],
    )
    assert view.laatste
    assert date(2018, 3, 31) == view.laatste.dag


def test_without_entries_there_is_no_last_word() -> None:
    """An entry of later is none yet."""
    assert actie_op("2018-01-31", voortgang=meld("2018-02-01", "loopt")).laatste is None


@pytest.mark.parametrize(("eigen", "stap", "laatste"), [
    ([("volgt", "ochtend"), ("loopt", "middag")], [], "middag"),
    ([], [("volgt", "ochtend"), ("loopt", "middag")], "middag"),
    ([("loopt", "actie")], [("volgt", "stap")], "actie"),
])  # fmt: skip
def test_of_one_day_the_last_recorded_entry_counts(
    eigen: list[tuple[str, str]], stap: list[tuple[str, str]], laatste: str
) -> None:
    """Entries stand in the order recorded; the actie's own tell as long as those of its steps are not newer."""

    def on_one_day(meldingen: list[tuple[str, str]]) -> list[dict[str, str]]:
        return [{"datum": "2018-03-01", "status": status, "tekst": tekst} for status, tekst in meldingen]

    activiteiten = [{"titel": "Stap", "voortgang": on_one_day(stap)}]
    view = actie_op("2018-09-30", voortgang=on_one_day(eigen), activiteiten=activiteiten)
    assert view.laatste
    assert view.laatste.tekst == laatste


def test_where_progress_is_withheld_nothing_is_open() -> None:
    """Nobody can tell: it is neither to do nor open, and nothing is expected by a day."""
    bekend = actie_op("2018-09-30", termijn="2018-12")
    weg = actie_op(
        "2018-09-30", termijn="2018-12", weggelaten=[{"veld": "voortgang", "grond": "5.1.2.e", "stelsel": "woo"}]
    )
    assert (bekend.te_doen, bekend.open, bekend.verwacht) == (True, True, date(2018, 12, 31))
    assert (weg.te_doen, weg.open, weg.verwacht) == (False, False, None)


def test_on_ended_decisions_nothing_is_expected_by_a_day() -> None:
    """It is only herzien then, not late; so no list may give it a day."""
    assert actie_op("2018-09-30", een_nieuw("trekt in"), termijn="2018-02").verwacht is None


@pytest.mark.parametrize(("peildatum", "laatste"), [
    ("2018-01-18", None),
    ("2018-01-19", (date(2018, 1, 19), "DB")),
    ("2018-03-01", (date(2018, 3, 1), "MT")),
])  # fmt: skip
def test_the_last_meeting_is_that_of_the_body_that_decided_most(
    peildatum: str, laatste: tuple[date, str] | None
) -> None:
    """Two bodies met on one day: both the overview and ``--sinds vorige`` mean the same one."""
    van_mt = [een_besluit(id=f"MT-2018-03-01-0{nummer}", orgaan="MT") for nummer in (1, 2)]
    stand = een_stand(een_besluit(), een_besluit(id=NIEUW), *van_mt, peildatum=peildatum)
    assert last_meeting(stand) == laatste
    assert previous_meeting(stand) == ((date(2018, 1, 19), "DB") if peildatum == "2018-03-01" else None)


# Meetings.


def besloten(*ids: str) -> tuple[date, str] | None:
    """The meeting before the last of those that took these decisions."""
    return previous_meeting(een_stand(*(een_besluit(id=i) for i in ids), peildatum="2018-12-31"))


def test_the_meeting_before_is_that_of_the_same_body() -> None:
    """Another body that met in between is not the meeting before."""
    assert besloten("DB-2018-01-19-01", "MT-2018-02-02-01", "DB-2018-03-01-01") == (date(2018, 1, 19), "DB")


def test_the_body_with_the_most_decisions_of_the_last_day_counts() -> None:
    """Where two bodies met on one day, the one that decided most did."""
    ids = ("DB-2018-01-19-01", "MT-2018-02-02-01", "DB-2018-03-01-01", "DB-2018-03-01-02", "MT-2018-03-01-01")
    assert besloten(*ids) == (date(2018, 1, 19), "DB")


def test_a_body_that_met_for_the_first_time_looks_back_at_the_others() -> None:
    """Then the meeting before is the last earlier day on which anybody decided."""
    assert besloten("DB-2018-01-19-01", "MT-2018-02-02-01", "RVT-2018-03-01-01") == (date(2018, 2, 2), "MT")


def test_before_the_first_meeting_there_is_none() -> None:
    """One meeting, or none, has nothing before it."""
    assert besloten("DB-2018-01-19-01", "DB-2018-01-19-02") is None
    assert besloten() is None


# Owners.

OVERDRACHTEN = [
    {"datum": "2018-06-01", "van": ["ICT"], "naar": ["HRM"]},
    {"datum": "2018-03-01", "van": ["COM"], "naar": ["ICT"]},
]


@pytest.mark.parametrize(
    ("peildatum", "wie"),
    [
        ("2018-02-28", ("COM",)),
        ("2018-03-01", ("ICT",)),
        ("2018-05-31", ("ICT",)),
        ("2018-06-01", ("HRM",)),
        ("2018-09-30", ("HRM",)),
    ],
)
@pytest.mark.parametrize("overdracht", [OVERDRACHTEN, OVERDRACHTEN[::-1]])
def test_who_did_it_then(peildatum: str, wie: tuple[str, ...], overdracht: object) -> None:
    """COM, then ICT, then HRM, whichever change was recorded first."""
    assert wie == actie_op(peildatum, wie=["HRM"], overdracht=overdracht).wie


@pytest.mark.parametrize(("peildatum", "wie"), [("2018-05-31", {"HRM", "COM"}), ("2018-06-01", {"HRM", "ICT"})])
def test_one_of_several_owners_may_change(peildatum: str, wie: set[str]) -> None:
    """The others stay."""
    overdracht = [{"datum": "2018-06-01", "van": ["COM"], "naar": ["ICT"]}]
    assert wie == set(actie_op(peildatum, wie=["HRM", "ICT"], overdracht=overdracht).wie)


@pytest.mark.parametrize(("peildatum", "wie"), [("2018-05-31", {"COM", "ICT"}), ("2018-06-01", {"HRM"})])
def test_several_owners_may_hand_over_to_one(peildatum: str, wie: set[str]) -> None:
    """And before that it was of all of them."""
    overdracht = [{"datum": "2018-06-01", "van": ["COM", "ICT"], "naar": ["HRM"]}]
    assert wie == set(actie_op(peildatum, wie=["HRM"], overdracht=overdracht).wie)


def test_who_handed_over_may_stay_an_owner() -> None:
    """COM shares the work with ICT from June: before that COM had it alone."""
    overdracht = [{"datum": "2018-06-01", "van": ["COM"], "naar": ["COM", "ICT"]}]
    assert actie_op("2018-05-31", wie=["COM", "ICT"], overdracht=overdracht).wie == ("COM",)


def test_it_may_have_been_of_nobody() -> None:
    """``van`` is empty: nobody had it before."""
    overdracht = [{"datum": "2018-06-01", "van": [], "naar": ["HRM"]}]
    assert actie_op("2018-05-31", wie=["HRM"], overdracht=overdracht).wie == ()


def test_it_may_be_of_nobody_now() -> None:
    """``naar`` is empty: before that, HRM had it."""
    overdracht = [{"datum": "2018-06-01", "van": ["HRM"], "naar": []}]
    before, after = (actie_op(dag, wie=[], overdracht=overdracht).wie for dag in ("2018-05-31", "2018-06-01"))
    assert (before, after) == (("HRM",), ())


def test_owners_may_get_it_back() -> None:
    """HRM, then ICT, then HRM again."""
    overdracht = [
        {"datum": "2018-03-01", "van": ["HRM"], "naar": ["ICT"]},
        {"datum": "2018-06-01", "van": ["ICT"], "naar": ["HRM"]},
    ]
    seen = [actie_op(dag, wie=["HRM"], overdracht=overdracht).wie for dag in ("2018-02-01", "2018-04-01", "2018-07-01")]
    assert seen == [("HRM",), ("ICT",), ("HRM",)]


def test_two_changes_of_one_day_are_read_in_the_order_recorded() -> None:
    """COM to ICT and ICT to HRM on the same day: COM before, HRM after."""
    overdracht = [
        {"datum": "2018-06-01", "van": ["COM"], "naar": ["ICT"]},
        {"datum": "2018-06-01", "van": ["ICT"], "naar": ["HRM"]},
    ]
    before, after = (actie_op(dag, wie=["HRM"], overdracht=overdracht).wie for dag in ("2018-05-31", "2018-06-01"))
    assert (before, after) == (("COM",), ("HRM",))


@pytest.mark.parametrize(("peildatum", "wie"), [("2018-06-29", ("COM",)), ("2018-06-30", ("HRM",))])
def test_a_fuzzy_change_of_owner_counts_from_its_last_day(peildatum: str, wie: tuple[str, ...]) -> None:
    """Handed over in June: from 30 June."""
    assert wie == actie_op(peildatum, overdracht=[{"datum": "2018-06", "van": ["COM"], "naar": ["HRM"]}]).wie


def test_a_step_is_done_by_the_owners_of_the_actie_of_then() -> None:
    """Unless it says otherwise."""
    stappen = [{"titel": "Zelf"}, {"titel": "Anders", "wie": ["ICT"]}]
    view = actie_op(
        "2018-05-31", overdracht=[{"datum": "2018-06-01", "van": ["COM"], "naar": ["HRM"]}], activiteiten=stappen
    )
    assert [stap.wie for stap in view.stappen] == [("COM",), ("ICT",)]


def test_everyone_who_does_something_of_it() -> None:
    """Owners of the actie and of its steps, not those who help."""
    view = actie_op("2018-09-30", met=["DB"], activiteiten=[{"titel": "Anders", "wie": ["ICT"], "met": ["COM"]}])
    assert {"HRM", "ICT"} == view.iedereen


@pytest.mark.parametrize("status", ["volgt", "loopt"])
def test_what_is_to_do_by_nobody_says_so(status: str) -> None:
    """Without an owner there is a signal."""
    view = actie_op("2018-09-30", wie=[], termijn={"geen": "geen"}, voortgang=meld("2018-09-01", status))
    assert view.signalen == ("zonder-wie",)


@pytest.mark.parametrize("status", ["uitgevoerd", "vervallen"])
def test_what_is_done_or_dropped_needs_no_owner(status: str) -> None:
    """There is nothing left to own."""
    assert actie_op("2018-09-30", wie=[], voortgang=meld("2018-09-01", status)).signalen == ()


@pytest.mark.parametrize(("peildatum", "zonder"), [("2018-05-31", True), ("2018-06-01", False)])
def test_without_an_owner_is_told_of_then(peildatum: str, zonder: bool) -> None:  # noqa: FBT001
    """It was of nobody until June."""
    view = actie_op(peildatum, overdracht=[{"datum": "2018-06-01", "van": [], "naar": ["HRM"]}])
    assert zonder == ("zonder-wie" in view.signalen)


def test_a_role_is_shown_with_its_name_of_the_peildatum() -> None:
    """The labels of the stand are those of its day."""
    inrichting = een_inrichting(rollen=[{"code": "PZ", "tot": "2018-07", "opvolgers": ["HRM"]}, {"code": "HRM"}])
    labels = [een_stand(peildatum=dag, inrichting=inrichting).label("HRM") for dag in ("2018-07-31", "2018-08-01")]
    assert labels == ["HRM (toen PZ)", "HRM"]


# In force.


@pytest.mark.parametrize("soort", ["vervangt", "trekt in"])
@pytest.mark.parametrize(
    ("peildatum", "van_kracht"), [("2018-02-28", True), ("2018-03-01", False), ("2018-09-30", False)]
)
def test_a_besluit_ends_from_the_date_of_the_one_that_ends_it(soort: str, peildatum: str, van_kracht: bool) -> None:  # noqa: FBT001
    """Replaced or taken back: out of force from the newer one's date."""
    assert van_kracht == besluit_op(peildatum, een_nieuw(soort)).van_kracht


@pytest.mark.parametrize("soort", ["wijzigt", "raakt", "bevestigt", "werkt uit", "verwant"])
def test_other_verbanden_do_not_end_a_besluit(soort: str) -> None:
    """Changed, touched, confirmed, worked out or akin: still in force."""
    assert besluit_op("2018-09-30", een_nieuw(soort)).van_kracht


def test_a_besluit_is_ended_within_a_meeting_by_a_higher_number() -> None:
    """On the very date of both."""
    newer = een_besluit(id=ANDER, verband=[{"soort": "trekt in", "besluit": OUD}])
    assert not besluit_op("2018-01-19", newer).van_kracht


def test_taking_back_what_took_it_back_does_not_revive_a_besluit() -> None:
    """Its force ended; only a new decision can say it again."""
    later = een_besluit(id="DB-2018-06-01-01", verband=[{"soort": "trekt in", "besluit": NIEUW}])
    assert not besluit_op("2018-09-30", een_nieuw("trekt in"), later).van_kracht


def test_who_ended_it_is_known() -> None:
    """The newer decision itself."""
    assert [view.id for view in besluit_op("2018-09-30", een_nieuw("vervangt")).beeindigd_door] == [NIEUW]


@pytest.mark.parametrize(
    ("soort", "door"),
    [
        ("vervangt", [NIEUW]),
        ("trekt in", [NIEUW]),
        ("wijzigt", [NIEUW]),
        ("raakt", [NIEUW]),
        ("bevestigt", []),
        ("werkt uit", []),
        ("verwant", []),
    ],
)
def test_four_verbanden_revise_a_besluit(soort: str, door: list[str]) -> None:
    """Those that replace, take back, change or touch it."""
    assert door == [view.id for view in besluit_op("2018-09-30", een_nieuw(soort)).herzien_door]


def test_a_newer_besluit_of_later_revises_nothing_yet() -> None:
    """The day before it was taken."""
    assert besluit_op("2018-02-28", een_nieuw("trekt in")).herzien_door == ()


# Herzien.


def herzien_op(peildatum: str, *records: AnyRecord, **velden: object) -> bool:
    basis: dict[str, object] = {"termijn": {"geen": "geen"}, "voortgang": meld("2018-01-20", "volgt")}
    return "herzien" in actie_op(peildatum, *records, **(basis | velden)).signalen


@pytest.mark.parametrize("soort", ["vervangt", "trekt in", "wijzigt", "raakt"])
@pytest.mark.parametrize(("peildatum", "herzien"), [("2018-02-28", False), ("2018-03-01", True), ("2018-09-30", True)])
def test_what_rests_on_a_revised_besluit_is_herzien(soort: str, peildatum: str, herzien: bool) -> None:  # noqa: FBT001
    """All four, from the date of the newer decision."""
    assert herzien == herzien_op(peildatum, een_nieuw(soort))


@pytest.mark.parametrize("soort", ["bevestigt", "werkt uit", "verwant"])
def test_other_verbanden_do_not_make_it_herzien(soort: str) -> None:
    """Nothing has to be looked at again."""
    assert not herzien_op("2018-09-30", een_nieuw(soort))


@pytest.mark.parametrize("soort", ["vervangt", "trekt in", "wijzigt", "raakt"])
def test_naming_the_new_besluit_ends_herzien(soort: str) -> None:
    """Who names it has looked at it."""
    assert not herzien_op("2018-09-30", een_nieuw(soort), besluiten=[OUD, NIEUW])


def test_naming_another_besluit_does_not_end_herzien() -> None:
    """It has to be the new one."""
    assert herzien_op("2018-09-30", een_nieuw("wijzigt"), een_besluit(id=ANDER), besluiten=[OUD, ANDER])


@pytest.mark.parametrize(("datum", "herzien"), [("2018-02-28", True), ("2018-03-02", False)])
def test_a_later_entry_ends_herzien(datum: str, herzien: bool) -> None:  # noqa: FBT001
    """An entry of before the new decision does not; one of after it does."""
    assert herzien == herzien_op("2018-09-30", een_nieuw("wijzigt"), voortgang=meld(datum, "volgt"))


def test_a_later_entry_of_a_step_ends_herzien_too() -> None:
    """A step was looked at again."""
    stappen = [{"titel": "Stap", "voortgang": meld("2018-03-02", "volgt")}]
    assert not herzien_op("2018-09-30", een_nieuw("wijzigt"), activiteiten=stappen)


@pytest.mark.parametrize(("peildatum", "herzien"), [("2018-04-30", True), ("2018-05-01", False)])
def test_an_entry_ends_herzien_from_its_own_date(peildatum: str, herzien: bool) -> None:  # noqa: FBT001
    """Before that entry the actie was herzien."""
    assert herzien == herzien_op(peildatum, een_nieuw("wijzigt"), voortgang=meld("2018-05-01", "volgt"))


def test_a_second_revision_makes_it_herzien_again() -> None:
    """Looked at after the first, not after the second."""
    second = een_besluit(id="DB-2018-06-01-01", verband=[{"soort": "raakt", "besluit": OUD}])
    view = actie_op("2018-09-30", een_nieuw("wijzigt"), second, voortgang=meld("2018-04-01", "volgt"))
    assert [besluit.id for besluit in view.herzien_door] == ["DB-2018-06-01-01"]


def test_what_rests_on_another_besluit_is_not_herzien() -> None:
    """Only what rests on the old one."""
    assert not herzien_op("2018-09-30", een_nieuw("trekt in"), een_besluit(id=ANDER), besluiten=[ANDER])


def test_what_rests_on_it_by_inference_is_herzien() -> None:
    """It rests on the old one, whoever says so."""
    assert herzien_op("2018-09-30", een_nieuw("trekt in"), besluiten=[afgeleid(OUD)], sinds="2018-01-19")


# Out of force.


def late_op(*records: AnyRecord, **velden: object) -> ActieView:
    """An actie whose deadline was 30 June, seen in September."""
    return actie_op("2018-09-30", *records, termijn="2018-06-30", voortgang=meld("2018-01-20", "volgt"), **velden)


@pytest.mark.parametrize("soort", ["vervangt", "trekt in"])
def test_with_all_named_besluiten_out_of_force_it_is_only_herzien(soort: str) -> None:
    """Not late: nobody asks for it any more."""
    view = late_op(een_nieuw(soort))
    assert (view.signalen, view.te_laat, view.dagen_te_laat) == (("herzien",), False, 0)


@pytest.mark.parametrize("soort", ["wijzigt", "raakt"])
def test_with_a_changed_besluit_it_is_late_as_well(soort: str) -> None:
    """The decision is still in force."""
    view = late_op(een_nieuw(soort))
    assert ({"herzien", "te-laat"}, True) == (set(view.signalen), view.te_laat)


def test_with_one_named_besluit_in_force_it_is_late_as_well() -> None:
    """All of them have to be out of force."""
    view = late_op(een_nieuw("trekt in"), een_besluit(id=ANDER), besluiten=[OUD, ANDER])
    assert {"herzien", "te-laat"} == set(view.signalen)


def test_an_inferred_besluit_in_force_does_not_make_it_late() -> None:
    """Only the decisions that it names count."""
    view = late_op(een_nieuw("trekt in"), een_besluit(id=ANDER), besluiten=[OUD, afgeleid(ANDER)])
    assert (view.signalen, view.te_laat) == (("herzien",), False)


def test_naming_no_besluit_is_not_having_all_out_of_force() -> None:
    """An actie with only an inferred link can be late."""
    assert late_op(besluiten=[afgeleid(OUD)], sinds="2018-01-19").signalen == ("te-laat",)


def test_naming_the_new_besluit_makes_it_late_again() -> None:
    """It rests on a decision in force."""
    assert late_op(een_nieuw("vervangt"), besluiten=[OUD, NIEUW]).signalen == ("te-laat",)


def test_a_later_entry_does_not_bring_back_a_deadline_that_nobody_asks() -> None:
    """All that it names is still out of force: looked at again, but not late."""
    stopped = actie_op("2018-09-30", een_nieuw("trekt in"), termijn="2018-06-30", voortgang=meld("2018-09-01", "loopt"))
    assert (stopped.te_laat, stopped.dagen_te_laat) == (False, 0)


def test_late_steps_are_not_late_either_once_all_is_out_of_force() -> None:
    """The deadline of a step is one of the actie."""
    stappen = [{"titel": "Stap", "termijn": "2018-05-31"}]
    view = late_op(een_nieuw("trekt in"), activiteiten=stappen)
    assert (view.signalen, view.dagen_te_laat) == (("herzien",), 0)


# Coverage.


@pytest.mark.parametrize(
    ("links", "dekking"),
    [
        ([], "geen"),
        ([[afgeleid(OUD)]], "afgeleid"),
        ([[OUD]], "genoemd"),
        ([[afgeleid(OUD)], [OUD]], "genoemd"),
        ([[OUD], [afgeleid(OUD)]], "genoemd"),
        ([[afgeleid(OUD)], [afgeleid(OUD)]], "afgeleid"),
        ([[ANDER]], "geen"),
    ],
)
def test_how_a_besluit_is_carried(links: list[list[object]], dekking: str) -> None:
    """By name, only by inference, or not at all."""
    acties = [
        een_actie(id=f"A-2018-01-19-0{nr}", besluiten=besluiten, sinds="2018-01-19")
        for nr, besluiten in enumerate(links, 1)
    ]
    assert dekking == besluit_op("2018-09-30", een_besluit(id=ANDER), *acties).dekking


@pytest.mark.parametrize("velden", [{"soort": "vaststelling"}, {"opvolging": {"geen": "waardering"}}])
@pytest.mark.parametrize("met_actie", [False, True])
def test_what_asks_nothing_needs_no_coverage(velden: dict[str, object], met_actie: bool) -> None:  # noqa: FBT001
    """With or without an actie."""
    records: list[AnyRecord] = [een_besluit(**velden), *([een_actie()] if met_actie else [])]
    assert een_stand(*records).besluiten[OUD].dekking == "niet nodig"


def test_a_vaststelling_that_asks_follow_up_needs_coverage() -> None:
    """``vereist`` says so."""
    assert een_stand(een_besluit(soort="vaststelling", opvolging="vereist")).besluiten[OUD].dekking == "geen"


@pytest.mark.parametrize(("peildatum", "dekking"), [("2018-02-28", "geen"), ("2018-03-01", "genoemd")])
def test_coverage_is_that_of_the_peildatum(peildatum: str, dekking: str) -> None:
    """An actie of later carries nothing yet."""
    assert dekking == besluit_op(peildatum, een_actie(sinds="2018-03-01")).dekking


@pytest.mark.parametrize(("besluiten", "zonder_actie"), [([OUD], False), ([afgeleid(OUD)], False), ([ANDER], True)])
def test_a_besluit_that_nobody_took_up(besluiten: list[object], zonder_actie: bool) -> None:  # noqa: FBT001
    """An inferred link is a link."""
    records = een_besluit(id=ANDER), een_actie(besluiten=besluiten, sinds="2018-01-19")
    assert zonder_actie == besluit_op("2018-09-30", *records).zonder_actie


@pytest.mark.parametrize(("peildatum", "zonder_actie"), [("2018-02-28", True), ("2018-03-01", False)])
def test_a_besluit_out_of_force_asks_nothing_more(peildatum: str, zonder_actie: bool) -> None:  # noqa: FBT001
    """From the day it was taken back."""
    assert zonder_actie == besluit_op(peildatum, een_nieuw("trekt in")).zonder_actie


# Cases.


@pytest.mark.parametrize(("gedeeld", "count"), [("2018-02-15", 1), ("2018-02-16", 0), ("2018-03", 0), ("2018-01", 1)])
def test_a_case_is_there_from_the_day_it_was_shared(gedeeld: str, count: int) -> None:
    """Seen on 15 February."""
    assert count == len(een_stand(een_casus(gedeeld=gedeeld), peildatum="2018-02-15").casussen)


def test_a_case_that_was_not_shared_is_not_there() -> None:
    """Without ``gedeeld`` it is in no stand."""
    assert len(een_stand(een_casus(gedeeld=None), peildatum="2030-01-01").casussen) == 0


def test_a_case_shows_at_the_besluit_it_was_shared_on() -> None:
    """Once it was shared."""
    casus = een_casus(besluiten=[OUD])
    assert ((), (casus,)) == (besluit_op("2018-02-14", casus).casussen, besluit_op("2018-02-15", casus).casussen)


# The whole.


def test_acties_stand_in_the_order_of_the_report() -> None:
    """Thema's as register.yaml has them; within one by volgorde, then by id."""
    acties = [
        een_actie(id="A-2018-01-19-01", thema="gebouw"),
        een_actie(id="A-2018-01-19-02", thema="personeel"),
        een_actie(id="A-2018-01-19-100", thema="personeel"),
        een_actie(id="A-2018-01-19-99", thema="personeel"),
        een_actie(id="A-2018-01-19-03", thema="personeel", volgorde="10"),
        een_actie(id="A-2018-01-19-04", thema="personeel", volgorde="9"),
    ]
    in_order = [f"A-2018-01-19-{nr}" for nr in ("04", "03", "02", "99", "100", "01")]
    assert in_order == list(een_stand(een_besluit(), *acties).acties)


def test_a_stand_of_nothing_is_empty() -> None:
    """A new register has a stand too."""
    stand = een_stand()
    assert (len(stand.besluiten), len(stand.acties), len(stand.casussen)) == (0, 0, 0)


def test_a_reference_to_nothing_does_not_break_the_stand() -> None:
    """That is for check to report."""
    actie = een_actie(besluiten=["DB-2017-01-01-01"], wie=["XYZ"], sinds="2018-01-19")
    newer = een_besluit(verband=[{"soort": "trekt in", "besluit": "DB-2017-01-01-01"}])
    assert list(een_stand(newer, actie, een_casus(besluiten=["DB-2017-01-01-01"])).acties) == [actie.id]


def test_besluiten_that_end_each_other_do_not_hang() -> None:
    """A circle is for check to report."""
    circle = een_besluit(verband=[{"soort": "vervangt", "besluit": ANDER}])
    other = een_besluit(id=ANDER, verband=[{"soort": "vervangt", "besluit": OUD}])
    assert {OUD, ANDER} == set(een_stand(circle, other, een_actie()).besluiten)


@pytest.mark.parametrize(
    ("rubriceringen", "hoogste"),
    [
        ([], None),
        (["openbaar"], "openbaar"),
        (["openbaar", "intern"], "intern"),
        (["vertrouwelijk", "openbaar", "intern"], "vertrouwelijk"),
    ],
)
def test_the_highest_rubricering_of_what_is_shown(rubriceringen: list[str], hoogste: str | None) -> None:
    """The narrowest audience among the records."""
    assert hoogste == highest(een_casus(rubricering=rubricering) for rubricering in rubriceringen)
