"""The fields below one heading of the text of a meeting, as data of a record; every fault with the line of it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, cast

from actiepunten.bewerking import Data
from actiepunten.errors import UsageError
from actiepunten.invoer.velden import Begrip, choices, is_list
from actiepunten.invoer.vergadering.blad import Blok, Melding, Veld
from actiepunten.records.actie import Actie, Koppeling
from actiepunten.records.base import Model, Record
from actiepunten.records.besluit import Besluit
from actiepunten.records.voortgang import Voortgang
from actiepunten.taal import aantal

_ITEM = re.compile(r"^[-*][ \t]+", re.MULTILINE)
_OWN = re.compile(r"(?:besluit\s+|nr\.?\s*)?(?P<nummer>\d{1,3})", re.IGNORECASE)
_VERBAND = re.compile(rf"(?P<soort>[a-z][a-z ]*?)\s+{_OWN.pattern}(?P<rest>\s*(?:\(.*)?)", re.IGNORECASE | re.DOTALL)
_COMMA = re.compile(r",(?![^(]*\))")

_GIVEN = frozenset({"id", "titel", "orgaan", "datum"})
"""What follows from the heading and the meeting."""
_LATER = {"overdracht": "overdracht", "uitstel": "uitstel", "correcties": "wijzig"}
"""Fields of which the first comes after the record, and the command that writes it."""
_MEANT = {"eigenaar": "wie", "owner": "wie", "wie": "gevraagd", "gevraagd": "wie", "deadline": "termijn"}


def _writable(model: type[Model]) -> tuple[str, ...]:
    """What may be given of a record, its own fields before those that each kind has."""
    namen = [naam for naam in model.model_fields if naam not in _GIVEN and naam not in _LATER]
    return tuple(sorted(namen, key=lambda naam: naam in Record.model_fields))


VELDEN: Mapping[type[Model], tuple[str, ...]] = {
    Besluit: _writable(Besluit),
    Actie: (*(naam for naam in _writable(Actie) if naam != "voortgang"), "status", "bewijs"),
    Koppeling: ("grond", "toelichting", "status", "tekst", "bewijs", "datum", "afgeleid"),
}
"""What may be given below each kind of heading; an entry of progress goes with an actie and with a link."""
MELDING = ("datum", "status", "bewijs")
"""The fields of an entry of progress."""


@dataclass
class Velden:
    """Reads fields, and gathers what is wrong with them."""

    begrip: Begrip
    eigen: Sequence[str]
    """The new ids of the decisions in the text, in its order."""
    kop: Sequence[Veld] = ()
    """The fields that hold for each record that does not say otherwise."""
    fouten: list[Melding] = field(default_factory=list)

    def lees(self, model: type[Model], blok: Blok, eigen_nummer: int = 0) -> dict[str, Data]:
        """The fields of a block with its text; below a decision or actie also those of the head."""
        data: dict[str, Data] = {}
        erft = [] if model is Koppeling else [v for v in self.kop if v.naam in VELDEN[model]]
        gegeven = {veld.naam for veld in blok.velden}
        for naam, velden in _by_name([*(v for v in erft if v.naam not in gegeven), *blok.velden]).items():
            if (waarde := self._field(model, naam, velden, eigen_nummer)) is not None:
                data[naam] = waarde
        if blok.tekst:
            if "tekst" in data:
                self.fault(blok.tekstregel, "er is een veld tekst en ook tekst eronder", "laat een van beide weg")
            data["tekst"] = blok.tekst
        return data

    def controleer(self, model: type[Model], blok: Blok, data: dict[str, Data]) -> None:
        """What the record itself refuses, at the line of the field that holds it."""
        regels = {veld.naam: veld.regel for veld in (*self.kop, *blok.velden) if veld.waarde}
        for naam in _missing(model, data):
            if naam in regels:  # it is there, but could not be read
                continue
            keuzes = self.begrip.themas if naam == "thema" else choices(model, naam)
            self.fault(
                blok.regel,
                f"bij “{blok.kop}” ontbreekt {naam}",
                f"voeg de regel `{naam}: …` toe" + (f"; kies uit: {', '.join(keuzes)}" if keuzes else ""),
            )
        for veld, zin in _refused(model, data):
            self.fault(regels.get(veld, blok.regel), f"{veld}: {zin}", "verbeter de waarde, of laat haar weg")

    def fault(self, regel: int, melding: str, oplossing: str) -> None:
        """Remember a fault; one in the head, which is met with every record, is told once."""
        nieuw = Melding(regel, melding, oplossing)
        if nieuw not in self.fouten:
            self.fouten.append(nieuw)

    def unknown(self, veld: Veld, bekend: Sequence[str]) -> None:
        """Say that a field cannot stand here, and what was meant or where it goes."""
        naam = veld.naam
        if naam in _LATER:
            hint = f"leg eerst de vergadering vast; daarna kan dit met `actiepunten {_LATER[naam]}`"
        elif naam in _GIVEN:
            hint = "dit volgt uit de kop en de vergadering; laat de regel weg"
        else:
            bedoeld = (_MEANT.get(naam, ""), *get_close_matches(naam, bekend, n=1))
            goed = next((een for een in bedoeld if een in bekend), "")
            hint = f"bedoelde u {goed}?" if goed else f"kies uit: {', '.join(bekend)}"
        self.fault(veld.regel, f"het veld {naam} bestaat hier niet", hint)

    def try_(self, regel: int, lees: Callable[[], Data]) -> Data | None:
        """What is read, or ``None`` and a fault at that line."""
        try:
            return lees()
        except UsageError as fout:
            self.fault(regel, fout.melding, fout.hint)
            return None

    def _field(self, model: type[Model], naam: str, velden: Sequence[Veld], eigen_nummer: int) -> Data | None:
        if naam not in VELDEN[model]:
            self.unknown(velden[0], VELDEN[model])
            return None
        houder = model if naam in model.model_fields else Voortgang
        gevuld = [veld for veld in velden if veld.waarde]
        if not is_list(houder, naam):
            for dubbel in gevuld[1:]:
                self.fault(
                    dubbel.regel, f"het veld {naam} staat er al, op regel {gevuld[0].regel}", "laat er één staan"
                )
            gevuld = gevuld[:1]
        delen = [self._value(houder, veld, eigen_nummer) for veld in gevuld]
        gelezen = [deel for deel in delen if deel is not None and deel != []]
        if len(gelezen) <= 1:
            return gelezen[0] if gelezen else None
        return [een for deel in gelezen for een in (deel if isinstance(deel, list) else [deel])]

    def _value(self, model: type[Model], veld: Veld, eigen_nummer: int) -> Data | None:
        def lees() -> Data:
            getypt = _items(veld.waarde) if is_list(model, veld.naam) else [veld.waarde]
            if veld.naam == "verband":
                getypt = [self._with_id(een, eigen_nummer) for een in getypt]
            elif veld.naam == "besluiten":
                getypt = [self._as_id(een) for heel in getypt for een in _COMMA.split(heel) if een.strip()]
            return self.begrip.veld(model, veld.naam, getypt)

        return self.try_(veld.regel, lees)

    def _with_id(self, verband: str, eigen_nummer: int) -> str:
        """``werkt uit 7 (…)`` with the id that the seventh decision of the text gets."""
        gevonden = _VERBAND.fullmatch(verband.strip())
        if not gevonden:
            return verband
        nummer = int(gevonden["nummer"])
        if nummer >= eigen_nummer:
            self._id_of(nummer)
            raise UsageError(
                f"besluit {nummer} is niet ouder dan dit besluit",
                f"zet het verband bij besluit {nummer}" if nummer > eigen_nummer else "noem een eerder besluit",
            )
        return f"{gevonden['soort']} {self._id_of(nummer)}{gevonden['rest']}"

    def _as_id(self, getypt: str) -> str:
        """``7`` or ``besluit 7 (…)`` as the id of that decision of the text; what is no number as it is."""
        kern, haakje, rest = getypt.strip().partition("(")
        gevonden = _OWN.fullmatch(kern.strip())
        return f"{self._id_of(int(gevonden['nummer']))} {haakje}{rest}" if gevonden else getypt

    def _id_of(self, nummer: int) -> str:
        if not 0 < nummer <= len(self.eigen):
            hoeveel = aantal(len(self.eigen), "besluit", "besluiten")
            raise UsageError(f"besluit {nummer} staat niet in deze tekst", f"de tekst heeft {hoeveel}; of noem een id")
        return self.eigen[nummer - 1]


def _by_name(velden: Sequence[Veld]) -> dict[str, list[Veld]]:
    groepen: dict[str, list[Veld]] = {}
    for veld in velden:
        groepen.setdefault(veld.naam, []).append(veld)
    return groepen


def _items(waarde: str) -> list[str]:
    """The values of a field that may be given more often: itself, or what stands behind each dash at a line's start."""
    regels = waarde.splitlines()
    los = _ITEM.match(waarde) and all(_ITEM.match(regel) or regel[:1] in {" ", "\t", ""} for regel in regels)
    items = _ITEM.split(waarde) if los else [waarde]
    return [" ".join(item.split()) for item in items if item.strip()]


def _missing(model: type[Model], data: Mapping[str, Data]) -> Iterator[str]:
    yield from (naam for naam, info in model.model_fields.items() if info.is_required() and naam not in data)


def _refused(model: type[Model], data: Mapping[str, Data]) -> Iterator[tuple[str, str]]:
    """The fields that the model does not take, each with a sentence."""
    try:
        model.model_validate(data)
    except ValueError as fout:
        # What pydantic raises lists all that is wrong; only records may import it by name.
        for een in cast("Any", fout).errors():
            if een["type"] != "missing":
                zin = str(een["ctx"]["error"]) if een["type"] == "value_error" else f"{een['input']} kan hier niet"
                yield str(een["loc"][0]), zin
