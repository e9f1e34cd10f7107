"""What is typed for one field, as the plain data that the record holds.

Roles may be typed by name, ids by a part of them, dates in Dutch; groups of fields are short phrases, such as
``trekt in DB 6/7/24 (afgeleid: het verslag noemt geen nummer)``.
Errors are :class:`UsageError`, with the field and the way out.
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, get_args

from actiepunten.bewerking import Data
from actiepunten.errors import ActiepuntenError, UsageError
from actiepunten.functies import Functies
from actiepunten.invoer.datums.begrijpen import begrijp_dag, begrijp_moment, begrijp_termijn
from actiepunten.query import choose, find_one, parse_orgaan, parse_owner
from actiepunten.records.actie import Actie
from actiepunten.records.base import Model
from actiepunten.records.besluit import Besluit, VerbandSoort
from actiepunten.records.casus import Casus
from actiepunten.records.termijn import Uitstel
from actiepunten.records.voortgang import Voortgang

_OF_TODAY = ("vandaag", "morgen", "overmorgen", "gisteren", "over")
"""Words that say nothing any more to who reads them later."""
_AFGELEID = re.compile(r"afgeleid(?:\s*:\s*(?P<waarom>.+))?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Begrip:
    """What is needed to understand what was typed: roles, ids and themes, and the day from which dates are counted."""

    functies: Functies
    besluiten: Collection[str]
    themas: Sequence[str]
    anker: date
    """The day of the meeting, or today: from it the year of ``2 maart`` follows."""
    vandaag: date
    herziet: str = ""
    """The older decision that a verband without id is about."""
    onleesbaar: Collection[str] = ()
    """Decisions that are there and cannot be read."""

    def on(self, anker: date) -> "Begrip":
        """The same with another day from which dates are counted."""
        return replace(self, anker=anker)

    def veld(self, model: type[Model], naam: str, getypt: Sequence[str]) -> Data:
        """The value of a field of that model; what may be given more than once arrives as several texts."""
        lees = _LEZERS.get((model, naam)) or _LEZERS_OVERAL.get(naam, Begrip.tekst)
        if not any(deel.strip(" ,") for deel in getypt):
            raise UsageError(f"{naam} is leeg", "vul een waarde in, of laat de optie weg")
        try:
            return lees(self, getypt) if lees in _LIJSTEN else lees(self, _only(naam, getypt))
        except ValueError as fout:
            raise UsageError(f"{naam}: {fout}", "verbeter de waarde, of laat haar weg") from None

    def tekst(self, getypt: str) -> Data:
        """Free text."""
        if not getypt.strip():
            raise ValueError("de tekst is leeg")
        return getypt.strip()

    def orgaan(self, getypt: str) -> Data:
        """The code of a body."""
        parse_orgaan(self.functies, getypt)
        return parse_owner(self.functies, getypt).code

    def code(self, getypt: str) -> Data:
        """The code of one body or role, typed as code or by name."""
        owner = parse_owner(self.functies, getypt)
        if owner.is_niemand:
            raise ValueError("noem een rol of een orgaan")
        return owner.code

    def codes(self, getypt: Sequence[str]) -> Data:
        """Codes of bodies or roles; several may stand in one text, with commas. ``-`` for nobody."""
        namen = self._names(getypt)
        return [] if namen == ["-"] else list(dict.fromkeys(str(self.code(naam)) for naam in namen))

    def _names(self, getypt: Sequence[str]) -> list[str]:
        """What stands between commas; a name that itself has a comma in it is left whole."""
        return [
            deel.strip()
            for heel in getypt
            for deel in ([heel] if self.functies.find(heel) else heel.split(","))
            if deel.strip()
        ]

    def dag(self, getypt: str) -> Data:
        """One day, such as that of a meeting."""
        return begrijp_dag(getypt, self.anker, terug=True).isoformat()

    def moment(self, getypt: str) -> Data:
        """A day or period in which something happened."""
        return begrijp_moment(getypt, self.anker, terug=True).tekst

    def termijn(self, getypt: str) -> Data:
        """A deadline; one without words that say more is stored as its date alone."""
        data = begrijp_termijn(getypt, self.anker)
        if getypt.split(maxsplit=1)[0].casefold() in _OF_TODAY:
            data.pop("tekst", None)
        return data["edtf"] if list(data) == ["edtf"] else data

    def naar(self, getypt: str) -> Data:
        """The new deadline of a postponement, as EDTF."""
        data = begrijp_termijn(getypt, self.anker)
        if "edtf" not in data:
            raise ValueError("uitstel gaat naar een dag of periode")
        return data["edtf"]

    def getal(self, getypt: str) -> Data:
        """A whole number."""
        if not re.fullmatch(r"0|[1-9]\d{0,8}", getypt.strip(), re.ASCII):
            raise ValueError(f"{getypt} is geen heel getal")
        return getypt.strip()

    def jaar(self, getypt: str) -> Data:
        """A year of four digits."""
        if not re.fullmatch(r"[12]\d{3}", getypt.strip(), re.ASCII):
            raise ValueError(f"{getypt} is geen jaar, zoals 2018")
        return getypt.strip()

    def thema(self, getypt: str) -> Data:
        """The code of a theme."""
        (code,) = choose([getypt.strip()], self.themas, "het thema")
        return code

    def besluit(self, getypt: str) -> str:
        """The id of the one decision that is meant."""
        gevonden = find_one(getypt, [*self.besluiten, *self.onleesbaar], "het besluit")
        if gevonden in self.onleesbaar:
            raise ActiepuntenError(f"het besluit {gevonden} is niet te lezen", "zie `actiepunten check`")
        return gevonden

    def koppelingen(self, getypt: Sequence[str]) -> Data:
        """Links to decisions: ``ID``, or ``ID (afgeleid: waarom)``."""
        links = {str(link): link for heel in getypt for een in _split(heel) for link in [self._link(een)]}
        return list(links.values())

    def _link(self, getypt: str) -> Data:
        kern, bij = _grounded(getypt)
        besluit = self.besluit(kern)
        return {"besluit": besluit, **bij} if bij else besluit

    def ids(self, getypt: Sequence[str]) -> Data:
        """The ids of decisions, without more."""
        return [self.besluit(een) for heel in getypt for een in heel.split(",")]

    def verbanden(self, getypt: Sequence[str]) -> Data:
        """What a decision does to older ones: ``trekt in ID``, ``werkt uit ID (afgeleid: waarom)``."""
        return [self._verband(een) for een in getypt]

    def _verband(self, getypt: str) -> Data:
        kern, bij = _grounded(getypt)
        soort = next((s for s in VerbandSoort if f"{kern.casefold()} ".startswith(f"{s} ")), None)
        if soort is None:
            soorten = ", ".join(VerbandSoort)
            raise UsageError(
                f"het verband {getypt} begint niet met wat het doet", f"kies uit: {soorten}; en dan het id"
            )
        return {"soort": str(soort), "besluit": self.besluit(kern[len(soort) :].strip() or self.herziet), **bij}

    def opvolging(self, getypt: str) -> Data:
        """``vereist``, or ``geen: reden``."""
        kern, bij = _grounded(getypt)
        if kern.casefold() == "vereist":
            return "vereist"
        soort, _, reden = kern.partition(":")
        if soort.strip().casefold() != "geen" or not reden.strip():
            raise ValueError("typ `vereist`, of `geen: ` met de reden")
        return {"geen": reden.strip(), **bij}

    def bronnen(self, getypt: Sequence[str]) -> Data:
        """Documents: ``stuk; plaats``."""
        bronnen: list[Data] = []
        for een in getypt:
            stuk, _, plaats = (deel.strip() for deel in een.partition(";"))
            bronnen.append({"stuk": stuk, "plaats": plaats} if plaats else {"stuk": stuk})
        return bronnen[0] if len(bronnen) == 1 else bronnen

    def uitzonderingen(self, getypt: Sequence[str]) -> Data:
        """Deviations of a rule: ``T101: reden``."""
        return [dict(zip(("regel", "reden"), _pair(een, "T101: reden"), strict=True)) for een in getypt]

    def weggelaten(self, getypt: Sequence[str]) -> Data:
        """What the source withholds: ``veld: 10.2.e (wob)``."""
        weg: list[Data] = []
        for een in getypt:
            kern, stelsel = _behind(een)
            veld, grond = _pair(kern, "veld: 10.2.e (wob)")
            weg.append({"veld": veld, "grond": grond, "stelsel": stelsel or "geen"})
        return weg

    def correcties(self, getypt: Sequence[str]) -> Data:
        """Slips mended today, with who agreed: ``veld: reden (DB)``."""
        correcties: list[Data] = []
        for een in getypt:
            kern, wie = _behind(een)
            if not wie:
                raise ValueError("zeg achteraan tussen haakjes wie akkoord is: veld: reden (DB)")
            veld, reden = _pair(kern, "veld: reden (DB)")
            akkoord = self.code(wie)
            correcties.append({"datum": self.vandaag.isoformat(), "veld": veld, "reden": reden, "akkoord": akkoord})
        return correcties

    def namen(self, getypt: Sequence[str]) -> Data:
        """Names of fields, with commas."""
        return [deel.strip() for heel in getypt for deel in heel.split(",") if deel.strip()]

    def stappen(self, getypt: Sequence[str]) -> Data:
        """Steps of an actie, each by its title."""
        return [{"titel": str(self.tekst(een))} for een in getypt]

    def status(self, getypt: str) -> Data:
        """The status that an entry reports."""
        return _choice(Voortgang, "status", getypt)


Lezer = Callable[[Begrip, Any], Data]


def choices(model: type[Model], naam: str) -> list[str]:
    """The words that a field takes, where it takes only some; else none."""
    soort = model.model_fields[naam].annotation
    if isinstance(soort, type) and issubclass(soort, StrEnum):
        return [str(keuze) for keuze in soort]
    keuzes = [keuze for deel in get_args(soort) for keuze in (deel, *get_args(deel))]
    return [str(keuze) for keuze in keuzes if isinstance(keuze, str)]


def is_list(model: type[Model], naam: str) -> bool:
    """Whether the field may be given more than once."""
    return (_LEZERS.get((model, naam)) or _LEZERS_OVERAL.get(naam)) in _LIJSTEN


def _choice(model: type[Model], naam: str, getypt: str) -> str:
    (gekozen,) = choose([getypt.strip().casefold()], choices(model, naam), naam)
    return gekozen


def _chooser(model: type[Model], naam: str) -> Lezer:
    def lees(_: Begrip, getypt: str) -> Data:
        return _choice(model, naam, getypt)

    return lees


def _only(naam: str, getypt: Sequence[str]) -> str:
    if len(getypt) != 1:
        raise UsageError(f"{naam} staat er {len(getypt)} keer", f"geef {naam} één keer")
    return getypt[0]


def _split(heel: str) -> list[str]:
    """What stands between commas, as long as these are not between brackets."""
    delen, diepte, begin = [], 0, 0
    for plaats, teken in enumerate(heel):
        diepte = max(0, diepte + {"(": 1, ")": -1}.get(teken, 0))
        if teken == "," and not diepte:
            delen.append(heel[begin:plaats])
            begin = plaats + 1
    return [deel.strip() for deel in (*delen, heel[begin:]) if deel.strip()]


def _grounded(getypt: str) -> tuple[str, dict[str, Data]]:
    """A phrase without what stands behind it in brackets, and that: ``afgeleid``, with the reason, or the reason."""
    kern, tussen = _behind(getypt)
    if not tussen:
        return kern, {}
    if afgeleid := _AFGELEID.fullmatch(tussen):
        waarom: dict[str, Data] = {"toelichting": afgeleid["waarom"].strip()} if afgeleid["waarom"] else {}
        return kern, {"grond": "afgeleid", **waarom}
    return kern, {"toelichting": tussen}


def _behind(getypt: str) -> tuple[str, str]:
    """A phrase, and what stands between the last pair of brackets behind it; that may hold brackets itself."""
    tekst = getypt.strip()
    diepte = 0
    for plaats in range(len(tekst) - 1, -1, -1) if tekst.endswith(")") else ():
        diepte += {")": 1, "(": -1}.get(tekst[plaats], 0)
        if not diepte:
            return tekst[:plaats].strip(), tekst[plaats + 1 : -1].strip()
    return tekst, ""


def _pair(getypt: str, zo: str) -> tuple[str, str]:
    een, _, ander = (deel.strip() for deel in getypt.partition(":"))
    if not een or not ander:
        raise ValueError(f"typ dit als `{zo}`")
    return een, ander


_LEZERS: dict[tuple[type[Model], str], Lezer] = {
    (Besluit, "datum"): Begrip.dag,
    (Besluit, "soort"): _chooser(Besluit, "soort"),
    (Casus, "soort"): _chooser(Casus, "soort"),
    (Casus, "categorie"): _chooser(Casus, "categorie"),
    (Casus, "locatie"): _chooser(Casus, "locatie"),
    (Casus, "besluiten"): Begrip.ids,
    (Casus, "grond"): _chooser(Casus, "grond"),
    (Uitstel, "naar"): Begrip.naar,
}
_LEZERS_OVERAL: dict[str, Lezer] = {
    "orgaan": Begrip.orgaan,
    "datum": Begrip.moment,
    "sinds": Begrip.moment,
    "gedeeld": Begrip.moment,
    "termijn": Begrip.termijn,
    "rubricering": _chooser(Actie, "rubricering"),
    "status": Begrip.status,
    "thema": Begrip.thema,
    "volgorde": Begrip.getal,
    "jaar": Begrip.jaar,
    "door": Begrip.code,
    "wie": Begrip.codes,
    "met": Begrip.codes,
    "gevraagd": Begrip.codes,
    "van": Begrip.codes,
    "naar": Begrip.codes,
    "besluiten": Begrip.koppelingen,
    "verband": Begrip.verbanden,
    "opvolging": Begrip.opvolging,
    "bron": Begrip.bronnen,
    "uitzonderingen": Begrip.uitzonderingen,
    "weggelaten": Begrip.weggelaten,
    "correcties": Begrip.correcties,
    "afgeleid": Begrip.namen,
    "activiteiten": Begrip.stappen,
}
_LIJSTEN = frozenset(
    {
        Begrip.codes, Begrip.koppelingen, Begrip.ids, Begrip.verbanden, Begrip.bronnen, Begrip.uitzonderingen,
        Begrip.weggelaten, Begrip.correcties, Begrip.namen, Begrip.stappen,
    }
)  # fmt: skip
