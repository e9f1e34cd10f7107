"""What a row of a list says otherwise than the actie that it is."""

from actiepunten.actie_view import ActieView
from actiepunten.bewerking import Edit
from actiepunten.invoer.lijst.bijwerken import Aanleiding, Gevolg, Koppelwens, draag_over, koppel, meld, verzet, zet
from actiepunten.invoer.lijst.rij import Begrepen
from actiepunten.invoer.lijst.toewijzing import plat
from actiepunten.invoer.lijst.uitkomst import Vraag
from actiepunten.records.edtf import Periode
from actiepunten.records.termijn import Ritme, geldend
from actiepunten.taal import lang
from actiepunten.tekst import words


def verschillen(
    rij: Begrepen, actie: ActieView, aanleiding: Aanleiding
) -> tuple[tuple[Edit, ...], tuple[str, ...], tuple[Vraag, ...]]:
    """The edits that bring the actie up to the row, the words for them, and what cannot be done so.

    What the row is silent on stays; so do decisions that it does not name.
    """
    gevolgen: list[Gevolg] = []
    vragen: list[Vraag] = []
    for veld, maak in (
        ("titel", _title),
        ("tekst", _text),
        ("wie", _owners),
        ("met", _helpers),
        ("resultaat", _results),
        ("termijn", _deadline),
        ("besluiten", _links),
        ("aanleiding", _cause),
    ):
        try:
            gevolg = maak(rij, actie, aanleiding)
        except ValueError as fout:
            vragen.append(Vraag(rij.plaats, veld, "", str(fout), "pas de actie zelf aan, of de lijst"))
        else:
            gevolgen += [gevolg] if gevolg and gevolg.edits else []
    return (
        tuple(edit for gevolg in gevolgen for edit in gevolg.edits),
        tuple(gevolg.zin for gevolg in gevolgen),
        tuple(vragen),
    )


def _title(rij: Begrepen, actie: ActieView, _: Aanleiding) -> Gevolg | None:
    titel = str(rij.data.get("titel", ""))
    return zet(actie, "titel", titel) if titel and plat(titel) != plat(actie.record.titel) else None


def _text(rij: Begrepen, actie: ActieView, _: Aanleiding) -> Gevolg | None:
    tekst = str(rij.data.get("tekst", ""))
    return zet(actie, "tekst", tekst) if tekst and words(tekst) != words(actie.record.tekst or "") else None


def _owners(rij: Begrepen, actie: ActieView, aanleiding: Aanleiding) -> Gevolg | None:
    wie = rij.data.get("wie")
    if not isinstance(wie, list) or set(map(str, wie)) == set(actie.wie):
        return None
    return draag_over(actie, [str(code) for code in wie], aanleiding)


def _helpers(rij: Begrepen, actie: ActieView, _: Aanleiding) -> Gevolg | None:
    met = rij.data.get("met")
    if not isinstance(met, list) or set(map(str, met)) == set(actie.record.met):
        return None
    return zet(actie, "met", met)


def _results(rij: Begrepen, actie: ActieView, aanleiding: Aanleiding) -> Gevolg | None:
    if not rij.meldingen or {status for status, _ in rij.meldingen} == set(actie.resultaat):
        return None
    if any(v.dag == aanleiding.datum for v in actie.voortgang):
        raise ValueError(f"op {lang(aanleiding.datum)} is al iets anders gemeld; geef met --datum een latere dag")
    return meld(actie, rij.meldingen, aanleiding)


def _deadline(rij: Begrepen, actie: ActieView, aanleiding: Aanleiding) -> Gevolg | None:
    nu = geldend(actie.record.termijn, actie.record.uitstel, aanleiding.datum)
    if not rij.termijn or (isinstance(nu, Periode) and nu.tekst == rij.termijn.get("edtf")):
        return None
    if nu is not None and "edtf" not in rij.termijn:
        zelfde = isinstance(nu, Ritme) and nu.ritme.tekst == rij.termijn.get("ritme")
        return None if zelfde else verzet(actie, rij.termijn, aanleiding)
    return verzet(actie, rij.termijn, aanleiding)


def _links(rij: Begrepen, actie: ActieView, _: Aanleiding) -> Gevolg | None:
    genoemd = {koppeling.besluit for koppeling in actie.record.besluiten if not koppeling.is_afgeleid}
    erbij = [Koppelwens(record_id) for record_id in rij.besluiten if record_id not in genoemd]
    return koppel(actie, erbij, ook_weg=False) if erbij else None


def _cause(rij: Begrepen, actie: ActieView, _: Aanleiding) -> Gevolg | None:
    aanleiding = str(rij.data.get("aanleiding", ""))
    if not aanleiding or words(aanleiding) == words(actie.record.aanleiding or ""):
        return None
    return zet(actie, "aanleiding", aanleiding)
