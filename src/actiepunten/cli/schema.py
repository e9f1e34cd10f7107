"""``actiepunten schema``: the JSON Schema of each kind of record, for editors."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer


def schema(
    soort: Annotated[
        str | None, typer.Argument(metavar="[SOORT]", help="besluit, actie, casus of register; anders alle vier.")
    ] = None,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="MAP", help="Schrijf <soort>.schema.json in deze map.")
    ] = None,
) -> None:
    """Geef het JSON Schema per soort record, voor editors."""
    from actiepunten import query
    from actiepunten.cli.session import write, write_file
    from actiepunten.schema import SOORTEN, schema_text, schemas_text

    gekozen = sorted(query.choose([soort], SOORTEN, "de soort")) if soort else SOORTEN
    if uit is None:
        write(schema_text(soort) if soort else schemas_text())
        return
    with suppress(OSError):  # where it cannot be made, writing says why
        uit.mkdir(parents=True, exist_ok=True)
    for naam in gekozen:
        write_file(uit / f"{naam}.schema.json", schema_text(naam))
