"""Files for people who will never open git: the report as PDF, ODT and DOCX, lists as ODS."""

import csv
import html
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from justhtml import JustHTML

from cli.answers import english_in
from conftest import GEMEENTE, ROOT, Run
from support.kantoor import converted, pdf_text, words
from support.missing import missing
from support.vijandig import hostile_copy

page = pytest.importorskip("page")
ARGUMENTS = {
    "bz": ("--datum", "2018-09", "--sinds", "vorige"),
    "cci": ("--datum", "2018-12", "--owner", "CCI"),
    "gemeente": ("--datum", "2025-03", "--sinds", "2023", "--register", str(GEMEENTE)),
    "leeg": ("--datum", "2010"),
}
FORMULES = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://kwaad.example")', "=cmd|' /C calc'!A0")


def made(run: Run, formaat: str, uit: Path, *arguments: str) -> bytes:
    """The report in that format, in a file."""
    ran = run("rapport", "--formaat", formaat, "--uit", uit, *arguments)
    if "ontbreekt Pango" in ran.err or "lettertype" in ran.err:
        missing(ran.err)
    assert (ran.code, ran.out) == (0, ""), ran.err
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


def test_every_word_of_the_page_is_in_the_pdf(run: Run, tmp_path: Path) -> None:
    """Titles, texts, ids, results and notes, in what poppler reads."""
    made(run, "pdf", tmp_path / "r.pdf", *ARGUMENTS["bz"])
    gelezen = words(re.sub(r"(?m)^.*\d+ / \d+$", "", pdf_text(tmp_path / "r.pdf")))
    pagina = JustHTML(run("rapport", "--formaat", "html", *ARGUMENTS["bz"]).out, sanitize=False)
    kwijt = [
        tekst
        for element in pagina.query("main td, main th, main .punten li span, main section h2, main h3, footer li")
        if (tekst := element.to_text(separator=" ").strip()) and not all(words(w) in gelezen for w in tekst.split())
    ]
    assert kwijt == []


@pytest.mark.parametrize("formaat", ["pdf", "odt", "docx"])
def test_the_same_report_gives_the_same_bytes(run: Run, tmp_path: Path, formaat: str) -> None:
    """No clock and no chance in any of them."""
    een = made(run, formaat, tmp_path / "een", *ARGUMENTS["gemeente"])
    assert made(run, formaat, tmp_path / "twee", *ARGUMENTS["gemeente"]) == een


@pytest.mark.parametrize("naam", ["bz", "gemeente"])
def test_word_and_opendocument_say_the_same(run: Run, tmp_path: Path, profiel: Path, naam: str) -> None:
    """As LibreOffice reads them; and all that the Markdown report says of an actie, a decision or a list."""
    teksten = {}
    for formaat in ("odt", "docx"):
        made(run, formaat, tmp_path / f"r.{formaat}", *ARGUMENTS[naam])
        tekst = converted(tmp_path / f"r.{formaat}", "txt:Text (encoded):UTF8", profiel).decode("utf-8-sig")
        teksten[formaat] = re.sub(r"(?m)^\s*[•▪·-]\s", "", tekst)
    assert words(teksten["odt"]) == words(teksten["docx"])
    markdown = run("rapport", *ARGUMENTS[naam]).out
    ids = set(re.findall(r"\b[A-Z]+-\d{4}-\d\d-\d\d-\d\d\b", markdown))
    assert ids - set(re.findall(r"\b[A-Z]+-\d{4}-\d\d-\d\d-\d\d\b", teksten["odt"])) == set()
    titels = re.findall(r"\*\*(.+?)\*\* \(", markdown)
    assert [titel for titel in titels if words(html.unescape(titel)) not in words(teksten["docx"])] == []


@pytest.mark.parametrize("formaat", ["pdf", "odt", "docx"])
def test_a_report_speaks_dutch(run: Run, tmp_path: Path, profiel: Path, formaat: str) -> None:
    """Nothing of the libraries shows through."""
    made(run, formaat, tmp_path / f"r.{formaat}", *ARGUMENTS["leeg"])
    if formaat == "pdf":
        tekst = pdf_text(tmp_path / "r.pdf")
    else:
        tekst = converted(tmp_path / f"r.{formaat}", "txt:Text (encoded):UTF8", profiel).decode("utf-8-sig")
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
    teksten = []
    for formaat in ("odt", "docx"):
        made(run, formaat, tmp_path / f"r.{formaat}", *opties)
        teksten.append(
            words(converted(tmp_path / f"r.{formaat}", "txt:Text (encoded):UTF8", profiel).decode("utf-8-sig"))
        )
    assert teksten[0] == teksten[1]
