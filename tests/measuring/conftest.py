"""The benchmarks' programs, on the sources as they are here."""

from pathlib import Path

import pytest

from benchmarks.sides import Side


@pytest.fixture
def here(root: Path) -> Side:
    return Side("here", root)
