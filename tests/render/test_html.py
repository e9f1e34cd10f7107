"""The HTML report as a page: well-formed, whole in itself, safe with any text, and readable by its structure."""

import re
from base64 import b64encode
from collections import Counter
from datetime import date
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import Element, JustHTML
from markupsafe import escape

from actiepunten import __version__
from actiepunten.herkomst import Herkomst
from actiepunten.rapport.maker import make_report
from actiepunten.render.templating import make_environment, render_report
from actiepunten.stand import Stand
from conftest import GEMEENTE, ROOT, Run
from support.builders import een_actie, een_besluit, een_casus, een_inrichting, een_stand
from support.vijandig import HOSTILE

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

SCRIPT = (ROOT / "templates/rapport.js").read_text(encoding="utf-8")
POLICY = "Content-Security-Policy"
URL_ATTRIBUTES = ("src", "srcset", "href", "action", "formaction", "poster", "data", "background", "xlink:href")
ACTIVE = "iframe, frame, object, embed, applet, img, image, use, foreignobject, video, audio, base, link"


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


def inside(element: Element) -> str:
    """The text of an element that holds no markup, such as a style sheet."""
    return "".join(deel.data or "" for deel in element.children or [])


def style(page: JustHTML) -> str:
    """The style sheet of the page."""
    (blad,) = elements(page, "style")
    return inside(blad)


def hrefs(page: JustHTML) -> list[str]:
    return [waarde for naam, waarde in attributes(page) if naam == "href"]


def anchors(page: JustHTML) -> list[str]:
    return [waarde for naam, waarde in attributes(page) if naam == "id"]


def assert_harmless(page: JustHTML) -> None:
    """Only the script of the program runs, nothing is fetched or sent, no link runs, no id stands twice."""
    assert elements(page, ACTIVE) == []
    assert [inside(script) for script in elements(page, "script")] == [SCRIPT]
    assert {(meta.attrs or {}).get("http-equiv") for meta in elements(page, "meta")} == {None, POLICY}
    assert [form.attrs for form in elements(page, "form") if "action" in (form.attrs or {})] == []
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
    from actiepunten.rapport.changes import compare

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
    verwijzingen = [waarde for naam, waarde in attributes(page) if naam in {"aria-labelledby", "for"}]
    assert {anker for verwijzing in verwijzingen for anker in verwijzing.split()} <= set(anchors(page))


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


@pytest.mark.parametrize(
    ("tekst", "html"),
    [
        ("zie BR-2018-09-21-07, ook", 'zie <span class="heel">BR-2018-09-21-07</span>, ook'),
        ("COVID-19 en LANGE-CODE", "COVID-19 en LANGE-CODE"),
        ("Meldingen/Klachten op 6/7/18", "Meldingen/<wbr>Klachten op 6/7/18"),
        ("<b>C-2017-01</b>/Rest", '&lt;b&gt;<span class="heel">C-2017-01</span>&lt;/b&gt;/Rest'),
    ],
)
def test_an_id_stays_whole_and_a_slash_may_break(tekst: str, html: str) -> None:
    """An id in a text is marked, a word may break after a slash, and nothing else of the text changes."""
    environment = make_environment(lambda _: None, html=True)
    assert environment.from_string("{{ t|breekbaar }}").render(t=tekst) == html
    assert environment.from_string("{{ t|plat }}").render(t=tekst) == str(escape(tekst))


def test_ids_in_the_markup_of_a_text_stay_as_they_are() -> None:
    """In an address no id is marked; in the words of the link it is."""
    environment = make_environment(lambda _: None, html=True)
    pagina = environment.from_string("{{ t|regel|breekbaar }}").render(
        t="[A-2018-01-19-04](https://x.nl/A-2018-01-19-04)"
    )
    assert pagina == '<a href="https://x.nl/A-2018-01-19-04"><span class="heel">A-2018-01-19-04</span></a>'


def test_only_the_script_of_the_program_may_run(page: JustHTML) -> None:
    """The policy of the page names one script, by its hash, and that is the script in the page."""
    (script,) = elements(page, "script")
    hash_ = b64encode(sha256(inside(script).encode()).digest()).decode()
    (beleid,) = [meta.attrs["content"] for meta in elements(page, f"meta[http-equiv={POLICY}]") if meta.attrs]
    assert beleid == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash_}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_bars_say_what_the_table_says(page: JustHTML) -> None:
    """Each bar tells its theme and, by status, the numbers of its row, and its parts are as wide as these are large.

    All together have no bar, since it would be to another scale; each number has the mark of its status beside it.
    """
    (table,) = elements(page, "table.tellingen")
    statussen = [kop.to_text().strip() for kop in elements(table, "thead th")][2:-1]
    rijen = elements(table, "tbody tr")
    langste = max((int(text(rij, "td.samen")) for rij in rijen[:-1]), default=0)
    assert elements(rijen[-1], "svg.staaf") == []
    for rij in rijen:
        getallen = [0 if (tekst := cel.to_text().strip()) == "–" else int(tekst) for cel in cells(rij)[2:]]
        assert sum(getallen[:-1]) == getallen[-1]
        paren = [(naam, getal) for naam, getal in zip(statussen, getallen, strict=False) if getal]
        tekens = [(vak.attrs or {})["class"] for vak in elements(rij, "svg.teken g")]
        assert tekens == [f"vak {naam}" for naam, _ in paren]
        if rij is rijen[-1]:
            continue
        assert inside(elements(rij, "svg[role=img] > desc")[0]) == ", ".join(f"{getal} {naam}" for naam, getal in paren)
        assert inside(elements(rij, "svg > title")[0]) == text(rij, "th").replace("/ ", "/")  # a place to break
        delen = elements(rij, "svg.staaf g")
        assert [(deel.attrs or {})["class"] for deel in delen] == [f"vak {naam}" for naam, _ in paren]
        schaal = 360 / max(1, langste)
        breedtes = [float((elements(deel, "rect.rand")[0].attrs or {})["width"] or 0) for deel in delen]
        assert breedtes == pytest.approx([getal * schaal - 2.4 for _, getal in paren], abs=0.1)


def test_the_time_line_says_what_its_tables_say(page: JustHTML) -> None:
    """Every meeting and every deadline of the picture is in the tables below it, in the same order."""
    if not elements(page, "svg.tijdlijn"):
        assert elements(page, "table.dagen") == []
        return
    (lijn,), (vergaderingen, termijnen) = elements(page, "svg.tijdlijn"), elements(page, "table.dagen")
    gezegd = [inside(titel) for titel in elements(lijn, "rect.vergadering > title")]
    assert gezegd == [": ".join(cel.to_text().strip() for cel in cells(rij)) for rij in _filled(vergaderingen)]
    gezegd = [inside(titel) for titel in elements(lijn, "path.termijn > title")]
    rijen = _filled(termijnen)
    verwacht = [(text(rij, "td").split(" ")[0], elements(rij, "a")[0].attrs or {}) for rij in rijen]
    assert [titel.lower() for titel in gezegd] == [f"{dag}: {(a['href'] or '')[1:]}" for dag, a in verwacht]
    laat = ["laat" in ((path.attrs or {})["class"] or "") for path in elements(lijn, "path.termijn")]
    assert laat == ["voorbij" in text(rij, "td") for rij in rijen]


def _filled(table: Element) -> list[Element]:
    """The rows of a table, without the one that says that there are none."""
    return [rij for rij in elements(table, "tbody tr") if elements(rij, "a")]


def test_the_first_screen_answers_in_order(run: Run) -> None:
    """How do we stand, what needs attention, what changed since the meeting before; exactly as the register has it."""
    out = run("rapport", "--formaat", "html", "--datum", "2018-12", "--sinds", "vorige").out
    page = parse(out)
    assert [kop.to_text().strip() for kop in elements(page, ".opening h2")] == [
        "Hoe staan we ervoor",
        "Wat nu aandacht vraagt",
        "Veranderd sinds de vorige vergadering, BR 6 juli 2018",
    ]
    assert _lines(page, ".cijfers li") == [
        "23 van 47 acties zijn nog te doen",
        "16 van 23 daarvan hebben geen termijn",
        "1 van 23 daarvan is van niemand",
        "7 van 23 daarvan noemen zelf geen besluit",
        "4 acties zijn te laat",
        "8 van 71 besluiten die opvolging vragen, zijn door niemand opgepakt",
        "1 actie is te laat uitgevoerd",
    ]
    assert _lines(page, ".voorop li") == [
        "4 acties zijn te laat",
        "3 acties zijn stil of niet gemeld",
        "1 actie rust op een besluit dat niet meer geldt",
        "8 besluiten zijn door niemand opgepakt",
    ]
    assert _lines(page, ".kort li") == [
        "15 nieuwe besluiten",
        "6 besluiten herzien",
        "19 nieuwe acties",
        "56 meldingen van voortgang",
    ]


def _lines(page: JustHTML, selector: str) -> list[str]:
    """The text of each such element, on one line."""
    return [" ".join(regel.to_text().split()) for regel in elements(page, selector)]


def test_each_line_of_attention_leads_to_its_list(run: Run) -> None:
    """The number on the first screen is that of the list behind its link; what there is none of has no link."""
    page = parse(run("rapport", "--formaat", "html", "--datum", "2018-09").out)
    regels = elements(page, ".voorop li")
    per_anker = {(kop.attrs or {}).get("id"): kop.to_text() for kop in elements(page, "section.lijst h3")}
    links = [[(a.attrs or {})["href"] or "" for a in elements(regel, "a")] for regel in regels]
    assert links == [[], [], ["#aandacht-geldt-niet-meer"], ["#einde-zonder-actie"]]
    for regel, (link,) in zip(regels[2:], links[2:], strict=True):
        assert f"({text(regel, '.getal')})" in per_anker[link[1:]]


def test_the_foot_tells_what_the_report_rests_on(run: Run) -> None:
    """Peildatum and how it was chosen, revisie, the version of the program, rubricering, and what was left out."""
    page = parse(run("rapport", "--formaat", "html", "--datum", "2018-09").out)
    assert _lines(page, ".bewijs li") == [
        "Register Actieplan integriteit BZ",
        "Peildatum 30 september 2018 (gekozen): wat op die dag gold",
        "Revisie werkmap: wat het register toen zei",
        f"Programma actiepunten {__version__}",
        "Rubricering openbaar",
        "Weggelaten bestanden geen: alles was te lezen",
    ]


def test_a_row_can_be_found_by_owner_status_theme_and_signal() -> None:
    """Each row says what it is chosen by, and the filter offers exactly what occurs; hidden until there is script."""
    termijn = {"edtf": "2018-03-02"}
    page = parse(html(een_stand(een_besluit(), een_actie(wie=["HRM"], termijn=termijn, activiteiten=[]))))
    (rij,) = elements(page, "tr[data-status]")
    naam = dict(rij.attrs or {})
    assert (naam["data-thema"], naam["data-status"]) == ("personeel", "onbekend")
    assert "HRM" in (naam["data-wie"] or "").split()
    (form,) = elements(page, "form")
    assert "hidden" in (form.attrs or {})
    for keuze in ("wie", "status", "signaal"):
        waarden = [(o.attrs or {}).get("value", o.to_text().strip()) for o in elements(form, f"#filter-{keuze} option")]
        assert sorted(filter(None, waarden)) == sorted((naam[f"data-{keuze}"] or "").split())
    assert (elements(form, "output")[0].attrs or {})["aria-live"] == "polite"


@pytest.mark.parametrize("donker", [False, True], ids=["light", "dark"])
def test_the_colours_have_contrast(donker: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    """Each colour of text stands out from each ground by 4.5 to 1, and what is drawn from the paper by 3 to 1."""
    kleuren = _custom_properties(donker=donker)
    for grond in ("papier", "vlak"):
        for tekst in ("inkt", "zacht", "accent", "let-op"):
            assert _contrast(kleuren[tekst], kleuren[grond]) >= 4.5, (tekst, grond)
        assert _contrast(kleuren["rand"], kleuren[grond]) >= 3, grond
    for vlak in ("goed", "bezig", "vast", "stil", "accent", "let-op"):
        assert _contrast(kleuren[vlak], kleuren["papier"]) >= 3, vlak


def _custom_properties(*, donker: bool) -> dict[str, str]:
    """The colours of the page; in the dark those that are given anew there."""
    licht, _, rest = style(parse(html(een_stand()))).partition("prefers-color-scheme: dark")
    assert rest
    found = re.findall(r"^ +--([a-z-]+): (#[0-9a-f]{6});$", rest if donker else licht, re.MULTILINE)
    return dict(found)


def _contrast(een: str, ander: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours like ``#1c4d5c``."""
    licht, donker = sorted((_luminance(een), _luminance(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _luminance(kleur: str) -> float:
    delen = [int(kleur[plaats : plaats + 2], 16) / 255 for plaats in (1, 3, 5)]
    rood, groen, blauw = (deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw
