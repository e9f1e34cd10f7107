"""A register in which every text that is not public holds a word of its own, found nowhere else.

The models of the records are walked, so that a field added later is planted too.
"""

import json
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from actiepunten.records.actie import Actie, ActieId
from actiepunten.records.base import Code, Model, Record, Slug, Vorm
from actiepunten.records.besluit import Besluit, BesluitId
from actiepunten.records.casus import Casus, CasusId
from actiepunten.records.edtf import Duur, Periode
from actiepunten.records.inrichting import Functie, Inrichting, Thema

KINDS: dict[type[Record], str] = {Besluit: "besluiten", Actie: "acties", Casus: "casuistiek"}
VARIANTEN = 3
"""As many as the kinds of deadline: each record is made once with each."""
VAST = {"id", "thema", "jaar", "soort", "orgaan", "datum", "gedeeld", "rubricering", "weggelaten"}
"""The fields without which a record cannot be told."""

GEHEIM_ORGAAN, GEHEIME_ROL, GEHEIM_THEMA, GEHEIME_DAG = "ZQORGAAN", "ZQROL", "zqthema", "2017-11-13"
DAGEN = (GEHEIME_DAG, "13 november 2017", "13-11-2017", "13/11/17", "20171113")
GEHEIME_IDS = {BesluitId: f"{GEHEIM_ORGAAN}-{GEHEIME_DAG}-81", ActieId: f"A-{GEHEIME_DAG}-82", CasusId: "C-2017-83"}
ONLEESBAAR = f"A-{GEHEIME_DAG}-84"
WEL = {Code: "HRM", Slug: "personeel", BesluitId: "DB-2018-01-19-01", ActieId: "A-2018-01-19-01", CasusId: "C-2018-01"}
NIET = {Code: GEHEIME_ROL, Slug: GEHEIM_THEMA, **GEHEIME_IDS}


@dataclass
class Plant:
    """Fills models, and keeps every word that it planted with the field that holds it."""

    woorden: dict[str, str] = field(default_factory=dict)

    def word(self, plek: str) -> str:
        """A new secret word; ``plek`` says where it is planted."""
        woord = f"zq{len(self.woorden):04d}kx"
        self.woorden[woord] = plek
        return woord

    def model(self, model: type[Model], plek: str, geheim: frozenset[str] | None, variant: int = 0) -> dict[str, Any]:
        """Raw values for every field of a model; what ``geheim`` names is secret, everything where it is ``None``."""
        hints = get_type_hints(model, include_extras=True)
        ruw = {}
        for naam in model.model_fields:
            hier = None if geheim is None or naam in geheim else geheim
            plaats = f"{plek}.{naam}"
            if naam == "afgeleid":
                ruw[naam] = [next(iter(model.model_fields))]
            elif naam == "veld":
                ruw[naam] = "titel"
            else:
                ruw[naam] = self._value(hints[naam], plaats, hier, variant)
        return ruw

    def _value(self, hint: Any, plek: str, geheim: frozenset[str] | None, variant: int) -> object:  # noqa: ANN401 (a type expression)
        keus = NIET if geheim is None else WEL
        if hint in (Code, Slug, BesluitId, ActieId, CasusId):
            return keus[hint]
        origin, delen = get_origin(hint), get_args(hint)
        if origin is Annotated:
            assert not any(isinstance(deel, Vorm) for deel in delen[1:]), f"{plek}: give it a value"
            return self._value(delen[0], plek, geheim, variant)
        if origin in (Union, types.UnionType):
            soorten = [deel for deel in delen if deel is not type(None)]
            return self._value(soorten[variant % len(soorten)], plek, geheim, variant)
        if origin is tuple:
            return [self._value(delen[0], plek, geheim, variant)]
        if origin is Literal:
            return str(getattr(delen[0], "value", delen[0]))
        if issubclass(hint, Model):
            return self.model(hint, plek, geheim, variant)
        if issubclass(hint, Enum):
            return str(list(hint)[-1].value)
        return self._scalar(hint, plek, geheim)

    def _scalar(self, hint: type, plek: str, geheim: frozenset[str] | None) -> str:
        if hint is str:
            return f"Iets over {self.word(plek)} hier" if geheim is None else _public_text(len(plek))
        dag = GEHEIME_DAG if geheim is None else "2018-03-02"
        return {int: "2018", date: dag, Periode: dag, Duur: "P6W"}[hint]


def _public_text(nummer: int) -> str:
    """A public text that names records that are not, in each manner of writing."""
    geheim = [*GEHEIME_IDS.values(), ONLEESBAAR][nummer % 4]
    vormen = (geheim, geheim.lower(), geheim.replace("-", "\u2013"), geheim.replace("-", "\u2011"), f"x{geheim}y")
    begin, einde = geheim.rsplit("-", 1)
    gedeeld = (
        geheim.replace("-", "_"),
        f"{begin}-[{einde}](https://example.nl)",
        f"[{begin}](https://example.nl)-{einde}",
        geheim.replace("-", " [", 1) + "](https://example.nl)",
        f"{begin}-[{einde}][bron]",
        f"![{begin}](beeld.png)_{einde}",
        f"{begin}&#45;`{einde}`",
    )
    return f"Gewone tekst, zie {vormen[nummer % 5]} en {gedeeld[nummer % 7]} daarover"


@dataclass(frozen=True)
class Geplant:
    """The files of the register, the secret words by where they stand, and the ids that are public."""

    bestanden: dict[str, str]
    woorden: dict[str, str]
    openbaar: tuple[str, ...]

    @property
    def alles(self) -> list[str]:
        """Everything that may not be found."""
        codes = [GEHEIM_ORGAAN, GEHEIME_ROL, GEHEIM_THEMA]
        return [*self.woorden, *codes, *DAGEN, *GEHEIME_IDS.values(), ONLEESBAAR]

    def write(self, root: Path) -> Path:
        """Write the register."""
        for path, tekst in self.bestanden.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(tekst, encoding="utf-8")
        return root


def planted() -> Geplant:
    """The register: secret records of each kind, and public ones that each withhold one field."""
    plant = Plant()
    bestanden = {"data/register.yaml": _yaml(_layout(plant), plant, "register.yaml")}
    openbaar = []
    for path, record, woord in _records(plant):
        if record["rubricering"] == "openbaar" and woord not in VAST:
            openbaar.append(str(record["id"]))
        bestanden[path] = _yaml(record, plant, path)
    kapot = f"data/acties/{ONLEESBAAR}.yaml"
    bestanden[kapot] = f"id: [{plant.word(kapot)}\ntitel: {plant.word(kapot)}"
    los = f"data/{plant.word('misplaced')}.yaml"
    bestanden[los] = f"titel: {plant.word(los)}\n"
    return Geplant(bestanden, plant.woorden, tuple(openbaar))


def opened(geplant: Geplant) -> dict[str, str]:
    """The same files as they may have been before: all public, and nothing withheld."""
    oud = {}
    for path, tekst in geplant.bestanden.items():
        regels = [regel for regel in tekst.splitlines() if not regel.startswith(("rubricering:", "weggelaten:"))]
        oud[path] = "\n".join([*regels, 'rubricering: "openbaar"', ""]) if path.count("/") > 1 else tekst
    return oud


def _layout(plant: Plant) -> dict[str, Any]:
    def functie(code: str, naam: str) -> dict[str, Any]:
        return {"code": code, "naam": naam, "opvolgers": [GEHEIME_ROL], "hoort_bij": GEHEIM_ORGAAN}

    geheim = [
        plant.model(Functie, f"register.{lijst}", None) | {"code": code, "opvolgers": ["HRM"], "hoort_bij": "DB"}
        for lijst, code in (("organen", GEHEIM_ORGAAN), ("rollen", GEHEIME_ROL))
    ]
    thema = plant.model(Thema, "register.themas", None)
    heel = plant.model(Inrichting, "register", None)
    return {
        **{naam: heel[naam] for naam in heel if naam in ("verwijderd", "toegestaan")},
        "versie": "1",
        "naam": "Register van de Stichting Voorbeeld",
        "organen": [functie("DB", "Dagelijks bestuur"), geheim[0]],
        "rollen": [functie("HRM", "Afdeling Personeel"), geheim[1]],
        "themas": [{"code": "personeel", "titel": "Personeel"}, thema],
        "settings": {"stil": "100"},
    }


def _records(plant: Plant) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Path and content of each record, with the field that it withholds; none of a record that is secret itself."""
    for kind, folder in KINDS.items():
        for nummer in range(VARIANTEN * 2):
            rubricering = ("intern", "vertrouwelijk")[nummer % 2]
            record = plant.model(kind, f"{folder}[{rubricering}]", None, nummer % VARIANTEN)
            record |= {"rubricering": rubricering, "id": _id(kind, GEHEIME_DAG, 81 + nummer * 10)}
            yield f"data/{folder}/{record['id']}.yaml", record | _facts(kind, record), ""
        open_ = plant.model(kind, folder, frozenset()) | {"rubricering": "openbaar", "weggelaten": []}
        open_["id"] = _id(kind, "2018-01-19", 1)
        yield f"data/{folder}/{open_['id']}.yaml", open_ | _facts(kind, open_), ""
        yield from _withholding(plant, kind, folder)


def _withholding(plant: Plant, kind: type[Record], folder: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    nummer = 10
    for veld in kind.model_fields:
        for variant in range(VARIANTEN):
            nummer += 1
            geheim = None if veld in VAST else frozenset({veld})
            record = plant.model(kind, f"{folder}[{veld}]", geheim, variant)
            dag = GEHEIME_DAG if veld in VAST else "2018-01-19"
            record |= {"rubricering": "openbaar", "id": _id(kind, dag, 100 + nummer)}
            record |= _facts(kind, record)
            record["weggelaten"] = [{"veld": veld, "grond": "5.1.2.e", "stelsel": "woo"}]
            yield f"data/{folder}/{record['id']}.yaml", record, veld


def _id(kind: type[Record], dag: str, nummer: int) -> str:
    orgaan = GEHEIM_ORGAAN if dag == GEHEIME_DAG else "DB"
    begin = {Besluit: f"{orgaan}-{dag}", Actie: f"A-{dag}", Casus: f"C-{dag[:4]}"}[kind]
    eerste = {Besluit: 81, Actie: 82, Casus: 83}[kind]
    return f"{begin}-{eerste if nummer == 81 else nummer:02d}"


def _facts(kind: type[Record], record: dict[str, Any]) -> dict[str, Any]:
    """What has to fit together."""
    if kind is not Besluit:
        return {}
    orgaan, dag = record["id"].split("-", 1)
    return {"orgaan": orgaan, "datum": dag[:10], "soort": "besluit"}


def _yaml(waarde: dict[str, Any], plant: Plant, plek: str) -> str:
    """The fields one a line, which is YAML too, under a remark."""
    regels = [f"{naam}: {json.dumps(inhoud, ensure_ascii=False)}" for naam, inhoud in waarde.items() if inhoud != []]
    return "\n".join([f"# opmerking {plant.word(f'{plek} (remark)')}", *regels, ""])
