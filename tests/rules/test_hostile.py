"""Any bytes in a record give a finding or a record: never an exception, a crash or a hang, and nothing else is hidden.

What may bring down the interpreter itself or never end runs in a process of its own.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actiepunten.storage.loader import REGISTER_FILE
from support.stream import REGISTER, Controle, MapSource

PATH = "data/acties/A-2024-01-10-02.yaml"
GOED = {
    "data/besluiten/DB-2024-01-10-01.yaml": b"""\
id: DB-2024-01-10-01
titel: Een meldpunt inrichten
orgaan: DB
datum: 2024-01-10
soort: besluit
""",
    "data/acties/A-2024-01-10-01.yaml": b"""\
id: A-2024-01-10-01
titel: Meldpunt openen
thema: personeel
besluiten: [DB-2024-01-10-01]
wie: [HRM]
termijn: 2025-06
voortgang:
  - {datum: 2024-12-11, status: loopt}
""",
}
RECORD = """\
id: A-2024-01-10-02
titel: Spreekuur houden
thema: personeel
besluiten: [DB-2024-01-10-01]
wie: [HRM]
termijn: {edtf: 2025-06, tekst: voor de zomer}
voortgang:
  - {datum: 2024-12-11, status: loopt}
activiteiten:
  - titel: Kamer kiezen
    termijn: {ritme: P6W, vanaf: 2024-12-01}
"""
LACHERS = "a: &a [x, x]\n" + "".join(
    f"{n}: &{n} [*{v}, *{v}, *{v}]\n" for v, n in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = {
    "empty": b"",
    "one line end": b"\n",
    "only spaces": b"   \n \n",
    "only a tab": b"\t",
    "only comments": b"# niets\n# nog niets\n",
    "document start": b"---\n",
    "document end": b"...\n",
    "many documents": b"---\n" * 5000,
    "null": b"null\n",
    "NUL": b"\x00",
    "NUL in a text": RECORD.replace("Spreekuur", "Spreek\x00uur").encode(),
    "bell and escape": RECORD.replace("Spreekuur", "\x07\x1b[31muur").encode(),
    "escaped NUL and escape": RECORD.replace("Spreekuur houden", '"\\0\\e[31m\\x9b"').encode(),
    "lone surrogate, by hand": RECORD.encode().replace(b"Spreekuur", b"\xed\xa0\x80"),
    "escaped surrogate": RECORD.replace("Spreekuur houden", '"\\ud800"').encode(),
    "overlong UTF-8": b"titel: \xc0\xaf\n",
    "half a character": RECORD.encode()[:-1] + b"\xe2\x82",
    "latin-1": RECORD.replace("Kamer", "Café").encode("latin-1"),
    "UTF-16": RECORD.encode("utf-16"),
    "UTF-32": RECORD.encode("utf-32"),
    "BOM": RECORD.encode("utf-8-sig"),
    "two BOMs": b"\xef\xbb\xbf" + RECORD.encode("utf-8-sig"),
    "BOM inside": RECORD.replace("Kamer", "\ufeffKamer").encode(),
    "noncharacters": RECORD.replace("Kamer", "\ufffe\uffff").encode(),
    "emoji": RECORD.replace("Kamer", "👩🏽‍🔬 ☕").encode(),
    "right to left": RECORD.replace("Kamer", "\u202eremaK").encode(),
    "CRLF": RECORD.replace("\n", "\r\n").encode(),
    "CR only": RECORD.replace("\n", "\r").encode(),
    "line separators": RECORD.replace("\n", "\u2028").encode(),
    "paragraph separators": RECORD.replace("\n", "\u2029").encode(),
    "next lines": RECORD.replace("\n", "\x85").encode(),
    "form feeds": RECORD.replace("\n", "\x0c").encode(),
    "line separator in a text": RECORD.replace("Spreekuur", "Spreek\u2028uur").encode(),
    "tabs": RECORD.replace("  ", "\t").encode(),
    "double quote not closed": RECORD.replace("Kamer kiezen", '"Kamer').encode(),
    "single quote not closed": RECORD.replace("Kamer kiezen", "'s avonds").encode(),
    "brackets not closed": b"id: [\n",
    "braces not closed": b"{id: {",
    "only brackets": b"]]]]",
    "merge key": f"{RECORD}<<: {{met: [COM]}}\n".encode(),
    "merge key with alias": f"basis: &b {{met: [COM]}}\n{RECORD}<<: *b\n".encode(),
    "a list as key": f"{RECORD}? [a, b]\n: c\n".encode(),
    "a group as key": f"{RECORD}? {{a: b}}\n: c\n".encode(),
    "an empty key": f'{RECORD}"": leeg\n'.encode(),
    "a question": b"? \n",
    "local tag": RECORD.replace("Spreekuur", "!spreek uur").encode(),
    "python tag": b"!!python/object/apply:os.system ['false']\n",
    "binary tag": RECORD.replace("Spreekuur houden", "!!binary aGFsbG8=").encode(),
    "directive": f"%YAML 1.1\n---\n{RECORD}".encode(),
    "unknown directive": f"%YAML 9.9\n---\n{RECORD}".encode(),
    "alias to itself": b"a: &a [*a]\n",
    "billion laughs": LACHERS.encode(),
    "block that never came": f"{RECORD}tekst: |\n".encode(),
    "block with odd indentation": f"{RECORD}tekst: |9\n x\n".encode(),
    "very long line": RECORD.replace("Spreekuur", "x" * 900_000).encode(),
    "very long key": b"a" * 900_000 + b": b\n",
    "very long number": RECORD.replace("thema", f"volgorde: {'9' * 900_000}\nthema").encode(),
    "two megabytes": RECORD.replace("Spreekuur", "x" * 2_000_000).encode(),
    "two megabytes of nothing": b"\x00" * 2_000_000,
    "year nought": RECORD.replace("2025-06", "0000").encode(),
    "last winter of the calendar": RECORD.replace("2025-06", "9999-24").encode(),
    "last day of the calendar": RECORD.replace("2025-06", "9999-12-31").encode(),
    "rhythm past the calendar": RECORD.replace("P6W", "P9999Y").encode(),
    "rhythm since the year one": RECORD.replace("P6W, vanaf: 2024-12-01", "P1D, vanaf: 0001-01-01").encode(),
    "other digits": RECORD.replace("2025-06", "٢٠٢٥-٠٦").encode(),
    "an id without a day": RECORD.replace("A-2024-01-10-02", "A-2024-99-99-02").encode(),
    "a decision without a day": RECORD.replace("DB-2024-01-10-01", "DB-2024-99-99-01").encode(),
    "conflict": f"<<<<<<< HEAD\n{RECORD}=======\n>>>>>>> x\n".encode(),
}

DEEP = {
    "lists in a line": "[" * 100_000,
    "groups in a line": "{a: " * 100_000,
    "groups of nothing": "{" * 100_000,
    "dashes": "- " * 100_000,
    "dashes and tabs": "-\t" * 100_000,
    "questions": "? " * 100_000,
    "questions and dashes": "? - " * 100_000,
    "colons": ": " * 100_000,
    "dashes behind a comment": f"# niets\n{'- ' * 100_000}",
    "dashes behind a document start": f"--- {'- ' * 100_000}",
    "indented groups": "".join(f"{' ' * diep}a:\n" for diep in range(1300)),
    "indented questions": "".join(f"{' ' * diep}?\n" for diep in range(1300)),
    "dashes in a value": f"a:\n{'- ' * 100_000}",
    **{
        f"{wat} behind a {teken!r}": f"a: 1{teken}{haak * 300_000}"
        for teken in ("\r", "\x85", "\u2028", "\u2029")
        for wat, haak in (("questions", "? "), ("dashes", "- "))
    },
    **{
        f"dashes behind a comment and a {teken!r}": f"#{teken}{'- ' * 300_000}"
        for teken in ("\r", "\x85", "\u2028", "\u2029")
    },
    **{
        f"groups indented behind a {teken!r}": "".join(f"{' ' * diep}a:{teken}" for diep in range(1300))
        for teken in ("\r", "\x85", "\u2028", "\u2029")
    },
}

MANY = {
    "unknown roles": f"{RECORD}met: [{', '.join(f'X{nr}' for nr in range(4000))}]\n",
    "wrong roles": f"{RECORD}met: [{', '.join(f'x{nr}' for nr in range(4000))}]\n",
    "unknown fields": RECORD + "".join(f"veld{nr}: x\n" for nr in range(40_000)),
    "unknown decisions": RECORD.replace(
        "[DB-2024-01-10-01]", f"[{', '.join(f'DB-2024-01-10-{nr}' for nr in range(11, 4011))}]"
    ),
    "late steps": RECORD + '  - {titel: "x", termijn: 2024-03}\n' * 1500,
    "entries before the decision": RECORD.replace(
        "activiteiten", "  - {datum: 2023-01-10, status: loopt}\n" * 4000 + "activiteiten"
    ),
}
SECONDS = 20
"""Far more than a linear reading needs; a bound against hanging, not a measure of speed."""

_ALONE = """\
import sys
sys.path.insert(0, sys.argv[1])
sys.path.insert(0, sys.argv[2])
from test_hostile import survives
survives(sys.stdin.buffer.read())
"""


def survives(inhoud: bytes, path: str = PATH) -> None:
    """Check a register with these bytes in one file, and see that they are told of and that the rest answers."""
    controle = Controle(MapSource({**GOED, path: inhoud}))
    uitslag = controle.run()
    gezegd = any(bevinding.plaats.bestand == path for bevinding in uitslag.bevindingen)
    geladen = any(origin.bestand == path for origin in controle.register.origins.values())
    assert gezegd or geladen or controle.loaded.inrichting is not None
    assert all(bevinding.melding and bevinding.oplossing for bevinding in uitslag.bevindingen)
    if path != REGISTER_FILE:
        assert gezegd or geladen
        zelf = {
            record.id for record in controle.register.records if controle.register.origins[record.id].bestand == path
        }
        # A record that takes the id of another is refused; the other one stays, for its file bears its name.
        assert not zelf & {"DB-2024-01-10-01", "A-2024-01-10-01"}
    assert {"DB-2024-01-10-01", "A-2024-01-10-01"} <= controle.register.origins.keys()


def survives_alone(inhoud: bytes) -> None:
    """The same, in a process that may crash or be stopped."""
    here = Path(__file__).parent
    klaar = subprocess.run(
        [sys.executable, "-c", _ALONE, str(here.parent), str(here)],
        input=inhoud,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert (klaar.returncode, klaar.stderr.decode()[-500:]) == (0, "")


@pytest.mark.parametrize("naam", HOSTILE)
def test_known_ways_to_break_a_reader(naam: str) -> None:
    """Each of the ways that broke a reader of YAML before gives a finding or a record."""
    survives(HOSTILE[naam])


@pytest.mark.parametrize("naam", HOSTILE)
def test_the_same_in_register_yaml(naam: str) -> None:
    """A broken register.yaml does not hide the records either."""
    survives(HOSTILE[naam], REGISTER_FILE)


@pytest.mark.parametrize("naam", DEEP)
def test_deep_nesting_does_not_crash(naam: str) -> None:
    """Nesting of any kind and behind any line end is refused before it exhausts the stack."""
    survives_alone(DEEP[naam].encode())


@pytest.mark.parametrize("naam", MANY)
def test_many_faults_do_not_hang(naam: str) -> None:
    """Thousands of faults in one file are found in a time that grows with the file, not with its square."""
    survives_alone(MANY[naam].encode())


def test_the_plain_record_has_no_fault() -> None:
    """The record that the cases above spoil is right by itself."""
    controle = Controle(MapSource({**GOED, PATH: RECORD.encode(), REGISTER_FILE: REGISTER.encode()}))
    assert controle.codes() == []


BOUNDED = settings(
    derandomize=True, database=None, deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow]
)
YAML_STUKKEN = st.sampled_from(
    [
        *[
            "- ",
            "? ",
            ": ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "\n",
            "\n  ",
            "\r",
            "\t",
            "\u2028",
            "\x85",
            "#",
            " #",
            "|",
            ">",
            "'",
        ],
        *[
            '"',
            "\\",
            "&a ",
            "*a",
            "!",
            "!!str ",
            "%",
            "@",
            "`",
            "---\n",
            "...\n",
            "<<: ",
            "~",
            "null",
            "\ufeff",
            "\x00",
        ],
        *[
            "id: ",
            "A-2024-01-10-02",
            "titel: ",
            "besluiten: ",
            "termijn: ",
            "2024-06",
            "voortgang:\n  - ",
            "status: loopt",
        ],
    ]
)


@BOUNDED
@given(st.binary(max_size=300))
def test_any_bytes(inhoud: bytes) -> None:
    """Bytes of any kind give a finding or a record."""
    survives(inhoud)


@BOUNDED
@given(st.text(max_size=200))
def test_any_text(inhoud: str) -> None:
    """Text of any kind gives a finding or a record."""
    survives(inhoud.encode())


@BOUNDED
@given(st.lists(YAML_STUKKEN, max_size=30).map("".join))
def test_anything_that_looks_like_yaml(inhoud: str) -> None:
    """The signs of YAML in any order give a finding or a record."""
    survives(inhoud.encode())


@BOUNDED
@given(st.integers(0, len(RECORD)), st.integers(0, 20), st.lists(YAML_STUKKEN, max_size=4).map("".join))
def test_a_record_with_a_spoiled_place(begin: int, lengte: int, stuk: str) -> None:
    """A good record in which something was typed over gives a finding or a record."""
    survives((RECORD[:begin] + stuk + RECORD[begin + lengte :]).encode())


@BOUNDED
@given(st.integers(0, len(REGISTER)), st.integers(0, 20), st.lists(YAML_STUKKEN, max_size=4).map("".join))
def test_a_register_yaml_with_a_spoiled_place(begin: int, lengte: int, stuk: str) -> None:
    """A register.yaml in which something was typed over never hides the records."""
    survives((REGISTER[:begin] + stuk + REGISTER[begin + lengte :]).encode(), REGISTER_FILE)
