"""One row of a list that came back: which of its cells were edited, and what that does to the actie."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from actiepunten.actie_view import ActieView
from actiepunten.bewerking import Aanpassing, Edit
from actiepunten.bladen import Rij
from actiepunten.errors import UsageError
from actiepunten.invoer.datums.begrijpen import begrijp_termijn
from actiepunten.invoer.lijst.bijwerken import Gevolg, Koppelwens, draag_over, koppel, meld, verzet, zet
from actiepunten.invoer.lijst.gelijk import zegt_hetzelfde
from actiepunten.invoer.lijst.lezen import Opdracht
from actiepunten.invoer.lijst.rolnamen import Rolnamen
from actiepunten.invoer.lijst.toewijzing import plat
from actiepunten.invoer.lijst.uitdraai import KOLOMMEN, Kolom, cellen, gladgestreken, merk
from actiepunten.invoer.lijst.uitkomst import Uitkomst, Vraag, Wat
from actiepunten.query import match_ids
from actiepunten.records.voortgang import Status

_INFERRED = re.compile(r"(?P<id>.*?)\s*\(afgeleid\)", re.IGNORECASE)


class Actierij:
    """One row of an actie that is there."""

    def __init__(
        self, rij: Rij, inhoud: Mapping[str, str], merken: Mapping[str, str], actie: ActieView, opdracht: Opdracht
    ) -> None:
        self._rij = rij
        self._inhoud = inhoud
        self._merken = merken
        self._actie = actie
        self._aanleiding = opdracht.aanleiding
        self._toewijzing = opdracht.toewijzing
        self._nu = cellen(actie)
        self._vragen: list[Vraag] = []
        self._new_status_too = False

    def uitkomst(self) -> Uitkomst:
        """The edits of this row."""
        bewerkt = [kolom for kolom in KOLOMMEN if self._edited(kolom)]
        self._new_status_too = any(kolom.sleutel == "status" for kolom in bewerkt)
        gevolgen = [gevolg for kolom in bewerkt if (gevolg := self._effect(kolom))]
        edits: list[Edit] = [edit for gevolg in gevolgen for edit in gevolg.edits]
        deel = Aanpassing(self._actie.id, tuple(edits)) if edits else None
        zinnen = tuple(gevolg.zin for gevolg in gevolgen if gevolg.edits)
        wat = Wat.GEWIJZIGD if edits else Wat.BEKEND
        titel = self._actie.record.titel
        return Uitkomst(self._rij.plaats, titel, wat, deel, self._actie.id, zinnen, tuple(self._vragen))

    def _edited(self, kolom: Kolom) -> bool:
        """Whether the cell says something else than when it went out, and else than the register says now."""
        sleutel = kolom.sleutel
        cel = self._inhoud.get(sleutel)
        if cel is None or self._merken.get(sleutel) == merk(self._actie.id, sleutel, cel):
            return False
        nu = self._nu[sleutel]
        if zegt_hetzelfde(cel, nu):
            return False
        if not kolom.bewerkbaar:
            self._ask(kolom, cel, "deze kolom is alleen om te lezen", "wijzig de kolom waar dit uit volgt")
            return False
        if self._merken.get(sleutel) != merk(self._actie.id, sleutel, nu):
            melding = f"het register is hier intussen ook veranderd; er staat nu: {' '.join(nu.split()) or 'niets'}"
            self._ask(kolom, cel, melding, "maak een nieuwe uitdraai en wijzig die")
            return False
        return True

    def _ask(self, kolom: Kolom, cel: str, melding: str, oplossing: str) -> None:
        kort = " ".join(cel.split())
        self._vragen.append(Vraag(self._rij.plaats, kolom.kop, kort, melding, oplossing))

    def _effect(self, kolom: Kolom) -> Gevolg | None:
        cel = self._inhoud[kolom.sleutel].replace("\r\n", "\n").strip()
        try:
            return self._EFFECTEN[kolom.sleutel](self, cel)
        except UsageError as fout:
            self._ask(kolom, cel, fout.melding, fout.hint)
        except ValueError as fout:
            self._ask(kolom, cel, str(fout), "wijzig deze cel, of zet terug wat er stond")
        return None

    def _new_title(self, cel: str) -> Gevolg:
        return zet(self._actie, "titel", " ".join(cel.split()))

    def _new_text(self, cel: str) -> Gevolg:
        return zet(self._actie, "tekst", cel)

    def _new_theme(self, cel: str) -> Gevolg:
        return zet(self._actie, "thema", self._theme(cel))

    def _new_helpers(self, cel: str) -> Gevolg:
        return zet(self._actie, "met", list(self._codes(cel)))

    def _new_owners(self, cel: str) -> Gevolg:
        return draag_over(self._actie, self._codes(cel), self._aanleiding)

    def _new_links(self, cel: str) -> Gevolg:
        return koppel(self._actie, self._links(cel), ook_weg=True)

    def _new_deadline(self, cel: str) -> Gevolg:
        if not cel:
            raise UsageError("een termijn gaat niet weg", "is de actie niet meer nodig, geef haar dan status vervallen")
        return verzet(self._actie, begrijp_termijn(" ".join(cel.split()), self._aanleiding.datum), self._aanleiding)

    def _new_status(self, cel: str) -> Gevolg:
        tekst = self._inhoud.get("melding", "").strip()
        return meld(self._actie, [(self._status(cel), tekst)], self._aanleiding)

    def _new_entry(self, cel: str) -> Gevolg | None:
        """An entry of the status that is there; the text of one with a new status went along with that."""
        if self._new_status_too or not cel or self._is_in_already(cel):
            return None
        return meld(self._actie, [(self._actie.status, cel)], self._aanleiding)

    def _is_in_already(self, cel: str) -> bool:
        """Whether the same list was taken in before: something was reported since, and the last time in these words."""
        if self._merken.get("laatste") == merk(self._actie.id, "laatste", self._nu["laatste"]):
            return False
        eigen = self._actie.voortgang
        return bool(eigen) and gladgestreken(eigen[-1].tekst or "") == gladgestreken(cel)

    _EFFECTEN: ClassVar[Mapping[str, Callable[["Actierij", str], Gevolg | None]]] = {
        "titel": _new_title,
        "tekst": _new_text,
        "thema": _new_theme,
        "met": _new_helpers,
        "wie": _new_owners,
        "besluiten": _new_links,
        "termijn": _new_deadline,
        "status": _new_status,
        "melding": _new_entry,
    }

    def _theme(self, cel: str) -> str:
        themas = self._actie.stand.register.inrichting.themas
        namen = {plat(naam): thema.code for thema in themas for naam in (thema.titel, thema.code)}
        if cel and plat(cel) not in namen:
            raise UsageError("dit thema staat niet in het register", f"kies uit: {', '.join(t.code for t in themas)}")
        return namen.get(plat(cel), "")

    def _codes(self, cel: str) -> Sequence[str]:
        gelezen = Rolnamen(self._actie.stand.functies, self._toewijzing.rollen, self._toewijzing.negeer).lees(cel)
        if gelezen.onbekend:
            nabij = self._actie.stand.functies.nearest(gelezen.onbekend[0])
            raise UsageError(
                f"{gelezen.onbekend[0]} staat niet in het register",
                f"bedoelde u {nabij[0]}?" if nabij else "de rollen en organen staan in data/register.yaml",
            )
        return list(dict.fromkeys((*gelezen.wie, *gelezen.met)))

    def _links(self, cel: str) -> list[Koppelwens]:
        wensen = []
        for deel in filter(None, map(str.strip, re.split(r"[\n,;]", cel))):
            afgeleid = _INFERRED.fullmatch(deel)
            getypt = afgeleid["id"] if afgeleid else deel
            gevonden = match_ids(getypt, self._actie.stand.register.besluiten)
            if len(gevonden) != 1:
                wat = f"{getypt} kan meer dan één besluit zijn" if gevonden else f"het besluit {getypt} is er niet"
                raise UsageError(wat, "schrijf het hele id, elk op een eigen regel")
            wensen.append(Koppelwens(gevonden[0], afgeleid=bool(afgeleid)))
        return wensen

    def _status(self, cel: str) -> Status:
        status = self._toewijzing.statussen.get(plat(cel))
        if status is None:
            keuzes = ", ".join(s for s in Status if s is not Status.ONBEKEND)
            raise UsageError(f"{cel or 'een lege cel'} is geen status", f"kies uit: {keuzes}")
        return status
