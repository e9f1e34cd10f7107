"""Workbooks of Excel: the visible sheets as rows of text, and rows of text as a sheet. Needs the extra ``excel``."""

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from actiepunten.archief import without_clock
from actiepunten.bladen import Blad, Lijst, Opmaak, Rij
from actiepunten.errors import ActiepuntenError, MissingExtra
from actiepunten.storage import cells
from actiepunten.storage.office import checked, holds, unreadable
from actiepunten.tekst import legal

_EXCEL = "Excel (.xlsx)"
_MARK = b"spreadsheetml"
_QUOTED = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")
_FORMULA = re.compile(r"\s*['=+\-@\t\r]")
MAX_CELL = 32_767
"""More characters do not fit in one cell."""
_MAX_CHOICES = 255
_LINE = 15
"""The height of a line of text in points."""
_MARK_WIDTH = 30
"""Of a column that is not shown, once somebody shows it."""
_SIDE, _TOP, _BOTTOM, _BELOW = 0.4, 0.4, 0.6, 0.3
"""The margins in inches, the last from the footer to the edge."""


def read_xlsx(content: bytes, naam: str) -> Lijst:
    """The visible sheets of a workbook: values as they are shown, formulas by the result that Excel kept."""
    openpyxl = _library()
    file = checked(content, naam, _EXCEL, _MARK)
    try:
        return _read(openpyxl, file)
    except ActiepuntenError:
        raise
    except Exception:  # noqa: BLE001 (the library raises whatever it runs into in a damaged file)
        raise unreadable(naam, _EXCEL) from None


def write_xlsx(rijen: Sequence[Sequence[str]], opmaak: Opmaak) -> bytes:
    """A workbook of one sheet with a head that stays in view; every cell is text, whatever it looks like.

    The same list gives the same bytes.
    """
    openpyxl = _library()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = opmaak.titel
    verborgen = {kolom for kolom, breedte in enumerate(opmaak.breedtes, start=1) if not breedte}
    for rij, cellen in enumerate(rijen, start=1):
        for kolom, tekst in enumerate(cellen, start=1):
            _put(openpyxl, sheet.cell(rij, kolom), tekst, kop=rij == 1, breekt=kolom not in verborgen)
    _size(openpyxl, sheet, rijen, opmaak.breedtes)
    _offer_choices(openpyxl, sheet, opmaak, len(rijen))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _lay_out_pages(sheet, opmaak.voet)
    book.properties.created = datetime.combine(opmaak.dag, time())
    book.properties.creator = "actiepunten"
    file = io.BytesIO()
    book.save(file)
    return without_clock(file.getvalue())


def _put(openpyxl: Any, cell: Any, tekst: str, *, kop: bool, breekt: bool) -> None:  # noqa: ANN401 (without types)
    """Text in a cell, whatever it looks like; ``breekt`` where it goes on on a next line."""
    if tekst:
        cell.value = _fit(tekst)
        cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = openpyxl.styles.Alignment(wrap_text=breekt, vertical="top")
    cell.quotePrefix = bool(_FORMULA.match(tekst))
    if kop:
        cell.font = cell.font + openpyxl.styles.Font(bold=True)  # the same letters, but bold


def _size(openpyxl: Any, sheet: Any, rijen: Sequence[Sequence[str]], breedtes: Sequence[int]) -> None:  # noqa: ANN401
    """Columns as wide as they are said to be, and rows high enough for their text, that grow when more is typed."""
    for kolom, breedte in enumerate(breedtes, start=1):
        dimensie = sheet.column_dimensions[openpyxl.utils.get_column_letter(kolom)]
        dimensie.width, dimensie.hidden = breedte or _MARK_WIDTH, not breedte
    soort = openpyxl.worksheet.dimensions.RowDimension
    groeit = type("Groeit", (soort,), {"customHeight": False})  # else its height is fixed
    for nummer, cellen in enumerate(rijen, start=1):
        sheet.row_dimensions[nummer] = groeit(sheet, nummer, ht=cells.lines(cellen, breedtes) * _LINE)


def _lay_out_pages(sheet: Any, voet: str) -> None:  # noqa: ANN401
    """All columns on one page, lying down; the head and whose list it is on each."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight = True, 0
    sheet.print_title_rows, sheet.print_options.gridLines = "1:1", True
    marges = sheet.page_margins
    marges.left, marges.right, marges.top, marges.bottom, marges.footer = _SIDE, _SIDE, _TOP, _BOTTOM, _BELOW
    sheet.oddFooter.left.text = voet.replace("&", "&&")  # a single one is a code
    sheet.oddFooter.right.text = "Pagina &P van &N"


def _offer_choices(openpyxl: Any, sheet: Any, opmaak: Opmaak, rijen: int) -> None:  # noqa: ANN401
    for kolom, keuzes in opmaak.keuzes.items():
        lijst = ",".join(keuzes)
        if len(lijst) <= _MAX_CHOICES and rijen > 1:
            letter = openpyxl.utils.get_column_letter(kolom + 1)
            keuze = openpyxl.worksheet.datavalidation.DataValidation("list", f'"{lijst}"', showErrorMessage=False)
            keuze.add(f"{letter}2:{letter}{rijen}")
            sheet.add_data_validation(keuze)


def _fit(tekst: str) -> str:
    if len(tekst) > MAX_CELL:
        raise ActiepuntenError("een tekst is te lang voor een cel van Excel", "schrijf de lijst als .csv")
    return legal(tekst)


def _library() -> Any:  # noqa: ANN401 (the library has no types)
    try:
        import openpyxl  # noqa: PLC0415 (an extra; without it everything else works)
        import openpyxl.styles  # noqa: PLC0415
        import openpyxl.utils  # noqa: PLC0415
        import openpyxl.worksheet.datavalidation  # noqa: PLC0415
        import openpyxl.worksheet.dimensions  # noqa: PLC0415
    except ImportError:
        raise MissingExtra("Excel-bestanden", "openpyxl", "excel") from None
    return openpyxl


def _read(openpyxl: Any, file: io.BytesIO) -> Lijst:  # noqa: ANN401
    formulas, verborgen = _load(openpyxl, file, values=False), []
    values = _load(openpyxl, file, values=True)
    bladen, meldingen = [], []
    geteld = 0
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            verborgen.append(sheet.title)
            continue
        rijen = []
        for nummer, (shown, made) in enumerate(zip(_rows(sheet), _rows(formulas[sheet.title]), strict=False), start=1):
            geteld += len(shown)
            cells.refuse_many(geteld, sheet.title)
            cellen = tuple(_text(cell) for cell in shown)
            meldingen += [f"{sheet.title}, cel {c}: {wat}" for c, wat in _lost(shown, made)]
            if any(cellen):
                rijen.append(Rij(nummer, f"{sheet.title}, rij {nummer}", cellen))
        if rijen:
            bladen.append(Blad(sheet.title, tuple(rijen)))
    if holds(file, "xl/comments") or holds(file, "xl/threadedComments"):
        meldingen.append(cells.NOTES)
    return Lijst(tuple(bladen), (*meldingen, *cells.hidden(verborgen)))


def _load(openpyxl: Any, file: io.BytesIO, *, values: bool) -> Any:  # noqa: ANN401 (the library has no types)
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of colours and menus that it does not know
        book = openpyxl.load_workbook(file, read_only=True, data_only=values, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # a file may say that it is larger or smaller than it is
    return book


def _rows(sheet: Any) -> Iterator[Any]:  # noqa: ANN401
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield from sheet.iter_rows()


def _lost(shown: Iterable[Any], made: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """Cells of which the value is not in the file, or is an error of Excel."""
    for cell, formula in zip(shown, made, strict=False):
        if formula.data_type == "f" and cell.value is None:
            yield formula.coordinate, cells.without_result("Excel")
        elif cell.data_type == "e":
            yield cell.coordinate, cells.with_error(cell.value)


def _text(cell: Any) -> str:  # noqa: ANN401
    value, vorm = cell.value, str(cell.number_format if cell.value is not None else "")
    match value:
        case None:
            return ""
        case bool():
            return cells.truth(value)
        case datetime() | date():
            return cells.day(value, _QUOTED.sub("", vorm).casefold())
        case time():
            return value.isoformat("minutes")
        case int() | float():
            return cells.number(value, percentage="%" in _QUOTED.sub("", vorm))
        case _:
            return cells.words(str(value))
