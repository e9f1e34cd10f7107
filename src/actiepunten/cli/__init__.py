"""The command line. Importing it makes click and Typer speak Dutch.

Whoever imports click or Typer itself must import this package first: they look up their texts once.
"""

from actiepunten.cli import nederlands

nederlands.install()
