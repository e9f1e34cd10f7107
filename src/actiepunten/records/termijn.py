"""Deadlines: once, in a rhythm, or by nature none; and the postponements that alone may move one."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from actiepunten.records.base import Code, Edtf, Gegrond, KorteVorm, Model, Moment, Stap, Tekst
from actiepunten.records.edtf import Periode
from actiepunten.taal import in_woorden


class Termijn(KorteVorm, Gegrond):
    """A deadline: the period in which something is to be ready, and its printed words."""

    kort = "edtf"
    edtf: Edtf = Field(description="De termijn; zij is verstreken na de laatste dag.")
    tekst: Tekst | None = Field(
        None, description="De woorden van de bron, zoals `begin juli`.", examples=["begin juli", "voor de zomer"]
    )

    def __str__(self) -> str:
        return self.tekst or self.edtf.tekst

    @property
    def woorden(self) -> str:
        """The deadline for people: the printed words, or Dutch for the period."""
        return self.tekst or in_woorden(self.edtf)


class Ritme(Gegrond):
    """A deadline that comes back: each `doorlopend` entry is one time that it was held."""

    ritme: Stap = Field(description="De tussentijd (ISO 8601), zoals P6W voor eens in de 6 weken.")
    vanaf: Moment | None = Field(None, description="Het begin van het ritme.")
    tot: Moment | None = Field(None, description="De laatste dag van het ritme.")
    tekst: Tekst | None = Field(
        None, description="De woorden van de bron, zoals `eens in de 6 weken`.", examples=["eens in de 6 weken"]
    )

    def __str__(self) -> str:
        return self.tekst or f"ritme {self.ritme}"

    @property
    def woorden(self) -> str:
        """The rhythm for people."""
        return self.tekst or self.ritme.woorden


class GeenTermijn(Gegrond):
    """No deadline, because the matter has none by nature."""

    geen: Tekst = Field(description="Waarom dit geen termijn heeft.", examples=["Het bestuur let hier altijd op."])

    def __str__(self) -> str:
        return f"geen: {self.geen}"

    @property
    def woorden(self) -> str:
        """The lack of a deadline for people."""
        return f"geen: {self.geen}"


def moment_of(termijn: Termijn | Ritme | GeenTermijn) -> tuple[object, ...]:
    """What of a deadline says when: without its printed words, its ground and its reasons."""
    match termijn:
        case Termijn():
            return (termijn.edtf,)
        case Ritme():
            return (termijn.ritme, termijn.vanaf, termijn.tot)
        case GeenTermijn():
            return ()


def _form(waarde: object) -> str:
    if isinstance(waarde, dict):
        vormen = ("edtf", "ritme", "geen")
        bekend = [vorm for veld in waarde for vorm in get_close_matches(str(veld), vormen, n=1)]
        return next((vorm for vorm in vormen if vorm in waarde), next(iter(bekend), "edtf"))
    if isinstance(waarde, Ritme):
        return "ritme"
    return "geen" if isinstance(waarde, GeenTermijn) else "edtf"


TermijnVeld = Annotated[
    Annotated[Termijn, Tag("edtf")] | Annotated[Ritme, Tag("ritme")] | Annotated[GeenTermijn, Tag("geen")],
    Discriminator(_form),
]


class Uitstel(Model):
    """A deadline moved: when, to what, by whom and why."""

    datum: Moment = Field(description="Wanneer het uitstel is gegeven.")
    naar: Edtf = Field(description="De nieuwe termijn.")
    door: Code = Field(description="Het orgaan of de rol die het uitstel gaf.")
    reden: Tekst = Field(description="Waarom de termijn verschoof.", examples=["De offerte kwam later dan verwacht."])


def uitstel_op(uitstel: Iterable[Uitstel], dag: date) -> list[Uitstel]:
    """The postponements given on or before the day, in the order in which they were given."""
    return sorted((u for u in uitstel if u.datum.einde <= dag), key=lambda u: u.datum.einde)


def geldend(
    termijn: Termijn | Ritme | GeenTermijn | None, uitstel: Iterable[Uitstel], dag: date
) -> Periode | Ritme | GeenTermijn | None:
    """The deadline that held on the day: the last one granted by then, else the first one set."""
    if verschoven := uitstel_op(uitstel, dag):
        return verschoven[-1].naar
    return termijn.edtf if isinstance(termijn, Termijn) else termijn
