"""Every rule of check by example: what is right, what is wrong, and the exact text that the user then sees."""

from pathlib import Path

import pytest

from actiepunten.rules.catalogue import alle_regels
from actiepunten.storage.source import WorkTree
from support.stream import Controle

HERE = Path(__file__).parent
CODES = [regel.code for regel in alle_regels()]
FOLDERS = sorted(folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith(("_", ".")))


def example(code: str, naam: str) -> Controle:
    """The example of that name: a stream, or a folder with real files where bytes or links matter."""
    folder = HERE / code / naam
    if folder.is_dir():
        return Controle(WorkTree(folder))
    return Controle.of_text(folder.with_suffix(".yaml").read_text("utf-8"))


def test_every_rule_has_its_examples() -> None:
    """Each registered rule has a folder with goed, fout and the text, and no folder stands for nothing."""
    wanted = {code: ["fout", "fout.txt", "goed"] for code in CODES}
    found = {
        code: sorted(path.name.removesuffix(".yaml") for path in (HERE / code).iterdir() if path.name[0] != ".")
        for code in FOLDERS
    }
    assert found == wanted


@pytest.mark.parametrize("code", CODES)
def test_what_is_right_gives_no_finding(code: str) -> None:
    """The near miss that is right does not trip the rule."""
    assert not example(code, "goed").text(code)


@pytest.mark.parametrize("code", CODES)
def test_what_is_wrong_gives_exactly_this_text(code: str) -> None:
    """The user sees place, severity, code, sentence and way out, to the letter."""
    assert example(code, "fout").text(code) == (HERE / code / "fout.txt").read_text("utf-8")


@pytest.mark.parametrize("naam", ["goed", "fout"])
@pytest.mark.parametrize("code", CODES)
def test_a_rule_alone_finds_what_it_finds_among_all(code: str, naam: str) -> None:
    """Rules have no influence on each other: one rule alone gives what filtering a full run gives."""
    controle = example(code, naam)
    among_all = [bevinding for bevinding in controle.run().bevindingen if bevinding.regel == code]
    assert list(controle.run(kies=[code]).bevindingen) == among_all


@pytest.mark.parametrize("naam", ["goed", "fout"])
@pytest.mark.parametrize("code", CODES)
def test_the_order_of_files_changes_nothing(code: str, naam: str) -> None:
    """The findings are the same whatever the order in which the records were loaded."""
    controle = example(code, naam)
    omgekeerd = example(code, naam)
    omgekeerd.loaded.entries.reverse()
    assert omgekeerd.run() == controle.run()


@pytest.mark.parametrize("code", [code for code in CODES if code[0] != "V"])
def test_an_example_of_a_link_or_of_time_has_no_fault_of_form(code: str) -> None:
    """What shows a rule on links or time can be read; only K102 needs a file that cannot."""
    vorm = [gevonden for naam in ("goed", "fout") for gevonden in example(code, naam).loaded.bevindingen]
    assert [bevinding.regel for bevinding in vorm] == (["V103"] if code == "K102" else [])
