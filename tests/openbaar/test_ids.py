"""Ids in free text: those of records that are not public are replaced, however they are written."""

import re
from time import process_time

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


DAG = Ids(
    ["BR-2018-01-19-01", "SBR-2018-01-19-09", "A-2018-01-19-01", "C-2017-02"],
    ["BR-2018-01-19-09", "OR-2018-01-19-09", "A-2018-01-19-09", "PLV-BR-2018-01-19-12", "C-2017-01"],
    ["BR", "OR"],
)

ID_VERKNIPT = [
    "BR-[2018-01-19][a]-[09][b]",
    "[BR][1] [2018][2] [01][3] [19][4] [09][5]",
    "[BR-2018](https://x.nl)-01-19-09",
    "[BR-2018](https://x.nl/BR-2018-01-19-09)-01-19-09",
    "[BR-2018](https://x.nl/a_(b) 'titel')-01-19-09",
    "BR-![2018](x.png)-01-19-09",
    "BR-2018[^1]-01-19-09",
    "BR-2018-01-19-0[9](https://x.nl)",
    "BR_20**18**_01_[19](https://x.nl)_09",
    'BR-<a href="https://x.nl">2018</a>-01-19-09',
    "BR<br>2018-01-19<br>09",
    "BR-<!-- niets -->2018-01-19-09",
]
MET_ANDERE_TEKENS = [
    "BR_2018-01-19_09",
    "BR\\_2018\\_01\\_19\\_09",
    "BR\\2018\\01\\19\\09",
    "_BR_-2018-01-19-09",
    "B_R-2018-01-19-09",
    "BR:2018-01-19-09",
    "BR 2018/01/19 09",
    "BR.2018.01.19.09",
    "BR\u20432018\u20b701\u00b719\u02d709",
    "BR | 2018-01-19 | 09",
    "\u201cBR\u201d 2018-01-19-09",
    "`BR`-`2018`-01-19-`09",
    "BR-**2018**-~~01~~-*19*-__09",
    "BR&#45;2018&hyphen;01&nbsp;19&amp;#45;09",
    "BR&nbsp2018-01-19-09",
    "BR%2D2018%252D01%E2%80%9319%20%30%39",
    "BR\\u002d2018\\x2d01-19-09",
    "BR-20\u200b18-0\u00ad1-\u20601\u31649-\ufe0f09",
    "\uff22\uff32\uff0d\uff12\uff10\uff11\uff18\uff0d\uff10\uff11\uff0d\uff11\uff19\uff0d\uff10\uff19",
    "BR-2018-01-\n  19-09",
    "BR" + " " * 300 + "2018-01-19" + "\n" * 300 + "09",
]
ZOALS_MENSEN_SCHRIJVEN = [
    "br 2018-1-19-9",
    "BR 19-1-2018 nr. 9",
    "BR 19/1/18, 9",
    "BR 19 januari 2018, punt 9",
    "BR van vrijdag 19 jan. '18, agendapunt nr. 9",
    "BR 19e januari 2018 (9",
    "BR d.d. 19-01-2018 no 9",
    "BR 2018 januari 19 #9",
    "BR-besluit 2018-01-19-009",
    "BR 20180119-09",
    "BR2018011909",
    "BR19012018 9",
    "B.R. 19.1.2018, \u2468",
    "Plv. BR 19 januari 2018, 12",
    "A 19-1-2018 nr 9",
    "actie 2018-01-19-09",
    "actiepunt 19 januari 2018, 9",
    "C_2017_01",
    "C 2017/1",
    "C2017-01",
    "C201701",
    "casus 2017 nr. 1",
    "casus van 2017, nummer 01",
]


@pytest.mark.parametrize("tekst", [*ID_VERKNIPT, *MET_ANDERE_TEKENS, *ZOALS_MENSEN_SCHRIJVEN])
def test_an_id_that_a_reader_can_put_together_is_replaced(tekst: str) -> None:
    """Nothing of its numbers is left, and of the words around it nothing is lost; again, it stays so."""
    schoon = DAG.scrub(f"Zie {tekst}. Dat was de vraag")
    assert schoon.startswith("Zie ")
    assert schoon.endswith(". Dat was de vraag")
    assert "[niet openbaar]" in schoon
    assert not {"2018", "2017", "19", "09"} & set(re.findall(r"\d+", schoon))
    assert DAG.scrub(schoon) == schoon


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("BR [2018-01-19-09](https://x.nl).", "[niet openbaar](https://x.nl)."),
        ("BR-2018-01-19-[09](https://x.nl)", "[niet openbaar](https://x.nl)"),
        ("(BR) 2018-01-19-09.", "([niet openbaar]."),
        ("map/BR_2018_01_19_09.pdf", "map/[niet openbaar].pdf"),
        ("VerslagBR_2018_01_19_09.pdf", "Verslag[niet openbaar].pdf"),
        ("[BR-2018-01-19-01](https://x.nl/BR_2018_01_19_09)", "[BR-2018-01-19-01](https://x.nl/[niet openbaar])"),
        ("BR_2018_01_19_09_BR_2018_01_19_01", "[niet openbaar]_BR_2018_01_19_01"),
    ],
)
def test_what_stands_around_an_id_stays(tekst: str, verwacht: str) -> None:
    """Links, names of files and public ids are as they were."""
    assert DAG.scrub(tekst) == verwacht


@pytest.mark.parametrize(
    "tekst",
    [
        "[BR-2018-01-19-01](https://x.nl), BR_2018_01_19_01.pdf, (BR) 2018-01-19-[01][a]",
        "SBR-2018-01-19-09, SBR_2018_01_19_09, [SBR](https://x.nl)-2018-01-19-09",
        "BR 19 januari 2018, punt 1 en actie 19-1-2018 nr 1",
        "BR 19 januari 2018 en BR van 2018-01-19",
        "BR 19 januari 2018, 9 februari 2018 en 9 maart; BR 19-1-2018, 9-2-2018",
        "BR 19 januari 2018, 9.30 uur en BR 2018-01-19 9 uur",
        "agenda 19 januari 2018, punt 9; agenda 2018-01-19 9; nota_2018_01_19_09.pdf",
        "voor 19 januari 2018, 9; door 2018-01-19, 9 leden; kenmerk 2018.01.19.09",
        "C-2017-02, C_2017_02.pdf, (c) 2017, abc 2017, 1, EC-2017-02",
        "BR 19 foo 2018, 9 en BR 2018-13-45-9",
    ],
)
def test_what_is_no_id_or_is_public_stays(tekst: str) -> None:
    """Ids of public records in any writing, days, meetings, times, and numbers behind a word that is no code."""
    assert DAG.scrub(tekst) == tekst


@pytest.mark.parametrize(
    "deel",
    [
        *(
            "(",
            "[",
            "-",
            "](",
            "](a)",
            "](()",
            "](((a)",
            "][",
            "[^",
            "<a",
            "<!--",
            "&#4",
            "%C3",
            "*",
            "_",
            "\u00ad",
            "1",
        ),
        *("\\u00", "1 ", "2018-01-19-", "19 januari ", "2018-01-19 punt ", "BR van ", "b.r.", "c 2017 "),
        "BR_2018_01_19_09 ",
    ],
)
def test_a_long_text_takes_no_longer_per_character(deel: str) -> None:
    """No text makes the search go over the same characters again and again."""
    tekst = "BR 2018-01-19 [" + deel * (200_000 // len(deel)) + " 12345"
    begin = process_time()
    DAG.scrub(tekst)
    assert process_time() - begin < 20


_RUIS = st.sampled_from(["", "\u00ad", "\u200b", "\\", "*", "&shy;", "<b>", "</b>", "`", "~~", "&ZeroWidthSpace;"])
_STREEP = st.sampled_from(["-", "\u2010", "\u2013", "\u2212", "&#45;", "%2d", "&ndash;", "\ufe63", "%E2%80%93"])


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
