"""Each kind of change between two lists, as a line in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kimi_calc.price_lists.differences import Difference
from kimi_calc.pricing.charges import CACHE_HIT, INPUT, OUTPUT, cache_write, call_of
from kimi_calc.viewmodels.difference_wording import difference_line

CHANGES = (
    (Difference("new_model", "kimi-k3"), "kimi-k3: new"),
    (Difference("gone_model", "kimi-k2"), "kimi-k2: not in the list any more"),
    (
        Difference("context", "kimi-k2", before=Decimal(131072), after=Decimal(262144)),
        "kimi-k2: context 131,072 → 262,144",
    ),
    (
        Difference("new_price", "kimi-k3", "standard", None, cache_write("1h"), None, Decimal(40)),
        "kimi-k3: cache write (1 h) ¥40.00, new",
    ),
    (
        Difference("gone_price", "kimi-k3", "standard", None, CACHE_HIT, Decimal("1.1"), None),
        "kimi-k3: input (cache hit) ¥1.10, not priced any more",
    ),
    (
        Difference(
            "dearer", "kimi-k2.6", "standard", None, OUTPUT, Decimal("27.00"), Decimal("30.00")
        ),
        "kimi-k2.6: output ¥27.00 → ¥30.00, +11.1%",
    ),
    (
        Difference("cheaper", "kimi-v1", "batch", 8192, INPUT, Decimal(4), Decimal("0.055")),
        "kimi-v1 · batch · ≤ 8,192 tokens: input ¥4.00 → ¥0.055, −98.6%",
    ),
    (
        Difference("dearer", "kimi-k3", "standard", None, INPUT, Decimal(0), Decimal(2)),
        "kimi-k3: input ¥0.00 → ¥2.00",
    ),
    (
        Difference(
            "dearer", "", "", None, call_of("web_search"), Decimal("0.03"), Decimal("0.045")
        ),
        "Web search ¥0.03 → ¥0.045, +50.0%",
    ),
)


@pytest.mark.parametrize(("change", "line"), CHANGES)
def test_a_change_is_a_line(change: Difference, line: str) -> None:
    assert difference_line(change, "CNY") == line


def test_prices_bear_the_currency_of_their_list() -> None:
    change = Difference("new_price", "kimi-k3", "standard", None, OUTPUT, None, Decimal(1234))
    assert difference_line(change, "USD") == "kimi-k3: output $1,234.00, new"
    assert difference_line(change, "EUR") == "kimi-k3: output EUR 1,234.00, new"
