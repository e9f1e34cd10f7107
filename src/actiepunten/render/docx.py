"""The report as a Word document. Needs the extra ``office``."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from actiepunten.archief import without_clock
from actiepunten.errors import ActiepuntenError
from actiepunten.render.stuk import Alinea, Deel, Kop, Regel, Stuk, Tabel

_BREEDTE_CM = 18.0
_LANG = "nl-NL"
_LETTER = "Arial"


def to_docx(stuk: Stuk) -> bytes:
    """The document; :class:`ActiepuntenError` where the library is missing."""
    docx = _library()
    document = docx.Document()
    _prepare(docx, document, stuk)
    document.add_heading(stuk.titel, 0)
    document.add_paragraph(stuk.ondertitel, "Subtitle")
    for blok in stuk.blokken:
        match blok:
            case Kop():
                document.add_heading(blok.tekst, blok.niveau - 1)
            case Alinea():
                _write(document.add_paragraph(style="List Bullet" if blok.punt else None), blok.regel)
            case Tabel():
                _table(docx, document, blok)
    file = io.BytesIO()
    document.save(file)
    return without_clock(file.getvalue())


def _prepare(docx: Any, document: Any, stuk: Stuk) -> None:  # noqa: ANN401 (the library has no types)
    """Language, paper, letters and page numbers."""
    kern = document.core_properties
    kern.title, kern.subject, kern.author, kern.language = stuk.titel, stuk.ondertitel, "actiepunten", _LANG
    kern.comments = ""
    kern.created = kern.modified = datetime(2000, 1, 1)  # noqa: DTZ001 (the format has no zone)
    cm = docx.shared.Cm
    for deel in document.sections:
        deel.page_width, deel.page_height = cm(21), cm(29.7)
        deel.left_margin = deel.right_margin = cm(1.5)
        deel.top_margin = deel.bottom_margin = cm(1.8)
        _page_number(docx, deel.footer.paragraphs[0])
    normaal = document.styles["Normal"]
    normaal.font.size, normaal.font.name = docx.shared.Pt(9.5), _LETTER
    normaal.element.get_or_add_rPr().append(_element(docx, "w:lang", val=_LANG))
    for naam in ("Title", "Subtitle", "Heading 1", "Heading 2"):
        letter = document.styles[naam].font
        letter.name, letter.italic = _LETTER, False
        for thema in ("asciiTheme", "hAnsiTheme"):  # they go before the name
            letter.element.rPr.rFonts.attrib.pop(docx.oxml.ns.qn(f"w:{thema}"), None)
        letter.color.rgb = docx.shared.RGBColor(0x1E, 0x1E, 0x1C)


def _element(docx: Any, naam: str, **waarden: str) -> Any:  # noqa: ANN401 (id.)
    element = docx.oxml.OxmlElement(naam)
    for sleutel, waarde in waarden.items():
        element.set(docx.oxml.ns.qn(f"w:{sleutel}"), waarde)
    return element


def _page_number(docx: Any, alinea: Any) -> None:  # noqa: ANN401 (id.)
    alinea.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
    alinea._p.append(_element(docx, "w:fldSimple", instr="PAGE"))  # noqa: SLF001 (the library has no fields)


def _write(alinea: Any, regel: Regel) -> None:  # noqa: ANN401 (id.)
    for deel in regel:
        alinea.add_run(deel.tekst).bold = True if deel.vet else None


def _table(docx: Any, document: Any, tabel: Tabel) -> None:  # noqa: ANN401 (id.)
    """A table of which the head comes back on each page, and no row is cut."""
    wijd = document.add_table(rows=1, cols=len(tabel.koppen))
    wijd.autofit = False
    lijnen = _element(docx, "w:tblBorders")
    for kant in ("top", "bottom", "insideH"):
        lijnen.append(_element(docx, f"w:{kant}", val="single", sz="4", color="B0AEA8"))
    wijd._tbl.tblPr.append(lijnen)  # noqa: SLF001 (the library has no borders)
    totaal = sum(tabel.breedtes)
    breedtes = [docx.shared.Cm(_BREEDTE_CM * deel / totaal) for deel in tabel.breedtes]
    for kolom, breedte in zip(wijd.columns, breedtes, strict=True):
        kolom.width = breedte
    kop = wijd.rows[0]
    kop._tr.get_or_add_trPr().append(_element(docx, "w:tblHeader"))  # noqa: SLF001 (id.)
    for cel, tekst in zip(kop.cells, tabel.koppen, strict=True):
        _fill(docx, cel, [(Deel(tekst, vet=True),)])
    for rij in tabel.rijen:
        nieuw = wijd.add_row()
        nieuw._tr.get_or_add_trPr().append(_element(docx, "w:cantSplit"))  # noqa: SLF001 (id.)
        for cel, regels in zip(nieuw.cells, rij, strict=True):
            _fill(docx, cel, regels)
    for rij in wijd.rows:
        for cel, breedte in zip(rij.cells, breedtes, strict=True):
            cel.width = breedte
    document.add_paragraph()


def _fill(docx: Any, cel: Any, regels: Iterable[Regel]) -> None:  # noqa: ANN401 (id.)
    alinea = cel.paragraphs[0]
    for nummer, regel in enumerate(regels):
        if nummer:
            alinea = cel.add_paragraph()
        _write(alinea, regel)
        alinea.paragraph_format.space_after = 0
        for run in alinea.runs:
            run.font.size = docx.shared.Pt(8.5)


def _library() -> Any:  # noqa: ANN401 (id.)
    try:
        import docx  # noqa: PLC0415 (an extra; without it everything else works)
        import docx.enum.text  # noqa: PLC0415
        import docx.oxml  # noqa: PLC0415
        import docx.oxml.ns  # noqa: PLC0415
        import docx.shared  # noqa: PLC0415
    except ImportError:
        raise ActiepuntenError(
            "voor een Word-bestand ontbreekt python-docx", "installeer het met: pip install 'actiepunten[office]'"
        ) from None
    return docx
