"""A result to send on: rows that read well as text and paste into a spreadsheet as numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import escape

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import PriceList, Quote, Usage
from kimi_calc.pricing.amounts import plain
from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.breakdown import charge_name

_Rows = list[tuple[str, ...]]


def result_rows(quote: Quote, price_list: PriceList, today: date) -> _Rows:
    """What was asked and what it costs, a tuple of cells for each row.

    Amounts have all their digits, no currency sign and no separators, so that they stay numbers.
    """
    usage = quote.usage
    assert isinstance(usage, Usage)
    currency = quote.currency
    rows: _Rows = [
        (QCoreApplication.translate("Copy", "Kimi API cost"), today.isoformat()),
        (QCoreApplication.translate("Copy", "Model"), quote.model.id),
        (
            QCoreApplication.translate("Copy", "Price list"),
            f"{price_list.published} {currency}, {price_list.source}",
        ),
        (QCoreApplication.translate("Copy", "Input tokens per request"), str(usage.input_tokens)),
        (QCoreApplication.translate("Copy", "Of these, cache hits"), str(usage.cached_tokens)),
        (QCoreApplication.translate("Copy", "Output tokens per request"), str(usage.output_tokens)),
        (QCoreApplication.translate("Copy", "Requests"), _digits(usage.requests)),
        (),
        (
            QCoreApplication.translate("Copy", "Charge"),
            QCoreApplication.translate("Copy", "Tokens"),
            QCoreApplication.translate("Copy", "{currency} per 1M").format(currency=currency),
            QCoreApplication.translate("Copy", "Subtotal {currency}").format(currency=currency),
        ),
    ]
    has_cache_price = quote.model.has_cache_price
    rows += [
        (
            charge_name(line.charge, has_cache_price=has_cache_price),
            _digits(line.tokens),
            plain(line.unit_price),
            plain(line.amount),
        )
        for line in quote.lines
    ]
    rows += [
        (QCoreApplication.translate("Copy", "Total"), "", "", plain(quote.total)),
        (QCoreApplication.translate("Copy", "Per request"), "", "", plain(quote.per_request)),
    ]
    return [*rows, *[(wording.note(note, quote),) for note in quote.notes]]


def as_text(rows: _Rows) -> str:
    """Cells with tabs between them, a line a row."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


def as_html(rows: _Rows) -> str:
    """A table, for letters and spreadsheets."""
    lines = []
    for row in rows:
        wide = ' colspan="4"' if len(row) == 1 else ""
        lines.append("".join(f"<td{wide}>{escape(cell)}</td>" for cell in row))
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _digits(count: int) -> str:
    return f"{Decimal(count):f}"  # str(int) refuses more than 4300 digits
