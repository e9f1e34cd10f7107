"""A list as its reader gives it, without a file."""

from collections.abc import Sequence

from actiepunten.bladen import Blad, Lijst, Rij


def een_lijst(*rijen: Sequence[str]) -> Lijst:
    """One sheet of these rows, the first of them row 1."""
    alle = [Rij(n, f"rij {n}", tuple(rij)) for n, rij in enumerate(rijen, start=1)]
    return Lijst((Blad("", tuple(rij for rij in alle if any(rij.cellen))),))
