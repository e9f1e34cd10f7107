import io
import stat
import sys
from pathlib import Path

import pytest

from conftest import Run
from support.stream import REGISTER
from support.vergadering import TEKST, as_said, forget_meeting, register_of, shipped

PLAN = """\
# DB 1 maart 2018
rubricering: openbaar

## Nieuwe sloten
soort: opdracht
gevraagd: Afdeling Personeel
termijn: begin juli
verband: werkt uit 01-19-01

Het gebouw krijgt nieuwe sloten.

### Actie: Sloten kopen
wie: HRM
thema: gebouw
termijn: eens in de 6 weken

### Bij 01-19-01
status: loopt

De offerte is er.

## ? Nieuwe deuren
"""


DROOG = """\
1 besluit en 1 actie om op te schrijven:

  DB-2018-03-01-01  Nieuwe sloten
    opdracht; gevraagd: HRM
    termijn: begin juli: van 1 juli 2018 t/m 10 juli 2018
    werkt uit DB-2018-01-19-01
    A-2018-03-01-01  Sloten kopen
      gebouw; wie: HRM
      termijn: elke 6 weken
      bij DB-2018-03-01-01

Bij acties die er al zijn:
  A-2018-01-19-01  ook bij DB-2018-03-01-01; melding loopt

1 voorstel niet overgenomen:
  Nieuwe deuren

# data/besluiten/DB-2018-03-01-01.yaml (nieuw)
# yaml-language-server: $schema=../schema/besluit.schema.json
id: DB-2018-03-01-01
titel: Nieuwe sloten
orgaan: DB
datum: 2018-03-01
soort: opdracht
gevraagd: [HRM]
termijn:
  edtf: 2018-07-01/2018-07-10
  tekst: begin juli
tekst: |
  Het gebouw krijgt nieuwe sloten.
verband:
  - soort: werkt uit
    besluit: DB-2018-01-19-01
rubricering: openbaar

# data/acties/A-2018-03-01-01.yaml (nieuw)
# yaml-language-server: $schema=../schema/actie.schema.json
id: A-2018-03-01-01
titel: Sloten kopen
thema: gebouw
besluiten:
  - DB-2018-03-01-01
wie: [HRM]
sinds: 2018-03-01
termijn:
  ritme: P6W
  tekst: eens in de 6 weken
rubricering: openbaar

--- a/data/acties/A-2018-01-19-01.yaml
+++ b/data/acties/A-2018-01-19-01.yaml
@@ -1,6 +1,10 @@
 id: A-2018-01-19-01
 titel: Meldpunt openen
 thema: personeel
-besluiten: [DB-2018-01-19-01]
+besluiten: [DB-2018-01-19-01, DB-2018-03-01-01]
 wie: [HRM]  # zie het verslag
 termijn: 2030
+voortgang:
+  - datum: 2018-03-01
+    status: loopt
+    tekst: De offerte is er.
"""


BEWERKT = """\
# yaml-language-server: $schema=../schema/besluit.schema.json
id: DB-2018-03-01-01
titel: Sloten
orgaan: DB
datum: 2018-03-01
soort: besluit
bron:
  stuk: Verslag Dagelijks bestuur 1 maart 2018
rubricering: intern
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A register with one decision and one actie."""
    files = {
        "register.yaml": REGISTER,
        "besluiten/DB-2018-01-19-01.yaml": (
            "id: DB-2018-01-19-01\ntitel: Een meldpunt inrichten\norgaan: DB\ndatum: 2018-01-19\nsoort: besluit\n"
        ),
        "acties/A-2018-01-19-01.yaml": (
            "id: A-2018-01-19-01\ntitel: Meldpunt openen\nthema: personeel\n"
            "besluiten: [DB-2018-01-19-01]\nwie: [HRM]  # zie het verslag\ntermijn: 2030\n"
        ),
    }
    for naam, tekst in files.items():
        file = tmp_path / "data" / naam
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(tekst, encoding="utf-8")
    return tmp_path


def files_of(root: Path) -> dict[str, bytes]:
    """What stands in the register."""
    return {str(p.relative_to(root)): p.read_bytes() for p in (root / "data").rglob("*.yaml")}


def editor(map_: Path, monkeypatch: pytest.MonkeyPatch, python: str) -> None:
    """An editor that changes the text in ``t``, as a user would."""
    script = map_ / "editor.py"
    script.write_text(
        f"#!{sys.executable}\nimport sys, pathlib\np = pathlib.Path(sys.argv[1])\n"
        f"t = p.read_text(encoding='utf-8')\n{python}\np.write_text(t, encoding='utf-8')\n",
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", str(script))


def test_one_text_gives_the_shipped_records_of_the_meeting(run: Run, shipped_before: Path) -> None:
    """No id typed, and the whole register says again what it said."""
    ran = run("vergadering", "Bestuursraad", "21-9-2018", TEKST, cwd=shipped_before)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("13 besluiten en 3 acties om op te schrijven:\n")
    na = {record.id: as_said(record.model_dump()) for record in register_of(shipped_before).records}
    assert na == {record.id: as_said(record.model_dump()) for record in shipped().records}


@pytest.fixture
def shipped_before(shipped: Path) -> Path:
    """The shipped register before its last meeting was recorded."""
    forget_meeting(shipped)
    return shipped


def test_a_dry_run_shows_everything_and_writes_nothing(run: Run, root: Path) -> None:
    """Numbers, titles, who, deadlines with both ends, links, proposals left; then the files."""
    voor = files_of(root)
    (root / "blad.md").write_text(PLAN, encoding="utf-8")
    ran = run("vergadering", "DB", "1-3-2018", "blad.md", "--droog", cwd=root)
    assert ran.code == 0, ran.err
    assert ran.out == DROOG
    assert files_of(root) == voor


def test_all_is_written_or_nothing(run: Run, root: Path) -> None:
    """What breaks a rule of check stops the whole meeting."""
    voor = files_of(root)
    (root / "blad.md").write_text(PLAN.replace("nieuwe sloten.", "sloten: jan@example.nl."), encoding="utf-8")
    ran = run("vergadering", "DB", "1-3-2018", "blad.md", cwd=root)
    assert (ran.code, "er is niets geschreven" in ran.err) == (1, True)
    assert files_of(root) == voor


def test_faults_are_told_with_their_lines(run: Run, root: Path) -> None:
    """All of them, each with the way out, and nothing is written."""
    voor = files_of(root)
    (root / "blad.md").write_text("# DB 1 maart 2018\n## Plan\nsoort: beslit\nwie: HRM\n", encoding="utf-8")
    ran = run("vergadering", "DB", "1-3-2018", "blad.md", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "blad.md:3: soort beslit bestaat niet\n"
        "  → bedoelde u besluit?\n"
        "blad.md:4: het veld wie bestaat hier niet\n"
        "  → bedoelde u gevraagd?\n"
        "Fout: blad.md heeft 2 fouten; er is niets geschreven\n"
        "  → verbeter de regels hierboven\n"
    )
    assert files_of(root) == voor


def test_a_second_time_takes_the_next_numbers_and_warns(run: Run, root: Path) -> None:
    """With a few titles that stand there already, and how many more."""
    tekst = "soort: besluit\n" + "".join(f"## Plan {nummer}\n" for nummer in range(5))
    (root / "blad.md").write_text(tekst, encoding="utf-8")
    assert run("vergadering", "DB", "1-3-2018", "blad.md", cwd=root).code == 0
    ran = run("vergadering", "DB", "1-3-2018", "blad.md", cwd=root)
    assert ran.code == 0
    assert ran.err.splitlines()[:4] == [
        "let op, blad.md:2: “Plan 0” staat er al, als DB-2018-03-01-01; laat het weg, als het hetzelfde is",
        "let op, blad.md:3: “Plan 1” staat er al, als DB-2018-03-01-02; laat het weg, als het hetzelfde is",
        "let op, blad.md:4: “Plan 2” staat er al, als DB-2018-03-01-03; laat het weg, als het hetzelfde is",
        "let op, en zo nog 2 andere: is deze vergadering al vastgelegd?",
    ]
    assert "data/besluiten/DB-2018-03-01-10.yaml: geschreven" in ran.out


def test_the_text_may_come_from_a_pipe(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a dash for the file."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
    ran = run("vergadering", "DB", "1-3-2018", "-", cwd=root)
    assert ran.code == 0, ran.err
    assert "wie: [HRM]  # zie het verslag\n" in (root / "data/acties/A-2018-01-19-01.yaml").read_text()


def test_an_editor_opens_a_text_to_fill_in(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was accepted in it is written."""
    editor(
        root,
        monkeypatch,
        "t = t.replace('## ? Titel van het besluit\\nsoort:', '## Sloten\\nsoort: besluit').rsplit('### Actie', 1)[0]",
    )
    ran = run("vergadering", "DB", "1-3-2018", "--bewerk", cwd=root)
    assert ran.code == 0, ran.err
    assert (root / "data/besluiten/DB-2018-03-01-01.yaml").read_text(encoding="utf-8") == BEWERKT


def test_text_that_does_not_hold_is_kept(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody can be asked, the error says where it is."""
    editor(root, monkeypatch, "t = t.replace('## ? Titel', '## Titel')")
    voor = files_of(root)
    ran = run("vergadering", "DB", "1-3-2018", "--bewerk", cwd=root)
    assert ran.code == 1
    waar = ran.err.rsplit("uw tekst staat in ", 1)[1].strip()
    assert "## Titel van het besluit\n" in Path(waar).read_text(encoding="utf-8")
    assert files_of(root) == voor


def test_minutes_give_proposals_to_accept(run: Run, root: Path) -> None:
    """On stdout, as a text that can be kept; those of another meeting are named."""
    (root / "verslag.txt").write_text(
        "Verslag DB 1 maart 2018\n\nSloten\n\nBesluiten\n- Het bestuur verzoekt HRM sloten te kopen.\n\n"
        "Verslag DB 8 maart 2018\n\nBesluiten\n- Het bestuur wacht.\n",
        encoding="utf-8",
    )
    ran = run("vergadering", "DB", "1-3-2018", "--verslag", "verslag.txt", cwd=root)
    assert ran.code == 0
    assert ran.out.endswith(
        "## ? Het bestuur verzoekt HRM sloten te kopen\n"
        "// Het bestuur verzoekt HRM sloten te kopen.\n"
        "soort: verzoek\n"
        "gevraagd: HRM\n"
        "bron: Verslag DB 1 maart 2018; Sloten, besluiten\n"
    )
    assert ran.err == (
        "1 punt in verslag.txt is van een andere vergadering en staat niet in de tekst\n"
        "Bewaar deze tekst, neem over wat klopt en leg haar vast met `actiepunten vergadering … BESTAND`.\n"
    )
    (root / "blad.md").write_text(ran.out, encoding="utf-8")
    niets = run("vergadering", "DB", "1-3-2018", "blad.md", cwd=root)
    assert niets.code == 2
    assert niets.err == (
        "Fout: in blad.md staat niets om op te schrijven\n  → haal bij wat klopt het vraagteken weg; 1 voorstel wacht\n"
    )


@pytest.mark.parametrize(
    ("opties", "code", "melding", "hint"),
    [
        ((), 2, "er is geen tekst om vast te leggen", "noem een BESTAND, of gebruik --bewerk of --verslag"),
        (("x", "--verslag", "y"), 2, "er is een BESTAND en ook een --verslag", "geef een van beide"),
        (("weg.md",), 3, "weg.md is niet te lezen", "controleer de naam en de rechten"),
        (
            ("--verslag", "data/register.yaml"),
            2,
            "in data/register.yaml staat geen lijst met conclusies of actiepunten",
            "zet boven de lijst een kop, zoals `Conclusies en actiepunten`",
        ),
    ],
)
def test_wrong_use_is_said_in_dutch(
    run: Run, root: Path, opties: tuple[str, ...], code: int, melding: str, hint: str
) -> None:
    """With the way out."""
    ran = run("vergadering", "DB", "1-3-2018", *opties, cwd=root)
    assert (ran.code, ran.out, ran.err) == (code, "", f"Fout: {melding}\n  → {hint}\n")


def test_only_a_body_meets(run: Run, root: Path) -> None:
    """A role does not."""
    ran = run("vergadering", "HRM", "1-3-2018", "-", cwd=root)
    assert (ran.code, ran.err) == (2, "Fout: HRM is geen orgaan\n  → kies uit: DB, AB\n")
