"""Templates by Jinja, always in its sandbox: the register's own before the shipped ones, piece by piece."""

import re
import traceback
from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.loaders import FunctionLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from actiepunten.errors import TemplateFault
from actiepunten.rapport.pagina import Report
from actiepunten.records.ids import MAYBE_ID, kind_of_id
from actiepunten.render import markdown
from actiepunten.render.text import clean

ReadTemplate = Callable[[str], str | None]
"""Gives the text of a template of the register by its name, or ``None`` where the register has none."""

SHIPPED = {"markdown": "rapport.md.j2", "html": "rapport.html.j2", "pdf": "rapport.pdf.html.j2"}


def render_report(report: Report, formaat: str, own: ReadTemplate, sjabloon: str | None = None) -> str:
    """The report as Markdown or HTML; :class:`TemplateFault` where a template cannot be used.

    Of ``pdf`` it is the page that is to be printed.
    """
    naam = sjabloon or SHIPPED[formaat]
    environment = make_environment(own, html=formaat != "markdown" or ".html" in naam)
    environment.globals["druk"] = formaat == "pdf"  # there every picture needs words of its own
    return render(environment, naam, rapport=report)


def render(environment: Environment, naam: str, **data: object) -> str:
    """What the template makes of the data; :class:`TemplateFault` where it cannot be used."""
    try:
        return environment.get_template(naam).render(data).rstrip("\n") + "\n"
    except TemplateSyntaxError as fout:
        raise TemplateFault(f"{_FOLDER}{fout.name}:{fout.lineno}: dit is geen geldig sjabloon", _WAY_OUT) from None
    except Exception as fout:
        if waar := _place(fout):
            raise TemplateFault(f"{waar}: {_reason(fout)}", _WAY_OUT) from None
        if isinstance(fout, TemplateNotFound):
            hint = "zet het in templates/ van het register"
            raise TemplateFault(f"het sjabloon {fout.name} bestaat niet", hint) from None
        raise


_KEPT = 50_000
"""How many texts are kept as HTML."""
_FOLDER = "templates/"
_WAY_OUT = "verbeter deze regel, of haal het sjabloon weg om dat van het programma te gebruiken"


def _place(fout: Exception) -> str | None:
    """File and line of the innermost template in which it went wrong; ``None`` where it was in none."""
    frames = [frame for frame in traceback.extract_tb(fout.__traceback__) if frame.filename.startswith(_FOLDER)]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else None


def _reason(fout: Exception) -> str:
    match fout:
        case TemplateNotFound():
            return f"het sjabloon {fout.name} bestaat niet"
        case UndefinedError():
            return "hier staat een naam die niet bestaat"
        case SecurityError():
            return "dit mag een sjabloon niet"
        case _:
            return "deze regel van het sjabloon gaat niet"


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox of Jinja, which asks once per type and name what it would ask at every use.

    Its answer depends on nothing else, and a page asks hundreds of times.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 (as Jinja has it)
        """Whether a template may see this attribute."""
        asked = type(obj), attr
        if (known := self._safe.get(asked)) is not None:
            return known
        answer = bool(super().is_safe_attribute(obj, attr, value))
        if len(self._safe) < _KEPT:
            self._safe[asked] = answer
        return answer


def make_environment(own: ReadTemplate, *, html: bool) -> Environment:
    """Where templates are found and what filters they have; for many pages it is made once."""
    environment = _Sandbox(
        loader=FunctionLoader(lambda naam: _named(naam, _shipped(naam) if (eigen := own(naam)) is None else eigen)),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["druk"] = False
    if html:
        environment.filters |= _html_filters()
        environment.filters["anker"] = lambda naam: escape(anchor(naam))
        environment.filters["csp"] = source_hash
    else:
        environment.filters["regel"] = markdown.inline
        environment.filters["begin"] = markdown.paragraph
        environment.filters["anker"] = anchor
    return environment


def source_hash(script: str) -> Markup:
    """What a content security policy calls a script that stands in the page: then that one runs, and no other."""
    digest = b64encode(sha256(str(script).encode()).digest()).decode()
    return Markup(f"'sha256-{digest}'")  # noqa: S704 (letters, digits, + / = only)


def commonmark() -> MarkdownIt:
    """What reads the text of records: no HTML, no pictures, and no heading between those of the page."""
    return MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])


def _html_filters() -> dict[str, Callable[[str], str]]:
    """What makes HTML of the text of records; much of it, such as a title, is on many pages."""
    lezer = commonmark()

    @lru_cache(_KEPT)
    def inline(tekst: str) -> Markup:
        return _ids_whole(Markup(lezer.renderInline(clean(tekst))))  # noqa: S704 (html=False)

    return {
        "regel": inline,
        "tekst": lambda tekst: _ids_whole(Markup(lezer.render(clean(tekst)))),  # noqa: S704 (html=False)
        "breekbaar": lambda tekst: _break_after_slashes(_ids_whole(Markup(clean(escape(tekst))))),  # noqa: S704 (escaped)
        "kaal": lambda tekst: inline(tekst).striptags(),
        "plat": clean,
    }


_FITS = 28
"""So many characters have room on one line of a phone."""
_WHOLE = '<span class="heel">'
_TAG = re.compile(r"(<[^>]*>)")
_SLASH = re.compile(r"(?<=\w\w)/(?=[^\W\d])")


def _ids_whole(html: Markup) -> Markup:
    """The HTML with every id in its text marked once, so that a style can keep it on one line."""
    if "-" not in html or _WHOLE in html:
        return html
    return _in_text(html, lambda tekst: MAYBE_ID.sub(_marked, tekst))


def _marked(gevonden: re.Match[str]) -> str:
    """An id between marks; not where it is so long that a phone has no room for it, or stands in a path."""
    naam = gevonden[0]
    in_pad = gevonden.start() and gevonden.string[gevonden.start() - 1] == "/"
    return f"{_WHOLE}{naam}</span>" if len(naam) <= _FITS and not in_pad and kind_of_id(naam) else naam


def _break_after_slashes(html: Markup) -> Markup:
    """The HTML with a place to break after every slash between words of its text."""
    return _in_text(html, lambda tekst: _SLASH.sub("/<wbr>", tekst)) if "/" in html else html


def _in_text(html: Markup, change: Callable[[str], str]) -> Markup:
    """The HTML with its text changed, and its tags as they were."""
    delen = _TAG.split(html)
    delen[::2] = map(change, delen[::2])
    return Markup("".join(delen))  # noqa: S704 (what is changed adds tags of our own only)


def anchor(naam: str) -> str:
    """The name of the place of a record on a page."""
    return naam.lower()


def _named(naam: str, tekst: str | None) -> tuple[str, str, None] | None:
    """The text with the file name by which an error shall call it."""
    return None if tekst is None else (tekst, _FOLDER + naam, None)


def _shipped(naam: str) -> str | None:
    """A template that comes with the program."""
    path = PurePosixPath(naam)
    if path.is_absolute() or ".." in path.parts or "\\" in naam:
        return None  # a template may not lead out of the folder
    return shipped(naam)


def shipped(path: str) -> str | None:
    """What comes with the program: in the package, or beside ``src/`` in a checkout."""
    for folder in (files("actiepunten") / "templates", Path(__file__).parents[3] / "templates"):
        template = folder / path
        if template.is_file():
            return template.read_text(encoding="utf-8")
    return None
