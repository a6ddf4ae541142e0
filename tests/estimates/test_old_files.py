"""A file of 2026 opens with its amounts for ever, whatever the program's lists say by then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kimi_calc import resources
from kimi_calc.cli.estimate_today import today_of
from kimi_calc.estimates import Estimate, totals
from kimi_calc.estimates.changes import Change, apply
from kimi_calc.estimates.files import estimate_of_text, read_estimate, written
from kimi_calc.price_lists import load_price_list, newest_of
from kimi_calc.price_lists.catalogue import builtin_price_lists

FILE = Path(__file__).with_name("of_2026.kimicalc")
"""As the program wrote it then. What reads it may change; it and its amounts may not."""

AMOUNTS = {
    # kimi-latest has three tiers; this is the first: (2000 x 1 + 3000 x 2 + 1000 x 10) x 9000
    "旧价一档": "162",
    "旧价二档": "0.84",  # (20000 x 5 + 1000 x 20) x 7
    "旧价三档": "9.13561",  # 25500 hits, rounded down: (25500 x 1 + 74501 x 10 + 2000 x 30) x 11
    "跨档对话": "27.812",  # twelve turns through all three tiers
    "搜索": "9.84",  # (3000 x 4 + 500 x 16) ÷ 1,000,000 + 2 x 0.03, x 123
    "批量": "1598.4",
    "增长": "4093.32",
    "下降": "120000000000000000",
    "合同": "13200.4396012",  # input less a tenth, output at 85 %
    "合同批量": "0.4464506",
    # (4000 x 2 + 1000 x 20 + 2000 x 40 + 3000 x 20 + 300 x 100) x 31
    "缓存写入": "6.138",
    "写入对话": "38.064",
    "Dollars": "526.02",
}
"""What each item costs in its period, worked out by hand: ÷ 1,000,000 where tokens are counted."""


def amounts_of(estimate: Estimate) -> dict[str, Decimal]:
    return {item.name: item.quote.total for item in estimate.items}


@pytest.fixture(params=["none", "doubled", "renamed"])
def later(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """A program of later years: it has no lists, dearer ones of the same ids, or other models."""
    lists = tmp_path / "resources" / "prices"
    lists.mkdir(parents=True)
    for source in (resources.folder() / "prices").glob("*.yaml"):
        path, text = lists / source.name, source.read_text("utf-8")
        if request.param == "doubled":
            text = re.sub(r"(: )(\d+\.\d+)", lambda one: one[1] + str(Decimal(one[2]) * 2), text)
        else:
            text = text.replace("id: kimi", "id: later")
        path.write_text(text, "utf-8")
        if request.param == "none":
            path.unlink()
    monkeypatch.setattr(resources, "folder", lambda: tmp_path / "resources")
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path / "home"))
    builtin_price_lists.cache_clear()
    yield str(request.param)
    builtin_price_lists.cache_clear()


def test_amounts_are_those_of_then() -> None:
    estimate = read_estimate(FILE)
    assert amounts_of(estimate) == {name: Decimal(amount) for name, amount in AMOUNTS.items()}
    yuan, dollars = totals(estimate.items)
    assert yuan.once == Decimal("27.812") + Decimal("1598.4")
    assert dollars.year.amount == Decimal("526.02") * 12
    assert (estimate.name, estimate.form.taxes) == ("老文件：2027 #1", "excluded")
    assert estimate.form.remarks == "有效期三十天\n付款：季度"


def test_lists_of_later_change_nothing(later: str) -> None:
    del later
    estimate = read_estimate(FILE)
    assert amounts_of(estimate) == {name: Decimal(amount) for name, amount in AMOUNTS.items()}
    assert estimate_of_text(written(estimate), "x") == estimate
    fewer = replace(estimate, items=estimate.items[3:])
    again = amounts_of(estimate_of_text(written(fewer), "x"))
    assert again == {name: Decimal(amount) for name, amount in list(AMOUNTS.items())[3:]}


@pytest.mark.parametrize("later", ["doubled"], indirect=True)
def test_only_who_asks_for_other_prices_gets_them(later: str) -> None:
    del later
    estimate = read_estimate(FILE)
    yuan, dollars = today_of(estimate)
    assert yuan.missing == 5  # kimi-latest and kimi-k2-thinking are in no list of today any more
    assert dollars.difference
    assert dollars.difference.month.amount == Decimal("526.02")
    (bulk,) = (item for item in estimate.items if item.name == "批量")
    newest = load_price_list(newest_of("CNY").path)
    (change,) = apply([bulk], Change(price_list=newest)).changed
    assert change.result.quote.total == Decimal("3196.8")
