"""What holds for any records: the future does not change the past, and the order of files does not matter."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from actiepunten.records.edtf import parse_edtf
from actiepunten.records.entry import AnyRecord
from support.builders import een_actie, een_besluit, een_casus, een_stand

Velden = dict[str, object]
Beeld = tuple[dict[str, tuple[object, ...]], dict[str, tuple[object, ...]], list[str]]

PEILDATUM = date(2018, 9, 14)
BEGIN = date(2018, 1, 1)
EIND = date(2019, 12, 31)
BESLUITEN = [
    f"{orgaan}-2018-{maand}-01-01" for orgaan, maand in (("DB", "01"), ("AB", "03"), ("DB", "06"), ("DB", "09"))
]
ROLLEN = ["HRM", "ICT", "COM"]
STATUSSEN = ["volgt", "loopt", "doorlopend", "uitgevoerd", "vervallen"]
VERBANDEN = ["bevestigt", "werkt uit", "wijzigt", "vervangt", "trekt in", "raakt", "verwant"]

derandomized = settings(derandomize=True, deadline=None, max_examples=80)


def _iso(dag: date) -> str:
    return dag.isoformat()


def moments(begin: date, eind: date) -> st.SearchStrategy[str]:
    """A day, or the month that holds it: its last day is then the one that counts."""
    days = st.dates(begin, eind)
    return st.one_of(days.map(_iso), days.map(lambda dag: f"{dag:%Y-%m}"))


EARLIER = moments(BEGIN, EIND)
LATER = moments(PEILDATUM + timedelta(days=1), EIND)
"""After the peildatum; also the month of the peildatum itself, which counts from its last day."""

TERMIJNEN = st.one_of(
    st.none(),
    EARLIER,
    st.dates(BEGIN, EIND).map(lambda dag: f"../{dag}"),
    st.dates(BEGIN, EIND).map(lambda dag: f"{dag}/.."),
    st.sampled_from(["2018-21", "2018-22", "2018-23", "2018-24", "2018", "2018-07-01/2018-07-10"]),
    st.builds(lambda stap, begin: {"ritme": stap, "vanaf": begin}, st.sampled_from(["P6W", "P1M"]), EARLIER),
    st.just({"geen": "vraagt er geen"}),
)


def voortgang(moment: st.SearchStrategy[str]) -> st.SearchStrategy[Velden]:
    return st.fixed_dictionaries({"datum": moment, "status": st.sampled_from(STATUSSEN)})


def uitstel(moment: st.SearchStrategy[str]) -> st.SearchStrategy[Velden]:
    return st.fixed_dictionaries({"datum": moment, "naar": EARLIER, "door": st.just("DB"), "reden": st.just("krapte")})


WIE = st.lists(st.sampled_from(ROLLEN), unique=True, max_size=2)


@st.composite
def steps(draw: st.DrawFn) -> Velden:
    stap: Velden = {
        "titel": "Stap",
        "wie": draw(WIE),
        "uitstel": draw(st.lists(uitstel(EARLIER), max_size=1)),
        "voortgang": draw(st.lists(voortgang(EARLIER), max_size=3)),
    }
    termijn = draw(TERMIJNEN)
    return stap if termijn is None else stap | {"termijn": termijn}


@st.composite
def links(draw: st.DrawFn) -> list[dict[str, str]]:
    chosen = draw(st.lists(st.sampled_from(BESLUITEN), unique=True, max_size=3))
    return [{"besluit": besluit} | ({"grond": "afgeleid"} if draw(st.booleans()) else {}) for besluit in chosen]


@st.composite
def handovers(draw: st.DrawFn) -> tuple[list[str], list[Velden]]:
    """Owners that changed some times, and those of now: each handover starts from what the one before left."""
    owners = [draw(WIE) for _ in range(draw(st.integers(1, 3)))]
    days = sorted(
        draw(st.lists(st.dates(BEGIN, EIND), min_size=len(owners) - 1, max_size=len(owners) - 1, unique=True))
    )
    changes = zip(days, pairwise(owners), strict=True)
    return owners[-1], [{"datum": _iso(dag), "van": van, "naar": naar} for dag, (van, naar) in changes if van or naar]


@st.composite
def acties(draw: st.DrawFn, nummer: int) -> Velden:
    wie, overdracht = draw(handovers())
    return {
        "id": f"A-2018-01-01-{nummer:02}",
        "thema": draw(st.sampled_from(["personeel", "gebouw"])),
        "volgorde": draw(st.sampled_from([None, "1", "2"])),
        "besluiten": draw(links()),
        "wie": wie,
        "overdracht": overdracht,
        "sinds": draw(st.sampled_from(["2018-01-01", "2018-03-01", "2018-09-20"])),
        "termijn": draw(TERMIJNEN),
        "uitstel": draw(st.lists(uitstel(EARLIER), max_size=2)),
        "voortgang": draw(st.lists(voortgang(EARLIER), max_size=3)),
        "activiteiten": draw(st.lists(steps(), max_size=2)),
    }


@st.composite
def besluiten(draw: st.DrawFn, nummer: int) -> Velden:
    verband = [
        {"soort": draw(st.sampled_from(VERBANDEN)), "besluit": ouder}
        for ouder in BESLUITEN[:nummer]
        if draw(st.booleans())
    ]
    soort = draw(st.sampled_from(["besluit", "opdracht", "vaststelling"]))
    return {"id": BESLUITEN[nummer], "soort": soort, "verband": verband}


BESLUIT_RECORDS = st.tuples(*(besluiten(nummer) for nummer in range(len(BESLUITEN))))
ACTIE_RECORDS = st.tuples(*(acties(nummer) for nummer in range(1, 4)))


def records(besluit_velden: Sequence[Velden], actie_velden: Sequence[Velden]) -> list[AnyRecord]:
    return [*(een_besluit(**velden) for velden in besluit_velden), *(een_actie(**velden) for velden in actie_velden)]


def beeld(alle: Sequence[AnyRecord]) -> Beeld:
    """All that the stand of the peildatum tells of these records, in its order."""
    stand = een_stand(*alle, peildatum=PEILDATUM.isoformat())
    return (
        {
            view.id: (
                view.sinds,
                view.status,
                view.resultaat,
                view.wie,
                view.signalen,
                view.maatgevend.uiterlijk,
                view.te_laat,
                view.dagen_te_laat,
                view.keren_niet_gemeld,
                tuple(besluit.id for besluit in view.herzien_door),
                tuple((stap.status, stap.wie) for stap in view.stappen),
            )
            for view in stand.acties.values()
        },
        {
            view.id: (
                view.dekking,
                view.van_kracht,
                view.zonder_actie,
                tuple(besluit.id for besluit in view.herzien_door),
                tuple(actie.id for actie, _ in view.acties),
            )
            for view in stand.besluiten.values()
        },
        [*stand.acties, *stand.besluiten, *stand.casussen],
    )


def _extend(velden: Velden, veld: str, *waarden: object) -> Velden:
    staand = velden[veld]
    assert isinstance(staand, list)
    return velden | {veld: [*staand, *waarden]}


@derandomized
@given(BESLUIT_RECORDS, ACTIE_RECORDS, voortgang(LATER))
def test_a_later_entry_changes_nothing(besluit_velden: list[Velden], actie_velden: list[Velden], nieuw: Velden) -> None:
    """Progress reported after the peildatum was not there then."""
    later = [_extend(velden, "voortgang", nieuw) for velden in actie_velden]
    assert beeld(records(besluit_velden, actie_velden)) == beeld(records(besluit_velden, later))


@derandomized
@given(BESLUIT_RECORDS, ACTIE_RECORDS, voortgang(LATER), uitstel(LATER))
def test_later_news_of_a_step_changes_nothing(
    besluit_velden: list[Velden], actie_velden: list[Velden], melding: Velden, verschoven: Velden
) -> None:
    """Neither progress nor a postponement of a step."""
    later: list[Velden] = []
    for velden in actie_velden:
        stappen = velden["activiteiten"]
        assert isinstance(stappen, list)
        nieuw = [_extend(_extend(stap, "voortgang", melding), "uitstel", verschoven) for stap in stappen]
        later.append(velden | {"activiteiten": nieuw})
    assert beeld(records(besluit_velden, actie_velden)) == beeld(records(besluit_velden, later))


@derandomized
@given(BESLUIT_RECORDS, ACTIE_RECORDS, uitstel(LATER))
def test_a_later_postponement_changes_nothing(
    besluit_velden: list[Velden], actie_velden: list[Velden], nieuw: Velden
) -> None:
    """A deadline is only moved from the date of the postponement on."""
    later = [_extend(velden, "uitstel", nieuw) for velden in actie_velden]
    assert beeld(records(besluit_velden, actie_velden)) == beeld(records(besluit_velden, later))


@derandomized
@given(BESLUIT_RECORDS, ACTIE_RECORDS, WIE)
def test_a_later_change_of_owner_changes_nothing(
    besluit_velden: list[Velden], actie_velden: list[Velden], naar: list[str]
) -> None:
    """``wie`` is now another, and is undone for the peildatum."""
    later = [
        _extend(velden | {"wie": naar}, "overdracht", {"datum": "2020", "van": velden["wie"], "naar": naar})
        if velden["wie"] or naar
        else velden
        for velden in actie_velden
    ]
    assert beeld(records(besluit_velden, actie_velden)) == beeld(records(besluit_velden, later))


@derandomized
@given(st.lists(WIE, min_size=1, max_size=4), st.data())
def test_every_owner_is_found_back_in_its_own_time(eigenaren: list[list[str]], data: st.DataObject) -> None:
    """From the owners of now and the dated changes, those of each earlier day follow."""
    count = len(eigenaren) - 1
    dagen = sorted(data.draw(st.lists(st.dates(BEGIN, EIND), min_size=count, max_size=count, unique=True)))
    overdracht = [
        {"datum": _iso(dag), "van": van, "naar": naar}
        for dag, (van, naar) in zip(dagen, pairwise(eigenaren), strict=True)
        if van or naar
    ]
    actie = een_actie(wie=eigenaren[-1], overdracht=data.draw(st.permutations(overdracht)), sinds="2017-12-31")
    seen = [een_stand(actie, peildatum=_iso(dag)).acties[actie.id].wie for dag in (date(2017, 12, 31), *dagen)]
    assert [set(wie) for wie in eigenaren] == [set(wie) for wie in seen]


@derandomized
@given(BESLUIT_RECORDS, ACTIE_RECORDS, st.sampled_from(VERBANDEN), st.sampled_from(BESLUITEN), st.booleans())
def test_a_later_besluit_changes_nothing(
    besluit_velden: list[Velden],
    actie_velden: list[Velden],
    soort: str,
    ouder: str,
    genoemd: bool,  # noqa: FBT001
) -> None:
    """Whatever it says of an older one, and also where acties already name it."""
    nieuw: Velden = {"id": "DB-2018-09-15-01", "verband": [{"soort": soort, "besluit": ouder}]}
    later = [_extend(velden, "besluiten", {"besluit": nieuw["id"]}) if genoemd else velden for velden in actie_velden]
    assert beeld(records(besluit_velden, actie_velden)) == beeld(records([*besluit_velden, nieuw], later))


@derandomized
@given(BESLUIT_RECORDS, ACTIE_RECORDS, st.sampled_from(BESLUITEN))
def test_a_later_actie_changes_nothing(besluit_velden: list[Velden], actie_velden: list[Velden], besluit: str) -> None:
    """An actie and a case of after the peildatum carry nothing yet."""
    later = [
        *records(besluit_velden, actie_velden),
        een_actie(id="A-2018-09-15-01", besluiten=[besluit], sinds="2018-09-15"),
        een_casus(gedeeld="2018-09-15", besluiten=[besluit]),
    ]
    assert beeld(records(besluit_velden, actie_velden)) == beeld(later)


@derandomized
@given(BESLUIT_RECORDS, ACTIE_RECORDS, st.data())
def test_the_order_of_the_records_does_not_matter(
    besluit_velden: list[Velden], actie_velden: list[Velden], data: st.DataObject
) -> None:
    """The files may be read in any order: the stand is the same, and in the same order."""
    gelezen: list[AnyRecord] = [*records(besluit_velden, actie_velden), een_casus(), een_casus(id="C-2017-02")]
    assert beeld(gelezen) == beeld(data.draw(st.permutations(gelezen)))


@derandomized
@given(ACTIE_RECORDS)
def test_signals_agree_with_the_status(actie_velden: list[Velden]) -> None:
    """What is dropped or done is not silent; late and days late go together; each signal stands once."""
    for view in een_stand(*records([], actie_velden), peildatum=PEILDATUM.isoformat()).acties.values():
        assert len(set(view.signalen)) == len(view.signalen)
        assert view.te_laat == ("te-laat" in view.signalen)
        assert (view.dagen_te_laat > 0) == bool({"te-laat", "te-laat-uitgevoerd"} & set(view.signalen))
        assert len({"te-laat", "binnenkort", "nu", "zonder-termijn"} & set(view.signalen)) <= 1
        assert view.status in {"loopt", "onbekend"} or "stil" not in view.signalen


JAREN = st.integers(1, 9998)
ZINNEN = ("dit is geen datum", "deze dag bestaat niet", "een periode heeft", "het einde van de periode", "een seizoen")
ENKEL = st.one_of(
    JAREN.map(lambda jaar: f"{jaar:04}"),
    st.builds(lambda jaar, maand: f"{jaar:04}-{maand:02}", JAREN, st.integers(1, 12)),
    st.dates(date(1, 1, 1), date(9998, 12, 31)).map(_iso),
)
SEIZOENEN = st.builds(lambda jaar, seizoen: f"{jaar:04}-{seizoen}", JAREN, st.integers(21, 24))


def said(tekst: str) -> str:
    """The period as it prints, or the sentence that refuses it."""
    try:
        return str(parse_edtf(tekst))
    except ValueError as refused:
        return str(refused)


@derandomized
@given(st.one_of(ENKEL, SEIZOENEN))
def test_edtf_bounds_are_ordered_and_within_the_year(tekst: str) -> None:
    """A date lies in the year that it names; only winter runs on into the next February."""
    periode = parse_edtf(tekst)
    assert periode.vroegste is not None
    assert periode.laatste is not None
    jaar = int(tekst[:4])
    assert periode.vroegste <= periode.laatste
    assert jaar == periode.vroegste.year
    assert periode.laatste.year == (jaar + 1 if tekst.endswith("-24") and len(tekst) == len("2018-24") else jaar)


@derandomized
@given(ENKEL, ENKEL)
def test_the_bounds_of_an_interval_are_those_of_its_ends(een: str, ander: str) -> None:
    """From the first day of the first to the last day of the last, within the years named."""
    begin, eind = sorted((een, ander), key=lambda tekst: parse_edtf(tekst).einde)
    if (parse_edtf(begin).vroegste or date.min) > (parse_edtf(eind).vroegste or date.min):
        begin = eind
    periode = parse_edtf(f"{begin}/{eind}")
    assert (parse_edtf(begin).vroegste, parse_edtf(eind).laatste) == (periode.vroegste, periode.laatste)
    assert periode.vroegste is not None
    assert int(begin[:4]) <= periode.vroegste.year <= periode.einde.year <= int(eind[:4])


@derandomized
@given(ENKEL)
def test_an_open_interval_has_one_bound(tekst: str) -> None:
    """The other side stays open."""
    whole, tot, vanaf = parse_edtf(tekst), parse_edtf(f"../{tekst}"), parse_edtf(f"{tekst}/..")
    assert (None, whole.laatste) == (tot.vroegste, tot.laatste)
    assert (whole.vroegste, None) == (vanaf.vroegste, vanaf.laatste)


@derandomized
@given(st.one_of(st.text(max_size=20), st.text("0123456789-/.?~X", max_size=20)))
def test_any_text_is_a_period_or_a_sentence(tekst: str) -> None:
    """No text makes the reader of dates fail in another way, or in English."""
    assert said(tekst) == tekst or said(tekst).startswith(ZINNEN)
