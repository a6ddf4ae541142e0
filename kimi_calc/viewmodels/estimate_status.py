"""The estimate in a line: how much is in it, by which list, and whether it is kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.estimate import Estimate
from kimi_calc.pricing.quantities import group_digits


def estimate_status(estimate: Estimate, state: str) -> str:
    """Parts divided by a point; `state` is the last of them, "" for none."""
    count = len(estimate.items)
    items = QCoreApplication.translate("Status", "{n} items")
    if count == 1:
        items = QCoreApplication.translate("Status", "1 item")
    lists = dict.fromkeys(item.basis for item in estimate.items)
    used = ""
    if len(lists) == 1:
        (basis,) = lists
        day = basis.published.isoformat()
        used = QCoreApplication.translate("Status", "price list {date}").format(
            date=f"{basis.name}, {day}" if basis.name else day
        )
    elif lists:
        used = QCoreApplication.translate("Status", "{n} price lists").format(n=len(lists))
    return " · ".join(filter(None, (items.format(n=group_digits(count)), used, state)))
