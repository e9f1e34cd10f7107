"""Files of Word, Excel and LibreOffice are zip archives of XML: looked through before any library opens one."""

import io
import zipfile

from actiepunten.errors import ActiepuntenError

MAX_BYTES = 30_000_000
_MAX_UNPACKED = 200_000_000
_MAX_XML = 60_000_000
_MAX_PARTS = 20_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
TYPES = "[Content_Types].xml"
"""The part in which Word and Excel say what a file is."""
MIMETYPE = "mimetype"
"""That of OpenDocument."""
_MANIFEST, _LOCKED = "META-INF/manifest.xml", b"encryption-data"
_XML = (".xml", ".rels", ".vml")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def checked(content: bytes, naam: str, soort: str, mark: bytes, kind: str = TYPES) -> io.BytesIO:
    """The archive, once it is whole, of reasonable size and of the kind that ``mark`` in its part ``kind`` tells.

    An entity in XML can stand for gigabytes of text; the format has no use for them, so they are refused.
    """
    if content.startswith(_OLD_OFFICE):
        raise _locked(naam, soort)
    try:
        _look_through(content, naam, soort, mark, kind)
    except ActiepuntenError:
        raise
    except Exception:  # noqa: BLE001 (zipfile, zlib and lzma raise whatever they run into in a damaged file)
        raise unreadable(naam, soort) from None
    return io.BytesIO(content)


def _locked(naam: str, soort: str) -> ActiepuntenError:
    return ActiepuntenError(
        f"{naam} is een oud bestand of is met een wachtwoord beveiligd", f"bewaar het als {soort} zonder wachtwoord"
    )


def _look_through(content: bytes, naam: str, soort: str, mark: bytes, kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _measure(archive, naam)
        if _MANIFEST in archive.namelist() and _LOCKED in archive.read(_MANIFEST):
            raise _locked(naam, soort)
        if mark not in archive.read(kind):
            raise ActiepuntenError(f"{naam} is geen bestand van {soort}", f"bewaar het opnieuw als {soort}")
        for part in archive.infolist():
            if part.filename.endswith(_XML):
                _refuse_declarations(archive.read(part), naam)


def holds(file: io.BytesIO, part: str) -> bool:
    """Whether the archive has a part whose name begins so."""
    with zipfile.ZipFile(file) as archive:
        return any(naam.startswith(part) for naam in archive.namelist())


def unreadable(naam: str, soort: str) -> ActiepuntenError:
    """The error for a file that is damaged or something else than its name says."""
    return ActiepuntenError(f"{naam} is niet te lezen als {soort}", "open het en bewaar het opnieuw")


def _measure(archive: zipfile.ZipFile, naam: str) -> None:
    # A part never unpacks to more than the size that the archive says it has.
    parts = archive.infolist()
    xml = sum(part.file_size for part in parts if part.filename.endswith(_XML))
    if len(parts) > _MAX_PARTS or xml > _MAX_XML or sum(part.file_size for part in parts) > _MAX_UNPACKED:
        raise ActiepuntenError(f"{naam} is uitgepakt te groot om een lijst te zijn", "bewaar alleen de lijst zelf")


def _refuse_declarations(xml: bytes, naam: str) -> None:
    plat = xml.replace(b"\0", b"")  # as it would be in UTF-16
    if any(mark in plat for mark in _DECLARATIONS):
        raise ActiepuntenError(f"{naam} bevat XML die niet in zo'n bestand hoort", "open het en bewaar het opnieuw")
