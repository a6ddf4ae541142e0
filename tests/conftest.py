"""What every room of the tests may use."""

from pathlib import Path

import pytest
from acceptance.desktop import desktop, sit_down
from own_lists import own_lists

__all__ = ["desktop", "own_lists", "root", "sit_down"]

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return ROOT
