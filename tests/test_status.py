"""How far an actie is: its own entries where they are the newest, else its steps."""

import pytest

from actiepunten.actie_view import ActieView
from support.builders import een_actie, een_besluit, een_stand

Meldingen = list[tuple[str, str]]

FEB, MRT, APR, MEI = "2018-02-01", "2018-03-01", "2018-04-01", "2018-05-01"


def een_view(eigen: Meldingen, *stappen: Meldingen, peildatum: str = "2018-09-30") -> ActieView:
    """An actie with these entries of its own and of its steps, each a date and a status."""
    actie = een_actie(
        voortgang=_entries(eigen),
        activiteiten=[{"titel": f"Stap {nr}", "voortgang": _entries(stap)} for nr, stap in enumerate(stappen, 1)],
    )
    return een_stand(een_besluit(), actie, peildatum=peildatum).acties[actie.id]


def _entries(meldingen: Meldingen) -> list[dict[str, str]]:
    return [{"datum": datum, "status": status} for datum, status in meldingen]


def in_maart(*statussen: str) -> list[Meldingen]:
    """Steps with one entry each; ``onbekend`` gives one without."""
    return [[] if status == "onbekend" else [(MRT, status)] for status in statussen]


# Of a step.


@pytest.mark.parametrize(
    ("peildatum", "status"),
    [
        ("2018-01-31", "onbekend"),
        ("2018-02-01", "volgt"),
        ("2018-02-28", "volgt"),
        ("2018-03-01", "loopt"),
        ("2018-12-31", "uitgevoerd"),
    ],
)
def test_a_step_has_the_status_of_its_last_entry_by_then(peildatum: str, status: str) -> None:
    """Onbekend without an entry, then what the last one up to and including the day says."""
    view = een_view([], [(FEB, "volgt"), (MRT, "loopt"), (APR, "uitgevoerd")], peildatum=peildatum)
    assert status == view.stappen[0].status


@pytest.mark.parametrize("status", ["volgt", "loopt", "doorlopend", "uitgevoerd", "vervallen"])
def test_a_step_takes_any_reported_status(status: str) -> None:
    """What was reported is its status."""
    assert status == een_view([], [(FEB, status)]).stappen[0].status


def test_a_step_recorded_out_of_order_is_read_by_date() -> None:
    """An entry that was recorded late does not become the last."""
    assert een_view([], [(MRT, "uitgevoerd"), (FEB, "loopt")]).stappen[0].status == "uitgevoerd"


def test_of_two_entries_of_one_day_the_last_recorded_counts() -> None:
    """Entries of one day are read in the order recorded."""
    assert een_view([], [(MRT, "uitgevoerd"), (MRT, "loopt")]).stappen[0].status == "loopt"


# Own entries that tell.


@pytest.mark.parametrize("status", ["volgt", "loopt", "doorlopend", "uitgevoerd", "vervallen"])
def test_without_steps_its_own_last_entry_tells(status: str) -> None:
    """An actie without steps has the status that was last reported on it."""
    view = een_view([(FEB, "loopt"), (MRT, status)])
    assert (status, (status,)) == (view.status, view.resultaat)


def test_without_any_entry_it_is_onbekend() -> None:
    """No entry yet."""
    assert een_view([]).status == "onbekend"


def test_the_resultaat_is_the_set_of_its_entries_of_the_last_date() -> None:
    """A row that says uitgevoerd and doorlopend is both; the status is the last of them."""
    view = een_view([(FEB, "volgt"), (MRT, "uitgevoerd"), (MRT, "doorlopend")])
    assert ({"uitgevoerd", "doorlopend"}, "doorlopend") == (set(view.resultaat), view.status)


def test_a_resultaat_holds_each_status_once() -> None:
    """Two entries that say the same are one result."""
    assert een_view([(MRT, "loopt"), (MRT, "loopt")]).resultaat == ("loopt",)


def test_a_period_ends_on_its_last_day_also_for_the_resultaat() -> None:
    """An entry about March and one of 31 March are of the same last date."""
    view = een_view([("2018-03", "uitgevoerd"), ("2018-03-31", "doorlopend")])
    assert {"uitgevoerd", "doorlopend"} == set(view.resultaat)


def test_its_own_newer_entry_tells_over_the_steps() -> None:
    """Reported on the row after the steps: the row counts."""
    view = een_view([(APR, "uitgevoerd")], [(MRT, "loopt")], [(FEB, "volgt")])
    assert (view.status, view.resultaat) == ("uitgevoerd", ("uitgevoerd",))


def test_its_own_entry_of_the_same_date_tells_over_the_steps() -> None:
    """Not older is enough."""
    view = een_view([(MRT, "doorlopend")], [(MRT, "uitgevoerd")])
    assert (view.status, view.resultaat) == ("doorlopend", ("doorlopend",))


def test_a_step_reported_after_the_row_hands_over_to_the_steps() -> None:
    """From the date of the step's newer entry on, the steps tell."""
    meldingen: Meldingen = [(FEB, "volgt"), (APR, "uitgevoerd")]
    before = een_view([(MRT, "loopt")], meldingen, peildatum="2018-03-31")
    after = een_view([(MRT, "loopt")], meldingen, peildatum="2018-04-01")
    assert (before.status, after.status) == ("loopt", "uitgevoerd")


def test_its_own_entries_tell_beside_steps_that_never_reported() -> None:
    """There is nothing newer at the steps."""
    assert een_view([(FEB, "loopt")], [], []).status == "loopt"


def test_its_own_dropped_tells_over_running_steps() -> None:
    """Who drops the row drops what is in it."""
    assert een_view([(APR, "vervallen")], [(MRT, "loopt")]).status == "vervallen"


# From the steps.


@pytest.mark.parametrize(
    ("stappen", "status"),
    [
        (["loopt"], "loopt"),
        (["loopt", "uitgevoerd"], "loopt"),
        (["loopt", "volgt"], "loopt"),
        (["loopt", "doorlopend"], "loopt"),
        (["loopt", "onbekend"], "loopt"),
        (["loopt", "vervallen"], "loopt"),
        (["uitgevoerd", "volgt"], "loopt"),
        (["uitgevoerd", "onbekend"], "loopt"),
        (["doorlopend", "volgt"], "loopt"),
        (["doorlopend", "onbekend"], "loopt"),
        (["uitgevoerd", "doorlopend", "volgt"], "loopt"),
        (["uitgevoerd", "vervallen", "onbekend"], "loopt"),
        (["uitgevoerd"], "uitgevoerd"),
        (["uitgevoerd", "uitgevoerd"], "uitgevoerd"),
        (["uitgevoerd", "vervallen"], "uitgevoerd"),
        (["doorlopend"], "doorlopend"),
        (["doorlopend", "uitgevoerd"], "doorlopend"),
        (["doorlopend", "vervallen"], "doorlopend"),
        (["volgt"], "volgt"),
        (["volgt", "volgt"], "volgt"),
        (["volgt", "onbekend"], "volgt"),
        (["volgt", "vervallen"], "volgt"),
        (["onbekend", "onbekend"], "onbekend"),
        (["vervallen", "onbekend"], "onbekend"),
        (["vervallen"], "vervallen"),
        (["vervallen", "vervallen"], "vervallen"),
    ],
)
def test_the_steps_make_the_status(stappen: list[str], status: str) -> None:
    """Running, or done or continuing beside what is to start: loopt; then all done, continuing, to start, unknown."""
    assert status == een_view([], *in_maart(*stappen)).status


@pytest.mark.parametrize("stappen", [["uitgevoerd", "volgt"], ["volgt", "uitgevoerd"]])
def test_the_order_of_the_steps_does_not_matter(stappen: list[str]) -> None:
    """The same steps the other way round give the same status."""
    assert een_view([], *in_maart(*stappen)).status == "loopt"


@pytest.mark.parametrize(
    ("eigen", "status"),
    [
        ("volgt", "loopt"),
        ("loopt", "loopt"),
        ("doorlopend", "doorlopend"),
        ("uitgevoerd", "uitgevoerd"),
        ("vervallen", "uitgevoerd"),
    ],
)
def test_a_step_without_entries_takes_the_last_own_status(eigen: str, status: str) -> None:
    """Beside a step that was done later, the silent one stands where the row last stood."""
    assert status == een_view([(FEB, eigen)], [(MRT, "uitgevoerd")], []).status


def test_of_several_own_entries_the_silent_step_takes_the_last() -> None:
    """Earlier ones no longer count."""
    assert een_view([("2018-01-20", "loopt"), (FEB, "uitgevoerd")], [(MRT, "uitgevoerd")], []).status == "uitgevoerd"


def test_a_step_with_entries_does_not_take_the_own_status() -> None:
    """Only silence is filled in."""
    assert een_view([(MRT, "uitgevoerd")], [(FEB, "volgt")], [(APR, "volgt")]).status == "volgt"


def test_an_entry_of_after_the_peildatum_does_not_break_the_silence() -> None:
    """A step that is first reported on in May is silent in April."""
    view = een_view([(FEB, "uitgevoerd")], [(MRT, "uitgevoerd")], [(MEI, "loopt")], peildatum=APR)
    assert view.status == "uitgevoerd"


# The resultaat of the steps.


def test_the_resultaat_is_the_set_of_the_last_statuses_of_the_steps() -> None:
    """Each step gives its last status, each status counts once."""
    view = een_view([], [(FEB, "volgt"), (MRT, "uitgevoerd")], [(MRT, "loopt")], [(APR, "uitgevoerd")])
    assert ({"uitgevoerd", "loopt"}, 2) == (set(view.resultaat), len(view.resultaat))


def test_a_step_that_was_done_once_and_continues_gives_both() -> None:
    """Uitgevoerd, then doorlopend: the result is both, the status is doorlopend."""
    view = een_view([], [(FEB, "uitgevoerd"), (MRT, "doorlopend")])
    assert ({"uitgevoerd", "doorlopend"}, "doorlopend") == (set(view.resultaat), view.status)


def test_a_step_that_was_done_once_and_runs_again_gives_only_loopt() -> None:
    """What was reopened is not done."""
    assert een_view([], [(FEB, "uitgevoerd"), (MRT, "loopt")]).resultaat == ("loopt",)


def test_a_step_that_only_continues_gives_only_doorlopend() -> None:
    """Continuing alone is not done."""
    assert een_view([], [(FEB, "loopt"), (MRT, "doorlopend")]).resultaat == ("doorlopend",)


def test_a_dropped_step_is_left_out_of_the_resultaat() -> None:
    """Dropped steps are left out unless all are dropped."""
    assert een_view([], *in_maart("uitgevoerd", "vervallen")).resultaat == ("uitgevoerd",)


def test_when_all_steps_are_dropped_the_resultaat_says_so() -> None:
    """Then there is nothing else to say."""
    assert een_view([], *in_maart("vervallen", "vervallen")).resultaat == ("vervallen",)


def test_a_silent_step_gives_the_last_own_status_to_the_resultaat() -> None:
    """It stands where the row last stood."""
    assert {"volgt", "uitgevoerd"} == set(een_view([(FEB, "volgt")], [(MRT, "uitgevoerd")], []).resultaat)


def test_the_resultaat_is_that_of_the_peildatum() -> None:
    """Later entries add nothing."""
    view = een_view([], [(FEB, "loopt"), (MRT, "uitgevoerd"), (APR, "doorlopend")], peildatum="2018-03-31")
    assert view.resultaat == ("uitgevoerd",)
