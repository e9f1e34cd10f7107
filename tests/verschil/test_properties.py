"""What holds for any two registers: nothing is told twice or not at all, and swapped sides give the mirror."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from actiepunten.records.actie import Actie
from actiepunten.records.base import Model, Record
from actiepunten.records.besluit import Besluit
from actiepunten.records.casus import Casus
from actiepunten.records.entry import AnyRecord
from actiepunten.records.inrichting import Inrichting
from actiepunten.tekst import compare_words, words
from actiepunten.verschil.paren import Paring
from actiepunten.verschil.velden import same_value
from actiepunten.verschil.vergelijk import compare
from actiepunten.verschil.wijziging import RecordVerschil, Verschil
from support.builders import een_actie, een_besluit, een_casus, een_inrichting, een_register
from test_properties import ACTIE_RECORDS, BESLUIT_RECORDS, Velden

derandomized = settings(derandomize=True, deadline=None, max_examples=60)


def between(oud: Sequence[AnyRecord], nieuw: Sequence[AnyRecord]) -> Verschil:
    """What changed from these records to those."""
    return compare(Paring(een_register(*oud), een_register(*nieuw)))


TITELS = ["Een meldpunt inrichten", "Een meldpunt openen", "Folder", "Spreekuur houden op maandag", "Spreekuur"]


@st.composite
def registers(draw: st.DrawFn) -> list[AnyRecord]:
    """Some decisions, acties and cases; titles and ids come from a few, so that records return under other ids."""

    def named(velden: Velden) -> Velden:
        stappen = velden.get("activiteiten")
        if isinstance(stappen, list):
            velden |= {"activiteiten": [stap | {"titel": f"Stap {nr}"} for nr, stap in enumerate(stappen)]}
        tekst = draw(st.sampled_from([None, "Zo is besloten.", "Anders is besloten."]))
        return velden | {"titel": draw(st.sampled_from(TITELS)), "tekst": tekst}

    alle: list[AnyRecord] = [een_besluit(**named(velden)) for velden in draw(BESLUIT_RECORDS)]
    alle += [een_actie(**named(velden)) for velden in draw(ACTIE_RECORDS)]
    alle += [een_casus(**named({"id": f"C-2017-0{nummer}"})) for nummer in (1, 2)]
    return [record for record in alle if draw(st.integers(0, 4))]


def bare(records: Sequence[RecordVerschil]) -> list[str]:
    """The changes without what they mean for other records, in an order that does not depend on the side."""
    return sorted(
        repr(replace(record, gevolgen=(), wijzigingen=tuple(sorted(record.wijzigingen, key=repr))))
        for record in records
    )


def pairs_in(verschil: Verschil) -> list[tuple[str, str | None, str | None]]:
    """Which record was told of as what."""
    return sorted(((r.wat, r.oud, r.nieuw) for r in verschil.records), key=str)


@derandomized
@given(registers())
def test_a_register_does_not_differ_from_itself(alle: list[AnyRecord]) -> None:
    """Nothing is told, and all totals are nought."""
    verschil = between(alle, [record.model_copy(deep=True) for record in alle])
    assert not verschil
    assert verschil.records == ()
    assert set(verschil.totaal.values()) == {0}
    assert verschil.samenvatting == "geen verschil"


@derandomized
@given(registers(), registers())
def test_swapped_sides_give_the_mirror(een: list[AnyRecord], ander: list[AnyRecord]) -> None:
    """The same records in pairs and, but for references to what was renamed, the same changes turned around."""
    heen, terug = between(een, ander), between(ander, een)
    hernoemd = Paring(een_register(*een), een_register(*ander)).hernoemd
    terug_hernoemd = Paring(een_register(*ander), een_register(*een)).hernoemd
    assert {nieuw: oud for oud, nieuw in hernoemd.items()} == terug_hernoemd
    assert pairs_in(heen) == pairs_in(terug.gespiegeld)
    if not hernoemd:
        assert bare(heen.records) == bare(terug.gespiegeld.records)
        assert bare(terug.records) == bare(heen.gespiegeld.records)


def test_what_is_gone_referred_to_ids_of_its_own_time() -> None:
    """Of an actie that is gone is told which decision it carried out, by the id that it gave."""
    oud, nieuw = een_besluit(id="DB-2018-06-01-01"), een_besluit(id="DB-2018-09-01-01")
    weg = een_actie(besluiten=[oud.id])
    heen, terug = between([oud, weg], [nieuw]), between([nieuw], [oud, weg])
    assert [w.oud for record in heen.records for w in record.wijzigingen if w.veld == "voert uit"] == [oud.id]
    assert bare(heen.records) == bare(terug.gespiegeld.records)


def test_of_a_decision_that_is_gone_is_told_what_still_rested_on_the_older_one() -> None:
    """Also where that older one got another id."""
    oud, nieuw = een_besluit(id="DB-2018-06-01-01"), een_besluit(id="DB-2018-06-01-02")
    actie = een_actie(besluiten=[oud.id])
    weg = een_besluit(id="DB-2018-09-01-01", titel="Anders", verband=[{"soort": "vervangt", "besluit": oud.id}])
    gezegd = [r.wijzigingen[0].oud for r in between([oud, actie, weg], [nieuw]).records if r.oud == weg.id]
    assert gezegd == [f"vervangt {oud.id}: 1 actie ({actie.id}) rust er nog op"]


def test_steps_that_are_the_same_are_told_one_by_one() -> None:
    """An actie with the same step twice has two steps, also when it is gone."""
    actie = een_actie(activiteiten=[{"titel": "Bellen"}, {"titel": "Bellen"}])
    heen, terug = between([], [actie]), between([actie], [])
    assert bare(heen.records) == bare(terug.gespiegeld.records)


@derandomized
@given(registers(), registers())
def test_every_record_is_told_of_once(een: list[AnyRecord], ander: list[AnyRecord]) -> None:
    """What is on one side alone is new, gone or renamed; what is on both and differs is changed."""
    verschil = between(een, ander)
    oude, nieuwe = {record.id: record for record in een}, {record.id: record for record in ander}
    verteld_oud = [record.oud for record in verschil.records if record.oud]
    verteld_nieuw = [record.nieuw for record in verschil.records if record.nieuw]
    assert len(verteld_oud) == len(set(verteld_oud))
    assert len(verteld_nieuw) == len(set(verteld_nieuw))
    assert set(oude) - set(nieuwe) <= set(verteld_oud)
    assert set(nieuwe) - set(oude) <= set(verteld_nieuw)
    assert set(verteld_oud) <= set(oude)
    assert set(verteld_nieuw) <= set(nieuwe)
    assert sum(verschil.totaal.values()) == len(verschil.records)


@derandomized
@given(registers(), registers(), st.data())
def test_the_order_of_loading_does_not_matter(
    een: list[AnyRecord], ander: list[AnyRecord], data: st.DataObject
) -> None:
    """The files of either side may be read in any order: the same is told, in the same order."""
    geschud = between(data.draw(st.permutations(een)), data.draw(st.permutations(ander)))
    assert geschud == between(een, ander)


@derandomized
@given(registers(), registers())
def test_no_change_is_empty(een: list[AnyRecord], ander: list[AnyRecord]) -> None:
    """Of every record that is told of there is something to say, and each side of a change says something else."""
    for record in between(een, ander).records:
        assert record.wijzigingen or record.oud != record.nieuw
        assert all(wijziging.oud != wijziging.nieuw for wijziging in record.wijzigingen)
        assert all(wijziging.zin and "None" not in wijziging.zin for wijziging in record.wijzigingen)


@derandomized
@given(st.text(st.sampled_from("ab \n-#1.)"), max_size=40), st.text(st.sampled_from("ab \n-#1.)"), max_size=40))
def test_word_by_word_nothing_is_lost(oud: str, nieuw: str) -> None:
    """The parts of the old side are the old text, those of the new side the new one."""
    delen = compare_words(oud, nieuw)
    assert " ".join(deel.tekst for deel in delen if deel.oud) == " ".join(words(oud))
    assert " ".join(deel.tekst for deel in delen if deel.nieuw) == " ".join(words(nieuw))
    assert all(deel.oud or deel.nieuw for deel in delen)
    assert all(deel.oud and deel.nieuw for deel in delen) == (words(oud) == words(nieuw))


VOORTGANG = [
    {"datum": "2018-02", "status": "loopt", "tekst": "Begonnen.", "bewijs": "Brief", "afgeleid": ["tekst"]},
    {"datum": "2018-03-02", "status": "loopt"},
]
UITSTEL = [
    {"datum": "2018-06-01", "naar": "2018-09", "door": "DB", "reden": "krapte"},
    {"datum": "2018-08-01", "naar": "2018-12", "door": "DB", "reden": "ziekte"},
]
TERMIJN = {"edtf": "../2018-07-01", "tekst": "voor juli", "grond": "afgeleid", "toelichting": "zo verstaan"}
RITME = {"ritme": "P6W", "vanaf": "2018-02", "tot": "2018-12", "tekst": "elke zes weken"} | {
    "grond": "afgeleid", "toelichting": "zo verstaan",
}  # fmt: skip
GEDEELD: Velden = {
    "titel": "Een meldpunt inrichten",
    "tekst": "Er komt een meldpunt.",
    "toelichting": "Let op.",
    "bron": [{"stuk": "Verslag", "plaats": "punt 1"}, {"stuk": "Bijlage"}],
    "rubricering": "vertrouwelijk",
    "weggelaten": [
        {"veld": "tekst", "grond": "10.2.e", "stelsel": "wob"},
        {"veld": "bron", "grond": "ander onderwerp", "stelsel": "geen"},
    ],
    "uitzonderingen": [{"regel": "T101", "reden": "daarom"}, {"regel": "T102", "reden": "daarom"}],
    "correcties": [
        {"datum": "2018-03", "veld": "tekst", "reden": "tikfout", "akkoord": "DB"},
        {"datum": "2018-04", "veld": "titel", "reden": "tikfout", "akkoord": "DB"},
    ],
    "afgeleid": ["tekst", "titel"],
}  # fmt: skip
OVERDRACHT = [
    {"datum": "2018-03", "van": ["COM", "AB"], "naar": ["HRM", "ICT"], "door": "DB", "reden": "drukte"},
    {"datum": "2018-04", "van": ["COM"], "naar": ["AB"]},
]
STAPPEN = [
    {
        "titel": "Kamer kiezen", "wie": ["HRM", "ICT"], "met": ["COM", "DB"], "sinds": "2018-02", "termijn": TERMIJN,
        "uitstel": UITSTEL, "overdracht": OVERDRACHT, "toelichting": "Let op.", "voortgang": VOORTGANG,
        "afgeleid": ["wie", "met"],
    },
    {"titel": "Lijn aansluiten", "termijn": RITME},
    {"titel": "Bord ophangen", "termijn": {"geen": "kan altijd", "grond": "afgeleid", "toelichting": "zo verstaan"}},
]  # fmt: skip
VOL: dict[type[Model], Velden] = {
    Besluit: GEDEELD | {
        "id": "DB-2018-01-19-01", "orgaan": "DB", "datum": "2018-01-19", "soort": "besluit", "gevraagd": ["HRM", "ICT"],
        "met": ["COM", "AB"], "termijn": TERMIJN,
        "verband": [
            {"soort": "wijzigt", "besluit": "DB-2017-01-19-01", "grond": "afgeleid", "toelichting": "zo verstaan"},
            {"soort": "raakt", "besluit": "DB-2017-01-19-02"},
        ],
        "opvolging": {"geen": "al gedaan", "grond": "afgeleid", "toelichting": "zo verstaan"},
    },
    Actie: GEDEELD | {
        "id": "A-2018-01-19-01", "thema": "personeel", "volgorde": "1", "aanleiding": "Onderzoek", "sinds": "2018-02",
        "besluiten": [
            {"besluit": "DB-2018-01-19-01", "grond": "afgeleid", "toelichting": "ja", "bevestigd": "2018-05-01"},
            "DB-2018-01-19-02",
        ],
        "wie": ["HRM", "ICT"], "met": ["COM", "DB"], "termijn": RITME, "uitstel": UITSTEL, "voortgang": VOORTGANG,
        "overdracht": OVERDRACHT, "activiteiten": STAPPEN,
    },
    Casus: GEDEELD | {
        "id": "C-2017-01", "jaar": "2017", "soort": "melding", "categorie": "dienstmiddelen", "locatie": "post",
        "gedeeld": "2018-02", "afdoening": "Een gesprek.", "besluiten": ["DB-2018-01-19-01", "DB-2018-01-19-02"],
        "grond": "afgeleid",
    },
    Inrichting: {
        "versie": "1", "naam": "Register",
        "organen": [
            {
                "code": "DB", "naam": "Dagelijks bestuur", "ook": ["Bestuur", "D.B."], "vanaf": "2017", "tot": "2020",
                "eerder": [{"naam": "Dagbestuur", "tot": "2017", "grond": "afgeleid", "toelichting": "ja"}],
                "opvolgers": ["AB", "CB"], "hoort_bij": "AB", "soort": "extern", "grond": "afgeleid",
                "toelichting": "ja",
            },
            {"code": "AB"},
        ],
        "rollen": [{"code": "HRM"}, {"code": "ICT", "naam": "Automatisering"}],
        "themas": [{"code": "personeel", "titel": "Personeel"}, {"code": "gebouw", "titel": "Gebouw"}],
        "settings": {"stil": "90", "binnenkort": "14", "peildatum": "2018-12-31", "bewaartermijn": "P5Y"},
        "toegestaan": [{"tekst": "Jan Steen", "reden": "schilder"}, "Van Gogh"],
        "verwijderd": [{"casus": "C-2017-01", "datum": "2023-02-15"}, {"casus": "C-2017-02", "datum": "2023-02-15"}],
    },
}  # fmt: skip
"""Per kind of record one in which every field is filled in, as the reader of YAML gives it."""

ANDERS = [
    "2018-01-20", "2018-11", "ZZ", "zz", "DB-2016-01-19-09", "C-2016-01", "8", "P7W", "intern", "opdracht",
    "bevestigt", "dilemma", "informatie", "departement", "volgt", "geen", "woo", "id", "iets heel anders",
]  # fmt: skip
"""For each kind of value another one; the first that the field takes is the change."""

Pad = tuple[str | int, ...]


def paths(waarde: object, pad: Pad = ()) -> list[Pad]:
    """Every field and item of the raw record, however deep."""
    onder: list[tuple[str | int, object]] = []
    if isinstance(waarde, dict):
        onder = list(waarde.items())
    elif isinstance(waarde, list):
        onder = list(enumerate(waarde))
    return [dieper for sleutel, deel in onder for dieper in [(*pad, sleutel), *paths(deel, (*pad, sleutel))]]


def at(waarde: Any, pad: Pad) -> Any:  # noqa: ANN401 (raw data)
    for sleutel in pad:
        waarde = waarde[sleutel]
    return waarde


def changed(waarde: Any, pad: Pad, nieuw: object) -> Any:  # noqa: ANN401 (raw data)
    """A copy with another value at the path; without it where the new value is ``None``."""
    if not pad:
        return nieuw
    kopie = dict(waarde) if isinstance(waarde, dict) else list(waarde)
    if len(pad) == 1 and nieuw is None:
        del kopie[pad[0]]
    else:
        kopie[pad[0]] = changed(kopie[pad[0]], pad[1:], nieuw)
    return kopie


def versions(model: type[Model], pad: Pad) -> list[Model]:
    """The records that differ from the full one at that path: another value there, none, or another order."""
    vol, was = VOL[model], at(VOL[model], pad)
    other = [changed(vol, pad, None)]
    if isinstance(was, str):
        other += [changed(vol, pad, anders) for anders in ANDERS]
    if isinstance(was, list):
        other += [changed(vol, pad, [])]
    valid: list[Model] = []
    for velden in other:
        try:
            nieuw = model.model_validate(velden)
        except ValidationError:
            continue
        if nieuw != model.model_validate(vol):
            valid.append(nieuw)
    return valid


def told(oud: Model, nieuw: Model) -> Verschil:
    """The change of one record, or of register.yaml."""
    if isinstance(oud, Inrichting) and isinstance(nieuw, Inrichting):
        return compare(Paring(een_register(inrichting=oud), een_register(inrichting=nieuw)))
    assert isinstance(oud, Besluit | Actie | Casus)
    assert isinstance(nieuw, Besluit | Actie | Casus)
    return between([oud], [nieuw])


PATHS = [(model, pad) for model, vol in VOL.items() for pad in paths(vol) if pad not in {("id",), ("versie",)}]


@pytest.mark.parametrize(
    ("model", "pad"),
    [pytest.param(model, pad, id=".".join(map(str, (model.__name__, *pad)))) for model, pad in PATHS],
)
def test_no_field_changes_in_silence(model: type[Model], pad: Pad) -> None:
    """Whatever field or item of whatever kind of record changes, is left out or is emptied, it is told of."""
    vol = model.model_validate(VOL[model])
    anders = versions(model, pad)
    assert anders
    for nieuw in anders:
        heen, terug = told(vol, nieuw), told(nieuw, vol)
        assert len(heen.records) == 1
        assert heen.records[0].wijzigingen
        assert all(wijziging.zin for wijziging in heen.records[0].wijzigingen)
        assert bare(terug.records) == bare(heen.gespiegeld.records)


LISTS = [(model, pad) for model, pad in PATHS if isinstance(at(VOL[model], pad), list) and len(at(VOL[model], pad)) > 1]
DATED = {"voortgang", "uitstel", "overdracht", "correcties"}


@pytest.mark.parametrize(
    ("model", "pad"),
    [pytest.param(model, pad, id=".".join(map(str, (model.__name__, *pad)))) for model, pad in LISTS],
)
def test_another_order_is_told_where_it_means_something(model: type[Model], pad: Pad) -> None:
    """Entries of different days may stand in any order; of all else the order is somebody's choice."""
    nieuw = model.model_validate(changed(VOL[model], pad, at(VOL[model], pad)[::-1]))
    verschil = told(model.model_validate(VOL[model]), nieuw)
    assert bool(verschil) == (pad[-1] not in DATED)


def models_in(waarde: object) -> list[Model]:
    """The model and all those within it."""
    if isinstance(waarde, tuple):
        return [model for deel in waarde for model in models_in(deel)]
    if not isinstance(waarde, Model):
        return []
    return [waarde, *(model for veld in type(waarde).model_fields for model in models_in(getattr(waarde, veld)))]


@pytest.mark.parametrize("model", VOL, ids=lambda model: model.__name__)
def test_the_full_record_has_every_field(model: type[Model]) -> None:
    """A field that is added to a model has to be added here: else nobody sees whether its change is told."""
    gevuld: dict[type[Model], set[str]] = {}
    for deel in models_in(model.model_validate(VOL[model])):
        velden = {veld for veld in type(deel).model_fields if getattr(deel, veld) not in (None, ())}
        gevuld.setdefault(type(deel), set()).update(velden)
    leeg = {type_.__name__: set(type_.model_fields) - velden for type_, velden in gevuld.items()}
    assert {naam: velden for naam, velden in leeg.items() if velden} == {}
    assert all(issubclass(type_, Record) == (type_ in VOL) for type_ in gevuld if type_ is not Inrichting)


@pytest.mark.parametrize("nieuw", [[], [{"casus": "C-2017-01", "datum": "2023-02-16"}], None])
def test_a_change_of_the_removed_cases_is_told(nieuw: list[Velden] | None) -> None:
    """A list in register.yaml like any other."""
    oud = een_inrichting(verwijderd=[{"casus": "C-2017-01", "datum": "2023-02-15"}])
    assert told(oud, een_inrichting(verwijderd=nieuw)).records[0].wijzigingen


@derandomized
@given(st.sampled_from([model for model in VOL if model is not Inrichting]), st.data())
def test_white_space_of_no_meaning_is_no_change(model: type[Model], data: st.DataObject) -> None:
    """Where a text is folded differently, it says the same."""
    vol = VOL[model]
    teksten = [pad for pad in paths(vol) if pad[-1] in {"titel", "tekst", "toelichting", "reden", "afdoening", "stuk"}]
    gevouwen = vol
    for pad in data.draw(st.lists(st.sampled_from(teksten), unique=True)):
        gevouwen = changed(gevouwen, pad, f"{at(vol, pad).replace(' ', chr(10), 1)}\n")
    oud, nieuw = model.model_validate(vol), model.model_validate(gevouwen)
    assert same_value(oud, nieuw)
    assert not told(oud, nieuw)
