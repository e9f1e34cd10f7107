"""Family K, second part: what is carried, by whom, and on what it still rests, at the peildatum. Only warns."""

from collections.abc import Iterator
from datetime import date

from actiepunten.actie_view import ActieView
from actiepunten.bevinding import Ernst
from actiepunten.records.ids import Soort
from actiepunten.records.termijn import Termijn
from actiepunten.records.voortgang import Status
from actiepunten.rules.places import granted_places, progress_places
from actiepunten.rules.registry import Hit, Pad, Toets, regel
from actiepunten.taal import aantal, in_woorden, kort, opsomming


@regel("K201", Ernst.WAARSCHUWING, "Een besluit dat opvolging vraagt, heeft een actie")
def besluit_zonder_actie(toets: Toets) -> Iterator[Hit]:
    """Een besluit dat niemand oppakt, wordt vergeten.

    Oplossing: leg een actie vast, of zeg in `opvolging` waarom er geen nodig is
    """
    for besluit in toets.stand.besluiten.values() if _all_acties_known(toets) else ():
        if besluit.zonder_actie:
            yield Hit(besluit.id, ("id",), f"geen actie voert {besluit.id} uit: {besluit.record.titel}")


@regel("K202", Ernst.INFO, "Een besluit wordt met naam gedragen")
def alleen_afgeleid_gedragen(toets: Toets) -> Iterator[Hit]:
    """Dat een actie een besluit uitvoert is hier afgeleid; de bron zegt het niet.

    Oplossing: vraag na of de actie het besluit uitvoert en haal dan `grond: afgeleid` weg
    """
    for besluit in toets.stand.besluiten.values():
        if besluit.dekking == "afgeleid" and besluit.van_kracht:
            acties = opsomming([actie.id for actie, _ in besluit.acties])
            yield Hit(besluit.id, ("id",), f"geen actie noemt {besluit.id} zelf; de beheerder koppelde {acties} eraan")


@regel("K203", Ernst.INFO, "Een actie noemt zelf een besluit")
def rust_op_afgeleid(toets: Toets) -> Iterator[Hit]:
    """De actie rust alleen op besluiten die de beheerder van het register erbij zocht.

    Oplossing: vraag na welk besluit de actie uitvoert en haal dan `grond: afgeleid` weg
    """
    for actie in toets.stand.acties.values():
        if actie.record.besluiten and all(k.is_afgeleid for k in actie.record.besluiten):
            yield Hit(actie.id, ("besluiten",), f"{actie.id} noemt zelf geen besluit; de koppeling is afgeleid")


@regel("K204", Ernst.WAARSCHUWING, "Een besluit met een termijn wordt op tijd gedragen")
def termijn_niet_gedragen(toets: Toets) -> Iterator[Hit]:
    """Het besluit noemt een termijn, maar geen actie eindigt dan of kreeg uitstel.

    Oplossing: geef een actie op dit besluit die termijn of een uitstel, of leg een actie vast
    """
    for besluit in toets.stand.besluiten.values() if _all_acties_known(toets) else ():
        termijn = besluit.record.termijn
        laatste = termijn.edtf.laatste if isinstance(termijn, Termijn) else None
        if laatste is None or not besluit.van_kracht or not besluit.record.vraagt_opvolging:
            continue
        if not any(_ends_by(actie, laatste) for actie, _ in besluit.acties):
            dagen = (toets.stand.peildatum - laatste).days
            voorbij = f"; die dag is {aantal(dagen, 'dag', 'dagen')} voorbij" if dagen > 0 else ""
            melding = f"{besluit.id} vraagt iets uiterlijk op {kort(laatste)}, maar geen actie eindigt op tijd{voorbij}"
            yield Hit(besluit.id, ("termijn",), melding)


def _all_acties_known(toets: Toets) -> bool:
    """Whether every actie could be read: only then it can be said that none carries a decision."""
    return not any(path.startswith(f"data/{Soort.ACTIE.map}") for path in toets.stand.register.onleesbaar)


def _state(actie: ActieView) -> str:
    return "heeft nog geen voortgang" if actie.status is Status.ONBEKEND else f"staat op {actie.status}"


def _ends_by(actie: ActieView, dag: date) -> bool:
    """Whether something of the actie has its last day or was done by then, or was postponed."""
    if actie.uitstel or (actie.klaar_op and actie.klaar_op <= dag):
        return True
    return any(t.uiterlijk and t.uiterlijk <= dag for t in actie.termijnen)


@regel("K205", Ernst.INFO, "Wat is uitgevoerd, heeft bewijs")
def uitgevoerd_zonder_bewijs(toets: Toets) -> Iterator[Hit]:
    """Een melding dat iets klaar is, overtuigt pas met een stuk waaruit dat blijkt.

    Oplossing: noem in `bewijs` het stuk, de brief of het besluit
    """
    for actie in toets.stand.acties.values():
        meldingen = [
            (pad, voortgang)
            for pad, voortgang in progress_places(actie.record)
            if voortgang.status is Status.UITGEVOERD and voortgang.dag <= toets.stand.peildatum
        ]
        if meldingen and not any(voortgang.bewijs for _, voortgang in meldingen):
            laatste, _ = max(meldingen, key=lambda melding: melding[1].dag)
            yield Hit(actie.id, laatste, f"{actie.id} is uitgevoerd gemeld zonder bewijs")


@regel("K206", Ernst.WAARSCHUWING, "Een actie rust op besluiten die nog gelden")
def rust_op_herzien_besluit(toets: Toets) -> Iterator[Hit]:
    """Een nieuwer besluit verving, wijzigde of raakte wat de actie uitvoert.

    Oplossing: noem het nieuwere besluit in `besluiten`, of meld in `voortgang` wat het voor de actie betekent
    """
    for actie in toets.stand.acties.values():
        if actie.herzien_door:
            door = opsomming([besluit.id for besluit in actie.herzien_door])
            yield Hit(actie.id, ("besluiten",), f"een besluit waar {actie.id} op rust, is herzien door {door}")
        elif actie.zonder_grond and actie.status.open:
            yield Hit(actie.id, ("besluiten",), f"geen besluit dat {actie.id} noemt, geldt nog")


@regel("K207", Ernst.WAARSCHUWING, "Wie is gevraagd, doet het ook")
def gevraagde_doet_het_niet(toets: Toets) -> Iterator[Hit]:
    """Het besluit vroeg iets van een rol, maar geen actie op dat besluit is van die rol.

    Oplossing: zet de rol in `wie`, of leg in een overdracht vast wie het overnam
    """
    functies = toets.stand.functies
    for besluit in toets.stand.besluiten.values():
        if not (besluit.van_kracht and besluit.acties):
            continue
        if any(actie.record.withholds("wie") for actie, _ in besluit.acties):
            continue  # it may be one of those that the source does not name
        doen = frozenset[str]().union(*(actie.iedereen for actie, _ in besluit.acties))
        for nummer, code in enumerate(besluit.record.gevraagd):
            if functies.familie(code).isdisjoint(doen):
                melding = f"{besluit.id} vroeg {code}, maar {code} is eigenaar van geen enkele actie bij dit besluit"
                yield Hit(besluit.id, ("gevraagd", nummer), melding)


@regel("K208", Ernst.WAARSCHUWING, "Een rol wordt gevraagd in de tijd dat zij bestaat")
def rol_buiten_haar_tijd(toets: Toets) -> Iterator[Hit]:
    """Een rol die nog niet of niet meer bestaat, kan niets doen.

    Oplossing: noem de opvolger of voorganger, of verbeter `vanaf` of `tot` in data/register.yaml
    """
    for record_id, pad, code, dag, ook_begin in _roles_in_time(toets):
        functies = toets.stand.functies
        if functies.ended(code, dag):
            nu = functies.in_office_after(code, dag)
            opvolger = f"; opgevolgd door {opsomming(nu)}" if nu else ""
            yield Hit(record_id, pad, f"{code} bestond op {kort(dag)} niet meer{opvolger}")
        elif ook_begin and not functies.begun(code, dag):
            yield Hit(record_id, pad, f"{code} bestond op {kort(dag)} nog niet")


def _roles_in_time(toets: Toets) -> Iterator[tuple[str, Pad, str, date, bool]]:
    """Record, place and code with the day at which the role must exist, and whether its beginning counts too."""
    for besluit in toets.stand.besluiten.values():
        for nummer, code in enumerate(besluit.record.gevraagd):
            yield besluit.id, ("gevraagd", nummer), code, besluit.record.datum, True
    for actie in toets.stand.acties.values():
        for pad, gebeurtenis in granted_places(actie.record):
            if gebeurtenis.door and gebeurtenis.datum.einde <= toets.stand.peildatum:
                yield actie.id, (*pad, "door"), gebeurtenis.door, gebeurtenis.datum.einde, True
        if actie.status.open:
            for code in actie.wie:
                plaats: Pad = ("wie", actie.record.wie.index(code)) if code in actie.record.wie else ("overdracht",)
                yield actie.id, plaats, code, toets.stand.peildatum, False


@regel("K209", Ernst.WAARSCHUWING, "Een open actie heeft een eigenaar")
def actie_zonder_wie(toets: Toets) -> Iterator[Hit]:
    """Wat van niemand is, doet niemand.

    Oplossing: vul `wie` in; van een actie die er al stond ook `overdracht`, met `naar` en zonder `van`
    """
    for actie in toets.stand.acties.values():
        if actie.status.open and actie.van_niemand:
            yield Hit(actie.id, ("wie",), f"{actie.id} {_state(actie)} en is van niemand")


@regel("K210", Ernst.WAARSCHUWING, "Een actie past nog bij haar gecorrigeerde besluit")
def correctie_niet_bevestigd(toets: Toets) -> Iterator[Hit]:
    """Een besluit is na het vaststellen verbeterd; de actie die erop rust, kan er iets anders onder hebben verstaan.

    Oplossing: zet na die controle de dag bij het besluit in `besluiten`, als `bevestigd: JJJJ-MM-DD`
    """
    for actie in toets.stand.acties.values():
        for nummer, koppeling in enumerate(actie.record.besluiten):
            besluit = toets.stand.besluiten.get(koppeling.besluit)
            if besluit and besluit.unconfirmed_by(koppeling):
                wanneer = in_woorden(besluit.correcties[-1].datum)
                melding = f"{besluit.id} is gecorrigeerd ({wanneer}); ga na of {actie.id} er nog bij past"
                yield Hit(actie.id, ("besluiten", nummer), melding)


@regel("K301", Ernst.WAARSCHUWING, "Een uitzondering dient ergens voor")
def uitzondering_dient_niet(_: Toets) -> Iterator[Hit]:
    """Een uitzondering die niets meer verklaart, verbergt later iets anders.

    Oplossing: haal de uitzondering weg
    """
    return iter(())  # the runner knows which exceptions were used
