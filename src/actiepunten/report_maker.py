"""From a stand to the plain data of its report."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from actiepunten import __version__
from actiepunten.actie_view import ActieView, StapView
from actiepunten.besluit_view import BesluitView
from actiepunten.changes import Feit, Gebeurtenis, Verandering
from actiepunten.contract import Herkomst
from actiepunten.lists import KRACHT_WEGGELATEN, SIGNAAL_LIJST, SIGNAAL_TEKST, owners, signals
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
    Keuzes,
    Lijst,
    Punt,
    Report,
    Rij,
    Sein,
    Stap,
    Thema,
    Vergadering,
    Verwijzing,
    Wijziging,
    Wijzigingen,
)
from actiepunten.stand import Stand, highest
from actiepunten.taal import hoofdletter, lang, opsomming
from actiepunten.termijnen import URGENTIE, Signaal, TermijnStand
from actiepunten.voorblad import (
    GELDT_NIET_MEER,
    ZONDER_ACTIE,
    anchor_of,
    counts,
    figures,
    most_urgent,
    theme_titles,
    timeline,
)


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
    aandacht = tuple(_attention(acties))
    einden = tuple(_loose_ends(stand, acties, besluiten, owner))
    vergaderingen = _by_meeting(besluiten)
    themas = tuple(_themes(stand, acties))
    return Report(
        register=herkomst.register,
        peildatum=lang(herkomst.peildatum),
        dag=herkomst.peildatum,
        gekozen=herkomst.gekozen,
        revisie=herkomst.revisie_tekst,
        versie=__version__,
        onleesbaar=herkomst.onleesbaar,
        rubricering="openbaar; dit is de openbare uitgave" if herkomst.openbaar else str(rubricering or ""),
        owner=owner.naam if owner else "",
        cijfers=tuple(figures(acties, besluiten)),
        statussen=tuple(Status),
        tellingen=tuple(counts(stand, acties)),
        voorop=tuple(most_urgent([*aandacht, *einden])),
        aandacht=aandacht,
        wijzigingen=_changes(*sinds, getoond, alleen=owner is not None) if sinds else None,
        tijdlijn=timeline(stand, vergaderingen, acties),
        keuzes=_choices(themas),
        themas=themas,
        open_einden=einden,
        vergaderingen=tuple(_meeting(stand, *dag, groep, getoond) for dag, groep in vergaderingen.items()),
    )


def _choices(themas: tuple[Thema, ...]) -> Keuzes:
    rijen = [rij for thema in themas for rij in thema.rijen]
    seinen = {sein.code for rij in rijen for sein in rij.signalen}
    return Keuzes(
        wie=tuple(sorted({code for rij in rijen for code in rij.zoekwie})),
        themas=tuple((thema.code, thema.titel) for thema in themas),
        statussen=tuple(status for status in Status if any(rij.status == status for rij in rijen)),
        signalen=tuple((signaal, SIGNAAL_TEKST[signaal]) for signaal in URGENTIE if signaal in seinen),
    )


def _decisions(stand: Stand, acties: list[ActieView], owner: Owner | None) -> list[BesluitView]:
    """All decisions; of one owner those on which the acties rest or that asked the owner without an actie."""
    if owner is None:
        return list(stand.besluiten.values())
    eigen = {b.id for a in acties for b, _ in a.besluiten} | {b.id for b in asked_only(stand, owner)}
    return [b for b in stand.besluiten.values() if b.id in eigen]


def _attention(acties: list[ActieView]) -> Iterator[Lijst]:
    for signaal, (titel, uitleg) in SIGNAAL_LIJST.items():
        if signaal is Signaal.NU:
            continue
        if signaal is Signaal.HERZIEN and (punten := [_point(a, was) for a in acties if (was := _on_ended(a))]):
            uitleg_ = "Dit is te doen of gaat door, maar rust op een besluit dat is vervangen of ingetrokken."
            yield Lijst("Het besluit geldt niet meer", uitleg_, tuple(punten), GELDT_NIET_MEER)
        if punten := [_point(a, _said(a, signaal)) for a in acties if signaal in a.signalen]:
            yield Lijst(titel, uitleg, tuple(punten), f"aandacht-{signaal}")


def _on_ended(actie: ActieView) -> str:
    """The decisions under an open actie that are no longer in force, with what ended them; empty where all are."""
    geeindigd = [besluit for besluit, _ in actie.besluiten if not besluit.van_kracht] if actie.status.open else []
    return "; ".join(f"{b.id}: {_ended(b)}" for b in geeindigd)


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
    per_thema: dict[str, list[Rij]] = {}
    for actie in acties:
        per_thema.setdefault(actie.record.thema, []).append(_row(actie))
    for code, titel in theme_titles(stand, per_thema):
        yield Thema(code, titel, tuple(per_thema[code]))


def _row(actie: ActieView) -> Rij:
    record, functies = actie.record, actie.stand.functies
    per_stap = not actie.oordeel.eigen and any(stap.voortgang for stap in actie.stappen)
    return Rij(
        id=record.id,
        titel=record.titel,
        tekst=record.tekst or "",
        citaten=tuple(_citations(actie)),
        aanleiding=record.aanleiding or "",
        stappen=tuple(_step(stap, toon_resultaat=per_stap) for stap in actie.stappen),
        wie=tuple(map(actie.stand.label, actie.wie)) or (("weggelaten",) if record.withholds("wie") else ()),
        zoekwie=functies.families(actie.iedereen),
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
            "einde-gevraagd",
        )
    yield Lijst(
        "Besluiten zonder actie",
        "Deze besluiten gelden en vragen opvolging, maar geen actie voert ze uit.",
        tuple(Punt(b.id, b.record.titel, _asked(b)) for b in besluiten if b.zonder_actie),
        ZONDER_ACTIE,
    )
    yield Lijst(
        "Acties zonder uitdrukkelijk besluit",
        "Deze acties noemen zelf geen besluit; waar zij op rusten is afgeleid of onbekend.",
        tuple(_point(a, _basis(a)) for a in acties if a.noemt_geen_besluit),
        "einde-zonder-besluit",
    )
    casussen = [] if owner else list(stand.casussen.values())
    if gecorrigeerd := list(_corrections(stand, acties, besluiten, casussen)):
        uitleg = "In deze records is na het vaststellen een vergissing verbeterd."
        yield Lijst("Correcties", uitleg, tuple(gecorrigeerd), "einde-correcties")
    yield Lijst(
        "Herziene besluiten",
        "Een nieuwer besluit verving, wijzigde of raakte deze besluiten, of trok ze in.",
        tuple(Punt(b.id, b.record.titel, _revised(b)) for b in besluiten if b.herzien_door),
        "einde-herzien",
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


def _by_meeting(besluiten: list[BesluitView]) -> dict[tuple[date, str], list[BesluitView]]:
    groepen: dict[tuple[date, str], list[BesluitView]] = {}
    for besluit in besluiten:
        groepen.setdefault((besluit.record.datum, besluit.record.orgaan), []).append(besluit)
    return groepen


def _meeting(stand: Stand, datum: date, orgaan: str, groep: list[BesluitView], getoond: set[str]) -> Vergadering:
    """The decisions of a meeting, each with those of its acties that the page shows."""
    titel = f"{stand.functies.voluit(orgaan, stand.peildatum, datum)} {lang(datum)}"
    return Vergadering(titel, anchor_of(datum, orgaan), tuple(_decision_line(besluit, getoond) for besluit in groep))


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
        beeindigd=_ended(besluit),
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


def _ended(besluit: BesluitView) -> str:
    return "; ".join(_said_of(b, v) for b, v in besluit.verband_van if v.soort.ends)


def _asked_by(termijn: Termijn | Ritme | GeenTermijn | None) -> str:
    if termijn is None:
        return ""
    return f"{termijn.woorden} (afgeleid)" if termijn.is_afgeleid else termijn.woorden


def _carrier(actie: ActieView, koppeling: Koppeling, op_pagina: bool) -> Verwijzing:  # noqa: FBT001 (a fact)
    return Verwijzing(actie.id, actie.id, actie.record.titel, koppeling.is_afgeleid, geldt=True, op_pagina=op_pagina)


def _changes(sinds: str, verandering: Verandering, op_pagina: set[str], *, alleen: bool) -> Wijzigingen:
    """What changed; with ``alleen`` only of the records that the page shows."""

    def told(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
        return [g for g in gebeurtenissen if g.record in op_pagina or not alleen]

    def lines(gebeurtenissen: Iterable[Gebeurtenis]) -> tuple[Wijziging, ...]:
        return tuple(
            Wijziging(lang(g.datum), g.record, g.wat, g.tekst, verandering.laat_vastgelegd(g), g.record in op_pagina)
            for g in gebeurtenissen
        )

    nieuw = told(verandering.nieuw)
    per_soort = Counter(gebeurtenis.soort for gebeurtenis in nieuw)
    kort = tuple(Cijfer(per_soort[soort], None, soort.telt(per_soort[soort])) for soort in Feit if per_soort[soort])
    return Wijzigingen(sinds, kort, lines(nieuw), lines(told(verandering.verdwenen)), verandering.onleesbaar)
