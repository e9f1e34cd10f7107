"""The shipped register equals the golden file, typed from the source by another hand."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from actiepunten.actie_view import ActieView
from actiepunten.cli.session import make_register
from actiepunten.records.base import Record
from actiepunten.register import Register
from actiepunten.stand import Stand
from actiepunten.storage.loader import load
from actiepunten.storage.source import WorkTree
from actiepunten.storage.yamltext import read_document
from conftest import ROOT

GOLDEN: dict[str, list[dict[str, Any]]] = read_document(
    (ROOT / "tests/data/bron.golden.yaml").read_text(encoding="utf-8")
).data


@pytest.fixture(scope="module")
def register() -> Register:
    return make_register(load(WorkTree(ROOT)))


@pytest.fixture(scope="module")
def rijen(register: Register) -> list[ActieView]:
    return list(Stand(register, date(2018, 9, 14)).acties.values())


def printed_results(actie: ActieView) -> list[str]:
    """The results as the table prints them: one of the row, or one of each step."""
    if actie.oordeel.eigen:
        return [str(status) for status in actie.resultaat]
    return [str(stap.status) for stap in actie.stappen if stap.voortgang]


def cited_meetings(actie: ActieView) -> list[str]:
    """The meetings that the row cites itself, each once, in order."""
    return list(dict.fromkeys(f"{b.record.orgaan} {b.record.datum}" for b in actie.genoemd))


def mentions(trefwoord: str, *records: Record) -> bool:
    return any(trefwoord.casefold() in f"{r.titel} {r.tekst}".casefold() for r in records)


def test_the_table_has_its_44_rows_under_six_headings(rijen: list[ActieView]) -> None:
    """The stand at 14 September 2018 is the table: the same rows under the same headings in the same order."""
    assert [rij["thema"] for rij in GOLDEN["tabel"]] == [actie.record.thema for actie in rijen]
    assert list(Counter(rij["thema"] for rij in GOLDEN["tabel"]).values()) == [10, 8, 9, 4, 7, 6]


@pytest.mark.parametrize("nummer", range(44))
def test_each_row_cites_names_and_reports_what_the_table_does(rijen: list[ActieView], nummer: int) -> None:
    """Of each row the cited meetings, the roles and the results are those of the table, in its order."""
    rij, actie = GOLDEN["tabel"][nummer], rijen[nummer]
    expected = (list(dict.fromkeys(rij["aangehaald"])), rij["wie"], rij["resultaat"])
    assert expected == (cited_meetings(actie), list(actie.wie), printed_results(actie))
    stappen = " ".join(stap.record.titel for stap in actie.stappen)
    assert mentions(rij["trefwoord"], actie.record) or rij["trefwoord"] in stappen.casefold(), actie.record.titel


@pytest.mark.parametrize("vergadering", GOLDEN["vergaderingen"], ids=lambda v: f"{v['orgaan']}-{v['datum']}")
def test_each_meeting_has_its_decisions(register: Register, vergadering: dict[str, Any]) -> None:
    """Of each meeting every decision is there, in order, with its kind and whom it asks."""
    records = [
        b
        for b in register.besluiten.values()
        if (b.orgaan, b.datum.isoformat()) == (vergadering["orgaan"], vergadering["datum"])
    ]
    expected = [(b["soort"], b["gevraagd"]) for b in vergadering["besluiten"]]
    assert expected == [(str(b.soort), list(b.gevraagd)) for b in records]
    for besluit, record in zip(vergadering["besluiten"], records, strict=True):
        assert mentions(besluit["trefwoord"], record), (besluit["trefwoord"], record.id, record.titel)


def test_no_meeting_is_in_the_register_alone(register: Register) -> None:
    """The register knows no meeting that the golden file does not know."""
    expected = {(v["orgaan"], v["datum"]) for v in GOLDEN["vergaderingen"]}
    assert expected == {(b.orgaan, b.datum.isoformat()) for b in register.besluiten.values()}


def test_the_cases_are_those_of_the_message(register: Register) -> None:
    """The eleven cases stand in the order of the message, with kind and place."""
    records = list(register.casussen.values())
    assert [(c["soort"], c["locatie"]) for c in GOLDEN["casussen"]] == [(c.soort, c.locatie) for c in records]
    for casus, record in zip(GOLDEN["casussen"], records, strict=True):
        assert mentions(casus["trefwoord"], record), (casus["trefwoord"], record.id)
