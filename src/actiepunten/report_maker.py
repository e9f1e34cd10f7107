"""From a stand to the plain data of its report."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from actiepunten.actie_view import ActieView, StapView
from actiepunten.besluit_view import BesluitView
from actiepunten.changes import Gebeurtenis, Verandering
from actiepunten.contract import Herkomst
from actiepunten.lists import KRACHT_WEGGELATEN, owners, signals
from actiepunten.query import Owner, asked_only, is_of
from actiepunten.records.actie import Actie, Koppeling
from actiepunten.records.besluit import Verband
from actiepunten.records.casus import Casus
from actiepunten.records.termijn import GeenTermijn, Ritme, Termijn
from actiepunten.records.voortgang import Status, Voortgang
from actiepunten.report import (
    BesluitRegel,
    Cijfer,
    Citaat,
    Lijst,
    Punt,
    Report,
    Rij,
    Sein,
    Stap,
    Telling,
    Thema,
    Vergadering,
    Verwijzing,
    Wijziging,
    Wijzigingen,
)
from actiepunten.stand import Stand, highest
from actiepunten.taal import hoofdletter, lang, opsomming
from actiepunten.termijnen import Signaal, TermijnStand


def make_report(
    stand: Stand, herkomst: Herkomst, owner: Owner | None = None, sinds: tuple[str, Verandering] | None = None
) -> Report:
    """The report of a stand; with ``owner`` only of that owner's acties, with ``sinds`` also of what changed."""
    acties = [a for a in stand.acties.values() if owner is None or is_of(a, owner)]
    besluiten = _decisions(stand, acties, owner)
    getoond = {a.id for a in acties} | {b.id for b in besluiten}
    veranderd = sinds[1].records.values() if sinds else ()
    gewijzigd = [record for record in veranderd if owner is None or record.id in getoond]
    rubricering = highest([*(a.record for a in acties), *(b.record for b in besluiten), *gewijzigd])
    return Report(
        register=herkomst.register,
        peildatum=lang(herkomst.peildatum),
        gekozen=herkomst.gekozen,
        revisie=herkomst.revisie_tekst,
        onleesbaar=herkomst.onleesbaar,
        rubricering="openbaar; dit is de openbare uitgave" if herkomst.openbaar else str(rubricering or ""),
        owner=owner.naam if owner else "",
        cijfers=tuple(_figures(acties, besluiten)),
        statussen=tuple(Status),
        tellingen=tuple(_counts(stand, acties)),
        aandacht=tuple(_attention(acties)),
        wijzigingen=_changes(*sinds, getoond, alleen=owner is not None) if sinds else None,
        themas=tuple(_themes(stand, acties)),
        open_einden=tuple(_loose_ends(stand, acties, besluiten, owner)),
        vergaderingen=tuple(_meetings(stand, besluiten, getoond)),
    )


def _decisions(stand: Stand, acties: list[ActieView], owner: Owner | None) -> list[BesluitView]:
    """All decisions; of one owner those on which the acties rest or that asked the owner without an actie."""
    if owner is None:
        return list(stand.besluiten.values())
    eigen = {b.id for a in acties for b, _ in a.besluiten} | {b.id for b in asked_only(stand, owner)}
    return [b for b in stand.besluiten.values() if b.id in eigen]


def _figures(acties: list[ActieView], besluiten: list[BesluitView]) -> Iterator[Cijfer]:
    te_doen = [a for a in acties if a.status.te_doen and not a.voortgang_weggelaten]
    bekend = [b for b in besluiten if not b.kracht_weggelaten and b.dekking != "weggelaten"]
    vragend = [b for b in bekend if b.van_kracht and b.record.vraagt_opvolging]

    def of_those(getal: int, enkelvoud: str, meervoud: str) -> Cijfer:
        return Cijfer(getal, len(te_doen), f"daarvan {enkelvoud if getal == 1 else meervoud}")

    yield Cijfer(len(te_doen), len(acties), "actie is nog te doen" if len(te_doen) == 1 else "acties zijn nog te doen")
    if te_doen:
        yield of_those(_count(te_doen, Signaal.ZONDER_TERMIJN), "heeft geen termijn", "hebben geen termijn")
        yield of_those(sum(a.van_niemand for a in te_doen), "is van niemand", "zijn van niemand")
        yield of_those(
            sum(a.noemt_geen_besluit for a in te_doen), "noemt zelf geen besluit", "noemen zelf geen besluit"
        )
    # A step can be late in an actie that as a whole continues, so this is no part of what is to do.
    te_laat = sum(a.te_laat for a in acties)
    yield Cijfer(te_laat, None, "actie is te laat" if te_laat == 1 else "acties zijn te laat")
    zonder = sum(b.zonder_actie for b in besluiten)
    wat = "besluit dat opvolging vraagt," if zonder == 1 else "besluiten die opvolging vragen,"
    yield Cijfer(zonder, len(vragend), f"{wat} pakte niemand op")
    laat = _count(acties, Signaal.TE_LAAT_UITGEVOERD)
    yield Cijfer(laat, None, "actie is te laat uitgevoerd" if laat == 1 else "acties zijn te laat uitgevoerd")


def _count(acties: Iterable[ActieView], signaal: Signaal) -> int:
    return sum(signaal in actie.signalen for actie in acties)


def _counts(stand: Stand, acties: list[ActieView]) -> Iterator[Telling]:
    for code, titel in _theme_titles(stand, acties):
        van_thema = [a for a in acties if a.record.thema == code]
        yield _tally(titel, f"thema-{code}", van_thema)
    yield _tally("Samen", None, acties)


def _tally(naam: str, anker: str | None, acties: list[ActieView]) -> Telling:
    geteld = Counter(actie.status for actie in acties)
    return Telling(naam, anker, tuple(geteld[status] for status in Status), len(acties))


def _theme_titles(stand: Stand, acties: list[ActieView]) -> list[tuple[str, str]]:
    """The themes that have acties, in print order; unknown ones last, by their code."""
    titels = {thema.code: thema.titel for thema in stand.register.inrichting.themas}
    gebruikt = {actie.record.thema for actie in acties}
    bekend = [(code, titel) for code, titel in titels.items() if code in gebruikt]
    return bekend + [(code, code) for code in sorted(gebruikt - set(titels))]


_AANDACHT: tuple[tuple[Signaal, str, str], ...] = (
    (Signaal.TE_LAAT, "Te laat", "De laatste dag is voorbij en er is nog iets te doen."),
    (Signaal.NIET_GEMELD, "Niet gemeld", "Dit komt telkens terug, maar de laatste keren zijn niet gemeld."),
    (Signaal.STIL, "Stil", "Hier is lang niets van gehoord."),
    (Signaal.HERZIEN, "Het besluit is herzien", "Een nieuwer besluit veranderde een besluit onder deze acties."),
    (Signaal.BINNENKORT, "Binnenkort", "De laatste dag komt eraan."),
    (Signaal.TE_LAAT_UITGEVOERD, "Te laat uitgevoerd", "Dit is klaar, maar na de termijn die toen gold."),
    (Signaal.ZONDER_WIE, "Zonder eigenaar", "Dit is te doen of gaat door, maar is van niemand."),
    (Signaal.ZONDER_TERMIJN, "Zonder termijn", "Dit is te doen, maar niemand weet wanneer het klaar moet zijn."),
)


def _attention(acties: list[ActieView]) -> Iterator[Lijst]:
    for signaal, titel, uitleg in _AANDACHT:
        if punten := [_point(a, _said(a, signaal)) for a in acties if signaal in a.signalen]:
            yield Lijst(titel, uitleg, tuple(punten))


def _said(actie: ActieView, signaal: Signaal) -> str:
    """The signal in words, with the deadlines that give it and the steps that these belong to.

    Under a heading that says the signal itself, the status says more.
    """
    if signaal in (Signaal.ZONDER_WIE, Signaal.ZONDER_TERMIJN):
        return "nog niets gemeld" if actie.status is Status.ONBEKEND else str(actie.status)
    tekst = dict(zip(actie.signalen, signals(actie), strict=True))[signaal]
    delen = []
    for termijn in actie.termijnen:
        if termijn.signaal is signaal and termijn.uiterlijk and signaal is not Signaal.NIET_GEMELD:
            stap = f"stap ‘{termijn.titel}’ " if termijn.titel else ""
            delen.append(f"{stap}uiterlijk {lang(termijn.uiterlijk)}")
    return ", ".join([tekst, *delen])


def _point(actie: ActieView, wat: str) -> Punt:
    return Punt(actie.id, actie.record.titel, wat, owners(actie))


def _themes(stand: Stand, acties: list[ActieView]) -> Iterator[Thema]:
    for code, titel in _theme_titles(stand, acties):
        yield Thema(code, titel, tuple(_row(a) for a in acties if a.record.thema == code))


def _row(actie: ActieView) -> Rij:
    record = actie.record
    per_stap = not actie.oordeel.eigen and any(stap.voortgang for stap in actie.stappen)
    return Rij(
        id=record.id,
        titel=record.titel,
        tekst=record.tekst or "",
        citaten=tuple(_citations(actie)),
        aanleiding=record.aanleiding or "",
        stappen=tuple(_step(stap, toon_resultaat=per_stap) for stap in actie.stappen),
        wie=tuple(map(actie.stand.label, actie.wie)) or (("weggelaten",) if record.withholds("wie") else ()),
        status=str(actie.status),
        resultaat=tuple(_result(status, actie.voortgang) for status in actie.resultaat)
        or (("Weggelaten",) if actie.voortgang_weggelaten else ()),
        per_stap=per_stap,
        laatste=(actie.voortgang[-1].tekst or "") if actie.voortgang else "",
        termijn=_deadline(actie.eigen_termijn),
        signalen=tuple(Sein(*paar) for paar in zip(actie.signalen, signals(actie), strict=True)),
    )


def _step(stap: StapView, *, toon_resultaat: bool) -> Stap:
    termijn = stap.termijn
    return Stap(
        titel=stap.record.titel,
        wie=tuple(map(stap.actie.stand.label, stap.eigen_wie)),
        resultaat=_result(stap.status, stap.voortgang) if toon_resultaat and stap.voortgang else "",
        laatste=(stap.voortgang[-1].tekst or "") if stap.voortgang else "",
        termijn=_deadline(termijn) if termijn else "",
    )


def _result(status: Status, voortgang: Sequence[Voortgang]) -> str:
    """A status with a capital, and whether the keeper of the register inferred its last entry."""
    laatste = next((v for v in reversed(voortgang) if v.status is status), None)
    return hoofdletter(status) + (" (afgeleid)" if laatste and "status" in laatste.afgeleid else "")


def _deadline(termijn: TermijnStand) -> str:
    """The words of a deadline, with its day where they do not say it, and whether it was inferred."""
    einde = lang(termijn.verwacht) if termijn.verwacht else ""
    gezegd = re.search(rf"(?<!\d){re.escape(einde)}", termijn.woorden)
    delen = ["" if gezegd else einde, "afgeleid" if termijn.afgeleid else ""]
    bij = ", ".join(filter(None, delen))
    return f"{termijn.woorden} ({bij})" if bij and termijn.woorden else termijn.woorden


def _citations(actie: ActieView) -> Iterator[Citaat]:
    per_vergadering: dict[tuple[str, date], list[Verwijzing]] = {}
    for besluit, koppeling in actie.besluiten:
        nummer = besluit.id.rsplit("-", 1)[-1]
        verwijzing = Verwijzing(besluit.id, nummer, besluit.record.titel, koppeling.is_afgeleid, besluit.van_kracht)
        per_vergadering.setdefault((besluit.record.orgaan, besluit.record.datum), []).append(verwijzing)
    for (orgaan, datum), verwijzingen in per_vergadering.items():
        yield Citaat(f"{orgaan} {datum.day}/{datum.month}/{datum:%y}", tuple(verwijzingen))


def _loose_ends(
    stand: Stand, acties: list[ActieView], besluiten: list[BesluitView], owner: Owner | None
) -> Iterator[Lijst]:
    if owner and (gevraagd := asked_only(stand, owner)):
        yield Lijst(
            f"Gevraagd van {owner.naam}",
            f"Deze besluiten vroegen iets van {owner.naam}, maar geen actie van {owner.naam} voert ze uit.",
            tuple(Punt(b.id, b.record.titel, _asked(b)) for b in gevraagd),
        )
    yield Lijst(
        "Besluiten zonder actie",
        "Deze besluiten gelden en vragen opvolging, maar geen actie voert ze uit.",
        tuple(Punt(b.id, b.record.titel, _asked(b)) for b in besluiten if b.zonder_actie),
    )
    yield Lijst(
        "Acties zonder uitdrukkelijk besluit",
        "Deze acties noemen zelf geen besluit; waar zij op rusten is afgeleid of onbekend.",
        tuple(_point(a, _basis(a)) for a in acties if a.noemt_geen_besluit),
    )
    casussen = [] if owner else list(stand.casussen.values())
    if gecorrigeerd := list(_corrections(stand, acties, besluiten, casussen)):
        yield Lijst(
            "Correcties", "In deze records is na het vaststellen een vergissing verbeterd.", tuple(gecorrigeerd)
        )
    yield Lijst(
        "Herziene besluiten",
        "Een nieuwer besluit verving, wijzigde of raakte deze besluiten, of trok ze in.",
        tuple(Punt(b.id, b.record.titel, _revised(b)) for b in besluiten if b.herzien_door),
    )


def _corrections(
    stand: Stand, acties: list[ActieView], besluiten: list[BesluitView], casussen: list[Casus]
) -> Iterator[Punt]:
    """What was corrected by the peildatum, and by which acties that is still to be confirmed."""
    for besluit in besluiten:
        te_gaan = [actie.id for actie, koppeling in besluit.acties if besluit.unconfirmed_by(koppeling)]
        slot = f"; nog te bevestigen bij {opsomming(te_gaan)}" if te_gaan else ""
        if besluit.correcties:
            yield Punt(besluit.id, besluit.record.titel, "; ".join(c.woorden for c in besluit.correcties) + slot)
    wie = {actie.id: owners(actie) for actie in acties}
    records: list[Actie | Casus] = [*(actie.record for actie in acties), *casussen]
    for record in records:
        gedaan = [c.woorden for c in record.correcties if c.datum.einde <= stand.peildatum]
        if gedaan:
            yield Punt(record.id, record.titel, "; ".join(gedaan), wie.get(record.id, ""))


def _asked(besluit: BesluitView) -> str:
    gevraagd = ", ".join(besluit.record.gevraagd)
    return f"{besluit.record.soort}, gevraagd van {gevraagd}" if gevraagd else str(besluit.record.soort)


def _basis(actie: ActieView) -> str:
    afgeleid = ", ".join(besluit.id for besluit, _ in actie.besluiten)
    return f"afgeleid van {afgeleid}" if afgeleid else "geen besluit bekend"


def _said_of(nieuwer: BesluitView, verband: Verband) -> str:
    return f"{nieuwer.id} {verband.soort.zin}{' (afgeleid)' if verband.is_afgeleid else ''}"


def _revised(besluit: BesluitView) -> str:
    delen = [_said_of(nieuwer, verband) for nieuwer, verband in besluit.herzieningen]
    acties = [actie.id for actie, _ in besluit.acties if actie.herzien_door]
    rust = "rust" if len(acties) == 1 else "rusten"
    return "; ".join(delen) + (f"; daarop {rust} nog {opsomming(acties)}" if acties else "")


def _meetings(stand: Stand, besluiten: list[BesluitView], getoond: set[str]) -> Iterator[Vergadering]:
    """The decisions by meeting, each with those of its acties that the page shows."""
    groepen: dict[tuple[date, str], list[BesluitView]] = {}
    for besluit in besluiten:
        groepen.setdefault((besluit.record.datum, besluit.record.orgaan), []).append(besluit)
    for (datum, orgaan), groep in groepen.items():
        titel = f"{stand.functies.voluit(orgaan, stand.peildatum, datum)} {lang(datum)}"
        yield Vergadering(titel, tuple(_decision_line(besluit, getoond) for besluit in groep))


def _decision_line(besluit: BesluitView, getoond: set[str]) -> BesluitRegel:
    record = besluit.record
    return BesluitRegel(
        id=record.id,
        titel=record.titel,
        soort=str(record.soort),
        gevraagd=", ".join(record.gevraagd),
        termijn=_asked_by(record.termijn),
        acties=tuple(_carrier(actie, koppeling, actie.id in getoond) for actie, koppeling in besluit.acties),
        oordeel=_judged(besluit),
        beeindigd="; ".join(_said_of(b, v) for b, v in besluit.verband_van if v.soort.ends),
    )


def _judged(besluit: BesluitView) -> str:
    """What is to be said of a decision apart from its acties; before those with a mark that they follow."""
    if besluit.kracht_weggelaten:
        return KRACHT_WEGGELATEN + ("; " if besluit.acties else "")
    if besluit.acties:
        return ""
    if besluit.zonder_actie:
        return "geen actie"
    return besluit.dekking if besluit.dekking in ("niet nodig", "weggelaten") else ""


def _asked_by(termijn: Termijn | Ritme | GeenTermijn | None) -> str:
    if termijn is None:
        return ""
    return f"{termijn.woorden} (afgeleid)" if termijn.is_afgeleid else termijn.woorden


def _carrier(actie: ActieView, koppeling: Koppeling, op_pagina: bool) -> Verwijzing:  # noqa: FBT001 (a fact)
    return Verwijzing(actie.id, actie.id, actie.record.titel, koppeling.is_afgeleid, geldt=True, op_pagina=op_pagina)


def _changes(sinds: str, verandering: Verandering, op_pagina: set[str], *, alleen: bool) -> Wijzigingen:
    """What changed; with ``alleen`` only of the records that the page shows."""

    def lines(gebeurtenissen: Iterable[Gebeurtenis]) -> tuple[Wijziging, ...]:
        return tuple(
            Wijziging(lang(g.datum), g.record, g.wat, g.tekst, verandering.laat_vastgelegd(g), g.record in op_pagina)
            for g in gebeurtenissen
            if g.record in op_pagina or not alleen
        )

    return Wijzigingen(sinds, lines(verandering.nieuw), lines(verandering.verdwenen), verandering.onleesbaar)
