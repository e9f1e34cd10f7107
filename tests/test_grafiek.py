"""Where the parts of a chart stand, and which meeting was before the last."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from actiepunten.grafiek import HOOGTE, LENGTE, Schaal, Segment, Zuil, staaf, zuilen


def test_a_bar_has_a_part_for_each_number_but_zero() -> None:
    """The parts stand behind each other, and the longest bar fills the width."""
    assert staaf(("volgt", "loopt", "klaar"), (1, 0, 3), 4) == (
        Segment("volgt", 1, 2.2, 87.6),
        Segment("klaar", 3, 92.2, 267.6),
    )
    assert staaf(("volgt",), (1,), 4) == (Segment("volgt", 1, 2.2, 87.6),)
    assert staaf(("volgt",), (0,), 0) == ()
    assert staaf(("volgt", "klaar"), (1, 9999), 10_000)[0].breedte == 0.4  # still to be seen


def test_columns_of_one_day_stand_on_each_other() -> None:
    """The day with the most fills the height; the number on top is that of the whole day."""
    assert zuilen([(0.0, 2), (0.0, 2), (100.0, 1)]) == [
        Zuil(midden=0.0, x=-3.0, y=64.0, hoogte=HOOGTE / 2, getal="", getal_y=59.0),
        Zuil(midden=0.0, x=-3.0, y=40.0, hoogte=HOOGTE / 2, getal="4", getal_y=35.0),
        Zuil(midden=100.0, x=97.0, y=76.0, hoogte=HOOGTE / 4, getal="1", getal_y=71.0),
    ]
    assert zuilen([]) == []


def test_a_column_close_to_a_higher_one_has_no_number() -> None:
    """Numbers do not run through each other, and the highest of neighbours is the one that has its number."""
    assert [zuil.getal for zuil in zuilen([(10.0, 1), (20.0, 9), (30.0, 8), (46.0, 2)])] == ["", "9", "", "2"]


def test_a_column_is_always_seen() -> None:
    """One decision beside a thousand is still a mark."""
    assert zuilen([(0.0, 1), (50.0, 1000)])[0].hoogte == 3.0


def test_a_scale_has_a_place_for_every_day() -> None:
    """The first day stands at the beginning, the last at the end."""
    schaal = Schaal.van([date(2018, 9, 30), date(2018, 1, 1), date(2018, 12, 31)])
    assert [schaal.x(date(2018, 1, 1)), schaal.x(date(2018, 12, 31))] == [0.0, LENGTE]
    assert 0 < schaal.x(date(2018, 9, 30)) < LENGTE


@pytest.mark.parametrize("dagen", [1, 40, 400, 4_000, 40_000, 900_000])
def test_the_words_below_a_time_line_do_not_touch(dagen: int) -> None:
    """However long the line is, its words have room, and the first one tells the year."""
    begin = date(2017, 6, 23)
    einde = min(begin.toordinal() + dagen, date.max.toordinal())
    strepen = Schaal.van([begin, date.fromordinal(einde)]).strepen()
    woorden = [streep for streep in strepen if streep.tekst]
    assert all(b.x - a.x >= 56 for a, b in pairwise(woorden))
    assert not woorden or woorden[0].tekst[-4:].isdigit()
    assert all(0 <= streep.x <= LENGTE for streep in strepen)
    assert len(strepen) <= 20


def test_a_line_of_the_last_days_that_there_are() -> None:
    """The end of the calendar is no fault."""
    schaal = Schaal.van([date.max - timedelta(days=3), date.max])
    assert schaal.x(date.max) == LENGTE
    assert schaal.strepen() == ()
