"""A list as a spreadsheet of OpenDocument. Needs the extra ``office``."""

import io
from collections.abc import Sequence
from typing import Any

from actiepunten.archief import without_clock
from actiepunten.bladen import Opmaak
from actiepunten.errors import ActiepuntenError

_CM = 0.2
"""The width of a character."""
_KOP = (
    '<style:style style:name="Kop" style:family="table-cell"><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
)
_VAK = (
    '<style:style style:name="Vak" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"'
    ' style:vertical-align="top"/></style:style>'
)
_KOLOM = (
    '<style:style style:name="kolom{}" style:family="table-column"><style:table-column-properties'
    ' style:column-width="{:.2f}cm"/></style:style>'
)


def write_ods(rijen: Sequence[Sequence[str]], opmaak: Opmaak) -> bytes:
    """A sheet with a head that comes back on each page; every cell is text, whatever it looks like."""
    odfdo = _library()
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    blad = odfdo.Table(opmaak.titel)
    kolommen = [_KOLOM.format(nummer, breedte * _CM) for nummer, breedte in enumerate(opmaak.breedtes)]
    for stijl in (_KOP, _VAK, *kolommen):
        document.insert_style(odfdo.Element.from_tag(stijl), automatic=True)
    for nummer in range(len(kolommen)):
        blad.append(odfdo.Element.from_tag(f'<table:table-column table:style-name="kolom{nummer}"/>'))
    kop = odfdo.Element.from_tag("<table:table-header-rows/>")
    kop.append(_row(odfdo, rijen[0], "Kop"))
    blad.append(kop)
    for rij in rijen[1:]:
        blad.append(_row(odfdo, rij, "Vak"))
    document.body.append(blad)
    file = io.BytesIO()
    document.save(file)
    return without_clock(file.getvalue())


def _row(odfdo: Any, cellen: Sequence[str], stijl: str) -> Any:  # noqa: ANN401 (the library has no types)
    rij = odfdo.Element.from_tag("<table:table-row/>")
    for tekst in cellen:
        cel = odfdo.Element.from_tag(f'<table:table-cell table:style-name="{stijl}" office:value-type="string"/>')
        for regel in tekst.split("\n"):
            cel.append(odfdo.Paragraph(regel))
        rij.append(cel)
    return rij


def _library() -> Any:  # noqa: ANN401 (id.)
    try:
        import odfdo  # noqa: PLC0415 (an extra; without it everything else works)
    except ImportError:
        raise ActiepuntenError(
            "voor een .ods-bestand ontbreekt odfdo", "installeer het met: pip install 'actiepunten[office]'"
        ) from None
    return odfdo
