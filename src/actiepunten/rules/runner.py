"""Runs the rules over a stand: selects, ignores, excepts with reason, and makes findings of hits."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from actiepunten.bevinding import Bevinding, Ernst, Plaats, field_path
from actiepunten.errors import UsageError
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
    stand: Stand, vorm: Iterable[Bevinding], register: Origin, vandaag: date, locate: Locate, keuze: Keuze | None = None
) -> Uitslag:
    """All findings: those of family V that loading gave, and what the rules say of the stand.

    ``register`` is the origin of register.yaml; ``vandaag`` is only for entries dated later than today.
    """
    keuze = keuze or Keuze()
    toets = Toets(stand, vandaag)
    uitzonderingen = {
        (record.id, uitzondering.regel): uitzondering.reden
        for record in stand.register.records
        for uitzondering in record.uitzonderingen
    }
    found = [bevinding for bevinding in vorm if bevinding.regel in keuze]
    gebruikt: dict[tuple[str, str], None] = {}
    hits: list[tuple[Regel, Hit]] = []
    for regel in alle_regels():
        for hit in regel.check(toets):
            sleutel = (hit.record or "", regel.code)
            if sleutel in uitzonderingen:
                gebruikt[sleutel] = None
            elif regel.code in keuze:
                hits.append((regel, hit))
    # By record, so that the text of each is looked through once for the places of all its findings.
    for regel, hit in sorted(hits, key=lambda paar: paar[1].record or ""):
        origin = stand.register.origins[hit.record] if hit.record else register
        found.append(_bevinding(regel, hit, locate(origin, hit.pad)))
    found += _unused(stand, set(uitzonderingen) - set(gebruikt), keuze, locate)
    return Uitslag(
        tuple(sorted(found, key=lambda bevinding: bevinding.sleutel)),
        tuple(
            Uitgezonderd(code, record, uitzonderingen[record, code])
            for record, code in sorted(gebruikt)
            if code in keuze
        ),
    )


def _bevinding(regel: Regel, hit: Hit, plaats: Plaats) -> Bevinding:
    return Bevinding(
        regel.code, regel.ernst, plaats, hit.melding, hit.oplossing or regel.oplossing, hit.record, field_path(hit.pad)
    )


def _unused(stand: Stand, over: set[tuple[str, str]], keuze: Keuze, locate: Locate) -> list[Bevinding]:
    """The exceptions that no rule needed: K301."""
    regels = {regel.code: regel for regel in alle_regels()}
    found = []
    for record in stand.register.records if over else ():
        if record.id not in stand:
            continue  # it may serve once the record is there
        for nummer, uitzondering in enumerate(record.uitzonderingen):
            if (record.id, uitzondering.regel) in over and "K301" in keuze:
                melding = f"de uitzondering op {uitzondering.regel} is niet of niet meer nodig"
                if uitzondering.regel not in regels:
                    melding = f"de regel {uitzondering.regel} bestaat niet"
                elif uitzondering.regel.startswith("V"):
                    melding = f"van {uitzondering.regel} kan niet worden afgeweken: een V-regel gaat over de vorm"
                pad: Pad = ("uitzonderingen", nummer, "regel")
                hit = Hit(record.id, pad, melding)
                found.append(_bevinding(regels["K301"], hit, locate(stand.register.origins[record.id], pad)))
    return found
