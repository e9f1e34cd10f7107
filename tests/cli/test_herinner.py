"""A digest per owner: what is late, due, not reported and silent, with the line to type."""

import email
import email.policy
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from justhtml import JustHTML
from syrupy.assertion import SnapshotAssertion

from cli.answers import ask, english_in
from cli.snapshots import HtmlFile
from cli.test_schrijven import MELDPUNT
from conftest import GEMEENTE, Run
from render.test_html import ACTIVE
from support.vijandig import HOSTILE

LAAT = ("--datum", "2018-12")
HDPO = """\
# 3 acties vragen aandacht: 2 te laat en 1 nog niet gemeld

Voor: HDPO

Dit is de stand op 31 december 2018 in Actieplan integriteit BZ.

Wilt u laten weten hoe het hiermee staat?
Typ de regel onder de actie, met tussen de aanhalingstekens wat er is gebeurd.
Is het klaar, typ dan bij `--status` het woord `uitgevoerd`.
Werkt u niet met het programma? Geef het dan door aan wie u dit bericht gaf.

## Te laat (2)

De laatste dag is voorbij. Laat weten hoe het staat, of vraag uitstel.

### Inventarisatie van seksuele intimidatie bij BZ en verspreiding van het rapport

- actie A-2018-01-19-04
- 92 dagen te laat: stap ‘Vorm en communicatieplan voorleggen aan de bestuursraad’; termijn in september \
(30 september 2018)
- 31 dagen te laat: stap ‘Breed onder de aandacht van medewerkers brengen’; termijn in najaar \
(30 november 2018, afgeleid)
- laatste melding: 14 september 2018, loopt: Het onderzoek is besproken; de verspreiding moet nog komen.
- besluit BR-2018-01-19-05: Onderzoek of er echt nauwelijks #metoo-verhalen zijn
- besluit BR-2018-02-23-01: Nadruk op snelle uitvoering van de afspraken over #metoo
- besluit BR-2018-02-23-02: Onderzoeken of de meldkanalen goed georganiseerd zijn
- en nog 8 besluiten
- **let op:** herzien door BR-2018-09-21-07: Video's met geanonimiseerde ervaringen in plaats van verspreiding

Zo meldt u hoe het staat:

    actiepunten voortgang A-2018-01-19-04 --activiteit 4 --status loopt --tekst "…"
    actiepunten voortgang A-2018-01-19-04 --activiteit 3 --status loopt --tekst "…"

### Capaciteit voor opvang als het rapport is verspreid

- actie A-2018-07-06-03
- 31 dagen te laat: stap ‘Onderwerp breed onder de aandacht brengen’; termijn in najaar (30 november 2018, afgeleid)
- laatste melding: nog geen
- besluit BR-2018-07-06-15: Voldoende capaciteit voor opvang na de verspreiding
- **let op:** herzien door BR-2018-09-21-07: Video's met geanonimiseerde ervaringen in plaats van verspreiding

Zo meldt u hoe het staat:

    actiepunten voortgang A-2018-07-06-03 --activiteit 1 --status loopt --tekst "…"

## Nog niet gemeld (1)

Dit komt telkens terug. Laat weten wanneer het is gebeurd.

### Een DG en een regiodirecteur bij het 6-wekelijkse integriteitsberaad

- actie A-2018-01-19-02
- 2 keer niet gemeld: stap ‘Bijeenkomst van het integriteitsberaad, elke 6 weken’; termijn 6-wekelijkse \
bijeenkomsten (26 oktober 2018, afgeleid)
- laatste melding: 14 september 2018, doorlopend: De bijeenkomsten gaan verder.
- besluit BR-2018-01-19-01: DGBEB en een regiodirecteur bij het overleg over het grijze gebied
- besluit BR-2018-06-29-13: DGPZ neemt deel aan het integriteitsberaad (afgeleid)
- besluit BR-2017-06-23-10: Het beraad neemt zelf een rol bij incidenten in het grijze gebied (afgeleid)

Zo meldt u hoe het staat:

    actiepunten voortgang A-2018-01-19-02 --activiteit 1 --status doorlopend --tekst "…"

---

Revisie werkmap. Rubricering: openbaar. Dit bericht is gemaakt met `actiepunten herinner`.
"""
SIGNALEN = ("te-laat", "niet-gemeld", "nu", "binnenkort", "stil")
EIGEN = "data/acties/A-2024-01-31-01.yaml"

NIET_INGEVULD = (
    "Fout: op de puntjes hoort te staan wat er is gebeurd\n  → vul bij --tekst een zin in, of laat --tekst weg\n"
)


def put(gemeente: Path, velden: str) -> None:
    """An actie with these fields, besides what each must have."""
    tekst = f"id: A-2024-01-31-01\ntitel: Iets\nthema: digitaal\nsinds: 2024-01-31\n{velden}"
    (gemeente / EIGEN).write_text(tekst, encoding="utf-8")


def about(bericht: str) -> list[str]:
    """What a digest in Markdown says of that actie, from its heading to the next; empty where it is not there."""
    stukken = re.split(r"(?m)^(?=#{1,3} |---)", bericht)
    gevonden = [stuk for stuk in stukken if "- actie A-2024-01-31-01\n" in stuk]
    assert len(gevonden) <= 1
    return [regel for stuk in gevonden for regel in stuk.splitlines() if regel]


def test_a_digest_tells_what_and_how(run: Run) -> None:
    """The subject counts, each actie has its lateness, deadline, last report, decisions and line to type."""
    ran = run("herinner", "--owner", "HDPO", *LAAT)
    assert (ran.code, ran.out, ran.err) == (0, HDPO, "")
    assert english_in(re.sub(r"    actiepunten .*|`[^`]+`", "", ran.out)) == []


def test_a_page_reads_as_it_did(run: Run, snapshot: SnapshotAssertion) -> None:
    """Of the one with the most to do."""
    assert run("herinner", "--owner", "CCI", *LAAT, "--formaat", "html").out == snapshot.use_extension(HtmlFile)


@pytest.mark.parametrize(
    "arguments", [LAAT, ("--datum", "2025-02", "--register", GEMEENTE), ("--datum", "2026-06", "--register", GEMEENTE)]
)
def test_the_acties_are_those_with_the_signals(run: Run, arguments: tuple[str, ...]) -> None:
    """Everyone's together name what ``status`` has as late, not reported, due and silent; each once a digest."""
    signalen = [woord for signaal in SIGNALEN for woord in ("--signaal", signaal)]
    verwacht = {rij["id"] for rij in ask(run, "status", *arguments, *signalen)["acties"]}
    out = run("herinner", *arguments).out
    assert set(re.findall(r"(?m)^- actie (A-[\d-]+)$", out)) == verwacht
    for bericht in re.split(r"(?m)^# ", out)[1:]:
        ids = re.findall(r"(?m)^- actie (A-[\d-]+)$", bericht)
        assert len(ids) == len(set(ids)) == int(bericht.split()[0])


STAPPEN = """\
wie: [DV]
termijn: 2024-06
activiteiten:
  - {titel: Eerst, wie: [KCC], termijn: 2024-03}
  - {titel: Dan, wie: [FIN]}
  - {titel: Later, termijn: 2024-08-15}
"""


@pytest.mark.parametrize(
    ("owner", "verwacht"),
    [
        ("KCC", ["130 dagen te laat: stap ‘Eerst’; termijn maart 2024 (31 maart 2024)"]),
        ("FIN", ["39 dagen te laat; termijn juni 2024 (30 juni 2024)"]),
        (
            "DV",
            [
                "39 dagen te laat; termijn juni 2024 (30 juni 2024)",
                "nog 7 dagen: stap ‘Later’; termijn 15 augustus 2024",
            ],
        ),
        ("GRIF", []),
    ],
)
def test_an_owner_is_asked_about_what_is_theirs(run: Run, gemeente: Path, owner: str, verwacht: list[str]) -> None:
    """Nobody is asked about the late step of somebody else; who does a step without deadline, about the actie."""
    put(gemeente, STAPPEN)
    regels = about(run("herinner", "--owner", owner, "--datum", "2024-08-08", "--register", gemeente).out)
    assert [regel.removeprefix("- ") for regel in regels if "dagen" in regel] == verwacht
    opdrachten = [regel for regel in regels if regel.startswith("    ")]
    assert len(opdrachten) == len(verwacht)
    if owner == "DV":
        assert opdrachten == [
            '    actiepunten voortgang A-2024-01-31-01 --status loopt --tekst "…"',
            '    actiepunten voortgang A-2024-01-31-01 --activiteit 3 --status loopt --tekst "…"',
        ]


@pytest.mark.parametrize(
    ("datum", "kop", "verwacht"),
    [
        ("2024-05-31", None, None),
        ("2024-06-01", "Nu of binnenkort (", "nu aan de beurt; termijn 1 juni 2024 t/m 30 juni 2024"),
        ("2024-06-09", "Nu of binnenkort (", "nog 21 dagen; termijn 1 juni 2024 t/m 30 juni 2024"),
        ("2024-06-29", "Nu of binnenkort (", "nog 1 dag; termijn 1 juni 2024 t/m 30 juni 2024"),
        ("2024-06-30", "Nu of binnenkort (", "vandaag is de laatste dag; termijn 1 juni 2024 t/m 30 juni 2024"),
        ("2024-07-01", "Te laat (", "1 dag te laat; termijn 1 juni 2024 t/m 30 juni 2024"),
    ],
)
def test_how_long_there_is(run: Run, gemeente: Path, datum: str, kop: str | None, verwacht: str | None) -> None:
    """From the first day of the deadline on, and counted in days when it is near or past."""
    put(gemeente, "wie: [WS]\ntermijn: 2024-06-01/2024-06-30\n")
    out = run("herinner", "--owner", "WS", "--datum", datum, "--register", gemeente).out
    if verwacht is None:
        assert out == ""
    else:
        assert about(out)[2] == f"- {verwacht}"
        assert f"## {kop}1)" in out


def test_the_longest_late_comes_first(run: Run) -> None:
    """So that who reads only the beginning reads what matters."""
    out = run("herinner", "--owner", "CCI", *LAAT).out
    te_laat = out[out.index("## Te laat") : out.index("## Nog niet gemeld")]
    dagen = [int(stuk.split(" dagen te laat")[0].split("- ")[-1]) for stuk in te_laat.split("### ")[1:]]
    assert dagen == sorted(dagen, reverse=True) == [92, 31, 31]


def test_a_long_report_is_shortened(run: Run, gemeente: Path) -> None:
    """A digest stays short, whatever was written."""
    woorden = "woord " * 1_000
    put(gemeente, f"wie: [WS]\nvoortgang:\n  - {{datum: 2024-02-01, status: loopt, tekst: {woorden}}}\n")
    (laatste,) = (
        regel
        for regel in about(run("herinner", "--owner", "WS", "--datum", "2025-02", "--register", gemeente).out)
        if regel.startswith("- laatste melding: ")
    )
    assert laatste.startswith("- laatste melding: 1 februari 2024, loopt: woord woord")
    assert laatste.endswith("woord …")
    assert len(laatste) < 350


def test_each_line_to_type_works(run: Run, gemeente: Path) -> None:
    """With what happened on the dots, and not without.

    After all of them nobody is asked anything of what is silent or not reported.
    """
    put(gemeente, "wie: [KCC]\ntermijn: {ritme: P6W}\n")
    dag = ("--datum", "2025-02-28")
    out = run("herinner", *dag, cwd=gemeente).out
    regels = dict.fromkeys(re.findall(r"(?m)^    (actiepunten voortgang .*)$", out))
    assert any("--status doorlopend" in regel for regel in regels)
    assert any("--activiteit" in regel for regel in regels)
    for regel in regels:
        woorden = shlex.split(regel)[1:]
        zo = run(*woorden, *dag, cwd=gemeente)
        assert (zo.code, zo.err) == (2, NIET_INGEVULD), regel
        assert run(*(woord.replace("…", "Er is over gesproken.") for woord in woorden), *dag, cwd=gemeente).code == 0
    na = run("herinner", *dag, cwd=gemeente).out
    assert "## Te laat" in na
    assert "## Nog niet gemeld" in out
    assert "## Lang niets gehoord" not in na
    assert "## Nog niet gemeld" not in na


def test_what_is_of_nobody_is_a_digest_of_its_own(run: Run, gemeente: Path) -> None:
    """``--owner -`` asks who takes it up; without owners named it comes last."""
    put(gemeente, "")
    out = run("herinner", "--owner", "-", "--datum", "2026-06", cwd=gemeente).out
    assert "Voor: niemand\n" in out
    assert "Deze acties zijn van niemand. Wie pakt ze op?" in out
    assert about(out)[2] == "- al 881 dagen niets gemeld"
    alle = run("herinner", "--datum", "2026-06", cwd=gemeente).out
    assert re.findall(r"(?m)^Voor: (\S+)", alle)[-1] == "niemand"


@pytest.mark.parametrize(
    ("owner", "datum", "voor", "ook"),
    [
        ("PZ", "2025-07", "HRM (Team HRM)", ""),
        ("PZ", "2024-03", "PZ (Personeelszaken)", ""),
        ("HRM", "2024-03", "PZ (Personeelszaken)", ""),
        ("RO", "2025-07", "WON (Team Wonen)|MOB (Team Mobiliteit)", "Hier staat ook wat van RO is.\n"),
    ],
)
def test_who_is_in_office_is_asked(run: Run, gemeente: Path, owner: str, datum: str, voor: str, ook: str) -> None:
    """Whichever of them is named: at that day one does the work, with what it took over."""
    put(gemeente, "wie: [HRM]\ntermijn: 2024-02\n")
    out = run("herinner", "--owner", owner, "--datum", datum, "--register", gemeente).out
    assert re.findall(r"(?m)^Voor: (.*)$", out) == voor.split("|")
    assert set(re.findall(r"Hier staat ook .*\n", out)) == ({ook} if ook else set())


def test_one_role_is_asked_once(run: Run) -> None:
    """By its old name, its new name, or both."""
    nieuw = run("herinner", "--owner", "CCI", *LAAT).out
    assert "\nHier staat ook wat van VCI is.\n" in nieuw
    assert run("herinner", "--owner", "VCI", *LAAT).out == nieuw
    assert run("herinner", "--owner", "VCI", "--owner", "cci", *LAAT).out == nieuw


def test_nothing_to_remind_of_is_said(run: Run) -> None:
    """No digest, no error; of who is named by name."""
    een = run("herinner", "--owner", "CCI", "--owner", "BZK", "--datum", "2017-06-24")
    assert (een.code, een.out) == (0, "")
    assert een.err == "er is niets om VCI aan te herinneren\ner is niets om BZK aan te herinneren\n"
    niemand = run("herinner", "--datum", "2017-06-24")
    assert (niemand.code, niemand.out, niemand.err) == (0, "", "er is niets om aan te herinneren\n")


def test_a_digest_says_what_it_leaves_out(run: Run, gemeente: Path) -> None:
    """In itself and on stderr; the exit code tells too."""
    (gemeente / MELDPUNT).write_text("{", encoding="utf-8")
    for formaat in ("markdown", "html"):
        ran = run("herinner", "--owner", "GS", "--datum", "2025-02", "--formaat", formaat, "--register", gemeente)
        assert ran.code == 1
        assert f"niet te lezen en weggelaten: {MELDPUNT}." in ran.out
        assert f"niet te lezen en weggelaten: {MELDPUNT}." in ran.err


def test_the_narrowest_audience_is_named(run: Run, gemeente: Path) -> None:
    """That of the acties and of the decisions that are named with them."""
    put(gemeente, "wie: [WS]\ntermijn: 2024-06\nrubricering: openbaar\n")
    opdracht = ("herinner", "--owner", "WS", "--datum", "2025-02", "--register", gemeente)
    assert "\nRevisie werkmap. Rubricering: openbaar. " in run(*opdracht).out
    put(gemeente, "wie: [WS]\ntermijn: 2024-06\nrubricering: openbaar\nbesluiten: [DT-2023-09-05-01]\n")
    assert "\nRevisie werkmap. Rubricering: intern. " in run(*opdracht).out
    assert "\nRevisie werkmap, openbare uitgave. Rubricering: openbaar. " in run(*opdracht, "--openbaar").out


def test_of_withheld_progress_nobody_is_asked(run: Run, gemeente: Path) -> None:
    """Nor of what rests on decisions that are no longer in force: that is only herzien."""
    weg = "weggelaten: [{veld: voortgang, grond: 5.1.2.e, stelsel: woo}]\n"
    put(gemeente, STAPPEN)
    opdracht = ("herinner", "--owner", "DV", "--datum", "2024-08-08", "--register", gemeente)
    assert about(run(*opdracht).out) != []
    put(gemeente, STAPPEN + weg)
    assert about(run(*opdracht).out) == []


def test_a_template_of_the_register_comes_first(run: Run, gemeente: Path) -> None:
    """With the same data; a broken one gives file, line and reason."""
    put(gemeente, "wie: [WS]\ntermijn: 2024-06\n")
    eigen = gemeente / "templates/herinnering.md.j2"
    eigen.parent.mkdir()
    eigen.write_text(
        "{{ bericht.owner }}|{{ bericht.naam|regel }}|{{ bericht.onderwerp }}\n"
        "{% for groep in bericht.groepen %}{% for punt in groep.punten %}\n{{ punt.id }}\n{% endfor %}{% endfor %}",
        encoding="utf-8",
    )
    opdracht = ("herinner", "--owner", "WS", "--datum", "2026-06", "--register", gemeente)
    assert run(*opdracht).out.startswith("WS|Waterschap|")
    eigen.write_text("een\n{{ bericht.weg }}\n", encoding="utf-8")
    ran = run(*opdracht)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Fout: templates/herinnering.md.j2:2: hier staat een naam die niet bestaat\n")


def test_the_folder_is_made_and_an_old_digest_is_named(run: Run, gemeente: Path, tmp_path: Path) -> None:
    """So that nobody sends what no longer holds."""
    uit = tmp_path / "nieuw" / "map"
    put(gemeente, "wie: [WS]\ntermijn: 2024-06\n")
    opdracht = ("herinner", "--owner", "WS", "--uit", uit, "--register", gemeente, "--datum")
    bestand = uit / "herinnering-WS.md"
    ran = run(*opdracht, "2025-02")
    assert (ran.code, ran.out, ran.err) == (0, f"{bestand}: 1 actie vraagt aandacht: 1 te laat\n", "")
    ran = run(*opdracht, "2024-02")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"er is niets om WS aan te herinneren\nLet op: {bestand} is van een eerdere keer en geldt niet meer.\n"
    )
    (tmp_path / "bestand").touch()
    ran = run("herinner", *LAAT, "--uit", tmp_path / "bestand")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("Fout: ")


@pytest.mark.parametrize(("formaat", "eind"), [("markdown", "md"), ("html", "html"), ("eml", "eml")])
def test_a_folder_gets_a_file_for_each(run: Run, tmp_path: Path, formaat: str, eind: str) -> None:
    """Named after the owner, and the same bytes each time; the screen says what each is about."""
    ran = run("herinner", *LAAT, "--formaat", formaat, "--uit", tmp_path)
    assert ran.code == 0
    eerst = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert f"herinnering-CCI.{eind}" in eerst
    assert f"{tmp_path}/herinnering-HDPO.{eind}: 3 acties vragen aandacht: 2 te laat en 1 nog niet gemeld\n" in ran.out
    run("herinner", *LAAT, "--formaat", formaat, "--uit", tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == eerst


def test_a_draft_opens_in_a_mail_program(run: Run) -> None:
    """Subject, addressee, text and page; no date, and marked as not sent."""
    out = run("herinner", "--owner", "HDPO", *LAAT, "--formaat", "eml", "--aan", "secretaris@voorbeeld.nl").out
    mail = email.message_from_string(out, policy=email.policy.default)
    assert mail["Subject"] == "Actieplan integriteit BZ: 3 acties vragen aandacht: 2 te laat en 1 nog niet gemeld"
    assert (mail["To"], mail["X-Unsent"], mail["Date"]) == ("secretaris@voorbeeld.nl", "1", None)
    assert (mail["Content-Language"], mail.get_content_type()) == ("nl", "multipart/alternative")
    tekst, pagina = mail.get_body(("plain",)), mail.get_body(("html",))
    assert tekst
    assert pagina
    assert tekst.get_content().replace("\r\n", "\n") == HDPO
    assert "<h1>3 acties vragen aandacht" in pagina.get_content()


@pytest.mark.parametrize(
    "aan",
    [
        "a@b.nl\nBcc: c@d.nl",
        "a@b.nl\r\n\tc@d.nl",
        "a@b.nl\x00",
        "a@b.nl, c@d.nl",
        "Naam <a@b.nl>",
        "geen adres",
        "é@b.nl",
        "",
        "@",
        "a@",
    ],
)
def test_only_an_address_is_an_address(run: Run, aan: str) -> None:
    """No header can be added through it."""
    ran = run("herinner", "--owner", "HDPO", *LAAT, "--formaat", "eml", "--aan", aan)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("is geen e-mailadres\n  → typ één adres, zoals naam@organisatie.nl\n")


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (("--aan", "a@b.nl", "--owner", "CCI"), "--aan is het adres van één eigenaar"),
        (("--aan", "a@b.nl", "--formaat", "eml"), "--aan is het adres van één eigenaar"),
        (("--aan", "a@b.nl", "--formaat", "eml", "--owner", "CCI", "--owner", "COM"), "het adres van één eigenaar"),
        (("--formaat", "html"), "dit zijn meerdere berichten"),
        (("--owner", "XX"), "de rol of het orgaan XX staat niet in het register"),
    ],
)
def test_wrong_use_is_refused(run: Run, opties: tuple[str, ...], melding: str) -> None:
    """Exit 2 with a way out."""
    ran = run("herinner", *LAAT, *opties)
    assert (ran.code, ran.out) == (2, "")
    assert melding in ran.err
    assert "\n  → " in ran.err


def test_a_reader_who_goes_away_loses_no_message(gemeente: Path, tmp_path: Path) -> None:
    """All files are there before anything is said."""
    hele, halve = tmp_path / "heel", tmp_path / "half"
    script = "from actiepunten.cli.app import main\nimport sys\nsys.exit(main())"
    for uit in (hele, halve):
        opdracht = [sys.executable, "-c", script, "herinner", "--datum", "2025-06", "--uit", str(uit)]
        bezig = subprocess.Popen(opdracht, cwd=gemeente, stdout=subprocess.PIPE)
        assert bezig.stdout
        if uit is halve:
            bezig.stdout.close()
        else:
            bezig.stdout.read()
            bezig.stdout.close()
        assert bezig.wait() == 0
    assert [file.name for file in sorted(halve.iterdir())] == [file.name for file in sorted(hele.iterdir())]
    assert len(list(halve.iterdir())) > 3


def test_a_file_name_is_no_folder(run: Run, gemeente: Path, tmp_path: Path) -> None:
    """``--uit bericht.eml`` would else make a folder of that name."""
    ran = run("herinner", "--formaat", "eml", "--uit", tmp_path / "bericht.eml", "--datum", "2025-06", cwd=gemeente)
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [gemeente])
    assert ran.err.startswith(f"Fout: {tmp_path}/bericht.eml heeft de naam van een bestand\n  → geef bij --uit een map")


def test_a_digest_of_an_owner_who_is_done_is_named(run: Run, gemeente: Path, tmp_path: Path) -> None:
    """Also where the owner has nothing open any more and so is in no list."""
    put(gemeente, "wie: [WS]\ntermijn: 2024-06\n")
    opdracht = ("herinner", "--uit", tmp_path, "--register", gemeente, "--datum", "2025-02")
    assert f"{tmp_path}/herinnering-WS.md: " in run(*opdracht).out
    put(gemeente, "wie: [WS]\ntermijn: 2024-06\nvoortgang:\n  - {datum: 2024-06-01, status: uitgevoerd}\n")
    ran = run(*opdracht)
    assert ran.code == 0
    assert f"Let op: {tmp_path}/herinnering-WS.md is van een eerdere keer en geldt niet meer.\n" == ran.err


def test_the_day_is_told_where_the_words_only_look_like_it(run: Run, gemeente: Path) -> None:
    """In ``21 augustus 2024`` stands ``1 augustus 2024``, and that is another day."""
    put(gemeente, 'wie: [WS]\ntermijn: {edtf: 2024-08-01, tekst: "niet na 21 augustus 2024"}\n')
    out = run("herinner", "--owner", "WS", "--datum", "2025-02", cwd=gemeente).out
    assert "niet na 21 augustus 2024 (1 augustus 2024)" in out


def test_one_address_is_for_one_successor(run: Run, gemeente: Path) -> None:
    """A role that was split has several owners now; one address is not given to all of them."""
    ran = run("herinner", "--owner", "RO", *("--datum", "2026"), "--formaat", "eml", "--aan", "a@b.nl", cwd=gemeente)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "Fout: --aan is het adres van één eigenaar\n  → deze rol heeft meer opvolgers; kies uit: WON, MOB\n"
    )


@pytest.mark.parametrize("tekst", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(run: Run, gemeente: Path, tekst: str) -> None:
    """Nothing runs in the page, and no header comes of it."""
    inhoud = (gemeente / MELDPUNT).read_text(encoding="utf-8")
    schoon = "".join(teken for teken in tekst if teken.isprintable())
    kwaad = schoon.replace("\\", "\\\\").replace('"', '\\"')
    titel = re.search(r"(?m)^titel: .*$", inhoud)
    assert titel
    (gemeente / MELDPUNT).write_text(inhoud.replace(titel[0], f'titel: "{kwaad}"', 1), encoding="utf-8")
    pagina = run("herinner", "--datum", "2026-06", "--owner", "DV", "--formaat", "html", cwd=gemeente).out
    assert Path(MELDPUNT).stem in pagina
    assert JustHTML(pagina, strict=True, sanitize=False).query(ACTIVE) == []
    mail = run("herinner", "--datum", "2026-06", "--owner", "DV", "--formaat", "eml", cwd=gemeente).out
    assert max(map(len, mail.split("\n"))) <= 998
    assert set(email.message_from_string(mail).keys()) <= {
        "Subject", "X-Unsent", "Content-Language", "MIME-Version", "Content-Type",
    }  # fmt: skip
