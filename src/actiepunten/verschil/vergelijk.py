"""Compares two registers: which records came, went or changed, and what that means. Knows no date and no disk.

Both are seen at the end of time, so that the answer does not depend on the day on which it is asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from actiepunten.records.actie import Actie
from actiepunten.records.base import Record
from actiepunten.records.besluit import Besluit, Verband
from actiepunten.records.casus import Casus
from actiepunten.records.ids import Soort, sort_key
from actiepunten.records.voortgang import Status
from actiepunten.register import Register
from actiepunten.stand import Stand
from actiepunten.taal import aantal, opsomming
from actiepunten.verschil.modellen import Say, of_items, of_models
from actiepunten.verschil.paren import Paar, Paring
from actiepunten.verschil.velden import in_words
from actiepunten.verschil.wijziging import RecordVerschil, Verschil, Wijziging, told_in_order

REGISTER = "register.yaml"
_SOORTEN: dict[type[Record], Soort] = {Besluit: Soort.BESLUIT, Actie: Soort.ACTIE, Casus: Soort.CASUS}


def compare(paring: Paring) -> Verschil:
    """What changed from the old register to the new one."""
    oud, nieuw = paring.oud, paring.nieuw
    terug = {naar: van for van, naar in paring.hernoemd.items()}
    kanten = (_Kant(oud, terug), _Kant(nieuw, {}))
    records = [verschil for paar in paring.paren if (verschil := _of_pair(paar, paring, *kanten))]
    if oud.heeft_inrichting and nieuw.heeft_inrichting:
        wijzigingen = tuple(of_models(oud.inrichting, nieuw.inrichting))
        if wijzigingen:
            records.append(RecordVerschil("register", REGISTER, REGISTER, None, None, wijzigingen))
    return Verschil(told_in_order(records), tuple(sorted({*oud.onleesbaar, *nieuw.onleesbaar})))


class _Kant:
    """One side of the comparison: what its records say of one another."""

    def __init__(self, register: Register, hier: Mapping[str, str]) -> None:
        """``hier`` gives the name on this side of what has another name on the other."""
        self.register = register
        self._hier = hier
        self.stand = Stand(register, date.max)

    def rest_on(self, besluit_id: str) -> list[str]:
        """The acties that rest on the decision."""
        return [actie.id for actie, _ in self.register.acties_bij.get(besluit_id, ())]

    def status(self, actie: Record | None) -> str | None:
        """How far the actie is; where it is done, with the evidence of its last entry."""
        view = self.stand.acties.get(actie.id) if isinstance(actie, Actie) else None
        if view is None:
            return None
        alle = [*view.voortgang, *(v for stap in view.stappen for v in stap.voortgang)]
        laatste = max(alle, key=lambda v: v.dag, default=None)
        bewijs = laatste.bewijs if laatste and view.status is Status.UITGEVOERD else None
        return f"{view.status}, bewijs {bewijs}" if bewijs else str(view.status)

    def say_verband(self, besluit: Besluit) -> Say:
        """A verband in words, with the acties that rest on the older decision and do not name the newer one."""

        def say(verband: Verband) -> str:
            acties = [
                actie.id
                for actie, _ in self.register.acties_bij.get(self._hier.get(verband.besluit, verband.besluit), ())
                if verband.soort.revises and besluit.id not in (k.besluit for k in actie.besluiten)
            ]
            return f"{in_words(verband)}: {_rest(acties)} er nog op" if acties else in_words(verband)

        return say


def _of_pair(paar: Paar, paring: Paring, oud: _Kant, nieuw: _Kant) -> RecordVerschil | None:
    een, ander = paar.oud, paar.nieuw
    wijzigingen = tuple(_of_record(paar, oud, nieuw))
    if not wijzigingen and een and ander and een.id == ander.id:
        return None
    zonder = oud if een is None else nieuw
    verlopen = isinstance(paar.record, Casus) and paring.rightly_removed(paar.record, zonder.register)
    return RecordVerschil(
        _SOORTEN[type(paar.record)],
        een.id if een else None,
        ander.id if ander else None,
        een.titel if een and not verlopen else None,
        ander.titel if ander and not verlopen else None,
        () if verlopen else wijzigingen,
        tuple(_effects(paar, paring, oud, nieuw)),
        verlopen,
    )


def _of_record(paar: Paar, oud: _Kant, nieuw: _Kant) -> Iterator[Wijziging]:
    een, ander = paar.oud, paar.nieuw
    toen, nu = oud.status(een), nieuw.status(ander)
    if toen != nu:
        yield Wijziging("status", toen, nu)
    if isinstance(een, Besluit | None) and isinstance(ander, Besluit | None):
        verband_oud = (een.verband, oud.say_verband(een)) if een else ((), in_words)
        verband_nieuw = (ander.verband, nieuw.say_verband(ander)) if ander else ((), in_words)
        yield from of_items("verband", verband_oud, verband_nieuw)
    yield from of_models(een, ander)


def _effects(paar: Paar, paring: Paring, oud: _Kant, nieuw: _Kant) -> Iterator[str]:
    """What the change means for other records: which acties rest on the decision, or that none does."""
    if paar.oud and (verhuisd := paring.verhuisd.get(paar.oud.id)):
        yield f"staat nu in het register als {verhuisd}"
    if not isinstance(paar.record, Besluit):
        return
    toen = oud.rest_on(paar.oud.id) if paar.oud else []
    nu = nieuw.rest_on(paar.nieuw.id) if paar.nieuw else []
    acties = sorted({*(paring.hernoemd.get(i, i) for i in toen), *nu}, key=sort_key)
    if acties:
        yield f"{_rest(acties)} erop"
    elif paar.nieuw and not paar.oud and paar.record.vraagt_opvolging:
        yield "geen actie voert dit besluit uit"


def _rest(acties: Sequence[str]) -> str:
    return f"{aantal(len(acties), 'actie', 'acties')} ({opsomming(acties)}) {'rust' if len(acties) == 1 else 'rusten'}"
