"""The table of the source, typed apart from the records, comes in as the acties that are shipped."""

import json
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from actiepunten.actie_view import ActieView
from actiepunten.cli.session import Session
from actiepunten.stand import Stand
from conftest import ROOT, Run
from support.lijsten import SOORTEN, als_bestand

DAG = date(2018, 9, 14)
KOP = ["Onderwerp", "Aanpak/Activiteiten", "Wie", "Resultaat", "Opmerking"]
LIJST: dict[str, Any] = yaml.safe_load((ROOT / "tests" / "data" / "lijst.yaml").read_text(encoding="utf-8"))


def onderwerp(rij: dict[str, str]) -> str:
    return f"{rij['titel']} {rij['citaat']}".strip()


def rijen() -> list[list[str]]:
    """The list as one table: a head, headings of themes, and the rows below each."""
    alle = [KOP]
    for deel in LIJST["lijst"]:
        alle.append([deel["kop"], "", "", "", ""])
        for rij in deel["rijen"]:
            aanpak = "\n\n".join(rij.get("aanpak", []))
            alle.append([onderwerp(rij), aanpak, rij["wie"], rij["resultaat"], rij.get("opmerking", "")])
    return alle


def gebroken() -> list[list[str]]:
    """The same with pages: the head again on each, and rows that go on there."""
    alle = []
    for rij in rijen():
        eerste, streep, laatste = rij[0].rpartition("(BR")
        if streep:
            citaat, regel, rest = f"{streep}{laatste}".partition("\n" if "\n" in laatste else " ")
            half = regel == "\n"  # the page ends within the citation
            boven, onder = (f"{eerste}{citaat}", rest) if half else (eerste.rstrip(), f"{citaat} {rest}")
            stappen, wit, stap = rij[1].rpartition("\n\n")
            alle += [[boven, stappen, *rij[2:]], KOP, [onder, f"{wit}{stap}".strip(), "", "", ""]]
        else:
            alle.append(rij)
    return alle


def toewijzing() -> str:
    """What the list cannot say itself: which decisions of a meeting, and where rows without citation rest on."""
    titels = {
        f"{k}.{r}": rij["titel"] for k, deel in enumerate(LIJST["lijst"], 1) for r, rij in enumerate(deel["rijen"], 1)
    }
    citaten = [{"citaat": c["citaat"], "titel": titels[c["rij"]], "besluit": c["besluit"]} for c in LIJST["citaten"]]
    return json.dumps(
        {
            "datum": "2018-09-14",
            "kolommen": {"Aanpak/Activiteiten": "activiteiten"},
            "resultaat_per_stap": "ja",
            "negeer": ["interdepartementaal"],
            "citaten": citaten,
            "standaard": {"besluit": "BR-2017-06-23-01", "rubricering": "openbaar"},
        },
        ensure_ascii=False,
    )


@pytest.fixture
def zonder_acties(shipped: Path) -> Path:
    for actie in (shipped / "data" / "acties").glob("*.yaml"):
        actie.unlink()
    return shipped


def stand(register: Path) -> Stand:
    return Stand(Session(register).register, DAG)


def gelezen(actie: ActieView) -> tuple[object, ...]:
    """What is compared: who, the results and the decisions that the row itself names."""
    return set(actie.wie), set(actie.resultaat), {besluit.id for besluit in actie.genoemd}


def verwacht() -> dict[str, tuple[object, ...]]:
    """For the title of each row what the shipped actie of that theme and place says."""
    alle = stand(ROOT)
    codes = {thema.titel: thema.code for thema in alle.register.inrichting.themas}
    plaats = {(a.record.thema, a.record.volgorde): gelezen(a) for a in alle.acties.values()}
    return {
        rij["titel"]: plaats[codes[deel["kop"]], nummer]
        for deel in LIJST["lijst"]
        for nummer, rij in enumerate(deel["rijen"], start=1)
    }


@pytest.mark.parametrize("tabel", [rijen, gebroken], ids=["heel", "gebroken"])
@pytest.mark.parametrize("soort", SOORTEN)
def test_the_typed_table_becomes_the_shipped_acties(
    run: Run, zonder_acties: Path, tmp_path: Path, soort: str, tabel: Callable[[], list[list[str]]]
) -> None:
    """Roles, results and citations are those of the records, from every kind of file; a second run changes nothing."""
    lijst, mapping = tmp_path / f"lijst.{soort}", tmp_path / "toewijzing.yaml"
    lijst.write_bytes(als_bestand(soort, tabel()))
    mapping.write_text(toewijzing(), encoding="utf-8")
    command = ("importeer", lijst, "--toewijzing", mapping, "--schrijf", "--register", zonder_acties)
    ran = run(*command)
    assert (ran.code, "niet begrepen" in ran.out) == (0, False), ran.out + ran.err
    assert {a.record.titel: gelezen(a) for a in stand(zonder_acties).acties.values()} == verwacht()
    voor = {file: file.read_bytes() for file in zonder_acties.rglob("*.yaml")}
    assert run(*command).out.splitlines()[-1] == "44 staan er al"
    assert {file: file.read_bytes() for file in zonder_acties.rglob("*.yaml")} == voor


def test_the_broken_table_is_broken() -> None:
    """Rows go on under a repeated head, some of them in the middle of a citation or with a step."""
    onder = [rij for boven, rij in pairwise(gebroken()) if boven == KOP][1:]
    assert len(onder) == 25
    assert ["6/7/18)", "", "", "", ""] in onder
    assert ["(BR 23/6/17)", "handreiking voor het p-gesprek op de portalen", "", "", ""] in onder
