"""A batch of documents, each a request of its own: how long they are and what they cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kimi_calc.pricing import CostSpan, Model, TokenSpan, cost_of_inputs
from kimi_calc.tokens import NO_TOKENS, TokenEstimate
from kimi_calc.viewmodels.source import Source


class Batch(NamedTuple):
    """Requests of one document each, with what goes along with every one of them.

    `fitting` are the inputs of the requests that fit the model's context, those among them that
    may not fit by name in `unsure`; `too_long` are the names of documents that don't fit. What
    may not fit costs, if it does, at most what the context holds.
    """

    fitting: tuple[TokenSpan, ...]
    unsure: tuple[str, ...]
    too_long: tuple[str, ...]
    cost: CostSpan

    @property
    def shortest(self) -> int:
        """The typical tokens of the shortest request."""
        return min((span.typical for span in self.fitting), default=0)

    @property
    def longest(self) -> int:
        """The typical tokens of the longest request."""
        return max((span.typical for span in self.fitting), default=0)

    @property
    def all_tokens(self) -> int:
        """The typical tokens of all requests together."""
        return sum(span.typical for span in self.fitting)

    @property
    def average(self) -> TokenSpan | None:
        """The average request, each of its numbers rounded up; None where none fits."""
        count = len(self.fitting)
        if not count:
            return None
        low, typical, high = (-(-sum(ends) // count) for ends in zip(*self.fitting, strict=True))
        return TokenSpan(low, typical, high)

    @property
    def is_exact(self) -> bool:
        """Whether every request is counted, none estimated."""
        return all(span.is_exact for span in self.fitting)


def batch_of(documents: Sequence[Source], along: TokenEstimate | None, model: Model) -> Batch:
    """A request for each document that is counted, with `along` added to each."""
    limit = model.context_length
    fitting: list[TokenSpan] = []
    unsure: list[str] = []
    too_long: list[str] = []
    for source in documents:
        if not source.tokens or not source.path:
            continue
        tokens = source.tokens + (along or NO_TOKENS)
        if tokens.low > limit:
            too_long.append(source.path.name)
            continue
        if tokens.high > limit:
            unsure.append(source.path.name)
        fitting.append(TokenSpan(tokens.low, tokens.typical, tokens.high))
    low, typical, high = (
        cost_of_inputs(model, (min(span[end], limit) for span in fitting)) for end in range(3)
    )
    return Batch(tuple(fitting), tuple(unsure), tuple(too_long), CostSpan(low, typical, high))
