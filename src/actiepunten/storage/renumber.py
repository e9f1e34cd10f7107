"""Other numbers for records, as changes of files: their ids, their names, and what refers to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from actiepunten.bewerking import Pad, Put
from actiepunten.storage.editor import EditRefused, edit
from actiepunten.storage.plan import kind_at
from actiepunten.storage.source import DATA, Source
from actiepunten.storage.writer import FileChange
from actiepunten.storage.yamltext import Document, read_document, read_text


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of a register, with its text and data; these are empty where it cannot be read."""

    path: str
    content: bytes
    tekst: str
    document: Document

    @property
    def readable(self) -> bool:
        """Whether it holds data."""
        return self.document.data is not None and not any(fault.fatal for fault in self.document.faults)


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file of which the content comes under a name, its fields changed; ``was`` says what is there now."""

    path: str
    was: bytes | None
    tekst: str
    fields: Mapping[Pad, str]


def sheets(source: Source) -> dict[str, Sheet]:
    """Every YAML file below ``data/`` by its path."""
    paths = [path for path in source.paths(DATA) if path.endswith(".yaml")]
    return {path: sheet(path, content) for path, content in source.read(paths) if content is not None}


def sheet(path: str, content: bytes) -> Sheet:
    """One file, read."""
    tekst = read_text(content)
    if isinstance(tekst, str):
        return Sheet(path, content, tekst, read_document(tekst))
    return Sheet(path, content, content.decode("utf-8", errors="replace"), Document(None, (tekst,)))


def changes(renamed: Iterable[Renamed], gone: Mapping[str, bytes]) -> list[FileChange]:
    """What comes in the files, and the files that go; :class:`EditRefused` where a field does not stand by itself."""
    return [*_written(renamed), *(FileChange(path, content, None) for path, content in gone.items())]


def _written(renamed: Iterable[Renamed]) -> Iterator[FileChange]:
    for een in renamed:
        try:
            nieuw = edit(een.tekst, (Put(pad, waarde) for pad, waarde in een.fields.items()), kind_at(een.path))
        except EditRefused as fout:
            raise EditRefused(f"{een.path}: {fout.melding}", fout.hint) from None
        yield FileChange(een.path, een.was, nieuw.encode())
