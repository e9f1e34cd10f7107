import click
import pytest
import typer.main
from syrupy.assertion import SnapshotAssertion

from actiepunten import __version__
from actiepunten.cli.app import app
from cli.answers import english_in
from cli.snapshots import TextFile
from conftest import Run

GROUP = typer.main.get_command(app)
assert isinstance(GROUP, click.Group)
COMMANDS = sorted(GROUP.commands)
PAGES = [(), *((naam,) for naam in COMMANDS)]

ERRORS: list[tuple[str, ...]] = [
    ("bestaat-niet",),
    ("statu",),
    ("--bestaat-niet",),
    ("status", "--ownr", "CCI"),
    ("status", "--bestaat-niet"),
    ("status", "--owner"),
    ("status", "--datum"),
    ("status", "--open=ja"),
    ("status", "--formaat", "xml"),
    ("status", "--formaat"),
    ("status", "iets"),
    ("status", "iets", "anders"),
    ("status", "--status", "klaar"),
    ("status", "--datum", "morgen"),
    ("status", "--owner", "XXXX"),
    ("status", "--besluit", "XX-1"),
    ("status", "--register", "/bestaat/niet"),
    ("rapport", "--formaat", "pdf"),
    ("rapport", "--uit"),
    ("rapport", "--sjabloon", "bestaat-niet.j2"),
    ("rapport", "--sinds", "bestaat-niet"),
    ("toon",),
    ("toon", "XX-1"),
    ("toon", "2018"),
    ("besluiten", "--soort", "wens"),
    ("casussen", "--locatie", "elders"),
    ("check", "--formaat", "xml"),
    ("check", "--kies", "Z9"),
    ("schema", "bestaat-niet"),
    ("ci",),
    ("ci", "svn"),
    ("ci", "github", "--tak"),
    ("ci", "github", "--bron", "$X"),
    ("schema", "actie", "iets"),
    ("-x",),
    ("status", "-x"),
]


@pytest.fixture
def text_file(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """A snapshot as a text file of its own."""
    return snapshot.use_extension(TextFile)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: " ".join(page) or "actiepunten")
def test_help_reads_as_it_did(run: Run, text_file: SnapshotAssertion, page: tuple[str, ...]) -> None:
    """The help of the program and of each command, as a user reads it."""
    ran = run(*page, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == text_file


@pytest.mark.parametrize("page", PAGES, ids=lambda page: " ".join(page) or "actiepunten")
def test_help_is_dutch_and_fits_80_columns(run: Run, page: tuple[str, ...]) -> None:
    """No English word of the libraries stands on any page of help."""
    out = run(*page, "--help").out
    assert english_in(out) == []
    assert max(map(len, out.splitlines())) <= 80


def test_the_commands_are_those_of_the_design() -> None:
    """The commands under their Dutch names, and no other."""
    assert COMMANDS == ["besluiten", "casussen", "check", "ci", "rapport", "schema", "status", "toon", "verschil"]


@pytest.mark.parametrize("naam", COMMANDS)
def test_every_command_and_option_is_explained(naam: str) -> None:
    """Each command, option and argument has a sentence that begins with a capital or names its choices, and ends."""
    assert isinstance(GROUP, click.Group)
    command = GROUP.commands[naam]
    assert command.help
    for param in command.params:
        uitleg = getattr(param, "help", None)
        assert uitleg, (naam, param.name)
        assert uitleg.endswith("."), (naam, param.name)


@pytest.mark.parametrize("naam", COMMANDS)
def test_every_reading_command_takes_peildatum_revisie_and_register(naam: str) -> None:
    """The two kinds of time and the register can be chosen wherever records are read."""
    assert isinstance(GROUP, click.Group)
    opties = {optie for param in GROUP.commands[naam].params for optie in param.opts}
    assert naam in {"ci", "schema", "verschil"} or {"--datum", "--revisie", "--register"} <= opties


@pytest.mark.parametrize("arguments", ERRORS, ids=" ".join)
def test_errors_are_dutch_with_a_way_out(run: Run, arguments: tuple[str, ...]) -> None:
    """A mistake on the command line is told on stderr, in Dutch, in two lines; nothing on stdout."""
    ran = run(*arguments)
    assert ran.code in (2, 3)
    assert ran.out == ""
    eerste, tweede = ran.err.splitlines()
    assert eerste.startswith("Fout: ")
    assert tweede.startswith("  → ")
    assert english_in(ran.err) == []


@pytest.mark.parametrize("arguments", [("status", "--owner"), ("status", "--open=ja"), ("status", "--ownr", "CCI")])
def test_an_error_points_at_the_help_of_its_command(run: Run, arguments: tuple[str, ...]) -> None:
    """Who mistypes an option of a command is sent to the help of that command."""
    assert run(*arguments).err.endswith("  → zie `actiepunten status --help`\n")


def test_a_mistyped_command_is_offered_and_not_run(run: Run) -> None:
    """The message names the command as typed, the one that it looks like, and where to look."""
    ran = run("statu")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("Fout: de opdracht 'statu' bestaat niet. Bedoelde u 'status'?\n  → zie `actiepunten --help`\n")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    """Typing the name alone explains the program; it is wrong use all the same."""
    ran = run()
    assert ran.code == 2
    assert run("--help").out.strip() in (ran.out + ran.err)


def test_versie_shows_the_version(run: Run) -> None:
    """One line with name and version."""
    assert run("--versie").out == f"actiepunten {__version__}\n"
