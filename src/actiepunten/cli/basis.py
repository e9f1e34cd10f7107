"""The other side of a change: the register where this one went apart from a base."""

from collections.abc import Iterator
from functools import cached_property

from actiepunten.cli.session import Session, make_register
from actiepunten.errors import RegisterNotFound
from actiepunten.herkomst import Vergeleken
from actiepunten.records.entry import AnyRecord
from actiepunten.register import Register
from actiepunten.rules.registry import Vergelijking
from actiepunten.stand import highest
from actiepunten.storage.git import GitTree, last_removals, merge_base
from actiepunten.storage.loader import Loaded, load
from actiepunten.storage.source import OneFile
from actiepunten.verschil.paren import Paring
from actiepunten.verschil.vergelijk import compare
from actiepunten.verschil.wijziging import Verschil


class Basis:
    """What a session is compared with.

    Compared is the change of the session's side alone, since the merge base, whatever was added to the base after it.
    With ``looks_back`` a revision that lies before the base is compared with the base itself.
    """

    def __init__(self, session: Session, basis: str, *, looks_back: bool = False) -> None:
        """``basis`` as typed: a branch, tag or commit; :class:`GitError` where git does not know it."""
        self.session = session
        self._basis = basis
        self._looks_back = looks_back

    @cached_property
    def source(self) -> GitTree:
        """The files of the base."""
        begin = merge_base(self.session.root, self._basis, self.session.revisie or "HEAD")
        looks_back = self._looks_back and begin == self.session.source.revisie
        return GitTree(self.session.root, self._basis if looks_back else begin)

    @cached_property
    def register(self) -> Register:
        """The register of the base; an empty one where there was none yet."""
        try:
            return make_register(load(self.source))
        except RegisterNotFound:
            return make_register(Loaded())

    @property
    def vergelijking(self) -> Vergelijking:
        """What the rules on a change look at."""
        return Vergelijking(self.paring, dict(self._formerly()))

    def _formerly(self) -> Iterator[tuple[str, AnyRecord]]:
        """Per id that the change adds the record that stood under it before it was removed, as far as history goes."""
        nieuw = self.session.register
        erbij = [nieuw.origins[p.nieuw.id].bestand for p in self.paring.paren if p.nieuw and not p.oud]
        for bestand, commit in last_removals(self.session.root, self.source.revisie, erbij).items():
            loaded = load(OneFile(GitTree(self.session.root, commit), bestand))
            yield from ((entry.record.id, entry.record) for entry in loaded.entries)

    @cached_property
    def paring(self) -> Paring:
        """The records of the base and of the session, paired."""
        return Paring(self.register, self.session.register)

    @cached_property
    def verschil(self) -> Verschil:
        """What changed."""
        return compare(self.paring)

    @property
    def vergeleken(self) -> Vergeleken:
        """Which two versions these are."""
        getoond = [
            record
            for verschil in self.verschil.records
            for register, record_id in ((self.register, verschil.oud), (self.session.register, verschil.nieuw))
            if record_id and (record := register.get(record_id))
        ]
        naam = self.session.register.inrichting.naam
        return Vergeleken(naam, self.source.revisie, self.session.source.revisie, highest(getoond))
