"""Text and documents → tokens. No Qt; loaded by nothing before it is used."""

from __future__ import annotations

from kimi_calc.tokens.estimate import (
    NO_TOKENS,
    PER_MESSAGE,
    TokenEstimate,
    estimate_chunks,
    estimate_tokens,
    official_band,
    official_range,
)
from kimi_calc.tokens.vocabulary import Tokenizer, VocabularyError, load_vocabulary

__all__ = [
    "NO_TOKENS",
    "PER_MESSAGE",
    "TokenEstimate",
    "Tokenizer",
    "VocabularyError",
    "estimate_chunks",
    "estimate_tokens",
    "load_vocabulary",
    "official_band",
    "official_range",
]
