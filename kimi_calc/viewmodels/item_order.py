"""What the items of an estimate are sorted by."""

from __future__ import annotations

from decimal import Decimal
from functools import cmp_to_key
from typing import Any

from PySide6.QtCore import QCollator, QCoreApplication, QLocale, Qt

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.totals import month_of
from kimi_calc.viewmodels.estimate_columns import COL_EACH, COL_MODEL, COL_NAME, COL_NOTE, COL_USAGE


def sort_key(column: int) -> Any:
    """What items are sorted by; what is asked for once comes behind what comes again."""
    if column in {COL_NAME, COL_MODEL, COL_NOTE}:
        compare = cmp_to_key(_collator().compare)
        texts = {
            COL_NAME: lambda item: item.name,
            COL_MODEL: lambda item: item.model.id,
            COL_NOTE: lambda item: item.note,
        }
        return lambda item: compare(texts[column](item))
    if column == COL_USAGE:
        return lambda item: item.times.total
    if column == COL_EACH:
        return lambda item: (item.currency, item.quote.per_request)
    return lambda item: (item.currency, *_amount(item))


def _amount(item: Item) -> tuple[Decimal, Decimal]:
    return month_of(item).amount, item.quote.total


def _collator() -> QCollator:
    """The order of the language in use: Chinese by its sounds, and 2 before 10."""
    spoken = QCoreApplication.translate("EstimateTable", "en", "The language's code: en, zh")
    collator = QCollator(QLocale(spoken))
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator
