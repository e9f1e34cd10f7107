"""The Markdown report stays a report, whatever the records say."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from actiepunten.herkomst import Herkomst
from actiepunten.rapport.maker import make_report
from actiepunten.render.markdown import inline, paragraph
from actiepunten.render.templating import render_report
from actiepunten.stand import Stand
from support.builders import een_actie, een_besluit, een_inrichting, een_stand

HOSTILE = (
    "| pijp | nog een |",
    "regel\n\n# kop\n\n- punt\n\n```\nhek",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "<!-- opmerking",
    "![beeld](https://example.nl/x.png)",
    "[klik](javascript:alert(1))",
    "**vet zonder einde `code zonder einde",
    "einde met schuine streep \\",
    "\\| en \\\\|",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "tekens \x1b[31m\u202e\u2066 omgekeerd",
    "emoji 👩‍👩‍👧 en ünïcode",
    "woord" * 1000,
    "---",
    "1. een\n2. twee",
    "> citaat",
    "    ingesprongen",
    "&#124; &lt;b&gt; &amp;",
)
TEXTS = st.text(min_size=1).filter(str.strip)
GFM = MarkdownIt("commonmark").enable("table")


def stand_with(tekst: str) -> Stand:
    """A small register in which every text is this one."""
    besluit = een_besluit(titel=tekst, tekst=tekst, toelichting=tekst)
    actie = een_actie(
        titel=tekst,
        tekst=tekst,
        aanleiding=tekst,
        termijn={"edtf": "2018-03", "tekst": tekst},
        uitstel=[{"datum": "2018-02-01", "naar": "2018-04", "door": "DB", "reden": tekst}],
        voortgang=[{"datum": "2018-05-01", "status": "loopt", "tekst": tekst, "bewijs": tekst}],
        activiteiten=[
            {
                "titel": tekst,
                "termijn": "2018-06",
                "voortgang": [{"datum": "2018-06-01", "status": "loopt", "tekst": tekst}],
            }
        ],
    )
    inrichting = een_inrichting(naam=tekst, themas=[{"code": "personeel", "titel": tekst}])
    return een_stand(besluit, actie, inrichting=inrichting)


def report_of(tekst: str) -> str:
    stand = stand_with(tekst)
    herkomst = Herkomst(stand.register.inrichting.naam, date(2018, 9, 30), "gekozen", None, ())
    return render_report(make_report(stand, herkomst), "markdown", lambda _: None)


def shape(markdown: str) -> list[str]:
    """The blocks of a page, without their text."""
    return [token.tag or token.type for token in GFM.parse(markdown)]


def raw_html(tokens: list[Token]) -> set[str]:
    """The HTML that a page holds, apart from the anchors that the template places."""
    inner = [child for token in tokens for child in token.children or ()]
    found = {token.content for token in (*tokens, *inner) if token.type in ("html_inline", "html_block")}
    return {html for html in found if not html.startswith("<a id=")}


@pytest.mark.parametrize("tekst", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_leaves_the_page_as_it_is(tekst: str) -> None:
    """Headings, tables and lists are the same as with a harmless text; no HTML and no image comes in."""
    page = report_of(tekst)
    assert shape(report_of("gewone tekst")) == shape(page)
    tokens = GFM.parse(page)
    assert raw_html(tokens) <= {"<br>", "<sub>", "</sub>", "</a>"}
    assert not any(child.type == "image" for token in tokens for child in token.children or ())


@settings(derandomize=True, max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_leaves_the_page_as_it_is(tekst: str) -> None:
    """Whatever a record says, the page has the same headings, tables and cells."""
    page = report_of(tekst)
    assert shape(report_of("gewone tekst")) == shape(page)
    assert raw_html(GFM.parse(page)) <= {"<br>", "<sub>", "</sub>", "</a>"}


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [
        ("a | b", "a &#124; b"),
        ("een\n\ntwee", "een twee"),
        ("<b>vet</b> en 3 < 4", "&lt;b>vet&lt;/b> en 3 < 4"),
        ("![x](y)", "!\\[x](y)"),
        ("*nadruk* blijft", "*nadruk* blijft"),
    ],
)
def test_inline_text_stays_one_line_of_text(tekst: str, expected: str) -> None:
    """Emphasis and links stay; what would break a cell or bring in HTML or an image does not."""
    assert expected == inline(tekst)


@pytest.mark.parametrize(
    ("tekst", "expected"),
    [
        ("# kop", "\\# kop"),
        ("1. een", "1\\. een"),
        ("2) twee", "2\\) twee"),
        ("2018 was een jaar", "2018 was een jaar"),
        ("gewoon", "gewoon"),
    ],
)
def test_a_text_at_the_start_of_a_line_makes_no_block(tekst: str, expected: str) -> None:
    """A title that looks like a heading or a list is still a title."""
    assert expected == paragraph(tekst)
