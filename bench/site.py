#!/usr/bin/env python3
"""How long the site of a large register takes, and how heavy its pages are.

The register is invented, and the same each time. The time is told as a ratio to reading and validating the same files,
measured in the same run, so that the machine matters little.

``python bench/site.py [RECORDS]``
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

from actiepunten import __version__
from actiepunten.herkomst import Herkomst
from actiepunten.register import Register
from actiepunten.render.site import SiteRenderer
from actiepunten.site.maker import Site
from actiepunten.stand import Stand
from actiepunten.storage.loader import load
from actiepunten.storage.sitefolder import write_site
from actiepunten.storage.source import WorkTree

Result = TypeVar("Result")

PEILDATUM = date(2024, 12, 31)
BEGIN = date(2015, 1, 6)
ORGANEN = ("DB", "MT", "CIE")
ROLLEN = tuple(
    f"{afdeling}{team}" for afdeling in ("HRM", "FIN", "ICT", "COM", "JUR", "INK", "BEL", "FAC") for team in "ABCD"
)
THEMAS = (
    "gebouw",
    "personeel",
    "geld",
    "techniek",
    "bewoners",
    "duurzaam",
    "veiligheid",
    "bestuur",
    "archief",
    "inkoop",
)
DOEN = ("opstellen", "herzien", "bespreken", "verbeteren", "onderzoeken", "delen", "afronden", "inrichten", "toetsen")
WAT = (
    "plan",
    "rooster",
    "verslag",
    "regeling",
    "handreiking",
    "begroting",
    "enquête",
    "aanpak",
    "overzicht",
    "contract",
)
WAARVOOR = (
    *("de receptie", "nieuwe medewerkers", "het archief", "de buitendienst", "het meldpunt", "de wijkteams"),
    *("het jaarverslag", "de verbouwing", "de zomerperiode", "het crisisteam", "de bibliotheek", "de inkoop"),
)
ZINNEN = (
    "De werkgroep legt een voorstel voor aan het bestuur.",
    "De kosten komen uit de lopende begroting.",
    "Bewoners kunnen hierop reageren via het meldpunt.",
    "Een eerdere proef gaf een goed beeld van wat werkt.",
    "De afdelingen stemmen hun planning op elkaar af.",
    "Het bureau levert de cijfers voor het einde van het kwartaal.",
    "Wie vragen heeft, kan terecht bij het secretariaat.",
)
STATUSSEN = ("volgt", "loopt", "loopt", "doorlopend", "uitgevoerd", "uitgevoerd", "vervallen")


def main() -> None:
    """Make the register, read it, make its site, and tell."""
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with TemporaryDirectory() as folder:
        root, uit = Path(folder, "register"), Path(folder, "site")
        make_register(root, aantal)
        lezen, register = _timed(lambda: _read(root))
        bouwen, _ = _timed(lambda: _build(register, root, uit))
        gewicht = sorted(
            (file.stat().st_size, file.relative_to(uit).as_posix()) for file in uit.rglob("*") if file.is_file()
        )
    zwaarst = next((size, naam) for size, naam in reversed(gewicht) if naam.endswith(".html"))
    print(f"records: {aantal}, files of the site: {len(gewicht)}")
    print(f"reading and validating: 1.0, the site: {bouwen / lezen:.1f}")
    print(f"heaviest page: {zwaarst[0] / 1000:.0f} kB ({zwaarst[1]})")
    print(f"heaviest file: {gewicht[-1][0] / 1000:.0f} kB ({gewicht[-1][1]})")
    print(f"together: {sum(size for size, _ in gewicht) / 1e6:.1f} MB")


def _timed(task: Callable[[], Result]) -> tuple[float, Result]:
    begin = process_time()
    result = task()
    return process_time() - begin, result


def _read(root: Path) -> Register:
    loaded = load(WorkTree(root))
    if loaded.bevindingen:
        raise SystemExit(f"the invented register has faults: {loaded.bevindingen[:3]}")
    return Register(loaded.inrichting, loaded.entries)


def _build(register: Register, root: Path, uit: Path) -> None:
    herkomst = Herkomst(register.inrichting.naam, PEILDATUM, "gekozen", None, ())
    renderer = SiteRenderer(Site(Stand(register, PEILDATUM), herkomst, __version__), lambda _: None)
    write_site(uit, root, renderer.files())


def make_register(root: Path, aantal: int) -> None:
    """An invented register of so many records: two in five are decisions, one in twenty-five a case."""
    random = Random(20241231)
    for naam, tekst in [("register", _inrichting()), *_records(random, aantal)]:
        file = root / "data" / f"{naam}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(tekst, encoding="utf-8")


def _inrichting() -> str:
    regels = ["versie: 1", "naam: Besluiten en acties van de gemeente Verzonnen", "organen:"]
    regels += [f"  - {{code: {code}, naam: Orgaan {code}}}" for code in ORGANEN]
    regels += ["rollen:", *(f"  - {{code: {code}, naam: Team {code}}}" for code in ROLLEN)]
    regels += ["themas:", *(f"  - {{code: {code}, titel: {code.capitalize()}}}" for code in THEMAS)]
    return "\n".join(regels) + "\n"


def _records(random: Random, aantal: int) -> Iterator[tuple[str, str]]:
    besluiten, casussen = aantal * 2 // 5, aantal // 25
    ids: list[tuple[str, date]] = []
    dag, nummer = BEGIN, 0
    stap = max(1, (PEILDATUM - BEGIN).days * 8 // max(1, besluiten))
    for _ in range(besluiten):
        nummer += 1
        if nummer > 8:
            dag, nummer = dag + timedelta(days=stap), 1
        record_id = f"{ORGANEN[(dag - BEGIN).days // stap % len(ORGANEN)]}-{dag}-{nummer:02}"
        yield f"besluiten/{record_id}", _besluit(random, record_id, dag, ids)
        ids.append((record_id, dag))
    for n in range(aantal - besluiten - casussen):
        genoemd = random.sample(ids, random.choice((1, 1, 2, 3)))
        sinds = max(dag for _, dag in genoemd)
        record_id = f"A-{sinds}-{n % 9000 + 10:04}"
        yield f"acties/{record_id}", _actie(random, record_id, sinds, [i for i, _ in genoemd])
    for n in range(casussen):
        jaar = 2015 + n % 10
        yield f"casuistiek/C-{jaar}-{n // 10 + 1:02}", _casus(random, f"C-{jaar}-{n // 10 + 1:02}", jaar)


def _besluit(random: Random, record_id: str, dag: date, ouder: list[tuple[str, date]]) -> str:
    regels = [
        f"id: {record_id}",
        f"titel: {_titel(random)}",
        f"orgaan: {record_id.split('-', maxsplit=1)[0]}",
        f"datum: {dag}",
        f"soort: {random.choice(('besluit', 'opdracht', 'verzoek', 'afspraak', 'maatregel', 'voornemen'))}",
        f"gevraagd: [{', '.join(random.sample(ROLLEN, random.choice((1, 1, 2))))}]",
        *_tekst(random, "tekst"),
        "rubricering: openbaar",
    ]
    if ouder and random.random() < 0.3:
        soort = random.choice(("werkt uit", "wijzigt", "bevestigt", "raakt", "vervangt"))
        regels += ["verband:", f"  - {{soort: {soort}, besluit: {random.choice(ouder[-200:])[0]}}}"]
    return "\n".join(regels) + "\n"


def _actie(random: Random, record_id: str, sinds: date, besluiten: list[str]) -> str:
    regels = [
        f"id: {record_id}",
        f"titel: {_titel(random)}",
        f"thema: {random.choice(THEMAS)}",
        "besluiten:",
        *(f"  - {besluit}" for besluit in besluiten),
        f"wie: [{', '.join(random.sample(ROLLEN, random.choice((1, 1, 1, 2, 3))))}]",
        f"sinds: {sinds}",
        *_tekst(random, "tekst"),
        "rubricering: openbaar",
    ]
    if random.random() < 0.7:
        regels.append(f"termijn: {{edtf: ../{sinds + timedelta(days=random.randrange(60, 900))}}}")
    regels += ["activiteiten:"]
    for _ in range(random.randrange(1, 4)):
        regels.append(f"  - titel: {_titel(random)}")
        if random.random() < 0.7:
            gemeld = sinds + timedelta(days=random.randrange(1, 400))
            regels += ["    voortgang:", f"      - datum: {gemeld}", f"        status: {random.choice(STATUSSEN)}"]
            regels.append(f"        tekst: {random.choice(ZINNEN)}")
    return "\n".join(regels) + "\n"


def _casus(random: Random, record_id: str, jaar: int) -> str:
    regels = [
        f"id: {record_id}",
        f"titel: {_titel(random)}",
        f"jaar: {jaar}",
        f"soort: {random.choice(('melding', 'dilemma'))}",
        f"categorie: {random.choice(('dienstmiddelen', 'omgangsvormen', 'informatie', 'onbekend'))}",
        f"gedeeld: {jaar}-11-01",
        *_tekst(random, "tekst"),
        *_tekst(random, "afdoening"),
        "rubricering: openbaar",
    ]
    return "\n".join(regels) + "\n"


def _titel(random: Random) -> str:
    doen, wat, waarvoor = random.choice(DOEN), random.choice(WAT), random.choice(WAARVOOR)
    return f"Een {wat} voor {waarvoor} {doen} in wijk {random.randrange(1, 60)}"


def _tekst(random: Random, veld: str) -> list[str]:
    return [f"{veld}: |", *(f"  {zin}" for zin in random.sample(ZINNEN, random.randrange(2, 5)))]


if __name__ == "__main__":
    main()
