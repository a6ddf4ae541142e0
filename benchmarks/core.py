"""The speed of the pricing core: quotes, comparisons, conversations, price lists."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path

from price_lists.test_price_list_fuzz import PATHOLOGICAL

from benchmarks.calls import calls, load, rounds
from benchmarks.figures import report
from kimi_calc.pricing import PriceListError

_GOALS = {
    "quote() on kimi-latest": "goal 10",
    "quote() and Usage() on kimi-latest": "goal 10",
    "compare() of 12 models": "goal 150",
    "quote() of 1,000,000 turns in one tier": "goal 50 ms",
    "quote() of 10,000 turns in three tiers": "goal 20 ms",
    "quote() and notes of a request on kimi-latest": "goal 60",
    "quote() and notes of 40 turns in three tiers": "goal 300",
    "turn_costs() of 120 turns in three tiers": "goal 500",
    "turn_costs() of 120 of 1,000,000 turns": "goal 700",
}


def bench_calls(group: str) -> None:
    """Microseconds of the calls of a group, each at its best of 50 rounds."""
    for name, call in calls()[group].items():
        report(name, min(islice(rounds(call), 50)), "µs", _GOALS[name])


def bench_refusal() -> None:
    """Milliseconds to refuse the worst of the tests' files."""

    def milliseconds(path: Path) -> float:
        start = time.perf_counter()
        with suppress(PriceListError):
            load(path)
        return (time.perf_counter() - start) * 1e3

    times = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.yaml"
        for name, text in PATHOLOGICAL.items():
            file.write_text(text, "utf-8")
            times[name] = milliseconds(file)
    worst = max(times, key=lambda name: times[name])
    report(f"refusal of {len(times)} hostile files, the slowest", times[worst], "ms", "goal 200")


BENCHMARKS: dict[str, Callable[[], None]] = {
    "quote": partial(bench_calls, "quote"),
    "compare": partial(bench_calls, "compare"),
    "conversation": partial(bench_calls, "conversation"),
    "refusal": bench_refusal,
}
