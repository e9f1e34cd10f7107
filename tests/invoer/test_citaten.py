import pytest

from actiepunten.invoer.lijst.citaten import Citaten
from actiepunten.invoer.lijst.toewijzing import Toewijzing
from support.builders import een_besluit, een_inrichting, een_register

REGISTER = een_register(
    een_besluit(id="BR-2017-06-23-01", titel="Sloten"),
    een_besluit(id="BR-2017-06-23-02", titel="Ramen"),
    een_besluit(id="BR-2018-06-08-01"),
    een_besluit(id="ICBR-2017-08-15-01"),
    inrichting=een_inrichting(
        organen=[
            {"code": "BR", "naam": "Bestuursraad", "eerder": [{"naam": "SGDG-beraad", "tot": "2018-03-16"}]},
            {"code": "ICBR"},
        ]
    ),
)


def lees(tekst: str, rij: int = 1, **toewijzing: object) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
    gelezen = Citaten(REGISTER, Toewijzing.model_validate(toewijzing)).uit_tekst(tekst, rij)
    return gelezen.over, [(g.waarom or g.aanhaling.bijzin, g.besluiten) for g in gelezen.gevonden]


@pytest.mark.parametrize(
    "citaat",
    ["(BR 8/6/18)", "(BR\n8/6/18)", "(BR 8-6-2018)", "(BR 2018-06-08)", "(BR 8 juni 2018)", "(Bestuursraad 8/6/18)",
     "(SGDG-beraad 8/6/18)", "( br  8/6/18 )"],
)  # fmt: skip
def test_a_citation_is_known_in_any_spelling(citaat: str) -> None:
    """By code, name or former name of the body, with the date in any form, also broken by a line."""
    assert lees(f"Nieuwe sloten {citaat}.") == ("Nieuwe sloten.", [("", ("BR-2018-06-08-01",))])


def test_what_stands_beside_a_citation_is_kept() -> None:
    """It may say which decision is meant."""
    assert lees("Sloten (BR 8/6/18 - risicosessie)") == ("Sloten", [("risicosessie", ("BR-2018-06-08-01",))])


def test_citations_may_stand_in_any_brackets() -> None:
    """Also with brackets inside; a meeting that is named outside them is no citation, and is said."""
    assert lees("Sloten [BR 8/6/18]") == ("Sloten", [("", ("BR-2018-06-08-01",))])
    assert lees("Sloten (BR 8/6/18 (punt 3))") == ("Sloten", [("(punt 3)", ("BR-2018-06-08-01",))])
    assert lees("Sloten volgens BR 8/6/18") == ("Sloten volgens BR 8/6/18", [])
    gelezen = Citaten(REGISTER, Toewijzing()).uit_tekst("Sloten na BR 8/6/18 (BR 8/6/18)", 1)
    assert (gelezen.terloops, len(gelezen.gevonden)) == (("BR 8/6/18",), 1)


def test_several_citations_in_one_text() -> None:
    """In their own brackets, or with marks between them."""
    beide = [("", ("BR-2018-06-08-01",)), ("", ("ICBR-2017-08-15-01",))]
    assert lees("Een (BR 8/6/18) en twee (ICBR 15/8/17)") == ("Een en twee", beide)
    assert lees("Een (BR 8/6/18; ICBR 15/8/17)") == ("Een", beide)
    assert lees("Een (BR 8/6/18 en 9/6/18)")[1][1] == ("geen besluit van BR op 9 juni 2018", ())


def test_brackets_that_cite_nothing_are_text() -> None:
    """Also where they hold a year or a date."""
    for tekst in ("Sloten (MTO 2018)", "Sloten (incl. ramen)", "Sloten (1/2/18)", "Stand 8/6/18"):
        assert lees(tekst) == (tekst, [])


@pytest.mark.parametrize(
    ("citaat", "waarom"),
    [
        ("(SGO 13/9/18)", "SGO is geen orgaan van dit register"),
        ("(BR 7/6/18)", "geen besluit van BR op 7 juni 2018"),
        ("(BR 31/6/18)", "deze dag bestaat niet in de kalender"),
        ("(BR 23/6/17)", "BR nam op 23 juni 2017 2 besluiten"),
    ],
)
def test_what_was_not_understood_stays_in_the_text(citaat: str, waarom: str) -> None:
    """Nothing is lost while it waits for an answer."""
    assert lees(f"Sloten {citaat}") == (f"Sloten {citaat}", [(waarom, ())])


def test_the_mapping_chooses_where_a_meeting_took_several() -> None:
    """For a row, for the beginning of a title, or for all; the nearest goes first."""
    citaten = [
        {"citaat": "BR 23-6-2017", "besluit": "BR-2017-06-23-01"},
        {"citaat": "SGDG-beraad 23/6/17", "titel": "nieuwe", "besluit": ["BR-2017-06-23-02", "BR-2017-06-23-01"]},
        {"citaat": "(BR 23/6/17)", "rij": "7", "besluit": "BR-2017-06-23-02"},
    ]
    assert lees("Sloten (BR 23/6/17)", citaten=citaten)[1] == [("", ("BR-2017-06-23-01",))]
    assert lees("Sloten (BR 23/6/17)", 7, citaten=citaten)[1] == [("", ("BR-2017-06-23-02",))]
    assert lees("Nieuwe ramen (BR\n23/6/17)", citaten=citaten)[1] == [("", ("BR-2017-06-23-02", "BR-2017-06-23-01"))]


def test_a_choice_that_is_not_there_is_named() -> None:
    """The mapping can be wrong too."""
    citaten = [{"citaat": "BR 23/6/17", "besluit": "BR-2017-06-23-09"}]
    assert lees("Sloten (BR 23/6/17)", citaten=citaten)[1] == [
        ("de toewijzing noemt BR-2017-06-23-09, en dat besluit is er niet", ())
    ]


def test_another_occasion_is_no_decision() -> None:
    """What the mapping calls an aanleiding leaves the title."""
    gelezen = Citaten(
        REGISTER, Toewijzing.model_validate({"citaten": [{"citaat": "MTO 2018", "aanleiding": "Onderzoek 2018"}]})
    ).uit_tekst("Sancties (MTO 2018)", 1)
    assert (gelezen.over, gelezen.aanleidingen, gelezen.gevonden) == ("Sancties", ("Onderzoek 2018",), ())


def test_a_column_of_decisions_holds_ids_and_citations() -> None:
    """With or without brackets; words that are neither are given back."""
    gevonden, over = Citaten(REGISTER, Toewijzing()).uit_kolom(
        "BR-2017-06-23-02, BR 8/6/18\n(ICBR 15/8/17) en zie brief; BR-2001-01-01-01", 1, ""
    )
    assert [g.besluiten for g in gevonden] == [
        ("BR-2017-06-23-02",),
        (),
        ("BR-2018-06-08-01",),
        ("ICBR-2017-08-15-01",),
    ]
    assert gevonden[1].waarom == "het besluit BR-2001-01-01-01 staat niet in het register"
    assert over == "zie brief"
