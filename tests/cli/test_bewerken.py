"""``--bewerk``: the fields or the file in the editor of the user, checked on saving, and never lost."""

import re
import shlex
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from actiepunten.records.besluit import Besluit
from cli.answers import english_in
from cli.test_schrijven import changed, files
from conftest import Ran, Run
from support.terminal import CTRL_C, Terminal

MELDPUNT = "data/acties/A-2024-03-12-02.yaml"
VREEMD = "data/acties/A-2025-01-21-01.yaml"
BESLUIT = ("nieuw", "besluit", "--bewerk")
VOORTGANG = ("voortgang", "A-2024-03-12-02", "--bewerk")
FILLED = "titel: Een proef\norgaan: BW\ndatum: 20-2-2024\nsoort: besluit\ntermijn: uiterlijk 2 maart\n"
AGAIN = "Verder bewerken? [J/n]"

Editor = Callable[[str], str]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the text of the editor is kept."""
    (tmp_path / "tijdelijk").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tijdelijk"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path / "tijdelijk"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: Path) -> Editor:
    """Make an editor of some lines of Python that change ``tekst``; it notes each text that it was given."""
    assert kept

    def maak(regels: str) -> str:
        script = tmp_path / "editor met een spatie.py"
        gezien = tmp_path / "gezien"
        script.write_text(
            "import subprocess, sys\nfrom pathlib import Path\n"
            "bestand = Path(sys.argv[-1])\n"
            "tekst = bestand.read_bytes().decode()\n"
            f"gezien = Path({str(gezien)!r})\n"
            "keer = len(list(gezien.parent.glob('gezien*')))\n"
            "gezien.with_name(f'gezien{keer}').write_bytes(tekst.encode())\n"
            f"{regels}\n"
            "bestand.write_bytes(tekst.encode())\n",
            encoding="utf-8",
        )
        opdracht = shlex.join([sys.executable, str(script)])
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", opdracht)
        return opdracht

    return maak


def seen(tmp_path: Path) -> list[str]:
    """The texts that the editor was given, one after another."""
    return [bestand.read_bytes().decode() for bestand in sorted(tmp_path.glob("gezien*"))]


def named_file(err: str) -> Path:
    """The file in which the text is kept, as the message names it."""
    gevonden = re.search(r"uw tekst staat (?:nog )?in (\S+)", err)
    assert gevonden, err
    return Path(gevonden[1])


def test_the_form_explains_every_field_and_leaves_open_what_is_needed(
    run: Run, gemeente: Path, editor: Editor, tmp_path: Path
) -> None:
    """The whole form of a short record."""
    editor("")
    run(*VOORTGANG, "--bewijs", "Brief: 3 april", cwd=gemeente)
    (formulier,) = seen(tmp_path)
    assert formulier == (
        "# Vul in, bewaar en sluit de editor. Een regel met # ervoor telt niet mee;\n"
        "# haal het # weg bij wat u invult. Zet tekst met een dubbele punt tussen aanhalingstekens.\n"
        "\n"
        "# Wanneer het gebeurde (telt vanaf de laatste dag); anders de datum van de bron: "
        "zoals 14-9-2018, '14-9', 'gisteren' of 'begin juli'.\n"
        "datum: vandaag\n"
        "\n"
        "# De stand na deze melding: volgt, loopt, doorlopend, uitgevoerd, vervallen.\n"
        "status:\n"
        "\n"
        "# Wat er is gebeurd.\n"
        "#tekst:\n"
        "\n"
        "# Waar dat blijkt: een stuk, brief of besluit.\n"
        'bewijs: "Brief: 3 april"\n'
        "\n"
        "# Velden die de beheerder zelf invulde; de bron zegt ze niet; mag vaker.\n"
        "#afgeleid:\n"
    )


def test_every_field_of_a_decision_is_in_the_form(run: Run, gemeente: Path, editor: Editor, tmp_path: Path) -> None:
    """With its description above it; the id is given by the program, corrections come later."""
    editor("")
    run(*BESLUIT, cwd=gemeente)
    (formulier,) = seen(tmp_path)
    for veld, info in Besluit.model_fields.items():
        if veld not in ("id", "correcties"):
            assert re.search(rf"^#?{veld}:$", formulier, re.MULTILINE), veld
            assert (info.description or "-").split(" (CommonMark)")[0].rstrip(".").replace("`", "'") in formulier
    assert re.findall(r"^(\w+):$", formulier, re.MULTILINE) == ["titel", "orgaan", "datum", "soort"]


def test_what_was_filled_in_is_written(run: Run, gemeente: Path, editor: Editor, kept: Path) -> None:
    """Phrases, dates and names are understood as on the command line; the text is not kept once it is used."""
    editor(f"tekst = {FILLED + 'gevraagd: [Dienstverlening, KCC]'!r}")
    ran = run(*BESLUIT, cwd=gemeente)
    assert (ran.code, ran.out) == (0, "data/besluiten/BW-2024-02-20-01.yaml: geschreven\n")
    assert "termijn: uiterlijk zaterdag 2 maart 2024\n" in ran.err
    assert (gemeente / "data/besluiten/BW-2024-02-20-01.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../schema/besluit.schema.json\n"
        "id: BW-2024-02-20-01\ntitel: Een proef\norgaan: BW\ndatum: 2024-02-20\nsoort: besluit\ngevraagd: [DV, KCC]\n"
        "termijn:\n  edtf: ../2024-03-02\n  tekst: uiterlijk 2 maart\n"
    )
    assert list(kept.iterdir()) == []


def test_the_form_as_it_was_given_can_be_filled_in_line_by_line(run: Run, gemeente: Path, editor: Editor) -> None:
    """Between its comments, and with a text of several lines."""
    editor(
        "tekst = tekst.replace('status:', 'status: loopt').replace('#tekst:', 'tekst: |\\n  Een.\\n\\n  - twee')"
        ".replace('datum: vandaag', 'datum: 25-2-2025')"
    )
    assert run(*VOORTGANG, cwd=gemeente).code == 0
    assert (
        "  - datum: 2025-02-25\n    status: loopt\n    tekst: |\n      Een.\n\n      - twee\nrubricering: openbaar\n"
    ) in (gemeente / MELDPUNT).read_text(encoding="utf-8")


def test_groups_of_fields_may_be_written_out(run: Run, gemeente: Path, editor: Editor) -> None:
    """Who knows the form of the files writes as in the files."""
    verband = "verband:\n  - soort: raakt\n    besluit: BW-2023-12-12-01\n    toelichting: zelfde zaak\n"
    editor(f"tekst = {FILLED + verband!r}")
    assert run(*BESLUIT, cwd=gemeente).code == 0
    tekst = (gemeente / "data/besluiten/BW-2024-02-20-01.yaml").read_text(encoding="utf-8")
    assert tekst.endswith(verband)


@pytest.mark.parametrize(
    ("oud", "nieuw", "waarom"),
    [
        ("orgaan: BW", "orgaan: XX", "XX staat niet in het register"),
        ("datum: 20-2-2024", "datum: ooit", "‘ooit’ is niet te begrijpen als datum"),
        ("soort: besluit", "", "er ontbreekt: --soort"),
        ("soort: besluit", "soort: besluit\nsoort: verzoek", "soort"),
        ("soort: besluit", "soort: besluit\nkleur: rood", "het veld kleur bestaat hier niet"),
        ("soort: besluit", "soort: [besluit", "regel "),
        ("termijn: uiterlijk 2 maart", "verband: trekt in BW-2024-06-25-01", "K106"),
        ("termijn: uiterlijk 2 maart", "titel", ""),
    ],
)
def test_without_a_terminal_a_wrong_value_gives_up_and_keeps_the_text(
    run: Run, gemeente: Path, editor: Editor, oud: str, nieuw: str, waarom: str
) -> None:
    """Exit 1, the reason, and the file in which the text is."""
    editor(f"tekst = {FILLED.replace(oud, nieuw)!r}")
    voor = files(gemeente)
    ran = run(*BESLUIT, cwd=gemeente)
    assert (ran.code, ran.out, changed(voor, gemeente)) == (1, "", [])
    assert waarom in ran.err
    assert named_file(ran.err).read_text(encoding="utf-8") == FILLED.replace(oud, nieuw)
    assert english_in(ran.err.replace(str(named_file(ran.err)), "")) == []


def test_on_a_terminal_the_text_is_opened_again_until_it_holds(gemeente: Path, editor: Editor, tmp_path: Path) -> None:
    """The reason, the question, and the editor with what was typed before."""
    opdracht = editor(f"tekst = {FILLED.replace('BW', 'XX')!r} if keer == 0 else tekst.replace('XX', 'BW')")
    terminal = Terminal(gemeente, *BESLUIT, EDITOR=opdracht)
    assert "  de rol of het orgaan XX staat niet in het register\n  → " in terminal.answer(AGAIN, "")
    assert terminal.end() == 0
    assert seen(tmp_path)[1] == FILLED.replace("BW", "XX")
    assert terminal.screen.endswith("data/besluiten/BW-2024-02-20-01.yaml: geschreven\n")


def test_on_a_terminal_it_can_be_given_up(gemeente: Path, editor: Editor) -> None:
    """Then nothing is written, and the text is kept."""
    opdracht = editor(f"tekst = {FILLED.replace('BW', 'XX')!r}")
    voor = files(gemeente)
    terminal = Terminal(gemeente, *BESLUIT, EDITOR=opdracht)
    terminal.answer(AGAIN, "n")
    assert terminal.end() == 1
    assert changed(voor, gemeente) == []
    assert named_file(terminal.screen).read_text(encoding="utf-8") == FILLED.replace("BW", "XX")


def test_control_c_at_that_question_keeps_the_text_and_says_where(gemeente: Path, editor: Editor) -> None:
    """Nothing that was typed in the editor is lost."""
    opdracht = editor(f"tekst = {FILLED.replace('BW', 'XX')!r}")
    voor = files(gemeente)
    terminal = Terminal(gemeente, *BESLUIT, EDITOR=opdracht)
    terminal.press(AGAIN, CTRL_C)
    assert terminal.end() == 130
    assert changed(voor, gemeente) == []
    assert named_file(terminal.screen).read_text(encoding="utf-8") == FILLED.replace("BW", "XX")


def test_control_c_inside_the_editor_is_for_the_editor(gemeente: Path, editor: Editor) -> None:
    """An editor that has a use for that key goes on, and so does the program that waits for it."""
    opdracht = editor(
        "import signal, time\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "print('in de editor: ', end='', flush=True)\n"
        "time.sleep(1)\n"
        f"tekst = {FILLED!r}"
    )
    terminal = Terminal(gemeente, *BESLUIT, EDITOR=opdracht)
    terminal.press("in de editor", CTRL_C)
    assert terminal.end() == 0
    assert (gemeente / "data/besluiten/BW-2024-02-20-01.yaml").is_file()


@pytest.mark.parametrize("opdracht", [BESLUIT, VOORTGANG, ("wijzig", "A-2025-01-21-01", "--bewerk")], ids=" ".join)
def test_unchanged_is_not_written(
    run: Run, gemeente: Path, editor: Editor, kept: Path, opdracht: tuple[str, ...]
) -> None:
    """Who closes the editor without a change wants nothing; no file is left behind."""
    editor("")
    voor = files(gemeente)
    ran = run(*opdracht, cwd=gemeente)
    assert ran == Ran(2, "", "Fout: er is niets gewijzigd; er is niets geschreven\n  → vul iets in en sla het op\n")
    assert changed(voor, gemeente) == []
    assert list(kept.iterdir()) == []


@pytest.mark.parametrize("naam", ["bestaat-niet-zo", "/", "'"])
def test_an_editor_that_is_not_there(
    run: Run, gemeente: Path, monkeypatch: pytest.MonkeyPatch, kept: Path, naam: str
) -> None:
    """A clear error with the way to name one; nothing is left behind of a form that nobody saw."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", naam)
    ran = run(*BESLUIT, cwd=gemeente)
    assert ran == Ran(
        3,
        "",
        f"Fout: de editor {naam} is niet te starten\n"
        "  → zet de naam van uw editor in EDITOR, zoals `export EDITOR=nano`\n",
    )
    assert list(kept.iterdir()) == []


def test_an_editor_that_fails_keeps_the_text(run: Run, gemeente: Path, editor: Editor) -> None:
    """Its code is told; what it had saved is kept and nothing is written."""
    editor(f"bestand.write_text({FILLED!r})\nsys.exit(5)")
    voor = files(gemeente)
    ran = run(*BESLUIT, cwd=gemeente)
    assert (ran.code, ran.out, changed(voor, gemeente)) == (1, "", [])
    assert ran.err.startswith("Fout: de editor stopte met code 5; er is niets geschreven\n")
    assert named_file(ran.err).read_text(encoding="utf-8") == FILLED


def test_an_editor_that_removes_the_file(run: Run, gemeente: Path, editor: Editor) -> None:
    """No text is nothing to write; it is not a bug of ours."""
    editor("bestand.unlink()\nsys.exit(0)")
    voor = files(gemeente)
    ran = run(*BESLUIT, cwd=gemeente)
    assert ran.code in (1, 2, 3)
    assert changed(voor, gemeente) == []


def test_visual_goes_before_editor(run: Run, gemeente: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    """As other programs choose."""
    monkeypatch.setenv("VISUAL", editor(f"tekst = {FILLED!r}"))
    monkeypatch.setenv("EDITOR", "bestaat-niet-zo")
    assert run(*BESLUIT, cwd=gemeente).code == 0


def test_the_form_with_droog_writes_nothing(run: Run, gemeente: Path, editor: Editor) -> None:
    """The editor opens, the file is shown, and that is all."""
    editor(f"tekst = {FILLED!r}")
    voor = files(gemeente)
    ran = run(*BESLUIT, "--droog", cwd=gemeente)
    assert (ran.code, changed(voor, gemeente)) == (0, [])
    assert ran.out.startswith("# data/besluiten/BW-2024-02-20-01.yaml (nieuw)\n")


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_record_in_the_editor_keeps_its_comments_and_loses_the_help(
    run: Run, gemeente: Path, editor: Editor, tmp_path: Path, eol: str
) -> None:
    """Only what the user changed differs, comments of the file and line ends included."""
    bestand = gemeente / VREEMD
    oud = bestand.read_bytes().replace(b"\n", eol.encode()) + f"#| een eigen opmerking{eol}".encode()
    bestand.write_bytes(oud)
    editor("tekst = tekst.replace('begrijpelijk maken', 'korter maken')")
    ran = run("wijzig", "A-2025-01-21-01", "--bewerk", cwd=gemeente)
    assert (ran.code, ran.out) == (0, f"{VREEMD}: gewijzigd\n")
    assert bestand.read_bytes() == oud.replace(b"begrijpelijk maken", b"korter maken")
    (gezien,) = seen(tmp_path)
    assert gezien.endswith(oud.decode())
    assert "#|   termijn: Wanneer de actie klaar moet zijn." in gezien


def test_a_record_that_cannot_be_read_is_mended_in_the_editor(run: Run, gemeente: Path, editor: Editor) -> None:
    """The way out that the other commands point at."""
    goed = (gemeente / MELDPUNT).read_text(encoding="utf-8")
    (gemeente / MELDPUNT).write_text(goed.replace("wie: [DV]", "wie: [DV"), encoding="utf-8")
    editor("tekst = tekst.replace('wie: [DV', 'wie: [DV]')")
    assert run("wijzig", "A-2024-03-12-02", "--bewerk", cwd=gemeente).code == 0
    assert (gemeente / MELDPUNT).read_text(encoding="utf-8") == goed


def test_a_record_that_would_break_a_rule_is_not_written(run: Run, gemeente: Path, editor: Editor) -> None:
    """The checks run on saving; the text is kept."""
    editor("tekst = tekst.replace('thema: dienstverlening', 'thema: nergens')")
    voor = files(gemeente)
    ran = run("wijzig", "A-2024-03-12-02", "--bewerk", cwd=gemeente)
    assert (ran.code, ran.out, changed(voor, gemeente)) == (1, "", [])
    assert "thema: nergens" in named_file(ran.err).read_text(encoding="utf-8")


def test_a_file_that_somebody_else_changed_meanwhile_is_not_overwritten(
    run: Run, gemeente: Path, editor: Editor
) -> None:
    """Exit 3; the change of the other is whole and the text of the user is kept."""
    ander = (gemeente / MELDPUNT).read_text(encoding="utf-8").replace("wie: [DV]", "wie: [DV, KCC]")
    editor(
        f"Path({str(gemeente / MELDPUNT)!r}).write_text({ander!r}, encoding='utf-8')\n"
        "tekst = tekst.replace('volgorde: 3', 'volgorde: 4')"
    )
    ran = run("wijzig", "A-2024-03-12-02", "--bewerk", cwd=gemeente)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"Fout: {MELDPUNT} is intussen door iemand anders gewijzigd; er is niets geschreven\n")
    assert (gemeente / MELDPUNT).read_text(encoding="utf-8") == ander
    assert "volgorde: 4" in named_file(ran.err).read_text(encoding="utf-8")


@pytest.mark.parametrize("nieuw", [False, True], ids=["wijzig", "nieuw"])
def test_two_report_progress_while_an_editor_is_open(run: Run, gemeente: Path, editor: Editor, *, nieuw: bool) -> None:
    """Both entries are there; the editor of the same file is refused and kept, that of a new record is not hindered."""
    meld = [
        sys.executable,
        "-m",
        "actiepunten",
        "voortgang",
        "A-2024-03-12-02",
        "--datum",
        "2025-02-25",
        "--status",
        "loopt",
    ]
    editor(
        f"lopend = [subprocess.Popen([*{meld!r}, '--tekst', wie], cwd={str(gemeente)!r}, stdout=-3, stderr=-3)"
        " for wie in ('Een meldt.', 'Twee meldt.')]\n"
        "assert [proces.wait() for proces in lopend] == [0, 0]\n"
        + (f"tekst = {FILLED!r}" if nieuw else "tekst = tekst.replace('volgorde: 3', 'volgorde: 4')")
    )
    ran = run(*(BESLUIT if nieuw else ("wijzig", "A-2024-03-12-02", "--bewerk")), cwd=gemeente)
    tekst = (gemeente / MELDPUNT).read_text(encoding="utf-8")
    assert tekst.count("    tekst: Een meldt.\n") == tekst.count("    tekst: Twee meldt.\n") == 1
    assert "volgorde: 3" in tekst
    if nieuw:
        assert ran.code == 0
    else:
        assert ran.code == 3
        assert "volgorde: 4" in named_file(ran.err).read_text(encoding="utf-8")
