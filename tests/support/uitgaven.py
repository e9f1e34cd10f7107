"""Every command that can give a public edition, in every format: one line each."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import Ran, Run
from support.planten import Geplant


@dataclass(frozen=True)
class Opdracht:
    """A command line; in it ``UIT`` is a file or folder to write, ``IDS`` are ids that are public."""

    regel: str
    toont: bool = True
    """Whether it shows records; otherwise it is an error whose message must not show them either."""

    def run(self, run: Run, register: Path, geplant: Geplant, uit: Path, *, openbaar: bool) -> list[tuple[str, bytes]]:
        """Everything that the command gave, each with a name: what it wrote on the screen and in files."""
        woorden: list[str] = []
        for woord in self.regel.split():
            woorden += geplant.openbaar if woord == "IDS" else [woord.replace("UIT", str(uit / "uit"))]
        ran = run(*woorden, *(["--openbaar"] if openbaar else []), "--register", register, "--datum", "2018-12-31")
        verwacht = (0, 1) if self.toont else (2, 3) if openbaar else range(4)
        assert ran.code in verwacht, ran.err
        return [*self._streams(ran), *_files(uit)]

    def _streams(self, ran: Ran) -> Iterator[tuple[str, bytes]]:
        yield f"{self.regel} (stdout)", ran.out.encode()
        yield f"{self.regel} (stderr)", ran.err.encode()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(folder).as_posix(), file.read_bytes()


_LIJST = ("tabel", "json", "csv", "markdown")
OPDRACHTEN = (
    *(Opdracht(f"status --formaat {formaat}") for formaat in _LIJST),
    *(Opdracht(f"besluiten --formaat {formaat}") for formaat in _LIJST),
    *(Opdracht(f"casussen --formaat {formaat}") for formaat in _LIJST),
    *(Opdracht(f"toon IDS --formaat {formaat}") for formaat in _LIJST),
    *(Opdracht(f"overzicht --formaat {formaat}") for formaat in ("tabel", "json", "markdown")),
    Opdracht("overzicht --owner HRM"),
    *(Opdracht(f"status --sorteer {veld} --formaat csv") for veld in ("termijn", "status", "signaal", "wie", "id")),
    Opdracht("status --owner HRM"),
    Opdracht("status --owner -"),
    Opdracht("besluiten --zonder-actie"),
    Opdracht("besluiten --herzien"),
    Opdracht("rapport"),
    Opdracht("rapport --formaat html"),
    Opdracht("rapport --owner HRM --uit UIT.md"),
    Opdracht("rapport --sinds 2016"),
    Opdracht("rapport --sinds eerder --formaat html"),
    Opdracht("rapport --sinds eerder"),
    Opdracht("exporteer --uit UIT.xlsx"),
    Opdracht("exporteer --uit UIT.csv"),
    Opdracht("exporteer --uit UIT.ods"),
    Opdracht("rapport --sinds 2016 --formaat pdf --uit UIT.pdf"),
    Opdracht("rapport --sinds 2016 --formaat odt --uit UIT.odt"),
    Opdracht("rapport --sinds 2016 --formaat docx --uit UIT.docx"),
    Opdracht("site --uit UIT"),
    Opdracht("agenda"),
    Opdracht("agenda --als taken --uit UIT.ics"),
    Opdracht("herinner"),
    Opdracht("herinner --owner HRM --formaat html"),
    Opdracht("herinner --owner HRM --formaat eml"),
)
"""What shows records."""

FOUTEN = (
    Opdracht("status --owner zqro", toont=False),
    Opdracht("status --orgaan HRM", toont=False),
    Opdracht("status --orgaan zqorgaa", toont=False),
    Opdracht("status --thema zqthem", toont=False),
    Opdracht("status --besluit 11-13", toont=False),
    Opdracht("besluiten --vergadering 11-13", toont=False),
    Opdracht("rapport --owner zqorg", toont=False),
    Opdracht("toon 2017", toont=False),
    Opdracht("toon 11-13-84", toont=False),
    Opdracht("toon C-2017-8", toont=False),
)
"""Errors that could hint at what is not public."""
