"""The estimate of the drawing: five items that cost ¥7,322.80 a month and ¥1,598.40 once."""

from decimal import Decimal

from kimi_calc.estimates import Basis, Estimate, Item, Times
from kimi_calc.estimates.times import Period
from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.pricing import PriceList, Usage


def builtin_list(list_id: str) -> PriceList:
    """A list that comes with the program."""
    return load_price_list(next(info.path for info in builtin_price_lists() if info.id == list_id))


def item(
    name: str,
    group: str,
    model: str,
    usage: tuple[int, int, str],
    times: tuple[int, int | None],
    period: Period = "month",
    service: str = "standard",
    list_id: str = "cny-2026-09-19",
) -> Item:
    """An item; `usage` is input, output and the share of hits."""
    prices = builtin_list(list_id)
    sent, answered, share = usage
    asked = Usage(
        sent,
        answered,
        int(sent * Decimal(share)),
        service=service,
        cache_hit_share=Decimal(share),
    )
    return Item(name, prices.model(model), Basis.of(prices), asked, Times(*times), period, group)


def drawn_items() -> tuple[Item, ...]:
    """The items, in the drawing's order."""
    return (
        item("客服机器人", "客服", "kimi-k2.6", (2000, 400, "0.5"), (3000, 30)),
        item("工单分类", "客服", "kimi-k2.6", (800, 50, "0"), (8000, 30)),
        item("合同摘要", "文档", "kimi-k3", (60_000, 2000, "0"), (200, None)),
        item(
            "历史合同整理",
            "文档",
            "kimi-k2.6",
            (30_000, 1000, "0"),
            (12_000, None),
            "once",
            "batch",
        ),
        item("代码助手", "研发", "kimi-k2.7-code", (40_000, 1200, "0.85"), (1500, 22)),
    )


def drawn_estimate() -> Estimate:
    """The estimate with its name."""
    return Estimate("2027 年 AI 预算", drawn_items())
