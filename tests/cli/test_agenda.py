"""Deadlines in a calendar, read by another library than the one that wrote them."""

import re
import subprocess
import sys
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from actiepunten.afspraken import Afspraak
from actiepunten.records.base import Rubricering
from actiepunten.records.edtf import parse_duur
from actiepunten.records.voortgang import Status
from actiepunten.render.ics import to_ics
from cli.answers import ask, english_in
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
        "uid": "a-1@b", "titel": "Een titel", "dag": DAG, "ritme": None, "tot": None, "status": Status.LOOPT,
        "thema": "Thema", "rubricering": Rubricering.OPENBAAR, "keren_verzet": 0, "regels": ("Wie: HRM",),
    }  # fmt: skip
    return Afspraak(**(basis | velden))  # type: ignore[arg-type]


def events(*afspraken: Afspraak) -> Calendar:
    return read(to_ics(afspraken, "Naam", DAG, "afspraken").decode())


def test_every_deadline_that_is_open_is_an_event(run: Run) -> None:
    """The same acties, owners and days as ``status`` gives them, and those of the steps."""
    gelezen = agenda(run, "--owner", "CCI")
    dagen = {event.uid.split("@")[0]: event.dtstart for event in gelezen.events}
    assert len(dagen) == len(gelezen.events)
    for rij in ask(run, "status", "--owner", "CCI")["acties"]:
        eigen = dagen.get(rij["id"].lower())
        van_stappen = {str(dag) for uid, dag in dagen.items() if uid.startswith(f"{rij['id'].lower()}.")}
        if eigen or van_stappen:
            assert rij["uiterlijk"] in {str(eigen), *van_stappen}
        else:
            assert rij["uiterlijk"] is None or rij["status"] in {"uitgevoerd", "vervallen"} or "CCI" not in rij["wie"]
    assert len(dagen) > 5


def test_an_event_says_what_somebody_must_know(run: Run) -> None:
    """Title, theme, who, how far, the deadline in words, the decision and the line to report."""
    event = next(e for e in agenda(run).events if e.uid == "a-2018-09-14-03@actieplan-integriteit-bz")
    assert event.summary == "Week van de Integriteit 2019"
    assert (event.dtstart, event.dtend or event.dtstart + timedelta(days=1)) == (date(2019, 12, 31), date(2020, 1, 1))
    assert event.description is not None
    assert event.description.splitlines() == [
        "Wie: CCI",
        "Stand op 30 september 2018: volgt",
        "Termijn: volgt in 2019",
        "Besluit: BR-2017-06-23-01",
        "Er komt ook in 2019 een Week van de Integriteit, met andere organisaties erbij.",
        'Melden: actiepunten voortgang A-2018-09-14-03 --status loopt --tekst "..."',
    ]
    assert event.categories == ["Bewustwording / Opleiding / Training / Advisering"]
    assert event.classification is not None
    assert event.classification.value == "PUBLIC"


def test_a_rhythm_of_six_weeks_comes_back_every_six_weeks(run: Run) -> None:
    """Ten times, through summer time and winter, as all-day dates."""
    gelezen = agenda(run, "--owner", "BR")
    (event,) = [e for e in gelezen.events if e.rrule]
    dagen = [e.dtstart for e in islice(gelezen.timeline.overlapping(date(2018, 1, 1), date(2020, 12, 31)), 40)
             if e.uid == event.uid]  # fmt: skip
    assert dagen[:10] == [event.dtstart + timedelta(weeks=6 * keer) for keer in range(10)]
    assert dagen[0] == date(2018, 10, 26)


@given(st.dates(date(2018, 1, 1), date(2024, 2, 29)), st.integers(1, 13), st.sampled_from("DWMY"))
def test_a_rhythm_is_the_one_of_the_register(begin: date, aantal: int, eenheid: str) -> None:
    """Whatever the day of the month: the library's next ten days are those that ``Duur`` counts."""
    duur = parse_duur(f"P{aantal}{eenheid}")
    verwacht = [duur.na(begin, keer) for keer in range(10)]
    tot = verwacht[-1]
    assert tot
    gelezen = events(een_afspraak(dag=begin, ritme=duur, tot=tot))
    assert [event.dtstart for event in gelezen.timeline] == verwacht


def test_tasks_know_what_is_done_and_dropped(run: Run) -> None:
    """With ``--als taken`` everything with a deadline is there, with its status."""
    taken = agenda(run, "--als", "taken").todos
    standen = {taak.uid: taak.status.value for taak in taken if taak.status}
    assert {"COMPLETED", "IN-PROCESS", "NEEDS-ACTION"} <= set(standen.values())
    assert len(taken) > len(agenda(run).events)
    laat = next(taak for taak in taken if taak.uid.startswith("a-2018-02-23-01@"))
    assert (str(laat.due), laat.status and laat.status.value) == ("2018-03-02", "COMPLETED")


def test_a_postponement_moves_the_same_appointment(run: Run, gemeente: Path) -> None:
    """The name stays, the day and the number of the version change: a subscription updates."""
    opdracht = ("agenda", "--datum", "2025-02", "--register", gemeente)
    voor = {event.uid: event for event in read(run(*opdracht).out).events}
    actie = Path(MELDPUNT).stem
    assert run("uitstel", actie, "--naar", "2025-09-01", "--door", "BW", "--reden", "Druk.", "--datum", "2025-02-25",
               cwd=gemeente).code == 0  # fmt: skip
    na = {event.uid: event for event in read(run(*opdracht).out).events}
    (uid,) = [uid for uid in na if uid.startswith(f"{actie.lower()}@")]
    assert na[uid].dtstart == date(2025, 9, 1)
    assert na[uid].sequence == (voor[uid].sequence or 0) + 1 if uid in voor else 1
    assert set(voor) - {uid} == set(na) - {uid}


@pytest.mark.parametrize("tekst", HOSTILE, ids=range(len(HOSTILE)))
def test_text_stays_text(tekst: str) -> None:
    """No property of our calendar comes out of a text, whatever is in it."""
    kwaad = f"{tekst}\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:http://kwaad.example\\n;x,y"
    content = to_ics([een_afspraak(titel=kwaad, thema=kwaad, regels=(kwaad,))], kwaad, DAG, "afspraken")
    regels = content.replace(b"\r\n ", b"").split(b"\r\n")
    assert [regel for regel in regels if regel.startswith((b"BEGIN:VALARM", b"ATTACH", b"http"))] == []
    assert len(read(content.decode()).events) == 1
    assert "\u202e" not in content.decode()


def test_the_same_day_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    """No clock in it; ``--uit`` writes what the screen would get."""
    een = run("agenda", "--als", "taken").out
    assert run("agenda", "--als", "taken", "--uit", tmp_path / "a.ics").out == ""
    assert (tmp_path / "a.ics").read_bytes().decode() == een
    assert set(re.findall(r"DTSTAMP:(\S+)", een)) == {"20180930T000000Z"}
    assert english_in(re.sub(r"(?m)^[A-Z-]+[:;].{0,40}$", "", een)) == []


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
