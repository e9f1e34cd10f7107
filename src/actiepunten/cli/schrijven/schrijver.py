"""What every writing command does: make a plan of the register as it is now, prove it, check it, write all or nothing.

The plan is made under the lock and from a fresh reading, so that nothing of somebody who writes at the same time is
lost. The tool itself never commits: what it wrote is seen with ``git diff``.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import typer

from actiepunten.bevinding import Bevinding, Ernst
from actiepunten.bewerking import Plan
from actiepunten.cli.session import Session, make_register, write
from actiepunten.errors import ActiepuntenError
from actiepunten.invoer.velden import Begrip
from actiepunten.records.ids import Soort, kind_of_id
from actiepunten.render.text import clean, one_line
from actiepunten.rules.registry import Toets
from actiepunten.rules.runner import run
from actiepunten.stand import Stand
from actiepunten.storage.loader import Loaded, load
from actiepunten.storage.places import locate, remarks
from actiepunten.storage.plan import changes_of
from actiepunten.storage.source import DATA, Overlay
from actiepunten.storage.writer import FileChange, compare, locked, write_all
from actiepunten.taal import aantal, lang

Maak = Callable[[Session], Plan]
_WRONG_VALUE = "V203"
_OF_TIME_PASSING = ("T103", "T104", "T105", "T106")
"""Rules that tell how late something is: of no use to who records what is past."""
_NOTHING = "niets te wijzigen; het staat er al"


class Geweigerd(ActiepuntenError):
    """What was to be written breaks a rule; nothing was written."""

    def __init__(self, melding: str, hint: str, exit_code: int = 1) -> None:
        super().__init__(melding, hint)
        self.exit_code = exit_code


@dataclass(frozen=True, slots=True)
class Schrijver:
    """One run of a writing command; with ``droog`` it shows what it would write."""

    register: Path | None
    droog: bool = False
    stil: bool = False
    """Whether the warnings were told already."""

    def session(self) -> Session:
        """The register as it is on disk at this moment."""
        return Session(self.register)

    def voer_uit(self, maak: Maak) -> list[FileChange]:
        """Make the plan and write it; :class:`Geweigerd` where it brings a fault with it."""
        return self.schrijf(lambda session: changes_of(session.root, maak(session), session.register.origins))

    def schrijf(self, changes_for: Callable[[Session], Sequence[FileChange]]) -> list[FileChange]:
        """Write the files that the register as it is now asks for.

        Ends with one line on stdout per file, or with the differences where nothing is to be written.
        """
        if self.droog:
            session = self.session()
            changes = self._proved(session, changes_for(session))
            write(clean("\n".join(map(difference, changes))) if changes else _NOTHING)
            return changes
        with locked(self.session().root) as teruggezet:
            for path in teruggezet:
                tell(f"{path} is teruggezet; een eerdere opdracht was halverwege gestopt")
            session = self.session()
            changes = self._proved(session, changes_for(session))
            write_all(session.root, changes)
        write("\n".join(map(_told, changes)) if changes else _NOTHING)
        return changes

    def _proved(self, session: Session, changes: Sequence[FileChange]) -> list[FileChange]:
        """The files that really change, and on stderr what they make ``check`` warn of."""
        echt = [change for change in changes if change.oud != change.nieuw]
        for change in echt:
            compare(session.root, change)
        nieuw = new_findings(session, echt) if echt else []
        if fouten := [bevinding for bevinding in nieuw if bevinding.ernst is Ernst.FOUT]:
            raise _refusal(fouten)
        for bevinding in () if self.stil else nieuw:
            if bevinding.ernst is Ernst.WAARSCHUWING and bevinding.regel not in _OF_TIME_PASSING:
                tell(f"let op, {bevinding.regel}: {_with_record(bevinding)}")
        gesloten = session.register.inrichting.settings.peildatum
        if echt and not self.stil and gesloten and gesloten < session.vandaag:
            tell(f"dit register is afgesloten op {lang(gesloten)}; wat later gebeurde, staat niet in die stand")
        return echt


def begrip_of(session: Session) -> Begrip:
    """What is known of the register, to understand what was typed today."""
    register = session.register
    need_layout(session)
    themas = [thema.code for thema in register.inrichting.themas]
    onleesbaar = [record_id for record_id in register.onleesbare_ids if kind_of_id(record_id) is Soort.BESLUIT]
    return Begrip(
        register.functies, list(register.besluiten), themas, session.vandaag, session.vandaag, onleesbaar=onleesbaar
    )


def need_layout(session: Session) -> None:
    """Refuse where register.yaml cannot be read: it says which codes there are and which numbers are taken."""
    if not session.register.heeft_inrichting:
        melding = f"{DATA}/register.yaml is niet te lezen; welke codes en nummers er zijn, is dan niet te zien"
        raise ActiepuntenError(melding, "zie `actiepunten check`")


def next_number(session: Session, begin: str, soort: Soort) -> int:
    """The first number behind the ids that begin so: above every number that a file or a removed case has."""
    need_layout(session)
    paths = session.source.paths(f"{DATA}/{soort.map}")
    weg = [verwijderd.casus for verwijderd in session.register.inrichting.verwijderd]
    namen = [*(path.rsplit("/", 1)[-1].removesuffix(".yaml") for path in paths), *weg, *session.register.origins]
    nummers = [naam.removeprefix(begin) for naam in namen if naam.startswith(begin)]
    return max((int(nummer) for nummer in nummers if nummer.isascii() and nummer.isdigit()), default=0) + 1


def new_findings(session: Session, changes: Sequence[FileChange]) -> list[Bevinding]:
    """The findings that the changes bring, apart from those that were there before."""
    files = {change.path: change.nieuw for change in changes}
    voor = _findings(session, session.loaded)
    na = _findings(session, load(Overlay(session.source, files)))
    over = Counter(map(_identity, voor))
    nieuw = []
    for bevinding in na:
        if over[_identity(bevinding)]:
            over[_identity(bevinding)] -= 1
        else:
            nieuw.append(bevinding)
    return nieuw


def _findings(session: Session, loaded: Loaded) -> Sequence[Bevinding]:
    register = make_register(loaded)
    peildatum = register.inrichting.settings.peildatum or session.vandaag
    toets = Toets(Stand(register, peildatum), session.vandaag, None, remarks)
    return run(toets, loaded.bevindingen, loaded.inrichting_origin, locate).bevindingen


def _identity(bevinding: Bevinding) -> tuple[object, ...]:
    return (bevinding.regel, bevinding.plaats.bestand, bevinding.record, bevinding.veld, bevinding.melding)


def _refusal(fouten: Sequence[Bevinding]) -> Geweigerd:
    """A value that its field does not take is wrong use; what breaks another rule is a finding."""
    een = fouten[0]
    rest = f" (en nog {aantal(len(fouten) - 1, 'fout', 'fouten')})" if len(fouten) > 1 else ""
    melding = f"zo kan het niet, {een.regel}: {_with_record(een)}{rest}; er is niets geschreven"
    return Geweigerd(melding, een.oplossing, 2 if een.regel == _WRONG_VALUE else 1)


def _with_record(bevinding: Bevinding) -> str:
    """The sentence of a finding, with the record that it is about where it does not name that itself."""
    waar = bevinding.record or str(bevinding.plaats)
    return bevinding.melding if waar in bevinding.melding else f"{waar}: {bevinding.melding}"


def difference(change: FileChange) -> str:
    """The change of one file as ``diff`` shows it; a new file whole."""
    oud, nieuw = ((content or b"").decode(errors="replace") for content in (change.oud, change.nieuw))
    if change.oud is None:
        return f"# {change.path} (nieuw)\n{nieuw}"
    regels = unified_diff(
        oud.splitlines(keepends=True), nieuw.splitlines(keepends=True), f"a/{change.path}", f"b/{change.path}"
    )
    return "".join(regel if regel.endswith("\n") else f"{regel}\n" for regel in regels)


def _told(change: FileChange) -> str:
    wat = "geschreven" if change.oud is None else "verwijderd" if change.nieuw is None else "gewijzigd"
    return f"{change.path}: {wat}"


def tell(zin: str) -> None:
    """Say something on stderr, beside the answer."""
    typer.echo(one_line(zin), err=True)
