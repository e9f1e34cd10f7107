"""What a deadline asks for on a day: late, soon, now, done late, not reported, silent."""

import pytest

from actiepunten.actie_view import ActieView
from support.builders import een_actie, een_besluit, een_inrichting, een_stand

TERMIJNSIGNALEN = {"te-laat", "binnenkort", "nu", "zonder-termijn"}


def op(peildatum: str, settings: dict[str, str] | None = None, **velden: object) -> ActieView:
    """The actie with these fields, at the day; it exists since 19 January 2018."""
    actie = een_actie(**velden)
    inrichting = een_inrichting(settings=settings)
    return een_stand(een_besluit(), actie, peildatum=peildatum, inrichting=inrichting).acties[actie.id]


def te_doen(peildatum: str, termijn: object, settings: dict[str, str] | None = None, **velden: object) -> ActieView:
    """An actie that is still to start, so that it is never silent."""
    return op(peildatum, settings, termijn=termijn, voortgang=meld(("2018-01-20", "volgt")), **velden)


def meld(*meldingen: tuple[str, str]) -> list[dict[str, str]]:
    return [{"datum": datum, "status": status} for datum, status in meldingen]


def stap(termijn: object, *meldingen: tuple[str, str], **velden: object) -> dict[str, object]:
    titel = {"titel": "Ruimte zoeken", "voortgang": meld(*meldingen)}
    return titel | velden | ({"termijn": termijn} if termijn else {})


def uitstel(datum: str, naar: str) -> list[dict[str, str]]:
    return [{"datum": datum, "naar": naar, "door": "DB", "reden": "krapte"}]


def uiterlijk(view: ActieView) -> str:
    return str(view.maatgevend.uiterlijk)


# One of four for what is to do.


@pytest.mark.parametrize(
    ("peildatum", "signalen"),
    [
        ("2018-05-30", ()),
        ("2018-05-31", ("binnenkort",)),
        ("2018-06-29", ("binnenkort",)),
        ("2018-06-30", ("binnenkort",)),
        ("2018-07-01", ("te-laat",)),
    ],
)
def test_a_day_comes_near_and_passes(peildatum: str, signalen: tuple[str, ...]) -> None:
    """Soon from 30 days before, late from the day after."""
    assert signalen == te_doen(peildatum, "2018-06-30").signalen


@pytest.mark.parametrize(
    ("peildatum", "signalen"),
    [
        ("2018-02-28", ()),
        ("2018-03-01", ("nu",)),
        ("2018-04-30", ("nu",)),
        ("2018-05-01", ("binnenkort",)),
        ("2018-05-31", ("binnenkort",)),
        ("2018-06-01", ("te-laat",)),
    ],
)
def test_a_season_is_reached_comes_near_its_end_and_passes(peildatum: str, signalen: tuple[str, ...]) -> None:
    """Now from its first day, unless its last is near; late after its last."""
    assert signalen == te_doen(peildatum, "2018-21").signalen


@pytest.mark.parametrize(
    ("peildatum", "signalen"), [("2018-11-30", ()), ("2018-12-31", ("nu",)), ("2019-03-01", ("te-laat",))]
)
def test_winter_is_late_after_february(peildatum: str, signalen: tuple[str, ...]) -> None:
    """``2018-24`` ends on 28 February 2019."""
    assert signalen == te_doen(peildatum, "2018-24").signalen


@pytest.mark.parametrize(("dagen", "signalen"), [("0", ()), ("9", ()), ("10", ("binnenkort",))])
def test_how_near_is_soon_is_a_setting(dagen: str, signalen: tuple[str, ...]) -> None:
    """Ten days before the day, with another threshold."""
    assert signalen == te_doen("2018-06-20", "2018-06-30", {"binnenkort": dagen}).signalen


def test_the_day_itself_is_zero_days_away() -> None:
    """With a threshold of 0 only the last day itself is soon."""
    assert te_doen("2018-06-30", "2018-06-30", {"binnenkort": "0"}).signalen == ("binnenkort",)


@pytest.mark.parametrize(
    ("peildatum", "signalen"),
    [
        ("2018-03-01", ("nu",)),
        ("2018-06-01", ("binnenkort",)),
        ("2018-06-30", ("binnenkort",)),
        ("2018-07-01", ("te-laat",)),
    ],
)
def test_uiterlijk_has_no_first_day_to_wait_for(peildatum: str, signalen: tuple[str, ...]) -> None:
    """With an open start it can be done now, until it is soon and then late."""
    assert signalen == te_doen(peildatum, "../2018-06-30").signalen


@pytest.mark.parametrize(
    ("peildatum", "signalen"), [("2018-05-31", ()), ("2018-06-01", ("nu",)), ("2030-01-01", ("nu",))]
)
def test_an_open_end_is_never_late(peildatum: str, signalen: tuple[str, ...]) -> None:
    """From the first day on it is now, and it stays so."""
    assert signalen == te_doen(peildatum, "2018-06-01/..").signalen


def test_without_a_deadline_it_says_so() -> None:
    """Where the source is silent, what is to do has no deadline."""
    assert te_doen("2018-09-30", None).signalen == ("zonder-termijn",)


def test_what_has_none_by_nature_gives_no_signal() -> None:
    """``geen`` is an answer."""
    assert te_doen("2018-09-30", {"geen": "vraagt er van nature geen"}).signalen == ()


def test_the_deadline_of_the_decision_is_not_inherited() -> None:
    """The actie has its own or it has none."""
    actie = een_actie(voortgang=meld(("2018-01-20", "volgt")))
    view = een_stand(een_besluit(termijn="2018-03-02"), actie).acties[actie.id]
    assert (view.signalen, view.te_laat) == (("zonder-termijn",), False)


@pytest.mark.parametrize("status", ["volgt", "loopt"])
@pytest.mark.parametrize(("termijn", "signaal"), [("2018-06-30", "te-laat"), (None, "zonder-termijn")])
def test_only_what_is_to_do_can_be_late(status: str, termijn: str | None, signaal: str) -> None:
    """To start or running: still to do."""
    assert op("2018-07-01", termijn=termijn, voortgang=meld(("2018-05-01", status))).signalen == (signaal,)


def test_what_was_never_reported_on_is_to_do() -> None:
    """Onbekend is te doen."""
    assert op("2018-07-01", termijn="2018-06-30").signalen == ("te-laat",)


@pytest.mark.parametrize("status", ["doorlopend", "uitgevoerd", "vervallen"])
@pytest.mark.parametrize("termijn", ["2018-06-30", "2018", "2018-07-20", None])
def test_what_is_not_to_do_has_none_of_the_four(status: str, termijn: str | None) -> None:
    """Continuing, done in time or dropped: no deadline presses."""
    view = op("2018-07-01", termijn=termijn, voortgang=meld(("2018-05-01", status)))
    assert TERMIJNSIGNALEN.isdisjoint(view.signalen)


def test_the_days_late_are_those_past_the_last_day() -> None:
    """Ten days after a month ended."""
    view = te_doen("2018-07-10", "2018-06")
    assert (view.te_laat, view.dagen_te_laat) == (True, 10)


@pytest.mark.parametrize("termijn", ["2018-07-10", "2018-08", None])
def test_what_is_not_late_has_no_days_late(termijn: str | None) -> None:
    """On the last day itself, before it, or without one."""
    view = te_doen("2018-07-10", termijn)
    assert (view.te_laat, view.dagen_te_laat) == (False, 0)


@pytest.mark.parametrize(
    ("termijn", "dag"),
    [("2018-07", "2018-07-31"), ("../2018-03-02", "2018-03-02"), ("2018-24", "2019-02-28"), ("2018-07-01/..", "None")],
)
def test_uiterlijk_is_the_last_day(termijn: str, dag: str) -> None:
    """An open end has none."""
    assert dag == uiterlijk(te_doen("2018-02-01", termijn))


# Postponement.


@pytest.mark.parametrize(
    ("peildatum", "signalen", "dag"),
    [
        ("2018-06-14", ("binnenkort",), "2018-06-30"),
        ("2018-06-15", (), "2018-11-30"),
        ("2018-09-01", ("nu",), "2018-11-30"),
        ("2018-12-01", ("te-laat",), "2018-11-30"),
    ],
)
def test_a_postponement_moves_the_deadline_from_its_own_date(
    peildatum: str, signalen: tuple[str, ...], dag: str
) -> None:
    """Granted on 15 June, to the autumn."""
    view = te_doen(peildatum, "2018-06-30", uitstel=uitstel("2018-06-15", "2018-23"))
    assert (signalen, dag) == (view.signalen, uiterlijk(view))


@pytest.mark.parametrize(("peildatum", "te_laat"), [("2018-07-14", True), ("2018-07-15", False)])
def test_a_postponement_granted_too_late_does_not_undo_the_days_before(peildatum: str, te_laat: bool) -> None:  # noqa: FBT001
    """Between the old deadline and the postponement it was late."""
    assert te_laat == te_doen(peildatum, "2018-06-30", uitstel=uitstel("2018-07-15", "2018-12-31")).te_laat


def test_days_late_count_from_the_postponed_deadline() -> None:
    """Counted after uitstel."""
    assert te_doen("2018-09-10", "2018-06-30", uitstel=uitstel("2018-06-15", "2018-08")).dagen_te_laat == 10


@pytest.mark.parametrize(
    ("peildatum", "woorden"),
    [
        ("2018-02-28", "april 2018"),
        ("2018-03-01", "juli 2018 (1 keer uitgesteld, eerst april 2018)"),
        ("2018-06-01", "september 2018 (2 keer uitgesteld, eerst april 2018)"),
    ],
)
def test_how_often_and_from_where_it_was_moved_is_said(peildatum: str, woorden: str) -> None:
    """Only the postponements of by then count."""
    moved = uitstel("2018-03-01", "2018-07") + uitstel("2018-06-01", "2018-09")
    assert woorden == te_doen(peildatum, "2018-04", uitstel=moved).maatgevend.woorden


def test_a_postponement_may_bring_the_deadline_forward() -> None:
    """The last one granted holds, also when it is earlier."""
    assert te_doen("2018-05-10", "2018-06-30", uitstel=uitstel("2018-03-01", "2018-04-30")).dagen_te_laat == 10


def test_a_postponement_gives_a_date_to_what_had_none() -> None:
    """Without a deadline before, it has one from that day on."""
    assert te_doen("2018-03-01", None, uitstel=uitstel("2018-03-01", "2018-03-10")).signalen == ("binnenkort",)


# Done late.


@pytest.mark.parametrize(
    ("gedaan", "signalen", "dagen"),
    [("2018-03-02", (), 0), ("2018-03-03", ("te-laat-uitgevoerd",), 1), ("2018-03-07", ("te-laat-uitgevoerd",), 5)],
)
def test_done_after_the_deadline_is_done_late(gedaan: str, signalen: tuple[str, ...], dagen: int) -> None:
    """With the number of days; on the last day is in time."""
    view = op("2018-09-30", termijn="../2018-03-02", voortgang=meld(("2018-02-01", "loopt"), (gedaan, "uitgevoerd")))
    assert (signalen, dagen, False) == (view.signalen, view.dagen_te_laat, view.te_laat)


def test_a_fuzzy_entry_is_done_on_its_last_day() -> None:
    """Done "in March", with 15 March as the deadline: it counts from 31 March."""
    assert op("2018-09-30", termijn="2018-03-15", voortgang=meld(("2018-03", "uitgevoerd"))).dagen_te_laat == 16


def test_done_is_compared_with_the_deadline_valid_on_that_day() -> None:
    """A postponement granted after it was done excuses nothing."""
    view = op(
        "2018-09-30",
        termijn="2018-06-30",
        voortgang=meld(("2018-07-10", "uitgevoerd")),
        uitstel=uitstel("2018-07-15", "2018-12"),
    )
    assert (view.signalen, view.dagen_te_laat) == (("te-laat-uitgevoerd",), 10)


def test_a_postponement_before_it_was_done_counts() -> None:
    """Granted on the day it was done is in time."""
    view = op(
        "2018-09-30",
        termijn="2018-06-30",
        voortgang=meld(("2018-07-10", "uitgevoerd")),
        uitstel=uitstel("2018-07-10", "2018-12"),
    )
    assert (view.signalen, view.dagen_te_laat) == ((), 0)


def test_done_counts_from_the_first_time() -> None:
    """A second entry that says uitgevoerd does not make it late."""
    view = op(
        "2018-09-30", termijn="2018-03-31", voortgang=meld(("2018-03-01", "uitgevoerd"), ("2018-05-01", "uitgevoerd"))
    )
    assert (view.signalen, view.dagen_te_laat) == ((), 0)


@pytest.mark.parametrize("weer_open", ["volgt", "loopt", "doorlopend"])
def test_reopened_work_is_done_when_it_is_done_again(weer_open: str) -> None:
    """The first uitgevoerd since it was last open counts."""
    meldingen = meld(
        ("2018-03-01", "uitgevoerd"),
        ("2018-04-01", weer_open),
        ("2018-04-10", "uitgevoerd"),
        ("2018-06-01", "uitgevoerd"),
    )
    assert op("2018-09-30", termijn="2018-03-31", voortgang=meldingen).dagen_te_laat == 10


def test_reopened_work_is_to_do_again() -> None:
    """Done in time, reopened after: late now."""
    view = op("2018-04-10", termijn="2018-03-31", voortgang=meld(("2018-03-01", "uitgevoerd"), ("2018-04-01", "loopt")))
    assert (view.signalen, view.dagen_te_laat) == (("te-laat",), 10)


def test_what_was_done_late_was_late_before() -> None:
    """The same actie, seen from a day before it was done."""
    voortgang = meld(("2018-03-07", "uitgevoerd"))
    before, after = (op(dag, termijn="2018-03-02", voortgang=voortgang) for dag in ("2018-03-06", "2018-03-07"))
    assert (
        before.signalen,
        before.dagen_te_laat,
        after.signalen,
        after.dagen_te_laat,
    ) == (("te-laat",), 4, ("te-laat-uitgevoerd",), 5)


def test_done_late_and_continuing_is_no_longer_done() -> None:
    """Doorlopend is open: nothing is late any more."""
    view = op(
        "2018-09-30", termijn="2018-03-02", voortgang=meld(("2018-03-07", "uitgevoerd"), ("2018-04-01", "doorlopend"))
    )
    assert (view.signalen, view.dagen_te_laat) == ((), 0)


def test_an_actie_is_done_when_its_last_step_was() -> None:
    """The deadline of the actie against the day of its last step."""
    stappen = [stap(None, ("2018-03-10", "uitgevoerd")), stap(None, ("2018-02-01", "uitgevoerd"))]
    view = op("2018-09-30", termijn="2018-03-02", activiteiten=stappen)
    assert (view.signalen, view.dagen_te_laat) == (("te-laat-uitgevoerd",), 8)


def test_an_actie_reported_done_after_its_steps_was_done_with_the_last_step() -> None:
    """The row was filled in later; the work was ready in time."""
    stappen = [stap(None, ("2018-03-01", "uitgevoerd")), stap(None, ("2018-02-01", "uitgevoerd"))]
    view = op("2018-09-30", termijn="2018-03-15", voortgang=meld(("2018-04-01", "uitgevoerd")), activiteiten=stappen)
    assert (view.signalen, view.dagen_te_laat) == ((), 0)


def test_an_actie_whose_steps_say_nothing_is_done_when_it_says_so() -> None:
    """Its own uitgevoerd stands for the steps that do not say it themselves."""
    view = op(
        "2018-09-30", termijn="2018-03-15", voortgang=meld(("2018-03-20", "uitgevoerd")), activiteiten=[stap(None)]
    )
    assert (view.signalen, view.dagen_te_laat) == (("te-laat-uitgevoerd",), 5)


def test_a_reopened_actie_is_done_when_it_says_so_again() -> None:
    """Its steps were done in time, but the row was reported open after that."""
    view = op(
        "2018-09-30",
        termijn="2018-03-31",
        voortgang=meld(("2018-04-01", "loopt"), ("2018-04-10", "uitgevoerd")),
        activiteiten=[stap(None, ("2018-03-01", "uitgevoerd"))],
    )
    assert (view.signalen, view.dagen_te_laat) == (("te-laat-uitgevoerd",), 10)


def test_dropped_steps_do_not_delay() -> None:
    """A step dropped after the deadline does not make the actie done late."""
    stappen = [stap(None, ("2018-03-01", "uitgevoerd")), stap(None, ("2018-05-01", "vervallen"))]
    assert op("2018-09-30", termijn="2018-03-15", activiteiten=stappen).signalen == ()


# Dropped.


@pytest.mark.parametrize("datum", ["2018-02-01", "2018-05-01"])
def test_what_was_dropped_is_never_late(datum: str) -> None:
    """Neither before nor after the deadline."""
    view = op("2018-09-30", termijn="2018-03-02", voortgang=meld((datum, "vervallen")))
    assert (view.signalen, view.te_laat, view.dagen_te_laat) == ((), False, 0)


def test_what_was_done_late_and_then_dropped_is_not_late() -> None:
    """Vervallen is never late."""
    view = op(
        "2018-09-30", termijn="2018-03-02", voortgang=meld(("2018-03-07", "uitgevoerd"), ("2018-04-01", "vervallen"))
    )
    assert (view.signalen, view.dagen_te_laat) == ((), 0)


def test_a_dropped_step_is_not_late() -> None:
    """Beside a step that is still in time."""
    stappen = [stap("2018-03-02", ("2018-05-01", "vervallen")), stap("2020", ("2018-09-01", "volgt"))]
    assert op("2018-09-30", activiteiten=stappen).te_laat is False


def test_the_steps_of_a_dropped_actie_are_not_late() -> None:
    """Its own newer entry drops all that is in it."""
    view = op(
        "2018-09-30",
        voortgang=meld(("2018-05-01", "vervallen")),
        activiteiten=[stap("2018-03-02", ("2018-02-01", "loopt"))],
    )
    assert (view.signalen, view.te_laat) == ((), False)


# Steps with deadlines of their own.


@pytest.mark.parametrize(
    ("eigen", "van_stap", "signaal"),
    [
        ("2020", "2018-06-30", "te-laat"),
        ("2018-06-30", "2020", "te-laat"),
        ("2020", "2018-10-10", "binnenkort"),
        ("2018", "2018-10-10", "binnenkort"),
        ("2018", "2020", "nu"),
        ("2018-10-10", "2018-06-30", "te-laat"),
        (None, "2018-06-30", "te-laat"),
    ],
)
def test_the_worst_of_its_own_and_its_steps_shows(eigen: str | None, van_stap: str, signaal: str) -> None:
    """One of the four for the whole actie."""
    view = te_doen("2018-09-30", eigen, activiteiten=[stap(van_stap, ("2018-01-20", "volgt"))])
    assert (signaal,) == view.signalen


def test_the_worst_of_several_steps_shows() -> None:
    """Any late step makes the actie late."""
    stappen = [stap(termijn, ("2018-01-20", "volgt")) for termijn in ("2020", "2018-09-20", "2018")]
    view = op("2018-09-30", activiteiten=stappen)
    assert (view.signalen, view.dagen_te_laat) == (("te-laat",), 10)


def test_the_most_days_late_count() -> None:
    """Ten days by its own deadline, twenty by that of a step."""
    assert (
        te_doen("2018-09-30", "2018-09-20", activiteiten=[stap("2018-09-10", ("2018-01-20", "volgt"))]).dagen_te_laat
        == 20
    )


def test_a_step_in_time_does_not_hide_that_the_actie_is_late() -> None:
    """Both are told by the worst."""
    assert te_doen("2018-09-30", "2018-09-20", activiteiten=[stap("2020", ("2018-01-20", "volgt"))]).dagen_te_laat == 10


def test_a_done_step_is_no_longer_late() -> None:
    """What was done in time does not press while another step is to do."""
    stappen = [stap("2018-03-02", ("2018-03-01", "uitgevoerd")), stap("2020", ("2018-09-01", "volgt"))]
    assert op("2018-09-30", activiteiten=stappen).signalen == ()


def test_a_step_done_late_is_told_while_others_are_to_do() -> None:
    """With its days, though the actie is open and not late."""
    stappen = [stap("2018-03-02", ("2018-03-07", "uitgevoerd")), stap("2020", ("2018-09-01", "volgt"))]
    view = op("2018-09-30", activiteiten=stappen)
    assert (view.signalen, view.te_laat, view.dagen_te_laat) == (("te-laat-uitgevoerd",), False, 5)


def test_a_postponement_of_a_step_moves_that_step_alone() -> None:
    """The deadline of the actie stays where it was."""
    moved = stap("2018-06-30", ("2018-01-20", "volgt"), uitstel=uitstel("2018-06-01", "2020"))
    view = te_doen("2018-07-10", "2018-06-30", activiteiten=[moved])
    assert (view.signalen, view.dagen_te_laat, uiterlijk(view)) == (("te-laat",), 10, "2018-06-30")


def test_a_step_that_is_not_there_yet_is_not_late() -> None:
    """Its own ``sinds`` is after the day."""
    later = stap("2018-06-30", sinds="2018-12-01")
    assert te_doen("2018-09-30", "2020", activiteiten=[later]).te_laat is False


# Rhythm.

RITME = {"ritme": "P6W", "vanaf": "2018-01-01"}


def ritmisch(peildatum: str, *meldingen: tuple[str, str], termijn: object = RITME) -> ActieView:
    return op(peildatum, termijn=termijn, voortgang=meld(*meldingen))


@pytest.mark.parametrize(
    ("peildatum", "keren"), [("2018-02-12", 0), ("2018-02-13", 1), ("2018-03-26", 1), ("2018-03-27", 2)]
)
def test_the_first_time_is_one_period_after_the_start(peildatum: str, keren: int) -> None:
    """Expected on 12 February and 26 March; past that, not reported."""
    assert keren == ritmisch(peildatum).keren_niet_gemeld


@pytest.mark.parametrize(("peildatum", "keren"), [("2018-04-13", 0), ("2018-04-14", 1), ("2018-05-26", 2)])
def test_the_next_time_is_one_period_after_the_last_entry(peildatum: str, keren: int) -> None:
    """Held on 2 March, then expected on 13 April and 25 May."""
    assert keren == ritmisch(peildatum, ("2018-01-30", "doorlopend"), ("2018-03-02", "doorlopend")).keren_niet_gemeld


def test_what_is_held_in_time_gives_no_signal() -> None:
    """A rhythm that is kept is quiet."""
    view = ritmisch("2018-04-13", ("2018-03-02", "doorlopend"))
    assert (view.signalen, view.te_laat, view.dagen_te_laat) == ((), False, 0)


def test_what_is_not_reported_gives_one_signal() -> None:
    """However many times were missed, it is one signal, and not te laat."""
    view = ritmisch("2018-09-30", ("2018-03-02", "doorlopend"))
    assert (view.signalen, view.keren_niet_gemeld, view.te_laat) == (("niet-gemeld",), 5, False)


def test_several_rhythms_give_one_signal() -> None:
    """One signal per actie, also when two of its steps were not reported."""
    stappen = [stap(RITME, ("2018-01-30", "doorlopend")), stap(RITME, ("2018-02-28", "doorlopend"))]
    assert op("2018-09-30", activiteiten=stappen).signalen == ("niet-gemeld",)


def test_the_next_expected_day_is_the_one_to_show() -> None:
    """Uiterlijk of a rhythm is the next expected day."""
    assert uiterlijk(ritmisch("2018-03-10", ("2018-03-02", "doorlopend"))) == "2018-04-13"


def test_a_month_rhythm_keeps_to_the_end_of_the_month() -> None:
    """Held on 31 January: expected on 28 February and on 31 March."""
    monthly = {"ritme": "P1M", "vanaf": "2018-01-01"}
    keren = [
        ritmisch(dag, ("2018-01-31", "doorlopend"), termijn=monthly).keren_niet_gemeld
        for dag in ("2018-02-28", "2018-03-01", "2018-03-31", "2018-04-01")
    ]
    assert keren == [0, 1, 1, 2]


@pytest.mark.parametrize("status", ["uitgevoerd", "vervallen"])
def test_done_or_dropped_ends_a_rhythm(status: str) -> None:
    """After that nothing is expected."""
    view = ritmisch("2018-12-31", ("2018-03-02", "doorlopend"), ("2018-03-10", status))
    assert (view.signalen, view.keren_niet_gemeld, uiterlijk(view)) == ((), 0, "None")


def test_a_rhythm_ends_after_its_last_day() -> None:
    """Until 30 April: expected on 12 February and 26 March, not after."""
    view = ritmisch("2018-12-31", ("2018-01-01", "doorlopend"), termijn=RITME | {"tot": "2018-04"})
    assert view.keren_niet_gemeld == 2


def test_a_time_on_the_last_day_of_a_rhythm_is_expected() -> None:
    """``tot`` is inclusive."""
    view = ritmisch("2018-12-31", ("2018-01-01", "doorlopend"), termijn=RITME | {"tot": "2018-03-26"})
    assert view.keren_niet_gemeld == 2


def test_a_rhythm_that_was_held_to_its_end_gives_no_signal() -> None:
    """Nothing is expected after ``tot``."""
    view = ritmisch("2018-12-31", ("2018-03-26", "doorlopend"), termijn=RITME | {"tot": "2018-04"})
    assert (view.signalen, uiterlijk(view)) == ((), "None")


def test_an_entry_of_after_the_peildatum_is_no_held_time() -> None:
    """What happened later was not known then."""
    assert ritmisch("2018-02-13", ("2018-02-14", "doorlopend")).keren_niet_gemeld == 1


def test_without_a_start_a_rhythm_starts_when_the_actie_does() -> None:
    """Since 19 January: expected on 2 March."""
    keren = [ritmisch(dag, termijn={"ritme": "P6W"}).keren_niet_gemeld for dag in ("2018-03-02", "2018-03-03")]
    assert keren == [0, 1]


def test_a_rhythm_that_still_has_to_start_is_not_missed() -> None:
    """Before ``vanaf`` nothing is expected."""
    view = ritmisch("2018-09-30", termijn={"ritme": "P6W", "vanaf": "2018-12-01"})
    assert ("niet-gemeld" not in view.signalen, view.keren_niet_gemeld) == (True, 0)


@pytest.mark.parametrize("status", ["volgt", "loopt"])
def test_a_rhythm_that_was_not_held_yet_is_not_without_deadline(status: str) -> None:
    """To do with a rhythm: neither late nor without a deadline."""
    view = ritmisch("2018-02-13", ("2018-01-20", status))
    assert view.signalen == ("niet-gemeld",)


# Silent.


def stilte(peildatum: str, status: str = "loopt", settings: dict[str, str] | None = None, **velden: object) -> bool:
    basis: dict[str, object] = {"termijn": {"geen": "vraagt er geen"}, "voortgang": meld(("2018-02-01", status))}
    return "stil" in op(peildatum, settings, **(basis | velden)).signalen


@pytest.mark.parametrize(("peildatum", "stil"), [("2018-07-31", False), ("2018-08-01", True)])
def test_running_without_a_word_for_more_than_180_days_is_silent(peildatum: str, stil: bool) -> None:  # noqa: FBT001
    """180 days after 1 February is 31 July: not more yet."""
    assert stil == stilte(peildatum)


@pytest.mark.parametrize(("peildatum", "stil"), [("2018-02-11", False), ("2018-02-12", True)])
def test_how_long_is_silent_is_a_setting(peildatum: str, stil: bool) -> None:  # noqa: FBT001
    """With ten days as the threshold."""
    assert stil == stilte(peildatum, settings={"stil": "10"})


@pytest.mark.parametrize(("peildatum", "stil"), [("2018-07-18", False), ("2018-07-19", True)])
def test_what_was_never_reported_on_is_silent_since_it_exists(peildatum: str, stil: bool) -> None:  # noqa: FBT001
    """180 days after 19 January is 18 July."""
    assert stil == stilte(peildatum, voortgang=None)


@pytest.mark.parametrize("status", ["volgt", "doorlopend", "uitgevoerd", "vervallen"])
def test_only_running_or_unknown_is_silent(status: str) -> None:
    """What is still to start, continues, is done or dropped needs no word."""
    assert stilte("2019-12-31", status) is False


def test_a_word_about_a_step_breaks_the_silence() -> None:
    """An entry is an entry."""
    assert stilte("2018-08-01", activiteiten=[stap(None, ("2018-05-01", "loopt"))]) is False


def test_an_entry_of_after_the_peildatum_does_not_break_the_silence() -> None:
    """It was not there then."""
    assert stilte("2018-08-01", voortgang=meld(("2018-02-01", "loopt"), ("2018-08-02", "loopt"))) is True


@pytest.mark.parametrize(
    ("termijn", "stil"),
    [
        ("2018-12", False),
        ("2018-12-01/..", False),
        ("2018-08-02/2018-12-31", False),
        ("2018-08-01/2018-12-31", True),
        ("2018", True),
        ("../2018-12-31", True),
        ("2018-06-30", True),
        (None, True),
    ],
)
def test_what_is_not_due_to_start_is_not_silent(termijn: str | None, stil: bool) -> None:  # noqa: FBT001
    """Nobody expects a word while the earliest day of the deadline is ahead."""
    assert stil == stilte("2018-08-01", termijn=termijn)


def test_a_postponed_deadline_that_is_ahead_is_not_silent() -> None:
    """The earliest day is counted after uitstel."""
    assert stilte("2018-08-01", termijn="2018-06-30", uitstel=uitstel("2018-01-20", "2018-12")) is False


def test_silent_and_late_are_told_both() -> None:
    """One does not hide the other."""
    view = op("2018-08-10", termijn="2018-07-31", voortgang=meld(("2018-02-01", "loopt")))
    assert {"stil", "te-laat"} == set(view.signalen)
