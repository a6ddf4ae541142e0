from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from drawn_estimate import drawn_estimate, item
from estimate_desk import desk_with, keys_of, path_of
from pytestqt.qtbot import QtBot

from kimi_calc.estimates import Basis, Estimate, Growth, totals
from kimi_calc.price_lists import load_price_list
from kimi_calc.viewmodels import what_if_wording
from kimi_calc.viewmodels.estimate_desk import EstimateDesk
from kimi_calc.viewmodels.what_if import WhatIf

CARE = ("客服机器人", "工单分类")


@pytest.fixture
def desk() -> EstimateDesk:
    return desk_with()


@pytest.fixture
def what_if(desk: EstimateDesk) -> WhatIf:
    return WhatIf(desk.estimating, desk.price_lists)


def said(what_if: WhatIf) -> list[tuple[str, str, str, str]]:
    assert what_if.outcome
    lines = what_if_wording.lines(what_if.outcome)
    return [(line.caption, line.before, line.after, line.percent) for line in lines]


def notes(what_if: WhatIf) -> list[str]:
    assert what_if.outcome
    return what_if_wording.notes(what_if.outcome, what_if)


def test_the_drawing(desk: EstimateDesk, what_if: WhatIf) -> None:
    what_if.pick(keys_of(desk, *CARE))
    what_if.set_model("kimi-k3")
    assert said(what_if) == [
        ("Per month", "¥7,322.80", "¥14,714.80", "+100.9%"),
        ("First year", "¥89,472.00", "¥178,176.00", "+99.1%"),
    ]
    assert notes(what_if) == []
    assert what_if_wording.target(what_if) == "The 2 picked items with"


def test_nothing_is_taken_before_it_is_and_then_all_to_the_last_digit(
    desk: EstimateDesk, what_if: WhatIf
) -> None:
    before = desk.estimating.estimate
    what_if.set_text("volume", "1.3333")
    what_if.set_text("hits", "37.5")
    what_if.set_text("growth", "10")
    what_if.set_text("months", "6")
    assert desk.estimating.estimate is before
    assert not desk.estimating.can_undo
    shown, estimate = what_if.outcome, what_if.estimate
    assert shown
    what_if.take()
    assert totals(desk.estimating.estimate.items) == shown.after
    assert desk.estimating.estimate == estimate
    assert desk.estimating.estimate.items[0].growth == Growth(Decimal("0.1"), 6)
    assert what_if.asked.is_nothing
    assert what_if.outcome is None
    desk.estimating.undo()
    assert desk.estimating.estimate == before
    assert not desk.estimating.can_undo
    desk.estimating.redo()
    assert totals(desk.estimating.estimate.items) == shown.after


def test_cancel_leaves_all_as_it_was(desk: EstimateDesk, what_if: WhatIf) -> None:
    before = desk.estimating.estimate
    what_if.set_model("kimi-k3")
    what_if.cancel()
    what_if.take()
    assert desk.estimating.estimate is before
    assert not desk.estimating.can_undo
    assert what_if.outcome is None


def test_one_that_can_not_be_that_is_told_and_left(desk: EstimateDesk, what_if: WhatIf) -> None:
    what_if.set_service("batch")
    assert notes(what_if) == [
        "1 item stays as it is: 合同摘要. kimi-k3 has no batch prices in this price list."
    ]
    what_if.take()
    services = [one.usage.service for one in desk.estimating.estimate.items]
    assert services == ["batch", "batch", "standard", "batch", "batch"]


def test_hits_that_another_model_has_no_price_for_are_told(
    desk: EstimateDesk, what_if: WhatIf
) -> None:
    what_if.set_list(path_of("cny-2025-11-11"))
    what_if.set_model("moonshot-v1-128k")
    told = "moonshot-v1-128k has no price for cache hits: all input is billed at its price."
    assert notes(what_if)[-1] == told
    what_if.pick(keys_of(desk, "工单分类"))  # which has none
    assert notes(what_if) == []
    what_if.pick(())
    what_if.set_text("hits", "30")  # and what asks for them stays as it is
    assert all("stay" in note for note in notes(what_if))
    assert not what_if.can_take


def test_counts_that_are_rounded_up_are_told(what_if: WhatIf) -> None:
    what_if.set_text("volume", "1.0001")
    assert notes(what_if) == ["The counts of 5 items are rounded up to whole ones."]


def test_growth_shows_in_the_first_year_and_not_in_what_takes_place_once(what_if: WhatIf) -> None:
    what_if.set_text("growth", "10%")
    ((caption, before, after, _),) = said(what_if)
    assert (caption, before) == ("First year", "¥89,472.00")
    grown = Decimal("7322.80") * (Decimal("1.1") ** 12 - 1) / Decimal("0.1") + Decimal("1598.40")
    assert after == f"¥{grown:,.2f}"
    assert notes(what_if) == ["What takes place once doesn't grow."]


def test_what_can_not_be_read_is_said_and_the_last_result_is_not_current(what_if: WhatIf) -> None:
    what_if.set_text("volume", "2")
    known = what_if.outcome
    what_if.set_text("volume", "20%")
    assert what_if_wording.field_message(what_if, "volume") == ("Is that ×0.20 or +20%?", True)
    assert what_if.outcome is known
    assert not what_if.is_current
    assert not what_if.can_take
    what_if.set_text("volume", "")
    assert what_if.outcome is None
    for field, text, message in (
        ("hits", "120", "At most 100%: cache hits are a part of the input."),
        ("growth", "-100", "Type a percentage a month from −99% to 1,000%."),
        ("growth", "0.5", "Is that 50% or 0.5%? Type it with the %."),
    ):
        what_if.set_text(field, text)  # type: ignore[arg-type]  # they are fields
        assert what_if_wording.field_message(what_if, field) == (message, True)  # type: ignore[arg-type]  # as above
    what_if.set_text("growth", "10")
    what_if.set_text("months", "0")
    assert what_if_wording.field_message(what_if, "months") == ("Type 1 to 1,200 months.", True)


def test_other_items_are_asked_for(desk: EstimateDesk, what_if: WhatIf) -> None:
    what_if.set_text("volume", "2")
    assert said(what_if)[0][2] == "¥14,645.60"
    what_if.pick(keys_of(desk, "合同摘要"))
    assert said(what_if)[0][2] == "¥7,602.80"
    desk.estimating.remove(keys_of(desk, "合同摘要"))  # then none is picked that is there
    assert what_if.is_of_all
    assert said(what_if)[0][1:3] == ("¥7,042.80", "¥14,085.60")
    desk.estimating.set_values(keys_of(desk, "代码助手"), note="x")
    assert said(what_if)[0][2] == "¥14,085.60"


def test_the_models_of_the_list_retired_ones_last(what_if: WhatIf) -> None:
    ids = [model.id for model in what_if.models]
    assert ids[0] == "kimi-k3"
    retired = [model.retired is not None for model in what_if.models]
    assert retired == sorted(retired)
    what_if.set_list(path_of("cny-2025-11-11"))
    assert "kimi-latest" in {model.id for model in what_if.models}
    assert what_if.services == ("standard", "batch")


def test_another_list_and_the_successors_where_they_are_asked_for() -> None:
    old = item("旧", "", "kimi-latest", (6000, 100, "0"), (10, None), list_id="cny-2025-11-11")
    desk = desk_with(Estimate("", (old,)))
    what_if = WhatIf(desk.estimating, desk.price_lists)
    what_if.set_list(path_of("cny-2026-09-19"))
    assert notes(what_if) == ["1 item stays as it is: 旧. kimi-latest is not in this price list."]
    assert what_if.can_follow
    assert not what_if.can_take
    what_if.follow()
    assert not what_if.can_follow
    what_if.take()
    assert desk.estimating.estimate.items[0].model.id == "kimi-k2.6"


def test_another_currency_stands_beside_and_is_not_subtracted(
    desk: EstimateDesk, what_if: WhatIf
) -> None:
    what_if.pick(keys_of(desk, *CARE))
    what_if.set_list(path_of("usd-2026-10-23"))
    lines = said(what_if)
    assert all(" + $" in after and not percent for _, _, after, percent in lines)
    assert lines[0][1] == "¥7,322.80"
    assert notes(what_if) == ["Items go to another currency: the amounts are not subtracted."]


def test_a_model_that_comes_from_a_newer_list_says_so() -> None:
    old = item("旧", "", "kimi-k2.6", (6000, 100, "0"), (10, None), list_id="cny-2026-04-20")
    desk = desk_with(Estimate("", (old,)))
    what_if = WhatIf(desk.estimating, desk.price_lists)
    what_if.set_model("kimi-k3")
    assert notes(what_if) == ["Prices of the list 2026-09-19"]
    what_if.set_model("kimi-k2.6")  # it has that, at its own prices
    assert what_if.outcome
    assert not what_if.outcome.results


def test_another_model_has_the_prices_of_the_contract_that_the_item_is_of(own_lists: Path) -> None:
    contract = load_price_list(own_lists / "prices" / "contract.yaml")
    one = drawn_estimate().items[0]
    own = replace(one, model=contract.model("kimi-k2.6"), basis=Basis.of(contract))
    desk = desk_with(Estimate("", (own, one)))  # and the list in use is the platform's
    what_if = WhatIf(desk.estimating, desk.price_lists)
    what_if.set_model("kimi-k3")
    assert said(what_if)[0][:3] == ("Per month", "¥3,063.60", "¥10,323.00")  # 5,580 × 1.85
    what_if.take()
    assert [item.basis.name for item in desk.estimating.estimate.items] == [contract.name, ""]


def test_many_items_are_worked_out_when_the_typing_rests(qtbot: QtBot) -> None:
    one = drawn_estimate().items[0]
    desk = desk_with(Estimate("", tuple(replace(one, name=str(n)) for n in range(1_200))))
    what_if = WhatIf(desk.estimating, desk.price_lists)
    for text in ("1", "1.", "1.5"):
        what_if.set_text("volume", text)
    assert not what_if.is_current
    qtbot.waitUntil(lambda: what_if.is_current)
    assert what_if.outcome
    assert len(what_if.outcome.results) == 1_200
    what_if.set_text("volume", "3")
    what_if.take()  # before they are worked out: then they are now
    assert {item.times.number for item in desk.estimating.estimate.items} == {9_000}
    desk.estimating.undo()
    assert {item.times.number for item in desk.estimating.estimate.items} == {3_000}


def test_no_items() -> None:
    desk = desk_with(Estimate())
    what_if = WhatIf(desk.estimating, desk.price_lists)
    assert what_if_wording.target(what_if) == "There is no item yet."
    what_if.set_text("volume", "2")
    assert not what_if.can_take


def test_of_another_estimate_nothing_is_asked_yet(desk: EstimateDesk, what_if: WhatIf) -> None:
    what_if.set_model("kimi-k3")
    desk.estimating.remove(keys_of(desk, *CARE))
    assert what_if.asked.model == "kimi-k3"
    desk.estimating.show(drawn_estimate())
    assert what_if.asked.is_nothing
    assert what_if.outcome is None
