"""Findings as workflow commands: exact, at most ten of each severity, and never a command of somebody else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actiepunten.bevinding import Bevinding, Ernst, Plaats
from actiepunten.render.text import one_line
from actiepunten.rules.runner import Uitgezonderd, Uitslag
from support.formats import GEMENGD, GOED, Antwoord, many
from support.runner import split_log
from support.vijandig import NAMEN, TEKSTEN

EXACT = """\
::error file=data/acties/A-2024-01-10-01.yaml,line=3,col=8,title=K105 A-2024-01-10-01::het thema meldpunt staat niet \
in register.yaml → verbeter het thema of voeg het toe aan data/register.yaml
::error file=data/acties/A-2024-01-10-02.yml,title=V206::dit bestand wordt niet gelezen → zet een record als \
<id>.yaml in een van de mappen data/besluiten, data/acties, data/casuistiek
::error file=data/besluiten/DB-2024-01-10-03.yaml,line=2,col=18,title=V103 DB-2024-01-10-03::hier staat een dubbele \
punt die YAML niet verwacht → zet de hele waarde tussen aanhalingstekens, of herstel het inspringen
::warning file=data/acties/A-2024-01-10-01.yaml,line=1,col=1,title=T107 A-2024-01-10-01::A-2024-01-10-01 is nog te \
doen en heeft geen termijn → vul `termijn` in, of `termijn: {geen: reden}` als het er geen kan hebben
::warning file=data/besluiten/DB-2024-01-10-02.yaml,line=1,col=5,title=K201 DB-2024-01-10-02::geen actie voert \
DB-2024-01-10-02 uit: Een spreekuur houden → leg een actie vast, of zeg in `opvolging` waarom er geen nodig is
::notice file=data/acties/A-2024-01-10-01.yaml,line=5,col=3,title=K203 A-2024-01-10-01::A-2024-01-10-01 noemt zelf \
geen besluit; de koppeling is afgeleid → vraag na welk besluit de actie uitvoert en haal dan `grond: afgeleid` weg
::notice file=data/besluiten/DB-2024-01-10-01.yaml,line=1,col=5,title=K202 DB-2024-01-10-01::geen actie noemt \
DB-2024-01-10-01 zelf; de beheerder koppelde A-2024-01-10-01 eraan → vraag na of de actie het besluit uitvoert en \
haal dan `grond: afgeleid` weg
Let op: 1 bestand niet te lezen en weggelaten: data/besluiten/DB-2024-01-10-03.yaml. Zie `actiepunten check`.
3 fouten, 2 waarschuwingen en 2 info; stand op 31 december 2024, werkmap
met reden anders dan T106: A-2024-01-10-01: wij wachten op de gemeente
"""


def bevinding(ernst: Ernst = Ernst.FOUT, **velden: object) -> Bevinding:
    basis: dict[str, object] = {
        "regel": "K101",
        "ernst": ernst,
        "plaats": Plaats("data/acties/A-2024-01-10-01.yaml", 2, 1),
        "melding": "er is iets",
        "oplossing": "doe iets",
        "record": "A-2024-01-10-01",
    }
    return Bevinding(**(basis | velden))  # type: ignore[arg-type]


def of(*bevindingen: Bevinding, uitgezonderd: tuple[Uitgezonderd, ...] = ()) -> Antwoord:
    goed = Antwoord.of(GOED)
    return Antwoord(goed.herkomst, goed.stand, Uitslag(bevindingen, uitgezonderd))


def test_the_most_serious_first_then_the_total_and_the_reasons() -> None:
    """Each with file, line, column, rule and record, sentence and way out; without line and column where none is."""
    assert Antwoord.of(GEMENGD).render("github") == EXACT


def test_a_register_without_findings_has_only_a_total() -> None:
    """No command at all."""
    assert Antwoord.of(GOED).render("github") == (
        "0 fouten, 0 waarschuwingen en 0 info; stand op 31 december 2024, werkmap\n"
    )


def test_what_github_reads_as_a_sign_is_written_as_a_code() -> None:
    """Percent and line ends everywhere, colon and comma in the properties too."""
    vreemd = bevinding(
        plaats=Plaats("data/100%,\r\n: een.yaml", 2, 1), melding="50%: a, b\r\nc", record="A,:%", oplossing="%0A"
    )
    assert of(vreemd).render("github").splitlines()[0] == (
        "::error file=data/100%25%2C%0D%0A%3A een.yaml,line=2,col=1,title=K101 A%2C%3A%25::50%25: a, b c → %250A"
    )


@pytest.mark.parametrize("ernst", Ernst)
def test_the_eleventh_of_a_severity_is_text(ernst: Ernst) -> None:
    """GitHub would drop it; the log keeps it, behind the total, by place."""
    elf = [bevinding(ernst, plaats=Plaats(f"data/{nr:02}.yaml", nr, 1)) for nr in range(1, 12)]
    ander = bevinding(next(e for e in Ernst if e is not ernst), melding="iets anders")
    opdrachten, regels = split_log(of(*elf, ander).render("github", prefix="register/"))
    assert [een.velden["file"] for een in opdrachten if een.tekst.startswith("er is")] == [
        f"register/data/{nr:02}.yaml" for nr in range(1, 11)
    ]
    assert len(opdrachten) == 11
    assert regels[1:] == [
        "Nog 1 bevinding; GitHub toont er van elke ernst ten hoogste 10 bij de bestanden:",
        f"register/data/11.yaml:11:1: {ernst} K101 er is iets",
        "    → doe iets",
    ]


def test_nothing_is_lost_in_the_log() -> None:
    """Of thirty warnings ten are commands and twenty are text, together all of them."""
    opdrachten, regels = split_log(Antwoord.of(many(30)).render("github"))
    records = [een.velden["title"].split()[1] for een in opdrachten]
    records += [regel.split("/")[2].split(".")[0] for regel in regels if ": waarschuwing K201" in regel]
    assert records == [f"DB-2024-01-10-{nr:05}" for nr in range(1, 31)]
    assert regels[:2] == [
        "0 fouten, 30 waarschuwingen en 0 info; stand op 31 december 2024, werkmap",
        "Nog 20 bevindingen; GitHub toont er van elke ernst ten hoogste 10 bij de bestanden:",
    ]


def hostile_findings(tekst: str) -> list[Bevinding]:
    """Enough of them that the text stands in commands and in plain lines, in every part."""
    return [
        bevinding(
            Ernst.WAARSCHUWING, plaats=Plaats(f"data/{tekst}", nr, 1), melding=tekst, record=tekst, oplossing=tekst
        )
        for nr in range(11)
    ]


@pytest.mark.parametrize("prefix", ["", "register/", "::error::/", "##[error]/", "\u200d::add-mask::/", "  ::debug::/"])
@pytest.mark.parametrize("tekst", [*TEKSTEN, *NAMEN])
def test_a_text_never_becomes_a_command(tekst: str, prefix: str) -> None:
    """Whatever a title, an id, a reason or a path says, the only commands are ours, with all of the text in them."""
    reden = Uitgezonderd("T106", "A-2024-01-10-01", tekst)
    uitvoer = of(*hostile_findings(tekst), uitgezonderd=(reden,)).render("github", prefix=prefix)
    opdrachten, regels = split_log(uitvoer)
    assert [(een.naam, een.tekst) for een in opdrachten] == [("warning", one_line(f"{tekst} → {tekst}"))] * 10
    assert {een.velden["title"] for een in opdrachten} == {one_line(f"K101 {tekst}")}
    assert all(een.velden.keys() <= {"file", "line", "col", "title"} for een in opdrachten)
    assert len(regels) == 5


def test_a_path_keeps_its_signs() -> None:
    """The file is found under its own name, however odd: only what no name may show is left out."""
    (opdracht,), _ = split_log(of(bevinding(plaats=Plaats("data/regel\n::error::,%0A:=.yml"))).render("github"))
    assert opdracht.velden["file"] == "data/regel\n::error::,%0A:=.yml"


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from(":#[]%0AD\n\r\u2028\u200d\ufe0f error=,./-@|<")), st.sampled_from(list(Ernst)))
def test_no_mix_of_signs_becomes_a_command(tekst: str, ernst: Ernst) -> None:
    """The signs of commands, line ends and signs that nobody sees, in any order."""
    vreemd = [bevinding(ernst, melding=f"x{tekst}", record=tekst, plaats=Plaats(f"data/{tekst}")) for _ in range(12)]
    opdrachten, regels = split_log(of(*vreemd).render("github"))
    assert (len(opdrachten), len(regels)) == (10, 6)


def test_a_very_long_row_of_signs_takes_no_time() -> None:
    """Making a line harmless takes a time that grows with the line, not with its square."""
    lang = [bevinding(melding="#" * 100_000) for _ in range(11)]
    assert of(*lang).render("github").count("#") == 11 * 100_000
