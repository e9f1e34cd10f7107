"""From a plan to the files that it changes: new records as text, edits by span; nothing is written yet."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from actiepunten.bewerking import Aanpassing, Append, Edit, NieuwRecord, Plan, Put
from actiepunten.errors import ActiepuntenError
from actiepunten.records.entry import Origin
from actiepunten.records.ids import Soort
from actiepunten.storage.editor import EditRefused, edit
from actiepunten.storage.source import DATA
from actiepunten.storage.writer import FileChange
from actiepunten.storage.yamlout import prepared, record_text
from actiepunten.storage.yamltext import read_document, read_text


def changes_of(root: Path, plan: Plan, origins: Mapping[str, Origin]) -> list[FileChange]:
    """What the plan does to the files; ``origins`` says where each record that is there was read from.

    :class:`EditRefused` where something cannot be written as it was meant.
    """
    changes: dict[str, FileChange] = {}
    for deel in plan:
        match deel:
            case NieuwRecord(soort):
                change = FileChange(path_of(soort, deel.id), None, _new_text(deel).encode())
            case Aanpassing(record, edits):
                path = origins[record].bestand
                eerder = changes.get(path)
                oud = eerder.oud if eerder else _read(root, path)
                begin = eerder.nieuw if eerder else oud
                change = FileChange(path, oud, _edited(path, begin or b"", edits))
        changes[change.path] = change
    return [change for change in changes.values() if change.oud != change.nieuw]


def path_of(soort: Soort, record_id: str) -> str:
    """Where a record of that kind and id stands."""
    return f"{DATA}/{soort.map}/{record_id}.yaml"


def kind_at(path: str) -> Soort:
    """The kind of record that stands in a file, by its folder."""
    return next(soort for soort in Soort if path.startswith(f"{DATA}/{soort.map}/"))


def kind_of(path: str) -> Soort | None:
    """The kind of record that a file in any folder holds, by the last steps of its path; ``None`` for no record."""
    *_, data, folder, naam = ("", "", *path.split("/"))
    return next((soort for soort in Soort if (data, folder) == (DATA, soort.map) and naam.endswith(".yaml")), None)


def _new_text(record: NieuwRecord) -> str:
    data = prepared(record.data)
    assert isinstance(data, dict)  # noqa: S101 (what goes in as a group comes out as one)
    tekst = record_text(record.soort, data)
    if read_document(tekst).data != data:
        raise EditRefused(f"{record.id} bevat tekst die niet in een bestand past", "haal vreemde tekens uit de tekst")
    return tekst


def _read(root: Path, path: str) -> bytes:
    try:
        return (root / path).read_bytes()
    except OSError:
        raise ActiepuntenError(f"{path} is niet te lezen", "zie `actiepunten check`") from None


def _edited(path: str, content: bytes, edits: Iterable[Edit]) -> bytes:
    tekst = read_text(content)
    if not isinstance(tekst, str):
        raise EditRefused(f"{path}: {tekst.melding}", tekst.oplossing)
    try:
        return edit(tekst, map(_prepared, edits), kind_at(path)).encode()
    except EditRefused as fout:
        raise EditRefused(f"{path}: {fout.melding}", fout.hint) from None


def _prepared(een: Edit) -> Edit:
    naam = next((str(stap) for stap in reversed(een.pad) if isinstance(stap, str)), "")
    match een:
        case Append(pad, item):
            return Append(pad, prepared(item, naam, len(pad) + 1))
        case Put(pad, waarde):
            return Put(pad, prepared(waarde, naam, len(pad)))
        case _:
            return een
