"""Findings as SARIF 2.1.0, the exchange format of code scanners."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from actiepunten import __version__
from actiepunten.bevinding import Bevinding, Ernst, Plaats, fingerprints
from actiepunten.herkomst import Herkomst
from actiepunten.render import bevindingtekst, machine
from actiepunten.render.contract import Data
from actiepunten.render.markdown import paragraph
from actiepunten.render.text import one_line
from actiepunten.rules.catalogue import alle_regels
from actiepunten.rules.registry import Regel
from actiepunten.rules.runner import Uitslag
from actiepunten.stand import Stand

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE = "SRCROOT"
_FINGERPRINT = "actiepunten/v1"
_PLACEHOLDER = re.compile(r"\{(\d+)\}")
_LEVEL = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.INFO: "note"}


def render(herkomst: Herkomst, stand: Stand, uitslag: Uitslag, prefix: str) -> str:
    """One run with all rules, all findings and, as suppressed results, what deviates with reason."""
    return machine.to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(herkomst, stand, uitslag, prefix)]})


def _run(herkomst: Herkomst, stand: Stand, uitslag: Uitslag, prefix: str) -> Data:
    regels = {regel.code: regel for regel in alle_regels()}
    nummers = {code: nummer for nummer, code in enumerate(regels)}
    paren = [*((bevinding, "") for bevinding in uitslag.bevindingen), *_excepted(stand, uitslag, regels)]
    namen = fingerprints((bevinding for bevinding, _ in paren), prefix)
    return {
        "tool": {
            "driver": {"name": "actiepunten", "version": __version__, "rules": [_rule(r) for r in regels.values()]}
        },
        "language": "nl",
        **_left_out(herkomst, prefix),
        # Where the top of the repository is, only the reader knows.
        "originalUriBaseIds": {_BASE: {"description": {"text": "De hoofdmap van de git-repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            {
                "ruleId": bevinding.regel,
                "ruleIndex": nummers[bevinding.regel],
                **_result(bevinding, reden, prefix),
                "partialFingerprints": {_FINGERPRINT: naam},
            }
            for (bevinding, reden), naam in zip(paren, namen, strict=True)
        ],
        "properties": {"peildatum": herkomst.peildatum.isoformat(), "revisie": herkomst.revisie},
    }


def _rule(regel: Regel) -> Data:
    waarom, oplossing = _message(regel.waarom), _message(regel.oplossing)
    return {
        "id": regel.code,
        "shortDescription": {"text": _message(regel.titel)},
        "fullDescription": {"text": waarom},
        "help": {
            "text": f"{waarom}\n\nOplossing: {oplossing}",
            "markdown": f"{paragraph(waarom)}\n\n**Oplossing:** {paragraph(oplossing)}",
        },
        "defaultConfiguration": {"level": _LEVEL[regel.ernst]},
    }


def _result(bevinding: Bevinding, reden: str, prefix: str) -> Data:
    return {
        "level": _LEVEL[bevinding.ernst],
        "message": {"text": _message(bevindingtekst.way_out(bevinding))},
        "locations": [{"physicalLocation": _location(bevinding.plaats, prefix)}],
        # Of all results or of none, says the standard.
        "suppressions": [{"kind": "inSource", "justification": one_line(reden)}] if reden else [],
    }


def _excepted(stand: Stand, uitslag: Uitslag, regels: Mapping[str, Regel]) -> Iterator[tuple[Bevinding, str]]:
    """What deviates with reason, as findings about the file of the record, each with the reason."""
    for een in uitslag.uitgezonderd:
        regel = regels[een.regel]
        plaats = Plaats(stand.register.origins[een.record].bestand)
        melding = f"{een.record} wijkt met reden af van {regel.code}: {regel.titel}"
        yield Bevinding(regel.code, regel.ernst, plaats, melding, "", een.record), een.reden


def _location(plaats: Plaats, prefix: str) -> Data:
    artifact = {"artifactLocation": {"uri": _uri(prefix + plaats.bestand), "uriBaseId": _BASE}}
    if not plaats.regelnummer:
        return artifact
    kolom = {"startColumn": plaats.kolom} if plaats.kolom else {}
    return {**artifact, "region": {"startLine": plaats.regelnummer, **kolom}}


def _left_out(herkomst: Herkomst, prefix: str) -> Data:
    """Where files were left out: a run that says so."""
    if not herkomst.onleesbaar:
        return {}
    notifications = [
        {
            "level": "warning",
            "message": {"text": "dit bestand is niet te lezen en weggelaten"},
            "locations": [{"physicalLocation": _location(Plaats(bestand), prefix)}],
        }
        for bestand in herkomst.onleesbaar
    ]
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notifications}]}


def _uri(pad: str) -> str:
    return quote(pad, errors="surrogateescape")


def _message(tekst: str) -> str:
    """Text without what SARIF gives a meaning: places to fill in, such as ``{0}``, and links.

    The standard doubles every brace, but no reader makes one of them again; then `{geen: reden}` would be bad advice.
    """
    return _PLACEHOLDER.sub(r"{{\1}}", one_line(tekst)).replace("](", "] (")
