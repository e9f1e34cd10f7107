import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from actiepunten.bewerking import Append, Data, Pad, Put
from actiepunten.records.ids import Soort
from actiepunten.storage.editor import edit
from actiepunten.storage.yamltext import comments, read_document
from conftest import Run

Git = Callable[..., str]
PAREN = 100
ACTIE = "data/acties/A-2023-03-14-02.yaml"
LAATSTE = "tekst: De eerste vier teams deden de cursus.}\n"
ONS = "  - {datum: 2024-04-02, status: loopt, tekst: Van ons.}\n"
HUN = "  - {datum: 2024-04-09, status: loopt, tekst: Van hen.}\n"
INGESTELD = """\
de instelling merge.actiepunten van deze kloon is gemaakt
.gitattributes is aangevuld; leg het vast in git, dan geldt het voor iedereen
"""
ATTRIBUTEN = """\
# Git voegt records samen met `actiepunten samenvoegen --instellen`; typ dat één keer in elke kloon.
data/besluiten/*.yaml merge=actiepunten
data/acties/*.yaml merge=actiepunten
data/casuistiek/*.yaml merge=actiepunten
"""


def started(git: Git, folder: Path) -> Path:
    """The register in a new repository, with one commit."""
    git(folder, "init", "--quiet", "--initial-branch", "hoofd")
    committed(git, folder)
    return folder


def committed(git: Git, folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "stand")


@pytest.fixture
def register(gemeente: Path, git: Git, run: Run) -> Path:
    """The invented register in a clone that merges with this program."""
    started(git, gemeente)
    assert run("samenvoegen", "--instellen", cwd=gemeente).out == INGESTELD
    committed(git, gemeente)
    return gemeente


def merged(git: Git, folder: Path, ons: dict[str, str], hun: dict[str, str]) -> bool:
    """Give two branches their files and merge the second into the first; whether that went without a conflict."""
    for tak, files in (("hun", hun), ("ons", ons)):
        git(folder, "checkout", "--quiet", "-B", tak, "hoofd")
        for path, tekst in files.items():
            (folder / path).write_bytes(tekst.encode())
        committed(git, folder)
    done = subprocess.run(["git", "merge", "--quiet", "--no-edit", "hun"], cwd=folder, capture_output=True, check=False)
    return done.returncode == 0


def text(folder: Path, path: str = ACTIE) -> str:
    return (folder / path).read_bytes().decode()


# --- setting it up


def test_setting_up_says_what_it_did(gemeente: Path, git: Git, run: Run) -> None:
    """Once for the clone and once for everybody; a second time nothing is to be done."""
    started(git, gemeente)
    assert run("samenvoegen", "--instellen", cwd=gemeente).out == INGESTELD
    assert text(gemeente, ".gitattributes") == ATTRIBUTEN
    nog_eens = run("samenvoegen", "--instellen", cwd=gemeente)
    assert (nog_eens.code, nog_eens.out) == (
        0,
        "de instelling merge.actiepunten van deze kloon is al goed\n.gitattributes is al goed\n",
    )
    assert text(gemeente, ".gitattributes") == ATTRIBUTEN


def test_attributes_that_are_there_stay(gemeente: Path, git: Git, run: Run) -> None:
    """Lines are added below them, with the line ends of the file."""
    (gemeente / ".gitattributes").write_bytes(b"*.png binary\r\ndata/acties/*.yaml merge=actiepunten")
    started(git, gemeente)
    run("samenvoegen", "--instellen", cwd=gemeente)
    regels = [regel for regel in ATTRIBUTEN.splitlines() if "acties/" not in regel]
    verwacht = ["*.png binary", "data/acties/*.yaml merge=actiepunten", *regels, ""]
    assert text(gemeente, ".gitattributes") == "\r\n".join(verwacht)


@pytest.mark.parametrize("waarde", ["merge=union", "-merge", "binary"])
def test_other_attributes_are_refused(gemeente: Path, git: Git, run: Run, waarde: str) -> None:
    """Somebody wanted something else; nothing is changed."""
    (gemeente / ".gitattributes").write_text(f"data/** {waarde}\n", encoding="utf-8")
    started(git, gemeente)
    gedaan = run("samenvoegen", "--instellen", cwd=gemeente)
    nu = {"merge=union": "union"}.get(waarde, "unset")
    assert (gedaan.code, gedaan.out, gedaan.err) == (
        3,
        "",
        (
            f"Fout: voor data/besluiten staat in .gitattributes al iets anders: merge={nu}\n"
            "  → haal dat weg, of vervang het door merge=actiepunten\n"
        ),
    )
    assert text(gemeente, ".gitattributes") == f"data/** {waarde}\n"
    assert "merge" not in git(gemeente, "config", "--local", "--list")


def test_another_driver_is_refused(gemeente: Path, git: Git, run: Run) -> None:
    """A driver of that name that is not ours stays."""
    started(git, gemeente)
    git(gemeente, "config", "merge.actiepunten.driver", "true")
    gedaan = run("samenvoegen", "--instellen", cwd=gemeente)
    assert (gedaan.code, gedaan.err) == (
        3,
        (
            "Fout: de instelling merge.actiepunten.driver van deze kloon is al iets anders: true\n"
            "  → haal haar weg met `git config --unset merge.actiepunten.driver`\n"
        ),
    )
    assert not (gemeente / ".gitattributes").exists()


def test_a_driver_of_an_older_place_is_renewed(register: Path, git: Git, run: Run) -> None:
    """The program was installed anew somewhere else."""
    git(register, "config", "merge.actiepunten.driver", "/oud/actiepunten samenvoegen %O %A %B %P")
    gedaan = run("samenvoegen", "--instellen", cwd=register)
    assert gedaan.out == "de instelling merge.actiepunten van deze kloon is vernieuwd\n.gitattributes is al goed\n"
    assert "/oud/" not in git(register, "config", "merge.actiepunten.driver")


def test_without_git_there_is_nothing_to_set_up(gemeente: Path, run: Run) -> None:
    """It says how to begin."""
    gedaan = run("samenvoegen", "--instellen", cwd=gemeente)
    assert gedaan.code == 3
    assert gedaan.err.endswith("staat niet in een git-repository\n  → maak er eerst een met `git init`\n")


def test_a_register_in_a_folder_with_spaces_is_merged_too(tmp_path: Path, gemeente: Path, git: Git, run: Run) -> None:
    """Below the top of a repository, and with a quote in its name."""
    top = tmp_path / "onze eigen map"
    (top / "het 'register'").parent.mkdir()
    gemeente.rename(top / "het 'register'")
    started(git, top)
    run("samenvoegen", "--instellen", cwd=top / "het 'register'")
    committed(git, top)
    path = f"het 'register'/{ACTIE}"
    oud = text(top, path)
    ons, hun = (oud.replace(LAATSTE, LAATSTE + nieuw) for nieuw in (ONS, HUN))
    assert merged(git, top, {path: ons}, {path: hun})
    assert text(top, path) == oud.replace(LAATSTE, LAATSTE + ONS + HUN)


# --- by hand


def test_the_result_comes_over_our_side(tmp_path: Path, gemeente: Path, run: Run) -> None:
    """As git calls it; a conflict is exit 1 and says what it is about."""
    basis = text(gemeente)
    namen = ("basis met spatie", "ons", "hun")
    inhoud = (basis, basis.replace(LAATSTE, LAATSTE + ONS), basis.replace(LAATSTE, LAATSTE + HUN))
    for naam, tekst in zip(namen, inhoud, strict=True):
        (tmp_path / naam).write_text(tekst, encoding="utf-8")
    gedaan = run("samenvoegen", *namen, ACTIE, cwd=tmp_path)
    assert (gedaan.code, gedaan.out, gedaan.err) == (0, "", "")
    assert text(tmp_path, "ons") == basis.replace(LAATSTE, LAATSTE + ONS + HUN)
    (tmp_path / "ons").write_text(basis.replace("titel: Cursus", "titel: Lessen in"), encoding="utf-8")
    (tmp_path / "hun").write_text(basis.replace("titel: Cursus", "titel: Training in"), encoding="utf-8")
    gedaan = run("samenvoegen", *namen, ACTIE, cwd=tmp_path)
    assert (gedaan.code, gedaan.out) == (1, "")
    assert gedaan.err == f"{ACTIE}: conflict, want titel is aan beide kanten anders gewijzigd\n"
    assert "<<<<<<< ons\n" in text(tmp_path, "ons")


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        ((), "noem de bestanden BASIS, ONS en HUN en het PAD; meestal doet git dat zelf"),
        (("a", "b", "c"), "noem de bestanden BASIS, ONS en HUN en het PAD; meestal doet git dat zelf"),
        (("a", "b", "c", ACTIE), "het bestand a is niet te lezen"),
    ],
)
def test_wrong_use_is_exit_2(tmp_path: Path, run: Run, argumenten: tuple[str, ...], melding: str) -> None:
    """Then the line that git runs merges as git itself would."""
    gedaan = run("samenvoegen", *argumenten, cwd=tmp_path)
    assert gedaan.code == 2
    assert gedaan.err.startswith(f"Fout: {melding}\n")


@pytest.mark.parametrize("programma", ["weg", "stopt"])
def test_without_the_program_git_leaves_an_ordinary_conflict(register: Path, git: Git, programma: str) -> None:
    """A program that is gone, or that stops without a result, never passes our side off as the whole."""
    driver = git(register, "config", "merge.actiepunten.driver")
    niets = register.parent / "kapot"
    niets.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    niets.chmod(0o755)
    woorden = driver.split("; ", 1)
    naam = "/er/is/niets" if programma == "weg" else str(niets)
    git(register, "config", "merge.actiepunten.driver", f"for p in {naam}; {woorden[1]}")
    oud = text(register)
    ons, hun = (oud.replace(LAATSTE, LAATSTE + nieuw) for nieuw in (ONS, HUN))
    assert not merged(git, register, {ACTIE: ons}, {ACTIE: hun})
    conflict = f"<<<<<<< ons\n{ONS}=======\n{HUN}>>>>>>> hun\n"
    assert text(register) == oud.replace(LAATSTE, LAATSTE + conflict)


def test_the_program_beside_the_interpreter_is_found_without_a_path(register: Path, git: Git) -> None:
    """An editor starts git without the environment in which the program was installed."""
    assert str(Path(sys.executable).parent / "actiepunten") in git(register, "config", "merge.actiepunten.driver")


# --- real merges


@dataclass
class Tak:
    """What one branch adds to one file."""

    tekst: str
    erbij: list[tuple[Pad, Data]]
    opmerkingen: list[str]


def additions(keuze: random.Random, oud: str, naam: str, lijsten: list[str]) -> Tak:
    """Progress at random, to the actie and its steps, and items for the other lists; some with a remark above."""
    tak = Tak(oud, [], [])
    stappen = len(read_document(oud).data.get("activiteiten", []))
    pads: list[Pad] = [("voortgang",), *(("activiteiten", nummer, "voortgang") for nummer in range(stappen))]
    gekozen = [keuze.choice(pads) for _ in range(keuze.randint(1, 4))] + [(lijst,) for lijst in lijsten]
    for nummer, pad in enumerate(gekozen):
        item = an_item(keuze, str(pad[-1]), f"{naam}{nummer}")
        tak.tekst = edit(tak.tekst, [Append(pad, item)], Soort.ACTIE)
        tak.erbij.append((pad, item))
        eerste = f"- datum: {item['datum']}\n" if isinstance(item, dict) and "datum" in item else "\n\n\n"
        if keuze.random() < 0.5 and tak.tekst.count(eerste) == 1:
            regel = next(regel for regel in tak.tekst.splitlines() if regel.strip() == eerste.strip())
            opmerking = f"# bij {naam}{nummer}"
            tak.tekst = tak.tekst.replace(regel, f"{' ' * (len(regel) - len(regel.lstrip()))}{opmerking}\n{regel}")
            tak.opmerkingen.append(opmerking.removeprefix("# "))
    return tak


def an_item(keuze: random.Random, lijst: str, merk: str) -> dict[str, Data] | str:
    """Something new for a list, with a mark by which it is known."""
    datum = f"20{keuze.randint(19, 24)}-{keuze.randint(1, 12):02}-{keuze.randint(1, 28):02}"
    match lijst:
        case "voortgang":
            tekst = keuze.choice(["Gemeld: {}.", "{} # telt", '"{}"', "Een regel\nen nog een: {}\n"]).format(merk)
            return {"datum": datum, "status": keuze.choice(["volgt", "loopt", "doorlopend"]), "tekst": tekst}
        case "uitstel":
            return {"datum": datum, "naar": "2025", "door": "BR", "reden": merk}
        case "overdracht":
            return {"datum": datum, "van": [], "naar": ["CCI"], "reden": merk}
        case "besluiten":
            return f"BR-2019-01-19-{keuze.randint(10, 99)}"
    return {"regel": f"T{keuze.randint(100, 999)}", "reden": merk}


def entries(data: Any, pad: Pad) -> list[Data]:  # noqa: ANN401 (YAML data)
    for stap in pad:
        data = data[stap]
    assert isinstance(data, list)
    return data


def remarks(tekst: str) -> Counter[str]:
    return Counter(opmerking for *_, opmerking in comments(tekst) if not opmerking.startswith("yaml-language"))


def test_a_hundred_pairs_of_branches_merge_with_every_entry(shipped: Path, git: Git, run: Run) -> None:
    """Progress of both sides at random, links of both, uitstel and overdracht of one: no conflict, all is there."""
    started(git, shipped)
    run("samenvoegen", "--instellen", cwd=shipped)
    committed(git, shipped)
    paden = sorted(path.relative_to(shipped).as_posix() for path in (shipped / "data/acties").glob("*.yaml"))
    for zaad in range(PAREN):
        keuze = random.Random(zaad)  # noqa: S311 (the same pairs each time)
        git(shipped, "checkout", "--quiet", "--force", "hoofd")
        gekozen = keuze.sample(paden, 1 + (zaad % 10 == 0))
        oud = {path: text(shipped, path) for path in gekozen}
        apart = keuze.sample(["uitstel", "overdracht", "uitzonderingen"], keuze.randint(0, 2))
        ons = {path: additions(keuze, oud[path], "ons", [*apart, "besluiten"]) for path in gekozen}
        hun = {path: additions(keuze, oud[path], "hun", ["besluiten"] * (zaad % 2)) for path in gekozen}
        assert merged(git, shipped, *({p: tak.tekst for p, tak in kant.items()} for kant in (ons, hun))), zaad
        for path in gekozen:
            nieuw = text(shipped, path)
            verwacht = read_document(oud[path]).data
            for pad, item in ons[path].erbij + hun[path].erbij:
                assert item in entries(read_document(nieuw).data, pad), (zaad, path, pad)
            for pad in {pad for pad, _ in ons[path].erbij + hun[path].erbij}:
                eigen, hunne = ([i for p, i in kant[path].erbij if p == pad] for kant in (ons, hun))
                eerst = entries(verwacht, pad) if _has(verwacht, pad) else []
                samen = [*eerst, *eigen, *(item for item in hunne if item not in eigen)]
                assert entries(read_document(nieuw).data, pad) == samen, (zaad, path, pad)
            assert remarks(nieuw) == remarks(oud[path]) + Counter(ons[path].opmerkingen + hun[path].opmerkingen)
            assert set(oud[path].splitlines()) <= set(nieuw.splitlines()), (zaad, path)


def _has(data: Any, pad: Pad) -> bool:  # noqa: ANN401 (YAML data)
    try:
        return bool(entries(data, pad))
    except (KeyError, IndexError):
        return False


TEGENSPRAAK: dict[str, tuple[list[Append | Put], list[Append | Put]]] = {
    "titel": ([Put(("titel",), "Lessen geven")], [Put(("titel",), "Les krijgen")]),
    "een oude melding": (
        [Put(("voortgang", 0, "status"), "volgt")],
        [Put(("voortgang", 0, "status"), "uitgevoerd")],
    ),
    "overdracht": (
        [
            Put(("wie",), ["GS"]),
            Append(("overdracht",), {"datum": "2025-02", "van": ["HRM", "GRIF"], "naar": ["GS"], "reden": "Zo."}),
        ],
        [
            Put(("wie",), ["DV"]),
            Append(("overdracht",), {"datum": "2025-02", "van": ["HRM", "GRIF"], "naar": ["DV"], "reden": "Zo."}),
        ],
    ),
    "uitstel": (
        [Append(("uitstel",), {"datum": "2025-05", "naar": "2025-09", "door": "BW", "reden": "Ziek."})],
        [Append(("uitstel",), {"datum": "2025-05", "naar": "2025-10", "door": "BW", "reden": "Ziek."})],
    ),
}


@pytest.mark.parametrize("kanten", TEGENSPRAAK.values(), ids=TEGENSPRAAK)
def test_what_contradicts_is_a_conflict_that_check_names(
    register: Path, git: Git, run: Run, kanten: tuple[list[Append | Put], list[Append | Put]]
) -> None:
    """Git stops, both sides are in the file, and V106 names it."""
    ons, hun = (edit(text(register), edits, Soort.ACTIE) for edits in kanten)
    assert not merged(git, register, {ACTIE: ons}, {ACTIE: hun})
    assert git(register, "status", "--short") == f"UU {ACTIE}"
    assert set((ons + hun).splitlines()) <= set(text(register).splitlines())
    gecontroleerd = run("check", "--kies", "V", cwd=register)
    assert gecontroleerd.code == 1
    assert [regel.split()[2] for regel in gecontroleerd.out.splitlines() if regel.startswith("data/")] == ["V106"]


def test_two_new_records_of_one_id_are_a_conflict(register: Path, git: Git, run: Run) -> None:
    """They are two decisions; `hernummer` parts them."""
    path = "data/besluiten/BW-2024-11-26-02.yaml"
    kop = text(register, "data/besluiten/BW-2024-11-26-01.yaml").replace("-01\n", "-02\n", 1)
    ons, hun = (kop.replace("titel: ", f"titel: {naam} ") for naam in ("Ons", "Hun"))
    assert not merged(git, register, {path: ons}, {path: hun})
    assert git(register, "status", "--short") == f"AA {path}"
    assert f"{path}:" in run("check", "--kies", "V106", cwd=register).out
