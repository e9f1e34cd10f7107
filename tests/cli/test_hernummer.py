import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from support.terminal import Terminal

Git = Callable[..., str]
OUD = "data/besluiten/BW-2024-03-12-02.yaml"
NIEUW = "data/besluiten/BW-2024-03-12-03.yaml"
EEN = """\
BW-2024-03-12-02 wordt BW-2024-03-12-03: Een meldpunt voor zwerfafval: "Schoon & heel"
  data/besluiten/BW-2024-03-12-02.yaml:2 id → data/besluiten/BW-2024-03-12-03.yaml
  data/acties/A-2024-03-12-02.yaml:16 besluiten
  data/besluiten/BW-2025-01-21-01.yaml:9 verband.besluit
"""
LEFT = "Dit is niet te beslissen en blijft zoals het is:\n"
NIETS = "er is niets geschreven; met --ja wordt dit plan uitgevoerd\n"


def contents(folder: Path) -> dict[str, str]:
    """Every file of the register."""
    files = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in files}


def write(folder: Path, path: str, tekst: str) -> None:
    (folder / path).write_bytes(tekst.encode())


def read(folder: Path, path: str) -> str:
    return (folder / path).read_bytes().decode()


# --- one record


def test_the_plan_names_every_reference_and_writes_nothing(gemeente: Path, run: Run) -> None:
    """Nobody can be asked where the output is piped."""
    voor = contents(gemeente)
    gedaan = run("hernummer", "BW-2024-03-12-02", cwd=gemeente)
    assert (gedaan.code, gedaan.out, gedaan.err) == (0, EEN, NIETS)
    assert contents(gemeente) == voor
    droog = run("hernummer", "BW-2024-03-12-02", "--droog", "--ja", cwd=gemeente)
    assert (droog.code, droog.out, droog.err) == (0, EEN, "")
    assert contents(gemeente) == voor


def test_the_record_and_all_that_refers_to_it_change(gemeente: Path, run: Run) -> None:
    """Of each file only the id."""
    voor = contents(gemeente)
    gedaan = run("hernummer", "BW-2024-03-12-02", "--ja", cwd=gemeente)
    assert gedaan.code == 0
    assert gedaan.out == EEN + (
        f"{NIEUW}: geschreven\n"
        "data/acties/A-2024-03-12-02.yaml: gewijzigd\n"
        "data/besluiten/BW-2025-01-21-01.yaml: gewijzigd\n"
        f"{OUD}: verwijderd\n"
    )
    verwacht = {path.replace(OUD, NIEUW): t.replace("BW-2024-03-12-02", "BW-2024-03-12-03") for path, t in voor.items()}
    assert contents(gemeente) == verwacht


def test_texts_and_remarks_that_mention_it_are_named(gemeente: Path, run: Run) -> None:
    """A person looks whether they mean this record; a longer id is another one."""
    path = "data/acties/A-2024-03-12-03.yaml"
    tekst = read(gemeente, path) + "toelichting: Zie BW-2024-03-12-02 en BW-2024-03-12-021.\n# niet BW-2024-03-12-02\n"
    write(gemeente, path, tekst)
    regel = len(tekst.splitlines())
    gedaan = run("hernummer", "BW-2024-03-12-02", cwd=gemeente)
    assert gedaan.out == EEN + (
        "\nDit blijft zoals het is; kijk of dat klopt:\n"
        f"  {path}:{regel - 1} toelichting noemt BW-2024-03-12-02\n"
        f"  {path}:{regel} een opmerking noemt BW-2024-03-12-02\n"
    )


def test_the_new_id_can_be_given(gemeente: Path, run: Run) -> None:
    """Cases and acties too; nothing refers to these."""
    gedaan = run("hernummer", "C-2024-02", "--naar", "C-2024-11", "--ja", cwd=gemeente)
    assert gedaan.code == 0
    assert gedaan.out.splitlines()[1:] == [
        "  data/casuistiek/C-2024-02.yaml:2 id → data/casuistiek/C-2024-11.yaml",
        "data/casuistiek/C-2024-11.yaml: geschreven",
        "data/casuistiek/C-2024-02.yaml: verwijderd",
    ]


@pytest.mark.parametrize(
    ("argumenten", "code", "melding"),
    [
        (("02", "--naar", "BW-2024-03-12-01"), 2, "het id BW-2024-03-12-01 is al in gebruik"),
        (("02", "--naar", "C-2024-07"), 2, "C-2024-07 is geen id voor dit soort record"),
        (("02", "--naar", "iets"), 2, "iets is geen id voor dit soort record"),
        (("07",), 2, "het record BW-2024-03-12-07 is niet gevonden"),
        (
            ("02", "--naar", "BW-2024-03-13-01"),
            1,
            "zo kan het niet, V207: het id BW-2024-03-13-01 past niet bij orgaan BW en datum 2024-03-12;",
        ),
    ],
)
def test_an_id_that_cannot_be_is_refused(
    gemeente: Path, run: Run, argumenten: tuple[str, ...], code: int, melding: str
) -> None:
    """Nothing is written, also where only the check of the result finds out."""
    voor = contents(gemeente)
    gedaan = run("hernummer", f"BW-2024-03-12-{argumenten[0]}", *argumenten[1:], "--ja", cwd=gemeente)
    assert gedaan.code == code
    assert gedaan.err.startswith(f"Fout: {melding}")
    assert contents(gemeente) == voor


def test_a_new_id_asks_for_a_record(gemeente: Path, run: Run) -> None:
    """It does not choose one."""
    gedaan = run("hernummer", "--naar", "BW-2024-03-12-03", cwd=gemeente)
    assert (gedaan.code, gedaan.out) == (2, "")
    assert gedaan.err == "Fout: --naar hoort bij één record\n  → typ ook het id dat moet veranderen\n"


def test_a_record_that_was_committed_is_warned_of(gemeente: Path, git: Git, run: Run) -> None:
    """Once it is on the main branch the rules on changes call that a fault."""
    started(git, gemeente)
    gedaan = run("hernummer", "BW-2024-03-12-02", cwd=gemeente)
    assert gedaan.out == EEN + (
        "\nDit blijft zoals het is; kijk of dat klopt:\n"
        "  BW-2024-03-12-02 staat al in de laatste commit; is dat de hoofdtak, dan meldt `check --basis` regel W105\n"
    )


@pytest.mark.parametrize(("antwoord", "geschreven"), [("j", True), ("n", False), ("", False)])
def test_on_a_terminal_it_asks(gemeente: Path, antwoord: str, *, geschreven: bool) -> None:
    """Below the plan; only j writes."""
    terminal = Terminal(gemeente, "hernummer", "BW-2024-03-12-02")
    assert terminal.answer("Dit schrijven? [j/N]", "misschien").startswith(EEN)
    assert "typ j of n" in terminal.answer("Dit schrijven? [j/N]", antwoord)
    assert terminal.end() == 0
    assert (gemeente / NIEUW).exists() is geschreven
    assert (gemeente / OUD).exists() is not geschreven


# --- files with one id


def test_a_register_without_doubles(gemeente: Path, run: Run) -> None:
    """That is an answer."""
    gedaan = run("hernummer", cwd=gemeente)
    assert (gedaan.code, gedaan.out, gedaan.err) == (0, "geen dubbele ids gevonden\n", "")


def test_a_copy_gets_the_number_of_its_file(gemeente: Path, run: Run) -> None:
    """It was copied to begin another record; what refers to the id stays with the file of that name."""
    write(gemeente, "data/besluiten/BW-2024-03-12-05.yaml", read(gemeente, OUD))
    gedaan = run("hernummer", "--ja", cwd=gemeente)
    assert gedaan.out == (
        'BW-2024-03-12-02 wordt BW-2024-03-12-05: Een meldpunt voor zwerfafval: "Schoon & heel"\n'
        "  data/besluiten/BW-2024-03-12-05.yaml:2 id\n"
        "\n"
        "Dit blijft zoals het is; kijk of dat klopt:\n"
        f"  data/acties/A-2024-03-12-02.yaml:16 besluiten verwijst naar BW-2024-03-12-02, nu alleen {OUD}\n"
        f"  data/besluiten/BW-2025-01-21-01.yaml:9 verband.besluit verwijst naar BW-2024-03-12-02, nu alleen {OUD}\n"
        "data/besluiten/BW-2024-03-12-05.yaml: gewijzigd\n"
    )
    assert (gedaan.code, read(gemeente, "data/besluiten/BW-2024-03-12-05.yaml").count("BW-2024-03-12-05")) == (0, 1)
    assert run("check", "--kies", "V", cwd=gemeente).code == 0


def test_copies_with_another_name_get_the_next_numbers(gemeente: Path, run: Run) -> None:
    """Each its own, above all that are there."""
    tekst = read(gemeente, OUD)
    for naam in ("BW-2024-03-12-02 (kopie)", "BW-2024-03-12-02 (kopie 2)"):
        write(gemeente, f"data/besluiten/{naam}.yaml", tekst)
    gedaan = run("hernummer", "--ja", cwd=gemeente)
    assert gedaan.code == 0
    assert read(gemeente, OUD) == tekst
    for nummer in ("03", "04"):
        nieuw = tekst.replace("BW-2024-03-12-02", f"BW-2024-03-12-{nummer}")
        assert read(gemeente, f"data/besluiten/BW-2024-03-12-{nummer}.yaml") == nieuw
    assert not list((gemeente / "data/besluiten").glob("*kopie*"))


def test_files_of_which_none_has_the_name_are_left(gemeente: Path, run: Run) -> None:
    """Which of them is meant by that id, nobody can tell."""
    write(gemeente, "data/besluiten/a.yaml", read(gemeente, OUD))
    (gemeente / OUD).rename(gemeente / "data/besluiten/b.yaml")
    gedaan = run("hernummer", "--ja", cwd=gemeente)
    assert (gedaan.code, gedaan.err) == (1, "")
    assert gedaan.out == (
        "Dit is niet te beslissen en blijft zoals het is:\n"
        "  data/besluiten/a.yaml en data/besluiten/b.yaml heten geen van beide naar hun id BW-2024-03-12-02\n"
    )


def test_one_id_of_more_files_is_not_one_record(gemeente: Path, run: Run) -> None:
    """The id does not say which is meant."""
    write(gemeente, "data/besluiten/BW-2024-03-12-05.yaml", read(gemeente, OUD))
    gedaan = run("hernummer", "BW-2024-03-12-02", "--ja", cwd=gemeente)
    assert gedaan.code == 2
    assert gedaan.err == (
        "Fout: meer bestanden hebben het id BW-2024-03-12-02\n  → typ `actiepunten hernummer` zonder id\n"
    )


# --- a merge in git


def started(git: Git, folder: Path) -> None:
    git(folder, "init", "--quiet", "--initial-branch", "hoofd")
    committed(git, folder)


def committed(git: Git, folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "stand")


def besluit(nummer: int, titel: str, extra: str = "") -> str:
    return (
        f"id: RAAD-2025-02-18-{nummer:02}\ntitel: {titel}\norgaan: RAAD\ndatum: 2025-02-18\nsoort: afspraak\n"
        f"gevraagd: [GS]\n{extra}rubricering: openbaar\n"
    )


def pad(nummer: int) -> str:
    return f"data/besluiten/RAAD-2025-02-18-{nummer:02}.yaml"


def clash(git: Git, folder: Path, ons: dict[str, str], hun: dict[str, str]) -> None:
    """Two branches, merged: a file that both made is a conflict."""
    started(git, folder)
    for tak, files in (("hun", hun), ("ons", ons)):
        git(folder, "checkout", "--quiet", "-B", tak, "hoofd")
        for path, tekst in files.items():
            write(folder, path, tekst)
        committed(git, folder)
    subprocess.run(["git", "merge", "--quiet", "--no-edit", "hun"], cwd=folder, capture_output=True, check=False)


def linked(folder: Path, nummer: int, path: str = "data/acties/A-2024-03-12-01.yaml") -> str:
    """An actie that also rests on one of the new decisions."""
    return read(folder, path).replace("besluiten: [", f"besluiten: [RAAD-2025-02-18-{nummer:02}, ")


ACTIE, ANDERE = "data/acties/A-2024-03-12-01.yaml", "data/acties/A-2023-06-20-01.yaml"
SAMEN = """\
RAAD-2025-02-18-02 van de andere kant wordt RAAD-2025-02-18-04: Parkeren bij de sporthal
  data/besluiten/RAAD-2025-02-18-02.yaml houdt onze kant: Een fietspad langs de vaart
  data/besluiten/RAAD-2025-02-18-04.yaml krijgt de andere kant
  data/acties/A-2024-03-12-01.yaml:6 besluiten
  data/besluiten/RAAD-2025-02-18-05.yaml:8 verband.besluit
RAAD-2025-02-18-03 van de andere kant wordt RAAD-2025-02-18-05: Betaald vanaf de zomer
  data/besluiten/RAAD-2025-02-18-03.yaml houdt onze kant: Verlichting erbij
  data/besluiten/RAAD-2025-02-18-05.yaml krijgt de andere kant
"""


def test_their_records_get_the_next_numbers_with_what_came_with_them(gemeente: Path, git: Git, run: Run) -> None:
    """Ours stays; references of theirs follow, within their records too, and those of ours do not."""
    ons2, ons3 = besluit(2, "Een fietspad langs de vaart"), besluit(3, "Verlichting erbij", _verband(2))
    hun2, hun3 = besluit(2, "Parkeren bij de sporthal"), besluit(3, "Betaald vanaf de zomer", _verband(2))
    ons = {pad(2): ons2, pad(3): ons3, ANDERE: linked(gemeente, 2, ANDERE)}
    hun = {pad(2): hun2, pad(3): hun3, ACTIE: linked(gemeente, 2)}
    clash(git, gemeente, ons, hun)
    assert run("check", "--kies", "V", cwd=gemeente).code == 1
    gedaan = run("hernummer", cwd=gemeente)
    assert (gedaan.code, gedaan.out, gedaan.err) == (0, SAMEN, NIETS)
    gedaan = run("hernummer", "--ja", cwd=gemeente)
    assert gedaan.code == 0
    assert {path: read(gemeente, path) for path in (pad(2), pad(3), ANDERE)} == ons
    assert read(gemeente, pad(4)) == hun2.replace("-02\ntitel", "-04\ntitel")
    assert read(gemeente, pad(5)) == hun3.replace("-03\ntitel", "-05\ntitel").replace("18-02}", "18-04}")
    assert read(gemeente, ACTIE) == hun[ACTIE].replace("RAAD-2025-02-18-02", "RAAD-2025-02-18-04")
    assert run("check", "--kies", "V,K101", cwd=gemeente).code == 0
    nog_eens = run("hernummer", "--ja", cwd=gemeente)
    assert (nog_eens.code, nog_eens.out) == (
        0,
        "Dit blijft zoals het is; kijk of dat klopt:\n"
        + "".join(f"  {p}: dit conflict is in het bestand al opgelost; typ `git add {p}`\n" for p in (pad(2), pad(3))),
    )


def _verband(nummer: int) -> str:
    return f"verband:\n  - {{soort: verwant, besluit: RAAD-2025-02-18-{nummer:02}}}\n"


def test_a_reference_of_both_sides_is_left_and_named(gemeente: Path, git: Git, run: Run) -> None:
    """Each side meant its own decision; the rest is done."""
    beide = linked(gemeente, 2)
    clash(
        git,
        gemeente,
        {pad(2): besluit(2, "Een fietspad"), ACTIE: beide},
        {pad(2): besluit(2, "Parkeren"), ACTIE: beide},
    )
    gedaan = run("hernummer", "--ja", cwd=gemeente)
    assert gedaan.code == 1
    assert (
        "Dit is niet te beslissen en blijft zoals het is:\n"
        f"  {ACTIE}:6 besluiten verwijst naar RAAD-2025-02-18-02; beide kanten kunnen bedoeld zijn\n"
    ) in gedaan.out
    assert read(gemeente, ACTIE) == beide
    assert read(gemeente, pad(3)) == besluit(3, "Parkeren")


def test_two_records_that_may_be_one_are_named(gemeente: Path, git: Git, run: Run) -> None:
    """Two people recorded one meeting."""
    clash(git, gemeente, {pad(2): besluit(2, "Parkeren bij de hal")}, {pad(2): besluit(2, "Parkeren bij de sporthal")})
    gedaan = run("hernummer", cwd=gemeente)
    assert (
        "Dit blijft zoals het is; kijk of dat klopt:\n"
        "  RAAD-2025-02-18-02 van beide kanten lijkt één record; is dat zo, kies dan zelf een kant\n"
    ) in gedaan.out


def test_a_conflict_that_somebody_works_on_is_left(gemeente: Path, git: Git, run: Run) -> None:
    """What was typed there is not lost."""
    clash(git, gemeente, {pad(2): besluit(2, "Een fietspad")}, {pad(2): besluit(2, "Parkeren")})
    begonnen = read(gemeente, pad(2)).replace("soort: afspraak", "soort: besluit")
    write(gemeente, pad(2), begonnen)
    gedaan = run("hernummer", "--ja", cwd=gemeente)
    assert (gedaan.code, gedaan.out) == (
        1,
        f"{LEFT}  {pad(2)}: aan dit conflict is al met de hand gewerkt; los het zelf verder op\n",
    )
    assert read(gemeente, pad(2)) == begonnen


def test_a_side_that_is_no_record_is_left(gemeente: Path, git: Git, run: Run) -> None:
    """It has no id that could change."""
    clash(git, gemeente, {pad(2): besluit(2, "Een fietspad")}, {pad(2): "titel: [\n"})
    voor = contents(gemeente)
    gedaan = run("hernummer", "--ja", cwd=gemeente)
    assert (gedaan.code, gedaan.out) == (
        1,
        f"{LEFT}  {pad(2)}: een van de twee kanten is geen leesbaar record met dit id\n",
    )
    assert contents(gemeente) == voor


def test_all_or_nothing(gemeente: Path, git: Git, run: Run) -> None:
    """One of the records breaks a rule under its new number, so none of the files changes."""
    hun = besluit(2, "Parkeren").replace("orgaan: RAAD", "orgaan: BW")
    clash(git, gemeente, {pad(2): besluit(2, "Een fietspad")}, {pad(2): hun, ACTIE: linked(gemeente, 2)})
    voor = contents(gemeente)
    gedaan = run("hernummer", "--ja", cwd=gemeente)
    assert gedaan.code == 1
    assert gedaan.err.startswith(
        "Fout: zo kan het niet, V207: het id RAAD-2025-02-18-03 past niet bij orgaan BW en datum 2025-02-18;"
    )
    assert contents(gemeente) == voor
