"""What the examples do not show: the corners of a rule, and ways out that must not lead into the next fault."""

from pathlib import Path

import pytest

from actiepunten.bevinding import Bevinding
from actiepunten.storage.source import WorkTree
from support.stream import REGISTER, Controle

BESLUIT = """\
=== data/besluiten/DB-2024-01-10-01.yaml
id: DB-2024-01-10-01
titel: Een meldpunt inrichten
orgaan: DB
datum: 2024-01-10
soort: besluit
"""
ACTIE = """\
=== data/acties/A-2024-01-10-01.yaml
id: A-2024-01-10-01
titel: Meldpunt openen
thema: personeel
besluiten: [DB-2024-01-10-01]
wie: [HRM]
"""


def found(tekst: str, code: str) -> list[Bevinding]:
    """The findings of one rule."""
    return list(Controle.of_text(tekst).run([code]).bevindingen)


def on_disk(root: Path) -> WorkTree:
    """A register in a folder, with one decision and no more."""
    (root / "data" / "besluiten").mkdir(parents=True)
    (root / "data" / "register.yaml").write_text(REGISTER, "utf-8")
    inhoud = BESLUIT.split("\n", 1)[1]
    (root / "data" / "besluiten" / "DB-2024-01-10-01.yaml").write_text(inhoud, "utf-8")
    return WorkTree(root)


# Form.


@pytest.mark.parametrize("waarde", ["! Let op", "!", "[! Let op]", "{a: ! Let op}"])
def test_an_exclamation_mark_is_not_swallowed(waarde: str) -> None:
    """YAML drops a lone ! before a value without a word; that must be a finding."""
    assert len(found(f"{BESLUIT}toelichting: {waarde}\n", "V105")) == 1


@pytest.mark.parametrize("veld", ["termijn: {edtf: 2024-06, tekst}", "wie:", "bron: {stuk}", "termijn:"])
def test_a_field_without_a_value_is_one_finding(veld: str) -> None:
    """What V109 says of a field is not said again in other words by V203 or V202."""
    zonder_wie = ACTIE.replace("wie: [HRM]\n", "")
    controle = Controle.of_text(f"{BESLUIT}{zonder_wie}{veld}\n")
    assert [b.regel for b in controle.run(["V"]).bevindingen] == ["V109"]


@pytest.mark.parametrize("einde", ["\n", "\r\n"])
@pytest.mark.parametrize("titel", ["Meldpunt #2", "☕ 👍🏽 café #2"])
def test_a_swallowed_text_is_found_behind_any_character_and_line_end(titel: str, einde: str) -> None:
    """Emoji, accents and line ends of Windows do not hide that YAML dropped the end of a text."""
    tekst = (BESLUIT + ACTIE).replace("Meldpunt openen", titel)
    kop, rest = tekst.split("=== data/acties/A-2024-01-10-01.yaml\n")
    gevonden = found(f"{kop}=== data/acties/A-2024-01-10-01.yaml\n{rest.replace(chr(10), einde)}", "V110")
    assert [(b.plaats.regelnummer, b.plaats.kolom) for b in gevonden] == [(2, 8 + titel.index("#"))]


def test_an_invisible_character_has_a_line() -> None:
    """Nobody finds an invisible character without being told in which line it is."""
    gevonden = found(BESLUIT.replace("meldpunt", "meld\x07punt"), "V103")
    assert [b.plaats.regelnummer for b in gevonden] == [2]


def test_a_record_of_more_than_a_megabyte_is_refused() -> None:
    """A file that is far too large is not read, and the sentence says how large it may be."""
    groot = f"{BESLUIT}tekst: {'x' * 1_000_000}\n"
    assert Controle.of_text(groot).text("V107") == (
        "data/besluiten/DB-2024-01-10-01.yaml: fout V107 het bestand is groter dan 1.000.000 bytes\n"
        "    → splits het record\n"
    )


def test_a_wrong_field_in_a_rhythm_gets_a_hint_of_a_rhythm() -> None:
    """The hint is chosen from all forms that a termijn may have."""
    gevonden = found(f"{BESLUIT}{ACTIE}termijn: {{ritmee: P6W}}\n", "V201")
    assert [b.oplossing for b in gevonden] == ["bedoelde u ritme?"]


def test_an_id_with_a_day_that_does_not_exist_is_refused() -> None:
    """The id of an actie carries the date at which it was made, so that date must be in the calendar."""
    tekst = BESLUIT + ACTIE.replace("A-2024-01-10-01", "A-2024-13-45-01")
    assert [b.plaats.regelnummer for b in found(tekst, "V")] == [1]


# Files.


def test_a_linked_folder_is_not_silently_left_out(tmp_path: Path) -> None:
    """A folder of records that is a symbolic link is not followed; that must be a finding, not an empty answer."""
    source = on_disk(tmp_path)
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "A-2024-01-10-01.yaml").write_text(ACTIE.split("\n", 1)[1], "utf-8")
    (tmp_path / "data" / "acties").symlink_to(tmp_path / "elders")
    vorm = Controle(source).run(["V"]).bevindingen
    assert [(b.regel, b.plaats.bestand) for b in vorm] == [("V101", "data/acties")]


def test_a_folder_that_bears_the_name_of_a_record_is_a_finding(tmp_path: Path) -> None:
    """A folder in the place of a file is no plain file."""
    source = on_disk(tmp_path)
    (tmp_path / "data" / "besluiten" / "DB-2024-02-14-01.yaml").mkdir()
    vorm = Controle(source).run(["V"]).bevindingen
    assert [(b.regel, b.plaats.bestand) for b in vorm] == [("V101", "data/besluiten/DB-2024-02-14-01.yaml")]


@pytest.mark.parametrize("naam", ["A-2024-01-10-01.YAML", "A-2024-01-10-01.Yml", "A-2024-01-10-01.yaml.yaml"])
def test_a_record_with_another_extension_is_not_silently_left_out(naam: str) -> None:
    """A record is called <id>.yaml; whatever else is YAML by its name is a finding."""
    tekst = BESLUIT + ACTIE.replace("A-2024-01-10-01.yaml", naam)
    assert [b.plaats.bestand for b in found(tekst, "V2")] == [f"data/acties/{naam}"]


# Ways out.


def test_the_way_out_does_not_overwrite_another_record() -> None:
    """A copy that still has the id of its example must not be renamed over that example."""
    kopie = BESLUIT.replace("DB-2024-01-10-01.yaml", "DB-2024-01-10-02.yaml")
    oplossingen = [b.oplossing for b in Controle.of_text(BESLUIT + kopie).run(["V"]).bevindingen]
    assert oplossingen
    assert not [oplossing for oplossing in oplossingen if "hernoem het bestand naar DB-2024-01-10-01" in oplossing]


def test_the_way_out_proposes_only_an_id_that_is_one() -> None:
    """A file name that is no id is not proposed as the id."""
    gevonden = found(BESLUIT + ACTIE.replace("data/acties/A-2024-01-10-01", "data/acties/meldpunt"), "V204")
    assert [b.oplossing for b in gevonden] == ["hernoem het bestand naar A-2024-01-10-01.yaml"]


def test_the_way_out_of_a_double_theme_is_about_the_theme() -> None:
    """Whoever has a theme twice is not told to rename a rol."""
    dubbel = REGISTER + "  - {code: gebouw, titel: Huis}\n"
    gevonden = found(f"=== data/register.yaml\n{dubbel}", "K108")
    assert [b.melding for b in gevonden] == ["het thema gebouw staat er twee keer"]
    assert "rol" not in gevonden[0].oplossing


# Links.


def test_two_handovers_on_one_day_are_read_in_the_order_recorded() -> None:
    """HRM to ICT and on to COM in one meeting leaves COM as owner: nothing is wrong with that."""
    overdracht = """\
overdracht:
  - {datum: 2024-03-13, van: [HRM], naar: [ICT]}
  - {datum: 2024-03-13, van: [ICT], naar: [COM]}
"""
    assert not found(BESLUIT + ACTIE.replace("[HRM]", "[COM]") + overdracht, "K111")


def test_an_actie_that_names_no_decision_at_all_gives_sinds() -> None:
    """An exception on K101 does not tell since when the actie exists."""
    zonder = ACTIE.replace("besluiten: [DB-2024-01-10-01]\n", "")
    uitzondering = "uitzonderingen:\n  - {regel: K101, reden: de inspectie vroeg het}\n"
    assert [b.record for b in found(zonder + uitzondering, "K109")] == ["A-2024-01-10-01"]
    assert not found(f"{zonder}sinds: 2024-01-10\n{uitzondering}", "K109")


STAP_UITSTEL = """\
activiteiten:
  - titel: Kamer kiezen
    termijn: 2024-06
    uitstel:
      - {datum: %s, naar: 2025-06, door: %s, reden: te weinig mensen}
"""


def test_who_postponed_a_step_existed_at_the_time() -> None:
    """`door` is tested at its own date, in a step as well."""
    register = "=== data/register.yaml\n" + REGISTER.replace("{code: ICT,", "{code: ICT, tot: 2023-12-31,")
    gevonden = found(register + BESLUIT + ACTIE + STAP_UITSTEL % ("2024-06-12", "ICT"), "K208")
    assert [b.plaats.regelnummer for b in gevonden] == [10]


def test_a_postponement_of_a_step_is_not_later_than_today() -> None:
    """What has not happened yet is reported wherever it stands."""
    gevonden = found(BESLUIT + ACTIE + STAP_UITSTEL % ("2025-06-12", "DB"), "T102")
    assert [b.plaats.regelnummer for b in gevonden] == [10]


# Time.


def test_two_equal_steps_are_each_found_at_their_own_place() -> None:
    """The place is that of the step itself, not of the first that looks like it."""
    stappen = (
        "activiteiten:\n  - {titel: Folder drukken, termijn: 2024-06}\n  - {titel: Folder drukken, termijn: 2024-06}\n"
    )
    gevonden = found(f"{BESLUIT}{ACTIE}termijn: 2025-06\n{stappen}", "T103")
    assert [b.plaats.regelnummer for b in gevonden] == [8, 9]


def test_an_actie_that_rests_on_withdrawn_decisions_only_is_not_late() -> None:
    """Then it is herzien, and T103 is silent."""
    intrekking = """\
=== data/besluiten/DB-2024-02-14-01.yaml
id: DB-2024-02-14-01
titel: Toch geen meldpunt
orgaan: DB
datum: 2024-02-14
soort: besluit
opvolging: {geen: er hoeft niets meer}
verband:
  - {soort: trekt in, besluit: DB-2024-01-10-01}
"""
    controle = Controle.of_text(f"{BESLUIT}{intrekking}{ACTIE}termijn: 2024-06\n")
    assert controle.codes() == ["K206"]
