"""Why an estimate's file can't be opened, in words."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.files import EstimateError
from kimi_calc.estimates.messages import worded


def estimate_faults(error: EstimateError) -> list[str]:
    """Each fault of a file in a line: where it is, what is wrong, what to do about it."""
    placed = QCoreApplication.translate("PriceLists", "line {line}, column {column}: {fault}")
    lines = []
    for fault in error.faults:
        # The words are marked as ones to be translated where they stand.
        said = worded(fault.code, fault.values, QCoreApplication.translate)
        if fault.line is not None:
            said = placed.format(line=fault.line, column=fault.column, fault=said)
        lines.append(said)
    return lines


def not_opened(path: PurePath, error: EstimateError) -> tuple[str, str]:
    """Why a file was not opened: a line, and all of it."""
    faults = estimate_faults(error)
    if len(faults) > 1:
        wording = QCoreApplication.translate(
            "EstimateFile", "{file} can't be opened: {fault} (and {n} more)"
        )
    else:
        wording = QCoreApplication.translate("EstimateFile", "{file} can't be opened: {fault}")
    line = wording.format(file=path.name, fault=faults[0], n=len(faults) - 1)
    return line, "\n".join((str(path), *faults))
