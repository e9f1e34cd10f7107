"""What the public edition leaves out, what stands in its place, and that what it then tells is true."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actiepunten.actie_view import actie_sinds
from actiepunten.cli.session import make_register
from actiepunten.herkomst import Herkomst
from actiepunten.lists import follow_up, owners, result_text, total_line
from actiepunten.openbaar.inrichting import CODEVELDEN
from actiepunten.openbaar.uitgave import public_edition
from actiepunten.openbaar.walk import fields
from actiepunten.query import asked_only, parse_owner
from actiepunten.rapport.maker import make_report
from actiepunten.rapport.pagina import Report
from actiepunten.records.base import Weggelaten
from actiepunten.records.entry import AnyRecord, Entry
from actiepunten.records.inrichting import Inrichting
from actiepunten.register import Register
from actiepunten.render.contract import actie_data, besluit_data
from actiepunten.stand import Stand
from actiepunten.storage.loader import load
from actiepunten.storage.source import WorkTree
from actiepunten.termijnen import Signaal
from conftest import GEMEENTE, ROOT
from support.builders import een_actie, een_besluit, een_casus, een_inrichting, een_register
from support.planten import GEHEIME_ROL, KINDS, Plant

OPEN = {"rubricering": "openbaar"}
OUD, NIEUW, ACTIE, CASUS = "DB-2018-01-19-01", "DB-2018-03-01-01", "A-2018-01-19-01", "C-2017-01"


def uitgave(*records: AnyRecord, inrichting: Inrichting | None = None, onleesbaar: tuple[str, ...] = ()) -> Register:
    """The public edition of a register of these records."""
    heel = een_register(*records, inrichting=inrichting)
    entries = [Entry(record, heel.origins[record.id]) for record in heel.records]
    return public_edition(Register(heel.inrichting, entries, onleesbaar))


def stand(*records: AnyRecord, peildatum: str = "2018-09-30") -> Stand:
    """The stand of the public edition of these records."""
    return Stand(uitgave(*records), date.fromisoformat(peildatum))


def rapport(stand_: Stand) -> Report:
    """The report of a stand."""
    return make_report(stand_, Herkomst("Voorbeeld", stand_.peildatum, "gekozen", None, (), openbaar=True))


def cijfers(stand_: Stand) -> dict[str, tuple[int, int | None]]:
    """The leading figures of the report by what they are of."""
    return {cijfer.wat: (cijfer.getal, cijfer.van) for cijfer in rapport(stand_).cijfers}


def weggelaten(record: AnyRecord | None) -> list[str]:
    """What a record says that it leaves out."""
    assert record
    return [f"{weg.veld}: {weg.woorden}" for weg in record.weggelaten]


# --- records and links


def test_what_is_not_public_is_gone() -> None:
    """Records that are intern or vertrouwelijk are in no list, by no id and in no count."""
    register = uitgave(
        een_besluit(**OPEN),
        een_besluit(id=NIEUW, rubricering="vertrouwelijk"),
        een_actie(),
        een_casus(rubricering="intern"),
    )
    assert [record.id for record in register.records] == [OUD]
    assert list(register.origins) == [OUD]


def test_an_actie_that_lost_its_decisions_is_not_said_to_name_none() -> None:
    """It says that its decisions are not public; it counts for no figure and list of acties without a decision."""
    nu = stand(een_besluit(), een_actie(**OPEN, sinds="2018-01-19"))
    assert weggelaten(nu.register.get(ACTIE)) == ["besluiten: niet openbaar"]
    assert cijfers(nu)["daarvan noemen zelf geen besluit"] == (0, 1)
    lijst = next(lijst for lijst in rapport(nu).open_einden if lijst.titel == "Acties zonder uitdrukkelijk besluit")
    assert lijst.punten == ()


def test_an_actie_that_names_no_decision_is_still_said_to_name_none() -> None:
    """Where nothing was left out, the figure stays what it was."""
    assert cijfers(stand(een_actie(**OPEN, besluiten=[])))["daarvan noemt zelf geen besluit"] == (1, 1)


def test_the_reason_of_a_link_goes_with_it_and_the_other_links_stay() -> None:
    """Of two links the public one stays as it was; the field says that something is not there."""
    links = [{"besluit": NIEUW, "grond": "afgeleid", "toelichting": "het geheim"}, OUD]
    actie = uitgave(een_besluit(**OPEN), een_besluit(id=NIEUW), een_actie(**OPEN, besluiten=links)).acties[ACTIE]
    assert [koppeling.besluit for koppeling in actie.besluiten] == [OUD]
    assert weggelaten(actie) == ["besluiten: deels niet openbaar"]


def test_a_link_to_nothing_known_is_not_told() -> None:
    """A reference to a record that is not there, or cannot be read, may be to a secret one."""
    actie = een_actie(**OPEN, tekst="Zie db 2018-1-19-1.")
    register = uitgave(actie, onleesbaar=(f"data/besluiten/{OUD}.yaml",))
    assert (register.acties[ACTIE].besluiten, register.acties[ACTIE].tekst) == ((), "Zie [niet openbaar].")


def test_cases_and_relations_lose_links_too() -> None:
    """A case does not name the decision that is not public, a decision says nothing of an older one that is not."""
    register = uitgave(
        een_besluit(),
        een_besluit(id=NIEUW, **OPEN, verband=[{"soort": "werkt uit", "besluit": OUD}]),
        een_casus(**OPEN, besluiten=[OUD]),
    )
    assert register.besluiten[NIEUW].verband == register.casussen[CASUS].besluiten == ()
    assert weggelaten(register.get(NIEUW)) == ["verband: niet openbaar"]
    assert weggelaten(register.get(CASUS)) == ["besluiten: niet openbaar"]


def test_a_decision_that_only_others_carry_is_not_said_to_be_taken_up_by_nobody() -> None:
    """Its follow-up is withheld: it is in no count or list of decisions without an actie."""
    nu = stand(een_besluit(**OPEN), een_actie())
    besluit = nu.besluiten[OUD]
    assert (besluit.dekking, besluit.zonder_actie, follow_up(besluit)) == ("weggelaten", False, "weggelaten")
    assert cijfers(nu)["besluiten die opvolging vragen, zijn door niemand opgepakt"] == (0, 0)
    (regel,) = rapport(nu).vergaderingen[0].besluiten
    assert (regel.oordeel, regel.acties) == ("weggelaten", ())


def test_a_decision_that_asks_nothing_still_asks_nothing() -> None:
    """An actie that is left out changes nothing there."""
    besluit = een_besluit(**OPEN, opvolging={"geen": "waardering"})
    nu = stand(besluit, een_actie())
    assert (nu.besluiten[OUD].dekking, nu.besluiten[OUD].record) == ("niet nodig", besluit)


def test_a_decision_that_nobody_carries_is_still_said_to_be_taken_up_by_nobody() -> None:
    """Where no actie was left out, the public edition says what the register says."""
    assert stand(een_besluit(**OPEN)).besluiten[OUD].zonder_actie


def test_a_decision_carried_by_a_public_actie_is_carried_by_name() -> None:
    """Beside an actie that is left out the public one is told; that there is more is said."""
    nu = stand(een_besluit(**OPEN), een_actie(**OPEN), een_actie(id="A-2018-01-19-02"))
    assert (nu.besluiten[OUD].dekking, follow_up(nu.besluiten[OUD])) == ("genoemd", ACTIE)
    assert weggelaten(nu.register.get(OUD)) == ["opvolging: deels niet openbaar"]


def test_nobody_is_said_not_to_have_done_what_was_asked() -> None:
    """A decision that asked a role is not said to be in none of its acties, where an actie is left out."""
    records = (een_besluit(**OPEN, gevraagd=["HRM"]), een_actie(**OPEN, wie=["ICT"]))
    for meer, verwacht in ((), [OUD]), ((een_actie(id="A-2018-01-19-02"),), []):
        nu = stand(*records, *meer)
        assert [b.id for b in asked_only(nu, parse_owner(nu.functies, "HRM"))] == verwacht


@pytest.mark.parametrize("peildatum", ["2018-02-01", "2018-09-30"])
def test_a_decision_ended_by_one_that_is_not_public_is_not_said_to_be_in_force(peildatum: str) -> None:
    """Whether it holds is not told, at no peildatum: else the day on which it ended could be found by trying."""
    einde = een_besluit(id=NIEUW, verband=[{"soort": "trekt in", "besluit": OUD}])
    nu = stand(een_besluit(**OPEN), einde, een_actie(**OPEN), peildatum=peildatum)
    besluit = nu.besluiten[OUD]
    assert besluit_data(besluit)["van_kracht"] is None
    assert actie_data(nu.acties[ACTIE])["besluiten"] == [{"id": OUD, "grond": None, "van_kracht": None}]
    assert follow_up(besluit) == f"of dit nog geldt, is niet openbaar; {ACTIE}"
    (regel,) = rapport(nu).vergaderingen[0].besluiten
    assert regel.oordeel == "of dit nog geldt, is niet openbaar; "
    assert cijfers(nu)["besluiten die opvolging vragen, zijn door niemand opgepakt"] == (0, 0)


def test_an_actie_on_a_decision_ended_out_of_sight_is_not_said_to_be_late() -> None:
    """As in the register itself: what rests on a decision that no longer holds is not late."""
    einde = een_besluit(id=NIEUW, verband=[{"soort": "vervangt", "besluit": OUD}])
    actie = een_actie(**OPEN, termijn="2018-02-01")
    assert Signaal.TE_LAAT not in stand(een_besluit(**OPEN), einde, actie).acties[ACTIE].signalen
    assert Signaal.TE_LAAT not in stand(een_besluit(), einde, actie).acties[ACTIE].signalen
    assert Signaal.TE_LAAT in stand(een_besluit(), actie).acties[ACTIE].signalen


def test_an_actie_whose_decisions_all_ended_is_not_said_to_be_late() -> None:
    """Also where one of them is not public, and so cannot be seen to have ended."""
    weg = een_besluit(id="DB-2018-01-19-02")
    einde = een_besluit(id=NIEUW, **OPEN, verband=[_trekt_in(OUD), _trekt_in(weg.id)])
    actie = een_actie(**OPEN, besluiten=[OUD, weg.id], termijn="2018-02-01")
    assert Signaal.TE_LAAT not in stand(een_besluit(**OPEN), weg, einde, actie).acties[ACTIE].signalen


def test_an_actie_that_withholds_on_what_it_rests_is_not_said_to_be_late() -> None:
    """Its decision no longer holds, which anybody can see; that it rests on that one nobody can."""
    einde = een_besluit(id=NIEUW, **OPEN, verband=[_trekt_in(OUD)])
    actie = een_actie(**OPEN, termijn="2018-02-01", weggelaten=[{"veld": "besluiten", **WOO}])
    assert Signaal.TE_LAAT not in stand(een_besluit(**OPEN), einde, actie).acties[ACTIE].signalen
    assert Signaal.TE_LAAT in stand(een_besluit(**OPEN), actie).acties[ACTIE].signalen


def test_an_actie_on_a_decision_that_holds_out_of_sight_is_late() -> None:
    """One of its two decisions ended, the other holds and is not public: it is as late as it was."""
    einde = een_besluit(id=NIEUW, **OPEN, verband=[{"soort": "vervangt", "besluit": OUD}])
    geldt = een_besluit(id="DB-2018-01-19-02")
    actie = een_actie(**OPEN, besluiten=[OUD, geldt.id], termijn="2018-02-01")
    assert Signaal.TE_LAAT in stand(een_besluit(**OPEN), einde, geldt, actie).acties[ACTIE].signalen


def test_a_decision_that_ended_out_of_sight_and_then_in_the_open_is_told_to_have_ended() -> None:
    """Until the public end it is not told whether it holds; from then on it does not."""
    geheim = een_besluit(id="DB-2018-02-01-01", verband=[{"soort": "wijzigt", "besluit": OUD}, _trekt_in(OUD)])
    records = (een_besluit(**OPEN), geheim, een_besluit(id=NIEUW, **OPEN, verband=[_trekt_in(OUD)]))
    for peildatum, verwacht in ("2018-02-28", None), ("2018-03-01", False):
        assert besluit_data(stand(*records, peildatum=peildatum).besluiten[OUD])["van_kracht"] is verwacht


def _trekt_in(besluit: str) -> dict[str, str]:
    return {"soort": "trekt in", "besluit": besluit}


def test_an_ending_that_is_public_is_told_as_it_is() -> None:
    """A decision that a public one took back holds no more, and by which is said."""
    einde = een_besluit(id=NIEUW, **OPEN, verband=[{"soort": "trekt in", "besluit": OUD}])
    nu = stand(een_besluit(**OPEN), einde)
    assert besluit_data(nu.besluiten[OUD])["van_kracht"] is False
    assert weggelaten(nu.register.get(OUD)) == []


def test_the_beginning_of_an_actie_does_not_tell_the_day_of_a_secret_decision() -> None:
    """Without ``sinds`` an actie begins with its first decision; where that is not public, on the day in its id."""
    eerste = een_besluit(id="DB-2017-06-23-01")
    records = (eerste, een_besluit(**OPEN), een_actie(**OPEN, id="A-2018-01-12-01", besluiten=[eerste.id, OUD]))
    register = uitgave(*records)
    assert actie_sinds(register, register.acties["A-2018-01-12-01"]) == date(2018, 1, 12)
    vast = uitgave(eerste, een_actie(**OPEN, besluiten=[eerste.id], sinds="2017-12-01"))
    assert actie_sinds(vast, vast.acties[ACTIE]) == date(2017, 12, 1)


# --- withheld fields

WOO = {"grond": "5.1.2.e", "stelsel": "woo"}


def test_a_withheld_text_is_replaced_by_its_ground_wherever_it_stands() -> None:
    """Also in a step and in an entry; what the record does not withhold stays."""
    actie = een_actie(
        **OPEN,
        titel="Blijft",
        tekst="geheim",
        voortgang=[{"datum": "2018-02-01", "status": "loopt", "tekst": "geheim", "bewijs": "brief"}],
        activiteiten=[{"titel": "Stap", "termijn": {"edtf": "2018-12", "tekst": "geheim"}}],
        weggelaten=[{"veld": "tekst", **WOO}, {"veld": "tekst", "grond": "ander onderwerp", "stelsel": "geen"}],
    )
    nieuw = uitgave(actie).acties[ACTIE]
    assert "geheim" not in nieuw.model_dump_json()
    assert nieuw.tekst == nieuw.voortgang[0].tekst == "weggelaten: 5.1.2.e (woo), ander onderwerp"
    assert (nieuw.titel, nieuw.voortgang[0].bewijs, nieuw.activiteiten[0].titel) == ("Blijft", "brief", "Stap")


def test_a_withheld_text_that_is_not_there_stays_away() -> None:
    """Only what stands in the record has to be replaced."""
    besluit = een_besluit(**OPEN, weggelaten=[{"veld": "tekst", **WOO}])
    assert uitgave(besluit).besluiten[OUD] == besluit


def test_withheld_owners_are_gone_with_their_handovers() -> None:
    """Who had it would else be told by the handover; the list says weggelaten, not niemand."""
    actie = een_actie(
        **OPEN,
        wie=["COM"],
        overdracht=[{"datum": "2018-02-01", "van": ["HRM"], "naar": ["COM"]}],
        activiteiten=[{"titel": "Stap", "wie": ["ICT"]}],
        weggelaten=[{"veld": "wie", **WOO}],
    )
    nu = stand(actie)
    nieuw = nu.acties[ACTIE]
    assert (nieuw.record.wie, nieuw.record.overdracht, nieuw.record.activiteiten[0].wie) == ((), (), ())
    assert "wie: 5.1.2.e (woo)" in weggelaten(nieuw.record)
    assert "overdracht: 5.1.2.e (woo)" in weggelaten(nieuw.record)
    assert (owners(nieuw), nieuw.van_niemand, list(nu.functies)[2:]) == ("weggelaten", False, [])


@pytest.mark.parametrize("veld", ["termijn", "uitstel"])
def test_a_withheld_deadline_is_gone_with_its_postponements(veld: str) -> None:
    """The one would tell the other, or be late where the postponement says it is not."""
    uitstel = [{"datum": "2018-02-01", "naar": "2018-12", "door": "DB", "reden": "krapte"}]
    actie = een_actie(**OPEN, termijn="2018-03", uitstel=uitstel, weggelaten=[{"veld": veld, **WOO}])
    nieuw = stand(actie).acties[ACTIE]
    assert (nieuw.record.termijn, nieuw.record.uitstel, nieuw.signalen) == (None, (), ())


@pytest.mark.parametrize("veld", ["voortgang", "activiteiten"])
def test_an_actie_whose_progress_is_withheld_is_neither_silent_nor_late(veld: str) -> None:
    """How far it is, is not told: no signal, no place in what is to do, and not *nog niets gemeld*."""
    melding = [{"datum": "2018-02-01", "status": "uitgevoerd"}]
    stap = [{"titel": "Stap", "termijn": "2018-03", "voortgang": melding}]
    actie = een_actie(
        **OPEN, termijn="2018-03", voortgang=melding, activiteiten=stap, weggelaten=[{"veld": veld, **WOO}]
    )
    nu = stand(actie)
    assert (result_text(nu.acties[ACTIE]), nu.acties[ACTIE].signalen) == ("weggelaten", ())
    assert [stap["te_laat"] for stap in actie_data(nu.acties[ACTIE])["activiteiten"]] == [False] * (veld == "voortgang")
    assert cijfers(nu)["actie is nog te doen"] == (0, 1)
    assert cijfers(nu)["actie zegt niet hoe het ermee staat"] == (1, 1)
    assert [telling.per_status for telling in rapport(nu).tellingen] == [(0,) * 6, (0,) * 6]
    assert total_line(nu.acties.values()) == "1 actie: 1 weggelaten"
    gegevens = [actie_data(nu.acties[ACTIE]), *actie_data(nu.acties[ACTIE])["activiteiten"]]
    assert {deel["status"] for deel in gegevens} == {"weggelaten"}
    assert rapport(nu).themas[0].rijen[0].resultaat == ("Weggelaten",)


@pytest.mark.parametrize("veld", ["id", "orgaan", "datum", "soort", "rubricering"])
def test_a_decision_that_cannot_do_without_what_it_withholds_is_gone(veld: str) -> None:
    """Then its id is not told in other records either."""
    register = uitgave(een_besluit(**OPEN, weggelaten=[{"veld": veld, **WOO}]), een_actie(**OPEN, tekst=f"Zie {OUD}."))
    assert register.besluiten == {}
    assert (register.acties[ACTIE].tekst, register.acties[ACTIE].besluiten) == ("Zie [niet openbaar].", ())


def test_a_case_that_withholds_who_inferred_it_stays() -> None:
    """``grond`` is a field of what says so as well; that stays as it is."""
    casus = een_casus(**OPEN, grond="afgeleid", categorie="dienstmiddelen", afgeleid=["categorie", "locatie"])
    weg = [{"veld": "grond", **WOO}, {"veld": "categorie", **WOO}]
    nieuw = uitgave(casus.model_copy(update={"weggelaten": tuple(map(Weggelaten.model_validate, weg))})).casussen[CASUS]
    assert (nieuw.grond, nieuw.categorie, nieuw.afgeleid) == (None, "onbekend", ("locatie",))
    assert weggelaten(nieuw) == ["grond: 5.1.2.e (woo)", "categorie: 5.1.2.e (woo)"]


def test_a_case_that_withholds_when_it_was_shared_is_gone() -> None:
    """Without that day nobody can say whether it is in the stand; where it is not there, nothing is to be left out."""
    weg = [{"veld": "gedeeld", **WOO}]
    assert uitgave(een_casus(**OPEN, weggelaten=weg)).casussen == {}
    assert list(uitgave(een_casus(**OPEN, gedeeld=None, weggelaten=weg)).casussen) == [CASUS]


def test_whoever_was_asked_or_does_it_may_be_withheld() -> None:
    """A decision that withholds whom it asked did not ask nobody; an actie of somebody withheld may be of anybody."""
    weg = [{"veld": "gevraagd", **WOO}]
    gesloten = uitgave(een_besluit(**OPEN, gevraagd=["HRM"], weggelaten=weg)).besluiten[OUD]
    niemand = parse_owner(een_register().functies, "-")
    assert (gesloten.gevraagd, niemand.is_asked(gesloten), niemand.is_asked(een_besluit())) == ((), False, True)
    actie = een_actie(**OPEN, wie=["HRM"], weggelaten=[{"veld": "wie", **WOO}])
    nu = stand(een_besluit(**OPEN, gevraagd=["HRM"]), actie)
    assert asked_only(nu, parse_owner(nu.functies, "HRM")) == []


def test_a_correction_of_a_withheld_field_is_not_told() -> None:
    """It would tell what stood there; corrections of other fields stay."""
    correcties = [
        {"datum": "2018-04-01", "veld": veld, "reden": f"In {veld} stond iets anders", "akkoord": "DB"}
        for veld in ("tekst", "titel", "verband")
    ]
    verband = [{"soort": "raakt", "besluit": "DB-2017-01-01-01"}]
    besluit = een_besluit(
        **OPEN, tekst="x", correcties=correcties, verband=verband, weggelaten=[{"veld": "tekst", **WOO}]
    )
    assert [c.veld for c in uitgave(besluit, een_besluit(id="DB-2017-01-01-01")).besluiten[OUD].correcties] == ["titel"]


# --- the layout, files and texts


def test_a_correction_of_what_goes_along_is_not_told() -> None:
    """Withheld owners are not told by a correction of a handover, also where no handover is left."""
    correctie = {"datum": "2018-04-01", "veld": "overdracht", "reden": "Niet naar ICT", "akkoord": "DB"}
    actie = een_actie(**OPEN, correcties=[correctie], weggelaten=[{"veld": "wie", **WOO}])
    assert uitgave(actie).acties[ACTIE].correcties == ()


def test_only_what_public_records_use_is_left_of_the_layout() -> None:
    """Roles, bodies and themes of other records go; successions go on past a role that is gone."""
    inrichting = een_inrichting(
        rollen=[
            {"code": "OUD", "tot": "2018-02", "opvolgers": ["GEHEIM"], "hoort_bij": "GEHEIM"},
            {"code": "GEHEIM", "naam": "Geheime dienst", "opvolgers": ["HRM", "OUD"]},
            {"code": "HRM", "hoort_bij": "DB", "opvolgers": ["ICT"]},
        ],
        verwijderd=[{"casus": "C-2011-01", "datum": "2018-01-01"}],
        toegestaan=["Van Dale"],
    )
    actie = een_actie(
        **OPEN, besluiten=[], overdracht=[{"datum": "2018-02-01", "van": ["OUD"], "naar": ["HRM"], "door": "DB"}]
    )
    nieuw = uitgave(actie, een_actie(id="A-2018-01-19-02", thema="gebouw", wie=["GEHEIM"]), inrichting=inrichting)
    layout = nieuw.inrichting
    assert [f.model_dump(exclude_defaults=True) for f in layout.rollen] == [
        {"code": "OUD", "tot": "2018-02", "opvolgers": ("HRM",)},
        {"code": "HRM", "hoort_bij": "DB"},
    ]
    assert ([o.code for o in layout.organen], [t.code for t in layout.themas]) == (["DB"], ["personeel"])
    assert (layout.verwijderd, layout.toegestaan, layout.settings) == ((), (), inrichting.settings)


def test_every_field_of_codes_counts_as_use() -> None:
    """The list of fields that hold codes is that of the models of the records."""
    gevonden = set()
    for kind in KINDS:
        rij: list[object] = [Plant().model(kind, "", None)]
        while rij:
            match rij.pop():
                case dict() as groep:
                    gevonden |= {naam for naam, w in groep.items() if w in (GEHEIME_ROL, [GEHEIME_ROL])}
                    rij += groep.values()
                case list() as lijst:
                    rij += lijst
    assert gevonden == CODEVELDEN


def test_a_file_that_cannot_be_read_is_counted_by_its_folder() -> None:
    """How many and where is said; the name may be the id of a secret record."""
    register = uitgave(onleesbaar=("data/acties/A-2018-01-19-07.yaml", "data/acties/x.yaml", "data/register.yaml"))
    assert register.onleesbaar == ("data/acties/…", "data/acties/…", "data/register.yaml")
    assert register.onleesbare_ids == frozenset()


def test_nothing_of_the_file_goes_along() -> None:
    """The text of the file, with its remarks, is no part of a public edition; nor is a name that is not the id."""
    heel = een_register(een_besluit(**OPEN))
    origin = heel.origins[OUD]
    entry = Entry(heel.besluiten[OUD], type(origin)("data/besluiten/geheim.yaml", "# geheim"))
    nieuw = public_edition(Register(heel.inrichting, [entry])).origins[OUD]
    assert (nieuw.bestand, nieuw.tekst) == (f"data/besluiten/{OUD}.yaml", "")


def test_ids_are_replaced_in_every_text() -> None:
    """In titles, reasons, evidence, sources and names: of a record that is not public there is no id."""
    zin = f"Zie {NIEUW}."
    inrichting = een_inrichting(naam=zin, rollen=[{"code": "HRM", "naam": zin, "ook": [zin]}])
    actie = een_actie(
        **OPEN,
        titel=zin,
        bron=[{"stuk": zin}],
        voortgang=[{"datum": "2018-03-01", "status": "uitgevoerd", "bewijs": NIEUW}],
        uitzonderingen=[{"regel": "T201", "reden": zin}],
    )
    register = uitgave(een_besluit(**OPEN), een_besluit(id=NIEUW), actie, inrichting=inrichting)
    tekst = register.acties[ACTIE].model_dump_json() + register.inrichting.model_dump_json()
    assert (tekst.count(NIEUW), tekst.count("[niet openbaar]")) == (0, 7)


# --- as a whole


def test_of_a_public_register_nothing_is_lost() -> None:
    """Without records that are not public and without withheld values all stays, in the same order."""
    heel = make_register(load(WorkTree(ROOT)))
    nieuw = public_edition(heel)
    anders = [record.id for record in heel.records if nieuw.get(record.id) != record]
    assert anders == ["BR-2018-05-25-01", "BR-2018-05-25-02"]
    assert [record.id for record in nieuw.records] == [record.id for record in heel.records]
    dag = date(2018, 9, 30)
    assert [a.sinds for a in Stand(nieuw, dag).acties.values()] == [a.sinds for a in Stand(heel, dag).acties.values()]
    assert all(nieuw.besluiten[i].tekst == "weggelaten: ander onderwerp" for i in anders)
    gebruikt = {code for _, w in (p for r in heel.records for p in fields(r)) if isinstance(w, tuple) for code in w}
    assert all(functie.code not in gebruikt for functie in set(heel.functies) - set(nieuw.functies))


@pytest.mark.parametrize("root", [ROOT, GEMEENTE])
def test_the_public_edition_of_a_public_edition_is_itself(root: Path) -> None:
    """It knows that it is one, so that its own marks are not taken for fields that are withheld."""
    nieuw = public_edition(make_register(load(WorkTree(root))))
    assert public_edition(nieuw) is nieuw


@pytest.mark.parametrize("grond", ["deels niet openbaar", "niet openbaar"])
def test_the_words_of_a_mark_protect_nothing(grond: str) -> None:
    """Who writes them in a record withholds the field as with any other ground."""
    weg = [{"veld": veld, "grond": grond, "stelsel": "geen"} for veld in ("opvolging", "verband")]
    verband = [{"soort": "raakt", "besluit": OUD, "toelichting": "geheim"}]
    besluit = een_besluit(id=NIEUW, **OPEN, opvolging={"geen": "geheim"}, verband=verband, weggelaten=weg)
    nieuw = uitgave(een_besluit(**OPEN), besluit).besluiten[NIEUW]
    assert (nieuw.opvolging, nieuw.verband) == (None, ())


IDS = [OUD, "DB-2018-01-19-02", NIEUW]
SOORTEN = st.sampled_from(["openbaar", "intern", "vertrouwelijk"])
TEKST = st.sampled_from([None, "Gewoon", *(f"Zie {i} en a-2018-01-19-02." for i in IDS)])


def _weg(*velden: str) -> st.SearchStrategy[list[dict[str, str]]]:
    een = st.sampled_from(velden).map(lambda veld: {"veld": veld, **WOO})
    return st.lists(een, max_size=2)


@st.composite
def registers(draw: st.DrawFn) -> list[AnyRecord]:
    """Some decisions, acties and a case, each public or not, that refer to each other."""
    records: list[AnyRecord] = []
    for nummer, record_id in enumerate(IDS):
        soort = st.sampled_from(["bevestigt", "wijzigt", "vervangt", "trekt in"])
        ouder = draw(st.lists(st.sampled_from(IDS[:nummer]), max_size=1)) if nummer else []
        verband = [{"soort": draw(soort), "besluit": i} for i in ouder]
        velden = {"tekst": draw(TEKST), "verband": verband, "weggelaten": draw(_weg("tekst", "verband", "opvolging"))}
        opvolging = draw(st.sampled_from([None, "vereist", {"geen": "waardering"}]))
        records.append(
            een_besluit(id=record_id, rubricering=draw(SOORTEN), opvolging=opvolging, gevraagd=["HRM"], **velden)
        )
    for nummer in (1, 2):
        links = st.lists(st.sampled_from([*IDS, "DB-2011-01-01-01"]), unique=True, max_size=3)
        weg = draw(_weg("wie", "termijn", "besluiten", "titel", "voortgang", "thema"))
        meldingen = st.lists(st.sampled_from(["loopt", "uitgevoerd"]), max_size=1)
        velden = {
            "sinds": "2018-01-19",
            "besluiten": draw(links),
            "tekst": draw(TEKST),
            "weggelaten": weg,
            "termijn": draw(st.sampled_from([None, "2018-02", "2018-10", "2019"])),
            "wie": draw(st.sampled_from([[], ["HRM"], ["ICT"]])),
            "voortgang": [{"datum": "2018-03-02", "status": status} for status in draw(meldingen)],
        }
        records.append(een_actie(id=f"A-2018-01-19-{nummer:02}", rubricering=draw(SOORTEN), **velden))
    records.append(een_casus(rubricering=draw(SOORTEN), besluiten=draw(st.lists(st.sampled_from(IDS), max_size=1))))
    return records


@settings(derandomize=True, deadline=None, max_examples=150)
@given(registers(), st.sampled_from([date(2018, 1, 31), date(2018, 3, 1), date(2018, 9, 30)]))
def test_whatever_is_public_the_edition_is_sound(records: list[AnyRecord], dag: date) -> None:
    """It is its own public edition, keeps the order, knows no other record, and claims nothing that is not so."""
    heel, nieuw = een_register(*records), uitgave(*records)
    assert public_edition(nieuw) is nieuw
    over = [record.id for record in nieuw.records]
    assert over == [record.id for record in heel.records if record.id in over]
    assert all(heel.origins[i] and heel.get(i).rubricering == "openbaar" for i in over)  # type: ignore[union-attr]
    tekst = "".join(record.model_dump_json() for record in nieuw.records).casefold()
    assert not [record.id for record in records if record.id not in over and record.id.casefold() in tekst]
    waar, verteld = Stand(heel, dag), Stand(nieuw, dag)
    for besluit in verteld.besluiten.values():
        assert waar.besluiten[besluit.id].zonder_actie or not besluit.zonder_actie
        echt = waar.besluiten[besluit.id]
        gedragen = echt.acties and "opvolging: 5.1.2.e (woo)" in weggelaten(besluit.record)
        assert besluit.dekking in (echt.dekking, "weggelaten", "genoemd" if gedragen else "")
        assert waar.besluiten[besluit.id].van_kracht or besluit_data(besluit)["van_kracht"] is not True
        assert waar.besluiten[besluit.id].van_kracht is besluit.van_kracht or besluit.kracht_weggelaten
    for code in ("HRM", "ICT"):
        gevraagd = [{b.id for b in asked_only(w, parse_owner(waar.functies, code))} for w in (verteld, waar)]
        assert gevraagd[0] <= gevraagd[1]
    for actie in verteld.acties.values():
        zelf = waar.acties[actie.id]
        assert zelf.noemt_geen_besluit or not actie.noemt_geen_besluit
        assert zelf.van_niemand or not actie.van_niemand
        assert set(actie.signalen) <= set(zelf.signalen)
