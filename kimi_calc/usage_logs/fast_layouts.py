"""Rows of a table by the places of their cells: as mapping.py reads them, in fewer steps.

A row is read here where it is as rows mostly are: its numbers are digits, its time is one, and its
model, labels, service and host are those of a row that mapping.py has read already. Any other is
left to it, so that nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter

from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.layouts import LABELS, Layout
from kimi_calc.usage_logs.mapping import format_of, units_of
from kimi_calc.usage_logs.records import NO_DAY, Entry

_MOST_KEPT = 200_000
_MOST_DIGITS = 400  # of all numbers of a row
_WORDS = ("model", *LABELS, "service", "host")
_NUMBERS = ("input", "output", "cached", "total")

Read = Callable[[Sequence[str]], Entry]
_Words = tuple[str, tuple[str, ...], str, str]


def by_place(layout: Layout, headings: Sequence[str], context: Context) -> Read:
    """What reads a row of a table with these headings: Entry, or a tuple of its values."""
    read = format_of(layout).read

    def slow(row: Sequence[str]) -> Entry:
        return read(dict(zip(headings, row, strict=False)), context)

    return _fast(layout, headings, context, slow) if _is_simple(layout) else slow


def _is_simple(layout: Layout) -> bool:
    """Whether there are no columns but the usual ones, with numbers as they are."""
    unusual = (layout.written, layout.written_5m, layout.written_1h, layout.requests)
    usual = (layout.input, layout.output, layout.time)
    return all(usual) and not any(unusual) and set(units_of(layout).values()) == {1}


def _fast(  # noqa: C901 - a closure, with its names at hand: it is called for every row
    layout: Layout, headings: Sequence[str], context: Context, slow: Read
) -> Read:
    # Of equal headings the last holds, as in a dict.
    places = {heading: place for place, heading in enumerate(headings)}
    words = itemgetter(*_pair([places[one] for one in _columns(layout, _WORDS)]))
    numbers = itemgetter(*(places[one] for one in _columns(layout, _NUMBERS)))
    at_input, at_output, at_hit, at_time, at_ident = (
        places.get(getattr(layout, column), -1)
        for column in ("input", "output", "cached", "time", "ident")
    )
    includes, has_split = layout.input_includes_cache, bool(layout.cached)
    day_of, zone = context.days.of, layout.zone
    requests = 0 if layout.rows_are == "totals" else 1
    known: dict[tuple[str, ...], _Words] = {}
    get = known.get
    last, day = "", NO_DAY

    def learn(row: Sequence[str], said: tuple[str, ...]) -> Entry:
        entry = slow(row)
        if len(known) < _MOST_KEPT and entry.day != NO_DAY:
            known[said] = entry.model, entry.groups, entry.service, entry.host
        return entry

    def fast(row: Sequence[str]) -> Entry:
        nonlocal last, day
        said = words(row)
        meant = get(said)
        if meant is None:
            return learn(row, said)
        digits = "".join(numbers(row))
        ident = row[at_ident] if at_ident >= 0 else ""
        if not (digits.isdigit() and digits.isascii() and len(digits) < _MOST_DIGITS) or not (
            ident.isalnum() or _is_usual(ident)
        ):
            return slow(row)
        try:
            if row[at_time] != last:  # often several come in a second
                day = day_of(row[at_time], zone)
                last = row[at_time]
            sent, output = int(row[at_input]), int(row[at_output])
            hit = int(row[at_hit]) if has_split else 0
        except ValueError:  # Unreadable is one: a cell is empty, or no time
            return slow(row)
        plain = sent - hit if includes else sent
        if plain < 0 or day == NO_DAY:
            return slow(row)
        model, groups, service, host = meant
        # fmt: off
        return (model, day, plain, hit, 0, 0, output,  # type: ignore[return-value]
                groups, ident, service, host, requests, has_split, ())
        # fmt: on

    return fast


def _is_usual(ident: str) -> bool:
    """Whether an ident stands in its cell as it is; "" is none."""
    return ident.strip() is ident and ident.isprintable() and ident[:1] != "="


def _pair(places: list[int]) -> list[int]:
    """The same, at least two of them: then itemgetter gives a tuple."""
    return [*places, *places[:1]] if places else [0, 0]


def _columns(layout: Layout, names: Sequence[str]) -> list[str]:
    """The headings of those columns that there are."""
    return [heading for name in names if (heading := getattr(layout, name))]
