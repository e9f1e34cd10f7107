"""The acties of a stand as a list that can go round and come back: each cell as text, and a mark of what it was.

The last column holds a short hash of every cell of the row, so that on return only what was really edited counts,
whatever Excel did to the rest.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from actiepunten.actie_view import ActieView, StapView
from actiepunten.bladen import Opmaak
from actiepunten.records.edtf import Periode
from actiepunten.records.termijn import GeenTermijn, Ritme, geldend
from actiepunten.records.voortgang import Status
from actiepunten.stand import Stand
from actiepunten.taal import in_woorden, lang
from actiepunten.tekst import legal, reflow

MAX_TEKENS = 32_000
"""Longer texts do not fit in a cell of Excel."""
_MAX_NAAM = 100
"""Of a longer name Excel cannot hold the footer, in which an ampersand counts twice."""
_TE_LANG = "(te lang voor een cel; zie `actiepunten toon`)"


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the list: its head, its width in characters, its text for an actie, and whether it may be edited."""

    sleutel: str
    kop: str
    breedte: int
    cel: Callable[[ActieView], str]
    bewerkbaar: bool = True


def _owners(actie: ActieView) -> str:
    return "\n".join(actie.wie)


def _status(drager: ActieView | StapView) -> str:
    return str(drager.bekende_status or "weggelaten")


def _links(actie: ActieView) -> str:
    return "\n".join(f"{besluit.id}{' (afgeleid)' if k.is_afgeleid else ''}" for besluit, k in actie.besluiten)


def _deadline(actie: ActieView) -> str:
    match geldend(actie.record.termijn, actie.record.uitstel, actie.stand.peildatum):
        case Periode() as periode:
            return in_woorden(periode)
        case Ritme() | GeenTermijn() as anders:
            return anders.woorden
        case _:
            return ""


def _last_entry(actie: ActieView) -> str:
    laatste = actie.laatste
    if laatste is None:
        return ""
    return f"{lang(laatste.dag)}: {laatste.status}" + (f". {' '.join(laatste.tekst.split())}" if laatste.tekst else "")


def _steps(actie: ActieView) -> str:
    return "\n".join(f"{stap.record.titel} ({_status(stap)})" for stap in actie.stappen)


def _signals(actie: ActieView) -> str:
    return "\n".join(str(signaal).replace("-", " ") for signaal in actie.signalen)


KOLOMMEN: tuple[Kolom, ...] = (
    Kolom("id", "Id", 16, lambda actie: actie.id, bewerkbaar=False),
    Kolom("titel", "Titel", 26, lambda actie: actie.record.titel),
    Kolom("thema", "Thema", 14, lambda actie: actie.record.thema),
    Kolom("tekst", "Tekst", 38, lambda actie: reflow(actie.record.tekst or "")),
    Kolom("besluiten", "Besluiten", 19, _links),
    Kolom("wie", "Wie", 11, _owners),
    Kolom("met", "Met", 11, lambda actie: "\n".join(actie.record.met)),
    Kolom("termijn", "Termijn", 15, _deadline),
    Kolom("status", "Status", 12, _status),
    Kolom("melding", "Nieuwe melding", 24, lambda _: ""),
    Kolom("laatste", "Laatste melding (alleen lezen)", 24, _last_entry, bewerkbaar=False),
    Kolom("signalen", "Signalen (alleen lezen)", 14, _signals, bewerkbaar=False),
    Kolom("stappen", "Stappen (alleen lezen)", 26, _steps, bewerkbaar=False),
)
CONTROLE = "Controle (niet wijzigen)"
KOPPEN = (*(kolom.kop for kolom in KOLOMMEN), CONTROLE)


def opmaak(stand: Stand) -> Opmaak:
    """The layout of a list of the stand, with the statuses and themes to choose from."""
    nummers = {kolom.sleutel: nummer for nummer, kolom in enumerate(KOLOMMEN)}
    themas = tuple(thema.code for thema in stand.register.inrichting.themas)
    standen = tuple(str(status) for status in Status if status is not Status.ONBEKEND)
    return Opmaak(
        f"Acties {stand.peildatum.isoformat()}",
        (*(kolom.breedte for kolom in KOLOMMEN), 0),  # nobody reads the marks
        f"{_short(stand.register.inrichting.naam)}, stand op {lang(stand.peildatum)}",
        stand.peildatum,
        {nummers["status"]: standen, nummers["thema"]: themas},
    )


def rijen(acties: Iterable[ActieView]) -> list[Sequence[str]]:
    """The head, and a row for each actie."""
    return [KOPPEN, *(_row(actie) for actie in acties)]


def cellen(actie: ActieView) -> Mapping[str, str]:
    """The cells of an actie by the key of their column."""
    return {kolom.sleutel: _fit(kolom.cel(actie)) for kolom in KOLOMMEN}


def merken(record_id: str, inhoud: Mapping[str, str]) -> str:
    """The marks of a row, as its last cell holds them."""
    return " ".join(f"{sleutel}={merk(record_id, sleutel, cel)}" for sleutel, cel in inhoud.items())


def merk(record_id: str, sleutel: str, cel: str) -> str:
    """A short hash of what a cell says: white space that programs change is no part of it."""
    return sha256(f"{record_id}\0{sleutel}\0{gladgestreken(cel)}".encode()).hexdigest()[:8]


def gladgestreken(cel: str) -> str:
    """The text as it comes back from any program: line ends, spaces at the end and forms of letters made equal."""
    tekst = unicodedata.normalize("NFC", cel).replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return "\n".join(" ".join(regel.split()) for regel in tekst.split("\n")).strip()


def _short(naam: str) -> str:
    """The name of the register as it goes below a page."""
    return naam if len(naam) <= _MAX_NAAM else f"{naam[: _MAX_NAAM - 1]}…"


def _row(actie: ActieView) -> Sequence[str]:
    inhoud = cellen(actie)
    return (*inhoud.values(), merken(actie.id, inhoud))


def _fit(tekst: str) -> str:
    schoon = legal(tekst.strip())
    return schoon if len(schoon) <= MAX_TEKENS else _TE_LANG
