import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from actiepunten import __version__
from actiepunten.cli.app import main
from actiepunten.site import paden
from actiepunten.site.zoeken import fold
from actiepunten.storage.sitefolder import LIST, write_site
from cli.answers import acties, edit, english_in
from conftest import ROOT, Run
from support.pagina import Gelezen, read_site, target
from support.terminal import Terminal
from support.vijandig import TEKSTEN

ZWAARST = 150_000
LATER = """
import datetime

class Later(datetime.date):
    @classmethod
    def today(cls):
        return cls(2031, 12, 31)

datetime.date = Later
"""


def build(register: Path, uit: Path, *opties: str) -> Path:
    """The site of a register."""
    with redirect_stdout(StringIO()):
        assert main(["site", "--uit", str(uit), "--register", str(register), *opties]) == 0
    return uit


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped register; it is only read."""
    return build(ROOT, tmp_path_factory.mktemp("site") / "uit")


@pytest.fixture(scope="module")
def paginas(site: Path) -> dict[str, Gelezen]:
    """Every page of it."""
    return read_site(site)


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def records(register: Path) -> Iterator[tuple[str, str]]:
    """The folder of the site and the id of each record of a register."""
    for bron, doel in (("besluiten", "besluiten"), ("acties", "acties"), ("casuistiek", "casussen")):
        for file in (register / "data" / bron).glob("*.yaml"):
            yield doel, file.stem


def pieces(folder: Path, naam: str) -> Iterator[tuple[int, object]]:
    """What the scripts of the search index of that name hand over, by their number."""
    for file in folder.glob(f"zoek/{naam}-*.js"):
        gevonden = re.fullmatch(rf"actiepuntenZoek\.{naam}\((\d+),(.*)\);\n", file.read_text(encoding="utf-8"))
        assert gevonden, file
        yield int(gevonden[1]), json.loads(gevonden[2])


def found(folder: Path, vraag: str) -> list[str]:
    """The paths of the records that have a word beginning so, as the script of the page finds them."""
    tekst = (folder / "zoek/inhoud.js").read_text(encoding="utf-8")
    inhoud = json.loads(tekst.removeprefix("actiepuntenZoek.inhoud(").removesuffix(");\n"))
    treffers = dict(pieces(folder, "records"))
    nummers: set[int] = set()
    for _, woorden in pieces(folder, "woorden"):
        assert isinstance(woorden, dict)
        for woord, waar in woorden.items():
            if woord.startswith(fold(vraag)):
                for deel in waar.split("|"):
                    hier = -1
                    for stap in deel.split():
                        hier += int(stap, 36)
                        nummers.add(hier)
    per_deel = inhoud["perDeel"]
    return [treffers[n // per_deel][n % per_deel][0] for n in sorted(nummers)]  # type: ignore[index]


def test_every_record_role_theme_and_meeting_has_its_page(site: Path, paginas: dict[str, Gelezen]) -> None:
    """Records by their id in small letters, codes as they are, meetings by body and day."""
    for map_, record_id in records(ROOT):
        assert f"{map_}/{record_id.lower()}.html" in paginas
    for pad in ("rollen/CCI.html", "rollen/BR.html", "rollen/niemand_.html", "themas/instrumenten.html"):
        assert pad in paginas
    assert "vergaderingen/br-2018-07-06.html" in paginas
    assert (site / "zoek/inhoud.js").is_file()


def test_every_link_leads_to_a_page_and_a_place_that_are_there(site: Path, paginas: dict[str, Gelezen]) -> None:
    """All links are relative and end at a file, and at an id on it where they name one."""
    for pad, pagina in paginas.items():
        for link in pagina.links + pagina.bronnen:
            doel, plek = target(pad, link)
            assert (site / doel).is_file(), (pad, link)
            assert not plek or plek in paginas[doel].plekken, (pad, link)


def test_every_page_can_be_reached_from_the_first(paginas: dict[str, Gelezen]) -> None:
    """Whoever follows links comes everywhere, without search."""
    gezien, te_doen = {"index.html"}, ["index.html"]
    while te_doen:
        pad = te_doen.pop()
        nieuw = {target(pad, link)[0] for link in paginas[pad].links} - gezien
        gezien |= nieuw
        te_doen += nieuw
    assert set(paginas) - gezien <= {f"signalen/{naam}.html" for naam in EMPTY_SIGNALS}


EMPTY_SIGNALS = ("te-laat", "stil", "niet-gemeld", "nu", "te-laat-uitgevoerd")
"""The lists of signals that the overview of the shipped register does not name."""


def test_every_page_says_from_what_it_is_told(paginas: dict[str, Gelezen]) -> None:
    """Peildatum, revisie, rubricering and the version of the tool."""
    for pagina in paginas.values():
        assert "Peildatum 30 september 2018 (afgesloten register)" in pagina.tekst
        assert "Revisie werkmap" in pagina.tekst
        assert "Rubricering van deze pagina: " in pagina.tekst
        assert f"Gemaakt met actiepunten {__version__}" in pagina.tekst


def test_nothing_is_fetched_from_elsewhere_and_no_script_stands_in_a_page(site: Path) -> None:
    """A strict policy on each page; style and script are files beside it."""
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert "default-src 'none'; style-src 'self' file:; script-src 'self' file:; base-uri 'none'" in html
        assert re.findall(r"<script[^>]*>", html) == re.findall(r'<script src="(?:\.\./)?site\.js" defer>', html)
        assert not re.search(r'<style|\sstyle=|\son\w+=|(?:src|href)="(?:https?:|//)', html)


def test_each_id_stands_once_on_a_page(paginas: dict[str, Gelezen]) -> None:
    """Links to places are unambiguous."""
    for pad, pagina in paginas.items():
        assert len(pagina.plekken) == len(set(pagina.plekken)), pad


def test_the_page_of_an_actie_tells_it_whole(paginas: dict[str, Gelezen]) -> None:
    """Steps with their progress and evidence, the decisions, what revised them, and the source."""
    tekst = paginas["acties/a-2018-01-19-04.html"].tekst
    for stuk in (
        "Inventarisatie van seksuele intimidatie bij BZ en verspreiding van het rapport",
        "herzien door BR-2018-09-21-07",
        "2. Concept van het onderzoek bespreken in de BR uitgevoerd sinds 25 mei 2018 termijn uiterlijk begin juli",
        "6 juli 2018 uitgevoerd De bestuursraad bespreekt het rapport. Bewijs: Verslag Bestuursraad 6 juli 2018",
        "Voortgang van de actie als geheel 14 september 2018 loopt",
        "Voert uit (11)",
        "Herzien door (1)",
        "Bron Actieplan Integriteit BZ, stand van zaken september 2018, Veilige werkomgeving",
    ):
        assert stuk in tekst


def test_the_page_of_a_decision_tells_what_came_of_it(paginas: dict[str, Gelezen]) -> None:
    """Whether it is in force, the acties on it, and older and newer decisions with what they do."""
    pagina = paginas["besluiten/br-2018-07-06-04.html"]
    assert "Van kracht nee, vervangen door BR-2018-09-21-07 op 21 september 2018" in pagina.tekst
    (actie,) = [rij for rij in pagina.rijen if "A-2018-01-19-04" in rij.split("·")[0] and rij.startswith("Inventar")]
    assert "loopt" in actie
    assert any("vervangt dit besluit" in rij for rij in pagina.rijen)
    assert "../vergaderingen/br-2018-07-06.html" in pagina.links


def test_the_graph_shows_one_step_and_says_how_many_more_there_are(site: Path) -> None:
    """Six decisions are drawn above an actie with eleven; title, description and a list say the same."""
    html = (site / "acties/a-2018-01-19-04.html").read_text(encoding="utf-8")
    graaf = html[html.index('<aside class="graaf"') : html.index("</aside>")]
    assert '<title id="graaf-titel">Wat samenhangt met A-2018-01-19-04</title>' in graaf
    assert "Erboven: 11 records waar het op rust. Eronder: 1 record dat erop volgt.</desc>" in graaf
    assert "Er zijn nog 5 oudere besluiten; die staan hieronder." in graaf
    getekend = re.findall(r'<a href="([^"]+)" aria-label="(\S+) · ([^"]+?)(?: \(afgeleid\))? [^"]*">', graaf)
    assert len(getekend) == 7
    lijst = graaf[graaf.index("<ul>") :]
    assert [pad for pad, *_ in getekend] == re.findall(r'<a href="([^"]+)">', lijst)


def test_the_page_of_a_role_holds_what_status_gives_of_that_owner(run: Run, paginas: dict[str, Gelezen]) -> None:
    """The same acties, each once, with those of predecessors."""
    for code in ("CCI", "VCI", "HDPO"):
        verwacht = set(acties(run, "--owner", code))
        pagina = paginas[f"rollen/{code}.html"]
        links = [target(f"rollen/{code}.html", link)[0] for link in pagina.links]
        getoond = [i for i in verwacht if f"acties/{i.lower()}.html" in links]
        assert set(getoond) == verwacht
        assert "niets te laat" in pagina.tekst
    assert "Volgde op VCI (nu CCI)" in paginas["rollen/CCI.html"].tekst
    assert "Opgevolgd door CCI" in paginas["rollen/VCI.html"].tekst


def test_what_was_asked_of_a_role_without_an_actie_stands_apart(run: Run, paginas: dict[str, Gelezen]) -> None:
    """The decisions that ``status --owner`` lists below its acties."""
    ran = run("status", "--owner", "DBV", "--formaat", "json")
    gevraagd = [besluit["id"] for besluit in json.loads(ran.out)["gevraagd"]]
    assert gevraagd
    tekst = paginas["rollen/DBV.html"].tekst
    deel = tekst[tekst.index(f"Gevraagd, zonder eigen actie ({len(gevraagd)}) Deze besluiten vroegen iets van DBV") :]
    assert all(record_id in deel for record_id in gevraagd)


def test_late_comes_first(gemeente: Path, tmp_path: Path) -> None:
    """On the page of a role what is late stands on top, the latest first."""
    uit = build(gemeente, tmp_path / "uit", "--datum", "2030-01-01")
    for file in (uit / "rollen").glob("*.html"):
        html = file.read_text(encoding="utf-8")
        if 'id="te-laat"' in html:
            deel = html[html.index('id="te-laat"') :].split("</section>")[0]
            dagen = [int(n) for n in re.findall(r'<li class="te-laat">(\d+) dagen te laat', deel)]
            assert dagen == sorted(dagen, reverse=True) != []
            assert re.findall(r'<h2 id="([\w-]+)"', html)[0] == "te-laat"
    assert any("dagen te laat" in file.read_text(encoding="utf-8") for file in (uit / "rollen").glob("*.html"))


def test_the_peildatum_decides_what_there_is(tmp_path: Path) -> None:
    """Of a later decision there is no page, and no word in the search index."""
    uit = build(ROOT, tmp_path / "uit", "--datum", "2018-01-13")
    assert not (uit / "besluiten/br-2018-07-06-04.html").exists()
    assert "Stand op 13 januari 2018" in read_site(uit)["index.html"].tekst
    assert found(uit, "2018") == [pad for pad in found(uit, "2018") if (uit / pad).is_file()]
    assert not any("2018-07" in file.read_text(encoding="utf-8") for file in uit.glob("zoek/*.js"))


def test_the_revisie_decides_what_was_known(shipped: Path, git: Callable[..., str], tmp_path: Path) -> None:
    """Out of git: the titles of then, and the full commit id on each page."""
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "begin")):
        git(shipped, *arguments)
    edit(shipped / "data/acties/A-2018-09-14-05.yaml", "titel: ", "titel: Zeemeermin ")
    uit = build(shipped, tmp_path / "uit", "--revisie", "HEAD")
    pagina = read_site(uit)["acties/a-2018-09-14-05.html"].tekst
    assert f"Revisie {git(shipped, 'rev-parse', 'HEAD')}" in pagina
    assert "Zeemeermin" not in pagina


def test_the_same_bytes_wherever_and_whenever(site: Path, tmp_path: Path) -> None:
    """Another folder, later clock, hash seed, time zone and locale give the same files."""
    shutil.copytree(ROOT / "data", tmp_path / "een map met é" / "data")
    (tmp_path / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(
        [sys.executable, "-m", "actiepunten", "site", "--uit", tmp_path / "ergens"],
        cwd=tmp_path / "een map met é",
        env=env,
        check=True,
        capture_output=True,
    )
    assert files(tmp_path / "ergens") == files(site)


def test_pages_of_records_that_are_gone_go_too(shipped: Path, tmp_path: Path) -> None:
    """A second run leaves exactly what a first run elsewhere would write."""
    uit = build(shipped, tmp_path / "uit")
    assert (uit / "casussen/c-2017-01.html").exists()
    shutil.rmtree(shipped / "data/casuistiek")
    build(shipped, uit)
    assert not (uit / "casussen").exists()
    assert files(uit) == files(build(shipped, tmp_path / "vers"))
    assert [file.name for file in tmp_path.iterdir() if "bezig" in file.name] == []


def test_a_folder_with_anything_else_in_it_is_refused(run: Run, tmp_path: Path) -> None:
    """Nothing is written or removed, whether the site was there before or not."""
    (tmp_path / "uit").mkdir()
    (tmp_path / "uit/mijn.txt").write_text("van mij", encoding="utf-8")
    ran = run("site", "--uit", tmp_path / "uit")
    assert (ran.code, ran.out) == (2, "")
    assert "staat wat niet door `actiepunten site` is geschreven: mijn.txt" in ran.err
    assert files(tmp_path / "uit") == {"mijn.txt": b"van mij"}
    uit = build(ROOT, tmp_path / "site")
    (uit / "acties" / "nota.html").write_text("van mij", encoding="utf-8")
    before = files(uit)
    assert run("site", "--uit", uit).code == 2
    assert files(uit) == before


def test_a_list_written_by_hand_leads_nowhere_else(run: Run, tmp_path: Path) -> None:
    """A file outside the folder is not removed because the list names it."""
    uit = build(ROOT, tmp_path / "uit")
    buiten = tmp_path / "buiten.txt"
    buiten.write_text("blijft", encoding="utf-8")
    with (uit / LIST).open("a", encoding="utf-8") as lijst:
        lijst.write("../\nbuiten.txt\n")
    assert run("site", "--uit", uit).code == 0
    assert buiten.read_text(encoding="utf-8") == "blijft"


def test_a_link_in_the_place_of_a_page_or_folder_is_refused(run: Run, tmp_path: Path) -> None:
    """What is behind a link is never written."""
    uit = build(ROOT, tmp_path / "uit")
    shutil.move(uit / "acties", tmp_path / "elders")
    (uit / "acties").symlink_to(tmp_path / "elders")
    before = files(tmp_path / "elders")
    assert run("site", "--uit", uit).code == 2
    assert files(tmp_path / "elders") == before
    (tmp_path / "koppeling").symlink_to(tmp_path / "nergens")
    assert run("site", "--uit", tmp_path / "koppeling").code == 2


def test_the_data_of_the_register_is_no_place_for_pages(run: Run, shipped: Path) -> None:
    """Nor below a file."""
    ran = run("site", "--uit", "data/site", cwd=shipped)
    assert (ran.code, "ligt in de map data van het register" in ran.err) == (2, True)
    assert not (shipped / "data/site").exists()
    assert run("site", "--uit", "data/register.yaml", cwd=shipped).code == 2
    ran = run("site", "--uit", "data/register.yaml/site", cwd=shipped)
    assert ran.code == 2
    (shipped / "bestand").write_text("van mij", encoding="utf-8")
    ran = run("site", "--uit", "bestand/site", cwd=shipped)
    assert (ran.code, "een deel van het pad is geen map" in ran.err) == (3, True)


def test_a_folder_is_made_with_those_above_it(run: Run, shipped: Path) -> None:
    """Like the other commands that write a folder."""
    assert run("site", "--uit", "er/nog/niet", cwd=shipped).code == 0
    assert (shipped / "er/nog/niet/index.html").exists()
    assert [file.name for file in (shipped / "er/nog").iterdir()] == ["niet"]


def test_it_writes_on_a_system_that_has_no_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And on which a folder cannot be opened like a file, such as Windows."""
    heel, open_ = build(ROOT, tmp_path / "heel"), os.open

    def no_folder(path: str | Path, flags: int, mode: int = 0o777, **more: int) -> int:
        if Path(path).is_dir() and not more:
            raise PermissionError(13, "Permission denied", str(path))
        return open_(path, flags, mode, **more)

    monkeypatch.setattr("actiepunten.storage.sitefolder.fcntl", None)
    monkeypatch.setattr("actiepunten.storage.sitefolder.os.open", no_folder)
    assert files(build(ROOT, tmp_path / "uit")) == files(heel)


def test_two_runs_do_not_write_in_one_folder(run: Run, tmp_path: Path) -> None:
    """The second says that the first is busy, and leaves all as it is."""
    (busy := tmp_path / ".uit.actiepunten-bezig").mkdir()
    handle = os.open(busy, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    ran = run("site", "--uit", tmp_path / "uit")
    os.close(handle)
    assert (ran.code, ran.out) == (3, "")
    assert "een andere opdracht schrijft nu in" in ran.err
    assert not (tmp_path / "uit").exists()


def test_the_list_of_an_earlier_version_holds(tmp_path: Path) -> None:
    """What it names may be replaced, and then the list has the words of now."""
    uit = build(ROOT, tmp_path / "uit")
    nu = (uit / LIST).read_text(encoding="utf-8")
    _, _, regels = nu.partition("\n")
    oud = "Deze map is geschreven door actiepunten site. Wat hieronder staat, vervangt of verwijdert een volgende keer:"
    (uit / LIST).write_text(f"{oud}\n{regels}", encoding="utf-8")
    build(ROOT, uit)
    assert (uit / LIST).read_text(encoding="utf-8") == nu
    assert nu.startswith(
        "Deze map is geschreven door actiepunten site. Een volgende keer mag het programma dit vervangen of weghalen:\n"
    )


def test_a_run_that_breaks_halfway_changes_nothing(tmp_path: Path) -> None:
    """The pages that were there stay as they were, and nothing is left beside them."""
    uit = build(ROOT, tmp_path / "uit")
    before = files(uit)

    def breaks() -> Iterator[list[tuple[str, bytes]]]:
        yield [("index.html", b"half")]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_site(uit, ROOT, breaks())
    assert files(uit) == before
    assert [file.name for file in tmp_path.iterdir()] == ["uit"]


def test_what_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    """Also where it stopped among the moving of pages: the next run makes the folder whole."""
    uit = build(ROOT, tmp_path / "uit")
    before = files(uit)
    busy = tmp_path / ".uit.actiepunten-bezig" / "nieuw"
    busy.mkdir(parents=True)
    (busy / "oud.html").write_text("rest", encoding="utf-8")
    (uit / "acties.html").unlink()
    build(ROOT, uit)
    assert files(uit) == before
    assert [file.name for file in tmp_path.iterdir()] == ["uit"]


def large(root: Path, aantal: int) -> Path:
    """A register of one role that has all the acties, all on one decision, with long titles."""
    (root / "data/acties").mkdir(parents=True)
    (root / "data/besluiten").mkdir()
    (root / "data/register.yaml").write_text(
        "versie: 1\nnaam: Groot\norganen: [{code: DB}]\nrollen: [{code: HRM}]\nthemas: [{code: werk, titel: Werk}]\n",
        encoding="utf-8",
    )
    (root / "data/besluiten/DB-2024-01-10-01.yaml").write_text(
        "id: DB-2024-01-10-01\ntitel: Alles\norgaan: DB\ndatum: 2024-01-10\nsoort: besluit\n", encoding="utf-8"
    )
    for nummer in range(1, aantal + 1):
        titel = f"Onderwerp {nummer} " + "met een heel lange titel " * 200
        (root / f"data/acties/A-2024-01-10-{nummer:03}.yaml").write_text(
            f"id: A-2024-01-10-{nummer:03}\ntitel: {titel}\nthema: werk\nbesluiten: [DB-2024-01-10-01]\nwie: [HRM]\n",
            encoding="utf-8",
        )
    return root


def test_long_lists_go_over_pages_and_stay_light(tmp_path: Path) -> None:
    """A hundred rows a page; together they hold each row once; nothing weighs over 150 kB."""
    uit = build(large(tmp_path / "register", 250), tmp_path / "uit", "--datum", "2024-06-01")
    alle = read_site(uit)
    for begin in ("acties", "rollen/HRM", "themas/werk", "besluiten/db-2024-01-10-01", "signalen/zonder-termijn"):
        bladen = [f"{begin}.html", f"{begin}_2.html", f"{begin}_3.html"]
        assert [len(alle[blad].rijen) for blad in bladen] == [100, 100, 50]
        ids = [re.findall(r"A-2024-01-10-\d+", rij)[0] for blad in bladen for rij in alle[blad].rijen]
        assert sorted(ids) == [f"A-2024-01-10-{nummer:03}" for nummer in range(1, 251)]
        assert f"{begin}_4.html" not in alle
        assert "blad 2 van 3" in alle[bladen[1]].tekst
        assert bladen[2].rsplit("/", 1)[-1] in " ".join(alle[bladen[0]].links)
    assert max(file.stat().st_size for file in uit.rglob("*")) <= ZWAARST
    assert "Er volgen er nog 244." in alle["besluiten/db-2024-01-10-01.html"].tekst


def test_a_page_tells_the_whole_title_though_lists_shorten_it(tmp_path: Path) -> None:
    """Nothing of a record is lost."""
    uit = build(large(tmp_path / "register", 3), tmp_path / "uit", "--datum", "2024-06-01")
    alle = read_site(uit)
    assert alle["acties/a-2024-01-10-001.html"].tekst.count("met een heel lange titel") >= 200
    assert all(len(rij) < 400 for rij in alle["acties.html"].rijen)


def test_search_finds_by_id_title_text_and_owner(site: Path) -> None:
    """Any word, by its beginning, without regard to case and accents."""
    assert "acties/a-2018-01-19-04.html" in found(site, "Inventarisatie")
    assert "casussen/c-2017-01.html" in found(site, "kortingen")
    assert "casussen/c-2017-01.html" in found(site, "diplom")
    assert "rollen/CCI.html" in found(site, "CCI")
    assert "acties/a-2018-09-14-05.html" in found(site, "cci")
    assert set(found(site, "cooRdinator")) == set(found(site, "coördinator")) != set()
    perdelen = [set(found(site, deel)) for deel in ("BR", "2018", "07", "06", "04")]
    assert "besluiten/br-2018-07-06-04.html" in set.intersection(*perdelen)
    assert found(site, "zeemeermin") == []


def test_every_result_is_a_page(site: Path) -> None:
    """And every record, role, thema and meeting can be a result."""
    paden_ = [rij[0] for _, rijen in pieces(site, "records") for rij in rijen]  # type: ignore[attr-defined]
    assert all((site / pad).is_file() for pad in paden_)
    assert {f"{map_}/{record_id.lower()}.html" for map_, record_id in records(ROOT)} <= set(paden_)


def test_a_large_index_is_divided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By how words begin, and nothing can be found less well for it."""
    heel = build(ROOT, tmp_path / "heel")
    monkeypatch.setattr("actiepunten.site.zoeken._ZWAAR", 1500)
    monkeypatch.setattr("actiepunten.site.zoeken._PER_DEEL", 20)
    delen = build(ROOT, tmp_path / "delen")
    assert len(list(heel.glob("zoek/woorden-*.js"))) == 1
    assert len(list(delen.glob("zoek/woorden-*.js"))) > 20
    assert max(file.stat().st_size for file in delen.glob("zoek/woorden-*.js")) < 2500
    for vraag in ("integriteit", "i", "be", "bestuur", "2018", "hdpo"):
        assert found(delen, vraag) == found(heel, vraag) != []


def test_only_what_is_public_is_in_the_public_edition(shipped: Path, tmp_path: Path) -> None:
    """Of another record nothing is anywhere, in no page and in no index."""
    file = shipped / "data/acties/A-2018-09-14-05.yaml"
    edit(file, "rubricering: openbaar", "rubricering: intern")
    edit(file, "titel: ", "titel: Zeemeermin ")
    uit = build(shipped, tmp_path / "uit", "--openbaar")
    for pad, inhoud in files(uit).items():
        assert b"zeemeermin" not in inhoud.lower(), pad
        assert b"2018-09-14-05" not in inhoud, pad
    assert "openbare uitgave" in read_site(uit)["index.html"].tekst
    ook = build(shipped, tmp_path / "intern")
    assert "Rubricering van deze pagina: intern" in read_site(ook)["acties/a-2018-09-14-05.html"].tekst


GEHEIM = ("besluiten/BR-2018-07-06-04", "acties/A-2018-01-19-04", "casuistiek/C-2017-01")


@pytest.mark.parametrize("record", GEHEIM)
def test_no_page_shows_more_than_it_says(shipped: Path, tmp_path: Path, record: str) -> None:
    """Every page with the title of a confidential record, in whatever row or graph, says that it is confidential."""
    edit(shipped / f"data/{record}.yaml", "rubricering: openbaar", "rubricering: vertrouwelijk")
    edit(shipped / f"data/{record}.yaml", "titel: ", "titel: Zeemeermin ")
    alle = read_site(build(shipped, tmp_path / "uit"))
    met = {pad for pad, pagina in alle.items() if "Zeemeermin" in pagina.tekst}
    assert len(met) > 2
    vertrouwelijk = {pad for pad, p in alle.items() if "Rubricering van deze pagina: vertrouwelijk" in p.tekst}
    assert met - vertrouwelijk == set()
    assert "acties/a-2018-09-14-05.html" not in vertrouwelijk


def test_the_overview_counts_what_the_pages_of_roles_hold(site: Path, paginas: dict[str, Gelezen]) -> None:
    """Also for a role with predecessors, which has one line for all of them; the list of roles counts likewise."""
    html = (site / "index.html").read_text(encoding="utf-8")
    geteld = dict(
        re.findall(r'<tr><th scope="row"><a href="rollen/([\w-]+)\.html">.*?class="samen">(\d+)<', html, re.DOTALL)
    )
    assert len(geteld) == 12
    assert "VCI" not in geteld
    for code, aantal in geteld.items():
        assert re.search(
            rf"\({code}\) {aantal} acties?\b|{code} {aantal} acties?\b", paginas[f"rollen/{code}.html"].tekst
        )
        assert any(re.search(rf"\b{code} {aantal} acties?\b", rij) for rij in paginas["rollen.html"].rijen), code


def test_what_could_not_be_read_is_said_on_every_page(run: Run, shipped: Path, tmp_path: Path) -> None:
    """The command ends with 1 and names the file."""
    (shipped / "data/acties/A-2018-09-14-05.yaml").write_text("id: [", encoding="utf-8")
    ran = run("site", "--uit", tmp_path / "uit", cwd=shipped)
    assert ran.code == 1
    assert "data/acties/A-2018-09-14-05.yaml" in ran.err
    for pagina in read_site(tmp_path / "uit").values():
        assert "niet volledig. 1 bestand was niet te lezen: data/acties/A-2018-09-14-05.yaml." in pagina.tekst


def test_text_of_records_stays_text(tmp_path: Path) -> None:
    """Whatever stands in a field: no element, script or link out of it comes into a page."""
    root = large(tmp_path / "register", 1)
    tekst = json.dumps("\n".join(TEKSTEN))
    for nummer, titel in enumerate(TEKSTEN, start=10):
        (root / f"data/acties/A-2024-01-10-{nummer}.yaml").write_text(
            f"id: A-2024-01-10-{nummer}\ntitel: {json.dumps(titel)}\ntekst: {tekst}\ntoelichting: {tekst}\n"
            f"thema: werk\nbesluiten: [{{besluit: DB-2024-01-10-01, toelichting: {tekst}}}]\nwie: [HRM]\n"
            f"bron: {{stuk: {tekst}}}\nactiviteiten: [{{titel: {tekst}, toelichting: {tekst}}}]\n"
            f"voortgang: [{{datum: 2024-02-01, status: loopt, tekst: {tekst}, bewijs: {tekst}}}]\n",
            encoding="utf-8",
        )
    with redirect_stdout(StringIO()):
        main(["site", "--uit", str(tmp_path / "uit"), "--register", str(root), "--datum", "2024-06-01"])
    alle = read_site(tmp_path / "uit")
    assert "acties/a-2024-01-10-18.html" in alle
    for pagina in alle.values():
        assert pagina.elementen.count("script") == 1
        assert "img" not in pagina.elementen
        assert not {naam for naam in pagina.attributen if naam.startswith("on")}
        assert not [link for link in pagina.links if link.startswith("javascript:")]
        assert not re.search("[\x00-\x08\x1b\u202e\u2028]", pagina.tekst)


def test_a_register_has_its_own_pieces(run: Run, shipped: Path, tmp_path: Path) -> None:
    """One template of its own takes the place of the shipped one; the others stay."""
    (shipped / "templates/site").mkdir(parents=True)
    (shipped / "templates/site/zoeken.html.j2").write_text(
        '{% extends "site/basis.html.j2" %}{% block inhoud %}<h1>Vind het</h1>{% endblock %}', encoding="utf-8"
    )
    (shipped / "templates/site/site.js").write_text("// {{ van ons }}", encoding="utf-8")
    assert run("site", "--uit", tmp_path / "uit", cwd=shipped).code == 0
    assert "Hoofdmenu" not in read_site(tmp_path / "uit")["zoeken.html"].tekst
    assert "Vind het" in read_site(tmp_path / "uit")["zoeken.html"].tekst
    assert (tmp_path / "uit/site.js").read_text(encoding="utf-8") == "// {{ van ons }}"
    assert (tmp_path / "uit/stijl.css").read_text(encoding="utf-8").startswith("/*")


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("{{ pagina.titel", "dit is geen geldig sjabloon"),
        ("\n{{ pagina.bestaat_niet }}", "hier staat een naam die niet bestaat"),
        ('{% include "../register.yaml" %}', "het sjabloon ../register.yaml bestaat niet"),
        ('{% include "site/../../data/register.yaml" %}', "het sjabloon site/../../data/register.yaml bestaat niet"),
        ("{{ pagina.__class__.__mro__ }}", "dit mag een sjabloon niet"),
    ],
)
def test_a_broken_template_is_named_by_file_line_and_reason(
    run: Run, shipped: Path, tmp_path: Path, tekst: str, reden: str
) -> None:
    """And nothing is written."""
    (shipped / "templates/site").mkdir(parents=True)
    (shipped / "templates/site/lijst.html.j2").write_text(tekst, encoding="utf-8")
    ran = run("site", "--uit", tmp_path / "uit", cwd=shipped)
    assert (ran.code, ran.out) == (3, "")
    regel = tekst.count("\n") + 1
    assert ran.err.startswith(f"Fout: templates/site/lijst.html.j2:{regel}: {reden}\n")
    assert english_in(ran.err) == []
    assert list(tmp_path.glob("*uit*")) == []


def test_names_of_devices_are_no_names_of_pages() -> None:
    """A system that keeps such names for devices takes the site too, and no two pages share a name."""
    assert paden.rol_pad("CON") == "rollen/CON_.html"
    assert paden.thema_pad("nul") == "themas/nul_.html"
    assert paden.rol_pad("COM") == "rollen/COM.html"
    assert paden.eerste_pad(paden.vervolg_pad("rollen/CON_.html", 2)) == "rollen/CON_.html"
    assert paden.eerste_pad("rollen/niemand_.html") == "rollen/niemand_.html"


def test_a_bar_shows_on_a_terminal_alone(run: Run, shipped: Path, tmp_path: Path) -> None:
    """On stderr, and gone when it is done; in a pipe there is none."""
    ran = run("site", "--uit", tmp_path / "stil", cwd=shipped)
    assert ran.err == ""
    uit = tmp_path / "uit"
    assert ran.out.startswith(f"{tmp_path / 'stil'}: 22")
    assert ran.out.endswith(f"Open {tmp_path / 'stil' / 'index.html'}\n")
    with (tmp_path / "stdout").open("wb") as stdout:
        terminal = Terminal(shipped, "site", "--uit", str(uit), stdout=stdout)
        assert terminal.end() == 0
    assert "Pagina's" in terminal.screen
    assert (tmp_path / "stdout").read_text(encoding="utf-8") == ran.out.replace("/stil", "/uit")
