"""The taxes on the totals of an estimate, and the totals in Chinese capitals, in words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.estimates.capitals import CAPITALS_END, in_capitals
from kimi_calc.estimates.estimate import Taxes
from kimi_calc.estimates.report import InWords, Said, TaxLine
from kimi_calc.estimates.taxes import taxed
from kimi_calc.estimates.totals import Figure, Totals
from kimi_calc.pricing.amounts import exact_percent
from kimi_calc.viewmodels.item_wording import figure


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
    labelled = (
        (QCoreApplication.translate("Report", "Per month in capitals"), month),
        (QCoreApplication.translate("Report", "Once in capitals"), once),
        (QCoreApplication.translate("Report", "First year in capitals"), year),
    )
    lines = []
    for label, amount in labelled:
        if amount is not None and amount < CAPITALS_END:
            text, rounded = in_capitals(amount)
            if rounded:
                wording = QCoreApplication.translate("Report", "{capitals} (rounded)")
                text = wording.format(capitals=text)
            lines.append(InWords(label, amount, text, rounded))
    return tuple(lines)


def _line(label: str, found: Totals, month: Decimal, once: Decimal, year: Decimal) -> TaxLine:
    """A line, where there is anything that comes again, and anything that takes place once."""
    monthly = Figure(month, found.month.exact) if found.recurring else None
    at_once = Figure(once) if found.once or not found.recurring else None
    amounts = (monthly, at_once, Figure(year, found.year.exact))
    shown = Said(*("–" if one is None else figure(one, found.currency) for one in amounts))
    return TaxLine(label, monthly and month, at_once and once, year, shown)
