"""What can be wrong with an estimate's file: each fault has a code, and words in English.

What can be wrong with the price lists in it has the codes and words of price lists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kimi_calc.price_lists import messages as of_lists


def QT_TRANSLATE_NOOP(_: str, text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """The text as it is, marked as one to be translated; nothing of Qt is needed for that."""
    return text


MESSAGES = {
    # the file
    "no_ordinary_file": QT_TRANSLATE_NOOP(
        "EstimateFile", "this is no ordinary file: choose an estimate's file"
    ),
    "too_large": QT_TRANSLATE_NOOP(
        "EstimateFile", "the file is too large for an estimate (over {most} KB): choose another one"
    ),
    "empty": QT_TRANSLATE_NOOP(
        "EstimateFile", "the file is empty: choose one that holds an estimate"
    ),
    "bad_character": QT_TRANSLATE_NOOP(
        "EstimateFile", "the character U+{number} can't be in an estimate: delete it"
    ),
    "too_much": QT_TRANSLATE_NOOP(
        "EstimateFile",
        "too much from here on is written otherwise than the program writes it: write it in its "
        "way, or less of it",
    ),
    "too_deep": QT_TRANSLATE_NOOP(
        "EstimateFile", "this is nested too deeply for an estimate: take levels away"
    ),
    "second_document": QT_TRANSLATE_NOOP(
        "EstimateFile", "a second document begins: keep one estimate a file"
    ),
    "a_price_list": QT_TRANSLATE_NOOP(
        "EstimateFile",
        "this is a price list, no estimate: choose another file, or import it on the page Prices",
    ),
    # keys
    "requests_or_per_day": QT_TRANSLATE_NOOP(
        "EstimateFile", "{part} must have either '{key}' or 'per_day' and 'days': keep one of them"
    ),
    "cached_or_share": QT_TRANSLATE_NOOP(
        "EstimateFile", "{part} can't have both 'cached' and 'cache_hits': keep one of them"
    ),
    "days_without_per_day": QT_TRANSLATE_NOOP(
        "EstimateFile", "{part} has 'days' without 'per_day': add it, or delete this"
    ),
    "not_a_lifetime": QT_TRANSLATE_NOOP(
        "EstimateFile", "'{key}' is no lifetime of a cache: write one such as 5m or 1h"
    ),
    # values
    "too_long": QT_TRANSLATE_NOOP(
        "EstimateFile", "'{key}' is too long: write at most {most} characters"
    ),
    "half_a_character": QT_TRANSLATE_NOOP(
        "EstimateFile", "'{key}' holds half a character: write whole ones"
    ),
    "not_a_number": QT_TRANSLATE_NOOP(
        "EstimateFile", "'{key}' is '{text}': write a whole number such as 2000"
    ),
    "not_a_share": QT_TRANSLATE_NOOP(
        "EstimateFile", "'{key}' is '{text}': write a percentage from 0% to 100%"
    ),
    "not_a_rate": QT_TRANSLATE_NOOP(
        "EstimateFile", "'{key}' is '{text}': write a percentage such as 6%, with few decimals"
    ),
    "not_a_growth": QT_TRANSLATE_NOOP(
        "EstimateFile",
        "'{key}' is '{text}': write a percentage such as 10% or -10%, more than -100% and at most "
        "1000%",
    ),
    "months_out_of_range": QT_TRANSLATE_NOOP(
        "EstimateFile", "'{key}' is '{text}': write a number from 1 to {most}"
    ),
    "not_a_period": QT_TRANSLATE_NOOP(
        "EstimateFile", "'{key}' is '{text}': write once, day, week or month"
    ),
    # what must fit together
    "same_key": QT_TRANSLATE_NOOP(
        "EstimateFile",
        "the price list '{text}' stands here again (first in line {first}): keep one",
    ),
    "no_such_list": QT_TRANSLATE_NOOP(
        "EstimateFile",
        "'{key}' is '{text}', and the file holds no such price list: write one that it holds",
    ),
    "no_such_model": QT_TRANSLATE_NOOP(
        "EstimateFile",
        "'{key}' is '{text}', and the price list '{list}' holds no such model: write one that it "
        "holds",
    ),
    "cached_over_input": QT_TRANSLATE_NOOP(
        "EstimateFile",
        "'{key}' is {cached}, the input only {input}, of which hits are a part: write less of one, "
        "or more of the other",
    ),
    "written_over_input": QT_TRANSLATE_NOOP(
        "EstimateFile",
        "'{key}' is {written} and {cached} are hits, the input only {input}, of which both are "
        "parts: write less of them, or more of it",
    ),
    "context_exceeded": QT_TRANSLATE_NOOP(
        "EstimateFile",
        "a request has {needed} tokens, '{model}' takes {limit}: shorten it, or write another "
        "model",
    ),
    "no_service": QT_TRANSLATE_NOOP(
        "EstimateFile", "'{model}' has no price for '{service}' in this file: write another service"
    ),
    "no_price": QT_TRANSLATE_NOOP(
        "EstimateFile", "'{model}' has no price for '{charge}' in this file: delete it"
    ),
    "not_priced": QT_TRANSLATE_NOOP("EstimateFile", "this can't be priced ({reason}): mend it"),
}
"""The codes that only estimates have, and those that are worded otherwise for them."""

PARTS = {
    "estimate": QT_TRANSLATE_NOOP("EstimateFile", "an estimate"),
    "item": QT_TRANSLATE_NOOP("EstimateFile", "an item"),
    "conversation": QT_TRANSLATE_NOOP("EstimateFile", "an item with 'turns'"),
    "growth": QT_TRANSLATE_NOOP("EstimateFile", "'growth'"),
    "written": QT_TRANSLATE_NOOP("EstimateFile", "'written'"),
    "calls_of_item": QT_TRANSLATE_NOOP("EstimateFile", "'calls'"),
}
"""The mappings that an estimate consists of beside its price lists, and their words."""


def untranslated(_: str, text: str) -> str:
    """English words as they are."""
    return text


def worded(
    code: str,
    values: Mapping[str, str | int],
    translated: Callable[[str, str], str] = untranslated,
) -> str:
    """A fault as a sentence: in English, or as `translated` says them (context, English words)."""
    part = values.get("part")
    if isinstance(part, str):
        context, parts = (
            ("EstimateFile", PARTS) if part in PARTS else ("PriceLists", of_lists.PARTS)
        )
        values = {**values, "part": translated(context, parts[part])}
    if code in MESSAGES:
        return translated("EstimateFile", MESSAGES[code]).format_map(values)
    return translated("PriceLists", of_lists.MESSAGES[code]).format_map(values)
