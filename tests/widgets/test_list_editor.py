"""Editing a price list by hand: with keys and the mouse, as a person does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from widgets.whole import cut_off

from kimi_calc import user_files
from kimi_calc.price_lists import builtin_price_lists, load_price_list
from kimi_calc.price_lists.identity import renamed
from kimi_calc.price_lists.writing import save_list
from kimi_calc.widgets import fitted_dialog
from kimi_calc.widgets.list_editors import ListEditors
from kimi_calc.widgets.price_table import PriceTable


class Editor:
    """What a person does with the editor, and sees of it."""

    def __init__(self, hands: Hands, list_id: str = "cny-2026-09-19") -> None:
        self.hands = hands
        path = next(info.path for info in builtin_price_lists() if info.id == list_id)
        self.price_list = load_price_list(path)
        self.editors = ListEditors(hands.window.price_lists, hands.window)
        self.saved: list[Path] = []
        self.editors.saved.connect(self.saved.append)
        self.open()

    def open(self) -> None:
        self.dialog = self.editors.open(self.price_list)
        settle()

    @property
    def table(self) -> PriceTable:
        found = self.dialog.findChild(PriceTable)
        assert isinstance(found, PriceTable)
        return found

    def edit(self, name: str) -> QLineEdit:
        found = self.dialog.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit), name
        return found

    def type_in(self, name: str, text: str) -> None:
        edit = self.edit(name)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)

    def paste(self, name: str, text: str) -> None:
        edit = self.edit(name)
        edit.setFocus()
        edit.selectAll()
        QApplication.clipboard().setText(text)
        edit.paste()

    def click(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert isinstance(button, QPushButton), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def said(self, name: str) -> str:
        label = self.dialog.findChild(QLabel, name)
        assert isinstance(label, QLabel), name
        return label.text().strip()

    def cell(self, row: int, column: int) -> QModelIndex:
        return self.table.model().index(row, column)

    def stand_on(self, row: int, column: int) -> None:
        self.table.setFocus()
        self.table.setCurrentIndex(self.cell(row, column))

    def keys(self, text: str) -> None:
        """Type where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus
        QTest.keyClicks(focus, text)

    def press(self, key: Qt.Key, *, control: bool = False) -> None:
        focus = QApplication.focusWidget()
        assert focus
        modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier(0)
        QTest.keyClick(focus, key, modifiers)
        settle()


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def editor(hands: Hands) -> Editor:
    return Editor(hands)


OUTPUT = 5  # the column


def test_a_discounted_list_is_made_saved_and_used(editor: Editor) -> None:
    editor.keys("Contract 2027")  # one begins in the name
    editor.stand_on(0, OUTPUT)
    editor.keys("9")
    editor.keys("9.50")
    editor.press(Qt.Key.Key_Return)
    assert editor.cell(0, OUTPUT).data() == "99.50"
    editor.click("addDiscount")
    editor.keys("-15%")
    assert editor.said("message_discountFactor0") == "×0.85 · 15% off"
    assert "Output ¥99.50 → ¥84.575" in editor.said("draftPreview")
    editor.click("saveList")
    assert not editor.dialog.isVisible()
    (file,) = editor.saved
    found = load_price_list(file)
    assert found.name == "Contract 2027"
    assert found.model("kimi-k3").tiers[0].prices.output == Decimal("84.575")
    in_use = editor.hands.window.price_lists.in_use
    assert in_use.price_list == found
    assert in_use.place == "user"
    assert editor.hands.window.calculation.price_list == found


def test_a_wrong_price_is_told_while_it_is_typed(editor: Editor) -> None:
    editor.stand_on(1, OUTPUT)
    editor.keys("x")
    assert editor.said("draftPriceMessage") == (
        'kimi-k2.7-code · Output: Can\'t read "x". Type a price, such as 4.00.'
    )
    assert editor.said("draftProblem") == editor.said("draftPriceMessage")
    assert QApplication.focusWidget().property("invalid")  # type: ignore[union-attr]
    editor.press(Qt.Key.Key_Escape)  # takes it back, and closes the field, not the dialog
    assert editor.dialog.isVisible()
    assert editor.cell(1, OUTPUT).data() == "27.00"
    assert editor.said("draftProblem") == ""


def test_saving_goes_to_what_is_missing(editor: Editor) -> None:
    editor.table.setFocus()
    editor.click("saveList")
    assert editor.dialog.isVisible()
    assert editor.edit("draftName").hasFocus()
    assert editor.said("draftProblem") == "Name: Name the list, such as: Contract 2027."
    editor.keys("A")
    editor.click("addModel")
    editor.keys("kimi-k4")
    editor.type_in("model_family", "k4")
    editor.type_in("model_context", "1000")
    editor.click("saveList")
    # The cell in which a price is missing is open.
    assert editor.said("draftProblem").startswith("kimi-k4 · Input (cache miss): Type a price")
    editor.keys("3")
    editor.press(Qt.Key.Key_Tab)
    editor.press(Qt.Key.Key_Tab)
    editor.press(Qt.Key.Key_Tab)
    editor.keys("5")
    editor.press(Qt.Key.Key_Return)
    editor.click("saveList")
    (file,) = editor.saved
    assert load_price_list(file).model("kimi-k4").tiers[0].prices.output == 5


def test_batch_prices_and_marks_of_a_new_model(editor: Editor) -> None:
    editor.keys("Mine")
    editor.click("addModel")
    editor.keys("kimi-k4")
    editor.type_in("model_family", "k4")
    editor.type_in("model_context", "1000")
    vision = editor.dialog.findChild(QCheckBox, "modelVision")
    assert isinstance(vision, QCheckBox)
    vision.click()
    place = len(editor.dialog.draft.drafted.models) - 1
    row = editor.table.model().rowCount() - 1
    for column in (2, OUTPUT):
        editor.stand_on(row, column)
        editor.keys("4")
        editor.press(Qt.Key.Key_Return)
    editor.click("addBatch")
    editor.press(Qt.Key.Key_Tab)  # from cache hits to input
    editor.keys("2")
    editor.press(Qt.Key.Key_Return)
    editor.stand_on(row + 1, OUTPUT)
    editor.keys("3")
    editor.press(Qt.Key.Key_Return)
    editor.click("saveList")
    model = load_price_list(editor.saved[0]).models[place]
    assert model.vision
    assert model.services["batch"][0].prices.output == 3


def test_a_model_that_was_added_can_be_removed_others_only_retired(editor: Editor) -> None:
    remove = editor.dialog.findChild(QPushButton, "removeModel")
    assert isinstance(remove, QPushButton)
    editor.stand_on(0, 1)
    assert not remove.isVisible()
    editor.click("retireModel")
    assert editor.edit("model_retired").text()
    assert editor.cell(0, 0).data() == "kimi-k3 · retired"
    editor.click("retireModel")
    assert editor.edit("model_retired").text() == ""
    rows = editor.table.model().rowCount()
    editor.click("addModel")
    assert editor.table.model().rowCount() == rows + 1
    assert remove.isVisible()
    editor.click("removeModel")
    assert editor.table.model().rowCount() == rows


def test_closing_loses_nothing(editor: Editor) -> None:
    editor.keys("Mine")
    editor.stand_on(0, 1)
    editor.keys("7")
    editor.click("closeListEditor")
    assert not editor.dialog.isVisible()
    editor.open()
    assert editor.edit("draftName").text() == "Mine"
    assert editor.cell(0, 1).data() == "7"
    QTest.keyClick(editor.dialog, Qt.Key.Key_Escape)
    assert not editor.dialog.isVisible()
    editor.open()
    assert editor.cell(0, 1).data() == "7"
    editor.click("startOver")
    assert editor.cell(0, 1).data() == "2.00"


def test_a_saved_list_leaves_a_new_copy_behind(editor: Editor) -> None:
    editor.keys("Mine")
    editor.click("saveList")
    editor.open()
    assert editor.edit("draftName").text() == ""


def test_undo_and_redo_by_keys(editor: Editor) -> None:
    editor.keys("Mine")
    editor.stand_on(0, OUTPUT)
    editor.keys("1")
    editor.press(Qt.Key.Key_Return)
    editor.click("addDiscount")
    editor.press(Qt.Key.Key_Z, control=True)
    factor = editor.dialog.findChild(QLineEdit, "discountFactor0")
    assert factor is None or not factor.isVisible()
    editor.stand_on(0, OUTPUT)
    editor.press(Qt.Key.Key_Z, control=True)
    assert editor.cell(0, OUTPUT).data() == "100.00"
    assert editor.edit("draftName").text() == "Mine"
    editor.press(Qt.Key.Key_Y, control=True)
    assert editor.cell(0, OUTPUT).data() == "1"
    editor.edit("draftName").setFocus()
    for _ in range(2):
        editor.press(Qt.Key.Key_Z, control=True)
    assert editor.edit("draftName").text() == ""


def test_undo_while_a_price_is_open(editor: Editor) -> None:
    editor.stand_on(0, OUTPUT)
    editor.keys("5")
    editor.press(Qt.Key.Key_Z, control=True)
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit)
    assert edit.text() == "100.00"


def test_delete_empties_a_cell(editor: Editor) -> None:
    editor.stand_on(0, 1)
    editor.press(Qt.Key.Key_Delete)
    assert editor.cell(0, 1).data() == ""
    assert editor.dialog.draft.drafted.models[0].rows[0].prices["cache_hit"] == ""


def test_tab_leaves_the_table(editor: Editor) -> None:
    editor.stand_on(0, 1)
    editor.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not editor.table


@pytest.mark.parametrize("name", ["draftName", "discountFactor0"])
def test_enter_in_a_field_saves_nothing(editor: Editor, name: str) -> None:
    editor.type_in("draftName", "Mine")
    editor.click("addDiscount")
    editor.type_in("discountFactor0", "0.5")
    editor.edit(name).setFocus()
    editor.press(Qt.Key.Key_Return)
    assert editor.dialog.isVisible()
    assert not editor.saved


def test_ctrl_s_saves(editor: Editor) -> None:
    editor.keys("Mine")
    editor.press(Qt.Key.Key_S, control=True)
    assert editor.saved


def test_what_a_discount_is_on_is_chosen(editor: Editor) -> None:
    editor.type_in("draftName", "Mine")
    editor.click("addDiscount")
    editor.paste("discountFactor0", "８ 折")
    family = editor.dialog.findChild(QComboBox, "discountFamily0")
    charge = editor.dialog.findChild(QComboBox, "discountCharge0")
    assert isinstance(family, QComboBox)
    assert isinstance(charge, QComboBox)
    for box, data in ((family, "kimi-k2.6"), (charge, "cache_hit")):
        box.setCurrentIndex(box.findData(data))
        box.activated.emit(box.currentIndex())
    editor.click("saveList")
    found = load_price_list(editor.saved[0])
    assert found.model("kimi-k2.6").tiers[0].prices.cache_hit == Decimal("0.88")
    assert found.model("kimi-k3").undiscounted is None


def test_a_save_that_fails_says_why(editor: Editor) -> None:
    home = user_files.folder()
    home.mkdir(exist_ok=True)
    (home / "prices").write_text("in the way")
    editor.keys("Mine")
    editor.click("saveList")
    assert editor.dialog.isVisible()
    assert editor.said("draftProblem").startswith("The list can't be saved (File exists)")
    (home / "prices").unlink()
    editor.click("saveList")
    assert editor.saved


@pytest.mark.parametrize("screen", [(1024, 700), (800, 600)], ids=str)
@pytest.mark.parametrize("text_size", [100, 200])
def test_it_fits_the_screen(
    open_window: Callable[..., Hands],
    monkeypatch: pytest.MonkeyPatch,
    screen: tuple[int, int],
    text_size: int,
) -> None:
    monkeypatch.setattr(fitted_dialog, "room_on_screen", lambda _: QSize(*screen) * 0.9)
    editor = Editor(open_window(text_size=text_size), "cny-2025-11-11")
    editor.click("addModel")
    editor.click("addDiscount")
    editor.type_in("discountFactor0", "85")
    settle()
    most = QSize(*screen) * 0.9
    assert editor.dialog.width() <= most.width()
    assert editor.dialog.height() <= most.height()
    assert cut_off(editor.dialog) == []


def test_every_control_has_a_name(editor: Editor) -> None:
    editor.click("addModel")
    editor.click("addDiscount")
    for kind in (QLineEdit, QPushButton, QComboBox):
        for control in editor.dialog.findChildren(kind):
            assert isinstance(control, QWidget)
            assert control.objectName(), control


def test_it_follows_the_language(editor: Editor) -> None:
    editor.click("addDiscount")
    editor.dialog.setWindowTitle("")
    for label in editor.dialog.findChildren(QLabel):
        label.setText("")
    QApplication.sendEvent(editor.dialog, QEvent(QEvent.Type.LanguageChange))
    assert editor.dialog.windowTitle() == "Edit a copy: 2026-09-19 · CNY"
    assert editor.said("draftExplained")
    assert editor.said("draftDiscountsTitle") == "Discounts"


def test_a_click_on_a_price_opens_it(editor: Editor) -> None:
    place = editor.table.visualRect(editor.cell(1, 2)).center()
    QTest.mouseClick(editor.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    editor.keys("8")
    assert editor.dialog.draft.drafted.models[1].rows[0].prices["input"] == "8"


def test_a_discount_is_removed_by_its_button(editor: Editor) -> None:
    editor.click("addDiscount")
    editor.keys("0.9")
    editor.click("addDiscount")
    editor.keys("0.5")
    editor.click("removeDiscount0")
    assert editor.edit("discountFactor0").text() == "0.9"
    assert len(editor.dialog.draft.drafted.discounts) == 1


def test_a_name_that_was_taken_meanwhile_is_refused(editor: Editor) -> None:
    editor.keys("Mine")
    save_list(renamed(editor.price_list, "Mine", date(2027, 1, 1)), user_files.folder() / "prices")
    editor.click("saveList")
    assert editor.dialog.isVisible()
    assert "Another list is called" in editor.said("draftProblem")


def test_the_dialog_scrolls_to_the_price_that_the_keyboard_is_on(
    open_window: Callable[..., Hands], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitted_dialog, "room_on_screen", lambda _: QSize(800, 400))
    editor = Editor(open_window(), "cny-2025-11-11")
    editor.stand_on(0, 1)
    for _ in range(editor.table.model().rowCount()):
        editor.press(Qt.Key.Key_Down)
    index = editor.table.currentIndex()
    assert index.row() == editor.table.model().rowCount() - 1
    page = editor.dialog.findChild(QScrollArea)
    assert isinstance(page, QScrollArea)
    place = editor.table.viewport().mapTo(page, editor.table.visualRect(index).center())
    assert 0 < place.y() < page.viewport().height()


def test_tab_goes_through_the_form_as_it_is_read(editor: Editor) -> None:
    editor.click("addDiscount")
    editor.click("addDiscount")
    editor.stand_on(0, 1)
    editor.edit("draftName").setFocus()
    names = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus
        names.append(focus.objectName())
        if names[-1] == "saveList":
            break
        editor.press(Qt.Key.Key_Tab)
    assert names == [
        *("draftName", "draftDay", "draftPrices", "addModel", "addBatch"),
        *("model_retired", "retireModel"),
        *("call_web_search", "call_web_search_pro", "call_page_fetch"),
        *("discountFamily0", "discountCharge0", "discountFactor0", "removeDiscount0"),
        *("discountFamily1", "discountCharge1", "discountFactor1", "removeDiscount1"),
        *("addDiscount", "startOver", "closeListEditor", "saveList"),
    ]


def test_undo_works_wherever_the_keyboard_is(editor: Editor) -> None:
    editor.click("addDiscount")
    editor.keys("0.9")
    editor.click("removeDiscount0")
    editor.press(Qt.Key.Key_Z, control=True)
    assert editor.edit("discountFactor0").text() == "0.9"
    button = editor.dialog.findChild(QPushButton, "saveList")
    assert isinstance(button, QPushButton)
    button.setFocus()
    editor.press(Qt.Key.Key_Y, control=True)
    assert not editor.dialog.draft.drafted.discounts
