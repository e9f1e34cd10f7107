"""Every kind of page in Chromium: for everyone, on a phone, in the dark, on paper, by keyboard and without script."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cli.answers import ask
from conftest import Run
from support.browser import Bezoek, Kleuren, open_all, outside, visit
from support.kantoor import lost, pdf_text

WIDTHS = (320, 1280)
KLEUREN: tuple[Kleuren, ...] = ("light", "dark")
_EVERY_VARIANT = {(320, "dark"), (1280, "light")}
"""Every kind of page is looked at in all four; the variants of the report in these two."""
FOUT = """<!doctype html><html lang="nl"><head><title>x</title><style>p{color:#999;background:#fff}</style></head>
<body><main><h1>x</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>te licht</p><input></main>
</body></html>"""
_RUN_AXE = "axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations.map((v) => "
_RUN_AXE += "[v.id, v.nodes.slice(0, 3).map((n) => n.target.join(' ') + ': ' + n.failureSummary).join(' | ')]))"
_SHOWN = "document.body.innerText"
_OVER = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


def obstacles(page: Page, axe: str) -> list[list[str]]:
    """What axe finds on the page as it stands."""
    page.evaluate(axe)
    gevonden: list[list[str]] = page.evaluate(_RUN_AXE)
    return gevonden


def use_filter(page: Page) -> bool:
    """Choose something in a filter, where there is one."""
    if not page.locator("#filter").is_visible():
        return False
    page.locator("#filter input[type=search]").fill("a")
    for keuze in page.locator("#filter select").all()[:1]:
        keuze.select_option(index=1)
    return True


@pytest.mark.parametrize("kleuren", KLEUREN)
@pytest.mark.parametrize("breed", WIDTHS)
def test_no_obstacle_for_anyone(
    browser: Browser, paginas: dict[str, Path], axe: str, breed: int, kleuren: Kleuren
) -> None:
    """axe-core finds nothing on any kind of page, with everything open and filters used; nothing sticks out."""
    gevonden = {}
    varianten = {"rapport-cci", "rapport-laat", "rapport-leeg"} if (breed, kleuren) not in _EVERY_VARIANT else set()
    for naam, file in paginas.items():
        if naam in varianten:
            continue
        with visit(browser, file, breed=breed, kleuren=kleuren, csp=False) as bezoek:
            open_all(bezoek.page)
            fouten = obstacles(bezoek.page, axe)
            if use_filter(bezoek.page):
                fouten += obstacles(bezoek.page, axe)
            te_breed = bezoek.page.evaluate(_OVER)
        if fouten or te_breed > 0:
            gevonden[naam] = [*fouten, te_breed]
    assert gevonden == {}


def test_axe_finds_what_is_wrong(browser: Browser, tmp_path: Path, axe: str) -> None:
    """A picture without words, text too pale and a field without name are told."""
    (tmp_path / "fout.html").write_text(FOUT, encoding="utf-8")
    with visit(browser, tmp_path / "fout.html", csp=False) as bezoek:
        assert {"image-alt", "color-contrast", "label"} <= {naam for naam, _ in obstacles(bezoek.page, axe)}


def nu_errors(nu: Path, files: list[Path]) -> list[str]:
    """What the Nu validator says is an error."""
    command = ["java", "-jar", nu, "--format", "json", "--stdout", "--exit-zero-always", "--Werror", *files]
    done = subprocess.run([str(deel) for deel in command], capture_output=True, text=True, timeout=300, check=False)
    meldingen = json.loads(done.stdout)["messages"]
    return [f"{m['url'].rsplit('/', 2)[-2:]}: {m['message']}" for m in meldingen if m["type"] == "error"]


def test_pages_are_valid(paginas: dict[str, Path], vijandig: dict[str, Path], nu: Path, tmp_path: Path) -> None:
    """No error on any kind of page, of a hostile register neither; a page with one is told apart."""
    assert nu_errors(nu, [*paginas.values(), *vijandig.values()]) == []
    (tmp_path / "fout.html").write_text(FOUT, encoding="utf-8")
    assert len(nu_errors(nu, [tmp_path / "fout.html"])) > 0


@pytest.mark.parametrize("breed", WIDTHS)
def test_hostile_text_harms_no_page(browser: Browser, vijandig: dict[str, Path], axe: str, breed: int) -> None:
    """No script runs, nothing is asked from elsewhere, nothing sticks out, and axe still finds nothing."""
    gevonden: dict[str, object] = {}
    for naam, file in vijandig.items():
        folder = _root_of(file)
        with visit(browser, file, breed=breed) as bezoek:
            open_all(bezoek.page)
            bezoek.page.wait_for_timeout(50)
            fouten: list[object] = [*bezoek.fouten, *outside(bezoek, folder)]
            te_breed = bezoek.page.evaluate(_OVER)
        # Without the page's policy a script that came out of a text would run.
        with visit(browser, file, breed=breed, csp=False) as bezoek:
            open_all(bezoek.page)
            bezoek.page.wait_for_timeout(50)
            fouten += [*bezoek.fouten, *outside(bezoek, folder), *obstacles(bezoek.page, axe)]
        if fouten or te_breed > 0:
            gevonden[naam] = [*fouten, te_breed]
    assert gevonden == {}


def _root_of(file: Path) -> Path:
    """The folder of the site or of the page."""
    return next((f for f in file.parents if (f / "actiepunten-site.txt").exists()), file.parent)


def test_a_page_asks_for_nothing_from_elsewhere(browser: Browser, paginas: dict[str, Path]) -> None:
    """Only files of its own folder, and no error on the console."""
    for naam, file in paginas.items():
        with visit(browser, file) as bezoek:
            use_filter(bezoek.page)
            assert (naam, outside(bezoek, _root_of(file)), bezoek.fouten) == (naam, [], [])


def test_without_script_all_content_is_there(browser: Browser, paginas: dict[str, Path]) -> None:
    """Every word that is shown with script is shown without, but for the fields of the filter."""
    for naam, file in paginas.items():
        if naam == "site zoeken.html":
            continue  # searching needs a script; without one it points to the lists
        with visit(browser, file) as bezoek:
            bezoek.page.evaluate("document.querySelectorAll('#filter').forEach((deel) => deel.remove())")
            met = set(bezoek.page.evaluate(_SHOWN).split())
        with visit(browser, file, script=False) as bezoek:
            zonder = set(bezoek.page.inner_text("body").split())
        assert (naam, met - zonder) == (naam, set())
    with visit(browser, paginas["site zoeken.html"], script=False) as bezoek:
        assert bezoek.page.locator("main a").count() > 2


_STOPS = 60
_REACHABLE = """[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter((el) => el.checkVisibility({visibilityProperty: true}) && !el.disabled).length"""
"""How many places can be reached by keyboard."""


def stops(bezoek: Bezoek, most: int = _STOPS) -> list[tuple[str, bool]]:
    """Where Tab leads from the top: what it is, and whether it can be seen to have the focus."""
    gezien = []
    for _ in range(most):
        bezoek.page.keyboard.press("Tab")
        stop = bezoek.page.evaluate(
            """() => {
              const el = document.activeElement;
              if (!el || el === document.body) return null;
              const stijl = getComputedStyle(el);
              const vorm = el.querySelector("rect");
              const zichtbaar = (stijl.outlineStyle !== "none" && parseFloat(stijl.outlineWidth) >= 2)
                || (vorm && parseFloat(getComputedStyle(vorm).strokeWidth) >= 2);
              const vak = el.getBoundingClientRect();
              const eerder = el.dataset.gezien;
              el.dataset.gezien = "ja";
              const wat = `${el.tagName}#${el.id} ${el.textContent.trim().slice(0, 30)}`;
              return [(eerder ? "nog eens: " : "") + wat,
                zichtbaar && vak.width > 0 && vak.bottom > 0 && vak.top < innerHeight];
            }"""
        )
        if stop is None:
            break
        gezien.append((str(stop[0]), bool(stop[1])))
    return gezien


def test_everything_is_reached_by_keyboard(browser: Browser, paginas: dict[str, Path]) -> None:
    """Tab goes from place to place, each seen to have the focus; the first leads to the content."""
    for naam, file in paginas.items():
        with visit(browser, file) as bezoek:
            begint_boven = bezoek.page.evaluate("document.activeElement === document.body")
            gezien = stops(bezoek)
            bereikbaar = bezoek.page.evaluate(_REACHABLE)
            # The page to search begins in its field: what stands above it is a step back.
            assert not begint_boven or (naam, len(gezien)) == (naam, min(bereikbaar, _STOPS))
            assert (naam, [wat for wat, zichtbaar in gezien if not zichtbaar]) == (naam, [])
            assert (naam, [wat for wat, _ in gezien if wat.startswith("nog eens")]) == (naam, [])
        if naam not in {"herinnering", "site zoeken.html"}:  # a mail has one part; searching begins in its field
            with visit(browser, file) as bezoek:
                bezoek.page.keyboard.press("Tab")
                bezoek.page.keyboard.press("Enter")
                assert bezoek.page.evaluate("document.activeElement.id || location.hash") in {"hoofd", "#hoofd"}, naam


@pytest.mark.parametrize(
    ("veld", "waarde", "opties"),
    [
        ("wie", "CCI", ("--owner", "CCI")),
        ("thema", "instrumenten", ("--thema", "instrumenten")),
        ("status", "loopt", ("--status", "loopt")),
        ("signaal", "zonder-termijn", ("--signaal", "zonder-termijn")),
    ],
)
def test_the_filter_of_the_report_is_that_of_status(
    browser: Browser, paginas: dict[str, Path], run: Run, veld: str, waarde: str, opties: tuple[str, ...]
) -> None:
    """As many acties as the command gives, also after a reload from the address; clearing shows all."""
    verwacht = {rij["id"].lower() for rij in ask(run, "status", *opties)["acties"]}
    with visit(browser, paginas["rapport"]) as bezoek:
        page = bezoek.page
        page.locator(f"#filter [name={veld}]").select_option(waarde)
        assert _rows(page) == verwacht
        assert page.locator("#filter-uitkomst").inner_text().startswith(f"{len(verwacht)} van 47 acties")
        page.reload()
        assert _rows(page) == verwacht
        page.locator("#filter button[type=reset]").click()
        assert len(_rows(page)) == 47


def test_the_filter_of_a_list_knows_successions(browser: Browser, paginas: dict[str, Path], run: Run) -> None:
    """As the command does: who asks for CCI gets what VCI had, and the steps."""
    verwacht = {rij["id"].lower() for rij in ask(run, "status", "--owner", "CCI")["acties"]}
    with visit(browser, paginas["site acties.html"]) as bezoek:
        bezoek.page.locator("#filter-wie").select_option("CCI")
        links: list[str] = bezoek.page.evaluate(
            "[...document.querySelectorAll('[data-status]')].filter((r) => r.offsetParent)"
            ".map((r) => r.querySelector('a').getAttribute('href'))"
        )
        assert {Path(link).stem for link in links} == verwacht


def _rows(page: Page) -> set[str]:
    ids: list[str] = page.evaluate(
        "[...document.querySelectorAll('tr[data-status]')].filter((r) => r.offsetParent).map((r) => r.id)"
    )
    return set(ids)


def test_the_filter_works_by_keyboard(browser: Browser, paginas: dict[str, Path], run: Run) -> None:
    """Type a word in the text field: the rows that hold it stay, and the count is announced."""
    with visit(browser, paginas["rapport"]) as bezoek:
        page = bezoek.page
        page.locator("#filter-tekst").focus()
        page.keyboard.type("dilemma")
        gevonden = _rows(page)
        assert 0 < len(gevonden) < 47
        assert {rij["id"].lower() for rij in ask(run, "status", "--zoek", "dilemma")["acties"]} <= gevonden
        assert page.locator("output, [role=status], [aria-live]").first.inner_text() != ""
        page.keyboard.press("Control+A")
        page.keyboard.type("bestaat nergens")
        assert _rows(page) == set()


def test_search_finds_by_keyboard(browser: Browser, paginas: dict[str, Path], run: Run) -> None:
    """An id, a word, an owner; Enter on a result opens its page, from a folder without a server."""
    with visit(browser, paginas["site zoeken.html"]) as bezoek:
        page = bezoek.page
        page.locator("#vraag").focus()
        page.keyboard.type("A-2018-01-19-04")
        page.locator("#zoek-uit li").first.wait_for()
        assert "a-2018-01-19-04.html" in (page.locator("#zoek-uit li a").first.get_attribute("href") or "")
        page.keyboard.press("Control+A")
        page.keyboard.type("dilemma")
        page.locator("#zoek-uit li", has_text=re.compile("dilemma", re.IGNORECASE)).first.wait_for()
        links = {link.get_attribute("href") for link in page.locator("#zoek-uit li a").all()}
        dilemmas = ask(run, "casussen", "--zoek", "dilemma")["casussen"]
        assert {f"casussen/{rij['id'].lower()}.html" for rij in dilemmas} <= links
        assert re.search(r"\d", page.locator("#zoek-aantal").inner_text())
        page.locator("#zoek-uit li a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/(acties|besluiten|casussen|themas|rollen)/"))
        assert outside(bezoek, _root_of(paginas["site zoeken.html"])) == []


def test_on_paper_every_word_is_there(browser: Browser, paginas: dict[str, Path], tmp_path: Path) -> None:
    """Each kind of page printed: every word of its content is found by pdftotext, and wide tables are not cut off."""
    kwijt = {}
    for nummer, (naam, file) in enumerate(paginas.items()):
        with visit(browser, file) as bezoek:
            bezoek.page.evaluate("document.querySelectorAll('.onzichtbaar').forEach((deel) => deel.remove())")
            bezoek.page.emulate_media(media="print")
            tekst = bezoek.page.evaluate(_SHOWN)
            bezoek.page.pdf(path=tmp_path / f"{nummer}.pdf", prefer_css_page_size=True)
        if over := lost(tekst, pdf_text(tmp_path / f"{nummer}.pdf")):
            kwijt[naam] = over
    assert kwijt == {}


def test_no_row_is_cut_and_heads_come_back(browser: Browser, paginas: dict[str, Path], tmp_path: Path) -> None:
    """In the printed report each page of the table of acties begins with its head, and pages are numbered."""
    with visit(browser, paginas["rapport"]) as bezoek:
        bezoek.page.pdf(path=tmp_path / "r.pdf", prefer_css_page_size=True)
    bladen = pdf_text(tmp_path / "r.pdf").split("\f")[:-1]
    assert [blad for blad in bladen if not re.search(rf"\b\d+ / {len(bladen)}\b", blad)] == []
    met_kop = [blad for blad in bladen if re.search(r"Onderwerp\s+Aanpak en activiteiten", blad)]
    assert len(met_kop) >= 6


def test_no_row_goes_on_on_the_next_page(browser: Browser, paginas: dict[str, Path], tmp_path: Path) -> None:
    """A mark at both ends of every row: on paper both stand on the same page."""
    merk = """document.querySelectorAll('tbody tr').forEach((rij, nummer) => {
      rij.firstElementChild.prepend(`begin${nummer}x `);
      rij.lastElementChild.append(` eind${nummer}x`);
    })"""
    for naam in ("rapport", "site acties/*.html", "site index.html"):
        with visit(browser, paginas[naam], csp=False) as bezoek:
            bezoek.page.evaluate(merk)
            bezoek.page.pdf(path=tmp_path / "r.pdf", prefer_css_page_size=True)
        bladen = pdf_text(tmp_path / "r.pdf").split("\f")
        for blad in bladen:
            begin = set(re.findall(r"begin(\d+)x", blad))
            assert (naam, begin ^ set(re.findall(r"eind(\d+)x", blad))) == (naam, set())


def test_more_space_between_letters_and_lines_loses_nothing(browser: Browser, paginas: dict[str, Path]) -> None:
    """WCAG 1.4.12: with the spacing that some readers need nothing sticks out of a phone."""
    ruim = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    for naam, file in paginas.items():
        with visit(browser, file, breed=320, csp=False) as bezoek:
            bezoek.page.add_style_tag(content=ruim)
            assert (naam, bezoek.page.evaluate(_OVER) > 0) == (naam, False)
