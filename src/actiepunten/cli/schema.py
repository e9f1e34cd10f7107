"""``actiepunten schema``: the JSON Schema of each kind of record, for editors."""

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
    from actiepunten.cli.session import write
    from actiepunten.schema import SOORTEN, schema_text

    gekozen = query.choose([soort], SOORTEN, "de soort") if soort else SOORTEN
    for naam in gekozen:
        if uit is None:
            write(schema_text(naam))
        else:
            uit.mkdir(parents=True, exist_ok=True)
            (uit / f"{naam}.schema.json").write_text(schema_text(naam), encoding="utf-8", newline="\n")
