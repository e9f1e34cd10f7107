"""The program on a pseudo-terminal of 80 columns: what a user sees and types. Waiting too long fails the test."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import IO

PATIENCE = 20.0
"""Seconds after which a program that neither asks nor ends has failed."""
CTRL_C, CTRL_D = "\x03", "\x04"
_START = (
    "import fcntl, sys, termios\n"
    "fcntl.ioctl(2, termios.TIOCSCTTY, 0)\n"
    "from actiepunten.cli.app import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


def plain(screen: str) -> str:
    """What somebody reads: without colours and without the addresses of links."""
    return re.sub(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", screen)


class Terminal:
    """One run of the program by somebody at a terminal; ``stdin`` and ``stdout`` may be something else."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        stdin: IO[bytes] | int | None = None,
        stdout: IO[bytes] | int | None = None,
        breed: int = 80,
        **omgeving: str,
    ) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, breed, 0, 0))
        weg = ("ACTIEPUNTEN_REGISTER", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "VISUAL", "EDITOR")
        env = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
        self._child = subprocess.Popen(
            [sys.executable, "-c", _START, *arguments],
            cwd=folder,
            stdin=slave if stdin is None else stdin,
            stdout=slave if stdout is None else stdout,
            stderr=slave,
            start_new_session=True,
            env=env | {"TERM": "xterm-256color"} | omgeving,
        )
        os.close(slave)
        self.screen = ""
        self._seen = 0
        self._bytes = b""

    def expect(self, vraag: str) -> str:
        """Wait until the program asks that and waits; what stood there since the last question."""
        vorm = re.compile(rf"(?:^|\n){re.escape(vraag)}{'' if vraag.endswith(']') else ':'} \Z")
        tot = time.monotonic() + PATIENCE
        while not vorm.search(self.screen, self._seen):
            if not self._read(tot):
                raise AssertionError(f"ended without asking {vraag!r}:\n{self.screen}")
        gezien = self.screen[self._seen :]
        self._seen = len(self.screen)
        return gezien

    def answer(self, vraag: str, antwoord: str) -> str:
        """Wait for the question and type the answer and Enter; what stood there since the last question."""
        gezien = self.expect(vraag)
        os.write(self._master, f"{antwoord}\n".encode())
        return gezien

    def press(self, vraag: str, toets: str) -> str:
        """Wait for the question and press a key; what stood there since the last question."""
        gezien = self.expect(vraag)
        time.sleep(0.1)  # between its question and its reading Python would see the key only after the next
        os.write(self._master, toets.encode())
        return gezien

    def end(self) -> int:
        """Wait until the program ends; its exit code."""
        tot = time.monotonic() + PATIENCE
        while self._read(tot):
            pass
        code = self._child.wait(timeout=PATIENCE)
        os.close(self._master)
        if self._child.stdout:
            self._child.stdout.close()
        return code

    def _read(self, tot: float) -> bool:
        """Take in what the program writes; ``False`` at its end."""
        klaar, _, _ = select.select([self._master], [], [], max(0.0, tot - time.monotonic()))
        if not klaar:
            self._child.kill()
            self._child.wait()
            raise AssertionError(f"no answer within {PATIENCE} seconds:\n{self.screen}")
        try:
            stuk = os.read(self._master, 65536)
        except OSError:  # Linux says so where all have closed the terminal
            return False
        self._bytes += stuk
        self.screen = self._bytes.decode(errors="ignore").replace("\r\n", "\n")
        return bool(stuk)
