"""Citations of meetings in a text, such as ``(DB 23/6/24)``, and the decisions that they mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from actiepunten.functies import spellings
from actiepunten.invoer.lijst.toewijzing import Citaat, Toewijzing, plat
from actiepunten.records.besluit import Besluit
from actiepunten.records.edtf import parse_dag
from actiepunten.records.ids import BESLUIT_PATTERN
from actiepunten.register import Register
from actiepunten.taal import MAANDEN, lang

_DAG = (
    r"(?:\d{1,2}\s*/\s*\d{1,2}\s*/\s*(?:\d{4}|\d{2})|\d{1,2}-\d{1,2}-(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}\s+(?:{'|'.join(MAANDEN)})\s+\d{{4}})(?!\d)"
)
_DAGEN = rf"{_DAG}(?:\s*(?:,|;|&|en)\s*{_DAG})*"
_GROUP = re.compile(r"\s*(?:\((?P<rond>(?:[^()]|\([^()]*\))*)\)|\[(?P<recht>[^\[\]]*)\])")
_ID = re.compile(rf"(?<![\w-]){BESLUIT_PATTERN}(?![\w-])")
_LIKE_A_BODY = r"[A-Z][A-Z0-9&-]+"


@dataclass(frozen=True, slots=True)
class Aanhaling:
    """A citation as it stands in the text: the meeting, and what it says besides."""

    tekst: str
    orgaan: str
    dag: date | None
    bijzin: str = ""


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What a citation comes to: decisions; or those to choose from, or nothing, with the reason."""

    aanhaling: Aanhaling
    besluiten: tuple[str, ...] = ()
    keuzes: tuple[Besluit, ...] = ()
    waarom: str = ""


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text without the citations that were understood, and what they mean."""

    over: str
    gevonden: tuple[Gevonden, ...]
    aanleidingen: tuple[str, ...]
    terloops: tuple[str, ...]
    """Meetings that are named outside brackets, which is no citation."""


class Citaten:
    """Reads citations with the bodies and decisions of a register and the choices of a mapping."""

    def __init__(self, register: Register, toewijzing: Toewijzing) -> None:
        self._register = register
        self._keuzes = toewijzing.citaten
        namen = {naam for f in register.functies.organen for naam in (f.code, *spellings(f))}
        bekend = (r"\s+".join(map(re.escape, naam.split())) for naam in sorted(namen, key=len, reverse=True))
        organen = "|".join([*(f"(?i:{naam})" for naam in bekend), _LIKE_A_BODY])
        self._cited = re.compile(rf"(?<!\w)(?P<orgaan>{organen})\s+(?P<dagen>{_DAGEN})")

    def uit_tekst(self, tekst: str, rij: int) -> Tekst:
        """What is cited between brackets; other brackets are text, and so is what was not understood."""
        gevonden: list[Gevonden] = []
        aanleidingen: list[str] = []

        def neem(haakjes: re.Match[str]) -> str:
            binnen = haakjes["rond"] or haakjes["recht"] or ""
            if keuze := next((k for k in self._keuzes if k.aanleiding and plat(k.citaat) == plat(binnen)), None):
                aanleidingen.append(str(keuze.aanleiding))
                return ""
            hier = [self._decide(aanhaling, rij, tekst) for aanhaling in self._in(binnen)]
            gevonden.extend(hier)
            return "" if hier and all(g.besluiten for g in hier) else haakjes[0]

        over = re.sub(r"[ \t]+(?=[.,;:])", "", _GROUP.sub(neem, tekst)).strip()
        terloops = tuple(" ".join(cited[0].split()) for cited in self._cited.finditer(_GROUP.sub(" ", tekst)))
        return Tekst(over, tuple(gevonden), tuple(aanleidingen), terloops)

    def uit_kolom(self, cel: str, rij: int, titel: str) -> tuple[tuple[Gevonden, ...], str]:
        """Everything in a cell that holds citations and ids alone, and the words that are neither."""
        over = re.sub(r"[()]", " ", cel)
        gevonden = [self._by_id(record_id) for record_id in _ID.findall(over)]
        over = _ID.sub(" ", over)
        gevonden += [self._decide(aanhaling, rij, titel) for aanhaling in self._in(over, met_bijzin=False)]
        return tuple(gevonden), " ".join(re.sub(r"[,;&/]|\ben\b", " ", self._cited.sub(" ", over)).split())

    def _in(self, binnen: str, *, met_bijzin: bool = True) -> Iterator[Aanhaling]:
        bijzin = re.sub(r"^[\s,;:&–-]+|[\s,;:&–-]+$", "", self._cited.sub(" ", binnen)) if met_bijzin else ""
        for cited in self._cited.finditer(binnen):
            for dag in re.findall(_DAG, cited["dagen"]):
                naam = " ".join(cited["orgaan"].split())
                yield Aanhaling(f"{naam} {' '.join(dag.split())}", naam, _day(dag), "" if bijzin == "en" else bijzin)

    def _by_id(self, record_id: str) -> Gevonden:
        aanhaling = Aanhaling(record_id, "", None)
        if record_id in self._register.besluiten:
            return Gevonden(aanhaling, (record_id,))
        return Gevonden(aanhaling, waarom=f"het besluit {record_id} staat niet in het register")

    def _decide(self, aanhaling: Aanhaling, rij: int, titel: str) -> Gevonden:
        if keuze := self._chosen(aanhaling, rij, titel):
            weg = [record_id for record_id in keuze.besluit if record_id not in self._register.besluiten]
            if weg:
                return Gevonden(aanhaling, waarom=f"de toewijzing noemt {weg[0]}, en dat besluit is er niet")
            return Gevonden(aanhaling, keuze.besluit)
        codes = self._codes(aanhaling.orgaan)
        if not codes:
            return Gevonden(aanhaling, waarom=f"{aanhaling.orgaan} is geen orgaan van dit register")
        if aanhaling.dag is None:
            return Gevonden(aanhaling, waarom="deze dag bestaat niet in de kalender")
        kandidaten = [b for b in self._register.besluiten.values() if b.orgaan in codes and b.datum == aanhaling.dag]
        if not kandidaten:
            return Gevonden(aanhaling, waarom=f"geen besluit van {aanhaling.orgaan} op {lang(aanhaling.dag)}")
        if len(kandidaten) == 1:
            return Gevonden(aanhaling, (kandidaten[0].id,))
        waarom = f"{aanhaling.orgaan} nam op {lang(aanhaling.dag)} {len(kandidaten)} besluiten"
        return Gevonden(aanhaling, keuzes=tuple(kandidaten), waarom=waarom)

    def _codes(self, orgaan: str) -> frozenset[str]:
        functie = self._register.functies.find(orgaan)
        if functie is None or not self._register.functies.is_orgaan(functie.code):
            return frozenset()
        return self._register.functies.familie(functie.code)

    def _chosen(self, aanhaling: Aanhaling, rij: int, titel: str) -> Citaat | None:
        """The choice for this citation: one for this row or title goes before one for all."""
        passend = [
            keuze
            for keuze in self._keuzes
            if keuze.besluit
            and self._same_meeting(keuze.citaat, aanhaling)
            and keuze.rij in (None, rij)
            and (keuze.titel is None or plat(titel).startswith(plat(keuze.titel)))
        ]
        return min(passend, key=lambda keuze: keuze.rij is None and keuze.titel is None, default=None)

    def _same_meeting(self, citaat: str, aanhaling: Aanhaling) -> bool:
        gelijk: Sequence[Aanhaling] = list(self._in(re.sub(r"[()]", " ", citaat)))
        if any(a.dag == aanhaling.dag and self._same_body(a.orgaan, aanhaling.orgaan) for a in gelijk):
            return not gelijk[0].bijzin or plat(gelijk[0].bijzin) == plat(aanhaling.bijzin)
        return plat(citaat) == plat(aanhaling.tekst)

    def _same_body(self, een: str, ander: str) -> bool:
        return plat(een) == plat(ander) or bool(self._codes(een) & self._codes(ander))


def _day(tekst: str) -> date | None:
    plat_tekst = " ".join(tekst.casefold().split())
    woorden = plat_tekst.split()
    if len(woorden) == 3 and woorden[1] in MAANDEN:  # noqa: PLR2004 (day, month, year)
        plat_tekst = f"{woorden[0]}-{MAANDEN.index(woorden[1]) + 1}-{woorden[2]}"
    try:
        return parse_dag(plat_tekst.replace(" ", "")).einde
    except ValueError:
        return None
