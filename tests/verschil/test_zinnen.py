"""Each change in words: what is told of one field, to the letter."""

import pytest

from actiepunten.verschil.paren import Paring
from actiepunten.verschil.vergelijk import compare
from support.builders import een_actie, een_besluit, een_inrichting, een_register

UITSTEL = {"datum": "2018-09-14", "naar": "../2018-12-01", "door": "DB", "reden": "te weinig mensen"}
UITSTEL_2 = {"datum": "2018-11-16", "naar": "2019-02", "door": "AB", "reden": "ziekte"}

OVERDRACHT = {"datum": "2018-03", "van": ["COM"], "naar": ["ICT"], "door": "DB", "reden": "drukte"}


@pytest.mark.parametrize(
    ("oud", "nieuw", "zinnen"),
    [
        ({}, {"met": ["COM"]}, ["met: COM erbij"]),
        ({"wie": ["HRM", "ICT"]}, {"wie": ["HRM"]}, ["wie: ICT eraf"]),
        ({"wie": ["HRM", "ICT"]}, {"wie": ["ICT", "HRM"]}, ["wie: HRM, ICT → ICT, HRM"]),
        ({}, {"termijn": "2018-10"}, ["termijn erbij: oktober 2018"]),
        ({"termijn": "2018-10"}, {}, ["termijn weg: oktober 2018"]),
        ({"termijn": "2018-10"}, {"termijn": "2018-23"}, ["termijn van oktober 2018 naar najaar 2018, zonder uitstel"]),
        (
            {"termijn": "2018-10"},
            {"termijn": {"edtf": "2018-10", "tekst": "na de zomer"}},
            ["termijn in woorden: oktober 2018 → na de zomer (oktober 2018)"],
        ),
        (
            {"termijn": "../2018-10-01"},
            {"termijn": "../2018-10-01", "uitstel": [UITSTEL]},
            [
                (
                    "termijn van uiterlijk 1 oktober 2018 naar uiterlijk 1 december 2018"
                    " (1e uitstel, door DB op 14 september 2018: te weinig mensen)"
                )
            ],
        ),
        (
            {"termijn": "../2018-10-01", "uitstel": [UITSTEL]},
            {"termijn": "../2018-10-01", "uitstel": [UITSTEL_2, UITSTEL]},
            [
                (
                    "termijn van uiterlijk 1 december 2018 naar februari 2019"
                    " (2e uitstel, door AB op 16 november 2018: ziekte)"
                )
            ],
        ),
        (
            {},
            {"uitstel": [UITSTEL]},
            [
                (
                    "termijn voor het eerst: uiterlijk 1 december 2018"
                    " (1e uitstel, door DB op 14 september 2018: te weinig mensen)"
                )
            ],
        ),
        (
            {},
            {"voortgang": [{"datum": "2018-03", "status": "uitgevoerd", "bewijs": "Brief"}]},
            ["status onbekend → uitgevoerd, bewijs Brief", "voortgang erbij: uitgevoerd op maart 2018; bewijs: Brief"],
        ),
        (
            {"voortgang": [{"datum": "2018-03-02", "status": "loopt"}]},
            {"voortgang": [{"datum": "2018-03-02", "status": "volgt", "afgeleid": ["status"]}]},
            [
                "status loopt → volgt",
                "voortgang herschreven: loopt op 2 maart 2018 → volgt op 2 maart 2018 (afgeleid: status)",
            ],
        ),
        (
            {},
            {"overdracht": [{"datum": "2018-03", "naar": ["HRM"]}]},
            ["overdracht op maart 2018, van niemand naar HRM"],
        ),
        (
            {"besluiten": ["DB-2018-01-19-01"]},
            {"besluiten": [{"besluit": "DB-2018-01-19-01", "bevestigd": "2018-10-01"}]},
            ["voert uit: DB-2018-01-19-01 → DB-2018-01-19-01, bevestigd op 1 oktober 2018"],
        ),
        ({"volgorde": "1"}, {"volgorde": "2"}, ["volgorde: 1 → 2"]),
        ({"rubricering": "intern"}, {"rubricering": "vertrouwelijk"}, ["rubricering: intern → vertrouwelijk"]),
        ({}, {"activiteiten": [{"titel": "Bellen", "wie": ["COM"]}]}, ["stap erbij: ‘Bellen’; wie: COM"]),
        ({"activiteiten": [{"titel": "Bellen"}]}, {}, ["stap weg: ‘Bellen’"]),
        (
            {"activiteiten": [{"titel": "Bellen"}, {"titel": "Mailen"}]},
            {"activiteiten": [{"titel": "Mailen"}, {"titel": "Bellen"}]},
            ["volgorde van de stappen: ‘Bellen’, ‘Mailen’ → ‘Mailen’, ‘Bellen’"],
        ),
        (
            {"activiteiten": [{"titel": "Bellen", "termijn": "2018-10"}]},
            {"activiteiten": [{"titel": "Bellen", "termijn": "2018-10", "uitstel": [UITSTEL]}]},
            [
                (
                    "stap ‘Bellen’: termijn van oktober 2018 naar uiterlijk 1 december 2018"
                    " (1e uitstel, door DB op 14 september 2018: te weinig mensen)"
                )
            ],
        ),
        (
            {"activiteiten": [{"titel": "Bellen", "wie": ["COM"]}]},
            {"activiteiten": [{"titel": "Bellen", "wie": ["ICT"], "overdracht": [OVERDRACHT]}]},
            [
                "stap ‘Bellen’: wie: COM → ICT",
                "stap ‘Bellen’: overdracht op maart 2018 door DB, van COM naar ICT: drukte",
            ],
        ),
    ],
)
def test_a_change_of_an_actie(oud: dict[str, object], nieuw: dict[str, object], zinnen: list[str]) -> None:
    """Told in the words of the domain, with the status that follows from it."""
    verschil = compare(Paring(een_register(een_actie(**oud)), een_register(een_actie(**nieuw))))
    assert [w.zin for record in verschil.records for w in record.wijzigingen] == zinnen


CORRECTIE = {"datum": "2018-03-02", "veld": "termijn", "reden": "tikfout", "akkoord": "DB"}
GECORRIGEERD = "correctie: termijn op 2 maart 2018, met akkoord van DB: tikfout"


@pytest.mark.parametrize(
    ("oud", "nieuw", "zinnen"),
    [
        ({"termijn": "2018-10"}, {"termijn": "2018-12"}, ["gevraagde termijn: oktober 2018 → december 2018"]),
        ({}, {"termijn": "2018-12"}, ["gevraagde termijn erbij: december 2018"]),
        ({"termijn": "2018-12"}, {}, ["gevraagde termijn weg: december 2018"]),
        (
            {"termijn": "2018-10"},
            {"termijn": "2018-12", "correcties": [CORRECTIE]},
            ["gevraagde termijn: oktober 2018 → december 2018", GECORRIGEERD],
        ),
        ({"correcties": [CORRECTIE]}, {}, [GECORRIGEERD.replace("correctie:", "correctie weg:")]),
    ],
)
def test_a_change_of_a_decision(oud: dict[str, object], nieuw: dict[str, object], zinnen: list[str]) -> None:
    """A decision asks for a deadline, which nobody postpones."""
    verschil = compare(Paring(een_register(een_besluit(**oud)), een_register(een_besluit(**nieuw))))
    assert [w.zin for record in verschil.records for w in record.wijzigingen] == zinnen


@pytest.mark.parametrize(
    ("stap", "veld"), [("", "termijn"), ("stap ‘Bellen’: ", "termijn"), ("stap ‘Bellen’: ", "activiteiten")]
)
def test_a_deadline_that_is_corrected_is_not_moved(stap: str, veld: str) -> None:
    """Of the actie by that field, of a step by that field or by the steps: nobody is told that a postponement lacks."""
    oud, nieuw = (
        een_actie(correcties=c, **({"activiteiten": [{"titel": "Bellen", "termijn": t}]} if stap else {"termijn": t}))
        for t, c in (("2018-10", []), ("2018-12", [CORRECTIE | {"veld": veld}]))
    )
    (record,) = compare(Paring(een_register(oud), een_register(nieuw))).records
    assert [w.zin for w in record.wijzigingen] == [
        f"{stap}termijn van oktober 2018 naar december 2018, als correctie",
        GECORRIGEERD.replace("termijn", veld),
    ]


def test_a_second_correction_of_a_deadline_is_one_too() -> None:
    """What counts is the entry that came, not the first of its field."""
    tweede = CORRECTIE | {"datum": "2018-04-02"}
    oud = een_actie(termijn="2018-10", correcties=[CORRECTIE])
    nieuw = een_actie(termijn="2018-12", correcties=[CORRECTIE, tweede])
    (record,) = compare(Paring(een_register(oud), een_register(nieuw))).records
    assert record.wijzigingen[0].zin == "termijn van oktober 2018 naar december 2018, als correctie"


@pytest.mark.parametrize(
    ("oud", "nieuw", "wat"),
    [
        ({"tekst": "Zo."}, {"tekst": "Anders."}, "woorden"),
        ({}, {"tekst": "Anders."}, "gewijzigd"),
        ({"tekst": "Zo."}, {}, "gewijzigd"),
        ({"tekst": "Zo."}, {"tekst": "Anders.", "toelichting": "Zie de brief."}, "gewijzigd"),
    ],
)
def test_only_a_text_that_stays_is_only_worded_otherwise(
    oud: dict[str, object], nieuw: dict[str, object], wat: str
) -> None:
    """A text that came or went is more than that."""
    (record,) = compare(Paring(een_register(een_besluit(**oud)), een_register(een_besluit(**nieuw)))).records
    assert record.wat == wat


def test_a_new_decision_says_what_still_rests_on_the_old_one() -> None:
    """The acties that do not name the newer one; none where all do, or where it revises nothing."""
    oud, stil = een_besluit(), een_actie(id="A-2018-01-19-02")
    acties = [stil, een_actie(id="A-2018-01-19-03"), een_actie(besluiten=["DB-2018-01-19-01", "DB-2018-06-01-01"])]
    for soort, rest in (("vervangt", True), ("raakt", True), ("werkt uit", False)):
        nieuw = een_besluit(id="DB-2018-06-01-01", verband=[{"soort": soort, "besluit": oud.id}])
        verschil = compare(Paring(een_register(oud, *acties), een_register(oud, nieuw, *acties)))
        (record,) = verschil.records
        slot = ": 2 acties (A-2018-01-19-02 en A-2018-01-19-03) rusten er nog op" if rest else ""
        assert record.wijzigingen[0].zin == f"{soort} {oud.id}{slot}"
        assert record.gevolgen == ("1 actie (A-2018-01-19-01) rust erop",)


def test_a_decision_that_asks_nothing_lacks_no_actie() -> None:
    """A statement, or one that says why."""
    for velden in ({"soort": "vaststelling"}, {"opvolging": {"geen": "al gedaan"}}):
        (record,) = compare(Paring(een_register(), een_register(een_besluit(**velden)))).records
        assert record.gevolgen == ()


def test_a_wording_is_shown_word_by_word() -> None:
    """Only the words that went and came, with a few around them."""
    oud = "Het bestuur besluit een meldpunt in te richten voor alle medewerkers van de stichting in dit jaar nog."
    (record,) = compare(
        Paring(een_register(een_besluit(tekst=oud)), een_register(een_besluit(tekst=oud.replace("alle", "vaste"))))
    ).records
    (wijziging,) = record.wijzigingen
    assert record.wat == "woorden"
    assert [(deel.tekst, deel.oud, deel.nieuw) for deel in wijziging.delen] == [
        ("Het bestuur besluit een meldpunt in te richten voor", True, True),
        ("alle", True, False),
        ("vaste", False, True),
        ("medewerkers van de stichting in dit jaar nog.", True, True),
    ]


def test_register_yaml_is_told_of_by_item() -> None:
    """A role, a theme and a setting; a default that is written down changes nothing."""
    oud = een_inrichting(settings={"stil": "180"})
    rollen = [{"code": "HRM", "naam": "Personeel"}, {"code": "ICT", "naam": "Afdeling Automatisering"}]
    nieuw = een_inrichting(rollen=rollen, settings={"binnenkort": "30", "bewaartermijn": "P5Y"})
    (record,) = compare(Paring(een_register(inrichting=oud), een_register(inrichting=nieuw))).records
    assert (record.soort, record.naam, record.wat) == ("register", "register.yaml", "gewijzigd")
    assert [w.zin for w in record.wijzigingen] == [
        "rollen: code: HRM; naam: Afdeling Personeel → code: HRM; naam: Personeel",
        "rollen weg: code: COM; naam: Afdeling Communicatie",
        "instellingen: bewaartermijn erbij: 5 jaar",
    ]
