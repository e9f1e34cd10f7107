import csv
import io
import re
import sys
import time
import tracemalloc
import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
import odfdo
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from actiepunten.bladen import Lijst, Opmaak
from actiepunten.errors import ActiepuntenError
from actiepunten.storage.tables import read_table, table_bytes

RIJEN = [["Onderwerp", "Wie"], ["Sloten (BR 6/7/18)", "HRM\nICT"]]


def lees(tmp_path: Path, naam: str, content: bytes | str) -> Lijst:
    file = tmp_path / naam
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(file)


def cellen(lijst: Lijst) -> list[list[tuple[str, ...]]]:
    return [[rij.cellen for rij in blad.rijen] for blad in lijst.bladen]


def werkboek(*rijen: list[object]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for rij in rijen:
        book.active.append(rij)
    return book


def bewaard(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def fout(tmp_path: Path, naam: str, content: bytes | str) -> tuple[str, str]:
    with pytest.raises(ActiepuntenError) as geweigerd:
        lees(tmp_path, naam, content)
    return geweigerd.value.melding, geweigerd.value.hint


def test_excel_gives_what_a_reader_sees(tmp_path: Path) -> None:
    """Dates in ISO, whole numbers without .0, percentages and line ends as they are shown."""
    book = werkboek(
        ["Actie", "Termijn", "Deel", "Aantal", "Klaar"],
        ["Sloten\r\nkopen ", date(2018, 9, 14), 0.5, 3.0, True],
        ["Later", datetime.fromisoformat("2018-09-14T12:30"), 2.25, 7, None],
    )
    book.active["C2"].number_format = "0%"
    assert cellen(lees(tmp_path, "a.xlsx", bewaard(book))) == [
        [
            ("Actie", "Termijn", "Deel", "Aantal", "Klaar"),
            ("Sloten\nkopen", "2018-09-14", "50%", "3", "WAAR"),
            ("Later", "2018-09-14 12:30", "2.25", "7"),
        ]
    ]


@pytest.mark.parametrize(("vorm", "tekst"), [("mmm-yy", "2018-09"), ("yyyy", "2018"), ("dd-mm-yyyy", "2018-09-01")])
def test_a_month_that_excel_made_a_date_is_a_month(tmp_path: Path, vorm: str, tekst: str) -> None:
    """Whoever types sep-18 gets the first of that month in the cell, shown as a month."""
    book = werkboek(["Termijn"], [date(2018, 9, 1)])
    book.active["A2"].number_format = vorm
    assert cellen(lees(tmp_path, "a.xlsx", bewaard(book)))[0][1] == (tekst,)


def test_excel_keeps_the_place_of_each_row(tmp_path: Path) -> None:
    """Rows are named by sheet and number, also behind empty ones; hidden sheets are named and not read."""
    book = werkboek(["Actie"], [], ["Sloten"])
    book.active.title = "Acties"
    book.create_sheet("Oud").append(["x"])
    book["Oud"].sheet_state = "hidden"
    book.create_sheet("Meer").append(["y"])
    lijst = lees(tmp_path, "a.xlsx", bewaard(book))
    assert [rij.plaats for blad in lijst.bladen for rij in blad.rijen] == [
        "Acties, rij 1",
        "Acties, rij 3",
        "Meer, rij 1",
    ]
    assert lijst.meldingen == ("niet gelezen, want verborgen: Oud",)


def test_merged_cells_of_excel_hold_their_text_once(tmp_path: Path) -> None:
    """The text stands in the first of the cells that were made one."""
    book = werkboek(["Kop", None], ["een", "twee"], [None, "drie"])
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("A2:A3")
    assert cellen(lees(tmp_path, "a.xlsx", bewaard(book))) == [[("Kop",), ("een", "twee"), ("", "drie")]]


def test_notes_of_excel_are_said_to_be_left_out(tmp_path: Path) -> None:
    """What hangs on a cell is no part of it."""
    book = werkboek(["Actie"], ["Sloten"])
    book.active["A2"].comment = openpyxl.comments.Comment("Wie betaalt?", "iemand")
    lijst = lees(tmp_path, "a.xlsx", bewaard(book))
    assert lijst.meldingen == ("opmerkingen bij cellen zijn niet gelezen; zet in een kolom wat mee moet",)


def test_a_formula_is_read_by_its_result(tmp_path: Path) -> None:
    """A result that the file does not hold, and one that is an error, are named."""
    book = werkboek(["Actie"], ["=1+1"])
    zonder = lees(tmp_path, "a.xlsx", bewaard(book))
    assert zonder.meldingen == (
        "Sheet, cel A2: de uitkomst van de formule staat niet in het bestand; bewaar het met Excel",
    )
    assert cellen(lees(tmp_path, "b.xlsx", _with_result(bewaard(book))))[0][1] == ("2",)


def _with_result(content: bytes) -> bytes:
    """The workbook as Excel saves it: with the result beside the formula."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for part in oud.infolist():
            nieuw.writestr(part, oud.read(part).replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>"))
    return uit.getvalue()


def test_a_cell_at_the_end_of_the_sheet_does_not_fill_memory(tmp_path: Path) -> None:
    """One forgotten cell at the very bottom is one row."""
    book = werkboek(["Actie"])
    book.active["XFD1048576"] = "x"
    lijst = lees(tmp_path, "a.xlsx", bewaard(book))
    assert [rij.nummer for rij in lijst.bladen[0].rijen] == [1, 1048576]


@pytest.mark.parametrize(
    ("naam", "content", "melding"),
    [
        ("a.xlsx", b"geen zip", "a.xlsx is niet te lezen als Excel (.xlsx)"),
        ("a.xlsx", b"", "a.xlsx is niet te lezen als Excel (.xlsx)"),
        ("a.docx", b"PK\x03\x04kapot", "a.docx is niet te lezen als Word (.docx)"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0oud", "a.xlsx is een oud bestand of is met een wachtwoord beveiligd"),
        ("a.csv", b"PK\x03\x04\0\0", "a.csv is niet te lezen als tekst"),
        ("a.md", "gewone tekst\n| geen tabel\n", "in a.md staat geen tabel"),
        ("a.ods", b"geen zip", "a.ods is niet te lezen als LibreOffice (.ods)"),
        ("a.ods", b"\xd0\xcf\x11\xe0oud", "a.ods is een oud bestand of is met een wachtwoord beveiligd"),
        ("a.pdf", b"", "a.pdf is geen lijst die hier te lezen is"),
        ("a.csv", 'Actie;Wie\n"open;x\n', "a.csv: de aanhalingstekens kloppen niet vanaf regel 2"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, naam: str, content: bytes | str, melding: str) -> None:
    """Damaged files, old ones and other kinds give one sentence and a way out."""
    gezegd, hint = fout(tmp_path, naam, content)
    assert gezegd == melding
    assert hint


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The path is named."""
    with pytest.raises(ActiepuntenError) as geweigerd:
        read_table(tmp_path / "weg.csv")
    assert geweigerd.value.melding == f"{tmp_path / 'weg.csv'} is niet te lezen"


def test_a_word_file_under_the_name_of_excel_is_refused(tmp_path: Path) -> None:
    """The kind is what the file says it is, not its name."""
    file = io.BytesIO()
    docx.Document().save(file)
    assert fout(tmp_path, "a.xlsx", file.getvalue())[0] == "a.xlsx is geen bestand van Excel (.xlsx)"


def _zip(soort: str, **parts: bytes) -> bytes:
    """A file that says it is a spreadsheet of that kind, with these parts of XML."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        if soort == "xlsx":
            archive.writestr("[Content_Types].xml", b"spreadsheetml")
        else:
            archive.writestr("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")
        for naam, content in parts.items():
            archive.writestr(f"{naam.replace('_', '/')}.xml", content)
    return file.getvalue()


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, soort: str) -> None:
    """An archive that says it holds far more than a list does is refused before it is read."""
    gezegd = fout(tmp_path, f"a.{soort}", _zip(soort, content=b"\0" * 61_000_000))[0]
    assert gezegd == f"a.{soort} is uitgepakt te groot om een lijst te zijn"


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, codering: str, soort: str) -> None:
    """XML that could stand for gigabytes, or read other files, never reaches a parser."""
    xml = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'.encode(codering)
    gezegd = fout(tmp_path, f"a.{soort}", _zip(soort, content=xml))[0]
    assert gezegd == f"a.{soort} bevat XML die niet in zo'n bestand hoort"


_NAMEN = " ".join(
    f'xmlns:{kort}="urn:oasis:names:tc:opendocument:xmlns:{lang}:1.0"'
    for kort, lang in {
        "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle",
    }.items()
)  # fmt: skip
_NAMEN += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
DATUMS = """
<number:date-style style:name="maand"><number:month/><number:text>-</number:text><number:year/></number:date-style>
<number:date-style style:name="dag"><number:day/><number:month/><number:year/></number:date-style>
<style:style style:name="m" style:family="table-cell" style:data-style-name="maand"/>
<style:style style:name="m2" style:family="table-cell" style:parent-style-name="m"/>
<style:style style:name="d" style:family="table-cell" style:data-style-name="dag"/>
<style:style style:name="weg" style:family="table"><style:table-properties table:display="false"/></style:style>
"""


def calc(*rijen: str, blad: str = 'table:name="Blad"', na: str = "") -> bytes:
    """A spreadsheet of OpenDocument with these rows of XML in its sheet, and what comes after."""
    xml = (
        f"<office:document-content {_NAMEN}><office:automatic-styles>{DATUMS}</office:automatic-styles><office:body>"
        f"<office:spreadsheet><table:table {blad}>{''.join(rijen)}</table:table>{na}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    return _zip("ods", content=xml.encode(), styles=f"<office:document-styles {_NAMEN}/>".encode())


def vak(tekst: str = "", **kenmerken: str) -> str:
    """A cell that shows a text; ``office_date_value`` is the attribute ``office:date-value``."""
    namen = {naam.replace("_", ":", 1).replace("_", "-"): waarde for naam, waarde in kenmerken.items()}
    soort = {} if "table:formula" in namen or "office:value-type" in namen else {"office:value-type": "string"}
    delen = " ".join(f'{naam}="{waarde}"' for naam, waarde in {**soort, **namen}.items())
    return f"<table:table-cell {delen}>{f'<text:p>{tekst}</text:p>' if tekst else ''}</table:table-cell>"


def regel(*vakken: str, keer: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{keer}">{"".join(vakken)}</table:table-row>'


def test_opendocument_gives_what_a_reader_sees(tmp_path: Path) -> None:
    """Dates in ISO as precise as they are shown, numbers, percentages, white space and line ends as in Excel."""
    dag = {"office_value_type": "date", "office_date_value": "2018-09-01"}
    content = calc(
        '<table:table-column/><table:table-column table:default-cell-style-name="m2"/>',
        "<table:table-header-rows>",
        regel(vak("a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d</text:p><text:p>e <text:a>f</text:a>")),
        "</table:table-header-rows><table:table-row-group>",
        regel(vak("1 sep", **dag, table_style_name="d"), vak("sep-18", **dag), vak("sep-18", **dag)),
        "</table:table-row-group>",
        regel(
            vak("3,0", office_value_type="float", office_value="3"),
            vak("50 %", office_value_type="percentage", office_value="0.5"),
            vak("€ 2,25", office_value_type="currency", office_value="2.25"),
            vak("waar", office_value_type="boolean", office_boolean_value="true"),
            vak("9:05", office_value_type="time", office_time_value="PT09H05M00S"),
            vak("14 sep", office_value_type="date", office_date_value="2018-09-14T12:30:00.000000000"),
        ),
    )
    assert cellen(lees(tmp_path, "a.ods", content)) == [
        [
            ("a  b\tc\nd\ne f",),
            ("2018-09-01", "2018-09", "2018-09-01"),
            ("3", "50%", "2.25", "WAAR", "09:05", "2018-09-14 12:30"),
        ]
    ]


def test_repeated_cells_of_opendocument_are_as_many(tmp_path: Path) -> None:
    """What is the same stands once in the file; a row keeps its place, and a merged cell its text once."""
    content = calc(
        regel(vak("x", table_number_columns_repeated="2"), vak(table_number_columns_repeated="3"), vak("y")),
        regel(vak(table_number_columns_repeated="16384"), keer=3),
        regel(vak("z"), "<table:covered-table-cell><text:p>onder</text:p></table:covered-table-cell>", keer=2),
    )
    lijst = lees(tmp_path, "a.ods", content)
    assert cellen(lijst) == [[("x", "x", "", "", "", "y"), ("z",), ("z",)]]
    assert [rij.plaats for rij in lijst.bladen[0].rijen] == ["Blad, rij 1", "Blad, rij 5", "Blad, rij 6"]


def test_empty_rows_to_the_end_of_the_sheet_cost_nothing(tmp_path: Path) -> None:
    """A million of them, and one forgotten cell at the very bottom; what they cost is measured."""
    leeg = regel(vak(table_number_columns_repeated="16384"), keer=1_048_574)
    content = calc(regel(vak("Actie")), leeg, regel(vak(table_number_columns_repeated="16383"), vak("x")))
    tracemalloc.start()
    lijst = lees(tmp_path, "a.ods", content)
    _, meest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(rij.nummer, len(rij.cellen)) for rij in lijst.bladen[0].rijen] == [(1, 1), (1_048_576, 16_384)]
    assert meest < 5_000_000


@pytest.mark.parametrize(
    "rijen",
    [
        (regel(vak("x"), keer=10_001),),
        (regel(vak("x", table_number_columns_repeated="2000000000")),),
        (regel(vak(table_number_columns_repeated="2000000000"), vak("x")),),
        tuple(regel(vak("x", table_number_columns_repeated="16384"), keer=100) for _ in range(4)),
    ],
    ids=["rijen", "kolommen", "leeg", "samen"],
)
def test_a_cell_that_is_repeated_without_end_is_refused(tmp_path: Path, rijen: tuple[str, ...]) -> None:
    """A few bytes that stand for millions of cells; as many as a list has are read."""
    assert fout(tmp_path, "a.ods", calc(*rijen))[0] == "het blad Blad is te groot"
    assert len(lees(tmp_path, "b.ods", calc(regel(vak("x"), keer=10_000))).bladen[0].rijen) == 10_000


def test_a_formula_of_opendocument_is_read_by_its_result(tmp_path: Path) -> None:
    """A result that the file does not hold, and one that is an error, are named; so are notes and hidden sheets."""
    kwijt = "<table:table-cell/>" * 27
    content = calc(
        regel(
            vak("2", table_formula="of:=1+1", office_value_type="float", office_value="2"),
            vak(table_formula="of:=1+1"),
            kwijt,
            vak("#DEEL/0!", table_formula="of:=1/0", office_value_type="string", calcext_value_type="error"),
            vak("x</text:p><office:annotation><text:p>Wie betaalt?</text:p></office:annotation><text:p>y"),
        ),
        na='<table:table table:name="Oud" table:style-name="weg"><table:table-row><table:table-cell><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table>",
    )
    lijst = lees(tmp_path, "a.ods", content)
    assert cellen(lijst) == [[("2", *[""] * 28, "#DEEL/0!", "x\ny")]]
    assert lijst.meldingen == (
        "Blad, cel B1: de uitkomst van de formule staat niet in het bestand; bewaar het met LibreOffice",
        "Blad, cel AD1: de formule geeft een fout (#DEEL/0!)",
        "opmerkingen bij cellen zijn niet gelezen; zet in een kolom wat mee moet",
        "niet gelezen, want verborgen: Oud",
    )


def test_a_password_on_opendocument_is_named(tmp_path: Path) -> None:
    """Its parts are no XML; and a document under the name of a sheet is refused."""
    slot = _zip("ods", **{"META-INF_manifest": b"<manifest:encryption-data/>", "content": b"\x8f\x01"})
    assert fout(tmp_path, "a.ods", slot)[0] == "a.ods is een oud bestand of is met een wachtwoord beveiligd"
    file = io.BytesIO()
    odfdo.Document("text").save(file)
    assert fout(tmp_path, "a.ods", file.getvalue())[0] == "a.ods is geen bestand van LibreOffice (.ods)"


@pytest.mark.parametrize("waarde", ["2018-13-45", "gisteren"])
def test_a_damaged_value_of_opendocument_is_no_crash(tmp_path: Path, waarde: str) -> None:
    """One sentence and a way out."""
    content = calc(regel(vak("x", office_value_type="date", office_date_value=waarde)))
    assert fout(tmp_path, "a.ods", content)[0] == "a.ods is niet te lezen als LibreOffice (.ods)"


def test_without_the_library_excel_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    melding, hint = fout(tmp_path, "a.xlsx", b"")
    assert melding == "voor Excel-bestanden ontbreekt openpyxl"
    assert hint == "installeer het met: pip install 'actiepunten[excel]'"


@pytest.mark.parametrize("teken", [";", ",", "\t"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_any_program_is_read(tmp_path: Path, teken: str, codering: str) -> None:
    """The separator is found; quotes, line ends within cells and a byte-order-mark are understood."""
    tekst = f'Actie{teken}Wie\r\n"Eén; twee, drie\t"{teken}"HRM\r\nICT"\r\n'
    lijst = lees(tmp_path, "a.csv", tekst.encode(codering))
    assert cellen(lijst) == [[("Actie", "Wie"), ("Eén; twee, drie", "HRM\nICT")]]
    assert [rij.plaats for rij in lijst.bladen[0].rijen] == ["regel 1", "regel 2"]
    assert lijst.meldingen == ()


def test_csv_in_an_old_encoding_is_read_and_said(tmp_path: Path) -> None:
    """What Windows wrote is guessed, aloud."""
    lijst = lees(tmp_path, "a.csv", "Actie;Wie\nEén ‘sleutel’;HRM\n".encode("cp1252"))
    assert cellen(lijst)[0][1] == ("Eén ‘sleutel’", "HRM")
    assert lijst.meldingen == ("het bestand is geen UTF-8; het is gelezen als Windows-1252",)


def test_the_line_of_a_row_is_where_it_begins(tmp_path: Path) -> None:
    """Rows of several lines, empty ones and the hint for Excel count as the lines that they are."""
    lijst = lees(tmp_path, "a.csv", 'sep=,\nActie,Wie\n\n"a\nb",c\nd,e\n')
    assert [(rij.plaats, rij.cellen) for rij in lijst.bladen[0].rijen] == [
        ("regel 2", ("Actie", "Wie")),
        ("regel 4", ("a\nb", "c")),
        ("regel 6", ("d", "e")),
    ]


def test_word_gives_each_table(tmp_path: Path) -> None:
    """Paragraphs are lines, merged cells hold their text once, a table in a cell is part of the cell."""
    document = docx.Document()
    table = document.add_table(3, 2)
    for cel, tekst in zip(
        [cel for row in table.rows for cel in row.cells], ["Onderwerp", "Wie", "Kop", "", "Sloten", "HRM"], strict=True
    ):
        cel.text = tekst
    table.cell(1, 0).merge(table.cell(1, 1))
    table.cell(2, 1).add_paragraph("ICT")
    table.cell(2, 0).add_table(1, 1).cell(0, 0).text = "binnen"
    document.add_paragraph("tussen")
    anders = document.add_table(2, 1)
    anders.cell(0, 0).text = "een"
    anders.cell(0, 0).merge(anders.cell(1, 0))
    file = io.BytesIO()
    document.save(file)
    lijst = lees(tmp_path, "a.docx", file.getvalue())
    assert cellen(lijst) == [[("Onderwerp", "Wie"), ("Kop",), ("Sloten\nbinnen", "HRM\nICT")], [("een",)]]
    assert [rij.plaats for rij in lijst.bladen[0].rijen] == ["tabel 1, rij 1", "tabel 1, rij 2", "tabel 1, rij 3"]


def test_word_reads_breaks_and_not_what_was_deleted(tmp_path: Path) -> None:
    """A line break is a line end; a deletion that is still tracked is gone, an insertion is there."""
    document = docx.Document()
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    xml = paragraph._element  # noqa: SLF001 (the library makes no tracked changes)
    run = paragraph.add_run("(BR")
    run.add_break()
    run.add_text("23/6/17)")
    for soort, tekst in (("w:del", "weg"), ("w:ins", " erbij")):
        tracked = xml.makeelement(qn(soort), {})
        tracked.append(paragraph.add_run(tekst)._element)  # noqa: SLF001
        xml.append(tracked)
    file = io.BytesIO()
    document.save(file)
    lijst = lees(tmp_path, "a.docx", file.getvalue())
    assert cellen(lijst) == [[("(BR\n23/6/17) erbij",)]]
    assert lijst.meldingen == ("bijgehouden wijzigingen zijn gelezen alsof zij zijn aanvaard",)


def test_word_without_a_table(tmp_path: Path) -> None:
    """There is nothing to import."""
    file = io.BytesIO()
    docx.Document().save(file)
    assert fout(tmp_path, "a.docx", file.getvalue())[0] == "in a.docx staat geen tabel"


def test_markdown_gives_each_table(tmp_path: Path) -> None:
    """Escaped bars, breaks, emphasis and entities are what they mean; a table in a block of code is none."""
    tekst = r"""# Acties

| Onderwerp | Wie |
|:----------|-----|
| **Sloten** (a\|b) | HRM<br>ICT |
| R&amp;D \* | |

```
| geen | tabel |
|------|-------|
```

Kop | Meer
--- | ---
een | twee
einde
"""
    lijst = lees(tmp_path, "a.md", tekst)
    assert cellen(lijst) == [
        [("Onderwerp", "Wie"), ("Sloten (a|b)", "HRM\nICT"), ("R&D *",)],
        [("Kop", "Meer"), ("een", "twee")],
    ]
    assert [rij.plaats for rij in lijst.bladen[0].rijen] == ["tabel 1, regel 3", "tabel 1, regel 5", "tabel 1, regel 6"]


TEKSTEN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n\t=+-@'"))


@given(
    rijen=st.lists(st.tuples(TEKSTEN, TEKSTEN), min_size=1, max_size=4), soort=st.sampled_from(["csv", "xlsx", "ods"])
)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, rijen: list, soort: str) -> None:
    """Any texts come back as they were, apart from white space around them; nothing becomes a formula."""
    gevuld = [("Kop", "Kop 2"), *(("x", *rij) for rij in rijen)]
    content = table_bytes(Path(f"a.{soort}"), gevuld, Opmaak("Acties"))
    terug = cellen(lees(tmp_path_factory.mktemp("t"), f"a.{soort}", content))[0]
    assert [(*rij, "", "")[:3] for rij in terug[1:]] == [tuple(cel.strip() for cel in rij) for rij in gevuld[1:]]


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-5", "@SUM", "\t=1", " =1", "'=1"])
def test_a_text_never_becomes_a_formula(tmp_path: Path, tekst: str) -> None:
    """In CSV it gets a quote in front, in Excel it is stored as text."""
    rijen = csv.reader(
        io.StringIO(table_bytes(Path("a.csv"), [["K"], [tekst]], Opmaak("A")).decode("utf-8-sig")), delimiter=";"
    )
    assert list(rijen)[1] == [f"'{tekst}"]
    (tmp_path / "a.xlsx").write_bytes(table_bytes(Path("a.xlsx"), [["K"], [tekst]], Opmaak("A")))
    cel = openpyxl.load_workbook(tmp_path / "a.xlsx").active["A2"]
    assert (cel.data_type, cel.value, cel.quotePrefix) == ("s", tekst, True)


def test_a_workbook_is_laid_out_to_be_read(tmp_path: Path) -> None:
    """The head is bold and stays in view, columns have a width and a filter, and the bytes are the same each time."""
    content = table_bytes(Path("a.xlsx"), RIJEN, Opmaak("Acties", (40, 12), keuzes={1: ("HRM", "ICT")}))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Acties", "A2", "A1:B2")
    assert (sheet["A1"].font.bold, sheet["A2"].font.bold, sheet["B2"].alignment.wrap_text) == (True, False, True)
    assert sheet.column_dimensions["A"].width == 40
    (keuze,) = sheet.data_validations.dataValidation
    assert (str(keuze.sqref), keuze.formula1, keuze.showErrorMessage) == ("B2", '"HRM,ICT"', False)
    assert cellen(lees(tmp_path, "a.xlsx", content)) == [[tuple(rij) for rij in RIJEN]]


def test_rows_of_a_workbook_are_as_high_as_their_text_and_grow() -> None:
    """No fixed height: who types more sees all of it. The head has the letters of the rest."""
    zin = "De coördinator vraagt aandacht voor integriteit in trainingen. "  # 63 letters: 8 lines of 40, or a few more
    sheet = werkblad([["Kop", "Merk"], [zin * 5, "m"], ["kort", "m " * 99]], Opmaak("A", (40, 0)))
    kop, lang, kort = (sheet.row_dimensions[rij].height for rij in (1, 2, 3))
    assert (kop, kort) == (15, 15)
    assert 15 * 8 <= lang <= 15 * 10
    xml = _part(table_bytes(Path("a.xlsx"), RIJEN, Opmaak("A", (40, 12))), "xl/worksheets/sheet1.xml")
    assert (b'<row r="2" ht="30">' in xml, b"customHeight" in xml) == (True, False)
    letters, gewoon = sheet["A1"].font, sheet["A2"].font
    assert (letters.name, letters.size, letters.bold) == (gewoon.name, gewoon.size, True)


def test_marks_in_a_workbook_are_hidden_on_one_line() -> None:
    """Who shows the column finds it wide enough to see what it is, and no higher rows."""
    sheet = werkblad([["Kop", "Merk"], ["x", "m " * 99]], Opmaak("A", (40, 0)))
    kolom = sheet.column_dimensions["B"]
    assert (kolom.hidden, kolom.width > 20, bool(sheet["B2"].alignment.wrap_text)) == (True, True, False)
    assert (sheet.column_dimensions["A"].hidden, sheet["A2"].alignment.wrap_text) == (False, True)


def werkblad(rijen: list[list[str]], opmaak: Opmaak) -> openpyxl.worksheet.worksheet.Worksheet:
    """The sheet of a workbook with those rows, as its library reads it."""
    return openpyxl.load_workbook(io.BytesIO(table_bytes(Path("a.xlsx"), rijen, opmaak))).active


def _part(content: bytes, naam: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(naam)


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
def test_a_list_has_no_clock(soort: str) -> None:
    """Written later it is the same bytes; its properties say the day of the list."""
    opmaak = Opmaak("Acties", (40, 12), dag=date(2018, 9, 30))
    eerst = table_bytes(Path(f"a.{soort}"), RIJEN, opmaak)
    time.sleep(2.1)  # a zip file counts in two seconds
    assert table_bytes(Path(f"a.{soort}"), RIJEN, opmaak) == eerst
    if soort == "xlsx":
        eigenschappen = openpyxl.load_workbook(io.BytesIO(eerst)).properties
        dagen = {eigenschappen.created, eigenschappen.modified}
    else:
        meta = odfdo.Document(io.BytesIO(eerst)).meta
        dagen = {meta.creation_date, meta.date}
    assert dagen == {datetime(2018, 9, 30)}  # noqa: DTZ001 (no zone in it)


def test_a_sheet_of_opendocument_is_dutch() -> None:
    """A program checks its spelling in that language, whatever the library began with."""
    content = table_bytes(Path("a.ods"), RIJEN, Opmaak("Acties", (40, 12)))
    talen = re.findall(rb'fo:language="([a-z]+)" fo:country="([A-Z]+)"', _part(content, "styles.xml"))
    assert set(talen) == {(b"nl", b"NL")}
    assert odfdo.Document(io.BytesIO(content)).meta.language == "nl-NL"


def test_a_sheet_of_opendocument_is_laid_out_as_that_of_excel(tmp_path: Path) -> None:
    """The head stays in view and is bold, columns have a width, cells stay text, and the bytes are the same."""
    content = table_bytes(Path("a.ods"), RIJEN, Opmaak("Acties & meer", (40, 12)))
    document = odfdo.Document(io.BytesIO(content))
    (blad,) = document.get_part("settings.xml").get_elements("//config:config-item-map-named/*")
    assert blad.get_attribute("config:name") == "Acties & meer"
    gezet = {item.get_attribute("config:name"): item.text for item in blad.children}
    assert (gezet["VerticalSplitMode"], gezet["VerticalSplitPosition"], gezet["PositionBottom"]) == ("2", "1", "1")
    breedtes = [
        document.get_style("table-column", kolom.style).get_properties()["style:column-width"]
        for kolom in document.body.get_elements("//table:table-column")
    ]
    assert breedtes == ["8.00cm", "2.40cm"]
    assert document.get_style("table-cell", "Kop").get_properties("text")["fo:font-weight"] == "bold"
    assert table_bytes(Path("a.ods"), RIJEN, Opmaak("Acties & meer", (40, 12))) == content
    assert cellen(lees(tmp_path, "a.ods", content)) == [[tuple(rij) for rij in RIJEN]]


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
def test_what_xml_cannot_hold_becomes_a_sign(tmp_path: Path, soort: str) -> None:
    """Control characters and no characters; a tab, a line end and an emoji stay."""
    tekst = "a\x00b\x1bc\x0bd\ufffee\tf\ng\N{GRINNING FACE}"
    content = table_bytes(Path(f"a.{soort}"), [["Kop"], [tekst]], Opmaak("A"))
    assert cellen(lees(tmp_path, f"a.{soort}", content))[0][1] == (
        "a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng\N{GRINNING FACE}",
    )


def test_csv_is_written_for_excel() -> None:
    """A byte-order-mark, semicolons, and CRLF at the end of rows."""
    assert (
        table_bytes(Path("a.csv"), RIJEN, Opmaak("A"))
        == '\ufeffOnderwerp;Wie\r\nSloten (BR 6/7/18);"HRM\nICT"\r\n'.encode()
    )


def test_another_kind_of_file_is_not_written() -> None:
    """Only the two that come back whole are offered."""
    with pytest.raises(ActiepuntenError) as geweigerd:
        table_bytes(Path("a.docx"), RIJEN, Opmaak("A"))
    assert geweigerd.value.hint == "kies een van: .xlsx, .ods, .csv"
