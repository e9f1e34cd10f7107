"""Ids in free text: those of records that are not public are replaced, however they are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actiepunten.openbaar.ids import Ids
from support.lekken import leaks

OPENBAAR = ["DB-2024-03-12-01", "A-2024-03-12-01", "C-2024-01", "SBR-2018-07-06-04"]
BESLOTEN = ["DB-2024-09-10-07", "BR-2018-07-06-04", "A-2024-09-10-02", "C-2024-09", "PLV-BR-2018-07-06-04"]
IDS = Ids(OPENBAAR, BESLOTEN, ["DB", "BR"])


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("DB-2024-03-12-01 blijft", "DB-2024-03-12-01 blijft"),
        ("Zie DB-2024-09-10-07.", "Zie [niet openbaar]."),
        ("db\u20132024\u201309\u201310\u201307, DB 2024 9 10 7", "[niet openbaar], [niet openbaar]"),
        ("DB\u20112024\u201109\u201110\u201107, \uff24\uff22-\uff12024-09-10-07", "[niet openbaar], [niet openbaar]"),
        ("DB-2024-\u00ad09-10-\u200b07", "[niet openbaar]"),
        ("DB-2024-09-\n  10-07", "[niet openbaar]"),
        ("DB-**2024**-09\\-10&#45;07 en DB%2D2024-09-10-07", "[niet openbaar] en [niet openbaar]"),
        ("xBR-2018-07-06-04y", "x[niet openbaar]y"),
        ("SBR-2018-07-06-04, PLV-BR-2018-07-06-04", "SBR-2018-07-06-04, [niet openbaar]"),
        ("besluit-DB-2024-03-12-01 en besluit-DB-2024-09-10-07", "besluit-DB-2024-03-12-01 en besluit-[niet openbaar]"),
        ("C-2024-09, c-2024-9, C-2024-01, EC-2024-05", "[niet openbaar], [niet openbaar], C-2024-01, EC-2024-05"),
        ("A-2024-09-10-02/3", "[niet openbaar]/3"),
        ("DB-2019-01-01-01 kent het register niet", "[niet openbaar] kent het register niet"),
        ("kenmerk Z-2018-03-02-1234 en op 2024-09-10 07 uur", "kenmerk Z-2018-03-02-1234 en op 2024-09-10 07 uur"),
        (
            "[DB-2024-09-10-07](https://example.nl/DB-2024-09-10-07)",
            "[[niet openbaar]](https://example.nl/[niet openbaar])",
        ),
        ("12345 & 67890 &onbekend; 100%", "12345 & 67890 &onbekend; 100%"),
    ],
)
def test_ids_that_are_not_public_are_replaced(tekst: str, verwacht: str) -> None:
    """In any case, dash, number and disguise; public ones and other numbers stay; once is enough."""
    assert IDS.scrub(tekst) == verwacht
    assert IDS.scrub(verwacht) == verwacht


_RUIS = st.sampled_from(["", "\u00ad", "\u200b", "\\", "*", "&shy;", "<b>", "</b>"])
_STREEP = st.sampled_from(["-", "\u2010", "\u2013", "\u2212", "&#45;", "%2d", "&ndash;", "\ufe63"])


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.data())
def test_no_disguise_hides_an_id_from_its_reader(data: st.DataObject) -> None:
    """Whatever the search for leaks would read as the id is replaced."""
    tekens = []
    for teken in data.draw(st.sampled_from(BESLOTEN)):
        vorm = data.draw(_STREEP) if teken == "-" else data.draw(st.sampled_from([teken, teken.lower()]))
        tekens += [vorm, data.draw(_RUIS)]
    tekst = f"Zie {''.join(tekens)} daarover"
    assert leaks(IDS.scrub(tekst).encode(), "", BESLOTEN) == []
    assert IDS.scrub(tekst).startswith("Zie ")
