"""How far an actie is, from dated entries alone: its own and those of its steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from actiepunten.records.voortgang import Status, Voortgang

Entries = Sequence[Voortgang]
"""The entries that count at a peildatum, by date."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """The status of an actie, and the results that were reported to get there."""

    status: Status
    resultaat: tuple[Status, ...]
    eigen: bool
    """Whether the actie's own entries tell it; otherwise its steps do."""


def last_status(entries: Entries) -> Status:
    """The status of a step: that of its last entry, ``onbekend`` without one."""
    return entries[-1].status if entries else Status.ONBEKEND


def own_entries_tell(eigen: Entries, stappen: Iterable[Entries]) -> bool:
    """Whether the actie's own newest entry is not older than the newest of its steps."""
    nieuwste = max((stap[-1].dag for stap in stappen if stap), default=date.min)
    return bool(eigen) and eigen[-1].dag >= nieuwste


def judge(eigen: Entries, stappen: Sequence[Entries]) -> Oordeel:
    """The status and resultaat of an actie with these own entries and these steps."""
    if own_entries_tell(eigen, stappen):
        laatste = [v.status for v in eigen if v.dag == eigen[-1].dag]
        return Oordeel(laatste[-1], tuple(dict.fromkeys(laatste)), eigen=True)
    terugval = last_status(eigen)
    standen = [(last_status(stap) if stap else terugval, stap) for stap in stappen]
    geldig = [paar for paar in standen if paar[0] is not Status.VERVALLEN] or standen
    return Oordeel(_roll_up({status for status, _ in geldig}), _results(geldig), eigen=False)


def _roll_up(standen: set[Status]) -> Status:
    if not standen:
        return Status.ONBEKEND
    if len(standen) == 1:
        return next(iter(standen))
    af = standen & {Status.UITGEVOERD, Status.DOORLOPEND}
    wacht = standen & {Status.VOLGT, Status.ONBEKEND}
    if Status.LOOPT in standen or (af and wacht):
        return Status.LOOPT
    return Status.DOORLOPEND if af else Status.VOLGT


def _results(standen: Iterable[tuple[Status, Entries]]) -> tuple[Status, ...]:
    """The steps' last statuses in order, with uitgevoerd before doorlopend where a step was done once and continues."""
    found: dict[Status, None] = {}
    for status, entries in standen:
        if status is Status.DOORLOPEND and any(v.status is Status.UITGEVOERD for v in entries):
            found[Status.UITGEVOERD] = None
        if status is not Status.ONBEKEND:
            found[status] = None
    return tuple(found)


def done_on(entries: Entries) -> date | None:
    """The day of the first ``uitgevoerd`` since the last open entry; ``None`` where it is not done."""
    if last_status(entries) is not Status.UITGEVOERD:
        return None
    dag = entries[-1].dag
    for voortgang in reversed(entries):
        if voortgang.status.open:
            break
        if voortgang.status is Status.UITGEVOERD:
            dag = voortgang.dag
    return dag


def actie_done_on(eigen: Entries, stappen: Sequence[Entries]) -> date | None:
    """The day on which the last step of an actie was done; ``None`` where the actie is not done.

    An own ``uitgevoerd`` stands for the steps that do not say it themselves, and for all of them where the actie
    was reported open again after the steps were done.
    """
    if judge(eigen, stappen).status is not Status.UITGEVOERD:
        return None
    zelf = done_on(eigen)
    meedoend = [stap for stap in stappen if last_status(stap) is not Status.VERVALLEN]
    dagen = [dag for stap in meedoend if (dag := done_on(stap) or zelf)]
    laatst_open = max((v.dag for v in eigen if v.status.open), default=date.min)
    klaar = max(dagen, default=zelf)
    return zelf if zelf and (klaar is None or laatst_open > klaar) else klaar
