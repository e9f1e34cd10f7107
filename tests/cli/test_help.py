import click
import pytest
import typer.main
from syrupy.assertion import SnapshotAssertion

from actiepunten import __version__
from actiepunten.cli.app import app
from actiepunten.cli.opdrachten import OPDRACHTEN
from cli.answers import english_in
from cli.snapshots import TextFile
from conftest import Run

GROUP = typer.main.get_command(app)
assert isinstance(GROUP, click.Group)
COMMANDS = sorted(GROUP.commands)
NIEUW = GROUP.commands["nieuw"]
assert isinstance(NIEUW, click.Group)
COMMAND: dict[tuple[str, ...], click.Command] = {
    **{(naam,): GROUP.commands[naam] for naam in COMMANDS},
    **{("nieuw", soort): NIEUW.commands[soort] for soort in NIEUW.commands},
}
"""Each command by the words with which it is called."""
PAGES = [(), *COMMAND]
WRITING = {
    "nieuw", "voortgang", "uitstel", "overdracht", "vervallen", "herzie", "koppel", "wijzig", "init",
    "vergadering", "importeer", "hernummer", "samenvoegen",
}  # fmt: skip
WITHOUT_FORM = {("init",), ("koppel",), ("importeer",), ("hernummer",), ("samenvoegen",)}
READING = {"besluiten", "casussen", "check", "exporteer", "rapport", "status", "toon"}

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
    ("nieuw", "wens"),
    ("nieuw", "besluit"),
    ("nieuw", "besluit", "--orgaan"),
    ("nieuw", "actie", "--titl", "T"),
    ("nieuw", "casus", "iets"),
    ("voortgang",),
    ("voortgang", "A-2018", "--status", "loopt"),
    ("voortgang", "XX-1", "--status", "loopt"),
    ("voortgang", "A-2018-09-14-05", "--status", "klaar"),
    ("voortgang", "A-2018-09-14-05", "--status"),
    ("voortgang", "A-2018-09-14-05", "--droog=ja"),
    ("uitstel", "A-2018-09-14-05"),
    ("overdracht", "A-2018-09-14-05"),
    ("vervallen", "A-2018-09-14-05"),
    ("herzie",),
    ("koppel", "A-2018-09-14-05"),
    ("koppel", "A-2018-09-14-05", "XX-1"),
    ("wijzig", "A-2018-09-14-05"),
    ("wijzig", "A-2018-09-14-05", "--leeg", "niets"),
    ("init", "--forge", "svn"),
    ("init", "--naam"),
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
    assert set(COMMANDS) == READING | {"ci", "schema", "verschil", "site", "bekijk", *WRITING}
    assert sorted(NIEUW.commands) == ["actie", "besluit", "casus"]


@pytest.mark.parametrize("naam", COMMANDS)
def test_the_list_of_commands_says_what_the_help_of_each_begins_with(naam: str) -> None:
    """The list is there before a command is imported; it does not drift away from the commands themselves."""
    uitleg = GROUP.commands[naam].help
    assert uitleg
    assert OPDRACHTEN[naam] == " ".join(uitleg.split("\n\n")[0].split())


@pytest.mark.parametrize("page", COMMAND, ids=" ".join)
def test_every_command_and_option_is_explained(page: tuple[str, ...]) -> None:
    """Each command, option and argument has a sentence that begins with a capital or names its choices, and ends."""
    command, naam = COMMAND[page], " ".join(page)
    assert command.help
    for param in command.params:
        uitleg = getattr(param, "help", None)
        assert uitleg, (naam, param.name)
        assert uitleg.endswith("."), (naam, param.name)


def options_of(page: tuple[str, ...]) -> set[str]:
    """The options of a command."""
    return {optie for param in COMMAND[page].params for optie in param.opts}


@pytest.mark.parametrize("naam", sorted(READING))
def test_every_reading_command_takes_peildatum_revisie_and_register(naam: str) -> None:
    """The two kinds of time and the register can be chosen wherever records are read."""
    assert {"--datum", "--revisie", "--register"} <= options_of((naam,))


@pytest.mark.parametrize("page", [page for page in COMMAND if page[0] in WRITING and page != ("nieuw",)], ids=" ".join)
def test_every_writing_command_can_be_tried_first(page: tuple[str, ...]) -> None:
    """``--droog`` everywhere; ``--bewerk`` where fields are filled in; the register can be named where there is one."""
    opties = options_of(page)
    assert page == ("samenvoegen",) or "--droog" in opties
    assert "--revisie" not in opties
    assert page == ("init",) or "--register" in opties
    assert page in WITHOUT_FORM or "--bewerk" in opties


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
