"""The pages of the site as data: rows, headings, words to search by and what they say of what is not there."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from actiepunten.cli.session import make_register
from actiepunten.records.entry import AnyRecord
from actiepunten.sheet import make_sheet
from actiepunten.site.functies import niemand_paginas
from actiepunten.site.gids import Gids, kort
from actiepunten.site.lijsten import signaal_paginas
from actiepunten.site.overzicht import overzicht_paginas
from actiepunten.site.recordpagina import RecordPagina
from actiepunten.site.records import ELDERS, actie_paginas, besluit_paginas, casus_paginas, kind_of_heading
from actiepunten.site.rijen import actie_rij
from actiepunten.site.zoeken import search_files, words
from actiepunten.stand import Stand
from actiepunten.storage.loader import load
from actiepunten.storage.source import WorkTree
from actiepunten.termijnen import Signaal
from conftest import GEMEENTE, ROOT
from support.builders import een_actie, een_besluit, een_inrichting, een_register, een_stand

WEG = [{"veld": "wie", "grond": "10.2.e", "stelsel": "wob"}]

FROM_SHEET = {
    "Orgaan", "Datum", "Soort", "Gevraagd", "Met", "Termijn", "Van kracht", "Opvolging", "Tekst",
    "Thema", "Wie", "Sinds", "Aanleiding", "Uiterlijk", "Volgende keer", "Uitstel", "Overdracht",
    "Jaar", "Categorie", "Locatie", "Grond", "Gedeeld", "Afdoening",
    "Afgeleid", "Toelichting", "Rubricering", "Bron", "Weggelaten", "Correcties", "Uitzonderingen",
}  # fmt: skip
"""The headings of the sheet that the page takes over as they are."""


def een_gids(*records: AnyRecord, peildatum: str = "2018-09-30") -> Gids:
    return Gids(een_stand(*records, peildatum=peildatum))


def test_a_short_title_has_single_blanks() -> None:
    """However many blanks it has, something of it is left."""
    assert kort(" " * 170 + "a") == "a"
    assert kort("een\n  twee") == "een twee"
    assert kort("woord " * 40, 20) == "woord woord woord …"
    assert kort("x" * 200, 20) == "x" * 20 + " …"


def test_words_of_any_length_can_be_searched() -> None:
    """Of two long words that differ in their last letter the beginning counts, in the index and as it is typed."""
    lang = ["b" * 46_000 + slot for slot in "xy"]
    assert words(f"{lang[0]} {lang[1]} kort") == {"b" * 60, "kort"}
    index = dict(search_files(een_gids(een_besluit(tekst=" ".join(lang)))))
    assert "b" * 60 + '"' in index["zoek/woorden-0.js"]
    (letters,) = re.findall(r"const LETTERS = (\d+);", (ROOT / "templates/site/site.js").read_text(encoding="utf-8"))
    assert words("b" * 1000) == {"b" * int(letters)}


def test_an_owner_that_is_withheld_is_not_nobody() -> None:
    """Neither in the filter of a list nor in what a search shows."""
    gids = een_gids(een_besluit(), een_actie(wie=None, weggelaten=WEG), een_actie(id="A-2018-01-19-02", wie=None))
    geheim, van_niemand = gids.stand.acties.values()
    assert actie_rij(gids, geheim).zoekwie == ()
    assert actie_rij(gids, van_niemand).zoekwie == ("niemand",)
    records = dict(search_files(gids))["zoek/records-0.js"]
    assert re.findall(r'"A-2018-01-19-0\d",[^]]*; (\w+)"', records) == ["weggelaten", "niemand"]


def test_what_is_not_there_is_told_truly() -> None:
    """That a file cannot be read, that the record came later and that there is none are three things."""
    verband = [{"besluit": f"DB-2018-0{maand}-01-01", "soort": "raakt"} for maand in (2, 3, 4)]
    nieuw = een_besluit(id="DB-2018-03-15-01", verband=verband)
    actie = een_actie(besluiten=["DB-2018-03-15-01", "DB-2018-02-01-01", "DB-2018-03-01-01"])
    register = een_register(nieuw, een_besluit(id="DB-2018-04-01-01"), actie)
    register.onleesbaar = ("data/besluiten/DB-2018-02-01-01.yaml",)
    gids = Gids(Stand(register, nieuw.datum))
    (pagina,) = besluit_paginas(gids, gids.stand.besluiten[nieuw.id])
    waarom = ["is niet te lezen", "staat niet in dit register", "was er op deze dag nog niet"]
    assert [rij.titel for groep in pagina.groepen for rij in groep.rijen if groep.anker == "ouder"] == waarom
    (pagina,) = actie_paginas(gids, gids.stand.acties[actie.id])
    assert [rij.titel for rij in pagina.groepen[0].rijen][1:] == waarom[:2]


def test_what_is_silent_longest_comes_first() -> None:
    """On the first page, which has the first few, and in the list itself."""
    acties = [een_actie(id=f"A-2018-01-19-{n:02}", sinds=f"{2018 - (n == 7)}-01-19", wie=["HRM"]) for n in range(1, 8)]
    gids = Gids(een_stand(een_besluit(), *acties, inrichting=een_inrichting(rollen=[{"code": "HRM"}])))
    (overzicht,) = overzicht_paginas(gids)
    (stil,) = (groep for groep in overzicht.groepen if groep.anker == "stil")
    (lijst,) = signaal_paginas(gids, Signaal.STIL)
    assert [rij.id for rij in stil.rijen] == [f"A-2018-01-19-{n:02}" for n in (7, 1, 2, 3, 4)]
    assert next(rij.id for rij in lijst.groepen[0].rijen) == "A-2018-01-19-07"


def test_the_figure_of_nobody_leads_to_what_it_counts() -> None:
    """Also to what continues, but under another heading."""
    doorlopend = [{"datum": "2018-02-01", "status": "doorlopend"}]
    acties = een_actie(wie=None), een_actie(id="A-2018-01-19-02", wie=None, voortgang=doorlopend)
    gids = een_gids(een_besluit(), *acties)
    (overzicht,) = overzicht_paginas(gids)
    (cijfer,) = (cijfer for cijfer in overzicht.cijfers if cijfer.wat == "daarvan is van niemand")
    (pagina,) = niemand_paginas(gids)
    assert (cijfer.getal, cijfer.van, cijfer.pad) == (1, 1, pagina.pad)
    assert [(groep.titel, len(groep.rijen)) for groep in pagina.groepen] == [("Verder te doen", 1), ("Doorlopend", 1)]


def test_work_of_a_role_that_ended_is_told_with_who_came_after() -> None:
    """Once, with the numbers of the page that is linked; where nobody came after that has a page, with itself."""
    for opvolger, verwacht in (("ICT", {"ICT": 3}), ("WEG", {"HRM (nu WEG)": 2, "ICT": 1})):
        rollen = [{"code": "HRM", "tot": "2018-03", "opvolgers": [opvolger]}, {"code": "ICT"}]
        acties = [een_actie(id=f"A-2018-01-19-0{n}", wie=[wie]) for n, wie in enumerate(["HRM", "HRM", "ICT"], 1)]
        gids = Gids(een_stand(een_besluit(), *acties, inrichting=een_inrichting(rollen=rollen)))
        (overzicht,) = overzicht_paginas(gids)
        assert {telling.naam: telling.totaal for telling in overzicht.rollen} == verwacht


def record_pages(stand: Stand) -> Iterator[list[RecordPagina]]:
    """The pages of every record."""
    gids = Gids(stand)
    yield from (besluit_paginas(gids, besluit) for besluit in stand.besluiten.values())
    yield from (actie_paginas(gids, actie) for actie in stand.acties.values())
    yield from (casus_paginas(gids, casus) for casus in stand.casussen.values())


def headings(pagina: RecordPagina) -> list[str]:
    """The name of every field, text, group and section."""
    eigen = ["Stappen"] if pagina.stappen else []
    eigen += ["Voortgang"] if pagina.meldingen else []
    velden = [feit.naam for feit in pagina.feiten] + [verhaal.kop for verhaal in pagina.verhalen]
    return eigen + velden + [groep.titel for groep in pagina.groepen] + [sectie.kop for sectie in pagina.secties]


@pytest.mark.parametrize(("root", "dag"), [(ROOT, "2018-09-30"), (GEMEENTE, "2024-06-01"), (GEMEENTE, "2030-01-01")])
def test_all_that_the_sheet_tells_stands_once_on_the_page(root: Path, dag: str) -> None:
    """No part is lost or told twice; whoever gives the sheet a new heading says here, or in ELDERS, where it goes."""
    stand = Stand(make_register(load(WorkTree(root))), date.fromisoformat(dag))
    for (pagina,) in record_pages(stand):
        blad = make_sheet(stand, pagina.id)
        koppen = {naam for naam, _ in blad.velden} | {kind_of_heading(sectie.kop) for sectie in blad.secties}
        assert koppen <= FROM_SHEET | set(ELDERS), pagina.id
        verwacht = {ELDERS.get(kop, kop) for kop in koppen} - {""}
        if "Acties op dit besluit" in verwacht:  # there each tells its own
            verwacht.remove("Opvolging")
        assert Counter(headings(pagina)) == Counter(verwacht), pagina.id
