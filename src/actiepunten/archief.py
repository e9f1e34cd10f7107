"""Zip files that are the same bytes for the same content: office documents are such files."""

import io
import re
import zipfile

_BEGIN = (1980, 1, 1, 0, 0, 0)
"""The oldest day that a zip file knows."""
_FIRST = "mimetype"
"""What a file of OpenDocument begins with, uncompressed."""
_PROPERTIES = "docProps/core.xml"
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)<")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def without_clock(content: bytes) -> bytes:
    """The same zip file without the times at which its parts were written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as oud, zipfile.ZipFile(out, "w") as nieuw:
        for naam in sorted(oud.namelist(), key=lambda naam: naam != _FIRST):
            soort = zipfile.ZIP_STORED if naam == _FIRST else zipfile.ZIP_DEFLATED
            inhoud = oud.read(naam)
            nieuw.writestr(zipfile.ZipInfo(naam, _BEGIN), _made_once(inhoud) if naam == _PROPERTIES else inhoud, soort)
    return out.getvalue()


def _made_once(eigenschappen: bytes) -> bytes:
    """Last changed when it was made: a library writes the clock there, whatever it was told."""
    gemaakt = _CREATED.search(eigenschappen)
    return _MODIFIED.sub(rb"\g<1>" + gemaakt[1], eigenschappen) if gemaakt else eigenschappen
