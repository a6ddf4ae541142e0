"""Rows read by the places of their cells are what they are when read by their headings."""

from __future__ import annotations

import random
from collections.abc import Callable
from unittest.mock import patch

import pytest

from kimi_calc.usage_logs import tally
from kimi_calc.usage_logs.aliases import Names
from kimi_calc.usage_logs.costing import Pricer
from kimi_calc.usage_logs.counting import Counting
from kimi_calc.usage_logs.dated_lists import lists_of
from kimi_calc.usage_logs.days import Days
from kimi_calc.usage_logs.format import Context
from kimi_calc.usage_logs.reading import all_lengths
from kimi_calc.usage_logs.records import NotUsage, Unreadable
from kimi_calc.usage_logs.tables.fast_layouts import Rows, by_place
from kimi_calc.usage_logs.tables.layouts import Layout
from kimi_calc.usage_logs.tables.mapping import format_of
from kimi_calc.usage_logs.tally import Tally

HEADINGS = ("id", "time", "model", "user", "key", "in", "hit", "out", "all", "service", "user")

LAYOUTS = (
    Layout(model="model", time="time", input="in", output="out"),
    Layout(model="model", time="time", input="in", cached="hit", output="out", ident="id"),
    Layout(model="model", time="time", input="in", cached="hit", output="out", total="all", zone=0),
    Layout(
        *("model", "time", "in", "hit"),
        output="out",
        user="user",
        key="key",
        service="service",
        input_includes_cache=False,
    ),
    Layout(fixed_model="kimi-k3", time="time", input="in", output="out", rows_are="totals"),
    Layout(fixed_model="kimi-k3", input="in", output="out", ident="id"),
    Layout(model="model", time="time", input="in", output="out", unit=1000),
    Layout(model="model", time="time", input="in", output="out", written_5m="hit", requests="all"),
)

CELLS = {
    "id": ("a", "b ", '="c"', "", "é", "x\0", "req-1", "req-2", "\ufeffd"),
    "time": ("1790000000", "2026-09-02 03:00:00", "2026-09-02T23:00:00Z", "", "soon", "2026/9/2"),
    "model": ("kimi-k3", "kimi-k2.6", "合计", "", " kimi-k3 ", "total"),
    "user": ("ann", "", "小计", "bob "),
    "key": ("k1", "k2", "-"),
    "in": ("0", "12", "1,234", "1_000", "-3", "", "１２", "9" * 500, "12.0", "n/a", "77777"),
    "hit": ("0", "5", "", "13", "-", "12", "1.5"),
    "out": ("3", "0", "", "1e3", "9" * 30),
    "all": ("15", "", "x", "77780"),
    "service": ("", "batch", "批量", "standard"),
}


def counting() -> Counting:
    lists, lengths = lists_of("CNY"), all_lengths()
    return Counting(Tally(lengths), Pricer(lists, Names(lists.ids), lengths))


def count(one: Callable[[list[str]], None], row: list[str], counted: Counting) -> str:
    """What became of a row."""
    try:
        one(row)
    except Unreadable as error:
        counted.refuse(error)
        return "unreadable"
    except NotUsage:
        return "not usage"
    return "counted"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("most_cells", [200_000, 30])
def test_the_same_by_place_as_by_headings(layout: Layout, most_cells: int) -> None:
    chance = random.Random(f"{layout}")
    context = Context(Days())
    read = format_of(layout).read
    fast, slow = counting(), counting()
    take = by_place(layout, Rows(HEADINGS, context, fast))
    outcomes = []
    with patch.object(tally, "MOST_CELLS", most_cells):
        for number in range(3000):
            usual = chance.random() < 0.6
            row = [
                CELLS[one][0] if usual and chance.random() < 0.9 else chance.choice(CELLS[one])
                for one in HEADINGS
            ]
            fast.line = slow.line = number
            record = dict(zip(HEADINGS, row, strict=True))
            expected = count(lambda _: slow.take(read(record, context), False), row, slow)  # noqa: B023
            assert count(take, row, fast) == expected, row
            outcomes.append(expected)
    assert fast.others == slow.others
    for one in (fast, slow):
        one.finish()
    assert fast.tally == slow.tally
    assert (fast.dearest(), fast.spread()) == (slow.dearest(), slow.spread())
    assert outcomes.count("counted") > 100
