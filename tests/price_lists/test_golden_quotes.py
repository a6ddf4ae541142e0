"""What usages cost on the platform's lists, worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kimi_calc.price_lists import price_list_named
from kimi_calc.pricing import NotPriced, Quote, Usage, quote

SEARCHES = {"web_search": 2}
LIFETIMES = ("1h", "5m")


def quoted(list_id: str, model: str, usage: Usage) -> Quote:
    return quote(price_list_named(list_id).model(model), usage)


def long_request(lifetime: str) -> Usage:
    """A million in, 400,000 of them read from the cache and 100,000 written to it."""
    return Usage(1_000_000, 20_000, 400_000, written={lifetime: 100_000}, calls=SEARCHES)


@pytest.mark.parametrize(
    ("list_id", "model", "lifetime", "total"),
    [
        # 0.4 × 2 + 0.5 × 20 + 0.1 × 40 + 0.02 × 100 + 2 × 0.01
        ("cny-2026-09-19", "kimi-k3", "1h", "16.82"),
        # 0.4 × 2 + 0.5 × 20 + 0.1 × 20 + 0.02 × 100 + 2 × 0.01
        ("cny-2026-09-19", "kimi-k3", "5m", "14.82"),
        # 0.4 × 0.30 + 0.5 × 3 + 0.1 × 6 + 0.02 × 15 + 2 × 0.002
        ("usd-2026-09-19", "kimi-k3", "1h", "2.524"),
        ("usd-2026-10-23", "kimi-k3", "1h", "2.524"),
        # 0.4 × 0.30 + 0.5 × 3 + 0.1 × 3 + 0.02 × 15 + 2 × 0.002
        ("usd-2026-09-19", "kimi-k3", "5m", "2.224"),
        # 0.4 × 0.20 + 0.5 × 2 + 0.1 × 4 + 0.02 × 10 + 2 × 0.002
        ("usd-2026-10-23", "kimi-k3.1-pro", "1h", "1.684"),
        # 0.4 × 0.20 + 0.5 × 4 + 0.1 × 4 + 0.02 × 20 + 2 × 0.002
        ("usd-2026-10-23", "kimi-k3.1-pro-highspeed", "5m", "2.884"),
    ],
)
def test_what_is_read_written_and_searched(
    list_id: str, model: str, lifetime: str, total: str
) -> None:
    found = quoted(list_id, model, long_request(lifetime))
    assert found.total == Decimal(total)
    charges = [(line.charge, line.variant, line.tokens) for line in found.lines]
    assert charges == [
        ("cache_hit", "", 400_000),
        ("input", "", 500_000),
        ("cache_write", lifetime, 100_000),
        ("output", "", 20_000),
        ("per_call", "web_search", 2),
    ]


@pytest.mark.parametrize("lifetime", LIFETIMES)
def test_before_writes_had_a_price_they_were_input(lifetime: str) -> None:
    # 0.4 × 2 + 0.6 × 20 + 0.02 × 100 + 2 × 0.01
    found = quoted("cny-2026-09-01", "kimi-k3", long_request(lifetime))
    assert found.total == Decimal("14.82")
    assert [line.charge for line in found.lines][:2] == ["cache_hit", "input"]


@pytest.mark.parametrize(
    ("list_id", "model", "batch", "standard"),
    [
        # 100 × (0.1 × 0.66 + 0.1 × 3.90 + 0.01 × 16.20); of 1.10, 6.50, 27.00
        ("cny-2026-09-19", "kimi-k2.6", "61.8", "103"),
        # 100 × (0.1 × 0.78 + 0.1 × 3.90 + 0.01 × 16.20); of 1.30, 6.50, 27.00
        ("cny-2026-09-19", "kimi-k2.7-code", "63", "105"),
        # 100 × (0.1 × 0.10 + 0.1 × 0.57 + 0.01 × 2.40): 0.10, as it is printed, and not 0.096
        ("usd-2026-09-19", "kimi-k2.6", "9.1", "15.1"),
        # 100 × (0.1 × 0.114 + 0.1 × 0.57 + 0.01 × 2.40); of 0.19, 0.95, 4.00
        ("usd-2026-10-23", "kimi-k2.7-code", "9.24", "15.4"),
        # 100 × (0.1 × 0.42 + 0.1 × 2.40 + 0.01 × 12.60); of 0.70, 4.00, 21.00
        ("cny-2026-07-16", "kimi-k2.5", "40.8", "68"),
    ],
)
def test_a_batch_costs_what_its_row_says(
    list_id: str, model: str, batch: str, standard: str
) -> None:
    one_by_one = Usage(200_000, 10_000, 100_000, 100)
    in_a_batch = Usage(200_000, 10_000, 100_000, 100, service="batch")
    assert quoted(list_id, model, in_a_batch).total == Decimal(batch)
    assert quoted(list_id, model, one_by_one).total == Decimal(standard)


@pytest.mark.parametrize(
    ("list_id", "model"),
    [
        ("cny-2026-09-19", "kimi-k3"),
        ("usd-2026-10-23", "kimi-k3"),
        ("usd-2026-10-23", "kimi-k3.1-pro"),
        ("cny-2026-09-19", "kimi-k2.7-code-highspeed"),
        ("cny-2025-11-11", "kimi-latest"),
        ("cny-2026-04-20", "kimi-k2-thinking"),
        ("usd-2026-07-16", "moonshot-v1-8k"),
    ],
)
def test_what_has_no_batch_has_no_price_for_one(list_id: str, model: str) -> None:
    with pytest.raises(NotPriced, match=f"{model} has no batch prices in price list {list_id}"):
        quoted(list_id, model, Usage(1_000, 10, service="batch"))


def test_what_no_list_has_a_price_for_is_refused() -> None:
    with pytest.raises(NotPriced, match="page_fetch"):
        quoted("cny-2026-07-16", "kimi-k3", Usage(1_000, 10, calls={"page_fetch": 1}))
