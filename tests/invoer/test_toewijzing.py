from datetime import date

import pytest

from actiepunten.invoer.lijst.bijwerken import Aanleiding
from actiepunten.invoer.lijst.lezen import Opdracht, neem_op
from actiepunten.invoer.lijst.toewijzing import Toewijzing, plat
from actiepunten.invoer.lijst.toewijzingtekst import mapping_text
from actiepunten.storage.loader import read_model
from support.bladen import een_lijst
from support.builders import een_besluit, een_stand

LIJST = een_lijst(
    ("Onderwerp", "Aanpak/Activiteiten", "Actiehouder", "Stand", "Prio: 1-3"),
    ("Tuin",),
    ("Heg (DB 19/1/18)", "", "Directie, HRM", "Klaar", "2"),
    ("Gras (DB 19/1/18)", "", "Directie", "Klaar", "1"),
)
EERSTE = """\
# Hoe de lijst tuin.xlsx wordt gelezen.
# Vul in wat achter een # op antwoord wacht en haal het # weg; zie wat ervan wordt met:
#   actiepunten importeer tuin.xlsx --toewijzing DIT_BESTAND

# De dag van de lijst: wat zij meldt, krijgt deze datum.
datum: 2018-09-14

# Kop in de lijst: veld. Kies uit: id, titel, tekst, thema, volgorde, besluiten, aanleiding, wie,
# met, sinds, termijn, resultaat, melding, activiteiten, toelichting, negeer.
kolommen:
  Onderwerp: titel
  Aanpak/Activiteiten: tekst
  Actiehouder: wie
  Stand: resultaat
  # "Prio: 1-3": negeer

# Woorden in de lijst: status. De woorden van het register zelf hoeven hier niet bij.
# resultaten:
#   Klaar: STATUS   # rij 3

# Namen in de lijst: code, of [CODE, CODE]. Wat in data/register.yaml staat, hoeft hier niet bij.
# rollen:
#   Directie: CODE   # rij 3; misschien ICT

# Koppen in de lijst: thema. De titels uit data/register.yaml hoeven hier niet bij.
# themas:
#   Tuin: thema   # rij 2

# Welk besluit een aanhaling is, waar de vergadering er meer nam; `rij` of `titel` maakt het preciezer.
# Wat geen besluit is maar een andere aanleiding, krijgt `aanleiding:`.
# citaten:
#   # rij 3: DB nam op 19 januari 2018 2 besluiten
#   - citaat: DB 19/1/18
#     rij: 3
#     besluit:
#       - DB-2018-01-19-01   # Een meldpunt inrichten
#       - DB-2018-01-19-02   # Heg snoeien
#   # rij 4: DB nam op 19 januari 2018 2 besluiten
#   - citaat: DB 19/1/18
#     rij: 4
#     besluit:
#       - DB-2018-01-19-01   # Een meldpunt inrichten
#       - DB-2018-01-19-02   # Heg snoeien

# Woorden in cellen die niets betekenen voor het register.
# negeer:
#   - woord

# Wat geldt voor elke nieuwe actie waar de lijst niets zegt.
standaard:
  bron: {stuk: "tuin.xlsx"}
  rubricering: intern
  # Op welk besluit een actie rust die er zelf geen noemt; die koppeling heet dan afgeleid.
  # besluit: DB-2024-07-06-01
  # thema: thema
  # sinds: 2018-09-14
"""


def lees(tekst: str) -> Toewijzing:
    toewijzing, bevindingen = read_model(Toewijzing, "t.yaml", tekst.encode())
    assert bevindingen == []
    assert toewijzing
    return toewijzing


@pytest.mark.parametrize(
    ("kop", "veld"),
    [
        ("Onderwerp", "titel"),
        ("ACTIEHOUDER ", "wie"),
        ("Aanpak/Activiteiten:", "tekst"),
        ("Deadline", "termijn"),
        ("Wie / trekker", "wie"),
        ("Actie (kort)", "titel"),
        ("Resultaat en\nopmerking", "resultaat"),
        ("Prio", None),
    ],
)
def test_columns_are_guessed_by_their_heads(kop: str, veld: str | None) -> None:
    """As people call them; what the mapping says goes first."""
    assert Toewijzing().veld_van(kop) == veld
    assert Toewijzing(kolommen={plat(kop): "negeer"}).veld_van(kop) == "negeer"


@pytest.mark.parametrize(
    ("tekst", "plaats", "melding"),
    [
        ("kolommen: {Wie: wiee}", "t.yaml:1:17", "Wie: `wiee` kan hier niet"),
        ("resultaten:\n  Klaar: af", "t.yaml:2:10", "Klaar: `af` kan hier niet"),
        ("kolomen: {}", "t.yaml:1:1", "het veld kolomen bestaat hier niet"),
        ("datum: 14-9-2018", "t.yaml:1:8", "datum: geef één dag, zoals 2018-03-02"),
        ("rollen: {Directie: hrm}", "t.yaml:1:20", "Directie: gebruik hoofdletters, cijfers en streepjes, zoals HRM"),
        (
            "citaten:\n  - {citaat: DB 1/1/18, besluit: 3}",
            "t.yaml:2:34",
            "besluit: dit heeft niet de vorm van DB-2018-02-23-05",
        ),
        ("kolommen: [Wie]", "t.yaml:1:11", "kolommen: verwacht een groep velden"),
    ],
)
def test_a_fault_in_the_mapping_has_its_place(tekst: str, plaats: str, melding: str) -> None:
    """Line, column and a sentence, as for a record."""
    toewijzing, (bevinding,) = read_model(Toewijzing, "t.yaml", tekst.encode())
    assert toewijzing is None
    assert (str(bevinding.plaats), bevinding.melding) == (plaats, melding)
    assert bevinding.oplossing


def test_a_first_mapping_asks_what_is_not_known() -> None:
    """What was guessed stands there; every question once, as a comment to answer; as it is it can be read."""
    records = [een_besluit(), een_besluit(id="DB-2018-01-19-02", titel="Heg snoeien")]
    stand = een_stand(*records, peildatum="2018-09-14")
    opdracht = Opdracht("tuin.xlsx", Toewijzing(), Aanleiding(date(2018, 9, 14)))
    tekst = mapping_text("tuin.xlsx", LIJST, neem_op(LIJST, opdracht, stand, lambda _: 1), date(2018, 9, 14))
    assert tekst == EERSTE
    toewijzing = lees(tekst)
    assert toewijzing.datum == date(2018, 9, 14)
    assert toewijzing.kolommen == {
        "Onderwerp": "titel",
        "Aanpak/Activiteiten": "tekst",
        "Actiehouder": "wie",
        "Stand": "resultaat",
    }


def test_every_answer_can_be_filled_in() -> None:
    """With the # taken away the comments are the fields that they ask for."""
    voor, streep, na = EERSTE.partition("# resultaten:")
    velden = ("resultaten:", "rollen:", "themas:", "citaten:", "negeer:", "  ")
    kaal = [r.removeprefix("# ") if r.startswith(tuple(f"# {veld}" for veld in velden)) else r for r in na.splitlines()]
    toewijzing = lees(
        voor + streep.removeprefix("# ") + "\n".join(kaal).replace("CODE", "DIR").replace("STATUS", "uitgevoerd")
    )
    assert toewijzing.rollen == {"Directie": ("DIR",)}
    assert toewijzing.resultaten == {"Klaar": "uitgevoerd"}
    assert [(c.citaat, c.rij, c.besluit) for c in toewijzing.citaten] == [
        ("DB 19/1/18", 3, ("DB-2018-01-19-01", "DB-2018-01-19-02")),
        ("DB 19/1/18", 4, ("DB-2018-01-19-01", "DB-2018-01-19-02")),
    ]
