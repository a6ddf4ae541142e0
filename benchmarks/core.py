"""The speed of the pricing core: quotes, comparisons, conversations, price lists."""

from __future__ import annotations

import tempfile
import time
from contextlib import suppress
from decimal import Decimal
from functools import partial
from pathlib import Path

from price_lists.test_price_list_fuzz import PATHOLOGICAL

from benchmarks.figures import microseconds, report
from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import (
    Conversation,
    Model,
    PriceListError,
    Prices,
    Quote,
    Tier,
    Usage,
    compare,
    quote,
    turn_costs,
)


def bench_quote() -> None:
    """Microseconds a call of quote(), on a tiered model, usage made anew each time."""
    model = load_price_list().model("kimi-latest")
    usage = Usage(45_000, 1_500, 27_000, 30_000)
    for name, call in (
        ("quote() on kimi-latest", lambda: quote(model, usage)),
        (
            "quote() and Usage() on kimi-latest",
            lambda: quote(model, Usage(45_000, 1_500, 27_000, 30_000)),
        ),
    ):
        report(name, microseconds(call), "µs", "goal 10")


def bench_compare() -> None:
    """Microseconds a call of compare() on the whole list."""
    price_list = load_price_list()
    usage = Usage(45_000, 1_500, 27_000, 30_000)
    figure = microseconds(lambda: compare(price_list, usage))
    report("compare() of 12 models", figure, "µs", "goal 150")


def bench_refusal() -> None:
    """Milliseconds to load the built-in list, and to refuse the worst of the tests' files."""

    def load(path: Path | None) -> float:
        start = time.perf_counter()
        with suppress(PriceListError):
            load_price_list(path)
        return (time.perf_counter() - start) * 1e3

    report("the built-in price list, read and checked", min(load(None) for _ in range(9)), "ms")
    times = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.yaml"
        for name, text in PATHOLOGICAL.items():
            file.write_text(text, "utf-8")
            times[name] = load(file)
    worst = max(times, key=lambda name: times[name])
    report(f"refusal of {len(times)} hostile files, the slowest", times[worst], "ms", "goal 200")


def bench_conversation() -> None:
    """Microseconds of quotes of long conversations, and of what is said about them."""
    share = Decimal("0.37")
    flat = _model((10**12, "4.00"))
    three = _model((10**6, "2.00"), (4 * 10**6, "5.00"), (10**12, "10.00"))
    latest = load_price_list().model("kimi-latest")
    million = Conversation(1_000_000, 300, 600, 2_000, share)
    long = Conversation(10_000, 300, 600, 2_000, share)
    for name, model, talk, goal in (
        ("quote() of 1,000,000 turns in one tier", flat, million, "goal 50 ms"),
        ("quote() of 10,000 turns in three tiers", three, long, "goal 20 ms"),
    ):
        _assert_tiers(quote(model, talk), len(model.tiers))
        report(name, microseconds(partial(quote, model, talk), 500), "µs", goal)
    request = quote(latest, Usage(45_000, 1_500, 27_000, 30_000))
    forty = quote(latest, Conversation(40, 1_500, 1_500, 2_000, share))
    chart = quote(latest, Conversation(120, 500, 500, 2_000, share))
    _assert_tiers(forty, 3)
    _assert_tiers(chart, 3)
    of_million = quote(flat, million)
    for name, call, goal in (
        ("notes of a request on kimi-latest", lambda: request.notes, "goal 60"),
        ("notes of 40 turns in three tiers", lambda: forty.notes, "goal 300"),
        ("turn_costs() of 120 turns in three tiers", lambda: turn_costs(chart), "goal 500"),
        ("turn_costs() of 120 of 1,000,000 turns", lambda: turn_costs(of_million), "goal 700"),
    ):
        report(name, microseconds(call, 500), "µs", goal)


def _model(*tiers: tuple[int, str]) -> Model:
    rows = tuple(
        Tier(up_to, Prices(Decimal("1.00"), Decimal(price), Decimal("20.00")))
        for up_to, price in tiers
    )
    return Model("made-up", "made-up", rows[-1].up_to, rows)


def _assert_tiers(found: Quote, tiers: int) -> None:
    assert len(found.tiers) == tiers, "the benchmark measures something else than it says"


BENCHMARKS = {
    "quote": bench_quote,
    "compare": bench_compare,
    "conversation": bench_conversation,
    "refusal": bench_refusal,
}
