"""The item model of a quote's lines, without a view."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kimi_calc.price_lists import load_price_list
from kimi_calc.pricing import (
    Charge,
    Conversation,
    Model,
    Prices,
    Quote,
    Tier,
    Usage,
    quote,
)
from kimi_calc.viewmodels.breakdown import Breakdown


def texts(model: Breakdown) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def priced(model_id: str, usage: Usage | Conversation) -> Quote:
    return quote(load_price_list().model(model_id), usage)


def test_every_charge_explains_itself(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    del qtbot
    model = Breakdown()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here
    model.set_quote(priced("kimi-k2-turbo-preview", Usage(45_000, 1_500, 27_000, 30_000)))
    assert texts(model) == [
        ["Input (cache hit)", "810,000,000", "1.00", "¥810.00", "10.5%"],
        ["Input (cache miss)", "540,000,000", "8.00", "¥4,320.00", "55.8%"],
        ["Output", "45,000,000", "58.00", "¥2,610.00", "33.7%"],
    ]
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types here


def test_without_a_cache_price_there_is_one_input(qtbot: QtBot) -> None:
    del qtbot
    model = Breakdown()
    model.set_quote(priced("moonshot-v1-8k", Usage(1_000, 100, 600)))
    assert [row[:3] for row in texts(model)] == [
        ["Input", "1,000", "2.00"],
        ["Output", "100", "10.00"],
    ]


def test_tiers_of_a_conversation_are_one_row_a_charge(qtbot: QtBot) -> None:
    del qtbot
    model = Breakdown()
    model.set_quote(
        priced("kimi-latest", Conversation(40, 300, 600, 2000, Decimal(1), conversations=1000))
    )
    assert texts(model) == [
        ["Input (cache hit)", "756,600,000", "1.00", "¥756.60", "52.9%"],
        ["Input (cache miss)", "37,400,000", "2.00 – 10.00", "¥193.60", "13.5%"],
        ["Output", "24,000,000", "10.00 – 30.00", "¥480.00", "33.6%"],
    ]


def test_numbers_stand_on_the_right_with_their_headers(qtbot: QtBot) -> None:
    del qtbot
    model = Breakdown()
    model.set_quote(priced("kimi-latest", Usage(10, 10)))
    for column in range(model.columnCount()):
        role = Qt.ItemDataRole.TextAlignmentRole
        cell = model.index(0, column).data(role)
        assert cell == model.headerData(column, Qt.Orientation.Horizontal, role)
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        assert cell & side


def test_the_exact_amount_is_in_the_tool_tip(qtbot: QtBot) -> None:
    del qtbot
    model = Breakdown()
    model.set_quote(priced("kimi-latest", Usage(1, 1)))
    subtotal = model.index(1, 3)
    assert subtotal.data() == "¥0.000002"
    assert subtotal.data(Qt.ItemDataRole.ToolTipRole) == "¥0.000002"


def test_subtotals_have_the_decimals_that_add_up_to_the_total(qtbot: QtBot) -> None:
    del qtbot
    model = Breakdown()
    # 45,600 × 1.00 + 1,000,000 × 1.00 per million: the total alone would be shown as 1.05.
    price = Tier(2_000_000, Prices(None, Decimal("1.00"), Decimal("1.00")))
    model.set_quote(quote(Model("m", "f", 2_000_000, (price,)), Usage(45_600, 1_000_000)))
    assert [row[3] for row in texts(model)] == ["¥0.0456", "¥1.0000"]
    assert model.decimals == 4
    model.set_quote(None)
    assert model.decimals == 2


def test_a_free_usage_shares_nothing(qtbot: QtBot) -> None:
    del qtbot
    model = Breakdown()
    model.set_quote(priced("kimi-latest", Usage(0, 0)))
    assert {row[4] for row in texts(model)} == {"0.0%"}


def test_none_is_no_rows(qtbot: QtBot) -> None:
    del qtbot
    model = Breakdown()
    model.set_quote(priced("kimi-latest", Usage(1, 1)))
    model.set_quote(None)
    assert model.rowCount() == 0


def test_every_charge_has_its_words_and_stands_in_the_order_of_a_bill(qtbot: QtBot) -> None:
    del qtbot
    others = {
        Charge.of_key(key): Decimal(price)
        for key, price in (
            ("cache_write:1h", "8.00"),
            ("cache_write:5m", "4.00"),
            ("per_call:web_search", "0.03"),
            ("per_call:image_search", "0.05"),
        )
    }
    tiers = (Tier(10_000, Prices(Decimal("1.00"), Decimal("4.00"), Decimal("16.00"), others)),)
    usage = Usage(
        *(1_000, 100, 500, 10),
        written={"1h": 100, "5m": 200},
        calls={"web_search": 2, "image_search": 1},
    )
    breakdown = Breakdown()
    breakdown.set_quote(quote(Model("m", "f", 10_000, tiers), usage))
    assert [(row[0], row[1], row[2], row[3]) for row in breakdown.texts] == [
        ("Input (cache hit)", "5,000", "1.00", "¥0.005"),
        ("Input (cache miss)", "2,000", "4.00", "¥0.008"),
        ("Cache write (5 min)", "2,000", "4.00", "¥0.008"),
        ("Cache write (1 h)", "1,000", "8.00", "¥0.008"),
        ("Output", "1,000", "16.00", "¥0.016"),
        ("Calls: image_search", "10", "0.05 a call", "¥0.500"),
        ("Web search", "20", "0.03 a call", "¥0.600"),
    ]
