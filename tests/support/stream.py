"""A register without a disk: files as bytes, or one text that holds several YAML documents; and one run of check."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from actiepunten.cli.session import make_register
from actiepunten.herkomst import Herkomst
from actiepunten.register import Register
from actiepunten.render import bevindingen
from actiepunten.render.screen import PLAIN
from actiepunten.rules.registry import Toets, Vergelijking
from actiepunten.rules.runner import Keuze, Uitslag, run
from actiepunten.rules.voorbeelden import split_files
from actiepunten.stand import Stand
from actiepunten.storage.loader import REGISTER_FILE, Loaded, load
from actiepunten.storage.places import locate, remarks
from actiepunten.storage.source import Source
from actiepunten.verschil.paren import Paring

PEILDATUM = date(2024, 12, 31)
VANDAAG = date(2025, 1, 15)

REGISTER = """\
versie: 1
naam: Actiepunten van de Stichting Voorbeeld
organen:
  - {code: DB, naam: Dagelijks bestuur}
  - {code: AB, naam: Algemeen bestuur}
rollen:
  - {code: HRM, naam: Afdeling Personeel}
  - {code: ICT, naam: Afdeling Automatisering}
  - {code: COM, naam: Afdeling Communicatie}
themas:
  - {code: personeel, titel: Personeel}
  - {code: gebouw, titel: Gebouw}
"""

_PEILDATUM = re.compile(r"# peildatum: (\d{4}-\d{2}-\d{2})\n")


class MapSource:
    """Files by path, given as bytes; ``None`` for what is no plain file. A register.yaml is added where none is."""

    revisie: str | None = None

    def __init__(self, files: Mapping[str, bytes | None]) -> None:
        self.files = {REGISTER_FILE: REGISTER.encode(), **files}

    def paths(self, folder: str) -> list[str]:
        """All files below the folder, sorted."""
        return sorted(path for path in self.files if path.startswith(f"{folder}/"))

    def read(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The content of each file."""
        for path in paths:
            yield path, self.files.get(path)


class StreamSource(MapSource):
    """One text in which each file begins with a line ``=== data/acties/A-2024-01-10-01.yaml``.

    A first line ``# peildatum: 2024-06-30`` says as of when the register is to be checked.
    A file as it was before a change begins with ``=== basis data/…``, as it became or is new with ``=== nieuw data/…``;
    then the files without such a word are on both sides.
    """

    def __init__(self, tekst: str) -> None:
        gezegd = _PEILDATUM.match(tekst)
        self.peildatum = date.fromisoformat(gezegd[1]) if gezegd else PEILDATUM
        files = {kop: inhoud.encode() for kop, inhoud in split_files(tekst).items()}
        super().__init__({kop.removeprefix("nieuw "): f for kop, f in files.items() if not kop.startswith("basis ")})
        oud = {kop.removeprefix("basis "): f for kop, f in files.items() if not kop.startswith("nieuw ")}
        self.basis = MapSource(oud) if any(" " in kop for kop in files) else None


@dataclass(frozen=True)
class Controle:
    """What ``actiepunten check`` does with a source, at a fixed peildatum and today."""

    source: Source
    peildatum: date = PEILDATUM
    vandaag: date = VANDAAG

    @classmethod
    def of_text(cls, tekst: str) -> "Controle":
        """The check of a stream, as of the peildatum that it names."""
        source = StreamSource(tekst)
        return cls(source, source.peildatum)

    @cached_property
    def loaded(self) -> Loaded:
        """Records and findings about their form."""
        return load(self.source)

    @cached_property
    def register(self) -> Register:
        """The records that could be read."""
        return make_register(self.loaded)

    @cached_property
    def vergelijking(self) -> Vergelijking | None:
        """The change since the base that the stream tells of, if it does."""
        basis = getattr(self.source, "basis", None)
        return Vergelijking(Paring(make_register(load(basis)), self.register)) if basis else None

    @cached_property
    def stand(self) -> Stand:
        """The register at the peildatum."""
        return Stand(self.register, self.peildatum)

    def run(self, kies: Iterable[str] = (), negeer: Iterable[str] = ()) -> Uitslag:
        """The findings of these rules; of all of them where none is named."""
        keuze = Keuze(tuple(kies), tuple(negeer))
        toets = Toets(self.stand, self.vandaag, self.vergelijking, remarks)
        return run(toets, self.loaded.bevindingen, self.loaded.inrichting_origin, locate, keuze)

    def codes(self) -> list[str]:
        """The rule of each finding, in the order in which they are shown."""
        return [bevinding.regel for bevinding in self.run().bevindingen]

    def text(self, code: str) -> str:
        """The lines of one rule in a full run, as the user sees them, without the summary below them."""
        gevonden = tuple(bevinding for bevinding in self.run().bevindingen if bevinding.regel == code)
        herkomst = Herkomst(self.register.inrichting.naam, self.peildatum, "gekozen", None, ())
        tekst = bevindingen.render("tekst", herkomst, self.stand, Uitslag(gevonden, ()), PLAIN)
        *regels, _ = tekst.splitlines(keepends=True)
        return "".join(regels)
