"""What is doubtful of a page: each doubt, what it says, and what its answer does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from price_lists.pages.layouts import LAYOUTS, page_of
from price_lists.pages.listed import CALLS_CNY, CNY_2026_09, listed

from kimi_calc.price_lists.pages import MESSAGES, Draft, PageError, read_pages, worded
from kimi_calc.pricing import PriceList

RIGHT = listed("CNY", "2026-09-19", CNY_2026_09, CALLS_CNY)
HEADER = (
    "| 模型 | 计费单位 | 输入价格（缓存命中） | 输入价格（缓存未命中） | 输出价格 | 上下文窗口 |\n"
    "|---|---|---|---|---|---|\n"
)
ROW = "| kimi-k2.6 | 1M tokens | ￥1.10 | ￥6.50 | ￥27.00 | 262,144 tokens |\n"
DATE = "\n最后更新：2026-09-19\n"
TIERS = (
    "| Model | Range | Unit | Input Price | Output Price |\n|---|---|---|---|---|\n"
    "| kimi-latest | ≤ 8,192 | 1M tokens | ￥2.00 | ￥10.00 |\n"
    "| kimi-latest | 8,192 < x ≤ 32,768 | 1M tokens | ￥5.00 | ￥20.00 |\n"
)
BATCH = "| kimi-k2.6 | 1M tokens | ￥0.66"
BATCH_ROW = "| kimi-k2.6 | 1M tokens | ￥0.66 | ￥3.90 | ￥16.20 | 262,144 tokens |\n"
# A row of kimi-k9, which no list has: only what is doubtful in itself is told.
NEW = "| kimi-k9 | 1M tokens | ￥1.10 | ￥6.50 | ￥27.00 | 262,144 tokens |\n"
TOOLS = "| Tool | Unit | Price |\n|---|---|---|\n| Web Search | {} | {} |\n"


def codes(draft: Draft) -> set[str]:
    """The doubts, without those that every part of a page has."""
    return {doubt.code for doubt in draft.doubts} - {"no_date", "no_source"}


IN_ITSELF = {
    "unknown_header": HEADER.replace("输出价格", "夜间输出价格") + NEW,
    "double_column": HEADER.replace("缓存未命中", "缓存命中") + NEW,
    "cells_of_row": HEADER + NEW.replace("| ￥1.10 ", ""),
    "duplicate": HEADER + NEW + NEW.replace("6.50", "6.60"),
    "no_id": HEADER + NEW.replace("kimi-k9", "Kimi K9"),
    "unknown_badge": HEADER + NEW.replace("kimi-k9", "kimi-k9 即将下线"),
    "two_ids": "| Model " + HEADER.replace("|---", "|---|---", 1) + "| kimi-k8 " + NEW,
    "group_or_tiers": "| Model "
    + HEADER.replace("|---", "|---|---", 1)
    + "| kimi-k9 "
    + NEW.replace("kimi-k9", "kimi-k9-8k").replace("262,144", "8,192"),
    "unknown_service": "| 服务 " + HEADER.replace("|---", "|---|---", 1) + "| 夜间 " + NEW,
    "unknown_currency": "| 币种 " + HEADER.replace("|---", "|---|---", 1) + "| HKD " + NEW,
    "no_standard": HEADER + NEW.replace("kimi-k9", "kimi-k9 Batch"),
    "no_unit": HEADER + NEW.replace("1M tokens", ""),
    "unit_thousand": HEADER + NEW.replace("1M tokens", "1K tokens"),
    "unit_other": HEADER + NEW.replace("1M tokens", "10K tokens"),
    "two_currencies": HEADER + NEW.replace("￥27.00", "$27.00"),
    "price_unreadable": HEADER + NEW.replace("￥1.10", "￥1.10 - ￥2.20"),
    "price_empty": HEADER + NEW.replace("￥1.10", ""),
    "no_price": HEADER + NEW.replace("￥27.00", "-"),
    "free": HEADER + NEW.replace("￥1.10", "限时免费"),
    "struck": HEADER + NEW.replace("￥6.50", "~~￥9.00~~ ￥6.50"),
    "footnote": HEADER + NEW.replace("￥6.50", "￥6.50<sup>1</sup>"),
    "separator": HEADER + NEW.replace("￥27.00", "￥27.000"),
    "one_price_for_two": "<table><tr><th>Model<th>Unit<th>Input (cache hit)<th>Input (cache miss)"
    "<th>Output<th>Context<tr><td>kimi-k9<td>1M tokens<td colspan=2>￥6.50<td>￥27.00<td>262,144"
    "</table>",
    "hit_over_input": HEADER + NEW.replace("￥1.10", "￥7.10"),
    "output_under_input": HEADER + NEW.replace("￥27.00", "￥6.00"),
    "write_under_input": HEADER.replace("命中）", "写入5分钟）", 1) + NEW,
    "context_unreadable": HEADER + NEW.replace("262,144 tokens", "long"),
    "context_rounded": HEADER + NEW.replace("262,144 tokens", "256K"),
    "context_of_id": HEADER + NEW.replace("kimi-k9", "kimi-k9-8k"),
    "no_context": HEADER + NEW.replace("262,144 tokens", ""),
    "two_contexts": HEADER + NEW + "\n" + HEADER + NEW.replace("262,144", "131,072"),
    "overrun": "<table><tr><th>Model<th>Unit<th>Input<th>Output<th>Context<tr><td>kimi-k9"
    "<td rowspan=3>1M tokens<td>￥6.50<td>￥27.00<td>262,144<tr><td>kimi-k8<td>￥6.50<td>￥27.00"
    "<td>262,144</table>",
    "bounds_unreadable": TIERS.replace("≤ 8,192", "short"),
    "tier_gap": TIERS.replace("8,192 <", "9,192 <"),
    "tier_falls": TIERS.replace("￥5.00", "￥1.00"),
    "some_tiers_only": TIERS
    + "\n"
    + HEADER.replace("| 上下文窗口 ", "| Range ")
    + "| kimi-latest | 1M tokens | ￥1.00 | ￥7.00 | ￥30.00 | 32,768 < x ≤ 131,072 |\n",
    "price_of_what": "| 模型 | 计费项 | 价格 | 上下文 |\n|--|--|--|--|\n"
    "| kimi-k9 | 夜间输出 | ￥4.00/MTok | 8,192 |\n",
    "context_by_id": "| 模型 | 单位 | 输入 | 输出 |\n|--|--|--|--|\n"
    "| kimi-k9-8k | 1M tokens | ￥2.00 | ￥10.00 |\n",
    "batch_over_standard": HEADER + NEW + "\n## Batch\n\n" + HEADER + NEW.replace("27.00", "28.00"),
    "no_unit_of_call": TOOLS.format("", "￥0.03"),
    "unit_calls": TOOLS.format("1,000 calls", "￥30"),
    "unknown_tool": HEADER
    + NEW
    + "\n"
    + TOOLS.format("1 time", "￥0.03").replace("Web Search", "Coffee"),
    "table_left_out": HEADER + NEW + "\n| 套餐 | 价格 |\n|--|--|\n| 月 | ￥49 |\n",
    "row_left_out": HEADER + NEW + "| a | b | c |\n",
    "cut_off": "<table><tr><th>Model<th>Unit<th>Input<th>Output<th>Context<tr><td>kimi-k9"
    "<td>1M tokens<td>￥6.50<td>￥27.00<td>262,144</table><!-- and then",
    "other_host": "<!-- source: https://openrouter.ai/kimi -->\n" + HEADER + NEW,
    "two_taxes": HEADER + NEW + "\nPrices are inclusive of tax.\n\nPrices exclude tax.\n",
    "date_unsure": HEADER + NEW + "\n2026-09-19\n",
    "several_dates": HEADER + NEW + DATE + "\n最后更新：2026-09-20\n",
    "no_currency": HEADER + NEW.replace("￥", ""),
}


@pytest.mark.parametrize("code", IN_ITSELF)
def test_what_is_doubtful_in_itself(code: str) -> None:
    draft = read_pages(IN_ITSELF[code])
    found = [doubt for doubt in draft.doubts if doubt.code == code]
    assert found, codes(draft)
    for doubt in found:
        assert "{" not in doubt.message
        assert doubt.message == worded(doubt)


def test_a_plain_page_is_not_doubtful() -> None:
    assert codes(read_pages(HEADER + NEW)) == set()
    assert codes(read_pages(TIERS)) == set()
    assert codes(read_pages(TOOLS.format("1 time", "￥0.03"))) == set()


def spoilt(old: str, new: str, right: PriceList = RIGHT) -> str:
    text = LAYOUTS["markdown"](page_of(right))
    assert old in text
    return text.replace(old, new, 1)


OLDER = replace(RIGHT, published=date(2026, 9, 1))
LATER = replace(RIGHT, published=date(2026, 10, 1))
USD = replace(
    RIGHT, currency="USD", models=tuple(replace(one, currency="USD") for one in RIGHT.models)
)
TIERED = listed("CNY", "2026-09-19", [("kimi-latest", "kimi-latest", 32768, "", "2.00 10.00", "")])
BESIDE = {
    "price_far": (spoilt("￥27.00", "￥270.00"), OLDER),
    "price_differs": (spoilt("￥27.00", "￥28.00"), RIGHT),
    "price_new": (spoilt("\n", "\n"), replace(RIGHT, calls={"web_search": Decimal(1)})),
    "price_lost": (spoilt("￥1.10", "-"), OLDER),
    "swapped": (spoilt("￥20.00 | ￥40.00 | ￥100.00", "￥20.00 | ￥100.00 | ￥40.00"), OLDER),
    "service_lost": (spoilt(BATCH, BATCH.replace("k2.6", "k2.7-code-x")), OLDER),
    "service_not_kept": (HEADER + ROW.replace("27.00", "28.00") + DATE, OLDER),
    "service_new": (spoilt(BATCH, BATCH.replace("k2.6", "k3")), RIGHT),
    "model_new": (HEADER + NEW.replace("kimi-k9", "moonshot-x1") + DATE, RIGHT),
    "similar_model": (spoilt("kimi-k2.7-code-highspeed", "kimi-k2.7-code-hihgspeed"), OLDER),
    "mark_differs": (spoilt("推荐", ""), RIGHT),
    "looks_like_batch": (HEADER + BATCH_ROW + DATE, OLDER),
    "context_changed": (spoilt("262,144", "131,072"), OLDER),
    "bounds_changed": (TIERS + DATE, TIERED),
    "bounds_of_service": (TIERS + "\n## Batch\n" + TIERS.replace("8,192", "9,192") + DATE, OLDER),
    "model_gone": (HEADER + ROW + DATE, OLDER),
    "call_gone": (HEADER + ROW + TOOLS.format("1 time", "￥0.01") + DATE, OLDER),
    "order_differs": (HEADER + ROW + ROW.replace("2.6", "2.7-code") + DATE, RIGHT),
    "older": (spoilt("￥27.00", "￥28.00"), LATER),
    "only_date_changed": (spoilt("￥27.00", "￥27.00"), OLDER),
    "other_currency": (spoilt("￥27.00", "￥27.00"), USD),
    "id_of_name": (HEADER + ROW.replace("kimi-k2.6", "Kimi K2.6"), RIGHT),
    "model_of_heading": (
        "# Kimi K2.6 定价\n" + HEADER.replace("| 模型 ", "").replace("---|", "", 1)
        + ROW.replace("| kimi-k2.6 ", ""),
        RIGHT,
    ),
    "fewer_cells": (HEADER + ROW + ROW.replace("1M tokens | ", ""), RIGHT),
}  # fmt: skip


@pytest.mark.parametrize("code", BESIDE)
def test_what_is_doubtful_beside_a_list(code: str) -> None:
    page, reference = BESIDE[code]
    draft = read_pages(page, reference=reference)
    found = [doubt for doubt in draft.doubts if doubt.code == code]
    assert found, codes(draft)
    assert all("{" not in doubt.message for doubt in found)


def test_a_row_is_taken_when_its_doubts_are_confirmed() -> None:
    draft = read_pages(spoilt("￥27.00", "￥270.00"), reference=RIGHT)
    doubts = [doubt for doubt in draft.doubts if not doubt.of_page]
    [model] = {draft.rows[row].model for doubt in doubts for row in doubt.rows}
    assert model == "kimi-k2.7-code"
    assert {doubt.charge for doubt in doubts} == {"output"}
    without = draft.price_list()
    assert model not in [one.id for one in without.models]
    assert len(without.models) == len(RIGHT.models) - 1
    assert {row.model for row in draft.left_out()} == {model}
    confirmed = draft.price_list([doubt.id for doubt in doubts])
    assert confirmed.model(model).tiers[0].prices.output == Decimal("270.00")
    assert draft.left_out([doubt.id for doubt in doubts]) == ()


def test_a_batch_in_doubt_leaves_its_model() -> None:
    draft = read_pages(spoilt("￥16.20", "￥16.30"), reference=RIGHT)
    made = draft.price_list()
    assert [one.id for one in made.models] == [one.id for one in RIGHT.models]
    assert set(made.model("kimi-k2.7-code").services) == {"standard"}


def test_a_call_in_doubt_is_left_out_alone() -> None:
    draft = read_pages(spoilt("￥0.015", "￥0.018"), reference=RIGHT)
    [doubt] = draft.doubts
    assert (doubt.call, doubt.rows, doubt.of_page) == ("web_search_pro", (), False)
    assert set(draft.price_list().calls) == {"web_search", "page_fetch"}
    assert draft.price_list([doubt.id]).calls["web_search_pro"] == Decimal("0.018")


def test_what_can_not_be_confirmed_stays_out() -> None:
    draft = read_pages(spoilt("￥27.00", "27 or so"), reference=RIGHT)
    everything = [doubt.id for doubt in draft.doubts]
    assert not all(doubt.confirmable for doubt in draft.doubts)
    assert "kimi-k2.7-code" not in [one.id for one in draft.price_list(everything).models]


def test_a_doubt_of_the_page_must_be_answered() -> None:
    page = page_of(RIGHT)
    page.date = ""
    draft = read_pages(LAYOUTS["markdown"](page), reference=RIGHT)
    assert [doubt.code for doubt in draft.open_doubts()] == ["no_date"]
    with pytest.raises(PageError) as caught:
        draft.price_list()
    assert caught.value.code == "open_doubts"
    assert worded(caught.value) == str(caught.value)
    with pytest.raises(PageError, match="the day"):
        draft.price_list([doubt.id for doubt in draft.doubts])
    assert draft.price_list(published=RIGHT.published) == RIGHT


def test_a_model_that_is_gone_can_be_kept() -> None:
    draft = read_pages(HEADER + ROW + DATE, reference=OLDER)
    gone = [doubt for doubt in draft.doubts if doubt.code == "model_gone"]
    assert [doubt.values["model"] for doubt in gone] == [
        "kimi-k3",
        "kimi-k2.7-code",
        "kimi-k2.7-code-highspeed",
    ]
    made = draft.price_list([one.id for one in gone[1:]], kept=["kimi-k3"])
    assert [one.id for one in made.models] == ["kimi-k2.6", "kimi-k3"]
    kept, listed_one = made.model("kimi-k3"), RIGHT.model("kimi-k3")
    assert kept.services == listed_one.services
    assert kept.price_list == made.id == "cny-2026-09-19"
    with pytest.raises(PageError, match="2 doubts"):
        draft.price_list(kept=["kimi-k3"])


def test_words_say_everything_in_another_language() -> None:
    draft = read_pages(spoilt("￥27.00", "￥28.00"), reference=RIGHT)
    asked: list[str] = []

    def translated(words: str) -> str:
        asked.append(words)
        return "{model}: {price}!"

    doubt = next(one for one in draft.doubts if one.code == "price_differs")
    assert worded(doubt, translated) == "kimi-k2.7-code: 28.00!"
    assert asked == [MESSAGES["price_differs"]]
