"""The calls of the core that are timed. Only by names that stay, so that it fits other commits too.

As a program it times the kimi_calc that it finds: each line of its input names a call, and it
answers with one round, a JSON list of one number.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import timeit
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import kimi_calc
from kimi_calc.pricing import Conversation, Usage, compare, quote, turn_costs

if TYPE_CHECKING:
    from kimi_calc.pricing import PriceList, Quote

Call = Callable[[], object]

_BUILT_IN = "resources/prices/cny-2025-11-11.yaml"
_MADE_UP = """
format: 1
provider: made up
currency: CNY
published: 2025-11-11
source: https://example.org/prices
tier_by: input_and_output
models:
  - id: one-tier
    family: made-up
    context_length: 1000000000000
    prices: {cache_hit: 1.00, input: 4.00, output: 20.00}
  - id: three-tiers
    family: made-up
    context_length: 1000000000000
    tiers:
      - {up_to: 1000000, cache_hit: 1.00, input: 2.00, output: 20.00}
      - {up_to: 4000000, cache_hit: 1.00, input: 5.00, output: 20.00}
      - {up_to: 1000000000000, cache_hit: 1.00, input: 10.00, output: 20.00}
"""
_ROUND = 0.01  # s
# Of this thread alone: a machine that does other things too changes it by 1 %, not by 30 %. The
# clock of Windows that counts it ticks 64 times a second, which is too coarse.
_CLOCK = time.perf_counter if sys.platform == "win32" else time.thread_time


def calls() -> dict[str, dict[str, Call]]:
    """What is called by what is printed of it, for each of the benchmarks of the core."""
    built_in = load(Path(kimi_calc.__file__).parents[1] / _BUILT_IN)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.yaml"
        file.write_text(_MADE_UP, "utf-8")
        made_up = load(file)
    latest = built_in.model("kimi-latest")
    flat, three = made_up.model("one-tier"), made_up.model("three-tiers")
    request = Usage(45_000, 1_500, 27_000, 30_000)
    share = Decimal("0.37")
    forty = Conversation(40, 1_500, 1_500, 2_000, share)
    long = Conversation(10_000, 300, 600, 2_000, share)
    million = Conversation(1_000_000, 300, 600, 2_000, share)
    chart = quote(latest, Conversation(120, 500, 500, 2_000, share))
    of_million = quote(flat, million)
    _assert_tiers(of_million, 1)
    for of_three in (quote(three, long), quote(latest, forty), chart):
        _assert_tiers(of_three, 3)
    assert len(built_in.models) == 12
    return {
        "quote": {
            "quote() on kimi-latest": lambda: quote(latest, request),
            "quote() and Usage() on kimi-latest": lambda: quote(
                latest, Usage(45_000, 1_500, 27_000, 30_000)
            ),
        },
        "compare": {"compare() of 12 models": lambda: compare(built_in, request)},
        "conversation": {
            "quote() of 1,000,000 turns in one tier": lambda: quote(flat, million),
            "quote() of 10,000 turns in three tiers": lambda: quote(three, long),
            # Of a new quote each time: one might remember its notes.
            "quote() and notes of a request on kimi-latest": lambda: quote(latest, request).notes,
            "quote() and notes of 40 turns in three tiers": lambda: quote(latest, forty).notes,
            "turn_costs() of 120 turns in three tiers": lambda: turn_costs(chart),
            "turn_costs() of 120 of 1,000,000 turns": lambda: turn_costs(of_million),
        },
    }


def rounds(call: Call) -> Iterator[float]:
    """Microseconds of one call, on average in a round of 10 ms; as many rounds as are wanted."""
    timer = timeit.Timer(call, timer=_CLOCK)
    timer.timeit(10)
    number = max(1, round(_ROUND / timer.timeit(10) * 10))
    while True:
        yield timer.timeit(number) / number * 1e6


def load(path: Path | None) -> PriceList:
    """A price list by its file, or the built-in default list, wherever this commit loads them."""
    place = "kimi_calc.price_lists" if find_spec("kimi_calc.price_lists") else "kimi_calc.pricing"
    load_price_list: Callable[[Path | None], PriceList] = import_module(place).load_price_list
    return load_price_list(path)


def _assert_tiers(found: Quote, tiers: int) -> None:
    assert len(found.tiers) == tiers, "the benchmark measures something else than it says"


def _answer() -> None:
    timed = {name: rounds(call) for group in calls().values() for name, call in group.items()}
    for line in sys.stdin:
        print(json.dumps([next(timed[line.rstrip("\n")])]), flush=True)


if __name__ == "__main__":
    _answer()
