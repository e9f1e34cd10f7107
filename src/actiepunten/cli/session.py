"""What every command needs: the register, the day it is told of, and where the answer goes.

The only place that asks the clock what day it is.
"""

import os
import re
import sys
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from shutil import get_terminal_size

import typer

from actiepunten.errors import ActiepuntenError, RegisterNotFound, UsageError
from actiepunten.herkomst import Herkomst
from actiepunten.openbaar.uitgave import public_edition
from actiepunten.records.edtf import parse_dag
from actiepunten.register import Register
from actiepunten.render.screen import PLAIN, Screen
from actiepunten.render.text import one_line
from actiepunten.stand import Stand, first_day
from actiepunten.storage.git import GitTree, prefix_of
from actiepunten.storage.loader import Loaded, load
from actiepunten.storage.source import DATA, TEMPLATES, Source, WorkTree, find_root, is_register, refuse_in_data
from actiepunten.storage.writer import refused
from actiepunten.taal import lang

VANDAAG = "vandaag"


class Session:
    """One run of a reading command."""

    def __init__(
        self,
        register: Path | None,
        datum: str | None = None,
        revisie: str | None = None,
        *,
        openbaar: bool = False,
    ) -> None:
        """``openbaar`` asks for the public edition: what is not public is then nowhere in ``register``."""
        self._openbaar = openbaar
        self._register = register
        self._datum = datum
        self._revisie = revisie

    @cached_property
    def vandaag(self) -> date:
        """The day on which the command runs."""
        return date.today()  # noqa: DTZ011 (a board's day is that of the place where it is asked)

    @cached_property
    def root(self) -> Path:
        """The folder that holds ``data/``; :class:`RegisterNotFound` where there is none."""
        try:
            found = find_root(Path.cwd()) if self._register is None else self._root_at(self._register.resolve())
        except (OSError, RuntimeError):  # the folder is gone, or links make a circle
            found = None
        if found is None:
            waar = self._register or "deze map en de mappen erboven"
            raise RegisterNotFound(
                f"in {waar} staat geen register ({DATA}/register.yaml)",
                "ga naar de map van het register, of geef --register MAP",
            )
        return found

    def _root_at(self, given: Path) -> Path | None:
        """The register in the folder that the user named, or of which that is the data folder."""
        folders = [given, given.parent] if given.name == DATA else [given]
        gone = given if self._revisie is not None and given.is_dir() else None  # it may be there at the revision
        return next((folder for folder in folders if is_register(folder)), gone)

    @cached_property
    def source(self) -> Source:
        """The files of the register now, or at the revision asked."""
        return WorkTree(self.root) if self._revisie is None else GitTree(self.root, self._revisie)

    @property
    def revisie(self) -> str | None:
        """The revision that the user asked for, as typed."""
        return self._revisie

    @property
    def prefix(self) -> str:
        """The path of the register within its git repository, such as ``register/``; mostly empty."""
        return prefix_of(self.root)

    @cached_property
    def loaded(self) -> Loaded:
        """Records and findings about their form."""
        return load(self.source)

    @cached_property
    def register(self) -> Register:
        """The register that this run tells of."""
        return self.edition(self.loaded)

    def edition(self, loaded: Loaded) -> Register:
        """The register of what was loaded, here or elsewhere: its public edition where that is asked."""
        heel = make_register(loaded)
        return public_edition(heel) if self._openbaar else heel

    @cached_property
    def _peildatum(self) -> tuple[date, str]:
        """The day, and how it was chosen."""
        gesloten = self.register.inrichting.settings.peildatum
        if self._datum is not None:
            dag = self.parse_date(self._datum)
            later = f"; het register is afgesloten op {lang(gesloten)}" if gesloten and dag > gesloten else ""
            begin = first_day(self.register)
            eerder = f"; het register begint op {lang(begin)}" if begin and dag < begin else ""
            return dag, f"gekozen{later}{eerder}"
        if gesloten:
            return gesloten, "afgesloten register"
        return self.vandaag, VANDAAG if self.register.heeft_inrichting else "vandaag; register.yaml is niet te lezen"

    @property
    def peildatum(self) -> date:
        """The day as of which this run tells."""
        return self._peildatum[0]

    def parse_date(self, getypt: str) -> date:
        """The last day of what was typed; :class:`UsageError` where that is no date."""
        if getypt.casefold() == VANDAAG:
            return self.vandaag
        try:
            return parse_dag(getypt.strip()).einde
        except ValueError:
            fout = "bestaat niet" if re.fullmatch(r"\s*\d+([-/]\d+){2}\s*", getypt) else "is niet te lezen"
            raise UsageError(
                f"de datum {getypt} {fout}", "typ 2018-09-14, 14-9-2018, 2018-09, 2018 of vandaag"
            ) from None

    @cached_property
    def stand(self) -> Stand:
        """The register at the peildatum."""
        return Stand(self.register, self.peildatum)

    @cached_property
    def herkomst(self) -> Herkomst:
        """From what the answer is told."""
        peildatum, gekozen = self._peildatum
        register = self.register
        return Herkomst(
            register.inrichting.naam,
            peildatum,
            gekozen,
            self.source.revisie,
            register.onleesbaar,
            openbaar=register.openbaar,
        )

    @cached_property
    def screen(self) -> Screen:
        """How wide and how colourful the output may be."""
        if sys.stdout is None or not sys.stdout.isatty():
            return PLAIN
        kleur = not os.environ.get("NO_COLOR")
        data = (self.root / DATA).as_uri() if kleur and self._revisie is None else ""
        return Screen(max(40, get_terminal_size().columns), kleur, data)

    @property
    def exit_code(self) -> int:
        """1 where files were left out of the answer."""
        return 1 if self.register.onleesbaar else 0

    def own_template(self, naam: str) -> str | None:
        """The register's own template of that name, of the same revisie as the records."""
        path = f"{TEMPLATES}/{naam}"
        if path not in self._template_paths:
            return None
        content = next(iter(self.source.read([path])))[1]
        return None if content is None else content.decode("utf-8", errors="replace")

    def templates_now(self) -> Callable[[str], str | None]:
        """Like :meth:`own_template`, but of what all templates hold now: what changes later is not seen."""
        namen = [path.removeprefix(f"{TEMPLATES}/") for path in self._template_paths]
        return {naam: self.own_template(naam) for naam in namen}.get

    @cached_property
    def _template_paths(self) -> frozenset[str]:
        return frozenset(self.source.paths(TEMPLATES))

    def refuse_in_data(self, pad: Path) -> None:
        """:class:`UsageError` where what the user wants written would come among the records."""
        refuse_in_data(pad, self.root)

    def saved(self, pad: Path, wat: str, rubricering: object, daarna: str = "") -> None:
        """Say what was written where and who may see it, and end the command; ``daarna`` is a line below that."""
        stand = f"{wat}, stand op {lang(self.peildatum)}" if wat else f"stand op {lang(self.peildatum)}"
        slot = f"; wat erin staat is {rubricering}" if rubricering else ""
        write("\n".join(filter(None, [f"{pad}: {stand}{slot}", daarna])))
        self.tell_left_out()
        raise typer.Exit(self.exit_code)

    def finish(self, antwoord: str | bytes, formaat: str = "") -> None:
        """Write the answer and end the command. CSV and a calendar cannot say what was left out; then stderr does."""
        write(antwoord)
        if formaat in {"csv", "ics"}:
            self.tell_left_out()
        raise typer.Exit(self.exit_code)

    def tell_left_out(self) -> None:
        """Say on stderr which files the answer leaves out, where it has no place for that itself."""
        if self.register.onleesbaar:
            namen = one_line(", ".join(self.register.onleesbaar))
            typer.echo(f"Let op: niet te lezen en weggelaten: {namen}. Zie `actiepunten check`.", err=True)


def make_register(loaded: Loaded) -> Register:
    """The register of what was loaded."""
    return Register(loaded.inrichting, loaded.entries, loaded.onleesbaar)


def write(inhoud: str | bytes) -> None:
    """Write to stdout, text with one line end at its end; a reader that went away ends it in silence."""
    try:
        if isinstance(inhoud, bytes):
            sys.stdout.buffer.write(inhoud)
        else:
            sys.stdout.write(inhoud if inhoud.endswith("\n") else inhoud + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still in the buffer would be written again when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, AttributeError):  # no room, or no stdout at all
        raise ActiepuntenError("de uitvoer is niet te schrijven", "schrijf naar een andere plek") from None


def tell_patience(wat: str) -> None:
    """Say to who waits at a terminal what takes a while."""
    if sys.stderr is not None and sys.stderr.isatty():
        typer.echo(f"Even geduld: {wat}.", err=True)


def refuse_screen(wat: str, hint: str) -> None:
    """:class:`UsageError` where stdout is a terminal, which can show nothing of what is to be written."""
    if sys.stdout is not None and sys.stdout.isatty():
        raise UsageError(f"{wat} past niet op het scherm", hint)


def write_file(bestand: Path, inhoud: str | bytes, *, nieuw: bool = False) -> None:
    """Write to a file that the user named; :class:`ActiepuntenError` where that cannot be.

    With ``nieuw`` nothing may stand there yet; :class:`FileExistsError` where something does.
    """
    try:
        with bestand.open("xb" if nieuw else "wb") as open_bestand:
            open_bestand.write(inhoud.encode() if isinstance(inhoud, str) else inhoud)
    except FileExistsError:
        raise
    except OSError as fout:
        raise refused(str(bestand), fout) from None


def write_new(bestand: Path, inhoud: str | bytes) -> None:
    """Write a file that is not there yet: what is there may hold edits of somebody else."""
    try:
        write_file(bestand, inhoud, nieuw=True)
    except FileExistsError:
        raise ActiepuntenError(f"{bestand} bestaat al", "kies een andere naam, of haal het bestand eerst weg") from None


def make_folder(folder: Path) -> None:
    """The folder that the user named, made where it is not there yet."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise refused(str(folder), fout) from None


def append_file(bestand: Path, wat: str, tekst: Callable[[int], str]) -> None:
    """Add text to a file; ``tekst`` is told how many bytes the file holds, ``wat`` is what the user calls it."""
    try:
        with bestand.open("a", encoding="utf-8", newline="\n") as file:
            file.write(tekst(os.fstat(file.fileno()).st_size))
    except OSError as fout:
        raise refused(f"{wat} {bestand}", fout) from None
