"""How long an estimate of many items takes to be written to a file, and to be opened again."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from drawn_estimate import builtin_list

from benchmarks.figures import report
from kimi_calc.estimates import Basis, Estimate, Growth, Item, Times
from kimi_calc.estimates.times import PERIODS
from kimi_calc.pricing import Conversation, PriceList, Usage

_ITEMS = 10_000
_LISTS = ("cny-2026-09-19", "usd-2026-09-19", "cny-2025-11-11")


def many_items(count: int) -> Estimate:
    """An estimate of so many items, no two alike: requests and conversations, on three lists."""
    rng = random.Random(20260919)  # noqa: S311 - no secret
    lists = [builtin_list(list_id) for list_id in _LISTS]
    bases = {one.id: Basis.of(one) for one in lists}
    items = tuple(_item(number, rng, rng.choice(lists), bases) for number in range(count))
    return Estimate(f"{count} 项", items)


def bench_files() -> None:
    """Seconds to write and to open a file of 10,000 items, each at its best of five."""
    from kimi_calc.estimates.files import read_estimate, written

    estimate = many_items(_ITEMS)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "many.kimicalc"
        file.write_text(written(estimate), "utf-8")
        report(f"the file of {_ITEMS:,} items", file.stat().st_size / 1e6, "MB")
        report("its text made", _best(lambda: written(estimate)), "s")
        report("it opened, every item priced", _best(lambda: read_estimate(file)), "s", "goal 1")


def _item(number: int, rng: random.Random, prices: PriceList, bases: dict[str, Basis]) -> Item:
    sent, share = rng.randint(1, 5000), Decimal(rng.randint(0, 100)) / 100
    usage: Usage | Conversation
    if number % 5:
        hits = int(sent * share)
        usage = Usage(sent, rng.randint(0, 2000), hits, cache_hit_share=share)
    else:
        usage = Conversation(rng.randint(1, 9), rng.randint(1, 200), rng.randint(1, 200), 0, share)
    return Item(
        f"项目 {number}",
        rng.choice(prices.models),
        bases[prices.id],
        usage,
        Times(rng.randint(1, 100_000), rng.choice([None, 22, 30])),
        rng.choice(PERIODS),
        f"部门 {number % 40}",
        f"备注：第 {number} 项" if number % 7 == 0 else "",
        Growth(Decimal("0.1")) if number % 11 == 0 else None,
    )


def _best(call: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        kept = call()
        times.append(time.perf_counter() - start)
        del kept  # outside of the time
    return min(times)


BENCHMARKS: dict[str, Callable[[], None]] = {"estimates": bench_files}
