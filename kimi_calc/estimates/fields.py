"""The values of a mapping in an estimate's file, each checked as it is taken."""

from __future__ import annotations

import re
from decimal import Decimal

from kimi_calc.estimates.items import HALF_A_CHARACTER, MOST_CHARACTERS
from kimi_calc.estimates.writing import MOST_DIGITS
from kimi_calc.price_lists.faults import Faults, shown
from kimi_calc.price_lists.fields import Fields, Shape
from kimi_calc.price_lists.yaml_nodes import Node, Scalar, Unread
from kimi_calc.pricing import Charge, UsageError
from kimi_calc.pricing.exact import EXACT

_NUMBER = re.compile("[0-9]+")
_PERCENT = re.compile(r"(-?[0-9]{1,12}(?:\.[0-9]{1,10100})?)%")


class Row(Fields):
    """Takes the fields of an item, or of the whole, one by one; see Fields."""

    def free_text(self, key: str) -> str:
        """Any text, as names and notes are; "" where the key is left out."""
        node = self.node(key)
        if isinstance(node, Unread):
            return ""
        if not isinstance(node, Scalar):
            self.tell("not_a_text", key)
        elif len(node.text) > MOST_CHARACTERS:
            self.tell("too_long", key, most=MOST_CHARACTERS)
        elif HALF_A_CHARACTER.search(node.text):
            self.tell("half_a_character", key)
        else:
            return node.text
        return ""

    def word(self, key: str) -> str:
        """A text that names something; any that is there, since what it names has to be found."""
        text = self.free_text(key)
        if not text and isinstance(self.node(key), Scalar):
            self.tell("no_value", key)
        return text

    def number(self, key: str) -> int:
        """A whole number, 0 or more; 0 where the key is left out."""
        text = self.free_text(key)
        if _NUMBER.fullmatch(text) and len(text) <= MOST_DIGITS:
            # int(str) refuses more than 4300 digits.
            return int(text) if len(text) < 1_000 else int(Decimal(text))
        if isinstance(self.node(key), Scalar):
            self.tell("not_a_number", key, text=shown(text))
        return 0

    def percentage(self, key: str, code: str, usual: Decimal) -> Decimal:
        """The share that a percentage is; `usual` where the key is left out, or has a fault."""
        text = self.free_text(key)
        if match := _PERCENT.fullmatch(text):
            return share_of_percent(match[1])
        if isinstance(self.node(key), Scalar):
            self.tell(code, key, text=shown(text))
        return usual


def share_of_percent(percent: str) -> Decimal:
    """The share that so many percent are."""
    return EXACT.scaleb(Decimal(percent), Decimal(-2))


def numbers(node: Node, part: str, kind: str, faults: Faults) -> dict[str, int]:
    """So many of each by its name, which is the variant of a charge of a kind."""
    row = Row(node, Shape(part, others=lambda name: _fault_of(kind, name)), faults)
    return {name: row.number(name) for name in row.others}


def _fault_of(kind: str, name: str) -> str:
    try:
        Charge(kind, name)
    except UsageError:
        return "not_a_call" if kind == "per_call" else "not_a_lifetime"
    return ""
