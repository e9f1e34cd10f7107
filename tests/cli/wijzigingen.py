"""The changes of a register that the tests make in a real repository, and how they record them."""

from collections.abc import Callable
from pathlib import Path

import yaml

from cli.answers import edit

Git = Callable[..., str]


def begin(git: Git, register: Path) -> None:
    """Put the register in a repository with one commit on ``main``, and go to a branch of it."""
    git(register, "init", "--quiet", "--initial-branch", "main")
    record(git, register)
    git(register, "switch", "--quiet", "--create", "voorstel")


def record(git: Git, register: Path) -> str:
    """Commit all that the folder holds; the id of the commit."""
    git(register, "add", "--all")
    git(register, "commit", "--quiet", "--allow-empty", "--message", "stand")
    return git(register, "rev-parse", "HEAD")


def new_actie(register: Path) -> None:
    """(a) A decision that had no actie gets one."""
    write(
        register / "data/acties/A-2025-01-28-01.yaml",
        "id: A-2025-01-28-01",
        "titel: Vrijdag zonder vergaderingen",
        "thema: integriteit",
        "besluiten: [DT-2024-12-10-02]",
        "wie: [GS]",
        "met: [HRM]",
        "termijn: ../2025-05-01",
        "voortgang:",
        "  - {datum: 2025-01-28, status: volgt}",
    )


def progress(register: Path) -> None:
    """(b) What was running is done, with evidence."""
    edit(
        register / "data/acties/A-2024-06-25-01.yaml",
        "status: loopt}\n",
        "status: loopt}\n"
        "  - {datum: 2025-01-10, status: uitgevoerd, tekst: De proef is klaar, bewijs: Brief 10 januari}\n",
    )


def postponed(register: Path) -> None:
    """(c) A deadline moves by a postponement, the third, and so does that of a step."""
    edit(
        register / "data/acties/A-2023-03-14-01.yaml",
        "voortgang:\n",
        "  - {datum: 2025-01-21, naar: ../2025-06-30, door: BW, reden: De regeling is er nog niet.}\nvoortgang:\n",
    )
    edit(
        register / "data/acties/A-2024-03-12-03.yaml",
        "later klaar.}\n",
        "later klaar.}\n      - {datum: 2025-02-04, naar: 2025-03, door: GS, reden: Eerst de toets.}\n",
    )


def moved(register: Path) -> None:
    """(c) A deadline moves without a postponement, and so does that of a step."""
    edit(register / "data/acties/A-2024-03-12-03.yaml", "termijn: 2025-06-30", "termijn: 2025-09-30")
    edit(register / "data/acties/A-2024-03-12-03.yaml", "termijn: 2025-04", "termijn: 2025-08")


def rewritten(register: Path) -> None:
    """(d) An adopted decision says something else."""
    edit(register / "data/besluiten/BW-2023-03-14-01.yaml", "binnen zes weken een antwoord", "zo snel als kan antwoord")


def replaced(register: Path) -> None:
    """(e) A new decision replaces one on which an actie rests, and asks for what nobody does."""
    write(
        register / "data/besluiten/BW-2025-02-04-01.yaml",
        "id: BW-2025-02-04-01",
        "titel: Een cursus op afstand",
        "orgaan: BW",
        "datum: 2025-02-04",
        "soort: besluit",
        "verband:",
        "  - {soort: vervangt, besluit: BW-2023-03-14-03}",
    )


def deleted_entry(register: Path) -> None:
    """(f) What was reported is gone."""
    edit(
        register / "data/acties/A-2023-06-20-01.yaml",
        "  - {datum: 2023-12-05, status: loopt, tekst: De eerste straat is open.}\n",
        "",
    )


def renamed(register: Path) -> None:
    """(g) A decision and an actie get another id; what refers to the decision follows."""
    for oud, nieuw in (
        ("besluiten/DT-2024-06-04-01", "besluiten/DT-2024-06-04-02"),
        ("acties/A-2024-05-14-01", "acties/A-2024-05-14-09"),
    ):
        bestand = (register / f"data/{oud}.yaml").rename(register / f"data/{nieuw}.yaml")
        edit(bestand, f"id: {oud.partition('/')[2]}", f"id: {nieuw.partition('/')[2]}")
    edit(register / "data/acties/A-2024-06-04-01.yaml", "- DT-2024-06-04-01", "- DT-2024-06-04-02")


def reformatted(register: Path) -> None:
    """(h) Every record is written anew by a program: other order, quotes and folds, no comments."""
    for bestand in sorted((register / "data").rglob("*.yaml")):
        velden = yaml.load(bestand.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (BaseLoader makes text)
        tekst = yaml.safe_dump(velden, allow_unicode=True, sort_keys=True, width=60)
        bestand.write_text(f"# Opnieuw geschreven.\n{tekst}", encoding="utf-8")


def handed_over(register: Path) -> None:
    """(i) Another does it, by a handover; elsewhere somebody helps."""
    edit(
        register / "data/acties/A-2024-06-25-01.yaml",
        "wie: [ON]\n",
        "wie: [MOB]\noverdracht:\n"
        "  - {datum: 2025-02-01, van: [ON], naar: [MOB], door: GS, reden: Parkeren is daar werk.}\n",
    )
    edit(register / "data/acties/A-2024-03-12-01.yaml", "overdracht:\n", "met: [ON]\noverdracht:\n")


def taken(register: Path) -> None:
    """(i) Another does it, without a handover."""
    edit(register / "data/acties/A-2024-03-12-02.yaml", "wie: [DV]", "wie: [DV, KCC]")
    edit(register / "data/acties/A-2024-06-25-01.yaml", "wie: [ON]", "wie: [MOB]")


def corrected(register: Path) -> None:
    """Slips are mended, with who agreed: in a decision, in progress and in a deadline."""
    add(
        register / "data/besluiten/BW-2023-12-12-01.yaml",
        "rubricering: openbaar",
        "correcties:",
        "  - {datum: 2025-01-21, veld: rubricering, reden: Het college maakte het openbaar., akkoord: BW}",
    )
    deleted_entry(register)
    add(
        register / "data/acties/A-2023-06-20-01.yaml",
        "correcties:",
        "  - {datum: 2025-01-21, veld: voortgang, reden: Het was een andere straat., akkoord: RO}",
    )
    edit(register / "data/acties/A-2024-06-25-01.yaml", "termijn: 2024-12-15", "termijn: 2025-01-15")
    add(
        register / "data/acties/A-2024-06-25-01.yaml",
        "correcties:",
        "  - {datum: 2025-01-07, veld: termijn, reden: In het verslag stond januari., akkoord: BW}",
    )


def removed(register: Path) -> None:
    """A decision, an actie and two cases are gone; of one case the retention term had passed."""
    for record_id in (
        "besluiten/BW-2023-12-12-02",
        "acties/A-2023-12-12-02",
        "casuistiek/C-2023-01",
        "casuistiek/C-2023-02",
    ):
        (register / f"data/{record_id}.yaml").unlink()
    edit(register / "data/register.yaml", "settings: {stil: 90,", "settings: {bewaartermijn: P1Y, stil: 90,")
    add(register / "data/register.yaml", "verwijderd:", "  - {casus: C-2023-01, datum: 2024-12-19}")


def add(bestand: Path, *regels: str) -> None:
    """Add lines at the end of the file."""
    bestand.write_text(bestand.read_text(encoding="utf-8") + "\n".join(regels) + "\n", encoding="utf-8")


def write(bestand: Path, *regels: str) -> None:
    """Make the file of these lines."""
    bestand.write_text("\n".join(regels) + "\n", encoding="utf-8")
