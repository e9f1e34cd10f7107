"""The record that a writing command is about, and the place in it: the actie itself or one of its steps."""

from collections.abc import Sequence

from actiepunten.bewerking import Pad
from actiepunten.cli.session import Session
from actiepunten.errors import ActiepuntenError, UsageError
from actiepunten.query import find_one
from actiepunten.records.actie import Actie, Activiteit
from actiepunten.records.ids import Soort, kind_of_id


def find_actie(session: Session, getypt: str) -> Actie:
    """The one actie that is meant."""
    return session.register.acties[find_readable(session, getypt, (Soort.ACTIE,), "de actie")]


def find_readable(session: Session, getypt: str, soorten: Sequence[Soort], wat: str) -> str:
    """The id of the one record of these kinds that is meant; :class:`ActiepuntenError` where it cannot be read."""
    register = session.register
    ids = [record.id for record in register.records if kind_of_id(record.id) in soorten]
    onleesbaar = [record_id for record_id in register.onleesbare_ids if kind_of_id(record_id) in soorten]
    gekozen = find_one(getypt, [*ids, *onleesbaar], wat)
    if gekozen in onleesbaar:
        raise ActiepuntenError(f"{wat} {gekozen} is niet te lezen", "zie `actiepunten check`")
    return gekozen


def find_step(actie: Actie, getypt: str | None) -> int | None:
    """The place of the step that is meant by its number, from 1, or by words of its title; ``None`` for none."""
    if getypt is None:
        return None
    titels = [stap.titel for stap in actie.activiteiten]
    if getypt in (nummers := [str(nummer) for nummer in range(1, len(titels) + 1)]):
        return nummers.index(getypt)
    zoek = getypt.strip().casefold()
    gevonden = [nummer for nummer, titel in enumerate(titels) if zoek == titel.casefold()]
    gevonden = gevonden or [nummer for nummer, titel in enumerate(titels) if zoek in titel.casefold()]
    if len(gevonden) != 1 or not getypt.strip():
        lijst = "; ".join(f"{nummer} {titel}" for nummer, titel in enumerate(titels, start=1))
        hint = f"kies uit: {lijst}" if titels else "laat --activiteit weg"
        raise UsageError(f"de stap {getypt} van {actie.id} is niet te vinden", hint)
    return gevonden[0]


def carrier(actie: Actie, stap: int | None) -> tuple[Pad, Actie | Activiteit]:
    """Where the actie or its step stands in the record, and what it holds."""
    return ((), actie) if stap is None else (("activiteiten", stap), actie.activiteiten[stap])
