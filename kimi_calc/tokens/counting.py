"""The tokens of a text that comes in parts: counted where there is a vocabulary, else estimated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kimi_calc.tokens.estimate import Estimating, TokenEstimate
from kimi_calc.tokens.vocabulary import Tokenizer


def count(texts: Iterable[str], tokenizer: Tokenizer | None = None) -> TokenEstimate:
    """The tokens of a text, its parts one after the other."""
    estimating = Estimating()
    if tokenizer is None:
        for text in texts:
            estimating.add(text)
        return estimating.result()
    tokens = tokenizer.count_chunks(_seen(texts, estimating))
    seen = estimating.result()
    return TokenEstimate(tokens, tokens, tokens, seen.characters, seen.han, "exact")


def _seen(texts: Iterable[str], estimating: Estimating) -> Iterator[str]:
    for text in texts:
        estimating.add(text)
        yield text
