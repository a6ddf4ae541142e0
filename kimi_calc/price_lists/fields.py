"""The values of a mapping in a price list file, each checked as it is taken."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from decimal import Decimal

from kimi_calc.price_lists.yaml_nodes import Mapping, Node, Scalar, Sequence

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PRICE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
_COUNT = re.compile(r"[1-9][0-9]{0,14}")


class Fields:
    """Takes the fields of a mapping one by one; what has no taker is refused in the end.

    Every refusal is a PriceListError that names the key, its line and column, and the remedy.
    """

    def __init__(self, node: Node, what: str, known: Collection[str]) -> None:
        if not isinstance(node, Mapping):
            node.place.refuse(f"{what} must be `key: value` pairs")
        for key, place in node.keys.items():
            if key not in known:
                from difflib import get_close_matches

                nearest = get_close_matches(key, known, n=1)
                remedy = f"did you mean {nearest[0]!r}?" if nearest else "delete it"
                place.refuse(f"{what} has no key {key[:60]!r}: {remedy}", key)
        self._node = node
        self._what = what

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._node.values

    def node(self, key: str) -> Node:
        """The value as it is; the key must be there."""
        if key not in self._node.values:
            self._node.place.refuse(f"{self._what} has no {key!r}: add it", key)
        return self._node.values[key]

    def refuse(self, key: str, message: str) -> None:
        """Refuse the value of a key that is there."""
        self.node(key).place.refuse(f"{key!r} {message}", key)

    def text(self, key: str) -> str:
        """One line that can be shown as it is: no control or direction characters."""
        node = self.node(key)
        if not isinstance(node, Scalar):
            node.place.refuse(f"{key!r} must be a text, not a list or a mapping", key)
        if not node.text:
            node.place.refuse(f"{key!r} has no value: write one", key)
        if len(node.text) > 500 or not node.text.isprintable():
            node.place.refuse(
                f"{key!r} must be one line of at most 500 visible characters: shorten or retype it",
                key,
            )
        return node.text

    def name(self, key: str) -> str:
        """An id: letters, digits and . _ : / - only."""
        return self._matching(key, _ID, "an id of Latin letters, digits and . _ : / -")

    def currency(self, key: str) -> str:
        """Three capital letters."""
        return self._matching(key, _CURRENCY, "three capital letters such as CNY")

    def choice(self, key: str, choices: tuple[str, ...]) -> str:
        """One of the given words."""
        text = self.text(key)
        if text not in choices:
            self.refuse(key, f"is {text!r}: write {' or '.join(choices)}")
        return text

    def flag(self, key: str) -> bool:
        """true or false; false where the key is left out."""
        return self.has(key) and self.choice(key, ("true", "false")) == "true"

    def day(self, key: str) -> date:
        """A day of the calendar, year-month-day."""
        text = self._matching(key, _DATE, "a date such as 2025-11-11")
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.refuse(key, f"is {text!r}: there is no such day")
            raise

    def count(self, key: str) -> int:
        """A number of tokens, 1 or more, digits only."""
        return int(self._matching(key, _COUNT, "a whole number of tokens such as 131072"))

    def price(self, key: str) -> Decimal:
        """A price ≥ 0, exactly as it is written."""
        return Decimal(self._matching(key, _PRICE, "a price such as 4.00, not negative"))

    def items(self, key: str) -> list[Node]:
        """The items of a list that has at least one."""
        node = self.node(key)
        if not isinstance(node, Sequence) or not node.items:
            node.place.refuse(f"{key!r} must be a list with at least one entry", key)
        return node.items

    def _matching(self, key: str, pattern: re.Pattern[str], wanted: str) -> str:
        text = self.text(key)
        if not pattern.fullmatch(text):
            self.refuse(key, f"is {text[:60]!r}: write {wanted}")
        return text
