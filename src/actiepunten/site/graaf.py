"""The graph around a record: what is one step away, older above it, newer and what carries it out below it."""

from collections.abc import Iterator, Sequence
from itertools import count

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.records.casus import Casus
from actiepunten.records.entry import AnyRecord
from actiepunten.site.gids import Gids, kort
from actiepunten.site.recordpagina import Graaf, Knoop
from actiepunten.taal import aantal

_HOOGTE = 46
"""The height of a box."""
_STAP = 58
"""From the top of a box to the top of the next."""
_INSPRONG = 24
"""How far the boxes stand to the right of the line on which they hang; that of the record itself stands on it."""
_RECHTS = 319
"""Where the boxes end."""
_VEEL = 6
"""How many boxes are drawn on each side of the record."""
_LETTERS = 37
"""How many letters of a title fit in a box."""

Buur = tuple[AnyRecord, str, str, bool]
"""A record that is one step away, its kind, how it is linked, and whether that was inferred."""


def around_besluit(gids: Gids, besluit: BesluitView) -> Graaf | None:
    """A decision with older and newer ones and with its acties."""
    alle = gids.stand.besluiten
    ouder = [_besluit(alle[v.besluit], v.soort, v.is_afgeleid) for v in besluit.record.verband if v.besluit in alle]
    nieuwer = [_besluit(b, v.soort, v.is_afgeleid) for b, v in besluit.verband_van]
    acties = [_actie(a, "voert dit uit", k.is_afgeleid) for a, k in besluit.acties]
    # Where there is too much, both kinds still show.
    helft = max(_VEEL // 2, _VEEL - len(acties))
    onder = [*nieuwer[:helft], *acties[: _VEEL - len(nieuwer[:helft])]]
    return _draw(gids, besluit.record, "besluit", ouder, (onder, len(nieuwer) + len(acties)))


def around_actie(gids: Gids, actie: ActieView) -> Graaf | None:
    """An actie with the decisions that it carries out, and newer ones that revised these."""
    boven = [_besluit(b, "wordt uitgevoerd", k.is_afgeleid) for b, k in actie.besluiten]
    onder = [_besluit(b, "herziet het besluit", afgeleid=False) for b in actie.herzien_door]
    return _draw(gids, actie.record, "actie", boven, (onder, len(onder)))


def around_casus(gids: Gids, casus: Casus) -> Graaf | None:
    """A case with the decisions on the strength of which it was shared."""
    alle = gids.stand.besluiten
    boven = [_besluit(alle[i], "grond om te delen", afgeleid=False) for i in casus.besluiten if i in alle]
    return _draw(gids, casus, "casus", boven, ([], 0))


def _besluit(besluit: BesluitView, wat: str, afgeleid: bool) -> Buur:  # noqa: FBT001 (a fact)
    return besluit.record, "besluit", str(wat), afgeleid


def _actie(actie: ActieView, wat: str, afgeleid: bool) -> Buur:  # noqa: FBT001 (a fact)
    return actie.record, "actie", wat, afgeleid


def _draw(
    gids: Gids, record: AnyRecord, soort: str, boven: Sequence[Buur], onder: tuple[Sequence[Buur], int]
) -> Graaf | None:
    """The boxes from top to bottom; ``None`` where the record stands alone."""
    getoond, alle = onder[0][:_VEEL], onder[1]
    if not boven and not getoond:
        return None
    toppen = count(0, _STAP)
    knopen_boven = tuple(_boxes(gids, boven[:_VEEL], toppen))
    zelf = _box((record, soort, "", False), "", next(toppen), 1)
    knopen_onder = tuple(_boxes(gids, getoond, toppen))
    knopen = (*knopen_boven, zelf, *knopen_onder)
    return Graaf(
        titel=f"Wat samenhangt met {record.id}",
        omschrijving=_said(len(boven), alle),
        hoogte=next(toppen) - (_STAP - _HOOGTE) + 2,
        begin=knopen[0].midden,
        einde=knopen[-1].midden,
        zelf=zelf,
        boven=knopen_boven,
        onder=knopen_onder,
        meer_boven=_more_above(len(boven) - len(knopen_boven)),
        meer_onder=_more_below(alle - len(knopen_onder)),
    )


def _said(boven: int, onder: int) -> str:
    erboven = f"{aantal(boven, 'record', 'records')} waar het op rust" if boven else "niets"
    volgt = "dat erop volgt" if onder == 1 else "die erop volgen"
    eronder = f"{aantal(onder, 'record', 'records')} {volgt}" if onder else "niets"
    return f"Erboven: {erboven}. Eronder: {eronder}."


def _more_above(rest: int) -> str:
    if rest == 1:
        return "Er is nog 1 ouder besluit; dat staat hieronder."
    return f"Er zijn nog {rest} oudere besluiten; die staan hieronder." if rest else ""


def _more_below(rest: int) -> str:
    return f"Er {'volgt' if rest == 1 else 'volgen'} er nog {rest}." if rest else ""


def _boxes(gids: Gids, buren: Sequence[Buur], toppen: Iterator[int]) -> Iterator[Knoop]:
    return (_box(buur, gids.pad(buur[0].id), next(toppen), _INSPRONG) for buur in buren)


def _box(buur: Buur, pad: str, top: int, x: int) -> Knoop:
    record, soort, wat, afgeleid = buur
    breedte = _RECHTS - x
    return Knoop(
        id=record.id,
        titel=kort(record.titel, _LETTERS),
        pad=pad,
        soort=soort,
        wat=wat,
        afgeleid=afgeleid,
        x=x,
        y=top + 1,
        breedte=breedte,
        rand=breedte - 2,
        midden=top + _HOOGTE // 2,
        rubricering=record.rubricering,
    )
