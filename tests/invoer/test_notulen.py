from datetime import date

import pytest

from actiepunten.functies import Functies
from actiepunten.invoer.vergadering.leegblad import leeg_blad
from actiepunten.invoer.vergadering.lezen import lees_vergadering
from actiepunten.invoer.vergadering.notulen import Punt, lees_notulen
from actiepunten.invoer.vergadering.voorstel import Aanwijzing, find_deadline, find_roles, voorstellen
from support.builders import een_inrichting, een_register
from support.vergadering import kader

ROLLEN = [
    {"code": "HRM", "naam": "Afdeling Personeel", "ook": ["Personeelszaken"]},
    {"code": "ICT", "naam": "Afdeling Automatisering"},
    {"code": "HOOFD-ICT", "naam": "Hoofd van de afdeling Automatisering"},
    {"code": "COM", "naam": "Afdeling Communicatie", "eerder": [{"naam": "Voorlichting", "tot": "2017"}]},
]
DAG = date(2018, 3, 1)


def functies() -> Functies:
    inrichting = een_inrichting(rollen=ROLLEN)
    return Functies(inrichting.organen, inrichting.rollen)


def woorden(tekst: str) -> list[str]:
    """The points of the minutes, each with what leads to it before a bar."""
    return [" | ".join(filter(None, (punt.aanhef, punt.woorden))) for punt in lees_notulen(tekst)]


def voorstel(tekst: str) -> str:
    """The proposal for the only point of a list."""
    punten = lees_notulen(f"Conclusies\n\n- {tekst}\n")
    (een,) = voorstellen(punten, Aanwijzing("DB", DAG, functies(), "Verslag DB"))
    return een


VERSLAG = """\
Verslag Dagelijks bestuur 1 maart 2018

Veiligheid van het gebouw

Het bestuur sprak over de sloten:
- zij zijn oud;
- zij zijn duur.

Conclusies en actiepunten

• Het bestuur besluit dit. De afdeling zoekt
een leverancier die ook 's nachts

komt, en meldt zich daarna.
• Het bestuur spreekt af:
o dat de deuren dicht blijven
o dat bezoek zich meldt, ook
  in het weekend

  En niet alleen overdag.

12

Personeelszaken zorgt uiterlijk 2 april voor een rooster.

Personeel

Er zijn geen vragen.

Actiepunten:
1. HRM maakt een plan
2) ICT leest mee.

Verslag Dagelijks bestuur 8 maart 2018

Besluiten
* Het bestuur neemt kennis van de brief.
"""


def test_points_come_from_the_lists_below_their_headings() -> None:
    """Any bullet, items over several lines and over a page, a lead of a list within a list, and loose paragraphs."""
    assert [(punt.stuk, punt.plaats, punt.aanhef, punt.woorden) for punt in lees_notulen(VERSLAG)] == [
        (
            "Verslag Dagelijks bestuur 1 maart 2018",
            "Veiligheid van het gebouw, conclusies en actiepunten",
            "",
            "Het bestuur besluit dit. De afdeling zoekt een leverancier die ook 's nachts komt, en meldt zich daarna.",
        ),
        (
            "Verslag Dagelijks bestuur 1 maart 2018",
            "Veiligheid van het gebouw, conclusies en actiepunten",
            "Het bestuur spreekt af:",
            "dat de deuren dicht blijven",
        ),
        (
            "Verslag Dagelijks bestuur 1 maart 2018",
            "Veiligheid van het gebouw, conclusies en actiepunten",
            "Het bestuur spreekt af:",
            "dat bezoek zich meldt, ook in het weekend En niet alleen overdag.",
        ),
        (
            "Verslag Dagelijks bestuur 1 maart 2018",
            "Veiligheid van het gebouw, conclusies en actiepunten",
            "",
            "Personeelszaken zorgt uiterlijk 2 april voor een rooster.",
        ),
        ("Verslag Dagelijks bestuur 1 maart 2018", "Personeel, actiepunten", "", "HRM maakt een plan"),
        ("Verslag Dagelijks bestuur 1 maart 2018", "Personeel, actiepunten", "", "ICT leest mee."),
        ("Verslag Dagelijks bestuur 8 maart 2018", "Besluiten", "", "Het bestuur neemt kennis van de brief."),
    ]


@pytest.mark.parametrize(
    "kop",
    [
        "Conclusies en actiepunten", "CONCLUSIES", "Actiepunten:", "## Besluiten", "**Besluitenlijst**",
        "Besluiten & acties", "3. Afspraken",
    ],
)  # fmt: skip
def test_a_heading_of_a_list_has_many_forms(kop: str) -> None:
    """Capitals, a colon, Markdown, bold type or a number do not matter."""
    assert woorden(f"Er is gesproken.\n\n{kop}\n- Het bestuur wacht.\n") == ["Het bestuur wacht."]


def test_a_heading_ends_a_list() -> None:
    """In Markdown, as a line alone, or as a numbered item of the agenda."""
    for kop in ("## Rondvraag", "Rondvraag", "4. Rondvraag"):
        tekst = f"Besluiten\n\n- Het bestuur wacht.\n\n{kop}\n\n- Niemand heeft een vraag.\n"
        assert woorden(tekst) == ["Het bestuur wacht."], kop


def test_a_word_broken_at_a_hyphen_stays_one() -> None:
    """The hyphen itself stays, since nobody can see whether it belongs there."""
    assert woorden("Besluiten\n- De HRM-\nafdeling wacht.\n") == ["De HRM-afdeling wacht."]


def test_text_without_such_a_heading_has_no_points() -> None:
    """A list that is not below one of these headings is none of decisions."""
    assert lees_notulen("Aanwezig\n\n- de voorzitter\n\nOver besluiten is niet gesproken.\n") == ()


def test_a_list_of_decisions_needs_no_heading_of_its_own() -> None:
    """Where the document as a whole is one."""
    (punt,) = lees_notulen("Besluitenlijst DB 1 maart 2018\n\n1. Het bestuur wacht.\n")
    assert punt == Punt("Het bestuur wacht.", "", "", "Besluitenlijst", "Besluitenlijst DB 1 maart 2018")


# What is guessed


def test_a_proposal_holds_the_words_and_what_was_found_in_them() -> None:
    """Kind, roles and deadline as suggestions; nothing else is filled in."""
    assert voorstel(
        "DB verzoekt voorlichting en het hoofd van de afdeling automatisering uiterlijk 2 april te melden."
    ) == (
        "## ? DB verzoekt voorlichting en het hoofd van de afdeling automatisering uiterlijk …\n"
        "// DB verzoekt voorlichting en het hoofd van de afdeling automatisering uiterlijk 2 april te melden.\n"
        "soort: verzoek\n"
        "gevraagd: COM, HOOFD-ICT\n"
        "termijn: uiterlijk 2 april\n"
        "bron: Verslag DB; Conclusies\n"
    )
    assert voorstel("De deur blijft dicht.") == (
        "## ? De deur blijft dicht\n// De deur blijft dicht.\nbron: Verslag DB; Conclusies\n"
    )


@pytest.mark.parametrize(
    ("zin", "soort"),
    [
        ("Het bestuur verzoekt ICT dit te bekijken.", "verzoek"),
        ("Het bestuur benadrukt het belang en vraagt ICT dit te bekijken.", "verzoek"),
        ("Het bestuur geeft HRM de opdracht een plan te maken.", "opdracht"),
        ("HRM maakt een plan.", "opdracht"),
        ("Het bestuur besluit de sloten te vervangen.", "besluit"),
        ("Het bestuur stelt het plan vast.", "besluit"),
        ("Het bestuur spreekt met elkaar af dit te herhalen.", "afspraak"),
        ("Het bestuur neemt de volgende maatregelen.", "maatregel"),
        ("Het bestuur is van plan dit te herhalen.", "voornemen"),
        ("Het bestuur onderschrijft het plan.", "vaststelling"),
        ("Het bestuur neemt met dank kennis van de brief.", "vaststelling"),
        ("Het bestuur bespreekt het eerdere besluit over de sloten.", ""),
        ("Het regent.", ""),
    ],
)
def test_the_verb_tells_the_kind(zin: str, soort: str) -> None:
    """Where no verb does, the kind is left open."""
    regels = voorstel(zin).splitlines()
    assert [regel for regel in regels if regel.startswith("soort:")] == ([f"soort: {soort}"] if soort else [])


def test_the_words_that_lead_to_a_list_tell_the_kind_of_its_items() -> None:
    """They stand in the remark with each item, and a statement asks nobody."""
    punten = lees_notulen("Conclusies\n- Het bestuur staat achter de plannen van HRM:\n  - nieuwe sloten\n")
    (een,) = voorstellen(punten, Aanwijzing("DB", DAG, functies(), "Verslag DB"))
    assert een == (
        "## ? Nieuwe sloten\n"
        "// Het bestuur staat achter de plannen van HRM: nieuwe sloten\n"
        "soort: vaststelling\n"
        "bron: Verslag DB; Conclusies\n"
    )


def test_roles_are_found_by_every_spelling_but_not_within_words() -> None:
    """Of names that overlap the longest; codes only in capitals."""
    tekst = "Personeelszaken, het HOOFD-ICT en de ICT-dienst; com en oud-HRM niet. Ook de afdeling automatisering."
    assert find_roles(tekst, functies()) == ["HRM", "HOOFD-ICT", "ICT"]


@pytest.mark.parametrize(
    ("zin", "termijn"),
    [
        ("Dit is uiterlijk 2 april klaar.", "uiterlijk 2 april"),
        ("Het verslag van 2 april is klaar.", ""),
        ("Dit was op 2 februari 2018 klaar.", ""),
        ("De brief van 2 februari vraagt om 3 sloten, begin juli (of later).", "begin juli"),
        ("Er komen 2018 sloten, eens in de 6 weken een.", "eens in de 6 weken"),
        ("Dit is ooit klaar.", ""),
    ],
)
def test_a_deadline_is_what_lies_ahead(zin: str, termijn: str) -> None:
    """Not the date of a document, not a day that is past, not a number."""
    assert find_deadline(zin, DAG) == termijn


def test_minutes_of_another_day_give_no_proposals() -> None:
    """One file may hold the minutes of several meetings."""
    alle = voorstellen(lees_notulen(VERSLAG), Aanwijzing("DB", DAG, functies(), "Verslag"))
    assert (len(alle), any("brief" in een for een in alle)) == (6, False)


# The text to begin with


LEEG = """\
// Leg hier de vergadering vast. Regels die met // beginnen, komen niet in het register.
//
// ## Titel              een besluit: de velden direct onder de kop, daaronder de tekst
// ### Actie: Titel      een actie die het besluit erboven uitvoert
// ### Bij ID            een actie die er al is en bij dat besluit hoort; met `status:` ook een melding
// ## ? Titel            een voorstel: haal het vraagteken weg om het over te nemen
//
// Wat boven het eerste besluit staat, geldt voor alles eronder dat niets anders zegt.
// Een lange waarde gaat verder op ingesprongen regels. Nummers en ids deelt het register zelf uit.
//
// velden van een besluit: soort, gevraagd, met, termijn, verband, opvolging, afgeleid, tekst,
//   toelichting, bron, rubricering, weggelaten, uitzonderingen
// velden van een actie: thema, volgorde, besluiten, aanleiding, wie, met, sinds, termijn,
//   activiteiten, afgeleid, tekst, toelichting, bron, rubricering, weggelaten, uitzonderingen,
//   status, bewijs
// velden bij een actie die er al is: grond, toelichting, status, tekst, bewijs, datum, afgeleid
//
// soort: besluit, opdracht, verzoek, afspraak, maatregel, voornemen, vaststelling
// rubricering: openbaar, intern, vertrouwelijk
// status: volgt, loopt, doorlopend, uitgevoerd, vervallen
// thema: personeel (Personeel), gebouw (Gebouw)
// verband: werkt uit ID (afgeleid: waarom), werkt uit 1, bevestigt, werkt uit, wijzigt, vervangt,
//   trekt in, raakt, verwant
// gevraagd, wie, met: codes of namen, met komma's
// termijn: uiterlijk 2 maart, begin juli, na de zomer, eens in de 6 weken, 2018-07; geteld vanaf
//   deze vergadering
// besluiten: anders dan het besluit erboven: 1, 3 (de nummers in deze tekst) of een id
// bron: stuk; plaats
// opvolging: vereist, of geen: reden
// afgeleid: de velden die u zelf invult en de bron niet zegt
//
// rollen en organen: DB (Dagelijks bestuur), AB (Algemeen bestuur), HRM (Afdeling Personeel), ICT
//   (Afdeling Automatisering), COM (Afdeling Communicatie)

# DB 1 maart 2018
bron: Verslag Dagelijks bestuur 1 maart 2018
rubricering: intern

## ? Titel van het besluit
soort:
gevraagd:
termijn:

// Hier de tekst van het besluit.

### Actie: Titel van de actie
wie:
thema:

// Hier de tekst van de actie.
"""


def test_the_text_to_begin_with_holds_and_says_nothing_yet() -> None:
    """It can be saved as it is: its example is a proposal, and proposals are accepted by hand."""
    register = een_register()
    for eigen, hoeveel in ((), 1), (voorstellen(lees_notulen(VERSLAG), Aanwijzing("DB", DAG, functies(), "V")), 6):
        vergadering = lees_vergadering(leeg_blad("DB", DAG, register, eigen), kader(register))
        assert (vergadering.fouten, vergadering.plan, len(vergadering.voorstellen)) == ((), (), hoeveel)


def test_an_accepted_proposal_is_a_decision() -> None:
    """Without the question mark, and with nothing else done."""
    register = een_register()
    tekst = leeg_blad("DB", DAG, register, [voorstel("HRM maakt uiterlijk 2 april een plan.")]).replace(
        "## ? HRM", "## HRM"
    )
    vergadering = lees_vergadering(tekst, kader(register))
    assert vergadering.fouten == ()
    assert vergadering.nieuw[0].data == {
        "id": "DB-2018-03-01-01",
        "titel": "HRM maakt uiterlijk 2 april een plan",
        "orgaan": "DB",
        "datum": "2018-03-01",
        "rubricering": "intern",
        "soort": "opdracht",
        "gevraagd": ["HRM"],
        "termijn": {"edtf": "../2018-04-02", "tekst": "uiterlijk 2 april"},
        "bron": {"stuk": "Verslag DB", "plaats": "Conclusies"},
    }


def test_the_text_to_begin_with_names_what_can_be_filled_in() -> None:
    """The fields there are, the words that they take, and the roles and themes of the register."""
    assert leeg_blad("DB", DAG, een_register()) == LEEG
