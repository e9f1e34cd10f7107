"""The report as a Word document. Needs the extra ``office``."""

import io
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from actiepunten.archief import without_clock
from actiepunten.errors import MissingExtra
from actiepunten.render.blokken import Alinea, Cel, Deel, Kop, Regel, Stuk, Tabel

_BREEDTE_CM = 18.0
_LANG = "nl-NL"
_LETTER = "Arial"
_KLEUR, _LINK = "1E1E1C", "1C4D5C"
_AFTER_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
"""What comes behind the borders in the properties of a table."""


def to_docx(stuk: Stuk) -> bytes:
    """The document; :class:`ActiepuntenError` where the library is missing."""
    docx = _library()
    document = docx.Document()
    _describe(document, stuk)
    _prepare(docx, document)
    schrijver = _Writer(docx, document)
    document.add_heading(stuk.titel, 0)
    document.add_paragraph(stuk.ondertitel, "Subtitle")
    for blok in stuk.blokken:
        match blok:
            case Kop():
                kop = document.add_heading(level=blok.niveau)
                schrijver.write(kop, (Deel(blok.tekst, plek=blok.plek),))
            case Alinea():
                schrijver.write(document.add_paragraph(style="List Bullet" if blok.punt else None), blok.regel)
            case Tabel():
                schrijver.table(blok)
    file = io.BytesIO()
    document.save(file)
    return without_clock(file.getvalue())


def _describe(document: Any, stuk: Stuk) -> None:  # noqa: ANN401 (the library has no types)
    """What a register of documents wants to know; its days are that of the document, so no clock is asked."""
    kern = document.core_properties
    kern.title, kern.subject, kern.comments, kern.language = stuk.titel, stuk.ondertitel, stuk.omschrijving, _LANG
    kern.author = kern.last_modified_by = stuk.maker
    kern.created = kern.modified = datetime.combine(stuk.dag, time())


def _prepare(docx: Any, document: Any) -> None:  # noqa: ANN401 (id.)
    """Language, paper, letters and page numbers."""
    cm = docx.shared.Cm
    for deel in document.sections:
        deel.page_width, deel.page_height = cm(21), cm(29.7)
        deel.left_margin = deel.right_margin = cm(1.5)
        deel.top_margin = deel.bottom_margin = cm(1.8)
        _page_number(docx, deel.footer.paragraphs[0])
    for taal in (*document.styles.element.iter(docx.oxml.ns.qn("w:lang")), *_theme_languages(docx, document)):
        taal.set(docx.oxml.ns.qn("w:val"), _LANG)
    normaal = document.styles["Normal"]
    normaal.font.size, normaal.font.name = docx.shared.Pt(9.5), _LETTER
    for naam in ("Title", "Subtitle", "Heading 1", "Heading 2"):
        letter = document.styles[naam].font
        letter.name, letter.italic = _LETTER, False
        for thema in ("asciiTheme", "hAnsiTheme"):  # they go before the name
            letter.element.rPr.rFonts.attrib.pop(docx.oxml.ns.qn(f"w:{thema}"), None)
        letter.color.rgb = docx.shared.RGBColor.from_string(_KLEUR)


def _theme_languages(docx: Any, document: Any) -> Iterable[Any]:  # noqa: ANN401 (id.)
    elements: Iterable[Any] = document.settings.element.iter(docx.oxml.ns.qn("w:themeFontLang"))
    return elements


def _element(docx: Any, naam: str, **waarden: str) -> Any:  # noqa: ANN401 (id.)
    element = docx.oxml.OxmlElement(naam)
    for sleutel, waarde in waarden.items():
        element.set(docx.oxml.ns.qn(f"w:{sleutel}"), waarde)
    return element


def _page_number(docx: Any, alinea: Any) -> None:  # noqa: ANN401 (id.)
    alinea.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT
    for woord, veld in (("Pagina ", "PAGE"), (" van ", "NUMPAGES")):
        alinea.add_run(woord)
        veldelement = _element(docx, "w:fldSimple", instr=veld)
        veldelement.append(alinea.add_run("1")._r)  # noqa: SLF001 (the library has no fields)
        alinea._p.append(veldelement)  # noqa: SLF001 (id.)


class _Writer:
    """Writes lines and tables in a document, with the places and the links in them."""

    def __init__(self, docx: Any, document: Any) -> None:  # noqa: ANN401 (id.)
        self._docx, self._document = docx, document
        self._nummers: dict[str, int] = {}
        """Of each place its number: a name of a bookmark in Word is short and has few kinds of signs."""

    def write(self, alinea: Any, regel: Regel) -> None:  # noqa: ANN401 (id.)
        """The parts of the line behind what the paragraph holds."""
        for deel in regel:
            run = alinea.add_run(deel.tekst)
            run.bold = True if deel.vet else None
            if deel.plek:
                nummer = self._number(deel.plek)
                run._r.addprevious(self._mark("w:bookmarkStart", id=f"{nummer}", name=f"plek{nummer}"))  # noqa: SLF001
                run._r.addnext(self._mark("w:bookmarkEnd", id=f"{nummer}"))  # noqa: SLF001 (it has no bookmarks)
            if deel.naar:
                run.font.color.rgb = self._docx.shared.RGBColor.from_string(_LINK)
                link = self._mark("w:hyperlink", anchor=f"plek{self._number(deel.naar)}")
                run._r.addprevious(link)  # noqa: SLF001 (the library makes no links)
                link.append(run._r)  # noqa: SLF001 (id.)

    def table(self, tabel: Tabel) -> None:
        """A table of which the head comes back on each page, and no row is cut."""
        wijd = self._document.add_table(rows=1, cols=len(tabel.koppen))
        wijd.autofit = False
        lijnen = self._mark("w:tblBorders")
        for kant in ("top", "bottom", "insideH"):
            lijnen.append(self._mark(f"w:{kant}", val="single", sz="4", color="B0AEA8"))
        wijd._tbl.tblPr.insert_element_before(lijnen, *_AFTER_BORDERS)  # noqa: SLF001 (the library has no borders)
        totaal = sum(tabel.breedtes)
        breedtes = [self._docx.shared.Cm(_BREEDTE_CM * deel / totaal) for deel in tabel.breedtes]
        for kolom, breedte in zip(wijd.columns, breedtes, strict=True):
            kolom.width = breedte
        self._fill(wijd.rows[0], [((Deel(tekst, vet=True),),) for tekst in tabel.koppen], breedtes)
        wijd.rows[0]._tr.get_or_add_trPr().append(self._mark("w:tblHeader"))  # noqa: SLF001 (id.)
        for rij in tabel.rijen:
            self._fill(wijd.add_row(), rij, breedtes)
        self._document.add_paragraph()

    def _fill(self, rij: Any, cellen: Iterable[Cel], breedtes: Iterable[Any]) -> None:  # noqa: ANN401 (id.)
        rij._tr.get_or_add_trPr().append(self._mark("w:cantSplit"))  # noqa: SLF001 (id.)
        for cel, regels, breedte in zip(rij.cells, cellen, breedtes, strict=True):
            cel.width = breedte
            alinea = cel.paragraphs[0]
            for nummer, regel in enumerate(regels):
                if nummer:
                    alinea = cel.add_paragraph()
                self.write(alinea, regel)
                alinea.paragraph_format.space_after = 0
            for run in cel._tc.iter(self._docx.oxml.ns.qn("w:r")):  # noqa: SLF001 (runs in links are no runs to it)
                run.get_or_add_rPr().sz_val = self._docx.shared.Pt(8.5)

    def _mark(self, naam: str, **waarden: str) -> Any:  # noqa: ANN401 (id.)
        return _element(self._docx, naam, **waarden)

    def _number(self, plek: str) -> int:
        return self._nummers.setdefault(plek, len(self._nummers) + 1)


def _library() -> Any:  # noqa: ANN401 (id.)
    try:
        import docx  # noqa: PLC0415 (an extra; without it everything else works)
        import docx.enum.text  # noqa: PLC0415
        import docx.oxml  # noqa: PLC0415
        import docx.oxml.ns  # noqa: PLC0415
        import docx.shared  # noqa: PLC0415
    except ImportError:
        raise MissingExtra("een Word-bestand", "python-docx", "office") from None
    return docx
