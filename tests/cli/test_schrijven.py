"""The writing commands by their options: what the file says afterwards, to the byte, and what the screen says."""

import re
import shlex
from datetime import date, timedelta
from pathlib import Path

import pytest

from actiepunten.cli.session import Session
from actiepunten.records.actie import Actie, Overdracht
from actiepunten.records.base import Model
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.termijn import Uitstel
from actiepunten.records.voortgang import Voortgang
from actiepunten.storage.yamltext import read_document
from cli.answers import ask, edit, english_in, ids
from cli.wijzigingen import Git, add
from conftest import Ran, Run

Files = dict[str, bytes]
BESLUIT = ("nieuw", "besluit", "--orgaan", "BW", "--datum", "2024-02-20", "--titel", "Een proef", "--soort", "besluit")
ACTIE = ("nieuw", "actie", "--titel", "Een proef", "--besluit", "DT-2024-12-10-02", "--thema", "integriteit")
CASUS = ("nieuw", "casus", "--titel", "Een jas in de kast", "--jaar", "2024", "--soort", "dilemma")
TITEL_EN_SOORT = ("--titel", "T", "--soort", "verzoek")
WEBSITE = "data/acties/A-2024-03-12-03.yaml"
MELDPUNT = "data/acties/A-2024-03-12-02.yaml"
GESLOTEN = "dit register is afgesloten op 1 maart 2025; wat later gebeurde, staat niet in die stand\n"


@pytest.fixture
def dicht(gemeente: Path) -> Path:
    """The invented register closed on a day, so that the same is late on every day that the tests run."""
    edit(gemeente / "data/register.yaml", "settings: {", "settings: {peildatum: 2025-03-01, ")
    return gemeente


def files(register: Path) -> Files:
    """All files of the register, byte for byte."""
    return {
        bestand.relative_to(register).as_posix(): bestand.read_bytes()
        for bestand in register.rglob("*")
        if bestand.is_file() and ".git/" not in bestand.as_posix()
    }


def changed(voor: Files, register: Path) -> list[str]:
    """The files that are new, gone or different."""
    na = files(register)
    return sorted(path for path in voor.keys() | na.keys() if voor.get(path) != na.get(path))


def written(run: Run, register: Path, *arguments: str) -> str:
    """The text of the one file that the command writes."""
    voor = files(register)
    ran = run(*arguments, cwd=register)
    assert ran.code == 0, ran.err
    (path,) = changed(voor, register)
    assert ran.out == f"{path}: {'gewijzigd' if path in voor else 'geschreven'}\n"
    return (register / path).read_text(encoding="utf-8")


def added(run: Run, register: Path, path: str, *arguments: str) -> str:
    """The lines that the command adds to the file; every other byte stays."""
    voor = (register / path).read_bytes()
    ran = run(*arguments, cwd=register)
    assert (ran.code, ran.out) == (0, f"{path}: gewijzigd\n"), ran.err
    na = (register / path).read_bytes()
    begin = next((plek for plek, (een, ander) in enumerate(zip(voor, na, strict=False)) if een != ander), len(voor))
    begin = na.rfind(b"\n", 0, begin) + 1
    einde = len(voor) - begin
    assert na[:begin] == voor[:begin]
    assert na.endswith(voor[begin:])
    return na[begin : len(na) - einde].decode()


def refuses(run: Run, register: Path, *arguments: str, code: int) -> Ran:
    """The command ends with the code, in Dutch with a way out, and writes nothing."""
    voor = files(register)
    ran = run(*arguments, cwd=register)
    assert (ran.code, ran.out, changed(voor, register)) == (code, "", []), ran.err
    *_, melding, hint = ran.err.splitlines()
    assert melding.startswith("Fout: ")
    assert hint.startswith("  → ")
    assert english_in(ran.err) == []
    return ran


def findings(run: Run, register: Path, ernst: str = "fout") -> list[tuple[str, str]]:
    """Rule and record of the findings of that severity."""
    antwoord = ask(run, "check", cwd=register)
    return sorted((rij["regel"], rij["record"]) for rij in antwoord["bevindingen"] if rij["ernst"] == ernst)


def test_nieuw_besluit_writes_one_file_in_the_form_of_the_others(run: Run, dicht: Path) -> None:
    """The whole file, and what the screen says of it."""
    ran = run(*BESLUIT, "--gevraagd", "DV", "--termijn", "uiterlijk 2 maart", "--tekst", "Kort.", cwd=dicht)
    assert ran == Ran(
        0,
        "data/besluiten/BW-2024-02-20-01.yaml: geschreven\n",
        "termijn: uiterlijk zaterdag 2 maart 2024\n"
        "let op, K201: geen actie voert BW-2024-02-20-01 uit: Een proef\n"
        "let op, K204: BW-2024-02-20-01 vraagt iets uiterlijk op 2-3-2024, maar geen actie eindigt op tijd; "
        "die dag is 364 dagen voorbij\n" + GESLOTEN,
    )
    assert (dicht / "data/besluiten/BW-2024-02-20-01.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../schema/besluit.schema.json\n"
        "id: BW-2024-02-20-01\n"
        "titel: Een proef\n"
        "orgaan: BW\n"
        "datum: 2024-02-20\n"
        "soort: besluit\n"
        "gevraagd: [DV]\n"
        "termijn:\n"
        "  edtf: ../2024-03-02\n"
        "  tekst: uiterlijk 2 maart\n"
        "tekst: |\n"
        "  Kort.\n"
    )


def test_nieuw_actie_is_named_after_the_day_of_its_decision(run: Run, dicht: Path) -> None:
    """The id follows from the first decision; the other dates are counted from that meeting."""
    tekst = written(
        run, dicht, *ACTIE, "--wie", "Team HRM", "--wie", "DV, KCC", "--termijn", "begin juli", "--activiteit", "Vragen"
    )
    assert tekst == (
        "# yaml-language-server: $schema=../schema/actie.schema.json\n"
        "id: A-2024-12-10-01\n"
        "titel: Een proef\n"
        "thema: integriteit\n"
        "besluiten:\n"
        "  - DT-2024-12-10-02\n"
        "wie: [HRM, DV, KCC]\n"
        "termijn:\n"
        "  edtf: 2025-07-01/2025-07-10\n"
        "  tekst: begin juli\n"
        "activiteiten:\n"
        "  - titel: Vragen\n"
    )


def test_nieuw_casus_writes_one_file(run: Run, dicht: Path) -> None:
    """The number follows on those of the year."""
    tekst = written(run, dicht, *CASUS, "--gedeeld", "2024-12", "--locatie", "post", "--besluit", "BW-2023-03-14-02")
    assert tekst == (
        "# yaml-language-server: $schema=../schema/casus.schema.json\n"
        "id: C-2024-03\n"
        "titel: Een jas in de kast\n"
        "jaar: 2024\n"
        "soort: dilemma\n"
        "locatie: post\n"
        "gedeeld: 2024-12\n"
        "besluiten:\n"
        "  - BW-2023-03-14-02\n"
    )


def test_an_actie_that_only_follows_by_inference_says_since_when(run: Run, dicht: Path) -> None:
    """``--afgeleid ID`` is an inferred link; without a decision that it names itself the actie needs ``--sinds``."""
    zonder = ("nieuw", "actie", "--titel", "T", "--afgeleid", "DT-2024-12-10-02", "--thema", "ruimte")
    assert "--sinds" in refuses(run, dicht, *zonder, code=2).err
    assert written(run, dicht, *zonder, "--sinds", "2024-12-11").splitlines()[1:] == [
        "id: A-2024-12-11-01",
        "titel: T",
        "thema: ruimte",
        "besluiten:",
        "  - besluit: DT-2024-12-10-02",
        "    grond: afgeleid",
        "sinds: 2024-12-11",
    ]


def test_afgeleid_names_fields_and_decisions_together(run: Run, dicht: Path) -> None:
    """What is a field of the record goes to the list of inferred fields, what is a decision becomes a link."""
    tekst = written(run, dicht, *ACTIE, "--wie", "HRM", "--afgeleid", "wie, BW-2023-03-14-03")
    assert "besluiten:\n  - DT-2024-12-10-02\n  - besluit: BW-2023-03-14-03\n    grond: afgeleid\n" in tekst
    assert tekst.endswith("afgeleid: [wie]\n")


ENTRIES = [
    (
        ("voortgang", "A-2024-03-12-02", "--status", "loopt", "--datum", "2025-02-25", "--tekst", "Klaar"),
        MELDPUNT,
        "  - datum: 2025-02-25\n    status: loopt\n    tekst: Klaar\n",
    ),
    (
        (*shlex.split("voortgang 2024-03-12-3 --status Uitgevoerd --datum 25-2-2025 --bewijs Brief --activiteit 2"),),
        WEBSITE,
        "      - datum: 2025-02-25\n        status: uitgevoerd\n        bewijs: Brief\n",
    ),
    (
        ("voortgang", "A-2024-03-12-03", "--status", "volgt", "--datum", "2025-02", "--activiteit", "opleiden"),
        WEBSITE,
        "    voortgang:\n      - datum: 2025-02\n        status: volgt\n",
    ),
    (
        ("vervallen", "A-2024-03-12-03", "--tekst", "Niet nodig.", "--datum", "2025-02-25", "--activiteit", "3"),
        WEBSITE,
        "    voortgang:\n      - datum: 2025-02-25\n        status: vervallen\n        tekst: Niet nodig.\n",
    ),
    (
        (*shlex.split("uitstel A-2024-03-12-03 --naar 2025-09 --door College --datum 2025-02-25 --reden"), "Te druk."),
        WEBSITE,
        "uitstel:\n  - datum: 2025-02-25\n    naar: 2025-09\n    door: BW\n    reden: Te druk.\n",
    ),
    (
        (*shlex.split("uitstel 2024-03-12-3 --door gs --datum 25-2-25 --reden Zo. --activiteit 2 --naar"), "eind mei"),
        WEBSITE,
        "      - datum: 2025-02-25\n        naar: 2025-05-21/2025-05-31\n        door: GS\n        reden: Zo.\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "path", "lines"), ENTRIES, ids=lambda deel: " ".join(deel) if isinstance(deel, tuple) else ""
)
def test_an_entry_is_added_and_every_other_byte_stays(
    run: Run, dicht: Path, arguments: tuple[str, ...], path: str, lines: str
) -> None:
    """Progress and postponements go to the end of their list, of the actie or of a step."""
    assert added(run, dicht, path, *arguments) == lines
    assert findings(run, dicht) == []


def test_text_is_quoted_where_yaml_would_read_something_else(run: Run, dicht: Path) -> None:
    """Signs that mean something in YAML come back as they were typed."""
    opdracht = ("voortgang", "A-2024-03-12-02", "--status", "loopt", "--datum", "2025-02-25", "--tekst")
    for getypt in (
        "Klaar: bijna #1",
        "- nee",
        "no",
        "2018",
        "{x}",
        "\"a\" 'b'",
        "a\tb",
        "\x1b[31m",
        "%",
        "~",
        "a: b: c #d",
    ):
        assert run(*opdracht, getypt, cwd=dicht).code == 0
        tekst = (dicht / MELDPUNT).read_text(encoding="utf-8")
        assert read_document(tekst).data["voortgang"][-1]["tekst"] == getypt
        assert "\x1b" not in tekst


def test_progress_counts_at_once(run: Run, dicht: Path) -> None:
    """What was reported in one line is in the next answer."""
    run("voortgang", "A-2024-03-12-02", "--status", "uitgevoerd", "--datum", "2025-02-25", cwd=dicht)
    rijen = {rij["id"]: rij for rij in ask(run, "status", cwd=dicht)["acties"]}
    assert rijen["A-2024-03-12-02"]["status"] == "uitgevoerd"


def test_the_default_day_is_today_and_is_said(run: Run, gemeente: Path) -> None:
    """Who gives no date reports of today."""
    ran = run("voortgang", "A-2024-03-12-02", "--status", "loopt", cwd=gemeente)
    vandaag = date.today()  # noqa: DTZ011
    assert ran.code == 0
    assert ran.err.startswith("datum: ")
    assert f"{vandaag.day} " in ran.err.splitlines()[0]
    assert f"  - datum: {vandaag}\n    status: loopt\n" in (gemeente / MELDPUNT).read_text(encoding="utf-8")


def test_overdracht_changes_who_does_it_and_keeps_who_did(run: Run, dicht: Path) -> None:
    """Both fields change; ``status`` and ``toon`` tell it from that day on."""
    pad = "data/acties/A-2024-11-12-01.yaml"
    voor = (dicht / pad).read_text(encoding="utf-8")
    opdracht = (
        "overdracht",
        "A-2024-11-12-01",
        "--van",
        "GS",
        "--naar",
        "GRIF",
        "--door",
        "RAAD",
        "--reden",
        "Zij weten het.",
    )
    ran = run(*opdracht, "--datum", "2025-02-18", cwd=dicht)
    assert ran == Ran(0, f"{pad}: gewijzigd\n", GESLOTEN)
    assert (dicht / pad).read_text(encoding="utf-8") == voor.replace(
        "wie: [BW, GS]\n",
        "wie: [BW, GRIF]\n"
        "overdracht:\n"
        "  - datum: 2025-02-18\n    van: [GS]\n    naar: [GRIF]\n    door: RAAD\n    reden: Zij weten het.\n",
    )
    assert "A-2024-11-12-01" in ids(ask(run, "status", "--owner", "GRIF", cwd=dicht)["acties"])
    assert "A-2024-11-12-01" not in ids(ask(run, "status", "--owner", "GS", cwd=dicht)["acties"])
    assert "A-2024-11-12-01" in ids(ask(run, "status", "--owner", "GS", "--datum", "2025-02-17", cwd=dicht)["acties"])
    assert "Zij weten het." in run("toon", "A-2024-11-12-01", cwd=dicht).out
    assert findings(run, dicht) == []


def test_overdracht_of_a_step_takes_the_owner_of_the_actie_along(run: Run, dicht: Path) -> None:
    """A step without an owner of its own was done by that of the actie; only the step changes hands."""
    assert added(
        run, dicht, WEBSITE, "overdracht", "A-2024-03-12-03", "--activiteit", "1", "--naar", "KCC", "--door", "DV",
        "--reden", "Zij kennen de lezers.", "--datum", "2025-02-18",
    ) == (
        "    wie: [KCC]\n    overdracht:\n      - datum: 2025-02-18\n        van: [DV]\n        naar: [KCC]\n"
        "        door: DV\n        reden: Zij kennen de lezers.\n"
    )  # fmt: skip


def test_overdracht_to_nobody(run: Run, dicht: Path) -> None:
    """``-`` is nobody: the owner left and no other came."""
    opdracht = (
        "overdracht",
        "A-2024-03-12-02",
        "--naar",
        "-",
        "--door",
        "DT",
        "--reden",
        "Geen plek.",
        "--datum",
        "2025-02-18",
    )
    assert run(*opdracht, cwd=dicht).code == 0
    assert "A-2024-03-12-02" in ids(ask(run, "status", "--owner", "-", cwd=dicht)["acties"])
    assert findings(run, dicht) == []


def test_vervallen_ends_an_actie(run: Run, dicht: Path) -> None:
    """It is no longer to be done, and says why."""
    assert run("vervallen", "A-2024-03-12-02", "--tekst", "Niet nodig.", "--datum", "2025-02-25", cwd=dicht).code == 0
    assert ids(ask(run, "status", "--status", "vervallen", "--zoek", "Meldpunt", cwd=dicht)["acties"]) == [
        "A-2024-03-12-02"
    ]


def test_herzie_makes_the_newer_decision_and_leaves_the_older(run: Run, dicht: Path) -> None:
    """The link stands in the new record; not a byte of the old one changes, and its acties have to be looked at."""
    voor = files(dicht)
    opdracht = ("herzie", "BW-2024-03-12-02", "--verband", "trekt in", "--soort", "besluit", "--titel", "Geen meldpunt")
    ran = run(*opdracht, "--gevraagd", "DV", "--datum", "2025-02-25", cwd=dicht)
    assert (ran.code, ran.out) == (0, "data/besluiten/BW-2025-02-25-01.yaml: geschreven\n")
    assert changed(voor, dicht) == ["data/besluiten/BW-2025-02-25-01.yaml"]
    assert (
        (dicht / "data/besluiten/BW-2025-02-25-01.yaml")
        .read_text(encoding="utf-8")
        .endswith(
            "orgaan: BW\ndatum: 2025-02-25\nsoort: besluit\ngevraagd: [DV]\n"
            "verband:\n  - soort: trekt in\n    besluit: BW-2024-03-12-02\n"
        )
    )
    assert ids(ask(run, "status", "--signaal", "herzien", "--zoek", "Meldpunt", cwd=dicht)["acties"]) == [
        "A-2024-03-12-02"
    ]


def test_herzie_is_about_the_decision_that_it_names(run: Run, dicht: Path) -> None:
    """A verband with only another decision would leave the one named on the command line untouched in silence."""
    opdracht = ("herzie", "BW-2024-03-12-02", "--titel", "T", "--datum", "2025-02-25", "--verband")
    refuses(run, dicht, *opdracht, "wijzigt BW-2024-03-12-01", code=2)
    assert run(*opdracht, "wijzigt BW-2024-03-12-01", "--verband", "raakt", cwd=dicht).code == 0
    tekst = (dicht / "data/besluiten/BW-2025-02-25-01.yaml").read_text(encoding="utf-8")
    assert "besluit: BW-2024-03-12-01\n  - soort: raakt\n    besluit: BW-2024-03-12-02\n" in tekst


def test_koppel_twice_changes_nothing_the_second_time(run: Run, dicht: Path) -> None:
    """The link is there once; the second run says so."""
    opdracht = ("koppel", "A-2024-03-12-02", "BW-2024-03-12-01")
    voor = (dicht / MELDPUNT).read_text(encoding="utf-8")
    assert run(*opdracht, cwd=dicht).out == f"{MELDPUNT}: gewijzigd\n"
    eens = (dicht / MELDPUNT).read_text(encoding="utf-8")
    assert eens == voor.replace("[BW-2024-03-12-02]", "[BW-2024-03-12-02, BW-2024-03-12-01]")
    assert run(*opdracht, cwd=dicht) == Ran(0, "niets te wijzigen; het staat er al\n", "")
    assert (dicht / MELDPUNT).read_text(encoding="utf-8") == eens


def test_koppel_by_inference_says_so_in_the_file(run: Run, dicht: Path) -> None:
    """An inferred link carries its mark and its reason."""
    opdracht = (
        "koppel",
        "A-2024-06-04-01",
        "BW-2024-03-12-01",
        "--afgeleid",
        "--toelichting",
        "Het gaat over de balie.",
    )
    assert added(run, dicht, "data/acties/A-2024-06-04-01.yaml", *opdracht) == (
        "  - besluit: BW-2024-03-12-01\n    grond: afgeleid\n    toelichting: Het gaat over de balie.\n"
    )


def test_koppel_takes_a_case(run: Run, dicht: Path) -> None:
    """A case rests on the decision by which it was shared; there the link has no ground of its own."""
    run("koppel", "C-2024-02", "DT-2024-12-10-01", cwd=dicht)
    assert "besluiten: [BW-2023-03-14-02, DT-2024-12-10-01]\n" in (dicht / "data/casuistiek/C-2024-02.yaml").read_text(
        encoding="utf-8"
    )
    refuses(run, dicht, "koppel", "C-2024-02", "DT-2024-12-10-02", "--afgeleid", code=2)


def test_wijzig_writes_only_what_differs_and_keeps_comments(run: Run, dicht: Path) -> None:
    """The exact difference on a file with odd quotes, folds, lists and comments."""
    ran = run(
        "wijzig",
        "A-2025-01-21-01",
        "--titel",
        "Een kort formulier",
        "--met",
        "DV",
        "--leeg",
        "bron",
        "--droog",
        cwd=dicht,
    )
    assert ran.out == (
        "--- a/data/acties/A-2025-01-21-01.yaml\n"
        "+++ b/data/acties/A-2025-01-21-01.yaml\n"
        "@@ -1,9 +1,7 @@\n"
        " # yaml-language-server: $schema=../schema/actie.schema.json\n"
        " # Deze actie is met opzet anders opgeschreven: "
        "aanhalingstekens, vouwen, lijsten op een regel, opmerkingen.\n"
        " \"thema\": 'dienstverlening'\n"
        '-"titel": >-\n'
        "-  Het formulier voor verhuizen\n"
        "-  begrijpelijk maken\n"
        '+"titel": Een kort formulier\n'
        ' id: "A-2025-01-21-01"   # het id staat hier niet vooraan\n'
        " \n"
        " # wie het vroeg en wie het doet\n"
        "@@ -11,17 +9,11 @@\n"
        " wie: ['KCC',]\n"
        " met: [\n"
        '   "DV",\n'
        "-  ON,\n"
        " ]\n"
        " tekst: "
        '"Korte zinnen, geen \\"ambtelijke\\" woorden:\\n\\n- wie\\n- waarheen\\n- \\u0077anneer\\n"\n'
        " termijn: {\"edtf\": '2025-03-22', 'tekst': \"voor de lente\\\n"
        '   \\ goed en wel begint"}\n'
        " voortgang: [{datum: \"2025-01-21\", status: 'volgt',\n"
        "   tekst: 'Het college zei: ''begin er maar aan''.'}]\n"
        "-bron:\n"
        '-    stuk:   "Besluitenlijst college 21 januari 2025"\n'
        "-    plaats: >\n"
        "-      punt 4,\n"
        "-      vierde streepje\n"
        " \n"
        " rubricering: openbaar\n"
    )


def test_wijzig_to_what_is_there_changes_nothing(run: Run, dicht: Path) -> None:
    """The same value is no change, however the file spells it."""
    voor = files(dicht)
    ran = run("wijzig", "A-2025-01-21-01", "--titel", "Het formulier voor verhuizen begrijpelijk maken", cwd=dicht)
    assert ran == Ran(0, "niets te wijzigen; het staat er al\n", "")
    assert changed(voor, dicht) == []


@pytest.mark.parametrize("soort", ["besluit", "actie", "casus"])
def test_wijzig_takes_away_what_is_named(run: Run, dicht: Path, soort: str) -> None:
    """``--leeg`` removes the field with all its lines, and nothing else."""
    pad, veld, weg = {
        "besluit": ("data/besluiten/BW-2024-03-12-02.yaml", "tekst", 2),
        "actie": ("data/acties/A-2023-06-20-01.yaml", "met", 1),
        "casus": ("data/casuistiek/C-2023-01.yaml", "toelichting", 2),
    }[soort]
    voor = (dicht / pad).read_text(encoding="utf-8").splitlines()
    assert run("wijzig", Path(pad).stem, "--leeg", veld, cwd=dicht).code == 0
    na = (dicht / pad).read_text(encoding="utf-8").splitlines()
    begin = next(nummer for nummer, regel in enumerate(voor) if regel.startswith(f"{veld}:"))
    assert na == voor[:begin] + voor[begin + weg :]


def test_droog_shows_the_new_file_and_writes_nothing(run: Run, dicht: Path) -> None:
    """What ``--droog`` shows is to the letter what the same command writes."""
    voor = files(dicht)
    droog = run(*BESLUIT, "--droog", cwd=dicht)
    assert (droog.code, changed(voor, dicht)) == (0, [])
    kop, _, tekst = droog.out.partition("\n")
    assert kop == "# data/besluiten/BW-2024-02-20-01.yaml (nieuw)"
    assert written(run, dicht, *BESLUIT) == tekst


@pytest.mark.parametrize(
    "arguments",
    [
        ("voortgang", "A-2024-03-12-02", "--status", "loopt", "--datum", "2025-02-25"),
        ("uitstel", "A-2024-03-12-03", "--naar", "2025-09", "--door", "BW", "--reden", "Druk."),
        ("overdracht", "A-2024-03-12-03", "--naar", "KCC", "--door", "BW", "--reden", "Druk."),
        ("vervallen", "A-2024-03-12-03", "--tekst", "Niet nodig."),
        ("koppel", "A-2024-03-12-02", "BW-2024-03-12-01"),
        ("wijzig", "A-2024-03-12-02", "--titel", "Anders"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_droog_shows_a_difference_that_patch_can_apply(
    run: Run, dicht: Path, git: Git, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    """The difference is the change, the whole change and nothing but the change."""
    voor = files(dicht)
    ran = run(*arguments, "--droog", cwd=dicht)
    assert (ran.code, changed(voor, dicht)) == (0, [])
    (tmp_path / "verschil").write_text(ran.out, encoding="utf-8", newline="")
    git(dicht, "init", "--quiet")
    git(dicht, "apply", str(tmp_path / "verschil"))
    getoond = files(dicht)
    git(dicht, "apply", "--reverse", str(tmp_path / "verschil"))
    assert changed(voor, dicht) == []
    assert run(*arguments, cwd=dicht).code == 0
    assert changed(getoond, dicht) == []


def test_the_id_is_above_every_number_that_was_ever_used(run: Run, gemeente: Path) -> None:
    """Gaps are not filled; a file that cannot be read, and a case that was removed, keep their number."""
    tekst = written(run, gemeente, "nieuw", "besluit", "--orgaan", "BW", "--datum", "2024-03-12", *TITEL_EN_SOORT)
    assert tekst.splitlines()[1] == "id: BW-2024-03-12-03"
    (gemeente / "data/besluiten/BW-2024-03-12-02.yaml").unlink()
    (gemeente / "data/besluiten/BW-2024-03-12-09.yaml").write_text("{", encoding="utf-8")
    (gemeente / "data/casuistiek/C-2024-01.yaml").unlink()
    (gemeente / "data/casuistiek/C-2024-02.yaml").unlink()
    add(gemeente / "data/register.yaml", "verwijderd:", "  - {casus: C-2024-07, datum: 2024-12-19}")
    ran = run("nieuw", "besluit", "--orgaan", "BW", "--datum", "2024-03-12", *TITEL_EN_SOORT, cwd=gemeente)
    assert ran.out == "data/besluiten/BW-2024-03-12-10.yaml: geschreven\n"
    assert run(*CASUS, cwd=gemeente).out == "data/casuistiek/C-2024-08.yaml: geschreven\n"


def test_the_number_goes_on_past_ninety_nine(run: Run, gemeente: Path) -> None:
    """The hundredth decision of a meeting is 100."""
    oud = gemeente / "data/besluiten/BW-2024-03-12-02.yaml"
    nieuw = oud.with_name("BW-2024-03-12-99.yaml")
    nieuw.write_text(oud.read_text(encoding="utf-8").replace("id: BW-2024-03-12-02", "id: BW-2024-03-12-99"), "utf-8")
    ran = run("nieuw", "besluit", "--orgaan", "BW", "--datum", "2024-03-12", *TITEL_EN_SOORT, cwd=gemeente)
    assert ran.out == "data/besluiten/BW-2024-03-12-100.yaml: geschreven\n"


def test_a_number_is_not_confused_with_that_of_a_body_with_a_longer_code(run: Run, gemeente: Path) -> None:
    """The ids of one body say nothing of another."""
    edit(gemeente / "data/register.yaml", "organen:\n", "organen:\n  - {code: BW-KLEIN, naam: Klein college}\n")
    ran = run("nieuw", "besluit", "--orgaan", "BW-KLEIN", "--datum", "2024-03-12", *TITEL_EN_SOORT, cwd=gemeente)
    assert ran.out == "data/besluiten/BW-KLEIN-2024-03-12-01.yaml: geschreven\n"


VANDAAG = date.today()  # noqa: DTZ011
LAST_14_9 = date(VANDAAG.year - (VANDAAG < date(VANDAAG.year, 9, 14)), 9, 14)
TERMIJNEN = [
    ("uiterlijk 2 maart", "uiterlijk zaterdag 2 maart 2024", "../2024-03-02"),
    ("2 maart", "zaterdag 2 maart 2024", "2024-03-02"),
    ("begin juli", "begin juli: van 1 juli 2024 t/m 10 juli 2024", "2024-07-01/2024-07-10"),
    ("na de zomer", "na de zomer: van 1 september 2024 t/m 30 november 2024", "2024-23"),
    ("eens in de 6 weken", "elke 6 weken", "ritme: P6W"),
    ("geen: komt vanzelf", "geen termijn: komt vanzelf", "geen: komt vanzelf"),
    ("14-9", "zaterdag 14 september 2024", "2024-09-14"),
    ("1 februari", "zaterdag 1 februari 2025", "2025-02-01"),
    ("2024-09", "september 2024: van 1 september 2024 t/m 30 september 2024", "2024-09"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's day is the one in the expected texts, also where midnight passes during the tests."""
    monkeypatch.setattr(Session, "vandaag", VANDAAG)


@pytest.mark.parametrize(("getypt", "begrepen", "opgeslagen"), TERMIJNEN, ids=[deel[0] for deel in TERMIJNEN])
def test_the_year_of_a_deadline_comes_from_the_meeting_and_is_stored(
    run: Run, dicht: Path, getypt: str, begrepen: str, opgeslagen: str
) -> None:
    """What was typed for a meeting of February 2024, what it was understood as, and what the file says."""
    ran = run(*BESLUIT, "--termijn", getypt, cwd=dicht)
    assert ran.code == 0
    assert getypt == "2024-09" or ran.err.startswith(f"termijn: {begrepen}\n"), ran.err
    tekst = (dicht / "data/besluiten/BW-2024-02-20-01.yaml").read_text(encoding="utf-8")
    kort = f"termijn: {opgeslagen}\n"
    groep = opgeslagen if ": " in opgeslagen else f"edtf: {opgeslagen}"
    woorden = "" if opgeslagen.startswith("geen: ") else f"  tekst: {getypt}\n"
    lang = f"termijn:\n  {groep}\n{woorden}"
    assert tekst.endswith("\nsoort: besluit\n" + (kort if getypt in ("14-9", "2024-09") else lang))


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [("gisteren", VANDAAG - timedelta(days=1)), ("14-9", LAST_14_9), ("14-9-2024", date(2024, 9, 14))],
)
def test_the_day_of_progress_looks_back(run: Run, gemeente: Path, getypt: str, dag: date) -> None:
    """A day without a year is the last one that was; stderr says which."""
    ran = run("voortgang", "A-2024-03-12-02", "--status", "loopt", "--datum", getypt, cwd=gemeente)
    assert ran.code == 0
    assert ran.err.startswith("datum: ")
    assert str(dag.year) in ran.err.splitlines()[0]
    assert f"  - datum: {dag}\n    status: loopt\n" in (gemeente / MELDPUNT).read_text(encoding="utf-8")


def test_a_deadline_of_a_revised_decision_counts_from_the_new_meeting(run: Run, dicht: Path) -> None:
    """``herzie`` takes the year from its own date too."""
    opdracht = ("herzie", "BW-2024-03-12-02", "--verband", "wijzigt", "--titel", "T", "--datum", "2024-11-05")
    tekst = written(run, dicht, *opdracht, "--termijn", "2 maart")
    assert "termijn:\n  edtf: 2025-03-02\n  tekst: 2 maart\n" in tekst


def test_a_deadline_of_a_postponement_counts_from_its_own_day(run: Run, dicht: Path) -> None:
    """Who was granted time in November until 2 March got it until the March after."""
    opdracht = ("uitstel", "A-2024-03-12-03", "--door", "BW", "--reden", "Druk.", "--datum", "2024-11-05", "--naar")
    assert "    naar: ../2025-03-02\n" in added(run, dicht, WEBSITE, *opdracht, "uiterlijk 2 maart")


def test_a_deadline_changed_later_still_counts_from_the_meeting(run: Run, dicht: Path) -> None:
    """``wijzig`` understands a day as ``nieuw`` did: from the decision on which the actie rests."""
    assert "edtf: 2024-06-01\n" in added(run, dicht, MELDPUNT, "wijzig", "A-2024-03-12-02", "--termijn", "1 juni")


PHRASES = [
    (("--verband", "bevestigt BW-2023-12-12-01"), "verband:\n  - soort: bevestigt\n    besluit: BW-2023-12-12-01\n"),
    (
        (
            "--verband",
            "Trekt in 2023-12-12-2 (afgeleid: het verslag noemt het niet)",
            "--verband",
            "raakt RAAD 20-6-2023",
        ),
        (
            "verband:\n  - soort: trekt in\n    besluit: BW-2023-12-12-02\n    grond: afgeleid\n"
            "    toelichting: het verslag noemt het niet\n  - soort: raakt\n    besluit: RAAD-2023-06-20-01\n"
        ),
    ),
    (("--opvolging", "geen: alleen ter kennis"), "opvolging:\n  geen: alleen ter kennis\n"),
    (("--opvolging", "vereist"), "opvolging: vereist\n"),
    (("--bron", "Verslag van 20 februari; punt 3"), "bron:\n  stuk: Verslag van 20 februari\n  plaats: punt 3\n"),
    (("--bron", "Een", "--bron", "Twee; blz. 2"), "bron:\n  - stuk: Een\n  - stuk: Twee\n    plaats: blz. 2\n"),
    (("--uitzondering", "K201: nog geen tijd"), "uitzonderingen:\n  - regel: K201\n    reden: nog geen tijd\n"),
    (("--weggelaten", "tekst: 10.2.e (wob)"), "weggelaten:\n  - veld: tekst\n    grond: 10.2.e\n    stelsel: wob\n"),
    (("--afgeleid", "soort, gevraagd", "--afgeleid", "titel"), "afgeleid: [soort, gevraagd, titel]\n"),
]


@pytest.mark.parametrize(("arguments", "lines"), PHRASES, ids=[" ".join(deel[0]) for deel in PHRASES])
def test_a_group_of_fields_is_a_short_phrase(run: Run, dicht: Path, arguments: tuple[str, ...], lines: str) -> None:
    """What is typed in one phrase stands in the file field by field."""
    assert written(run, dicht, *BESLUIT, *arguments).endswith(f"soort: besluit\n{lines}")
    assert findings(run, dicht) == []


FIELDS: dict[type[Model], tuple[tuple[str, ...], dict[str, tuple[str, object]]]] = {
    Besluit: (
        ("nieuw", "besluit"),
        {
            "titel": ("Een proef", "Een proef"),
            "tekst": ("Kort.", "Kort.\n"),
            "toelichting": ("Zo.", "Zo."),
            "bron": ("Verslag; punt 3", {"stuk": "Verslag", "plaats": "punt 3"}),
            "rubricering": ("openbaar", "openbaar"),
            "weggelaten": ("tekst: 10.2.e (wob)", [{"veld": "tekst", "grond": "10.2.e", "stelsel": "wob"}]),
            "uitzonderingen": ("K201: nog niet", [{"regel": "K201", "reden": "nog niet"}]),
            "afgeleid": ("soort", ["soort"]),
            "orgaan": ("College", "BW"),
            "datum": ("20-2-2024", "2024-02-20"),
            "soort": ("verzoek", "verzoek"),
            "gevraagd": ("DV, kcc", ["DV", "KCC"]),
            "met": ("Team HRM", ["HRM"]),
            "termijn": ("2024-09", "2024-09"),
            "verband": ("raakt BW-2023-12-12-01", [{"soort": "raakt", "besluit": "BW-2023-12-12-01"}]),
            "opvolging": ("geen: alleen gehoord", {"geen": "alleen gehoord"}),
        },
    ),
    Actie: (
        ("nieuw", "actie"),
        {
            "titel": ("Een proef", "Een proef"),
            "tekst": ("Kort.", "Kort.\n"),
            "toelichting": ("Zo.", "Zo."),
            "bron": ("Verslag", {"stuk": "Verslag"}),
            "rubricering": ("openbaar", "openbaar"),
            "weggelaten": ("tekst: anders", [{"veld": "tekst", "grond": "anders", "stelsel": "geen"}]),
            "uitzonderingen": ("T107: nog niet", [{"regel": "T107", "reden": "nog niet"}]),
            "afgeleid": ("wie", ["wie"]),
            "thema": ("ruimte", "ruimte"),
            "volgorde": ("7", "7"),
            "besluiten": ("BW-2024-03-12-02", ["BW-2024-03-12-02"]),
            "aanleiding": ("Onderzoek 2024", "Onderzoek 2024"),
            "wie": ("DV", ["DV"]),
            "met": ("FG", ["FG"]),
            "sinds": ("2024-04", "2024-04"),
            "termijn": ("geen: nooit klaar", {"geen": "nooit klaar"}),
            "activiteiten": ("Vragen", [{"titel": "Vragen"}]),
        },
    ),
    Casus: (
        ("nieuw", "casus"),
        {
            "titel": ("Een jas", "Een jas"),
            "tekst": ("Kort.", "Kort.\n"),
            "toelichting": ("Zo.", "Zo."),
            "bron": ("Verslag", {"stuk": "Verslag"}),
            "rubricering": ("intern", "intern"),
            "weggelaten": ("tekst: anders (woo)", [{"veld": "tekst", "grond": "anders", "stelsel": "woo"}]),
            "uitzonderingen": ("P101: geen naam", [{"regel": "P101", "reden": "geen naam"}]),
            "afgeleid": ("locatie", ["locatie"]),
            "jaar": ("2024", "2024"),
            "soort": ("dilemma", "dilemma"),
            "categorie": ("prive", "prive"),
            "locatie": ("beide", "beide"),
            "gedeeld": ("2024-10-01", "2024-10-01"),
            "afdoening": ("Goed.", "Goed.\n"),
            "besluiten": ("BW-2024-03-12-02", ["BW-2024-03-12-02"]),
            "grond": ("afgeleid", "afgeleid"),
        },
    ),
    Voortgang: (
        ("voortgang", "A-2024-03-12-02"),
        {
            "datum": ("2025-02", "2025-02"),
            "status": ("loopt", "loopt"),
            "tekst": ("Kort.", "Kort."),
            "bewijs": ("Brief", "Brief"),
            "afgeleid": ("status", ["status"]),
        },
    ),
    Uitstel: (
        ("uitstel", "A-2024-03-12-02"),
        {
            "datum": ("2025-02", "2025-02"),
            "naar": ("2025-10", "2025-10"),
            "door": ("BW", "BW"),
            "reden": ("Druk.", "Druk."),
        },
    ),
    Overdracht: (
        ("overdracht", "A-2024-03-12-02"),
        {
            "datum": ("2025-02", "2025-02"),
            "van": ("DV", ["DV"]),
            "naar": ("KCC, FG", ["KCC", "FG"]),
            "door": ("BW", "BW"),
            "reden": ("Druk.", "Druk."),
        },
    ),
}
"""Per model the command that writes it, and of each field what is typed and what is then in the file."""
OWN_COMMAND = {"id", "voortgang", "uitstel", "overdracht", "correcties"}
"""What a new record gets from the program, or later by another command."""


@pytest.mark.parametrize("model", FIELDS, ids=lambda model: model.__name__)
def test_every_field_of_a_model_is_an_option_of_its_own_name(run: Run, dicht: Path, model: type[Model]) -> None:
    """All of them in one command line; a new field of the model without an option fails here."""
    opdracht, velden = FIELDS[model]
    assert velden.keys() == model.model_fields.keys() - OWN_COMMAND
    opties = [deel for veld, (getypt, _) in velden.items() for deel in (f"--{veld}", getypt)]
    voor = files(dicht)
    ran = run(*opdracht, *opties, cwd=dicht)
    assert ran.code == 0, ran.err
    (path,) = changed(voor, dicht)
    data = read_document((dicht / path).read_text(encoding="utf-8")).data
    data = data if opdracht[0] == "nieuw" else data[opdracht[0]][-1]
    assert {veld: data.get(veld) for veld in velden} == {veld: waarde for veld, (_, waarde) in velden.items()}
    assert list(data) == (["id"] if opdracht[0] == "nieuw" else []) + [veld for veld in data if veld in velden]
    assert findings(run, dicht) == []


WIJZIG = [
    (Besluit, "BW-2024-03-12-02", {"orgaan"}),
    (Actie, "A-2024-03-12-02", {"activiteiten"}),
    (Casus, "C-2024-02", set()),
]


@pytest.mark.parametrize(("model", "record", "vast"), WIJZIG, ids=["besluit", "actie", "casus"])
def test_every_field_can_be_changed_by_its_option(
    run: Run, dicht: Path, model: type[Model], record: str, vast: set[str]
) -> None:
    """One at a time, but for what is in the id; the field then holds the new value and the rest what it held."""
    (bestand,) = (dicht / "data").glob(f"*/{record}.yaml")
    oud = bestand.read_bytes()
    voor = read_document(oud.decode()).data
    velden = {veld: waarde for veld, waarde in FIELDS[model][1].items() if veld not in vast | {"datum", "jaar"}}
    for veld, (getypt, waarde) in velden.items():
        ran = run("wijzig", record, f"--{veld}", getypt, cwd=dicht)
        assert ran.code == 0, (veld, ran.err)
        na = read_document(bestand.read_text(encoding="utf-8")).data
        assert na == voor | {veld: waarde}, veld
        bestand.write_bytes(oud)


def test_a_correction_says_who_agreed(run: Run, gemeente: Path) -> None:
    """``--correctie`` is dated today."""
    opdracht = (
        "wijzig",
        "BW-2023-12-12-01",
        "--rubricering",
        "openbaar",
        "--correctie",
        "rubricering: stond verkeerd (College)",
    )
    assert run(*opdracht, cwd=gemeente).code == 0
    assert (
        (gemeente / "data/besluiten/BW-2023-12-12-01.yaml")
        .read_text(encoding="utf-8")
        .endswith(
            "rubricering: openbaar\n"
            f"correcties:\n  - datum: {VANDAAG}\n    veld: rubricering\n    reden: stond verkeerd\n    akkoord: BW\n"
        )
    )


WRONG = [
    (*BESLUIT, "--gevraagd", "XX"),
    (*BESLUIT, "--orgaan", "BW"),
    (*BESLUIT[:3], "GS", *BESLUIT[4:]),
    (*BESLUIT[:5], "2024-02-30", *BESLUIT[6:]),
    (*BESLUIT[:5], "begin juli", *BESLUIT[6:]),
    (*BESLUIT[:5], "ooit", *BESLUIT[6:]),
    (*BESLUIT, "--soort", "wens"),
    (*BESLUIT[:-1], "wens"),
    (*BESLUIT, "--termijn", "zsm"),
    (*BESLUIT, "--termijn", "geen:"),
    (*BESLUIT, "--tekst", "  "),
    (*BESLUIT, "--rubricering", "geheim"),
    (*BESLUIT, "--verband", "trekt in BW-2023"),
    (*BESLUIT, "--verband", "trekt in BW-1999-01-01-01"),
    (*BESLUIT, "--verband", "trekt in"),
    (*BESLUIT, "--verband", "sloopt BW-2023-12-12-01"),
    (*BESLUIT, "--opvolging", "geen"),
    (*BESLUIT, "--uitzondering", "K201"),
    (*BESLUIT, "--weggelaten", "tekst"),
    (*BESLUIT, "--weggelaten", "tekst: 10.2.e (avg)"),
    (*BESLUIT, "--weggelaten", "niets: 10.2.e (wob)"),
    (*BESLUIT, "--afgeleid", "niets"),
    (*BESLUIT, "--bron", "; punt 3"),
    (*BESLUIT, "--bron", ""),
    (*ACTIE, "--wie", "XX"),
    (*ACTIE, "--thema", "niets"),
    (*ACTIE[:-1], "niets"),
    (*ACTIE, "--volgorde", "eerst"),
    (*ACTIE, "--besluit", "BW-2023"),
    (*ACTIE, "--afgeleid", "BW-2023"),
    (*CASUS, "--locatie", "elders"),
    (*CASUS, "--categorie", "overig"),
    (*CASUS[:-3], "drie", "--soort", "melding"),
    (*CASUS[:5], "24", *CASUS[6:]),
    (*ACTIE, "--activiteit", ""),
    (*ACTIE, "--wie", ""),
    (*ACTIE, "--afgeleid", ""),
    ("wijzig", "A-2024-03-12-02", "--wie", ""),
    ("wijzig", "A-2024-03-12-02", "--met", ","),
    ("wijzig", "A-2024-03-12-02", "--besluit", ""),
    ("wijzig", "A-2024-03-12-02", "--leeg", ""),
    ("wijzig", "BW-2024-03-12-02", "--gevraagd", ""),
    ("wijzig", "BW-2024-03-12-02", "--afgeleid", ""),
    ("wijzig", "C-2024-02", "--besluit", ""),
    ("voortgang", "A-1999", "--status", "loopt"),
    ("voortgang", "A-2024-03-12", "--status", "loopt"),
    ("voortgang", "BW-2024-03-12-02", "--status", "loopt"),
    ("voortgang", "", "--status", "loopt"),
    ("voortgang", "A-2024-03-12-02"),
    ("voortgang", "A-2024-03-12-02", "--status", "klaar"),
    ("voortgang", "A-2024-03-12-02", "--status", "onbekend"),
    ("voortgang", "A-2024-03-12-02", "--status", "loopt", "--datum", "32-1"),
    ("voortgang", "A-2024-03-12-02", "--status", "loopt", "--activiteit", "1"),
    ("voortgang", "A-2024-03-12-03", "--status", "loopt", "--activiteit", "0"),
    ("voortgang", "A-2024-03-12-03", "--status", "loopt", "--activiteit", "9"),
    ("voortgang", "A-2024-03-12-03", "--status", "loopt", "--activiteit", "e"),
    ("voortgang", "A-2024-03-12-03", "--status", "loopt", "--activiteit", ""),
    ("uitstel", "A-2024-03-12-03"),
    ("uitstel", "A-2024-03-12-03", "--naar", "elke week", "--door", "BW", "--reden", "Druk."),
    ("uitstel", "A-2024-03-12-03", "--naar", "geen: nooit", "--door", "BW", "--reden", "Druk."),
    ("uitstel", "A-2024-03-12-03", "--naar", "2025-09", "--door", "-", "--reden", "Druk."),
    ("overdracht", "A-2024-03-12-03", "--naar", "KCC"),
    ("overdracht", "A-2024-03-12-03", "--naar", "DV", "--door", "BW", "--reden", "Druk."),
    ("overdracht", "A-2024-03-12-03", "--naar", "KCC", "--van", "GS", "--door", "BW", "--reden", "Druk."),
    ("vervallen", "A-2024-03-12-02"),
    ("vervallen", "A-2024-03-12-02", "--tekst", ""),
    ("herzie", "BW-2023", "--verband", "trekt in", "--titel", "T", "--datum", "2025-02-25"),
    ("herzie", "BW-2024-03-12-02", "--titel", "T", "--datum", "2025-02-25"),
    ("koppel", "A-2024-03-12-02", "BW-2023"),
    ("koppel", "A-2024-03-12-02"),
    ("koppel", "BW-2024-03-12-02", "BW-2024-03-12-01"),
    ("koppel", "A-2024-06-04-01", "BW-2023-03-14-01"),
    ("wijzig", "A-2024-03-12-02"),
    ("wijzig", "A-2024-03-12-02", "--leeg", "niets"),
    ("wijzig", "A-2024-03-12-02", "--leeg", "id"),
    ("wijzig", "A-2024-03-12-02", "--gevraagd", "DV"),
    ("wijzig", "BW-2024-03-12-02", "--datum", "2024-03-13"),
    ("uitstel", "A-2024-06-04-01", "--naar", "2025-09", "--door", "BW", "--reden", "Druk."),
    ("wijzig", "A-2024-03-12-02", "--titel", ""),
    ("wijzig", "A-2024-03-12-02", "--titel", "T", "--leeg", "titel"),
    ("nieuw",),
    ("nieuw", "wens"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_value_is_refused_with_the_way_out(run: Run, gemeente: Path, arguments: tuple[str, ...]) -> None:
    """Exit 2, a Dutch sentence and a hint; not a byte is written."""
    if arguments == ("nieuw",):
        assert run(*arguments, cwd=gemeente).code == 2
        return
    refuses(run, gemeente, *arguments, code=2)


def test_a_deadline_is_moved_where_it_stands(run: Run, shipped: Path) -> None:
    """Where only steps have one, the actie itself has nothing to postpone."""
    opdracht = ("uitstel", "A-2018-09-14-10", "--naar", "2018-12", "--door", "BR", "--reden", "Druk.")
    ran = run(*opdracht, cwd=shipped)
    assert ran.code == 2
    assert ran.err.endswith(
        "Fout: deze actie heeft zelf geen termijn; die staat bij stap 2 en stap 3\n  → geef ook --activiteit 2\n"
    )
    assert run(*opdracht, "--activiteit", "2", "--datum", "2018-09-21", "--droog", cwd=shipped).code == 0


def test_what_is_missing_is_named_all_at_once(run: Run, gemeente: Path) -> None:
    """Every option that is needed, in the order in which they would be asked."""
    assert run("nieuw", "besluit", cwd=gemeente) == Ran(
        2,
        "",
        "Fout: er ontbreekt: --orgaan, --datum, --titel, --soort\n  → geef deze opties mee, of gebruik --bewerk\n",
    )
    assert "er ontbreekt: --naar, --door, --reden\n" in run("uitstel", "A-2024-03-12-02", cwd=gemeente).err


AGAINST_THE_RULES = [
    ((*BESLUIT, "--verband", "trekt in BW-2024-06-25-01"), "K106"),
    (("wijzig", "BW-2024-03-12-02", "--leeg", "titel"), "V202"),
    (("wijzig", "A-2024-03-12-02", "--leeg", "besluiten"), "K101"),
]


@pytest.mark.parametrize(("arguments", "regel"), AGAINST_THE_RULES, ids=[deel[1] for deel in AGAINST_THE_RULES])
@pytest.mark.parametrize("droog", [False, True], ids=["", "droog"])
def test_what_breaks_a_rule_is_not_written(
    run: Run, gemeente: Path, arguments: tuple[str, ...], regel: str, *, droog: bool
) -> None:
    """Exit 1 with the rule that would be broken; also where nothing would be written anyway."""
    ran = refuses(run, gemeente, *arguments, *(["--droog"] if droog else []), code=1)
    assert f"zo kan het niet, {regel}: " in ran.err
    assert "er is niets geschreven" in ran.err


def test_a_fault_that_was_there_before_does_not_stop_anybody(run: Run, gemeente: Path) -> None:
    """Only what the command itself would break is refused."""
    edit(gemeente / "data/acties/A-2024-05-14-01.yaml", "thema: financien", "thema: nergens")
    edit(gemeente / MELDPUNT, "thema: dienstverlening", "thema: nergens")
    voor = findings_or_faults(run, gemeente)
    assert run("voortgang", "A-2024-03-12-02", "--status", "loopt", "--datum", "2025-02-25", cwd=gemeente).code == 0
    assert findings_or_faults(run, gemeente) == voor


def findings_or_faults(run: Run, register: Path) -> list[tuple[str, str]]:
    """Rule and record of the faults of a register that has some."""
    antwoord = ask(run, "check", cwd=register, code=1)
    return [(rij["regel"], rij["record"]) for rij in antwoord["bevindingen"] if rij["ernst"] == "fout"]


def test_an_actie_that_cannot_be_read_is_left_alone(run: Run, gemeente: Path) -> None:
    """The surroundings are not in order: exit 3, or for ``wijzig`` wrong use, and the way to mend it."""
    (gemeente / MELDPUNT).write_bytes(b"id: A-2024-03-12-02\ntitel: [\n")
    for opdracht in (
        ("voortgang", "A-2024-03-12-02", "--status", "loopt"),
        ("uitstel", "A-2024-03-12-02", "--naar", "2027", "--door", "BW", "--reden", "Druk."),
        ("overdracht", "A-2024-03-12-02", "--naar", "KCC", "--door", "BW", "--reden", "Druk."),
        ("vervallen", "A-2024-03-12-02", "--tekst", "Weg."),
        ("koppel", "A-2024-03-12-02", "BW-2024-03-12-01"),
        ("wijzig", "A-2024-03-12-02", "--titel", "T"),
    ):
        ran = refuses(run, gemeente, *opdracht, code=3)
        assert "A-2024-03-12-02 is niet te lezen" in ran.err, opdracht


def test_a_decision_that_cannot_be_read_is_not_called_unknown(run: Run, gemeente: Path) -> None:
    """It is there; who names it is told that it has to be mended first, not to name another."""
    (gemeente / "data/besluiten/BW-2024-03-12-02.yaml").write_bytes(b"id: BW-2024-03-12-02\ntitel: [\n")
    for opdracht in (
        ("koppel", "A-2024-03-12-03", "BW-2024-03-12-02"),
        ("herzie", "BW-2024-03-12-02", "--verband", "wijzigt", "--titel", "T", "--datum", "2025-02-25"),
        ("nieuw", "actie", "--titel", "T", "--besluit", "BW-2024-03-12-02", "--thema", "ruimte"),
    ):
        assert "BW-2024-03-12-02 is niet te lezen" in refuses(run, gemeente, *opdracht, code=3).err, opdracht


def test_without_a_readable_register_file_no_code_is_called_unknown(run: Run, gemeente: Path) -> None:
    """Nobody is sent to look for a body in a file that cannot be read."""
    (gemeente / "data/register.yaml").write_text("naam: [\n", encoding="utf-8")
    ran = refuses(run, gemeente, *BESLUIT, code=3)
    assert "data/register.yaml is niet te lezen" in ran.err


def test_an_overdracht_before_an_earlier_one_is_refused(run: Run, dicht: Path) -> None:
    """On that day another did it than now; written as it is, the record would contradict itself."""
    opdracht = (
        "overdracht",
        "A-2023-03-14-02",
        "--naar",
        "DV",
        "--door",
        "BW",
        "--reden",
        "Druk.",
        "--datum",
        "2024-01-01",
    )
    refuses(run, dicht, *opdracht, code=2)


def test_another_file_that_cannot_be_read_stops_nobody(run: Run, gemeente: Path) -> None:
    """Progress on one actie does not wait until another file is mended."""
    (gemeente / WEBSITE).write_bytes(b"\xff\xfe")
    assert run("voortgang", "A-2024-03-12-02", "--status", "loopt", "--datum", "2025-02-25", cwd=gemeente).code == 0


def test_windows_line_ends_stay(run: Run, dicht: Path) -> None:
    """Every line of the file, also the new ones, ends as the others do."""
    bestand = dicht / WEBSITE
    bestand.write_bytes(bestand.read_bytes().replace(b"\n", b"\r\n"))
    voor = bestand.read_bytes()
    for opdracht in (
        (
            "voortgang",
            "A-2024-03-12-03",
            "--status",
            "loopt",
            "--datum",
            "2025-02-25",
            "--tekst",
            "x" * 60 + "\n\n- een\n- twee",
        ),
        (
            "uitstel",
            "A-2024-03-12-03",
            "--naar",
            "2025-09",
            "--door",
            "BW",
            "--reden",
            "Druk.",
            "--datum",
            "2025-02-25",
        ),
        ("overdracht", "A-2024-03-12-03", "--naar", "KCC", "--door", "BW", "--reden", "Druk.", "--datum", "2025-02-25"),
        ("wijzig", "A-2024-03-12-03", "--tekst", "Een\n\nTwee"),
    ):
        assert run(*opdracht, cwd=dicht).code == 0
    na = bestand.read_bytes()
    assert na.count(b"\r\n") == na.count(b"\n") == na.count(b"\r") > voor.count(b"\n")
    assert findings(run, dicht) == []


def comments(tekst: str) -> list[str]:
    """The comments in a file, those behind a value too."""
    return re.findall(r"(?:^| )(# .+)$", tekst, re.MULTILINE)


@pytest.mark.parametrize(
    "pad", [MELDPUNT, WEBSITE, "data/acties/A-2025-01-21-01.yaml", "data/acties/A-2024-06-04-01.yaml"]
)
def test_comments_survive_every_command(run: Run, dicht: Path, pad: str) -> None:
    """A comment above, behind and below is there afterwards, and so is every line that was not meant."""
    bestand = dicht / pad
    tekst = bestand.read_text(encoding="utf-8").replace("rubricering: openbaar", "rubricering: openbaar  # achter")
    bestand.write_text(f"# boven\n{tekst}# onder\n", encoding="utf-8")
    actie = bestand.stem
    uitstel = ("uitstel", actie, "--naar", "2025-09", "--door", "BW", "--reden", "Druk.", "--datum", "2025-02-25")
    for opdracht in (
        ("voortgang", actie, "--status", "loopt", "--datum", "2025-02-25"),
        *([] if "ritme: " in tekst else [uitstel]),  # a rhythm has no last day to move
        ("overdracht", actie, "--naar", "GS", "--door", "BW", "--reden", "Druk.", "--datum", "2025-02-25"),
        ("koppel", actie, "DT-2024-12-10-01"),
        ("wijzig", actie, "--titel", "Anders", "--toelichting", "Zo."),
    ):
        ran = run(*opdracht, cwd=dicht)
        assert (ran.code, ran.out) == (0, f"{pad}: gewijzigd\n"), ran.err
    na = bestand.read_text(encoding="utf-8")
    assert na.startswith("# boven\n")
    assert "rubricering: openbaar  # achter\n" in na
    assert na.endswith("# onder\n")
    assert comments(na) == comments(f"# boven\n{tekst}# onder\n")
    assert findings(run, dicht) == []


def test_nothing_is_staged_or_committed(run: Run, dicht: Path, git: Git) -> None:
    """Afterwards the work tree differs, the index and the history do not."""
    git(dicht, "init", "--quiet", "--initial-branch", "main")
    git(dicht, "add", "--all")
    git(dicht, "commit", "--quiet", "--message", "stand")
    commit = git(dicht, "rev-parse", "HEAD")
    run("voortgang", "A-2024-03-12-02", "--status", "loopt", "--datum", "2025-02-25", cwd=dicht)
    run(*BESLUIT, cwd=dicht)
    run("wijzig", "C-2024-02", "--titel", "Een gunst", cwd=dicht)
    assert git(dicht, "status", "--porcelain", "--untracked-files=all").splitlines() == [
        "M data/acties/A-2024-03-12-02.yaml",  # the first blank is taken off with the others around the answer
        " M data/casuistiek/C-2024-02.yaml",
        "?? data/besluiten/BW-2024-02-20-01.yaml",
    ]
    assert git(dicht, "diff", "--cached", "--name-only") == ""
    assert git(dicht, "rev-parse", "HEAD") == commit


def test_the_register_is_found_upward_or_named(run: Run, dicht: Path, tmp_path: Path) -> None:
    """As for the reading commands: from a folder below, or with ``--register``."""
    assert run("voortgang", "A-2024-03-12-02", "--status", "loopt", cwd=dicht / "data/acties").code == 0
    opdracht = ("voortgang", "A-2024-03-12-02", "--status", "loopt")
    assert run(*opdracht, "--register", dicht, cwd=tmp_path).out == f"{MELDPUNT}: gewijzigd\n"
    assert refuses(run, tmp_path, *opdracht, code=3).err.startswith("Fout: ")


def test_progress_on_the_shipped_register_is_one_block_of_lines(run: Run, shipped: Path) -> None:
    """On a real file of the closed register: one entry more, and a word on the day of closing."""
    ran = run("voortgang", "A-2018-09-14-05", "--status", "loopt", "--datum", "2018-09-20", "--droog", cwd=shipped)
    regels = ran.out.splitlines()
    assert ran.code == 0
    assert [regel for regel in regels if regel.startswith("-")] == ["--- a/data/acties/A-2018-09-14-05.yaml"]
    assert [regel for regel in regels if regel.startswith("+")][1:] in (
        ["+  - datum: 2018-09-20", "+    status: loopt"],
        ["+voortgang:", "+  - datum: 2018-09-20", "+    status: loopt"],
    )
    assert ran.err.endswith(
        "dit register is afgesloten op 30 september 2018; wat later gebeurde, staat niet in die stand\n"
    )
