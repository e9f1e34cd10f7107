"""What each row of a list becomes: a new actie, edits of one that is there, or nothing new."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from actiepunten.bewerking import Aanpassing, NieuwRecord
from actiepunten.bladen import Lijst
from actiepunten.invoer.lijst.bijwerken import Aanleiding
from actiepunten.invoer.lijst.groepen import Groep, verdeel
from actiepunten.invoer.lijst.herkenning import herken
from actiepunten.invoer.lijst.rij import Begrepen, Rijlezer
from actiepunten.invoer.lijst.rijverschil import verschillen
from actiepunten.invoer.lijst.toewijzing import Toewijzing
from actiepunten.invoer.lijst.uitkomst import Onderdeel, Uitkomst, Voorstel, Vraag, Wat
from actiepunten.records.ids import Soort
from actiepunten.stand import Stand

VrijNummer = Callable[[str], int]
"""The first free number behind the beginning of an id."""


@dataclass(frozen=True, slots=True)
class Opdracht:
    """How a list is to be taken in."""

    stuk: str
    """The name of the list, kept as the source of new acties."""
    toewijzing: Toewijzing
    aanleiding: Aanleiding
    werk_bij: bool = False

    @property
    def dag(self) -> date:
        """The day of the list."""
        return self.aanleiding.datum


def neem_op(lijst: Lijst, opdracht: Opdracht, stand: Stand, vrij: VrijNummer) -> Voorstel:
    """What the whole list becomes in the register of the stand; ``stand`` is that of the day of the list."""
    verdeeld = verdeel(lijst, opdracht.toewijzing, stand.register.inrichting.themas)
    uitkomsten, vragen = lees_groepen(verdeeld.groepen, opdracht, stand, vrij)
    meldingen = (*lijst.meldingen, *verdeeld.meldingen)
    return Voorstel(tuple(uitkomsten), meldingen, (*verdeeld.vragen, *vragen))


def lees_groepen(
    groepen: Sequence[Groep], opdracht: Opdracht, stand: Stand, vrij: VrijNummer
) -> tuple[list[Uitkomst], list[Vraag]]:
    """What each group becomes; the questions are about the mapping itself."""
    lezer = Rijlezer(stand.register, opdracht.toewijzing, opdracht.stuk, opdracht.dag)
    begrepen = [lezer.lees(groep) for groep in groepen]
    bekend = herken(begrepen, stand.register, opdracht.stuk)
    nummers = _Nummers(vrij)
    return [_outcome(rij, bekend.get(n), opdracht, stand, nummers) for n, rij in enumerate(begrepen)], lezer.vragen


class _Nummers:
    """Free ids, each given once."""

    def __init__(self, vrij: VrijNummer) -> None:
        self._vrij = vrij
        self._volgend: dict[str, int] = {}

    def neem(self, dag: date) -> str:
        begin = f"A-{dag.isoformat()}-"
        nummer = self._volgend.get(begin) or self._vrij(begin)
        self._volgend[begin] = nummer + 1
        return f"{begin}{nummer:02}"


def _outcome(rij: Begrepen, record_id: str | None, opdracht: Opdracht, stand: Stand, nummers: _Nummers) -> Uitkomst:
    if not rij.bruikbaar:
        return Uitkomst(rij.plaats, rij.titel, Wat.NIET, vragen=rij.vragen)
    if record_id is None and "besluiten" not in rij.data:
        return Uitkomst(rij.plaats, rij.titel, Wat.NIET, vragen=(*rij.vragen, _without_decision(rij)))
    if record_id is None:
        nieuw = nummers.neem(rij.sinds)
        deel = NieuwRecord(Soort.ACTIE, {"id": nieuw, **rij.data})
        return Uitkomst(rij.plaats, rij.titel, Wat.NIEUW, deel, nieuw, rij.regels, rij.vragen)
    actie = stand.acties.get(record_id)
    if actie is None:
        regel = "de actie is er op de dag van de lijst nog niet"
        return Uitkomst(rij.plaats, rij.titel, Wat.BEKEND, None, record_id, (regel,), rij.vragen)
    edits, zinnen, vragen = verschillen(rij, actie, opdracht.aanleiding)
    if not opdracht.werk_bij:
        anders = ("de lijst zegt het anders; --werk-bij neemt dat over:", *zinnen) if edits or vragen else ()
        onbegrepen = tuple(f"niet begrepen in kolom {vraag.kolom}: {vraag.tekst}" for vraag in rij.vragen)
        return Uitkomst(rij.plaats, rij.titel, Wat.BEKEND, None, record_id, (*anders, *onbegrepen))
    wat = Wat.GEWIJZIGD if edits else Wat.BEKEND
    aanpassing = Aanpassing(record_id, edits) if edits else None
    return Uitkomst(rij.plaats, rij.titel, wat, aanpassing, record_id, zinnen, (*rij.vragen, *vragen))


def _without_decision(rij: Begrepen) -> Vraag:
    oplossing = "zet in de toewijzing bij `standaard` een `besluit` voor wie er geen noemt, of haal het uit `citaten`"
    melding = "de rij noemt geen besluit dat is begrepen, en een actie kan niet zonder"
    return Vraag(rij.plaats, "", "", melding, oplossing, Onderdeel.CITAAT)
