"""The Dutch of the command-line libraries.

Click and Typer look up their texts through ``gettext``. A catalogue on disk would depend on the locale of the
machine; this one does not: the look-up itself is replaced, before either library is imported.
"""

import gettext

TEKSTEN = {
    "Usage:": "Gebruik:",
    "Options": "Opties",
    "Arguments": "Argumenten",
    "Commands": "Opdrachten",
    "Show this message and exit.": "Toon deze uitleg.",
    "Try '{command} {option}' for help.": "Zie '{command} {option}'.",
    "Error: {message}": "Fout: {message}",
    "Aborted!": "Afgebroken.",
    "required": "verplicht",
    "default: {default}": "standaard: {default}",
    "(dynamic)": "(berekend)",
    "env var: {var}": "omgevingsvariabele: {var}",
    "deprecated": "verouderd",
    "Missing command.": "Er ontbreekt een opdracht.",
    "Missing argument": "Er ontbreekt een argument",
    "Missing option": "Er ontbreekt een optie",
    "Missing parameter": "Er ontbreekt een waarde",
    "Missing parameter: {param_name}": "Er ontbreekt een waarde: {param_name}",
    "Missing {param_type}": "Er ontbreekt een {param_type}",
    "No such command {name!r}.": "De opdracht {name!r} bestaat niet.",
    "No such option {name!r}.": "De optie {name!r} bestaat niet.",
    "Option {name!r} does not take a value.": "De optie {name!r} heeft geen waarde.",
    "Argument {name!r} takes {nargs} values.": "Het argument {name!r} heeft {nargs} waarden.",
    "Invalid value: {message}": "Dit kan niet: {message}",
    "Invalid value for {param_hint}: {message}": "Dit kan niet bij {param_hint}: {message}",
    "Choose from:\n\t{choices}": "Kies uit:\n\t{choices}",
    "{name} {filename!r} does not exist.": "{name} {filename!r} bestaat niet.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} is een map.",
    "{name} {filename!r} is a file.": "{name} {filename!r} is een bestand.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} is niet te lezen.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} is niet te schrijven.",
    "Could not open file {filename!r}: {message}": "Het bestand {filename!r} gaat niet open: {message}",
    "{value!r} is not a valid {number_type}.": "{value!r} is geen {number_type}.",
    "{value} is not in the range {range}.": "{value} valt niet binnen {range}.",
    "integer": "geheel getal",
    "file": "bestand",
    "directory": "map",
    "path": "pad",
    "unknown error": "onbekende fout",
    "{name} {filename!r} is not executable.": "{name} {filename!r} is niet uit te voeren.",
}

MEERVOUDEN = {
    "{value!r} is not {choice}.": ("{value!r} is niet {choice}.", "{value!r} is niet een van {choices}."),
    "Got unexpected extra argument ({args})": (
        "Er staat een argument te veel ({args})",
        "Er staan argumenten te veel ({args})",
    ),
    "Option {name!r} requires an argument.": (
        "Bij de optie {name!r} hoort een waarde.",
        "Bij de optie {name!r} horen {nargs} waarden.",
    ),
    "Did you mean {possibility}?": ("Bedoelde u {possibility}?", "(Bedoelde u een van: {possibilities}?)"),
}


def translate(message: str) -> str:
    """The Dutch text, or the text itself where there is none."""
    return TEKSTEN.get(message, message)


def translate_plural(msgid1: str, msgid2: str, n: int) -> str:
    """The Dutch text for one or for more."""
    enkelvoud, meervoud = MEERVOUDEN.get(msgid1, (msgid1, msgid2))
    return enkelvoud if n == 1 else meervoud


def install() -> None:
    """Make the libraries that are imported from now on speak Dutch."""
    gettext.gettext = translate
    gettext.ngettext = translate_plural
