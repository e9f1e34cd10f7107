"""Values of records: when two say the same, by what the items of a list are known, and each in words."""

from collections.abc import Callable, Hashable
from datetime import date
from enum import StrEnum
from typing import Any

from actiepunten.records.actie import Activiteit, Koppeling, Overdracht
from actiepunten.records.base import Bron, Correctie, Model, Uitzondering, Weggelaten
from actiepunten.records.besluit import GeenOpvolging, Verband
from actiepunten.records.edtf import Duur, Periode
from actiepunten.records.inrichting import EerdereNaam, Functie, Thema, Toegestaan, Verwijderd
from actiepunten.records.termijn import GeenTermijn, Ritme, Termijn, Uitstel
from actiepunten.records.voortgang import Voortgang
from actiepunten.taal import in_woorden, lang, opsomming
from actiepunten.tekst import words

_KEYS: dict[type, Callable[[Any], Hashable]] = {
    Koppeling: lambda koppeling: koppeling.besluit,
    Verband: lambda verband: verband.besluit,
    Voortgang: lambda voortgang: voortgang.datum.einde,
    Uitstel: lambda uitstel: uitstel.datum.einde,
    Overdracht: lambda overdracht: overdracht.datum.einde,
    Correctie: lambda correctie: (correctie.datum.einde, correctie.veld),
    Activiteit: lambda activiteit: words(activiteit.titel),
    Bron: lambda bron: bron.stuk,
    Weggelaten: lambda weg: weg.veld,
    Uitzondering: lambda uitzondering: uitzondering.regel,
    Functie: lambda functie: functie.code,
    Thema: lambda thema: thema.code,
    EerdereNaam: lambda eerder: eerder.naam,
    Verwijderd: lambda verwijderd: verwijderd.casus,
    Toegestaan: lambda toegestaan: toegestaan.tekst,
}


def key_of(item: Any) -> Hashable:  # noqa: ANN401 (any item of a list in a record)
    """By what an item of a list is known, also when the rest of it changed."""
    return _KEYS[type(item)](item) if type(item) in _KEYS else item


def normal(waarde: object) -> Hashable:
    """What a value says, as something to compare and to look up by: in text only white space with a meaning counts."""
    if isinstance(waarde, StrEnum):
        return waarde
    if isinstance(waarde, str):
        return words(waarde)
    if isinstance(waarde, Model):
        return (type(waarde), *(normal(getattr(waarde, veld)) for veld in type(waarde).model_fields))
    if isinstance(waarde, tuple):
        return tuple(map(normal, waarde))
    return waarde if isinstance(waarde, Hashable) else str(waarde)


def same_value(een: object, ander: object) -> bool:
    """Whether two values say the same."""
    return een == ander or normal(een) == normal(ander)


def in_words(waarde: Any) -> str:  # noqa: ANN401 (any value of a field)
    """The value as a sentence would say it, whole: two values that differ never read the same."""
    if type(waarde) in _WORDS:
        return _WORDS[type(waarde)](waarde)
    if isinstance(waarde, Model):
        velden = ((naam, getattr(waarde, naam)) for naam in type(waarde).model_fields)
        return "; ".join(f"{naam}: {in_words(v)}" for naam, v in velden if v not in (None, ()))
    return ", ".join(map(in_words, waarde)) if isinstance(waarde, tuple) else str(waarde)


def _with_ground(tekst: str, waarde: Any) -> str:  # noqa: ANN401 (anything with grond and toelichting)
    grond = "afgeleid" if waarde.is_afgeleid else ""
    uitleg = ": ".join(filter(None, (grond, waarde.toelichting)))
    return f"{tekst} ({uitleg})" if uitleg else tekst


def _rhythm(ritme: Ritme) -> str:
    delen = [
        ritme.ritme.woorden if ritme.tekst else "",
        f"vanaf {in_woorden(ritme.vanaf)}" if ritme.vanaf else "",
        f"tot {in_woorden(ritme.tot)}" if ritme.tot else "",
    ]
    bij = ", ".join(filter(None, delen))
    return f"{ritme.woorden} ({bij})" if bij else ritme.woorden


def _entry(voortgang: Voortgang) -> str:
    kop = f"{voortgang.status} op {in_woorden(voortgang.datum)}"
    afgeleid = f" (afgeleid: {', '.join(voortgang.afgeleid)})" if voortgang.afgeleid else ""
    bewijs = f"bewijs: {voortgang.bewijs}" if voortgang.bewijs else ""
    tekst = voortgang.tekst.strip() if voortgang.tekst else ""
    zin = f"{kop}: {tekst.removesuffix('.') if bewijs else tekst}" if tekst else kop
    return "; ".join(filter(None, (zin, bewijs))) + afgeleid


def _handover(overdracht: Overdracht) -> str:
    van, naar = opsomming(overdracht.van) or "niemand", opsomming(overdracht.naar) or "niemand"
    door = f" door {overdracht.door}" if overdracht.door else ""
    reden = f": {overdracht.reden}" if overdracht.reden else ""
    return f"op {in_woorden(overdracht.datum)}{door}, van {van} naar {naar}{reden}"


def _deadline(termijn: Termijn) -> str:
    woorden = in_woorden(termijn.edtf)
    return _with_ground(f"{termijn.tekst} ({woorden})" if termijn.tekst else woorden, termijn)


def _link(koppeling: Koppeling) -> str:
    gezien = f", bevestigd op {lang(koppeling.bevestigd)}" if koppeling.bevestigd else ""
    return _with_ground(koppeling.besluit, koppeling) + gezien


_WORDS: dict[type, Callable[[Any], str]] = {
    Periode: in_woorden,
    Duur: lambda duur: duur.lengte,
    date: lang,
    Termijn: _deadline,
    Ritme: lambda ritme: _with_ground(_rhythm(ritme), ritme),
    GeenTermijn: lambda geen: _with_ground(f"geen: {geen.geen}", geen),
    GeenOpvolging: lambda geen: _with_ground(f"geen: {geen.geen}", geen),
    Koppeling: _link,
    Verband: lambda verband: _with_ground(f"{verband.soort} {verband.besluit}", verband),
    Voortgang: _entry,
    Overdracht: _handover,
    Correctie: lambda correctie: correctie.woorden,
    Uitzondering: lambda uitzondering: f"{uitzondering.regel}: {uitzondering.reden}",
    Verwijderd: lambda verwijderd: f"{verwijderd.casus} op {lang(verwijderd.datum)}",
    Toegestaan: lambda woorden: f"‘{woorden.tekst}’" + (f" ({woorden.reden})" if woorden.reden else ""),
    Thema: lambda thema: f"{thema.code} ({thema.titel})",
    Bron: lambda bron: f"{bron.stuk}, {bron.plaats}" if bron.plaats else bron.stuk,
}
