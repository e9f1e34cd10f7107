"""The command line. Importing it makes click and Typer speak Dutch, so it must come before them."""

from actiepunten.cli import nederlands

nederlands.install()
