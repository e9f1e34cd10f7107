"""The plan of ``hernummer``: which records get another number, what changes with them and what does not."""

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from actiepunten.bewerking import Pad
from actiepunten.cli.session import Session
from actiepunten.errors import GitError, UsageError
from actiepunten.invoer.hernummeren import (
    Nummering,
    Plek,
    Stuk,
    belongs_to_theirs,
    doubles,
    id_pattern,
    look_alike,
    mentions,
    next_free,
    references,
    separated,
)
from actiepunten.storage.git import GitTree, both_added, their_revision
from actiepunten.storage.renumber import Renamed, Sheet, changes, sheet, sheets
from actiepunten.storage.source import DATA
from actiepunten.storage.writer import FileChange
from actiepunten.storage.yamltext import comments

_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass(slots=True)
class Opzet:
    """What ``hernummer`` is going to do, in words and as files."""

    regels: list[str] = field(default_factory=list)
    blijft: list[str] = field(default_factory=list)
    onduidelijk: list[str] = field(default_factory=list)
    changes: list[FileChange] = field(default_factory=list)

    @property
    def tekst(self) -> str:
        """The plan for people."""
        delen = [
            "\n".join(self.regels),
            _listed("Dit blijft zoals het is; kijk of dat klopt:", self.blijft),
            _listed("Dit is niet te beslissen en blijft zoals het is:", self.onduidelijk),
        ]
        return "\n\n".join(filter(None, delen)) or "geen dubbele ids gevonden"


def _listed(kop: str, regels: Iterable[str]) -> str:
    rij = [f"  {regel}" for regel in dict.fromkeys(regels)]
    return "\n".join([kop, *rij]) if rij else ""


def _named(pad: Pad) -> str:
    """The field without the numbers of items, which the line already tells."""
    return ".".join(stap for stap in pad if isinstance(stap, str))


class Hernummering:
    """The files of a register while a plan is made."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.root = session.root
        self.sheets = sheets(session.source)
        self.stukken = {path: Stuk(path, een.document.data) for path, een in self.sheets.items() if een.readable}
        weg = [verwijderd.casus for verwijderd in session.register.inrichting.verwijderd]
        self.bezet = {*weg, *(path.rsplit("/", 1)[-1].removesuffix(".yaml") for path in self.sheets)}
        self.bezet |= {stuk.id for stuk in self.stukken.values()}
        self.opzet = Opzet()

    def refuse_double(self, record_id: str) -> None:
        """Stop where more files have that id: it does not say which record is meant."""
        if record_id in doubles(self._records()):
            raise UsageError(f"meer bestanden hebben het id {record_id}", "typ `actiepunten hernummer` zonder id")

    def one(self, record_id: str, nieuw: str | None) -> Opzet:
        """Another number for one record; everything that refers to it follows."""
        stuk = self.stukken[self.session.register.origins[record_id].bestand]
        nummering = Nummering(stuk, nieuw or next_free(record_id, self.bezet))
        if stuk.bestand in self._landed():
            self.opzet.blijft.append(
                f"{record_id} staat al in de laatste commit; is dat de hoofdtak, dan meldt `check --basis` regel W105"
            )
        velden = [plek for ander in self._records() for plek in references(ander, {record_id})]
        self._write([nummering], velden, {record_id: nummering.nieuw})
        self._mention({record_id})
        return self.opzet

    def collisions(self) -> Opzet:
        """Another number for every record but one of each id that is there more than once."""
        nummeringen = []
        groepen = doubles(self._records())
        for record_id, groep in groepen.items():
            if (apart := separated(groep, self.bezet)) is None:
                bestanden = " en ".join(stuk.bestand for stuk in groep)
                self.opzet.onduidelijk.append(f"{bestanden} heten geen van beide naar hun id {record_id}")
                continue
            nummeringen += apart
            self.opzet.blijft += [
                f"{self._where(plek)} verwijst naar {record_id}, nu alleen {groep[0].onder(record_id)}"
                for ander in self._records()
                for plek in references(ander, {record_id})
            ]
        self._write(nummeringen, [], {})
        self._both_sides()
        self._mention({record_id for record_id in groepen if record_id in {n.stuk.id for n in nummeringen}})
        return self.opzet

    def _records(self) -> list[Stuk]:
        return [stuk for path, stuk in self.stukken.items() if path.count("/") > 1]

    def _write(self, nummeringen: list[Nummering], velden: list[Plek], wordt: Mapping[str, str]) -> None:
        """The changes of files, and the lines of the plan that say so; ``velden`` follow ``wordt``."""
        per_bestand: dict[str, dict[Pad, str]] = {}
        for plek in velden:
            per_bestand.setdefault(plek.bestand, {})[plek.pad] = wordt[plek.id]
        nieuw, weg = [], {}
        for een in nummeringen:
            oud = self.sheets[een.stuk.bestand]
            blijft = een.bestand == oud.path
            velden_hier = {("id",): een.nieuw} | per_bestand.pop(oud.path, {})
            nieuw.append(Renamed(een.bestand, oud.content if blijft else None, oud.tekst, velden_hier))
            if not blijft:
                weg[oud.path] = oud.content
            self.opzet.regels.append(f"{een.stuk.id} wordt {een.nieuw}: {een.stuk.data.get('titel', '')}")
            self.opzet.regels.append(f"  {self._line(oud, ('id',))} id" + ("" if blijft else f" → {een.bestand}"))
            self.opzet.regels += [f"  {self._where(plek)}" for plek in velden if plek.id == een.stuk.id]
        for path, fields in per_bestand.items():
            nieuw.append(Renamed(path, self.sheets[path].content, self.sheets[path].tekst, fields))
        self.opzet.changes += changes(nieuw, weg)

    def _both_sides(self) -> None:
        """The records that both sides of a merge made under one id: ours keeps it, theirs gets the next one."""
        try:
            botsingen = both_added(self.root, DATA)
        except GitError:  # a register that is not in git has no merges
            return
        paren = {path: (sheet(path, ons), sheet(path, hun)) for path, (ons, hun) in botsingen.items()}
        goed = {path: paar for path, paar in paren.items() if path.count("/") > 1 and self._can_part(path, *paar)}
        wordt = {}
        for path in goed:
            record_id = Stuk(path, {}).stam
            wordt[record_id] = next_free(record_id, self.bezet)
            self.bezet.add(wordt[record_id])
        velden = self._theirs(wordt, paren)
        renamed = []
        for path, (ons, hun) in goed.items():
            stuk = Stuk(path, hun.document.data)
            nieuw, eigen = wordt[stuk.id], list(references(stuk, wordt))
            self.opzet.regels += [
                f"{stuk.id} van de andere kant wordt {nieuw}: {stuk.data.get('titel', '')}",
                f"  {path} houdt onze kant: {ons.document.data.get('titel', '')}",
                f"  {stuk.onder(nieuw)} krijgt de andere kant",
                *(f"  {self._where(plek)}" for plek in velden if plek.id == stuk.id),
            ]
            if look_alike(stuk.data, ons.document.data):
                self.opzet.blijft.append(
                    f"{stuk.id} van beide kanten lijkt één record; is dat zo, kies dan zelf een kant"
                )
            fields: dict[Pad, str] = {("id",): nieuw} | {plek.pad: wordt[plek.id] for plek in eigen}
            renamed += [
                Renamed(path, self.sheets[path].content, ons.tekst, {}),
                Renamed(stuk.onder(nieuw), None, hun.tekst, fields),
            ]
        self.opzet.changes += changes(renamed, {})
        self._write([], velden, wordt)
        nieuwe = [
            replace(hun, path=Stuk(path, {}).onder(wordt[Stuk(path, {}).stam])) for path, (_, hun) in goed.items()
        ]
        self._mention(wordt, nieuwe)

    def _can_part(self, path: str, ons: Sheet, hun: Sheet) -> bool:
        """Whether both sides are records of that id, and nobody worked on the conflict since."""
        stam = Stuk(path, {}).stam
        if not all(een.readable and een.document.data.get("id") == stam for een in (ons, hun)):
            self.opzet.onduidelijk.append(f"{path}: een van de twee kanten is geen leesbaar record met dit id")
            return False
        nu = self.sheets.get(path)
        if nu is None or _MARKS[0] not in nu.tekst:
            self.opzet.blijft.append(f"{path}: dit conflict is in het bestand al opgelost; typ `git add {path}`")
            return False
        regels = {*ons.tekst.splitlines(), *hun.tekst.splitlines()}
        if any(regel not in regels and not regel.startswith(_MARKS) for regel in nu.tekst.splitlines()):
            self.opzet.onduidelijk.append(f"{path}: aan dit conflict is al met de hand gewerkt; los het zelf verder op")
            return False
        return True

    def _theirs(self, wordt: Mapping[str, str], paren: Collection[str]) -> list[Plek]:
        """The references in other files that came with their side; what is not clear is named."""
        onze, hunne = self._side("HEAD"), self._side(their_revision(self.root) if wordt else None)
        velden = []
        for stuk in self._records():
            for plek in references(stuk, wordt) if stuk.bestand not in paren else ():
                van_hun = belongs_to_theirs(plek, onze(stuk.bestand), hunne(stuk.bestand))
                if van_hun:
                    velden.append(plek)
                elif van_hun is None:
                    self.opzet.onduidelijk.append(
                        f"{self._where(plek)} verwijst naar {plek.id}; beide kanten kunnen bedoeld zijn"
                    )
        for path, een in self.sheets.items():
            if wordt and path not in paren and path not in self.stukken and id_pattern(wordt).search(een.tekst):
                self.opzet.onduidelijk.append(f"{path} noemt een van deze ids en is niet te lezen; los dat eerst op")
        return velden

    def _side(self, revisie: str | None) -> Callable[[str], Stuk | None]:
        """What one side of a merge has in a file; nothing where that side is not known."""
        files = dict[str, bytes | None]()
        with suppress(GitError):
            if revisie:
                tree = GitTree(self.root, revisie)
                files = dict(tree.read(tree.paths(DATA)))

        def find(path: str) -> Stuk | None:
            een = sheet(path, files.get(path) or b"")
            return Stuk(path, een.document.data) if een.readable else None

        return find

    def _landed(self) -> Collection[str]:
        """The files that the last commit holds."""
        try:
            return GitTree(self.root, "HEAD").paths(DATA)
        except GitError:
            return ()

    def _mention(self, ids: Collection[str], erbij: Iterable[Sheet] = ()) -> None:
        """Name the texts and remarks in which one of the ids stands; only a person knows which record they mean."""
        if not ids:
            return
        for een in (*(self.sheets[path] for path in self.stukken), *erbij):
            for plek in mentions(Stuk(een.path, een.document.data), ids):
                self.opzet.blijft.append(f"{self._line(een, plek.pad)} {_named(plek.pad)} noemt {plek.id}")
            for regel, _, tekst in comments(een.tekst):
                self.opzet.blijft += [
                    f"{een.path}:{regel} een opmerking noemt {gevonden}" for gevonden in id_pattern(ids).findall(tekst)
                ]

    def _where(self, plek: Plek) -> str:
        return f"{self._line(self.sheets[plek.bestand], plek.pad)} {_named(plek.pad)}"

    def _line(self, een: Sheet, pad: Pad) -> str:
        return f"{een.path}:{een.document.place(pad)[0]}"
