"""The faults of a price list file in the language in use."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.messages import worded
from kimi_calc.pricing import PriceListError


def price_list_faults(error: PriceListError) -> list[str]:
    """Each fault of a price list in a line: where it is, what is wrong, what to do about it."""
    placed = QCoreApplication.translate("PriceLists", "line {line}, column {column}: {fault}")
    lines = []
    for fault in error.faults:
        said = worded(fault.code, fault.values, _translated)
        if fault.line is not None:
            said = placed.format(line=fault.line, column=fault.column, fault=said)
        lines.append(said)
    return lines


def _translated(words: str) -> str:
    return QCoreApplication.translate("PriceLists", words)  # marked where they stand
