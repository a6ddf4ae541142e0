"""Rows of a table by the places of their cells: counted as elsewhere, in a third of the steps.

A row is read here where it is as rows mostly are: its numbers are digits, its time is one, and its
model, labels, service and host are those of a row that mapping.py has read already. Any other is
left to it, so that nothing is decided here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple

from kimi_calc.usage_logs.counting import EACH_STEP, Counting, Known
from kimi_calc.usage_logs.format import Context, Record
from kimi_calc.usage_logs.records import NO_DAY, Entry
from kimi_calc.usage_logs.tables.layouts import LABELS, Layout
from kimi_calc.usage_logs.tables.mapping import format_of, units_of
from kimi_calc.usage_logs.tally import HIT, OUTPUT, PLAIN, ROWS

_MOST_KEPT = 50_000  # combinations of words
_MOST_DIGITS = 400  # of all numbers of a row
_WORDS = ("model", *LABELS, "service", "host")
_NUMBERS = ("input", "output", "cached", "total")

Regroup = Callable[[Entry, Record], tuple[str, ...]]
Count = Callable[[Sequence[str]], None]
"""Counts a row; Unreadable or NotUsage as Format.read raises them."""


class Rows(NamedTuple):
    """What rows are counted by: their headings, and columns that are groups besides the usual.

    `regroup` gives the groups of an entry where they aren't the usual ones.
    """

    headings: Sequence[str]
    context: Context
    counting: Counting
    regroup: Regroup | None = None
    columns: tuple[str, ...] = ()


class _Words(NamedTuple):
    """What the words of a row mean, and its cells by day and length."""

    model: str
    groups: tuple[str, ...]
    service: str
    host: str
    cells: dict[int, Known]


def by_place(layout: Layout, rows: Rows) -> Count:
    """What counts the rows of a table."""
    slow = _slow(layout, rows)
    return _fast(layout, rows, slow) if _is_simple(layout) else lambda row: _take(rows, slow(row))


def _take(rows: Rows, entry: Entry) -> None:
    rows.counting.take(entry, False)  # noqa: FBT003 - no layout holds


def _slow(layout: Layout, rows: Rows) -> Callable[[Sequence[str]], Entry]:
    read, regroup = format_of(layout).read, rows.regroup

    def slow(row: Sequence[str]) -> Entry:
        record = dict(zip(rows.headings, row, strict=False))
        entry = read(record, rows.context)
        return entry._replace(groups=regroup(entry, record)) if regroup else entry

    return slow


def _is_simple(layout: Layout) -> bool:
    """Whether there are no columns but the usual ones, with numbers as they are."""
    unusual = (layout.written, layout.written_5m, layout.written_1h, layout.requests)
    usual = (layout.input, layout.output, layout.time)
    is_of_requests = layout.rows_are == "requests"
    is_plain = set(units_of(layout).values()) == {1}
    return is_of_requests and all(usual) and not any(unusual) and is_plain


def _fast(  # noqa: C901, PLR0915 - a closure, with its names at hand: it is called for every row
    layout: Layout, rows: Rows, slow: Callable[[Sequence[str]], Entry]
) -> Count:
    # Of equal headings the last holds, as in a dict.
    places = {heading: place for place, heading in enumerate(rows.headings)}
    labels = [*_columns(layout, _WORDS), *filter(places.__contains__, rows.columns)]
    words = itemgetter(*_pair([places[one] for one in labels]))
    numbers = itemgetter(*(places[one] for one in _columns(layout, _NUMBERS)))
    at_input, at_output, at_hit, at_time, at_ident = (
        places.get(getattr(layout, column), -1)
        for column in ("input", "output", "cached", "time", "ident")
    )
    includes, has_split = layout.input_includes_cache, bool(layout.cached)
    day_of, zone = rows.context.days.of, layout.zone
    counting = rows.counting
    held, look, steps = counting.held, counting.look, counting.steps
    get_step, bounds = steps.get, counting.tally.lengths.bounds
    known: dict[tuple[str, ...], _Words] = {}
    get_words = known.get
    last, day, joins = "", NO_DAY, 0

    def learn(row: Sequence[str], said: tuple[str, ...]) -> None:
        entry = slow(row)
        counting.take(entry, False)  # noqa: FBT003 - no layout holds
        if len(known) < _MOST_KEPT and entry.day != NO_DAY:
            known[said] = _Words(entry.model, entry.groups, entry.service, entry.host, {})

    def count(row: Sequence[str]) -> None:  # noqa: C901 - as above
        nonlocal last, day, joins
        if counting.joins != joins:  # cells have become others
            joins = counting.joins
            known.clear()
        said = words(row)
        meant = get_words(said)
        if meant is None:
            learn(row, said)
            return
        digits = "".join(numbers(row))
        ident = row[at_ident] if at_ident >= 0 else ""
        try:
            if row[at_time] != last:  # often several come in a second
                day = day_of(row[at_time], zone)
                last = row[at_time]
            sent, output = int(row[at_input]), int(row[at_output])
            hit = int(row[at_hit]) if has_split else 0
        except ValueError:  # Unreadable is one: a cell is empty, or no time
            counting.take(slow(row), False)  # noqa: FBT003
            return
        plain = sent - hit if includes else sent
        if (
            not (digits.isdigit() and digits.isascii() and len(digits) < _MOST_DIGITS)
            or not (ident.isalnum() or _is_usual(ident))
            or plain < 0
            or day == NO_DAY
            or ident in held
        ):
            counting.take(slow(row), False)  # noqa: FBT003
            return
        if ident and (seen := look(ident, hash((plain, hit, 0, 0, output)))):
            counting.merge(ident, seen)
            return
        number = counting.counted = counting.counted + 1
        length = plain + hit
        place = day << 32 | bisect_left(bounds, length) << 16 | bisect_left(bounds, length + output)
        model, groups, service, host, cells = meant
        kept = cells.get(place)
        if kept is None:
            # fmt: off
            entry = Entry(model, day, plain, hit, 0, 0, output,
                          groups, ident, service, host, 1, has_split)
            # fmt: on
            kept = cells[place] = counting.cell_of(entry)
        cell, prices = kept
        cell[ROWS] += 1
        cell[PLAIN] += plain
        cell[HIT] += hit
        cell[OUTPUT] += output
        if prices is None:
            return
        amount = plain * prices[0] + hit * prices[1] + output * prices[4]
        if number <= EACH_STEP or not number & 7:
            low = amount.bit_length() - 6
            step = (low << 8 | amount >> low) if low > 0 else amount
            steps[step] = get_step(step, 0) + (1 if number <= EACH_STEP else 8)
        if amount > counting.floor:
            # fmt: off
            counting.keep(amount, Entry(model, day, plain, hit, 0, 0, output,
                                        groups, ident, service, host, 1, has_split))
            # fmt: on

    return count


def _is_usual(ident: str) -> bool:
    """Whether an ident stands in its cell as it is; "" is none."""
    return ident.strip() is ident and ident.isprintable() and ident[:1] != "="


def _pair(places: list[int]) -> list[int]:
    """The same, at least two of them: then itemgetter gives a tuple."""
    return [*places, *places[:1]] if places else [0, 0]


def _columns(layout: Layout, names: Sequence[str]) -> list[str]:
    """The headings of those columns that there are."""
    return [heading for name in names if (heading := getattr(layout, name))]
