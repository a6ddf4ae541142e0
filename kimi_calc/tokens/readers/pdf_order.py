"""The order of letters that are written from right to left, in a PDF's page.

PDFium takes it that they are drawn from the left on, and turns them round. Those that were drawn
in their order are the wrong way round then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kimi_calc.tokens.readers import pdf_calls

_RIGHT_TO_LEFT = range(0x590, 0x900)  # Hebrew, Arabic and what is like them
_BETWEEN = frozenset(b" !\"'()-.,:;?")  # words of a line


def in_order(text: int, codes: list[int], places: Sequence[int]) -> Sequence[int]:
    """Places of a page's characters, with those turned round that are the wrong way round.

    The text is given by its address, the codes are those of all characters.
    """
    if not any(code in _RIGHT_TO_LEFT for code in set(codes)):
        return places
    turned = list(places)
    for start, end in _runs([codes[place] for place in places]):
        letters = [place for place in places[start:end] if codes[place] in _RIGHT_TO_LEFT]
        found = [origin[0] for place in letters if (origin := pdf_calls.origin(text, place))]
        steps = [after - before for before, after in pairwise(found)]
        if sum(step > 0 for step in steps) > sum(step < 0 for step in steps):
            turned[start:end] = turned[start:end][::-1]
    return turned


def _runs(codes: list[int]) -> Iterator[tuple[int, int]]:
    """Where letters from right to left begin, with what is between their words, and end."""
    start = end = 0
    for place, code in enumerate(codes):
        if code in _RIGHT_TO_LEFT:
            start = start if end else place
            end = place + 1
        elif end and code not in _BETWEEN:
            yield start, end
            end = 0
    if end:
        yield start, end
