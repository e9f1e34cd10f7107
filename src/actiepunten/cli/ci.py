"""``actiepunten ci``: the workflow with which a forge checks every change."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from actiepunten.cli import options


def ci(
    forge: Annotated[options.Forge, typer.Argument(metavar="FORGE", help="github, gitlab of forgejo.")],
    tak: Annotated[str, typer.Option("--tak", metavar="NAAM", help="De hoofdtak.")] = "main",
    bron: Annotated[
        str | None,
        typer.Option(
            "--bron",
            metavar="EIS",
            help="Waar pip het programma vindt; anders waar het nu vandaan komt.",
        ),
    ] = None,
    uit: Annotated[
        str | None,
        typer.Option(
            "--uit",
            metavar="BESTAND",
            help="Schrijf naar dit bestand, of naar het scherm met -; anders naar de vaste plaats.",
        ),
    ] = None,
    register: options.Register = None,
) -> None:
    """Maak het bestand dat een forge elke wijziging laat controleren."""
    from actiepunten.cli.session import Session, write
    from actiepunten.render.ci import FORGES

    bestand, tekst = workflow(Session(register).root, forge, tak, bron)
    if uit == "-":
        write(tekst)
    else:
        place(Path(uit) if uit else bestand, tekst, FORGES[forge].uitweg)
    for zin in FORGES[forge].vervolg:
        typer.echo(zin, err=True)


def workflow(root: Path, forge: options.Forge, tak: str, bron: str | None) -> tuple[Path, str]:
    """Where the workflow of the register in ``root`` stands, and its text; the folder itself may still have to come."""
    from actiepunten.render.ci import FORGES, render_workflow
    from actiepunten.storage.git import place_in_repository

    bestaat = next(folder for folder in (root, *root.parents) if folder.is_dir())
    top, _ = place_in_repository(bestaat)
    folder = root.relative_to(top.resolve()).as_posix().removeprefix(".")
    tekst = render_workflow(
        forge, bron=_plain("bron", bron or _source(top)), tak=_branch(tak), register=_plain("map", folder)
    )
    return top / FORGES[forge].plaats, tekst


def _source(top: Path) -> str:
    """What pip installs in the workflow, where the user does not say."""
    from actiepunten.errors import ActiepuntenError
    from actiepunten.storage.installation import holds_the_program, requirement

    if holds_the_program(top):
        return "."
    if found := requirement():
        return found
    raise ActiepuntenError(
        "dit programma is van deze computer zelf geïnstalleerd; een forge kan het zo niet vinden",
        "zeg met --bron waar het staat, zoals --bron 'actiepunten @ git+https://git.example.nl/actiepunten@v0.1.0'",
    )


def _plain(wat: str, waarde: str) -> str:
    """The value, where no forge and no shell can read anything else into it."""
    from actiepunten.errors import UsageError

    if "$" in waarde or waarde.startswith("-") or not waarde.isprintable():
        raise UsageError(
            f"de {wat} {waarde} kan niet in een workflow staan", "gebruik geen $ en begin niet met een streepje"
        )
    return waarde


def _branch(tak: str) -> str:
    """The name of the branch, which a forge would otherwise read as a pattern."""
    import re

    from actiepunten.errors import UsageError

    if not re.fullmatch(r"\w[\w./-]*", tak):
        raise UsageError(f"de tak {tak} kan niet in een workflow staan", "noem de hoofdtak bij haar naam, zoals main")
    return tak


def place(bestand: Path, tekst: str, uitweg: str) -> None:
    """Write the workflow where nothing else stands yet, and say so."""
    from actiepunten.cli.session import write_file
    from actiepunten.errors import ActiepuntenError
    from actiepunten.render.text import one_line

    with suppress(OSError):  # where it cannot be made, writing says why
        bestand.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_file(bestand, tekst, nieuw=True)
    except FileExistsError:
        if _content(bestand) != tekst:
            raise ActiepuntenError(
                f"{bestand} bestaat al, met een andere inhoud",
                uitweg,
            ) from None
        typer.echo(f"{one_line(str(bestand))} is al zo.", err=True)
    else:
        typer.echo(f"{one_line(str(bestand))} is geschreven.", err=True)


def _content(bestand: Path) -> str | None:
    """The text of the file; ``None`` where that is not to be read."""
    try:
        return bestand.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
