"""Bodies and roles over time: spelling, names, succession. A seat that moves by decision is no succession."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from actiepunten.records.inrichting import Functie


class Functies:
    """All bodies and roles of a register, by code."""

    def __init__(self, organen: Iterable[Functie], rollen: Iterable[Functie]) -> None:
        self.organen = tuple(organen)
        self.rollen = tuple(rollen)
        self._by_code = {functie.code: functie for functie in (*self.rollen, *self.organen)}
        self._voorgangers: dict[str, list[str]] = {}
        for functie in self._by_code.values():
            for opvolger in functie.opvolgers:
                self._voorgangers.setdefault(opvolger, []).append(functie.code)

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[Functie]:
        return iter((*self.organen, *self.rollen))

    def get(self, code: str) -> Functie | None:
        """The body or role of that code."""
        return self._by_code.get(code)

    def is_orgaan(self, code: str) -> bool:
        """Whether the code is that of a body."""
        return any(functie.code == code for functie in self.organen)

    def find(self, getypt: str) -> Functie | None:
        """The body or role meant by a code or a spelling of its name, in any case."""
        gezocht = getypt.casefold().strip()
        return next((f for f in self if f.code.casefold() == gezocht), None) or next(
            (f for f in self if gezocht in (naam.casefold() for naam in spellings(f))), None
        )

    def nearest(self, getypt: str) -> list[str]:
        """Up to three codes that look like what was typed, or whose names do."""
        namen = {naam.casefold(): f.code for f in self for naam in (f.code, *spellings(f))}
        return list(dict.fromkeys(namen[naam] for naam in get_close_matches(getypt.casefold(), namen, n=3, cutoff=0.5)))

    def voorgangers(self, code: str) -> list[str]:
        """The codes that this one succeeded, directly or through others, nearest first."""
        return self._closure(code, lambda c: self._voorgangers.get(c, ()))

    def opvolgers(self, code: str) -> list[str]:
        """The codes that succeeded this one, directly or through others, nearest first."""
        return self._closure(code, lambda c: self._by_code[c].opvolgers if c in self._by_code else ())

    def familie(self, code: str) -> frozenset[str]:
        """The code with all that came before it and all that came after it."""
        return frozenset((code, *self.voorgangers(code), *self.opvolgers(code)))

    def families(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes with all that came before and after them, sorted: by any of them something of theirs is found."""
        return tuple(sorted(frozenset[str]().union(*map(self.familie, codes))))

    def ended(self, code: str, dag: date) -> bool:
        """Whether the last day of the body or role is past."""
        functie = self.get(code)
        return bool(functie and functie.tot and functie.tot.einde < dag)

    def begun(self, code: str, dag: date) -> bool:
        """Whether the body or role exists already."""
        functie = self.get(code)
        return not (functie and functie.vanaf and functie.vanaf.vroegste and functie.vanaf.vroegste > dag)

    def naam(self, code: str, dag: date) -> str:
        """The full name on the day, or the code where the source gives no name."""
        functie = self.get(code)
        if functie is None:
            return code
        vroeger = sorted((e for e in functie.eerder if e.tot.einde >= dag), key=lambda e: e.tot.einde)
        return vroeger[0].naam if vroeger else functie.naam or code

    def voluit(self, code: str, dag: date, toen: date) -> str:
        """Name and code as of the day, with the name it had at an earlier day where that was another."""
        naam, vroeger = self.naam(code, dag), self.naam(code, toen)
        erbij = [code if naam != code else "", f"toen {vroeger}" if vroeger != naam else ""]
        return f"{naam} ({', '.join(filter(None, erbij))})" if any(erbij) else naam

    def label(self, code: str, dag: date) -> str:
        """The code, with what it was called then or is called by now where that differs."""
        if self.ended(code, dag) and (nu := self.in_office_after(code, dag)):
            return f"{code} (nu {' en '.join(nu)})"
        if toen := self._in_office_before(code, dag):
            return f"{code} (toen {' en '.join(toen)})"
        return code

    def in_office(self, code: str, dag: date) -> list[str]:
        """Who does its work on the day: itself, else who came after it, or who still did it then."""
        if self.ended(code, dag):
            return self.in_office_after(code, dag) or [code]
        return self._in_office_before(code, dag) or [code]

    def in_office_after(self, code: str, dag: date) -> list[str]:
        """The successors that do its work on the day."""
        return self._first([c for c in self.opvolgers(code) if not self.ended(c, dag)])

    def _in_office_before(self, code: str, dag: date) -> list[str]:
        """The predecessors that still did its work on the day."""
        zittend = (c for c in self.voorgangers(code) if not self.ended(c, dag))
        return self._first([c for c in zittend if (functie := self.get(c)) and functie.tot])

    def _first(self, codes: list[str]) -> list[str]:
        """Of codes that exist on one day those that have no predecessor among them: they are in office."""
        return [code for code in codes if not any(v in codes for v in self.voorgangers(code))]

    @staticmethod
    def _closure(code: str, step: Callable[[str], Iterable[str]]) -> list[str]:
        found: dict[str, None] = {}
        queue = list(step(code))
        while queue:
            volgende = queue.pop(0)
            if volgende != code and volgende not in found:
                found[volgende] = None
                queue += step(volgende)
        return list(found)


def spellings(functie: Functie) -> Iterator[str]:
    """Every name by which the body or role may be called, apart from its code."""
    if functie.naam:
        yield functie.naam
    yield from functie.ook
    yield from (vroeger.naam for vroeger in functie.eerder)
