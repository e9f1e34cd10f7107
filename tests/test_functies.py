"""Bodies and roles over time: who succeeded whom, and what they are called on a day."""

from collections.abc import Mapping
from datetime import date

import pytest

from actiepunten.functies import Functies
from support.builders import een_inrichting


def functies(*rollen: Mapping[str, object], organen: tuple[Mapping[str, object], ...] = ()) -> Functies:
    inrichting = een_inrichting(rollen=rollen, organen=organen)
    return Functies(inrichting.organen, inrichting.rollen)


def opvolging() -> Functies:
    """PZ became HRM after July 2018."""
    return functies({"code": "PZ", "tot": "2018-07", "opvolgers": ["HRM"]}, {"code": "HRM"})


def keten() -> Functies:
    """PZ became PO after 2016, and PO became HRM after June 2018."""
    return functies(
        {"code": "PZ", "tot": "2016", "opvolgers": ["PO"]},
        {"code": "PO", "tot": "2018-06", "opvolgers": ["HRM"]},
        {"code": "HRM"},
    )


def splitsing() -> Functies:
    """After July 2018 FAC was split into ICT and GEB."""
    return functies({"code": "FAC", "tot": "2018-07", "opvolgers": ["ICT", "GEB"]}, {"code": "ICT"}, {"code": "GEB"})


def fusie() -> Functies:
    """PERS (until June 2018) and WEB (until July 2018) merged into COM."""
    return functies(
        {"code": "PERS", "tot": "2018-06", "opvolgers": ["COM"]},
        {"code": "WEB", "tot": "2018-07", "opvolgers": ["COM"]},
        {"code": "COM"},
    )


def bestuur() -> Functies:
    """A board that was called Duo until 2016, and Driemanschap until 16 March 2018."""
    eerder = [{"naam": "Driemanschap", "tot": "2018-03-16"}, {"naam": "Duo", "tot": "2016"}]
    orgaan = {"code": "DB", "naam": "Dagelijks bestuur", "ook": ["Klein bestuur"], "eerder": eerder}
    return functies({"code": "HRM", "naam": "Afdeling Personeel"}, {"code": "ICT"}, organen=(orgaan,))


@pytest.mark.parametrize("code", ["PZ", "HRM"])
def test_predecessor_and_successor_find_each_other(code: str) -> None:
    """``--owner HRM`` finds what PZ had, ``--owner PZ`` finds it too."""
    assert {"PZ", "HRM"} == opvolging().familie(code)


@pytest.mark.parametrize("code", ["PZ", "PO", "HRM"])
def test_succession_reaches_through_others(code: str) -> None:
    """All links of a chain belong together, from whichever one looks."""
    assert {"PZ", "PO", "HRM"} == keten().familie(code)


def test_predecessors_and_successors_stand_nearest_first() -> None:
    """The one before comes before the one before that."""
    assert (keten().voorgangers("HRM"), keten().opvolgers("PZ")) == (["PO", "PZ"], ["PO", "HRM"])


@pytest.mark.parametrize(
    ("code", "familie"), [("FAC", {"FAC", "ICT", "GEB"}), ("ICT", {"FAC", "ICT"}), ("GEB", {"FAC", "GEB"})]
)
def test_the_parts_of_a_split_are_no_family_of_each_other(code: str, familie: set[str]) -> None:
    """Each part has what the whole had, not what the other part has."""
    assert familie == splitsing().familie(code)


@pytest.mark.parametrize(
    ("code", "familie"), [("COM", {"PERS", "WEB", "COM"}), ("PERS", {"PERS", "COM"}), ("WEB", {"WEB", "COM"})]
)
def test_a_merger_has_what_both_had(code: str, familie: set[str]) -> None:
    """The merged role finds the work of both; each of them finds its own and what came after."""
    assert familie == fusie().familie(code)


def test_a_role_below_another_is_no_succession() -> None:
    """``hoort_bij`` is about place, not about time."""
    known = functies({"code": "PLV-DIR", "hoort_bij": "DIR"}, {"code": "DIR"})
    assert {"PLV-DIR"} == known.familie("PLV-DIR")


def test_a_role_alone_is_its_own_family() -> None:
    """Without succession there is only the role itself."""
    assert {"HRM"} == bestuur().familie("HRM")


def test_a_circle_of_successors_ends() -> None:
    """A mistake in the records never hangs the tool."""
    circle = functies({"code": "HRM", "opvolgers": ["ICT"]}, {"code": "ICT", "opvolgers": ["HRM"]})
    assert {"HRM", "ICT"} == circle.familie("HRM")


@pytest.mark.parametrize("getypt", ["DB", "db", "Db", "Dagelijks bestuur", "DAGELIJKS BESTUUR", "klein bestuur"])
def test_a_body_is_found_by_any_spelling(getypt: str) -> None:
    """Code, name and other spellings, in any case."""
    found = bestuur().find(getypt)
    assert found is not None
    assert found.code == "DB"


def test_a_body_is_found_by_a_former_name() -> None:
    """Who remembers the old name finds the body."""
    found = bestuur().find("driemanschap")
    assert found is not None
    assert found.code == "DB"


@pytest.mark.parametrize("getypt", ["", "bestuur", "XYZ"])
def test_an_unknown_spelling_finds_nothing(getypt: str) -> None:
    """Nothing is guessed."""
    assert bestuur().find(getypt) is None


@pytest.mark.parametrize(
    ("getypt", "code"), [("HRN", "HRM"), ("hmr", "HRM"), ("afdeling personel", "HRM"), ("ITC", "ICT")]
)
def test_an_unknown_role_names_the_nearest(getypt: str, code: str) -> None:
    """A typing mistake in a code or a name leads to the code."""
    assert code == bestuur().nearest(getypt)[0]


def test_at_most_three_are_named() -> None:
    """A long list helps nobody."""
    known = functies(*({"code": f"HRM{nummer}"} for nummer in range(9)))
    assert len(known.nearest("HRM")) == 3


def test_known_codes_are_in_it() -> None:
    """Bodies and roles both; spellings are for find."""
    known = bestuur()
    assert ("DB" in known, "HRM" in known, "db" in known, "Dagelijks bestuur" in known) == (True, True, False, False)


def test_only_bodies_are_bodies() -> None:
    """A role decides nothing."""
    known = bestuur()
    assert (known.is_orgaan("DB"), known.is_orgaan("HRM"), known.is_orgaan("XYZ")) == (True, False, False)


@pytest.mark.parametrize(
    ("dag", "naam"),
    [
        ("2010-01-01", "Duo"),
        ("2016-12-31", "Duo"),
        ("2017-01-01", "Driemanschap"),
        ("2018-03-16", "Driemanschap"),
        ("2018-03-17", "Dagelijks bestuur"),
    ],
)
def test_the_name_is_that_of_the_day(dag: str, naam: str) -> None:
    """``tot`` is inclusive: on its last day the old name still stands."""
    assert naam == bestuur().naam("DB", date.fromisoformat(dag))


@pytest.mark.parametrize("code", ["ICT", "XYZ"])
def test_without_a_name_the_code_stands(code: str) -> None:
    """A full name is given only where the source gives it; an unknown code is shown as it is."""
    assert code == bestuur().naam(code, date(2018, 9, 30))


def test_a_former_name_is_no_other_role() -> None:
    """A body that changed its name keeps its code, and needs no remark."""
    assert bestuur().label("DB", date(2017, 6, 1)) == "DB"


@pytest.mark.parametrize(
    ("code", "dag", "label"),
    [
        ("HRM", "2018-07-31", "HRM (toen PZ)"),
        ("HRM", "2018-08-01", "HRM"),
        ("PZ", "2018-07-31", "PZ"),
        ("PZ", "2018-08-01", "PZ (nu HRM)"),
    ],
)
def test_a_role_is_shown_with_its_name_of_the_day(code: str, dag: str, label: str) -> None:
    """Before the change the new code says who it was then; after it the old code says who it is now."""
    assert label == opvolging().label(code, date.fromisoformat(dag))


@pytest.mark.parametrize(
    ("code", "dag", "label"),
    [
        ("HRM", "2016-06-30", "HRM (toen PZ)"),
        ("HRM", "2018-06-30", "HRM (toen PO)"),
        ("PO", "2016-06-30", "PO (toen PZ)"),
        ("PO", "2018-06-30", "PO"),
        ("PO", "2018-07-01", "PO (nu HRM)"),
        ("PZ", "2018-07-01", "PZ (nu HRM)"),
    ],
)
def test_in_a_chain_the_one_of_the_day_is_named(code: str, dag: str, label: str) -> None:
    """Names are those of the day, not those of the next link."""
    assert label == keten().label(code, date.fromisoformat(dag))


def test_in_a_chain_a_successor_of_later_is_not_named_yet() -> None:
    """While PO does the work, PZ is now PO; HRM is still to come."""
    assert keten().label("PZ", date(2018, 6, 30)) == "PZ (nu PO)"


@pytest.mark.parametrize(
    ("code", "dag", "label"),
    [
        ("ICT", "2018-07-31", "ICT (toen FAC)"),
        ("GEB", "2018-07-31", "GEB (toen FAC)"),
        ("FAC", "2018-07-31", "FAC"),
        ("FAC", "2018-08-01", "FAC (nu ICT en GEB)"),
        ("ICT", "2018-08-01", "ICT"),
    ],
)
def test_a_split_role_names_all_that_came_of_it(code: str, dag: str, label: str) -> None:
    """Both parts did the work of the whole."""
    assert label == splitsing().label(code, date.fromisoformat(dag))


@pytest.mark.parametrize(
    ("code", "dag", "label"),
    [
        ("COM", "2018-06-30", "COM (toen PERS en WEB)"),
        ("PERS", "2018-08-01", "PERS (nu COM)"),
        ("WEB", "2018-08-01", "WEB (nu COM)"),
        ("COM", "2018-08-01", "COM"),
    ],
)
def test_a_merged_role_names_all_that_went_into_it(code: str, dag: str, label: str) -> None:
    """Before the merger its work was done by both."""
    assert label == fusie().label(code, date.fromisoformat(dag))


def test_an_unknown_code_is_shown_as_it_is() -> None:
    """A reference to nothing is for check to report; the stand shows it."""
    assert bestuur().label("XYZ", date(2018, 9, 30)) == "XYZ"


@pytest.mark.parametrize(("dag", "ended"), [("2018-07-31", False), ("2018-08-01", True)])
def test_tot_is_the_last_day(dag: str, ended: bool) -> None:  # noqa: FBT001
    """``2018-07`` means: until and including July."""
    assert ended == opvolging().ended("PZ", date.fromisoformat(dag))


@pytest.mark.parametrize(("dag", "begun"), [("2018-01-31", False), ("2018-02-01", True)])
def test_vanaf_is_the_first_day(dag: str, begun: bool) -> None:  # noqa: FBT001
    """``2018-02`` means: from 1 February on."""
    assert begun == functies({"code": "HRM", "vanaf": "2018-02"}).begun("HRM", date.fromisoformat(dag))


def test_without_dates_a_role_always_exists() -> None:
    """A role without vanaf and tot has no time outside it."""
    dag = date(1900, 1, 1)
    assert (bestuur().begun("HRM", dag), bestuur().ended("HRM", dag)) == (True, False)
