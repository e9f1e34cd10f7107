"""Findings as the results of a test in JUnit XML, which most build servers show."""

import re
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from actiepunten.bevinding import Bevinding, Ernst
from actiepunten.herkomst import Herkomst
from actiepunten.render import bevindingtekst
from actiepunten.render.text import one_line
from actiepunten.rules.runner import Uitslag
from actiepunten.stand import Stand

_SUITE = "actiepunten check"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(herkomst: Herkomst, stand: Stand, uitslag: Uitslag, drempel: Ernst, prefix: str) -> str:
    """One failed case per finding that counts, and one passed case per file of which none does.

    What does not count, and what deviates with reason, is the output of a passed case.
    """
    suite = ET.Element("testsuite", name=_SUITE)
    properties = ET.SubElement(suite, "properties")
    for naam, waarde in (("peildatum", herkomst.peildatum.isoformat()), ("revisie", herkomst.revisie_tekst)):
        ET.SubElement(properties, "property", name=naam, value=waarde)
    suite.extend(_cases(herkomst, stand, uitslag, drempel, prefix))
    _name_apart(suite)
    telling = {
        "tests": str(len(suite.findall("testcase"))),
        "failures": str(len(suite.findall("testcase/failure"))),
        "errors": str(len(suite.findall("testcase/error"))),
    }
    suite.attrib |= {**telling, "skipped": "0"}
    root = ET.Element("testsuites", {"name": _SUITE, **telling})
    root.append(suite)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _cases(herkomst: Herkomst, stand: Stand, uitslag: Uitslag, drempel: Ernst, prefix: str) -> Iterator[ET.Element]:
    fouten: dict[str, list[Bevinding]] = defaultdict(list)
    overig: dict[str, list[str]] = defaultdict(list)
    for een in uitslag.bevindingen:
        if een.ernst.gewicht <= drempel.gewicht:
            fouten[een.plaats.bestand].append(een)
        else:
            overig[een.plaats.bestand] += [regel.plain for regel in bevindingtekst.finding(een, prefix)]
    for reden in uitslag.uitgezonderd:
        overig[stand.register.origins[reden.record].bestand].append(bevindingtekst.excepted(reden).plain)
    onleesbaar = {*herkomst.onleesbaar} - {*fouten}
    for bestand in sorted({*uitslag.bestanden, *onleesbaar, *fouten, *overig}):
        yield from (_failed(een, prefix) for een in fouten[bestand])
        if bestand in onleesbaar:
            yield _left_out(prefix + bestand)
        goed = not fouten[bestand] and bestand not in onleesbaar
        if goed or overig[bestand]:
            yield _passed("in orde" if goed else "overig", prefix + bestand, overig[bestand])


def _case(naam: str, bestand: str) -> ET.Element:
    return ET.Element("testcase", classname=_xml(PurePosixPath(bestand).stem), name=_xml(naam), file=_xml(bestand))


def _failed(bevinding: Bevinding, prefix: str) -> ET.Element:
    case = _case(f"{bevinding.regel} {bevinding.veld}", prefix + bevinding.plaats.bestand)
    failure = ET.SubElement(case, "failure", type=bevinding.regel, message=_xml(bevinding.melding))
    failure.text = _xml(f"{prefix}{bevinding.plaats} → {bevinding.oplossing}")
    return case


def _left_out(bestand: str) -> ET.Element:
    case = _case("leesbaar", bestand)
    ET.SubElement(case, "error", type="onleesbaar", message="dit bestand is niet te lezen en weggelaten")
    return case


def _passed(naam: str, bestand: str, regels: list[str]) -> ET.Element:
    case = _case(naam, bestand)
    if regels:
        ET.SubElement(case, "system-out").text = _NO_XML.sub("", "\n".join(regels))
    return case


def _name_apart(suite: ET.Element) -> None:
    """Give each case of one name a number: a server takes two of one name for one."""
    eerder: Counter[tuple[str | None, str]] = Counter()
    for case in suite.iter("testcase"):
        naam = case.get("classname"), case.get("name", "")
        eerder[naam] += 1
        if eerder[naam] > 1:
            case.set("name", f"{naam[1]} ({eerder[naam]})")


def _xml(tekst: str) -> str:
    """Text on one line, without the characters that XML cannot hold."""
    return one_line(_NO_XML.sub(" ", tekst))
