"""What hands do to an estimate beside editing: rows are picked, dragged, put back, heard."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from drawn_estimate import drawn_estimate, item
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
)
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from widgets.estimate_sheet import CONTROL, NONE, Sheet
from widgets.estimate_states import varied_items
from widgets.states import settle

from kimi_calc.appearance import Appearance
from kimi_calc.estimates import Estimate, Times
from kimi_calc.viewmodels.estimate_columns import COL_NAME, COL_USAGE
from kimi_calc.widgets import theme

SHIFT = Qt.KeyboardModifier.ShiftModifier


def commit(widget: QWidget, text: str) -> None:
    """Type by an input method."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
    settle()


@pytest.mark.parametrize(
    ("typed", "number"), [("１２万", 120_000), ("3,000*30", 90_000), ("1.5k", 1500)]
)
def test_requests_come_from_an_input_method(sheet: Sheet, typed: str, number: int) -> None:
    sheet.stand("合同摘要", COL_USAGE)
    commit(sheet.view, typed)
    assert sheet.child(QLineEdit, "itemRequests").text() == typed
    sheet.key(Qt.Key.Key_Return)
    assert sheet.estimating.estimate.items[2].times == Times(number, None)
    assert sheet.view.hasFocus()


def test_rows_are_picked_by_keys_and_by_the_mouse(sheet: Sheet) -> None:
    sheet.stand("客服机器人")
    for _ in range(3):
        sheet.key(Qt.Key.Key_Down, SHIFT)
    assert sheet.picked() == ["客服机器人", "工单分类", "合同摘要", "历史合同整理"]
    sheet.click(sheet.place("代码助手"))
    sheet.click(sheet.place("合同摘要"), SHIFT)
    assert sheet.picked() == ["合同摘要", "历史合同整理", "代码助手"]
    sheet.click(sheet.place("历史合同整理"), CONTROL)
    assert sheet.picked() == ["合同摘要", "代码助手"]
    sheet.key(Qt.Key.Key_A, CONTROL)
    assert len(sheet.picked()) == 5


def test_several_rows_are_dragged_across_groups(sheet: Sheet) -> None:
    sheet.click(sheet.place("客服机器人"))
    sheet.click(sheet.place("代码助手"), CONTROL)
    keys = sheet.view.places.keys()
    content: QMimeData = sheet.view._dragging.content(keys)
    rect = sheet.view.visualRect(sheet.view.table.index(sheet.row("历史合同整理"), COL_NAME))
    place, room = QPoint(rect.left() + 5, rect.top() + 2), sheet.view.viewport()
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(room, QDragEnterEvent(place, move, content, left, NONE))
    QApplication.sendEvent(room, QDragMoveEvent(place, move, content, left, NONE))
    QApplication.sendEvent(room, QDropEvent(QPointF(place), move, content, left, NONE))
    settle()
    assert sheet.items() == [
        "客服/工单分类",
        "文档/合同摘要",
        "文档/客服机器人",
        "文档/代码助手",
        "文档/历史合同整理",
    ]
    assert sheet.picked() == ["客服机器人", "代码助手"]
    sheet.estimating.undo()
    settle()
    assert sheet.estimating.estimate == drawn_estimate()
    assert sheet.picked() == ["客服机器人", "代码助手"]
    sheet.estimating.redo()
    settle()
    assert sheet.picked() == ["客服机器人", "代码助手"]


def test_an_item_put_back_keeps_all_but_its_usage(sheet: Sheet) -> None:
    hands, shell = sheet.hands, sheet.hands.window.estimates
    usage = (3000, 500, "0.2")
    model, basis = "kimi-k2-0905-preview", "cny-2025-11-11"
    one = item("x", "", model, usage, (200, None), list_id=basis)
    (key,) = sheet.estimating.add([one])
    values = {"name": "A & B", "group": "研发", "note": "see\nmail", "period": "week"}
    sheet.estimating.set_values({key}, **values)
    shell.open_item(key)
    settle()
    hands.type_in("inputTokens", "1234")
    hands.child(QPushButton, "putBack").click()
    settle()
    found = sheet.estimating.item(key)
    assert found
    assert {name: getattr(found, name) for name in values} == values
    assert found.usage.input_tokens == 1234  # type: ignore[union-attr]
    assert found.times == Times(200, None)


@pytest.fixture
def text_size() -> Iterator[Callable[[int], None]]:
    """Another size of all texts, for a while."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)

    def take(percent: int) -> None:
        theme.set_fonts(application, percent)
        Appearance.of(application).dress()
        settle()

    yield take
    theme.set_fonts(application, 100)


def test_what_is_typed_outlives_another_language_and_text_size(
    sheet: Sheet, text_size: Callable[[int], None]
) -> None:
    sheet.stand("客服机器人")
    sheet.key(Qt.Key.Key_F2)
    sheet.write("Robot")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Appearance.of(application).set_language("zh")
    settle()
    text_size(150)
    editor = sheet.view.editing.editor
    assert editor is not None
    assert sheet.child(QLineEdit, "itemName").text() == "Robot"
    cell = sheet.view.visualRect(sheet.view.table.index(1, COL_NAME))
    assert editor.geometry().intersects(cell)
    sheet.key(Qt.Key.Key_Return)
    assert sheet.items()[0] == "客服/Robot"


def test_the_wheel_changes_no_box_without_the_keyboard(sheet: Sheet) -> None:
    for name in ("Service", "List"):
        sheet.child(QPushButton, f"whatIf{name}Row").click()
    sheet.view.setFocus()
    boxes = [box for box in sheet.page.findChildren(QComboBox) if box.isVisible()]
    assert len(boxes) >= 3
    for box in boxes:
        before = box.currentIndex()
        sheet.hands.turn_wheel(box)
        settle()
        assert box.currentIndex() == before, box.objectName()
    sheet.stand("客服机器人", COL_USAGE)
    sheet.key(Qt.Key.Key_F2)
    period = sheet.child(QComboBox, "itemPeriod")
    before = period.currentIndex()
    sheet.hands.turn_wheel(period)
    assert period.currentIndex() == before


def controls(page: QWidget) -> Iterator[QWidget]:
    """What the keyboard can reach."""
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_the_keyboard_reaches_has_a_name(sheet: Sheet, language: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Appearance.of(application).set_language(language)
    sheet.estimating.show(Estimate("2027", varied_items()))
    for name in ("Service", "List", "Hits", "Volume", "Growth"):
        sheet.child(QPushButton, f"whatIf{name}Row").click()
    settle()
    found = list(controls(sheet.page))
    assert len(found) > 15
    for widget in found:
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name)
        assert name or told.text(QAccessible.Text.Value), widget.objectName()
        assert "(&" not in name, name


_HEADER = ["estimateName", "addFromCalculate", "saveEstimate", "exportEstimate", "copySummary"]
_TOTALS = ["estimateShares", "estimateSharesBy"]
_WHAT_IF = ["whatIfModel", "whatIfServiceRow", "whatIfHitsRow", "whatIfHits"]


@pytest.mark.parametrize(
    ("width", "cards"),
    [
        (1600, ["estimateItems", *_TOTALS, *_WHAT_IF]),
        (700, [*_TOTALS, "estimateItems", *_WHAT_IF]),
    ],
)
def test_tab_goes_through_the_page_as_it_is_read(
    sheet: Sheet, width: int, cards: list[str]
) -> None:
    sheet.hands.window.resize(width, 900)
    settle()
    sheet.child(QPushButton, "whatIfHitsRow").click()
    sheet.child(QLineEdit, "estimateName").setFocus()
    order: list[str] = []
    while (focused := QApplication.focusWidget()) and focused.objectName() not in order:
        order.append(focused.objectName())
        sheet.key(Qt.Key.Key_Tab)
    wanted = [*_HEADER, *cards]
    assert [name for name in order if name in wanted] == wanted
    assert order[: len(_HEADER)] == _HEADER


def test_ctrl_return_adds_on_the_page_estimate_too(sheet: Sheet) -> None:
    before = len(sheet.estimating.estimate.items)
    sheet.view.setFocus()
    sheet.key(Qt.Key.Key_Return, CONTROL)
    assert len(sheet.estimating.estimate.items) == before + 1


@pytest.mark.parametrize(
    ("period", "said", "a_month", "a_year"),
    [
        ("every month", "¥280.00", "¥7,322.80", "¥89,472.00"),
        ("every week", "¥280.00 / week", "about ¥8,256.13", "¥100,672.00"),
        ("every day", "¥280.00 / day", "¥15,442.80", "¥188,312.00"),
        ("once", "¥280.00", "¥7,042.80", "¥86,392.00"),
    ],
)
def test_another_period_by_the_menu_shows_what_it_costs(
    sheet: Sheet, period: str, said: str, a_month: str, a_year: str
) -> None:
    sheet.stand("合同摘要")
    sheet.open_menu()
    sheet.choose("Period", period)
    row = sheet.row("合同摘要")
    assert sheet.view.table.text(row, 5) == said
    assert sheet.said("monthCNY") == a_month
    assert sheet.said("yearCNY") == a_year


def test_shares_are_of_the_exact_amounts(sheet: Sheet) -> None:
    month = Decimal("7322.80")
    for row, shown in enumerate(sheet.view.table.rows):
        items = getattr(shown, "items", [shown])
        amounts = [one.quote.total for one in items if one.period != "once"]
        said = sheet.view.table.text(row, 6)
        if amounts:
            assert said == f"{(sum(amounts) / month * 100).quantize(Decimal('0.1'))}%"
        else:
            assert said == "–"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_menu_tells_keys_as_they_stand_on_a_keyboard(sheet: Sheet, language: str) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Appearance.of(application).set_language(language)
    sheet.stand("客服机器人")
    sheet.open_menu()
    told = [one.text().partition("\t")[2] for one in sheet.menu().actions()]
    assert [keys for keys in told if keys] == [
        *("Enter", "F2", "Ctrl+D", "Del", "Alt+↑", "Alt+↓", "Ctrl+C"),
    ]
