"""Which record is which: by id, or by content where the id changed."""

import pytest

from actiepunten.records.entry import AnyRecord
from actiepunten.register import Register
from actiepunten.verschil.paren import Paring, same_record
from support.builders import een_actie, een_besluit, een_casus, een_inrichting, een_register

IDS = [f"DB-2018-01-19-{nummer:02}" for nummer in range(1, 31)]


def pairs(oud: list[AnyRecord], nieuw: list[AnyRecord]) -> list[tuple[str | None, str | None]]:
    """The ids of each pair."""
    paring = Paring(een_register(*oud), een_register(*nieuw))
    return [(paar.oud and paar.oud.id, paar.nieuw and paar.nieuw.id) for paar in paring.paren]


def test_a_record_is_found_under_its_new_id() -> None:
    """By its title, or by its text where the title changed too; case and white space do not count."""
    assert pairs([een_besluit(id=IDS[0], titel="Een  Folder")], [een_besluit(id=IDS[1], titel="een\nfolder")]) == [
        (IDS[0], IDS[1])
    ]
    oud, nieuw = een_besluit(id=IDS[0], titel="Folder", tekst="Zo."), een_besluit(id=IDS[1], titel="Brief", tekst="zo.")
    assert pairs([oud], [nieuw]) == [(IDS[0], IDS[1])]


def test_an_actie_is_found_by_what_was_reported() -> None:
    """Also of a step."""
    melding = [{"datum": "2018-03", "status": "loopt", "tekst": "De kamer is gekozen."}]
    oud = een_actie(id="A-2018-01-19-01", titel="Kamer", voortgang=melding)
    nieuw = een_actie(id="A-2018-01-19-02", titel="Anders", activiteiten=[{"titel": "Kamer", "voortgang": melding}])
    assert pairs([oud], [nieuw]) == [("A-2018-01-19-01", "A-2018-01-19-02")]


def test_what_is_still_there_was_not_renamed() -> None:
    """A copy is a new record."""
    oud = een_besluit(id=IDS[0])
    assert pairs([oud], [oud, een_besluit(id=IDS[1])]) == [(IDS[0], IDS[0]), (None, IDS[1])]


def test_records_of_different_kinds_are_never_one() -> None:
    """A decision that became an actie is gone, and the actie is new; the paring knows that it moved."""
    oud, nieuw = een_besluit(id=IDS[0], titel="Folder"), een_actie(titel="folder  ".strip().title(), besluiten=[])
    paring = Paring(een_register(oud), een_register(nieuw))
    assert [(p.oud is None, p.nieuw is None) for p in paring.paren] == [(False, True), (True, False)]
    assert paring.verhuisd == {IDS[0]: nieuw.id}


def test_those_that_share_most_are_one() -> None:
    """Two records with one title: the text says which is which."""
    oud = [
        een_besluit(id=IDS[0], titel="Folder", tekst="Rood."),
        een_besluit(id=IDS[1], titel="Folder", tekst="Blauw."),
    ]
    nieuw = [
        een_besluit(id=IDS[2], titel="Folder", tekst="Blauw."),
        een_besluit(id=IDS[3], titel="Folder", tekst="Rood."),
    ]
    assert pairs([*oud], [*nieuw]) == [(IDS[1], IDS[2]), (IDS[0], IDS[3])]


def test_two_records_that_changed_ids_are_told_apart() -> None:
    """Each has the id of the other: both were renamed, and nothing else happened."""
    oud = [een_besluit(id=IDS[0], titel="Een folder maken"), een_besluit(id=IDS[1], titel="Spreekuur houden")]
    nieuw = [een_besluit(id=IDS[0], titel="Spreekuur houden"), een_besluit(id=IDS[1], titel="Een folder maken")]
    assert sorted(pairs([*oud], [*nieuw]), key=str) == [(IDS[0], IDS[1]), (IDS[1], IDS[0])]


def test_a_row_of_records_that_moved_up_is_a_row_of_renames() -> None:
    """One is put in front and each takes the number of the next."""
    titels = ["Folder maken", "Spreekuur houden", "Kantine verbouwen"]
    oud = [een_besluit(id=IDS[n], titel=titel) for n, titel in enumerate(titels)]
    nieuw = [een_besluit(id=IDS[n], titel=titel) for n, titel in enumerate(["Lijn aansluiten", *titels])]
    verwacht = [(None, IDS[0]), *((IDS[n], IDS[n + 1]) for n in range(3))]
    assert pairs([*oud], [*nieuw]) == verwacht


@pytest.mark.parametrize(("aantal", "gevonden"), [(20, True), (21, False)])
def test_a_text_that_many_share_tells_nothing(aantal: int, *, gevonden: bool) -> None:
    """More than twenty new records with the title: then nobody can say which of them it is."""
    nieuw = [een_besluit(id=id_) for id_ in IDS[1 : aantal + 1]]
    assert any(een and ander for een, ander in pairs([een_besluit(id=IDS[0])], [*nieuw])) == gevonden


def test_references_follow_a_rename() -> None:
    """What only followed the new id of another record did not change, in any kind of record."""
    kinds: list[tuple[AnyRecord, ...]] = [
        (
            een_besluit(id=id_, titel="Spreekuur"),
            een_besluit(id="DB-2018-06-01-01", titel="Later", verband=[{"soort": "raakt", "besluit": id_}]),
            een_actie(besluiten=[id_]),
            een_casus(besluiten=[id_]),
        )
        for id_ in IDS[:2]
    ]
    paring = Paring(een_register(*kinds[0]), een_register(*kinds[1]))
    assert paring.hernoemd == {IDS[0]: IDS[1]}
    assert [paar.oud == paar.nieuw for paar in paring.paren] == [False, True, True, True]


def test_of_what_cannot_be_read_nothing_is_said() -> None:
    """Neither that it is gone, nor that it is new, nor that another record took its place."""
    record = een_besluit(id=IDS[0])
    onleesbaar = Register(een_inrichting(), [], [f"data/besluiten/{IDS[0]}.yaml"])
    assert Paring(een_register(record), onleesbaar).paren == ()
    assert Paring(onleesbaar, een_register(record)).paren == ()


@pytest.mark.parametrize(
    ("titel", "een_record"),
    [
        ("Meldpunt inrichten", True),
        ("Het meldpunt feestelijk openen", True),
        ("Kantine verbouwen", False),
        ("Het nieuwe meldpunt in de kantine van het gebouw", False),
    ],
)
def test_two_titles_are_of_one_record_where_they_share_a_third(titel: str, *, een_record: bool) -> None:
    """Of the words of the longer one."""
    assert same_record(een_actie(titel="Meldpunt openen"), een_actie(titel=titel)) == een_record


def test_another_title_with_the_same_text_is_still_the_record() -> None:
    """A retitled record is no other record."""
    assert same_record(een_actie(titel="Kamer", tekst="Zo gaat het."), een_actie(titel="Zaal", tekst="Zo gaat het."))
