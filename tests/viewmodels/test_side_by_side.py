from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from drawn_estimate import drawn_estimate, drawn_items, item
from hypothesis import given
from hypothesis import strategies as st
from made_up_estimates import estimates

from kimi_calc.estimates import Estimate, Item, Times
from kimi_calc.estimates.changes import Change, apply
from kimi_calc.estimates.matching import paired
from kimi_calc.viewmodels.clipboard import Cell, as_text
from kimi_calc.viewmodels.side_by_side import SideBySide

ABROAD = item("海外", "海外", "kimi-k3", (1000, 10, "0"), (1000, None), list_id="usd-2026-09-19")


def table(one: Estimate, other: Estimate) -> SideBySide:
    return SideBySide(one, other, ("Now", "B"))


def rows(one: Estimate, other: Estimate) -> list[tuple[str, ...]]:
    return table(one, other).texts


def test_the_same_twice() -> None:
    found = rows(drawn_estimate(), drawn_estimate())
    assert [row[0].strip() for row in found] == [
        *("客服", "客服机器人", "工单分类"),
        *("文档", "文档 · once", "合同摘要", "历史合同整理 · once"),
        *("研发", "代码助手"),
        *("Per month", "Once", "First year"),
    ]
    assert {row[3] for row in found} == {"¥0.00"}
    assert [row[1:3] for row in found[-3:]] == [
        ("¥7,322.80",) * 2,
        ("¥1,598.40",) * 2,
        ("¥89,472.00",) * 2,
    ]
    assert table(drawn_estimate(), drawn_estimate()).told() == ""


@given(estimates())
def test_any_estimate_beside_itself_has_no_difference(estimate: Estimate) -> None:
    shown = table(estimate, estimate)
    assert all(row[1] == row[2] for row in shown.texts)
    assert {row[3].lstrip("¥$") for row in shown.texts} <= {"0.00"}
    assert {row[4] for row in shown.texts} <= {"", "0.0%"}
    assert shown.told() == ""
    for row in shown.rows()[1:]:
        assert [cell.plain for cell in row[3:4] if isinstance(cell, Cell)] == ["0.00"]


def test_the_drawing_beside_its_what_if() -> None:
    one = drawn_items()
    keyed = [replace(each, key=place) for place, each in enumerate(one, 1)]
    prices = item("x", "", "kimi-k3", (1, 0, "0"), (1, None))
    changed = [
        replace(each, model=prices.model) if each.group == "客服" else each for each in keyed
    ]
    found = rows(drawn_estimate(), Estimate("", tuple(changed)))
    assert found[0] == (
        "客服",
        "¥3,228.00",
        "¥10,620.00",
        "+¥7,392.00",
        "+229.0%",
    )
    assert found[1][1:] == ("¥1,656.00", "¥5,580.00", "+¥3,924.00", "+237.0%")
    assert found[-3] == ("Per month", "¥7,322.80", "¥14,714.80", "+¥7,392.00", "+100.9%")


def test_what_only_one_of_them_has() -> None:
    one = Estimate("", drawn_items()[:3])
    other = Estimate("", (*drawn_items()[1:3], drawn_items()[4]))
    found = {row[0].strip(): row for row in rows(one, other)}
    assert found["客服机器人"][2:] == ("–", "missing", "")
    assert found["代码助手"][1:] == ("–", "¥3,814.80", "added", "")
    assert found["研发"][1:4] == ("¥0.00", "¥3,814.80", "+¥3,814.80")
    assert table(one, other).told() == "1 item only in Now · 1 item only in B"


def test_items_of_one_name_are_taken_in_their_order() -> None:
    first, second = (replace(drawn_items()[2], times=Times(n)) for n in (100, 200))
    (group,) = paired(Estimate("", (first, second)), Estimate("", (second, first, second)))
    assert [(pair.one, pair.other) for pair in group.pairs] == [
        (first, second),
        (second, first),
        (None, second),
    ]


def test_a_month_is_not_subtracted_from_what_takes_place_once() -> None:
    monthly = drawn_items()[2]
    once = replace(monthly, period="once")
    found = rows(Estimate("", (monthly,)), Estimate("", (once,)))
    assert [row[:4] for row in found[:2]] == [
        ("文档", "¥280.00", "¥0.00", "−¥280.00"),
        ("文档 · once", "¥0.00", "¥280.00", "+¥280.00"),
    ]
    assert found[2] == ("\N{EM SPACE}合同摘要", "¥280.00 / month", "¥280.00 once", "–", "")
    assert [row[0] for row in found[-3:]] == ["Per month", "Once", "First year"]


def test_another_currency_is_not_subtracted_anywhere() -> None:
    here = drawn_items()[2]
    prices = replace(ABROAD, name=here.name, group=here.group)
    found = rows(Estimate("", (here,)), Estimate("", (prices,)))
    assert {row[3] for row in found} == {"–"}
    assert {row[0] for row in found} >= {"Per month CNY", "Per month USD"}
    # One that is only there is no other currency of something here.
    found = rows(Estimate("", (here,)), Estimate("", (here, ABROAD)))
    assert [row[3] for row in found if row[0] == "Per month USD"] == ["+$3.15"]


def test_the_table_for_the_clipboard_has_all_digits() -> None:
    one = item("=1+1", "g", "kimi-k2.6", (7, 0, "0"), (1, None))
    other = replace(one, times=Times(3))
    copied = table(Estimate("", (one,)), Estimate("", (other,))).rows()
    _, name_row = copied[1], copied[2]
    assert name_row[0] == "=1+1"
    assert [cell.plain for cell in name_row if isinstance(cell, Cell)] == [
        "0.0000455",
        "0.0001365",
        "0.000091",
    ]
    assert as_text(copied).count("\n") == len(copied)


ITEMS = st.lists(
    st.builds(
        lambda name, group, n: replace(drawn_items()[0], name=name, group=group, times=Times(n)),
        st.sampled_from("ab"),
        st.sampled_from(["", "g", "h"]),
        st.integers(0, 3),
    ),
    max_size=6,
)


@given(ITEMS, ITEMS)
def test_every_item_stands_once_beside_one_of_its_name(one: list[Item], other: list[Item]) -> None:
    first, second = Estimate("", tuple(one)), Estimate("", tuple(other))
    pairs = [pair for group in paired(first, second) for pair in group.pairs]
    assert [pair.one for pair in pairs if pair.one] == sorted(
        first.items, key=lambda each: [g.name for g in paired(first, second)].index(each.group)
    )
    assert Counter(pair.other for pair in pairs if pair.other) == Counter(second.items)
    names = Counter((each.group, each.name) for each in first.items)
    other_names = Counter((each.group, each.name) for each in second.items)
    both = sum((names & other_names).values())
    assert sum(bool(pair.one and pair.other) for pair in pairs) == both


@pytest.mark.parametrize("volume", ["2", "1"])
def test_totals_are_those_of_the_estimates(volume: str) -> None:
    keyed = [replace(each, key=place) for place, each in enumerate(drawn_items(), 1)]
    outcome = apply(keyed, Change(volume=Decimal(volume)))
    other = Estimate("", tuple(outcome.results.get(each.key, each) for each in keyed))
    month = rows(drawn_estimate(), other)[-3]
    assert month[2] == ("¥14,645.60" if volume == "2" else "¥7,322.80")
