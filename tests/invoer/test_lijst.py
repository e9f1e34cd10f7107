from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actiepunten.bewerking import Aanpassing, Append, NieuwRecord, Put
from actiepunten.bladen import Blad, Lijst, Rij
from actiepunten.invoer.lijst.bijwerken import Aanleiding
from actiepunten.invoer.lijst.lezen import Opdracht, neem_op
from actiepunten.invoer.lijst.toewijzing import Toewijzing
from actiepunten.invoer.lijst.uitkomst import Uitkomst, Voorstel, Wat
from actiepunten.records.actie import Actie
from actiepunten.records.entry import AnyRecord
from support.bladen import een_lijst
from support.builders import een_actie, een_besluit, een_stand

KOP = ("Onderwerp", "Aanpak", "Wie", "Resultaat")
ACTIE = een_actie(voortgang=[{"datum": "2018-03-01", "status": "loopt"}])


def neem(
    *rijen: Sequence[str],
    records: Sequence[AnyRecord] = (een_besluit(),),
    werk_bij: bool = False,
    dag: str = "2018-09-14",
    lijst: Lijst | None = None,
    door: str | None = None,
    **toewijzing: object,
) -> Voorstel:
    """What a list becomes in a register with these records."""
    opdracht = Opdracht(
        "lijst.xlsx",
        Toewijzing.model_validate({"standaard": {"thema": "personeel"}} | toewijzing),
        Aanleiding(date.fromisoformat(dag), door, "Drukte." if door else None),
        werk_bij,
    )
    return neem_op(lijst or een_lijst(*rijen), opdracht, een_stand(*records, peildatum=dag), lambda _: 7)


def een(voorstel: Voorstel) -> Uitkomst:
    (uitkomst,) = voorstel.uitkomsten
    return uitkomst


def data(voorstel: Voorstel) -> dict[str, object]:
    deel = een(voorstel).deel
    assert isinstance(deel, NieuwRecord)
    return dict(deel.data)


def waar(voorstel: Voorstel) -> list[tuple[str, str]]:
    """Where something was not understood, and the words."""
    return [(vraag.waar, vraag.tekst) for vraag in voorstel.vragen]


def test_a_row_becomes_an_actie() -> None:
    """Every cell in its field, the date of the list on its entries, the list as its source."""
    voorstel = neem(
        KOP, ("Een meldpunt\nopenen (DB 19/1/18)", "Kamer zoeken.", "HRM, ICT i.s.m. COM", "Uitgevoerd / Doorlopend")
    )
    assert voorstel.vragen == []
    assert data(voorstel) == {
        "id": "A-2018-01-19-07",
        "titel": "Een meldpunt openen",
        "tekst": "Kamer zoeken.",
        "thema": "personeel",
        "besluiten": ["DB-2018-01-19-01"],
        "wie": ["HRM", "ICT"],
        "met": ["COM"],
        "voortgang": [
            {"datum": "2018-09-14", "status": "uitgevoerd"},
            {"datum": "2018-09-14", "status": "doorlopend"},
        ],
        "bron": {"stuk": "lijst.xlsx", "plaats": "rij 2"},
    }
    assert een(voorstel).regels == (
        "DB 19/1/18: DB-2018-01-19-01",
        "wie: HRM, ICT",
        "met: COM",
        "resultaat: uitgevoerd, doorlopend",
    )


def test_ids_of_one_day_follow_each_other() -> None:
    """Each new actie takes the next number."""
    rijen = [(f"Titel {n} (DB 19/1/18)", "", "HRM", "") for n in range(2)]
    assert [u.record for u in neem(KOP, *rijen).uitkomsten] == ["A-2018-01-19-07", "A-2018-01-19-08"]


def test_a_deadline_in_the_result() -> None:
    """What will follow in a year has that year as its deadline, in the words of the list."""
    gelezen = data(neem(KOP, ("Week (DB 19/1/18)", "", "HRM", "Volgt in 2019")))
    assert gelezen["termijn"] == {"edtf": "2019", "tekst": "Volgt in 2019"}
    assert gelezen["voortgang"] == [{"datum": "2018-09-14", "status": "volgt"}]


def test_a_column_of_deadlines() -> None:
    """As people write them; what is no date is named."""
    kop = ("Actie", "Wie", "Besluit", "Termijn")
    voorstel = neem(
        kop,
        ("Een", "HRM", "DB-2018-01-19-01", "uiterlijk 1 december 2018"),
        ("Twee", "HRM", "DB 19/1/18", "2018-12-01"),
        ("Drie", "HRM", "DB 19/1/18", "-"),
        ("Vier", "HRM", "DB 19/1/18", "ooit"),
    )
    termijnen = [u.deel.data.get("termijn") for u in voorstel.uitkomsten if isinstance(u.deel, NieuwRecord)]
    assert termijnen == [{"edtf": "../2018-12-01", "tekst": "uiterlijk 1 december 2018"}, "2018-12-01", None, None]
    assert waar(voorstel) == [("rij 5, kolom Termijn", "ooit")]


def test_headings_are_themes() -> None:
    """A row with one cell is the theme of the rows below it: by title, code, or the word that the mapping gives."""
    voorstel = neem(
        KOP,
        ("**Gebouw**",),
        ("Sloten (DB 19/1/18)", "", "HRM", ""),
        ("Mensen",),
        ("Cursus (DB 19/1/18)", "", "HRM", ""),
        standaard={},
        themas={"mensen": "personeel"},
    )
    assert [u.deel.data["thema"] for u in voorstel.uitkomsten if isinstance(u.deel, NieuwRecord)] == [
        "gebouw",
        "personeel",
    ]


def test_a_heading_that_nobody_knows_is_named() -> None:
    """The rows below it have no theme, and become nothing until it is known."""
    voorstel = neem(KOP, ("Tuin",), ("Heg (DB 19/1/18)", "", "HRM", ""), standaard={})
    assert waar(voorstel) == [("rij 2", "Tuin"), ("rij 3, kolom thema", "")]
    assert een(voorstel).wat is Wat.NIET
    assert voorstel.plan == []


def test_rows_that_a_page_broke_are_one() -> None:
    """Under the head repeated; also in the middle of a citation or of a sentence."""
    voorstel = neem(
        KOP,
        ("Sloten (DB", "Eerst", "HRM", "Uitgevoerd"),
        KOP,
        ("19/1/18)", "Dan"),
        ("", "Ten slotte", "ICT", "Loopt"),
        ("Een lange zin die op de volgende bladzijde", "", "HRM", ""),
        ("doorgaat (DB 19/1/18)",),
        ("Ramen", "", "HRM", ""),
        ("(DB 19/1/18)",),
    )
    assert voorstel.vragen == []
    assert [u.titel for u in voorstel.uitkomsten] == [
        "Sloten",
        "Een lange zin die op de volgende bladzijde doorgaat",
        "Ramen",
    ]
    assert voorstel.uitkomsten[0].regels[0] == "loopt door in rij 4, rij 5"
    eerste = voorstel.uitkomsten[0].deel
    assert isinstance(eerste, NieuwRecord)
    assert (eerste.data["tekst"], eerste.data["wie"]) == ("Eerst\nDan\nTen slotte", ["HRM", "ICT"])


def test_below_a_heading_no_row_goes_on() -> None:
    """A row without title there is one whose title was forgotten."""
    voorstel = neem(KOP, ("Sloten (DB 19/1/18)", "", "HRM"), ("Gebouw",), ("", "", "ICT"))
    assert [(u.titel, u.wat) for u in voorstel.uitkomsten] == [("Sloten", Wat.NIEUW), ("", Wat.NIET)]
    assert voorstel.vragen[0].melding == "de rij heeft geen titel"


def test_a_meeting_outside_brackets_is_said() -> None:
    """It may have been meant as a citation."""
    gelezen = een(neem(KOP, ("Sloten na DB 19/1/18 (DB 19/1/18)", "", "HRM")))
    assert gelezen.regels[0] == "niet tussen haakjes en dus niet gekoppeld: DB 19/1/18"


def test_a_table_without_a_head_goes_on_with_the_one_before() -> None:
    """Two tables of a document are one list."""
    een_blad = Blad("tabel 1", (Rij(1, "tabel 1, rij 1", KOP), Rij(2, "tabel 1, rij 2", ("Een (DB 19/1/18)",))))
    ander = Blad("tabel 2", (Rij(1, "tabel 2, rij 1", ("Twee (DB 19/1/18)", "", "HRM")),))
    assert [u.titel for u in neem(lijst=Lijst((een_blad, ander))).uitkomsten] == ["Een", "Twee"]
    assert waar(neem(lijst=Lijst((ander,)))) == [("tabel 2, rij 1", "Twee (DB 19/1/18) | HRM")]
    gekozen = neem(lijst=Lijst((een_blad, ander)), bladen=["tabel 1"])
    assert gekozen.meldingen == ("tabel 2 is niet gelezen; de toewijzing noemt andere bladen",)


def test_what_stands_above_the_head_is_said() -> None:
    """A title of the list is no row of it."""
    voorstel = neem(("Actieplan 2018",), KOP, ("Sloten (DB 19/1/18)", "", "HRM", ""))
    assert voorstel.meldingen == ("rij 1 staat boven de kop en is niet gelezen: Actieplan 2018",)
    assert een(voorstel).titel == "Sloten"


def test_every_cell_that_was_not_understood_is_named() -> None:
    """By row and column, with its words; nothing of the row is lost, also when it is taken in as it is."""
    kop = (*KOP, "Prioriteit", "")
    voorstel = neem(
        kop, ("Sloten (DB 19/1/18) (SGO 1/2/18)", "", "HRM, Directie", "Bijna", "hoog", "x"), ("Ramen (DB 19/1/18)",)
    )
    assert waar(voorstel) == [
        ("rij 2, kolom Prioriteit", "hoog"),
        ("rij 2, kolom 6 (zonder kop)", "x"),
        ("rij 2, kolom Onderwerp", "SGO 1/2/18"),
        ("rij 2, kolom Wie", "Directie"),
        ("rij 2, kolom Resultaat", "Bijna"),
    ]
    deel = voorstel.uitkomsten[0].deel
    assert isinstance(deel, NieuwRecord)
    assert deel.data["titel"] == "Sloten (SGO 1/2/18)"
    assert deel.data["toelichting"] == "Uit de lijst nog niet overgenomen:\n\n- Wie: Directie\n- Resultaat: Bijna"


def test_a_meeting_with_several_decisions_asks_to_choose() -> None:
    """With their titles, those that speak of the same thing first."""
    records = [een_besluit(titel="Ramen wassen"), een_besluit(id="DB-2018-01-19-02", titel="Sloten vervangen")]
    voorstel = neem(KOP, ("Nieuwe sloten (DB 19/1/18)", "", "HRM", ""), records=records)
    vraag = voorstel.vragen[0]
    assert vraag.melding == "DB nam op 19 januari 2018 2 besluiten"
    assert vraag.keuzes == ("DB-2018-01-19-02  Sloten vervangen", "DB-2018-01-19-01  Ramen wassen")


def test_a_row_without_a_decision_becomes_nothing() -> None:
    """Until the mapping says on which decision such rows rest; that link is inferred, and the list says since when."""
    rij = ("Sloten", "", "HRM", "")
    zonder = neem(KOP, rij)
    assert (een(zonder).wat, zonder.plan) == (Wat.NIET, [])
    assert zonder.vragen[0].melding == "de rij noemt geen besluit dat is begrepen, en een actie kan niet zonder"
    met = data(neem(KOP, rij, standaard={"thema": "personeel", "besluit": "DB-2018-01-19-01"}))
    assert met["besluiten"] == [
        {"besluit": "DB-2018-01-19-01", "grond": "afgeleid", "toelichting": "de rij noemt zelf geen besluit"}
    ]
    assert (met["id"], met["sinds"]) == ("A-2018-09-14-07", "2018-09-14")


def test_results_may_belong_to_the_steps() -> None:
    """Where the mapping says so and there are as many of both; else they are of the row."""
    kop, rij = (
        ("Onderwerp", "Stappen", "Resultaat"),
        ("Sloten (DB 19/1/18)", "1. Vragen\n2. Kopen", "Uitgevoerd\nVolgt"),
    )
    los = data(neem(kop, rij))
    assert los["activiteiten"] == [{"titel": "Vragen"}, {"titel": "Kopen"}]
    per_stap = data(neem(kop, rij, resultaat_per_stap="ja"))
    assert "voortgang" not in per_stap
    assert per_stap["activiteiten"] == [
        {"titel": "Vragen", "voortgang": [{"datum": "2018-09-14", "status": "uitgevoerd"}]},
        {"titel": "Kopen", "voortgang": [{"datum": "2018-09-14", "status": "volgt"}]},
    ]


@pytest.mark.parametrize("titel", ["Meldpunt openen (DB 19/1/18)", "MELDPUNT  openen. (DB 19/1/18)"])
def test_a_row_that_is_there_already_is_known_by_its_title(titel: str) -> None:
    """Within its theme; what it says otherwise is shown, and left."""
    gelijk = neem(KOP, (titel, "", "HRM", "Loopt"), records=[een_besluit(), ACTIE])
    assert (een(gelijk).wat, een(gelijk).record, gelijk.plan) == (Wat.BEKEND, ACTIE.id, [])
    assert een(gelijk).regels == ()
    anders = neem(KOP, (titel, "", "ICT", "Uitgevoerd"), records=[een_besluit(), ACTIE])
    assert anders.plan == []
    assert een(anders).regels == (
        "de lijst zegt het anders; --werk-bij neemt dat over:",
        "wie: van HRM naar ICT",
        "melding van 14 september 2018: uitgevoerd",
    )


def test_present_rows_are_updated_where_asked() -> None:
    """By entries, handovers and links that are added; what the row is silent on stays."""
    nieuw = een_besluit(id="DB-2018-06-01-01")
    rij = ("Meldpunt openen (DB 1/6/18)", "", "ICT", "Uitgevoerd")
    voorstel = neem(KOP, rij, records=[een_besluit(), nieuw, ACTIE], werk_bij=True)
    assert een(voorstel).deel == Aanpassing(
        ACTIE.id,
        (
            Put(("wie",), ["ICT"]),
            Append(("overdracht",), {"datum": "2018-09-14", "van": ["HRM"], "naar": ["ICT"]}),
            Append(("voortgang",), {"datum": "2018-09-14", "status": "uitgevoerd"}),
            Append(("besluiten",), "DB-2018-06-01-01"),
        ),
    )


def test_a_link_that_was_inferred_becomes_named() -> None:
    """When the list names the decision itself."""
    actie = een_actie(besluiten=[{"besluit": "DB-2018-01-19-01", "grond": "afgeleid"}], sinds="2018-01-19")
    rij = ("Meldpunt openen (DB 19/1/18)", "", "HRM")
    assert een(neem(KOP, rij, records=[een_besluit(), actie], werk_bij=True)).deel == Aanpassing(
        actie.id, (Put(("besluiten", 0), "DB-2018-01-19-01"),)
    )


def test_what_cannot_be_updated_is_named() -> None:
    """A deadline moves by uitstel alone; a day has its report already."""
    actie = een_actie(
        termijn="2018-12",
        voortgang=[{"datum": "2018-09-14", "status": "loopt"}, {"datum": "2018-01-20", "status": "volgt"}],
    )
    rij = ("Meldpunt openen (DB 19/1/18)", "uiterlijk 2019-03-01", "Uitgevoerd")
    voorstel = neem(("Actie", "Termijn", "Status"), rij, records=[een_besluit(), actie], werk_bij=True)
    assert [vraag.melding for vraag in voorstel.vragen] == [
        "op 14 september 2018 is al iets anders gemeld; geef met --datum een latere dag",
        "een termijn verschuift alleen door uitstel; zeg met --door en --reden wie het gaf en waarom",
    ]


def test_a_row_is_known_by_id_or_by_the_mapping() -> None:
    """Whatever its title says now; an id that is not there is named."""
    kop = ("Id", "Actie", "Wie")
    voorstel = neem(kop, (ACTIE.id, "Een andere titel", "HRM"), records=[een_besluit(), ACTIE], werk_bij=True)
    assert een(voorstel).deel == Aanpassing(ACTIE.id, (Put(("titel",), "Een andere titel"),))
    per_rij = neem(KOP, ("Anders", "", "HRM"), records=[een_besluit(), ACTIE], rijen={"2": ACTIE.id})
    assert een(per_rij).record == ACTIE.id
    assert waar(neem(kop, ("A-2018-01-19-99", "Iets", "HRM"))) == [("rij 2, kolom Id", "A-2018-01-19-99")]


def test_a_row_with_a_mended_title_is_known_by_its_place() -> None:
    """At the same place of the same list, as long as it still looks like it; rows move."""
    bron = {"stuk": "lijst.xlsx", "plaats": "rij 2"}
    records = [een_besluit(), een_actie(titel="Meldpunt openen (DB 20/1/18)", bron=bron)]
    assert een(neem(KOP, ("Meldpunt openen (DB 19/1/18)", "", "HRM"), records=records)).record == ACTIE.id
    assert een(neem(KOP, ("Ramen wassen (DB 19/1/18)", "", "HRM"), records=records)).wat is Wat.NIEUW


def test_a_code_in_the_mapping_that_is_not_there_is_named() -> None:
    """Before it reaches a record."""
    voorstel = neem(
        KOP, ("Sloten (DB 19/1/18)", "", "Directie", ""), rollen={"Directie": "DIR"}, themas={"Tuin": "tuin"},
        standaard={"thema": "personeel", "besluit": "DB-2001-01-01-01"},
    )  # fmt: skip
    assert waar(voorstel) == [
        ("toewijzing, kolom rollen", "DIR"),
        ("toewijzing, kolom themas", "tuin"),
        ("toewijzing, kolom citaten", "DB-2001-01-01-01"),
    ]


def test_an_empty_list() -> None:
    """There is nothing to say."""
    assert neem(KOP).uitkomsten == ()


ONBEKEND = ["Xanadu", "Zwengel", "Ypsilon"]
WOORDEN = [*ONBEKEND, "HRM", "Afdeling Automatisering", "ICT", "uitgevoerd", "Volgt in 2019", "loopt", "(DB 19/1/18)",
           "(DB 9/1/18)", "(SGO 1/1/18)", "i.s.m.", "-", "/", ",", "en", "(", ")", "2019", "Gebouw"]  # fmt: skip
CEL = st.lists(st.sampled_from(WOORDEN), max_size=6).flatmap(
    lambda woorden: st.sampled_from([" ", "\n", ", ", "\n\n"]).map(lambda tussen: tussen.join(woorden))
)


@given(st.lists(st.tuples(CEL, CEL, CEL, CEL, CEL), max_size=5))
def test_no_word_is_lost(rijen: list[tuple[str, ...]]) -> None:
    """Every word that means nothing to the register is in a record or named; the same list twice is the same."""
    toewijzing = {"standaard": {"thema": "personeel", "besluit": "DB-2018-01-19-01"}}
    voorstel = neem((*KOP, "Termijn"), *rijen, **toewijzing)
    assert voorstel == neem((*KOP, "Termijn"), *rijen, **toewijzing)
    gezegd = str([u.deel for u in voorstel.uitkomsten]) + str(voorstel.vragen) + str(voorstel.meldingen)
    for woord in ONBEKEND:
        if any(woord in cel for rij in rijen for cel in rij):
            assert woord in gezegd
    for uitkomst in voorstel.uitkomsten:
        if isinstance(uitkomst.deel, NieuwRecord):
            Actie.model_validate(uitkomst.deel.data)
