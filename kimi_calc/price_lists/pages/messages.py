"""What is noted of a price page, why one is refused, and how all that is said of it is worded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kimi_calc.price_lists.messages import QT_TRANSLATE_NOOP
from kimi_calc.price_lists.pages.doubt_messages import OF_PAGE, OF_ROWS
from kimi_calc.pricing.errors import PricingError

# Every value is put in as it is: {model} names the rows, {charge} is the key of a charge.
ERRORS = {
    "too_large": QT_TRANSLATE_NOOP(
        "PricePages", "the page is too large (over {most} MB): copy its tables alone"
    ),
    "too_much": QT_TRANSLATE_NOOP(
        "PricePages", "the page holds too much for a page of prices: copy its tables alone"
    ),
    "not_text": QT_TRANSLATE_NOOP(
        "PricePages", "this is no text: copy the page in a browser, or save it as HTML"
    ),
    "empty": QT_TRANSLATE_NOOP("PricePages", "there is no text: copy the price page first"),
    "no_table": QT_TRANSLATE_NOOP(
        "PricePages", "there is no table of prices: copy the page with its tables and headers"
    ),
    "no_prices": QT_TRANSLATE_NOOP(
        "PricePages",
        "no table has both models and prices: copy the tables with their headers",
    ),
    "open_doubts": QT_TRANSLATE_NOOP(
        "PricePages", "{count} doubts about the page are open, first: {first} Answer them"
    ),
    "no_day_given": QT_TRANSLATE_NOOP(
        "PricePages", "the day from which the prices hold is missing: give it"
    ),
    "no_currency_given": QT_TRANSLATE_NOOP(
        "PricePages", "the currency of the prices is missing: give it"
    ),
    "no_source_given": QT_TRANSLATE_NOOP("PricePages", "the page's address is missing: give it"),
    "nothing_left": QT_TRANSLATE_NOOP(
        "PricePages", "no model is sure or confirmed: confirm rows, or copy the page again"
    ),
    "calls_alone": QT_TRANSLATE_NOOP(
        "PricePages",
        "the page has prices of calls alone: add the page with the models, or keep those of the"
        " list before",
    ),
}
"""Why nothing is taken of a page, or no list can be made of it."""

NOTES = {
    "kept_calls": QT_TRANSLATE_NOOP(
        "PricePages", "There is no table of tools: the prices of calls are those of {list}."
    ),
    "kept_service": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: there is no table of {service} prices: they are those of {list}."
    ),
    "kept_context": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: no context stands there: it is as in the lists before."
    ),
    "kept_source": QT_TRANSLATE_NOOP(
        "PricePages", "The page tells no address: it is that of {list}."
    ),
    "kept_tax": QT_TRANSLATE_NOOP(
        "PricePages", "The page says nothing of tax: it is as in {list}."
    ),
    "price_changed": QT_TRANSLATE_NOOP(
        "PricePages", "{model}, {charge}: {price}, before {before}."
    ),
    "new_price": QT_TRANSLATE_NOOP("PricePages", "{model}, {charge}: {price} is new."),
    "new_model": QT_TRANSLATE_NOOP(
        "PricePages", "{model} is new; its family, {family}, is told from its name."
    ),
    "model_added": QT_TRANSLATE_NOOP("PricePages", "{model} is not in the list before."),
    "new_service": QT_TRANSLATE_NOOP("PricePages", "{model}: {service} prices are new."),
    "new_call": QT_TRANSLATE_NOOP("PricePages", "The call {call} is new."),
    "call_changed": QT_TRANSLATE_NOOP(
        "PricePages", "A call of {call} costs {price}, before {before}."
    ),
    "mark_changed": QT_TRANSLATE_NOOP("PricePages", "{model}: the mark 'recommended' changed."),
    "retired_gone": QT_TRANSLATE_NOOP(
        "PricePages", "{model} is retired and no longer on the page."
    ),
    "row_twice": QT_TRANSLATE_NOOP(
        "PricePages", "{model} stands there twice with the same prices."
    ),
    "set_aside": QT_TRANSLATE_NOOP(
        "PricePages", "{model} stands in another table too, whose other prices are left out."
    ),
    "table_aside": QT_TRANSLATE_NOOP("PricePages", "A table without prices is left out: {text}"),
    "tax_changed": QT_TRANSLATE_NOOP(
        "PricePages", "What the page says of tax is not as in {list}."
    ),
    "no_reference": QT_TRANSLATE_NOOP(
        "PricePages", "There is no list in this currency to compare with."
    ),
}
"""What is told without being asked."""

FINAL = frozenset(
    (
        *("double_column", "cells_of_row", "duplicate", "no_id", "unknown_service", "no_standard"),
        *("unit_other", "price_unreadable", "price_of_what", "no_price", "context_unreadable"),
        *("no_context", "two_contexts", "bounds_unreadable", "tiers_end", "some_tiers_only"),
        "unknown_currency",
    )
)
"""Doubts of rows that can't be confirmed: there is no price, or no place for it."""

MESSAGES = {**ERRORS, **OF_ROWS, **OF_PAGE, **NOTES}
"""Every code, and its words."""


def sentence(
    code: str, values: Mapping[str, str | int], translated: Callable[[str], str] = str
) -> str:
    """A doubt, a note or an error as a sentence: in English, or as `translated` says it."""
    return translated(MESSAGES[code]).format_map(values)


class PageError(PricingError):
    """Nothing can be taken of a page, or no list be made of a draft.

    `code` is one of ERRORS; `values` are those that its words name.
    """

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(sentence(code, values), code=code, **values)
