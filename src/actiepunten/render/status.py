"""The answer of ``status`` in each format."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from actiepunten.actie_view import ActieView
from actiepunten.besluit_view import BesluitView
from actiepunten.herkomst import Herkomst
from actiepunten.lists import status_table, total_line
from actiepunten.query import Owner
from actiepunten.records.voortgang import Status
from actiepunten.render import contract, totals
from actiepunten.render.lijsten import render_list
from actiepunten.render.screen import PLAIN, Screen
from actiepunten.taal import opsomming

# fmt: off
KOLOMMEN = (
    "id", "titel", "thema", "wie", "met", "sinds", "status", "resultaat", "termijn", "uiterlijk",
    "te_laat", "dagen_te_laat", "signalen", "aanleiding", "besluiten",
)
# fmt: on


def render(
    formaat: str,
    herkomst: Herkomst,
    acties: Sequence[ActieView],
    gevraagd: Sequence[BesluitView],
    owner: Owner | None,
    screen: Screen,
) -> str:
    """The acties, their totals, and what was asked of the owner without an actie of hers."""
    data = contract.status_data(herkomst, acties, gevraagd)
    voet: list[str | Text] = [total_line(acties), *_about_owner(gevraagd, owner)]
    if screen is not PLAIN:  # in a pipe the line of totals is what scripts know
        voet = [*totals.bar([(Status(s), n) for s, n in data["totaal"].items()], screen.breedte), *voet]
    return render_list(formaat, herkomst, data, "acties", KOLOMMEN, status_table(acties), voet, screen)


def _about_owner(gevraagd: Sequence[BesluitView], owner: Owner | None) -> Iterator[str]:
    if owner is None:
        return
    if anderen := sorted(owner.codes - {owner.code}):
        yield f"Hier staat ook wat van {opsomming(anderen)} is; {opsomming([owner.code, *anderen])} volgden elkaar op."
    if gevraagd:
        yield ""
        yield f"Gevraagd van {owner.code}, maar in geen actie van {owner.code}:"
        yield from (f"  {besluit.id}  {besluit.record.titel}" for besluit in gevraagd)
