"""The report in each format; the one place where a format is added. Some are text, the others files of a program."""

from collections.abc import Callable

from actiepunten.errors import UsageError
from actiepunten.rapport.pagina import Report
from actiepunten.render.templating import ReadTemplate, render_report


def render(report: Report, formaat: str, own: ReadTemplate, sjabloon: str | None = None) -> str | bytes:
    """The report; :class:`TemplateFault` where a template cannot be used, bytes where it is no text."""
    maak = _DOCUMENTEN.get(formaat)
    if maak is None:
        pagina = render_report(report, formaat, own, sjabloon)
        return _pdf(pagina) if formaat == "pdf" else pagina
    if sjabloon is not None:
        raise UsageError(f"een {formaat}-bestand heeft geen sjabloon", "--sjabloon geldt voor markdown, html en pdf")
    return maak(report)


def _pdf(pagina: str) -> bytes:
    from actiepunten.render.pdf import to_pdf  # noqa: PLC0415 (slow to import)

    return to_pdf(pagina)


def _odt(report: Report) -> bytes:
    from actiepunten.render.odt import to_odt  # noqa: PLC0415 (id.)
    from actiepunten.render.stuk import make_document  # noqa: PLC0415

    return to_odt(make_document(report))


def _docx(report: Report) -> bytes:
    from actiepunten.render.docx import to_docx  # noqa: PLC0415 (id.)
    from actiepunten.render.stuk import make_document  # noqa: PLC0415

    return to_docx(make_document(report))


_DOCUMENTEN: dict[str, Callable[[Report], bytes]] = {"odt": _odt, "docx": _docx}
