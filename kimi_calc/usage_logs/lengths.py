"""Where requests lie among the bounds of all price lists: enough to price them by any of these."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from kimi_calc.pricing import PriceList

_WIDTH = 1 << 16
"""More bounds than lists have: a place times this, and another, are one int."""

Length = int
"""The places of a request's input and of its input and output together; see Lengths.of()."""

NO_LENGTH: Length = -1
"""That of a total: its requests' lengths aren't told."""

UNTOLD: Length = -2
"""That of a total that doesn't even say how many requests it is of."""


class Lengths:
    """The bounds of tiers and contexts, growing. Between two of them prices are the same."""

    __slots__ = ("bounds",)

    def __init__(self, bounds: Iterable[int]) -> None:
        self.bounds = tuple(sorted(set(bounds)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lengths) and self.bounds == other.bounds

    __hash__ = None  # type: ignore[assignment]  # as of everything that is a part of a tally

    @classmethod
    def of_lists(cls, lists: Iterable[PriceList]) -> Lengths:
        """All bounds that decide over a price in one of the lists."""
        return cls(
            bound
            for one in lists
            for model in one.models
            for bound in (
                model.context_length,
                *(tier.up_to for tiers in model.services.values() for tier in tiers),
            )
        )

    def of(self, tokens: int, output: int) -> Length:
        """The length of a request with so many tokens of input, and of output."""
        bounds = self.bounds
        return bisect_left(bounds, tokens) * _WIDTH + bisect_left(bounds, tokens + output)

    def is_within(self, length: Length, bound: int, *, with_output: bool) -> bool:
        """Whether a request of this length has at most `bound` tokens, which must be a bound."""
        place = length % _WIDTH if with_output else length // _WIDTH
        return place <= self.bounds.index(bound)

    def covers(self, lists: Iterable[PriceList]) -> bool:
        """Whether lists can be used without reading the records again."""
        return set(Lengths.of_lists(lists).bounds) <= set(self.bounds)
