"""The first page of the report: the figures, the bars, what needs the board first, and the time line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.cijfers import figures, per_status
from actiepunten.grafiek import Schaal, Zuil, anchor_at, staaf, zuilen
from actiepunten.lists import owners
from actiepunten.rapport.pagina import Aandachtspunt, Cijfer, Lijst, Telling, Tijdlijn, Vergaderdag, Vervaldag
from actiepunten.records.voortgang import Status
from actiepunten.stand import Stand
from actiepunten.taal import aantal, kort, lang
from actiepunten.termijnen import Signaal

TE_LAAT = f"aandacht-{Signaal.TE_LAAT}"
GELDT_NIET_MEER = "aandacht-geldt-niet-meer"
ZONDER_ACTIE = "einde-zonder-actie"
_STIL = (f"aandacht-{Signaal.NIET_GEMELD}", f"aandacht-{Signaal.STIL}")

Vergaderingen = Mapping[tuple[date, str], Sequence[BesluitView]]
"""The decisions by day and body."""


def leading(acties: list[ActieView], besluiten: list[BesluitView]) -> Iterator[Cijfer]:
    """What a board needs first, each as a number of a larger one."""
    yield from (Cijfer(getal.getal, getal.van, getal.wat) for getal in figures(acties, besluiten))


def counts(stand: Stand, acties: list[ActieView]) -> Iterator[Telling]:
    """Per theme, and last for all together, how many acties have each status."""
    per_thema: dict[str, list[ActieView]] = {}
    for actie in acties:
        per_thema.setdefault(actie.record.thema, []).append(actie)
    langste = max(map(len, per_thema.values()), default=0)
    for code, titel in theme_titles(stand, per_thema):
        yield _tally(titel, f"thema-{code}", per_thema[code], langste)
    # All together have no bar: it would be to another scale.
    yield Telling("Samen", None, tuple(per_status(acties).values()), len(acties), ())


def _tally(naam: str, anker: str, acties: list[ActieView], langste: int) -> Telling:
    getallen = tuple(per_status(acties).values())
    return Telling(naam, anker, getallen, len(acties), staaf(tuple(Status), getallen, langste))


def theme_titles(stand: Stand, gebruikt: Iterable[str]) -> list[tuple[str, str]]:
    """The themes of these codes with their titles, in print order; unknown ones last, by their code."""
    codes = set(gebruikt)
    bekend = [thema.code for thema in stand.register.inrichting.themas if thema.code in codes]
    return [(code, stand.register.thema_titel(code)) for code in (*bekend, *sorted(codes.difference(bekend)))]


def most_urgent(lijsten: Iterable[Lijst]) -> Iterator[Aandachtspunt]:
    """What needs the board first, out of the lists of the page; also what there is none of."""
    per_anker = {lijst.anker: lijst for lijst in lijsten}
    for ankers, enkelvoud, meervoud in (
        ((TE_LAAT,), "actie is te laat", "acties zijn te laat"),
        (_STIL, "actie is stil of niet gemeld", "acties zijn stil of niet gemeld"),
        (
            (GELDT_NIET_MEER,),
            "actie rust op een besluit dat niet meer geldt",
            "acties rusten op een besluit dat niet meer geldt",
        ),
        ((ZONDER_ACTIE,), "besluit is door niemand opgepakt", "besluiten zijn door niemand opgepakt"),
    ):
        gevonden = [per_anker[anker] for anker in ankers if anker in per_anker and per_anker[anker].punten]
        getal = len({punt.id for lijst in gevonden for punt in lijst.punten})
        yield Aandachtspunt(getal, enkelvoud if getal == 1 else meervoud, gevonden[0].anker if gevonden else "")


def anchor_of(datum: date, orgaan: str) -> str:
    """The place of a meeting on the page."""
    return f"vergadering-{orgaan.lower()}-{datum}"


def timeline(stand: Stand, vergaderingen: Vergaderingen, acties: Iterable[ActieView]) -> Tijdlijn | None:
    """Meetings and deadlines of what is to do on one line; ``None`` where there are neither."""
    termijnen = sorted((actie.verwacht, actie.id, actie) for actie in acties if actie.verwacht)
    if not vergaderingen and not termijnen:
        return None
    schaal = Schaal.van([stand.peildatum, *(dag for dag, _ in vergaderingen), *(dag for dag, *_ in termijnen)])
    return Tijdlijn(
        van=lang(schaal.begin),
        tot=lang(schaal.einde),
        peildatum=schaal.x(stand.peildatum),
        peil_anker=anchor_at(schaal.x(stand.peildatum)),
        strepen=schaal.strepen(),
        vergaderingen=tuple(
            _meeting_on(zuil, *sleutel, len(groep))
            for zuil, (sleutel, groep) in zip(
                zuilen([(schaal.x(dag), len(groep)) for (dag, _), groep in vergaderingen.items()]),
                vergaderingen.items(),
                strict=True,
            )
        ),
        vervaldagen=tuple(
            Vervaldag(schaal.x(dag), kort(dag), actie.id, actie.record.titel, owners(actie), dag < stand.peildatum)
            for dag, _, actie in termijnen
        ),
    )


def _meeting_on(zuil: Zuil, dag: date, orgaan: str, getal: int) -> Vergaderdag:
    wat = f"{orgaan}, {aantal(getal, 'besluit', 'besluiten')}"
    return Vergaderdag(zuil, kort(dag), wat, anchor_of(dag, orgaan), getal)
