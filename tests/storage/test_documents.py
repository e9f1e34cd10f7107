import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as WordDocument

from actiepunten.errors import ActiepuntenError
from actiepunten.invoer.vergadering.notulen import lees_notulen
from actiepunten.storage.documents import text_of


def word(vul: Callable[[WordDocument], None]) -> bytes:
    """A Word file with what the function puts into it."""
    document = Document()
    vul(document)
    bestand = io.BytesIO()
    document.save(bestand)
    return bestand.getvalue()


def minutes(document: WordDocument) -> None:
    document.add_heading("Verslag Dagelijks bestuur 1 maart 2018", 0)
    document.add_heading("Veiligheid van het gebouw", 1)
    document.add_paragraph("Het bestuur sprak over de sloten.")
    document.add_heading("Conclusies en actiepunten", 2)
    document.add_paragraph("Het bestuur spreekt af:", style="List Bullet")
    document.add_paragraph("dat de deuren dicht blijven", style="List Bullet 2")
    document.add_paragraph("HRM maakt een plan.", style="List Number").add_run(" Dat duurt even.").bold = True
    document.add_paragraph("")
    document.add_paragraph("ICT leest mee,\nen denkt mee.", style="List Bullet")
    tabel = document.add_table(1, 2)
    tabel.cell(0, 0).text = "Rondvraag"


def test_headings_and_lists_of_a_word_file_are_seen() -> None:
    """Headings as in Markdown, items behind a dash and further in as they are deeper, tables cell by cell."""
    assert text_of(word(minutes), "verslag.docx").split("\n") == [
        "", "Verslag Dagelijks bestuur 1 maart 2018", "",
        "", "# Veiligheid van het gebouw", "",
        "", "Het bestuur sprak over de sloten.", "",
        "", "## Conclusies en actiepunten", "",
        "", "- Het bestuur spreekt af:", "  - dat de deuren dicht blijven", "- HRM maakt een plan. Dat duurt even.",
        "- ICT leest mee,", "  en denkt mee.",
        "", "Rondvraag", "",
        "",
    ]  # fmt: skip


def test_a_word_file_holds_the_same_points_as_its_text() -> None:
    """From the file to the words of each point, with the item of the agenda and the title."""
    punten = lees_notulen(text_of(word(minutes), "verslag.docx"))
    assert [(punt.aanhef, punt.woorden) for punt in punten] == [
        ("Het bestuur spreekt af:", "dat de deuren dicht blijven"),
        ("", "HRM maakt een plan. Dat duurt even."),
        ("", "ICT leest mee, en denkt mee."),
    ]
    assert {(punt.stuk, punt.plaats) for punt in punten} == {
        ("Verslag Dagelijks bestuur 1 maart 2018", "Veiligheid van het gebouw, conclusies en actiepunten")
    }


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_of_common_programs(codering: str) -> None:
    """Also what an older program of Windows wrote."""
    assert text_of("Één • punt – café\n".encode(codering), "verslag.txt") == "Één • punt – café\n"


@pytest.mark.parametrize("content", [b"%PDF-1.7 ...", b"\xd0\xcf\x11\xe0 oud", b"a\0b"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    """With what to do."""
    with pytest.raises(ActiepuntenError) as fout:
        text_of(content, "verslag.pdf")
    assert (fout.value.melding, fout.value.hint) == (
        "verslag.pdf is geen tekst", "bewaar het als .docx, of als tekst (.txt of .md)"
    )  # fmt: skip


def test_a_damaged_word_file_is_refused() -> None:
    """In words, never with a traceback."""
    with pytest.raises(ActiepuntenError) as fout:
        text_of(word(minutes)[:900], "verslag.docx")
    assert fout.value.melding == "verslag.docx is niet te lezen als Word (.docx)"
