"""With wider letters and on a narrow screen nothing is cut off; Tab walks the whole page; what misbehaves is seen."""

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.browser import open_all, outside, visit

RUIM = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The text spacing of WCAG 1.4.12."""
AFGEKNIPT = """() => [...document.body.querySelectorAll('*')].filter((een) => {
  const stijl = getComputedStyle(een);
  if (stijl.clipPath !== 'none' || stijl.overflow === 'visible' || stijl.display === 'inline') return false;
  if (een.matches('svg, svg *')) return false;
  const schuift = /auto|scroll/;
  return (een.scrollWidth > een.clientWidth + 1 && !schuift.test(stijl.overflowX))
    || (een.scrollHeight > een.clientHeight + 1 && !schuift.test(stijl.overflowY));
}).map((een) => een.outerHTML.slice(0, 80))"""
"""What holds more than it shows and cannot be scrolled."""
UITGESTOKEN = """() => [...document.querySelectorAll('svg text')].filter((een) => {
  const [tekst, beeld] = [een.getBoundingClientRect(), een.closest('svg').getBoundingClientRect()];
  const breed = tekst.right > beeld.right + 1 || tekst.left < beeld.left - 1;
  return tekst.width && (breed || tekst.bottom > beeld.bottom + 1);
}).map((een) => een.textContent)"""
"""Words in a picture that stick out of it."""
VOLG = """() => {
  document.activeElement.blur();
  const alle = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const doelen = alle.filter((een) => een.checkVisibility({ visibilityProperty: true }) && !een.disabled
    && !een.closest('details:not([open]) > :not(summary)'));
  const merk = (een) => {
    const vak = een.querySelector('rect');
    const [buiten, binnen] = [getComputedStyle(een), vak && getComputedStyle(vak)];
    const rand = `${buiten.outlineStyle} ${buiten.outlineWidth} ${buiten.boxShadow}`;
    return `${rand} ${binnen?.stroke} ${binnen?.strokeWidth}`;
  };
  const gewoon = doelen.map(merk);
  window.langs = [];
  document.addEventListener('focusin', ({ target }) => {
    const nummer = doelen.indexOf(target);
    window.langs.push([nummer, nummer >= 0 && merk(target) !== gewoon[nummer], target.outerHTML.slice(0, 80)]);
  });
  return doelen.length;
}"""
"""Keeps what gets the focus: its place among all that can be used, and whether it looks other than before."""


def test_nothing_is_cut_off(browser: Browser, paginas: dict[str, Path]) -> None:
    """No text hides behind an edge, plain or with the spacing of WCAG; no word leaves its picture on a phone."""
    gevonden: dict[str, list[str]] = {}
    for naam, file in paginas.items():
        with visit(browser, file, breed=320, csp=False) as bezoek:
            open_all(bezoek.page)
            fouten = [*bezoek.page.evaluate(AFGEKNIPT), *bezoek.page.evaluate(UITGESTOKEN)]
            bezoek.page.add_style_tag(content=RUIM)
            for breed in (320, 1280):
                bezoek.page.set_viewport_size({"width": breed, "height": 800})
                fouten += bezoek.page.evaluate(AFGEKNIPT)
        if fouten:
            gevonden[naam] = fouten
    assert gevonden == {}


def test_what_is_cut_off_is_seen(browser: Browser, tmp_path: Path) -> None:
    """The same look finds a box that hides part of its text and a word that leaves its picture."""
    file = tmp_path / "fout.html"
    file.write_text(
        "<!DOCTYPE html><div style='height:1em;overflow:hidden'>een<br>twee</div>"
        "<svg width=50 height=20><text x=40 y=15>stekend</text></svg>",
        encoding="utf-8",
    )
    with visit(browser, file) as bezoek:
        assert len(bezoek.page.evaluate(AFGEKNIPT)) == 1
        assert bezoek.page.evaluate(UITGESTOKEN) == ["stekend"]


@pytest.mark.parametrize("naam", ["rapport", "site acties.html", "site besluiten/*.html", "site zoeken.html"])
def test_tab_walks_the_whole_page(browser: Browser, paginas: dict[str, Path], naam: str) -> None:
    """Each link, field and button once, from top to bottom, visibly, and round again at the end."""
    with visit(browser, paginas[naam]) as bezoek:
        aantal = bezoek.page.evaluate(VOLG)
        for _ in range(aantal + 2):
            bezoek.page.keyboard.press("Tab")
        langs = bezoek.page.evaluate("window.langs")
    assert [html for _, gezien, html in langs if not gezien] == []
    nummers = [nummer for nummer, _, _ in langs]
    assert aantal >= 15
    assert set(nummers) == set(range(aantal))
    assert [(hier, daar) for hier, daar in pairwise(nummers) if daar != hier + 1] == [(aantal - 1, 0)]


def test_a_page_that_misbehaves_is_seen(browser: Browser, tmp_path: Path) -> None:
    """A dialog, an error of a script and a request elsewhere are all written down."""
    file = tmp_path / "fout.html"
    file.write_text(
        "<!DOCTYPE html><script>alert(1); fout()</script><img src='https://kwaad.example/x.png'>", encoding="utf-8"
    )
    with visit(browser, file) as bezoek:
        bezoek.page.wait_for_load_state("networkidle")
        assert bezoek.fouten[0] == "1"
        assert "fout is not defined" in bezoek.fouten[1]
        assert outside(bezoek, tmp_path) == ["https://kwaad.example/x.png"]


def test_the_site_is_browsed_without_script(browser: Browser, paginas: dict[str, Path]) -> None:
    """From the overview to a list, to a record, to what it belongs to, and back to the overview."""
    overzicht = paginas["site index.html"]
    with visit(browser, overzicht, script=False) as bezoek:
        for link, pad in (
            (".menu a >> text=Acties", "acties.html"),
            (".rijen .titel a", "acties/*.html"),
            ("main a[href*='besluiten/']", "besluiten/*.html"),
            (".balk .naam a", "index.html"),
        ):
            bezoek.page.locator(link).first.click()
            bezoek.page.wait_for_url(f"**/{pad}")
            assert bezoek.page.locator("h1").count() == 1
        assert outside(bezoek, overzicht.parent) == []
