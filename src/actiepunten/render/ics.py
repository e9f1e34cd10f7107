"""Deadlines as iCalendar (RFC 5545), by the icalendar library. Needs the extra ``agenda``.

No clock is asked: the same peildatum gives the same bytes, and each appointment keeps its name, so that a calendar
that subscribes updates instead of doubling.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from actiepunten import __version__
from actiepunten.afspraken import Afspraak
from actiepunten.errors import ActiepuntenError
from actiepunten.records.base import Rubricering
from actiepunten.records.edtf import Duur
from actiepunten.records.voortgang import Status
from actiepunten.render.text import clean, one_line

TAKEN = "taken"
_STATUS = {
    Status.VOLGT: "NEEDS-ACTION",
    Status.ONBEKEND: "NEEDS-ACTION",
    Status.LOOPT: "IN-PROCESS",
    Status.DOORLOPEND: "IN-PROCESS",
    Status.UITGEVOERD: "COMPLETED",
    Status.VERVALLEN: "CANCELLED",
}
_KLASSE = {
    Rubricering.OPENBAAR: "PUBLIC",
    Rubricering.INTERN: "PRIVATE",
    Rubricering.VERTROUWELIJK: "CONFIDENTIAL",
}
_LAATSTE_ZEKERE_DAG = 28
"""The last day that every month has."""


def to_ics(afspraken: Iterable[Afspraak], naam: str, peildatum: date, als: str) -> bytes:
    """A calendar of that name: events for what is still expected, or tasks for everything with a deadline."""
    icalendar = _library()
    agenda = icalendar.Calendar()
    agenda.add("prodid", f"-//actiepunten//{__version__}//NL")
    agenda.add("version", "2.0")
    agenda.add("method", "PUBLISH")
    agenda.add("x-wr-calname", one_line(naam))
    stempel = datetime(peildatum.year, peildatum.month, peildatum.day, tzinfo=UTC)
    for afspraak in afspraken:
        if als == TAKEN:
            agenda.add_component(_todo(icalendar, afspraak, stempel))
        elif afspraak.verwacht:
            agenda.add_component(_event(icalendar, afspraak, stempel))
    content: bytes = agenda.to_ical()
    return content


def _event(icalendar: Any, afspraak: Afspraak, stempel: datetime) -> Any:  # noqa: ANN401 (the library's types are loose)
    event = _common(icalendar.Event(), afspraak, stempel)
    event.add("dtstart", afspraak.dag)
    event.add("transp", "TRANSPARENT")  # nobody is busy all day because something is due
    return event


def _todo(icalendar: Any, afspraak: Afspraak, stempel: datetime) -> Any:  # noqa: ANN401 (id.)
    todo = _common(icalendar.Todo(), afspraak, stempel)
    if afspraak.ritme:
        todo.add("dtstart", afspraak.dag)  # a rule counts from a start
    else:
        todo.add("due", afspraak.dag)
    todo.add("status", _STATUS[afspraak.status])
    return todo


def _common(component: Any, afspraak: Afspraak, stempel: datetime) -> Any:  # noqa: ANN401 (id.)
    component.add("uid", afspraak.uid)
    component.add("dtstamp", stempel)
    component.add("summary", one_line(afspraak.titel))
    component.add("description", "\n".join(clean(regel) for regel in afspraak.regels))
    # Some calendars split a category at a comma, however it is written.
    component.add("categories", [one_line(afspraak.thema).replace(",", " /")])
    component.add("class", _KLASSE[afspraak.rubricering])
    component.add("sequence", afspraak.keren_verzet)
    if afspraak.ritme:
        component.add("rrule", rule(afspraak.ritme, afspraak.dag, afspraak.tot))
    return component


def rule(ritme: Duur, begin: date, tot: date | None) -> dict[str, object]:
    """The rhythm as a rule. A month that lacks the day takes its last one, as :meth:`Duur.na` does."""
    regel: dict[str, object]
    if ritme.dagen:
        weken, rest = divmod(ritme.dagen, 7)
        regel = {"freq": "daily", "interval": ritme.dagen} if rest else {"freq": "weekly", "interval": weken}
    else:
        regel = {"freq": "monthly", "interval": ritme.maanden}
        if begin.day > _LAATSTE_ZEKERE_DAG:
            regel |= {"bymonthday": list(range(_LAATSTE_ZEKERE_DAG, begin.day + 1)), "bysetpos": -1}
    return regel | ({"until": tot} if tot else {})


def _library() -> Any:  # noqa: ANN401 (id.)
    try:
        import icalendar  # noqa: PLC0415 (an extra; without it everything else works)
    except ImportError:
        raise ActiepuntenError(
            "voor een agenda ontbreekt icalendar", "installeer het met: pip install 'actiepunten[agenda]'"
        ) from None
    return icalendar
