"""Runs the rules over a stand: selects, ignores, excepts with reason, and makes findings of hits."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from actiepunten.bevinding import Bevinding, Ernst, Plaats, field_path
from actiepunten.errors import UsageError
from actiepunten.privacy.vondst import Vondst, plain
from actiepunten.privacy.zoeken import find
from actiepunten.records.entry import Origin
from actiepunten.rules.catalogue import alle_regels
from actiepunten.rules.registry import Hit, Pad, Regel, Toets
from actiepunten.stand import Stand

Locate = Callable[[Origin, Pad], Plaats]


@dataclass(frozen=True, slots=True)
class Uitgezonderd:
    """A deviation that the record itself explains."""

    regel: str
    record: str
    reden: str


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a run of check found."""

    bevindingen: tuple[Bevinding, ...]
    uitgezonderd: tuple[Uitgezonderd, ...]
    bestanden: tuple[str, ...] = ()
    """What was checked: register.yaml and the files of the records."""

    def count(self, ernst: Ernst) -> int:
        """How many findings are of that severity."""
        return sum(bevinding.ernst is ernst for bevinding in self.bevindingen)

    def fails(self, drempel: Ernst) -> bool:
        """Whether a finding is at or above the threshold."""
        return any(bevinding.ernst.gewicht <= drempel.gewicht for bevinding in self.bevindingen)


@dataclass(frozen=True, slots=True)
class Keuze:
    """Which rules count, by code or the beginning of one; an empty ``kies`` means all."""

    kies: tuple[str, ...] = ()
    negeer: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        bekend = [regel.code for regel in alle_regels()]
        for code in (*self.kies, *self.negeer):
            if not code or not any(een.startswith(code.upper()) for een in bekend):
                raise UsageError(f"de regel {code} bestaat niet", "`actiepunten check --regels` toont alle regels")

    def __contains__(self, code: str) -> bool:
        gekozen = not self.kies or code.startswith(tuple(een.upper() for een in self.kies))
        return gekozen and not code.startswith(tuple(een.upper() for een in self.negeer))


def run(
    toets: Toets, vorm: Iterable[Bevinding], register: Origin, locate: Locate, keuze: Keuze | None = None
) -> Uitslag:
    """All findings: those of family V that loading gave, and what the rules say of the stand and of the change.

    ``register`` is the origin of register.yaml.
    """
    keuze = keuze or Keuze()
    stand = toets.stand
    uitzonderingen = {
        (record.id, uitzondering.regel): uitzondering.reden
        for record in stand.register.records
        for uitzondering in record.uitzonderingen
    }
    found = [bevinding for bevinding in vorm if bevinding.regel in keuze]
    gebruikt: dict[tuple[str, str], None] = {}
    hits: list[tuple[Regel, Hit]] = []
    verborgen: dict[str, set[str]] = {}
    for regel in alle_regels():
        for hit in regel.check(toets):
            sleutel = (hit.record or "", regel.code)
            if hit.verborgen:
                verborgen.setdefault(hit.record or "", set()).add(hit.verborgen)
            if sleutel in uitzonderingen and regel.code[0] not in _WITHOUT_EXCEPTION:
                gebruikt[sleutel] = None
            elif regel.code in keuze:
                hits.append((regel, hit))
    # By record, so that the text of each is looked through once for the places of all its findings.
    for regel, hit in sorted(hits, key=lambda paar: paar[1].record or ""):
        found.append(_bevinding(regel, hit, _place(toets, hit, register, locate)))
    found += _unused(stand, set(uitzonderingen) - set(gebruikt), keuze, locate)
    masks = {record: _mask(teksten) for record, teksten in verborgen.items()}

    def mask(record: str | None, zin: str) -> str:
        return masks[record or ""](zin) if (record or "") in masks else zin

    veilig = (_without_persons(b) if b.regel[0] in _QUOTING else b for b in found)
    gemaskeerd = (replace(b, melding=mask(b.record, b.melding), oplossing=mask(b.record, b.oplossing)) for b in veilig)
    return Uitslag(
        tuple(sorted(gemaskeerd, key=lambda bevinding: bevinding.sleutel)),
        tuple(
            Uitgezonderd(code, record, mask(record, uitzonderingen[record, code]))
            for record, code in sorted(gebruikt)
            if code in keuze
        ),
        tuple(sorted({register.bestand, *(origin.bestand for origin in stand.register.origins.values())})),
    )


MASKER = "[weggelaten]"


def _mask(verborgen: Iterable[str]) -> Callable[[str], str]:
    """Takes the hidden texts out of a sentence, however their words are spaced or marked there."""
    teksten = [r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", tekst))) for tekst in verborgen if tekst]
    patroon = re.compile(r"(?<!\w)(?:" + "|".join(sorted(filter(None, teksten), key=len, reverse=True)) + r")(?!\w)")

    def masked(zin: str) -> str:
        gewoon, keer = patroon.subn(MASKER, plain(zin)) if any(teksten) else (zin, 0)
        return gewoon if keer else zin

    return masked


_QUOTING = ("V", "W")


def _without_persons(bevinding: Bevinding) -> Bevinding:
    """A finding without what tells of a person, where family P did not look: what cannot be read, what was before."""
    veld = "" if find(bevinding.veld) else bevinding.veld
    return replace(bevinding, melding=_masked(bevinding.melding), oplossing=_masked(bevinding.oplossing), veld=veld)


@lru_cache(maxsize=256)  # thousands of findings share their way out
def _masked(zin: str) -> str:
    gevonden: list[Vondst] = []
    for vorm in (str, plain):  # as it stands, and as a reader sees it through emphasis
        gelezen = vorm(zin)
        if vorm is plain and gelezen == zin and not gevonden:
            break  # that was looked through just now
        gevonden = find(gelezen)
        for vondst in reversed(gevonden):
            gelezen = gelezen[: vondst.begin] + MASKER + gelezen[vondst.einde :]
        zin = gelezen if gevonden else zin
    return zin


# Why no record can deviate from a rule of these families.
_WITHOUT_EXCEPTION = {
    "V": "een V-regel gaat over de vorm",
    "W": "een vergissing verbetert u met een regel in `correcties`",
}


def _place(toets: Toets, hit: Hit, register: Origin, locate: Locate) -> Plaats:
    """The place of what was hit; of a record that is gone only the file in which it was."""
    if hit.plaats:
        return hit.plaats
    if hit.record and hit.record not in toets.stand.register.origins and toets.vergelijking:
        return Plaats(toets.vergelijking.paring.oud.origins[hit.record].bestand)
    return locate(toets.stand.register.origins[hit.record] if hit.record else register, hit.pad)


def _bevinding(regel: Regel, hit: Hit, plaats: Plaats) -> Bevinding:
    return Bevinding(
        regel.code, regel.ernst, plaats, hit.melding, hit.oplossing or regel.oplossing, hit.record, field_path(hit.pad)
    )


def _unused(stand: Stand, over: set[tuple[str, str]], keuze: Keuze, locate: Locate) -> list[Bevinding]:
    """The exceptions that no rule needed: K301."""
    regels = {regel.code: regel for regel in alle_regels()}
    found = []
    for record in stand.register.records if over and not stand.register.onleesbaar else ():
        if record.id not in stand:
            continue  # it may serve once the record is there
        for nummer, uitzondering in enumerate(record.uitzonderingen):
            if (record.id, uitzondering.regel) in over and "K301" in keuze:
                melding = f"de uitzondering op {uitzondering.regel} is niet of niet meer nodig"
                if uitzondering.regel not in regels:
                    melding = f"de regel {uitzondering.regel} bestaat niet"
                elif waarom := _WITHOUT_EXCEPTION.get(uitzondering.regel[0]):
                    melding = f"van {uitzondering.regel} kan niet worden afgeweken: {waarom}"
                pad: Pad = ("uitzonderingen", nummer, "regel")
                hit = Hit(record.id, pad, melding)
                found.append(_bevinding(regels["K301"], hit, locate(stand.register.origins[record.id], pad)))
    return found
