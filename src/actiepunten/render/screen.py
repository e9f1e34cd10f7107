"""How wide and how colourful text for a terminal may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Screen:
    """The terminal of the user; :data:`PLAIN` where there is none."""

    breedte: int
    kleur: bool
    data: str = ""
    """The address of ``data/`` in the work tree, for links to the files of records; empty where there are none."""


PLAIN = Screen(80, kleur=False)
