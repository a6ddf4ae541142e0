"""A result to send on: rows that read well as text and paste into a spreadsheet as numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import escape

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Charge, Conversation, Usage
from kimi_calc.pricing.amounts import plain
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels import note_wording
from kimi_calc.viewmodels.breakdown import charge_name
from kimi_calc.viewmodels.calculation import Calculation

Rows = list[tuple[str, ...]]


def result_rows(calculation: Calculation, today: date) -> Rows:
    """What was asked and what it costs, a tuple of cells for each row; no row without a price.

    Amounts have all their digits, no currency sign and no separators, so that they stay numbers.
    """
    quote, price_list = calculation.quote, calculation.price_list
    if not quote:
        return []
    share = calculation.text(calculation.share_field)
    currency = quote.currency
    rows: Rows = [
        (QCoreApplication.translate("Copy", "Kimi API cost"), today.isoformat()),
        (QCoreApplication.translate("Copy", "Model"), quote.model.id),
        (
            QCoreApplication.translate("Copy", "Price list"),
            f"{price_list.published} {currency}, {price_list.source}",
        ),
        *_usage_rows(quote.usage, share),
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
            _charge_with_unit(line.what, has_cache_price=has_cache_price),
            _digits(line.tokens),
            plain(line.unit_price),
            plain(line.amount),
        )
        for line in quote.lines
    ]
    each = (
        QCoreApplication.translate("Copy", "Per conversation")
        if isinstance(quote.usage, Conversation)
        else QCoreApplication.translate("Copy", "Per request")
    )
    rows += [
        (QCoreApplication.translate("Copy", "Total"), "", "", plain(quote.total)),
        (each, "", "", plain(quote.per_request)),
    ]
    return [*rows, *[(note_wording.note(note, quote),) for note in calculation.notes]]


def _charge_with_unit(charge: Charge, *, has_cache_price: bool) -> str:
    """A charge's name, with its unit where that is not the one in the header."""
    name = charge_name(charge, has_cache_price=has_cache_price)
    if charge.unit == "per_call":
        return QCoreApplication.translate("Copy", "{charge}, price of a call").format(charge=name)
    return name


def _usage_rows(usage: Usage | Conversation, share: str) -> Rows:
    """What was asked, as it can be pasted back into the fields."""
    if isinstance(usage, Conversation):
        return [
            (
                QCoreApplication.translate("Copy", "Fixed prefix, tokens"),
                _digits(usage.system_tokens),
            ),
            (
                QCoreApplication.translate("Copy", "Question per turn, tokens"),
                _digits(usage.user_tokens),
            ),
            (
                QCoreApplication.translate("Copy", "Answer per turn, tokens"),
                _digits(usage.reply_tokens),
            ),
            (QCoreApplication.translate("Copy", "Turns"), _digits(usage.turns)),
            (QCoreApplication.translate("Copy", "Conversations"), _digits(usage.conversations)),
            (QCoreApplication.translate("Copy", "Cache hits of what is sent again"), share),
        ]
    return [
        (
            QCoreApplication.translate("Copy", "Input tokens per request"),
            _digits(usage.input_tokens),
        ),
        (QCoreApplication.translate("Copy", "Of these, cache hits"), _digits(usage.cached_tokens)),
        (QCoreApplication.translate("Copy", "Of these, cache hits in percent"), share),
        (
            QCoreApplication.translate("Copy", "Output tokens per request"),
            _digits(usage.output_tokens),
        ),
        *_asked_beside(usage),
        (QCoreApplication.translate("Copy", "Requests"), _digits(usage.requests)),
    ]


def _asked_beside(usage: Usage) -> Rows:
    """What is asked beside tokens read and answered, if anything: writes, calls, a service."""
    rows: Rows = [
        (charge_name(charge), _digits(quantity))
        for charge, quantity in usage.quantities
        if charge.kind in {"cache_write", "per_call"}
    ]
    if usage.service != STANDARD:
        rows.append((QCoreApplication.translate("Copy", "Service"), usage.service))
    return rows


def as_text(rows: Rows) -> str:
    """Cells with tabs between them, a line a row."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


def as_html(rows: Rows) -> str:
    """A table, for letters and spreadsheets."""
    lines = []
    for row in rows:
        wide = ' colspan="4"' if len(row) == 1 else ""
        lines.append("".join(f"<td{wide}>{escape(cell)}</td>" for cell in row))
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _digits(count: int) -> str:
    return f"{Decimal(count):f}"  # str(int) refuses more than 4300 digits
