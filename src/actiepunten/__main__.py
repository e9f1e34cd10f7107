"""``python -m actiepunten`` does what the command ``actiepunten`` does."""

from actiepunten.cli.app import main

if __name__ == "__main__":
    raise SystemExit(main())
