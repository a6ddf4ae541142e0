"""What can be wrong with a price list file: each fault has a code, and words in English."""

from __future__ import annotations

from collections.abc import Callable, Mapping


def QT_TRANSLATE_NOOP(_: str, text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """The text as it is, marked as one to be translated; nothing of Qt is needed for that."""
    return text


# Every value is put in as it is; {part} stands for the words in PARTS.
MESSAGES = {
    # the file
    "no_ordinary_file": QT_TRANSLATE_NOOP(
        "PriceLists", "this is no ordinary file: choose a price list file"
    ),
    "too_large": QT_TRANSLATE_NOOP(
        "PriceLists", "the file is too large for a price list (over {most} KB): choose another file"
    ),
    "unreadable": QT_TRANSLATE_NOOP(
        "PriceLists", "the file can't be read ({reason}): choose another file"
    ),
    "utf_16": QT_TRANSLATE_NOOP("PriceLists", "the file is UTF-16: save it again as UTF-8"),
    "not_utf_8": QT_TRANSLATE_NOOP("PriceLists", "the file is not UTF-8: save it again as UTF-8"),
    "maybe_gbk": QT_TRANSLATE_NOOP(
        "PriceLists", "the file is not UTF-8 (it may be GBK): save it again as UTF-8"
    ),
    # YAML
    "empty": QT_TRANSLATE_NOOP(
        "PriceLists", "the file is empty: choose one that holds a price list"
    ),
    "bad_character": QT_TRANSLATE_NOOP(
        "PriceLists", "the character U+{number} can't be in a price list: delete it"
    ),
    "not_yaml": QT_TRANSLATE_NOOP(
        "PriceLists",
        "this is no YAML ({problem}): mend it; mostly it is the indentation, a colon or a quote",
    ),
    "too_much": QT_TRANSLATE_NOOP(
        "PriceLists", "the file holds too much for a price list: shorten it"
    ),
    "too_deep": QT_TRANSLATE_NOOP(
        "PriceLists", "this is nested too deeply for a price list: take levels away"
    ),
    "second_document": QT_TRANSLATE_NOOP(
        "PriceLists", "a second document begins: keep one price list a file"
    ),
    "directive": QT_TRANSLATE_NOOP("PriceLists", "a % directive stands here: delete it"),
    "alias": QT_TRANSLATE_NOOP("PriceLists", "*{text} is an alias: write the value out"),
    "anchor": QT_TRANSLATE_NOOP("PriceLists", "&{text} is an anchor: delete it"),
    "tag": QT_TRANSLATE_NOOP("PriceLists", "'{text}' is a tag: delete it"),
    "key_of_many": QT_TRANSLATE_NOOP(
        "PriceLists", "a key must be a plain word: take the braces or brackets away"
    ),
    "duplicate_key": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' stands here again (first in line {first}): keep one"
    ),
    "an_estimate": QT_TRANSLATE_NOOP(
        "PriceLists",
        "this is an estimate, no price list: save it with a name that ends with .kimicalc, and "
        "open it as one",
    ),
    # keys
    "later_format": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is '{text}', this program reads {known}: get a newer program"
    ),
    "not_pairs": QT_TRANSLATE_NOOP("PriceLists", "{part} must be `key: value` pairs: write it so"),
    "missing_key": QT_TRANSLATE_NOOP("PriceLists", "{part} has no '{key}': add it"),
    "misspelt_key": QT_TRANSLATE_NOOP(
        "PriceLists", "{part} has no key '{key}': did you mean '{nearest}'?"
    ),
    "unknown_key": QT_TRANSLATE_NOOP("PriceLists", "{part} has no key '{key}': delete it"),
    "prices_or_tiers": QT_TRANSLATE_NOOP(
        "PriceLists", "{part} must have either 'prices' or 'tiers': keep or add one of them"
    ),
    "call_among_prices": QT_TRANSLATE_NOOP(
        "PriceLists", "{part} has no key '{key}': write it under 'calls' of the price list"
    ),
    "not_a_call": QT_TRANSLATE_NOOP(
        "PriceLists",
        "'{key}' can't be the name of a call: write small Latin letters, digits and _ as in "
        "web_search",
    ),
    "not_a_service": QT_TRANSLATE_NOOP(
        "PriceLists",
        "'{key}' can't be the name of a service: write small Latin letters, digits and _ as in "
        "batch",
    ),
    "standard_service": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is the service of the model's own prices: delete it here"
    ),
    # values
    "not_a_text": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' must be a text, not a list or a mapping: write one"
    ),
    "no_value": QT_TRANSLATE_NOOP("PriceLists", "'{key}' has no value: write one"),
    "not_a_line": QT_TRANSLATE_NOOP(
        "PriceLists",
        "'{key}' must be one line of at most {most} visible characters: shorten or retype it",
    ),
    "not_a_format": QT_TRANSLATE_NOOP("PriceLists", "'{key}' is '{text}': write {known}"),
    "not_an_id": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is '{text}': write an id of Latin letters, digits and . _ : / -"
    ),
    "not_a_currency": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is '{text}': write three capital letters such as CNY"
    ),
    "not_a_tier_by": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is '{text}': write input_and_output or input"
    ),
    "not_a_tax": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is '{text}': write included or excluded, or leave it out"
    ),
    "not_a_confidence": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is '{text}': write high, medium or low"
    ),
    "not_a_factor": QT_TRANSLATE_NOOP(
        "PriceLists",
        "'{key}' is '{text}': write what is left of the price, such as 0.85, more than 0 and at "
        "most 1",
    ),
    "not_a_flag": QT_TRANSLATE_NOOP("PriceLists", "'{key}' is '{text}': write true or false"),
    "not_a_date": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is '{text}': write a date such as 2025-11-11"
    ),
    "no_such_day": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is '{text}': there is no such day, write one of the calendar"
    ),
    "not_a_count": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is '{text}': write a whole number of tokens such as 131072"
    ),
    "not_a_price": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is '{text}': write a price such as 4.00, not negative"
    ),
    "not_a_list": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' must be a list with at least one entry: add one"
    ),
    # what must fit together
    "duplicate_id": QT_TRANSLATE_NOOP(
        "PriceLists", "the model id '{text}' stands here again (first in line {first}): keep one"
    ),
    "tier_order": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' is {number}, the tier before ends at {before}: each must end higher"
    ),
    "last_tier": QT_TRANSLATE_NOOP(
        "PriceLists",
        "'{key}' is {number}, the context length {context}: the last tier must end there",
    ),
    "some_tiers_only": QT_TRANSLATE_NOOP(
        "PriceLists", "'{key}' have a '{charge}' in some tiers only: write it in all or in none"
    ),
    "charge_without_price": QT_TRANSLATE_NOOP(
        "PriceLists", "nothing has a price for '{key}' here: delete it, or add the price"
    ),
    "discount_on_nothing": QT_TRANSLATE_NOOP(
        "PriceLists",
        "'{key}' is '{text}', and there is no such price to discount: mend or delete it",
    ),
    "more_faults": QT_TRANSLATE_NOOP(
        "PriceLists", "there are more faults than are told: mend these first"
    ),
}
"""Every code that a price list can be refused with, and its words."""

PARTS = {
    "price_list": QT_TRANSLATE_NOOP("PriceLists", "a price list"),
    "calls": QT_TRANSLATE_NOOP("PriceLists", "'calls'"),
    "model": QT_TRANSLATE_NOOP("PriceLists", "a model"),
    "services": QT_TRANSLATE_NOOP("PriceLists", "'services'"),
    "service": QT_TRANSLATE_NOOP("PriceLists", "a service"),
    "prices": QT_TRANSLATE_NOOP("PriceLists", "'prices'"),
    "tier": QT_TRANSLATE_NOOP("PriceLists", "a tier"),
    "confidence": QT_TRANSLATE_NOOP("PriceLists", "'confidence'"),
    "discount": QT_TRANSLATE_NOOP("PriceLists", "a discount"),
}
"""The mappings that a price list consists of, and their words."""


def worded(
    code: str, values: Mapping[str, str | int], translated: Callable[[str], str] = str
) -> str:
    """A fault as a sentence: in English, or as `translated` says its English words."""
    part = values.get("part")
    if isinstance(part, str):
        values = {**values, "part": translated(PARTS[part])}
    return translated(MESSAGES[code]).format_map(values)
