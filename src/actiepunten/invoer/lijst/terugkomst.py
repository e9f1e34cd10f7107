"""A list that went out of this register and comes back: exactly the edits that were made in it, and no other."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from actiepunten.bladen import Blad, Lijst, Rij
from actiepunten.invoer.lijst.actierij import Actierij
from actiepunten.invoer.lijst.groepen import Groep
from actiepunten.invoer.lijst.lezen import Opdracht, VrijNummer, lees_groepen
from actiepunten.invoer.lijst.toewijzing import Veld, plat
from actiepunten.invoer.lijst.uitdraai import CONTROLE, KOLOMMEN, merk
from actiepunten.invoer.lijst.uitkomst import Uitkomst, Voorstel, Vraag, Wat
from actiepunten.stand import Stand

_MARK = re.compile(r"(?P<sleutel>[a-z]+)=(?P<merk>[0-9a-f]{8})")
_VELD_VAN: Mapping[str, Veld] = {
    "titel": "titel", "thema": "thema", "tekst": "tekst", "besluiten": "besluiten", "wie": "wie", "met": "met",
    "termijn": "termijn", "status": "resultaat", "melding": "melding",
}  # fmt: skip


def is_uitdraai(lijst: Lijst) -> bool:
    """Whether the list has the columns by which its cells are known again."""
    return any(_is_head(rij) for blad in lijst.bladen for rij in blad.rijen[:1])


def _is_head(rij: Rij) -> bool:
    koppen = {plat(cel) for cel in rij.cellen}
    return plat(CONTROLE) in koppen and plat(KOLOMMEN[0].kop) in koppen


def neem_terug(lijst: Lijst, opdracht: Opdracht, stand: Stand, vrij: VrijNummer) -> Voorstel:
    """What was edited, as edits of the acties; ``stand`` is that of the day on which it is taken in."""
    terug = _Terug(opdracht, stand)
    uitkomsten: list[Uitkomst] = []
    for blad in lijst.bladen:
        if _is_head(blad.rijen[0]):
            uitkomsten += terug.blad(blad)
        else:
            terug.meldingen.append(f"{blad.naam} is niet gelezen; het is geen uitdraai van dit register")
    nieuw, vragen = lees_groepen(terug.nieuw, opdracht, stand, vrij)
    meldingen = (*lijst.meldingen, *terug.meldingen)
    return Voorstel((*uitkomsten, *nieuw), meldingen, (*terug.vragen, *vragen))


@dataclass(slots=True)
class _Terug:
    """One list that came back."""

    opdracht: Opdracht
    stand: Stand
    meldingen: list[str] = field(default_factory=list)
    vragen: list[Vraag] = field(default_factory=list)
    nieuw: list[Groep] = field(default_factory=list)
    _gezien: dict[str, str] = field(default_factory=dict)

    def blad(self, blad: Blad) -> Iterator[Uitkomst]:
        kop, *rijen = blad.rijen
        bekend = {plat(kolom.kop): kolom.sleutel for kolom in KOLOMMEN} | {plat(CONTROLE): "controle"}
        sleutels = [bekend.get(plat(cel), "") for cel in kop.cellen]
        for nummer, sleutel in enumerate(sleutels):
            gevuld = [rij for rij in rijen if nummer < len(rij.cellen) and rij.cellen[nummer]]
            if not sleutel and gevuld:
                melding = f"deze kolom is geen deel van de uitdraai; zij is in {len(gevuld)} rijen gevuld"
                voorbeeld = " ".join(gevuld[0].cellen[nummer].split())
                oplossing = "zet wat u wilt melden onder Nieuwe melding, of haal de kolom weg"
                self.vragen.append(Vraag(gevuld[0].plaats, kop.cellen[nummer], voorbeeld, melding, oplossing))
        for rij in rijen:
            inhoud = dict.fromkeys(filter(None, sleutels), "")
            inhoud |= {s: cel for s, cel in zip(sleutels, rij.cellen, strict=False) if s}
            if uitkomst := self._row(rij, inhoud):
                yield uitkomst

    def _row(self, rij: Rij, inhoud: dict[str, str]) -> Uitkomst | None:
        record_id, titel = inhoud["id"].strip(), " ".join(inhoud.get("titel", "").split())
        if not record_id and not inhoud["controle"]:
            self._new_row(rij, inhoud)
            return None
        actie = self.stand.acties.get(record_id)
        merken = {m["sleutel"]: m["merk"] for m in _MARK.finditer(inhoud["controle"])}
        if actie is None or merken.get("id") != merk(record_id, "id", record_id):
            waarom = "deze actie staat niet in het register" if actie is None else "de rij hoort bij een andere actie"
            oplossing = "zet het id terug; voor een nieuwe actie blijven Id en Controle leeg"
            vraag = Vraag(rij.plaats, "Id", record_id, waarom, oplossing)
            return Uitkomst(rij.plaats, titel, Wat.NIET, vragen=(vraag,))
        if eerder := self._gezien.get(record_id):
            vraag = Vraag(rij.plaats, "Id", record_id, f"dit id staat ook in {eerder}", "houd één van de rijen")
            return Uitkomst(rij.plaats, titel, Wat.NIET, vragen=(vraag,))
        self._gezien[record_id] = rij.plaats
        return Actierij(rij, inhoud, merken, actie, self.opdracht).uitkomst()

    def _new_row(self, rij: Rij, inhoud: Mapping[str, str]) -> None:
        koppen: dict[Veld, str] = {_VELD_VAN[k.sleutel]: k.kop for k in KOLOMMEN if k.sleutel in _VELD_VAN}
        velden: dict[Veld, str] = {_VELD_VAN[s]: cel for s, cel in inhoud.items() if cel and s in _VELD_VAN}
        if velden:
            self.nieuw.append(Groep(rij.nummer, rij.plaats, velden, koppen))
