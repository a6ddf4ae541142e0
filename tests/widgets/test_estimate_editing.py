"""What is being typed in an estimate: it is where its row is, and it is not lost."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest
from drawn_estimate import drawn_items
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPushButton
from widgets.estimate_sheet import CONTROL, Sheet
from widgets.states import settle

from kimi_calc.appearance import Appearance
from kimi_calc.estimates.files import read_estimate
from kimi_calc.viewmodels.estimate_columns import COL_NAME
from kimi_calc.widgets import file_dialogs
from kimi_calc.widgets.estimate_columns import NUMBERS
from kimi_calc.widgets.share_bar import ShareBar

SHIFT = Qt.KeyboardModifier.ShiftModifier


def begin(sheet: Sheet, name: str, typed: str) -> None:
    """Edit the name of an item, and leave the editor open."""
    sheet.stand(name)
    sheet.key(Qt.Key.Key_F2)
    sheet.write(typed)


def test_what_is_typed_is_in_the_file_that_is_saved_just_then(
    sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "budget.kimicalc"
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: file)
    begin(sheet, "客服机器人", "Robot")
    sheet.key(Qt.Key.Key_S, CONTROL)
    assert read_estimate(file).items[0].name == "Robot"
    assert sheet.hands.window.estimates.document.is_saved
    begin(sheet, "Robot", "Machine")
    sheet.key(Qt.Key.Key_S, CONTROL)
    assert read_estimate(file).items[0].name == "Machine"


def test_what_is_typed_is_in_what_is_copied_just_then(sheet: Sheet) -> None:
    sheet.hands.window.estimates.exports.copy("table")
    begin(sheet, "客服机器人", "Robot")
    sheet.key(Qt.Key.Key_C, CONTROL | SHIFT)
    assert sheet.items()[0] == "客服/Robot"
    begin(sheet, "Robot", "Machine")
    sheet.hands.window.estimates.exports.copy("table")
    assert "Machine" in QApplication.clipboard().text()


def test_what_is_typed_stays_with_the_estimate_that_is_left(sheet: Sheet) -> None:
    left = []
    begin(sheet, "客服机器人", "Robot")
    document, estimating = sheet.hands.window.estimates.document, sheet.estimating
    estimating.changed.connect(lambda: left.append(estimating.estimate))
    document.new()
    settle()
    assert [one.items[0].name for one in left if one.items] == ["Robot"]
    assert not estimating.estimate.items
    assert sheet.view.editing.editor is None


def test_what_is_typed_is_kept_when_the_window_goes(sheet: Sheet) -> None:
    begin(sheet, "客服机器人", "Robot")
    sheet.hands.window.close()
    assert sheet.items()[0] == "客服/Robot"


def test_what_can_not_be_taken_holds_up_no_save(
    sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "budget.kimicalc"
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: file)
    sheet.stand("客服机器人", 2)
    sheet.key(Qt.Key.Key_F2)
    sheet.write("12,34")
    sheet.key(Qt.Key.Key_S, CONTROL)
    assert read_estimate(file).items[0].times == drawn_items()[0].times
    assert sheet.view.editing.editor is not None
    assert sheet.said("message_itemEditor")


def test_an_editor_goes_with_its_row(sheet: Sheet) -> None:
    sheet.stand("客服机器人")
    sheet.key(Qt.Key.Key_D, CONTROL)
    sheet.key(Qt.Key.Key_F2)
    assert sheet.view.editing.editor is not None
    sheet.estimating.undo()
    settle()
    assert sheet.view.editing.editor is None
    assert len(sheet.estimating.estimate.items) == 5
    assert sheet.view.hasFocus()


@pytest.mark.parametrize("width", [620, 1280])
def test_nothing_of_what_is_edited_looks_out_below_its_editor(sheet: Sheet, width: int) -> None:
    sheet.hands.window.resize(width, 800)
    settle()
    begin(sheet, "客服机器人", "Robot")
    index = sheet.view.table.index(sheet.row("客服机器人"), COL_NAME)
    cell: QRect = sheet.view.visualRect(index).adjusted(sheet.view.lead, 0, 0, 0)
    editor = sheet.child(QFrame, "itemEditor")
    corner = sheet.view.viewport().mapFrom(
        sheet.hands.window, editor.mapTo(sheet.hands.window, QPoint())
    )
    assert QRect(corner, editor.size()).contains(cell)


@pytest.mark.parametrize(("title", "said"), [("Edit name", "Name"), ("Edit note", "Note")])
def test_an_empty_field_says_what_it_is_for(sheet: Sheet, title: str, said: str) -> None:
    sheet.stand("客服机器人")
    sheet.open_menu()
    sheet.choose(title)
    edit = sheet.child(QLineEdit, f"item{said}")
    assert edit.placeholderText() == edit.accessibleName() == said


def test_what_stands_in_place_of_a_name_is_seen_whole(blank: Sheet) -> None:
    name = blank.child(QLineEdit, "estimateName")
    assert name.width() >= name.sizeHint().width()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    Appearance.of(application).set_language("zh")
    settle()
    assert name.width() >= name.sizeHint().width()


def test_numbers_stand_apart_where_there_is_room(sheet: Sheet) -> None:
    view, cells = sheet.view, sheet.view.itemDelegate()
    letter = view.fontMetrics().horizontalAdvance("M")
    for column in NUMBERS:
        needed = max(cells.needed(row, column) for row in range(len(view.table.rows)))  # type: ignore[attr-defined]
        assert view.columnWidth(column) >= needed + letter


def test_shares_are_told_without_the_mark_of_a_key(sheet: Sheet) -> None:
    bar = sheet.child(ShareBar, "estimateShares")
    for by in ("group", "item", "model"):
        sheet.page.totals.show_by(by)
        assert "&" not in bar.accessibleName()
        assert "&" in sheet.child(QPushButton, "estimateSharesBy").text()


def test_rows_have_their_heights_whatever_comes_and_goes(sheet: Sheet) -> None:
    view, chance = sheet.view, Random(7)

    def check() -> None:
        heights = [view.rowHeight(row) for row in range(len(view.table.rows))]
        groups = [isinstance(spot, str) for spot in view.table.spots]
        assert {high for high, low in zip(heights, groups, strict=True) if not low} <= {item_high}
        assert {high for high, low in zip(heights, groups, strict=True) if low} <= {group_high}

    item_high, group_high = view.rowHeight(1), view.rowHeight(0)
    assert item_high > group_high
    for _ in range(60):
        items = sheet.estimating.estimate.items
        keys = {item.key for item in items if chance.random() < 0.3}
        group = chance.choice(["客服", "文档", "", "A", "B"])
        estimating, close = sheet.estimating, chance.random() < 0.5
        changes: list[Callable[[], object]] = [
            partial(estimating.remove, keys),
            partial(estimating.duplicate, keys),
            partial(estimating.move, keys, None, group),
            partial(estimating.add, drawn_items()[: chance.randrange(3)]),
            estimating.undo,
            partial(view.table.collapse, group, collapsed=close),
        ]
        chance.choice(changes)()
        if sheet.estimating.estimate.items:
            check()
