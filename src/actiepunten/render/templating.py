"""Templates by Jinja, always in its sandbox: the register's own before the shipped ones, piece by piece."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import FunctionLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from actiepunten.errors import TemplateFault
from actiepunten.render import markdown
from actiepunten.render.terminal import clean
from actiepunten.report import Report

ReadTemplate = Callable[[str], str | None]
"""Gives the text of a template of the register by its name, or ``None`` where the register has none."""

SHIPPED = {"markdown": "rapport.md.j2", "html": "rapport.html.j2"}


def render_report(report: Report, formaat: str, own: ReadTemplate, sjabloon: str | None = None) -> str:
    """The report as Markdown or HTML; :class:`TemplateFault` where a template cannot be used."""
    naam = sjabloon or SHIPPED[formaat]
    environment = _environment(own, html=formaat == "html")
    try:
        return environment.get_template(naam).render(rapport=report)
    except TemplateNotFound as fout:
        raise TemplateFault(
            f"het sjabloon {fout.name} bestaat niet", "zet het in templates/ van het register"
        ) from None
    except TemplateSyntaxError as fout:
        waar = f"templates/{fout.name}:{fout.lineno}"
        raise TemplateFault(f"{waar}: dit sjabloon is niet te lezen", str(fout.message)) from None
    except TemplateError as fout:
        raise TemplateFault(f"het sjabloon {naam} is niet te gebruiken", str(fout)) from None


def _environment(own: ReadTemplate, *, html: bool) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda naam: own(naam) or _shipped(naam)),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    if html:
        commonmark = MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])
        environment.filters["regel"] = lambda tekst: Markup(commonmark.renderInline(clean(tekst)))  # noqa: S704 (html=False)
        environment.filters["tekst"] = lambda tekst: Markup(commonmark.render(clean(tekst)))  # noqa: S704 (html=False)
        environment.filters["anker"] = lambda naam: escape(anchor(naam))
    else:
        environment.filters["regel"] = markdown.inline
        environment.filters["begin"] = markdown.paragraph
        environment.filters["anker"] = anchor
    return environment


def anchor(naam: str) -> str:
    """The name of the place of a record on a page."""
    return naam.lower()


def _shipped(naam: str) -> str | None:
    """A template that comes with the program: in the package, or beside ``src/`` in a checkout."""
    for folder in (files("actiepunten") / "templates", Path(__file__).parents[3] / "templates"):
        template = folder / naam
        if template.is_file():
            return template.read_text(encoding="utf-8")
    return None
