"""A digest in each format: Markdown, a page, or a draft for a mail program. Nothing is ever sent."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from actiepunten.berichten.herinnering import Herinnering
from actiepunten.errors import UsageError
from actiepunten.render.templating import ReadTemplate, make_environment, render
from actiepunten.render.text import one_line


def render_reminder(bericht: Herinnering, formaat: str, own: ReadTemplate, aan: str | None = None) -> str | bytes:
    """The digest; :class:`TemplateFault` where a template cannot be used."""
    if formaat == "eml":
        return _draft(bericht, own, aan)
    return _text(bericht, formaat, own)


def _text(bericht: Herinnering, formaat: str, own: ReadTemplate) -> str:
    html = formaat == "html"
    environment = make_environment(own, html=html)
    return render(environment, f"herinnering.{'html' if html else 'md'}.j2", bericht=bericht)


def _draft(bericht: Herinnering, own: ReadTemplate, aan: str | None) -> bytes:
    """A message that mail programs open as a draft, with text and page; without a date, which sending gives it."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(f"{bericht.register}: {bericht.onderwerp}")
    if aan is not None:
        mail["To"] = _address(aan)
    mail["X-Unsent"] = "1"
    mail.set_content(_text(bericht, "markdown", own))
    mail.add_alternative(_text(bericht, "html", own), subtype="html")
    mail["Content-Language"] = "nl"
    mail.set_boundary("=-actiepunten-=")  # the same message gives the same bytes
    return mail.as_bytes()


def _address(getypt: str) -> Address:
    """One bare address; other than ASCII not every mail program can read."""
    try:
        adres = Address(addr_spec=getypt.strip())
    except (MessageError, ValueError, IndexError):  # what the library makes of what is no address differs
        adres = Address()
    if not adres.username or not adres.domain or not getypt.isascii() or not getypt.strip().isprintable():
        fout = f"{one_line(getypt)} is geen e-mailadres"
        raise UsageError(fout.strip(), "typ één adres, zoals naam@organisatie.nl")
    return adres
