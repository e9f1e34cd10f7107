"""What is to change in an actie that is there already, field by field, as edits that keep its history.

A function gives the edits and one sentence; :class:`ValueError` with a Dutch sentence where it cannot be done so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actiepunten.actie_view import ActieView
from actiepunten.bewerking import Append, Data, Edit, Put, Remove
from actiepunten.records.termijn import Termijn, geldend
from actiepunten.records.voortgang import Status
from actiepunten.taal import lang, opsomming


@dataclass(frozen=True, slots=True)
class Aanleiding:
    """The day of a change, and who decided it and why, as far as that was said."""

    datum: date
    door: str | None = None
    reden: str | None = None

    @property
    def beslist(self) -> dict[str, Data]:
        """Who decided and why, as fields."""
        return {naam: waarde for naam, waarde in (("door", self.door), ("reden", self.reden)) if waarde}


@dataclass(frozen=True, slots=True)
class Gevolg:
    """The edits, and what they do in words."""

    edits: tuple[Edit, ...]
    zin: str


@dataclass(frozen=True, slots=True)
class Koppelwens:
    """A decision that an actie is to name."""

    besluit: str
    afgeleid: bool = False

    @property
    def data(self) -> Data:
        """As the record holds it."""
        return {"besluit": self.besluit, "grond": "afgeleid"} if self.afgeleid else self.besluit


def zet(actie: ActieView, veld: str, waarde: Data) -> Gevolg:
    """A plain field gets another value; an empty one goes, unless an actie cannot do without it."""
    if waarde:
        return Gevolg((Put((veld,), waarde),), f"{veld} wordt: {_shown(waarde)}")
    if veld in ("titel", "thema"):
        raise ValueError(f"een actie kan niet zonder {veld}")
    er_was = veld in actie.record.model_fields_set
    return Gevolg((Remove((veld,)),) if er_was else (), f"{veld} wordt leeg")


def draag_over(actie: ActieView, codes: Sequence[str], aanleiding: Aanleiding) -> Gevolg:
    """Other owners, with the handover that says so; another order of the same ones is no handover."""
    oud = actie.record.wie
    if actie.wie != oud:
        later = max(o.datum.einde for o in actie.record.overdracht)
        raise ValueError(f"op {lang(later)} is de actie al overgedragen; geef een latere datum")
    van, naar = [c for c in oud if c not in codes], [c for c in codes if c not in oud]
    edits: list[Edit] = [Put(("wie",), list(codes))]
    if van or naar:
        overdracht: dict[str, Data] = {"datum": aanleiding.datum.isoformat()}
        overdracht |= {"van": list(van)} if van else {}
        overdracht |= {"naar": list(naar)} if naar else {}
        edits.append(Append(("overdracht",), {**overdracht, **aanleiding.beslist}))
    return Gevolg(tuple(edits), f"wie: van {_names(oud)} naar {_names(codes)}")


def meld(actie: ActieView, meldingen: Sequence[tuple[Status, str]], aanleiding: Aanleiding) -> Gevolg:
    """New entries of that day on the actie as a whole, each a status with or without a text."""
    dag = aanleiding.datum
    alles = [*actie.record.voortgang, *(v for stap in actie.record.activiteiten for v in stap.voortgang)]
    if later := max((v.dag for v in alles if v.dag > dag), default=None):
        raise ValueError(f"de laatste melding is van {lang(later)}; geef een latere datum dan {lang(dag)}")
    edits = []
    for status, tekst in meldingen:
        if status is Status.ONBEKEND:
            raise ValueError("`onbekend` is geen melding: het is de stand van een actie waarover niets is gemeld")
        melding: dict[str, Data] = {"datum": dag.isoformat(), "status": str(status)}
        edits.append(Append(("voortgang",), melding | ({"tekst": tekst} if tekst else {})))
    woorden = opsomming([f"{s}{f': {t}' if t else ''}" for s, t in meldingen])
    return Gevolg(tuple(edits), f"melding van {lang(dag)}: {woorden}")


def verzet(actie: ActieView, termijn: dict[str, Data], aanleiding: Aanleiding) -> Gevolg:
    """A first deadline is put in; one that is there only moves by a postponement, with who gave it and why."""
    nu = geldend(actie.record.termijn, actie.record.uitstel, aanleiding.datum)
    waarde: Data = termijn["edtf"] if list(termijn) == ["edtf"] else termijn
    if nu is None:
        return Gevolg((Put(("termijn",), waarde),), f"termijn wordt: {_deadline(termijn)}")
    if "edtf" not in termijn or (not isinstance(actie.record.termijn, Termijn) and not actie.record.uitstel):
        raise ValueError("een ritme of een actie zonder termijn verandert met `actiepunten wijzig`")
    if not (aanleiding.door and aanleiding.reden):
        raise ValueError("een termijn verschuift alleen door uitstel; zeg met --door en --reden wie het gaf en waarom")
    later = max((u.datum.einde for u in actie.record.uitstel if u.datum.einde > aanleiding.datum), default=None)
    if later:
        raise ValueError(f"op {lang(later)} is al uitstel gegeven; geef een latere datum")
    uitstel: dict[str, Data] = {"datum": aanleiding.datum.isoformat(), "naar": termijn["edtf"], **aanleiding.beslist}
    return Gevolg((Append(("uitstel",), uitstel),), f"uitstel naar {_deadline(termijn)}")


def koppel(actie: ActieView, wensen: Sequence[Koppelwens], *, ook_weg: bool) -> Gevolg:
    """Links that are to be there; those that are not wished go only with ``ook_weg``, and only if seen at the day."""
    er_is = {koppeling.besluit: koppeling for koppeling in actie.record.besluiten}
    gewenst = {wens.besluit: wens for wens in wensen}
    zichtbaar = {besluit.id for besluit, _ in actie.besluiten}
    edits: list[Edit] = []
    delen = []
    for nummer, koppeling in enumerate(actie.record.besluiten):
        wens = gewenst.get(koppeling.besluit)
        if wens and wens.afgeleid != koppeling.is_afgeleid:
            edits.append(Put(("besluiten", nummer), wens.data))
            delen.append(f"{wens.besluit} {'afgeleid' if wens.afgeleid else 'genoemd'}")
    if ook_weg:
        for nummer, koppeling in reversed(list(enumerate(actie.record.besluiten))):
            if koppeling.besluit in zichtbaar and koppeling.besluit not in gewenst:
                edits.append(Remove(("besluiten", nummer)))
                delen.append(f"{koppeling.besluit} weg")
    erbij = [wens for record_id, wens in gewenst.items() if record_id not in er_is]
    edits += [Append(("besluiten",), wens.data) for wens in erbij]
    delen += [f"{wens.besluit} erbij" for wens in erbij]
    return Gevolg(tuple(edits), f"besluiten: {', '.join(delen)}")


def _names(codes: Sequence[str]) -> str:
    return ", ".join(codes) or "niemand"


def _shown(waarde: Data) -> str:
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else " ".join(str(waarde).split())


def _deadline(termijn: dict[str, Data]) -> str:
    return str(termijn.get("tekst") or next(iter(termijn.values())))
