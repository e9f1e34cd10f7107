"""What the user asks of a stand: owners, ids and filters as typed, and the acties that answer."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.errors import UsageError
from actiepunten.functies import Functies
from actiepunten.records.besluit import Besluit
from actiepunten.records.edtf import parse_dag
from actiepunten.records.entry import AnyRecord
from actiepunten.records.ids import sort_key
from actiepunten.records.voortgang import Status
from actiepunten.stand import Stand
from actiepunten.taal import opsomming
from actiepunten.termijnen import URGENTIE

NIEMAND = "-"
_MEETING = re.compile(r"(?P<orgaan>\S+)\s+(?P<datum>\d{1,2}[/-]\d{1,2}[/-]\d{2,4})")
_TOO_MANY = 12
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose acties are asked: a body or role with all that came before and after it, or nobody."""

    code: str
    codes: frozenset[str]

    @property
    def is_niemand(self) -> bool:
        """Whether the acties without owner are meant."""
        return self.code == NIEMAND

    @property
    def naam(self) -> str:
        """The owner for people."""
        return "niemand" if self.is_niemand else self.code

    def is_asked(self, besluit: Besluit) -> bool:
        """Whether the decision asks something of the owner."""
        van_niemand = not besluit.gevraagd and not besluit.withholds("gevraagd")
        return van_niemand if self.is_niemand else not self.codes.isdisjoint(besluit.gevraagd)


def parse_owner(functies: Functies, getypt: str) -> Owner:
    """The owner meant by a code or name; :class:`UsageError` where there is none."""
    if getypt.casefold() in (NIEMAND, "niemand"):
        return Owner(NIEMAND, frozenset())
    refuse_empty(getypt, "de rol of het orgaan")
    functie = functies.find(getypt)
    if functie is None:
        nabij = functies.nearest(getypt)
        hint = f"bedoelde u {opsomming(nabij, 'of')}?" if nabij else "de rollen en organen staan in data/register.yaml"
        raise UsageError(f"de rol of het orgaan {getypt} staat niet in het register", hint)
    return Owner(functie.code, functies.familie(functie.code))


def parse_orgaan(functies: Functies, getypt: str) -> frozenset[str]:
    """The codes of the body meant by a code or name, with those before and after it; never a role."""
    owner = parse_owner(functies, getypt)
    if not functies.is_orgaan(owner.code):
        organen = ", ".join(functie.code for functie in functies.organen)
        raise UsageError(f"{getypt} is geen orgaan", f"kies uit: {organen}")
    return owner.codes


def match_ids(getypt: str, ids: Iterable[str]) -> list[str]:
    """The ids that the typed text means: the whole id, whole segments of it, or a meeting such as ``DB 6/7/18``."""
    alle = list(ids)
    if gelijk := [i for i in alle if i.casefold() == getypt.casefold()]:
        return gelijk
    if _MEETING.fullmatch(getypt.strip()):
        begin = "-".join(map(str, parse_meeting(getypt))).casefold() + "-"
        return [i for i in alle if begin != "-" and i.casefold().startswith(begin)]
    gezocht = _segments(getypt)
    return [i for i in alle if gezocht and _contains(_segments(i), gezocht)]


def parse_meeting(getypt: str) -> tuple[()] | tuple[str, date]:
    """Body and day of a meeting typed as ``DB 6/7/18``; nothing where it is no meeting."""
    if gevonden := _MEETING.fullmatch(getypt.strip()):
        with suppress(ValueError):
            return gevonden["orgaan"], parse_dag(gevonden["datum"]).einde
    return ()


def refuse_empty(getypt: str, wat: str) -> None:
    """:class:`UsageError` for an empty value, such as an unset variable of a script gives."""
    if not getypt.strip():
        raise UsageError(f"{wat} is leeg", "vul een waarde in, of laat de optie weg")


def find_ids(getypt: str, ids: Iterable[str], soort: str) -> list[str]:
    """Like :func:`match_ids`, but :class:`UsageError` where nothing matches; ``soort`` says what was sought."""
    refuse_empty(getypt, soort)
    alle = list(ids)
    if gevonden := match_ids(getypt, alle):
        return sorted(gevonden, key=sort_key)
    nabij = get_close_matches(getypt.upper(), alle, n=3)
    hint = (
        f"bedoelde u {opsomming(nabij, 'of')}?"
        if nabij
        else "zie `actiepunten besluiten`, `actiepunten status` en `actiepunten casussen`"
    )
    raise UsageError(f"{soort} {getypt} is niet gevonden", hint)


def find_one(getypt: str, ids: Iterable[str], soort: str) -> str:
    """The one id that is meant; :class:`UsageError` with the list where there are several."""
    gevonden = find_ids(getypt, ids, soort)
    if len(gevonden) > 1:
        rest = len(gevonden) - _TOO_MANY
        lijst = ", ".join(gevonden[:_TOO_MANY]) + (f" en {rest} andere" if rest > 0 else "")
        hint = f"kies uit: {lijst}"
        if _MEETING.fullmatch(getypt.strip()):
            hint += f"; `actiepunten besluiten --vergadering '{getypt}'` toont ze samen"
        raise UsageError(f"{getypt} kan meer dan één record zijn", hint)
    return gevonden[0]


def choose(getypt: Iterable[str], keuzes: Sequence[str], wat: str) -> frozenset[str]:
    """The typed values, each one of the choices; :class:`UsageError` otherwise."""
    for waarde in getypt:
        if waarde not in keuzes:
            nabij = get_close_matches(waarde.casefold(), keuzes, n=1)
            geen = "data/register.yaml noemt er geen; zie `actiepunten check`"
            alle = f"kies uit: {', '.join(keuzes)}" if keuzes else geen
            hint = f"bedoelde u {nabij[0]}?" if nabij else alle
            raise UsageError(f"{wat} {waarde} bestaat niet", hint)
    return frozenset(getypt)


def _segments(tekst: str) -> tuple[str | int, ...]:
    delen = re.split(r"[-\s]+", tekst.casefold().strip())
    return tuple(int(deel) if _NUMBER.fullmatch(deel) else deel for deel in delen if deel)


def _contains(heel: tuple[str | int, ...], deel: tuple[str | int, ...]) -> bool:
    return any(heel[i : i + len(deel)] == deel for i in range(len(heel) - len(deel) + 1))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which acties are asked; an empty field asks nothing."""

    owner: Owner | None = None
    alleen_open: bool = False
    tot: date | None = None
    status: frozenset[str] = frozenset()
    thema: frozenset[str] = frozenset()
    besluiten: frozenset[str] | None = None
    organen: frozenset[str] | None = None
    te_laat: bool = False
    signaal: frozenset[str] = frozenset()
    zoek: str = ""

    def accepts(self, actie: ActieView) -> bool:
        """Whether the actie answers everything that is asked."""
        return (
            (self.owner is None or is_of(actie, self.owner))
            and (not self.alleen_open or actie.open)
            and (not self.te_laat or actie.te_laat)
            and (not self.status or actie.bekende_status in self.status)
            and (not self.thema or actie.record.thema in self.thema)
            and (not self.signaal or not self.signaal.isdisjoint(actie.signalen))
            and (not self.zoek or self.zoek.casefold() in search_text(actie))
            and (self.tot is None or any(t.verwacht and t.verwacht <= self.tot for t in actie.termijnen))
            and (self.besluiten is None or any(b.id in self.besluiten for b, _ in actie.besluiten))
            and (self.organen is None or any(b.record.orgaan in self.organen for b, _ in actie.besluiten))
        )


def is_of(actie: ActieView, owner: Owner) -> bool:
    """Whether the owner does the actie or one of its steps."""
    return actie.van_niemand if owner.is_niemand else not owner.codes.isdisjoint(actie.iedereen)


def search_text(actie: ActieView) -> str:
    """Everything in an actie that can be searched, in small letters."""
    record = actie.record
    delen = [record.id, record.titel, record.tekst, record.aanleiding, record.toelichting]
    for stap in actie.stappen:
        delen += [stap.record.titel, *(v.tekst for v in stap.voortgang)]
    delen += [v.tekst for v in actie.voortgang]
    return "\n".join(filter(None, delen)).casefold()


VOLGORDEN: dict[str, Callable[[ActieView], tuple[object, ...]]] = {
    "thema": lambda _: (),
    "termijn": lambda a: (a.maatgevend.uiterlijk or date.max,),
    "status": lambda a: (list(Status).index(a.status),),
    "signaal": lambda a: (min(map(URGENTIE.index, a.signalen), default=len(URGENTIE)),),
    "wie": lambda a: (not a.wie, a.wie),
    "id": lambda a: (sort_key(a.id),),
}
"""The orders of a list; what is equal stays in the order of the report."""


def select(stand: Stand, vraag: Filter, sorteer: str = "thema") -> list[ActieView]:
    """The acties that answer, in the order asked."""
    acties: list[ActieView] = [actie for actie in stand.acties.values() if vraag.accepts(actie)]
    return sorted(acties, key=VOLGORDEN[sorteer])


def asked_only(stand: Stand, owner: Owner) -> list[BesluitView]:
    """Decisions in force that asked the owner, while no actie on them is of that owner, as far as is told."""
    if owner.is_niemand:
        return []
    return [besluit for besluit in stand.besluiten.values() if is_asked_only(besluit, owner)]


def is_asked_only(besluit: BesluitView, owner: Owner) -> bool:
    """Whether a decision in force asked the owner, while no actie on it is of that owner, as far as is told."""
    return (
        besluit.van_kracht
        and not besluit.kracht_weggelaten
        and besluit.record.vraagt_opvolging
        and not besluit.record.withholds("opvolging")
        and owner.is_asked(besluit.record)
        and not any(is_of(actie, owner) or actie.record.withholds("wie") for actie, _ in besluit.acties)
    )


def mentions(record: AnyRecord, zoek: str) -> bool:
    """Whether the text occurs in the id, titel, tekst or toelichting of a record, in any case."""
    return (
        zoek.casefold()
        in "\n".join(filter(None, [record.id, record.titel, record.tekst, record.toelichting])).casefold()
    )
