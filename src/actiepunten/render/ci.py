"""The workflow with which a forge runs the program on every change.

Its templates are the program's own: a register cannot replace them.
"""

import json
from dataclasses import dataclass

from jinja2 import StrictUndefined
from jinja2.loaders import FunctionLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from actiepunten.render.templating import shipped


@dataclass(frozen=True)
class Forge:
    """Where a forge looks for its workflow and from which template it is made; ``vervolg`` is what the user does next.

    ``uitweg`` is for who has another file in that place already.
    """

    plaats: str
    sjabloon: str
    vervolg: tuple[str, ...]
    uitweg: str = "schrijf met --uit naar een andere plaats, of vergelijk met de uitvoer van --uit -"


_AANBIEDEN = "Leg het bestand vast in git en bied het aan; vanaf dan loopt de controle bij elke wijziging."

FORGES = {
    "github": Forge(".github/workflows/actiepunten.yml", "workflow.yml.j2", (_AANBIEDEN,)),
    "gitlab": Forge(
        ".gitlab-ci.yml",
        "gitlab.yml.j2",
        (
            _AANBIEDEN,
            "Voor de opmerking bij een merge request: maak een project access token met scope api.",
            "Zet het als gemaskeerde variabele ACTIEPUNTEN_TOKEN bij Settings > CI/CD.",
            "Zonder dat token staat de tekst alleen in het log.",
        ),
        "geef --uit .gitlab/actiepunten.yml, en zet in .gitlab-ci.yml: include: /.gitlab/actiepunten.yml",
    ),
    "forgejo": Forge(
        ".forgejo/workflows/actiepunten.yml",
        "workflow.yml.j2",
        (_AANBIEDEN, "Kijk of uw runners het label `docker` hebben; pas anders `runs-on` aan."),
    ),
}


def render_workflow(forge: str, *, bron: str, tak: str, register: str) -> str:
    """The workflow; ``register`` is the folder below the top of the repository, empty for the top itself."""
    template = _environment().get_template(FORGES[forge].sjabloon)
    return template.render(forge=forge, bron=bron, tak=tak, register=register).rstrip("\n") + "\n"


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda naam: shipped(f"ci/{naam}")),
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["yaml"] = _quoted
    return environment


def _quoted(tekst: str) -> str:
    """The text between double quotes: what is a string in JSON is the same one in YAML."""
    return json.dumps(tekst, ensure_ascii=False)
