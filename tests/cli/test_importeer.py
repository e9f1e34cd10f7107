"""The commands that take lists in and let them go round, with real files and registers."""

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import odfdo
import openpyxl
import pytest

from conftest import GEMEENTE, ROOT, Run
from support.kantoor import converted
from support.lijsten import als_bestand
from support.terminal import CTRL_C, Terminal

ASKED = "2 acties schrijven? [j/N]"
KOP = ["Onderwerp", "Wie", "Resultaat"]
RIJEN = [
    KOP,
    ["Instrumenten", "", ""],
    ["Nieuwe sleutels (BR 15/6/18)", "HDPO\nCCI", "Uitgevoerd / Doorlopend"],
    ["Borden (BR 8/6/18)", "HDPO, Directie", "Klaar"],
]
VOORPROEF = """\
lijst.xlsx
meldingen krijgen de datum 14 september 2018

nieuw  A-2018-06-15-02  Sheet, rij 3  (instrumenten)
  Nieuwe sleutels
  • BR 15/6/18: BR-2018-06-15-01
  • wie: HDPO, CCI
  • resultaat: uitgevoerd, doorlopend

niet opgenomen  Sheet, rij 4
  Borden (BR 8/6/18)

Niet begrepen

  Sheet, rij 4, kolom Onderwerp
    “BR 8/6/18”
    BR nam op 8 juni 2018 6 besluiten
    · BR-2018-06-08-01 Nog veel te doen voor een veilige werkomgeving
    · BR-2018-06-08-02 Maatregelen afspreken voor het restrisico van incidenten
    · BR-2018-06-08-03 Streven naar maximale openheid binnen de organisatie
    · BR-2018-06-08-04 Rol van de bestuursraad: voorbeeldgedrag, aanspreken en
      tegenspraak
    · BR-2018-06-08-05 Gesprekken in teams over de uitkomsten van het MTO
    · BR-2018-06-08-06 Training voor leidinggevenden over meldingen van
      grensoverschrijdend gedrag
    → kies in de toewijzing bij `citaten`

  Sheet, rij 4, kolom Wie
    “Directie”
    deze rol staat niet in het register
    · misschien: REGIODIR
    → zet de naam in de toewijzing bij `rollen` of `negeer`

  Sheet, rij 4, kolom Resultaat
    “Klaar”
    dit is geen status
    · bekend: volgt, loopt, doorlopend, uitgevoerd, vervallen
    → zet de woorden in de toewijzing bij `resultaten` of `negeer`

  Sheet, rij 4
    de rij noemt geen besluit dat is begrepen, en een actie kan niet zonder
    → zet in de toewijzing bij `standaard` een `besluit` voor wie er geen noemt,
      of haal het uit `citaten`

1 nieuw, 1 niet opgenomen; 4 plaatsen niet begrepen
"""
TOEWIJZING = """\
resultaten: {Klaar: uitgevoerd}
rollen: {Directie: SG}
citaten:
  - {citaat: BR 8/6/18, besluit: BR-2018-06-08-03}
datum: 2018-09-14
"""


@pytest.fixture
def lijst(tmp_path: Path) -> Path:
    bestand = tmp_path / "lijst.xlsx"
    bestand.write_bytes(als_bestand("xlsx", RIJEN))
    return bestand


@pytest.fixture
def toewijzing(tmp_path: Path) -> Path:
    bestand = tmp_path / "toewijzing.yaml"
    bestand.write_text(TOEWIJZING, encoding="utf-8")
    return bestand


def inhoud(register: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in register.rglob("*") if file.is_file()}


def gewijzigd(voor: dict[Path, bytes], register: Path) -> dict[str, bytes]:
    """The files of the register that are new or other than before."""
    return {file.stem: na for file, na in inhoud(register).items() if voor.get(file) != na}


def test_the_preview_says_what_every_row_becomes(run: Run, shipped: Path, lijst: Path) -> None:
    """And every cell that was not understood, in 80 columns; a piped run writes nothing and does not wait."""
    voor = inhoud(shipped)
    ran = run("importeer", lijst, "--datum", "14-9-2018", "--register", shipped)
    assert ran.out == VOORPROEF
    assert ran.err == ("er is niets geschreven; vul de toewijzing aan (--maak-toewijzing), of geef --ook-onvolledig\n")
    assert ran.code == 1
    assert max(map(len, ran.out.splitlines())) <= 80
    assert inhoud(shipped) == voor


def test_nothing_is_written_while_something_is_not_understood(run: Run, shipped: Path, lijst: Path) -> None:
    """Unless that is asked: then what was understood is written."""
    voor = inhoud(shipped)
    ran = run("importeer", lijst, "--schrijf", "--register", shipped)
    assert (ran.code, inhoud(shipped)) == (1, voor)
    assert ran.err == (
        "Fout: 4 plaatsen zijn niet begrepen; er is niets geschreven\n"
        "  → vul de toewijzing aan, of neem met --ook-onvolledig op wat wel is begrepen\n"
    )
    ran = run("importeer", lijst, "--schrijf", "--ook-onvolledig", "--register", shipped)
    assert (ran.code, list(gewijzigd(voor, shipped))) == (0, ["A-2018-06-15-02"])


def test_with_a_mapping_the_list_is_taken_in(run: Run, shipped: Path, lijst: Path, toewijzing: Path) -> None:
    """Asked for in writing; a second run has nothing to do."""
    voor = inhoud(shipped)
    command = ("importeer", lijst, "--toewijzing", toewijzing, "--register", shipped)
    ran = run(*command)
    assert (ran.code, ran.err) == (0, "er is niets geschreven; --schrijf neemt dit op\n")
    assert inhoud(shipped) == voor
    ran = run(*command, "--droog")
    assert "# data/acties/A-2018-06-15-02.yaml (nieuw)\n" in ran.out
    assert inhoud(shipped) == voor
    ran = run(*command, "--schrijf")
    assert ran.code == 0
    assert ran.out.endswith(
        "2 nieuw\ndata/acties/A-2018-06-15-02.yaml: geschreven\ndata/acties/A-2018-06-08-03.yaml: geschreven\n"
    )
    assert gewijzigd(voor, shipped)["A-2018-06-15-02"].decode() == NIEUW
    voor = inhoud(shipped)
    assert run(*command, "--schrijf").out.splitlines()[-1] == "2 staan er al"
    assert inhoud(shipped) == voor


NIEUW = """\
# yaml-language-server: $schema=../schema/actie.schema.json
id: A-2018-06-15-02
titel: Nieuwe sleutels
thema: instrumenten
besluiten:
  - BR-2018-06-15-01
wie: [HDPO, CCI]
voortgang:
  - datum: 2018-09-14
    status: uitgevoerd
  - datum: 2018-09-14
    status: doorlopend
bron:
  stuk: lijst.xlsx
  plaats: Sheet, rij 3
"""


@pytest.mark.parametrize(("antwoord", "code", "nieuw"), [("j", 0, 2), ("n", 0, 0), ("", 0, 0)])
def test_on_a_terminal_it_asks(
    shipped: Path, lijst: Path, toewijzing: Path, antwoord: str, code: int, nieuw: int
) -> None:
    """Only yes writes; Enter and no leave the register as it was."""
    voor = inhoud(shipped)
    terminal = Terminal(shipped, "importeer", str(lijst), "--toewijzing", str(toewijzing))
    terminal.answer(ASKED, antwoord)
    assert (terminal.end(), len(gewijzigd(voor, shipped))) == (code, nieuw)


def test_control_c_at_the_question_writes_nothing(shipped: Path, lijst: Path, toewijzing: Path) -> None:
    """The register is as it was."""
    voor = inhoud(shipped)
    terminal = Terminal(shipped, "importeer", str(lijst), "--toewijzing", str(toewijzing))
    terminal.press(ASKED, CTRL_C)
    assert (terminal.end(), gewijzigd(voor, shipped)) == (130, {})


def test_a_first_mapping_is_made_and_not_overwritten(run: Run, shipped: Path, lijst: Path, tmp_path: Path) -> None:
    """It can be given back as it is."""
    bestand = tmp_path / "eerste.yaml"
    command = ("importeer", lijst, "--maak-toewijzing", bestand, "--register", shipped)
    ran = run(*command)
    assert (ran.code, ran.out) == (0, f"{bestand}: geschreven; vul haar in en geef haar mee met --toewijzing\n")
    assert "#   Directie: CODE   # Sheet, rij 4" in bestand.read_text(encoding="utf-8")
    assert run(*command).err == f"Fout: {bestand} bestaat al\n  → kies een andere naam, of haal het bestand eerst weg\n"
    assert "niet begrepen" in run("importeer", lijst, "--toewijzing", bestand, "--register", shipped).out


def test_a_fault_in_the_mapping_ends_the_command(run: Run, shipped: Path, lijst: Path, tmp_path: Path) -> None:
    """With its place; a mapping that is not there too."""
    bestand = tmp_path / "fout.yaml"
    bestand.write_text("kolommen: {Wie: wiee}\ndatum: gisteren\n", encoding="utf-8")
    ran = run("importeer", lijst, "--toewijzing", bestand, "--register", shipped)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        f"{bestand}:2:8: datum: geef één dag, zoals 2018-03-02 → verbeter `gisteren`\n"
        f"Fout: {bestand}:1:17: Wie: `wiee` kan hier niet\n  → bedoelde u wie?\n"
    )
    ran = run("importeer", lijst, "--toewijzing", tmp_path / "weg.yaml", "--register", shipped)
    assert ran.err.startswith(f"Fout: {tmp_path / 'weg.yaml'} is niet te lezen\n")


def test_a_register_that_cannot_be_read_whole_is_named(run: Run, shipped: Path, lijst: Path, toewijzing: Path) -> None:
    """An actie in that file would be taken in a second time."""
    stuk = shipped / "data" / "acties" / "A-2018-01-19-03.yaml"
    stuk.write_text("kapot: [", encoding="utf-8")
    ran = run("importeer", lijst, "--toewijzing", toewijzing, "--schrijf", "--register", shipped)
    assert ran.code == 1
    assert (
        "  data/acties/A-2018-01-19-03.yaml\n"
        "    dit bestand van het register is niet te lezen; een rij die erin staat, lijkt\n"
        "    nieuw\n"
    ) in ran.out


@pytest.mark.parametrize(("optie", "waarde"), [("--datum", "ooit"), ("--door", "niemand-kent-dit")])
def test_a_wrong_option_is_refused(run: Run, shipped: Path, lijst: Path, optie: str, waarde: str) -> None:
    """Before anything is shown."""
    ran = run("importeer", lijst, optie, waarde, "--register", shipped)
    assert (ran.code, ran.out) == (2, "")


def excel(wijzig: Callable[[openpyxl.worksheet.worksheet.Worksheet], None]) -> Callable[[Path], None]:
    """Edit the list as somebody with Excel does, and save it."""

    def bewerk(bestand: Path) -> None:
        book = openpyxl.load_workbook(bestand)
        wijzig(book.active)
        book.save(bestand)

    return bewerk


def kolom(sheet: openpyxl.worksheet.worksheet.Worksheet, kop: str) -> int:
    return next(cel.column for cel in sheet[1] if cel.value == kop)


def rij(sheet: openpyxl.worksheet.worksheet.Worksheet, record_id: str) -> int:
    return next(cel.row for cel in sheet["A"] if cel.value == record_id)


def _three_cells(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet.cell(rij(sheet, "A-2018-07-06-01"), kolom(sheet, "Status")).value = "uitgevoerd"
    sheet.cell(rij(sheet, "A-2018-07-06-02"), kolom(sheet, "Wie")).value = "HDPO\nBA"
    sheet.cell(rij(sheet, "A-2018-09-12-01"), kolom(sheet, "Titel")).value = "Inzicht in maatregelen"


def _habits(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    """What Excel and people do without meaning anything by it."""
    _three_cells(sheet)
    for row in sheet.iter_rows(min_row=2):
        for cel in row:
            if isinstance(cel.value, str) and cel.column < 13:
                cel.value = cel.value.replace("\n", "\r\n") + " "
            if cel.value and str(cel.value).strip() == "2019":
                cel.value, cel.number_format = 2019, "General"
            if cel.value and str(cel.value).strip() == "september 2018":
                cel.value, cel.number_format = date(2018, 9, 1), "mmm-yy"
    sheet.delete_cols(kolom(sheet, "Tekst"))


def calc(bestand: Path) -> None:
    """Edit those three cells as somebody with LibreOffice does, and save it."""
    document = odfdo.Document(bestand)
    rijen = [row.get_elements("table:table-cell") for row in document.body.get_elements("//table:table-row")]
    kop = [cel.value for cel in rijen[0]]
    per_id = {rij[0].value: rij for rij in rijen}
    for record_id, kolom_, waarde in (
        ("A-2018-07-06-01", "Status", "uitgevoerd"),
        ("A-2018-07-06-02", "Wie", "HDPO\nBA"),
        ("A-2018-09-12-01", "Titel", "Inzicht in maatregelen"),
    ):
        cel = per_id[record_id][kop.index(kolom_)]
        cel.clear()
        for regel in waarde.split("\n"):
            cel.append(odfdo.Paragraph(regel))
    document.save(bestand)


@pytest.mark.parametrize(
    ("soort", "bewerking"),
    [("xlsx", excel(_three_cells)), ("xlsx", excel(_habits)), ("ods", calc)],
    ids=["excel", "gewoonten", "libreoffice"],
)
def test_three_cells_edited_are_three_changes(
    run: Run, shipped: Path, tmp_path: Path, soort: str, bewerking: Callable[[Path], None]
) -> None:
    """Out, edited in a spreadsheet, and in again: exactly those three; a second time nothing."""
    uit = tmp_path / f"acties.{soort}"
    ran = run("exporteer", "--uit", uit, "--register", shipped)
    assert ran.out == f"{uit}: 47 acties, stand op 30 september 2018; wat erin staat is openbaar\n"
    bewerking(uit)
    voor = inhoud(shipped)
    ran = run("importeer", uit, "--schrijf", "--register", shipped)
    assert (ran.code, ran.out) == (0, f"{uit.name}\n{DRIE}")
    verschil = {
        naam: [regel for regel in na.decode().splitlines() if regel.encode() not in voor[_file(voor, naam)]]
        for naam, na in gewijzigd(voor, shipped).items()
    }
    assert verschil == {
        "A-2018-07-06-01": ["  - datum: 2018-09-30", "    status: uitgevoerd"],
        "A-2018-07-06-02": ["wie: [HDPO, BA]", "overdracht:", "  - datum: 2018-09-30", "    van: [BMW]"],
        "A-2018-09-12-01": ["titel: Inzicht in maatregelen"],
    }
    voor = inhoud(shipped)
    assert run("importeer", uit, "--schrijf", "--register", shipped).out.splitlines()[-1] == "47 staan er al"
    assert inhoud(shipped) == voor


def _file(files: dict[Path, bytes], naam: str) -> Path:
    return next(file for file in files if file.stem == naam)


DRIE = """\
uitdraai van dit register; meldingen krijgen de datum 30 september 2018

gewijzigd  A-2018-07-06-01  Acties 2018-09-30, rij 27
  Voorstellen voor meer instrumenten voor vertrouwenspersonen
  • melding van 30 september 2018: uitgevoerd

gewijzigd  A-2018-07-06-02  Acties 2018-09-30, rij 39
  Begeleiding tussen klacht en uitkomst van het onderzoek
  • wie: van HDPO, BA, BMW naar HDPO, BA

gewijzigd  A-2018-09-12-01  Acties 2018-09-30, rij 41
  Inzicht voor een slachtoffer in maatregelen tegen een dader
  • titel wordt: Inzicht in maatregelen

3 gewijzigd, 44 staan er al
data/acties/A-2018-07-06-01.yaml: gewijzigd
data/acties/A-2018-07-06-02.yaml: gewijzigd
data/acties/A-2018-09-12-01.yaml: gewijzigd
"""


@pytest.mark.parametrize("register", [ROOT, GEMEENTE], ids=["bz", "gemeente"])
@pytest.mark.parametrize("soort", ["xlsx", "ods", "csv"])
@pytest.mark.parametrize("dag", ["2018-03-01", "2024-06-30"])
def test_a_list_that_nobody_touched_changes_nothing(
    run: Run, tmp_path: Path, register: Path, soort: str, dag: str
) -> None:
    """Whatever stands in the register, and however long the list was away."""
    uit = tmp_path / f"acties.{soort}"
    assert run("exporteer", "--uit", uit, "--datum", dag, "--register", register).code == 0
    ran = run("importeer", uit, "--schrijf", "--register", register)
    assert ran.code == 0
    assert "gewijzigd" not in ran.out
    assert "niet begrepen" not in ran.out


@pytest.mark.parametrize("register", [ROOT, GEMEENTE], ids=["bz", "gemeente"])
@pytest.mark.parametrize(("van", "naar"), [("ods", "ods"), ("ods", "xlsx"), ("xlsx", "ods")])
def test_a_list_that_libreoffice_saved_changes_nothing(
    run: Run, tmp_path: Path, register: Path, van: str, naar: str
) -> None:
    """Opened in the program itself, and saved in either kind."""
    uit = tmp_path / f"acties.{van}"
    gedaan = run("exporteer", "--uit", uit, "--register", register).out
    terug = tmp_path / f"terug.{naar}"
    terug.write_bytes(converted(uit, naar, tmp_path / "profiel"))
    assert terug.read_bytes() != uit.read_bytes()
    aantal = gedaan.removeprefix(f"{uit}: ").split()[0]
    ran = run("importeer", terug, "--register", register)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, f"{aantal} staan er al")


def test_a_list_in_csv_goes_round_too(run: Run, shipped: Path, tmp_path: Path) -> None:
    """Also saved in another encoding, with another separator."""
    uit = tmp_path / "acties.csv"
    run("exporteer", "--uit", uit, "--thema", "meldpunten", "--register", shipped)
    rijen = list(csv.reader(io.StringIO(uit.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    assert len(rijen) == 5
    rijen[1][rijen[0].index("Titel")] = "Één nieuwe titel"
    with uit.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=",").writerows(rijen)
    voor = inhoud(shipped)
    ran = run("importeer", uit, "--schrijf", "--register", shipped)
    assert ran.code == 0, ran.err
    assert "! het bestand is geen UTF-8; het is gelezen als Windows-1252\n" in ran.out
    (na,) = gewijzigd(voor, shipped).values()
    assert "titel: Één nieuwe titel" in na.decode().splitlines()


def test_exporteer_takes_the_filters_of_status(run: Run, shipped: Path, tmp_path: Path) -> None:
    """Only the acties asked, at the day asked."""
    uit = tmp_path / "acties.xlsx"
    ran = run("exporteer", "--uit", uit, "--owner", "COM", "--open", "--datum", "14-9-2018", "--register", shipped)
    assert ran.out == f"{uit}: 3 acties, stand op 14 september 2018; wat erin staat is openbaar\n"
    assert openpyxl.load_workbook(uit).active.title == "Acties 2018-09-14"


def test_the_longest_name_of_a_register_fits_below_a_page(run: Run, shipped: Path, tmp_path: Path) -> None:
    """Excel takes a footer of more than 255 characters for damage; an ampersand is two."""
    bestand = shipped / "data" / "register.yaml"
    tekst = bestand.read_text(encoding="utf-8")
    bestand.write_text(re.sub(r"(?m)^naam: .*$", f"naam: '{'R&' * 200}'", tekst, count=1), encoding="utf-8")
    uit = tmp_path / "acties.xlsx"
    assert run("exporteer", "--uit", uit, "--register", shipped).code == 0
    with zipfile.ZipFile(uit) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    voet = html.unescape(re.findall("<oddFooter>(.*)</oddFooter>", xml)[0])
    assert len(voet) <= 255
    assert voet.endswith("…, stand op 30 september 2018&RPagina &P van &N")


def test_exporteer_writes_over_nothing(run: Run, shipped: Path, tmp_path: Path) -> None:
    """What is there may hold edits of somebody else."""
    uit = tmp_path / "acties.csv"
    uit.write_text("van een ander", encoding="utf-8")
    ran = run("exporteer", "--uit", uit, "--register", shipped)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == f"Fout: {uit} bestaat al\n  → kies een andere naam, of haal het bestand eerst weg\n"
    assert uit.read_text(encoding="utf-8") == "van een ander"
    assert run("exporteer", "--uit", tmp_path / "acties.pdf", "--register", shipped).err == (
        "Fout: acties.pdf heeft geen bekende soort\n  → kies een van: .xlsx, .ods, .csv\n"
    )
    map_ = run("exporteer", "--uit", tmp_path, "--register", shipped)
    assert (map_.code, map_.err) == (3, f"Fout: {tmp_path} is een map\n  → kies de naam van een bestand\n")
