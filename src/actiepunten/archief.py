"""Zip files that are the same bytes for the same content: office documents are such files."""

import io
import zipfile

_BEGIN = (1980, 1, 1, 0, 0, 0)
"""The oldest day that a zip file knows."""
_FIRST = "mimetype"
"""What a file of OpenDocument begins with, uncompressed."""


def without_clock(content: bytes) -> bytes:
    """The same zip file without the times at which its parts were written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as oud, zipfile.ZipFile(out, "w") as nieuw:
        for naam in sorted(oud.namelist(), key=lambda naam: naam != _FIRST):
            soort = zipfile.ZIP_STORED if naam == _FIRST else zipfile.ZIP_DEFLATED
            nieuw.writestr(zipfile.ZipInfo(naam, _BEGIN), oud.read(naam), soort)
    return out.getvalue()
