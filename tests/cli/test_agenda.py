"""Deadlines in a calendar, read by another library than the one that wrote them."""

import re
import subprocess
import sys
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from syrupy.assertion import SnapshotAssertion

from actiepunten import __version__
from actiepunten.berichten.afspraken import Afspraak, Agenda, Herhaling
from actiepunten.records.base import Rubricering
from actiepunten.records.edtf import parse_duur
from actiepunten.records.voortgang import Status
from actiepunten.render.ics import to_ics
from actiepunten.render.text import clean, one_line
from cli.answers import ask
from cli.snapshots import TextFile
from cli.test_schrijven import MELDPUNT
from conftest import ROOT, Run
from support.vijandig import HOSTILE

DAG = date(2018, 9, 30)


def read(tekst: str) -> Calendar:
    """What another library makes of it."""
    return IcsCalendarStream.calendar_from_ics(tekst)


def agenda(run: Run, *arguments: str) -> Calendar:
    ran = run("agenda", *arguments)
    assert (ran.code, ran.err) == (0, "")
    assert max(len(regel.encode()) for regel in ran.out.split("\r\n")) <= 75
    assert "\n" not in ran.out.replace("\r\n", "").removesuffix("\n")
    return read(ran.out)


def een_afspraak(**velden: object) -> Afspraak:
    basis: dict[str, object] = {
        "uid": "a-1@b", "versie": 0, "titel": "Een titel", "dag": DAG, "herhaling": None, "status": Status.LOOPT,
        "klaar_op": None, "thema": "Thema", "rubricering": Rubricering.OPENBAAR, "regels": ("Wie: HRM",),
    }  # fmt: skip
    return Afspraak(**(basis | velden))  # type: ignore[arg-type]


def written(*afspraken: Afspraak, naam: str = "Naam", als: str = "afspraken") -> str:
    return to_ics(Agenda(naam, naam, DAG, afspraken), als).decode()


def put(gemeente: Path, velden: str) -> None:
    """An actie with these fields, besides what each must have."""
    tekst = f"id: A-2024-01-31-01\ntitel: Iets\nthema: digitaal\nsinds: 2024-01-31\n{velden}"
    (gemeente / "data/acties/A-2024-01-31-01.yaml").write_text(tekst, encoding="utf-8")


def of(gelezen: Calendar) -> dict[str, Event]:
    """What the calendar has of that actie: the step, or nothing for the actie itself."""
    return {
        event.uid.split("@")[0].removeprefix("a-2024-01-31-01"): event
        for event in gelezen.events
        if event.uid and event.uid.startswith("a-2024-01-31-01")
    }


def days(gelezen: Calendar, stap: str = "") -> list[date]:
    """The days of that actie in the four years after it began."""
    periode = gelezen.timeline.overlapping(date(2024, 1, 1), date(2028, 1, 1))
    uid = f"a-2024-01-31-01{stap}@besluiten-en-acties-gemeente-waterrijk"
    return [event.dtstart for event in periode if event.uid == uid and type(event.dtstart) is date]


def test_every_deadline_that_is_open_is_an_event(run: Run) -> None:
    """The same acties and days as ``status`` gives; what nobody waits for any more is left out."""
    dagen: dict[str, set[str]] = {}
    for event in agenda(run).events:
        dagen.setdefault(str(event.uid)[:15].upper(), set()).add(str(event.dtstart))
    rijen = ask(run, "status", "--tot", "9999")["acties"]
    assert {rij["id"] for rij in rijen} == set(dagen)
    assert [rij["id"] for rij in rijen if rij["uiterlijk"] not in dagen[rij["id"]]] == []
    assert len(dagen) > 5


def test_a_calendar_reads_as_it_did(run: Run, snapshot: SnapshotAssertion) -> None:
    """Of one owner, unfolded."""
    ran = run("agenda", "--owner", "BR", "--datum", "2018-10")
    tekst = ran.out.replace("\r\n ", "").replace("\r\n", "\n").replace(__version__, "X")
    assert tekst == snapshot.use_extension(TextFile)


def test_an_event_says_what_somebody_must_know(run: Run) -> None:
    """Title, theme, who, how far, the deadline in words, the decision and the line to report."""
    event = next(e for e in agenda(run).events if e.uid == "a-2018-09-14-03@actieplan-integriteit-bz")
    assert event.summary == "Week van de Integriteit 2019"
    assert (event.dtstart, event.dtend or event.dtstart + timedelta(days=1)) == (date(2019, 12, 31), date(2020, 1, 1))
    assert event.description is not None
    assert event.description.splitlines() == [
        "Wie: CCI",
        "Stand op 30 september 2018: volgt",
        "Termijn: volgt in 2019 (31 december 2019)",
        "Besluit BR-2017-06-23-01: Actieplan voor integer handelen van medewerkers en leidinggevenden (afgeleid)",
        "Er komt ook in 2019 een Week van de Integriteit, met andere organisaties erbij.",
        'Meld hoe het staat: actiepunten voortgang A-2018-09-14-03 --status loopt --tekst "…"',
    ]
    assert event.categories == ["Bewustwording / Opleiding / Training / Advisering"]
    assert event.classification is not None
    assert event.classification.value == "PUBLIC"


def test_what_newer_decisions_did_is_said(run: Run) -> None:
    """That a decision no longer holds, that an inferred deadline is one, and how many decisions are not named."""
    (event,) = [e for e in agenda(run, "--datum", "2018-12").events if str(e.uid).startswith("a-2018-07-06-03.1@")]
    assert str(event.description).splitlines()[:5] == [
        "Wie: CCI, HDPO, BMW",
        "Stand op 31 december 2018: onbekend",
        "Termijn: in najaar (30 november 2018, afgeleid)",
        "Besluit BR-2018-07-06-15: Voldoende capaciteit voor opvang na de verspreiding",
        "Let op: herzien door BR-2018-09-21-07",
    ]
    lang = next(e for e in agenda(run, "--datum", "2018-12").events if str(e.uid).startswith("a-2018-01-19-04.3@"))
    assert "\nen nog 8 besluiten\n" in str(lang.description)


def test_a_rhythm_of_six_weeks_comes_back_every_six_weeks(run: Run) -> None:
    """Ten times, through summer time and winter, as all-day dates."""
    gelezen = agenda(run, "--owner", "BR")
    (event,) = [e for e in gelezen.events if e.rrule]
    dagen = [e.dtstart for e in islice(gelezen.timeline.overlapping(date(2018, 1, 1), date(2020, 12, 31)), 40)
             if e.uid == event.uid]  # fmt: skip
    assert dagen[:10] == [event.dtstart + timedelta(weeks=6 * keer) for keer in range(10)]
    assert dagen[0] == date(2018, 10, 26)


@settings(deadline=None)  # the other library reads slowly on a busy machine
@given(st.dates(date(2018, 1, 1), date(2024, 2, 29)), st.integers(1, 13), st.sampled_from("DWMY"), st.integers(1, 4))
def test_a_rhythm_is_the_one_of_the_register(begin: date, aantal: int, eenheid: str, eerste: int) -> None:
    """Whatever day it is counted from, and whichever comes first: the next ten days are those of ``Duur``."""
    duur = parse_duur(f"P{aantal}{eenheid}")
    verwacht = [dag for keer in range(10) if (dag := duur.na(begin, eerste + keer))]
    gelezen = read(written(een_afspraak(dag=verwacht[0], herhaling=Herhaling(duur, begin, verwacht[-1]))))
    assert [event.dtstart for event in gelezen.timeline] == verwacht


def test_the_end_of_a_month_stays_the_end_of_a_month(run: Run, gemeente: Path) -> None:
    """Counted from the 31st, or from the day on which it was held last: as ``Duur`` does, a leap year included."""
    put(gemeente, "termijn: {ritme: P1M, vanaf: 2023-12-31, tot: 2025-12-31}\n")
    dagen = days(agenda(run, "--datum", "2024-01-31", "--register", gemeente))
    assert dagen == [dag for keer in range(1, 25) if (dag := parse_duur("P1M").na(date(2023, 12, 31), keer))]
    assert dagen[:3] == [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)]
    put(gemeente, "termijn: {ritme: P1M, tot: 2024-06-29}\nvoortgang:\n  - {datum: 2024-02-29, status: doorlopend}\n")
    dagen = days(agenda(run, "--datum", "2024-03", "--register", gemeente))
    assert dagen == [date(2024, 3, 29), date(2024, 4, 29), date(2024, 5, 29), date(2024, 6, 29)]


LATER = "2024-05-13"
UITSTEL = "uitstel:\n  - {{datum: 2024-02-02, naar: {}, door: BW, reden: Druk.}}"


@pytest.mark.parametrize(
    ("termijn", "verwacht"),
    [
        ("{ritme: P6W, vanaf: 2024-02-01, tot: 2024-05-01}", ["2024-03-14", "2024-04-25"]),
        ("{ritme: P6W, vanaf: 2024-02-01, tot: 2024-03-14}", ["2024-03-14"]),
        ("{ritme: P6W, vanaf: 2024-02-01, tot: 2024-03-13}", []),
        ("{ritme: P6W, vanaf: 2024-02-01, tot: 2024-05-01}\n" + UITSTEL.format("2024-04-01"), ["2024-04-01"]),
        (
            "{ritme: P6W, vanaf: 2024-02-01, tot: 2024-05-13}\n" + UITSTEL.format("2024-04-01"),
            ["2024-04-01", "2024-05-13"],
        ),
        ("{ritme: P6W, vanaf: 2024-02-01, tot: 2024-05-01}\n" + UITSTEL.format("2024-07-01"), ["2024-07-01"]),
    ],
)
def test_a_rhythm_ends(run: Run, gemeente: Path, termijn: str, verwacht: list[str]) -> None:
    """On its last day; a postponement moves the next time, and past the last day it does not come back."""
    put(gemeente, f"termijn: {termijn}\n")
    gelezen = agenda(run, "--datum", "2024-02-10", "--register", gemeente)
    assert [str(dag) for dag in days(gelezen)] == verwacht


STAPPEN = """\
wie: [DV]
termijn: 2024-06
activiteiten:
  - {titel: Eerst, wie: [KCC], termijn: 2024-03}
  - {titel: Dan, wie: [FIN]}
  - {titel: Later, termijn: 2024-05}
"""


@pytest.mark.parametrize(
    ("owner", "verwacht"),
    [("DV", ["", ".3"]), ("KCC", [".1"]), ("FIN", [""]), ("GRIF", [])],
)
def test_an_owner_gets_the_days_that_are_theirs(run: Run, gemeente: Path, owner: str, verwacht: list[str]) -> None:
    """Of who does a step those of the step, or of the actie where the step has none of its own."""
    put(gemeente, STAPPEN)
    ran = run("agenda", "--owner", owner, "--datum", "2024-02", "--register", gemeente)
    assert sorted(of(read(ran.out))) == verwacht
    assert f"X-WR-CALNAME:Besluiten en acties gemeente Waterrijk: {owner}\r\n" in ran.out


def test_what_is_of_nobody_can_be_asked(run: Run, gemeente: Path) -> None:
    """As ``status --owner -`` has it: nobody does the actie or a step of it."""
    put(gemeente, "termijn: 2024-06\n")
    assert list(of(agenda(run, "--owner", "-", "--datum", "2024-02", "--register", gemeente))) == [""]
    put(gemeente, "termijn: 2024-06\nactiviteiten:\n  - {titel: Dit, wie: [DV], termijn: 2024-07}\n")
    assert "BEGIN:VEVENT" not in run("agenda", "--owner", "-", "--datum", "2024-02", "--register", gemeente).out
    assert list(of(agenda(run, "--owner", "DV", "--datum", "2024-02", "--register", gemeente))) == ["", ".1"]


def test_an_empty_calendar_is_said(run: Run) -> None:
    """It is a calendar all the same, so that a subscription goes on; no error."""
    ran = run("agenda", "--owner", "BZK")
    assert (ran.code, ran.err) == (0, "er zijn geen termijnen; de agenda is leeg\n")
    assert ran.out.endswith("X-PUBLISHED-TTL:P1D\r\nEND:VCALENDAR\r\n")


def test_where_it_comes_from_is_said(run: Run, gemeente: Path) -> None:
    """Peildatum, revisie, audience, and on stderr and in the calendar what could not be read."""
    (gemeente / MELDPUNT).write_text("{", encoding="utf-8")
    ran = run("agenda", "--datum", "2025-02", "--register", gemeente)
    naam = Path(MELDPUNT).name
    assert (ran.code, ran.err) == (
        1,
        f"Let op: niet te lezen en weggelaten: data/acties/{naam}. Zie `actiepunten check`.\n",
    )
    assert (
        "X-WR-CALDESC:Stand op 28 februari 2025. Rubricering: vertrouwelijk. "
        f"Niet te lezen en weggelaten: data/acties/{naam}.\r\n"
    ) in ran.out.replace("\r\n ", "")


def test_tasks_know_what_is_done_and_dropped(run: Run) -> None:
    """With ``--als taken`` everything with a deadline is there, with its status."""
    taken = agenda(run, "--als", "taken").todos
    standen = {taak.uid: taak.status.value for taak in taken if taak.status}
    assert {"COMPLETED", "IN-PROCESS", "NEEDS-ACTION"} <= set(standen.values())
    assert len(taken) > len(agenda(run).events)
    laat = next(taak for taak in taken if str(taak.uid).startswith("a-2018-02-23-01@"))
    assert (str(laat.due), laat.status and laat.status.value) == ("2018-03-02", "COMPLETED")
    assert str(laat.completed) == "2018-03-07 00:00:00+00:00"


def test_a_dropped_task_is_cancelled(run: Run, gemeente: Path) -> None:
    """And it has no day on which it was done."""
    taken = agenda(run, "--als", "taken", "--datum", "2025-02", "--register", gemeente).todos
    (taak,) = [taak for taak in taken if str(taak.uid).startswith("a-2023-12-12-02@")]
    assert (taak.status and taak.status.value, taak.completed) == ("CANCELLED", None)


def test_of_withheld_progress_nothing_is_guessed(run: Run, gemeente: Path) -> None:
    """Where nobody may know how far it is, neither the actie nor a step of it is in a calendar."""
    weg = "weggelaten: [{veld: voortgang, grond: 5.1.2.e, stelsel: woo}]\n"
    put(gemeente, STAPPEN + weg)
    assert of(agenda(run, "--als", "taken", "--datum", "2024-02", "--register", gemeente)) == {}


def test_a_postponement_moves_the_same_appointment(run: Run, gemeente: Path) -> None:
    """The name stays, the day and the number of the version change: a subscription updates."""
    opdracht = ("--datum", "2025-02", "--register", str(gemeente))
    velden = "wie: [DV]\ntermijn: 2025-06\nrubricering: openbaar\n"
    put(gemeente, velden)
    (eerst,) = of(agenda(run, *opdracht)).values()
    put(gemeente, velden + "uitstel:\n  - {datum: 2025-02-25, naar: 2025-09-01, door: BW, reden: Druk.}\n")
    (dan,) = of(agenda(run, *opdracht)).values()
    assert (dan.uid, dan.dtstart, dan.sequence) == (eerst.uid, date(2025, 9, 1), 1)
    assert (eerst.dtstart, eerst.sequence) == (date(2025, 6, 30), 0)
    assert "Termijn: 1 september 2025 (1 keer uitgesteld, eerst juni 2025)" in str(dan.description)


@pytest.mark.parametrize(
    ("rubricering", "klasse"), [("openbaar", "PUBLIC"), ("intern", "PRIVATE"), ("vertrouwelijk", "CONFIDENTIAL")]
)
def test_who_may_see_it_is_said(run: Run, gemeente: Path, rubricering: str, klasse: str) -> None:
    """By the rubricering of the actie; in the public edition the others are not there."""
    put(gemeente, f"termijn: 2025-06\nrubricering: {rubricering}\n")
    (event,) = of(agenda(run, "--datum", "2025-02", "--register", gemeente)).values()
    assert event.classification
    assert event.classification.value == klasse
    ran = run("agenda", "--datum", "2025-02", "--openbaar", "--register", gemeente)
    assert ("a-2024-01-31-01" in ran.out) == (rubricering == "openbaar")
    assert "openbare uitgave. Rubricering: openbaar." in ran.out.replace("\r\n ", "")


def names(content: str) -> list[str]:
    """The name of every property, in order."""
    return [re.split("[:;]", regel)[0] for regel in content.replace("\r\n ", "").split("\r\n")]


@pytest.mark.parametrize("tekst", HOSTILE, ids=range(len(HOSTILE)))
def test_text_stays_text(tekst: str) -> None:
    """No property of our calendar comes out of a text, whatever is in it."""
    kwaad = f"{tekst}\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:http://kwaad.example\\n;x,y"
    kaal = written(een_afspraak())
    content = written(een_afspraak(titel=kwaad, thema=kwaad, regels=(kwaad,)), naam=kwaad)
    assert names(content) == names(kaal)
    for naam in ("X-WR-CALNAME", "X-WR-CALDESC"):
        (waarde,) = re.findall(rf"(?m)^{naam}:(.*)\r$", content.replace("\r\n ", ""))
        assert re.sub(r"\\([\\;,])", r"\1", waarde) == one_line(kwaad)
    assert max(len(regel.encode()) for regel in content.split("\r\n")) <= 75
    gelezen = read(content)
    (event,) = gelezen.events
    assert event.summary == one_line(kwaad)
    assert event.description == clean(kwaad)
    assert "\u202e" not in content


def test_a_name_of_no_calendar_is_refused(run: Run, tmp_path: Path) -> None:
    """A program for calendars would not open it."""
    ran = run("agenda", "--uit", tmp_path / "termijnen.txt")
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert ran.err == (f"Fout: {tmp_path}/termijnen.txt heeft geen naam van een agenda\n  → kies --uit termijnen.ics\n")


def test_the_same_day_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    """No clock in it; ``--uit`` writes what the screen would get."""
    een = run("agenda", "--als", "taken").out
    assert run("agenda", "--als", "taken", "--uit", tmp_path / "a.ics").out == (
        f"{tmp_path}/a.ics: 17 termijnen, stand op 30 september 2018; wat erin staat is openbaar\n"
    )
    assert (tmp_path / "a.ics").read_bytes().decode() == een
    assert set(re.findall(r"DTSTAMP:(\S+)", een)) == {"20180930T000000Z"}


def test_a_missing_library_is_named() -> None:
    """Exit 3 and how to get it."""
    script = "import sys; sys.modules['icalendar'] = None\nfrom actiepunten.cli.app import main\nsys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", script, "agenda"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        3,
        "",
        "Fout: voor een agenda ontbreekt icalendar\n  → installeer het met: pip install 'actiepunten[agenda]'\n",
    )
