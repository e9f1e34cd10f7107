"""``actiepunten init``: a new register, with one worked example."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from actiepunten.cli import options

_NAAM = "Besluiten en acties"
_OUTSIDE = (".vscode/settings.json", ".vscode/extensions.json")
"""What is written beside the folder of the records."""


def init(
    folder: Annotated[Path | None, typer.Argument(metavar="[MAP]", help="De map; anders deze map.")] = None,
    naam: Annotated[str | None, typer.Option("--naam", metavar="TEKST", help="De naam van het register.")] = None,
    forge: Annotated[
        options.Forge | None, typer.Option("--forge", help="Maak ook het bestand dat deze forge laat controleren.")
    ] = None,
    bron: Annotated[
        str | None,
        typer.Option("--bron", metavar="EIS", help="Waar pip het programma vindt, in dat bestand."),
    ] = None,
    droog: options.Droog = False,
) -> None:
    """Leg een nieuw register aan, met één uitgewerkt voorbeeld."""
    from actiepunten.cli.ci import place, workflow
    from actiepunten.cli.schrijven.schrijver import difference, tell
    from actiepunten.cli.schrijven.vragen import ask, on_terminal
    from actiepunten.cli.session import Session, write
    from actiepunten.errors import ActiepuntenError, UsageError
    from actiepunten.render.begin import render_begin
    from actiepunten.render.ci import FORGES
    from actiepunten.render.text import clean
    from actiepunten.schema import SOORTEN, schema_text
    from actiepunten.storage.source import DATA
    from actiepunten.storage.writer import FileChange, create_all

    if bron and not forge:
        raise UsageError("--bron zegt iets over het bestand van een forge", "geef ook --forge, of laat --bron weg")
    root = (folder or Path.cwd()).resolve()
    if naam is not None and not naam.strip():
        raise UsageError("de naam is leeg", "vul een naam in, of laat --naam weg")
    extra = workflow(root, forge, "main", bron) if forge else None
    staat_er = [path for path in (DATA, *_OUTSIDE) if (root / path).exists()]
    staat_er += [str(extra[0])] if extra and extra[0].exists() else []
    if staat_er:
        raise ActiepuntenError(
            f"in {root} staat al: {', '.join(staat_er)}; er is niets geschreven", "kies een andere, lege map"
        )
    if naam is not None and clean(naam) != naam:
        raise UsageError("de naam bevat een teken dat niet te zien is", "typ de naam opnieuw")
    if naam is None and on_terminal():
        uitleg = f"De naam van het register, boven elk rapport. Enter: {_NAAM}"
        naam = ask("naam", str.strip, uitleg=uitleg, verplicht=False)
    files = render_begin(naam or _NAAM, Session(None).vandaag)
    files |= {f"{DATA}/schema/{soort}.schema.json": schema_text(soort) for soort in SOORTEN}
    changes = [FileChange(path, None, tekst.encode()) for path, tekst in files.items()]
    if droog:
        ook = [f"# {FORGES[forge].plaats} (nieuw)\n{extra[1]}"] if forge and extra else []
        write("\n".join([*map(difference, changes), *ook]))
        return
    create_all(root, changes)
    write("\n".join(files))
    if forge and extra:
        place(*extra, FORGES[forge].uitweg)
    for zin in (*_merging(root), "controleer het met `actiepunten check` en leg het vast in git"):
        tell(zin)


def _merging(root: Path) -> Iterator[str]:
    """Let git merge records with this program, where that touches nothing that is there."""
    from actiepunten.errors import ActiepuntenError, GitError
    from actiepunten.storage.git import place_in_repository
    from actiepunten.storage.mergedriver import set_up

    try:
        place_in_repository(root)
    except GitError:
        yield "staat het register in git, typ dan één keer `actiepunten samenvoegen --instellen`"
        return
    if (root / ".gitattributes").exists():
        yield "typ `actiepunten samenvoegen --instellen`: dat vult .gitattributes aan, zodat git records samenvoegt"
    else:
        try:
            yield from set_up(root)
        except ActiepuntenError as fout:
            yield f"{fout.melding}; git voegt records nog niet samen"
