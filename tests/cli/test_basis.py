import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli import wijzigingen
from cli.answers import Data, ask, edit
from cli.wijzigingen import Git, add, record, write
from conftest import Run

Wijzig = Callable[[Path], None]

AKKOORD = "correcties:\n  - {{datum: 2025-01-28, veld: {veld}, reden: Een vergissing., akkoord: BW}}"
DATUM = ("--datum", "2025-03-01")


@pytest.fixture
def repo(gemeente: Path, git: Git) -> Path:
    """The invented register on a branch of a repository, with nothing changed yet."""
    wijzigingen.begin(git, gemeente)
    return gemeente


def refused(run: Run, register: Path, *arguments: str, basis: str = "main") -> list[tuple[str, str]]:
    """Rule and record of each finding of family W; the exit code follows them."""
    ran = run("check", "--basis", basis, "--kies", "W", "--formaat", "json", *arguments, cwd=register)
    assert ran.err == ""
    bevindingen = json.loads(ran.out)["bevindingen"]
    assert ran.code == (1 if bevindingen else 0)
    return sorted((b["regel"], b["record"] or "register.yaml") for b in bevindingen)


# What each change may not do; where nothing stands, it is allowed.
REFUSED: dict[Wijzig, list[tuple[str, str]]] = {
    wijzigingen.new_actie: [],
    wijzigingen.progress: [],
    wijzigingen.postponed: [],
    wijzigingen.moved: [("W202", "A-2024-03-12-03"), ("W202", "A-2024-03-12-03")],
    wijzigingen.rewritten: [("W101", "BW-2023-03-14-01")],
    wijzigingen.replaced: [],
    wijzigingen.deleted_entry: [("W201", "A-2023-06-20-01")],
    wijzigingen.renamed: [("W105", "A-2024-05-14-09"), ("W105", "DT-2024-06-04-02")],
    wijzigingen.reformatted: [],
    wijzigingen.handed_over: [],
    wijzigingen.taken: [("W203", "A-2024-03-12-02"), ("W203", "A-2024-06-25-01")],
    wijzigingen.corrected: [],
    wijzigingen.removed: [("W102", "BW-2023-12-12-02"), ("W103", "A-2023-12-12-02"), ("W104", "C-2023-02")],
}


@pytest.mark.parametrize("wijzig", REFUSED, ids=lambda wijzig: wijzig.__name__)
def test_exactly_what_is_forbidden_is_refused(run: Run, git: Git, repo: Path, wijzig: Wijzig) -> None:
    """In the work tree and once committed; without a base, nothing of it."""
    wijzig(repo)
    assert refused(run, repo) == REFUSED[wijzig]
    assert run("check", "--kies", "W", cwd=repo).code == 0
    record(git, repo)
    assert refused(run, repo) == REFUSED[wijzig]
    assert refused(run, repo, "--revisie", "voorstel") == REFUSED[wijzig]
    assert refused(run, repo, basis="HEAD") == []


@pytest.mark.parametrize("wijzig", [w for w, codes in REFUSED.items() if not codes], ids=lambda w: w.__name__)
def test_what_is_allowed_gives_no_other_fault(run: Run, repo: Path, wijzig: Wijzig) -> None:
    """The changes are right by every rule, not only by those on a change."""
    wijzig(repo)
    assert run("check", "--basis", "main", *DATUM, cwd=repo).code == 0


def test_a_finding_says_what_is_wrong_and_what_to_do(run: Run, repo: Path) -> None:
    """The whole answer, to the letter; of a record that is gone the file is named in which it stood."""
    wijzigingen.moved(repo)
    (repo / "data/besluiten/BW-2023-12-12-02.yaml").unlink()
    ran = run("check", "--basis", "main", "--kies", "W", *DATUM, cwd=repo)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "data/acties/A-2024-03-12-03.yaml:9:10: fout W202 de termijn was ‘30 juni 2025’"
        " en is nu ‘30 september 2025’, zonder uitstel\n"
        "    → zet de oude termijn terug en leg het uitstel vast in `uitstel`, met wie het gaf en waarom\n"
        "data/acties/A-2024-03-12-03.yaml:32:14: fout W202 stap ‘Medewerkers opleiden’: de termijn was ‘april 2025’"
        " en is nu ‘augustus 2025’, zonder uitstel\n"
        "    → zet de oude termijn terug en leg het uitstel vast in `uitstel`, met wie het gaf en waarom\n"
        "data/besluiten/BW-2023-12-12-02.yaml: fout W102 het vastgestelde besluit BW-2023-12-12-02 is weg\n"
        "    → zet het besluit terug, en leg een nieuw besluit vast dat het intrekt of vervangt\n"
        "3 fouten, 0 waarschuwingen en 0 info; stand op 1 maart 2025, werkmap\n"
    )


BESLUIT = "data/besluiten/BW-2023-03-14-02.yaml"
ACTIE = "data/acties/A-2024-03-12-03.yaml"

# A change in place that is refused: rule, file, the text before and after, and the field that a correction has to name.
IN_PLACE = [
    ("W101", BESLUIT, "titel: Gedragscode voor medewerkers herzien", "titel: Gedragscode voor allen herzien", "titel"),
    ("W101", BESLUIT, "soort: opdracht", "soort: verzoek", "soort"),
    ("W101", BESLUIT, "gevraagd: [PZ]", "gevraagd: [PZ, GS]", "gevraagd"),
    ("W101", BESLUIT, "met: [GS]", "met: [GRIF]", "met"),
    ("W101", BESLUIT, "../2023-10-01", "../2023-11-01", "termijn"),
    ("W101", BESLUIT, "voor 1 oktober", "eind september", "termijn"),
    ("W101", BESLUIT, "mogen worden gedeeld", "worden gedeeld", "tekst"),
    ("W101", BESLUIT, "plaats: punt 4", "plaats: punt 5", "bron"),
    ("W101", BESLUIT, "rubricering:", "afgeleid: [met]\nrubricering:", "afgeleid"),
    ("W101", "data/besluiten/BW-2024-11-26-01.yaml", "soort: trekt in", "soort: wijzigt", "verband"),
    ("W108", "data/besluiten/RAAD-2024-11-12-01.yaml", ": vertrouwelijk", ": intern", "rubricering"),
    ("W108", "data/casuistiek/C-2024-01.yaml", "rubricering: vertrouwelijk\n", "", "rubricering"),
    ("W201", "data/acties/A-2023-06-20-01.yaml", "De eerste straat is open", "De tweede straat is open", "voortgang"),
    ("W201", "data/acties/A-2023-06-20-01.yaml", "2023-12-05", "2023-12-06", "voortgang"),
    ("W201", "data/acties/A-2023-06-20-01.yaml", ", afgeleid: [status]", "", "voortgang"),
    ("W201", ACTIE, "bewijs: Rapport toegankelijkheid", "bewijs: Brief", "voortgang"),
    ("W201", ACTIE, "bewijs: Rapport toegankelijkheid", "bewijs: Brief", "activiteiten"),
    ("W201", ACTIE, "      - {datum: 2024-05-21, status: loopt}\n", "", "voortgang"),
    ("W202", ACTIE, "termijn: 2025-06-30", "termijn: ../2025-06-30", "termijn"),
    ("W202", ACTIE, "termijn: 2025-06-30\n", "", "termijn"),
    ("W202", ACTIE, "termijn: 2024-09\n", "termijn: 2024-10\n", "termijn"),
    ("W202", "data/acties/A-2024-06-04-01.yaml", "ritme: P1M", "ritme: P3M", "termijn"),
    ("W203", ACTIE, "wie: [DV]", "wie: [KCC]", "wie"),
    ("W203", ACTIE, "    wie: [KCC]", "    wie: [HRM]", "wie"),
    ("W203", "data/acties/A-2024-03-12-01.yaml", "wie: [WON, MOB]", "wie: [WON]", "wie"),
    ("W204", ACTIE, "De leverancier was later klaar.", "Er was geen geld.", "uitstel"),
    ("W204", "data/acties/A-2023-03-14-01.yaml", "naar: 2024-03,", "naar: 2024-05,", "uitstel"),
    ("W204", "data/acties/A-2024-03-12-01.yaml", "door: GS, reden", "door: BW, reden", "overdracht"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "bestand", "oud", "nieuw", "veld"), IN_PLACE)
def test_what_is_refused_may_be_corrected(
    run: Run, repo: Path, code: str, bestand: str, oud: str, nieuw: str, veld: str
) -> None:
    """Each change by its own rule alone; with a correction of that field it is allowed, of another it is not."""
    record_id = Path(bestand).stem
    edit(repo / bestand, oud, nieuw)
    assert refused(run, repo) == [(code, record_id)]
    add(repo / bestand, AKKOORD.format(veld="bron" if veld != "bron" else "tekst"))
    assert refused(run, repo) == [(code, record_id)]
    edit(repo / bestand, "veld: bron" if veld != "bron" else "veld: tekst", f"veld: {veld}")
    assert refused(run, repo) == []


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw"),
    [
        (BESLUIT, "rubricering: openbaar", "rubricering: intern"),
        (BESLUIT, "rubricering:", "opvolging: {geen: De code is er al.}\nrubricering:"),
        (BESLUIT, "rubricering:", "toelichting: Zie ook de brief.\nrubricering:"),
        (BESLUIT, "rubricering:", "uitzonderingen: [{regel: K207, reden: PZ ging op in HRM.}]\nrubricering:"),
        (BESLUIT, "tekst: |", "tekst: >"),
        (ACTIE, "titel: De toegankelijke website bouwen", "titel: De website voor iedereen bouwen"),
        (ACTIE, "met: [KCC]", "met: [KCC, HRM]"),
        (ACTIE, "besluiten: [BW-2024-03-12-01, RAAD", "besluiten: [RAAD-2025-02-18-01, BW-2024-03-12-01, RAAD"),
        (ACTIE, "termijn: 2025-06-30", "termijn: {edtf: 2025-06-30, tekst: voor de zomer}"),
        (ACTIE, "titel: Formulieren ombouwen", "titel: Alle formulieren ombouwen"),
        (ACTIE, "  - titel: Een app", "  - {titel: Vieren, wie: [DV], termijn: 2025-07}\n  - titel: Een app"),
        ("data/acties/A-2024-03-12-02.yaml", "wie: [DV]", "wie: [DV]\ntermijn: 2025-07"),
        ("data/casuistiek/C-2023-01.yaml", "een kast te verhuizen", "een bank te verhuizen"),
    ],
)  # fmt: skip
def test_what_may_change_is_allowed(run: Run, repo: Path, bestand: str, oud: str, nieuw: str) -> None:
    """What goes with a decision without being its content, and how an actie is worded or divided."""
    edit(repo / bestand, oud, nieuw)
    assert ask(run, "verschil", cwd=repo)["records"] or "tekst" in oud
    assert refused(run, repo) == []


@pytest.mark.parametrize(("code", "bestand", "oud", "nieuw", "veld"), [IN_PLACE[0], IN_PLACE[10], IN_PLACE[14]])
def test_a_correction_in_the_future_corrects_nothing(
    run: Run, repo: Path, code: str, bestand: str, oud: str, nieuw: str, veld: str
) -> None:
    """Nobody agreed yet; T102 says why, and with a day that has come it is allowed."""
    edit(repo / bestand, oud, nieuw)
    add(repo / bestand, AKKOORD.format(veld=veld).replace("2025-01-28", "2099-01-28"))
    assert refused(run, repo) == [(code, Path(bestand).stem)]
    laat = ask(run, "check", "--kies", "T102", cwd=repo)["bevindingen"]
    assert [(b["record"], b["veld"]) for b in laat] == [(Path(bestand).stem, "correcties/0/datum")]
    edit(repo / bestand, "2099-01-28", "2025-01-28")
    assert refused(run, repo) == []


def test_a_correction_serves_once(run: Run, git: Git, repo: Path) -> None:
    """A correction that stood there already allows no other change of the field; it stays where it is."""
    bestand = repo / "data/acties/A-2024-06-25-01.yaml"
    wijzigingen.corrected(repo)
    record(git, repo)
    edit(bestand, "termijn: 2025-01-15", "termijn: 2025-02-15")
    assert refused(run, repo, basis="HEAD") == [("W202", "A-2024-06-25-01")]
    git(repo, "checkout", "--", ".")
    edit(bestand, "In het verslag stond januari.", "Anders.")
    assert refused(run, repo, basis="HEAD") == [("W204", "A-2024-06-25-01")]


@pytest.mark.parametrize("code", ["W101", "W201"])
def test_no_record_is_an_exception_to_these_rules(run: Run, repo: Path, code: str) -> None:
    """An exception changes nothing and is told of as useless."""
    wijzigingen.rewritten(repo)
    bestand = "data/besluiten/BW-2023-03-14-01.yaml"
    add(repo / bestand, f"uitzonderingen:\n  - {{regel: {code}, reden: het mag}}")
    ran = run("check", "--basis", "main", "--kies", "W", "--kies", "K301", *DATUM, cwd=repo)
    assert ran.code == 1
    assert f"{bestand}:8:8: fout W101 " in ran.out
    assert (
        f"{bestand}:13:13: waarschuwing K301 van {code} kan niet worden afgeweken:"
        " een vergissing verbetert u met een regel in `correcties`\n    → haal de uitzondering weg\n"
    ) in ran.out


def unrelated(register: Path, record_id: str, titel: str = "Kantine verbouwen") -> None:
    """Write an actie that has nothing to do with any other."""
    write(
        register / f"data/acties/{record_id}.yaml",
        f"id: {record_id}",
        f"titel: {titel}",
        "thema: ruimte",
        "besluiten: [DT-2024-12-10-02]",
        "wie: [GS]",
    )


def gone_from_main(git: Git, register: Path) -> None:
    """An actie that stood in the base once, and was removed from it before the branch began."""
    git(register, "switch", "--quiet", "main")
    unrelated(register, "A-2025-02-04-01", "Vergaderen op dinsdag")
    record(git, register)
    (register / "data/acties/A-2025-02-04-01.yaml").unlink()
    record(git, register)
    git(register, "switch", "--quiet", "--force-create", "voorstel")


def test_an_id_of_long_ago_is_not_used_again(run: Run, git: Git, repo: Path) -> None:
    """What was removed from the base before the branch began still has its id; it may come back itself."""
    gone_from_main(git, repo)
    unrelated(repo, "A-2025-02-04-01")
    assert refused(run, repo) == [("W106", "A-2025-02-04-01")]
    unrelated(repo, "A-2025-02-04-01", "Vergaderen op dinsdag, maar korter")
    assert refused(run, repo) == []


def test_an_id_removed_on_the_other_side_of_a_merge_is_not_used_again(run: Run, git: Git, repo: Path) -> None:
    """A branch that never had the record took the base in, and the base was moved on to it."""
    git(repo, "switch", "--quiet", "--create", "zij")
    wijzigingen.progress(repo)
    record(git, repo)
    gone_from_main(git, repo)
    git(repo, "switch", "--quiet", "zij")
    git(repo, "merge", "--quiet", "--no-edit", "main")
    git(repo, "switch", "--quiet", "main")
    git(repo, "merge", "--quiet", "--ff-only", "zij")
    unrelated(repo, "A-2025-02-04-01")
    assert refused(run, repo) == [("W106", "A-2025-02-04-01")]


def test_an_id_of_before_the_register_moved_is_not_used_again(run: Run, git: Git, repo: Path) -> None:
    """The history of the register goes on where ``data/`` stood before."""
    gone_from_main(git, repo)
    (repo / "register").mkdir()
    git(repo, "mv", "data", "register/data")
    record(git, repo)
    unrelated(repo / "register", "A-2025-02-04-01")
    assert refused(run, repo / "register") == [("W106", "A-2025-02-04-01")]


@pytest.mark.parametrize("waar", ["", "register"])
def test_in_history_a_file_of_another_name_is_another_record(run: Run, git: Git, repo: Path, waar: str) -> None:
    """Names are taken as they are, and a record that was only moved along was never removed."""
    if waar:
        (repo / waar).mkdir()
        git(repo, "mv", "data", f"{waar}/data")
    record(git, repo)
    unrelated(repo / waar, "A-2025-02-04-02")
    assert refused(run, repo / waar) == []


def test_another_record_under_an_id_is_refused(run: Run, repo: Path) -> None:
    """An actie with a wholly new title; a decision then is rewritten in each of its fields."""
    edit(
        repo / "data/acties/A-2024-05-14-01.yaml",
        "titel: Het overzicht van verbonden partijen aanvullen",
        "titel: Kantine",
    )
    edit(repo / "data/besluiten/DT-2024-12-10-02.yaml", "titel: Minder overleg op vrijdag", "titel: Kantine")
    edit(repo / "data/casuistiek/C-2023-02.yaml", "titel: Een fruitmand van een aannemer", "titel: Kantine")
    edit(repo / "data/casuistiek/C-2023-02.yaml", "Een aannemer stuurt een team", "Wie at de taart die voor")
    assert refused(run, repo) == [
        ("W101", "DT-2024-12-10-02"), ("W106", "A-2024-05-14-01"), ("W106", "C-2023-02")
    ]  # fmt: skip


def test_a_record_stays_of_its_kind(run: Run, repo: Path) -> None:
    """A decision that became an actie is told of once, and not also as gone."""
    (repo / "data/besluiten/DT-2024-12-10-02.yaml").unlink()
    write(
        repo / "data/acties/A-2024-12-10-02.yaml",
        "id: A-2024-12-10-02",
        "titel: Minder overleg op vrijdag",
        "thema: integriteit",
        "besluiten: [DT-2024-12-10-01]",
        "wie: [GS]",
    )
    assert refused(run, repo) == [("W107", "A-2024-12-10-02")]
    gevolgen = [g for r in ask(run, "verschil", "main", cwd=repo)["records"] for g in r["gevolgen"]]
    assert gevolgen == ["staat nu in het register als A-2024-12-10-02"]


def retention(register: Path, termijn: str | None, verwijderd: str | None) -> list[str]:
    """Remove the case that was shared on 19 December 2023, and say so; the lines of register.yaml."""
    (register / "data/casuistiek/C-2023-01.yaml").unlink()
    if termijn:
        edit(register / "data/register.yaml", "settings: {stil", f"settings: {{bewaartermijn: {termijn}, stil")
    if verwijderd:
        add(register / "data/register.yaml", f"verwijderd:\n  - {{casus: C-2023-01, datum: {verwijderd}}}")
    return (register / "data/register.yaml").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("termijn", "verwijderd", "waarom"),
    [
        ("P1Y", "2024-12-19", ""),
        ("P1Y", "2025-02-01", ""),
        ("P52W", "2024-12-17", ""),
        ("P1Y", "2024-12-18", ", maar hij mag pas weg vanaf 19 december 2024"),
        ("P5Y", "2024-12-19", ", maar hij mag pas weg vanaf 19 december 2028"),
        ("P1Y", None, ", maar staat niet onder `verwijderd`; hij mag weg vanaf 19 december 2024"),
        (None, "2024-12-19", ", maar er is geen bewaartermijn afgesproken"),
        (None, None, ", maar er is geen bewaartermijn afgesproken"),
    ],
)
def test_a_case_goes_after_its_retention_term(
    run: Run, repo: Path, termijn: str | None, verwijderd: str | None, waarom: str
) -> None:
    """With a term, listed, and on or after its last day; else it is refused and told why."""
    retention(repo, termijn, verwijderd)
    ran = run("check", "--basis", "main", "--kies", "W", cwd=repo)
    assert ran.code == (1 if waarom else 0)
    assert (f"fout W104 de casus C-2023-01 is weg{waarom}\n" in ran.out) == bool(waarom)


def test_a_case_does_not_go_on_a_day_that_has_not_come(run: Run, repo: Path) -> None:
    """Whoever names a day far ahead could remove any case today."""
    retention(repo, "P50Y", "2099-01-01")
    assert refused(run, repo) == [("W104", "C-2023-01")]


def test_a_case_does_not_go_by_a_term_that_the_change_shortens(run: Run, git: Git, repo: Path) -> None:
    """The term of the base holds for what stood in the base."""
    edit(repo / "data/register.yaml", "settings: {stil", "settings: {bewaartermijn: P5Y, stil")
    record(git, repo)
    edit(repo / "data/register.yaml", "bewaartermijn: P5Y, ", "")
    retention(repo, "P1D", "2025-02-01")
    assert refused(run, repo, basis="HEAD") == [("W104", "C-2023-01")]


@pytest.mark.parametrize("verwijderd", ["2024-12-19", "2024-12-18"])
def test_a_case_that_rightly_went_has_a_list_of_its_own(run: Run, repo: Path, verwijderd: str) -> None:
    """In the totals, as a kind of change, and from the other side as new."""
    retention(repo, "P1Y", verwijderd)
    antwoord = ask(run, "verschil", "main", cwd=repo)
    wat = {r["oud"]: r["wat"] for r in antwoord["records"]}
    assert wat["C-2023-01"] == ("bewaartermijn" if verwijderd == "2024-12-19" else "weg")
    assert antwoord["totaal"][wat["C-2023-01"]] == 1


def test_a_removed_case_does_not_come_back(run: Run, git: Git, repo: Path) -> None:
    """Its number stays taken, by register.yaml and by history."""
    regels = retention(repo, "P1Y", "2024-12-19")
    record(git, repo)
    write(
        repo / "data/casuistiek/C-2023-01.yaml",
        "id: C-2023-01",
        "titel: Een nieuwe zaak",
        "jaar: 2023",
        "soort: melding",
    )
    ran = run("check", "--kies", "K112", cwd=repo)
    assert ran.code == 1
    plaats = f"data/register.yaml:{len(regels)}:13"
    assert f"{plaats}: fout K112 C-2023-01 staat nog in het register\n" in ran.out
    record(git, repo)
    write(repo / "data/register.yaml", *regels[:-2])
    assert refused(run, repo, basis="HEAD~1") == [("W106", "C-2023-01"), ("W106", "register.yaml")]


def test_what_the_base_got_meanwhile_is_not_refused(run: Run, git: Git, repo: Path) -> None:
    """Neither of a branch that is behind, nor of one that took the base in."""
    wijzigingen.progress(repo)
    record(git, repo)
    git(repo, "switch", "--quiet", "main")
    wijzigingen.rewritten(repo)
    wijzigingen.renamed(repo)
    record(git, repo)
    git(repo, "switch", "--quiet", "voorstel")
    assert refused(run, repo) == []
    assert refused(run, repo, "--revisie", "HEAD") == []
    git(repo, "merge", "--quiet", "--no-edit", "main")
    assert refused(run, repo) == []
    assert len(refused(run, repo, basis="HEAD^1")) == 3


def test_a_branch_with_nothing_of_its_own_is_not_refused(run: Run, git: Git, repo: Path) -> None:
    """Since the merge base nothing changed, also where the revision is named that CI has checked out."""
    git(repo, "switch", "--quiet", "main")
    wijzigingen.rewritten(repo)
    record(git, repo)
    git(repo, "switch", "--quiet", "voorstel")
    assert refused(run, repo) == []
    assert refused(run, repo, "--revisie", "HEAD") == []


def test_a_conflict_solved_wrongly_is_refused(run: Run, git: Git, repo: Path) -> None:
    """What a merge itself changes counts as any other change."""
    git(repo, "switch", "--quiet", "main")
    wijzigingen.progress(repo)
    record(git, repo)
    git(repo, "switch", "--quiet", "voorstel")
    wijzigingen.new_actie(repo)
    record(git, repo)
    git(repo, "merge", "--quiet", "--no-commit", "main")
    git(repo, "checkout", "voorstel", "--", "data/acties/A-2024-06-25-01.yaml")
    record(git, repo)
    assert refused(run, repo) == [("W201", "A-2024-06-25-01")]


def test_a_record_that_cannot_be_read_is_not_told_as_gone(run: Run, git: Git, repo: Path) -> None:
    """On either side."""
    pad = repo / "data/besluiten/BW-2023-12-12-02.yaml"
    goed = pad.read_text(encoding="utf-8")
    pad.write_text("id: [\n", encoding="utf-8")
    ran = run("check", "--basis", "main", "--kies", "W", cwd=repo)
    assert ran.code == 1  # for what was left out
    assert "fout W" not in ran.out
    record(git, repo)
    pad.write_text(goed, encoding="utf-8")
    assert refused(run, repo, basis="HEAD") == []


def test_an_unknown_base_is_an_expected_failure(run: Run, repo: Path) -> None:
    """3, and nothing is said to be right."""
    ran = run("check", "--basis", "bestaat-niet", cwd=repo)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Fout: git kent de revisie bestaat-niet niet\n  → ")


CORRECTIE = "rubricering op 21 januari 2025, met akkoord van BW: Het college maakte het openbaar."


def test_a_correction_is_shown(run: Run, repo: Path) -> None:
    """With the record and in the report: day, field, who agreed and why; not before its day."""
    wijzigingen.corrected(repo)
    for formaat in ("tabel", "markdown", "csv"):
        gezegd = run("toon", "BW-2023-12-12-01", *DATUM, "--formaat", formaat, cwd=repo).out
        assert CORRECTIE in " ".join(gezegd.replace("•", "").split())
    assert "Correcties" not in run("toon", "BW-2023-12-12-01", "--datum", "2025-01-20", cwd=repo).out
    opgeslagen: Data = ask(run, "toon", "BW-2023-12-12-01", *DATUM, cwd=repo)["records"][0]["record"]
    assert opgeslagen["correcties"] == [
        {"datum": "2025-01-21", "veld": "rubricering", "reden": "Het college maakte het openbaar.", "akkoord": "BW"}
    ]


def corrections_in(rapport: str) -> list[str]:
    """The lines of the list of corrections in a report."""
    return rapport.partition("Correcties")[2].partition("\n#")[0].splitlines()


def test_the_report_lists_corrections(run: Run, repo: Path) -> None:
    """With the acties not confirmed since, but for who may see it; in a report of before there is no such list."""
    wijzigingen.corrected(repo)
    wijzigingen.rewritten(repo)
    add(repo / "data/besluiten/BW-2023-03-14-01.yaml", AKKOORD.format(veld="tekst"))
    lijst = corrections_in(run("rapport", *DATUM, cwd=repo).out)
    over = [regel for regel in lijst if "2025" in regel]
    assert len(over) == 4
    (tekst,) = [regel for regel in over if "Een vergissing." in regel]
    assert tekst.endswith("nog te bevestigen bij A-2024-06-04-01")
    (rubricering,) = [regel for regel in over if CORRECTIE in regel]
    assert "nog te bevestigen" not in rubricering
    assert sum("Het was een andere straat." in regel for regel in over) == 1
    assert "Correcties" not in run("rapport", "--datum", "2025-01-06", cwd=repo).out


def test_the_report_lists_corrections_of_cases(run: Run, repo: Path) -> None:
    """A case may be corrected too, as where it becomes less secret."""
    bestand = repo / "data/casuistiek/C-2024-02.yaml"
    edit(bestand, "rubricering: intern", "rubricering: openbaar")
    add(bestand, AKKOORD.format(veld="rubricering"))
    assert refused(run, repo) == []
    assert any("C-2024-02" in regel for regel in corrections_in(run("rapport", *DATUM, cwd=repo).out))


def unconfirmed(run: Run, register: Path, *datum: str) -> list[str]:
    """The acties of which K210 asks whether they still fit."""
    bevindingen = ask(run, "check", "--kies", "K210", *(datum or DATUM), cwd=register)["bevindingen"]
    return [b["record"] for b in bevindingen]


def test_an_actie_on_a_corrected_decision_is_named_until_it_is_confirmed(run: Run, repo: Path) -> None:
    """From the day of the correction, and again after each next one."""
    besluit, actie = repo / "data/besluiten/BW-2023-03-14-01.yaml", repo / "data/acties/A-2024-06-04-01.yaml"
    assert unconfirmed(run, repo) == []
    wijzigingen.rewritten(repo)
    add(besluit, AKKOORD.format(veld="tekst"))
    assert refused(run, repo) == []
    assert unconfirmed(run, repo) == ["A-2024-06-04-01"]
    assert unconfirmed(run, repo, "--datum", "2025-01-27") == []
    edit(actie, "    grond: afgeleid\n", "    grond: afgeleid\n    bevestigd: 2025-01-27\n")
    assert unconfirmed(run, repo) == ["A-2024-06-04-01"]
    edit(actie, "bevestigd: 2025-01-27", "bevestigd: 2025-01-28")
    assert unconfirmed(run, repo) == []
    assert refused(run, repo) == []
    gezegd = run("verschil", "main", cwd=repo).out
    assert "bevestigd op 28 januari 2025" in " ".join(gezegd.split())
    assert "nog te bevestigen" not in run("rapport", *DATUM, cwd=repo).out
    add(besluit, "  - {datum: 2025-02, veld: tekst, reden: Nog een vergissing., akkoord: BW}")
    assert unconfirmed(run, repo) == ["A-2024-06-04-01"]


def test_nothing_is_confirmed_in_the_future(run: Run, repo: Path) -> None:
    """A day far ahead would keep K210 silent for good."""
    bestand = repo / "data/acties/A-2024-06-04-01.yaml"
    edit(bestand, "    grond: afgeleid\n", "    grond: afgeleid\n    bevestigd: 2099-01-01\n")
    assert [b["record"] for b in ask(run, "check", "--kies", "T102", cwd=repo)["bevindingen"]] == [bestand.stem]


def handed_over_step(register: Path) -> None:
    """The step about forms goes from KCC to HRM, which the step itself says."""
    overdracht = "    overdracht: [{datum: 2025-02-01, van: [KCC], naar: [HRM], door: GS}]"
    edit(register / ACTIE, "    wie: [KCC]", f"    wie: [HRM]\n{overdracht}")


def test_a_step_can_be_handed_over(run: Run, repo: Path) -> None:
    """W203 asks for a handover; once the step has one, no other rule takes offence."""
    edit(repo / ACTIE, "    wie: [KCC]", "    wie: [HRM]")
    assert refused(run, repo) == [("W203", Path(ACTIE).stem)]
    edit(repo / ACTIE, "    wie: [HRM]\n    termijn: 2024-09", "    wie: [KCC]\n    termijn: 2024-09")
    handed_over_step(repo)
    assert refused(run, repo) == []
    assert run("check", "--kies", "K111", "--strikt", *DATUM, cwd=repo).code == 0


def test_the_handover_of_a_step_fits_who_does_it(run: Run, repo: Path) -> None:
    """K111 names the handover of the step that says another than its ``wie``."""
    handed_over_step(repo)
    edit(repo / ACTIE, "    wie: [HRM]\n    overdracht", "    wie: [KCC]\n    overdracht")
    (bevinding,) = ask(run, "check", "--kies", "K111", *DATUM, cwd=repo)["bevindingen"]
    assert (bevinding["record"], bevinding["veld"]) == (Path(ACTIE).stem, "activiteiten/1/overdracht/0/naar")
    assert bevinding["melding"] == ("volgens de overdracht van 1-2-2025 doet HRM het, maar dat blijkt niet uit `wie`")


def test_the_handover_of_a_step_is_shown_from_its_day_on(run: Run, repo: Path) -> None:
    """Before, the step is of the old owner and nothing is said of the new one."""
    handed_over_step(repo)
    actie_id = Path(ACTIE).stem
    for datum, wie in (("2025-02-01", "HRM"), ("2025-01-31", "KCC")):
        (actie,) = [a for a in ask(run, "status", "--datum", datum, cwd=repo)["acties"] if a["id"] == actie_id]
        assert actie["activiteiten"][1]["wie"] == [wie]
    nu = run("toon", actie_id, "--datum", "2025-02-01", cwd=repo).out
    toen = run("toon", actie_id, "--datum", "2025-01-31", cwd=repo).out
    _, _, stap = " ".join(nu.split()).partition("Stap 2: Formulieren ombouwen (loopt) ")
    assert stap.startswith("wie: HRM overdracht: 1 februari 2025 door GS, van KCC naar HRM termijn: januari 2025")
    _, _, stap = " ".join(toen.split()).partition("Stap 2: Formulieren ombouwen (loopt) ")
    assert stap.startswith("wie: KCC termijn: januari 2025")


def test_a_first_owner_comes_by_a_handover_from_nobody(run: Run, repo: Path) -> None:
    """K209 asks for an owner; the handover says since when."""
    bestand = repo / "data/acties/A-2024-05-14-01.yaml"
    edit(bestand, "termijn:", "wie: [FIN]\ntermijn:")
    assert refused(run, repo) == [("W203", "A-2024-05-14-01")]
    edit(bestand, "termijn:", "overdracht:\n  - {datum: 2025-02-01, naar: [FIN], door: GS}\ntermijn:")
    assert refused(run, repo) == []


def test_a_removed_case_is_no_other_case_of_its_title(run: Run, repo: Path) -> None:
    """What rightly went is told by its id alone, also where a new case or actie bears the same general title."""
    titel = next(
        r for r in (repo / "data/casuistiek/C-2023-01.yaml").read_text("utf-8").splitlines() if r[:5] == "titel"
    )
    retention(repo, "P1Y", "2024-12-19")
    write(repo / "data/casuistiek/C-2025-09.yaml", "id: C-2025-09", titel, "jaar: 2025", "soort: melding")
    assert refused(run, repo) == []
    assert "Hernoemd" not in run("verschil", "main", cwd=repo).out


def test_a_file_that_the_base_could_not_read_does_not_go(run: Run, git: Git, repo: Path) -> None:
    """What stood in it cannot be compared, so that it goes in silence is refused."""
    kapot = repo / "data/acties/A-2024-06-04-01.yaml"
    kapot.write_text("id: [", encoding="utf-8")
    record(git, repo)
    kapot.unlink()
    assert ("W102", "register.yaml") in refused(run, repo, basis="HEAD")


@pytest.mark.parametrize(
    "tekst",
    ["€ " + "1" * 5000, "geboren 1-1-1990, " * 2000, "a@b.nl " * 2000, "Jan de Vries; " * 2000],
    ids=lambda t: t[:9],
)
def test_long_hostile_texts_end(run: Run, repo: Path, tekst: str) -> None:
    """Very long numbers and thousands of finds give findings, no crash and no hang."""
    add(repo / "data/casuistiek/C-2024-02.yaml", f"toelichting: >\n  {tekst}\n")
    assert run("check", "--basis", "main", "--kies", "P", cwd=repo).code in (0, 1)
