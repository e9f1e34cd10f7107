"""What the README and the manual show is there, and the report beside them is today's."""

import re
from pathlib import Path

import pytest

from conftest import ROOT, Run

PAGINAS = (ROOT / "README.md", ROOT / "docs" / "handleiding.md")
_LINK = re.compile(r"\]\(([^)#]+\.(?:png|jpg|html))\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+\.(?:png|jpg))\)")
MAX_BYTES = 250_000


def test_the_report_that_is_shown_is_the_one_that_is_made(run: Run, tmp_path: Path) -> None:
    """``docs/rapport-2018-09.html`` is what the program gives now; ``docs/beelden.py`` makes it anew."""
    opdracht = ("rapport", "--datum", "2018-09", "--sinds", "vorige", "--formaat", "html")
    assert run(*opdracht, "--uit", tmp_path / "r.html").code == 0
    assert (ROOT / "docs" / "rapport-2018-09.html").read_text("utf-8") == (tmp_path / "r.html").read_text("utf-8")


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda pagina: pagina.name)
def test_every_picture_is_there_and_told_in_words(pagina: Path) -> None:
    """A picture of modest weight, with words for who cannot see it."""
    tekst = pagina.read_text(encoding="utf-8")
    links = [link for link in _LINK.findall(tekst) if "://" not in link]
    assert [link for link in links if not (pagina.parent / link).is_file()] == []
    beelden = _PICTURE.findall(tekst)
    assert beelden
    for woorden, beeld in beelden:
        assert len(woorden.split()) >= 5
        assert (pagina.parent / beeld).stat().st_size < MAX_BYTES


def test_every_picture_is_shown() -> None:
    """None is left over."""
    getoond = {Path(beeld).name for pagina in PAGINAS for beeld in _LINK.findall(pagina.read_text(encoding="utf-8"))}
    assert {beeld.name for beeld in (ROOT / "docs" / "beelden").iterdir()} <= getoond
