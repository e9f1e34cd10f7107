import pytest

from actiepunten.invoer.lijst.rolnamen import Rollen, Rolnamen
from support.builders import een_inrichting, een_register

REGISTER = een_register(
    inrichting=een_inrichting(
        rollen=[
            {"code": "CCI", "naam": "Coördinator integriteit"},
            {"code": "HDPO"},
            {"code": "CVW", "naam": "Coördinator veilige werkomgeving", "ook": ["Coördinator werkomgeving/omgang"]},
            {"code": "ECOP", "ook": ["EC&OP"]},
            {"code": "BA", "naam": "Bedrijfsarts"},
            {"code": "BMW"},
        ]
    )
)


def lees(cel: str, negeer: tuple[str, ...] = ()) -> Rollen:
    ook = {"Artsen": ("BA", "BMW"), "directeur/-secretaris": ("HDPO",)}
    return Rolnamen(REGISTER.functies, ook, negeer).lees(cel)


@pytest.mark.parametrize(
    ("cel", "wie"),
    [
        ("CCI/HDPO", ("CCI", "HDPO")),
        ("HDPO en CCI", ("HDPO", "CCI")),
        ("HDPO\nCCI", ("HDPO", "CCI")),
        ("HDPO, cci;BMW & BA.", ("HDPO", "CCI", "BMW", "BA")),
        ("HDPO\nCoördinator\nveilige\nwerkomgeving\nBMW", ("HDPO", "CVW", "BMW")),
        ("Coördinator  Integriteit", ("CCI",)),
        ("Coördinator werkomgeving/omgang en EC&OP", ("CVW", "ECOP")),
        ("- HDPO\n- CCI", ("HDPO", "CCI")),
        ("Artsen, HDPO", ("BA", "BMW", "HDPO")),
        ("directeur/-secretaris", ("HDPO",)),
        ("DB", ("DB",)),
        ("HDPO, HDPO", ("HDPO",)),
        ("", ()),
    ],
)
def test_roles_are_known_by_any_name_between_any_marks(cel: str, wie: tuple[str, ...]) -> None:
    """Names may be broken by lines and may hold the marks that stand between names."""
    assert lees(cel) == Rollen(wie, (), ())


def test_who_helps_stands_behind_ism() -> None:
    """What follows on i.s.m. helps; nobody both does it and helps."""
    assert lees("HDPO (i.s.m. CCI en HDPO)") == Rollen(("HDPO",), ("CCI",), ())
    assert lees("HDPO samen met BMW") == Rollen(("HDPO",), ("BMW",), ())


@pytest.mark.parametrize(
    ("cel", "wie", "onbekend"),
    [
        ("HDPO\ninterdepartementaal", ("HDPO",), ("interdepartementaal",)),
        ("De Directeur / CCI", ("CCI",), ("De Directeur",)),
        ("afdeling Inkoop, HDPO, Jurist", ("HDPO",), ("afdeling Inkoop", "Jurist")),
        ("afdeling HDPO", ("HDPO",), ("afdeling",)),
        ("HDPOX", (), ("HDPOX",)),
        ("???", (), ("???",)),
    ],
)
def test_words_that_name_nobody_are_given_back(cel: str, wie: tuple[str, ...], onbekend: tuple[str, ...]) -> None:
    """Whole, as far as the next mark or known name."""
    assert lees(cel) == Rollen(wie, (), onbekend)


def test_words_may_be_said_to_mean_nothing() -> None:
    """Then they are passed over."""
    assert lees("HDPO interdepartementaal", ("interdepartementaal",)) == Rollen(("HDPO",), (), ())
