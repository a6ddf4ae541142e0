"""What can be doubtful of a price page, what is noted of it, and why it is refused: the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kimi_calc.pricing.errors import PricingError


def QT_TRANSLATE_NOOP(_: str, text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """The text as it is, marked as one to be translated; nothing of Qt is needed for that."""
    return text


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

OF_ROWS = {
    # the table
    "unknown_header": QT_TRANSLATE_NOOP(
        "PricePages",
        "the column '{header}' is not understood and left out: see whether its prices are needed",
    ),
    "double_column": QT_TRANSLATE_NOOP(
        "PricePages", "two columns mean the same ('{header}'): the rows are left out"
    ),
    "overrun": QT_TRANSLATE_NOOP(
        "PricePages",
        "a cell of the table reaches beyond its end, a row may be missing: compare with the page",
    ),
    "fewer_cells": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: cells are missing and taken from the row above: compare with the page",
    ),
    "cells_of_row": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: the row has {cells} cells, the header {columns}: copy the table again",
    ),
    "duplicate": QT_TRANSLATE_NOOP(
        "PricePages", "{model} stands there twice, with different prices: copy one table of it"
    ),
    # names
    "no_id": QT_TRANSLATE_NOOP(
        "PricePages", "'{text}' is no id of a known model: the row is left out"
    ),
    "id_of_name": QT_TRANSLATE_NOOP(
        "PricePages", "'{text}' is taken for {model}: confirm if that is its id"
    ),
    "model_of_heading": QT_TRANSLATE_NOOP(
        "PricePages", "the table names no model, its heading '{text}' is taken for {model}: confirm"
    ),
    "unknown_badge": QT_TRANSLATE_NOOP(
        "PricePages", "'{text}' stands beside {model} and is left out: see what it means"
    ),
    "group_or_tiers": QT_TRANSLATE_NOOP(
        "PricePages", "{model} is taken for a model of its own, not a tier of {text}: confirm"
    ),
    "two_ids": QT_TRANSLATE_NOOP(
        "PricePages", "the row names {text} and {model}, the second is taken: confirm"
    ),
    "similar_model": QT_TRANSLATE_NOOP(
        "PricePages", "{model} is new and much like {before}, which is gone: look for a misprint"
    ),
    "unknown_currency": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: '{text}' is no currency that is known: the row is left out"
    ),
    "unknown_service": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: '{text}' is no known service: the row is left out"
    ),
    "no_standard": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: there are {service} prices alone: add the page with the standard prices",
    ),
    # units and currencies
    "no_unit": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: no unit stands there, 1M tokens is assumed: confirm"
    ),
    "unit_thousand": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}, {charge}: {price} for 1K tokens is {million} for 1M: confirm the unit",
    ),
    "unit_other": QT_TRANSLATE_NOOP(
        "PricePages", "{model}, {charge}: the unit is not 1M tokens: the row is left out"
    ),
    "two_currencies": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: the price is in {other}, others in {one}: confirm if the sign is a misprint",
    ),
    # single prices
    "price_unreadable": QT_TRANSLATE_NOOP(
        "PricePages", "{model}, {charge}: '{text}' is no price: the row is left out"
    ),
    "price_of_what": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: nothing says what the price {text} is for: the row is left out"
    ),
    "price_empty": QT_TRANSLATE_NOOP(
        "PricePages", "{model}, {charge}: the cell is empty: confirm if there is no such price"
    ),
    "no_price": QT_TRANSLATE_NOOP(
        "PricePages", "{model} has no price for {charge}: the row is left out"
    ),
    "free": QT_TRANSLATE_NOOP(
        "PricePages", "{model}, {charge}: it is said to be free: confirm to take 0"
    ),
    "struck": QT_TRANSLATE_NOOP(
        "PricePages", "{model}, {charge}: {before} is struck through, {text} is taken: confirm"
    ),
    "footnote": QT_TRANSLATE_NOOP(
        "PricePages", "{model}, {charge}: {price} has a footnote: confirm when you have read it"
    ),
    "separator": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}, {charge}: comma or point can be read in two ways: confirm if it is {price}",
    ),
    "one_price_for_two": QT_TRANSLATE_NOOP(
        "PricePages", "{model}, {charge}: one price stands in two columns: confirm for both"
    ),
    "hit_over_input": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: a cache hit ({price}) is dearer than a miss ({other}): look whether the columns "
        "are swapped",
    ),
    "output_under_input": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: input ({price}) is dearer than output ({other}): look whether the columns are "
        "swapped",
    ),
    "write_under_input": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: input ({price}) is dearer than what is written to the cache ({other}): look "
        "whether the columns are swapped",
    ),
    "write_order": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: a cache write for 5 minutes ({price}) is dearer than for 1 hour ({other}): look "
        "whether the columns are swapped",
    ),
    "write_over_output": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: what is written to the cache ({price}) is dearer than output ({other}): look "
        "whether the columns are swapped",
    ),
    "swapped": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: the prices of {one} and {other} took each other's place: look whether the "
        "columns are swapped",
    ),
    "batch_over_standard": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}, {charge}: {price} is dearer than the standard price {other}: compare with the "
        "page",
    ),
    "looks_like_batch": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: these look like its batch prices: confirm if they are the standard ones",
    ),
    # beside the reference list
    "price_far": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}, {charge}: {price} is far from {before} in the list before: look for a lost point",
    ),
    "price_differs": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}, {charge}: {price} is not {before}, as a list of perhaps the same day has it: "
        "compare with the page",
    ),
    "price_new": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}, {charge}: the list before has no such price ({price}): compare with the page",
    ),
    "price_lost": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}, {charge}: the list before has such a price ({before}), the page none: compare",
    ),
    "service_lost": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: its {service} prices are gone: confirm if it is no longer offered so",
    ),
    "service_not_kept": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: its {service} prices can't be kept, since its own ones changed: add the page "
        "with them, or confirm to go without",
    ),
    "service_new": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: the list before has no {service} prices: compare with the page"
    ),
    "model_new": QT_TRANSLATE_NOOP(
        "PricePages", "{model} is not in a list of perhaps the same day: compare with the page"
    ),
    "mark_differs": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: the mark 'recommended' is not as in a list of perhaps the same day: compare",
    ),
    # lengths
    "context_unreadable": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: '{text}' is no context length: the row is left out"
    ),
    "context_rounded": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: '{text}' is taken for {tokens} tokens: confirm"
    ),
    "context_changed": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: the context is {tokens} tokens, {before} in the list before: compare",
    ),
    "context_of_id": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: a context of {tokens} tokens does not fit its name: compare"
    ),
    "context_by_id": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: no context stands there, {tokens} tokens by its name: confirm"
    ),
    "no_context": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: its context length stands nowhere: the row is left out"
    ),
    "two_contexts": QT_TRANSLATE_NOOP(
        "PricePages", "{model} has two context lengths, {one} and {other}: the row is left out"
    ),
    "bounds_unreadable": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: '{text}' is no range of lengths: the row is left out"
    ),
    "tier_gap": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: the tier begins at {low}, the one before ends at {before}: a row may be missing",
    ),
    "tiers_end": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}: the last tier ends at {bound}, the context at {tokens}: the rows are left out",
    ),
    "tier_falls": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model}, {charge}: {price} is cheaper than a shorter request ({other}): compare",
    ),
    "some_tiers_only": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: not all its tiers have the same prices: the rows are left out"
    ),
    "bounds_changed": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: its tiers are not those of the list before: compare with the page"
    ),
    "bounds_of_service": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: its tiers are not those of its standard prices: compare"
    ),
    # calls
    "no_unit_of_call": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: no unit stands there, one call is assumed: confirm"
    ),
    "unit_calls": QT_TRANSLATE_NOOP(
        "PricePages", "{model}: {price} for 1,000 calls is {one} for one: confirm"
    ),
}
"""What makes rows, or the price of a call, doubtful."""

OF_PAGE = {
    "cut_off": QT_TRANSLATE_NOOP(
        "PricePages", "the end of the page can't be read: copy it again, or confirm what is there"
    ),
    "row_left_out": QT_TRANSLATE_NOOP(
        "PricePages",
        "a row is left out, it has {cells} cells and the header {columns}: {text}. Confirm, "
        "or copy the table again",
    ),
    "table_left_out": QT_TRANSLATE_NOOP(
        "PricePages",
        "a table with prices is not understood and left out: {text}. Confirm if it is not needed",
    ),
    "unknown_tool": QT_TRANSLATE_NOOP(
        "PricePages", "a row of tools is not understood and left out: {text}. Confirm"
    ),
    "model_gone": QT_TRANSLATE_NOOP(
        "PricePages",
        "{model} is in the list before, not on the page: confirm if it is gone, or keep its row",
    ),
    "order_differs": QT_TRANSLATE_NOOP(
        "PricePages",
        "the models stand in another order than in a list of perhaps the same day: compare",
    ),
    "call_gone": QT_TRANSLATE_NOOP(
        "PricePages",
        "the call {call} is in the list before, not on the page: confirm if it is gone",
    ),
    "no_date": QT_TRANSLATE_NOOP(
        "PricePages", "the page tells no day: give the one from which its prices hold"
    ),
    "date_unsure": QT_TRANSLATE_NOOP(
        "PricePages",
        "the page does not say what the day {day} is of: confirm if its prices hold from then",
    ),
    "several_dates": QT_TRANSLATE_NOOP(
        "PricePages", "there are several days ({days}), {day} is taken: confirm or give another"
    ),
    "older": QT_TRANSLATE_NOOP(
        "PricePages", "the page ({day}) is older than the list before ({before}): confirm"
    ),
    "only_date_changed": QT_TRANSLATE_NOOP(
        "PricePages",
        "nothing but the day changed ({day}, {before} before): confirm if the day is right",
    ),
    "no_currency": QT_TRANSLATE_NOOP(
        "PricePages", "no price has a sign of a currency: confirm {currency}, or give another"
    ),
    "other_currency": QT_TRANSLATE_NOOP(
        "PricePages",
        "the prices are in {currency}, those of the list before in {before}: confirm, or choose "
        "another list to compare with",
    ),
    "no_source": QT_TRANSLATE_NOOP("PricePages", "the page tells no address: give it"),
    "other_host": QT_TRANSLATE_NOOP(
        "PricePages",
        "{address} is no address of {provider}, and others have prices of their own: confirm if "
        "the page is a copy",
    ),
    "two_taxes": QT_TRANSLATE_NOOP(
        "PricePages",
        "the page says both that tax is in its prices and that it is not: confirm to leave it open",
    ),
    "tax_differs": QT_TRANSLATE_NOOP(
        "PricePages",
        "what the page says of tax is not as in a list of perhaps the same day: compare",
    ),
}
"""What makes a page as a whole doubtful."""

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
