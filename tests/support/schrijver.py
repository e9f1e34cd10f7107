"""A program of its own that writes in the register it stands in, told by a JSON text; it says where it is.

Tests stop it, refuse it a system call, or start many at once.
"""

import json
import os
import sys
from pathlib import Path


def main(bron: str, opdracht: str) -> None:
    sys.path.insert(0, bron)
    from actiepunten.errors import ActiepuntenError
    from actiepunten.storage.writer import FileChange, locked, write_all

    gevraagd = json.loads(opdracht)
    if uid := gevraagd.get("uid"):
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)
    root = Path()

    def schrijf() -> None:
        rijen = [(path, oud and oud.encode(), nieuw and nieuw.encode()) for path, oud, nieuw in gevraagd["schrijf"]]
        changes = [FileChange(path, oud, nieuw) for path, oud, nieuw in rijen]
        os.write(1, b"begin\n")
        with locked(root):
            if changes:
                write_all(root, changes)
        os.write(1, b"eind\n")

    def nummer() -> None:
        with locked(root):
            vrij = max((int(file.stem) for file in root.glob("data/acties/*.yaml")), default=0) + 1
            write_all(root, [FileChange(f"data/acties/{vrij}.yaml", None, f"{gevraagd['wie']}\n".encode())])

    def regels() -> None:
        path = "data/acties/lijst.yaml"
        for keer in range(gevraagd["keren"]):
            with locked(root):
                oud = (root / path).read_bytes()
                write_all(root, [FileChange(path, oud, oud + f"{gevraagd['wie']} {keer}\n".encode())])

    try:
        {"schrijf": schrijf, "nummer": nummer, "regels": regels}[gevraagd["doe"]]()
    except ActiepuntenError as fout:
        sys.stdout.write(f"{type(fout).__name__}: {fout.melding}: {fout.hint}\n")
        sys.exit(fout.exit_code)


main(*sys.argv[1:])
