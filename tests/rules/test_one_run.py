"""Every fault of all files in one run, and what is right still answers."""

from pathlib import Path

import pytest

from actiepunten.records.voortgang import Status
from actiepunten.stand import Stand
from actiepunten.storage.loader import REGISTER_FILE
from support.stream import REGISTER, Controle

VERWACHT = {
    "data/besluiten/DB-2024-01-10-01.yaml": "V103",
    "data/besluiten/DB-2024-01-10-02.yaml": "V104",
    "data/besluiten/DB-2024-01-10-03.yaml": "V105",
    "data/besluiten/DB-2024-01-10-04.yaml": "V106",
    "data/besluiten/DB-2024-01-10-05.yaml": "V107",
    "data/besluiten/DB-2024-01-10-06.yaml": "V108",
    "data/besluiten/DB-2024-01-10-07.yaml": "V201",
    "data/besluiten/DB-2024-01-10-08.yaml": "V202",
    "data/besluiten/DB-2024-01-10-09.yaml": "V203",
    "data/besluiten/DB-2024-01-10-10.yaml": "V204",
    "data/besluiten/DB-2024-01-10-11.yaml": "V207",
    "data/besluiten/DB-2024-01-10-12.yml": "V206",
    "data/besluiten/HRM-2024-01-10-01.yaml": "K104",
    "data/acties/A-2024-01-10-01.yaml": "K101",
    "data/acties/A-2024-01-10-02.yaml": "K102",
    "data/acties/A-2024-01-10-03.yaml": "K103",
    "data/acties/A-2024-01-10-04.yaml": "K105",
    "data/acties/A-2024-01-10-05.yaml": "T103",
    "data/acties/A-2024-01-10-06.yaml": "T101",
    "data/acties/A-2024-01-10-07.yaml": "K209",
}


@pytest.fixture
def controle() -> Controle:
    """Twenty files with a fault each, and three without."""
    return Controle.of_text(Path(__file__).with_name("twintig_fouten.yaml").read_text("utf-8"))


def test_twenty_faults_in_twenty_files_are_all_shown(controle: Controle) -> None:
    """One run gives each of the twenty files its own rule, once, and nothing else."""
    gevonden = sorted((b.plaats.bestand, b.regel) for b in controle.run().bevindingen)
    assert len(set(VERWACHT.values())) == 20
    assert gevonden == sorted(VERWACHT.items())


def test_what_is_right_is_still_there(controle: Controle) -> None:
    """Decision, actie and case without fault are loaded, linked and answered."""
    register = controle.register
    stand = Stand(register, controle.peildatum)
    assert [r.id for r in map(register.get, ("DB-2024-01-10-21", "A-2024-01-10-21", "C-2023-01")) if r] == [
        "DB-2024-01-10-21",
        "A-2024-01-10-21",
        "C-2023-01",
    ]
    assert stand.acties["A-2024-01-10-21"].status is Status.LOOPT
    assert stand.besluiten["DB-2024-01-10-21"].dekking == "genoemd"
    assert [casus.id for casus in stand.besluiten["DB-2024-01-10-21"].casussen] == ["C-2023-01"]


def test_what_could_not_be_read_is_named(controle: Controle) -> None:
    """The files that are left out of every answer are known by name: those with a fault of form, but for their name."""
    vorm = {bestand for bestand, regel in VERWACHT.items() if regel[0] == "V" and regel not in ("V204", "V206", "V207")}
    assert set(controle.register.onleesbaar) == vorm


def test_a_record_with_a_fault_of_link_or_time_is_still_there(controle: Controle) -> None:
    """A wrong link or a late actie hides nothing: the record itself answers."""
    leesbaar = {Path(bestand).stem for bestand, regel in VERWACHT.items() if regel[0] in "KT"}
    assert leesbaar <= set(controle.register.origins)


def test_without_a_readable_register_yaml_only_that_is_the_fault(controle: Controle) -> None:
    """One broken file never hides the others, nor makes every role and theme in them unknown."""
    kapot = REGISTER.replace("naam: Actiepunten", "naam: Actiepunten: alles")
    goed = ("besluiten/DB-2024-01-10-21", "acties/A-2024-01-10-21", "casuistiek/C-2023-01")
    tekst = Path(__file__).with_name("twintig_fouten.yaml").read_text("utf-8")
    delen = [
        f"=== {deel}" for deel in tekst.split("=== ")[1:] if deel.startswith(tuple(f"data/{naam}" for naam in goed))
    ]
    gevonden = Controle.of_text(f"=== {REGISTER_FILE}\n{kapot}{''.join(delen)}")
    assert [(b.plaats.bestand, b.regel) for b in gevonden.run().bevindingen] == [(REGISTER_FILE, "V103")]
    assert len(gevonden.register.records) == 3
    assert len(controle.register.records) > 3
