"""The plan of ``hernummer``: which records get another number, what changes with them and what does not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from actiepunten.bewerking import Pad
from actiepunten.cli.session import Session
from actiepunten.errors import GitError, UsageError
from actiepunten.invoer.hernummeren import (
    Nummering,
    Plek,
    Stuk,
    doubles,
    id_pattern,
    mentions,
    next_free,
    references,
    separated,
)
from actiepunten.records.ids import kind_of_id
from actiepunten.render.text import one_line
from actiepunten.storage.git import GitTree
from actiepunten.storage.plan import kind_of
from actiepunten.storage.renumber import Renamed, Sheet, changes, sheets
from actiepunten.storage.source import DATA
from actiepunten.storage.writer import FileChange
from actiepunten.storage.yamltext import comments


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
            "\n".join("  " * regel.startswith("  ") + one_line(regel) for regel in self.regels),
            _listed("Dit blijft zoals het is; kijk of dat klopt:", self.blijft),
            _listed("Dit is niet te beslissen en blijft zoals het is:", self.onduidelijk),
        ]
        return "\n\n".join(filter(None, delen)) or "geen dubbele ids gevonden"


def _listed(kop: str, regels: Iterable[str]) -> str:
    rij = [f"  {one_line(regel)}" for regel in dict.fromkeys(regels)]
    return "\n".join([kop, *rij]) if rij else ""


def named(pad: Pad) -> str:
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
        if record_id in doubles(self.records()):
            raise UsageError(f"meer bestanden hebben het id {record_id}", "typ `actiepunten hernummer` zonder id")

    def one(self, record_id: str, nieuw: str | None) -> Opzet:
        """Another number for one record; everything that refers to it follows."""
        stuk = self.stukken[self.session.register.origins[record_id].bestand]
        nummering = Nummering(stuk, nieuw or next_free(record_id, self.bezet))
        if stuk.bestand in self._landed():
            self.opzet.blijft.append(
                f"{record_id} staat al in de laatste commit; is dat de hoofdtak, dan meldt `check --basis` regel W105"
            )
        velden = [plek for ander in self.records() for plek in references(ander, {record_id})]
        self.opzet.onduidelijk += [
            f"{path} noemt dit id en is niet te lezen; los dat eerst op"
            for path, een in self.sheets.items()
            if path not in self.stukken and id_pattern({record_id}).search(een.tekst)
        ]
        self.write([nummering], velden, {record_id: nummering.nieuw})
        self.mention({record_id})
        return self.opzet

    def collisions(self) -> Opzet:
        """Another number for every record but one of each id that is there more than once."""
        nummeringen = []
        groepen = doubles(self.records())
        for record_id, groep in groepen.items():
            if not all(kind_of(stuk.bestand) is kind_of_id(record_id) for stuk in groep):
                bestanden = " en ".join(stuk.bestand for stuk in groep)
                self.opzet.onduidelijk.append(f"{bestanden} hebben een id dat niet bij hun map hoort: {record_id}")
                continue
            if (apart := separated(groep, self.bezet)) is None:
                bestanden = " en ".join(stuk.bestand for stuk in groep)
                self.opzet.onduidelijk.append(f"{bestanden} heten geen van beide naar hun id {record_id}")
                continue
            nummeringen += apart
            self.opzet.blijft += [
                f"{self.where(plek)} verwijst naar {record_id}, nu alleen {groep[0].onder(record_id)}"
                for ander in self.records()
                for plek in references(ander, {record_id})
            ]
        self.write(nummeringen, [], {})
        self.mention({nummering.stuk.id for nummering in nummeringen})
        return self.opzet

    def records(self) -> list[Stuk]:
        """The files that hold a record and can be read."""
        return [stuk for path, stuk in self.stukken.items() if path.count("/") > 1]

    def write(self, nummeringen: list[Nummering], velden: list[Plek], wordt: Mapping[str, str]) -> None:
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
            self.opzet.regels.append(f"  {self.line(oud, ('id',))} id" + ("" if blijft else f" → {een.bestand}"))
            self.opzet.regels += [f"  {self.where(plek)}" for plek in velden if plek.id == een.stuk.id]
        for path, fields in per_bestand.items():
            nieuw.append(Renamed(path, self.sheets[path].content, self.sheets[path].tekst, fields))
        self.opzet.changes += changes(nieuw, weg)

    def _landed(self) -> Collection[str]:
        """The files that the last commit holds."""
        try:
            return GitTree(self.root, "HEAD").paths(DATA)
        except GitError:
            return ()

    def mention(self, ids: Collection[str], erbij: Iterable[Sheet] = ()) -> None:
        """Name the texts and remarks in which one of the ids stands; only a person knows which record they mean."""
        if not ids:
            return
        for een in (*(self.sheets[path] for path in self.stukken), *erbij):
            for plek in mentions(Stuk(een.path, een.document.data), ids):
                self.opzet.blijft.append(f"{self.line(een, plek.pad)} {named(plek.pad)} noemt {plek.id}")
            for regel, _, tekst in comments(een.tekst):
                self.opzet.blijft += [
                    f"{een.path}:{regel} een opmerking noemt {gevonden}" for gevonden in id_pattern(ids).findall(tekst)
                ]

    def where(self, plek: Plek) -> str:
        """File, line and field of a place, for people."""
        return f"{self.line(self.sheets[plek.bestand], plek.pad)} {named(plek.pad)}"

    def line(self, een: Sheet, pad: Pad) -> str:
        """File and line of a field."""
        return f"{een.path}:{een.document.place(pad)[0]}"
