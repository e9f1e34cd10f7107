"""The text that is opened to record a meeting: how it works as remarks, its head filled in, and proposals if any."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap

from actiepunten.functies import Functies
from actiepunten.invoer.velden import choices
from actiepunten.invoer.vergadering.blokvelden import VELDEN
from actiepunten.records.actie import Actie, Koppeling
from actiepunten.records.base import Rubricering
from actiepunten.records.besluit import Besluit, VerbandSoort
from actiepunten.records.inrichting import Thema
from actiepunten.records.voortgang import Voortgang
from actiepunten.register import Register
from actiepunten.taal import lang

_WIDTH = 100
_FORM = """\
Leg hier de vergadering vast. Regels die met // beginnen, komen niet in het register.

## Titel              een besluit: de velden direct onder de kop, daaronder de tekst
### Actie: Titel      een actie die het besluit erboven uitvoert
### Bij ID            een actie die er al is en bij dat besluit hoort; met `status:` ook een melding
## ? Titel            een voorstel: haal het vraagteken weg om het over te nemen

Wat boven het eerste besluit staat, geldt voor alles eronder dat niets anders zegt.
Een lange waarde gaat verder op ingesprongen regels. Nummers en ids deelt het register zelf uit."""
_VOORBEELDEN = (
    ("gevraagd, wie, met", "codes of namen, met komma's"),
    (
        "termijn",
        "uiterlijk 2 maart, begin juli, na de zomer, eens in de 6 weken, 2018-07; geteld vanaf deze vergadering",
    ),
    ("besluiten", "anders dan het besluit erboven: 1, 3 (de nummers in deze tekst) of een id"),
    ("bron", "stuk; plaats"),
    ("opvolging", "vereist, of geen: reden"),
    ("afgeleid", "de velden die u zelf invult en de bron niet zegt"),
)
_EMPTY = """\
## ? Titel van het besluit
soort:
gevraagd:
termijn:

// Hier de tekst van het besluit.

### Actie: Titel van de actie
wie:
thema:

// Hier de tekst van de actie.
"""


def stuk_of(functies: Functies, orgaan: str, datum: date) -> str:
    """What the minutes of that meeting are called."""
    return f"Verslag {functies.naam(orgaan, datum)} {lang(datum)}"


def leeg_blad(orgaan: str, datum: date, register: Register, voorstellen: Sequence[str] = ()) -> str:
    """The text to begin with; without proposals it holds one to fill in."""
    uitleg = "\n".join(f"// {regel}".rstrip() for regel in _explained(register, datum))
    kop = f"# {orgaan} {lang(datum)}\nbron: {stuk_of(register.functies, orgaan, datum)}\nrubricering: intern\n"
    return "\n".join([f"{uitleg}\n", kop, *(voorstellen or [_EMPTY])])


def _explained(register: Register, datum: date) -> Iterator[str]:
    yield from _FORM.splitlines()
    yield ""
    yield from _listed("velden van een besluit", VELDEN[Besluit])
    yield from _listed("velden van een actie", VELDEN[Actie])
    yield from _listed("velden bij een actie die er al is", VELDEN[Koppeling])
    yield ""
    yield from _listed("soort", choices(Besluit, "soort"))
    yield from _listed("rubricering", list(Rubricering))
    yield from _listed("status", choices(Voortgang, "status"))
    yield from _listed("thema", [_theme(thema) for thema in register.inrichting.themas])
    yield from _listed(
        "verband", [f"{VerbandSoort.WERKT_UIT} ID (afgeleid: waarom)", f"{VerbandSoort.WERKT_UIT} 1", *VerbandSoort]
    )
    for naam, zo in _VOORBEELDEN:
        yield from _listed(naam, [zo])
    yield ""
    functies = register.functies
    namen = [(functie.code, functies.naam(functie.code, datum)) for functie in functies]
    yield from _listed("rollen en organen", [code if naam == code else f"{code} ({naam})" for code, naam in namen])


def _theme(thema: Thema) -> str:
    return f"{thema.code} ({thema.titel})"


def _listed(naam: str, waarden: Sequence[str]) -> Iterator[str]:
    """One entry of the explanation, filled to the width of the text."""
    tekst = f"{naam}: {', '.join(waarden)}"
    yield from wrap(tekst, _WIDTH - 3, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
