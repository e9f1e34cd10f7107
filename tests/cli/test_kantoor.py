"""Files for people who will never open git: the report as PDF, ODT and DOCX, lists as ODS."""

import csv
import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import docx
import odfdo
import openpyxl
import pytest
from docx.oxml.ns import qn
from justhtml import JustHTML

from actiepunten import __version__
from actiepunten.bladen import Opmaak
from actiepunten.storage.tables import read_table, table_bytes
from cli.answers import ask, english_in
from conftest import GEMEENTE, ROOT, Run
from support.kantoor import converted, document_text, lost, page_text, pdf_text, tokens, words
from support.missing import missing
from support.vijandig import hostile_copy

page = pytest.importorskip("page")
ARGUMENTS = {
    "bz": ("--datum", "2018-09", "--sinds", "vorige"),
    "cci": ("--datum", "2018-12", "--owner", "CCI"),
    "gemeente": ("--datum", "2025-03", "--sinds", "2023", "--register", str(GEMEENTE)),
    "leeg": ("--datum", "2010"),
}
DOCUMENTEN = ("odt", "docx")
FORMULES = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://kwaad.example")', "=cmd|' /C calc'!A0")


def made(run: Run, formaat: str, uit: Path, *arguments: str) -> bytes:
    """The report in that format, in a file."""
    ran = run("rapport", "--formaat", formaat, "--uit", uit, *arguments)
    if "ontbreekt Pango" in ran.err or "lettertype" in ran.err:
        missing(ran.err)
    assert ran.code == 0, ran.err
    return uit.read_bytes()


@pytest.fixture(scope="module")
def profiel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for the settings of LibreOffice."""
    return tmp_path_factory.mktemp("libreoffice")


@pytest.mark.parametrize("naam", ARGUMENTS)
def test_the_pdf_is_for_the_archive_and_for_everyone(run: Run, tmp_path: Path, naam: str) -> None:
    """Another's validator finds no rule of PDF/A-2a and of PDF/UA-1 broken, in one file."""
    content = made(run, "pdf", tmp_path / "r.pdf", *ARGUMENTS[naam])
    for profile in (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1):
        uitslag = page.validate_pdf_bytes(content, profile=profile)
        assert [(fout.rule_id, fout.message) for fout in uitslag.failures] == []
        assert uitslag.rules.total > 50
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content


def test_the_validator_finds_a_pdf_that_is_not(run: Run, tmp_path: Path) -> None:
    """The same file without its claim and its tags is told apart."""
    content = made(run, "pdf", tmp_path / "r.pdf", *ARGUMENTS["leeg"])
    zonder = content.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<")
    assert not page.is_pdf_compliant_bytes(zonder, profile=page.ValidationProfile.PDF_UA_1)


@pytest.mark.parametrize("naam", ["bz", "gemeente"])
def test_every_word_of_the_page_is_in_the_pdf(run: Run, tmp_path: Path, naam: str) -> None:
    """In what poppler reads, as often as the page says it; one word more would be missed."""
    made(run, "pdf", tmp_path / "r.pdf", *ARGUMENTS[naam])
    pagina = page_text(
        run("rapport", "--formaat", "html", *ARGUMENTS[naam]).out, ["caption.onzichtbaar", ".schuifhint"]
    )
    gelezen = pdf_text(tmp_path / "r.pdf")
    assert tokens(pagina).total() > 3000
    assert lost(pagina, gelezen) == {}
    assert lost(f"{pagina} zoekgeraakt", gelezen) == {"zoekgeraakt": 1}


@pytest.mark.parametrize("formaat", ["pdf", "odt", "docx"])
def test_the_same_report_gives_the_same_bytes(run: Run, tmp_path: Path, formaat: str) -> None:
    """No clock and no chance in any of them."""
    een = made(run, formaat, tmp_path / "een", *ARGUMENTS["gemeente"])
    assert made(run, formaat, tmp_path / "twee", *ARGUMENTS["gemeente"]) == een


ONLY_ON_THE_PAGE = (
    ".onzichtbaar",  # for who hears the page
    "svg",  # the time line and the bars, of which the tables say the same
    ".balk",  # the column of the bars
    ".tijd > .uitleg",  # how the time line is to be read
    ".schuifhint",  # id., where it is wider than the screen
)
"""What a document does not have, because it has no pictures and no words that cannot be seen."""


@pytest.mark.parametrize("naam", ARGUMENTS)
def test_word_and_opendocument_say_what_the_page_says(run: Run, tmp_path: Path, profiel: Path, naam: str) -> None:
    """As LibreOffice reads them: the same words, each as often."""
    pagina = tokens(page_text(run("rapport", "--formaat", "html", *ARGUMENTS[naam]).out, ONLY_ON_THE_PAGE))
    assert pagina["peildatum"] == 2
    for formaat in DOCUMENTEN:
        made(run, formaat, tmp_path / f"r.{formaat}", *ARGUMENTS[naam])
        gelezen = tokens(document_text(tmp_path / f"r.{formaat}", profiel))
        assert (formaat, pagina - gelezen, gelezen - pagina) == (formaat, Counter(), Counter())


def test_a_document_that_lacks_a_word_is_found(run: Run, tmp_path: Path, profiel: Path) -> None:
    """One word that only the page has, and one that only the document has."""
    pagina = tokens(page_text(run("rapport", "--formaat", "html", *ARGUMENTS["leeg"]).out, ONLY_ON_THE_PAGE))
    document = docx.Document(io.BytesIO(made(run, "docx", tmp_path / "r.docx", *ARGUMENTS["leeg"])))
    document.paragraphs[1].runs[0].text += " aldus"
    document.save(tmp_path / "anders.docx")
    gelezen = tokens(document_text(tmp_path / "anders.docx", profiel))
    assert (pagina - gelezen, gelezen - pagina) == (Counter(), Counter({"aldus": 1}))


@dataclass(frozen=True)
class Gelezen:
    """What a library reads of a document: what is said of it, its first paragraph, headings, places, links and rows."""

    kenmerken: dict[str, object]
    titel: tuple[str, str]
    kopstijlen: set[str]
    plekken: list[str]
    links: list[tuple[str, str]]
    rijen: int
    heel: int
    """How many rows are not to be cut."""
    koppen: list[int]
    """Per table how many rows come back on each page."""


def opened(formaat: str, content: bytes) -> Gelezen:
    """The document as its library reads it."""
    return (_opened_odt if formaat == "odt" else _opened_docx)(io.BytesIO(content))


def _opened_odt(file: io.BytesIO) -> Gelezen:
    document = odfdo.Document(file)
    meta, body = document.meta, document.body
    eerste = body.get_paragraphs()[0]
    heel = 'style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    assert heel in document.get_part("content.xml").serialize().decode()
    return Gelezen(
        {
            "title": meta.title, "subject": meta.subject, "description": meta.description, "language": meta.language,
            "created": meta.creation_date, "modified": meta.date, "author": meta.creator,
        },
        (eerste.style, str(eerste).strip()),
        {kop.style.replace("_20_", " ") for kop in body.get_elements("//text:h")},
        [plek.name for plek in body.get_elements("//text:bookmark")],
        [(link.url.removeprefix("#"), link.inner_text) for link in body.get_elements("//text:a")],
        len(body.get_elements("//table:table-row")),
        len(body.get_elements('//table:table-row[@table:style-name="Rij"]')),
        [len(t.get_elements("table:table-header-rows/table:table-row")) for t in body.get_elements("//table:table")],
    )  # fmt: skip


def _opened_docx(file: io.BytesIO) -> Gelezen:
    document = docx.Document(file)
    kern, xml = document.core_properties, document.element
    eerste = document.paragraphs[0]
    namen = {plek.get(qn("w:id")): plek.get(qn("w:name")) for plek in xml.iter(qn("w:bookmarkStart"))}
    assert len(namen) == len(list(xml.iter(qn("w:bookmarkStart")))) == len(list(xml.iter(qn("w:bookmarkEnd"))))
    return Gelezen(
        {
            "title": kern.title, "subject": kern.subject, "description": kern.comments, "language": kern.language,
            "created": kern.created.replace(tzinfo=None), "modified": kern.modified.replace(tzinfo=None),
            "author": kern.author,
        },
        (eerste.style.name, eerste.text),
        {alinea.style.name for alinea in document.paragraphs if alinea.style.name.startswith("Heading")},
        list(namen.values()),
        [
            (link.get(qn("w:anchor")), "".join(tekst.text for tekst in link.iter(qn("w:t"))))
            for link in xml.iter(qn("w:hyperlink"))
        ],
        len(list(xml.iter(qn("w:tr")))),
        len(list(xml.iter(qn("w:cantSplit")))),
        [len(list(tabel.iter(qn("w:tblHeader")))) for tabel in xml.iter(qn("w:tbl"))],
    )  # fmt: skip


@pytest.mark.parametrize("formaat", DOCUMENTEN)
def test_a_document_says_of_what_day_it_is(run: Run, tmp_path: Path, formaat: str) -> None:
    """Not when it was made; also the revisie, the language and the program; the title and the headings are such."""
    gelezen = opened(formaat, made(run, formaat, tmp_path / "r", *ARGUMENTS["bz"], "--revisie", "HEAD"))
    revisie = run("rapport", *ARGUMENTS["bz"], "--revisie", "HEAD").out.partition("- Revisie: ")[2].splitlines()[0]
    titel = ask(run, "status")["register"]
    assert (gelezen.titel, gelezen.kopstijlen) == (("Title", titel), {"Heading 1", "Heading 2"})
    assert gelezen.kenmerken == {
        "title": titel, "subject": "Stand van zaken op 30 september 2018",
        "description": f"Peildatum 30 september 2018; revisie {revisie}", "language": "nl-NL",
        "created": datetime(2018, 9, 30), "modified": datetime(2018, 9, 30),  # noqa: DTZ001 (the formats have no zone)
        "author": f"actiepunten {__version__}",
    }  # fmt: skip


@pytest.mark.parametrize("formaat", DOCUMENTEN)
@pytest.mark.parametrize("naam", ["bz", "gemeente", "cci"])
def test_the_links_of_the_page_are_in_a_document(run: Run, tmp_path: Path, formaat: str, naam: str) -> None:
    """The same words lead somewhere, in the same order, and each to a place that is there once."""
    pagina = JustHTML(run("rapport", "--formaat", "html", *ARGUMENTS[naam]).out, sanitize=False)
    op_pagina = [
        " ".join(link.to_text(separator="").split())
        for link in pagina.query("main a[href^='#']")
        if link not in pagina.query("nav a")
    ]
    gelezen = opened(formaat, made(run, formaat, tmp_path / "r", *ARGUMENTS[naam]))
    assert len(gelezen.plekken) == len(set(gelezen.plekken)) > 40
    assert {naar for naar, _ in gelezen.links} <= set(gelezen.plekken)
    assert [tekst for _, tekst in gelezen.links] == op_pagina
    assert len({naar for naar, _ in gelezen.links}) > 40


CORRECTIE = """\
correcties:
  - {datum: 2018-09-20, veld: tekst, reden: In de bron stond een ander woord., akkoord: BR}
"""


@pytest.mark.parametrize("formaat", DOCUMENTEN)
def test_a_record_that_is_not_in_a_document_has_no_link(run: Run, shipped: Path, tmp_path: Path, formaat: str) -> None:
    """A casus is named where it was corrected, and has no place of its own."""
    casus = min((shipped / "data").rglob("C-*.yaml"))
    casus.write_text(casus.read_text(encoding="utf-8") + CORRECTIE, encoding="utf-8")
    content = made(run, formaat, tmp_path / "r", "--datum", "2018-09", "--register", str(shipped))
    gelezen = opened(formaat, content)
    assert {naar for naar, _ in gelezen.links} <= set(gelezen.plekken)
    deel = zipfile.ZipFile(io.BytesIO(content)).read("content.xml" if formaat == "odt" else "word/document.xml")
    assert f"{casus.stem}:" in deel.decode()


@pytest.mark.parametrize("formaat", DOCUMENTEN)
def test_a_document_has_page_numbers_and_whole_rows(run: Run, tmp_path: Path, profiel: Path, formaat: str) -> None:
    """As LibreOffice prints it: every page says which of how many it is; heads come back and no row is cut."""
    content = made(run, formaat, tmp_path / f"r.{formaat}", *ARGUMENTS["bz"])
    (tmp_path / "r.pdf").write_bytes(converted(tmp_path / f"r.{formaat}", "pdf", profiel))
    bladen = pdf_text(tmp_path / "r.pdf").split("\f")[:-1]
    assert len(bladen) > 8
    for nummer, blad in enumerate(bladen, start=1):
        assert f"Pagina {nummer} van {len(bladen)}\n" in blad
    gelezen = opened(formaat, content)
    assert (gelezen.heel, set(gelezen.koppen)) == (gelezen.rijen, {1})
    met_kop = [blad for blad in bladen if re.search(r"Onderwerp\s+Aanpak en activiteiten\s+Wie\s+Resultaat", blad)]
    assert len(met_kop) >= 6


@pytest.mark.parametrize("formaat", ["pdf", "odt", "docx"])
def test_a_report_speaks_dutch(run: Run, tmp_path: Path, profiel: Path, formaat: str) -> None:
    """Nothing of the libraries shows through."""
    made(run, formaat, tmp_path / f"r.{formaat}", *ARGUMENTS["leeg"])
    bestand = tmp_path / f"r.{formaat}"
    tekst = pdf_text(bestand) if formaat == "pdf" else document_text(bestand, profiel)
    assert "Op deze dag zijn er nog geen acties" in tekst or "Hoe staan we ervoor" in tekst
    assert english_in(tekst) == []


@pytest.mark.parametrize(
    ("opdracht", "pakket", "extra"),
    [
        (("rapport", "--formaat", "pdf"), "weasyprint", "pdf"),
        (("rapport", "--formaat", "odt"), "odfdo", "office"),
        (("rapport", "--formaat", "docx"), "docx", "office"),
        (("exporteer",), "odfdo", "office"),
    ],
)
def test_a_missing_library_is_named(tmp_path: Path, opdracht: tuple[str, ...], pakket: str, extra: str) -> None:
    """Exit 3, what is missing and how to get it; nothing is written."""
    uit = tmp_path / ("lijst.ods" if opdracht == ("exporteer",) else "rapport")
    script = f"import sys; sys.modules[{pakket!r}] = None\nfrom actiepunten.cli.app import main\nsys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", script, *opdracht, "--uit", uit], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert re.fullmatch(
        rf"Fout: voor een .+ ontbreekt [a-z-]+\n  → installeer het met: pip install 'actiepunten\[{extra}\]'\n",
        done.stderr,
    )
    assert not uit.exists()


ZONDER_PANGO = """\
Fout: voor een pdf ontbreekt Pango op dit systeem
  → installeer op Debian en Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0
"""
ZONDER_LETTERS = """\
Fout: op dit systeem staat geen lettertype voor de pdf
  → installeer er een, zoals fonts-dejavu-core van Debian
"""


@pytest.mark.parametrize(
    ("file", "inhoud", "variabele", "gezegd"),
    [
        ("libpango-1.0.so.0", "", "LD_LIBRARY_PATH", ZONDER_PANGO),
        ("fonts.conf", "<fontconfig></fontconfig>", "FONTCONFIG_FILE", ZONDER_LETTERS),
    ],
    ids=["pango", "lettertype"],
)
def test_a_pdf_without_what_the_system_has_to_give(
    run: Run, tmp_path: Path, file: str, inhoud: str, variabele: str, gezegd: str
) -> None:
    """Pango that the system cannot load, and no font at all: exit 3, and nothing else is said or written."""
    made(run, "pdf", tmp_path / "r.pdf", *ARGUMENTS["leeg"])  # with both it works
    (tmp_path / file).write_text(inhoud, encoding="utf-8")
    waarde = tmp_path if variabele == "LD_LIBRARY_PATH" else tmp_path / file
    uit = tmp_path / "zonder.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "actiepunten", "rapport", "--formaat", "pdf", "--uit", uit],
        cwd=ROOT, env={**os.environ, variabele: str(waarde)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (3, "", gezegd)
    assert not uit.exists()


def test_a_document_has_no_template(run: Run, tmp_path: Path) -> None:
    """What is made without a template says so."""
    ran = run("rapport", "--formaat", "odt", "--sjabloon", "kort.md.j2", "--uit", tmp_path / "r.odt")
    assert (ran.code, ran.err) == (
        2,
        "Fout: een odt-bestand heeft geen sjabloon\n  → --sjabloon geldt voor markdown, html en pdf\n",
    )


def test_a_sheet_of_opendocument_says_what_that_of_excel_says(
    run: Run, shipped: Path, tmp_path: Path, profiel: Path
) -> None:
    """In LibreOffice both are the same rows; no cell is a formula, whatever the text begins with."""
    acties = sorted((shipped / "data" / "acties").glob("*.yaml"))
    for actie, formule in zip(acties, FORMULES, strict=False):
        tekst = actie.read_text(encoding="utf-8")
        actie.write_text(re.sub(r"(?m)^titel: .*$", lambda _, f=formule: f"titel: {f!r}", tekst, count=1), "utf-8")
    rijen = {}
    for soort in ("ods", "xlsx"):
        uit = tmp_path / f"lijst.{soort}"
        assert run("exporteer", "--uit", uit, "--register", shipped).code == 0
        inhoud = converted(uit, "csv:Text - txt - csv (StarCalc):44,34,76", profiel).decode("utf-8-sig")
        rijen[soort] = list(csv.reader(io.StringIO(inhoud)))
    assert rijen["ods"] == rijen["xlsx"]
    titels = {rij[1].strip() for rij in rijen["ods"]}
    assert {formule.strip() for formule in FORMULES} <= titels
    cellen = openpyxl.load_workbook(tmp_path / "lijst.xlsx").active.iter_rows()
    assert {cel.data_type for rij in cellen for cel in rij if cel.value} == {"s"}


def test_hostile_text_harms_no_document(run: Run, tmp_path: Path, profiel: Path) -> None:
    """A hostile text in every field: the PDF is still for the archive and for everyone, and both documents agree."""
    vijandig = hostile_copy(GEMEENTE, tmp_path / "register")
    opties = ("--datum", "2026-06", "--sinds", "2023", "--register", str(vijandig))
    content = made(run, "pdf", tmp_path / "r.pdf", *opties)
    for profile in (page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_UA_1):
        assert [fout.message for fout in page.validate_pdf_bytes(content, profile=profile).failures] == []
    assert re.findall(rb"/(?:JavaScript|JS|Launch|EmbeddedFile)\b", content) == []
    pagina = words(page_text(run("rapport", "--formaat", "html", *opties).out, ONLY_ON_THE_PAGE))
    for formaat in DOCUMENTEN:
        made(run, formaat, tmp_path / f"r.{formaat}", *opties)
        assert (formaat, words(document_text(tmp_path / f"r.{formaat}", profiel))) == (formaat, pagina)


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
def test_a_list_prints_well(tmp_path: Path, profiel: Path, soort: str) -> None:
    """As LibreOffice prints it: all columns and the head on each page, no marks, and below whose it is."""
    rijen = [["Id", "Tekst", "Merk"], *([f"A-{nr}", "woord " * 60, f"zq{nr} " * 40] for nr in range(60))]
    opmaak = Opmaak("Acties", (20, 90, 0), "Besluiten & meer, stand op 1 mei 2018")
    bestand = tmp_path / f"a.{soort}"
    bestand.write_bytes(table_bytes(bestand, rijen, opmaak))
    gedrukt = tmp_path / "a.pdf"
    gedrukt.write_bytes(converted(bestand, "pdf", profiel))
    paginas = pdf_text(gedrukt).rstrip("\f").split("\f")
    assert 3 < len(paginas) < 12
    for nummer, pagina in enumerate(paginas, start=1):
        gelezen = " ".join(pagina.split())
        assert gelezen.count("Id Tekst") == 1
        assert "zq" not in gelezen
        assert f"Besluiten & meer, stand op 1 mei 2018 Pagina {nummer} van {len(paginas)}" in gelezen
    assert sum(pagina.split().count("woord") for pagina in paginas) == 60 * 60
    assert read_table(bestand).bladen[0].rijen[1].cellen[2] == ("zq0 " * 40).strip()
