"""The budget and the second currency in the window."""

import pytest
from hands import Hands
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QTableView, QWidget


def fill(hands: Hands) -> None:
    hands.type_in("inputTokens", "45000")
    hands.type_in("cacheHitPercent", "60")
    hands.type_in("outputTokens", "1500")


@pytest.mark.parametrize("text", ["1000", "¥1,000", "￥1000", "1000元", "0.1万", "CNY 1,000.00"])
def test_it_says_how_many_requests_an_amount_buys(hands: Hands, text: str) -> None:
    fill(hands)
    result = hands.child(QWidget, "budgetResult")
    assert hands.text("budgetResult") == ""
    assert not result.isVisible(), "a screen reader would meet a label without words"
    hands.paste("budget", text)
    assert hands.text("budgetResult") == "buys 3,875 requests"  # 0.258 each: 999.75
    assert result.isVisible()
    hands.edit("budget").clear()
    assert not result.isVisible()


def test_of_conversations_too(hands: Hands) -> None:
    hands.paste("budget", "10")
    hands.child(QPushButton, "workloadConversation").click()
    assert hands.text("budgetResult").endswith(" conversations")


def test_another_currency_is_refused_with_a_remedy(hands: Hands) -> None:
    total = hands.text("total")
    hands.paste("budget", "$100")
    assert "CNY" in hands.text("message_budget")
    assert hands.text("budgetResult") == ""
    assert hands.text("total") == total
    assert hands.edit("total").property("stale") is not True


def test_what_costs_nothing_has_no_most(hands: Hands) -> None:
    hands.paste("budget", "1")
    hands.type_in("inputTokens", "0")
    hands.type_in("outputTokens", "0")
    assert hands.text("budgetResult") == "any number: it costs nothing"


def test_the_comparison_can_show_what_it_buys_on_every_model(hands: Hands) -> None:
    fill(hands)
    hands.paste("budget", "1000")
    table = hands.child(QTableView, "compare")
    assert table.isColumnHidden(5)
    hands.choose("What the &budget buys on every model")
    assert not table.isColumnHidden(5)
    shown = {
        table.model().index(row, 0).data(): table.model().index(row, 5).data()
        for row in range(table.model().rowCount())
    }
    assert shown["kimi-k2-turbo-preview"] == "3,875"
    assert shown["kimi-k2-0905-preview"] == "8,130"  # 0.123 each
    assert shown["moonshot-v1-8k"] == ""
    assert table.model().headerData(5, table.horizontalHeader().orientation()) == (
        "Requests in budget"
    )
    hands.choose("What the &budget buys on every model")
    assert table.isColumnHidden(5)


def test_a_second_currency_stands_beside_the_total(hands: Hands) -> None:
    fill(hands)
    hands.type_in("requests", "30000")
    assert "about" not in hands.text("perRequest")
    hands.choose("Second &currency…")
    code = hands.child(QComboBox, "secondCurrency")
    rate = hands.child(QLineEdit, "rate")
    assert not rate.isEnabled()
    code.setCurrentIndex(code.findData("USD"))
    hands.keys(rate, "7.12")
    assert hands.text("aboutTotal") == "about $1,087.08 (1 USD = 7.12 CNY)"
    assert hands.text("perRequest") == "Per request ¥0.258"
    rate.selectAll()
    hands.keys(rate, "0")
    assert "above 0" in hands.text("message_rate")
    assert "about" not in hands.text("perRequest")
    code.setCurrentIndex(0)
    assert hands.text("perRequest") == "Per request ¥0.258"
    dialog = code.window()
    dialog.close()
    QApplication.processEvents()


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_turns_a_currency_only_with_the_focus(hands: Hands, focused: bool) -> None:
    hands.choose("Second &currency…")
    code = hands.child(QComboBox, "secondCurrency")
    code.setCurrentIndex(1)
    focus: QWidget = code if focused else hands.child(QLineEdit, "rate")
    code.window().activateWindow()
    focus.setFocus()
    hands.qtbot.waitUntil(focus.hasFocus)
    hands.turn_wheel(code)
    assert (code.currentIndex() != 1) is focused
    code.window().close()
