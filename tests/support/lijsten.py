"""Lists in the files that people keep them in: rows of text, the head first, as .xlsx, .docx, .csv and Markdown."""

import csv
import io
from collections.abc import Callable, Sequence

import docx
import openpyxl

Rijen = Sequence[Sequence[str]]
SOORTEN = ("xlsx", "docx", "csv", "md")


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


_MAKERS: dict[str, Callable[[Rijen], bytes]] = {"xlsx": _xlsx, "docx": _docx, "csv": _csv, "md": _md}
