"""What rows of a table prove: whether the input includes hits, whether parts make the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kimi_calc.usage_logs.tables.heading_words import words_of
from kimi_calc.usage_logs.tables.layouts import Layout

Numbers = Sequence[int | None]
Columns = Mapping[str, list[int | None]]
"""Numbers by columns of layouts.COUNTED, a number a row; None where there is none."""


def is_included(layout: Layout, numbers: Columns, *, said: bool | None) -> bool | None:
    """Whether the input includes what was read from the cache; None where nothing proves either.

    More hits than input prove that they stand beside it. A total that is the sum of input and
    output, in each row with hits, proves that they are in it; one that is larger by the hits, and
    the tokens written, that they are not. Else it is as the heading has `said`, or as the names
    mean that the APIs give: `prompt_tokens` includes hits, `input_tokens` beside
    `cache_read_input_tokens` does not.
    """
    shown = {_shown(*row) for row in _rows(numbers)} - {None}
    if said is not None:
        return None if shown - {said} else said
    if len(shown) == 1:
        return shown.pop()
    return None if shown else _by_names(layout)


def adds_up(numbers: Columns, *, includes: bool, reasoning: Numbers = ()) -> bool:
    """Whether input, output and what stands beside them are the total, in every row that has all.

    With `reasoning` beside the output, too; then False where no row has any.
    """
    seen = not reasoning
    for place, row in enumerate(_rows(numbers)):
        sent, hits, output, total, *written = row
        more = reasoning[place] if reasoning else 0
        if sent is None or output is None or total is None or more is None:
            continue
        seen = seen or more > 0
        beside = 0 if includes else sum(filter(None, (hits, *written)))
        if sent + output + beside + more != total:
            return False
    return seen


def _rows(numbers: Columns) -> Iterator[Sequence[int | None]]:
    size = max(map(len, numbers.values()), default=0)
    nothing: list[int | None] = [None] * size
    return zip(*(numbers.get(one, nothing) for one in _LOOKED_AT), strict=True)


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
