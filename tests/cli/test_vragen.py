"""The questions of the writing commands, on a pseudo-terminal; and that nobody is asked where nobody sits."""

import os
import re
import subprocess
import sys
import time
from difflib import unified_diff
from pathlib import Path

import pytest

from cli.answers import english_in
from cli.test_schrijven import changed, files
from support.terminal import CTRL_C, CTRL_D, Terminal

MELDPUNT = "data/acties/A-2024-03-12-02.yaml"
LAST = "Zo opschrijven? [J/n]"
ASKED = {
    "besluit": (
        ("nieuw", "besluit"),
        [("orgaan", "College"), ("datum", "20-2-2024"), ("titel", "Een proef"), ("soort", "verzoek"),
         ("gevraagd", "DV, KCC"), ("termijn", "uiterlijk 2 maart"),
         ("tekst", "Kort."), ("verband", "raakt BW-2023-12-12-01")],
    ),
    "actie": (
        ("nieuw", "actie"),
        [("titel", "Een proef"), ("besluiten", "DT-2024-12-10-02"), ("thema", "integriteit"), ("wie", "HRM"),
         ("met", ""), ("termijn", "begin juli"), ("tekst", ""), ("activiteiten", "")],
    ),
    "casus": (
        ("nieuw", "casus"),
        [("titel", "Een jas"), ("jaar", "2024"), ("soort", "dilemma"), ("categorie", ""), ("locatie", ""),
         ("gedeeld", ""), ("tekst", ""), ("afdoening", "")],
    ),
    "voortgang": (
        ("voortgang", "A-2024-03-12-02"),
        [("datum", "25-2-2025"), ("status", "loopt"), ("tekst", "Bijna klaar."), ("bewijs", "")],
    ),
    "uitstel": (
        ("uitstel", "A-2024-03-12-03"),
        [("datum", "5-11-2024"), ("naar", "uiterlijk 2 maart"), ("door", "BW"), ("reden", "Te druk.")],
    ),
    "overdracht": (
        ("overdracht", "A-2024-03-12-02"),
        [("datum", "25-2-2025"), ("naar", "KCC"), ("door", "DT"), ("reden", "Meer tijd."), ("van", "")],
    ),
    "vervallen": (("vervallen", "A-2024-03-12-02"), [("datum", "25-2-2025"), ("tekst", "Niet nodig."), ("bewijs", "")]),
    "herzie": (
        ("herzie", "BW-2024-03-12-02"),
        [("verband", "trekt in"), ("datum", "25-2-2025"), ("titel", "Geen meldpunt"), ("soort", ""), ("tekst", ""),
         ("gevraagd", ""), ("termijn", "")],
    ),
}  # fmt: skip
"""Per command: how it is called, and its questions with an answer to each."""


def shown(screen: str) -> str:
    """The file or the difference that stood above the last question."""
    tekst = re.sub(r"\x1b\[[\d;]*m", "", screen)
    begin = re.search(r"^(?:# data/.* \(nieuw\)\n|--- a/)", tekst, re.MULTILINE)
    assert begin, screen
    return tekst[begin.start() : tekst.index(LAST)]


@pytest.mark.parametrize("naam", ASKED)
def test_every_question_in_order_and_then_all_is_written(gemeente: Path, naam: str) -> None:
    """What was shown above the last question is what stands in the file, in Dutch and within 80 columns."""
    opdracht, vragen = ASKED[naam]
    voor = files(gemeente)
    terminal = Terminal(gemeente, *opdracht)
    for vraag, antwoord in vragen:
        terminal.answer(vraag, antwoord)
        assert changed(voor, gemeente) == []
    terminal.answer(LAST, "j")
    getoond = shown(terminal.screen)
    assert terminal.end() == 0
    (path,) = changed(voor, gemeente)
    tekst = (gemeente / path).read_text(encoding="utf-8")
    if path in voor:
        oud = voor[path].decode().splitlines(keepends=True)
        verschil = unified_diff(oud, tekst.splitlines(keepends=True), f"a/{path}", f"b/{path}")
        assert getoond == "".join(verschil)
        assert terminal.screen.endswith(f"{path}: gewijzigd\n")
    else:
        assert getoond == f"# {path} (nieuw)\n{tekst}"
        assert terminal.screen.endswith(f"{path}: geschreven\n")
    assert english_in(terminal.screen) == []
    uitleg = re.findall(r"\x1b\[2m(.*?)\x1b\[0m", terminal.screen, re.DOTALL)
    assert len(uitleg) == len(vragen)
    assert max(len(regel) for stuk in uitleg for regel in stuk.splitlines()) < 80


def test_a_wrong_answer_is_asked_again_with_the_reason(gemeente: Path) -> None:
    """Each question waits for an answer that it can use, and says what is wrong with the other."""
    terminal = Terminal(gemeente, "nieuw", "besluit")
    terminal.answer("orgaan", "XX")
    assert "  de rol of het orgaan XX staat niet in het register\n" in terminal.answer("orgaan", "GS")
    assert "  GS is geen orgaan\n  → kies uit: BW, RAAD, DT, AUDIT, FINCIE, CFA\n" in terminal.answer("orgaan", "")
    assert "  dit is nodig; typ een antwoord, of Ctrl-C om te stoppen\n" in terminal.answer("orgaan", "bw")
    terminal.answer("datum", "30 februari 2024")
    assert "bestaat niet in de kalender" in terminal.answer("datum", "begin juli 2024")
    assert "hier is één dag nodig" in terminal.answer("datum", "20-2-2024")
    assert "datum: dinsdag 20 februari 2024\n" in terminal.answer("titel", "T")
    terminal.answer("soort", "wens")
    assert "→ kies uit: besluit, opdracht, " in terminal.answer("soort", "Besluit")
    terminal.answer("gevraagd", "DV, XX")
    assert "XX staat niet in het register" in terminal.answer("gevraagd", "DV")
    terminal.answer("termijn", "ooit")
    assert "  → " in terminal.answer("termijn", "uiterlijk 2 maart")
    assert "termijn: uiterlijk zaterdag 2 maart 2024\n" in terminal.answer("tekst", "")
    terminal.answer("verband", "raakt BW-2023")
    assert "kan meer dan één record zijn\n  → kies uit: " in terminal.answer("verband", "")
    terminal.answer(LAST, "misschien")
    assert "  typ j of n\n" in terminal.answer(LAST, "J")
    assert terminal.end() == 0
    assert english_in(terminal.screen) == []
    assert (gemeente / "data/besluiten/BW-2024-02-20-01.yaml").read_text(encoding="utf-8").endswith(
        "orgaan: BW\ndatum: 2024-02-20\nsoort: besluit\ngevraagd: [DV]\n"
        "termijn:\n  edtf: ../2024-03-02\n  tekst: uiterlijk 2 maart\n"
    )  # fmt: skip


def test_enter_takes_the_default_and_skips_what_may_stay_empty(gemeente: Path) -> None:
    """The line above the question says what Enter does."""
    terminal = Terminal(gemeente, "herzie", "BW-2024-03-12-02")
    terminal.answer("verband", "wijzigt")
    terminal.answer("datum", "25-2-2025")
    terminal.answer("titel", "T")
    assert "Enter: besluit" in terminal.answer("soort", "")
    assert "Enter: overslaan" in terminal.answer("tekst", "")
    assert "Enter: overslaan" in terminal.answer("gevraagd", "")
    assert "Enter: overslaan" in terminal.answer("termijn", "")
    terminal.answer(LAST, "")
    assert terminal.end() == 0
    assert (gemeente / "data/besluiten/BW-2025-02-25-01.yaml").read_text(encoding="utf-8").splitlines()[2:] == [
        "titel: T",
        "orgaan: BW",
        "datum: 2025-02-25",
        "soort: besluit",
        "verband:",
        "  - soort: wijzigt",
        "    besluit: BW-2024-03-12-02",
    ]


def test_what_was_given_as_an_option_is_not_asked(gemeente: Path) -> None:
    """Only what is missing is asked; where nothing is, not a question comes, nor the last."""
    terminal = Terminal(gemeente, "voortgang", "A-2024-03-12-02", "--datum", "25-2-2025", "--tekst", "Zo.")
    terminal.answer("status", "loopt")
    terminal.answer("bewijs", "")
    terminal.answer(LAST, "j")
    assert terminal.end() == 0
    assert "\ntekst: " not in terminal.screen
    compleet = Terminal(gemeente, "voortgang", "A-2024-03-12-02", "--status", "loopt")
    assert compleet.end() == 0
    assert "?" not in compleet.screen


def test_a_wrong_option_ends_at_once(gemeente: Path) -> None:
    """Who mistypes an option does not first answer eight questions."""
    voor = files(gemeente)
    terminal = Terminal(gemeente, "nieuw", "besluit", "--orgaan", "XX")
    assert terminal.end() == 2
    assert terminal.screen.startswith("Fout: de rol of het orgaan XX staat niet in het register\n")
    assert changed(voor, gemeente) == []


def test_a_warning_is_said_once(gemeente: Path) -> None:
    """What was told above the last question is not told again after it."""
    terminal = Terminal(gemeente, "nieuw", "besluit", "--orgaan", "BW", "--datum", "20-2-2024", "--titel", "T")
    terminal.answer("soort", "besluit")
    for vraag in ("gevraagd", "termijn", "tekst", "verband"):
        terminal.answer(vraag, "")
    terminal.answer(LAST, "j")
    assert terminal.end() == 0
    assert terminal.screen.count("let op, K201: ") == 1


@pytest.mark.parametrize("antwoord", ["n", "nee", "N"])
def test_no_at_the_last_question_writes_nothing(gemeente: Path, antwoord: str) -> None:
    """The user saw it and did not want it."""
    voor = files(gemeente)
    terminal = Terminal(gemeente, "voortgang", "A-2024-03-12-02", "--datum", "25-2-2025")
    terminal.answer("status", "loopt")
    terminal.answer("tekst", "")
    terminal.answer("bewijs", "")
    terminal.answer(LAST, antwoord)
    assert terminal.end() == 0
    assert terminal.screen.endswith("er is niets geschreven\n")
    assert changed(voor, gemeente) == []


STOPS = [
    *((naam, plek) for naam in ("besluit", "voortgang", "overdracht") for plek in range(len(ASKED[naam][1]) + 1)),
    *((naam, len(ASKED[naam][1])) for naam in ("actie", "casus", "uitstel", "vervallen", "herzie")),
]


def stopped_at(register: Path, naam: str, plek: int, toets: str) -> Terminal:
    """The program stopped at its question of that number; past the last one that is the question whether to write."""
    opdracht, vragen = ASKED[naam]
    terminal = Terminal(register, *opdracht)
    for vraag, antwoord in vragen[:plek]:
        terminal.answer(vraag, antwoord)
    terminal.press(vragen[plek][0] if plek < len(vragen) else LAST, toets)
    return terminal


@pytest.mark.parametrize(("naam", "plek"), STOPS)
def test_control_c_at_any_question_writes_nothing(gemeente: Path, naam: str, plek: int) -> None:
    """Exit 130, one word on why, and every file of the register as it was; nothing is left beside them."""
    voor = files(gemeente)
    terminal = stopped_at(gemeente, naam, plek, CTRL_C)
    assert terminal.end() == 130
    assert terminal.screen.endswith("Fout: afgebroken\n")
    assert changed(voor, gemeente) == []


@pytest.mark.parametrize(("naam", "plek"), [("besluit", 0), ("voortgang", 2), ("voortgang", 4)])
def test_the_end_of_the_input_is_no_answer(gemeente: Path, naam: str, plek: int) -> None:
    """Ctrl-D stops too, also at a question that may stay empty and at the one with a default."""
    voor = files(gemeente)
    terminal = stopped_at(gemeente, naam, plek, CTRL_D)
    assert terminal.end() == 130
    assert terminal.screen.endswith("Fout: afgebroken\n")
    assert changed(voor, gemeente) == []


def test_no_color_is_respected(gemeente: Path) -> None:
    """Without colour not one control code reaches the terminal."""
    terminal = Terminal(gemeente, "voortgang", "A-2024-03-12-02", NO_COLOR="1")
    terminal.answer("datum", "")
    terminal.press("status", CTRL_C)
    assert terminal.end() == 130
    assert "\x1b" not in terminal.screen


MISSING = [
    (("nieuw", "besluit"), "--orgaan, --datum, --titel, --soort"),
    (("nieuw", "actie"), "--titel, --besluit, --thema"),
    (("nieuw", "casus"), "--titel, --jaar, --soort"),
    (("voortgang", "A-2024-03-12-02"), "--status"),
    (("uitstel", "A-2024-03-12-03"), "--naar, --door, --reden"),
    (("overdracht", "A-2024-03-12-03"), "--naar, --door, --reden"),
    (("vervallen", "A-2024-03-12-03"), "--tekst"),
    (("herzie", "BW-2024-03-12-02"), "--verband, --datum, --titel"),
]


@pytest.mark.parametrize(("opdracht", "opties"), MISSING, ids=[" ".join(deel[0]) for deel in MISSING])
def test_a_piped_run_never_waits(gemeente: Path, opdracht: tuple[str, ...], opties: str) -> None:
    """With a pipe on stdin that never closes the program ends at once, and names every option that it needs."""
    voor = files(gemeente)
    lees, schrijf = os.pipe()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "actiepunten", *opdracht],
            cwd=gemeente, stdin=lees, capture_output=True, text=True, timeout=20, check=False,
        )  # fmt: skip
    finally:
        os.close(lees)
        os.close(schrijf)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Fout: er ontbreekt: {opties}\n  → geef deze opties mee, of gebruik --bewerk\n"
    assert changed(voor, gemeente) == []


@pytest.mark.parametrize("stroom", ["stdin", "leeg", "stdout", "stderr"])
def test_one_stream_that_is_no_terminal_is_enough(gemeente: Path, stroom: str) -> None:
    """Whichever of the three goes elsewhere: a script is at work, and nobody is asked."""
    voor = files(gemeente)
    lees, schrijf = os.pipe()
    try:
        if stroom == "stderr":
            done = subprocess.run(
                [sys.executable, "-m", "actiepunten", "voortgang", "A-2024-03-12-02"],
                cwd=gemeente, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=20, check=False,
            )  # fmt: skip
            code, fout = done.returncode, done.stderr
        else:
            begin = time.monotonic()
            terminal = Terminal(
                gemeente, "voortgang", "A-2024-03-12-02",
                stdin={"stdin": lees, "leeg": subprocess.DEVNULL}.get(stroom),
                stdout=schrijf if stroom == "stdout" else None,
            )  # fmt: skip
            code, fout = terminal.end(), terminal.screen
            assert time.monotonic() - begin < 20
    finally:
        os.close(lees)
        os.close(schrijf)
    assert code == 2
    assert fout == "Fout: er ontbreekt: --status\n  → geef deze opties mee, of gebruik --bewerk\n"
    assert changed(voor, gemeente) == []
