"""Records that both sides of a merge in git made under one id: ours keeps its number, theirs gets the next one."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from actiepunten.bewerking import Pad
from actiepunten.cli.schrijven.hernummering import Hernummering, Opzet, named
from actiepunten.errors import GitError
from actiepunten.invoer.hernummeren import (
    Plek,
    Stuk,
    belongs_to_theirs,
    id_pattern,
    look_alike,
    next_free,
    references,
)
from actiepunten.records.ids import kind_of_id
from actiepunten.storage.git import GitTree, both_added, their_revision
from actiepunten.storage.plan import kind_of
from actiepunten.storage.renumber import Renamed, Sheet, changes, sheet
from actiepunten.storage.source import DATA

_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass(frozen=True, slots=True)
class _Botsing:
    """One file as both sides have it, and the number that theirs gets."""

    ons: Sheet
    hun: Sheet
    nieuw: str

    @property
    def stuk(self) -> Stuk:
        """Their record, under its old id."""
        return Stuk(self.hun.path, self.hun.document.data)

    @property
    def hier(self) -> Sheet:
        """Their record, in the file in which it comes."""
        return replace(self.hun, path=self.stuk.onder(self.nieuw))


def add_both_sides(werk: Hernummering) -> None:
    """Add to the plan what parts the records that came twice under one id."""
    try:
        beide = both_added(werk.root, DATA)
    except GitError:  # a register that is not in git has no merges
        return
    opzet = werk.opzet
    botsingen = []
    for path, (ons, hun) in beide.items():
        kanten = sheet(path, ons), sheet(path, hun)
        if _can_part(opzet, werk.sheets.get(path), *kanten):
            nieuw = next_free(Stuk(path, {}).stam, werk.bezet)
            werk.bezet.add(nieuw)
            botsingen.append(_Botsing(*kanten, nieuw))
    wordt = {botsing.stuk.id: botsing.nieuw for botsing in botsingen}
    if not wordt:
        return
    velden = _that_came_with_theirs(werk, wordt, beide)
    for botsing in botsingen:
        record_id = botsing.stuk.id
        opzet.regels += [
            f"{record_id} van de andere kant wordt {botsing.nieuw}: {botsing.stuk.data.get('titel', '')}",
            f"  {botsing.ons.path} houdt onze kant: {botsing.ons.document.data.get('titel', '')}",
            f"  {botsing.hier.path} krijgt de andere kant",
            *(f"  {werk.where(plek)}" for plek in velden if plek.id == record_id),
            *(
                f"  {werk.line(ander.hier, plek.pad)} {named(plek.pad)}"
                for ander in botsingen
                for plek in references(ander.stuk, {record_id})
            ),
        ]
        if look_alike(botsing.stuk.data, botsing.ons.document.data):
            opzet.blijft.append(f"{record_id} van beide kanten lijkt één record; is dat zo, kies dan zelf een kant")
    opzet.changes += changes([deel for een in botsingen for deel in _parted(werk, een, wordt)], {})
    werk.write([], velden, wordt)
    werk.mention(wordt, [botsing.hier for botsing in botsingen])


def _parted(werk: Hernummering, een: _Botsing, wordt: Mapping[str, str]) -> list[Renamed]:
    """Our side in the file of that id, theirs in one of its own."""
    fields: dict[Pad, str] = {("id",): een.nieuw}
    fields |= {plek.pad: wordt[plek.id] for plek in references(een.stuk, wordt)}
    return [
        Renamed(een.ons.path, werk.sheets[een.ons.path].content, een.ons.tekst, {}),
        Renamed(een.hier.path, None, een.hun.tekst, fields),
    ]


def _can_part(opzet: Opzet, nu: Sheet | None, ons: Sheet, hun: Sheet) -> bool:
    """Whether both sides are records of that id, and nobody worked on the conflict since."""
    path, stam = ons.path, Stuk(ons.path, {}).stam
    soort = kind_of(path)
    if soort is None or kind_of_id(stam) is not soort:
        return False
    if not all(kant.readable and kant.document.data.get("id") == stam for kant in (ons, hun)):
        opzet.onduidelijk.append(f"{path}: een van de twee kanten is geen leesbaar record met dit id")
        return False
    if nu is None or _MARKS[0] not in nu.tekst:
        opzet.blijft.append(f"{path}: dit conflict is in het bestand al opgelost; typ `git add {path}`")
        return False
    regels = {*ons.tekst.splitlines(), *hun.tekst.splitlines()}
    if any(regel not in regels and not regel.startswith(_MARKS) for regel in nu.tekst.splitlines()):
        opzet.onduidelijk.append(f"{path}: aan dit conflict is al met de hand gewerkt; los het zelf verder op")
        return False
    return True


def _that_came_with_theirs(werk: Hernummering, wordt: Mapping[str, str], beide: Collection[str]) -> list[Plek]:
    """The references in other files that came with their side; what is not clear is named."""
    onze, hunne = _side(werk.root, "HEAD"), _side(werk.root, their_revision(werk.root))
    velden = []
    for stuk in werk.records():
        for plek in references(stuk, wordt) if stuk.bestand not in beide else ():
            van_hun = belongs_to_theirs(plek, onze(stuk.bestand), hunne(stuk.bestand))
            if van_hun:
                velden.append(plek)
            elif van_hun is None:
                werk.opzet.onduidelijk.append(
                    f"{werk.where(plek)} verwijst naar {plek.id}; beide kanten kunnen bedoeld zijn"
                )
    for path, een in werk.sheets.items():
        if path not in beide and path not in werk.stukken and id_pattern(wordt).search(een.tekst):
            werk.opzet.onduidelijk.append(f"{path} noemt een van deze ids en is niet te lezen; los dat eerst op")
    return velden


def _side(root: Path, revisie: str | None) -> Callable[[str], Stuk | None]:
    """What one side of a merge has in a file; nothing where that side is not known."""
    files: dict[str, bytes | None] = {}
    with suppress(GitError):
        if revisie:
            tree = GitTree(root, revisie)
            files = dict(tree.read(tree.paths(DATA)))

    def find(path: str) -> Stuk | None:
        een = sheet(path, files.get(path) or b"")
        return Stuk(path, een.document.data) if een.readable else None

    return find
