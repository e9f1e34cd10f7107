"""The search index: which words stand in which records, in pieces of which a page loads only what it needs.

``zoek/inhoud.js`` tells which pieces there are.
``zoek/woorden-N.js`` holds the words that begin alike; per word the records that have it in what leads (id, titel,
owner), then those that have it elsewhere: numbers of records, each as the distance to the one before, in base 36.
``zoek/records-N.js`` holds what a result shows.
A page from a folder cannot fetch data, so every piece is a script that hands its data over.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.functies import spellings
from actiepunten.lists import owners, result_text
from actiepunten.query import search_text
from actiepunten.records.casus import Casus
from actiepunten.site import paden
from actiepunten.site.gids import Gids, kort, record_of
from actiepunten.taal import lang

MAP = "zoek"
_ZWAAR = 90_000
"""Letters of a piece with words; one that would be longer is divided by one more letter."""
_PER_DEEL = 400
"""How many records are in a piece with results."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTE = 60
"""Letters of a word that count; the script of the page cuts what is typed likewise."""
_WORD = re.compile(r"[^\W_]+")
_ENDS_HERE = "$"

Index = dict[str, tuple[list[int], list[int]]]
"""Per word the numbers of the records that have it in what leads, and of those that have it elsewhere."""


@dataclass(frozen=True, slots=True)
class Treffer:
    """What a search can find: what a result shows, and the texts in which is sought."""

    pad: str
    id: str
    titel: str
    soort: str
    wat: str
    voorop: str
    verder: str


def fold(tekst: str) -> str:
    """Small letters without accents; the script of the page does the same with what is typed."""
    return "".join(c for c in unicodedata.normalize("NFKD", tekst.lower()) if not unicodedata.combining(c))


def words(tekst: str) -> set[str]:
    """The words and numbers of a text, folded; of a long one its beginning."""
    return {woord[:_LENGTE] for woord in _WORD.findall(fold(tekst))}


def search_files(gids: Gids) -> Iterator[tuple[str, str]]:
    """The files of the index: path and text."""
    treffers = list(_everything(gids))
    index = _index(treffers)
    delen = dict(_divide("", sorted(index), {woord: _entry(woord, *waar) for woord, waar in index.items()}))
    soorten = list(dict.fromkeys(treffer.soort for treffer in treffers))
    inhoud = {"aantal": len(treffers), "perDeel": _PER_DEEL, "soorten": soorten, "delen": list(delen)}
    yield f"{MAP}/inhoud.js", _call("inhoud", inhoud)
    for nummer, regels in enumerate(delen.values()):
        yield f"{MAP}/woorden-{nummer}.js", f"actiepuntenZoek.woorden({nummer},{{{','.join(regels)}}});\n"
    for nummer, deel in enumerate(_batches(treffers)):
        rijen = [[t.pad, t.id, t.titel, soorten.index(t.soort), t.wat] for t in deel]
        yield f"{MAP}/records-{nummer}.js", _call("records", nummer, rijen)


def _batches(treffers: Sequence[Treffer]) -> Iterator[Sequence[Treffer]]:
    for begin in range(0, len(treffers), _PER_DEEL):
        yield treffers[begin : begin + _PER_DEEL]


def _call(naam: str, *data: object) -> str:
    return f"actiepuntenZoek.{naam}({','.join(map(_json, data))});\n"


def _json(data: object) -> str:
    return (
        json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _index(treffers: Iterable[Treffer]) -> Index:
    index: Index = {}
    for nummer, treffer in enumerate(treffers):
        voorop = words(treffer.voorop)
        for woord in voorop:
            index.setdefault(woord, ([], []))[0].append(nummer)
        for woord in words(treffer.verder) - voorop:
            index.setdefault(woord, ([], []))[1].append(nummer)
    return index


def _entry(woord: str, voorop: Sequence[int], verder: Sequence[int]) -> str:
    nummers = [_distances(voorop), _distances(verder)] if verder else [_distances(voorop)]
    return f"{_json(woord)}:{_json('|'.join(nummers))}"


def _distances(nummers: Sequence[int]) -> str:
    return " ".join(_base36(hier - vorige) for vorige, hier in zip([-1, *nummers], nummers, strict=False))


def _base36(getal: int) -> str:
    tekst = ""
    while getal:
        getal, rest = divmod(getal, len(_DIGITS))
        tekst = _DIGITS[rest] + tekst
    return tekst or "0"


def _divide(begin: str, woorden: Sequence[str], regels: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The words in pieces by how they begin; a word that is itself the beginning of many has its own piece."""
    if sum(len(regels[woord]) + 1 for woord in woorden) <= _ZWAAR or len(woorden) == 1:
        yield begin, [regels[woord] for woord in woorden]
        return
    if begin in woorden[:1]:
        yield begin + _ENDS_HERE, [regels[begin]]
        woorden = woorden[1:]
    groepen: dict[str, list[str]] = {}
    for woord in woorden:
        groepen.setdefault(woord[: len(begin) + 1], []).append(woord)
    yield from chain.from_iterable(_divide(langer, groep, regels) for langer, groep in groepen.items())


def _everything(gids: Gids) -> Iterator[Treffer]:
    """All that can be found; of what answers equally well the first comes first, so roles and themes lead."""
    stand = gids.stand
    for code in gids.codes:
        functie = stand.functies.get(code)
        soort = "orgaan" if stand.functies.is_orgaan(code) else "rol"
        namen = " ".join(spellings(functie)) if functie else ""
        yield Treffer(paden.rol_pad(code), code, gids.voluit(code), soort, "", f"{code} {namen}", "")
    for code, titel in gids.thema_titels.items():
        yield Treffer(paden.thema_pad(code), "", kort(titel), "thema", "", f"{code} {titel}", "")
    yield from (_actie(gids, actie) for actie in stand.acties.values())
    yield from (_besluit(gids, besluit) for besluit in reversed(tuple(stand.besluiten.values())))
    yield from (_casus(gids, casus) for casus in stand.casussen.values())
    for vergadering in reversed(gids.vergaderingen):
        titel = gids.vergadering(*vergadering)
        voorop = f"{vergadering[0]} {titel}"
        yield Treffer(paden.vergadering_pad(*vergadering), "", titel, "vergadering", "", voorop, "")


def _actie(gids: Gids, actie: ActieView) -> Treffer:
    wie = " ".join(f"{code} {gids.functie(code).tekst} {gids.voluit(code)}" for code in sorted(actie.iedereen))
    bewijs = (v.bewijs or "" for v in chain(actie.voortgang, *(stap.voortgang for stap in actie.stappen)))
    verder = [search_text(actie), gids.thema_titels[actie.record.thema], *actie.record.met, *bewijs, *_bron(actie)]
    wat = f"{result_text(actie)}; {owners(actie)}"
    return _treffer(gids, actie, "actie", wat, wie, verder)


def _besluit(gids: Gids, besluit: BesluitView) -> Treffer:
    record = besluit.record
    wie = " ".join(f"{code} {gids.voluit(code)}" for code in (record.orgaan, *record.gevraagd, *record.met))
    verder = [record.tekst or "", record.toelichting or "", lang(record.datum), *_bron(besluit)]
    wat = f"{record.soort}, {gids.voluit(record.orgaan)} {lang(record.datum)}"
    return _treffer(gids, besluit, "besluit", wat, wie, verder)


def _casus(gids: Gids, casus: Casus) -> Treffer:
    verder = [casus.tekst or "", casus.afdoening or "", casus.toelichting or "", str(casus.categorie), *_bron(casus)]
    return _treffer(gids, casus, "casus", f"{casus.soort}, {casus.categorie}", str(casus.soort), verder)


def _treffer(
    gids: Gids, view: ActieView | BesluitView | Casus, soort: str, wat: str, wie: str, verder: list[str]
) -> Treffer:
    record = record_of(view)
    voorop = f"{record.id} {record.titel} {wie}"
    return Treffer(gids.pad(record.id), record.id, kort(record.titel), soort, kort(wat, 120), voorop, " ".join(verder))


def _bron(view: ActieView | BesluitView | Casus) -> Iterator[str]:
    for bron in record_of(view).bron:
        yield bron.stuk
        yield bron.plaats or ""
