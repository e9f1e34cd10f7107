"""What can stop a command: one line that says what is wrong, and one that says the way out."""


class ActiepuntenError(Exception):
    """An expected failure: shown as a message and a hint, never as a traceback.

    ``exit_code`` 3 is for what the surroundings refuse (no register here, git missing).
    """

    exit_code = 3

    def __init__(self, melding: str, hint: str = "") -> None:
        super().__init__(melding)
        self.melding = melding
        self.hint = hint


class UsageError(ActiepuntenError):
    """The user typed something that does not exist: a date, an owner, a code, an id."""

    exit_code = 2


class RegisterNotFound(ActiepuntenError):
    """There is no ``data/register.yaml`` here or above."""


class GitError(ActiepuntenError):
    """Git is missing, this is no repository, or the revision is unknown."""


class MissingExtra(ActiepuntenError):
    """A library that an extra brings is not installed; all that does not need it works without it."""

    def __init__(self, waarvoor: str, library: str, extra: str) -> None:
        super().__init__(
            f"voor {waarvoor} ontbreekt {library}", f"installeer het met: pip install 'actiepunten[{extra}]'"
        )


class TemplateFault(ActiepuntenError):
    """A template of the register cannot be used."""
