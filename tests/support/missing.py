"""What a machine may lack: then a test is skipped with the reason, except in CI, where all has to be there."""

import os
from typing import NoReturn

import pytest


def missing(waarom: str) -> NoReturn:
    """Skip where the machine lacks something; in CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(waarom)
    pytest.skip(waarom)
