"""Settings that can be told apart by a number."""

from __future__ import annotations

from kimi_calc.settings import Settings


def numbered(number: int) -> Settings:
    """A state that can be told from all others, and whose file has some length."""
    texts = {"inputTokens": str(number), "requests": "9" * (number * 7919 % 9000)}
    return Settings(texts=texts, window=(number % 1000, 0, 800, 600))


def number_of(settings: Settings) -> int:
    """Which of the numbered states it is; fails if it is none of them, wholly."""
    number = int(settings.texts["inputTokens"])
    assert settings == numbered(number)
    return number
