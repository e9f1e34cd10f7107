import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cli import wijzigingen
from cli.answers import Data, ask, edit, english_in
from cli.wijzigingen import Git, record
from conftest import GEMEENTE, ROOT, Run

Wijzig = Callable[[Path], None]

LIMIT = 65_536


@pytest.fixture
def repo(gemeente: Path, git: Git) -> Path:
    """The invented register on a branch of a repository, with nothing changed yet."""
    wijzigingen.begin(git, gemeente)
    return gemeente


def masked(tekst: str) -> str:
    """The text with every abbreviated commit as dashes."""
    return re.sub(r"\b[0-9a-f]{12}\b", "------------", tekst)


KOP = "Besluiten en acties gemeente Waterrijk\nvan revisie ------------ naar de werkmap\n\n"
INTERN = {wijzigingen.new_actie, wijzigingen.replaced, wijzigingen.renamed, wijzigingen.corrected}
"""The changes of which something is not for everybody, on either side."""


def spoken(tekst: str, wijzig: Wijzig) -> str:
    """The head of an answer on the change: it says so where not everybody may read what follows."""
    return tekst.replace("de werkmap", "de werkmap; wat hier staat is intern") if wijzig in INTERN else tekst


# What `verschil` says of each change, below its head.
TEKST: dict[Wijzig, str] = {
    wijzigingen.new_actie: """\
1 record nieuw.

Nieuw
  actie A-2025-01-28-01  Vrijdag zonder vergaderingen
    • status: volgt
    • thema: integriteit
    • voert uit: DT-2024-12-10-02
    • wie: GS
    • met: HRM
    • termijn: uiterlijk 1 mei 2025
    • voortgang: volgt op 28 januari 2025
    • rubricering: intern
""",
    wijzigingen.progress: """\
1 record gewijzigd.

Gewijzigd
  actie A-2024-06-25-01  De proef met parkeren bij de haven voorbereiden
    • status loopt → uitgevoerd, bewijs Brief 10 januari
    • voortgang erbij: uitgevoerd op 10 januari 2025: De proef is klaar; bewijs:
      Brief 10 januari
""",
    wijzigingen.postponed: """\
2 records gewijzigd.

Gewijzigd
  actie A-2023-03-14-01  De gedragscode herzien
    • termijn van winter 2024 naar uiterlijk 30 juni 2025 (3e uitstel, door BW
      op 21 januari 2025: De regeling is er nog niet.)
  actie A-2024-03-12-03  De toegankelijke website bouwen
    • stap ‘Formulieren ombouwen’: termijn van januari 2025 naar maart 2025 (2e
      uitstel, door GS op 4 februari 2025: Eerst de toets.)
""",
    wijzigingen.moved: """\
1 record gewijzigd.

Gewijzigd
  actie A-2024-03-12-03  De toegankelijke website bouwen
    • termijn van 30 juni 2025 naar 30 september 2025, zonder uitstel
    • stap ‘Medewerkers opleiden’: termijn van april 2025 naar augustus 2025,
      zonder uitstel
""",
    wijzigingen.rewritten: """\
1 record alleen tekst gewijzigd.

Alleen tekst gewijzigd
  besluit BW-2023-03-14-01  Brieven van inwoners binnen zes weken beantwoorden
    • tekst: Wie een brief stuurt, krijgt [-binnen zes weken een-] {+zo snel als
      kan+} antwoord. Bij meer tijd volgt een bericht.
    • 1 actie (A-2024-06-04-01) rust erop
""",
    wijzigingen.replaced: """\
1 record nieuw.

Nieuw
  besluit BW-2025-02-04-01  Een cursus op afstand
    • vervangt BW-2023-03-14-03: 1 actie (A-2023-03-14-02) rust er nog op
    • soort: besluit
    • rubricering: intern
    • geen actie voert dit besluit uit
""",
    wijzigingen.deleted_entry: """\
1 record gewijzigd.

Gewijzigd
  actie A-2023-06-20-01  Regenwater in de Visserswijk afkoppelen
    • voortgang weg: loopt op 5 december 2023: De eerste straat is open.
""",
    wijzigingen.renamed: """\
2 records hernoemd.

Hernoemd
  besluit DT-2024-06-04-01 → DT-2024-06-04-02  Elke maand de wachttijden aan de
  balie melden
    • 1 actie (A-2024-06-04-01) rust erop
  actie A-2024-05-14-01 → A-2024-05-14-09  Het overzicht van verbonden partijen
  aanvullen
""",
    wijzigingen.reformatted: "Geen verschil.\n",
    wijzigingen.handed_over: """\
2 records gewijzigd.

Gewijzigd
  actie A-2024-03-12-01  De woonvisie bij de tijd brengen
    • met: ON erbij
  actie A-2024-06-25-01  De proef met parkeren bij de haven voorbereiden
    • wie: ON → MOB
    • overdracht op 1 februari 2025 door GS, van ON naar MOB: Parkeren is daar
      werk.
""",
    wijzigingen.taken: """\
2 records gewijzigd.

Gewijzigd
  actie A-2024-03-12-02  Meldpunt "Schoon & heel" | fase #1 🧹
    • wie: KCC erbij
  actie A-2024-06-25-01  De proef met parkeren bij de haven voorbereiden
    • wie: ON → MOB
""",
    wijzigingen.corrected: """\
3 records gewijzigd.

Gewijzigd
  besluit BW-2023-12-12-01  Inloggen in twee stappen voor alle medewerkers
    • rubricering: intern → openbaar
    • correctie: rubricering op 21 januari 2025, met akkoord van BW: Het college
      maakte het openbaar.
    • 1 actie (A-2023-12-12-01) rust erop
  actie A-2023-06-20-01  Regenwater in de Visserswijk afkoppelen
    • voortgang weg: loopt op 5 december 2023: De eerste straat is open.
    • correctie: voortgang op 21 januari 2025, met akkoord van RO: Het was een
      andere straat.
  actie A-2024-06-25-01  De proef met parkeren bij de haven voorbereiden
    • termijn van 15 december 2024 naar 15 januari 2025, als correctie
    • correctie: termijn op 7 januari 2025, met akkoord van BW: In het verslag
      stond januari.
""",
    wijzigingen.removed: """\
1 record gewijzigd, 3 weg en 1 verwijderd na de bewaartermijn.

Gewijzigd
  register.yaml
    • instellingen: bewaartermijn erbij: 1 jaar
    • verwijderd erbij: C-2023-01 op 19 december 2024

Weg
  besluit BW-2023-12-12-02  Ruimere terrassen op warme dagen
    • soort: voornemen
    • gevraagd: ON
    • tekst: Het college wil cafés op warme dagen meer ruimte geven voor
      schaduw.
    • bron: Besluitenlijst college 12 december 2023, punt 7
    • rubricering: openbaar
    • 1 actie (A-2023-12-12-02) rust erop
  actie A-2023-12-12-02  Regels voor terrassen bij hitte
    • status: vervallen
    • thema: ruimte
    • voert uit: BW-2023-12-12-02
    • wie: ON
    • termijn: uiterlijk 31 mei 2024
    • voortgang: vervallen op 13 februari 2024: De bestaande regels blijken
      genoeg ruimte te geven.
    • rubricering: openbaar
  casus C-2023-02  Een fruitmand van een aannemer
    • jaar: 2023
    • soort: dilemma
    • categorie: belangenverstrengeling
    • locatie: departement
    • gedeeld: 20 februari 2024
    • gedeeld op grond van: BW-2023-03-14-02
    • tekst: Een aannemer stuurt een team een fruitmand, midden in een
      aanbesteding. Terugsturen of opeten?
    • rubricering: openbaar

Verwijderd na de bewaartermijn
  casus C-2023-01
""",
}


@pytest.mark.parametrize(
    "wijzig",
    [pytest.param(w, id=w.__name__) for w in TEKST],
)
def test_a_change_is_told_in_words(run: Run, repo: Path, wijzig: Wijzig) -> None:
    """The whole answer, to the letter; the exit code says nothing unless asked."""
    wijzig(repo)
    ran = run("verschil", "main", cwd=repo)
    assert (ran.code, ran.err, masked(ran.out)) == (0, "", spoken(KOP, wijzig) + TEKST[wijzig])


VOET = "\n<sub>Besluiten en acties gemeente Waterrijk, van revisie ------------ naar de werkmap</sub>\n"

MARKDOWN: dict[Wijzig, str] = {
    wijzigingen.postponed: """\
**2 records gewijzigd.**

#### Gewijzigd

- **actie A-2023-03-14-01** De gedragscode herzien
  - termijn van winter 2024 naar uiterlijk 30 juni 2025 (3e uitstel, door BW op 21 januari 2025: De regeling is er nog niet.)
- **actie A-2024-03-12-03** De toegankelijke website bouwen
  - stap ‘Formulieren ombouwen’: termijn van januari 2025 naar maart 2025 (2e uitstel, door GS op 4 februari 2025: Eerst de toets.)
""",  # noqa: E501
    wijzigingen.rewritten: """\
**1 record alleen tekst gewijzigd.**

#### Alleen tekst gewijzigd

- **besluit BW-2023-03-14-01** Brieven van inwoners binnen zes weken beantwoorden
  - tekst: Wie een brief stuurt, krijgt ~~binnen zes weken een~~ **zo snel als kan** antwoord. Bij meer tijd volgt een bericht.
  - **1 actie (A-2024-06-04-01) rust erop**
""",  # noqa: E501
    wijzigingen.replaced: """\
**1 record nieuw.**

#### Nieuw

- **besluit BW-2025-02-04-01** Een cursus op afstand
  - vervangt BW-2023-03-14-03: 1 actie (A-2023-03-14-02) rust er nog op
  - soort: besluit
  - rubricering: intern
  - **geen actie voert dit besluit uit**
""",
    wijzigingen.renamed: """\
**2 records hernoemd.**

#### Hernoemd

- **besluit DT-2024-06-04-01 → DT-2024-06-04-02** Elke maand de wachttijden aan de balie melden
  - **1 actie (A-2024-06-04-01) rust erop**
- **actie A-2024-05-14-01 → A-2024-05-14-09** Het overzicht van verbonden partijen aanvullen
""",
    wijzigingen.taken: r"""
**2 records gewijzigd.**

#### Gewijzigd

- **actie A-2024-03-12-02** Meldpunt "Schoon & heel" \| fase #1 🧹
  - wie: KCC erbij
- **actie A-2024-06-25-01** De proef met parkeren bij de haven voorbereiden
  - wie: ON → MOB
""".lstrip()
    .replace(" & ", " &amp; ")
    .replace("#1", "#\u20601"),
    wijzigingen.reformatted: "**Geen verschil.**\n",
}


@pytest.mark.parametrize("wijzig", MARKDOWN, ids=lambda wijzig: wijzig.__name__)
def test_the_comment_says_the_same(run: Run, repo: Path, wijzig: Wijzig) -> None:
    """A mark by which the comment is found again, a heading, the change as a list, and what was compared."""
    wijzig(repo)
    ran = run("verschil", "main", "--formaat", "markdown", cwd=repo)
    kop = "<!-- actiepunten verschil -->\n### Wat deze wijziging betekent\n\n"
    assert (ran.code, ran.err, masked(ran.out)) == (0, "", kop + MARKDOWN[wijzig] + spoken(VOET, wijzig))


def test_json_holds_the_same_as_data(run: Run, git: Git, repo: Path) -> None:
    """Keys, ids on both sides, totals of each, and per change both sides and the sentence."""
    wijzigingen.progress(repo)
    wijzigingen.replaced(repo)
    wijzigingen.renamed(repo)
    basis = git(repo, "rev-parse", "main")
    nieuw = record(git, repo)
    antwoord = ask(run, "verschil", "main", "voorstel", cwd=repo)
    records = antwoord.pop("records")
    assert antwoord == {
        "versie": 1,
        "register": "Besluiten en acties gemeente Waterrijk",
        "peildatum": None,
        "basis": basis,
        "revisie": nieuw,
        "onleesbaar": [],
        "rubricering": "intern",
        "totaal": {"nieuw": 1, "gewijzigd": 1, "hernoemd": 2, "woorden": 0, "weg": 0, "bewaartermijn": 0},
    }
    assert [(r["soort"], r["wat"], r["oud"], r["nieuw"]) for r in records] == [
        ("besluit", "nieuw", None, "BW-2025-02-04-01"),
        ("actie", "gewijzigd", "A-2024-06-25-01", "A-2024-06-25-01"),
        ("besluit", "hernoemd", "DT-2024-06-04-01", "DT-2024-06-04-02"),
        ("actie", "hernoemd", "A-2024-05-14-01", "A-2024-05-14-09"),
    ]
    assert records[0]["gevolgen"] == ["geen actie voert dit besluit uit"]
    assert records[0]["wijzigingen"][0] == {
        "veld": "verband",
        "plek": "",
        "oud": None,
        "nieuw": "vervangt BW-2023-03-14-03: 1 actie (A-2023-03-14-02) rust er nog op",
        "zin": "vervangt BW-2023-03-14-03: 1 actie (A-2023-03-14-02) rust er nog op",
    }
    assert records[1]["wijzigingen"][0] == {
        "veld": "status",
        "plek": "",
        "oud": "loopt",
        "nieuw": "uitgevoerd, bewijs Brief 10 januari",
        "zin": "status loopt → uitgevoerd, bewijs Brief 10 januari",
    }


def test_json_of_the_work_tree_has_no_revision(run: Run, repo: Path) -> None:
    """What stands on disk now has no commit, and a step is named as the place of its change."""
    wijzigingen.moved(repo)
    antwoord = ask(run, "verschil", "main", cwd=repo)
    assert (antwoord["revisie"], antwoord["rubricering"]) == (None, "openbaar")
    assert [(w["veld"], w["plek"], w["oud"], w["nieuw"]) for w in antwoord["records"][0]["wijzigingen"]] == [
        ("termijn", "", "30 juni 2025", "30 september 2025"),
        ("termijn", "stap ‘Medewerkers opleiden’", "april 2025", "augustus 2025"),
    ]


def test_the_secrecy_of_what_is_shown_counts_on_both_sides(run: Run, repo: Path) -> None:
    """A record that is gone is shown too."""
    (repo / "data/casuistiek/C-2024-01.yaml").unlink()
    assert ask(run, "verschil", "main", cwd=repo)["rubricering"] == "vertrouwelijk"
    zin = "naar de werkmap; wat hier staat is vertrouwelijk"
    assert run("verschil", "main", cwd=repo).out.splitlines()[1].endswith(zin)
    assert run("verschil", "main", "--formaat", "markdown", cwd=repo).out.endswith(f"{zin}</sub>\n")


@pytest.mark.parametrize("formaat", ["tekst", "markdown", "json"])
def test_of_a_case_removed_after_its_term_only_the_id_is_told(run: Run, git: Git, repo: Path, formaat: str) -> None:
    """None of its words, from neither side; one that went too early is told of whole."""
    wijzigingen.removed(repo)
    record(git, repo)
    for revisies in (("main", "voorstel"), ("voorstel", "main")):
        gezegd = run("verschil", *revisies, "--formaat", formaat, cwd=repo).out
        assert "C-2023-01" in gezegd
        assert "Een fruitmand van een aannemer" in gezegd
        for weg in ("gemeentewerf", "kast", "briefje", "buitenlocatie", "dienstmiddelen", "19 december 2023"):
            assert weg not in gezegd


def test_in_json_a_sentence_is_one_line(run: Run, repo: Path) -> None:
    """However the text was folded in the file; the value itself stays as it was written."""
    wijzigingen.new_actie(repo)
    bestand = repo / "data/acties/A-2025-01-28-01.yaml"
    edit(bestand, "voortgang:", "tekst: |\n  Eerst dit.\n\n  Dan dat.\nvoortgang:")
    wijzigingen.rewritten(repo)
    nieuw, woorden = ask(run, "verschil", "main", cwd=repo)["records"]
    (tekst,) = [w for w in nieuw["wijzigingen"] if w["veld"] == "tekst"]
    assert (tekst["nieuw"], tekst["zin"]) == ("Eerst dit.\n\nDan dat.\n", "tekst: Eerst dit. Dan dat.")
    (tekst,) = woorden["wijzigingen"]
    assert tekst["zin"] == (
        "tekst: Wie een brief stuurt, krijgt binnen zes weken een antwoord. Bij meer tijd volgt een bericht."
        " → Wie een brief stuurt, krijgt zo snel als kan antwoord. Bij meer tijd volgt een bericht."
    )


def test_the_exit_code_tells_of_a_change_where_asked(run: Run, repo: Path) -> None:
    """0 without change and without the option, 1 with both."""
    assert run("verschil", "main", "--exitcode", cwd=repo).code == 0
    wijzigingen.progress(repo)
    assert run("verschil", "main", cwd=repo).code == 0
    assert run("verschil", "main", "--exitcode", cwd=repo).code == 1


def test_without_arguments_it_tells_what_is_not_committed(run: Run, git: Git, repo: Path) -> None:
    """The work tree since the last commit."""
    wijzigingen.progress(repo)
    record(git, repo)
    assert run("verschil", cwd=repo).out.endswith("\n\nGeen verschil.\n")
    wijzigingen.moved(repo)
    assert masked(run("verschil", cwd=repo).out) == KOP + TEKST[wijzigingen.moved]


@pytest.mark.parametrize("formaat", ["tekst", "markdown"])
def test_a_revision_does_not_differ_from_itself(run: Run, repo: Path, formaat: str) -> None:
    """``verschil A A`` is empty, however A is spelled."""
    ran = run("verschil", "main", "HEAD", "--exitcode", "--formaat", formaat, cwd=repo)
    assert (ran.code, ran.err) == (0, "")
    assert "Geen verschil." in ran.out
    assert "•" not in ran.out
    assert "- " not in ran.out.replace("--", "")
    assert ask(run, "verschil", "voorstel", "voorstel", cwd=repo)["records"] == []


MIRRORED = {"nieuw": "weg", "weg": "nieuw", "gewijzigd": "gewijzigd", "hernoemd": "hernoemd", "woorden": "woorden"}


def mirror(records: list[Data]) -> list[tuple[object, ...]]:
    """What each record becomes when seen from the other side, in the order of the ids."""
    return sorted(
        (r["soort"], MIRRORED[r["wat"]], *key(r["nieuw"], r["oud"]), changes(r, "nieuw", "oud")) for r in records
    )


def key(*ids: str | None) -> tuple[str, ...]:
    return tuple(een or "" for een in ids)


def changes(r: Data, een: str, ander: str) -> list[tuple[str, ...]]:
    return sorted((w["veld"], w["plek"], *key(w[een], w[ander])) for w in r["wijzigingen"])


@pytest.mark.parametrize("wijzig", [w for w in TEKST if w is not wijzigingen.removed], ids=lambda w: w.__name__)
def test_swapped_sides_give_the_mirror(run: Run, git: Git, repo: Path, wijzig: Wijzig) -> None:
    """What came is gone, what was old is new; nothing else is told."""
    wijzig(repo)
    record(git, repo)
    heen = ask(run, "verschil", "main", "voorstel", cwd=repo)
    terug = ask(run, "verschil", "voorstel", "main", cwd=repo)
    assert (heen["basis"], heen["revisie"]) == (terug["revisie"], terug["basis"])
    assert mirror(heen["records"]) == sorted(
        (r["soort"], r["wat"], *key(r["oud"], r["nieuw"]), changes(r, "oud", "nieuw")) for r in terug["records"]
    )


HOSTILE = [
    "@jan en @org/team, jan@example.nl en ＠jan",
    "zie #1, !1, GH-12, org/repo#3, org/repo@abcdef1, &12, %3, ~bug en $4",
    "![plaatje](https://example.nl/a.png) en [hier](https://example.nl)",
    "https://example.nl/?a=1&b=2 www.example.nl mailto:jan@example.nl <https://example.nl> <jan@example.nl>",
    "<img src=x onerror=alert(1)><script>alert(1)</script></sub><!-- weg --><details>",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "`code` en ```blok``` en ~~~~",
    "&#64;jan &commat;jan &lt;b&gt; &amp;lt;img&amp;gt; &nbsp;",
    "$math$ en $$\\frac{1}{2}$$ en \\(x\\)",
    "~~weg~~ **vet** __vet__ *schuin* _schuin_ ***",
    "\\@jan \\[x](y) eind\\",
    "- [ ] taak\n- [x] taak\n\n# kop\n\n> citaat\n\n1. een\n\n---\n\n    code",
    "[x]: https://example.nl\n\n[^1]: noot [^1] ^[noot] [[wiki]]",
    "\\u202ejan\\u200b@\\u200bjan\\u2028@jan\\u0085",
    "/close\n/assign @jan",
    "x" * 70_000,
    "@a " * 20_000,
]
HARMLESS = {
    "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "heading_open", "heading_close",
    "paragraph_open", "paragraph_close", "inline", "text", "text_special", "strong_open", "strong_close", "s_open",
    "s_close", "html_block", "html_inline",
}  # fmt: skip


def tokens(markdown: str) -> list[Token]:
    """What a forge makes of it, down to the words."""
    alle: list[Token] = []
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(markdown):
        alle += [token, *(token.children or [])]
    return alle


@pytest.mark.parametrize("tekst", HOSTILE, ids=range(len(HOSTILE)))
def test_records_can_do_nothing_in_a_comment(run: Run, repo: Path, tekst: str) -> None:
    """New, rewritten and gone text, also of the register and of a step: no image, link, HTML, table or mention."""
    gezegd = json.dumps(tekst)
    edit(repo / "data/register.yaml", "naam: Besluiten en acties gemeente Waterrijk", f"naam: {gezegd}")
    wijzigingen.new_actie(repo)
    edit(repo / "data/acties/A-2025-01-28-01.yaml", "titel: Vrijdag zonder vergaderingen", f"titel: {gezegd}")
    edit(
        repo / "data/acties/A-2025-01-28-01.yaml",
        "voortgang:",
        f"activiteiten: [{{titel: {gezegd}, termijn: {{geen: {gezegd}}}}}]\n"
        f"bron: {{stuk: {gezegd}, plaats: {gezegd}}}\nvoortgang:",
    )
    edit(repo / "data/acties/A-2024-03-12-03.yaml", "titel: Formulieren ombouwen", f"titel: {gezegd}")
    edit(repo / "data/acties/A-2024-03-12-03.yaml", "De leverancier was later klaar.", "ooit")
    edit(
        repo / "data/acties/A-2024-06-25-01.yaml", "status: loopt", f"status: loopt, tekst: {gezegd}, bewijs: {gezegd}"
    )
    edit(repo / "data/besluiten/BW-2025-01-21-01.yaml", "rubricering:", f"tekst: {gezegd}\nrubricering:")
    edit(repo / "data/besluiten/BW-2023-12-12-02.yaml", "meer ruimte", f"@jan{chr(10)}{chr(10)}  ![x](y) meer ruimte")
    ran = run("verschil", "main", "--formaat", "markdown", cwd=repo)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out) <= LIMIT
    alle = tokens(ran.out)
    assert {token.type for token in alle} <= HARMLESS
    html = [token.content.strip() for token in alle if token.type.startswith("html")]
    assert html == ["<!-- actiepunten verschil -->", "<sub>", "</sub>"]
    assert sum(token.type == "heading_open" for token in alle) == 4
    gelezen = "".join(token.content for token in alle if token.type in {"text", "text_special"})
    assert not re.search(
        r"@\w|(?<!\w)#\d|!\d|GH-\d|https?://|www\.|mailto:|[\u202e\u200b\u2028]", gelezen, re.IGNORECASE
    )
    assert not any(
        regel.startswith(("/", "#", ">", "|", "    ")) for regel in ran.out.splitlines()[6:-1] if regel[:4] != "####"
    )


def test_a_word_that_stayed_is_no_markup_either(run: Run, git: Git, repo: Path) -> None:
    """Word by word, what stays is as harmless as what came."""
    pad = repo / "data/besluiten/BW-2023-12-12-02.yaml"
    edit(pad, "cafés", "cafés ![x](https://example.nl/a.png) @jan | `x`")
    record(git, repo)
    edit(pad, "meer ruimte", "minder ruimte")
    gezegd = run("verschil", "--formaat", "markdown", cwd=repo).out
    assert {token.type for token in tokens(gezegd)} <= HARMLESS
    assert "~~meer~~ **minder** ruimte" in gezegd


def many(register: Path, aantal: int, tekst: str) -> None:
    """Write so many decisions with the text."""
    for nummer in range(1, aantal + 1):
        (register / f"data/besluiten/DT-2025-03-04-{nummer:03}.yaml").write_text(
            f"id: DT-2025-03-04-{nummer:03}\ntitel: Besluit {nummer}\norgaan: DT\ndatum: 2025-03-04\nsoort: besluit\n"
            f"tekst: {json.dumps(tekst)}\n",
            encoding="utf-8",
        )


@pytest.mark.parametrize(
    "tekst", ["Kort | & @bondig. " * 3, "Lang & <breed> | `code` @jan. " * 200], ids=["kort", "lang"]
)
def test_a_change_of_500_records_fits_in_one_comment(run: Run, git: Git, repo: Path, tekst: str) -> None:
    """What does not fit is counted; the totals are those of all records."""
    many(repo, 200, tekst)
    record(git, repo)
    many(repo, 450, f"Eerst {tekst}")
    for nummer in range(1, 51):
        (repo / f"data/besluiten/DT-2025-03-04-{nummer:03}.yaml").unlink()
    wijzigingen.progress(repo)
    ran = run("verschil", "--formaat", "markdown", cwd=repo)
    assert (ran.code, ran.err) == (0, "")
    assert 60_000 < len(ran.out) <= LIMIT
    assert "**250 records nieuw, 1 gewijzigd, 150 alleen tekst gewijzigd en 50 weg.**" in ran.out
    hier = sum(regel.startswith("- **") for regel in ran.out.splitlines())
    over = re.search(
        r"^_Te lang voor één reactie, en hier weggelaten: (\d+ records? .+)\. Zie `actiepunten verschil`\._$",
        ran.out,
        re.MULTILINE,
    )
    assert over
    assert hier + sum(map(int, re.findall(r"\d+", over[1]))) == 451
    assert ran.out.endswith("</sub>\n")
    assert {token.type for token in tokens(ran.out)} <= HARMLESS | {"em_open", "em_close", "code_inline"}


def test_what_is_left_out_of_the_comment_is_in_text_and_json(run: Run, repo: Path) -> None:
    """Only the comment is shortened."""
    many(repo, 500, "Lang. " * 200)
    assert run("verschil", cwd=repo).out.count("Besluit ") == 500
    assert len(ask(run, "verschil", cwd=repo)["records"]) == 500


def test_a_record_that_is_too_long_is_counted_and_the_next_is_told(run: Run, repo: Path) -> None:
    """A comment never grows too long, whatever stands in one record."""
    stappen = "".join(f"  - {{titel: Stap {nummer} {'x' * 900}}}\n" for nummer in range(100))
    wijzigingen.new_actie(repo)
    edit(repo / "data/acties/A-2025-01-28-01.yaml", "voortgang:", f"activiteiten:\n{stappen}voortgang:")
    gezegd = run("verschil", "--formaat", "markdown", cwd=repo).out
    assert len(gezegd) <= LIMIT
    assert "**1 record nieuw.**" in gezegd
    weggelaten = "_Te lang voor één reactie, en hier weggelaten: 1 record nieuw. Zie `actiepunten verschil`._"
    assert weggelaten in gezegd
    wijzigingen.replaced(repo)
    wijzigingen.progress(repo)
    wijzigingen.rewritten(repo)
    gezegd = run("verschil", "--formaat", "markdown", cwd=repo).out
    assert len(gezegd) <= LIMIT
    assert "**2 records nieuw, 1 gewijzigd en 1 alleen tekst gewijzigd.**" in gezegd
    assert re.findall(r"^(?:#### |- \*\*)([^*\n]+)", gezegd, re.MULTILINE) == [
        "Nieuw", "besluit BW-2025-02-04-01", "Gewijzigd", "actie A-2024-06-25-01",
        "Alleen tekst gewijzigd", "besluit BW-2023-03-14-01",
    ]  # fmt: skip
    assert gezegd.splitlines()[-3] == weggelaten


def test_a_file_that_cannot_be_read_is_named(run: Run, git: Git, repo: Path) -> None:
    """On whichever side it is, nothing is told of it, and the exit code says so."""
    pad = repo / "data/acties/A-2024-06-25-01.yaml"
    goed = pad.read_text(encoding="utf-8")
    pad.write_text("id: [\n", encoding="utf-8")
    wijzigingen.rewritten(repo)
    nu = run("verschil", cwd=repo)
    record(git, repo)
    pad.write_text(goed, encoding="utf-8")
    toen = run("verschil", cwd=repo)
    let_op = "Let op: niet te lezen en weggelaten: data/acties/A-2024-06-25-01.yaml. Zie\n`actiepunten check`.\n\n"
    kop = KOP.removesuffix("\n") + let_op
    assert (nu.code, nu.err, masked(nu.out)) == (1, "", kop + TEKST[wijzigingen.rewritten])
    assert (toen.code, toen.err, masked(toen.out)) == (1, "", f"{kop}Geen verschil in wat te lezen is.\n")


def test_a_file_that_cannot_be_read_is_named_in_every_format(run: Run, repo: Path) -> None:
    """Also where it has an odd name, which can do nothing in a comment."""
    (repo / "data/acties/A-2024-06-25-01.yaml").write_text("id: [\n", encoding="utf-8")
    (repo / "data/acties/@jan ![x](y).yaml").write_text("id: [\n", encoding="utf-8")
    bestanden = ["data/acties/@jan ![x](y).yaml", "data/acties/A-2024-06-25-01.yaml"]
    assert ask(run, "verschil", cwd=repo, code=1)["onleesbaar"] == bestanden
    ran = run("verschil", "--formaat", "markdown", cwd=repo)
    assert ran.code == 1
    assert "Let op: niet te lezen en weggelaten: data/acties/@\u2060jan !\u2060\\[x\\](y).yaml" in ran.out
    assert {token.type for token in tokens(ran.out)} <= HARMLESS


def test_without_a_readable_register_yaml_the_records_are_still_compared(run: Run, repo: Path) -> None:
    """Then register.yaml itself is not told of, and not as gone either."""
    (repo / "data/register.yaml").write_text("naam: [\n", encoding="utf-8")
    wijzigingen.progress(repo)
    antwoord = ask(run, "verschil", cwd=repo, code=1)
    assert antwoord["onleesbaar"] == ["data/register.yaml"]
    assert [r["nieuw"] for r in antwoord["records"]] == ["A-2024-06-25-01"]


@pytest.mark.parametrize("opdracht", [("verschil", "origin/main"), ("check", "--basis", "origin/main")], ids=" ".join)
def test_a_shallow_clone_says_what_is_missing(
    run: Run, git: Git, repo: Path, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    """Where the branches went apart is not in it; then nothing is guessed, and after fetching it works."""
    wijzigingen.progress(repo)
    record(git, repo)
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--no-single-branch", f"file://{repo}", "kloon")
    ran = run(*opdracht, cwd=tmp_path / "kloon")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "Fout: deze kloon is ondiep: waar origin/main en HEAD uiteengingen, staat er niet in\n"
        "  → haal de hele geschiedenis op met `git fetch --unshallow`; in CI met `fetch-depth: 0`\n"
    )
    git(tmp_path / "kloon", "fetch", "--quiet", "--unshallow")
    assert run(*opdracht, cwd=tmp_path / "kloon").code == 0


def test_what_a_shallow_clone_does_hold_is_compared(run: Run, git: Git, repo: Path, tmp_path: Path) -> None:
    """The work tree against the one commit that is there."""
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repo}", "kloon")
    wijzigingen.progress(tmp_path / "kloon")
    assert masked(run("verschil", cwd=tmp_path / "kloon").out) == KOP + TEKST[wijzigingen.progress]


def test_histories_that_never_met_are_an_expected_failure(run: Run, git: Git, repo: Path) -> None:
    """Two registers in one repository that share no commit."""
    git(repo, "switch", "--quiet", "--orphan", "los")
    git(repo, "checkout", "main", "--", ".")
    wijzigingen.progress(repo)
    record(git, repo)
    ran = run("verschil", "main", cwd=repo)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "Fout: main en HEAD hebben geen gemeenschappelijke geschiedenis\n"
        "  → kies twee revisies van dezelfde repository\n"
    )


def test_what_the_base_got_meanwhile_is_not_told(run: Run, git: Git, repo: Path) -> None:
    """A branch behind its base is compared with where they went apart, before and after it was merged."""
    wijzigingen.progress(repo)
    record(git, repo)
    git(repo, "switch", "--quiet", "main")
    wijzigingen.rewritten(repo)
    record(git, repo)
    git(repo, "switch", "--quiet", "voorstel")
    assert masked(run("verschil", "main", cwd=repo).out) == KOP + TEKST[wijzigingen.progress]
    git(repo, "merge", "--quiet", "--no-edit", "main")
    assert masked(run("verschil", "main", cwd=repo).out) == KOP + TEKST[wijzigingen.progress]
    ran = run("verschil", "HEAD^1", "HEAD", cwd=repo)
    assert ran.out.partition("\n\n")[2] == TEKST[wijzigingen.rewritten]


def test_a_branch_with_nothing_of_its_own_differs_in_nothing(run: Run, git: Git, repo: Path) -> None:
    """The base went on; the work tree did not."""
    git(repo, "switch", "--quiet", "main")
    wijzigingen.rewritten(repo)
    record(git, repo)
    git(repo, "switch", "--quiet", "voorstel")
    assert masked(run("verschil", "main", cwd=repo).out) == f"{KOP}Geen verschil.\n"


def test_a_register_that_moved_is_the_same_register(run: Run, git: Git, repo: Path) -> None:
    """``git mv data register/data``: not every record is gone and new."""
    (repo / "register").mkdir()
    git(repo, "mv", "data", "register/data")
    assert masked(run("verschil", "main", cwd=repo / "register").out) == f"{KOP}Geen verschil.\n"
    wijzigingen.progress(repo / "register")
    for ran in (
        run("verschil", "main", cwd=repo / "register"),
        run("verschil", "main", "--register", "register", cwd=repo),
    ):
        assert masked(ran.out) == KOP + TEKST[wijzigingen.progress]
    record(git, repo)
    terug = ask(run, "verschil", "voorstel", "main", cwd=repo / "register")
    assert [(r["wat"], r["nieuw"]) for r in terug["records"]] == [("gewijzigd", "A-2024-06-25-01")]


def test_a_second_register_beside_the_first_is_new(run: Run, git: Git, repo: Path) -> None:
    """Where the first one stays, the other did not move."""
    shutil.copytree(repo / "data", repo / "ander/data")
    antwoord = ask(run, "verschil", "main", cwd=repo / "ander")
    assert antwoord["totaal"]["nieuw"] == len(list((GEMEENTE / "data").rglob("*.yaml"))) - 1
    record(git, repo)
    assert ask(run, "verschil", "main", cwd=repo)["records"] == []


def test_a_first_register_is_all_new(run: Run, git: Git, tmp_path: Path) -> None:
    """The base had none; looking back from it is an expected failure, for there is nothing to tell of."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "leeg")
    git(tmp_path, "switch", "--quiet", "--create", "voorstel")
    shutil.copytree(GEMEENTE / "data", tmp_path / "data")
    antwoord = ask(run, "verschil", "main", cwd=tmp_path)
    assert antwoord["register"] == "Besluiten en acties gemeente Waterrijk"
    assert antwoord["totaal"] == {
        "nieuw": 48, "gewijzigd": 0, "hernoemd": 0, "woorden": 0, "weg": 0, "bewaartermijn": 0
    }  # fmt: skip
    record(git, tmp_path)
    assert ask(run, "verschil", "main", "voorstel", cwd=tmp_path)["records"] == antwoord["records"]
    assert run("check", "--basis", "main", "--kies", "W", cwd=tmp_path).code == 0
    ran = run("verschil", "voorstel", "main", cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "staat geen register (data/register.yaml)" in ran.err


@pytest.mark.parametrize("revisie", ["bestaat-niet", "HEAD~99", "", "-x", "main^{tree}", "a\x00b"])
@pytest.mark.parametrize("plaats", [0, 1])
def test_an_unknown_revision_is_an_expected_failure(run: Run, repo: Path, revisie: str, plaats: int) -> None:
    """On either side: 3, nothing on stdout, one Dutch sentence with a way out."""
    revisies = ["main", "main"]
    revisies[plaats] = revisie
    ran = run("verschil", "--", *revisies, cwd=repo)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Fout: ")
    assert "\n  → " in ran.err
    assert english_in(ran.err) == []


def test_outside_git_is_an_expected_failure(run: Run, gemeente: Path) -> None:
    """A folder that is no repository has nothing to be compared with."""
    ran = run("verschil", cwd=gemeente)
    assert (ran.code, ran.out) == (3, "")
    assert "staat niet in een git-repository" in ran.err


def test_an_unknown_format_is_a_mistake_in_use(run: Run, repo: Path) -> None:
    """2, as with every command."""
    assert run("verschil", "--formaat", "html", cwd=repo).code == 2


@pytest.mark.parametrize("haak", ["pre-commit", "post-commit"])
def test_inside_a_git_hook_it_tells_of_its_own_repository(
    git: Git, repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, haak: str
) -> None:
    """A real hook, in which git exports GIT_DIR, GIT_INDEX_FILE and its like, also with another index."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    gezegd = tmp_path / "gezegd.txt"
    bestand = repo / ".git/hooks" / haak
    bestand.parent.mkdir(exist_ok=True)
    bestand.write_text(
        '#!/bin/sh\ntest -n "$GIT_INDEX_FILE" || exit 9\n'
        f"'{sys.executable}' -m actiepunten verschil main > '{gezegd}' 2>&1\n",
        encoding="utf-8",
    )
    bestand.chmod(0o755)
    wijzigingen.progress(repo)
    git(repo, "commit", "--quiet", "--all", "--message", "Voortgang")
    assert masked(gezegd.read_text(encoding="utf-8")) == KOP + TEKST[wijzigingen.progress]


def test_a_pre_commit_hook_refuses_what_may_not_change(git: Git, repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``check --basis`` as the hook itself: the commit is not made."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    bestand = repo / ".git/hooks/pre-commit"
    bestand.parent.mkdir(exist_ok=True)
    bestand.write_text(
        f"#!/bin/sh\nexec '{sys.executable}' -m actiepunten check --basis main --kies W\n", encoding="utf-8"
    )
    bestand.chmod(0o755)
    wijzigingen.moved(repo)
    voor = git(repo, "rev-parse", "HEAD")
    with pytest.raises(subprocess.CalledProcessError) as gestopt:
        git(repo, "commit", "--quiet", "--all", "--message", "Verschoven")
    assert "fout W202" in gestopt.value.stderr
    assert git(repo, "rev-parse", "HEAD") == voor


def test_from_a_linked_work_tree(run: Run, git: Git, repo: Path, tmp_path: Path) -> None:
    """``git worktree`` gives a folder whose ``.git`` is a file."""
    git(repo, "worktree", "add", "--quiet", "-b", "naast", str(tmp_path / "naast"), "main")
    wijzigingen.progress(tmp_path / "naast")
    assert masked(run("verschil", "main", cwd=tmp_path / "naast").out) == KOP + TEKST[wijzigingen.progress]


def test_comparing_changes_nothing_in_the_repository(run: Run, repo: Path) -> None:
    """No checkout, no index, no lock."""
    wijzigingen.progress(repo)
    voor = {pad: pad.read_bytes() for pad in repo.rglob("*") if pad.is_file()}
    run("verschil", "main", cwd=repo)
    run("check", "--basis", "main", cwd=repo)
    assert voor == {pad: pad.read_bytes() for pad in repo.rglob("*") if pad.is_file()}
