"""Dates, periods and durations: which texts are taken, and which days they cover."""

from datetime import date

import pytest

from actiepunten.records.edtf import Periode, parse_dag, parse_duur, parse_edtf


def bounds(tekst: str) -> tuple[str | None, str | None]:
    periode = parse_edtf(tekst)
    return (
        periode.vroegste.isoformat() if periode.vroegste else None,
        periode.laatste.isoformat() if periode.laatste else None,
    )


@pytest.mark.parametrize(
    ("tekst", "vroegste", "laatste"),
    [
        ("2018-03-02", "2018-03-02", "2018-03-02"),
        ("2018-07", "2018-07-01", "2018-07-31"),
        ("2018-04", "2018-04-01", "2018-04-30"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_day_month_or_year_covers_all_its_days(tekst: str, vroegste: str, laatste: str) -> None:
    """A day is one day; a month and a year run from their first to their last."""
    assert (vroegste, laatste) == bounds(tekst)


@pytest.mark.parametrize(
    ("tekst", "vroegste", "laatste"),
    [
        ("2018-21", "2018-03-01", "2018-05-31"),
        ("2018-22", "2018-06-01", "2018-08-31"),
        ("2018-23", "2018-09-01", "2018-11-30"),
        ("2018-24", "2018-12-01", "2019-02-28"),
    ],
)
def test_seasons_are_meteorological(tekst: str, vroegste: str, laatste: str) -> None:
    """Spring starts on 1 March; winter is December to February and is named by its December."""
    assert (vroegste, laatste) == bounds(tekst)


def test_winter_before_a_leap_year_ends_on_29_february() -> None:
    """The last day of winter is that of the February it runs into."""
    assert ("2019-12-01", "2020-02-29") == bounds("2019-24")


@pytest.mark.parametrize(
    ("tekst", "laatste"),
    [("2016-02", "2016-02-29"), ("2018-02", "2018-02-28"), ("2000-02", "2000-02-29"), ("1900-02", "1900-02-28")],
)
def test_february_ends_as_the_calendar_says(tekst: str, laatste: str) -> None:
    """February has 29 days in a leap year: each fourth one, of the centuries each fourth."""
    assert laatste == bounds(tekst)[1]


def test_a_leap_day_is_a_day() -> None:
    """29 February exists in a leap year."""
    assert ("2016-02-29", "2016-02-29") == bounds("2016-02-29")


@pytest.mark.parametrize("tekst", ["2018-02-29", "1900-02-29", "2018-02-30"])
def test_a_leap_day_in_another_year_is_refused(tekst: str) -> None:
    """29 February of a year without one is not in the calendar."""
    with pytest.raises(ValueError, match="bestaat niet"):
        parse_edtf(tekst)


def test_uiterlijk_has_no_first_day() -> None:
    """``../D`` means: at the latest on D."""
    assert (None, "2018-03-02") == bounds("../2018-03-02")


def test_vanaf_has_no_last_day() -> None:
    """``D/..`` means: from D on, without an end."""
    assert ("2018-07-01", None) == bounds("2018-07-01/..")


def test_an_interval_runs_from_its_first_to_its_last_day() -> None:
    """Both ends belong to the interval."""
    assert ("2018-07-01", "2018-07-10") == bounds("2018-07-01/2018-07-10")


def test_an_interval_may_be_one_day() -> None:
    """An interval may end on the day it starts."""
    assert ("2018-07-01", "2018-07-01") == bounds("2018-07-01/2018-07-01")


def test_an_interval_of_months_runs_to_the_end_of_the_last() -> None:
    """A month is a whole date too: the end is its last day."""
    assert ("2018-07-01", "2018-09-30") == bounds("2018-07/2018-09")


def test_an_interval_may_not_end_before_it_starts() -> None:
    """The two days swapped are a mistake, not an interval."""
    with pytest.raises(ValueError, match=r"einde .* voor het begin"):
        parse_edtf("2018-07-10/2018-07-01")


@pytest.mark.parametrize("tekst", ["2018-22/2018-23", "2018-03-01/2018-22", "../2018-24"])
def test_a_season_in_an_interval_is_refused(tekst: str) -> None:
    """Intervals take whole dates or ``..``."""
    with pytest.raises(ValueError, match="seizoen"):
        parse_edtf(tekst)


@pytest.mark.parametrize("tekst", ["../..", "2018-07-01/2018-07-05/2018-07-10", "2018-07-01/../2018-07-10"])
def test_an_interval_has_one_slash_and_a_date(tekst: str) -> None:
    """Two slashes, or no date at either side, are refused with what an interval is."""
    with pytest.raises(ValueError, match="schuine streep"):
        parse_edtf(tekst)


@pytest.mark.parametrize("tekst", ["2018-07-01/", "/2018-07-01", "/", "2018-07-01/?"])
def test_an_unknown_end_is_refused(tekst: str) -> None:
    """An empty end means unknown in EDTF; only ``..`` says that it is open."""
    with pytest.raises(ValueError, match=r"geen datum|schuine streep"):
        parse_edtf(tekst)


@pytest.mark.parametrize("tekst", ["2018?", "2018-07~", "2018-07-01%", "?2018", "2018-07-01/2018-07-10~", "2018-23?"])
def test_a_doubtful_date_is_refused(tekst: str) -> None:
    """``?`` and ``~`` are errors: a deadline is one or it is none."""
    with pytest.raises(ValueError, match="geen datum"):
        parse_edtf(tekst)


@pytest.mark.parametrize("tekst", ["2018-13", "2018-00", "2018-20", "2018-25", "2018-99", "2018-04-31", "2018-07-00"])
def test_a_month_season_or_day_that_does_not_exist_is_refused(tekst: str) -> None:
    """Months are 01 to 12, seasons 21 to 24, days those of the month."""
    with pytest.raises(ValueError, match="bestaat niet"):
        parse_edtf(tekst)


@pytest.mark.parametrize("tekst", ["2018-22-01", "2018-13-01"])
def test_a_day_of_a_season_is_refused(tekst: str) -> None:
    """A season has no days that are counted from one."""
    with pytest.raises(ValueError, match=r"bestaat niet|geen datum"):
        parse_edtf(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "..",
        "na de zomer",
        " 2018",
        "2018 ",
        "2018\n",
        "2018-07-01 / 2018-07-10",
        "201",
        "20180302",
        "2018-3-2",
        "02-03-2018",
        "2018-03-02T10:00",
        "2018-W10",
        "2018-XX",
        "201X",
        "-2018",
        "Y20180",
        "２０１８",
        "٢٠١٨",
        "2018/03/02x",
    ],
)
def test_any_other_text_is_refused_with_examples(tekst: str) -> None:
    """What is no date gets a Dutch sentence; only the forms of the format are taken."""
    with pytest.raises(ValueError, match=r"geen datum|schuine streep"):
        parse_edtf(tekst)


@pytest.mark.parametrize("tekst", ["0000", "0000-01", "0000-21", "9999-24"])
def test_days_outside_the_calendar_are_refused(tekst: str) -> None:
    """There is no year 0, and the winter of 9999 would end in the year 10000: a sentence, not a crash."""
    with pytest.raises(ValueError, match="bestaat niet"):
        parse_edtf(tekst)


@pytest.mark.parametrize("tekst", ["2018-07", "../2018-03-02", "2018-07-01/..", "2018-23"])
def test_a_period_prints_as_it_was_written(tekst: str) -> None:
    """The text is kept as it stands in the record."""
    assert tekst == str(parse_edtf(tekst))


def test_a_day_as_a_period() -> None:
    """A period of one day equals that day as it would be read."""
    assert parse_edtf("2018-03-02") == Periode.van_dag(date(2018, 3, 2))


@pytest.mark.parametrize(
    ("getypt", "laatste"),
    [
        ("2018-09-14", date(2018, 9, 14)),
        ("14-9-2018", date(2018, 9, 14)),
        ("14-09-2018", date(2018, 9, 14)),
        ("1-10-2018", date(2018, 10, 1)),
        ("2018-09", date(2018, 9, 30)),
        ("2018", date(2018, 12, 31)),
        ("29-2-2016", date(2016, 2, 29)),
    ],
)
def test_a_date_as_typed_means_its_last_day(getypt: str, laatste: date) -> None:
    """A peildatum may be typed the Dutch way (day first); a period means its last day."""
    assert laatste == parse_dag(getypt).einde


@pytest.mark.parametrize("getypt", ["29-2-2018", "31-9-2018", "14-13-2018", "0-9-2018", "2018-02-29", "1-1-0000"])
def test_a_typed_day_outside_the_calendar_is_refused(getypt: str) -> None:
    """A day that does not exist is named as such, also when typed the Dutch way."""
    with pytest.raises(ValueError, match="bestaat niet"):
        parse_dag(getypt)


@pytest.mark.parametrize("getypt", ["", "gisteren", "14-9/2018", "14.9.2018", "../2018-09-14", "2018-09-01/2018-09-14"])
def test_an_interval_or_other_text_is_no_typed_date(getypt: str) -> None:
    """A peildatum is a day, month or year."""
    with pytest.raises(ValueError, match="geen datum"):
        parse_dag(getypt)


@pytest.mark.parametrize(
    ("stap", "keer", "verwacht"),
    [
        ("P6W", 1, date(2018, 3, 14)),
        ("P6W", 2, date(2018, 4, 25)),
        ("P10D", 3, date(2018, 3, 2)),
        ("P1Y", 1, date(2019, 1, 31)),
        ("P3M", 1, date(2018, 4, 30)),
        ("P12M", 1, date(2019, 1, 31)),
    ],
)
def test_a_duration_counts_days_weeks_months_and_years(stap: str, keer: int, verwacht: date) -> None:
    """``keer`` periods after 31 January 2018."""
    assert verwacht == parse_duur(stap).na(date(2018, 1, 31), keer)


@pytest.mark.parametrize(
    ("keer", "verwacht"),
    [(0, date(2018, 1, 31)), (1, date(2018, 2, 28)), (2, date(2018, 3, 31)), (3, date(2018, 4, 30))],
)
def test_a_month_that_lacks_the_day_takes_its_last(keer: int, verwacht: date) -> None:
    """Month ends do not creep: after 28 February comes 31 March."""
    assert verwacht == parse_duur("P1M").na(date(2018, 1, 31), keer)


@pytest.mark.parametrize(
    ("begin", "stap", "verwacht"),
    [
        (date(2016, 1, 31), "P1M", date(2016, 2, 29)),
        (date(2016, 2, 29), "P1Y", date(2017, 2, 28)),
        (date(2016, 2, 29), "P4Y", date(2020, 2, 29)),
        (date(2018, 12, 15), "P1M", date(2019, 1, 15)),
    ],
)
def test_durations_over_leap_days_and_new_year(begin: date, stap: str, verwacht: date) -> None:
    """A year after a leap day is 28 February; a month after December is in the next year."""
    assert verwacht == parse_duur(stap).na(begin, 1)


@pytest.mark.parametrize("stap", ["P9999Y", "P9999W", "P9999M"])
def test_a_step_past_the_end_of_the_calendar_gives_nothing(stap: str) -> None:
    """The calendar ends in 9999: no crash."""
    assert parse_duur(stap).na(date(9998, 12, 31), 1) is None


@pytest.mark.parametrize(
    "tekst",
    ["", "P", "P6", "6W", "P0W", "P-1W", "p6w", "P1.5W", "P1Y2M", "PT1H", "P6W\n", "P６W", "zes weken"],
)
def test_any_other_rhythm_is_refused_with_examples(tekst: str) -> None:
    """One number and one unit; the sentence shows how."""
    with pytest.raises(ValueError, match="geen ritme"):
        parse_duur(tekst)


def test_a_duration_prints_as_it_was_written() -> None:
    """The text is kept as it stands in the record."""
    assert "P6W" == str(parse_duur("P6W"))
