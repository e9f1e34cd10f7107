from collections.abc import Callable
from datetime import date

import pytest

from actiepunten.bewerking import Aanpassing, Append, NieuwRecord, Put, Remove
from actiepunten.invoer.lijst.bijwerken import Aanleiding
from actiepunten.invoer.lijst.lezen import Opdracht
from actiepunten.invoer.lijst.terugkomst import is_uitdraai, neem_terug
from actiepunten.invoer.lijst.toewijzing import Toewijzing
from actiepunten.invoer.lijst.uitdraai import KOPPEN, rijen
from actiepunten.invoer.lijst.uitkomst import Voorstel, Vraag
from actiepunten.stand import Stand
from support.bladen import een_lijst
from support.builders import een_actie, een_besluit, een_stand

KOLOM = {kop: nummer for nummer, kop in enumerate(KOPPEN)}
BESLUITEN = [een_besluit(), een_besluit(id="DB-2018-01-19-02", titel="Sloten vervangen")]
ACTIE = een_actie(
    tekst="Het meldpunt gaat open.\n\nElke dag\neen uur.\n",
    met=["COM"],
    besluiten=["DB-2018-01-19-01", {"besluit": "DB-2018-01-19-02", "grond": "afgeleid"}],
    termijn={"edtf": "2018-11", "tekst": "in november"},
    voortgang=[{"datum": "2018-03-01", "status": "loopt", "tekst": "De offerte is er."}],
    activiteiten=[{"titel": "Bord ophangen"}],
)
TWEEDE = een_actie(id="A-2018-01-19-02", titel="Sloten", wie=None, termijn=None)


def stand(*acties: object, peildatum: str = "2018-09-30") -> Stand:
    return een_stand(*BESLUITEN, *(acties or (ACTIE, TWEEDE)), peildatum=peildatum)  # type: ignore[arg-type]


def terug(
    wijzig: Callable[[list[list[str]]], None],
    *,
    nu: Stand | None = None,
    door: str | None = None,
    reden: str | None = None,
) -> Voorstel:
    """The list goes out, is edited, and comes back in the register as it is by then."""
    uit = [list(rij) for rij in rijen(stand().acties.values())]
    wijzig(uit)
    lijst = een_lijst(*uit)
    assert is_uitdraai(lijst)
    in_stand = nu or stand()
    aanleiding = Aanleiding(in_stand.peildatum, door, reden)
    return neem_terug(lijst, Opdracht("acties.xlsx", Toewijzing(), aanleiding), in_stand, lambda _: 3)


def zet(kop: str, tekst: str, rij: int = 1) -> Callable[[list[list[str]]], None]:
    """Type something in a cell."""

    def wijzig(uit: list[list[str]]) -> None:
        uit[rij][KOLOM[kop]] = tekst

    return wijzig


def edits(voorstel: Voorstel) -> list[object]:
    assert voorstel.vragen == []
    return [edit for deel in voorstel.plan if isinstance(deel, Aanpassing) for edit in deel.edits]


def vraag(voorstel: Voorstel) -> Vraag:
    assert voorstel.plan == []
    (een,) = voorstel.vragen
    return een


def test_a_list_that_went_out_says_what_the_register_says() -> None:
    """Every field in words that can be typed back, and what follows from them to read."""
    assert rijen(stand().acties.values())[1][:-1] == (
        "A-2018-01-19-01",
        "Meldpunt openen",
        "personeel",
        "Het meldpunt gaat open.\n\nElke dag een uur.",
        "DB-2018-01-19-01\nDB-2018-01-19-02 (afgeleid)",
        "HRM",
        "COM",
        "november 2018",
        "loopt",
        "",
        "1 maart 2018: loopt. De offerte is er.",
        "",
        "Bord ophangen (onbekend)",
    )


def test_nothing_edited_changes_nothing() -> None:
    """The list comes back as it went."""
    voorstel = terug(lambda _: None)
    assert (voorstel.plan, voorstel.vragen) == ([], [])


@pytest.mark.parametrize(
    ("kop", "tekst"),
    [
        ("Titel", "Meldpunt  openen \u00a0"),
        ("Tekst", "Het meldpunt gaat open. \r\n\r\nElke dag een uur.\r\n"),
        ("Termijn", "nov-18"),
        ("Termijn", "2018-11"),
        ("Termijn", "nov 2018"),
        ("Besluiten", "DB-2018-01-19-01\r\nDB-2018-01-19-02 (afgeleid)"),
        ("Status", " loopt"),
        ("Tekst", "'Het meldpunt gaat open.\n\nElke dag een uur."),
    ],
)
def test_the_habits_of_excel_are_no_edits(kop: str, tekst: str) -> None:
    """White space, line ends, and months that became dates say what they said."""
    assert edits(terug(zet(kop, tekst))) == []


def test_three_cells_are_three_changes() -> None:
    """Exactly what was edited is changed."""

    def wijzig(uit: list[list[str]]) -> None:
        zet("Titel", "Meldpunt sluiten")(uit)
        zet("Status", "Uitgevoerd")(uit)
        zet("Met", "ICT, COM", rij=2)(uit)

    voorstel = terug(wijzig)
    assert voorstel.vragen == []
    assert voorstel.plan == [
        Aanpassing(
            "A-2018-01-19-01",
            (
                Put(("titel",), "Meldpunt sluiten"),
                Append(("voortgang",), {"datum": "2018-09-30", "status": "uitgevoerd"}),
            ),
        ),
        Aanpassing("A-2018-01-19-02", (Put(("met",), ["ICT", "COM"]),)),
    ]


def test_a_new_message_is_an_entry() -> None:
    """It takes the status that is there, or the new one beside it."""
    melding = {"datum": "2018-09-30", "status": "loopt", "tekst": "Het bord hangt."}
    assert edits(terug(zet("Nieuwe melding", "Het bord hangt."))) == [Append(("voortgang",), melding)]

    def beide(uit: list[list[str]]) -> None:
        zet("Nieuwe melding", "Het bord hangt.")(uit)
        zet("Status", "uitgevoerd")(uit)

    assert edits(terug(beide)) == [Append(("voortgang",), melding | {"status": "uitgevoerd"})]


def test_the_same_list_twice_is_one_message() -> None:
    """What was taken in already is not taken in again; the same words of a later list are."""
    velden = ACTIE.model_dump(mode="json", exclude_defaults=True)
    gemeld = {"datum": "2018-09-30", "status": "loopt", "tekst": "Het bord hangt."}
    nu = stand(een_actie(**{**velden, "voortgang": [*velden["voortgang"], gemeld]}), TWEEDE)
    assert edits(terug(zet("Nieuwe melding", "Het bord hangt."), nu=nu)) == []
    assert len(edits(terug(zet("Nieuwe melding", "De offerte is er.")))) == 1


def test_another_owner_is_a_handover() -> None:
    """Who it was and who it is, dated, with who decided it where that was said."""
    assert edits(terug(zet("Wie", "ICT\nAfdeling Personeel"))) == [
        Put(("wie",), ["ICT", "HRM"]),
        Append(("overdracht",), {"datum": "2018-09-30", "naar": ["ICT"]}),
    ]
    assert edits(terug(zet("Wie", "ICT"), door="DB", reden="Drukte."))[1] == Append(
        ("overdracht",), {"datum": "2018-09-30", "van": ["HRM"], "naar": ["ICT"], "door": "DB", "reden": "Drukte."}
    )


def test_a_deadline_moves_by_uitstel() -> None:
    """Only with who gave it and why; where there was none it is put in."""
    assert edits(terug(zet("Termijn", "uiterlijk 1 december 2018"), door="DB", reden="De offerte kwam later.")) == [
        Append(
            ("uitstel",),
            {"datum": "2018-09-30", "naar": "../2018-12-01", "door": "DB", "reden": "De offerte kwam later."},
        )
    ]
    gevraagd = vraag(terug(zet("Termijn", "december 2018")))
    assert (gevraagd.waar, gevraagd.tekst) == ("rij 2, kolom Termijn", "december 2018")
    assert gevraagd.melding == (
        "een termijn verschuift alleen door uitstel; zeg met --door en --reden wie het gaf en waarom"
    )
    assert edits(terug(zet("Termijn", "2019", rij=2))) == [Put(("termijn",), "2019")]


def test_links_are_added_and_taken_away() -> None:
    """Each on its own; one that is no longer inferred is named."""
    assert edits(terug(zet("Besluiten", "DB-2018-01-19-02"))) == [
        Put(("besluiten", 1), "DB-2018-01-19-02"),
        Remove(("besluiten", 0)),
    ]
    assert edits(terug(zet("Besluiten", "DB-2018-01-19-01, DB-2018-01-19-02", rij=2))) == [
        Append(("besluiten",), "DB-2018-01-19-02")
    ]


def test_an_emptied_cell() -> None:
    """A text goes; a title does not."""
    assert edits(terug(zet("Tekst", ""))) == [Remove(("tekst",))]
    assert vraag(terug(zet("Titel", ""))).melding == "een actie kan niet zonder titel"


@pytest.mark.parametrize(
    ("kop", "tekst", "melding"),
    [
        ("Status", "klaar", "klaar is geen status"),
        ("Status", "", "een lege cel is geen status"),
        ("Wie", "HRM, Directie", "Directie staat niet in het register"),
        ("Thema", "tuin", "dit thema staat niet in het register"),
        ("Besluiten", "DB-2018-01-19", "DB-2018-01-19 kan meer dan één besluit zijn"),
        ("Besluiten", "DB-2020-01-01-01", "het besluit DB-2020-01-01-01 is er niet"),
        ("Termijn", "", "een termijn gaat niet weg"),
        ("Laatste melding (alleen lezen)", "x", "deze kolom is alleen om te lezen"),
        ("Id", "A-2018-01-19-09", "deze actie staat niet in het register"),
        ("Id", "A-2018-01-19-02", "de rij hoort bij een andere actie"),
    ],
)
def test_what_cannot_be_done_is_named(kop: str, tekst: str, melding: str) -> None:
    """With its row, its column and the way out; the rest of the list is not held up."""
    gevraagd = vraag(terug(zet(kop, tekst)))
    assert (gevraagd.plaats, gevraagd.kolom, gevraagd.melding) == ("rij 2", kop, melding)
    assert gevraagd.oplossing


def test_what_changed_in_the_register_meanwhile_stays() -> None:
    """A cell that nobody touched is left alone; one edited on both sides is named and not written."""
    intussen = stand(een_actie(**{**ACTIE.model_dump(mode="json", exclude_defaults=True), "titel": "Meldpunt"}), TWEEDE)
    assert edits(terug(zet("Tekst", "Anders."), nu=intussen)) == [Put(("tekst",), "Anders.")]
    assert vraag(terug(zet("Titel", "Meldpunt dicht"), nu=intussen)).melding == (
        "het register is hier intussen ook veranderd; er staat nu: Meldpunt"
    )
    assert edits(terug(zet("Titel", "Meldpunt"), nu=intussen)) == []


def test_a_status_reported_later_is_not_overtaken() -> None:
    """An entry is not put before a newer one."""
    later = {"datum": "2018-10-15", "status": "loopt"}
    nu = stand(een_actie(**{**ACTIE.model_dump(mode="json", exclude_defaults=True), "voortgang": [
        {"datum": "2018-03-01", "status": "loopt", "tekst": "De offerte is er."}, later,
    ]}), TWEEDE)  # fmt: skip
    assert vraag(terug(zet("Status", "uitgevoerd"), nu=nu)).melding == (
        "de laatste melding is van 15 oktober 2018; geef een latere datum dan 30 september 2018"
    )


def test_rows_may_be_sorted_left_out_and_columns_removed() -> None:
    """What is not in the list stays as it is."""

    def wijzig(uit: list[list[str]]) -> None:
        zet("Titel", "Nieuwe sloten", rij=2)(uit)
        uit[1:] = reversed(uit[1:])
        for rij in uit:
            del rij[KOLOM["Tekst"]]

    assert terug(wijzig).plan == [Aanpassing("A-2018-01-19-02", (Put(("titel",), "Nieuwe sloten"),))]
    assert terug(lambda uit: uit.__delitem__(1)).plan == []


def test_a_row_twice_is_named() -> None:
    """Which of both is meant, nobody knows."""
    assert vraag(terug(lambda uit: uit.append([*uit[1]]))).melding == "dit id staat ook in rij 2"


def test_a_column_of_somebody_else_is_named() -> None:
    """Once, with where it begins and how often it is filled."""

    def wijzig(uit: list[list[str]]) -> None:
        for rij, tekst in zip(uit, ["Reactie", "Prima", "Ook prima"], strict=True):
            rij.append(tekst)

    gevraagd = vraag(terug(wijzig))
    assert (gevraagd.waar, gevraagd.tekst) == ("rij 2, kolom Reactie", "Prima")
    assert gevraagd.melding == "deze kolom is geen deel van de uitdraai; zij is in 2 rijen gevuld"


def test_a_row_without_id_is_a_new_actie() -> None:
    """What somebody typed below the list is read as any other list."""

    def wijzig(uit: list[list[str]]) -> None:
        nieuw = [""] * len(KOPPEN)
        for kop, tekst in {"Titel": "Bel ophangen", "Thema": "Gebouw", "Besluiten": "DB-2018-01-19-02", "Wie": "ICT",
                           "Status": "volgt", "Nieuwe melding": "De bel is er."}.items():  # fmt: skip
            nieuw[KOLOM[kop]] = tekst
        uit.append(nieuw)

    (nieuw,) = terug(wijzig).plan
    assert isinstance(nieuw, NieuwRecord)
    assert nieuw.data == {
        "id": "A-2018-01-19-03",
        "titel": "Bel ophangen",
        "thema": "gebouw",
        "besluiten": ["DB-2018-01-19-02"],
        "wie": ["ICT"],
        "voortgang": [{"datum": "2018-09-30", "status": "volgt", "tekst": "De bel is er."}],
        "bron": {"stuk": "acties.xlsx", "plaats": "rij 4"},
    }


def test_a_text_too_long_for_a_cell_stays_out_of_it() -> None:
    """It is said where to read it, and coming back it is no edit."""
    lang = stand(een_actie(tekst="woord " * 8000))
    rij = rijen(lang.acties.values())[1]
    assert rij[KOLOM["Tekst"]] == "(te lang voor een cel; zie `actiepunten toon`)"
    opdracht = Opdracht("a", Toewijzing(), Aanleiding(date(2018, 9, 30)))
    assert neem_terug(een_lijst(KOPPEN, rij), opdracht, lang, lambda _: 1).plan == []
