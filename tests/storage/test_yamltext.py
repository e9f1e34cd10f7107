import time

import pytest
import yaml

from actiepunten.storage.yamltext import MAX_BYTES, MAX_DEPTH, Fault, read_document, read_text


def faults(tekst: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of everything that is wrong with the text."""
    return [(fault.regel, fault.regelnummer, fault.kolom) for fault in read_document(tekst).faults]


def only_fault(tekst: str) -> Fault:
    """The one thing that is wrong with the text."""
    (fault,) = read_document(tekst).faults
    return fault


def test_libyaml_is_what_runs_here() -> None:
    """The tests exercise the reader that users have; its nodes differ in details from those of pure Python."""
    assert yaml.__with_libyaml__


@pytest.mark.parametrize(
    "waarde",
    ["no", "yes", "on", "off", "true", "null", "~", "010", "0x1f", "1_000", "12:30", "1.0", "1e3", ".inf", "2018",
     "2018-09", "2018-09-14", "2018-13-45", "2018-09-14T12:00:00Z", "10.2.e", "3W", "=", "<<", "-1"],
)  # fmt: skip
def test_every_scalar_is_text(waarde: str) -> None:
    """What YAML would make a boolean, number, date or null of stays as it was written."""
    assert read_document(f"veld: {waarde}\n").data == {"veld": waarde}


def test_scalars_are_text_in_lists_and_groups_and_as_keys() -> None:
    """Also within brackets and braces, and as the name of a field."""
    document = read_document("lijst: [no, 010, {diep: 2018-09}]\n1: x\nno: y\n")
    assert document.data == {"lijst": ["no", "010", {"diep": "2018-09"}], "1": "x", "no": "y"}
    assert document.faults == ()


def test_quotes_and_blocks_give_their_text() -> None:
    """Each way of writing text gives what YAML says it does."""
    document = read_document("a: 'één ''twee'''\nb: \"x\\ny\"\nc: |\n  op\n  regels\nd: >-\n  een\n  regel\ne: ''\n")
    assert document.data == {"a": "één 'twee'", "b": "x\ny", "c": "op\nregels\n", "d": "een regel", "e": ""}
    assert document.faults == ()


def test_the_place_of_a_field_is_that_of_its_value() -> None:
    """Line and column count from 1; with ``key`` they are those of the name."""
    document = read_document("id: A-1\nwie: [CCI, HDPO]\ntermijn:\n  edtf: 2018\n  tekst: ooit\n")
    assert document.place(("id",)) == (1, 5)
    assert document.place(("id",), key=True) == (1, 1)
    assert document.place(("wie", 1)) == (2, 12)
    assert document.place(("termijn", "tekst")) == (5, 10)
    assert document.place(("termijn", "tekst"), key=True) == (5, 3)


def test_the_place_of_a_missing_field_is_that_of_its_group() -> None:
    """What is not there is told at what should hold it."""
    document = read_document("id: A-1\ntermijn:\n  edtf: 2018\n")
    assert document.place(("titel",)) == (1, 1)
    assert document.place(("termijn", "grond")) == (3, 3)


def test_a_step_that_is_no_field_is_passed_over() -> None:
    """Pydantic puts the tag of a union in its path; the place is that of the field behind it."""
    document = read_document("termijn:\n  ritme: P6W\n  vanaf: ooit\n")
    assert document.place(("termijn", "ritme-tak", "vanaf")) == (3, 10)


def test_columns_count_characters_and_not_bytes() -> None:
    """Letters with accents and emoji before a fault do not move it."""
    assert read_document("a: {é: één, 🧹: x}\n").place(("a", "🧹")) == (1, 16)


def test_a_field_that_is_there_twice_is_a_fault_at_the_second() -> None:
    """YAML would drop the first of two without a word."""
    fault = only_fault("titel: een\nwie: [CCI]\ntitel: twee\n")
    assert (fault.regel, fault.regelnummer, fault.kolom, fault.fatal) == ("V104", 3, 1, True)
    assert fault.melding == "het veld titel staat er twee keer, ook op regel 1"


def test_a_double_field_is_found_in_groups_and_in_other_spellings() -> None:
    """Deep inside, within braces, and quoted once and plain once."""
    assert faults("a:\n  - {b: 1, b: 2}\n") == [("V104", 2, 12)]
    assert faults("titel: een\n'titel': twee\n") == [("V104", 2, 1)]


@pytest.mark.parametrize(
    "tekst",
    ["a: &x 1\nb: *x\n", "a: !!python/object:os.system x\n", "a: !eigen x\n", "a: [&x 1]\n", "&top a: 1\n",
     "a: {b: !x c}\n", "<<: *x\n", "a:\n  - &x {b: 1}\n", "a: !!str 1\n", "a: &x\n  b: 1\n", "? &x a\n: b\n"],
)  # fmt: skip
def test_anchors_aliases_and_tags_are_refused(tekst: str) -> None:
    """A value stands where it is read and has the meaning of its field; nothing is built from a tag."""
    document = read_document(tekst)
    assert document.data is None
    assert [fault.regel for fault in document.faults] == ["V105"]


@pytest.mark.parametrize(
    "tekst", ["a: R&D\n", "a: 'x & y'\n", "a: x *nadruk* y\n", "a: |\n  &geen anker\n  *geen* !alias\n", 'a: "&x"\n']
)
def test_the_same_signs_in_text_are_text(tekst: str) -> None:
    """Ampersands, stars and exclamation marks in a text are no anchors."""
    assert faults(tekst) == []


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    """What would unfold into gigabytes is not unfolded."""
    tekst = "a0: &a0 [x, x, x, x, x, x, x, x]\n"
    tekst += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]\n" for n in range(1, 20))
    begin = time.process_time()
    assert faults(tekst) == [("V105", 1, 5)]
    assert time.process_time() - begin < 1


def test_a_merge_conflict_is_named_at_its_first_line() -> None:
    """Git's marks are recognised for what they are, not as broken YAML."""
    tekst = "id: A-1\n<<<<<<< HEAD\nwie: [CCI]\n=======\nwie: [HDPO]\n>>>>>>> tak\n"
    assert faults(tekst) == [("V106", 2, 1)]
    assert faults(tekst.replace("\n", "\r\n")) == [("V106", 2, 1)]


def test_a_line_of_marks_in_a_text_is_no_conflict() -> None:
    """A row of signs as a rule in a text is text, as long as it has not git's form."""
    assert faults("tekst: |\n  kop\n  =======\n") == []
    assert faults("tekst: '>>> citaat'\n") == []


@pytest.mark.parametrize("veld", ["tekst", "titel", "toelichting", "reden", "bewijs"])
def test_text_cut_off_by_a_hash_is_noticed(veld: str) -> None:
    """YAML takes what follows for a comment; in a text that may be half a sentence."""
    fault = only_fault(f"{veld}: Aandacht voor #metoo bij BZ\n")
    assert (fault.regel, fault.pad, fault.fatal) == ("V110", (veld,), False)
    assert (fault.regelnummer, fault.kolom) == (1, len(f"{veld}: Aandacht voor #"))


def test_the_place_of_a_hash_in_a_folded_text_is_on_its_own_line() -> None:
    """A plain text over two lines is cut off on the second."""
    assert faults("tekst: een\n  twee # drie\n") == [("V110", 2, 8)]


@pytest.mark.parametrize(
    "tekst",
    ["tekst: 'een # twee'\n", 'tekst: "een # twee"\n', "tekst: |\n  een # twee\n", "tekst: een#twee\n",
     "# opmerking\ntekst: een\n", "wie:  # wie het doet\n  - CCI\n", "tekst: 'een' # opmerking\n"],
)  # fmt: skip
def test_a_hash_that_takes_nothing_away_is_no_fault(tekst: str) -> None:
    """In quotes, in a block, within a word, and as a comment of its own."""
    assert faults(tekst) == []


def test_a_field_without_value_in_braces_is_a_fault() -> None:
    """``{geen, reden}`` would silently be two empty fields."""
    assert faults("termijn: {geen, tekst: ooit}\n") == [("V109", 1, 15)]


def test_a_field_without_value_is_a_fault() -> None:
    """A name with nothing behind it is a mistake; two quotes say that it is meant to be empty."""
    fault = only_fault("id: A-1\ntitel:\nwie: [CCI]\n")
    assert (fault.regel, fault.regelnummer, fault.pad, fault.fatal) == ("V109", 2, ("titel",), True)
    assert fault.melding == "het veld titel heeft geen waarde"


def test_an_empty_item_of_a_list_is_a_fault() -> None:
    """A dash with nothing behind it too."""
    assert [regel for regel, _, _ in faults("wie:\n  - CCI\n  -\n")] == ["V109"]


@pytest.mark.parametrize("teken", ["[", "{a: "])
@pytest.mark.parametrize("diepte", [MAX_DEPTH + 5, 1_000, 100_000])
def test_deep_nesting_is_refused_without_a_crash(teken: str, diepte: int) -> None:
    """Composing such a text would run out of stack; it is refused before."""
    document = read_document("a: " + teken * diepte + "\n")
    assert document.data is None
    assert [fault.regel for fault in document.faults] == ["V107"]


def test_deep_nesting_by_indentation_is_refused() -> None:
    """Also without brackets, and in the short form of lists in lists."""
    diep = "".join(" " * n + "a:\n" for n in range(MAX_DEPTH + 5))
    assert [regel for regel, _, _ in faults(diep)] == ["V107"]
    assert [regel for regel, _, _ in faults("a:\n " + "- " * 5_000 + "x\n")] == ["V107"]


def test_nesting_that_records_use_is_accepted() -> None:
    """Ten levels are no mistake."""
    assert faults("a: " + "[" * 10 + "x" + "]" * 10 + "\n") == []


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    """More than a megabyte is no record."""
    fault = read_text(b"x" * (MAX_BYTES + 1))
    assert isinstance(fault, Fault)
    assert (fault.regel, fault.melding) == ("V107", "het bestand is groter dan 1.000.000 bytes")
    assert isinstance(read_text(b"x" * MAX_BYTES), str)


def test_a_byte_order_mark_is_refused() -> None:
    """It would make the first field unknown in some programs."""
    fault = read_text(b"\xef\xbb\xbfid: A-1\n")
    assert isinstance(fault, Fault)
    assert (fault.regel, fault.regelnummer, fault.kolom) == ("V102", 1, 1)


@pytest.mark.parametrize(
    ("inhoud", "plaats"),
    [
        (b"titel: caf\xe9\n", (1, 11)),
        (b"id: A-1\ntitel: \xff\n", (2, 8)),
        (b"\xff\xfei\x00d\x00", (1, 1)),
        ("é: ".encode() + b"\xe9\n", (1, 4)),
        (b"a: \xed\xa0\x80\n", (1, 4)),
    ],
)
def test_what_is_not_utf_8_is_told_with_its_place(inhoud: bytes, plaats: tuple[int, int]) -> None:
    """The line, and the column in characters, of the first byte that is none."""
    fault = read_text(inhoud)
    assert isinstance(fault, Fault)
    assert (fault.regel, fault.regelnummer, fault.kolom) == ("V102", *plaats)


@pytest.mark.parametrize(
    "tekst", ["", "\n", "# alleen een opmerking\n", "---\n", "- een\n- lijst\n", "los woord\n", "[]\n"]
)
def test_a_file_that_is_no_group_of_fields_is_refused(tekst: str) -> None:
    """An empty file, a list or a single word is no record."""
    document = read_document(tekst)
    assert document.data is None
    assert [fault.regel for fault in document.faults] == ["V108"]


def test_two_documents_in_a_file_are_refused() -> None:
    """One file is one record."""
    assert [regel for regel, _, _ in faults("id: A-1\n---\nid: A-2\n")] == ["V108"]


def test_a_list_as_the_name_of_a_field_is_refused() -> None:
    """A field has a name of one word."""
    assert [regel for regel, _, _ in faults("? [a, b]\n: c\n")] == ["V108"]


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("titel: een: twee\n", "hier staat een dubbele punt die YAML niet verwacht"),
        ("titel: 'open\n", "een aanhalingsteken wordt niet gesloten"),
        ("wie: [CCI\n", "een lijst met [ wordt niet goed gesloten"),
        ("wie: {a: b\n", "een groep met { wordt niet goed gesloten"),
        ("titel: @iemand\n", "een waarde kan niet beginnen met een tab, @, ` of %"),
        ('titel: "\\q"\n', "na een \\ staat een teken dat YAML niet kent"),
        ("titel: a\x07b\n", "er staat een onzichtbaar stuurteken in"),
        (
            "id: A-1\ntitel\n",
            "achter de naam van een veld ontbreekt de dubbele punt, of voor een regel van een lijst het streepje",
        ),
    ],
)
def test_what_is_no_yaml_is_told_in_dutch(tekst: str, melding: str) -> None:
    """Each common slip has its own sentence, a place and a way out."""
    fault = only_fault(tekst)
    assert (fault.regel, fault.melding) == ("V103", melding)
    assert fault.oplossing


def test_several_faults_in_one_file_are_all_told() -> None:
    """Whatever can be seen in one reading is told at once."""
    assert faults("a: een # twee\nb:\na: drie\n") == [("V110", 1, 8), ("V109", 2, 3), ("V104", 3, 1)]


@pytest.mark.parametrize("regeleinde", ["\r", "\x85", "\u2028"])
def test_a_line_end_that_no_editor_shows_is_a_fault(regeleinde: str) -> None:
    """YAML breaks lines where other programs do not; that is said instead of guessed."""
    assert [regel for regel, _, _ in faults(f"id: A-1{regeleinde}titel: x\n")] == ["V103"]


@pytest.mark.parametrize("regeleinde", ["\n", "\r\n"])
def test_the_line_ends_of_every_system_are_read(regeleinde: str) -> None:
    """A file made on another system has the same data."""
    document = read_document(f"id: A-1{regeleinde}titel: x{regeleinde}")
    assert (document.data, document.faults) == ({"id": "A-1", "titel": "x"}, ())
