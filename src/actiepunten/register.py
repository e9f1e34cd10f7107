"""All records of one organisation, with the links between them in both directions. Knows no date and no disk."""

from collections.abc import Iterable
from functools import cached_property

from actiepunten.functies import Functies
from actiepunten.records.actie import Actie, Koppeling
from actiepunten.records.besluit import Besluit, Verband
from actiepunten.records.casus import Casus
from actiepunten.records.entry import AnyRecord, Entry, Origin
from actiepunten.records.ids import sort_key
from actiepunten.records.inrichting import Inrichting


class Register:
    """Records by id, in reading order, and what refers to what. A reference is stored once; back links are computed."""

    def __init__(
        self,
        inrichting: Inrichting | None,
        entries: Iterable[Entry],
        onleesbaar: Iterable[str] = (),
        *,
        openbaar: bool = False,
    ) -> None:
        """Take ``entries`` with unique ids; ``onleesbaar`` names the files that could not be read.

        Without ``inrichting`` the register still answers, but knows no bodies, roles or themes. ``openbaar`` says that
        it is a public edition.
        """
        self.openbaar = openbaar
        self.heeft_inrichting = inrichting is not None
        self.inrichting = inrichting or Inrichting(versie="1", naam="Register zonder leesbare register.yaml")
        inrichting = self.inrichting
        self.functies = Functies(inrichting.organen, inrichting.rollen)
        self.onleesbaar = tuple(sorted(onleesbaar))
        self.origins: dict[str, Origin] = {}
        besluiten, acties, casussen = [], [], []
        for entry in entries:
            self.origins[entry.record.id] = entry.origin
            match entry.record:
                case Besluit() as besluit:
                    besluiten.append(besluit)
                case Actie() as actie:
                    acties.append(actie)
                case Casus() as casus:
                    casussen.append(casus)
        themas = {thema.code: nummer for nummer, thema in enumerate(inrichting.themas)}
        besluiten.sort(key=lambda b: (b.datum, sort_key(b.id)))
        acties.sort(key=lambda a: (themas.get(a.thema, len(themas)), a.thema, _place(a), sort_key(a.id)))
        casussen.sort(key=lambda c: sort_key(c.id))
        self.besluiten = {besluit.id: besluit for besluit in besluiten}
        self.acties = {actie.id: actie for actie in acties}
        self.casussen = {casus.id: casus for casus in casussen}

    def get(self, record_id: str) -> AnyRecord | None:
        """The record of that id, of any kind."""
        return self.besluiten.get(record_id) or self.acties.get(record_id) or self.casussen.get(record_id)

    @property
    def records(self) -> tuple[AnyRecord, ...]:
        """All records: decisions, then actions, then cases."""
        return (*self.besluiten.values(), *self.acties.values(), *self.casussen.values())

    @cached_property
    def onleesbare_ids(self) -> frozenset[str]:
        """The ids of the files that could not be read: a reference to one of them is not a reference to nothing.

        A public edition knows none.
        """
        if self.openbaar:
            return frozenset()
        return frozenset(path.rsplit("/", 1)[-1].removesuffix(".yaml") for path in self.onleesbaar) - set(self.origins)

    def missing(self, record_id: str) -> str:
        """What is to be said of an id that no record has: there is none, or its file could not be read."""
        return "is niet te lezen" if record_id in self.onleesbare_ids else "bestaat niet"

    def thema_titel(self, code: str) -> str:
        """The heading of a thema; one that is not in register.yaml is called by its code."""
        return self._thema_titels.get(code, code)

    @cached_property
    def _thema_titels(self) -> dict[str, str]:
        return {thema.code: thema.titel for thema in self.inrichting.themas}

    @cached_property
    def acties_bij(self) -> dict[str, list[tuple[Actie, Koppeling]]]:
        """Per decision the acties that rest on it, in reading order."""
        links: dict[str, list[tuple[Actie, Koppeling]]] = {}
        for actie in self.acties.values():
            for koppeling in actie.besluiten:
                links.setdefault(koppeling.besluit, []).append((actie, koppeling))
        return links

    @cached_property
    def verbanden_naar(self) -> dict[str, list[tuple[Besluit, Verband]]]:
        """Per decision the newer ones that say something of it, by date."""
        links: dict[str, list[tuple[Besluit, Verband]]] = {}
        for besluit in self.besluiten.values():
            for verband in besluit.verband:
                links.setdefault(verband.besluit, []).append((besluit, verband))
        return links

    @cached_property
    def casussen_bij(self) -> dict[str, list[Casus]]:
        """Per decision the cases shared on the strength of it."""
        links: dict[str, list[Casus]] = {}
        for casus in self.casussen.values():
            for besluit_id in casus.besluiten:
                links.setdefault(besluit_id, []).append(casus)
        return links


def _place(actie: Actie) -> tuple[bool, int]:
    """Acties without ``volgorde`` come after those with one."""
    return (actie.volgorde is None, actie.volgorde or 0)
