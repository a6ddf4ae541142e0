from dataclasses import replace
from decimal import Decimal

import pytest
from drawn_estimate import builtin_list, drawn_items
from hypothesis import given, settings
from hypothesis import strategies as st
from list_of_2026 import list_of_2026
from pytestqt.qtbot import QtBot

from kimi_calc.estimates import Basis, Growth, Item, Times
from kimi_calc.estimates.files import estimate_of_text, written
from kimi_calc.price_lists import InUse
from kimi_calc.pricing import Conversation, PriceList, TokenSpan, Usage
from kimi_calc.pricing.quantities import tokens_of_share
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.item_asked import can_be_typed, share_of_hits
from kimi_calc.viewmodels.price_lists import PriceLists
from kimi_calc.viewmodels.what_if import WhatIf

PRICES = list_of_2026()


def desk_of(price_list: PriceList) -> EstimateDesk:
    calculation = Calculation(price_list)
    return EstimateDesk(calculation, PriceLists(calculation, InUse(price_list, "builtin")))


@pytest.fixture
def desk(qapp: object) -> EstimateDesk:  # noqa: ARG001 - it is to be there
    return desk_of(builtin_list("cny-2026-09-19"))


def type_robot(desk: EstimateDesk) -> None:
    calculation = desk.calculation
    calculation.pick("kimi-k2.6")
    calculation.set_requests_mode("daily")
    for field, text in {
        "inputTokens": "2000",
        "cacheHitPercent": "50%",
        "outputTokens": "400",
        "requestsPerDay": "3000",
        "days": "30",
    }.items():
        calculation.set_text(field, text)  # type: ignore[arg-type]  # names of fields


def test_what_is_calculated_is_added(desk: EstimateDesk) -> None:
    type_robot(desk)
    added = desk.add_calculated()
    assert added is not None
    robot = replace(drawn_items()[0], name="Item 1", group="")
    assert replace(added, usage=robot.usage) == robot  # but for writes, which cost what misses do
    assert isinstance(added.usage, Usage)
    assert added.usage.written == {"5m": 1000}
    assert added.quote.total == Decimal("1656.00")


def test_requests_in_all_are_asked_for_once(desk: EstimateDesk) -> None:
    type_robot(desk)
    desk.calculation.set_requests_mode("total")
    added = desk.add_calculated()
    assert added is not None
    assert (added.times, added.period) == (Times(90_000), "once")


def test_without_a_price_nothing_is_added(desk: EstimateDesk) -> None:
    desk.calculation.set_text("inputTokens", "x")
    assert desk.add_calculated() is None
    assert not desk.estimating.estimate.items


def test_an_item_that_was_estimated_from_a_text_says_so(desk: EstimateDesk) -> None:
    type_robot(desk)
    desk.calculation.use_tokens(TokenSpan(1900, 2000, 2200))
    added = desk.add_calculated()
    assert added is not None
    assert added.note == "The input is an estimate: ¥1,621.80 – ¥1,724.40 in all"


def test_an_item_is_opened_and_put_back(desk: EstimateDesk) -> None:
    _, _, summary, _, _ = desk.estimating.add(drawn_items())
    before = desk.estimating.estimate
    desk.calculation.set_text("outputTokens", "77")
    assert desk.open_item(summary)
    assert desk.calculation.quote is not None
    assert desk.calculation.quote.total == 280
    desk.calculation.set_text("requests", "300")
    assert desk.put_back()
    assert desk.opened is None
    item = desk.estimating.item(summary)
    assert item is not None
    assert (item.name, item.group, item.period) == ("合同摘要", "文档", "month")
    assert item.quote.total == 420
    desk.estimating.undo()
    assert desk.estimating.estimate == before
    desk.calculation.undo()
    desk.calculation.undo()
    assert desk.calculation.text("outputTokens") == "77"


def test_growth_from_what_if_stays_through_calculate_and_a_file(desk: EstimateDesk) -> None:
    key, *_ = desk.estimating.add(drawn_items()[:1])
    what_if = WhatIf(desk.estimating, desk.price_lists)
    what_if.set_text("growth", "-2.5")
    what_if.set_text("months", "30")
    what_if.take()
    desk.estimating.set_values({key}, times=Times(100, 20), note="n")
    assert desk.open_item(key)
    desk.calculation.set_text("days", "22")
    assert desk.put_back()
    item = desk.estimating.item(key)
    assert item is not None
    assert (item.growth, item.times) == (Growth(Decimal("-0.025"), 30), Times(100, 22))
    estimate = desk.estimating.estimate
    assert estimate_of_text(written(estimate), "x") == estimate


def test_days_typed_for_an_item_of_every_week_are_those_of_a_month(desk: EstimateDesk) -> None:
    weekly = replace(drawn_items()[0], times=Times(500), period="week")
    key, *_ = desk.estimating.add((weekly,))
    assert desk.open_item(key)
    desk.calculation.set_requests_mode("daily")
    desk.calculation.set_text("requestsPerDay", "100")
    desk.calculation.set_text("days", "22")
    assert desk.put_back()
    item = desk.estimating.item(key)
    assert item is not None
    assert (item.times, item.period) == (Times(100, 22), "month")


def test_an_opened_item_that_is_removed_is_closed(desk: EstimateDesk, qtbot: QtBot) -> None:
    key, *_ = desk.estimating.add(drawn_items())
    desk.open_item(key)
    with qtbot.waitSignal(desk.changed, timeout=0):
        desk.estimating.remove({key})
    assert desk.opened is None
    assert not desk.put_back()


COUNTS = st.integers(0, 10**7) | st.integers(0, 10**12)


@st.composite
def usages(draw: st.DrawFn) -> Usage | Conversation:
    calls = draw(st.dictionaries(st.sampled_from([*PRICES.calls]), st.integers(1, 99)))
    lifetime = draw(st.sampled_from(["", "5m", "1h"]))
    share = Decimal(draw(st.integers(0, 1000))).scaleb(-3)
    if draw(st.booleans()):
        return Conversation(
            draw(st.integers(1, 50)),
            draw(st.integers(0, 500)),
            draw(st.integers(0, 500)),
            draw(st.integers(0, 9000)),
            share,
            cache_lifetime=lifetime or "5m",
            calls=calls,
        )
    sent = draw(st.integers(0, 100_000))
    cached = tokens_of_share(share, sent)
    if draw(st.booleans()):
        cached, share_or_none = draw(st.integers(0, sent)), None
    else:
        share_or_none = share
    written = {lifetime: draw(st.integers(0, sent - cached))} if lifetime else {}
    return Usage(
        sent,
        draw(st.integers(0, 9000)),
        cached,
        written=written,
        calls=calls,
        cache_hit_share=share_or_none,
    )


@given(usage=usages(), number=COUNTS, days=st.none() | st.integers(0, 400))
@settings(deadline=None)
def test_what_is_opened_and_put_back_untouched_costs_the_same(
    usage: Usage | Conversation, number: int, days: int | None
) -> None:
    model = PRICES.model("kimi-k3")
    item = Item("x", model, Basis.of(PRICES), usage, Times(number, days), "week", "g", "n")
    desk = desk_of(PRICES)
    (key,) = desk.estimating.add((item,))
    assert can_be_typed(item)
    assert desk.open_item(key)
    assert desk.put_back()
    back = desk.estimating.item(key)
    assert back is not None
    assert back.quote.total == item.quote.total
    assert back.times.total == item.times.total
    assert (back.name, back.group, back.note, back.period) == ("x", "g", "n", "week")
    if isinstance(usage, Usage):
        assert isinstance(back.usage, Usage)
        assert back.usage.cached_tokens == usage.cached_tokens
        assert {**back.usage.calls} == {**usage.calls}
        assert sum(back.usage.written.values()) == sum(usage.written.values())
    else:
        assert back.usage == usage
        assert back.times == item.times


@given(sent=st.integers(0, 10**9), cached=st.integers(0, 10**9))
def test_a_share_makes_just_these_hits(sent: int, cached: int) -> None:
    usage = Usage(max(sent, cached), 0, min(sent, cached))
    share = share_of_hits(usage)
    assert tokens_of_share(share, usage.input_tokens) == usage.cached_tokens


def test_what_no_field_holds_is_not_opened(desk: EstimateDesk) -> None:
    usage = Usage(100, 1, 0, written={"5m": 10, "1h": 10})
    item = Item("x", PRICES.model("kimi-k3"), Basis.of(PRICES), usage, Times(1))
    (key,) = desk.estimating.add((item,))
    assert not desk.open_item(key)
    assert desk.opened is None
