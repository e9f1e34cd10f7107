from typing import Any

import pytest

from actiepunten.bewerking import Aanpassing, Append, Data, apply
from actiepunten.invoer.vergadering.lezen import Vergadering, lees_vergadering
from actiepunten.records.actie import Actie
from actiepunten.records.besluit import Besluit
from actiepunten.records.entry import Entry
from actiepunten.records.ids import Soort
from actiepunten.register import Register
from support.builders import een_actie, een_besluit, een_register
from support.vergadering import TEKST, VAN_DE_DAG, as_said, before, kader, shipped


def lees(tekst: str, register: Register | None = None) -> Vergadering:
    """The text of a meeting of DB on 1 March 2018."""
    bekend = register or een_register(een_besluit(), een_actie())
    return lees_vergadering(tekst, kader(bekend))


def goed(tekst: str, register: Register | None = None) -> list[dict[str, Any]]:
    """The new records of a text without faults."""
    vergadering = lees(tekst, register)
    assert vergadering.fouten == ()
    return [record.data for record in vergadering.nieuw]


def fouten(tekst: str, register: Register | None = None) -> list[tuple[int, str, str]]:
    """Line, sentence and way out of each fault."""
    return [(f.regel, f.melding, f.oplossing) for f in lees(tekst, register).fouten]


# The meeting of 21 September 2018


def test_the_text_of_a_meeting_gives_the_shipped_records() -> None:
    """Thirteen decisions, three acties and the links of eight older acties, in one text with no id of its own."""
    alle = shipped()
    entries = [
        Entry(before(record), alle.origins[record.id])
        for record in (*alle.besluiten.values(), *alle.acties.values())
        if not VAN_DE_DAG.fullmatch(record.id)
    ]
    register = Register(alle.inrichting, entries)
    vergadering = lees_vergadering(TEKST.read_text(encoding="utf-8"), kader(register, "BR", "2018-09-21"))
    assert (vergadering.fouten, vergadering.waarschuwingen, vergadering.voorstellen) == ((), (), ())
    modellen = {Soort.BESLUIT: Besluit, Soort.ACTIE: Actie}
    gelezen = {record.id: modellen[record.soort].model_validate(record.data) for record in vergadering.nieuw}
    van_de_dag = [record for record in alle.records if VAN_DE_DAG.fullmatch(record.id)]
    assert (13, 3) == tuple(sum(isinstance(r, model) for r in van_de_dag) for model in (Besluit, Actie))
    assert {r.id: as_said(r.model_dump()) for r in gelezen.values()} == {
        r.id: as_said(r.model_dump()) for r in van_de_dag
    }
    for aanpassing in vergadering.aanpassingen:
        oud: Data = {"besluiten": [*register.acties[aanpassing.record].model_dump(exclude_none=True)["besluiten"]]}
        for edit in aanpassing.edits:
            oud = apply(oud, edit)
        assert isinstance(oud, dict)
        wordt = een_actie(besluiten=oud["besluiten"]).besluiten
        assert as_said([k.model_dump() for k in wordt]) == as_said(
            [k.model_dump() for k in alle.acties[aanpassing.record].besluiten]
        )
    changed = {a.id for a in alle.acties.values() if a.id in register.acties and a != register.acties[a.id]}
    assert {aanpassing.record for aanpassing in vergadering.aanpassingen} == changed
    assert len(changed) == 8


# What a text can say


KOP = "# DB 1 maart 2018\n"


def test_fields_of_the_head_hold_for_what_says_nothing_else() -> None:
    """Also for acties, as far as these have the field; an empty field says that there is none."""
    een, actie, ander = goed(
        "# DB 1 maart 2018\n"
        "bron: Verslag DB; punt 3\n"
        "soort: opdracht\n"
        "thema: gebouw\n"
        "## Nieuwe sloten\n"
        "### Actie: Sloten kopen\n"
        "wie: HRM\n"
        "## Geen sloten\n"
        "soort: besluit\n"
        "bron:\n"
    )
    assert een == {
        "id": "DB-2018-03-01-01",
        "titel": "Nieuwe sloten",
        "orgaan": "DB",
        "datum": "2018-03-01",
        "bron": {"stuk": "Verslag DB", "plaats": "punt 3"},
        "soort": "opdracht",
    }
    assert actie == {
        "id": "A-2018-03-01-01",
        "titel": "Sloten kopen",
        "sinds": "2018-03-01",
        "besluiten": ["DB-2018-03-01-01"],
        "bron": {"stuk": "Verslag DB", "plaats": "punt 3"},
        "thema": "gebouw",
        "wie": ["HRM"],
    }
    assert (ander["soort"], "bron" in ander) == ("besluit", False)


def test_dates_count_from_the_day_of_the_meeting() -> None:
    """The year of a deadline without one is that of the meeting, whatever day it is today."""
    (besluit,) = goed(f"{KOP}## Plan\nsoort: opdracht\ntermijn: uiterlijk 2 april\n")
    assert besluit["termijn"] == {"edtf": "../2018-04-02", "tekst": "uiterlijk 2 april"}


def test_a_field_may_stand_more_often_or_go_on_below() -> None:
    """Lists by commas, by repeated lines or behind dashes; long text on lines further in."""
    (besluit,) = goed(
        f"{KOP}## Plan\n\n"
        "Soort: opdracht\n"
        "gevraagd: afdeling personeel, ICT\n"
        "gevraagd: COM\n"
        "bron:\n"
        "  - Verslag DB; punt 3\n"
        "  - Brief\n"
        "toelichting: eerste regel\n"
        "  tweede regel\n"
        "\n"
        "  nieuwe alinea\n"
        "\n"
        "De tekst,\n"
        "in twee regels.\n"
        "\n"
        "  - met een lijst\n"
    )
    assert besluit["gevraagd"] == ["HRM", "ICT", "COM"]
    assert besluit["bron"] == [{"stuk": "Verslag DB", "plaats": "punt 3"}, {"stuk": "Brief"}]
    assert besluit["toelichting"] == "eerste regel\ntweede regel\n\nnieuwe alinea"
    assert besluit["tekst"] == "De tekst,\nin twee regels.\n\n  - met een lijst"


def test_remarks_of_the_writer_are_left_out() -> None:
    """Lines behind ``//`` and comments of HTML, but not what stands in a block of code."""
    (besluit,) = goed(
        "// boven\n"
        f"{KOP}<!-- een opmerking\n## Geen besluit\n-->\n"
        "## Plan\n"
        "// voor de velden\n"
        "soort: besluit <!-- of opdracht? -->\n"
        "  // ingesprongen\n"
        "\n"
        "Zie https://example.nl/.\n"
        "// weg\n"
        "```\n"
        "// code\n"
        "## code\n"
        "```\n"
    )
    assert besluit["tekst"] == "Zie https://example.nl/.\n```\n// code\n## code\n```"
    assert besluit["soort"] == "besluit"


def test_decisions_of_the_text_are_named_by_their_number() -> None:
    """In a verband and by an actie; they get the ids that these decisions get, behind those that are there."""
    register = een_register(een_besluit(id="DB-2018-03-01-04"), een_besluit())
    een, twee, actie = goed(
        f"{KOP}soort: besluit\n## Een\n## Twee\n"
        "verband: werkt uit besluit 1 (afgeleid: zelfde vergadering)\n"
        "verband: Vervangt 2018-01-19-1\n"
        "### Actie: Doen\nthema: gebouw\n"
        "besluiten: 1, 2 (afgeleid: ook, denk ik), 01-19-01\n",
        register,
    )
    assert (een["id"], twee["id"]) == ("DB-2018-03-01-02", "DB-2018-03-01-03")
    assert twee["verband"] == [
        {"soort": "werkt uit", "besluit": een["id"], "grond": "afgeleid", "toelichting": "zelfde vergadering"},
        {"soort": "vervangt", "besluit": "DB-2018-01-19-01"},
    ]
    assert actie["besluiten"] == [
        een["id"],
        {"besluit": twee["id"], "grond": "afgeleid", "toelichting": "ook, denk ik"},
        "DB-2018-01-19-01",
    ]


def test_an_actie_that_exists_is_linked_and_reported_on() -> None:
    """Below a decision it gets a link; with a status also an entry dated by the meeting. Above all only an entry."""
    vergadering = lees(
        f"{KOP}### Bij 01-19-01\nstatus: loopt\n\nDe offerte is er.\n"
        "## Plan\nsoort: besluit\n"
        "### Bij A-2018-01-19-01\ngrond: afgeleid\ntoelichting: past erbij\n"
        "### Actie: Nieuw\nthema: gebouw\nstatus: volgt\nbewijs: verslag\n"
    )
    assert vergadering.fouten == ()
    assert vergadering.aanpassingen == (
        Aanpassing(
            "A-2018-01-19-01",
            (
                Append(("voortgang",), {"datum": "2018-03-01", "status": "loopt", "tekst": "De offerte is er."}),
                Append(
                    ("besluiten",),
                    {"besluit": "DB-2018-03-01-01", "grond": "afgeleid", "toelichting": "past erbij"},
                ),
            ),
        ),
    )
    assert vergadering.nieuw[1].data["voortgang"] == [{"datum": "2018-03-01", "status": "volgt", "bewijs": "verslag"}]
    assert vergadering.plan == (*vergadering.nieuw, *vergadering.aanpassingen)


def test_what_nobody_accepted_is_named_and_not_written() -> None:
    """A question mark keeps a decision out with all below it, or one actie; its faults do not count."""
    vergadering = lees(
        f"{KOP}## ? Misschien\nsoort: onzin\n### Actie: Ook niet\n### Bij niets\n"
        "## Wel\nsoort: besluit\nverband: werkt uit 01-19-01\n### ? Actie: Later\nthema: onzin\n## ?\n"
    )
    assert vergadering.fouten == ()
    assert [record.id for record in vergadering.nieuw] == ["DB-2018-03-01-01"]
    assert vergadering.voorstellen == ("Misschien", "Later", "(zonder titel)")


def test_a_title_that_is_there_already_is_warned_of() -> None:
    """The same text recorded twice gives the next numbers, but not without a word."""
    register = een_register(een_besluit(id="DB-2018-03-01-01", titel="Nieuwe  sloten"))
    vergadering = lees(f"{KOP}soort: besluit\n## nieuwe sloten\n## Plan\n## Plan\n", register)
    assert [(m.regel, m.melding, m.oplossing) for m in vergadering.waarschuwingen] == [
        (3, "“nieuwe sloten” staat er al, als DB-2018-03-01-01", "laat het weg, als het hetzelfde is"),
        (5, "“Plan” staat er al, als DB-2018-03-01-03", "laat het weg, als het hetzelfde is"),
    ]
    assert vergadering.fouten == ()


def test_line_ends_and_marks_of_other_programs_do_not_matter() -> None:
    """A byte order mark, CRLF, blank lines around headings, and no heading of the meeting at all."""
    (besluit,) = goed("\ufeffsoort: besluit\r\n\r\n## Plan ##\r\n\r\nTekst\r\nverder\r\n")
    assert (besluit["titel"], besluit["tekst"]) == ("Plan", "Tekst\nverder")


# What is wrong with it


def test_all_faults_are_told_at_once_each_with_its_line_and_way_out() -> None:
    """Never only the first, so that one round in the editor is enough."""
    assert fouten(
        "# DB 2 maart 2018\n"
        "soort: besluit\n"
        "kleur: rood\n"
        "\n"
        "Losse tekst.\n"
        "##Plan\n"
        "## Een\n"
        "soort: beslit\n"
        "wie: HRM\n"
        "gevraagd: HR\n"
        "verband: werkt uit 3\n"
        "verband: werkt uit 1\n"
        "verband: lijkt op DB-2018-01-19-01\n"
        "opvolging: misschien\n"
        "## Twee\n"
        "verband: werkt uit 9\n"
        "soort: besluit\n"
        "soort: verzoek\n"
        "id: DB-2018-03-01-09\n"
        "### Zomaar\n"
        "### Bij A-2019\n"
        "### Actie: Doen\n"
        "uitstel: morgen\n"
        "\n"
        "De tekst.\n"
        "\n"
        "wie: HRM\n"
        "##\n"
    ) == [
        (
            1,
            "de kop noemt DB 2 maart 2018, maar de opdracht DB 1 maart 2018",
            "verbeter de kop, of geef de opdracht met het orgaan en de datum van de kop",
        ),
        (
            3,
            "het veld kleur bestaat hier niet",
            (
                "kies uit: soort, gevraagd, met, termijn, verband, opvolging, afgeleid, tekst, toelichting, bron, "
                "rubricering, weggelaten, uitzonderingen, thema, volgorde, besluiten, aanleiding, wie, sinds, "
                "activiteiten, status, bewijs"
            ),
        ),
        (
            5,
            "deze tekst hoort bij geen besluit",
            "zet er een kop `## Titel` boven, of `//` ervoor als het een opmerking is",
        ),
        (6, "na ## ontbreekt een spatie", "schrijf `## Titel`"),
        (8, "soort beslit bestaat niet", "bedoelde u besluit?"),
        (9, "het veld wie bestaat hier niet", "bedoelde u gevraagd?"),
        (10, "de rol of het orgaan HR staat niet in het register", "bedoelde u HRM?"),
        (11, "besluit 3 is niet ouder dan dit besluit", "zet het verband bij besluit 3"),
        (12, "besluit 1 is niet ouder dan dit besluit", "noem een eerder besluit"),
        (
            13,
            "het verband lijkt op DB-2018-01-19-01 begint niet met wat het doet",
            "kies uit: bevestigt, werkt uit, wijzigt, vervangt, trekt in, raakt, verwant; en dan het id",
        ),
        (14, "opvolging: typ `vereist`, of `geen: ` met de reden", "verbeter de waarde, of laat haar weg"),
        (16, "besluit 9 staat niet in deze tekst", "de tekst heeft 3 besluiten; of noem een id"),
        (18, "het veld soort staat er al, op regel 17", "laat er één staan"),
        (19, "het veld id bestaat hier niet", "dit volgt uit de kop en de vergadering; laat de regel weg"),
        (
            20,
            "de kop “Zomaar” zegt niet wat eronder staat",
            "schrijf `### Actie: titel` of `### Bij ID`; een kop in de tekst krijgt vier hekjes",
        ),
        (
            21,
            "de actie A-2019 is niet gevonden",
            "zie `actiepunten besluiten`, `actiepunten status` en `actiepunten casussen`",
        ),
        (22, "bij “Doen” ontbreekt thema", "voeg de regel `thema: …` toe; kies uit: personeel, gebouw"),
        (
            23,
            "het veld uitstel bestaat hier niet",
            "leg eerst de vergadering vast; daarna kan dit met `actiepunten uitstel`",
        ),
        (
            27,
            "het veld wie staat onder de tekst",
            "zet het direct onder de kop; is het tekst, begin dan met een hoofdletter",
        ),
        (28, "dit besluit heeft geen titel", "schrijf `## Titel van het besluit`"),
    ]


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        (
            "# Vergadering van het bestuur\n",
            (1, "in de kop “Vergadering van het bestuur” staan geen orgaan en datum", "schrijf `# DB 1 maart 2018`"),
        ),
        ("soort: besluit\n# DB 1 maart 2018\n", (1, "dit staat boven de kop", "zet de kop bovenaan")),
        (
            f"{KOP}## Plan\nsoort: besluit\n# AB 1 maart 2018\n",
            (4, "een tekst heeft één kop met #", "een besluit begint met ##"),
        ),
        (f"{KOP}<!-- open\n## Plan\n", (2, "de opmerking die begint met <!-- is niet afgesloten", "schrijf -->")),
        (
            f"{KOP}## Plan\nsoort: besluit\ntekst: a\n\nb\n",
            (6, "er is een veld tekst en ook tekst eronder", "laat een van beide weg"),
        ),
        (
            f"{KOP}## Plan\n",
            (
                2,
                "bij “Plan” ontbreekt soort",
                (
                    "voeg de regel `soort: …` toe; kies uit: besluit, opdracht, verzoek, afspraak, maatregel, "
                    "voornemen, vaststelling"
                ),
            ),
        ),
        (
            f"{KOP}## Plan\nsoort: besluit\nafgeleid: kleur\n",
            (4, "afgeleid: kleur is hier geen veld", "verbeter de waarde, of laat haar weg"),
        ),
        (
            f"{KOP}### Actie: Doen\nthema: gebouw\n",
            (2, "“Doen” staat onder geen besluit", "zet haar eronder, of noem het met `besluiten: ID`"),
        ),
        (f"{KOP}### Bij 01-19-01\n", (2, "bij 01-19-01 staat niets", "zet het onder een besluit, of geef `status:`")),
        (
            f"{KOP}## Plan\nsoort: besluit\n### Bij 01-19-01\n\nKlaar.\n",
            (4, "tekst bij “Bij 01-19-01” vraagt ook een status", "voeg `status: …` toe"),
        ),
        (
            f"{KOP}## Plan\nsoort: besluit\n### Bij 01-19-01\ngrond: geraden\n",
            (5, "grond: geraden kan hier niet", "verbeter de waarde, of laat haar weg"),
        ),
        (
            f"{KOP}## Plan\nsoort: besluit\n### Bij 01-19-01\n### Bij 19-01\n",
            (5, "A-2018-01-19-01 staat al bij dit besluit", "laat een van beide weg"),
        ),
        (
            f"{KOP}## Plan\nsoort: besluit\ngevraagd: HRM, ICT\ngevraagd: HRM\n",
            (5, "gevraagd: HRM staat er twee keer", "verbeter de waarde, of laat haar weg"),
        ),
        (
            f"{KOP}## Plan\nsoort: besluit\n### Actie:\n",
            (4, "deze actie heeft geen titel", "schrijf `### Actie: titel van de actie`"),
        ),
    ],
)
def test_a_fault_says_the_line_and_the_way_out(tekst: str, fout: tuple[int, str, str]) -> None:
    """One fault each, in exact words."""
    assert fouten(tekst) == [fout]


def test_a_fault_in_the_head_is_told_once() -> None:
    """Though it is met with every decision."""
    assert fouten(f"{KOP}soort: besluit\nrubricering: geheim\n## Een\n## Twee\n") == [
        (3, "rubricering geheim bestaat niet", "kies uit: openbaar, intern, vertrouwelijk")
    ]
