"""Estimates as files: what is written, what is read, and what a file is refused with."""

from __future__ import annotations

from pathlib import Path

from kimi_calc.estimates.estimate import Estimate
from kimi_calc.estimates.faults import EstimateError, faults_of
from kimi_calc.estimates.reading import read
from kimi_calc.estimates.writing import MOST_BYTES, written
from kimi_calc.price_lists.files import read_text

__all__ = [
    "MOST_BYTES",
    "SUFFIX",
    "EstimateError",
    "estimate_of_text",
    "read_estimate",
    "written",
]

SUFFIX = ".kimicalc"
"""What the names of estimates' files end with."""


def read_estimate(path: Path) -> Estimate:
    """The estimate in a file, at the prices that it holds.

    EstimateError, naming file, line, column, key and remedy, for a file that can't be read or is
    not wholly right. 10,000 items take less than a second.
    """
    faults = faults_of(str(path))
    return read(read_text(str(path), faults, MOST_BYTES), faults)


def estimate_of_text(text: str, name: str) -> Estimate:
    """The same of a text that is to be the file of this name."""
    faults = faults_of(name)
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        faults.only("too_large", most=MOST_BYTES >> 10)
    return read(text, faults)
