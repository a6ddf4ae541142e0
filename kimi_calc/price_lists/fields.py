"""The values of a mapping in a price list file, each checked as it is taken."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kimi_calc.price_lists.faults import Faults, Place, shown
from kimi_calc.price_lists.yaml_nodes import Mapping, Node, Scalar, Sequence, Unread

_MOST_CHARACTERS = 500
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PRICE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
_COUNT = re.compile(r"[1-9][0-9]{0,14}")


def _no_others(_: str) -> str:
    return "unknown_key"


class Shape(NamedTuple):
    """Which keys a mapping has; `part` is what it is, one of PARTS.

    `others` tells of any key that is not named here with which code it is a fault, "" for a right
    one; `like` are such keys, for a misspelt one to be compared with.
    """

    part: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    others: Callable[[str], str] = _no_others


class Fields:
    """Takes the fields of a mapping one by one; each fault goes to `faults` and stops nothing.

    In place of a bad or missing value stands one that no good value is ("", 0, [], date.min; of a
    price 0). What only follows from another fault is none.
    """

    def __init__(self, node: Node, shape: Shape, faults: Faults) -> None:
        self.place = node.place
        self.keys: tuple[str, ...] = ()
        """All keys that are there, right or wrong."""
        self.others: list[str] = []
        """The right ones beside those that the shape names."""
        self._shape = shape
        self._faults = faults
        self._values: dict[str, Node] = {}
        self._places: dict[str, Place] = {}
        self._misspelt: dict[str, Node] = {}
        self._whole = False
        if isinstance(node, Mapping):
            self._values, self._places, self._whole = node.values, node.keys, node.whole
            self.keys = tuple(node.keys)
            for key, place in node.keys.items():
                self._check_key(key, place)
            for key in shape.required:
                if self.lacks(key):
                    faults.add("missing_key", node.place, key, part=shape.part)
        elif not isinstance(node, Unread):
            faults.add("not_pairs", node.place, part=shape.part)

    def _check_key(self, key: str, place: Place) -> None:
        shape = self._shape
        named = (*shape.required, *shape.optional)
        if key in named:
            return
        code = shape.others(key)
        if not code:
            self.others.append(key)
        elif code == "unknown_key" and (nearest := _nearest(key, (*named, *shape.like))):
            self._misspelt.setdefault(nearest, self._values[key])
            self._faults.add("misspelt_key", place, key, part=shape.part, nearest=nearest)
        else:
            self._faults.add(code, place, key, part=shape.part)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._values

    def lacks(self, key: str) -> bool:
        """Whether the key is surely not there, not even misspelt."""
        if not self._whole or key in self._values:
            return False
        shape = self._shape
        alike = (key,) if key in (*shape.required, *shape.optional) else shape.like
        return not any(one in self._misspelt for one in alike)

    def is_sure(self, key: str) -> bool:
        """Whether the key is there, or surely not."""
        return self.has(key) or self.lacks(key)

    def place_of(self, key: str) -> Place:
        """Where the key stands; where it is not there, the mapping."""
        return self._places.get(key, self.place)

    def either(self, one: str, other: str) -> str:
        """Which of two keys is there, or else misspelt; "" where not exactly one is."""
        found = [key for key in (one, other) if key in self._values]
        if not found:
            found = [key for key in (one, other) if key in self._misspelt][:1]
        if len(found) == 1:
            return found[0]
        if self._whole:
            self._faults.add("prices_or_tiers", self.place, one, part=self._shape.part)
        return ""

    def node(self, key: str) -> Node:
        """The value as it is; where the key is not there, that of its misspelling."""
        return self._values.get(key) or self._misspelt.get(key) or Unread(self.place)

    def tell(self, code: str, key: str, **values: str | int) -> None:
        """Tell a fault of the value of a key."""
        self._faults.add(code, self.node(key).place, key, **values)

    def text(self, key: str) -> str:
        """One line that can be shown as it is: no control or direction characters."""
        node = self.node(key)
        if isinstance(node, Unread):
            return ""
        if not isinstance(node, Scalar):
            self.tell("not_a_text", key)
        elif not node.text:
            self.tell("no_value", key)
        elif len(node.text) > _MOST_CHARACTERS or not node.text.isprintable():
            self.tell("not_a_line", key, most=_MOST_CHARACTERS)
        else:
            return node.text
        return ""

    def name(self, key: str) -> str:
        """An id: letters, digits and . _ : / - only."""
        return self._matching(key, ID, "not_an_id")

    def optional_name(self, key: str) -> str | None:
        """An id; None where the key is left out."""
        return self.name(key) if self.has(key) else None

    def currency(self, key: str) -> str:
        """Three capital letters."""
        return self._matching(key, _CURRENCY, "not_a_currency")

    def choice(self, key: str, choices: tuple[str, ...], code: str) -> str:
        """One of the given words."""
        text = self.text(key)
        if text and text not in choices:
            self.tell(code, key, text=shown(text))
        return text

    def flag(self, key: str) -> bool:
        """true or false; false where the key is left out."""
        return self.has(key) and self.choice(key, ("true", "false"), "not_a_flag") == "true"

    def day(self, key: str) -> date:
        """A day of the calendar, year-month-day."""
        text = self._matching(key, _DATE, "not_a_date")
        try:
            return date.fromisoformat(text) if text else date.min
        except ValueError:
            self.tell("no_such_day", key, text=text)
            return date.min

    def optional_day(self, key: str) -> date | None:
        """A day of the calendar; None where the key is left out."""
        return self.day(key) if self.has(key) else None

    def count(self, key: str) -> int:
        """A number of tokens, 1 or more, digits only."""
        return int(self._matching(key, _COUNT, "not_a_count") or 0)

    def price(self, key: str) -> Decimal:
        """A price ≥ 0, exactly as it is written."""
        return Decimal(self._matching(key, _PRICE, "not_a_price") or 0)

    def factor(self, key: str) -> Decimal:
        """What is left of a price: more than 0, at most 1; 1 where it is no factor."""
        text = self._matching(key, _PRICE, "not_a_factor")
        factor = Decimal(text or 1)
        if 0 < factor <= 1:
            return factor
        self.tell("not_a_factor", key, text=shown(text))
        return Decimal(1)

    def items(self, key: str) -> list[Node]:
        """The items of a list that has at least one."""
        node = self.node(key)
        if isinstance(node, Sequence) and node.items:
            return node.items
        if not isinstance(node, Unread):
            self.tell("not_a_list", key)
        return []

    def _matching(self, key: str, pattern: re.Pattern[str], code: str) -> str:
        text = self.text(key)
        if text and not pattern.fullmatch(text):
            self.tell(code, key, text=shown(text))
            return ""
        return text


def _nearest(key: str, known: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(key, known, n=1)), None)
