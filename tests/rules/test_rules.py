"""Every rule of check by example: what is right, what is wrong, and the exact text that the user then sees."""

from pathlib import Path

import pytest

from actiepunten.rules.catalogue import alle_regels
from actiepunten.rules.voorbeelden import example_text
from actiepunten.storage.source import WorkTree
from conftest import ROOT
from support.stream import Controle

HERE = Path(__file__).parent
VOORBEELDEN = ROOT / "src/actiepunten/rules/voorbeelden"
CODES = [regel.code for regel in alle_regels()]


def example(code: str, naam: str) -> Controle:
    """The example of that name: a text, or a folder with real files where bytes or links matter."""
    folder = HERE / code / naam
    return Controle(WorkTree(folder)) if folder.is_dir() else Controle.of_text(example_text(code, f"{naam}.yaml"))


def test_every_rule_has_its_examples() -> None:
    """Each registered rule has what is right, what is wrong and the text, and no example stands for nothing."""
    found = {
        folder.name: {path.name for path in folder.iterdir()}
        | {f"{path.name}.yaml" for path in HERE.glob(f"{folder.name}/*")}
        for folder in VOORBEELDEN.iterdir()
    }
    assert found == {code: {"goed.yaml", "fout.yaml", "fout.txt"} for code in CODES}


@pytest.mark.parametrize("code", CODES)
def test_what_is_right_gives_no_finding(code: str) -> None:
    """The near miss that is right does not trip the rule."""
    assert not example(code, "goed").text(code)


@pytest.mark.parametrize("code", CODES)
def test_what_is_wrong_gives_exactly_this_text(code: str) -> None:
    """The user sees place, severity, code, sentence and way out, to the letter."""
    assert example(code, "fout").text(code) == example_text(code, "fout.txt")


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
