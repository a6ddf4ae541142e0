"""An estimate to draw and to check: what a company may budget, on the newest list in CNY."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kimi_calc.estimates import Basis, Estimate, Item, Period, Times
from kimi_calc.price_lists import load_price_list
from kimi_calc.price_lists.choosing import newest_of
from kimi_calc.pricing import Usage
from kimi_calc.pricing.quantities import tokens_of_share
from kimi_calc.settings import Language


class _Row(NamedTuple):
    name: dict[Language, str]
    group: dict[Language, str]
    model: str
    tokens: tuple[int, str, int]  # sent, the share of hits, answered
    times: Times
    period: Period = "month"
    service: str = "standard"


_SUPPORT: dict[Language, str] = {"zh": "客服", "en": "Support"}
_PAPERS: dict[Language, str] = {"zh": "文档", "en": "Documents"}
_MAKERS: dict[Language, str] = {"zh": "研发", "en": "Development"}
_NAME: dict[Language, str] = {"zh": "2027 年 AI 预算", "en": "AI budget 2027"}
_ROWS = (
    _Row(
        {"zh": "客服机器人", "en": "Support robot"},
        _SUPPORT,
        "kimi-k2.6",
        (2_000, "0.5", 400),
        Times(3_000, 30),
    ),
    _Row(
        {"zh": "工单分类", "en": "Sorting tickets"},
        _SUPPORT,
        "kimi-k2.6",
        (800, "0", 50),
        Times(8_000, 30),
    ),
    _Row(
        {"zh": "合同摘要", "en": "Contract summaries"},
        _PAPERS,
        "kimi-k3",
        (60_000, "0", 2_000),
        Times(200),
    ),
    _Row(
        {"zh": "历史合同整理", "en": "Old contracts"},
        _PAPERS,
        "kimi-k2.6",
        (30_000, "0", 1_000),
        Times(12_000),
        "once",
        "batch",
    ),
    _Row(
        {"zh": "代码助手", "en": "Code assistant"},
        _MAKERS,
        "kimi-k2.7-code",
        (40_000, "0.85", 1_200),
        Times(1_500, 22),
    ),
)


def example(language: Language) -> Estimate:
    """Five items in three groups: ¥7,322.80 a month and ¥1,598.40 once by the list of 2026-09."""
    prices = load_price_list(newest_of("CNY").path)
    items = []
    for row in _ROWS:
        sent, share, answered = row.tokens
        usage = Usage(
            sent,
            answered,
            tokens_of_share(Decimal(share), sent),
            service=row.service,
            cache_hit_share=Decimal(share),
        )
        items.append(
            Item(
                row.name[language],
                prices.model(row.model),
                Basis.of(prices),
                usage,
                row.times,
                row.period,
                row.group[language],
            )
        )
    return Estimate(_NAME[language], tuple(items))
