"""From a source to records and findings of family V. One broken file never hides the others."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import ValidationError

from actiepunten.bevinding import Bevinding, Ernst, Plaats, field_path
from actiepunten.errors import RegisterNotFound
from actiepunten.records.actie import Actie
from actiepunten.records.base import TEKSTVELDEN, Model
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.entry import AnyRecord, Entry, Origin
from actiepunten.records.ids import ACTIE_PATTERN, BESLUIT_PATTERN, CASUS_PATTERN, Soort, besluit_parts
from actiepunten.records.inrichting import Inrichting
from actiepunten.storage.messages import translate
from actiepunten.storage.source import DATA, Source
from actiepunten.storage.yamltext import Document, Fault, Pad, read_document, read_text

REGISTER_FILE = f"{DATA}/register.yaml"
_MODELS: dict[str, type[AnyRecord]] = {
    f"{DATA}/{Soort.BESLUIT.map}": Besluit,
    f"{DATA}/{Soort.ACTIE.map}": Actie,
    f"{DATA}/{Soort.CASUS.map}": Casus,
}

_PATTERNS = {Besluit: BESLUIT_PATTERN, Actie: ACTIE_PATTERN, Casus: CASUS_PATTERN}
AnyModel = TypeVar("AnyModel", bound=Model)


@dataclass(slots=True)
class Loaded:
    """What a source holds: records, the layout of the register, findings, and the files that were left out."""

    inrichting: Inrichting | None = None
    inrichting_origin: Origin = field(default_factory=lambda: Origin(REGISTER_FILE, ""))
    entries: list[Entry] = field(default_factory=list)
    bevindingen: list[Bevinding] = field(default_factory=list)
    onleesbaar: list[str] = field(default_factory=list)


def load(source: Source) -> Loaded:
    """Everything below ``data/``; :class:`RegisterNotFound` where there is no ``register.yaml``."""
    paths = source.paths(DATA)
    if REGISTER_FILE not in paths:
        waar = f"op revisie {source.revisie}" if source.revisie else "hier"
        raise RegisterNotFound(f"{waar} staat geen register ({REGISTER_FILE})", "kies een andere map of revisie")
    loaded = Loaded()
    records = {path: None for path in paths if _is_record(path) or path in _MODELS}
    for path, content in source.read([REGISTER_FILE, *records]):
        _load_file(path, content, loaded, records)
    loaded.bevindingen += _misplaced(path for path in paths if path not in records)
    _refuse_doubles(loaded)
    return loaded


def _is_record(path: str) -> bool:
    return str(PurePosixPath(path).parent) in _MODELS and path.endswith(".yaml")


def _misplaced(paths: Iterator[str]) -> Iterator[Bevinding]:
    for path in paths:
        if path.lower().endswith((".yaml", ".yml")) and path != REGISTER_FILE:
            mappen = ", ".join(_MODELS)
            oplossing = f"zet een record als <id>.yaml in een van de mappen {mappen}"
            yield _bevinding("V206", path, (0, 0), "dit bestand wordt niet gelezen", oplossing)


def _load_file(path: str, content: bytes | None, loaded: Loaded, paths: Container[str]) -> None:
    if content is None or path in _MODELS:
        melding = "dit is een koppeling, een map of een bestand dat niet te lezen is"
        oplossing = "maak er een gewoon, leesbaar bestand van"
        loaded.bevindingen.append(_bevinding("V101", path, (0, 0), melding, oplossing))
        loaded.onleesbaar.append(path)
        return
    tekst = read_text(content)
    document = read_document(tekst) if isinstance(tekst, str) else Document(None, (tekst,))
    origin = Origin(path, tekst if isinstance(tekst, str) else "")
    loaded.bevindingen += [_of_fault(path, fault) for fault in document.faults if _matters(fault)]
    model: type[Model] = Inrichting if path == REGISTER_FILE else _MODELS[str(PurePosixPath(path).parent)]
    record = _validate(model, document, path, loaded.bevindingen)
    if record is None or any(fault.fatal for fault in document.faults):
        loaded.onleesbaar.append(path)
    elif isinstance(record, Inrichting):
        loaded.inrichting, loaded.inrichting_origin = record, origin
    elif isinstance(record, Besluit | Actie | Casus):
        loaded.entries.append(Entry(record, origin))
        loaded.bevindingen += _about_id(record, document, path, paths)


def read_model(model: type[AnyModel], path: str, content: bytes) -> tuple[AnyModel | None, list[Bevinding]]:
    """What one file of that model holds, and what is wrong with it; ``None`` where it cannot be used."""
    tekst = read_text(content)
    document = read_document(tekst) if isinstance(tekst, str) else Document(None, (tekst,))
    bevindingen = [_of_fault(path, fault) for fault in document.faults if _matters(fault)]
    gelezen = _validate(model, document, path, bevindingen)
    return (None if any(fault.fatal for fault in document.faults) else gelezen), bevindingen


def _matters(fault: Fault) -> bool:
    """A comment behind a code or date is a comment; behind free text it may have been part of the text."""
    namen = [deel for deel in fault.pad if isinstance(deel, str)]
    return fault.regel != "V110" or (bool(namen) and namen[-1] in TEKSTVELDEN)


def _validate(model: type[AnyModel], document: Document, path: str, found: list[Bevinding]) -> AnyModel | None:
    if document.data is None:
        return None
    try:
        return model.model_validate(document.data)
    except ValidationError as fouten:
        known = {fault.pad for fault in document.faults if fault.fatal}
        for fout in fouten.errors(include_url=False):
            real = document.real(fout["loc"])
            if not _explained(real, known):
                regel, melding, oplossing = translate(fout, model, real)
                place = document.place(fout["loc"], key=regel == "V201")
                found.append(_bevinding(regel, path, place, melding, oplossing, pad=real))
        return None


def _explained(pad: Pad, known: set[Pad]) -> bool:
    """Whether a fault of the text itself already says what is wrong at this place."""
    return any(pad[: len(begin)] == begin for begin in known)


def _about_id(record: AnyRecord, document: Document, path: str, paths: Container[str]) -> Iterator[Bevinding]:
    stem = PurePosixPath(path).stem
    if record.id != stem:
        is_copy = str(PurePosixPath(path).with_name(f"{record.id}.yaml")) in paths
        eigen_id = is_copy and re.fullmatch(_PATTERNS[type(record)], stem)
        oplossing = f"zet id: {stem}" if eigen_id else f"hernoem het bestand naar {record.id}.yaml"
        melding = f"het id {record.id} is niet de bestandsnaam"
        yield _bevinding("V204", path, document.place(("id",)), melding, oplossing, record.id)
    if isinstance(record, Besluit) and (delen := besluit_parts(record.id)):
        orgaan, datum, _ = delen
        if (orgaan, datum) != (record.orgaan, record.datum.isoformat()):
            melding = f"het id {record.id} past niet bij orgaan {record.orgaan} en datum {record.datum}"
            oplossing = "verbeter het orgaan of de datum; het id zelf blijft wat het was"
            yield _bevinding("V207", path, document.place(("id",)), melding, oplossing, record.id)


def _refuse_doubles(loaded: Loaded) -> None:
    """Of records with one id only the one in the file of that name is kept; without such a file none is."""
    eigenaars: dict[str, list[Entry]] = {}
    for entry in loaded.entries:
        eigenaars.setdefault(entry.record.id, []).append(entry)
    for record_id, entries in eigenaars.items():
        if len(entries) > 1:
            goed = [entry for entry in entries if PurePosixPath(entry.origin.bestand).stem == record_id]
            for entry in entries:
                if len(goed) != 1 or entry is not goed[0]:
                    loaded.entries.remove(entry)
                    loaded.onleesbaar.append(entry.origin.bestand)
                    loaded.bevindingen.append(_double(entry, [e for e in entries if e is not entry]))


def _double(entry: Entry, anderen: list[Entry]) -> Bevinding:
    record_id, path = entry.record.id, entry.origin.bestand
    ook = ", ".join(ander.origin.bestand for ander in anderen)
    place = read_document(entry.origin.tekst).place(("id",))
    melding = f"het id {record_id} staat ook in {ook}; dit record is weggelaten"
    return _bevinding("V205", path, place, melding, "geef dit record een eigen, vrij nummer", record_id)


def _of_fault(path: str, fault: Fault) -> Bevinding:
    place = (fault.regelnummer, fault.kolom)
    return _bevinding(fault.regel, path, place, fault.melding, fault.oplossing, pad=fault.pad)


def _bevinding(
    regel: str,
    path: str,
    place: tuple[int, int],
    melding: str,
    oplossing: str,
    record: str | None = None,
    pad: Pad = (),
) -> Bevinding:
    naam = record or (PurePosixPath(path).stem if _is_record(path) else None)
    return Bevinding(regel, Ernst.FOUT, Plaats(path, *place), melding, oplossing, naam, field_path(pad))
