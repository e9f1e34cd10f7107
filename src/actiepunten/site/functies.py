"""The pages of roles and bodies: what must I do, what is late, what was asked of me."""

from collections.abc import Iterable, Iterator

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.query import Owner, is_asked_only
from actiepunten.records.inrichting import Functie
from actiepunten.site import paden
from actiepunten.site.bladen import spread
from actiepunten.site.gids import Gids, of_any
from actiepunten.site.pagina import Feit, Groep, Link, Pagina, Rij
from actiepunten.site.rijen import actie_rij, anchor_of, besluit_rij, by_status, last_day, tally, vergadering_rij
from actiepunten.taal import in_woorden
from actiepunten.termijnen import Signaal

_NU = frozenset({Signaal.NU, Signaal.BINNENKORT, Signaal.NIET_GEMELD})


def functie_paginas(gids: Gids, code: str) -> list[Pagina]:
    """The page of a role or body, with what its predecessors and successors do."""
    functies = gids.stand.functies
    owner = Owner(code, functies.familie(code))
    acties = gids.acties_van(owner.codes)
    gevraagd = of_any(gids.gevraagd, owner.codes)
    helpt = [actie for actie in of_any(gids.met, owner.codes) if owner.codes.isdisjoint(actie.iedereen)]
    naam = gids.voluit(code)
    groepen = [
        *_own(gids, acties),
        *_asked(gids, owner, gevraagd),
        Groep("helpt", "Helpt mee bij", tuple(actie_rij(gids, actie) for actie in helpt)),
        Groep("vergaderingen", "Vergaderingen", _meetings(gids, code)),
    ]
    return spread(
        Pagina(
            pad=paden.rol_pad(code),
            soort="orgaan" if functies.is_orgaan(code) else "rol",
            titel=f"{naam} ({code})" if naam != code else code,
            kruimels=(Link("Rollen en organen", "rollen.html"),),
            uitleg=_how_far(acties),
            feiten=_facts(gids, code),
            groepen=tuple(groep for groep in groepen if groep.rijen),
        )
    )


def _how_far(acties: list[ActieView]) -> str:
    """How many there are, and in any case how many of them are late."""
    if not acties:
        return "Hier hoort geen actie bij."
    return tally(acties) + ("." if any(actie.te_laat for actie in acties) else ", niets te laat.")


def niemand_paginas(gids: Gids) -> list[Pagina]:
    """The page of what is of nobody."""
    return spread(
        Pagina(
            pad=paden.NIEMAND,
            soort="rol",
            titel="Van niemand",
            kruimels=(Link("Rollen en organen", "rollen.html"),),
            uitleg="Bij deze acties en hun stappen staat geen rol of orgaan dat ze doet.",
            groepen=tuple(groep for groep in _own(gids, gids.van_niemand) if groep.rijen),
        )
    )


def _own(gids: Gids, acties: list[ActieView]) -> Iterator[Groep]:
    """The acties by how soon something has to be done: the first group that an actie belongs to has it."""
    te_laat = sorted((a for a in acties if a.te_laat), key=lambda a: -a.dagen_te_laat)
    rest = [actie for actie in acties if not actie.te_laat]
    nu = sorted((a for a in rest if not _NU.isdisjoint(a.signalen)), key=last_day)
    groepen = by_status(a for a in rest if _NU.isdisjoint(a.signalen))
    yield _group(gids, "te-laat", "Te laat", "De laatste dag is voorbij en er is nog iets te doen.", te_laat)
    yield _group(gids, "nu", "Nu aan de beurt", "De termijn loopt of komt eraan, of een vaste melding bleef uit.", nu)
    yield _group(gids, "te-doen", "Verder te doen", "", sorted(groepen["Te doen"], key=last_day))
    for titel in ("Doorlopend", "Uitgevoerd", "Vervallen", "Voortgang weggelaten"):
        yield _group(gids, anchor_of(titel), titel, "", groepen[titel])


def _group(gids: Gids, anker: str, titel: str, uitleg: str, acties: Iterable[ActieView]) -> Groep:
    return Groep(anker, titel, tuple(actie_rij(gids, actie) for actie in acties), uitleg)


def _asked(gids: Gids, owner: Owner, gevraagd: Iterable[BesluitView]) -> Iterator[Groep]:
    """The decisions that asked something, first those that no actie of this role carries out."""
    open_: list[Rij] = []
    opgepakt: list[Rij] = []
    for besluit in gevraagd:
        (open_ if is_asked_only(besluit, owner) else opgepakt).append(besluit_rij(gids, besluit))
    uitleg = f"Deze besluiten vroegen iets van {owner.naam}, maar geen actie van {owner.naam} voert ze uit."
    yield Groep("gevraagd", "Gevraagd, zonder eigen actie", tuple(open_), uitleg)
    yield Groep("opgepakt", "Ook gevraagd", tuple(opgepakt), "Dit is opgepakt, vraagt geen actie of geldt niet meer.")


def _meetings(gids: Gids, code: str) -> tuple[Rij, ...]:
    return tuple(vergadering_rij(gids, v) for v in reversed(gids.per_orgaan.get(code, [])))


def _facts(gids: Gids, code: str) -> tuple[Feit, ...]:
    functies = gids.stand.functies
    functie = functies.get(code) or Functie(code=code)
    feiten = {
        "Ook bekend als": (Link(", ".join(functie.ook)),) if functie.ook else (),
        "Heette eerder": tuple(Link(f"{e.naam} (t/m {in_woorden(e.tot)})") for e in functie.eerder),
        "Bestaat vanaf": (Link(in_woorden(functie.vanaf)),) if functie.vanaf else (),
        "Bestond tot en met": (Link(in_woorden(functie.tot)),) if functie.tot else (),
        "Volgde op": gids.functies(functies.voorgangers(code)),
        "Opgevolgd door": gids.functies(functies.opvolgers(code)),
        "Hoort bij": gids.functies([functie.hoort_bij] if functie.hoort_bij else []),
        "Soort": (Link("buiten de eigen organisatie"),) if functie.soort else (),
        "Afgeleid": (Link("de beheerder van het register leidde dit af"),) if functie.is_afgeleid else (),
        "Toelichting": gids.regel((functie.toelichting or "").strip()),
    }
    return tuple(Feit(naam, waarde) for naam, waarde in feiten.items() if waarde)
