"""How check is run: which rules count, what a record excepts with reason, the order, the counts, the threshold."""

from datetime import date

import pytest

from actiepunten.bevinding import Ernst
from actiepunten.errors import UsageError
from actiepunten.rules.catalogue import alle_regels
from actiepunten.rules.registry import Hit, regel
from actiepunten.rules.runner import Keuze, Uitgezonderd, Uitslag
from support.stream import Controle

# An unreadable decision (V103), an unknown theme (K105), a silent actie (T106) without deadline (T107),
# a decision that nobody took up (K201) and a link that the keeper inferred (K202, K203).
GEMENGD = """\
=== data/besluiten/DB-2024-01-10-01.yaml
id: DB-2024-01-10-01
titel: Een meldpunt inrichten
orgaan: DB
datum: 2024-01-10
soort: besluit
=== data/besluiten/DB-2024-01-10-02.yaml
id: DB-2024-01-10-02
titel: Een spreekuur houden
orgaan: DB
datum: 2024-01-10
soort: besluit
=== data/besluiten/DB-2024-01-10-03.yaml
id: DB-2024-01-10-03
titel: Een folder: kort en duidelijk
=== data/acties/A-2024-01-10-01.yaml
id: A-2024-01-10-01
titel: Meldpunt openen
thema: meldpunt
besluiten:
  - {besluit: DB-2024-01-10-01, grond: afgeleid}
sinds: 2024-01-10
wie: [HRM]
"""
ALLES = ["K105", "T106", "T107", "K203", "K202", "K201", "V103"]

# Done before the decision (T101), and too late (T104).
UITZONDERING = """\
=== data/besluiten/DB-2024-03-13-01.yaml
id: DB-2024-03-13-01
titel: Een meldpunt inrichten
orgaan: DB
datum: 2024-03-13
soort: besluit
=== data/acties/A-2024-03-13-01.yaml
id: A-2024-03-13-01
titel: Meldpunt openen
thema: personeel
besluiten: [DB-2024-03-13-01]
wie: [HRM]
termijn: 2024-01
voortgang:
  - {datum: 2024-02-01, status: uitgevoerd, bewijs: Brief van 1 februari 2024}
uitzonderingen:
"""
BEVESTIGD = "  - {regel: T101, reden: het bestuur bevestigde wat al was gedaan}\n"
STIL = "  - {regel: T106, reden: wij wachten op de gemeente}\n"


def codes(uitslag: Uitslag) -> list[str]:
    """The rule of each finding, in the order shown."""
    return [bevinding.regel for bevinding in uitslag.bevindingen]


def test_all_rules_count_unless_told_otherwise() -> None:
    """Without a choice the findings of all families are shown."""
    assert sorted(Controle.of_text(GEMENGD).codes()) == sorted(ALLES)


@pytest.mark.parametrize(
    ("kies", "negeer", "verwacht"),
    [
        (["T106"], [], {"T106"}),
        (["t106"], [], {"T106"}),
        (["T"], [], {"T106", "T107"}),
        (["K2"], [], {"K201", "K202", "K203"}),
        (["V", "K105"], [], {"V103", "K105"}),
        ([], ["T", "V", "K2"], {"K105"}),
        ([], ["k202"], {"K105", "T106", "T107", "K203", "K201", "V103"}),
        (["K"], ["K2"], {"K105"}),
        (["K1"], ["K105"], set()),
    ],
)
def test_choosing_and_ignoring_by_the_beginning_of_a_code(
    kies: list[str], negeer: list[str], verwacht: set[str]
) -> None:
    """A code, or the beginning of one in any case, chooses or ignores; what is ignored is never shown."""
    assert set(codes(Controle.of_text(GEMENGD).run(kies, negeer))) == verwacht


@pytest.mark.parametrize("onbekend", ["K999", "X", "K1011", "", "T 101", "*"])
@pytest.mark.parametrize("kant", ["kies", "negeer"])
def test_an_unknown_rule_is_refused_with_the_way_out(kant: str, onbekend: str) -> None:
    """A typing error must not silently check less: it is wrong use, and says where the rules are listed."""
    with pytest.raises(UsageError) as fout:
        Keuze(**{kant: (onbekend,)})
    assert (fout.value.melding, fout.value.hint, fout.value.exit_code) == (
        f"de regel {onbekend} bestaat niet",
        "`actiepunten check --regels` toont alle regels",
        2,
    )


def test_an_exception_silences_its_rule_and_is_shown_with_its_reason() -> None:
    """What a record explains is no finding, but the explanation is part of the answer."""
    uitslag = Controle.of_text(UITZONDERING + BEVESTIGD).run()
    assert codes(uitslag) == ["T104"]
    assert uitslag.uitgezonderd == (
        Uitgezonderd("T101", "A-2024-03-13-01", "het bestuur bevestigde wat al was gedaan"),
    )


def test_an_exception_that_serves_nothing_is_itself_a_finding() -> None:
    """An exception on a rule that does not trip is reported at its own place, and not shown as used."""
    uitslag = Controle.of_text(UITZONDERING + BEVESTIGD + STIL).run()
    assert codes(uitslag) == ["T104", "K301"]
    assert uitslag.bevindingen[-1].plaats.regelnummer == 11
    assert [uitzondering.regel for uitzondering in uitslag.uitgezonderd] == ["T101"]


def test_an_exception_covers_its_own_record_and_rule_only() -> None:
    """Neither another rule on the record nor the same rule on another record is silenced."""
    ander = (
        UITZONDERING.replace("A-2024-03-13-01", "A-2024-03-13-02").split("=== ")[2].removesuffix("uitzonderingen:\n")
    )
    uitslag = Controle.of_text(f"{UITZONDERING}{BEVESTIGD}=== {ander}").run()
    assert [(b.record, b.regel) for b in uitslag.bevindingen] == [
        ("A-2024-03-13-01", "T104"),
        ("A-2024-03-13-02", "T104"),
        ("A-2024-03-13-02", "T101"),
    ]


def test_whether_an_exception_serves_does_not_depend_on_the_choice() -> None:
    """Running few rules, or ignoring the excepted one, makes no exception useless."""
    controle = Controle.of_text(UITZONDERING + BEVESTIGD + STIL)
    alleen = codes(controle.run(["K301"]))
    zonder = codes(controle.run([], ["T"]))
    assert (alleen, zonder) == (["K301"], ["K301"])


def test_findings_stand_by_file_line_and_column() -> None:
    """The order is that of the places, so that a reader walks through each file once."""
    plaatsen = [bevinding.plaats for bevinding in Controle.of_text(GEMENGD).run().bevindingen]
    assert plaatsen == sorted(plaatsen)
    assert len(plaatsen) == len(ALLES)


def test_a_second_run_gives_the_same() -> None:
    """Checking changes nothing: the same register gives the same answer again."""
    controle = Controle.of_text(GEMENGD)
    assert controle.run() == controle.run() == Controle.of_text(GEMENGD).run()


def test_the_counts_by_severity() -> None:
    """Each finding is counted once, under its own severity."""
    uitslag = Controle.of_text(GEMENGD).run()
    assert {ernst: uitslag.count(ernst) for ernst in Ernst} == {Ernst.FOUT: 2, Ernst.WAARSCHUWING: 3, Ernst.INFO: 2}


@pytest.mark.parametrize(
    ("kies", "faalt_bij"),
    [
        (["K105"], {Ernst.FOUT, Ernst.WAARSCHUWING, Ernst.INFO}),
        (["T"], {Ernst.WAARSCHUWING, Ernst.INFO}),
        (["K202"], {Ernst.INFO}),
        (["K101"], set()),
    ],
)
def test_the_threshold(kies: list[str], faalt_bij: set[Ernst]) -> None:
    """A run fails on findings at or above the threshold, and on nothing below it."""
    uitslag = Controle.of_text(GEMENGD).run(kies)
    assert {ernst for ernst in Ernst if uitslag.fails(ernst)} == faalt_bij


def test_time_coverage_and_revision_never_fail_a_change() -> None:
    """A pull request must not turn red because a day passed or a board decided: T, K2 and K3 are never fout."""
    zacht = {regel.code: regel.ernst for regel in alle_regels() if regel.code.startswith(("T", "K2", "K3"))}
    assert Ernst.FOUT not in zacht.values()
    assert {"T103", "K201", "K204", "K206", "K301"} <= zacht.keys()


def test_form_and_references_do_fail_a_change() -> None:
    """What cannot be read, or refers to nothing, is a fout."""
    hard = {regel.code for regel in alle_regels() if regel.ernst is Ernst.FOUT}
    assert {regel.code for regel in alle_regels() if regel.code[0] == "V"} <= hard
    assert {"K101", "K102", "K103", "K104", "K105", "K106", "K107"} <= hard


def test_a_day_that_passes_changes_only_what_warns() -> None:
    """Checked ten years later, nothing new is a fout."""
    controle = Controle.of_text(GEMENGD)
    later = Controle(controle.source, date(2034, 12, 31), date(2035, 1, 15))
    fouten = [[b for b in c.run().bevindingen if b.ernst is Ernst.FOUT] for c in (controle, later)]
    assert fouten[0] == fouten[1]


@pytest.mark.parametrize("eigenschap", ["titel", "waarom", "oplossing"])
def test_every_rule_can_be_explained(eigenschap: str) -> None:
    """The list of rules has a title, a reason and a way out for each, each a plain sentence on one line."""
    teksten = [getattr(regel, eigenschap) for regel in alle_regels()]
    assert all(tekst and "\n" not in tekst and "  " not in tekst for tekst in teksten)


@pytest.mark.parametrize(("code", "uitleg"), [("T101", "Oplossing: x"), ("X101", "Waarom. Oplossing: x"), ("K999", "")])
def test_a_rule_without_a_free_code_or_an_explanation_is_refused(code: str, uitleg: str) -> None:
    """A programmer who takes a used code, an unknown family or forgets the reason is told at once."""

    def check(_: object) -> list[Hit]:
        return []

    check.__doc__ = uitleg
    with pytest.raises(ValueError, match=code):
        regel(code, Ernst.FOUT, "Een titel")(check)  # type: ignore[arg-type]
