"""The report of a stand as plain data: sections, rows and links. Templates only place it."""

from dataclasses import dataclass
from datetime import date

from actiepunten.grafiek import Segment, Streep, Zuil
from actiepunten.lists import Sein


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A leading figure: how many, of how many, of what."""

    getal: int
    van: int | None
    wat: str


@dataclass(frozen=True, slots=True)
class Telling:
    """How many acties of a thema have each status."""

    naam: str
    anker: str | None
    per_status: tuple[int, ...]
    totaal: int
    staaf: tuple[Segment, ...]
    """The same numbers as the parts of a bar; of all together there is none."""


@dataclass(frozen=True, slots=True)
class Citaat:
    """The decisions of one meeting that a row rests on, in the manner of the old table: ``DB 6/7/18``."""

    vergadering: str
    besluiten: tuple["Verwijzing", ...]


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A decision in a citation, or an actie that carries a decision."""

    id: str
    nummer: str
    titel: str
    afgeleid: bool
    geldt: bool
    op_pagina: bool = True


@dataclass(frozen=True, slots=True)
class Stap:
    """A step as the table shows it; ``resultaat`` is empty where the row as a whole has one."""

    titel: str
    wie: tuple[str, ...]
    resultaat: str
    laatste: str
    termijn: str


@dataclass(frozen=True, slots=True)
class Rij:
    """An actie as a row of four columns: Onderwerp, Aanpak, Wie, Resultaat."""

    id: str
    titel: str
    tekst: str
    citaten: tuple[Citaat, ...]
    aanleiding: str
    stappen: tuple[Stap, ...]
    wie: tuple[str, ...]
    zoekwie: tuple[str, ...]
    """The codes by which somebody looks for it: of all who do it or a step of it, and of who came before or after."""
    status: str
    resultaat: tuple[str, ...]
    per_stap: bool
    laatste: str
    termijn: str
    signalen: tuple[Sein, ...]


@dataclass(frozen=True, slots=True)
class Thema:
    """A heading of the report with its rows."""

    code: str
    titel: str
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Punt:
    """A line of a list: a record, and what is to be said of it."""

    id: str
    titel: str
    wat: str
    wie: str = ""
    op_pagina: bool = True
    """Whether the record stands on the page, so that a link to it arrives."""


@dataclass(frozen=True, slots=True)
class Lijst:
    """A named list of what deserves attention, with a line of explanation."""

    titel: str
    uitleg: str
    punten: tuple[Punt, ...]
    anker: str


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """A line of the first screen: how many, of what, and where the list stands."""

    aantal: int
    wat: str
    anker: str


@dataclass(frozen=True, slots=True)
class Vergaderdag:
    """A meeting on the time line; ``anker`` is the place of its decisions on the page."""

    zuil: Zuil
    datum: str
    wat: str
    anker: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Vervaldag:
    """A deadline of what is to do on the time line."""

    x: float
    datum: str
    id: str
    titel: str
    wie: str
    voorbij: bool


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """Meetings with their decisions, and deadlines of what is to do, with the peildatum between them."""

    van: str
    tot: str
    peildatum: float
    peil_anker: str
    """On which side of its line the word peildatum has room, as SVG says it."""
    strepen: tuple[Streep, ...]
    vergaderingen: tuple[Vergaderdag, ...]
    vervaldagen: tuple[Vervaldag, ...]


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What the rows of the page can be filtered by: the words that occur in them."""

    wie: tuple[str, ...]
    themas: tuple[tuple[str, str], ...]
    """Code and title."""
    statussen: tuple[str, ...]
    signalen: tuple[tuple[str, str], ...]
    """Code and words."""


@dataclass(frozen=True, slots=True)
class BesluitRegel:
    """A decision in the list at the end of the report."""

    id: str
    titel: str
    soort: str
    gevraagd: str
    termijn: str
    acties: tuple[Verwijzing, ...]
    oordeel: str
    """What is to be said of its follow-up where no actie says it: nobody took it up, or it needs none."""
    zonder_actie: bool
    """Whether it asks for follow-up that nobody took up."""
    beeindigd: str
    """By what it was replaced or taken back; empty while it is in force."""


@dataclass(frozen=True, slots=True)
class Vergadering:
    """The decisions of one body on one day."""

    titel: str
    anker: str
    besluiten: tuple[BesluitRegel, ...]


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Something that happened since the earlier stand."""

    datum: str
    id: str
    wat: str
    tekst: str
    laat: bool
    op_pagina: bool


@dataclass(frozen=True, slots=True)
class Wijzigingen:
    """What changed since an earlier day or revisie."""

    sinds: str
    kort: tuple[Cijfer, ...]
    """How many of each kind."""
    nieuw: tuple[Wijziging, ...]
    verdwenen: tuple[Wijziging, ...]
    onleesbaar: tuple[str, ...]
    """The files of the older revisie that could not be read."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report shows, in the order of the page."""

    register: str
    peildatum: str
    dag: date
    """The peildatum as a date."""
    gekozen: str
    revisie: str
    versie: str
    """The version of the program that made it."""
    onleesbaar: tuple[str, ...]
    rubricering: str
    owner: str
    cijfers: tuple[Cijfer, ...]
    statussen: tuple[str, ...]
    tellingen: tuple[Telling, ...]
    voorop: tuple[Aandachtspunt, ...]
    """What needs the board first; also what there is none of."""
    aandacht: tuple[Lijst, ...]
    wijzigingen: Wijzigingen | None
    tijdlijn: Tijdlijn | None
    keuzes: Keuzes
    themas: tuple[Thema, ...]
    open_einden: tuple[Lijst, ...]
    vergaderingen: tuple[Vergadering, ...]
