"""Names of persons: by initials, titles, functions, given names, well-known surnames, and tussenvoegsels."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from actiepunten.privacy.lijsten import bare, word_list
from actiepunten.privacy.vondst import Soort, Vondst


def _words(tekst: str) -> frozenset[str]:
    return frozenset(tekst.split())


_TOKEN = re.compile(
    r"(?P<initialen>(?<![\w.])(?:[^\W\d_a-z]|Th|Ch|Chr|Ph|IJ|Jac|Joh)\.(?:\s?-?(?:[^\W\d_a-z]|Th|Ch|Chr|Ph|IJ)\.(?!\w{2}))*)"
    r"|(?P<kort>(?<!\w)[vV](?:\.\s?|/)?d\.?(?=\s[A-Z]))"
    r"|(?P<woord>['’]?[^\W\d_]+(?:['’-][^\W\d_]+)*)"
    r"|(?P<teken>\S)"
)
# What looks like initials and is none.
_AFKORTINGEN = _words("""
    N.V. B.V. V.N. V.S. E.U. U.S. U.K. D.C. Z.M. H.M. Z.K.H. H.K.H. K.B. T.K. E.K. U.S.A. C.A.O. M.B.O. H.B.O. V.O.F.
""")
_TITELS = _words("""
    heer heren mevrouw mevr mw meneer mejuffrouw dhr hr drs dr mr ir ing prof professor jhr jkvr ds bc baron barones
    graaf gravin weduwe wed familie fam
""")
_TUSSEN = _words("""
    van de der den ten ter te het 't 'n 's la le les du von zu zur el al ben bin ibn abu dos da das di del della do af
    op in aan bij onder over uit voor thoe tot d y of
""")
# Prepositions that belong to a name only before an article: in 't Veld, op den Berg.
_VOORZETSELS = _words("op in aan bij onder over uit voor tot of te")
_LIDWOORDEN = _words("de den der het 't la le les")
# Between two capitalised words these make a name of a person nearly surely.
_STERK = frozenset((
    "van der", "van den", "van 't", "in 't", "op 't", "ter", "ten", "el", "ben", "bin", "uit de", "op de", "aan de",
    "von", "den", "der",
))  # fmt: skip
# In an office held by one person the word behind it is that person; elsewhere it may be the name of a unit.
_AMBTEN = _words("""
    minister staatssecretaris ambassadeur consul consul-generaal burgemeester wethouder kamerlid collega gezant attache
    chauffeur kolonel majoor kapitein luitenant generaal admiraal premier senator rechter officier commissaris
    gouverneur raadslid staatsraad griffier secretaresse oud-ambassadeur oud-minister sg psg
""")
# Endings of abstract nouns, of names of institutions, and of adjectives.
_ACHTERVOEGSELS = tuple(
    _words("""
    heid heden teit tie ties isme schap schappen zaken beleid beheer voering plan werk dienst diensten raad commissie
    bureau directie code wet regeling besluit ministerie kamer gelegenheid zorg recht nota brief verslag punt centrum
    groep instituut stelling sector overleg beraad politie justitie partij markt onderwijs veiligheid integriteit
    personeel organisatie logie iek ieke ische lijke baar bare ende se eel ele aal ale
""")
)
_GEWOON = _words("""
    het dit dat die deze een er zij wij hij ook ja nee niet maar want en of als dan nu hier daar toen zo elk bz cd
    januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag rijk god noot bijlage werkmap gedrag omgangsvormen toeslagen douane belastingen
    stikstof natuur klimaat wonen media cultuur jeugd sport milieu asiel migratie energie water bodem ruimte vervoer
    mobiliteit inkoop communicatie zorg welzijn digitalisering facilitair huisvesting handhaving vergunningen
""")
_HEILIG = _words("sint st san santa santo saint sankt sao los las")
# Frisian, Slavic, Turkish, Armenian, Greek, Hindustani, Celtic and Scandinavian surnames.
_FORM = re.compile(
    r"(?:stra|sma|inga|ema|ski|ska|vi[cz]|ova|oglu|[iy]an|poulos|escu|enko|singh?|lal|persad|nath|khan|bux|dien|ss?on|sen)$"
    r"|^(?:ram|mac|o'|el-|al-)\w{3}"
)
# Surnames that with a capital are no other word behind de or Van.
_NA_DE = _words("jong jonge vries haan wit graaf leeuw bruijn bruin ruiter lange gier clercq rooij rooy groot boer")
_NA_VAN = _words("dijk dam vliet leeuwen beek es ginkel wijk zanten loon veen rooijen dongen doorn hout")
_AT_MOST = 12  # words of titles before a name
# Two words that begin a surname whatever stands before them.
_BEGINT = frozenset(("van der", "van den", "van 't", "in 't", "op 't"))


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, initials, a sign, or a part of the name of a place."""

    tekst: str
    begin: int
    einde: int
    vorm: str
    begint: bool
    """Whether a sentence or a line may begin here."""
    kaal: str

    @property
    def is_naam(self) -> bool:
        """A capital and small letters: a name, or the begin of a sentence."""
        return self.vorm == "woord" and self.tekst[0].isupper() and not self.tekst[1:].isupper() and len(self.tekst) > 1

    @property
    def forms(self) -> frozenset[str]:
        """The word, the first half of a double name, and both without the s of a possessive."""
        heel = {self.kaal, self.kaal.split("-")[0]}
        return frozenset(heel | {vorm.removesuffix("s").removesuffix("'") for vorm in heel if vorm.endswith("s")})

    @property
    def is_tussen(self) -> bool:
        """A word that may stand before a surname."""
        return self.vorm == "woord" and self.kaal in _TUSSEN

    @property
    def is_initialen(self) -> bool:
        """One or more initials of a person."""
        return self.vorm == "initialen" and self.tekst.replace(" ", "") not in _AFKORTINGEN


_END = _Token("", 0, 0, "einde", begint=False, kaal="")


def find_names(tekst: str) -> Iterator[Vondst]:
    """The names of persons in a plain text, each once."""
    if tekst == tekst.lower():
        return  # each way to know a name needs a capital
    zoeker = _Zoeker(list(_tokens(tekst)))
    klaar = 0
    for plaats, token in enumerate(zoeker.tokens):
        einde = zoeker.name_at(plaats) if plaats >= klaar else 0
        if einde:
            klaar = einde
            yield Vondst(token.begin, zoeker.tokens[einde - 1].einde, Soort.NAAM)


def _tokens(tekst: str) -> Iterator[_Token]:
    begint = True
    for gevonden in _TOKEN.finditer(tekst):
        vorm, kaal = gevonden.lastgroup or "", bare(gevonden[0])
        if vorm == "kort":  # v.d., v/d
            vorm, kaal = "woord", "van"
        yield _Token(gevonden[0], *gevonden.span(), vorm, begint, kaal)
        begint = gevonden[0] in ".:;!?•-–(|,"


@cache
def _long_places() -> dict[str, list[tuple[str, ...]]]:
    """The places of more than one word, by their first word."""
    plaatsen: dict[str, list[tuple[str, ...]]] = {}
    for plaats in word_list("plaatsen"):
        woorden = tuple(plaats.split())
        if len(woorden) > 1:
            plaatsen.setdefault(woorden[0], []).append(woorden)
    return plaatsen


@cache
def _may_begin() -> frozenset[str]:
    """The words in small letters with which a name may begin."""
    return _TITELS | _AMBTEN | word_list("functies") | {woorden.split()[0] for woorden in _BEGINT}


def _is_function(token: _Token) -> bool:
    """Whether the word is a function, or one that begins a sentence."""
    return any(token.kaal in woorden for woorden in (_GEWOON, _TITELS, word_list("functies")))


def _is_institution(token: _Token) -> bool:
    """Whether the word begins the name of an institution, or is a place."""
    return token.kaal in word_list("instellingen") | word_list("plaatsen") | _GEWOON


def _is_ordinary(token: _Token) -> bool:
    """Whether the word is mostly no surname: a place, a function, an institution."""
    return _is_function(token) or token.kaal in word_list("instellingen") | word_list("plaatsen")


def _is_subject(token: _Token) -> bool:
    """Whether the word is no surname, or has the ending of an abstract noun or an adjective."""
    return _is_ordinary(token) or (token.kaal.endswith(_ACHTERVOEGSELS) and not _is_surname(token))


def _is_surname(token: _Token) -> bool:
    return token.is_naam and not token.forms.isdisjoint(word_list("achternamen"))


def _is_given_name(token: _Token) -> bool:
    return token.is_naam and not token.forms.isdisjoint(word_list("voornamen"))


def _is_foreign(token: _Token) -> bool:
    """Whether the word has an accent that Dutch nouns do not have."""
    return any(unicodedata.normalize("NFKD", teken)[1:] not in ("", "\u0308") for teken in token.tekst)


class _Zoeker:
    """Looks for names in a row of tokens. Each way to know one gives the place behind the name, or 0."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        for plaats, token in enumerate(tokens):
            for woorden in _long_places().get(token.kaal, ()):
                einde = plaats + len(woorden)
                if tuple(t.kaal for t in tokens[plaats:einde]) == woorden:
                    tokens[plaats:einde] = [replace(t, vorm="plaats") for t in tokens[plaats:einde]]

        self._marks = {token.tekst for token in tokens if token.begint and token.vorm == "initialen"}

    def __getitem__(self, plaats: int) -> _Token:
        return self.tokens[plaats] if 0 <= plaats < len(self.tokens) else _END

    def name_at(self, plaats: int) -> int:
        """The place behind the name of a person that begins here; 0 where none does."""
        token = self[plaats]
        if not token.tekst[0].isupper() and token.kaal not in _may_begin():
            return 0
        manieren = (
            self._by_title, self._by_initials, self._surname_first, self._by_office,
            self._by_given_name, self._by_surname, self._by_tussenvoegsel, self._by_pair,
        )  # fmt: skip
        return next((einde for herken in manieren if (einde := herken(plaats))), 0)

    def _after_tussen(self, plaats: int) -> int:
        """The place behind the tussenvoegsels that begin here."""
        begin = plaats
        while self[plaats].is_tussen and plaats < begin + 3:
            if self[plaats].kaal in _VOORZETSELS and self[plaats + 1].kaal not in _LIDWOORDEN:
                break
            plaats += 1
        return plaats

    def _surname(self, plaats: int, geweigerd: Callable[[_Token], bool] = _is_ordinary) -> int:
        """The place behind a surname, with what stands before it; 0 where there is none, or a word that is refused."""
        naam = self._after_tussen(plaats)
        if not self[naam].is_naam or geweigerd(self[naam]):
            return 0
        # A second surname, as in Vries Robbé.
        return naam + 2 if self[naam + 1].is_naam and not _is_subject(self[naam + 1]) else naam + 1

    def _by_title(self, plaats: int) -> int:
        """``mevrouw De Vries``, ``mr. dr. P. in 't Veld``, ``de heer en mevrouw Jansen``."""
        begin = plaats
        while plaats < begin + _AT_MOST and self._is_title(plaats):
            plaats += 2 if self[plaats + 1].tekst == "." else 1
            if self[plaats].kaal == "en" and self[plaats + 1].kaal in _TITELS:
                plaats += 1
        if plaats == begin:
            return 0
        if self[plaats].kaal in word_list("functies") and self[plaats].tekst.islower():
            plaats += 1
        return self._surname(plaats + 1, _is_function) if self[plaats].is_initialen else self._surname(plaats)

    def _is_title(self, plaats: int) -> bool:
        token = self[plaats]
        return token.kaal in _TITELS and (token.is_naam or token.tekst.islower())

    def _by_initials(self, plaats: int) -> int:
        """``J.P. van der Berg``; one letter before a noun is the mark of a list."""
        if not self[plaats].is_initialen:
            return 0
        naam = self._after_tussen(plaats + 1)
        een_letter = len(self[plaats].tekst) == len("A.")
        if not een_letter or naam > plaats + 1 or _is_surname(self[naam]):
            return self._surname(plaats + 1)
        return 0 if self._is_listed(plaats) else self._surname(plaats + 1, _is_subject)

    def _is_listed(self, plaats: int) -> bool:
        """Whether the letter is the mark of an item: it begins one, and its neighbour in the alphabet does too."""
        letter = ord(self[plaats].tekst[0])
        if self[plaats].begint and self[plaats + 1].kaal.endswith(("ing", "ingen")):
            return True
        return self[plaats].begint and bool({chr(letter - 1) + ".", chr(letter + 1) + "."} & self._marks)

    def _surname_first(self, plaats: int) -> int:
        """``Vries, J. de``, ``Van den Berg, C.H.``."""
        naam = self._after_tussen(plaats)
        hoofdletter = self[plaats].tekst[:1].isupper()
        if not hoofdletter or not self[naam].is_naam or _is_subject(self[naam]) or self[naam + 1].tekst != ",":
            return 0
        if not self[naam + 2].is_initialen:
            return 0
        einde = self._after_tussen(naam + 3)
        return 0 if self[einde].is_naam and not self[einde].begint else einde

    def _by_office(self, plaats: int) -> int:
        """``minister De Vries``, ``ambassadeur Jansen``; not ``minister van Financiën``, ``directeur Personeel``."""
        ambt = self[plaats].kaal
        if self[plaats].vorm != "woord" or ambt not in word_list("functies") | _AMBTEN:
            return 0
        naam = self._after_tussen(plaats + 1)
        if naam == plaats + 2 and self[plaats + 1].tekst in ("van", "de", "het", "der"):
            return 0
        bekend = _is_surname(self[naam]) or _is_given_name(self[naam]) or _is_foreign(self[naam])
        return self._surname(plaats + 1, _is_subject) if ambt in _AMBTEN or bekend else 0

    def _by_given_name(self, plaats: int) -> int:
        """``Fatima``, ``Jan P. de Vries``; not ``Sint Maarten``."""
        if self[plaats].is_naam and self[plaats].kaal in word_list("voornaam_of_woord"):
            return self._after_word(plaats)
        if not _is_given_name(self[plaats]) or self[plaats - 1].kaal in _HEILIG:
            return 0
        while _is_given_name(self[plaats]) or (self[plaats].is_initialen and plaats):
            plaats += 1
        return self._surname(plaats, lambda token: token.begint or _is_institution(token)) or plaats

    def _after_word(self, plaats: int) -> int:
        """``Frank de Vries``, ``Els Bakker``: a given name that is also a word needs a surname behind it."""
        naam = self._after_tussen(plaats + 1)
        zeker = naam > plaats + 1 or not self[plaats].begint or self[naam + 1].is_naam
        return self._surname(plaats + 1, _is_subject) if zeker and not self[naam].begint else 0

    def _by_surname(self, plaats: int) -> int:
        """``Terpstra``, a surname that is no other word; ``De Jong``."""
        token, volgende = self[plaats], self[plaats + 1]
        if token.kaal == "de" and volgende.is_naam and volgende.kaal in _NA_DE:
            return plaats + 2
        if token.tekst == "Van" and not token.begint and volgende.is_naam and volgende.kaal in _NA_VAN:
            return plaats + 2
        return plaats + 1 if _is_surname(token) else 0

    def _by_tussenvoegsel(self, plaats: int) -> int:
        """``Xander van der Plas``, ``Van der Plas``."""
        eerst = self[plaats]
        los = eerst.is_naam and not eerst.is_tussen and not _is_subject(eerst) and not eerst.kaal.endswith("ing")
        begin = plaats + 1 if los else plaats
        naam = self._after_tussen(begin)
        tussen = " ".join(token.kaal for token in self.tokens[begin:naam])
        sterk = tussen in _STERK if los else tussen in _BEGINT
        if not sterk or not self[naam].is_naam:
            return 0
        return self._surname(begin, _is_subject if los else _is_function)

    def _by_pair(self, plaats: int) -> int:
        """``Soeradj Ramlakhansing``: two words with a capital, the second with the form of a surname."""
        eerst, tweede = self[plaats], self[plaats + 1]
        if not eerst.is_naam or not tweede.is_naam or eerst.is_tussen or not _FORM.search(tweede.kaal):
            return 0
        return 0 if _is_subject(eerst) or _is_ordinary(tweede) else plaats + 2
