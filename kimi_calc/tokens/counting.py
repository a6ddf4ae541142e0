"""The tokens of a text that comes in parts: counted where there is a vocabulary, else estimated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kimi_calc.tokens.estimate import Estimating, TokenEstimate
from kimi_calc.tokens.vocabulary import Tokenizer

_PUBLIC = "kimi-k"
"""How the ids of models begin whose tokenizer is public."""


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


def tokenizer_is_public(model_id: str) -> bool:
    """Whether counts of the vocabulary hold for a model: not for moonshot-v1 and kimi-latest."""
    return model_id.startswith(_PUBLIC)


def _seen(texts: Iterable[str], estimating: Estimating) -> Iterator[str]:
    for text in texts:
        estimating.add(text)
        yield text
