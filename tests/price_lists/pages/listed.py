"""Price lists of several years, written down row by row, as references and as what pages say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kimi_calc.price_lists.identity import PLATFORM, price_list_id
from kimi_calc.pricing import Model, PriceList, Prices, Tier
from kimi_calc.pricing.charges import cache_write, call_of

# id, family, context, marks, cache hit / miss / output (or miss / output) and writes, batch.
Row = tuple[str, str, int, str, str, str]

K3 = 1048576
K2 = 262144
V1_CNY: list[Row] = [
    (f"moonshot-v1-{size}k{kind}", "moonshot-v1", size * 1024, marks, prices, "")
    for kind, marks in (("", ""), ("-vision-preview", "vision"))
    for size, prices in ((8, "2.00 10.00"), (32, "5.00 20.00"), (128, "10.00 30.00"))
]
V1_USD: list[Row] = [
    (f"moonshot-v1-{size}k{kind}", "moonshot-v1", size * 1024, marks, prices, "")
    for kind, marks in (("", ""), ("-vision-preview", "vision"))
    for size, prices in ((8, "0.20 2.00"), (32, "1.00 3.00"), (128, "2.00 5.00"))
]
CNY_2026_09: list[Row] = [
    ("kimi-k3", "kimi-k3", K3, "recommended vision thinking", "2.00 20.00 100.00 20.00 40.00", ""),
    ("kimi-k2.7-code", "kimi-k2.7", K2, "thinking", "1.30 6.50 27.00", "0.78 3.90 16.20"),
    ("kimi-k2.7-code-highspeed", "kimi-k2.7", K2, "thinking", "2.60 13.00 54.00", ""),
    ("kimi-k2.6", "kimi-k2.6", K2, "vision thinking", "1.10 6.50 27.00", "0.66 3.90 16.20"),
]
CNY_2026_07: list[Row] = [
    ("kimi-k3", "kimi-k3", K3, "recommended vision thinking", "2.00 20.00 100.00", ""),
    *CNY_2026_09[1:],
    ("kimi-k2.5", "kimi-k2.5", K2, "vision thinking", "0.70 4.00 21.00", "0.42 2.40 12.60"),
    *V1_CNY,
]
USD_2026_09: list[Row] = [
    ("kimi-k3", "kimi-k3", K3, "vision thinking", "0.30 3.00 15.00 3.00 6.00", ""),
    ("kimi-k2.7-code", "kimi-k2.7", K2, "thinking", "0.19 0.95 4.00", "0.114 0.57 2.40"),
    ("kimi-k2.7-code-highspeed", "kimi-k2.7", K2, "thinking", "0.38 1.90 8.00", ""),
    ("kimi-k2.6", "kimi-k2.6", K2, "vision thinking", "0.16 0.95 4.00", "0.10 0.57 2.40"),
]
CALLS_CNY = {"web_search": "0.01", "web_search_pro": "0.015", "page_fetch": "0.01"}
CALLS_USD = {"web_search": "0.002", "web_search_pro": "0.003", "page_fetch": "0.002"}


def listed(
    currency: str,
    published: str,
    rows: list[Row],
    calls: Mapping[str, str] = {},
    source: str = "",
) -> PriceList:
    """The list of these rows."""
    day = date.fromisoformat(published)
    list_id = price_list_id(PLATFORM, currency, day)
    called = {name: Decimal(price) for name, price in calls.items()}
    host = "platform.kimi.com" if currency == "CNY" else "platform.kimi.ai"
    return PriceList(
        id=list_id,
        provider=PLATFORM,
        currency=currency,
        published=day,
        source=source or f"https://{host}/docs/pricing/chat",
        models=tuple(_model(row, currency, list_id, called) for row in rows),
        calls=called,
    )


def _model(row: Row, currency: str, list_id: str, calls: Mapping[str, Decimal]) -> Model:
    model_id, family, context, marks, standard, batch = row
    services = {"standard": (Tier(context, _prices(standard, calls)),)}
    if batch:
        services["batch"] = (Tier(context, _prices(batch, calls)),)
    return Model(
        id=model_id,
        family=family,
        context_length=context,
        tiers=services["standard"],
        recommended="recommended" in marks,
        vision="vision" in marks,
        thinking="thinking" in marks,
        retired=date(2026, 8, 31) if family in {"moonshot-v1", "kimi-k2.5"} else None,
        currency=currency,
        provider=PLATFORM,
        price_list=list_id,
        services=services,
    )


def _prices(text: str, calls: Mapping[str, Decimal]) -> Prices:
    numbers = list(map(Decimal, text.split()))
    hit = numbers.pop(0) if len(numbers) > 2 else None
    writes = dict(zip(map(cache_write, ("5m", "1h")), numbers[2:], strict=False))
    called = {call_of(name): price for name, price in calls.items()}
    return Prices(hit, numbers[0], numbers[1], {**writes, **called})
