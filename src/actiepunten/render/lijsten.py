"""The lists of decisions and cases in each format."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.text import Text

from actiepunten.besluit_view import BesluitView
from actiepunten.herkomst import Herkomst
from actiepunten.lists import Tabel, besluiten_table, casussen_table
from actiepunten.records.casus import Casus
from actiepunten.render import contract, machine, markdown, terminal
from actiepunten.render.screen import Screen
from actiepunten.taal import aantal

# fmt: off
_BESLUIT_KOLOMMEN = (
    "id", "titel", "orgaan", "datum", "soort", "gevraagd", "termijn",
    "van_kracht", "herzien_door", "dekking", "acties",
)
_CASUS_KOLOMMEN = ("id", "titel", "jaar", "soort", "categorie", "locatie", "afgeleid")
# fmt: on


def render_besluiten(formaat: str, herkomst: Herkomst, besluiten: Sequence[BesluitView], screen: Screen) -> str:
    """The answer of ``besluiten``."""
    data = contract.besluiten_data(herkomst, besluiten)
    voet = aantal(len(besluiten), "besluit", "besluiten")
    return render_list(
        formaat, herkomst, data, "besluiten", _BESLUIT_KOLOMMEN, besluiten_table(besluiten), [voet], screen
    )


def render_casussen(formaat: str, herkomst: Herkomst, casussen: Sequence[Casus], screen: Screen) -> str:
    """The answer of ``casussen``."""
    data = contract.casussen_data(herkomst, casussen)
    voet = aantal(len(casussen), "casus", "casussen")
    return render_list(formaat, herkomst, data, "casussen", _CASUS_KOLOMMEN, casussen_table(casussen), [voet], screen)


def render_list(
    formaat: str,
    herkomst: Herkomst,
    data: dict[str, Any],
    sleutel: str,
    kolommen: Iterable[str],
    tabel: Tabel,
    voet: Iterable[str | Text],
    screen: Screen,
) -> str:
    """A list in the format asked; ``sleutel`` names its rows in the JSON data, ``voet`` are the lines below it."""
    match formaat:
        case "json":
            return machine.to_json(data)
        case "csv":
            return machine.to_csv(data[sleutel], kolommen)
        case "markdown":
            return markdown.list_page(herkomst, tabel, [regel for regel in voet if isinstance(regel, str)])
        case _:
            regels = [terminal.line(regel) if isinstance(regel, str) else regel for regel in voet]
            return terminal.to_text(
                [*terminal.head(herkomst), terminal.table(tabel, screen), Text(""), *regels], screen
            )
