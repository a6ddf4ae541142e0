"""The taxes on the totals of an estimate, and the totals in Chinese capitals, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.capitals import CAPITALS_END, in_capitals
from kimi_calc.estimates.estimate import Taxes
from kimi_calc.estimates.report import InWords, Said, TaxLine
from kimi_calc.estimates.taxes import taxed
from kimi_calc.estimates.totals import Totals
from kimi_calc.pricing.amounts import decimals_for, exact_percent, format_amount


def tax_lines(found: Totals, taxes: Taxes, rate: Decimal) -> tuple[TaxLine, ...]:
    """The totals without tax, the tax, and both together; nothing where no taxes are said."""
    if not taxes:
        return ()
    month, year = (taxed(one.amount, taxes, rate) for one in (found.month, found.year))
    once = taxed(found.once, taxes, rate)
    percent = exact_percent(rate)
    labels = (
        QCoreApplication.translate("Report", "Without tax"),
        QCoreApplication.translate("Report", "Tax, {rate}").format(rate=percent),
        QCoreApplication.translate("Report", "With tax"),
    )
    return tuple(
        _line(label, found, *amounts)
        for label, *amounts in zip(labels, month, once, year)  # noqa: B905 - three each
    )


def in_words(found: Totals, taxes: tuple[TaxLine, ...]) -> tuple[InWords, ...]:
    """What has to be paid in a month, once, and in the first year, in capitals.

    With taxes on top that is the amount together with them. None for what is too large for words.
    """
    month: Decimal | None = found.month.amount if found.recurring else None
    once: Decimal | None = found.once if found.once or not found.recurring else None
    year = found.year.amount
    if taxes:
        month, once, year = taxes[-1].month, taxes[-1].once, taxes[-1].year
    labelled: tuple[tuple[str, Literal["month", "once", "year"], Decimal | None], ...] = (
        (QCoreApplication.translate("Report", "Per month in capitals"), "month", month),
        (QCoreApplication.translate("Report", "Once in capitals"), "once", once),
        (QCoreApplication.translate("Report", "First year in capitals"), "year", year),
    )
    lines = []
    for label, of, amount in labelled:
        if amount is not None and amount < CAPITALS_END:
            text, rounded = in_capitals(amount)
            if rounded:
                wording = QCoreApplication.translate("Report", "{capitals} (rounded)")
                text = wording.format(capitals=text)
            lines.append(InWords(label, of, amount, text, rounded))
    return tuple(lines)


def _line(label: str, found: Totals, month: Decimal, once: Decimal, year: Decimal) -> TaxLine:
    """A line, where there is anything that comes again, and anything that takes place once."""
    monthly = month if found.recurring else None
    at_once = once if found.once or not found.recurring else None
    decimals = decimals_of(found)
    shown = (
        "–" if amount is None else format_amount(amount, found.currency, exactly=shown)
        for amount, shown in zip((monthly, at_once, year), decimals, strict=True)
    )
    return TaxLine(label, monthly, at_once, year, Said(*shown), decimals)


def decimals_of(found: Totals) -> tuple[int, int, int]:
    """With how many decimals totals and their taxes are said: what is shown adds up, too.

    One of a total's parts is of whole hundredths. With as many decimals as the total is shown
    with alone, two at least, the other part is rounded as the total is.
    """
    amounts = (found.month.amount, found.once, found.year.amount)
    month, once, year = (decimals_for((amount,)) for amount in amounts)
    return month, once, year
