"""Family K, first part: references that must hold. These look at the whole register, at no date."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from actiepunten.bevinding import Ernst
from actiepunten.functies import spellings
from actiepunten.records.actie import Actie, Activiteit
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.ids import besluit_parts
from actiepunten.register import Register
from actiepunten.rules.registry import Hit, Pad, Toets, regel
from actiepunten.taal import kort, opsomming


@regel("K101", Ernst.FOUT, "Een actie noemt een besluit")
def actie_zonder_besluit(toets: Toets) -> Iterator[Hit]:
    """Zonder besluit is niet te zien wie de opdracht gaf.

    Oplossing: noem het besluit in `besluiten`; met `grond: afgeleid` als de bron het niet zelf zegt
    """
    for actie in toets.stand.register.acties.values():
        if not actie.besluiten:
            yield Hit(actie.id, ("besluiten",), f"de actie {actie.id} noemt geen besluit")


@regel("K102", Ernst.FOUT, "Een verwijzing gaat naar een besluit dat bestaat")
def verwijzing_naar_niets(toets: Toets) -> Iterator[Hit]:
    """Een verwijzing naar niets bewijst niets.

    Oplossing: verbeter het id of leg het besluit vast
    """
    register = toets.stand.register
    for record_id, pad, besluit_id in _references(register):
        if besluit_id not in register.besluiten and besluit_id not in register.onleesbare_ids:
            yield Hit(record_id, pad, f"het besluit {besluit_id} bestaat niet")


def _references(register: Register) -> Iterator[tuple[str, Pad, str]]:
    for record in register.records:
        match record:
            case Besluit():
                for nummer, verband in enumerate(record.verband):
                    yield record.id, ("verband", nummer, "besluit"), verband.besluit
            case Actie():
                for nummer, koppeling in enumerate(record.besluiten):
                    yield record.id, ("besluiten", nummer, "besluit"), koppeling.besluit
            case Casus():
                for nummer, besluit_id in enumerate(record.besluiten):
                    yield record.id, ("besluiten", nummer), besluit_id


@regel("K103", Ernst.FOUT, "Een rol of orgaan staat in register.yaml")
def onbekende_rol(toets: Toets) -> Iterator[Hit]:
    """Een verkeerd gespelde rol heeft geen eigenaar en komt in geen lijst.

    Oplossing: verbeter de code of voeg de rol toe aan data/register.yaml
    """
    functies = toets.stand.functies
    if not toets.stand.register.heeft_inrichting:
        return
    for record_id, pad, code in chain(_codes(toets.stand.register), _codes_of_layout(toets.stand.register)):
        if code not in functies:
            nabij = functies.nearest(code)
            yield Hit(record_id, pad, f"{code} staat niet in register.yaml", f"bedoelde u {nabij[0]}?" if nabij else "")


@regel("K104", Ernst.FOUT, "Een besluit is van een orgaan")
def besluit_van_orgaan(toets: Toets) -> Iterator[Hit]:
    """Een rol besluit niet; dat doet een orgaan.

    Oplossing: noem een code uit `organen` in data/register.yaml
    """
    functies = toets.stand.functies
    for besluit in toets.stand.register.besluiten.values():
        if besluit.orgaan in functies and not functies.is_orgaan(besluit.orgaan):
            yield Hit(besluit.id, ("orgaan",), f"{besluit.orgaan} is een rol en geen orgaan")


def _codes(register: Register) -> Iterator[tuple[str | None, Pad, str]]:
    """Every code of a body or role in a record, with its place."""
    for record in register.records:
        for nummer, correctie in enumerate(record.correcties):
            yield record.id, ("correcties", nummer, "akkoord"), correctie.akkoord
    for besluit in register.besluiten.values():
        yield besluit.id, ("orgaan",), besluit.orgaan
        yield from _listed(besluit.id, (), {"gevraagd": besluit.gevraagd, "met": besluit.met})
    for actie in register.acties.values():
        dragers: list[tuple[Pad, Actie | Activiteit]] = [((), actie)]
        dragers += [(("activiteiten", stap), activiteit) for stap, activiteit in enumerate(actie.activiteiten)]
        for pad, drager in dragers:
            yield from _listed(actie.id, pad, {"wie": drager.wie, "met": drager.met})
            for nummer, overdracht in enumerate(drager.overdracht):
                plek: Pad = (*pad, "overdracht", nummer)
                yield from _listed(actie.id, plek, {"van": overdracht.van, "naar": overdracht.naar})
                if overdracht.door:
                    yield actie.id, (*plek, "door"), overdracht.door
            for nummer, uitstel in enumerate(drager.uitstel):
                yield actie.id, (*pad, "uitstel", nummer, "door"), uitstel.door


def _listed(
    record_id: str | None, pad: Pad, lijsten: Mapping[str, Iterable[str]]
) -> Iterator[tuple[str | None, Pad, str]]:
    for veld, codes in lijsten.items():
        for nummer, code in enumerate(codes):
            yield record_id, (*pad, veld, nummer), code


def _codes_of_layout(register: Register) -> Iterator[tuple[None, Pad, str]]:
    """Every code that register.yaml itself refers to."""
    for lijst, functies in (("organen", register.inrichting.organen), ("rollen", register.inrichting.rollen)):
        for nummer, functie in enumerate(functies):
            for plaats, opvolger in enumerate(functie.opvolgers):
                yield None, (lijst, nummer, "opvolgers", plaats), opvolger
            if functie.hoort_bij:
                yield None, (lijst, nummer, "hoort_bij"), functie.hoort_bij


@regel("K105", Ernst.FOUT, "Een thema staat in register.yaml")
def onbekend_thema(toets: Toets) -> Iterator[Hit]:
    """Een actie zonder bekend thema komt onder geen kop van het rapport.

    Oplossing: verbeter het thema of voeg het toe aan data/register.yaml
    """
    themas = [thema.code for thema in toets.stand.register.inrichting.themas]
    for actie in toets.stand.register.acties.values() if toets.stand.register.heeft_inrichting else ():
        if actie.thema not in themas:
            yield Hit(actie.id, ("thema",), f"het thema {actie.thema} staat niet in register.yaml")


@regel("K106", Ernst.FOUT, "Een verband wijst naar een ouder besluit")
def verband_naar_nieuwer(toets: Toets) -> Iterator[Hit]:
    """Het nieuwere besluit zegt wat het met het oudere doet; binnen een vergadering het hogere nummer.

    Oplossing: zet het verband bij het nieuwere besluit
    """
    besluiten = toets.stand.register.besluiten
    for besluit in besluiten.values():
        for nummer, verband in enumerate(besluit.verband):
            ander = besluiten.get(verband.besluit)
            if ander and _moment(ander) >= _moment(besluit) and not _other_body_same_day(besluit, ander):
                melding = f"{verband.besluit} is niet ouder dan {besluit.id}"
                yield Hit(besluit.id, ("verband", nummer, "besluit"), melding)


def _moment(besluit: Besluit) -> tuple[str, int]:
    delen = besluit_parts(besluit.id)
    return (besluit.datum.isoformat(), delen[2] if delen else 0)


def _other_body_same_day(een: Besluit, ander: Besluit) -> bool:
    return een.orgaan != ander.orgaan and een.datum == ander.datum


@regel("K107", Ernst.FOUT, "Verwijzingen maken geen kring")
def kring(toets: Toets) -> Iterator[Hit]:
    """Wat op zichzelf rust, rust nergens op.

    Oplossing: haal een van de verwijzingen in de kring weg
    """
    register = toets.stand.register
    verband = {b.id: [v.besluit for v in b.verband] for b in register.besluiten.values()}
    for besluit_id in _in_cycle(verband):
        langs = "" if besluit_id in verband[besluit_id] else " langs andere besluiten"
        yield Hit(besluit_id, ("verband",), f"{besluit_id} verwijst{langs} naar zichzelf")
    opvolgers = {f.code: list(f.opvolgers) for f in register.functies}
    onder = {f.code: [f.hoort_bij] if f.hoort_bij else [] for f in register.functies}
    for veld, wijst in (("opvolgers", opvolgers), ("hoort_bij", onder)):
        for code in _in_cycle(wijst):
            yield Hit(None, _place_of(register, code), f"{code} komt langs `{veld}` bij zichzelf uit")


def _in_cycle(wijst: Mapping[str, list[str]]) -> list[str]:
    """The names from which following the references leads back to the name itself.

    Tarjan's strongly connected components (1972), without recursion: the time is linear in names and references.
    """
    nummer: dict[str, int] = {}
    laagste: dict[str, int] = {}
    stapel: list[str] = []
    op_stapel: set[str] = set()
    werk: list[tuple[str, Iterator[str]]] = []
    in_kring: list[str] = []

    def enter(naam: str) -> None:
        nummer[naam] = laagste[naam] = len(nummer)
        stapel.append(naam)
        op_stapel.add(naam)
        werk.append((naam, iter(wijst[naam])))

    for begin in wijst:
        if begin not in nummer:
            enter(begin)
        while werk:
            naam, doelen = werk[-1]
            doel = next((doel for doel in doelen if doel in wijst and (doel not in nummer or doel in op_stapel)), None)
            if doel is None:
                werk.pop()
                if werk:
                    laagste[werk[-1][0]] = min(laagste[werk[-1][0]], laagste[naam])
                if laagste[naam] == nummer[naam]:
                    groep = [stapel.pop()]
                    while groep[-1] != naam:
                        groep.append(stapel.pop())
                    op_stapel.difference_update(groep)
                    in_kring += groep if len(groep) > 1 or naam in wijst[naam] else []
            elif doel not in nummer:
                enter(doel)
            else:
                laagste[naam] = min(laagste[naam], nummer[doel])
    return in_kring


def _place_of(register: Register, code: str) -> Pad:
    for lijst, functies in (("organen", register.inrichting.organen), ("rollen", register.inrichting.rollen)):
        for nummer, functie in enumerate(functies):
            if functie.code == code:
                return (lijst, nummer, "code")
    return ()


@regel("K108", Ernst.FOUT, "Een code of naam in register.yaml is van één rol of orgaan")
def dubbele_naam(toets: Toets) -> Iterator[Hit]:
    """Een naam die twee rollen kan betekenen, kan niet worden opgezocht.

    Oplossing: geef elke rol en elk orgaan een eigen code en eigen namen
    """
    inrichting = toets.stand.register.inrichting
    van: dict[str, tuple[str, int, str]] = {}
    for lijst, functies in (("organen", inrichting.organen), ("rollen", inrichting.rollen)):
        for nummer, functie in enumerate(functies):
            for naam in dict.fromkeys((functie.code, *spellings(functie))):
                eerder = van.setdefault(naam.casefold(), (lijst, nummer, functie.code))
                if eerder[:2] != (lijst, nummer):
                    yield Hit(None, (lijst, nummer), f"`{naam}` is ook een code of naam van {eerder[2]}")
    themas = [thema.code for thema in inrichting.themas]
    for nummer, code in enumerate(themas):
        if code in themas[:nummer]:
            yield Hit(None, ("themas", nummer), f"het thema {code} staat er twee keer", "houd één van de twee")


@regel("K109", Ernst.FOUT, "Een actie die zelf geen besluit noemt, geeft `sinds`")
def sinds_ontbreekt(toets: Toets) -> Iterator[Hit]:
    """Een actie bestaat vanaf het eerste besluit dat zij noemt; een afgeleid besluit zegt dat niet.

    Oplossing: vul `sinds` in met de dag waarop de bron de actie voor het eerst noemt
    """
    for actie in toets.stand.register.acties.values():
        if actie.sinds is None and all(k.is_afgeleid for k in actie.besluiten):
            yield Hit(actie.id, ("sinds",), f"van {actie.id} is niet bekend sinds wanneer zij bestaat")


@regel("K110", Ernst.WAARSCHUWING, "Een actie noemt een besluit één keer")
def dubbele_koppeling(toets: Toets) -> Iterator[Hit]:
    """Twee koppelingen met hetzelfde besluit kunnen elkaar tegenspreken.

    Oplossing: houd één van de twee
    """
    for actie in toets.stand.register.acties.values():
        gezien: set[str] = set()
        for nummer, koppeling in enumerate(actie.besluiten):
            if koppeling.besluit in gezien:
                yield Hit(actie.id, ("besluiten", nummer), f"het besluit {koppeling.besluit} staat er twee keer")
            gezien.add(koppeling.besluit)


@regel("K112", Ernst.FOUT, "Een verwijderde casus komt niet terug")
def verwijderde_casus(toets: Toets) -> Iterator[Hit]:
    """Wat na de bewaartermijn is verwijderd, is verwijderd; het id wordt niet opnieuw gebruikt.

    Oplossing: haal de casus weg, of geef een nieuwe casus een eigen, vrij nummer
    """
    register = toets.stand.register
    for nummer, verwijderd in enumerate(register.inrichting.verwijderd):
        if verwijderd.casus in register.casussen:
            yield Hit(None, ("verwijderd", nummer, "casus"), f"{verwijderd.casus} staat nog in het register")


@regel("K111", Ernst.WAARSCHUWING, "Een overdracht sluit aan op wie het doet")
def overdracht_sluit_aan(toets: Toets) -> Iterator[Hit]:
    """Wie het na de laatste overdracht doet, staat in `wie`; anders klopt een van beide niet.

    Oplossing: verbeter `wie` of de overdracht
    """
    for actie in toets.stand.register.acties.values():
        yield from _unconnected(actie.id, (), actie)
        for stap, activiteit in enumerate(actie.activiteiten):
            yield from _unconnected(actie.id, ("activiteiten", stap), activiteit)


def _unconnected(actie_id: str, pad: Pad, drager: Actie | Activiteit) -> Iterator[Hit]:
    wie = set(drager.wie)
    volgorde = sorted(enumerate(drager.overdracht), key=lambda paar: paar[1].datum.einde)
    for nummer, overdracht in reversed(volgorde):
        if mist := [code for code in overdracht.naar if code not in wie]:
            wat = f"volgens de overdracht van {kort(overdracht.datum.einde)} doet {opsomming(mist)} het"
            yield Hit(actie_id, (*pad, "overdracht", nummer, "naar"), f"{wat}, maar dat blijkt niet uit `wie`")
        wie = (wie - set(overdracht.naar)) | set(overdracht.van)
