r"""What all kinds of record share, and the types of their fields.

A record is frozen, refuses unknown keys and holds tuples instead of lists: pydantic's ``frozen`` does not freeze
what is inside.
Every scalar arrives as text; the types here give it its meaning.
The sentences of the ``ValueError``\\ s reach the user through ``storage.messages``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from actiepunten.records.edtf import Duur, Periode, parse_duur, parse_edtf
from actiepunten.records.ids import CODE_PATTERN
from actiepunten.taal import in_woorden

_ISO_DAY = r"\d{4}-\d{2}-\d{2}"


class Rubricering(StrEnum):
    """Who may see a record, from wide to narrow; the order of the members is the order of secrecy."""

    OPENBAAR = "openbaar"
    INTERN = "intern"
    VERTROUWELIJK = "vertrouwelijk"

    @property
    def hoogte(self) -> int:
        """0 for the widest."""
        return list(Rubricering).index(self)


def _text(waarde: object) -> str:
    if not isinstance(waarde, str):
        raise ValueError("verwacht één waarde, geen lijst en geen groep velden")
    return waarde


def _filled(waarde: str) -> str:
    if not waarde.strip():
        raise ValueError("de tekst is leeg; vul haar in of laat het veld weg")
    return waarde


def _date(waarde: object) -> date:
    tekst = _text(waarde)
    if not re.fullmatch(_ISO_DAY, tekst, re.ASCII):
        raise ValueError("geef één dag, zoals 2018-03-02")
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise ValueError(f"de dag {tekst} bestaat niet in de kalender") from None


def _period(waarde: object) -> Periode:
    return parse_edtf(_text(waarde))


def _moment(waarde: object) -> Periode:
    periode = _period(waarde)
    if periode.vroegste is None or periode.laatste is None:
        raise ValueError("geef een datum of periode met een begin en een einde, zonder ..")
    return periode


def _number(waarde: object) -> int:
    tekst = _text(waarde)
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", tekst):
        raise ValueError("geef een heel getal, zonder voorloopnul")
    return int(tekst)


@dataclass(frozen=True)
class Vorm:
    """Marks a text that must have the form of ``pattern``; ``voorbeeld`` is for the message and the editor."""

    pattern: str
    voorbeeld: str
    tekens: str = ""

    def parse(self, waarde: object) -> str:
        """The text itself, once it has the form."""
        tekst = _text(waarde)
        if not re.fullmatch(self.pattern, tekst, re.ASCII):
            vorm = f"gebruik {self.tekens}, zoals" if self.tekens else "dit heeft niet de vorm van"
            raise ValueError(f"{vorm} {self.voorbeeld}")
        for dag in re.findall(_ISO_DAY, tekst, re.ASCII):
            _date(dag)
        return tekst

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.parse)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": f"^{self.pattern}$", "examples": [self.voorbeeld]}


def _schema_of_date(beschrijving: str, *voorbeelden: str) -> WithJsonSchema:
    # An editor reads an unquoted 2019 as a number; the register reads every scalar as text.
    return WithJsonSchema({"type": ["string", "integer"], "description": beschrijving, "examples": list(voorbeelden)})


def _no_doubles(waarden: tuple[str, ...]) -> tuple[str, ...]:
    gezien: set[str] = set()
    for code in waarden:
        if code in gezien:
            raise ValueError(f"{code} staat er twee keer")
        gezien.add(code)
    return waarden


Tekst = Annotated[str, BeforeValidator(_text), AfterValidator(_filled)]
Woord = Annotated[str, BeforeValidator(_filled), BeforeValidator(_text)]
"""A name or a mark, as opposed to free text: a comment behind it is a comment."""
Getal = Annotated[int, PlainValidator(_number), WithJsonSchema({"type": "integer", "minimum": 0})]
Dag = Annotated[
    date,
    PlainValidator(_date),
    PlainSerializer(date.isoformat),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "examples": ["2018-03-02"]}),
]
Edtf = Annotated[
    Periode,
    PlainValidator(_period),
    PlainSerializer(str),
    _schema_of_date("Datum of periode (EDTF).", "2018-03-02", "2018-07", "../2018-03-02", "2018-07-01/2018-07-10"),
]
Moment = Annotated[
    Periode,
    PlainValidator(_moment),
    PlainSerializer(str),
    _schema_of_date("Datum of periode met begin en einde (EDTF).", "2018-03-02", "2018-07"),
]
Stap = Annotated[
    Duur,
    PlainValidator(lambda waarde: parse_duur(_text(waarde))),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": r"^P[1-9]\d{0,3}[DWMY]$", "examples": ["P6W", "P1M"]}),
]
Code = Annotated[str, Vorm(CODE_PATTERN, "HRM", "hoofdletters, cijfers en streepjes")]
Codes = Annotated[tuple[Code, ...], AfterValidator(_no_doubles)]
Slug = Annotated[str, Vorm(r"[a-z0-9]+(?:-[a-z0-9]+)*", "veilige-werkomgeving", "kleine letters, cijfers en streepjes")]
Grond = Literal["afgeleid"]


# fmt: off
TEKSTVELDEN = frozenset({
    "aanleiding", "afdoening", "bewijs", "geen", "naam", "ook", "plaats", "reden", "stuk", "tekst", "titel",
    "toelichting",
})
# fmt: on
"""The fields that hold free text, in which YAML may swallow what follows a `` #``."""


class Model(BaseModel):
    """Base of everything that is read from a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Gegrond(Model):
    """A statement that the keeper of the register may have inferred from the source."""

    grond: Grond | None = Field(None, description="`afgeleid`: de bron zegt het niet zelf; de beheerder leidde het af.")
    toelichting: Tekst | None = Field(
        None, description="Waarom dit er staat.", examples=["Het verslag zegt het niet zelf; het volgt uit de datum."]
    )

    @property
    def is_afgeleid(self) -> bool:
        """Whether the source itself does not say it."""
        return self.grond is not None


class KorteVorm(Model):
    """A group of fields that may be written as the value of the field ``kort`` alone."""

    kort: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, waarde: object) -> object:
        return {cls.kort: waarde} if isinstance(waarde, str) else waarde

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        groep = handler.resolve_ref_schema(handler(core_schema))
        kort = groep["properties"][cls.kort]
        return {"anyOf": [kort, dict(groep)]}


class Bron(Model):
    """Where the source says it."""

    stuk: Tekst = Field(description="Het document.", examples=["verslag van 12 maart 2024"])
    plaats: Tekst | None = Field(
        None, description="De kop, het artikel of de bladzijde.", examples=["punt 3", "bladzijde 4"]
    )


class Weggelaten(Model):
    """A value that the source withholds: neither empty nor unknown."""

    veld: Woord = Field(description="Het veld waarvan de bron de waarde weglaat.")
    grond: Woord = Field(
        description="De grond zoals de bron die geeft, zoals 10.2.e of `ander onderwerp`.",
        examples=["10.2.e", "ander onderwerp"],
    )
    stelsel: Literal["wob", "woo", "geen"] = Field(description="De wet van die grond.")

    @property
    def woorden(self) -> str:
        """The ground for people."""
        return self.grond if self.stelsel == "geen" else f"{self.grond} ({self.stelsel})"


class Uitzondering(Model):
    """A deviation from a rule of ``check``, with its reason."""

    regel: Woord = Field(description="De code van de regel, zoals T101.", examples=["T101"])
    reden: Tekst = Field(
        description="Waarom dit record van de regel afwijkt.",
        examples=["De termijn is verlopen, maar het bestuur wacht op de nieuwe wet."],
    )


class Correctie(Model):
    """A slip in what had been adopted, mended: when, in which field, why, and who agreed."""

    datum: Moment = Field(description="Wanneer de correctie is aangebracht.")
    veld: Woord = Field(description="Het veld dat is verbeterd, zoals `tekst` of `voortgang`.")
    reden: Tekst = Field(
        description="Wat er niet klopte.",
        examples=["In het verslag staat Personeelszaken; hier stond een andere afdeling."],
    )
    akkoord: Code = Field(description="Het orgaan of de rol die met de correctie instemde.")

    @property
    def woorden(self) -> str:
        """The correction for people."""
        return f"{self.veld} op {in_woorden(self.datum)}, met akkoord van {self.akkoord}: {self.reden}"


class EenOfMeer:
    """Marks a list of groups of fields of which one may stand there without a list."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._as_list, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        lijst = handler(schema)
        return {"anyOf": [lijst["items"], lijst]}

    @staticmethod
    def _as_list(waarde: object) -> object:
        return [waarde] if isinstance(waarde, dict) else waarde


class MetAfgeleid(Model):
    """A group of fields that names those of its plain fields that were inferred."""

    afgeleid: tuple[Woord, ...] = Field((), description="Velden die de beheerder zelf invulde; de bron zegt ze niet.")

    @field_validator("afgeleid")
    @classmethod
    def _names_fields(cls, namen: tuple[str, ...]) -> tuple[str, ...]:
        refuse_unknown(namen, cls)
        return namen


class Record(MetAfgeleid):
    """What stands on every kind of record."""

    titel: Tekst = Field(description="Waar het over gaat, in één regel.", examples=["Nieuwe sloten voor het archief"])
    tekst: Tekst | None = Field(
        None,
        description="De inhoud, in eigen woorden (CommonMark).",
        examples=["Het archief krijgt sloten die met een pas opengaan."],
    )
    toelichting: Tekst | None = Field(
        None, description="Wat de beheerder erbij aantekent (CommonMark).", examples=["Het verslag noemt geen bedrag."]
    )
    bron: Annotated[tuple[Bron, ...], EenOfMeer()] = Field((), description="Waar de bron het zegt.")
    rubricering: Rubricering = Field(Rubricering.INTERN, description="Wie het mag zien.")
    weggelaten: tuple[Weggelaten, ...] = Field((), description="Wat de bron zelf weglaat.")
    uitzonderingen: tuple[Uitzondering, ...] = Field((), description="Regels waarvan dit record met reden afwijkt.")
    correcties: tuple[Correctie, ...] = Field((), description="Vergissingen die na het vaststellen zijn verbeterd.")

    def withholds(self, veld: str) -> bool:
        """Whether the source withholds the value of that field: then it is neither empty nor unknown."""
        return any(weg.veld == veld for weg in self.weggelaten)

    @field_validator("correcties")
    @classmethod
    def _corrects_fields(cls, correcties: tuple[Correctie, ...]) -> tuple[Correctie, ...]:
        refuse_unknown([correctie.veld for correctie in correcties], cls)
        return correcties

    @field_validator("weggelaten")
    @classmethod
    def _withholds_fields(cls, weggelaten: tuple[Weggelaten, ...]) -> tuple[Weggelaten, ...]:
        refuse_unknown([weg.veld for weg in weggelaten], cls)
        return weggelaten


def refuse_unknown(namen: Sequence[str], model: type[BaseModel]) -> None:
    """``ValueError`` where one of the names is no field of the model."""
    if vreemd := next((naam for naam in namen if naam not in model.model_fields), None):
        raise ValueError(f"{vreemd} is hier geen veld")
