"""The JSON promise: what is shown, as plain data. Version 1; keys are added, never renamed or given other meaning."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from actiepunten.actie_view import ActieView, StapView
from actiepunten.besluit_view import BesluitView
from actiepunten.bevinding import Bevinding
from actiepunten.cijfers import per_status
from actiepunten.herkomst import Herkomst, Vergeleken
from actiepunten.lists import status_text
from actiepunten.overzicht import Overzicht
from actiepunten.records.base import Rubricering
from actiepunten.records.casus import Casus
from actiepunten.records.voortgang import Voortgang
from actiepunten.stand import Stand, highest
from actiepunten.termijnen import TermijnStand
from actiepunten.verschil.wijziging import RecordVerschil, Verschil

VERSIE = 1

Data = dict[str, Any]


def head_data(herkomst: Herkomst, rubricering: Rubricering | None) -> Data:
    """The head of every answer; ``rubricering`` is the highest of what it shows."""
    return {
        "versie": VERSIE,
        "register": herkomst.register,
        "peildatum": herkomst.peildatum.isoformat(),
        "revisie": herkomst.revisie,
        "onleesbaar": list(herkomst.onleesbaar),
        "rubricering": rubricering and str(rubricering),
        **({"openbaar": True} if herkomst.openbaar else {}),
    }


def status_data(herkomst: Herkomst, acties: Iterable[ActieView], gevraagd: Iterable[BesluitView]) -> Data:
    """The answer of ``status``."""
    acties, gevraagd = list(acties), list(gevraagd)
    getoond = [a.record for a in acties] + [b.record for b in gevraagd]
    return {
        **head_data(herkomst, highest(getoond)),
        "acties": [actie_data(actie) for actie in acties],
        "totaal": {str(status): getal for status, getal in per_status(acties).items()},
        "gevraagd": [besluit_data(besluit) for besluit in gevraagd],
    }


def besluiten_data(herkomst: Herkomst, besluiten: Iterable[BesluitView]) -> Data:
    """The answer of ``besluiten``."""
    besluiten = list(besluiten)
    rubricering = highest(b.record for b in besluiten)
    return {**head_data(herkomst, rubricering), "besluiten": [besluit_data(b) for b in besluiten]}


def casussen_data(herkomst: Herkomst, casussen: Iterable[Casus]) -> Data:
    """The answer of ``casussen``."""
    casussen = list(casussen)
    return {**head_data(herkomst, highest(casussen)), "casussen": [casus_data(c) for c in casussen]}


def overzicht_data(herkomst: Herkomst, overzicht: Overzicht) -> Data:
    """The answer of ``overzicht``: of each group all that the screen counts and the ids that it names."""
    return {
        **head_data(herkomst, Rubricering(overzicht.rubricering) if overzicht.rubricering else None),
        "te_doen": overzicht.te_doen,
        "totaal": {str(status): getal for status, getal in overzicht.totaal},
        "groepen": [
            {
                "kop": groep.kop,
                "aantal": groep.aantal,
                "ids": [regel.id for regel in groep.regels],
                "opdracht": groep.opdracht,
            }
            for groep in overzicht.groepen
        ],
        "vergadering": overzicht.vergadering or None,
        "termijnen": [{"id": regel.id, "wat": regel.wat} for regel in overzicht.termijnen],
    }


def check_data(
    herkomst: Herkomst, stand: Stand, bevindingen: Iterable[Bevinding], uitgezonderd: Iterable[tuple[str, str, str]]
) -> Data:
    """The answer of ``check``; ``uitgezonderd`` gives rule, record and reason."""
    bevindingen, uitgezonderd = list(bevindingen), list(uitgezonderd)
    ids = {b.record for b in bevindingen if b.record} | {record for _, record, _ in uitgezonderd}
    getoond = [record for i in ids if (record := stand.register.get(i))]
    return {
        **head_data(herkomst, highest(getoond)),
        "bevindingen": [bevinding_data(b) for b in bevindingen],
        "uitzonderingen": [{"regel": r, "record": i, "reden": w} for r, i, w in uitgezonderd],
    }


def actie_data(actie: ActieView) -> Data:
    """An actie at the peildatum."""
    record = actie.record
    termijn = actie.maatgevend
    return {
        "id": record.id,
        "titel": record.titel,
        "thema": record.thema,
        "wie": list(actie.wie),
        "met": list(record.met),
        "sinds": actie.sinds.isoformat(),
        "status": status_text(actie),
        "resultaat": [str(status) for status in actie.resultaat],
        "termijn": termijn.tekst,
        "termijn_grond": _ground(termijn),
        "uiterlijk": _iso(termijn.uiterlijk),
        "te_laat": actie.te_laat,
        "dagen_te_laat": actie.dagen_te_laat,
        "signalen": [str(signaal) for signaal in actie.signalen],
        "aanleiding": record.aanleiding,
        "besluiten": [
            {"id": besluit.id, "grond": koppeling.grond, "van_kracht": _in_force(besluit)}
            for besluit, koppeling in actie.besluiten
        ],
        "voortgang": [_entry(v) for v in actie.voortgang],
        "activiteiten": [_step(stap) for stap in actie.stappen],
        "afgeleid": list(record.afgeleid),
    }


def _step(stap: StapView) -> Data:
    termijn = stap.termijn
    return {
        "titel": stap.record.titel,
        "wie": list(stap.wie),
        "status": status_text(stap),
        "termijn": termijn and termijn.tekst,
        "termijn_grond": termijn and _ground(termijn),
        "uiterlijk": _iso(termijn.uiterlijk) if termijn else None,
        "te_laat": bool(termijn and termijn.te_laat and stap.actie.te_laat),
        "afgeleid": list(stap.record.afgeleid),
        "voortgang": [_entry(v) for v in stap.voortgang],
    }


def _entry(voortgang: Voortgang) -> Data:
    return {
        "datum": voortgang.datum.tekst,
        "status": str(voortgang.status),
        "tekst": voortgang.tekst,
        "bewijs": voortgang.bewijs,
        "afgeleid": list(voortgang.afgeleid),
    }


def besluit_data(besluit: BesluitView) -> Data:
    """A decision at the peildatum."""
    record = besluit.record
    return {
        "id": record.id,
        "titel": record.titel,
        "orgaan": record.orgaan,
        "datum": record.datum.isoformat(),
        "soort": str(record.soort),
        "gevraagd": list(record.gevraagd),
        "termijn": str(record.termijn) if record.termijn else None,
        "van_kracht": _in_force(besluit),
        "herzien_door": [nieuwer.id for nieuwer in besluit.herzien_door],
        "dekking": besluit.dekking,
        "acties": [actie.id for actie, _ in besluit.acties],
        "afgeleid": list(record.afgeleid),
    }


def casus_data(casus: Casus) -> Data:
    """A case."""
    return {
        "id": casus.id,
        "titel": casus.titel,
        "jaar": casus.jaar,
        "soort": str(casus.soort),
        "categorie": str(casus.categorie),
        "locatie": str(casus.locatie),
        "afgeleid": list(casus.afgeleid),
        "grond": casus.grond,
    }


def bevinding_data(bevinding: Bevinding) -> Data:
    """A finding; a line or column of 0 means the file as a whole."""
    return {
        "regel": bevinding.regel,
        "ernst": str(bevinding.ernst),
        "bestand": bevinding.plaats.bestand,
        "regelnummer": bevinding.plaats.regelnummer,
        "kolom": bevinding.plaats.kolom,
        "record": bevinding.record,
        "melding": bevinding.melding,
        "oplossing": bevinding.oplossing,
        "veld": bevinding.veld,
    }


def verschil_data(vergeleken: Vergeleken, verschil: Verschil) -> Data:
    """The answer of ``verschil``. It is told of no date, so ``peildatum`` is null."""
    return {
        "versie": VERSIE,
        "register": vergeleken.register,
        "peildatum": None,
        "basis": vergeleken.basis,
        "revisie": vergeleken.nieuw,
        "onleesbaar": list(verschil.onleesbaar),
        "rubricering": vergeleken.rubricering and str(vergeleken.rubricering),
        "totaal": {str(wat): getal for wat, getal in verschil.totaal.items()},
        "records": [_change_data(record) for record in verschil.records],
    }


def _change_data(record: RecordVerschil) -> Data:
    return {
        "soort": record.soort,
        "wat": str(record.wat),
        "oud": record.oud,
        "nieuw": record.nieuw,
        "titel": record.titel,
        "wijzigingen": [
            {
                "veld": wijziging.veld,
                "plek": wijziging.waar,
                "oud": wijziging.oud,
                "nieuw": wijziging.nieuw,
                "zin": " ".join((wijziging.waarde if record.heel else wijziging.zin).split()),
            }
            for wijziging in record.wijzigingen
        ],
        "gevolgen": list(record.gevolgen),
    }


def record_data(herkomst: Herkomst, stand: Stand, ids: Iterable[str]) -> Data:
    """The answer of ``toon``: each record as stored, with its place in the stand and its links both ways.

    Of a record that was not there yet only the id is told.
    """
    ids = list(ids)
    records = [record for i in ids if i in stand and (record := stand.register.get(i))]
    return {**head_data(herkomst, highest(records)), "records": [_record(stand, i) for i in ids]}


def _record(stand: Stand, record_id: str) -> Data:
    record = stand.register.get(record_id) if record_id in stand else None
    opgeslagen = record.model_dump(mode="json", exclude_defaults=True) if record else None
    return {"id": record_id, "record": opgeslagen, "stand": _in_stand(stand, record_id)}


def _in_stand(stand: Stand, record_id: str) -> Mapping[str, Any] | None:
    if actie := stand.acties.get(record_id):
        return actie_data(actie)
    if besluit := stand.besluiten.get(record_id):
        verband = [{"besluit": b.id, "soort": str(v.soort), "grond": v.grond} for b, v in besluit.verband_van]
        return {**besluit_data(besluit), "verband_van": verband, "casussen": [c.id for c in besluit.casussen]}
    casus = stand.casussen.get(record_id)
    return casus_data(casus) if casus else None


def _in_force(besluit: BesluitView) -> bool | None:
    return None if besluit.kracht_weggelaten else besluit.van_kracht


def _ground(termijn: TermijnStand) -> str | None:
    return "afgeleid" if termijn.afgeleid else None


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
