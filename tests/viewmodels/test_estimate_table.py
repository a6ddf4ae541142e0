"""The rows of an estimate: what they say, what stays and what changes."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from drawn_estimate import drawn_estimate, drawn_items, item
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from kimi_calc.estimates import Estimate, Growth, Item, Times, totals
from kimi_calc.estimates.times import Period
from kimi_calc.viewmodels import estimate_shares, item_texts
from kimi_calc.viewmodels.clipboard import as_html, as_text
from kimi_calc.viewmodels.estimate_columns import (
    COL_AMOUNT,
    COL_EACH,
    COL_NAME,
    COL_NOTE,
    COL_SHARE,
    COL_USAGE,
)
from kimi_calc.viewmodels.estimate_shares import By
from kimi_calc.viewmodels.estimate_table import EstimateTable
from kimi_calc.viewmodels.estimating import Estimating


def made(*items: Item) -> tuple[Estimating, EstimateTable]:
    estimating = Estimating()
    estimating.show(Estimate("", items))
    return estimating, EstimateTable(estimating)


@pytest.fixture
def drawn() -> tuple[Estimating, EstimateTable]:
    estimating = Estimating()
    table = EstimateTable(estimating)
    estimating.show(drawn_estimate())
    return estimating, table


def column(table: EstimateTable, number: int) -> list[str]:
    return [table.text(row, number) for row in range(table.rowCount())]


def test_the_drawing(drawn: tuple[Estimating, EstimateTable]) -> None:
    _, table = drawn
    assert column(table, COL_NAME) == [
        *("客服", "客服机器人", "工单分类"),
        *("文档", "合同摘要", "历史合同整理"),
        *("研发", "代码助手"),
    ]
    each = ["", "¥0.0184", "¥0.00655", "", "¥1.4000", "¥0.1332", "", "¥0.1156"]
    assert column(table, COL_EACH) == each
    assert column(table, COL_AMOUNT) == [
        *("¥3,228.00 / month", "¥1,656.00", "¥1,572.00"),
        *("¥280.00 / month + ¥1,598.40 once", "¥280.00", "¥1,598.40"),
        *("¥3,814.80 / month", "¥3,814.80"),
    ]
    shares = ["44.1%", "22.6%", "21.5%", "3.8%", "3.8%", "–", "52.1%", "52.1%"]
    assert column(table, COL_SHARE) == shares
    assert table.text(1, COL_USAGE) == "2,000 in (50% hits) + 400 out\n3,000 a day × 30 days"
    assert table.marks(5, COL_NAME) == ["once"]
    assert table.marks(5, COL_NAME + 1) == ["batch"]


def test_items_without_a_group_have_none_unless_others_have_one() -> None:
    one, two = (replace(found, group="") for found in drawn_items()[:2])
    estimating, table = made(one, two)
    assert not table.has_groups
    assert column(table, COL_NAME) == ["客服机器人", "工单分类"]
    keys = [found.key for found in estimating.estimate.items]
    estimating.set_values({keys[1]}, group="A")
    assert column(table, COL_NAME) == ["No group", "客服机器人", "A", "工单分类"]


def test_an_edit_keeps_the_rows_and_a_removal_does_not(
    drawn: tuple[Estimating, EstimateTable],
) -> None:
    estimating, table = drawn
    resets, changes = QSignalSpy(table.modelReset), QSignalSpy(table.dataChanged)
    key = estimating.estimate.items[1].key
    estimating.set_values({key}, note="x")
    assert (resets.count(), changes.count()) == (0, 1)
    assert table.altered == {key}
    estimating.set_name("other")
    assert (resets.count(), changes.count()) == (0, 1)
    estimating.remove({key})
    assert (resets.count(), table.rowCount()) == (1, 7)
    estimating.undo()
    assert (resets.count(), table.rowCount()) == (2, 8)
    assert table.altered == {key}


def test_a_closed_group_hides_its_items_and_stays_closed(
    drawn: tuple[Estimating, EstimateTable],
) -> None:
    estimating, table = drawn
    table.collapse("文档", collapsed=True)
    assert column(table, COL_NAME)[3:5] == ["文档", "研发"]
    assert table.place(estimating.estimate.items[2].key) is None
    assert len(table.keys([3])) == 2
    estimating.set_values({estimating.estimate.items[0].key}, name="x")
    assert table.is_collapsed("文档")
    estimating.set_values({item.key for item in estimating.estimate.items}, note="all")
    assert table.is_collapsed("文档")
    estimating.show(drawn_estimate())
    assert not table.is_collapsed("文档")  # it is that of another estimate
    assert table.rowCount() == 8


def test_sorting_is_an_edit_within_groups_and_turns_round(
    drawn: tuple[Estimating, EstimateTable],
) -> None:
    estimating, table = drawn
    before = estimating.estimate
    table.sort_by(COL_AMOUNT)
    assert table.header(COL_AMOUNT) == "Amount ↑"
    assert column(table, COL_NAME)[1:3] == ["工单分类", "客服机器人"]
    table.sort_by(COL_AMOUNT)
    assert table.header(COL_AMOUNT) == "Amount ↓"
    assert column(table, COL_NAME)[1:3] == ["客服机器人", "工单分类"]
    estimating.undo()
    assert table.header(COL_AMOUNT) == "Amount"
    estimating.undo()
    assert estimating.estimate == before


def test_names_are_sorted_as_people_count() -> None:
    one = drawn_items()[0]
    _, table = made(*(replace(one, name=name) for name in ("Item 10", "item 9", "Item 2")))
    table.sort_by(COL_NAME)
    assert column(table, COL_NAME)[1:] == ["Item 2", "item 9", "Item 10"]


def test_two_currencies_have_no_common_share() -> None:
    cny = replace(drawn_items()[0], group="A")
    usd = item("x", "A", "kimi-k2.6", (2000, 400, "0.5"), (3000, 30), list_id="usd-2026-10-23")
    _, table = made(cny, usd)
    assert column(table, COL_SHARE) == ["–", "100.0%", "100.0%"]
    assert " + $" in table.text(0, COL_AMOUNT)
    assert [one.currency for one in table.totals] == ["CNY", "USD"]


def test_amounts_of_a_day_or_a_week_say_so_and_a_tool_tip_their_month() -> None:
    weekly = item("x", "", "kimi-k3", (9000, 1200, "0"), (7, None), "week")
    _, table = made(weekly)
    assert table.text(0, COL_AMOUNT) == "¥2.10 / week"
    assert table.tool_tip(0, COL_AMOUNT) == "¥2.10\n¥9.10 / month"
    assert table.text(0, COL_SHARE) == "100.0%"


def test_what_is_told_of_a_row() -> None:
    one = replace(drawn_items()[0], note="two\nlines", growth=Growth(Decimal("-0.05"), 3))
    _, table = made(one, replace(drawn_items()[1], name=""))
    told = Qt.ItemDataRole.AccessibleTextRole
    assert table.index(0, 0).data(told) == "客服, 2 items, open"
    assert table.index(1, 0).data(told) == "客服机器人, −5% a month, note"
    assert table.text(1, COL_NOTE) == "two lines"
    assert "two\nlines" in table.tool_tip(1, COL_NAME)
    assert table.text(2, COL_NAME) == "(no name)"


def test_rows_are_copied_as_digits() -> None:
    one = replace(drawn_items()[2], name="=1+1")
    estimating, table = made(one)
    rows = table.copied({estimating.estimate.items[0].key})
    assert as_text(rows).splitlines()[1].split("\t")[5:8] == ["CNY", "1.40", "280.00"]
    assert "mso-number-format" in as_html(rows)  # of the name, which shall compute nothing


def test_qt_finds_nothing_wrong_with_it(drawn: tuple[Estimating, EstimateTable]) -> None:
    estimating, table = drawn
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    QAbstractItemModelTester(table, mode)
    estimating.remove({estimating.estimate.items[0].key})
    table.collapse("文档", collapsed=True)
    estimating.undo()
    table.retranslate()


_PARTS = drawn_items()
_PERIODS: tuple[Period, ...] = ("once", "day", "week", "month")


@st.composite
def some_items(draw: st.DrawFn) -> tuple[Item, ...]:
    """Up to twenty items in few groups, of any period, some of which grow."""
    return tuple(
        replace(
            _PARTS[draw(st.integers(0, 4))],
            name=str(number),
            group=draw(st.sampled_from(("", "a", "b"))),
            period=draw(st.sampled_from(_PERIODS)),
            times=Times(draw(st.integers(0, 10**6))),
            growth=draw(st.sampled_from((None, Growth(Decimal("0.1"))))),
        )
        for number in range(draw(st.integers(1, 20)))
    )


def _act(estimating: Estimating, table: EstimateTable, step: int) -> None:
    items = estimating.estimate.items
    key = items[step % len(items)].key if items else 0
    acts: tuple[Callable[[], object], ...] = (
        lambda: estimating.remove({key}),
        lambda: estimating.duplicate({key}),
        lambda: estimating.move_by({key}, 1),
        lambda: estimating.set_values({key}, group="b"),
        lambda: estimating.set_values({key}, name=f"{step}", times=Times(step)),
        estimating.undo,
        estimating.redo,
        lambda: table.collapse("a", collapsed=step % 2 == 0),
        lambda: table.sort_by(step % 7),
    )
    acts[step % len(acts)]()


@given(some_items(), st.lists(st.integers(0, 10**6), max_size=12))
def test_whatever_is_done_it_shows_the_estimate(items: tuple[Item, ...], steps: list[int]) -> None:
    estimating, table = made(*items)
    for step in steps:
        _act(estimating, table, step)
        now = estimating.estimate.items
        assert table.totals == totals(now)
        shown = [
            *(row for row in table.rows if isinstance(row, Item)),
            *(
                one
                for group in table.groups
                if table.is_collapsed(group.name)
                for one in group.items
            ),
        ]
        assert {one.key for one in shown} == {one.key for one in now}
        assert all(estimating.item(one.key) is one for one in shown)
        for group in table.groups:
            assert group.totals == totals(one for one in now if one.group == group.name)
        for place, row in enumerate(table.rows):
            assert table.place(row.key if isinstance(row, Item) else row.name) == place


_A_MONTH = {
    "once": Fraction(0),
    "day": Fraction(30),
    "week": Fraction(52, 12),
    "month": Fraction(1),
}


@given(some_items(), st.sampled_from(("group", "item", "model")))
def test_shares_are_of_the_month(items: tuple[Item, ...], by: By) -> None:
    _, table = made(*items)
    (total,) = table.totals
    found = estimate_shares.parts(table.groups, total, by)
    recurs = any(one.period != "once" and one.quote.total for one in items)
    worth: dict[str, Fraction] = {}
    for one in items:
        often = _A_MONTH[one.period] if recurs else Fraction(one.period == "once")
        name = {"group": one.group or "No group", "item": one.name, "model": one.model.id}[by]
        worth[name] = worth.get(name, Fraction(0)) + often * Fraction(one.quote.total)
    whole = sum(worth.values())
    if not whole:
        assert found == ()
        return
    largest = sorted(worth.values(), reverse=True)[: estimate_shares.MOST]
    told = [part for part in found if not part.rest]
    assert len(told) == sum(1 for amount in largest if amount)
    for part in told:
        assert abs(Fraction(part.share) - worth[part.name] / whole) < Fraction(1, 10**10)
        assert worth[part.name] >= min(amount for amount in largest if amount)
    assert abs(sum((part.share for part in found), Decimal(-1))) < Decimal("1e-9")
    assert any(part.rest for part in found) == (sum(map(bool, worth.values())) > 6)


def test_what_one_request_costs_has_four_decimals_at_least() -> None:
    cheap = item("x", "", "kimi-k2.6", (1, 0, "0"), (1, None))
    assert item_texts.each(cheap) == "¥0.0000065"
    assert item_texts.each(item("x", "", "kimi-k2.6", (0, 0, "0"), (1, None))) == "¥0.00"


def _ends(amount: Fraction) -> bool:
    """Whether an amount has an end when it is written in digits."""
    rest = amount.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


@given(some_items())
def test_subtotals_are_said_as_they_are_and_about_where_they_have_no_end(
    items: tuple[Item, ...],
) -> None:
    _, table = made(*items)
    for place, row in enumerate(table.rows):
        if isinstance(row, Item):
            continue
        of_group = [one for one in items if one.group == row.name]
        month = sum(
            (_A_MONTH[one.period] * Fraction(one.quote.total) for one in of_group), Fraction(0)
        )
        once = sum(
            (Fraction(one.quote.total) for one in of_group if one.period == "once"), Fraction(0)
        )
        wanted = []
        if any(one.period != "once" for one in of_group):
            wanted.append((month, "/ month"))
        if once or not wanted:
            wanted.append((once, "once"))
        said = table.text(place, COL_AMOUNT).split(" + ")
        for (amount, behind), text in zip(wanted, said, strict=True):
            assert text.endswith(behind)
            assert text.startswith("about ") == (not _ends(amount))
            digits = text.removeprefix("about ").removesuffix(behind).strip().strip("¥")
            assert abs(Fraction(digits.replace(",", "")) - amount) <= Fraction(5, 1000)
