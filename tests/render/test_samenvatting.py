"""The page that GitHub shows with a run: whole, safe and never too large."""

import re

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from actiepunten.render.samenvatting import LIMIT
from support.formats import GEMENGD, GOED, Antwoord, many
from support.stream import REGISTER, MapSource
from support.vijandig import TEKSTEN, besluit

GFM = MarkdownIt("commonmark").enable("table")
EXACT = """\
## Controle van Actiepunten van de Stichting Voorbeeld

3 fouten, 2 waarschuwingen en 2 info; stand op 31 december 2024, werkmap.

**Let op: 1 bestand niet te lezen en weggelaten: data/besluiten/DB-2024-01-10-03.yaml. Zie `actiepunten check`.**

| Ernst | Regel | Plaats | Melding | Oplossing |
| --- | --- | --- | --- | --- |
| fout | K105 | register/data/acties/A-2024-01-10-01.yaml:3:8 | het thema meldpunt staat niet in register.yaml | \
verbeter het thema of voeg het toe aan data/register.yaml |
| fout | V206 | register/data/acties/A-2024-01-10-02.yml | dit bestand wordt niet gelezen | zet een record als \
&lt;id>.yaml in een van de mappen data/besluiten, data/acties, data/casuistiek |
| fout | V103 | register/data/besluiten/DB-2024-01-10-03.yaml:2:18 | hier staat een dubbele punt die YAML niet \
verwacht | zet de hele waarde tussen aanhalingstekens, of herstel het inspringen |
| waarschuwing | T107 | register/data/acties/A-2024-01-10-01.yaml:1:1 | A-2024-01-10-01 is nog te doen en heeft geen \
termijn | vul `termijn` in, of `termijn: {geen: reden}` als het er geen kan hebben |
| waarschuwing | K201 | register/data/besluiten/DB-2024-01-10-02.yaml:1:5 | geen actie voert DB-2024-01-10-02 uit: \
Een spreekuur houden | leg een actie vast, of zeg in `opvolging` waarom er geen nodig is |
| info | K203 | register/data/acties/A-2024-01-10-01.yaml:5:3 | A-2024-01-10-01 noemt zelf geen besluit; de koppeling \
is afgeleid | vraag na welk besluit de actie uitvoert en haal dan `grond: afgeleid` weg |
| info | K202 | register/data/besluiten/DB-2024-01-10-01.yaml:1:5 | geen actie noemt DB-2024-01-10-01 zelf; de \
beheerder koppelde A-2024-01-10-01 eraan | vraag na of de actie het besluit uitvoert en haal dan `grond: afgeleid` weg |

Met reden anders:

| Regel | Record | Reden |
| --- | --- | --- |
| T106 | A-2024-01-10-01 | wij wachten op de gemeente |
"""
NIETS = """\
## Controle van Actiepunten van de Stichting Voorbeeld

0 fouten, 0 waarschuwingen en 0 info; stand op 31 december 2024, werkmap.
"""


def hostile(tekst: str) -> Antwoord:
    """A register of which the name, a title and a reason are this text."""
    uitzondering = f"uitzonderingen:\n  - {{regel: K201, reden: {_quoted(tekst)}}}\n"
    files = {
        "data/register.yaml": REGISTER.replace("Actiepunten van de Stichting Voorbeeld", _quoted(tekst)),
        "data/besluiten/DB-2024-01-10-01.yaml": besluit(1, tekst),
        "data/besluiten/DB-2024-01-10-02.yaml": besluit(2, "gewoon") + uitzondering,
    }
    return Antwoord.of(MapSource({path: inhoud.encode() for path, inhoud in files.items()}))


def _quoted(tekst: str) -> str:
    return besluit(1, tekst).splitlines()[1].removeprefix("titel: ")


def shape(markdown: str) -> list[str]:
    return [token.tag or token.type for token in GFM.parse(markdown)]


def inner(markdown: str) -> list[Token]:
    return [child for token in GFM.parse(markdown) for child in token.children or ()]


def test_all_findings_and_the_reasons() -> None:
    """A heading, the total, a table with the most serious first, and what deviates with reason."""
    assert Antwoord.of(GEMENGD).summary("register/") == EXACT


def test_without_findings_the_total_says_so() -> None:
    """No empty table."""
    assert Antwoord.of(GOED).summary() == NIETS


def test_what_stands_above_it_is_not_touched() -> None:
    """After an earlier text comes an empty line, so that its last paragraph or table ends there."""
    assert Antwoord.of(GOED).summary(held=5) == f"\n\n{NIETS}"


@pytest.mark.parametrize("tekst", TEKSTEN)
def test_a_text_leaves_the_page_as_it_is(tekst: str) -> None:
    """The same heading and tables as with a harmless text; no HTML, no image, and nobody is called."""
    page = hostile(tekst).summary()
    assert "K201" in page.partition("Met reden anders")[2]
    assert shape(page) == shape(hostile("gewoon").summary())
    assert not {token.type for token in (*GFM.parse(page), *inner(page))} & {"html_inline", "html_block", "image"}
    assert not any("@" in token.content.replace("@\u200b", "") for token in inner(page))


def test_a_mention_is_broken_by_a_space_without_width() -> None:
    """It reads as it was written, and calls nobody."""
    assert (
        "uit: @\u200bjan en @\u200bgroep/team, zie @\u200balle |" in hostile("@jan en @groep/team, zie @alle").summary()
    )


def test_a_page_that_would_be_too_large_is_shortened_by_whole_rows() -> None:
    """It stays under the limit of GitHub, and says how many rows are not there."""
    antwoord = Antwoord.of(many(300))
    heel = antwoord.summary()
    assert len(heel.encode()) < LIMIT
    for ruimte in (len(heel.encode()) + 3, len(heel.encode()) - 1, 20_000, 5000):
        held = LIMIT - ruimte
        page = antwoord.summary(held=held)
        rijen = [regel for regel in page.splitlines() if regel.startswith("| waarschuwing")]
        assert held + len(page.encode()) < LIMIT
        assert rijen == heel.splitlines()[6 : 6 + len(rijen)]
        over = 300 - len(rijen)
        assert page.endswith(f"\n\nHier is geen plaats voor nog {over} bevindingen. Zie het logboek.\n") is (over > 1)
    assert len(rijen) > 10


def left_out(page: str, soort: str) -> int:
    """How many the page says that it leaves out; 1 has another word."""
    gevonden = re.search(rf"Hier is geen plaats voor nog (?:(1) {soort}|(\d+) {soort}en)\.", page)
    return int(gevonden[1] or gevonden[2]) if gevonden else 0


def test_whatever_room_there_is_the_numbers_are_right() -> None:
    """Rows that are there and rows that are told of are all rows, of findings and of reasons; or there is no page."""
    antwoord = Antwoord.of(GEMENGD)
    gezien = set()
    for ruimte in range(400, 2400, 7):
        page = antwoord.summary("register/", LIMIT - ruimte)
        assert len(page.encode()) < ruimte
        if page:
            bevindingen, redenen = page.count(" | register/data/"), page.count("| T106 |")
            assert bevindingen + left_out(page, "bevinding") == 7
            assert redenen + left_out(page, "uitzondering") == 1
            gezien.add((bevindingen, redenen))
    assert {(0, 0), (0, 1), (6, 1), (7, 1)} <= gezien


def test_a_giant_row_does_not_hide_the_others() -> None:
    """What does not fit is skipped; what stands below it is still shown."""
    titels = {1: "x" * 900_000, 2: "klein"}
    files = {f"data/besluiten/DB-2024-01-10-0{nr}.yaml": besluit(nr, titel).encode() for nr, titel in titels.items()}
    page = Antwoord.of(MapSource(files)).summary(held=200_000)
    assert "DB-2024-01-10-02 uit: klein" in page
    assert page.endswith("\nHier is geen plaats voor nog 1 bevinding. Zie het logboek.\n")


@pytest.mark.parametrize("held", [LIMIT - 100, LIMIT, 2 * LIMIT])
def test_a_page_that_is_full_gets_nothing(held: int) -> None:
    """Half a heading would only lose what stands there already."""
    assert Antwoord.of(GEMENGD).summary(held=held) == ""
