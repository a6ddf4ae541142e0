"""The faults of a price list file: what they are called, their English words, all of one file."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import NamedTuple, NoReturn

from kimi_calc.pricing.errors import PriceListError, PriceListFault

MOST_FAULTS = 100
"""How many faults of a file are told. Nobody mends more in one go, and each costs time."""

_MOST_SHOWN = 60

# Every value is put in as it is; {part} stands for the words in PARTS.
MESSAGES = {
    # the file
    "no_ordinary_file": "this is no ordinary file: choose a price list file",
    "too_large": "the file is too large for a price list (over {most} KB): choose another file",
    "unreadable": "the file can't be read ({reason}): choose another file",
    "utf_16": "the file is UTF-16: save it again as UTF-8",
    "not_utf_8": "the file is not UTF-8: save it again as UTF-8",
    "maybe_gbk": "the file is not UTF-8 (it may be GBK): save it again as UTF-8",
    # YAML
    "empty": "the file is empty: it must hold a price list",
    "bad_character": "the character U+{number} can't be in a price list: delete it",
    "not_yaml": (
        "this is no YAML ({problem}): mend it; mostly it is the indentation, a colon or a quote"
    ),
    "too_much": "the file holds too much for a price list: shorten it",
    "too_deep": "this is nested too deeply for a price list: take levels away",
    "second_document": "a second document begins: keep one price list a file",
    "directive": "a % directive stands here: delete it",
    "alias": "*{text} is an alias: write the value out",
    "anchor": "&{text} is an anchor: delete it",
    "tag": "'{text}' is a tag: delete it",
    "key_of_many": "a key must be a plain word: the braces or brackets here are none",
    "duplicate_key": "'{key}' stands here again (first in line {first}): keep one",
    # keys
    "later_format": ("'{key}' is '{text}', this program reads {known}: get a newer program"),
    "not_pairs": "{part} must be `key: value` pairs",
    "missing_key": "{part} has no '{key}': add it",
    "misspelt_key": "{part} has no key '{key}': did you mean '{nearest}'?",
    "unknown_key": "{part} has no key '{key}': delete it",
    "prices_or_tiers": "{part} must have either 'prices' or 'tiers': keep or add one of them",
    "call_among_prices": "{part} has no key '{key}': write it under 'calls' of the price list",
    "not_a_call": (
        "'{key}' can't be the name of a call: write small Latin letters, digits and _ as in "
        "web_search"
    ),
    "not_a_service": (
        "'{key}' can't be the name of a service: write small Latin letters, digits and _ as in "
        "batch"
    ),
    "standard_service": "'{key}' is the service of the model's own prices: delete it here",
    # values
    "not_a_text": "'{key}' must be a text, not a list or a mapping: write one",
    "no_value": "'{key}' has no value: write one",
    "not_a_line": (
        "'{key}' must be one line of at most {most} visible characters: shorten or retype it"
    ),
    "not_a_format": "'{key}' is '{text}': write {known}",
    "not_an_id": "'{key}' is '{text}': write an id of Latin letters, digits and . _ : / -",
    "not_a_currency": "'{key}' is '{text}': write three capital letters such as CNY",
    "not_a_tier_by": "'{key}' is '{text}': write input_and_output or input",
    "not_a_flag": "'{key}' is '{text}': write true or false",
    "not_a_date": "'{key}' is '{text}': write a date such as 2025-11-11",
    "no_such_day": "'{key}' is '{text}': there is no such day, write one of the calendar",
    "not_a_count": "'{key}' is '{text}': write a whole number of tokens such as 131072",
    "not_a_price": "'{key}' is '{text}': write a price such as 4.00, not negative",
    "not_a_list": "'{key}' must be a list with at least one entry: add one",
    # what must fit together
    "duplicate_id": "the model id '{text}' stands here again (first in line {first}): keep one",
    "tier_order": "'{key}' is {number}, the tier before ends at {before}: each must end higher",
    "last_tier": (
        "'{key}' is {number}, the context length {context}: the last tier must end there"
    ),
    "some_tiers_only": "'{key}' have a '{charge}' in some tiers only: write it in all or in none",
    "more_faults": "there are more faults than are told: mend these first",
}
"""Every code that a price list can be refused with, and its words."""

PARTS = {
    "price_list": "a price list",
    "calls": "'calls'",
    "model": "a model",
    "services": "'services'",
    "service": "a service",
    "prices": "'prices'",
    "tier": "a tier",
}
"""The mappings that a price list consists of, and their words."""


class Place(NamedTuple):
    """Where something stands in a file: line and column, from 1."""

    line: int
    column: int


class Faults:
    """Gathers the faults of a file, so that they are told all at once.

    Whoever reads on after a fault takes a harmless value in place of the bad one; it is never
    given out, since `refuse` comes first.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: list[PriceListFault] = []

    def add(self, code: str, place: Place, key: str | None = None, **values: str | int) -> None:
        """Take a fault in; PriceListError where there are more than can be told."""
        if len(self._found) == MOST_FAULTS:
            raise PriceListError(self._path, [*self._in_order(), _fault("more_faults")])
        self._found.append(_fault(code, place, key, **values))

    def only(
        self,
        code: str,
        place: Place | None = None,
        key: str | None = None,
        **values: str | int,
    ) -> NoReturn:
        """Raise the PriceListError of a fault beside which no other has a meaning."""
        raise PriceListError(self._path, [_fault(code, place, key, **values)])

    def refuse(self) -> None:
        """Raise the PriceListError of all faults; nothing where there are none."""
        if self._found:
            raise PriceListError(self._path, self._in_order())

    def _in_order(self) -> list[PriceListFault]:
        return sorted(self._found, key=attrgetter("line", "column"))


def worded(
    code: str,
    values: Mapping[str, str | int],
    messages: Mapping[str, str] = MESSAGES,
    parts: Mapping[str, str] = PARTS,
) -> str:
    """A fault as a sentence, in the language of `messages` and `parts`."""
    part = values.get("part")
    return messages[code].format_map(
        {**values, "part": parts[part]} if isinstance(part, str) else values
    )


def shown(text: str) -> str:
    """A text of the file as it can be shown: short, and with nothing in it that can't be seen."""
    if len(text) > _MOST_SHOWN:
        text = f"{text[: _MOST_SHOWN - 1]}…"
    return text if text.isprintable() else repr(text)[1:-1]


def _fault(
    code: str, place: Place | None = None, key: str | None = None, **values: str | int
) -> PriceListFault:
    if key is not None:
        key = values["key"] = shown(key)
    line, column = place or (None, None)
    return PriceListFault(code, worded(code, values), values, line, column, key)
