"""From the rows of a list to what belongs together: the head, headings of themes, and rows that a page broke."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from actiepunten.bladen import Blad, Lijst, Rij
from actiepunten.invoer.lijst.toewijzing import Toewijzing, Veld, plat
from actiepunten.invoer.lijst.uitkomst import Onderdeel, Vraag
from actiepunten.records.inrichting import Thema

_HEAD_WITHIN = 20
_ONLY_BRACKETS = re.compile(r"(?:\s*\([^()]*\)\s*)+")
_MIN_KNOWN = 2


@dataclass(frozen=True, slots=True)
class Groep:
    """The cells of one actie by field, each under the head that its column has."""

    nummer: int
    plaats: str
    velden: Mapping[Veld, str]
    koppen: Mapping[Veld, str]
    thema: str = ""
    """The code of the heading that it stands under."""
    vervolg: tuple[str, ...] = ()
    """The places of the rows in which it goes on."""


@dataclass(slots=True)
class Groepen:
    """All of a list; what was not understood, and what is worth saying."""

    groepen: list[Groep] = field(default_factory=list)
    vragen: list[Vraag] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Kop:
    """The head of a table: for each column its words and, where known, its field."""

    rij: Rij
    velden: tuple[Veld | None, ...]

    def naam(self, kolom: int) -> str:
        gegeven = self.rij.cellen[kolom] if kolom < len(self.rij.cellen) else ""
        return " ".join(gegeven.split()) or f"{kolom + 1} (zonder kop)"

    @property
    def koppen(self) -> dict[Veld, str]:
        return {veld: self.naam(n) for n, veld in reversed(list(enumerate(self.velden))) if veld}

    def is_same(self, rij: Rij) -> bool:
        return [plat(cel) for cel in rij.cellen] == [plat(cel) for cel in self.rij.cellen]


def verdeel(lijst: Lijst, toewijzing: Toewijzing, themas: Iterable[Thema]) -> Groepen:
    """Every row of the list in a group, a heading, the head, or among the questions."""
    namen = {plat(naam): thema.code for thema in themas for naam in (thema.titel, thema.code)}
    namen |= {plat(kop): code for kop, code in toewijzing.themas.items()}
    gevonden = Groepen()
    kop: _Kop | None = None
    gekozen = {plat(naam) for naam in toewijzing.bladen}
    for blad in lijst.bladen:
        if gekozen and plat(blad.naam) not in gekozen:
            gevonden.meldingen.append(f"{blad.naam} is niet gelezen; de toewijzing noemt andere bladen")
            continue
        begin, eigen = _head(blad, toewijzing)
        kop = eigen or kop
        if kop is None or (eigen is None and max(len(rij.cellen) for rij in blad.rijen) > len(kop.velden)):
            gevonden.vragen.append(_headless(blad))
            continue
        gevonden.meldingen += [
            f"{rij.plaats} staat boven de kop en is niet gelezen: {_line(rij)}" for rij in blad.rijen[:begin]
        ]
        _Verdeler(kop, toewijzing, namen, gevonden).lees(blad.rijen[begin + (1 if eigen else 0) :])
    return gevonden


def headed_columns(lijst: Lijst, toewijzing: Toewijzing) -> list[tuple[str, Veld | None]]:
    """The heads of all columns, each with the field that it is taken for."""
    gevonden: dict[str, tuple[str, Veld | None]] = {}
    for blad in lijst.bladen:
        _, kop = _head(blad, toewijzing)
        for cel, veld in zip(kop.rij.cellen, kop.velden, strict=True) if kop else ():
            gevonden.setdefault(plat(cel), (" ".join(cel.split()), veld))
    return [paar for naam, paar in gevonden.items() if naam]


def _headless(blad: Blad) -> Vraag:
    return Vraag(
        blad.rijen[0].plaats,
        "",
        _line(blad.rijen[0]),
        "hier is geen kop met bekende kolommen, en zeker niet een voor de titel",
        "noem de kolommen in de toewijzing bij `kolommen`, of kies de bladen met `bladen`",
        Onderdeel.KOLOM,
    )


def _line(rij: Rij) -> str:
    return " | ".join(" ".join(cel.split()) for cel in rij.cellen if cel)


def _head(blad: Blad, toewijzing: Toewijzing) -> tuple[int, _Kop | None]:
    """Where the head stands among the first rows: where the title and one more column are known."""
    for nummer, rij in enumerate(blad.rijen[:_HEAD_WITHIN]):
        velden = _columns(rij, toewijzing)
        bekend = [veld for veld in velden if veld]
        if ("titel" in bekend or "id" in bekend) and len(bekend) >= min(_MIN_KNOWN, len(rij.cellen)):
            return nummer, _Kop(rij, velden)
    return 0, None


def _columns(rij: Rij, toewijzing: Toewijzing) -> tuple[Veld | None, ...]:
    """The field of each column; of two that are only guessed to be the same, the first."""
    gezegd = {plat(naam) for naam in toewijzing.kolommen}
    velden: list[Veld | None] = []
    for cel in rij.cellen:
        veld = toewijzing.veld_van(cel)
        geraden_dubbel = veld in velden and plat(cel) not in gezegd
        velden.append(None if geraden_dubbel else veld)
    return tuple(velden)


class _Verdeler:
    """The rows below one head."""

    def __init__(self, kop: _Kop, toewijzing: Toewijzing, themas: Mapping[str, str], gevonden: Groepen) -> None:
        self._kop = kop
        self._toewijzing = toewijzing
        self._themas = themas
        self._gevonden = gevonden
        self._thema = ""
        self._after_heading = False
        self._onbekende: dict[int, list[Rij]] = {}

    def lees(self, rijen: Iterable[Rij]) -> None:
        for rij in rijen:
            if not self._kop.is_same(rij):
                self._row(rij)
        self._gevonden.vragen += self._of_columns()

    def _row(self, rij: Rij) -> None:
        for kolom, cel in enumerate(rij.cellen):
            if cel and (kolom >= len(self._kop.velden) or self._kop.velden[kolom] is None):
                self._onbekende.setdefault(kolom, []).append(rij)
        velden = self._fields(rij)
        if self._continues(velden):
            self._join(rij, velden)
        elif kop := self._heading(rij, velden):
            self._new_heading(rij, kop)
        elif velden:
            self._after_heading = False
            self._gevonden.groepen.append(Groep(rij.nummer, rij.plaats, velden, self._kop.koppen, self._thema))

    def _fields(self, rij: Rij) -> dict[Veld, str]:
        velden: dict[Veld, str] = {}
        for veld, cel in zip(self._kop.velden, rij.cellen, strict=False):
            if veld and cel and veld != "negeer":
                velden[veld] = f"{velden[veld]}\n{cel}" if veld in velden else cel
        return velden

    def _continues(self, velden: Mapping[Veld, str]) -> bool:
        """Whether a page broke the row before in two: no title, half a citation or one alone, words in mid-sentence."""
        if not self._gevonden.groepen or not velden or "id" in velden or self._after_heading:
            return False
        titel, vorige = velden.get("titel", ""), self._gevonden.groepen[-1].velden.get("titel", "")
        if not titel:
            return True
        rest, open_haak = titel.find(")"), vorige.count("(") - vorige.count(")")
        if open_haak > 0 and rest >= 0 and "(" not in titel[:rest]:
            return True
        if plat(titel) in self._themas:
            return False
        return bool(_ONLY_BRACKETS.fullmatch(titel)) or (list(velden) == ["titel"] and titel[0].islower())

    def _join(self, rij: Rij, velden: Mapping[Veld, str]) -> None:
        vorige = self._gevonden.groepen[-1]
        samen = dict(vorige.velden)
        for veld, cel in velden.items():
            samen[veld] = f"{samen[veld]}\n{cel}" if veld in samen else cel
        self._gevonden.groepen[-1] = replace(vorige, velden=samen, vervolg=(*vorige.vervolg, rij.plaats))

    def _heading(self, rij: Rij, velden: Mapping[Veld, str]) -> str:
        """The text of a row that holds one cell only, where that can be a heading."""
        gevuld = [cel for cel in rij.cellen if cel]
        if len(gevuld) != 1 or set(velden) - {"titel"}:
            return ""
        if plat(gevuld[0]) in self._themas:
            return gevuld[0]
        heeft_thema = "thema" in self._kop.velden or self._toewijzing.standaard.thema
        return "" if velden and heeft_thema else gevuld[0]

    def _new_heading(self, rij: Rij, kop: str) -> None:
        self._after_heading = True
        code = self._themas.get(plat(kop))
        if code is None and not self._toewijzing.wordt_genegeerd(kop):
            melding = "deze rij heeft maar één cel; is dit een kop boven de rijen eronder?"
            oplossing = (
                "zet haar in de toewijzing bij `themas` of `negeer`; een actie heeft ook een eigenaar of resultaat"
            )
            self._gevonden.vragen.append(Vraag(rij.plaats, "", kop, melding, oplossing, Onderdeel.THEMA))
        if code is not None or not self._toewijzing.wordt_genegeerd(kop):
            self._thema = code or ""
        # A heading is no part of a column without a head.
        for rijen in self._onbekende.values():
            rijen[:] = [andere for andere in rijen if andere is not rij]

    def _of_columns(self) -> Iterator[Vraag]:
        for kolom, rijen in sorted(self._onbekende.items()):
            if rijen:
                naam = self._kop.naam(kolom)
                voorbeeld = re.sub(r"\s+", " ", rijen[0].cellen[kolom])
                melding = f"deze kolom hoort bij geen veld; zij is in {len(rijen)} rijen gevuld"
                oplossing = "zet haar in de toewijzing bij `kolommen`, of laat haar weg met: negeer"
                yield Vraag(rijen[0].plaats, naam, voorbeeld, melding, oplossing, Onderdeel.KOLOM)
