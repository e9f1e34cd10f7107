"""The HTML report as a page: well-formed, whole in itself, safe with any text, and readable by its structure."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import Element, JustHTML

from actiepunten.contract import Herkomst
from actiepunten.render.templating import render_report
from actiepunten.report_maker import make_report
from actiepunten.stand import Stand
from conftest import GEMEENTE, Run
from support.builders import een_actie, een_besluit, een_casus, een_inrichting, een_stand

HOSTILE = (
    "<script>alert(1)</script>",
    "</style></title></textarea><script src=//kwaad.example></script>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus=alert(1) '",
    "<img src=x onerror=alert(1)><svg onload=alert(1)>",
    "[klik](javascript:alert(1)) <javascript:alert(1)> ![p](http://kwaad.example/p.png) ![q](javascript:alert(1))",
    "[klik](JaVaScRiPt&colon;alert(1)) [x](data:text/html;base64,PHNjcmlwdD4=) [y](vbscript:x)",
    "[half](http://voorbeeld.example [**open `code _ook\n\n> # kop\n- [ ](\n| a | b |\n```\nnooit dicht",
    "[link](https://voorbeeld.example/) in een titel, <https://voorbeeld.example/>",
    "\u202egespiegeld\u2066 en \u200f verborgen\u200b, \x00\x07\x0c\x1b[31m",
    "שלום مرحبا",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &#60;b&#62; <!-- -->",
    "<table><tr><td></table></main></body></html>",
    "{{ 7 * 7 }} {% raw %} {# weg #}",
    "a" * 5_000,
    "woord " * 800 + "einde",
)
"""Texts that would break a page or run in it."""

ARGUMENTS = (
    ("--datum", "2018-09"),
    ("--datum", "2018-09-14"),
    ("--datum", "2018-01-13"),
    ("--datum", "2010"),
    ("--datum", "2018-09", "--owner", "CCI"),
    ("--datum", "2018-09", "--sinds", "2018-02-01"),
    ("--datum", "2025-03", "--register", str(GEMEENTE)),
    ("--datum", "2025-03", "--sinds", "2023", "--register", str(GEMEENTE)),
)
"""Reports of both registers, full, early, empty, of one owner, and with changes."""

URL_ATTRIBUTES = ("src", "srcset", "href", "action", "formaction", "poster", "data", "background", "xlink:href")
ACTIVE = (
    "script, iframe, frame, object, embed, applet, form, input, button, img, image, svg, video, audio, base, link, "
    "meta[http-equiv=refresh]"
)


def parse(html: str) -> JustHTML:
    """The page as a strict parser sees it; raises where it is not well-formed."""
    return JustHTML(html, strict=True, sanitize=False)


def elements(inside: JustHTML | Element, selector: str = "*") -> list[Element]:
    return [node for node in inside.query(selector) if isinstance(node, Element)]


def text(inside: JustHTML | Element, selector: str) -> str:
    """The text of the first such element; fails where there is none."""
    return elements(inside, selector)[0].to_text().strip()


def cells(rij: Element) -> list[Element]:
    """The cells of a row, in order."""
    return [cel for cel in rij.children or [] if isinstance(cel, Element) and cel.name in {"th", "td"}]


def attributes(page: JustHTML) -> list[tuple[str, str]]:
    """Every attribute of the page: name and value."""
    return [(naam, waarde or "") for element in elements(page) for naam, waarde in (element.attrs or {}).items()]


def style(page: JustHTML) -> str:
    """The style sheet of the page."""
    (blad,) = elements(page, "style")
    return "".join(deel.data or "" for deel in blad.children or [])


def hrefs(page: JustHTML) -> list[str]:
    return [waarde for naam, waarde in attributes(page) if naam == "href"]


def anchors(page: JustHTML) -> list[str]:
    return [waarde for naam, waarde in attributes(page) if naam == "id"]


def assert_harmless(page: JustHTML) -> None:
    """No active content, nothing fetched, no link that runs, no id twice."""
    assert elements(page, ACTIVE) == []
    assert [naam for naam, _ in attributes(page) if naam.startswith("on") or naam in {"style", "srcdoc"}] == []
    assert [naam for naam, _ in attributes(page) if naam in URL_ATTRIBUTES and naam != "href"] == []
    schemas = {url.split(":")[0].lower() for url in hrefs(page) if ":" in url}
    assert schemas <= {"http", "https", "mailto"}
    assert [naam for naam, keer in Counter(anchors(page)).items() if keer > 1] == []


def html(stand: Stand, naam: str = "Register", onleesbaar: tuple[str, ...] = ()) -> str:
    herkomst = Herkomst(naam, stand.peildatum, "gekozen", None, onleesbaar)
    return render_report(make_report(stand, herkomst), "html", lambda _: None)


def stand_full_of(tekst: str) -> Stand:
    """A register that has the text in every field that a report could show."""
    inrichting = een_inrichting(
        naam=tekst,
        organen=[{"code": "DB", "naam": tekst, "eerder": [{"naam": tekst, "tot": "2018-02"}]}],
        themas=[{"code": "personeel", "titel": tekst}, {"code": "gebouw", "titel": tekst}],
    )
    termijn = {"edtf": "2018-03-02", "tekst": tekst}
    entry = {"datum": "2018-02-02", "status": "loopt", "tekst": tekst, "bewijs": tekst}
    uitstel = [{"datum": "2018-02-20", "naar": "2018-04", "door": "DB", "reden": tekst}]
    return een_stand(
        een_besluit(titel=tekst, tekst=tekst, termijn=termijn, opvolging={"geen": tekst}, toelichting=tekst),
        een_besluit(
            id="DB-2018-01-19-02",
            titel=tekst,
            verband=[{"soort": "vervangt", "besluit": "DB-2018-01-19-01", "grond": "afgeleid", "toelichting": tekst}],
            gevraagd=["HRM"],
        ),
        een_actie(titel=tekst, tekst=tekst, aanleiding=tekst, termijn=termijn, voortgang=[entry], uitstel=uitstel),
        een_actie(
            id="A-2018-01-19-02",
            titel=tekst,
            thema="gebouw",
            besluiten=[{"besluit": "DB-2018-01-19-02", "grond": "afgeleid", "toelichting": tekst}],
            sinds="2018-01-20",
            wie=[],
            activiteiten=[
                {"titel": tekst, "wie": ["ICT"], "termijn": termijn, "voortgang": [entry]},
                {"titel": tekst, "termijn": termijn},
            ],
        ),
        een_casus(titel=tekst, tekst=tekst, afdoening=tekst),
        inrichting=inrichting,
    )


def report_full_of(tekst: str) -> str:
    """The page of that register, with everything it holds told as a change too."""
    from actiepunten.changes import compare

    stand = stand_full_of(tekst)
    leeg = Stand(stand.register, date(2017, 1, 1))
    bestand = f"data/acties/{tekst}.yaml"
    herkomst = Herkomst(stand.register.inrichting.naam, stand.peildatum, "gekozen", tekst, (bestand,))
    heen, terug = compare(leeg, stand), compare(stand, leeg)
    pages = [
        render_report(make_report(stand, herkomst, sinds=(tekst, heen)), "html", lambda _: None),
        render_report(make_report(leeg, herkomst, sinds=(tekst, terug)), "html", lambda _: None),
    ]
    assert_harmless(parse(pages[1]))
    return pages[0]


_pages: dict[tuple[str, ...], JustHTML] = {}


@pytest.fixture(params=ARGUMENTS, ids=" ".join)
def page(request: pytest.FixtureRequest, run: Run) -> JustHTML:
    """The HTML report of one of the registers, parsed once for all tests."""
    if request.param not in _pages:
        _pages[request.param] = parse(run("rapport", "--formaat", "html", *request.param).out)
    return _pages[request.param]


def test_a_page_is_well_formed_and_asks_for_nothing(page: JustHTML) -> None:
    """A strict parser takes the whole page, nothing in it runs and nothing is fetched."""
    assert_harmless(page)
    assert elements(page, "html[lang=nl]")
    assert "url(" not in style(page)
    assert "@import" not in style(page)


def test_every_internal_link_has_its_target(page: JustHTML) -> None:
    """Whoever follows a link within the page arrives."""
    assert {url.removeprefix("#") for url in hrefs(page) if url.startswith("#")} <= set(anchors(page))
    verwijzingen = [waarde for naam, waarde in attributes(page) if naam == "aria-labelledby"]
    assert set(verwijzingen) <= set(anchors(page))


def test_headings_do_not_skip_a_level(page: JustHTML) -> None:
    """One first heading, and each next at most one level deeper."""
    niveaus = [int(kop.name[1]) for kop in elements(page, "h1, h2, h3, h4, h5, h6")]
    assert niveaus.count(1) == 1
    assert niveaus[0] == 1
    assert all(volgend <= vorig + 1 for vorig, volgend in pairwise(niveaus))


def test_every_table_is_told_by_caption_and_heads(page: JustHTML) -> None:
    """A table has a caption and heads of columns; every row has as many cells, each with the name of its column."""
    for table in elements(page, "table"):
        assert text(table, "caption")
        koppen = [kop.to_text().strip() for kop in elements(table, "thead th[scope=col]")]
        for rij in elements(table, "tbody tr"):
            namen = [(cel.attrs or {}).get("data-kop") for cel in cells(rij)]
            assert namen[1:] == koppen[1:]
            assert namen[0] in {None, koppen[0]}


def test_the_rows_of_the_old_table(run: Run) -> None:
    """The report of 14 September 2018 has the 44 rows of its source, four cells each, under six headings in order."""
    page = parse(run("rapport", "--formaat", "html", "--datum", "2018-09-14").out)
    tables = elements(page, "table.acties")
    assert [len(elements(table, "tbody tr")) for table in tables] == [10, 8, 9, 4, 7, 6]
    for rij in (rij for table in tables for rij in elements(table, "tbody tr")):
        assert [cel.name for cel in cells(rij)] == ["th", "td", "td", "td"]


def test_results_stand_with_their_steps() -> None:
    """A row that is told per step has as many results as steps; a row told as a whole has one result."""
    stap = {"titel": "Bord plaatsen", "voortgang": [{"datum": "2018-03-01", "status": "uitgevoerd"}]}
    eigen = [{"datum": "2018-03-01", "status": "loopt", "tekst": "Het bord is besteld."}]
    stand = een_stand(
        een_besluit(),
        een_actie(activiteiten=[stap, {"titel": "Bord verlichten"}]),
        een_actie(id="A-2018-01-19-02", voortgang=eigen, activiteiten=[{"titel": "Bord bestellen"}]),
    )
    page = parse(html(stand))
    per_stap, als_geheel = elements(page, "table.acties tbody tr")
    resultaten = [li.to_text().strip() for li in elements(per_stap, "td[data-kop=Resultaat] ol > li")]
    assert resultaten == ["Uitgevoerd", "Nog niets gemeld"]
    assert [p.to_text().strip() for p in elements(als_geheel, "td[data-kop=Resultaat] > p")] == [
        "Loopt",
        "Het bord is besteld.",
    ]


def test_what_is_inferred_or_ended_is_said_in_words() -> None:
    """An inferred link and a decision no longer in force carry a mark that is text."""
    page = parse(report_full_of("Fietsenstalling"))
    citaten = [citaat.to_text() for citaat in elements(page, "table.acties span.citaat")]
    assert "geldt niet meer" in citaten[0]
    assert "afgeleid" in citaten[-1]
    assert text(page, "tr#db-2018-01-19-01 s") == "Fietsenstalling"
    assert "geldt niet meer" in text(page, "tr#db-2018-01-19-01")


def test_files_left_out_are_named_at_the_head_and_the_foot() -> None:
    """Who reads only the first screen knows that the report is not whole."""
    page = parse(html(een_stand(een_besluit()), onleesbaar=("data/acties/A-2018-01-01-01.yaml",)))
    for deel in ("header", "footer"):
        assert "data/acties/A-2018-01-01-01.yaml" in text(page, deel)


def test_an_empty_register_is_told_in_words() -> None:
    """No empty tables and lists: what is not there is said."""
    page = parse(html(een_stand()))
    gezegd = [p.to_text() for p in elements(page, "p.leeg")]
    assert gezegd[0] == "Niets."
    assert "Op deze dag zijn er nog geen acties." in gezegd
    assert "Op deze dag zijn er nog geen besluiten." in gezegd
    assert [ul for ul in elements(page, "ul, ol, tbody") if not elements(ul, "li, tr")] == []


@pytest.mark.parametrize("tekst", HOSTILE, ids=lambda tekst: ascii(tekst[:20]))
def test_hostile_text_in_every_field_stays_text(tekst: str) -> None:
    """Scripts, handlers, links that run, broken Markdown and turned reading directions leave a quiet, whole page."""
    geschreven = report_full_of(tekst)
    page = parse(geschreven)
    assert_harmless(page)
    assert not set(geschreven) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\x00\x1b")
    for rij in elements(page, "table.acties tbody tr"):
        assert len(cells(rij)) == 4


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
ANY_MARKUP = st.text("<>\"'&#=/!-[]()`*_~:\\ \n\tax1{}%|", min_size=1, max_size=40)


@settings(max_examples=50, deadline=None, derandomize=True)
@given((ANY_TEXT | ANY_MARKUP).filter(str.strip))
def test_any_text_gives_a_whole_page(tekst: str) -> None:
    """Whatever a field holds, letters of any script or signs of HTML and Markdown, the page is whole and harmless."""
    assert_harmless(parse(report_full_of(tekst)))


def test_the_colours_have_contrast() -> None:
    """Each colour of text stands out from each ground by 4.5 to 1, and a line that says something by 3 to 1."""
    kleuren = dict(_custom_properties())
    for grond in ("papier", "vlak"):
        for tekst in ("inkt", "zacht", "accent", "let-op"):
            assert _contrast(kleuren[tekst], kleuren[grond]) >= 4.5, (tekst, grond)
        assert _contrast(kleuren["rand"], kleuren[grond]) >= 3, grond


def _custom_properties() -> list[tuple[str, str]]:
    page = parse(html(een_stand()))
    regels = style(page).splitlines()
    paren = (regel.strip(" ;").removeprefix("--").split(": ", 1) for regel in regels if regel.startswith("  --"))
    return [(naam, waarde) for naam, waarde in paren if waarde.startswith("#")]


def _contrast(een: str, ander: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours like ``#1c4d5c``."""
    licht, donker = sorted((_luminance(een), _luminance(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _luminance(kleur: str) -> float:
    delen = [int(kleur[plaats : plaats + 2], 16) / 255 for plaats in (1, 3, 5)]
    rood, groen, blauw = (deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw
