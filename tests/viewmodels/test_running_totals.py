"""Totals that follow changes are those that are added anew."""

from dataclasses import replace
from decimal import Decimal

from drawn_estimate import drawn_items, item
from hypothesis import given, settings
from hypothesis import strategies as st

from kimi_calc.estimates import Growth, Item, Times
from kimi_calc.estimates.times import PERIODS
from kimi_calc.estimates.totals import totals
from kimi_calc.viewmodels.running_totals import RunningTotals

_ABROAD = item("x", "", "kimi-k3", (1000, 10, "0"), (1000, None), list_id="usd-2026-10-23")
_KINDS = [
    replace(one, period=period, growth=growth)
    for one in (drawn_items()[0], drawn_items()[2], _ABROAD)
    for period in PERIODS
    for growth in (None, Growth(Decimal("0.1"), 12))
]
_KIND = st.sampled_from(_KINDS)
_STEP = st.tuples(
    st.sampled_from(["add", "remove", "change", "sort", "turn", "halve"]),
    st.integers(0, 10_000),
    _KIND,
    st.integers(1, 10**12),
)


def changed(items: list[Item], step: tuple[str, int, Item, int], key: int) -> list[Item]:
    """Items after a change, as a person makes it."""
    what, number, kind, times = step
    place = number % (len(items) or 1)
    new = replace(kind, times=Times(times)).keyed(key)
    if what == "add":
        return [*items[:place], new, *items[place:]]
    if what == "sort":
        return sorted(items, key=lambda one: (one.currency, one.quote.total))
    if what == "turn":
        return items[::-1]
    if what == "halve":
        return items[: len(items) // 2]
    if what == "change" and items:
        return [*items[:place], new.keyed(items[place].key), *items[place + 1 :]]
    return items[:place] + items[place + 1 :]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 400), st.lists(_STEP, min_size=1, max_size=12))
def test_they_are_those_that_are_added_anew(
    count: int, steps: list[tuple[str, int, Item, int]]
) -> None:
    items = [_KINDS[n % len(_KINDS)].keyed(n + 1) for n in range(count)]
    running = RunningTotals()
    assert running.of(items) == totals(items)
    for key, step in enumerate(steps, count + 1):
        items = changed(items, step, key)
        assert running.of(items) == totals(items)
