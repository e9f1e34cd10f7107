"""Edits by span: what a reviewer sees in the diff, and the proof on every shipped record in every style of YAML."""

import json
from difflib import unified_diff
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actiepunten.bewerking import Append, Data, Edit, Pad, Put, Remove
from actiepunten.records.ids import Soort
from actiepunten.storage.editor import EditRefused, edit
from actiepunten.storage.plan import kind_at
from actiepunten.storage.yamlout import FIELD_ORDER, flow, prepared, record_text
from actiepunten.storage.yamltext import read_document
from conftest import ROOT
from storage.bewerkingen import ENTRIES, edits_of, expected, proved
from support.varianten import REGELEINDEN, VARIANTEN, gelezen

SHIPPED = {
    str(file.relative_to(ROOT)): file.read_bytes().decode()
    for soort in Soort
    for file in sorted((ROOT / "data" / soort.map).glob("*.yaml"))
}
GEWOON = """\
# yaml-language-server: $schema=../schema/actie.schema.json
id: A-2018-01-19-03
titel: "Een plan: schrijven"   # wie schrijft, die blijft

# Over de inhoud.
thema: 'werk'
besluiten:
  - BR-2018-01-19-01   # het besluit zelf
  # en wat eruit volgde
  - {besluit: BR-2018-01-19-02, grond: afgeleid}
wie: [CCI,  HDPO]
termijn: {edtf: 2018-07, tekst: in juli}
voortgang:
  - datum: 2018-03-01
    status: volgt

# Onderaan.
rubricering: openbaar
"""


def changed(oud: str, *edits: Edit, soort: Soort = Soort.ACTIE) -> list[str]:
    """What a reviewer sees: a minus before each line that went, a plus before each that came, nothing of the rest."""
    nieuw = edit(oud, edits, soort)
    assert gelezen(nieuw) == read_document(nieuw).data
    regels = unified_diff(oud.splitlines(), nieuw.splitlines(), n=0, lineterm="")
    return [regel for regel in list(regels)[2:] if not regel.startswith("@@")]


@pytest.mark.parametrize("path", SHIPPED)
def test_every_edit_of_a_shipped_record_leaves_all_other_bytes(path: str) -> None:
    """Each edit that a command can make changes one stretch, and the data only there."""
    soort = kind_at(path)
    gedaan = [proved(SHIPPED[path], een, soort) for een in edits_of(gelezen(SHIPPED[path]), soort)]
    assert len(gedaan) > 20


@pytest.mark.parametrize("begin", range(3))
@pytest.mark.parametrize("variant", VARIANTEN)
def test_in_every_style_of_yaml_all_other_bytes_stay(variant: str, begin: int) -> None:
    """Each style holds every shipped record, the line ends by turns, under an edit drawn from all that there are."""
    for nummer, (path, tekst) in enumerate(list(SHIPPED.items())[begin::3]):
        einde = list(REGELEINDEN)[(nummer + begin) % len(REGELEINDEN)]
        oud = REGELEINDEN[einde](VARIANTEN[variant](tekst))
        keus = Random(f"{variant} {path}")  # noqa: S311 (the same draw each time)
        een = keus.choice(list(edits_of(gelezen(oud), kind_at(path))))
        try:
            proved(oud, een, kind_at(path))
        except (AssertionError, EditRefused) as fout:
            pytest.fail(f"{path}, {variant}, {einde}: {een}: {fout!r}")


def test_an_entry_comes_behind_the_last_one() -> None:
    """In block form, above the blank line and the remark that follow the list."""
    assert changed(GEWOON, Append(("voortgang",), {"datum": "2018-04-01", "status": "loopt", "tekst": "a: b"})) == [
        "+  - datum: 2018-04-01",
        "+    status: loopt",
        '+    tekst: "a: b"',
    ]


def test_the_second_of_two_items_comes_behind_the_first() -> None:
    """Edits are made one after another."""
    assert changed(GEWOON, Append(("besluiten",), "BR-1"), Append(("besluiten",), "BR-2")) == [
        "+  - BR-1",
        "+  - BR-2",
    ]


def test_the_first_entry_makes_its_list_in_the_order_of_the_record() -> None:
    """``uitstel`` stands behind ``termijn``, whatever follows."""
    assert changed(GEWOON, Append(("uitstel",), ENTRIES["uitstel"])) == [
        "+uitstel:",
        "+  - datum: 2018-10-01",
        "+    naar: 2018-12",
        "+    door: BR",
        "+    reden: het duurt 'langer'",
    ]


def test_only_what_differs_of_a_list_of_codes_is_written() -> None:
    """The list stays between its brackets."""
    assert changed(GEWOON, Put(("wie",), ["HDPO", "COM"])) == ["-wie: [CCI,  HDPO]", "+wie: [HDPO, COM]"]


def test_a_value_keeps_its_quotes_and_its_remark() -> None:
    """Also where the text needs no quotes."""
    assert changed(GEWOON, Put(("titel",), 'Een "plan"'), Put(("thema",), "'t werk")) == [
        '-titel: "Een plan: schrijven"   # wie schrijft, die blijft',
        '+titel: "Een \\"plan\\""   # wie schrijft, die blijft',
        "-thema: 'werk'",
        "+thema: '''t werk'",
    ]


def test_a_field_of_a_group_in_braces_changes_there() -> None:
    """A group of which one field changes is not written again."""
    assert changed(GEWOON, Put(("termijn",), {"edtf": "2018-08", "tekst": "in juli"})) == [
        "-termijn: {edtf: 2018-07, tekst: in juli}",
        "+termijn: {edtf: 2018-08, tekst: in juli}",
    ]


def test_a_text_in_a_group_in_braces_gets_quotes_where_it_needs_them() -> None:
    """A comma ends a text there."""
    assert changed(GEWOON, Put(("termijn", "tekst"), "in juli, of later")) == [
        "-termijn: {edtf: 2018-07, tekst: in juli}",
        '+termijn: {edtf: 2018-07, tekst: "in juli, of later"}',
    ]


def test_an_item_that_goes_takes_its_own_remark_along() -> None:
    """The remark on a line of its own stays."""
    assert changed(GEWOON, Remove(("besluiten", 0))) == ["-  - BR-2018-01-19-01   # het besluit zelf"]


def test_the_last_item_takes_its_list_along() -> None:
    """A list without anything in it says nothing."""
    assert changed(GEWOON, Remove(("voortgang", 0))) == [
        "-voortgang:",
        "-  - datum: 2018-03-01",
        "-    status: volgt",
    ]


def test_a_code_becomes_a_group_with_its_reason() -> None:
    """The item keeps its place and its remark."""
    assert changed(GEWOON, Put(("besluiten", 0), {"besluit": "BR-2018-01-19-01", "grond": "afgeleid"})) == [
        "-  - BR-2018-01-19-01   # het besluit zelf",
        "+  - {besluit: BR-2018-01-19-01, grond: afgeleid}   # het besluit zelf",
    ]


def test_what_is_there_already_changes_nothing() -> None:
    """Not one byte, also where the value is written otherwise than the tool would."""
    alles = [Put((naam,), waarde) for naam, waarde in gelezen(GEWOON).items()]
    assert edit(GEWOON, alles, Soort.ACTIE) == GEWOON


@pytest.mark.parametrize(
    ("oud", "een", "nieuw"),
    [
        ("wie: [ A , B, ]  # wie\n", Append(("wie",), "C"), "wie: [ A , B, C, ]  # wie\n"),
        ("wie: [A,\n      B]\n", Append(("wie",), "C, D"), 'wie: [A,\n      B, "C, D"]\n'),
        ("wie: []  # niemand\nmet: [X]\n", Append(("wie",), "A"), "wie: [A]  # niemand\nmet: [X]\n"),
        ("wie:\n- A\n# na\n", Append(("wie",), "B"), "wie:\n- A\n- B\n# na\n"),
        ("wie:\n  - A  # een\n\n  # slot\n", Append(("wie",), "B"), "wie:\n  - A  # een\n  - B\n\n  # slot\n"),
        ("wie: [A]  # eind", Append(("met",), "B"), "wie: [A]  # eind\nmet: [B]"),
        ("wie: [A]\n# eind", Append(("met",), "B"), "wie: [A]\nmet: [B]\n# eind"),
        ("---\nwie: [A]\n...\n", Append(("met",), "B"), "---\nwie: [A]\nmet: [B]\n...\n"),
        ("{wie: [A], }\n", Append(("met",), "B"), "{wie: [A], met: [B], }\n"),
        ('"wie": ["A"]\n', Append(("wie",), "B"), '"wie": ["A", B]\n'),
        ("wie: [A]\r\nmet: [C]\n", Append(("uitstel",), "x"), "wie: [A]\r\nmet: [C]\nuitstel: [x]\r\n"),
        ("wie: [A]\r\nmet: [C]\r\n", Put(("termijn",), {"geen": "a", "grond": "b"}),
         "wie: [A]\r\nmet: [C]\r\ntermijn:\r\n  geen: a\r\n  grond: b\r\n"),
        ("uitstel:\n  -   datum: 1\n      door: A\n", Append(("uitstel",), {"datum": "2", "door": "B"}),
         "uitstel:\n  -   datum: 1\n      door: A\n  - datum: 2\n    door: B\n"),
        ("uitstel:\n  -\n    datum: 1\n", Append(("uitstel",), {"datum": "2"}),
         "uitstel:\n  -\n    datum: 1\n  - datum: 2\n"),
        ("titel: lang\n  verhaal\n  hier # eind\n", Put(("titel",), "kort"), "titel: kort # eind\n"),
        ("tekst: | # kop\n  a\n\n\nwie: [A]\n", Put(("tekst",), "b\nc\n"),
         "tekst: | # kop\n  b\n  c\n\n\nwie: [A]\n"),
        ("tekst: >-\n  a\n  b\n", Put(("tekst",), "a: b"), 'tekst: "a: b"\n'),
        ("tekst: kort\n", Put(("tekst",), "a\n\n  b\n"), "tekst: |\n  a\n\n    b\n"),
        ("tekst: |2\n   a\n  b\n", Put(("tekst",), " c\nd\n"), 'tekst: " c\\nd\\n"\n'),
        ("tekst: |+\n  a\n\n\n", Append(("wie",), "A"), "tekst: |+\n  a\n\n\nwie: [A]\n"),
        ("? titel\n: a\nwie: [A]\n", Put(("titel",), "b"), "? titel\n: b\nwie: [A]\n"),
        ("titel: no\n", Put(("titel",), "yes"), 'titel: "yes"\n'),
        ("titel: a\n", Put(("titel",), ""), 'titel: ""\n'),
        ("titel: a\nwie: [A]", Remove(("wie",)), "titel: a"),
        ("titel: a\n\n# over wie\nwie: [A]\n", Remove(("titel",)), "\n# over wie\nwie: [A]\n"),
        ("uitstel:\n  - datum: 1\n    door: A\n", Remove(("uitstel", 0, "datum")), "uitstel:\n  - door: A\n"),
        ("besluiten: [a, b, c]\n", Remove(("besluiten", 1)), "besluiten: [a, c]\n"),
        ("besluiten: [a, b, ]\n", Remove(("besluiten", 0)), "besluiten: [b, ]\n"),
    ],
)  # fmt: skip
def test_a_hard_case(oud: str, een: Edit, nieuw: str) -> None:
    """The whole text after the edit, to the byte."""
    assert edit(oud, [een], Soort.ACTIE) == nieuw


@pytest.mark.parametrize(
    ("oud", "een", "nieuw"),
    [
        ("tekst: |+\n  a\n\nwie: [A]\n", Put(("tekst",), "b"), "tekst: b\n\nwie: [A]\n"),
        ("termijn: {edtf: 2018}  # t\n", Put(("termijn",), "2019"), 'termijn: "2019"  # t\n'),
        ("tekst: |  # kop\n  a\n", Put(("tekst",), "b"), 'tekst: "b"  # kop\n'),
        ("wie: [\n  A,  # a\n  B,  # b\n  C\n]\n", Remove(("wie", 1)), "wie: [\n  A,  # a\n  C\n]\n"),
        ("wie: [\n  A,  # a\n  B  # b\n]\n", Remove(("wie", 1)), "wie: [\n  A,  # a\n]\n"),
        ("termijn:\n  edtf: 2018\n", Put(("termijn",), "2019"), "termijn: 2019\n"),
        ("titel: a\n", Put(("besluiten",), []), "titel: a\nbesluiten: []\n"),
        ("titel: a", Put(("tekst",), "a\nb\n"), "titel: a\ntekst: |\n  a\n  b\n"),
    ],
)  # fmt: skip
def test_a_harder_case(oud: str, een: Edit, nieuw: str) -> None:
    """Remarks and blank lines stay with what they belong to, also where the value gets another form."""
    assert edit(oud, [een], Soort.ACTIE) == nieuw


@pytest.mark.parametrize(
    ("oud", "een", "melding"),
    [
        ("wie: a\n", Append(("wie",), "B"), "wie staat er niet, of is geen lijst"),
        ("wie: [a]\n", Remove(("met",)), "met staat er niet, of is geen lijst"),
        ("wie: [a]\n", Put(("termijn", "edtf"), "2018"), "termijn/edtf staat er niet, of is geen lijst"),
        ("wie: [a]\n", Put(("wie", 7), "b"), "wie/7 staat er niet, of is geen lijst"),
        ("wie: [a]\n", Remove(("wie", 7)), "wie/7 staat er niet, of is geen lijst"),
        ("wie: [\n", Append(("wie",), "B"), "het bestand heeft fouten en is zo niet aan te passen"),
        ("wie:\n", Append(("wie",), "B"), "het bestand heeft fouten en is zo niet aan te passen"),
        ("", Append(("wie",), "B"), "het bestand heeft fouten en is zo niet aan te passen"),
        ("- a\n", Append(("wie",), "B"), "het bestand heeft fouten en is zo niet aan te passen"),
        ("wie: &a [a]\nmet: *a\n", Append(("wie",), "B"), "het bestand heeft fouten en is zo niet aan te passen"),
        ("wie: [a]\nwie: [b]\n", Append(("wie",), "B"), "het bestand heeft fouten en is zo niet aan te passen"),
        ("wie: [a]  # x\u2028y\n", Append(("wie",), "B"), "het bestand heeft fouten en is zo niet aan te passen"),
        ("titel: a\n", Put(("titel",), "\ud800"), "titel is niet aan te passen zonder iets anders te raken"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused(oud: str, een: Edit, melding: str) -> None:
    """In Dutch, with a way out."""
    with pytest.raises(EditRefused) as geweigerd:
        edit(oud, [een], Soort.ACTIE)
    assert geweigerd.value.melding == melding
    assert geweigerd.value.hint


LASTIG = st.sampled_from(
    [*"'\"#:,-[]{}&*!|>%@`?~=<\\ \t\n\r", ": ", " #", "# ", "- ", "---", "...", "\n\n", "  ", "\r\n", "\0", "\x07",
     "\x1b[31m", "\x7f", "\x85", "\xa0", "\u2028", "\u2029", "\ufeff", "\ufffe", "\ud800", "😀", "e\u0301", "no",
     "null", "2018-09", "010", "<<<<<<< a", "=======", "=", "<<", "x" * 300, "woord " * 60, "één", "regel\n"]
)  # fmt: skip
TEKST = st.one_of(st.text(max_size=30), st.lists(LASTIG | st.text(max_size=5), max_size=6).map("".join))
NAMEN = st.sampled_from(sorted({naam for orde in FIELD_ORDER.values() for naam in orde}))
DATA: st.SearchStrategy[Data] = st.recursive(
    TEKST,
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(NAMEN, deel, max_size=3),
    max_leaves=6,
)
PLAATSEN: tuple[Pad, ...] = (
    ("titel",), ("thema",), ("toelichting",), ("tekst",), ("besluiten", 0), ("besluiten", 1, "besluit"), ("wie",),
    ("wie", 1), ("termijn",), ("termijn", "tekst"), ("voortgang", 0, "tekst"), ("voortgang", 0, "datum"),
)  # fmt: skip


def without_file(waarde: Data) -> bool:
    """Whether there is something in it that is no character and stands in no file."""
    return "\\ud800" in json.dumps(waarde)


@settings(max_examples=250, deadline=None)
@given(waarde=DATA, plaats=st.sampled_from(PLAATSEN), einde=st.sampled_from(["", "CRLF"]))
def test_any_value_reads_back_or_is_refused(waarde: Data, plaats: Pad, einde: str) -> None:
    """Whatever somebody types, wherever it goes; only what stands in no file is refused."""
    oud = REGELEINDEN[einde](GEWOON)
    for een in (Put(plaats, waarde), Append(("besluiten",), waarde), Append(("uitstel",), {"reden": waarde})):
        try:
            nieuw = edit(oud, [een], Soort.ACTIE)
        except EditRefused:
            assert without_file(waarde), een
        else:
            assert gelezen(nieuw) == expected(gelezen(oud), een)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_row_of_edits_leaves_the_rest(keus: st.DataObject) -> None:
    """Each of some edits of one record, in any style, changes its own place in what the one before made."""
    path = keus.draw(st.sampled_from(list(SHIPPED)))
    # A blank line that one edit leaves below a text behind |+ would belong to that text after the next.
    variant = keus.draw(st.sampled_from([naam for naam in VARIANTEN if "+" not in naam]))
    tekst = VARIANTEN[variant](SHIPPED[path])
    tekst = REGELEINDEN[keus.draw(st.sampled_from(list(REGELEINDEN)))](tekst)
    for _ in range(4):
        een = keus.draw(st.sampled_from(list(edits_of(gelezen(tekst), kind_at(path)))))
        tekst = proved(tekst, een, kind_at(path))


@settings(max_examples=250, deadline=None)
@given(soort=st.sampled_from(Soort), data=st.dictionaries(NAMEN, DATA, min_size=1, max_size=6))
def test_any_record_reads_back(soort: Soort, data: dict[str, Data]) -> None:
    """As it was given, also after its long texts were filled."""
    for inhoud in (data, prepared(data)):
        assert isinstance(inhoud, dict)
        tekst = record_text(soort, inhoud)
        assert read_document(tekst).data == inhoud or without_file(inhoud)
        assert without_file(inhoud) or gelezen(tekst) == inhoud


@settings(max_examples=250, deadline=None)
@given(DATA)
def test_any_value_in_one_line_reads_back(waarde: Data) -> None:
    """Between brackets and braces, as PyYAML itself reads it."""
    assert without_file(waarde) or gelezen(f"[{flow(waarde)}]") == [waarde]
