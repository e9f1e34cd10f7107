"""The pages of a site as a reader of HTML sees them: links, places, words and what a row of a list says."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

_BLOCKS = {"dt", "dd", "p", "li", "h1", "h2", "h3", "div", "td", "th", "section", "text"}
_VOID = {"meta", "link", "input", "br", "hr", "img"}


@dataclass
class Gelezen:
    """What one page holds."""

    tekst: str = ""
    links: list[str] = field(default_factory=list)
    bronnen: list[str] = field(default_factory=list)
    plekken: list[str] = field(default_factory=list)
    elementen: list[str] = field(default_factory=list)
    attributen: set[str] = field(default_factory=set)
    rijen: list[str] = field(default_factory=list)
    """The texts of the rows of lists."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.gelezen = Gelezen()
        self._stapel: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        gevonden = {naam: waarde or "" for naam, waarde in attrs}
        self.gelezen.elementen.append(tag)
        if tag in _BLOCKS:
            self.handle_data(" ")
        self.gelezen.attributen |= set(gevonden)
        if tag == "a":
            self.gelezen.links.append(gevonden["href"])
        elif "href" in gevonden or "src" in gevonden:
            self.gelezen.bronnen.append(gevonden.get("href") or gevonden["src"])
        if "id" in gevonden:
            self.gelezen.plekken.append(gevonden["id"])
        if tag not in _VOID:
            is_rij = tag == "li" and bool(self._stapel) and self._stapel[-1][1]
            if is_rij:
                self.gelezen.rijen.append("")
            self._stapel.append((tag, "rijen" in gevonden.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._stapel.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        self.gelezen.tekst += data
        if self.gelezen.rijen and any(lijst for _, lijst in self._stapel):
            self.gelezen.rijen[-1] += data


def read_page(html: str) -> Gelezen:
    """What the page holds."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.gelezen.tekst = " ".join(reader.gelezen.tekst.split())
    reader.gelezen.rijen = [" ".join(rij.split()) for rij in reader.gelezen.rijen]
    return reader.gelezen


def read_site(folder: Path) -> dict[str, Gelezen]:
    """Every page of the site, by its path."""
    return {
        file.relative_to(folder).as_posix(): read_page(file.read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*.html"))
    }


def target(pagina: str, link: str) -> tuple[str, str]:
    """Where a relative link on a page leads to within the site: page and place on it."""
    pad, _, plek = link.partition("#")
    delen: list[str] = list(PurePosixPath(pagina).parent.parts) if pad else [*PurePosixPath(pagina).parts]
    for deel in PurePosixPath(pad).parts:
        if deel == "..":
            delen.pop()  # an IndexError is a link out of the site
        else:
            delen.append(deel)
    return "/".join(delen), plek
