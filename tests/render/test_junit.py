"""Findings as test results in JUnit XML, as a reader of that format counts them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, TestCase

from actiepunten.bevinding import Bevinding, Ernst, Plaats
from actiepunten.render.text import one_line
from actiepunten.rules.runner import Uitgezonderd, Uitslag
from actiepunten.storage.source import WorkTree
from conftest import ROOT
from support.formats import GEMENGD, GOED, Antwoord
from support.vijandig import NAMEN, TEKSTEN, write_hostile_register

EXACT = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="actiepunten check" tests="7" failures="3" errors="0">
  <testsuite name="actiepunten check" tests="7" failures="3" errors="0" skipped="0">
    <properties>
      <property name="peildatum" value="2024-12-31" />
      <property name="revisie" value="werkmap" />
    </properties>
    <testcase classname="A-2024-01-10-01" name="K105 thema" file="register/data/acties/A-2024-01-10-01.yaml">
      <failure type="K105" message="het thema meldpunt staat niet in register.yaml">register/data/acties/\
A-2024-01-10-01.yaml:3:8 → verbeter het thema of voeg het toe aan data/register.yaml</failure>
    </testcase>
    <testcase classname="A-2024-01-10-01" name="overig" file="register/data/acties/A-2024-01-10-01.yaml">
      <system-out>register/data/acties/A-2024-01-10-01.yaml:1:1: waarschuwing T107 A-2024-01-10-01 is nog te doen en \
heeft geen termijn
    → vul `termijn` in, of `termijn: {geen: reden}` als het er geen kan hebben
register/data/acties/A-2024-01-10-01.yaml:5:3: info K203 A-2024-01-10-01 noemt zelf geen besluit; de koppeling is \
afgeleid
    → vraag na welk besluit de actie uitvoert en haal dan `grond: afgeleid` weg
met reden anders dan T106: A-2024-01-10-01: wij wachten op de gemeente</system-out>
    </testcase>
    <testcase classname="A-2024-01-10-02" name="V206" file="register/data/acties/A-2024-01-10-02.yml">
      <failure type="V206" message="dit bestand wordt niet gelezen">register/data/acties/A-2024-01-10-02.yml → zet een \
record als &lt;id&gt;.yaml in een van de mappen data/besluiten, data/acties, data/casuistiek</failure>
    </testcase>
    <testcase classname="DB-2024-01-10-01" name="in orde" file="register/data/besluiten/DB-2024-01-10-01.yaml">
      <system-out>register/data/besluiten/DB-2024-01-10-01.yaml:1:5: info K202 geen actie noemt DB-2024-01-10-01 zelf; \
de beheerder koppelde A-2024-01-10-01 eraan
    → vraag na of de actie het besluit uitvoert en haal dan `grond: afgeleid` weg</system-out>
    </testcase>
    <testcase classname="DB-2024-01-10-02" name="in orde" file="register/data/besluiten/DB-2024-01-10-02.yaml">
      <system-out>register/data/besluiten/DB-2024-01-10-02.yaml:1:5: waarschuwing K201 geen actie voert \
DB-2024-01-10-02 uit: Een spreekuur houden
    → leg een actie vast, of zeg in `opvolging` waarom er geen nodig is</system-out>
    </testcase>
    <testcase classname="DB-2024-01-10-03" name="V103" file="register/data/besluiten/DB-2024-01-10-03.yaml">
      <failure type="V103" message="hier staat een dubbele punt die YAML niet verwacht">register/data/besluiten/\
DB-2024-01-10-03.yaml:2:18 → zet de hele waarde tussen aanhalingstekens, of herstel het inspringen</failure>
    </testcase>
    <testcase classname="register" name="in orde" file="register/data/register.yaml" />
  </testsuite>
</testsuites>
"""
NIETS = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="actiepunten check" tests="2" failures="0" errors="0">
  <testsuite name="actiepunten check" tests="2" failures="0" errors="0" skipped="0">
    <properties>
      <property name="peildatum" value="2024-12-31" />
      <property name="revisie" value="werkmap" />
    </properties>
    <testcase classname="DB-2024-01-10-01" name="in orde" file="data/besluiten/DB-2024-01-10-01.yaml" />
    <testcase classname="register" name="in orde" file="data/register.yaml" />
  </testsuite>
</testsuites>
"""


def read(antwoord: Antwoord, drempel: Ernst = Ernst.FOUT) -> JUnitXml:
    """The answer as junitparser reads it, once what it says of itself proved true."""
    xml = JUnitXml.fromstring(antwoord.render("junit", drempel).encode())
    (suite,) = xml
    cases = list(suite)
    failures = sum(isinstance(result, Failure) for case in cases for result in case.result)
    errors = sum(isinstance(result, Error) for case in cases for result in case.result)
    for counted in (xml, suite):
        assert (counted.tests, counted.failures, counted.errors) == (len(cases), failures, errors)
    names = [(case.classname, case.name) for case in cases]
    assert len(set(names)) == len(names)
    return xml


def cases(antwoord: Antwoord, drempel: Ernst = Ernst.FOUT) -> list[TestCase]:
    (suite,) = read(antwoord, drempel)
    return list(suite)


def of(*bevindingen: Bevinding, uitgezonderd: tuple[Uitgezonderd, ...] = ()) -> Antwoord:
    goed = Antwoord.of(GOED)
    return Antwoord(goed.herkomst, goed.stand, Uitslag(bevindingen, uitgezonderd))


def test_failures_passes_and_the_rest_are_exact() -> None:
    """What counts fails, each file of which nothing counts passes, the rest is output."""
    assert Antwoord.of(GEMENGD).render("junit", prefix="register/") == EXACT


def test_without_findings_every_record_passes() -> None:
    """And register.yaml."""
    assert Antwoord.of(GOED).render("junit") == NIETS


@pytest.mark.parametrize(
    ("drempel", "tests", "failures"), [(Ernst.FOUT, 7, 3), (Ernst.WAARSCHUWING, 8, 5), (Ernst.INFO, 9, 7)]
)
def test_the_threshold_decides_what_fails(drempel: Ernst, tests: int, failures: int) -> None:
    """A reader counts as many failures as there are findings at or above it."""
    antwoord = Antwoord.of(GEMENGD)
    gelezen = read(antwoord, drempel)
    assert (gelezen.tests, gelezen.failures, gelezen.errors) == (tests, failures, 0)
    rest = " ".join(case.system_out or "" for case in cases(antwoord, drempel))
    assert [rest.count(ernst) for ernst in (": fout ", ": waarschuwing ", ": info ")] == [
        0 if ernst.gewicht <= drempel.gewicht else antwoord.uitslag.count(ernst) for ernst in Ernst
    ]


def test_the_shipped_register_passes() -> None:
    """One case for each of its files."""
    gelezen = read(Antwoord.of(WorkTree(ROOT)))
    aantal = len([path for path in (ROOT / "data").rglob("*.yaml") if path.parent.name != "schema"])
    assert (gelezen.tests, gelezen.failures, gelezen.errors) == (aantal, 0, 0)


def test_a_file_that_was_left_out_never_passes() -> None:
    """Also when the rules on form were not asked for; then it is an error of the test."""
    antwoord = Antwoord.of(GEMENGD, ["K2"])
    (fout,) = [case for case in cases(antwoord) if case.result]
    assert (fout.classname, fout.name) == ("DB-2024-01-10-03", "leesbaar")
    assert [(type(result), result.message) for result in fout.result] == [
        (Error, "dit bestand is niet te lezen en weggelaten")
    ]
    assert read(antwoord).errors == 1


def test_failures_of_one_name_are_numbered() -> None:
    """A server takes two of one name for one."""
    drie = [Bevinding("K103", Ernst.FOUT, Plaats("data/a.yaml", 1, 1), "x", "y", "a", "wie") for _ in range(3)]
    assert [case.name for case in cases(of(*drie))] == ["K103 wie", "K103 wie (2)", "K103 wie (3)"]


@pytest.mark.parametrize("tekst", [*TEKSTEN, *NAMEN])
def test_a_text_stays_text(tekst: str) -> None:
    """Everywhere where it can stand; without what XML cannot hold."""
    leesbaar = one_line(tekst.replace("\ufffe", " ").replace("\uffff", " "))
    fout = Bevinding("K101", Ernst.FOUT, Plaats(f"data/{tekst}"), tekst, tekst, tekst, tekst)
    info = Bevinding("K203", Ernst.INFO, Plaats("data/register.yaml"), tekst, tekst)
    gelezen = cases(of(fout, info, uitgezonderd=(Uitgezonderd("T106", "DB-2024-01-10-01", tekst),)))
    assert len(gelezen) == 3
    (failure,) = [result for case in gelezen for result in case.result]
    assert (failure.type, failure.message) == ("K101", leesbaar)
    assert failure.text == one_line(f"data/{leesbaar} → {leesbaar}")
    uitvoer = {case.classname: case.system_out for case in gelezen if case.system_out}
    assert uitvoer["DB-2024-01-10-01"].rstrip() == f"met reden anders dan T106: DB-2024-01-10-01: {leesbaar}"
    assert uitvoer["register"].splitlines()[0].rstrip() == f"data/register.yaml: info K203 {leesbaar}"


def test_a_hostile_register_is_read(tmp_path: Path) -> None:
    """Each odd file is one failure, each odd title one warning."""
    antwoord = Antwoord.of(WorkTree(write_hostile_register(tmp_path)))
    gelezen = read(antwoord, Ernst.WAARSCHUWING)
    assert gelezen.failures == antwoord.uitslag.count(Ernst.FOUT) + antwoord.uitslag.count(Ernst.WAARSCHUWING)
    assert gelezen.failures >= len(TEKSTEN) + len(NAMEN)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text())
def test_any_text_makes_xml(tekst: str) -> None:
    """Every character that there is can be in a record or a name, surrogates too."""
    fout = Bevinding("K101", Ernst.FOUT, Plaats(f"data/{tekst}\udc80"), tekst, tekst, tekst, tekst)
    assert read(of(fout)).failures == 1
