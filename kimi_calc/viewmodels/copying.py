"""A result to send on: rows for letters and spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal

from PySide6.QtCore import QCoreApplication

from kimi_calc.pricing import Charge, Conversation, Quote
from kimi_calc.pricing.amounts import currency_symbol, plain
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.pricing.usage import STANDARD
from kimi_calc.viewmodels import note_wording, result_wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.charge_names import charge_name, lifetime_name
from kimi_calc.viewmodels.clipboard import Cell, Rows
from kimi_calc.viewmodels.periods import Daily
from kimi_calc.viewmodels.price_list_status import price_list_day
from kimi_calc.viewmodels.result_phrases import budget_buys, sentence


def result_rows(calculation: Calculation, today: date) -> Rows:
    """What it costs and what was asked, a row of cells each; no row without a price.

    Amounts come first, with all their digits.
    """
    quote = calculation.quote
    if not quote:
        return []
    return [
        (sentence(calculation),),
        (),
        (QCoreApplication.translate("Copy", "Total"), *_amount(quote.total, quote.currency)),
        *_about_rows(calculation),
        (result_wording.per_request(quote).caption, *_amount(quote.per_request, quote.currency)),
        *_period_rows(calculation, quote),
        *_budget_rows(calculation),
        (),
        *_model_rows(calculation, today),
        *_usage_rows(quote, calculation.text(calculation.share_field), calculation.daily),
        (),
        *_charge_rows(quote),
        (),
        *[(line,) for line in notes(calculation)],
    ]


def _period_rows(calculation: Calculation, quote: Quote) -> Rows:
    """What requests that go on day by day cost in a day, a month and a year."""
    return [
        (
            result_wording.per_period(period, quote.currency).caption,
            *_amount(period.amount, quote.currency),
        )
        for period in calculation.periods
    ]


def notes(calculation: Calculation) -> list[str]:
    """What the screen says about the result, and the tiers of turns that its chart shows."""
    quote = calculation.quote
    if not quote:
        return []
    turns = [note_wording.note(one, quote) for one in calculation.notes if one.kind == "tier_turns"]
    said = note_wording.notes(calculation)
    return [*turns, *(said.split("\n") if said else [])]


def _about_rows(calculation: Calculation) -> Rows:
    said, about = result_wording.about(calculation), calculation.about
    if not said or about is None:
        return []
    amount, rate = said
    code = calculation.second_currency
    digits = plain(Context(prec=15).plus(about))  # as many as a spreadsheet's number holds
    name = QCoreApplication.translate("Copy", "Total, about")
    return [(name, Cell(amount, digits), Cell("", code), rate)]


def _budget_rows(calculation: Calculation) -> Rows:
    bought = budget_buys(calculation)
    if not bought or calculation.budget is None:
        return []
    name = QCoreApplication.translate("Copy", "Budget")
    return [(name, *_amount(calculation.budget, calculation.price_list.currency), bought)]


def _model_rows(calculation: Calculation, today: date) -> Rows:
    model, price_list = calculation.model, calculation.price_list
    rows: list[Sequence[str | Cell]] = [(QCoreApplication.translate("Copy", "Model"), model.id)]
    if model.retired:
        rows.append((QCoreApplication.translate("Copy", "Retired"), str(model.retired)))
    if model.retired and model.replaced_by:
        rows.append((QCoreApplication.translate("Copy", "Replaced by"), model.replaced_by))
    return [
        *rows,
        (
            QCoreApplication.translate("Copy", "Price list"),
            f"{price_list_day(price_list)} {price_list.currency}, {price_list.source}",
        ),
        (QCoreApplication.translate("Copy", "Worked out on"), today.isoformat()),
    ]


def _charge_rows(quote: Quote) -> Rows:
    currency, has_cache_price = quote.currency, quote.model.has_cache_price
    header = (
        QCoreApplication.translate("Copy", "Charge"),
        QCoreApplication.translate("Copy", "Tokens"),
        QCoreApplication.translate("Copy", "{currency} per 1M").format(currency=currency),
        QCoreApplication.translate("Copy", "Subtotal {currency}").format(currency=currency),
    )
    lines = [
        (
            _charge_with_unit(line.what, has_cache_price=has_cache_price),
            _count(line.tokens),
            Cell(plain(line.unit_price), plain(line.unit_price)),
            _amount(line.amount, currency)[0],
        )
        for line in quote.lines
    ]
    return _beside_list_prices([header, *lines], quote)


def _beside_list_prices(rows: Rows, quote: Quote) -> Rows:
    """Where prices are discounted, the list prices in a column of their own."""
    whole = quote.undiscounted
    if not whole:
        return rows
    name = QCoreApplication.translate("Copy", "List price, {currency} per 1M")
    prices = (plain(line.unit_price) for line in whole.lines)
    column: list[str | Cell] = [
        name.format(currency=quote.currency),
        *(Cell(price, price) for price in prices),
    ]
    return [(*row, cell) for row, cell in zip(rows, column, strict=True)]


def _charge_with_unit(charge: Charge, *, has_cache_price: bool) -> str:
    """A charge's name, with its unit where that is not the one in the header."""
    name = charge_name(charge, has_cache_price=has_cache_price)
    if charge.unit == "per_call":
        return QCoreApplication.translate("Copy", "{charge}, price of a call").format(charge=name)
    return name


def _usage_rows(quote: Quote, share: str, daily: Daily | None) -> Rows:
    """What was asked, as it can be pasted back into the fields."""
    usage = quote.usage
    if isinstance(usage, Conversation):
        return [
            (
                QCoreApplication.translate("Copy", "Fixed prefix, tokens"),
                _count(usage.system_tokens),
            ),
            (
                QCoreApplication.translate("Copy", "Question per turn, tokens"),
                _count(usage.user_tokens),
            ),
            (
                QCoreApplication.translate("Copy", "Answer per turn, tokens"),
                _count(usage.reply_tokens),
            ),
            (QCoreApplication.translate("Copy", "Turns"), _count(usage.turns)),
            (QCoreApplication.translate("Copy", "Conversations"), _count(usage.conversations)),
            (
                QCoreApplication.translate("Copy", "Cache hits of what is sent again"),
                Cell(share, share),
            ),
            *_asked_beside(quote),
        ]
    by_day: Rows = ()
    if daily:
        by_day = (
            (QCoreApplication.translate("Copy", "Requests per day"), _count(daily.per_day)),
            (QCoreApplication.translate("Copy", "Days"), _count(daily.days)),
        )
    return [
        (
            QCoreApplication.translate("Copy", "Input tokens per request"),
            _count(usage.input_tokens),
        ),
        (QCoreApplication.translate("Copy", "Of these, cache hits"), _count(usage.cached_tokens)),
        (
            QCoreApplication.translate("Copy", "Of these, cache hits in percent"),
            Cell(share, share),
        ),
        (
            QCoreApplication.translate("Copy", "Output tokens per request"),
            _count(usage.output_tokens),
        ),
        *_asked_beside(quote),
        *by_day,
        (QCoreApplication.translate("Copy", "Requests"), _count(usage.requests)),
    ]


def _asked_beside(quote: Quote) -> Rows:
    """What is asked beside tokens read and answered, if anything: writes, calls, a service.

    No writes where the model has no price for them.
    """
    usage = quote.usage
    if isinstance(usage, Conversation):
        rows = _asked_of_turns(usage, quote)
    else:
        priced = quote.tiers[0].prices
        rows = [
            (charge_name(charge), _count(quantity))
            for charge, quantity in usage.quantities
            if charge.kind in {"cache_write", "per_call"} and charge in priced
        ]
    if usage.service != STANDARD:
        batch = QCoreApplication.translate("Charged", "Batch")
        name = batch if usage.service == "batch" else usage.service
        rows.append((QCoreApplication.translate("Copy", "Service"), name))
    return rows


def _asked_of_turns(usage: Conversation, quote: Quote) -> list[Sequence[str | Cell]]:
    """How long what is new in a turn is kept in the cache, and the calls of a turn."""
    rows: list[Sequence[str | Cell]] = []
    if any(line.charge == "cache_write" for line in quote.lines):
        written = QCoreApplication.translate("Copy", "What is new in a turn is cached for")
        rows.append((written, lifetime_name(usage.cache_lifetime)))
    per_turn = QCoreApplication.translate("Copy", "{charge}, per turn")
    for call, count in usage.calls_of_turn:
        rows.append((per_turn.format(charge=charge_name(call)), _count(count)))
    return rows


def _amount(amount: Decimal, currency: str) -> tuple[Cell, Cell]:
    """An amount with all its digits, and its currency for those who see digits only."""
    shown = f"{currency_symbol(currency)}{plain(amount, grouped=True)}"
    return Cell(shown, plain(amount)), Cell("", currency)


def _count(count: int) -> Cell:
    return Cell(
        group_digits(count), f"{Decimal(count):f}"
    )  # str(int) refuses more than 4300 digits
