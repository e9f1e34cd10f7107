"""A record that is there changed: field by field, or its whole text in an editor."""

from collections.abc import Mapping, Sequence

from actiepunten.bewerking import Aanpassing, Append, Edit, Put, Remove
from actiepunten.cli.options import Schrijfwijze
from actiepunten.cli.schrijven.editor import edit_until_right
from actiepunten.cli.schrijven.formulier import Formulier, Getypt
from actiepunten.cli.schrijven.invullen import anchored, complete
from actiepunten.cli.schrijven.schrijver import Schrijver, begrip_of, tell
from actiepunten.cli.session import Session
from actiepunten.errors import ActiepuntenError, UsageError
from actiepunten.records.entry import MODELS
from actiepunten.records.ids import Soort
from actiepunten.storage.plan import kind_at, path_of
from actiepunten.storage.writer import FileChange
from actiepunten.storage.yamlout import FIELD_ORDER
from actiepunten.storage.yamltext import read_document

_HISTORY = {
    "termijn": "let op: een termijn die verschuift, legt u vast met `actiepunten uitstel`; zo blijft de oude zichtbaar",
    "wie": "let op: een nieuwe eigenaar legt u vast met `actiepunten overdracht`; zo blijft de vorige zichtbaar",
}
_HELP = "#| "
"""The lines that explain the fields in the editor; they are not kept."""


def change_fields(
    session: Session,
    record_id: str,
    formulieren: Mapping[Soort, Formulier],
    getypt: Getypt,
    leeg: Sequence[str],
    wijze: Schrijfwijze,
) -> None:
    """Give fields of the record another value, or none."""
    origin = session.register.origins.get(record_id)
    if origin is None:
        raise ActiepuntenError(f"{record_id} is niet te lezen", f"verbeter het eerst met `wijzig {record_id} --bewerk`")
    soort = kind_at(origin.bestand)
    formulier = formulieren[soort]
    for veld in (*getypt, *leeg):
        if veld not in formulier.velden:
            raise UsageError(f"een {soort} heeft geen veld {veld}", f"kies uit: {', '.join(formulier.velden)}")
    if samen := next((veld for veld in leeg if veld in getypt), None):
        raise UsageError(f"{samen} krijgt een waarde en wordt leeggemaakt", "kies een van de twee")
    staat_er = read_document(origin.tekst).data
    data = complete(formulier, getypt, anchored(begrip_of(session), staat_er))
    verbeterd = data.pop("correcties", [])  # these are only ever added
    edits: list[Edit] = [Put((veld,), waarde) for veld, waarde in data.items()]
    edits += [Append(("correcties",), een) for een in verbeterd]
    for veld, raad in _HISTORY.items():
        if veld in getypt and staat_er.get(veld, data.get(veld)) != data.get(veld):
            tell(raad)
    edits += [Remove((veld,)) for veld in dict.fromkeys(leeg) if veld in staat_er]
    Schrijver(wijze.register, wijze.droog).voer_uit(lambda _: [Aanpassing(record_id, tuple(edits))])


def edit_file(session: Session, record_id: str, wijze: Schrijfwijze) -> None:
    """The file itself in the editor; refused, and kept, where it changed meanwhile or breaks a rule."""
    path = _path_of(session, record_id)
    oud = next(iter(session.source.read([path])))[1]
    if oud is None:
        raise ActiepuntenError(f"{path} is niet te lezen", "maak er een gewoon, leesbaar bestand van")
    try:
        tekst = oud.decode("utf-8")
    except UnicodeDecodeError:
        raise ActiepuntenError(f"{path} is geen UTF-8", "bewaar het bestand eerst opnieuw als UTF-8") from None
    eol = "\r\n" if "\r\n" in tekst else "\n"
    uitleg = [f"{_HELP}{regel}" for regel in _explained(kind_at(path))]

    def use(nieuw: str) -> None:
        regels = nieuw.splitlines(keepends=True)
        schoon = "".join(regel for regel in regels if regel.rstrip("\r\n") not in uitleg)
        change = FileChange(path, oud, schoon.encode("utf-8", errors="replace"))
        Schrijver(wijze.register, wijze.droog).schrijf(lambda _: [change])

    edit_until_right(eol.join([*uitleg, tekst]), f"{record_id}.yaml", use, droog=wijze.droog)


def _path_of(session: Session, record_id: str) -> str:
    """The file of the record; of one that cannot be read the file of its name."""
    if origin := session.register.origins.get(record_id):
        return origin.bestand
    onleesbaar = session.register.onleesbaar
    return next(path for path in (path_of(soort, record_id) for soort in Soort) if path in onleesbaar)


def _explained(soort: Soort) -> list[str]:
    velden = {veld: info.description or "" for veld, info in MODELS[soort].model_fields.items()}
    return [
        "Deze regels met #| worden niet bewaard. Bewaar en sluit de editor om te schrijven. De velden:",
        *(f"  {veld}: {velden[veld]}" for veld in FIELD_ORDER[soort]),
    ]
