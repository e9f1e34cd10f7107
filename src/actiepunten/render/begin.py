"""The files of a new register: explained, with one worked example, and with the settings of an editor.

Its templates are the program's own: a register cannot replace them.
"""

import json
from datetime import date

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from actiepunten.records.edtf import parse_duur
from actiepunten.render.templating import shipped

_TERMIJN = parse_duur("P3M")


def render_begin(naam: str, vandaag: date) -> dict[str, str]:
    """Per path, relative to the root of the register, the text of the file."""
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    waarden = {
        "naam": json.dumps(naam, ensure_ascii=False),
        "vandaag": vandaag.isoformat(),
        "termijn": (_TERMIJN.na(vandaag, 1) or vandaag).isoformat(),
    }
    sjablonen = {
        "data/register.yaml": "data/register.yaml.j2",
        f"data/besluiten/BESTUUR-{vandaag}-01.yaml": "data/besluiten/besluit.yaml.j2",
        f"data/acties/A-{vandaag}-01.yaml": "data/acties/actie.yaml.j2",
        ".vscode/settings.json": ".vscode/settings.json",
        ".vscode/extensions.json": ".vscode/extensions.json",
    }
    return {
        path: environment.from_string(shipped(f"begin/{sjabloon}") or "").render(**waarden)
        for path, sjabloon in sjablonen.items()
    }
