"""Whether the input of a table includes what was read from the cache: what its rows prove."""

from __future__ import annotations

from collections.abc import Mapping

from kimi_calc.usage_logs.heading_words import words_of
from kimi_calc.usage_logs.layouts import Layout

Columns = Mapping[str, list[int | None]]
"""Numbers by columns of layouts.COUNTED, a number a row; None where there is none."""


def is_included(layout: Layout, numbers: Columns) -> bool | None:
    """Whether it does; None where nothing proves either.

    More hits than input prove that they stand beside it. A total that is the sum of input and
    output, in each row with hits, proves that they are in it; one that is larger by the hits, and
    the tokens written, that they are not. Else the names that the APIs give: `prompt_tokens`
    includes them, `input_tokens` beside `cache_read_input_tokens` does not.
    """
    if "input" not in numbers or "cached" not in numbers:
        return None
    size = len(numbers["input"])
    nothing: list[int | None] = [None] * size
    columns = (numbers.get(one, nothing) for one in _LOOKED_AT)
    said = {_shown(*row) for row in zip(*columns, strict=True)} - {None}
    if len(said) == 1:
        return said.pop()
    return None if said else _by_names(layout)


def _shown(
    sent: int | None, hits: int | None, output: int | None, total: int | None, *written: int | None
) -> bool | None:
    """What a row shows."""
    if sent is None or not hits:
        return None
    if hits > sent:
        return False
    if output is None or total is None:
        return None
    beside = hits + sum(filter(None, written))
    return {sent + output: True, sent + output + beside: False}.get(total)


_LOOKED_AT = ("input", "cached", "output", "total", "written", "written_5m", "written_1h")


def _by_names(layout: Layout) -> bool | None:
    sent, cached = (words_of(one).replace(" ", "_") for one in (layout.input, layout.cached))
    if sent == "prompt_tokens":
        return True
    if sent == "input_tokens" and cached == "cache_read_input_tokens":
        return False
    if sent == "input_tokens" and cached in {"cached_tokens", "input_cached_tokens"}:
        return True
    return None
