import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from actiepunten.records.ids import Soort
from actiepunten.storage.merge import Merged, merge

BASIS = """\
id: A-2024-03-12-01
titel: Sloten vervangen
thema: gebouw
besluiten: [DB-2024-03-12-01]
wie: [HRM]
met: [COM]
termijn: 2024-06
voortgang:
  # het begin
  - {datum: 2024-04-01, status: loopt}
  - datum: 2024-05-01
    status: loopt
    tekst: De sloten zijn besteld.
activiteiten:
  - titel: Offerte vragen
    voortgang:
      - {datum: 2024-04-01, status: uitgevoerd}
  - titel: Monteur vragen
rubricering: intern
"""
LAATSTE = "    tekst: De sloten zijn besteld.\n"
ONS = "  - {datum: 2024-06-01, status: loopt, tekst: Van ons.}\n"
HUN = "  - {datum: 2024-06-02, status: loopt, tekst: Van hen.}\n"


def merged(tmp_path: Path, ons: str, hun: str, basis: str = BASIS) -> Merged:
    """What becomes of the two sides."""
    return merge(tmp_path, basis.encode(), ons.encode(), hun.encode(), Soort.ACTIE)


def after(regel: str, nieuw: str, tekst: str = BASIS) -> str:
    """The text with lines below another."""
    assert tekst.count(regel) == 1
    return tekst.replace(regel, regel + nieuw)


def by_git(tmp_path: Path, ons: str, hun: str, basis: str = BASIS) -> str:
    """What git itself leaves."""
    for naam, tekst in (("ons", ons), ("basis", basis), ("hun", hun)):
        (tmp_path / naam).write_bytes(tekst.encode())
    done = subprocess.run(
        ["git", "merge-file", "-p", "-L", "ons", "-L", "basis", "-L", "hun", "ons", "basis", "hun"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    return done.stdout.decode()


def test_entries_of_both_sides_come_one_after_the_other(tmp_path: Path) -> None:
    """Ours first; the rest of the file keeps its bytes."""
    samen = merged(tmp_path, after(LAATSTE, ONS), after(LAATSTE, HUN))
    assert samen == Merged(after(LAATSTE, ONS + HUN).encode())


def test_an_entry_keeps_its_form_and_its_remarks(tmp_path: Path) -> None:
    """As it was typed: in block form, quoted, with a remark above, behind and below it."""
    hun = """\
  # gebeld met de leverancier
  - datum: '2024-06-02'   # een zondag
    status: loopt

    tekst: >
      Zij komen
      maandag.
  # wacht nog op de brief
"""
    samen = merged(tmp_path, after(LAATSTE, ONS + "  # van ons\n"), after(LAATSTE, hun))
    assert samen == Merged(after(LAATSTE, ONS + "  # van ons\n" + hun).encode())


def test_what_both_sides_added_comes_once(tmp_path: Path) -> None:
    """Also where only its form differs."""
    blok = "  - datum: 2024-06-01\n    status: loopt\n    tekst: Van ons.\n"
    samen = merged(tmp_path, after(LAATSTE, ONS), after(LAATSTE, blok + HUN))
    assert samen == Merged(after(LAATSTE, ONS + HUN).encode())


def test_nothing_is_doubled_where_git_sees_no_conflict(tmp_path: Path) -> None:
    """One entry that was added at two places is two entries for git."""
    ons, hun = after("  # het begin\n", ONS), after(LAATSTE, ONS)
    assert by_git(tmp_path, ons, hun).count(ONS) == 2
    assert merged(tmp_path, ons, hun) == Merged(ons.encode())


def test_a_list_that_both_sides_began_is_one_list(tmp_path: Path) -> None:
    """For git that is a conflict, or a field that stands there twice."""
    ons = after("termijn: 2024-06\n", "uitstel:\n  - {datum: 2024-06-01, naar: 2024-09, door: DB, reden: Ziek.}\n")
    hun = after("rubricering: intern\n", "uitstel:\n  - {datum: 2024-06-02, naar: 2024-09, door: AB, reden: Druk.}\n")
    bij = "  - {datum: 2024-06-02, naar: 2024-09, door: AB, reden: Druk.}\n"
    assert merged(tmp_path, ons, hun) == Merged(after("reden: Ziek.}\n", bij, ons).encode())


def test_different_lists_at_one_place_both_come(tmp_path: Path) -> None:
    """Each in its place in the order of a record."""
    uitstel = "uitstel:\n  - {datum: 2024-06-01, naar: 2024-09, door: DB, reden: Ziek.}\n"
    overdracht = "overdracht:\n  - {datum: 2024-06-01, van: [HRM], naar: [ICT]}\n"
    ons = after("termijn: 2024-06\n", uitstel)
    hun = after("termijn: 2024-06\n", overdracht).replace("wie: [HRM]", "wie: [ICT]")
    verwacht = after("wie: [ICT]\n", overdracht, ons.replace("wie: [HRM]", "wie: [ICT]"))
    assert merged(tmp_path, ons, hun) == Merged(verwacht.encode())


def test_entries_of_steps_come_with_the_step_of_that_title(tmp_path: Path) -> None:
    """Also where a step came before it, and where it had no entries yet."""
    ons = BASIS.replace("  - titel: Offerte vragen\n", "  - titel: Begroten\n  - titel: Offerte vragen\n").replace(
        "  - titel: Monteur vragen\n",
        "  - titel: Monteur vragen\n    voortgang:\n    - {datum: 2024-06-01, status: volgt}\n",
    )
    hun = after(
        "  - titel: Monteur vragen\n", "    voortgang:\n      # zo\n      - {datum: 2024-06-02, status: loopt}\n"
    )
    verwacht = after(
        "    - {datum: 2024-06-01, status: volgt}\n", "    # zo\n    - {datum: 2024-06-02, status: loopt}\n", ons
    )
    assert merged(tmp_path, ons, hun) == Merged(verwacht.encode())


def test_steps_of_both_sides_come_one_after_the_other(tmp_path: Path) -> None:
    """New steps are additions like any other."""
    ons, hun = "  - titel: Sleutels uitgeven\n", "  - titel: Oude sloten afvoeren\n    wie: [ICT]\n"
    samen = merged(tmp_path, after("  - titel: Monteur vragen\n", ons), after("  - titel: Monteur vragen\n", hun))
    assert samen == Merged(after("  - titel: Monteur vragen\n", ons + hun).encode())


def test_links_of_both_sides_come_in_one_line(tmp_path: Path) -> None:
    """A list between brackets stays so."""
    ons = BASIS.replace("[DB-2024-03-12-01]", "[DB-2024-03-12-01, DB-2024-06-01-02]")
    hun = BASIS.replace("[DB-2024-03-12-01]", "[DB-2024-03-12-01, DB-2024-06-01-01, DB-2024-06-01-02]")
    verwacht = BASIS.replace("[DB-2024-03-12-01]", "[DB-2024-03-12-01, DB-2024-06-01-02, DB-2024-06-01-01]")
    assert merged(tmp_path, ons, hun) == Merged(verwacht.encode())


def test_a_change_beside_an_addition_is_no_conflict(tmp_path: Path) -> None:
    """For git lines that touch each other are one change."""
    ons = after("  - titel: Monteur vragen\n", "    voortgang:\n      - {datum: 2024-06-01, status: loopt}\n")
    hun = BASIS.replace("rubricering: intern", "rubricering: openbaar")
    assert "<<<<<<<" in by_git(tmp_path, ons, hun)
    assert merged(tmp_path, ons, hun) == Merged(ons.replace("intern", "openbaar").encode())


@pytest.mark.parametrize(
    "form",
    [
        lambda tekst: tekst.replace("\n", "\r\n"),
        lambda tekst: tekst.removesuffix("\n"),
        lambda tekst: tekst.replace("\n", "\r\n").removesuffix("\r\n"),
    ],
    ids=["crlf", "no line end at the end", "both"],
)
def test_line_ends_stay_as_they_were(tmp_path: Path, form: Callable[[str], str]) -> None:
    """All of them, and the one that is not there at the end."""
    basis = BASIS.partition("activiteiten:")[0]
    samen = merged(tmp_path, form(basis + ONS), form(basis + HUN), form(basis))
    assert samen == Merged(form(basis + ONS + HUN).encode())


def test_one_side_may_change_all_line_ends(tmp_path: Path) -> None:
    """An editor of another system did that; the entries of the other side still come."""
    samen = merged(tmp_path, after(LAATSTE, ONS), after(LAATSTE, HUN).replace("\n", "\r\n"))
    assert samen == Merged(after(LAATSTE, ONS + HUN).replace("\n", "\r\n").encode())


TEGENSPRAAK = {
    "voortgang": (
        BASIS.replace("  - {datum: 2024-04-01, status: loopt}\n", "  - {datum: 2024-04-01, status: volgt}\n"),
        BASIS.replace("  - {datum: 2024-04-01, status: loopt}\n", "  - {datum: 2024-04-01, status: vervallen}\n"),
    ),
    "wie": (BASIS.replace("wie: [HRM]", "wie: [ICT]"), BASIS.replace("wie: [HRM]", "wie: [AB]")),
    "termijn": (BASIS.replace("2024-06\n", "2024-07\n"), BASIS.replace("2024-06\n", "2024-08\n")),
    "overdracht": (
        after("wie: [HRM]\n", "overdracht:\n  - {datum: 2024-06, van: [HRM], naar: [ICT]}\n").replace(
            "wie: [HRM]", "wie: [ICT]"
        ),
        after("rubricering: intern\n", "overdracht:\n  - {datum: 2024-06, van: [HRM], naar: [AB]}\n").replace(
            "wie: [HRM]", "wie: [AB]"
        ),
    ),
    "uitstel": (
        after("termijn: 2024-06\n", "uitstel:\n  - {datum: 2024-06-01, naar: 2024-09, door: DB, reden: Ziek.}\n"),
        after("termijn: 2024-06\n", "uitstel:\n  - {datum: 2024-06-01, naar: 2024-10, door: DB, reden: Ziek.}\n"),
    ),
    "uitstel elders": (
        after("termijn: 2024-06\n", "uitstel:\n  - {datum: 2024-06-01, naar: 2024-09, door: DB, reden: Ziek.}\n"),
        after("rubricering: intern\n", "uitstel:\n  - {datum: 2024-06-01, naar: 2024-10, door: DB, reden: Ziek.}\n"),
    ),
    "besluiten": (
        BASIS.replace("[DB-2024-03-12-01]", "[DB-2024-03-12-01, DB-2024-06-01-02]"),
        BASIS.replace("[DB-2024-03-12-01]", "[DB-2024-03-12-01, {besluit: DB-2024-06-01-02, grond: afgeleid}]"),
    ),
    "herschreven": (after(LAATSTE, ONS), BASIS.replace("zijn besteld", "zijn binnen")),
    "stap weg": (
        BASIS.replace("  - titel: Monteur vragen\n", ""),
        after("  - titel: Monteur vragen\n", "    voortgang:\n      - {datum: 2024-06-02, status: loopt}\n"),
    ),
    "stap": (
        after("  - titel: Monteur vragen\n", "  - titel: Inregelen\n    wie: [ICT]\n"),
        after("  - titel: Monteur vragen\n", "  - titel: Inregelen\n    wie: [COM]\n"),
    ),
}


@pytest.mark.parametrize("kanten", TEGENSPRAAK.values(), ids=TEGENSPRAAK)
def test_a_contradiction_stays_a_conflict(tmp_path: Path, kanten: tuple[str, str]) -> None:
    """An ordinary one, in both directions, of which the program says what it is about."""
    for ons, hun in (kanten, kanten[::-1]):
        samen = merged(tmp_path, ons, hun)
        assert samen.conflict
        inhoud = samen.content.decode()
        assert [inhoud.count(teken) > 0 for teken in ("<<<<<<< ons\n", "=======\n", ">>>>>>> hun\n")] == [True] * 3
        assert set((ons + hun).splitlines()) <= set(inhoud.splitlines())
        if "<<<<<<<" in (gewoon := by_git(tmp_path, ons, hun)):
            assert inhoud == gewoon


def test_a_rewritten_entry_far_from_an_addition_is_what_git_makes_of_it(tmp_path: Path) -> None:
    """It is for the rules on changes to say whether that may be."""
    ons = BASIS.replace("  - {datum: 2024-04-01, status: loopt}\n", "  - {datum: 2024-04-02, status: loopt}\n")
    samen = merged(tmp_path, ons, after(LAATSTE, HUN))
    assert samen == Merged(after(LAATSTE, HUN, ons).encode())


def test_a_text_changed_at_two_places_is_what_git_makes_of_it(tmp_path: Path) -> None:
    """A long text is merged by line, as git does."""
    basis = BASIS + "tekst: |\n  Een.\n\n  Twee.\n\n  Drie.\n"
    ons, hun = basis.replace("Een.", "Een en een half."), basis.replace("Drie.", "Drie en een half.")
    verwacht = ons.replace("Drie.", "Drie en een half.")
    assert merged(tmp_path, ons, hun, basis) == Merged(verwacht.encode())


@pytest.mark.parametrize("kant", [0, 1, 2])
def test_a_side_that_cannot_be_read_is_left_to_git(tmp_path: Path, kant: int) -> None:
    """What git itself makes of the three files."""
    teksten = [after(LAATSTE, ONS), after(LAATSTE, HUN), BASIS]
    teksten[kant] = "titel: [\n" + teksten[kant]
    assert merged(tmp_path, *teksten).content.decode() == by_git(tmp_path, *teksten)


def test_two_new_records_are_never_united(tmp_path: Path) -> None:
    """They are two records with one id."""
    samen = merged(tmp_path, BASIS, BASIS.replace("Sloten", "Ramen"), "")
    assert samen.conflict == "beide kanten maakten een record met dit id; zie `actiepunten hernummer`"
    assert samen.content.decode() == by_git(tmp_path, BASIS, BASIS.replace("Sloten", "Ramen"), "")


def test_another_file_is_merged_as_git_does(tmp_path: Path) -> None:
    """Only records have lists to unite."""
    kanten = after(LAATSTE, ONS), after(LAATSTE, HUN)
    samen = merge(tmp_path, BASIS.encode(), kanten[0].encode(), kanten[1].encode(), None)
    assert samen == Merged(by_git(tmp_path, *kanten).encode(), "beide kanten wijzigden dezelfde regels")
