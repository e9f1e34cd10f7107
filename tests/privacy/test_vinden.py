"""What tells of a person is found in any word order; what looks like it and is none is left alone."""

import json
from pathlib import Path

import pytest
import yaml

from actiepunten.privacy.nummers import is_bsn, is_iban
from actiepunten.privacy.vondst import Soort, plain
from actiepunten.privacy.zoeken import find
from conftest import ROOT, Run
from support.stream import Controle

HERE = Path(__file__).parent
GEVONDEN = yaml.safe_load((HERE / "gevonden.yaml").read_text("utf-8"))
ONSCHULDIG = yaml.safe_load((HERE / "onschuldig.yaml").read_text("utf-8"))
CODES = {
    "naam": "P101", "e-mail": "P102", "telefoon": "P103", "bsn": "P104", "iban": "P105", "adres": "P106",
    "geboortedatum": "P107",
}  # fmt: skip
FORMATS = ("tekst", "json", "github", "gitlab", "sarif", "junit")
MEER = yaml.safe_load((HERE / "gevonden_meer.yaml").read_text("utf-8"))
ONSCHULDIG_MEER = yaml.safe_load((HERE / "onschuldig_meer.yaml").read_text("utf-8"))
GEPLANT = [(gegeven, tekst) for gegeven in GEVONDEN for tekst in gegeven["teksten"]]


def a_case(tekst: str) -> str:
    """A public case with this text."""
    velden = {
        "id": "C-2016-01", "titel": "Een voorval", "jaar": "2016", "soort": "melding", "gedeeld": "2018-02-15",
        "tekst": tekst, "rubricering": "openbaar",
    }  # fmt: skip
    return yaml.safe_dump(velden, allow_unicode=True, sort_keys=False)


def privacy_codes(tekst: str) -> list[str]:
    """The rules of family P that a public case with this text breaks."""
    uitslag = Controle.of_text(f"=== data/casuistiek/C-2016-01.yaml\n{a_case(tekst)}").run(kies=["P"])
    return [bevinding.regel for bevinding in uitslag.bevindingen]


def test_there_are_thirty_of_each() -> None:
    """Thirty planted data, each in three word orders, and thirty innocent texts."""
    assert (len(GEVONDEN), {len(g["teksten"]) for g in GEVONDEN}, len(ONSCHULDIG)) == (30, {3}, 30)


@pytest.mark.parametrize(("gegeven", "tekst"), GEPLANT, ids=lambda waarde: str(waarde)[:40])
def test_planted_data_are_found(gegeven: dict[str, str], tekst: str) -> None:
    """Each is found as what it is, and nothing else is found in the text."""
    verwacht = {CODES[gegeven["soort"]]} if gegeven["soort"] in CODES else {"P201", "P202"}
    gevonden = set(privacy_codes(tekst))
    assert gevonden
    assert gevonden <= verwacht


@pytest.mark.parametrize(
    ("gegeven", "tekst"), [paar for paar in GEPLANT if "gegeven" in paar[0]], ids=lambda w: str(w)[:40]
)
def test_what_is_found_is_the_datum_itself(gegeven: dict[str, str], tekst: str) -> None:
    """The stretch that is kept out of every finding is the whole of it; a title before a name may come along."""
    gewoon = plain(tekst)
    (vondst,) = find(gewoon)
    assert gegeven["gegeven"] in gewoon[vondst.begin : vondst.einde]


@pytest.mark.parametrize("tekst", [*ONSCHULDIG, *ONSCHULDIG_MEER], ids=lambda tekst: tekst[:40])
def test_innocent_texts_are_left_alone(tekst: str) -> None:
    """Functions, places, ministries, articles and amounts tell of no person."""
    assert privacy_codes(tekst) == []


@pytest.mark.parametrize("register", [ROOT, ROOT / "tests/data/gemeente"], ids=["ministerie", "gemeente"])
def test_the_registers_are_clean(run: Run, register: Path) -> None:
    """Nothing is flagged in the whole of either register."""
    ran = run("check", "--register", register, "--kies", "P", "--formaat", "json")
    assert json.loads(ran.out)["bevindingen"] == []


@pytest.mark.parametrize("formaat", FORMATS)
def test_no_format_shows_what_was_found(run: Run, gemeente: Path, formaat: str) -> None:
    """Neither the finding itself, nor another that would quote the title, nor a reason given, shows the text."""
    namen = ["Wieringsma", "Oeverloo"]
    besluit = gemeente / "data/besluiten/BW-2025-01-21-09.yaml"
    besluit.write_text(
        "id: BW-2025-01-21-09\ntitel: Mevrouw **Wieringsma** vraagt om een plan\norgaan: BW\ndatum: 2025-01-21\n"
        "soort: verzoek\ntekst: Bel Karel van den Oeverloo.\nrubricering: openbaar\n"
        "uitzonderingen:\n  - {regel: K209, reden: zie Karel van den Oeverloo}\n",
        encoding="utf-8",
    )
    ran = run("check", "--register", gemeente, "--formaat", formaat)
    assert "P101" in ran.out
    assert not [naam for naam in namen if naam in ran.out + ran.err]


BIJ_NAAM = {
    "V201": ("rubricering: openbaar", "Mevrouw Van den Oeverloo: ja\nrubricering: openbaar"),
    "V203": ("orgaan: BW", "orgaan: Mevrouw Van den Oeverloo"),
}


@pytest.mark.parametrize("formaat", FORMATS)
@pytest.mark.parametrize("code", BIJ_NAAM)
def test_a_file_that_cannot_be_read_shows_no_name(run: Run, gemeente: Path, code: str, formaat: str) -> None:
    """Neither as a value nor as a field, though family P cannot look there."""
    besluit = gemeente / "data/besluiten/BW-2023-12-12-02.yaml"
    tekst = besluit.read_text(encoding="utf-8")
    assert BIJ_NAAM[code][0] in tekst
    besluit.write_text(tekst.replace(*BIJ_NAAM[code]), encoding="utf-8")
    ran = run("check", "--register", gemeente, "--kies", "V", "--formaat", formaat)
    assert ran.code == 1
    assert code in ran.out
    assert "[weggelaten]" in ran.out
    assert "oeverloo" not in (ran.out + ran.err).casefold()


def test_a_finding_on_a_value_with_a_name_stays_readable(run: Run, gemeente: Path) -> None:
    """The place, what belongs there, and the name as words that were left out."""
    besluit = gemeente / "data/besluiten/BW-2023-12-12-02.yaml"
    besluit.write_text(
        besluit.read_text(encoding="utf-8").replace(*BIJ_NAAM["V203"]),
        encoding="utf-8",
    )
    ran = run("check", "--register", gemeente, "--kies", "V")
    assert (
        "data/besluiten/BW-2023-12-12-02.yaml:4:9: fout V203 orgaan: gebruik hoofdletters, cijfers en streepjes,"
        " zoals HRM\n    → verbeter `[weggelaten]`\n"
    ) in ran.out


NAAM_VAN_EERDER = """\
=== {versie} data/acties/A-2024-01-10-01.yaml
id: A-2024-01-10-01
titel: Een meldpunt inrichten
thema: personeel
wie: [HRM]
{velden}
rubricering: vertrouwelijk
"""
BELLEN = """\
activiteiten:
  - titel: Mevrouw Van den Oeverloo bellen
    termijn: 2024-03
    voortgang: [{datum: 2024-02, status: loopt}]"""


@pytest.mark.parametrize(
    ("velden", "meldingen"),
    [
        (
            BELLEN.replace("termijn: 2024-03", "termijn: {edtf: 2024-04, tekst: als mevrouw Van den Oeverloo er is}"),
            [
                (
                    "stap ‘[weggelaten] bellen’: de termijn was ‘maart 2024’"
                    " en is nu ‘als [weggelaten] er is (april 2024)’, zonder uitstel"
                )
            ],
        ),
        (
            "toelichting: Zij is er niet meer.",
            [
                "stap ‘[weggelaten] bellen’, die nu weg is: de melding van februari 2024 is weg",
                "stap ‘[weggelaten] bellen’, die nu weg is: de termijn was ‘maart 2024’ en is nu weg",
            ],
        ),
    ],
    ids=["verschoven", "weg"],
)
def test_a_finding_on_a_change_shows_no_name(velden: str, meldingen: list[str]) -> None:
    """Neither of what stands there nor of what stood there, where nobody else is told of it."""
    basis = NAAM_VAN_EERDER.format(versie="basis", velden=BELLEN)
    nieuw = NAAM_VAN_EERDER.format(versie="nieuw", velden=velden)
    uitslag = Controle.of_text(basis + nieuw).run(kies=["W"])
    assert [bevinding.melding for bevinding in uitslag.bevindingen] == meldingen


def test_another_finding_says_that_it_left_words_out(run: Run, gemeente: Path) -> None:
    """The sentence of K201 stays readable."""
    (gemeente / "data/besluiten/BW-2025-01-21-09.yaml").write_text(
        "id: BW-2025-01-21-09\ntitel: Mevrouw Wieringsma vraagt om een plan\norgaan: BW\ndatum: 2025-01-21\n"
        "soort: verzoek\nrubricering: openbaar\n",
        encoding="utf-8",
    )
    ran = run("check", "--register", gemeente, "--kies", "K201")
    assert "geen actie voert BW-2025-01-21-09 uit: [weggelaten] vraagt om een plan" in ran.out


@pytest.mark.parametrize(
    ("tekst", "geldig"),
    [
        ("111222333", True),
        ("1112.22.333", True),
        ("111222334", False),
        ("000000000", False),
        ("12345672", True),
        ("12345673", False),
    ],
)
def test_the_eleven_test(tekst: str, *, geldig: bool) -> None:
    """Nine digits, or eight with a zero before them, weighed 9 to 2 and minus 1, are a multiple of eleven."""
    assert is_bsn(tekst) is geldig


@pytest.mark.parametrize(
    ("tekst", "geldig"),
    [("NL91ABNA0417164300", True), ("nl91 abna 0417 1643 00", True), ("NL91ABNA0417164301", False), ("NL91", False)],
)
def test_the_check_of_an_account_number(tekst: str, *, geldig: bool) -> None:
    """The rest of ISO 13616 is one."""
    assert is_iban(tekst) is geldig


# fmt: off
NAMEN = [
    "Marten van den Berg", "mevr. A. de Wit-Janssen", "minister Blok", "SG Brandt", "R. v.d. Berg", "Van der Laan",
    "de heer H. Post", "Jan-Peter Terpstra", "Vries, J. de", "familie Şahin", "Mw. drs. B.A. van 't Hoff", "Karel",
    "**Joke** Brandt", "Joke\nBrandt", "J.\u00a0de Vries", "Frank de Vries", "Els Bakker",
]
GEEN_NAMEN = [
    "de minister van Defensie", "coördinator Integriteit heeft", "directeur Personeel en Organisatie", "B. Integriteit",
    "de consul te Antwerpen", "Sint Maarten", "Port Louis", "Washington D.C. De post", "N.V. Nederlandse Spoorwegen",
    "Het Huis van de Wethouder", "de SG besluit", "Ben Nieuw in de Raad", "Mevrouw de Voorzitter",
]
# fmt: on


@pytest.mark.parametrize("tekst", NAMEN)
def test_names_in_many_forms(tekst: str) -> None:
    """By title, initials, office, given name, surname, tussenvoegsel; over a line break and through emphasis too."""
    assert {vondst.soort for vondst in find(plain(f"Hierover sprak {tekst} vandaag."))} == {Soort.NAAM}


@pytest.mark.parametrize("tekst", GEEN_NAMEN)
def test_what_is_no_name(tekst: str) -> None:
    """Offices, places, bodies and marks of lists."""
    assert find(plain(tekst)) == []


def test_allowed_words_are_let_through() -> None:
    """In any case, but only as whole words: the name beside them is still found."""
    assert find("in zaal Johan de Witt", ("johan de witt",)) == []
    assert find("Johan de Witten sprak", ("johan de witt",))


CHANGE = """\
=== basis data/besluiten/DB-2024-01-10-01.yaml
id: DB-2024-01-10-01
titel: Een meldpunt inrichten
orgaan: DB
datum: 2024-01-10
soort: vaststelling
toelichting: Karel weet hiervan.
=== nieuw data/besluiten/DB-2024-01-10-01.yaml
id: DB-2024-01-10-01
titel: Een meldpunt inrichten
orgaan: DB
datum: 2024-01-10
soort: vaststelling
toelichting: Karel weet hiervan, en {erbij} ook.
"""


@pytest.mark.parametrize(("erbij", "codes"), [("Fatima", ["P101"]), ("Karel", []), ("HRM", [])])
def test_of_internal_records_only_what_the_change_adds(erbij: str, codes: list[str]) -> None:
    """What stood there already is not held against the change."""
    uitslag = Controle.of_text(CHANGE.format(erbij=erbij)).run(kies=["P"])
    assert [bevinding.regel for bevinding in uitslag.bevindingen] == codes


def test_internal_records_are_left_alone_without_a_change() -> None:
    """Without a base only what is public is looked at."""
    zonder_basis = CHANGE.format(erbij="Fatima").partition("=== nieuw ")[2]
    assert not Controle.of_text(f"=== {zonder_basis}").run(kies=["P"]).bevindingen
