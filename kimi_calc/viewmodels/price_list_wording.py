"""What is to be said of a price list: its faults, and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.price_lists.identity import PLATFORM
from kimi_calc.price_lists.messages import worded
from kimi_calc.pricing import PriceList, PriceListError


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


def origin(price_list: PriceList) -> str:
    """Where the prices of a list come from, how old they are, and that they stay so."""
    if price_list.provider == PLATFORM:
        wording = QCoreApplication.translate(
            "Origin",
            "Prices: from the official price page of {provider}, as of {date}, in {currency}\n"
            "{source}\n"
            "They are not updated by themselves: compare them with the official page before you "
            "use a result.",
        )
    else:
        wording = QCoreApplication.translate(
            "Origin",
            "Prices: from {provider}, as of {date}, in {currency}\n"
            "{source}\n"
            "They are not updated by themselves: compare them with their source before you use a "
            "result.",
        )
    return wording.format(
        provider=price_list.provider,
        date=price_list.published,
        currency=price_list.currency,
        source=price_list.source,
    )
