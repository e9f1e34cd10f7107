"""Deadlines as iCalendar (RFC 5545), by the icalendar library. Needs the extra ``agenda``.

No clock is asked: the same peildatum gives the same bytes, and each appointment keeps its name, so that a calendar
that subscribes updates instead of doubling.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from actiepunten import __version__
from actiepunten.berichten.afspraken import Afspraak, Agenda, Herhaling
from actiepunten.errors import MissingExtra
from actiepunten.records.base import Rubricering
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
_ALTIJD_LAATSTE_DAG = 31


def to_ics(agenda: Agenda, als: str) -> bytes:
    """The calendar: a whole day as an event, or a task to tick off."""
    icalendar = _library()
    kalender = icalendar.Calendar()
    kalender.add("prodid", f"-//actiepunten//{__version__}//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "PUBLISH")
    # Of a name of its own the library does not know that it is text.
    kalender.add("x-wr-calname", icalendar.vText(one_line(agenda.naam)))
    kalender.add("x-wr-caldesc", icalendar.vText(one_line(agenda.uitleg)))
    kalender.add("refresh-interval", timedelta(days=1), {"value": "DURATION"})
    kalender.add("x-published-ttl", "P1D")  # the same, for Outlook
    make = _todo if als == TAKEN else _event
    stempel = _midnight(agenda.peildatum)
    for afspraak in agenda.afspraken:
        kalender.add_component(make(icalendar, afspraak, stempel))
    content: bytes = kalender.to_ical()
    return content


def _midnight(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, tzinfo=UTC)


def _event(icalendar: Any, afspraak: Afspraak, stempel: datetime) -> Any:  # noqa: ANN401 (the library's types are loose)
    event = _common(icalendar.Event(), afspraak, stempel)
    event.add("dtstart", afspraak.dag)
    event.add("transp", "TRANSPARENT")  # nobody is busy all day because something is due
    return event


def _todo(icalendar: Any, afspraak: Afspraak, stempel: datetime) -> Any:  # noqa: ANN401 (id.)
    todo = _common(icalendar.Todo(), afspraak, stempel)
    todo.add("dtstart" if afspraak.herhaling else "due", afspraak.dag)  # a rule counts from a start
    todo.add("status", _STATUS[afspraak.status])
    if afspraak.klaar_op:
        todo.add("completed", _midnight(afspraak.klaar_op))
    return todo


def _common(component: Any, afspraak: Afspraak, stempel: datetime) -> Any:  # noqa: ANN401 (id.)
    component.add("uid", afspraak.uid)
    component.add("dtstamp", stempel)
    component.add("sequence", afspraak.versie)
    component.add("summary", one_line(afspraak.titel))
    component.add("description", "\n".join(clean(regel) for regel in afspraak.regels))
    # Some calendars split a category at a comma, however it is written.
    component.add("categories", [one_line(afspraak.thema).replace(",", " /")])
    component.add("class", _KLASSE[afspraak.rubricering])
    if afspraak.herhaling:
        component.add("rrule", _rule(afspraak.herhaling))
    return component


def _rule(herhaling: Herhaling) -> dict[str, object]:
    """The repetition as a rule. A month that lacks the day takes its last one, as :meth:`Duur.na` does."""
    stap, dag = herhaling.stap, herhaling.vanaf.day
    regel: dict[str, object]
    if stap.dagen:
        weken, rest = divmod(stap.dagen, 7)
        regel = {"freq": "daily", "interval": stap.dagen} if rest else {"freq": "weekly", "interval": weken}
    else:
        regel = {"freq": "monthly", "interval": stap.maanden}
        if dag == _ALTIJD_LAATSTE_DAG:
            regel |= {"bymonthday": -1}
        elif dag > _LAATSTE_ZEKERE_DAG:
            regel |= {"bymonthday": list(range(_LAATSTE_ZEKERE_DAG, dag + 1)), "bysetpos": -1}
    return regel | ({"until": herhaling.tot} if herhaling.tot else {})


def _library() -> Any:  # noqa: ANN401 (id.)
    try:
        import icalendar  # noqa: PLC0415 (an extra; without it everything else works)
    except ImportError:
        raise MissingExtra("een agenda", "icalendar", "agenda") from None
    return icalendar
