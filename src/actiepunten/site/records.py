"""The pages of decisions, acties and cases."""

import re
from collections.abc import Iterator

from actiepunten.actie_view import ActieView, StapView
from actiepunten.besluit_view import BesluitView
from actiepunten.lists import result_text
from actiepunten.records.casus import Casus
from actiepunten.records.voortgang import Voortgang
from actiepunten.sheet import Blad, make_sheet, step_facts
from actiepunten.site import paden
from actiepunten.site.bladen import spread
from actiepunten.site.gids import Gids
from actiepunten.site.graaf import around_actie, around_besluit, around_casus
from actiepunten.site.pagina import Feit, Groep, Link
from actiepunten.site.recordpagina import Melding, RecordPagina, Sectie, Stap, Verhaal
from actiepunten.site.rijen import actie_rij, besluit_rij, casus_rij, link_text, nergens, seinen
from actiepunten.taal import in_woorden, lang

_STAP = re.compile(r"Stap \d+: .*", re.DOTALL)
_VERHALEN = ("Tekst", "Afdoening", "Toelichting")
_ACTIES, _OUDER, _NIEUWER = (
    "Acties op dit besluit",
    "Oudere besluiten waar dit over gaat",
    "Nieuwere besluiten hierover",
)
_CASUSSEN, _VOERT_UIT, _HERZIEN = "Casussen op grond van dit besluit", "Voert uit", "Herzien door"
_GROND = "Gedeeld op grond van"
ELDERS = {
    "Zegt van oudere besluiten": _OUDER,
    "Nieuwere besluiten hierover": _NIEUWER,
    "Acties op dit besluit": _ACTIES,
    "Acties die rusten op dit besluit, dat niet meer geldt": _ACTIES,
    "Casussen op grond van dit besluit": _CASUSSEN,
    "Voert uit": _VOERT_UIT,
    "Herzien door": _HERZIEN,
    "Gedeeld op grond van": _GROND,
    "Voortgang": "Voortgang",
    "Stap": "Stappen",
    "Stand": "",
    "Signalen": "",
}
"""The headings of the sheet that the page shows in another way, with the heading there; without one it is on top."""


def besluit_paginas(gids: Gids, besluit: BesluitView) -> list[RecordPagina]:
    """The page of a decision."""
    record = besluit.record
    blad = make_sheet(gids.stand, record.id)
    orgaan, datum = record.orgaan, record.datum
    bekend = {
        "Orgaan": (Link(gids.orgaan(orgaan, datum), gids.functie(orgaan).pad),),
        "Datum": (Link(lang(datum), paden.vergadering_pad(orgaan, datum)),),
        "Gevraagd": gids.functies(record.gevraagd),
        "Met": gids.functies(record.met),
    }
    if besluit.acties:  # they are told one by one
        bekend["Opvolging"] = ()
    return spread(
        RecordPagina(
            pad=gids.pad(record.id),
            id=record.id,
            soort=str(record.soort),
            titel=record.titel,
            geldt=besluit.van_kracht,
            kruimels=(Link("Besluiten", "besluiten.html"), bekend["Datum"][0]),
            minstens=record.rubricering,
            feiten=_facts(gids, blad, bekend),
            verhalen=_texts(blad),
            groepen=tuple(g for g in _besluit_groepen(gids, besluit) if g.rijen),
            secties=_sections(gids, blad),
            graaf=around_besluit(gids, besluit),
            buren=gids.buren(record.id),
        )
    )


def _besluit_groepen(gids: Gids, besluit: BesluitView) -> Iterator[Groep]:
    alle = gids.stand.besluiten
    acties = tuple(actie_rij(gids, a, link_text("", k)) for a, k in besluit.acties)
    uitleg = "" if besluit.van_kracht else "Dit besluit geldt niet meer, maar deze acties rusten er nog op."
    yield Groep("acties", _ACTIES, acties, uitleg)
    nieuwer = tuple(besluit_rij(gids, b, link_text(v.soort.zin, v)) for b, v in besluit.verband_van)
    yield Groep("nieuwer", _NIEUWER, nieuwer)
    ouder = (
        besluit_rij(gids, alle[v.besluit], link_text(v.soort, v)) if v.besluit in alle else nergens(gids, v.besluit)
        for v in besluit.record.verband
    )
    yield Groep("ouder", _OUDER, tuple(ouder))
    yield Groep("casussen", _CASUSSEN, tuple(casus_rij(gids, c) for c in besluit.casussen))


def actie_paginas(gids: Gids, actie: ActieView) -> list[RecordPagina]:
    """The page of an actie."""
    record = actie.record
    blad = make_sheet(gids.stand, record.id)
    thema = Link(gids.thema_titels[record.thema], paden.thema_pad(record.thema))
    bekend = {"Thema": (thema,), "Met": gids.functies(record.met)}
    if actie.wie:
        bekend["Wie"] = gids.functies(actie.wie)
    elif actie.van_niemand:
        bekend["Wie"] = (Link("niemand", paden.NIEMAND),)
    return spread(
        RecordPagina(
            pad=gids.pad(record.id),
            id=record.id,
            soort="actie",
            titel=record.titel,
            status=str(actie.bekende_status or ""),
            stand=result_text(actie),
            kruimels=(Link("Acties", "acties.html"), thema),
            minstens=record.rubricering,
            signalen=seinen(actie),
            feiten=_facts(gids, blad, bekend),
            verhalen=_texts(blad),
            stappen=tuple(_step(gids, stap) for stap in actie.stappen),
            meldingen=tuple(_entry(gids, v) for v in actie.voortgang),
            groepen=tuple(g for g in _actie_groepen(gids, actie) if g.rijen),
            secties=_sections(gids, blad),
            graaf=around_actie(gids, actie),
            buren=gids.buren(record.id),
        )
    )


def _actie_groepen(gids: Gids, actie: ActieView) -> Iterator[Groep]:
    rijen = [besluit_rij(gids, b, link_text("", k), opvolging=False) for b, k in actie.besluiten]
    weg = [k.besluit for k in actie.record.besluiten if k.besluit not in gids.stand.register.besluiten]
    yield Groep("besluiten", _VOERT_UIT, (*rijen, *(nergens(gids, i) for i in weg)))
    herzien = tuple(besluit_rij(gids, b) for b in actie.herzien_door)
    yield Groep("herzien", _HERZIEN, herzien, "Deze nieuwere besluiten veranderden waar de actie op rust.")


def casus_paginas(gids: Gids, casus: Casus) -> list[RecordPagina]:
    """The page of a case."""
    blad = make_sheet(gids.stand, casus.id)
    besluiten = [b for i in casus.besluiten if (b := gids.stand.besluiten.get(i))]
    groep = Groep("besluiten", _GROND, tuple(besluit_rij(gids, b, opvolging=False) for b in besluiten))
    return spread(
        RecordPagina(
            pad=gids.pad(casus.id),
            id=casus.id,
            soort=str(casus.soort),
            titel=casus.titel,
            kruimels=(Link("Casussen", "casussen.html"),),
            minstens=casus.rubricering,
            feiten=_facts(gids, blad, {}),
            verhalen=_texts(blad),
            groepen=(groep,) if besluiten else (),
            secties=_sections(gids, blad),
            graaf=around_casus(gids, casus),
        )
    )


def _facts(gids: Gids, blad: Blad, bekend: dict[str, tuple[Link, ...]]) -> tuple[Feit, ...]:
    """The fields of the sheet; of those in ``bekend`` that value instead, and none where it is empty."""
    feiten = (
        Feit(naam, bekend[naam] if naam in bekend else gids.regel(waarde))
        for naam, waarde in blad.velden
        if naam not in _VERHALEN and naam not in ELDERS
    )
    return tuple(feit for feit in feiten if feit.waarde)


def _texts(blad: Blad) -> tuple[Verhaal, ...]:
    return tuple(Verhaal(naam, waarde) for naam, waarde in blad.velden if naam in _VERHALEN)


def _sections(gids: Gids, blad: Blad) -> tuple[Sectie, ...]:
    return tuple(
        Sectie(sectie.kop, tuple(gids.regel(str(regel)) for regel in sectie.regels))
        for sectie in blad.secties
        if kind_of_heading(sectie.kop) not in ELDERS
    )


def kind_of_heading(kop: str) -> str:
    """The heading of a section of the sheet; that of a step without its number and title."""
    return _STAP.sub("Stap", kop)


def _step(gids: Gids, stap: StapView) -> Stap:
    return Stap(
        nummer=stap.nummer + 1,
        titel=stap.record.titel,
        status=str(stap.bekende_status or ""),
        feiten=tuple(Feit(naam, gids.regel(waarde)) for naam, waarde in step_facts(stap)),
        meldingen=tuple(_entry(gids, v) for v in stap.voortgang),
    )


def _entry(gids: Gids, voortgang: Voortgang) -> Melding:
    return Melding(
        datum=in_woorden(voortgang.datum),
        status=str(voortgang.status),
        tekst=voortgang.tekst or "",
        bewijs=gids.regel(voortgang.bewijs or ""),
        afgeleid=", ".join(voortgang.afgeleid),
    )
