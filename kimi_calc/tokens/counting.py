"""The tokens of a text that comes in parts: counted where there is a vocabulary, else estimated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kimi_calc.tokens.estimate import Band, Estimating, TokenEstimate
from kimi_calc.tokens.readers.progress import Progress
from kimi_calc.tokens.vocabulary import Tokenizer

_LOST = 3  # tokens that a character may make which can't be told
_HARDLY = 0.02  # of the typical number: so much wider, and a range is as sure as it was
_WIDTHS: dict[Band, float] = {"exact": 0.0, "close": 0.10, "wide": 0.20}  # of half the range


def count(
    texts: Iterable[str], tokenizer: Tokenizer | None = None, read: Progress | None = None
) -> TokenEstimate:
    """The tokens of a text, its parts one after the other.

    `read` is the document that they come from: what of it can't be told makes the number less sure.
    """
    estimating = Estimating()
    if tokenizer is None:
        for text in texts:
            estimating.add(text)
        found = estimating.result()
    else:
        tokens = tokenizer.count_chunks(_seen(texts, estimating))
        seen = estimating.result()
        found = TokenEstimate(tokens, tokens, tokens, seen.characters, seen.han, "exact")
    return _doubted(found, read.undecodable) if read and read.undecodable else found


def _doubted(found: TokenEstimate, lost: int) -> TokenEstimate:
    """The same where that many characters are others than those that were counted."""
    low, high = max(found.low - lost, 1), found.high + _LOST * lost
    off = max(found.typical - low, high - found.typical)
    order: tuple[Band, ...] = (*_WIDTHS, "unmeasured")
    before = max(found.typical - found.low, found.high - found.typical)
    places = (place for place, width in enumerate(_WIDTHS.values()) if off <= width * found.typical)
    place = next(places, len(_WIDTHS))
    if off - before <= _HARDLY * found.typical:  # a short text's range is wider than its band's
        place = min(place, order.index("wide"))
    place = max(place, order.index(found.band))
    return replace(found, low=low, high=high, band=order[place])


def _seen(texts: Iterable[str], estimating: Estimating) -> Iterator[str]:
    for text in texts:
        estimating.add(text)
        yield text
