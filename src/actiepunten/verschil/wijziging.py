"""A change as plain data, and the Dutch sentence for it. Swapping the two sides gives the mirror of every part."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from actiepunten.taal import aantal, opsomming
from actiepunten.tekst import Deel, compare_words

_BY_WORD = 8  # from this many words a change is shown word by word


class Wat(StrEnum):
    """What happened to a record, in the order in which it is told."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    HERNOEMD = "hernoemd"
    WOORDEN = "woorden"
    WEG = "weg"
    BEWAARTERMIJN = "bewaartermijn"

    @property
    def voluit(self) -> str:
        """What happened, for people."""
        return _VOLUIT.get(self, str(self))


_VOLUIT = {Wat.WOORDEN: "alleen tekst gewijzigd", Wat.BEWAARTERMIJN: "verwijderd na de bewaartermijn"}


# Per form of change the sentence where something came, where something went, and where it became something else.
_ZINNEN: Mapping[str, tuple[str, str, str]] = {
    "status": ("status {nieuw}", "status {oud}", "status {oud} → {nieuw}"),
    "wie": ("wie: {nieuw} erbij", "wie: {oud} eraf", "wie: {oud} → {nieuw}"),
    "met": ("met: {nieuw} erbij", "met: {oud} eraf", "met: {oud} → {nieuw}"),
    "gevraagd": ("gevraagd: {nieuw} erbij", "gevraagd: {oud} eraf", "gevraagd: {oud} → {nieuw}"),
    "termijn": ("termijn erbij: {nieuw}", "termijn weg: {oud}", "termijn van {oud} naar {nieuw}, zonder uitstel"),
    "uitstel": ("termijn {nieuw}", "uitstel weg: termijn {oud}", "uitstel herschreven: {oud} → {nieuw}"),
    "voortgang": ("voortgang erbij: {nieuw}", "voortgang weg: {oud}", "voortgang herschreven: {oud} → {nieuw}"),
    "overdracht": ("overdracht {nieuw}", "overdracht weg: {oud}", "overdracht herschreven: {oud} → {nieuw}"),
    "voert uit": ("voert ook uit: {nieuw}", "voert niet meer uit: {oud}", "voert uit: {oud} → {nieuw}"),
    "gedeeld op grond van": (
        "gedeeld op grond van: {nieuw}",
        "niet meer gedeeld op grond van: {oud}",
        "gedeeld op grond van: {oud} → {nieuw}",
    ),
    "verband": ("{nieuw}", "niet meer: {oud}", "verband: {oud} → {nieuw}"),
    "termijn verbeterd": ("{nieuw}", "{oud}", "termijn van {oud} naar {nieuw}, als correctie"),
    "correcties": ("correctie: {nieuw}", "correctie weg: {oud}", "correctie herschreven: {oud} → {nieuw}"),
    "stap": ("stap erbij: {nieuw}", "stap weg: {oud}", "stap: {oud} → {nieuw}"),
}
_OTHER = ("{veld} erbij: {nieuw}", "{veld} weg: {oud}", "{veld}: {oud} → {nieuw}")


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One thing that is there now, is there no more, or says something else."""

    veld: str
    """The form of the sentence: mostly the name of the field."""
    oud: str | None
    nieuw: str | None
    plek: str | tuple[str, str] = ""
    """The step that it is about, where it is not about the record as a whole; on each side, where its title changed."""
    vrij: bool = False
    """Whether it is free text, of which another wording is only that."""

    @property
    def gespiegeld(self) -> "Wijziging":
        """The same change, seen from the other side."""
        plek = self.plek if isinstance(self.plek, str) else (self.plek[1], self.plek[0])
        return replace(self, oud=self.nieuw, nieuw=self.oud, plek=plek)

    @property
    def waar(self) -> str:
        """The place as it is called now; empty for the record as a whole."""
        return self.plek if isinstance(self.plek, str) else self.plek[1]

    @property
    def alleen_tekst(self) -> bool:
        """Whether free text only reads otherwise; a text that came or went is more than that."""
        return self.vrij and self.oud is not None and self.nieuw is not None

    @property
    def delen(self) -> tuple[Deel, ...]:
        """Both texts word by word, where that says more than one after the other; else nothing."""
        if self.oud is None or self.nieuw is None:
            return ()
        lang = min(len(self.oud.split()), len(self.nieuw.split())) >= _BY_WORD
        return compare_words(self.oud, self.nieuw) if self.vrij or lang else ()

    @property
    def begin(self) -> str:
        """What comes before the words of :attr:`delen`."""
        herschreven = _ZINNEN.get(self.veld, _OTHER)[2].partition("{oud}")[0]
        return self._place + herschreven.format(veld=self.veld)

    @property
    def zin(self) -> str:
        """The change as a sentence without full stop."""
        erbij, weg, anders = _ZINNEN.get(self.veld, _OTHER)
        zin = anders if self.oud is not None and self.nieuw is not None else erbij if self.oud is None else weg
        return self._place + zin.format(veld=self.veld, oud=self.oud, nieuw=self.nieuw)

    @property
    def waarde(self) -> str:
        """The change as a field with its value, for a record that is new or gone as a whole."""
        waarde = self.oud if self.nieuw is None else self.nieuw
        return f"{waarde}" if self.veld == "verband" else f"{self._place}{self.veld}: {waarde}"

    @property
    def _place(self) -> str:
        return f"{self.waar}: " if self.waar else ""


@dataclass(frozen=True, slots=True)
class RecordVerschil:
    """What happened to one record; ``soort`` is that of the record, or ``register`` for register.yaml."""

    soort: str
    oud: str | None
    nieuw: str | None
    titel_oud: str | None
    titel_nieuw: str | None
    wijzigingen: tuple[Wijziging, ...]
    gevolgen: tuple[str, ...] = ()
    """What it means for other records, in sentences."""
    bewaartermijn: bool = False
    """Whether it is a case of which the side without it says that its retention term had passed."""

    @property
    def wat(self) -> Wat:
        """What happened to it."""
        if self.oud is None:
            return Wat.NIEUW
        if self.nieuw is None:
            return Wat.BEWAARTERMIJN if self.bewaartermijn else Wat.WEG
        if self.oud != self.nieuw:
            return Wat.HERNOEMD
        return Wat.WOORDEN if all(wijziging.alleen_tekst for wijziging in self.wijzigingen) else Wat.GEWIJZIGD

    @property
    def id(self) -> str:
        """The id, the new one where there is one."""
        return self.nieuw or self.oud or ""

    @property
    def titel(self) -> str:
        """The title, the new one where there is one."""
        return self.titel_nieuw or self.titel_oud or ""

    @property
    def naam(self) -> str:
        """The record by kind and id; by both ids where it was renamed."""
        if self.soort == "register":
            return self.id
        return f"{self.soort} {self.oud} → {self.nieuw}" if self.wat is Wat.HERNOEMD else f"{self.soort} {self.id}"

    @property
    def heel(self) -> bool:
        """Whether the record came or went as a whole."""
        return self.oud is None or self.nieuw is None

    @property
    def gespiegeld(self) -> "RecordVerschil":
        """The same, seen from the other side."""
        return replace(
            self,
            oud=self.nieuw,
            nieuw=self.oud,
            titel_oud=self.titel_nieuw,
            titel_nieuw=self.titel_oud,
            wijzigingen=tuple(wijziging.gespiegeld for wijziging in self.wijzigingen),
        )


def counted(totaal: Mapping[Wat, int]) -> str:
    """The numbers as a sentence without full stop: ``2 records nieuw en 1 weg``; empty where there are none."""
    delen = [(getal, wat.voluit) for wat, getal in totaal.items() if getal]
    voorop = [aantal(getal, "record", "records") for getal, _ in delen[:1]]
    getallen = [*voorop, *(str(getal) for getal, _ in delen[1:])]
    return opsomming([f"{getal} {wat}" for getal, (_, wat) in zip(getallen, delen, strict=True)])


def told_in_order(records: Iterable[RecordVerschil]) -> tuple[RecordVerschil, ...]:
    """The records by what happened to them, each group in the order given."""
    return tuple(sorted(records, key=lambda record: list(Wat).index(record.wat)))


@dataclass(frozen=True)
class Verschil:
    """Everything that changed from one register to another."""

    records: tuple[RecordVerschil, ...]
    onleesbaar: tuple[str, ...]
    """The files of either side that could not be read; nothing is told of them."""

    def __bool__(self) -> bool:
        return bool(self.records)

    @cached_property
    def totaal(self) -> Mapping[Wat, int]:
        """How many records there are of each."""
        geteld = Counter(record.wat for record in self.records)
        return {wat: geteld[wat] for wat in Wat}

    @property
    def samenvatting(self) -> str:
        """How many records there are of each, without full stop."""
        return counted(self.totaal) or ("geen verschil in wat te lezen is" if self.onleesbaar else "geen verschil")

    @property
    def let_op(self) -> str:
        """What could not be read, as a sentence; empty where all could."""
        if not self.onleesbaar:
            return ""
        return f"Let op: niet te lezen en weggelaten: {', '.join(self.onleesbaar)}. Zie `actiepunten check`."

    @property
    def gespiegeld(self) -> "Verschil":
        """The same, seen from the other side."""
        return Verschil(told_in_order(record.gespiegeld for record in self.records), self.onleesbaar)
