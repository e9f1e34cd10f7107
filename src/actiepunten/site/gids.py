"""What a stand holds and where its pages are: gathered in one pass, so that no page has to look through all of it."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from itertools import chain
from typing import TypeVar

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.lists import TUSSEN, revisions
from actiepunten.records.casus import Casus
from actiepunten.records.entry import AnyRecord
from actiepunten.records.ids import MAYBE_ID, Soort, sort_key
from actiepunten.site import paden
from actiepunten.site.pagina import Link
from actiepunten.stand import Stand
from actiepunten.taal import lang
from actiepunten.termijnen import Signaal

Vergadering = tuple[str, date]
"""A body and a day."""

View = TypeVar("View", ActieView, BesluitView)

_LANG = 160
"""Letters of a title in a list or box; the page of the record has it whole."""


class Gids:
    """The way through a stand."""

    def __init__(self, stand: Stand) -> None:
        self.stand = stand
        self.van: dict[str, list[ActieView]] = {}
        """The acties by who does them or one of their steps."""
        self.met: dict[str, list[ActieView]] = {}
        """The acties by who helps."""
        self.gevraagd: dict[str, list[BesluitView]] = {}
        """The decisions by who was asked."""
        self.per_thema: dict[str, list[ActieView]] = {thema.code: [] for thema in stand.register.inrichting.themas}
        self.per_signaal: dict[Signaal, list[ActieView]] = {signaal: [] for signaal in Signaal}
        self.per_vergadering: dict[Vergadering, list[BesluitView]] = {}
        self.van_niemand: list[ActieView] = []
        for actie in stand.acties.values():
            self._add_actie(actie)
        for besluit in stand.besluiten.values():
            self.per_vergadering.setdefault((besluit.record.orgaan, besluit.record.datum), []).append(besluit)
            for code in besluit.record.gevraagd:
                self.gevraagd.setdefault(code, []).append(besluit)
        self.functie = cache(self._functie)
        self.opvolging = cache(self._opvolging)

    def _add_actie(self, actie: ActieView) -> None:
        for code in sorted(actie.iedereen):
            self.van.setdefault(code, []).append(actie)
        helpers = chain(actie.record.met, *(stap.record.met for stap in actie.stappen))
        for code in dict.fromkeys(helpers):
            self.met.setdefault(code, []).append(actie)
        self.per_thema.setdefault(actie.record.thema, []).append(actie)
        for signaal in actie.signalen:
            self.per_signaal[signaal].append(actie)
        if actie.van_niemand:
            self.van_niemand.append(actie)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Every body and role that has a page: those of register.yaml, then those that only records name."""
        bekend = [functie.code for functie in self.stand.functies]
        genoemd = {*self.van, *self.met, *self.gevraagd, *(orgaan for orgaan, _ in self.per_vergadering)}
        return (*dict.fromkeys(bekend), *sorted(genoemd - set(bekend)))

    @cached_property
    def vergaderingen(self) -> tuple[Vergadering, ...]:
        """Every meeting, the oldest first."""
        return tuple(sorted(self.per_vergadering, key=lambda v: (v[1], v[0])))

    @cached_property
    def per_orgaan(self) -> dict[str, list[Vergadering]]:
        """The meetings of each body, the oldest first."""
        gevonden: dict[str, list[Vergadering]] = {}
        for vergadering in self.vergaderingen:
            gevonden.setdefault(vergadering[0], []).append(vergadering)
        return gevonden

    @cached_property
    def thema_titels(self) -> dict[str, str]:
        """The heading of each thema, by its code; one that is not in register.yaml is called by its code."""
        bekend = {thema.code: thema.titel for thema in self.stand.register.inrichting.themas}
        return {code: bekend.get(code, code) for code in self.per_thema}

    @cached_property
    def _naast(self) -> dict[str, tuple[str, str]]:
        """What stands before and after each decision in its meeting, and each actie in its thema."""
        alle = [[besluit.id for besluit in rij] for rij in self.per_vergadering.values()]
        alle += [[actie.id for actie in rij] for rij in self.per_thema.values()]
        return {
            hier: (vorige, volgende)
            for rij in alle
            for vorige, hier, volgende in zip(["", *rij], rij, [*rij[1:], ""], strict=False)
        }

    def buren(self, record_id: str) -> tuple[Link, ...]:
        """What stands before and after a record in its list; an empty text where nothing does."""
        return tuple(Link(naast, self.pad(naast)) for naast in self._naast[record_id])

    @cached_property
    def _vergadering_naast(self) -> dict[Vergadering, tuple[Vergadering | None, Vergadering | None]]:
        return {
            hier: (vorige, volgende)
            for rij in self.per_orgaan.values()
            for vorige, hier, volgende in zip([None, *rij], rij, [*rij[1:], None], strict=False)
        }

    def vergadering_buren(self, vergadering: Vergadering) -> tuple[Link, ...]:
        """The meetings of the same body before and after it; an empty text where there is none."""
        naast = self._vergadering_naast[vergadering]
        return tuple(Link(lang(v[1]), paden.vergadering_pad(*v)) if v else Link("") for v in naast)

    def pad(self, record_id: str) -> str:
        """The page of a record; empty where it is not in the stand."""
        soort = self._soort(record_id)
        return paden.record_pad(_MAP[soort], record_id) if soort else ""

    def _soort(self, record_id: str) -> Soort | None:
        stand = self.stand
        alle = {Soort.ACTIE: stand.acties, Soort.BESLUIT: stand.besluiten, Soort.CASUS: stand.casussen}
        return next((soort for soort, records in alle.items() if record_id in records), None)

    def regel(self, tekst: str) -> tuple[Link, ...]:
        """A line of text, in which every id of a record in the stand leads to its page."""
        stukken, begin = [], 0
        for gevonden in MAYBE_ID.finditer(tekst):
            if pad := self.pad(gevonden[0]):
                stukken += [Link(tekst[begin : gevonden.start()]), Link(gevonden[0], pad)]
                begin = gevonden.end()
        stukken.append(Link(tekst[begin:]))
        return tuple(stuk for stuk in stukken if stuk.tekst)

    def acties_van(self, codes: Iterable[str]) -> list[ActieView]:
        """The acties of which any of the codes does the whole or a step, each once, by id."""
        return of_any(self.van, codes)

    def functies(self, codes: Iterable[str]) -> tuple[Link, ...]:
        """Bodies and roles as they are shown at the peildatum, each with its page."""
        return tuple(self.functie(code) for code in codes)

    def _functie(self, code: str) -> Link:
        return Link(self.stand.label(code), paden.rol_pad(code) if code in self._met_pagina else "")

    @cached_property
    def _met_pagina(self) -> frozenset[str]:
        return frozenset(self.codes)

    def _opvolging(self, record_id: str) -> tuple[Link, ...]:
        besluit = self.stand.besluiten[record_id]
        acties = [a.id + (" (afgeleid)" if k.is_afgeleid else "") for a, k in besluit.acties[:_STUKKEN]]
        if acties:
            opvolging = "opgepakt in " + ", ".join(acties)
        elif besluit.zonder_actie:
            opvolging = "nog geen actie"
        else:
            opvolging = _ZONDER.get(besluit.dekking, "zonder actie")
        stukken = self.regel(TUSSEN.join([*revisions(besluit), opvolging]))
        return stukken if len(stukken) <= _STUKKEN else (*stukken[:_STUKKEN], Link(" …"))

    def vergadering(self, orgaan: str, datum: date) -> str:
        """What a meeting is called."""
        return f"{self.orgaan(orgaan, datum)}, {lang(datum)}"

    def orgaan(self, code: str, datum: date) -> str:
        """The full name of a body at the peildatum, with what it was called on that day."""
        return self.stand.functies.voluit(code, self.stand.peildatum, datum)

    def voluit(self, code: str) -> str:
        """The full name of a body or role at the peildatum."""
        return self.stand.functies.naam(code, self.stand.peildatum)


_ZONDER = {"niet nodig": "vraagt geen actie", "weggelaten": "opvolging weggelaten"}
_STUKKEN = 16
_MAP = {Soort.ACTIE: "acties", Soort.BESLUIT: "besluiten", Soort.CASUS: "casussen"}


def kort(tekst: str, lengte: int = _LANG) -> str:
    """The beginning of a long text, for a list, with single blanks between its words."""
    tekst = " ".join(tekst.split())
    if len(tekst) <= lengte:
        return tekst
    return tekst[:lengte].rsplit(None, 1)[0][:lengte].rstrip(" ,.;:") + " …"


def of_any(per_code: Mapping[str, Iterable[View]], codes: Iterable[str]) -> list[View]:
    """What belongs to any of the codes, each once, by id."""
    gevonden = {view.id: view for code in sorted(codes) for view in per_code.get(code, ())}
    return [gevonden[record_id] for record_id in sorted(gevonden, key=sort_key)]


def record_of(getoond: ActieView | BesluitView | Casus) -> AnyRecord:
    """The record behind what is shown."""
    return getoond if isinstance(getoond, Casus) else getoond.record
