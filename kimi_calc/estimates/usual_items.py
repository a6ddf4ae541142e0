"""An item as the program writes most of them, read at once: of 10,000 items a third of the time.

What is read so is what the ordinary way gives. Whatever is anything else, or has a fault, is None.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from kimi_calc.estimates.fields import share_of_percent
from kimi_calc.estimates.item_reading import Lists
from kimi_calc.estimates.items import Basis, Item
from kimi_calc.estimates.scanning import PLAIN, QUOTED, unquoted
from kimi_calc.estimates.times import Growth, Period, Times
from kimi_calc.pricing import Model, PricingError, Usage
from kimi_calc.pricing.quantities import tokens_of_share
from kimi_calc.pricing.usage import STANDARD

_TEXT = f"({PLAIN}|{QUOTED})"
_COUNT = "([0-9]{1,15})"
_PERCENT = r"([0-9]{1,3}(?:\.[0-9]{1,9})?)"
_ITEM = re.compile(
    rf"  - (?:name: {_TEXT}\n    )?(?:group: {_TEXT}\n    )?model: {_TEXT}\n    list: {_TEXT}\n"
    rf"(?:    service: ([a-z][a-z0-9_]*)\n)?    input: {_COUNT}\n"
    rf"(?:    cache_hits: {_PERCENT}%\n|    cached: {_COUNT}\n)?    output: {_COUNT}\n"
    rf"(?:    requests: {_COUNT}\n|    per_day: {_COUNT}\n    days: {_COUNT}\n)"
    rf"    period: (once|day|week|month)\n"
    rf"(?:    growth: \{{rate: {_PERCENT}%, months: ([0-9]{{1,4}})\}}\n)?(?:    note: {_TEXT}\n)?"
)


class UsualItems:
    """Reads items at the prices of some lists."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._shares: dict[str, Decimal] = {}

    def item(self, text: str, start: int, end: int) -> Item | None:
        """The item that the lines from `start` to `end` are; None where it isn't a usual one."""
        match = _ITEM.fullmatch(text, start, end)
        prices = self._prices(match[4], match[3]) if match else None
        if not match or not prices:
            return None
        basis, model = prices
        name, group, _, _, service, sent, share, cached, *rest = match.groups()
        answered, requests, per_day, days, period, rate, months, note = rest
        try:
            return Item(
                _text(name),
                model,
                basis,
                self._usage((sent, answered, cached), share, service or STANDARD),
                Times(int(per_day), int(days)) if days else Times(int(requests)),
                cast("Period", period),
                _text(group),
                _text(note),
                Growth(self._share(rate), int(months)) if rate else None,
            )
        except PricingError:
            return None

    def _prices(self, key: str, name: str) -> tuple[Basis, Model] | None:
        frozen = self._lists.by_key.get(_text(key)) if self._lists.sure else None
        model = frozen.models.get(_text(name)) if frozen else None
        return (frozen.basis, model) if frozen and model else None

    def _usage(
        self, counts: tuple[str, str, str | None], percent: str | None, service: str
    ) -> Usage:
        sent, answered, cached = counts
        count = int(sent)
        if percent is None:
            return Usage(count, int(answered), int(cached or 0), service=service)
        share = self._share(percent)
        hits = tokens_of_share(share, count)
        return Usage(count, int(answered), hits, service=service, cache_hit_share=share)

    def _share(self, percent: str) -> Decimal:
        share = self._shares.get(percent)
        if share is None:
            share = self._shares[percent] = share_of_percent(percent)
        return share


def _text(written: str | None) -> str:
    return unquoted(written) if written else ""
