"""What an estimate's file is refused with."""

from __future__ import annotations

from kimi_calc.estimates.messages import worded
from kimi_calc.price_lists.faults import Faults
from kimi_calc.pricing.errors import FileError


class EstimateError(FileError):
    """An estimate's file that can't be opened, or an estimate that can't be written."""


def faults_of(name: str) -> Faults:
    """Gathers the faults of an estimate's file; what it raises is an EstimateError."""
    return Faults(name, EstimateError, worded)
