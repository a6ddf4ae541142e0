"""The page Estimate as its user meets it: by keys, the mouse and the clipboard."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from drawn_estimate import drawn_estimate, drawn_items
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
)
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QScrollArea
from widgets.estimate_sheet import ALT, CONTROL, NONE, Sheet
from widgets.estimate_states import varied_items
from widgets.states import settle

from kimi_calc.estimates import Estimate, Form, Times
from kimi_calc.viewmodels.estimate_columns import COL_AMOUNT, COL_MODEL, COL_NAME, COL_USAGE
from kimi_calc.widgets import file_dialogs
from kimi_calc.widgets.check_box import CheckBox
from kimi_calc.widgets.form_dialog import FormDialog
from kimi_calc.widgets.share_bar import ShareBar
from kimi_calc.widgets.text_parts import TextEdit


def think_better_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer every question for a file with none."""
    for name in ("ask_for_file", "ask_where_to_save"):
        monkeypatch.setattr(file_dialogs, name, lambda *_: None)


def test_an_empty_estimate_says_what_it_is_for_and_how_to_begin(
    blank: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    think_better_of_it(monkeypatch)
    assert "Put several uses together" in blank.said("emptyWhat")
    assert not blank.view.isVisible()
    add = blank.child(QPushButton, "emptyAdd")
    assert add.hasFocus()
    blank.key(Qt.Key.Key_Space)
    assert blank.items() == ["/Item 1"]
    assert blank.view.isVisible()
    assert blank.view.hasFocus()  # what was pressed is gone
    wanted = [QSignalSpy(one) for one in (blank.page.open_wanted, blank.page.import_wanted)]
    wanted.append(QSignalSpy(blank.page.template_wanted))
    blank.estimating.undo()
    for name in ("emptyOpen", "emptyImport", "emptyTemplate"):
        blank.child(QPushButton, name).click()
    assert [spy.count() for spy in wanted] == [1, 1, 1]


@pytest.mark.parametrize("width", [420, 560, 620, 700, 900, 1280])
def test_an_empty_estimate_fits_every_width(blank: Sheet, width: int) -> None:
    blank.hands.window.resize(width, 700)
    settle()
    page = blank.page
    assert blank.hands.window.width() == width
    for name in ("emptyAdd", "emptyOpen", "emptyImport", "emptyTemplate"):
        button = blank.child(QPushButton, name)
        assert page.rect().contains(QRect(button.mapTo(page, QPoint()), button.size()))


def test_nothing_can_be_added_while_calculate_has_no_price(blank: Sheet) -> None:
    calculation = blank.hands.window.calculation
    calculation.set_text("inputTokens", "12,34")
    assert not blank.child(QPushButton, "emptyAdd").isEnabled()
    calculation.set_text("inputTokens", "1,234")
    assert blank.child(QPushButton, "emptyAdd").isEnabled()


def test_the_totals_of_the_drawing(sheet: Sheet) -> None:
    assert sheet.said("monthCNY") == "¥7,322.80"
    assert sheet.said("onceCNY") == "¥1,598.40"
    assert sheet.said("yearCNY") == "¥89,472.00"
    bar = sheet.child(ShareBar, "estimateShares")
    told = [bar.told(part) for part in range(bar.count())]
    assert told == ["客服 44.1%", "文档 3.8%", "研发 52.1%"]
    assert all(one in bar.accessibleName() for one in told)


def test_currencies_are_never_added(sheet: Sheet) -> None:
    sheet.estimating.show(Estimate("", varied_items()))
    settle()
    assert sheet.said("monthUSD") == "$610,389.80"
    assert sheet.said("monthCNY") != sheet.said("monthUSD")
    sheet.estimating.show(drawn_estimate())
    settle()
    assert not sheet.child(QLabel, "monthUSD").isVisible()


def test_keys_go_through_the_shares_and_others_can_be_chosen(sheet: Sheet) -> None:
    bar = sheet.child(ShareBar, "estimateShares")
    bar.setFocus()
    sheet.key(Qt.Key.Key_Right)
    assert bar.accessibleDescription() == "文档 3.8%"
    sheet.child(QPushButton, "estimateSharesBy").pressed.emit()
    sheet.choose("By model")
    told = [bar.told(part) for part in range(bar.count())]
    assert told == ["kimi-k2.6 44.1%", "kimi-k3 3.8%", "kimi-k2.7-code 52.1%"]


def test_f2_edits_a_name_and_undo_takes_it_back(sheet: Sheet) -> None:
    sheet.stand("工单分类")
    sheet.key(Qt.Key.Key_F2)
    sheet.write("Sorting")
    assert sheet.estimating.estimate == drawn_estimate()  # nothing is taken yet
    sheet.key(Qt.Key.Key_Return)
    assert sheet.items()[1] == "客服/Sorting"
    assert sheet.view.hasFocus()
    assert sheet.picked() == ["Sorting"]
    sheet.estimating.undo()
    settle()
    assert sheet.estimating.estimate == drawn_estimate()
    assert sheet.picked() == ["工单分类"]


def test_escape_leaves_a_name_as_it_was(sheet: Sheet) -> None:
    sheet.stand("工单分类")
    sheet.key(Qt.Key.Key_F2)
    sheet.write("x")
    sheet.key(Qt.Key.Key_Escape)
    assert sheet.estimating.estimate == drawn_estimate()
    assert sheet.view.editing.editor is None
    assert sheet.view.hasFocus()


def test_typing_begins_in_a_cell(sheet: Sheet) -> None:
    sheet.stand("工单分类")
    sheet.write("New name")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.items()[1] == "客服/New name"


def test_a_digit_on_a_number_is_the_first_of_the_requests(sheet: Sheet) -> None:
    sheet.stand("合同摘要", COL_AMOUNT)
    sheet.write("350")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.estimating.estimate.items[2].times == Times(350)


def test_going_elsewhere_takes_what_is_typed(sheet: Sheet) -> None:
    sheet.stand("工单分类")
    sheet.write("x")
    sheet.click(sheet.place("合同摘要"))
    assert sheet.items()[1] == "客服/x"
    assert sheet.picked() == ["合同摘要"]


def test_an_input_method_begins_in_a_cell_too(sheet: Sheet) -> None:
    sheet.stand("工单分类")
    assert sheet.view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    composing = QInputMethodEvent("fen", [])
    QApplication.sendEvent(sheet.view, composing)
    assert sheet.view.hasFocus()  # another focus would end what is being composed
    done = QInputMethodEvent()
    done.setCommitString("分类")
    QApplication.sendEvent(sheet.view, done)
    settle()
    assert sheet.hands.edit("itemName").text() == "分类"
    sheet.write("2")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.items()[1] == "客服/分类2"


def test_a_name_that_is_too_long_is_refused_and_stays_open(sheet: Sheet) -> None:
    sheet.stand("工单分类")
    sheet.key(Qt.Key.Key_F2)
    sheet.hands.paste("itemName", "x" * 10_001)
    sheet.key(Qt.Key.Key_Return)
    assert "10,000 characters" in sheet.said("message_itemEditor")
    sheet.key(Qt.Key.Key_Backspace)
    sheet.key(Qt.Key.Key_Return)
    assert len(sheet.estimating.estimate.items[1].name) == 10_000


def test_requests_are_typed_as_people_type_them(sheet: Sheet) -> None:
    sheet.stand("工单分类", COL_USAGE)
    sheet.write("12k")
    sheet.key(Qt.Key.Key_Tab)
    sheet.write("2*11")
    assert sheet.said("echo_itemRequests") == "= 264,000"
    period = sheet.child(QComboBox, "itemPeriod")
    period.setFocus()
    sheet.key(Qt.Key.Key_Up)  # from every month to every week
    sheet.key(Qt.Key.Key_Return)
    changed = sheet.estimating.estimate.items[1]
    assert (changed.times, changed.period) == (Times(12_000, 22), "week")
    sheet.estimating.undo()
    assert sheet.estimating.estimate == drawn_estimate()  # one step


def test_requests_that_cant_be_read_are_said_and_stay_open(sheet: Sheet) -> None:
    sheet.stand("合同摘要", COL_USAGE)
    sheet.key(Qt.Key.Key_F2)
    sheet.hands.commit("itemRequests", "１２，３４")
    assert "misplaced" in sheet.said("message_itemEditor")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.view.editing.editor is not None
    sheet.child(QPushButton, "saveEstimate").setFocus()
    settle()
    assert sheet.view.editing.editor is not None
    assert sheet.estimating.estimate == drawn_estimate()
    sheet.hands.commit("itemRequests", "１２３４")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.estimating.estimate.items[2].times == Times(1234)


def test_a_double_click_edits_in_place_or_opens_the_item(sheet: Sheet) -> None:
    opened = QSignalSpy(sheet.page.open_item_wanted)
    sheet.click(sheet.place("代码助手", COL_AMOUNT), twice=True)
    assert opened.count() == 1
    assert opened.at(0)[0] == sheet.estimating.estimate.items[4].key
    sheet.click(sheet.place("代码助手", COL_USAGE), twice=True)
    assert sheet.hands.edit("itemRequests").text() == "1,500"
    assert sheet.hands.edit("itemDays").text() == "22"


def test_return_opens_an_item_in_calculate(sheet: Sheet) -> None:
    opened = QSignalSpy(sheet.page.open_item_wanted)
    sheet.stand("合同摘要", COL_MODEL)
    sheet.key(Qt.Key.Key_Return)
    assert opened.at(0)[0] == sheet.estimating.estimate.items[2].key


def test_several_rows_are_deleted_at_once_and_come_back_selected(sheet: Sheet) -> None:
    sheet.click(sheet.place("客服机器人"))
    sheet.click(sheet.place("合同摘要"), CONTROL)
    assert sheet.picked() == ["客服机器人", "合同摘要"]
    sheet.key(Qt.Key.Key_Delete)
    assert sheet.items() == ["客服/工单分类", "文档/历史合同整理", "研发/代码助手"]
    assert sheet.picked() == ["工单分类"]
    sheet.estimating.undo()
    settle()
    assert sheet.picked() == ["客服机器人", "合同摘要"]
    sheet.key(Qt.Key.Key_A, CONTROL)
    sheet.key(Qt.Key.Key_Delete)
    assert sheet.items() == []
    assert sheet.child(QPushButton, "emptyAdd").isVisible()


def test_who_deletes_one_by_one_comes_to_no_group(sheet: Sheet) -> None:
    sheet.stand("工单分类")
    sheet.key(Qt.Key.Key_Delete)
    assert sheet.picked() == ["客服机器人"]
    sheet.key(Qt.Key.Key_Delete)
    assert sheet.picked() == ["合同摘要"]
    sheet.stand("代码助手")
    sheet.key(Qt.Key.Key_Delete)
    assert sheet.picked() == ["历史合同整理"]


def test_a_copy_stands_behind_and_is_selected(sheet: Sheet) -> None:
    sheet.stand("合同摘要")
    sheet.key(Qt.Key.Key_D, CONTROL)
    assert sheet.items()[2:4] == ["文档/合同摘要"] * 2
    assert sheet.view.places.keys() == {sheet.estimating.estimate.items[3].key}


def test_rows_and_groups_are_moved_by_keys(sheet: Sheet) -> None:
    sheet.stand("工单分类")
    sheet.key(Qt.Key.Key_Up, ALT)
    assert sheet.items()[:2] == ["客服/工单分类", "客服/客服机器人"]
    assert sheet.picked() == ["工单分类"]
    sheet.key(Qt.Key.Key_Down, ALT)
    sheet.key(Qt.Key.Key_Down, ALT)  # into the next group
    assert sheet.items()[1] == "文档/工单分类"
    assert sheet.picked() == ["工单分类"]
    sheet.stand("文档")
    sheet.key(Qt.Key.Key_Up, ALT)
    assert sheet.names()[0] == "文档"
    assert sheet.view.currentIndex().row() == 0


def test_a_group_is_closed_and_opened_by_keys_and_by_its_triangle(sheet: Sheet) -> None:
    sheet.stand("文档")
    sheet.key(Qt.Key.Key_Left)
    assert sheet.names() == ["客服", "客服机器人", "工单分类", "文档", "研发", "代码助手"]
    assert sheet.picked() == ["合同摘要", "历史合同整理"]
    sheet.key(Qt.Key.Key_Right)
    sheet.key(Qt.Key.Key_Return)
    assert "合同摘要" not in sheet.names()
    rect = sheet.view.row_rect(sheet.row("文档"))
    sheet.click(QPoint(8, rect.center().y()))
    assert "合同摘要" in sheet.names()
    heights = [sheet.view.rowHeight(row) for row in range(8)]
    assert len({heights[row] for row in (0, 3, 6)}) == 1
    assert len({heights[row] for row in (1, 2, 4, 5, 7)}) == 1
    assert heights[0] < heights[1]


def test_a_group_is_renamed_and_one_of_that_name_takes_it_in(sheet: Sheet) -> None:
    sheet.stand("文档")
    sheet.key(Qt.Key.Key_F2)
    sheet.hands.commit("itemGroup", "研发")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.names() == [
        "客服",
        *sheet.names()[1:3],
        "研发",
        "合同摘要",
        "历史合同整理",
        "代码助手",
    ]
    assert sheet.view.currentIndex().row() == sheet.row("研发")


def test_the_menu_puts_all_that_are_selected_into_a_group(sheet: Sheet) -> None:
    sheet.click(sheet.place("客服机器人"))
    sheet.click(sheet.place("合同摘要"), CONTROL)
    sheet.open_menu()
    sheet.choose("Group", "研发")
    assert sheet.items()[2:] == ["研发/代码助手", "研发/客服机器人", "研发/合同摘要"]
    sheet.open_menu()
    sheet.choose("Period", "every week")
    assert [item.period for item in sheet.estimating.estimate.items[2:]] == [
        "month",
        "week",
        "week",
    ]
    sheet.open_menu()
    sheet.choose("Group", "Another…")
    sheet.write("Q&A <b>")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.items()[3:] == ["Q&A <b>/客服机器人", "Q&A <b>/合同摘要"]
    assert sheet.picked() == ["客服机器人", "合同摘要"]


def test_arrows_open_the_list_of_groups(sheet: Sheet) -> None:
    sheet.stand("合同摘要")
    sheet.open_menu()
    sheet.choose("Group", "Another…")
    box = sheet.child(QComboBox, "itemGroup")
    sheet.hands.press(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    assert sheet.view.editing.editor is not None
    sheet.hands.press(box.view(), Qt.Key.Key_Down)
    sheet.hands.press(box.view(), Qt.Key.Key_Return)
    settle()
    assert sheet.items()[3:] == ["研发/代码助手", "研发/合同摘要"]


def test_tab_takes_what_is_typed_and_comes_back(sheet: Sheet) -> None:
    sheet.stand("工单分类")
    sheet.write("x")
    sheet.key(Qt.Key.Key_Tab)
    assert sheet.items()[1] == "客服/x"
    assert sheet.view.hasFocus()


def test_an_editor_stays_on_its_row_while_the_table_scrolls(sheet: Sheet) -> None:
    many = [replace(drawn_items()[0], name=f"Item {n}") for n in range(200)]
    sheet.estimating.show(Estimate("", tuple(many)))
    settle()
    sheet.stand("Item 9", COL_USAGE)
    sheet.key(Qt.Key.Key_F2)
    sheet.view.verticalScrollBar().setValue(120)
    settle()
    editor = sheet.view.editing.editor
    assert editor is not None
    for text in ("7", "12,34"):  # another height
        sheet.hands.commit("itemRequests", text)
        top = editor.mapTo(sheet.page, QPoint()).y()
        row = sheet.view.row_rect(sheet.row("Item 9")).topLeft()
        assert top == sheet.view.viewport().mapTo(sheet.page, row).y()


def test_a_note_is_written_where_it_has_no_column(sheet: Sheet) -> None:
    sheet.stand("合同摘要")
    sheet.open_menu()
    sheet.choose("Edit note")
    sheet.write("see mail")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.estimating.estimate.items[2].note == "see mail"


def test_a_header_sorts_and_again_turns_round(sheet: Sheet) -> None:
    header = sheet.view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(COL_AMOUNT) + 8, header.height() // 2)
    sheet.stand("客服机器人")
    for names, mark in (("工单分类", "↑"), ("客服机器人", "↓")):
        sheet.hands.qtbot.mouseClick(  # type: ignore[no-untyped-call]
            header.viewport(), Qt.MouseButton.LeftButton, NONE, place
        )
        settle()
        assert sheet.names()[1] == names
        assert sheet.view.table.header(COL_AMOUNT).endswith(mark)
        assert sheet.picked() == ["客服机器人"]
    sheet.estimating.undo()
    sheet.estimating.undo()
    assert sheet.estimating.estimate == drawn_estimate()


def test_ctrl_c_copies_the_selected_rows(sheet: Sheet) -> None:
    sheet.stand("合同摘要")
    sheet.key(Qt.Key.Key_C, CONTROL)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert "\t1.40\t280.00\t" in lines[1]


def drag(sheet: Sheet, names: list[str], place: QPoint, content: QMimeData | None = None) -> bool:
    """Drop items on a place of the table; whether they are taken."""
    keys = frozenset(item.key for item in sheet.estimating.estimate.items if item.name in names)
    content = content or sheet.view._dragging.content(keys)
    move, left, room = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, sheet.view.viewport()
    enter = QDragEnterEvent(place, move, content, left, NONE)
    QApplication.sendEvent(room, enter)
    QApplication.sendEvent(room, QDragMoveEvent(place, move, content, left, NONE))
    settle()
    drop = QDropEvent(QPointF(place), move, content, left, NONE)
    drop.ignore()
    QApplication.sendEvent(room, drop)
    settle()
    return drop.isAccepted()


def upper(rect: QRect) -> QPoint:
    return QPoint(rect.center().x(), rect.top() + 2)


def lower(rect: QRect) -> QPoint:
    return QPoint(rect.center().x(), rect.bottom() - 2)


@pytest.mark.parametrize(
    ("where", "row", "result"),
    [
        (upper, 4, ["客服/工单分类", "文档/客服机器人", "文档/合同摘要", "文档/历史合同整理"]),
        (lower, 4, ["客服/工单分类", "文档/合同摘要", "文档/客服机器人", "文档/历史合同整理"]),
        (lower, 2, ["客服/工单分类", "客服/客服机器人", "文档/合同摘要", "文档/历史合同整理"]),
        (upper, 3, ["客服/工单分类", "客服/客服机器人", "文档/合同摘要", "文档/历史合同整理"]),
        (lower, 3, ["客服/工单分类", "文档/合同摘要", "文档/历史合同整理", "文档/客服机器人"]),
    ],
)
def test_rows_land_where_they_are_dropped(
    sheet: Sheet, where: Callable[[QRect], QPoint], row: int, result: list[str]
) -> None:
    sheet.stand("客服机器人")
    assert drag(sheet, ["客服机器人"], where(sheet.view.row_rect(row)))
    assert sheet.items() == [*result, "研发/代码助手"]
    assert sheet.picked() == ["客服机器人"]
    sheet.estimating.undo()
    assert sheet.estimating.estimate == drawn_estimate()


def test_below_all_rows_is_the_end_of_the_last_group(sheet: Sheet) -> None:
    below = sheet.view.row_rect(7).bottom() + 40
    assert drag(sheet, ["客服机器人", "合同摘要"], QPoint(50, below))
    assert sheet.items()[2:] == ["研发/代码助手", "研发/客服机器人", "研发/合同摘要"]


def test_what_is_none_of_its_items_is_not_taken(sheet: Sheet) -> None:
    other = QMimeData()
    other.setData("application/x-kimi-calc-items", b"another-window 1 2")
    assert not drag(sheet, [], sheet.place("代码助手"), other)
    assert sheet.estimating.estimate == drawn_estimate()


def test_the_name_is_edited_in_place_and_one_step_of_undo(sheet: Sheet) -> None:
    name = sheet.hands.edit("estimateName")
    assert name.text() == "2027 年 AI 预算"
    sheet.hands.type_in("estimateName", "Budget")
    assert sheet.estimating.estimate.name == "Budget"
    assert sheet.child(QLabel, "estimateUnsaved").isVisible()
    sheet.key(Qt.Key.Key_Return)
    assert not name.hasFocus()
    sheet.estimating.undo()
    assert name.text() == "2027 年 AI 预算"
    sheet.hands.paste("estimateName", "x" * 10_001)
    assert "10,000" in sheet.said("message_estimateName")
    assert sheet.estimating.estimate == drawn_estimate()


def test_what_is_done_elsewhere_is_asked_for(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    think_better_of_it(monkeypatch)
    page = sheet.page
    exports, copies = QSignalSpy(page.export_wanted), QSignalSpy(page.copy_wanted)
    saves, imports = QSignalSpy(page.save_wanted), QSignalSpy(page.import_wanted)
    sheet.child(QPushButton, "copySummary").click()
    sheet.child(QPushButton, "saveEstimate").click()
    for title in ("1 Excel (.xlsx)", "4 Markdown (.md)", "Copy as a table", "Import items…"):
        sheet.child(QPushButton, "exportEstimate").pressed.emit()
        sheet.choose(title)
    assert [exports.at(n)[0] for n in range(exports.count())] == ["xlsx", "md"]
    assert [copies.at(n)[0] for n in range(copies.count())] == ["sentence", "table"]
    assert (saves.count(), imports.count()) == (1, 1)


def test_what_stands_on_a_quotation_is_live_and_undone_field_by_field(sheet: Sheet) -> None:
    sheet.child(QPushButton, "exportEstimate").pressed.emit()
    sheet.choose("For the quotation…")
    sheet.hands.keys(sheet.hands.edit("formCompany"), "ACME <b>")
    sheet.child(TextEdit, "formRemarks").setPlainText("Valid until May")
    sheet.child(QComboBox, "formTaxes").setCurrentIndex(2)
    sheet.hands.type_in("formRate", "13")
    sheet.hands.press(sheet.hands.edit("formRate"), Qt.Key.Key_Tab)
    sheet.child(CheckBox, "formCapitals").click()
    wanted = Form("ACME <b>", "Valid until May", "excluded", Decimal("0.13"), capitals=True)
    assert sheet.estimating.estimate.form == wanted
    sheet.hands.type_in("formRate", "0.5")
    assert "with the %" in sheet.said("message_formRate")
    settle()
    around = sheet.child(FormDialog, "formDialog").findChild(QScrollArea)
    assert around
    assert around.verticalScrollBar().maximum() == 0  # what is wrong has its room
    assert sheet.estimating.estimate.form.rate == Decimal("0.13")
    for _ in range(5):
        sheet.estimating.undo()
    assert sheet.estimating.estimate == drawn_estimate()
    assert sheet.hands.edit("formCompany").text() == ""
    sheet.hands.edit("formCompany").window().close()


def test_a_selection_stays_with_its_items_whatever_else_changes(sheet: Sheet) -> None:
    sheet.click(sheet.place("工单分类"))
    sheet.click(sheet.place("代码助手"), CONTROL)
    told = QSignalSpy(sheet.view.picked)
    sheet.stand("合同摘要")
    sheet.click(sheet.place("工单分类"))
    sheet.click(sheet.place("代码助手"), CONTROL)
    assert told.count() == 3
    sheet.view.commands.sort_by(COL_NAME)
    assert sheet.picked() == ["工单分类", "代码助手"]
    assert told.count() == 3  # they are the same


def test_what_changes_elsewhere_is_selected_and_brought_into_sight(sheet: Sheet) -> None:
    many = [replace(drawn_items()[0], name=f"Item {n}") for n in range(200)]
    sheet.estimating.show(Estimate("", tuple(many)))
    settle()
    last = sheet.estimating.estimate.items[-1]
    sheet.estimating.set_values({last.key}, note="x")
    settle()
    assert sheet.picked() == ["Item 199"]
    row = sheet.row("Item 199")
    assert sheet.view.viewport().rect().contains(sheet.view.row_rect(row))


def test_what_is_in_sight_stays_there_when_rows_go(sheet: Sheet) -> None:
    many = [replace(drawn_items()[0], name=f"Item {n}") for n in range(200)]
    sheet.estimating.show(Estimate("", tuple(many)))
    settle()
    sheet.view.verticalScrollBar().setValue(3000)
    first = sheet.view.rowAt(5)
    sheet.view.commands.are_own = True
    sheet.estimating.remove({sheet.estimating.estimate.items[-1].key})
    sheet.view.commands.are_own = False
    settle()
    assert sheet.view.rowAt(5) == first


def test_the_page_scrolls_and_the_table_does_not_where_there_is_little_room(sheet: Sheet) -> None:
    sheet.hands.window.resize(700, 600)
    settle()
    view = sheet.view
    assert view.verticalScrollBar().maximum() == 0
    sheet.stand("代码助手")
    middle = view.row_rect(view.table.rowCount() - 1).center()
    assert view.viewport().visibleRegion().contains(middle)
    sheet.hands.window.resize(1280, 840)
    settle()
    assert sheet.picked() == ["代码助手"]
    assert view.isVisible()
