import csv
import re
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from actiepunten.termijnen import URGENTIE, Signaal
from cli.answers import COUNTED_STATUSES, SEPTEMBER, acties, ask, edit, ids, rows_of_september
from conftest import Run
from support.terminal import plain

LATE_IN_2018 = ["A-2018-09-14-10", "A-2018-07-06-03", "A-2018-01-19-04", "A-2018-07-06-04"]
LATE_IN_2020 = ["A-2018-09-14-03", "A-2017-08-15-01", "A-2018-09-14-05", *LATE_IN_2018]
OF_NOBODY = ["A-2017-06-23-05", "A-2018-06-08-02", "A-2018-01-19-05"]


def owned_by(run: Run, *codes: str) -> list[str]:
    """The rows of the source's table that name one of the codes under Wie, in its order."""
    return [i for i, rij in rows_of_september(run).items() if set(codes) & set(rij["wie"])]


@pytest.mark.parametrize("owner", ["CCI", "VCI", "cci", "Vci", "Centrale coördinator integriteit"])
def test_owner_finds_what_the_table_gives_cci_and_vci(run: Run, owner: str) -> None:
    """One owner, in any case or spelling, finds her rows and those of whom she followed, in the order of the table."""
    expected = owned_by(run, "CCI", "VCI")
    assert len(expected) == 29
    assert expected == acties(run, "--owner", owner, *SEPTEMBER)


def test_owner_does_not_count_met(run: Run) -> None:
    """SG only helps in a step: the acties in which she does so are not hers."""
    assert acties(run, "--owner", "SG", *SEPTEMBER) == []


@pytest.mark.parametrize(("owner", "ander"), [("CCI", "VCI"), ("VCI", "CCI")])
def test_owner_says_that_roles_succeeded_each_other(run: Run, owner: str, ander: str) -> None:
    """Below the list stands whose acties are in it too."""
    out = run("status", "--owner", owner, *SEPTEMBER).out
    assert f"Hier staat ook wat van {ander} is; {owner} en {ander} volgden elkaar op.\n" in out
    assert "29 acties: 3 volgt, 10 loopt, 8 doorlopend, 6 uitgevoerd, 2 onbekend\n" in out


def test_owner_without_successors_says_nothing_of_succession(run: Run) -> None:
    """Of a role that stands alone nothing is said."""
    assert "volgden elkaar op" not in run("status", "--owner", "ISB", *SEPTEMBER).out


def test_eigenaar_is_another_name_of_owner(run: Run) -> None:
    """The Dutch spelling of the option does the same."""
    assert acties(run, "--eigenaar", "ISB", *SEPTEMBER) == acties(run, "--owner", "ISB", *SEPTEMBER)


def test_owner_dash_gives_what_is_of_nobody(run: Run) -> None:
    """``--owner -`` gives the rows without a name under Wie, of which no step has a name either."""
    expected = [i for i, rij in rows_of_september(run).items() if not rij["wie"]]
    assert expected == OF_NOBODY
    assert expected == acties(run, "--owner", "-", *SEPTEMBER)


def test_unknown_owner_names_the_nearest(run: Run) -> None:
    """An owner that is not in the register is wrong use; the nearest code is offered."""
    ran = run("status", "--owner", "CCJ")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Fout: de rol of het orgaan CCJ staat niet in het register\n  → bedoelde u CCI?\n"


def test_known_owner_without_acties_is_no_error(run: Run) -> None:
    """A role that has no actie answers with nothing, and with what was asked of it all the same."""
    ran = run("status", "--owner", "SG", *SEPTEMBER)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Actieplan integriteit BZ\n"
        "stand op 14 september 2018 (gekozen), werkmap\n"
        "\n"
        "niets gevonden\n"
        "\n"
        "0 acties\n"
        "\n"
        "Gevraagd van SG, maar in geen actie van SG:\n"
        "  BR-2017-06-23-14  Medewerkers weten waar zij niet-integer gedrag kunnen melden\n"
        "  BR-2018-07-06-07  SG informeert het SGO over het onderzoek\n"
        "  BR-2018-07-06-08  Peilen of andere departementen willen samenwerken\n"
    )


def test_owner_matches_the_steps_too(run: Run, gemeente: Path) -> None:
    """KCC does one step of the website of DV: the actie is in its list, once."""
    gevonden = acties(run, "--owner", "KCC", "--datum", "2024-12-31", cwd=gemeente)
    assert gevonden.count("A-2024-03-12-03") == 1


@pytest.mark.parametrize(("datum", "expected"), [("2018-12", LATE_IN_2018), ("2020", LATE_IN_2020)])
def test_te_laat_names_just_what_ran_out(run: Run, datum: str, expected: list[str]) -> None:
    """Late is what is to do and past its last day: these acties and no others, checked by hand in the records."""
    assert expected == acties(run, "--te-laat", "--datum", datum)


def test_te_laat_counts_days_from_the_last_day(run: Run) -> None:
    """A termijn of autumn ends on 30 November; on 31 December it is 31 days late."""
    antwoord = ask(run, "status", "--te-laat", "--datum", "2018-12")
    dagen = {actie["id"]: (actie["uiterlijk"], actie["dagen_te_laat"]) for actie in antwoord["acties"]}
    assert dagen == {
        "A-2018-09-14-10": ("2018-11-30", 31),
        "A-2018-07-06-03": ("2018-11-30", 31),
        "A-2018-01-19-04": ("2018-09-30", 92),
        "A-2018-07-06-04": ("2018-11-30", 31),
    }


def test_nothing_is_late_on_the_last_day_itself(run: Run) -> None:
    """A termijn is missed only once its last day is past."""
    assert "A-2018-07-06-04" not in acties(run, "--te-laat", "--datum", "2018-11-30")
    assert "A-2018-07-06-04" in acties(run, "--te-laat", "--datum", "2018-12-01")


def test_open_is_to_do_or_continuing(run: Run) -> None:
    """What is uitgevoerd or vervallen is left out, what continues is not."""
    antwoord = ask(run, "status", "--open", *SEPTEMBER)
    totaal = {"volgt": 3, "loopt": 13, "doorlopend": 10, "uitgevoerd": 0, "vervallen": 0, "onbekend": 4}
    assert totaal == antwoord["totaal"]


def test_tot_gives_what_is_due_by_then(run: Run) -> None:
    """Due by the day are the open termijnen that end by then and the rhythms that come back by then."""
    expected = {
        "A-2017-06-23-06",  # every six weeks after 14 September: 26 October
        "A-2018-01-19-02",  # id.
        "A-2018-09-14-10",  # in November
        "A-2018-07-06-03",  # in autumn
        "A-2018-01-19-04",  # in September, and in autumn
        "A-2018-07-06-04",  # after the summer
    }
    assert expected == set(acties(run, "--tot", "30-11-2018", *SEPTEMBER))
    assert acties(run, "--tot", "2018-09", *SEPTEMBER) == ["A-2018-01-19-04"]


@pytest.mark.parametrize("status", COUNTED_STATUSES)
def test_status_filters_on_the_status_of_the_actie(run: Run, status: str) -> None:
    """Only acties of that status are given."""
    antwoord = ask(run, "status", "--status", status, *SEPTEMBER)
    assert {actie["status"] for actie in antwoord["acties"]} <= {status}
    assert antwoord["totaal"][status] == len(antwoord["acties"])


def test_status_may_be_given_more_than_once(run: Run) -> None:
    """Several statuses are taken together."""
    totaal = ask(run, "status", "--status", "volgt", "--status", "onbekend", *SEPTEMBER)["totaal"]
    assert [totaal[status] for status in COUNTED_STATUSES] == [3, 0, 0, 0, 0, 4]


def test_thema_filters_and_may_be_given_more_than_once(run: Run) -> None:
    """One thema has its rows of the table; two have those of both."""
    assert len(acties(run, "--thema", "meldpunten", *SEPTEMBER)) == 4
    assert len(acties(run, "--thema", "meldpunten", "--thema", "transparantie", *SEPTEMBER)) == 12


@pytest.mark.parametrize("getypt", ["BR 6/7/18", "br 6-7-2018", "BR-2018-07-06", "2018-7-6"])
def test_besluit_takes_a_meeting_with_all_its_decisions(run: Run, getypt: str) -> None:
    """A meeting as people write it, or the segments of an id that mean it, gives every row that cites it."""
    expected = [i for i, rij in rows_of_september(run).items() if "BR 2018-07-06" in rij["aangehaald"]]
    assert expected
    assert expected == acties(run, "--besluit", getypt, *SEPTEMBER)


@pytest.mark.parametrize("getypt", ["BR-2018-07-06-15", "br-2018-07-06-15", "7-6-15", "2018-07-06-15"])
def test_besluit_takes_an_id_or_whole_segments_of_it(run: Run, getypt: str) -> None:
    """A whole id or segments that mean one decision give what rests on it; numbers are read as numbers."""
    assert acties(run, "--besluit", getypt, *SEPTEMBER) == ["A-2018-07-06-03"]


def test_a_part_of_a_segment_does_not_match(run: Run) -> None:
    """``2018-07-06-1`` means number 1 and neither 10 nor 15."""
    expected = acties(run, "--besluit", "BR-2018-07-06-01", *SEPTEMBER)
    assert expected == acties(run, "--besluit", "2018-07-06-1", *SEPTEMBER) == ["A-2018-01-19-04"]


def test_orgaan_filters_on_the_body_that_decided(run: Run) -> None:
    """Only acties on decisions of the body are given."""
    assert acties(run, "--orgaan", "SGO", *SEPTEMBER) == ["A-2018-09-13-01", "A-2018-09-12-01"]
    assert acties(run, "--orgaan", "icbr", *SEPTEMBER) == ["A-2017-08-15-01"]


@pytest.mark.parametrize(
    ("signaal", "datum", "expected"),
    [
        ("te-laat", "2018-12", LATE_IN_2018),
        ("te-laat-uitgevoerd", "2018-09-14", ["A-2018-02-23-01"]),
        ("binnenkort", "2018-09-14", ["A-2018-01-19-04"]),
        ("nu", "2018-09-14", ["A-2018-07-06-03", "A-2018-07-06-04"]),
        ("zonder-wie", "2018-09-14", ["A-2018-06-08-02", "A-2018-01-19-05"]),
        ("herzien", "2018-09-14", []),
        ("herzien", "2018-09-30", ["A-2018-07-06-03", "A-2018-01-19-04"]),
        ("niet-gemeld", "2018-12", ["A-2017-06-23-06", "A-2018-01-19-02"]),
        ("stil", "2018-01-13", ["A-2017-06-23-05", "A-2017-06-23-06"]),
    ],
)
def test_signaal_gives_what_deserves_that_attention(run: Run, signaal: str, datum: str, expected: list[str]) -> None:
    """Each signal names the acties that have it, worked out by hand from the records."""
    assert expected == acties(run, "--signaal", signaal, "--datum", datum)


def test_zoek_looks_in_titles_texts_and_progress_in_any_case(run: Run) -> None:
    """A word is found in the titel, in the text of an entry and in the id."""
    assert acties(run, "--zoek", "DILEMMASPEL", *SEPTEMBER) == ["A-2018-09-14-05"]
    assert acties(run, "--zoek", "spiegeltheater bracht", *SEPTEMBER) == ["A-2017-06-23-02"]
    assert acties(run, "--zoek", "a-2018-06-22", *SEPTEMBER) == ["A-2018-06-22-01"]


def test_zoek_does_not_find_what_was_not_yet_said(run: Run) -> None:
    """The text of an entry is found only from its date on."""
    assert acties(run, "--zoek", "spiegeltheater bracht", "--datum", "2018-01-31") == []


def test_filters_work_together(run: Run) -> None:
    """Every filter given must be met."""
    gevonden = acties(run, "--owner", "CCI", "--thema", "transparantie", "--status", "volgt", *SEPTEMBER)
    assert gevonden == ["A-2017-08-15-01", "A-2018-09-14-05"]


@pytest.mark.parametrize(
    ("veld", "sleutel"),
    [
        ("id", lambda a: a["id"]),
        ("status", lambda a: COUNTED_STATUSES.index(a["status"])),
        ("termijn", lambda a: a["uiterlijk"] or "9999"),
        ("wie", lambda a: (not a["wie"], a["wie"])),
        ("signaal", lambda a: min((URGENTIE.index(Signaal(s)) for s in a["signalen"]), default=99)),
    ],
)
def test_sorteer_orders_and_keeps_the_order_of_the_report_within(run: Run, veld: str, sleutel: object) -> None:
    """The list is ordered by the field; what is equal stays in the order of the themes."""
    assert callable(sleutel)
    volgorde = ask(run, "status", *SEPTEMBER)["acties"]
    expected = ids(sorted(volgorde, key=sleutel))
    assert expected == acties(run, "--sorteer", veld, *SEPTEMBER)


def test_sorteer_thema_is_the_order_of_the_table(run: Run) -> None:
    """Without a choice the list stands in the order of the report."""
    assert acties(run, "--sorteer", "thema", *SEPTEMBER) == list(rows_of_september(run))


@pytest.mark.parametrize(
    ("arguments", "melding", "hint"),
    [
        (("--status", "loop"), "de status loop bestaat niet", "bedoelde u loopt?"),
        (("--status", "x"), "de status x bestaat niet", "kies uit: " + ", ".join(COUNTED_STATUSES)),
        (("--thema", "meldpunt"), "het thema meldpunt bestaat niet", "bedoelde u meldpunten?"),
        (("--signaal", "te laat"), "het signaal te laat bestaat niet", "bedoelde u te-laat?"),
        (("--sorteer", "datum"), "de volgorde datum bestaat niet", None),
        (("--orgaan", "SG0"), "de rol of het orgaan SG0 staat niet in het register", None),
        (("--besluit", "BR-2018-07-06-99"), "het besluit BR-2018-07-06-99 is niet gevonden", None),
        (
            ("--besluit", "BR 31/2/18"),
            "het besluit BR 31/2/18 is niet gevonden",
            "zie `actiepunten besluiten`, `actiepunten status` en `actiepunten casussen`",
        ),
        (
            ("--tot", "morgen"),
            "de datum morgen is niet te lezen",
            "typ 2018-09-14, 14-9-2018, 2018-09, 2018 of vandaag",
        ),
    ],
)
def test_a_wrong_value_is_wrong_use_with_a_way_out(
    run: Run, arguments: tuple[str, str], melding: str, hint: str | None
) -> None:
    """A value that does not exist ends with 2, says so on stderr and names what can be typed instead."""
    ran = run("status", *arguments)
    assert (ran.code, ran.out) == (2, "")
    eerste, tweede = ran.err.splitlines()
    assert eerste == f"Fout: {melding}"
    assert tweede == f"  → {hint}" if hint else tweede.startswith("  → ")


@pytest.mark.parametrize("optie", ["--owner", "--besluit", "--orgaan", "--tot"])
def test_an_empty_value_is_wrong_use(run: Run, optie: str) -> None:
    """An empty value, as from an unset variable in a script, does not silently mean everything."""
    assert run("status", optie, "").code == 2


def test_json_has_the_head_of_the_contract(run: Run) -> None:
    """The head of the JSON tells version, peildatum, revisie, what was left out, and who may see it."""
    antwoord = ask(run, "status", *SEPTEMBER)
    assert list(antwoord) == [
        "versie", "register", "peildatum", "revisie", "onleesbaar", "rubricering", "acties", "totaal", "gevraagd",
    ]  # fmt: skip
    hoofd = {naam: antwoord[naam] for naam in ("versie", "peildatum", "revisie", "onleesbaar", "rubricering")}
    assert hoofd == {
        "versie": 1,
        "peildatum": "2018-09-14",
        "revisie": None,
        "onleesbaar": [],
        "rubricering": "openbaar",
    }


def test_json_has_the_keys_of_the_contract_at_every_level(run: Run) -> None:
    """Every actie, decision, entry and step has exactly the promised keys, in their order."""
    for actie in ask(run, "status", "--datum", "2020")["acties"]:
        assert list(actie) == [
            "id", "titel", "thema", "wie", "met", "sinds", "status", "resultaat", "termijn", "termijn_grond",
            "uiterlijk", "te_laat", "dagen_te_laat", "signalen", "aanleiding", "besluiten", "voortgang",
            "activiteiten", "afgeleid",
        ]  # fmt: skip
        for besluit in actie["besluiten"]:
            assert list(besluit) == ["id", "grond", "van_kracht"]
        for stap in actie["activiteiten"]:
            assert list(stap) == [
                "titel", "wie", "status", "termijn", "termijn_grond", "uiterlijk", "te_laat", "afgeleid", "voortgang",
            ]  # fmt: skip
        for melding in [*actie["voortgang"], *(v for s in actie["activiteiten"] for v in s["voortgang"])]:
            assert list(melding) == ["datum", "status", "tekst", "bewijs", "afgeleid"]


def test_json_has_the_types_of_the_contract(run: Run) -> None:
    """Dates are ISO, lists are lists, and what is absent is null and never an empty text."""
    for actie in ask(run, "status", "--datum", "2020")["acties"]:
        for veld in ("id", "titel", "thema", "status"):
            assert actie[veld]
            assert isinstance(actie[veld], str)
        for veld in ("wie", "met", "resultaat", "signalen"):
            assert all(isinstance(een, str) for een in actie[veld])
        for veld in ("termijn", "aanleiding"):
            assert actie[veld] is None or actie[veld]
        assert date.fromisoformat(actie["sinds"])
        assert actie["uiterlijk"] is None or date.fromisoformat(actie["uiterlijk"])
        assert isinstance(actie["te_laat"], bool)
        assert isinstance(actie["dagen_te_laat"], int)
        assert actie["status"] in COUNTED_STATUSES
        assert set(actie["resultaat"]) <= set(COUNTED_STATUSES)
        assert {Signaal(signaal) for signaal in actie["signalen"]} <= set(Signaal)
        assert all(b["grond"] in (None, "afgeleid") for b in actie["besluiten"])


def test_json_of_one_actie_is_exact(run: Run) -> None:
    """An actie that was done five days late, as the contract tells it."""
    (actie,) = ask(run, "status", "--signaal", "te-laat-uitgevoerd", *SEPTEMBER)["acties"]
    assert actie == {
        "id": "A-2018-02-23-01",
        "titel": "Actieplan tegen grensoverschrijdend gedrag, met oog voor emotie",
        "thema": "veilige-werkomgeving",
        "wie": ["CVW"],
        "met": [],
        "sinds": "2018-02-23",
        "status": "uitgevoerd",
        "resultaat": ["uitgevoerd"],
        "termijn": "uiterlijk 2 maart",
        "termijn_grond": None,
        "uiterlijk": "2018-03-02",
        "te_laat": False,
        "dagen_te_laat": 5,
        "signalen": ["te-laat-uitgevoerd"],
        "aanleiding": None,
        "besluiten": [
            {"id": "BR-2018-02-23-05", "grond": None, "van_kracht": True},
            {"id": "BR-2018-03-07-01", "grond": "afgeleid", "van_kracht": True},
        ],
        "voortgang": [],
        "activiteiten": [
            {
                "titel": "Plan van aanpak voor veilige werkomgeving en grensoverschrijdend gedrag",
                "wie": ["CVW"],
                "status": "uitgevoerd",
                "termijn": None,
                "termijn_grond": None,
                "uiterlijk": None,
                "te_laat": False,
                "afgeleid": [],
                "voortgang": [
                    {
                        "datum": "2018-03-07",
                        "status": "uitgevoerd",
                        "tekst": "Het plan is besproken en gestart, vijf dagen na de termijn.",
                        "bewijs": "Memo aan de bestuursraad 17 mei 2018 (ENV-2018.2886)",
                        "afgeleid": [],
                    }
                ],
            }
        ],
        "afgeleid": [],
    }


@pytest.mark.parametrize("arguments", [(), ("--owner", "CCI"), ("--te-laat",), ("--status", "vervallen")])
def test_totals_of_all_six_statuses_add_up_to_the_list(run: Run, arguments: tuple[str, ...]) -> None:
    """The total names all six statuses, also those at zero, and adds up to the acties that are shown."""
    antwoord = ask(run, "status", *arguments, "--datum", "2018-12")
    assert list(antwoord["totaal"]) == COUNTED_STATUSES
    assert sum(antwoord["totaal"].values()) == len(antwoord["acties"])


def test_json_keeps_codes_as_stored(run: Run) -> None:
    """Where people see `VCI (nu CCI)`, programs get the code in the record."""
    (actie,) = ask(run, "status", "--zoek", "A-2018-01-19-02", *SEPTEMBER)["acties"]
    assert actie["wie"] == ["HDPO", "DBV", "VCI", "DGPZ", "CVW"]


def test_uiterlijk_of_a_rhythm_is_the_next_expected_day(run: Run, gemeente: Path) -> None:
    """The waiting times come monthly and were last reported on 31 October: the next was expected on 30 November."""
    antwoord = ask(run, "status", "--zoek", "A-2024-06-04-01", "--datum", "2024-11-10", cwd=gemeente)
    (actie,) = antwoord["acties"]
    assert (actie["termijn"], actie["uiterlijk"], actie["te_laat"]) == ("elke maand", "2024-11-30", False)


def test_rubricering_is_the_highest_of_what_is_shown(run: Run, gemeente: Path) -> None:
    """One confidential actie makes the whole answer confidential; an answer without it is not."""
    datum = ("--datum", "2024-12-31")
    assert ask(run, "status", *datum, cwd=gemeente)["rubricering"] == "vertrouwelijk"
    assert ask(run, "status", "--thema", "digitaal", *datum, cwd=gemeente)["rubricering"] == "intern"
    assert ask(run, "status", "--thema", "ruimte", *datum, cwd=gemeente)["rubricering"] == "openbaar"
    assert ask(run, "status", "--zoek", "bestaat nergens", *datum, cwd=gemeente)["rubricering"] is None


def test_csv_has_a_header_and_a_line_for_each_actie(run: Run) -> None:
    """CSV opens with the names of the columns; lists are joined, booleans are Dutch, no value is null."""
    ran = run("status", "--formaat", "csv", *SEPTEMBER)
    kop, *rijen = csv.reader(StringIO(ran.out))
    assert kop == [
        "id", "titel", "thema", "wie", "met", "sinds", "status", "resultaat", "termijn", "uiterlijk", "te_laat",
        "dagen_te_laat", "signalen", "aanleiding", "besluiten",
    ]  # fmt: skip
    assert len(rijen) == 44
    assert rijen[-4] == [
        "A-2018-02-23-01",
        "Actieplan tegen grensoverschrijdend gedrag, met oog voor emotie",
        "veilige-werkomgeving",
        "CVW",
        "",
        "2018-02-23",
        "uitgevoerd",
        "uitgevoerd",
        "uiterlijk 2 maart",
        "2018-03-02",
        "nee",
        "5",
        "te-laat-uitgevoerd",
        "",
        "BR-2018-02-23-05; BR-2018-03-07-01",
    ]


@pytest.mark.parametrize("titel", ["=1+1", "+31 6", "-2", "@SUM(A1)", "  =1+1"])
def test_csv_never_gives_a_formula(run: Run, shipped: Path, titel: str) -> None:
    """A titel that a spreadsheet would run is preceded by an apostrophe."""
    edit(
        shipped / "data/acties/A-2018-09-14-05.yaml",
        "titel: Casuïstiek bespreken met het dilemmaspel",
        f'titel: "{titel}"',
    )
    ran = run("status", "--formaat", "csv", "--zoek", "A-2018-09-14-05", cwd=shipped)
    (rij,) = csv.DictReader(StringIO(ran.out))
    assert rij["titel"] == f"'{titel}"


def test_markdown_is_one_table_with_totals(run: Run) -> None:
    """Markdown gives the head, a table that a forge shows, and the total."""
    ran = run("status", "--formaat", "markdown", "--signaal", "te-laat-uitgevoerd", *SEPTEMBER)
    assert ran.out == (
        "# Actieplan integriteit BZ\n"
        "\n"
        "Stand op 14 september 2018 (gekozen), werkmap.\n"
        "\n"
        "| Id | Actie | Wie | Stand en termijn |\n"
        "| --- | --- | --- | --- |\n"
        "| A-2018-02-23-01 | Actieplan tegen grensoverschrijdend gedrag, met oog voor emotie | CVW "
        "| uitgevoerd; 5 dagen te laat uitgevoerd |\n"
        "\n"
        "1 actie: 1 uitgevoerd  \n"
    )


def test_the_table_is_exact(run: Run) -> None:
    """For people: head, table, and the total below it."""
    ran = run("status", "--signaal", "te-laat-uitgevoerd", *SEPTEMBER)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Actieplan integriteit BZ\n"
        "stand op 14 september 2018 (gekozen), werkmap\n"
        "\n"
        "Id               Actie                                Wie  Stand en termijn\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "A-2018-02-23-01  Actieplan tegen grensoverschrijdend  CVW  uitgevoerd\n"
        "                 gedrag, met oog voor emotie               5 dagen te laat\n"
        "                                                           uitgevoerd\n"
        "\n"
        "1 actie: 1 uitgevoerd\n"
    )


@pytest.mark.parametrize("command", [("status",), ("besluiten",), ("casussen",), ("toon", "BR-2018-07-06-04")])
def test_piped_output_is_plain_and_fits_80_columns(run: Run, command: tuple[str, ...]) -> None:
    """Through a pipe there are no escape codes and no line is wider than 80 columns, whatever the terminal is."""
    for datum in ("2018-01-13", "2018-09-30", "2020"):
        out = run(*command, "--datum", datum).out
        assert "\x1b" not in out
        assert [regel for regel in out.splitlines() if len(regel) > 80] == []


@pytest.mark.parametrize("command", ["status", "besluiten", "casussen"])
def test_at_80_columns_nothing_is_cut_off(run: Run, command: str) -> None:
    """A narrow table folds its cells: every word of the Markdown table is in the plain one too, unbroken."""
    smal = set(run(command, "--datum", "2018-09-30").out.split())
    breed = run(command, "--datum", "2018-09-30", "--formaat", "markdown").out
    tabel = [regel for regel in breed.splitlines() if re.match(r"\| [A-Z]+-\d", regel)]
    woorden = {woord.rstrip(";") for regel in tabel for woord in regel.replace("|", " ").split()}
    assert sorted(woorden - smal) == []


def test_at_80_columns_the_longest_code_folds_and_the_last_column_stays(run: Run, shipped: Path) -> None:
    """A code so long that not all columns would fit folds in its own; what stands behind it is read whole."""
    lang = "LANGE-ROLCODE-ZONDER-EIND"
    edit(shipped / "data/register.yaml", "  - code: COM\n", f"  - code: COM\n  - code: {lang}\n")
    edit(shipped / "data/acties/A-2018-07-06-04.yaml", "[COM]", f"[COM, {lang}]")
    out = run("status", "--datum", "2018-12", cwd=shipped).out
    assert "LANGE-ROLCODE-ZONDER" in out
    assert lang not in out
    assert "31 dagen te laat\n" in out
    assert [regel for regel in out.splitlines() if len(regel) > 80] == []


def be_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make stdout say that it is a terminal of 100 columns."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_a_terminal_gets_colour_and_its_own_width(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal statuses are coloured and the table uses the width that there is."""
    be_a_terminal(monkeypatch)
    out = run("status", *SEPTEMBER).out
    assert "\x1b[" in out
    breedste = max(len(regel) for regel in plain(out).splitlines())
    assert 80 < breedste <= 100


def test_no_color_takes_colour_away_and_changes_no_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR the same text comes without escape codes."""
    be_a_terminal(monkeypatch)
    gekleurd = run("status", *SEPTEMBER).out
    monkeypatch.setenv("NO_COLOR", "1")
    kaal = run("status", *SEPTEMBER).out
    assert "\x1b" not in kaal
    assert kaal.split() == plain(gekleurd).split()


def test_an_empty_no_color_says_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As no-color.org has it, an empty NO_COLOR does not count."""
    be_a_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b[" in run("status", *SEPTEMBER).out


def test_text_of_a_record_is_no_markup_and_no_escape_code(run: Run, shipped: Path) -> None:
    """Square brackets stay text, and a control character in a titel cannot reach the terminal."""
    edit(
        shipped / "data/acties/A-2018-09-14-05.yaml",
        "titel: Casuïstiek bespreken met het dilemmaspel",
        r'titel: "[bold]rood[/bold] \e[31m:smile:"',
    )
    out = run("status", "--zoek", "A-2018-09-14-05", cwd=shipped).out
    assert "[bold]rood[/bold]" in out
    assert ":smile:" in out
    assert "\x1b" not in out


def test_far_future_and_far_past_answer(run: Run) -> None:
    """The first and last day of the calendar are a peildatum like any other."""
    assert acties(run, "--datum", "0001-01-01") == []
    assert len(acties(run, "--datum", "9999")) == 47
