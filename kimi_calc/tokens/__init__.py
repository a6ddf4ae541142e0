"""Text and documents → tokens. No Qt; loaded by nothing before it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_OF_VOCABULARY = {"Tokenizer", "VocabularyError", "load_vocabulary"}


def __getattr__(name: str) -> object:
    """Load what is asked for: the process that starts for each PDF needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "vocabulary" if name in _OF_VOCABULARY else "estimate"
    value: object = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value
