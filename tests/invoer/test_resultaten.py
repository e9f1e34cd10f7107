import pytest

from actiepunten.invoer.lijst.resultaten import lees_resultaten
from actiepunten.invoer.lijst.toewijzing import Toewijzing

WOORDEN = Toewijzing(resultaten={"gereed": "uitgevoerd", "in behandeling": "loopt"}, negeer=("n.t.b.",))


def lees(cel: str) -> tuple[list[tuple[str, str]], str]:
    gelezen = lees_resultaten(cel, WOORDEN.statussen, WOORDEN.wordt_genegeerd)
    return [(str(melding.status), melding.rest) for melding in gelezen.meldingen], gelezen.onbegrepen


@pytest.mark.parametrize(
    ("cel", "meldingen"),
    [
        ("Uitgevoerd", [("uitgevoerd", "")]),
        ("Uitgevoerd / Doorlopend", [("uitgevoerd", ""), ("doorlopend", "")]),
        ("Uitgevoerd\nLoopt", [("uitgevoerd", ""), ("loopt", "")]),
        ("uitgevoerd, doorlopend", [("uitgevoerd", ""), ("doorlopend", "")]),
        ("uitgevoerd en doorlopend", [("uitgevoerd", ""), ("doorlopend", "")]),
        ("- Uitgevoerd\n- Volgt", [("uitgevoerd", ""), ("volgt", "")]),
        (
            "Uitgevoerd\nDoorlopend tbv nieuwe\nuitvoeringen",
            [("uitgevoerd", ""), ("doorlopend", "tbv nieuwe uitvoeringen")],
        ),
        ("Volgt in 2019", [("volgt", "in 2019")]),
        ("Gereed (zie brief)", [("uitgevoerd", "(zie brief)")]),
        ("In\nbehandeling", [("loopt", "")]),
        ("", []),
    ],
)
def test_every_result_of_a_cell_is_read(cel: str, meldingen: list[tuple[str, str]]) -> None:
    """In the words of the register or of the mapping, with what the cell says besides."""
    assert lees(cel) == (meldingen, "")


def test_what_is_open_comes_last() -> None:
    """The last entry tells the status: an actie with a part open is not done."""
    assert lees("Loopt\nUitgevoerd")[0] == [("uitgevoerd", ""), ("loopt", "")]
    assert lees("Uitgevoerd\nVolgt\nUitgevoerd")[0] == [("uitgevoerd", ""), ("volgt", "")]


@pytest.mark.parametrize(
    ("cel", "onbegrepen", "getal"),
    [
        ("Klaar", "Klaar", 0),
        ("Bijna klaar; loopt", "Bijna klaar", 1),
        ("n.t.b.", "", 0),
        ("Doorlopende zorg", "Doorlopende zorg", 0),
    ],
)
def test_words_before_a_status_are_not_understood(cel: str, onbegrepen: str, getal: int) -> None:
    """Unless they were said to mean nothing; a word that only begins like a status is none."""
    meldingen, over = lees(cel)
    assert (over, len(meldingen)) == (onbegrepen, getal)
