"""The answer of ``check`` about a register, in any format."""

from collections.abc import Iterable
from dataclasses import dataclass

from actiepunten.bevinding import Ernst
from actiepunten.herkomst import Herkomst
from actiepunten.render import bevindingen, samenvatting
from actiepunten.render.screen import PLAIN
from actiepunten.rules.runner import Uitslag
from actiepunten.stand import Stand
from actiepunten.storage.source import Source
from support.stream import Controle, StreamSource

GEMENGD = """\
=== data/besluiten/DB-2024-01-10-01.yaml
id: DB-2024-01-10-01
titel: Een meldpunt inrichten
orgaan: DB
datum: 2024-01-10
soort: besluit
=== data/besluiten/DB-2024-01-10-02.yaml
id: DB-2024-01-10-02
titel: Een spreekuur houden
orgaan: DB
datum: 2024-01-10
soort: besluit
=== data/besluiten/DB-2024-01-10-03.yaml
id: DB-2024-01-10-03
titel: Een folder: kort en duidelijk
=== data/acties/A-2024-01-10-01.yaml
id: A-2024-01-10-01
titel: Meldpunt openen
thema: meldpunt
besluiten:
  - {besluit: DB-2024-01-10-01, grond: afgeleid}
sinds: 2024-01-10
wie: [HRM]
uitzonderingen:
  - {regel: T106, reden: wij wachten op de gemeente}
=== data/acties/A-2024-01-10-02.yml
id: A-2024-01-10-02
"""
"""Two faults with a line and one without (V103, K105, V206), warnings (T107, K201), info (K202, K203), a reason."""

GOED = """\
=== data/besluiten/DB-2024-01-10-01.yaml
id: DB-2024-01-10-01
titel: Een meldpunt inrichten
orgaan: DB
datum: 2024-01-10
soort: vaststelling
"""
"""A register without any finding."""


@dataclass(frozen=True)
class Antwoord:
    """What one run of check found."""

    herkomst: Herkomst
    stand: Stand
    uitslag: Uitslag

    @classmethod
    def of(cls, bron: str | Source, kies: Iterable[str] = ()) -> "Antwoord":
        """The findings of these rules about a stream or a source; of all rules where none is named."""
        controle = Controle.of_text(bron) if isinstance(bron, str) else Controle(bron)
        register = controle.register
        herkomst = Herkomst(register.inrichting.naam, controle.peildatum, "gekozen", None, register.onleesbaar)
        return cls(herkomst, controle.stand, controle.run(kies))

    def render(self, formaat: str, drempel: Ernst = Ernst.FOUT, prefix: str = "") -> str:
        """The answer in a format."""
        return bevindingen.render(formaat, self.herkomst, self.stand, self.uitslag, PLAIN, drempel, prefix)

    def summary(self, prefix: str = "", held: int = 0) -> str:
        """The page for GitHub, to be added to one that holds so many bytes."""
        return samenvatting.render(self.herkomst, self.uitslag, prefix, held)


def many(aantal: int, titel: str = "Nummer {}") -> StreamSource:
    """A register with so many decisions that nobody takes up: as many warnings."""
    return StreamSource(
        "".join(
            f"=== data/besluiten/DB-2024-01-10-{nr:05}.yaml\nid: DB-2024-01-10-{nr:05}\ntitel: {titel.format(nr)}\n"
            "orgaan: DB\ndatum: 2024-01-10\nsoort: besluit\n"
            for nr in range(1, aantal + 1)
        )
    )
