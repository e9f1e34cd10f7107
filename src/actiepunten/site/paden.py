"""Where each page of the site stands: names that stay the same, and that every system takes."""

from datetime import date

OVERZICHT = "index.html"
ZOEKEN = "zoeken.html"
STIJL = "stijl.css"
SCRIPT = "site.js"
NIEMAND = "rollen/niemand_.html"

# Names that Windows keeps for devices, also with something behind a dot.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{naam}{nummer}" for naam in ("com", "lpt") for nummer in range(10))}


def record_pad(map_: str, record_id: str) -> str:
    """The page of a record: its id in small letters."""
    return f"{map_}/{_safe(record_id.lower())}.html"


def rol_pad(code: str) -> str:
    """The page of a role or body: its code as it is."""
    return f"rollen/{_safe(code)}.html"


def thema_pad(code: str) -> str:
    """The page of a thema."""
    return f"themas/{_safe(code)}.html"


def vergadering_pad(orgaan: str, datum: date) -> str:
    """The page of what a body decided on a day."""
    return f"vergaderingen/{_safe(orgaan.lower())}-{datum.isoformat()}.html"


def signaal_pad(code: str) -> str:
    """The list of the acties with a signal."""
    return f"signalen/{code}.html"


def vervolg_pad(pad: str, nummer: int) -> str:
    """The page with that number of something that takes several pages; the first has no number.

    No id, code or slug holds the ``_``, so that such a name is never that of another page.
    """
    return pad if nummer == 1 else f"{pad.removesuffix('.html')}_{nummer}.html"


def eerste_pad(pad: str) -> str:
    """The first page of what that page belongs to."""
    begin, _, nummer = pad.removesuffix(".html").rpartition("_")
    return f"{begin}.html" if begin and nummer.isascii() and nummer.isdigit() else pad


def _safe(naam: str) -> str:
    return f"{naam}_" if naam.lower() in _DEVICES else naam
