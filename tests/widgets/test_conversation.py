"""Conversations in the window: their fields, their chart, their refusals."""

from itertools import pairwise

import pytest
from hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QTableView,
    QToolTip,
    QWidget,
)

from kimi_calc.widgets.turn_chart import _Bars


@pytest.fixture
def talk(hands: Hands) -> Hands:
    """40 turns on kimi-latest, 1,000 times: the tiers change in turns 7 and 35."""
    hands.pick("kimi-latest")
    hands.child(QPushButton, "workloadConversation").click()
    for field, text in (
        ("systemTokens", "2000"),
        ("userTokens", "300"),
        ("replyTokens", "600"),
        ("turns", "40"),
        ("conversations", "1000"),
        ("cacheHitPercent", "100"),
    ):
        hands.type_in(field, text)
    return hands


def test_it_is_priced_turn_by_turn(talk: Hands) -> None:
    assert talk.text("total") == "¥1,430.20"
    assert talk.text("perRequest") == "Per conversation ¥1.4302"
    assert talk.text("totalCaption") == "Total · 1,000 conversations × 40 turns"
    assert talk.text("contextText") == "38,000 / 131,072 · 29.0% · turn 40"
    assert "Turn 40 sends the questions and answers before it again: 93.9%" in talk.text("notes")
    prices = talk.child(QTableView, "breakdown").model().index(1, 2).data()
    assert prices == "2.00 – 10.00"


def test_the_chart_names_the_turns_where_a_dearer_tier_begins(talk: Hands) -> None:
    chart = talk.child(QWidget, "turnChart")
    assert chart.isVisible()
    said = chart.accessibleName()
    for part in ("8k tier from turn 1", "32k tier from turn 7", "128k tier from turn 35"):
        assert part in said
    # Turn 1: 2,300 × 2.00 + 600 × 10.00, per million.
    assert "turn 1: ¥0.0106" in talk.text("turnChartTitle")


def test_a_bar_tells_its_turn(talk: Hands) -> None:
    chart = talk.child(QWidget, "turnChart")
    point = QPoint(2, 5)
    QApplication.sendEvent(
        chart, QHelpEvent(QHelpEvent.Type.ToolTip, point, chart.mapToGlobal(point))
    )
    tip = "Turn 1: ¥0.0106\n2,300 in + 600 out · 2.2% of the context · 8k tier"
    assert QToolTip.text() == tip
    QToolTip.hideText()


def test_the_arrow_keys_go_through_the_turns(talk: Hands) -> None:
    chart = talk.child(QWidget, "turnChart")
    chart.setFocus()
    before = chart.grab().toImage()
    talk.press(chart, Qt.Key.Key_Right)
    assert chart.grab().toImage() != before
    assert chart.accessibleDescription().startswith("Turn 2: ¥")
    talk.press(chart, Qt.Key.Key_End)
    assert "37,400 in + 600 out · 29.0% of the context" in chart.accessibleDescription()
    assert QToolTip.text() == chart.accessibleDescription()
    talk.press(chart, Qt.Key.Key_Right)  # beyond the last one is nothing
    assert chart.accessibleDescription().startswith("Turn 40: ")
    talk.type_in("turns", "3")
    assert chart.accessibleDescription().startswith("Turn 3: ")


@pytest.mark.parametrize("turns", ["1", "2", "7", "8", "34", "35", "36", "40", "120", "140"])
@pytest.mark.parametrize("width", [500, 800, 1024, 1600])
def test_labels_stand_beside_each_other_and_below_the_bars(
    talk: Hands, turns: str, width: int
) -> None:
    talk.type_in("turns", turns)
    talk.window.resize(width, 700)
    for _ in range(3):
        QApplication.processEvents()
    chart = talk.child(_Bars, "turnChart")
    labels = sorted(chart.labels())
    assert labels
    assert labels[0][0] >= 0
    assert labels[-1][0] + labels[-1][1] <= chart.width()
    for (left, room, _), (following, _, _) in pairwise(labels):
        assert left + room < following
    picture = chart.grab().toImage()
    line = int(chart.fontMetrics().height() * 2.8)
    assert chart.height() >= line + chart.fontMetrics().height()
    assert picture.height() == chart.height()


def test_the_dearest_tier_keeps_its_label(talk: Hands) -> None:
    talk.type_in("turns", "36")
    talk.window.resize(500, 700)
    for _ in range(3):
        QApplication.processEvents()
    labels = [text for _, _, text in talk.child(_Bars, "turnChart").labels()]
    assert labels[0] == "128k tier from turn 35"
    assert "8k tier from turn 1" not in labels


def test_one_turn_is_one_bar_and_one_amount(talk: Hands) -> None:
    talk.type_in("turns", "1")
    assert talk.text("turnChartTitle") == "Cost of the only turn: ¥0.0106"
    chart = talk.child(QWidget, "turnChart")
    picture = chart.grab().toImage()
    base = int(chart.fontMetrics().height() * 2.8) - 2
    widest = 2 * chart.fontMetrics().height()
    assert picture.pixelColor(5, base) != picture.pixelColor(widest + 5, base)


@pytest.mark.parametrize("width", [480, 600, 1024])
@pytest.mark.parametrize("turns", ["1", "40", "120"])
def test_the_title_is_one_line(talk: Hands, width: int, turns: str) -> None:
    talk.type_in("turns", turns)
    talk.window.resize(width, 700)
    for _ in range(3):
        QApplication.processEvents()
    title = talk.child(QLabel, "turnChartTitle")
    assert title.height() < 2 * title.fontMetrics().height()
    assert title.fontMetrics().horizontalAdvance(title.text()) <= title.width()
    assert title.geometry().bottom() < talk.child(QWidget, "turnChart").geometry().top()


def test_the_chart_is_drawn_darker_in_dearer_tiers(talk: Hands) -> None:
    chart = talk.child(QWidget, "turnChart")
    picture = chart.grab().toImage()
    step = picture.width() / 40
    base = int(chart.fontMetrics().height() * 2.8) - 2
    first, middle, last = (
        picture.pixelColor(int(step * bar + step / 2), base) for bar in (0, 20, 39)
    )
    assert first.lightness() > middle.lightness() > last.lightness()


@pytest.mark.parametrize(
    ("turns", "turn", "needed"), [("35", "35", "33,500"), ("1000000", "35", "33,500")]
)
def test_a_turn_over_the_context_is_named(talk: Hands, turns: str, turn: str, needed: str) -> None:
    talk.pick("moonshot-v1-32k")
    talk.type_in("turns", "34")
    assert talk.text("total").startswith("¥")
    talk.type_in("turns", turns)
    assert talk.text("total") == "—"
    assert f"turn {turn} needs {needed} tokens" in talk.text("refusal")
    assert "At most 34 turns fit" in talk.text("refusal")
    assert not talk.child(QWidget, "turnChart").isVisible()


def test_models_that_can_not_take_it_name_the_most_turns(talk: Hands) -> None:
    table = talk.child(QTableView, "compare").model()
    cells = [table.index(row, 1).data() for row in range(table.rowCount())]
    assert "at most 34 turns" in cells
    assert "at most 6 turns" in cells


def test_back_to_requests_and_forth_nothing_is_lost(talk: Hands) -> None:
    talk.press(talk.edit("cacheHitPercent"), Qt.Key.Key_Tab)
    talk.child(QPushButton, "workloadSingle").click()
    assert talk.text("inputTokens") == "10,000"
    assert talk.text("cacheHitPercent") == "0%"
    assert not talk.child(QWidget, "turnChart").isVisible()
    talk.child(QPushButton, "workloadConversation").click()
    assert talk.text("total") == "¥1,430.20"
    assert talk.text("cacheHitPercent") == "100%"


def test_the_switch_by_keyboard(hands: Hands) -> None:
    single = hands.child(QPushButton, "workloadSingle")
    single.setFocus()
    hands.press(single, Qt.Key.Key_Right)
    assert hands.child(QPushButton, "workloadConversation").isChecked()
    assert hands.window.calculation.workload == "conversation"


def test_tab_goes_through_the_fields_in_order(talk: Hands) -> None:
    order = ["systemTokens", "userTokens", "replyTokens", "turns", "conversations"]
    talk.edit("systemTokens").setFocus()
    seen = []
    for _ in (*order, "cacheHitSlider"):
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget.objectName())
        talk.press(widget, Qt.Key.Key_Tab)
    assert seen == [*order, "cacheHitSlider"]


def test_a_million_turns_are_drawn(talk: Hands) -> None:
    for field in ("systemTokens", "userTokens", "replyTokens"):
        talk.type_in(field, "0")
    talk.type_in("turns", "1000000")
    assert talk.text("total") == "¥0.00"
    assert not talk.child(QWidget, "turnChart").grab().isNull()


def test_a_conversation_has_a_turn_at_least(talk: Hands) -> None:
    talk.type_in("turns", "0")
    assert talk.text("message_turns") == "At least 1."
    assert talk.text("total") == "¥1,430.20"  # the last one, greyed
    talk.type_in("turns", "1")
    assert talk.text("message_turns") == ""
    assert talk.text("totalCaption") == "Total · 1,000 conversations × 1 turn"
    assert not talk.child(QWidget, "turnChart").grab().isNull()
