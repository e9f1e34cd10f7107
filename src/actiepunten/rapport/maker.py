"""From a stand to the plain data of its report."""

from collections import Counter
from collections.abc import Iterable, Iterator

from actiepunten import __version__
from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.herkomst import Herkomst
from actiepunten.lists import SIGNAAL_TEKST
from actiepunten.query import Owner, asked_only, is_of
from actiepunten.rapport.acties import row
from actiepunten.rapport.besluiten import by_meeting, meeting
from actiepunten.rapport.changes import Feit, Gebeurtenis, Verandering
from actiepunten.rapport.lijsten import attention, corrected_cases, loose_ends
from actiepunten.rapport.pagina import Cijfer, Keuzes, Report, Rij, Thema, Wijziging, Wijzigingen
from actiepunten.rapport.voorblad import counts, leading, most_urgent, theme_titles, timeline
from actiepunten.records.voortgang import Status
from actiepunten.stand import Stand, highest
from actiepunten.taal import lang
from actiepunten.termijnen import URGENTIE


def make_report(
    stand: Stand, herkomst: Herkomst, owner: Owner | None = None, sinds: tuple[str, Verandering] | None = None
) -> Report:
    """The report of a stand; with ``owner`` only of that owner's acties, with ``sinds`` also of what changed."""
    acties = [a for a in stand.acties.values() if owner is None or is_of(a, owner)]
    besluiten = _decisions(stand, acties, owner)
    getoond = {a.id for a in acties} | {b.id for b in besluiten}
    veranderd = sinds[1].records.values() if sinds else ()
    gewijzigd = [record for record in veranderd if owner is None or record.id in getoond]
    casussen = [] if owner else corrected_cases(stand)
    rubricering = highest([*(a.record for a in acties), *(b.record for b in besluiten), *gewijzigd, *casussen])
    aandacht = tuple(attention(acties))
    einden = tuple(loose_ends(stand, acties, besluiten, casussen, owner))
    vergaderingen = by_meeting(besluiten)
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
        cijfers=tuple(leading(acties, besluiten)),
        statussen=tuple(Status),
        tellingen=tuple(counts(stand, acties)),
        voorop=tuple(most_urgent([*aandacht, *einden])),
        aandacht=aandacht,
        wijzigingen=_changes(*sinds, getoond, alleen=owner is not None) if sinds else None,
        tijdlijn=timeline(stand, vergaderingen, acties),
        keuzes=_choices(themas),
        themas=themas,
        open_einden=einden,
        vergaderingen=tuple(meeting(stand, *dag, groep, getoond) for dag, groep in vergaderingen.items()),
    )


def _decisions(stand: Stand, acties: list[ActieView], owner: Owner | None) -> list[BesluitView]:
    """All decisions; of one owner those on which the acties rest or that asked the owner without an actie."""
    if owner is None:
        return list(stand.besluiten.values())
    eigen = {b.id for a in acties for b, _ in a.besluiten} | {b.id for b in asked_only(stand, owner)}
    return [b for b in stand.besluiten.values() if b.id in eigen]


def _choices(themas: tuple[Thema, ...]) -> Keuzes:
    rijen = [rij for thema in themas for rij in thema.rijen]
    seinen = {sein.code for rij in rijen for sein in rij.signalen}
    return Keuzes(
        wie=tuple(sorted({code for rij in rijen for code in rij.zoekwie})),
        themas=tuple((thema.code, thema.titel) for thema in themas),
        statussen=tuple(status for status in Status if any(rij.status == status for rij in rijen)),
        signalen=tuple((signaal, SIGNAAL_TEKST[signaal]) for signaal in URGENTIE if signaal in seinen),
    )


def _themes(stand: Stand, acties: list[ActieView]) -> Iterator[Thema]:
    per_thema: dict[str, list[Rij]] = {}
    for actie in acties:
        per_thema.setdefault(actie.record.thema, []).append(row(actie))
    for code, titel in theme_titles(stand, per_thema):
        yield Thema(code, titel, tuple(per_thema[code]))


def _changes(sinds: str, verandering: Verandering, op_pagina: set[str], *, alleen: bool) -> Wijzigingen:
    """What changed; with ``alleen`` only of the records that the page shows."""

    def told(gebeurtenissen: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
        return [g for g in gebeurtenissen if g.record in op_pagina or not alleen]

    def lines(gebeurtenissen: Iterable[Gebeurtenis]) -> tuple[Wijziging, ...]:
        return tuple(
            Wijziging(lang(g.datum), g.record, g.wat, g.zin, verandering.laat_vastgelegd(g), g.record in op_pagina)
            for g in gebeurtenissen
        )

    nieuw = told(verandering.nieuw)
    per_soort = Counter(gebeurtenis.soort for gebeurtenis in nieuw)
    kort = tuple(Cijfer(per_soort[soort], None, soort.telt(per_soort[soort])) for soort in Feit if per_soort[soort])
    return Wijzigingen(sinds, kort, lines(nieuw), lines(told(verandering.verdwenen)), verandering.onleesbaar)
