"""Lists in the files people keep them in: rows of text, the head first, as .xlsx, .ods, .docx, .csv and Markdown."""

import csv
import io
from collections.abc import Callable, Sequence

import docx
import odfdo
import openpyxl

Rijen = Sequence[Sequence[str]]
SOORTEN = ("xlsx", "ods", "docx", "csv", "md")


def als_bestand(soort: str, rijen: Rijen) -> bytes:
    """The rows as the content of a file of that kind."""
    return _MAKERS[soort](rijen)


def _xlsx(rijen: Rijen) -> bytes:
    book = openpyxl.Workbook()
    for rij in rijen:
        book.active.append([cel or None for cel in rij])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _ods(rijen: Rijen) -> bytes:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    sheet = odfdo.Table("Sheet")
    for rij in rijen:
        row = odfdo.Row()
        for nummer, tekst in enumerate(rij):
            cell = odfdo.Cell()
            cell.type = "string"
            for regel in tekst.split("\n") if tekst else ():
                cell.append(odfdo.Paragraph(regel))
            row.set_cell(nummer, cell)
        sheet.append_row(row)
    document.body.append(sheet)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _docx(rijen: Rijen) -> bytes:
    document = docx.Document()
    document.add_paragraph("Stand van zaken")
    table = document.add_table(0, len(rijen[0]))
    for rij in rijen:
        for cel, tekst in zip(table.add_row().cells, rij, strict=True):
            eerste, *rest = tekst.split("\n")
            cel.text = eerste
            for regel in rest:
                cel.add_paragraph(regel)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _csv(rijen: Rijen) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(rijen)
    return file.getvalue().encode("utf-8-sig")


def _md(rijen: Rijen) -> bytes:
    kop, *rest = ["| " + " | ".join(_cell(cel) for cel in rij) + " |" for rij in rijen]
    return "\n".join([kop, "|---" * len(rijen[0]) + "|", *rest, ""]).encode()


def _cell(tekst: str) -> str:
    return tekst.replace("|", "\\|").replace("#", "\\#").replace("\n", "<br>")


_MAKERS: dict[str, Callable[[Rijen], bytes]] = {"xlsx": _xlsx, "ods": _ods, "docx": _docx, "csv": _csv, "md": _md}
