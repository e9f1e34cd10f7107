"""Filter and search of a page opened from a folder: every choice, any address, and only what is needed is read."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from cli.answers import ask
from conftest import Run
from support.browser import outside, visit

RIJEN = "[...document.querySelectorAll('tr[data-status]:not([hidden])')].map((rij) => rij.id.toUpperCase())"


def seen(page: Page) -> list[str]:
    """The ids of the rows that the report shows, sorted; as many as it says."""
    ids: list[str] = sorted(page.evaluate(RIJEN))
    gezegd = page.inner_text("#filter-uitkomst").removeprefix("Alle ")
    assert int(gezegd.split()[0]) == len(ids)
    assert page.is_visible("#filter-leeg") == (not ids)
    return ids


@pytest.mark.parametrize(("veld", "optie"), [("wie", "--owner"), ("thema", "--thema"), ("status", "--status")])
def test_every_choice_gives_what_status_gives(
    browser: Browser, paginas: dict[str, Path], run: Run, veld: str, optie: str
) -> None:
    """For each owner, thema and status in the lists: the same acties as on the command line."""
    with visit(browser, paginas["rapport"]) as bezoek:
        kiezer = bezoek.page.locator(f"#filter-{veld}")
        waarden = [str(keus.get_attribute("value") or keus.inner_text()) for keus in kiezer.locator("option").all()][1:]
        assert len(waarden) > 4
        for waarde in waarden:
            kiezer.select_option(waarde)
            verwacht = sorted(actie["id"] for actie in ask(run, "status", optie, waarde)["acties"])
            assert seen(bezoek.page) == verwacht, waarde
        assert bezoek.fouten == []


KWAAD = (
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "\"'><svg onload=alert(1)>", "javascript:alert(1)",
    "__proto__ constructor toString", "{{7*7}} ${7*7} %s", "\u202e\u0000\ufffe", "(((((.*)+)+)+)+", "woord " * 2000,
)  # fmt: skip


@pytest.mark.parametrize("tekst", KWAAD, ids=range(len(KWAAD)))
def test_what_an_address_asks_is_only_text(browser: Browser, paginas: dict[str, Path], tekst: str) -> None:
    """In the filter of a report and of a list, and in the search: nothing runs, nothing breaks, and it is answered."""
    gevraagd = quote(tekst)
    with visit(browser, paginas["rapport"], anker=f"#filter:tekst={gevraagd}&wie={gevraagd}&status=loopt") as bezoek:
        assert seen(bezoek.page) == []
        assert bezoek.fouten == []
    with visit(browser, paginas["site acties.html"]) as bezoek:
        bezoek.page.locator("#filter input[type=search]").fill(tekst)
        assert bezoek.page.inner_text("#filter [role=status]") == "0 van 47 getoond."
        assert bezoek.fouten == []
    with visit(browser, paginas["site zoeken.html"], anker=f"#q={gevraagd}") as bezoek:
        bezoek.page.locator("#zoek-uit, [role=status]").first.wait_for(state="attached")
        bezoek.page.wait_for_timeout(300)
        assert bezoek.page.locator("main script, main img, main svg[onload]").count() == 0
        assert (bezoek.fouten, outside(bezoek, paginas["site zoeken.html"].parent)) == ([], [])


@pytest.mark.parametrize("plek", ["#filter:wie=bestaatniet", "#%E0%A4%A", "#filter:%", "#a-2018-01-19-04"])
def test_any_address_is_taken(browser: Browser, paginas: dict[str, Path], plek: str) -> None:
    """An address that was cut short or made up shows all rows, both when opened and when gone to."""
    with visit(browser, paginas["rapport"], anker=plek) as bezoek:
        assert len(seen(bezoek.page)) == 47
        bezoek.page.select_option("#filter-status", "uitgevoerd")
        bezoek.page.evaluate(f"location.hash = {json.dumps(plek)}")
        bezoek.page.wait_for_timeout(100)
        assert bezoek.fouten == []


def test_a_link_to_a_hidden_row_shows_it(browser: Browser, paginas: dict[str, Path]) -> None:
    """A filter never stands in the way of a link on the page itself."""
    with visit(browser, paginas["rapport"]) as bezoek:
        bezoek.page.select_option("#filter-status", "uitgevoerd")
        rij = bezoek.page.evaluate("document.querySelector('tr[data-status][hidden]').id")
        bezoek.page.evaluate("(rij) => { location.hash = rij; }", rij)
        bezoek.page.locator(f"#{rij}").wait_for(state="visible")
        assert len(seen(bezoek.page)) == 47


@pytest.mark.parametrize(
    ("veld", "waarde", "opties"),
    [
        ("status", "uitgevoerd", ("--status", "uitgevoerd")),
        ("thema", "Instrumenten", ("--thema", "instrumenten")),
    ],
)
def test_the_filter_of_a_list(
    browser: Browser, paginas: dict[str, Path], run: Run, veld: str, waarde: str, opties: tuple[str, ...]
) -> None:
    """A list of the site shows the acties that the command line gives, and says how many."""
    with visit(browser, paginas["site acties.html"]) as bezoek:
        bezoek.page.locator(f"#filter-{veld}").select_option(label=waarde)
        ids = sorted(bezoek.page.locator(".rijen > li:visible .id").all_inner_texts())
        assert bezoek.page.inner_text("#filter [role=status]") == f"{len(ids)} van 47 getoond."
    assert ids == sorted(actie["id"] for actie in ask(run, "status", *opties)["acties"])


def test_the_index_is_read_on_use(browser: Browser, paginas: dict[str, Path]) -> None:
    """Until something is asked for, the search page reads no piece of the index; what is not there is said."""
    zoeken = paginas["site zoeken.html"]
    with visit(browser, zoeken) as bezoek:
        assert [url for url in bezoek.gevraagd if "/zoek/" in url] == []
        bezoek.page.fill("#vraag", "bestaatniet")
        bezoek.page.get_by_text("Niets gevonden.").wait_for()
        assert [url for url in bezoek.gevraagd if "/zoek/" in url]
        assert (bezoek.fouten, outside(bezoek, zoeken.parent)) == ([], [])


def test_what_has_no_id_has_no_sign_before_it(browser: Browser, paginas: dict[str, Path]) -> None:
    """A thema is found as such; a record has its kind and then its id."""
    with visit(browser, paginas["site zoeken.html"], anker="#q=meldpunten") as bezoek:
        bezoek.page.locator("#zoek-uit li").first.wait_for()
        onder = bezoek.page.locator("#zoek-uit .id").all_inner_texts()
    assert {"thema", "besluit · BR-2017-06-23-07"} <= set(onder)


def test_a_question_stands_in_the_address(browser: Browser, paginas: dict[str, Path]) -> None:
    """Who opens the address of a search sees its answers, and each leads to a page that is there."""
    zoeken = paginas["site zoeken.html"]
    with visit(browser, zoeken, anker="#q=honorair%20consul") as bezoek:
        bezoek.page.locator("#zoek-uit li").first.wait_for()
        assert bezoek.page.input_value("#vraag") == "honorair consul"
        links = bezoek.page.locator("#zoek-uit a").evaluate_all("(alle) => alle.map((een) => een.getAttribute('href'))")
    assert [link for link in links if not (zoeken.parent / link).is_file()] == []
