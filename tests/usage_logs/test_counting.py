"""Entries into a tally: repetitions, the dearest, the spread, and groups without end."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import permutations
from typing import Any
from unittest.mock import patch

import pytest

from kimi_calc.usage_logs import tally as tallies
from kimi_calc.usage_logs.aliases import Names
from kimi_calc.usage_logs.costing import Pricer, cost_of
from kimi_calc.usage_logs.counting import MOST_DEAR, Counting
from kimi_calc.usage_logs.dated_lists import lists_of
from kimi_calc.usage_logs.groups import grouped
from kimi_calc.usage_logs.reading import all_lengths
from kimi_calc.usage_logs.records import Entry
from kimi_calc.usage_logs.seen import NEW, OTHER, SAME, seen
from kimi_calc.usage_logs.tally import GIVEN_UP, Tally

DAY = 739_880


def entry(output: int, ident: str = "", plain: int = 1000, **others: Any) -> Entry:
    return Entry("kimi-k2.6", DAY, plain, 0, 0, 0, output, ident=ident)._replace(**others)


def counted(entries: list[tuple[Entry, bool]]) -> Counting:
    """All entries, read again as often as it takes."""
    lists, lengths = lists_of("CNY"), all_lengths()
    names = Names(lists.ids)
    held: frozenset[str] = frozenset()
    while True:
        counting = Counting(Tally(lengths), Pricer(lists, names, lengths), held)
        for line, (one, holds) in enumerate(entries, 1):
            counting.line = line
            counting.take(one, holds)
        if not counting.others:
            counting.finish()
            return counting
        assert not counting.others & held
        held |= counting.others


def sums(counting: Counting) -> tuple[int, int, int]:
    """Rows, tokens of input and of output."""
    cells = counting.tally.cells.values()
    return (
        sum(cell[tallies.ROWS] for cell in cells),
        sum(cell[tallies.PLAIN] for cell in cells),
        sum(cell[tallies.OUTPUT] for cell in cells),
    )


def test_of_equal_ones_that_are_held_the_earliest_stays_in_whatever_order() -> None:
    """A fork copies records under its own day; one without a day knows less than any."""
    days = (DAY + 2, 0, DAY, DAY + 1)
    for some in permutations([entry(5, "a", day=day) for day in days]):
        counting = counted([(one, True) for one in some])
        assert [key.day for key in counting.tally.cells] == [DAY]
        assert counting.tally.merged == 3


@pytest.mark.parametrize("holds", [True, False])
def test_of_one_ident_the_largest_output_stays_in_whatever_order(holds: bool) -> None:
    parts = [entry(1, "a"), entry(260, "a"), entry(260, "a", plain=900), entry(7, "b"), entry(7)]
    for order in permutations(parts):
        counting = counted([(one, holds) for one in order])
        assert sums(counting) == (3, 3000, 260 + 7 + 7)
        assert counting.tally.merged == 2
        assert counting.taken == 5


def test_an_ident_that_comes_in_two_kinds_of_files_is_one() -> None:
    for order in permutations(
        [(entry(9, "a"), False), (entry(12, "a"), True), (entry(12, "a"), False)]
    ):
        counting = counted(list(order))
        assert sums(counting) == (1, 1000, 12)
        assert counting.tally.merged == 2


def test_equal_records_without_an_ident_are_several() -> None:
    counting = counted([(entry(5), False)] * 3)
    assert sums(counting) == (3, 3000, 15)
    assert counting.tally.merged == 0


def test_many_idents_against_a_slow_count() -> None:
    chance = random.Random("idents")
    entries = [
        (
            entry(chance.randrange(3), f"r{chance.randrange(900)}", chance.randrange(3)),
            chance.random() < 0.3,
        )
        for _ in range(4000)
    ]
    best: dict[str, tuple[int, int]] = {}
    for one, _ in entries:
        best[one.ident] = max(best.get(one.ident, (-1, -1)), (one.output, one.plain))
    counting = counted(entries)
    assert sums(counting) == (
        len(best),
        sum(plain for _, plain in best.values()),
        sum(output for output, _ in best.values()),
    )
    assert counting.tally.merged == len(entries) - len(best)


def test_the_table_of_idents_grows() -> None:
    look = seen()
    chance = random.Random("seen")
    known: dict[str, int] = {}
    for _ in range(60_000):
        ident, figures = f"{chance.randrange(30_000)}", chance.randrange(2)
        expected = NEW if ident not in known else SAME if known[ident] == figures else OTHER
        assert look(ident, figures) == expected
        known.setdefault(ident, figures)


def test_the_dearest_and_what_most_cost() -> None:
    chance = random.Random("dear")
    sizes = [chance.randrange(1, 200_000) for _ in range(3000)]
    counting = counted([(entry(0, plain=size), False) for size in sizes])
    price = Decimal("0.0000065")
    dearest = counting.dearest()
    assert [one.amount for one in dearest] == [
        size * price for size in sorted(sizes)[: -MOST_DEAR - 1 : -1]
    ]
    assert [sizes[one.place.line - 1] for one in dearest] == [one.entry.plain for one in dearest]
    spread = counting.spread()
    assert sum(number for _, number in spread.steps) == 3000
    for share in (0.5, 0.95, 1.0):
        true = sorted(sizes)[int(3000 * share) - 1] * price
        found = spread.within(share)
        assert found is not None
        assert true <= found <= true * Decimal("1.04")


def test_groups_without_end_are_given_up_and_nothing_is_lost() -> None:
    many = [
        entry(
            1,
            groups=(f"key{number % 3}", f"user{number}", "", ""),
            calls=(("web_search", 1),) * (number % 2),
        )
        for number in range(500)
    ]
    with patch.object(tallies, "MOST_CELLS", 100):
        counting = counted([(one, False) for one in many])
    tally = counting.tally
    assert tally.given_up == ("user",)
    assert len(tally.cells) == 6
    assert {key.groups[1] for key in tally.cells} == {GIVEN_UP}
    lists = lists_of("CNY")
    costs = cost_of(tally, lists, Names(lists.ids))
    assert [(one.values[0], one.rows) for one in grouped(costs, ("key",))] == [
        ("key0", 167),
        ("key1", 167),
        ("key2", 166),
    ]
    assert costs.total == 500 * (1000 * Decimal("0.0000065") + Decimal("0.000027")) + 250 * Decimal(
        "0.01"
    )
