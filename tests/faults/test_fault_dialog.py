"""The dialog of a fault, as a person uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kimi_calc.widgets.fault_dialog import FaultDialog

REPORT = "ValueError: # tokens\nPySide6: 6"


@pytest.fixture
def dialog(qtbot: QtBot) -> FaultDialog:
    found = FaultDialog(REPORT)
    with qtbot.waitExposed(found):
        found.open()
    return found


def button(dialog: FaultDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_it_is_calm(dialog: FaultDialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "nothing you typed is lost" in texts[0]
    assert not any("Error" in text or "Traceback" in text for text in texts)
    assert not dialog.findChildren(QPlainTextEdit)[0].isVisible()


def test_the_details_fold_out_and_in(dialog: FaultDialog) -> None:
    report = dialog.findChildren(QPlainTextEdit)[0]
    height = dialog.height()
    button(dialog, "faultDetails").click()
    assert report.isVisible()
    assert report.isReadOnly()
    assert report.toPlainText() == REPORT
    assert report.accessibleName() == "Report"
    assert dialog.height() > height
    button(dialog, "faultDetails").click()
    assert not report.isVisible()
    assert dialog.height() == height


def test_the_report_is_copied_folded_or_not(dialog: FaultDialog) -> None:
    QApplication.clipboard().clear()
    button(dialog, "faultCopy").click()
    assert QApplication.clipboard().text() == REPORT
    assert dialog.isVisible()
    said = dialog.findChild(QLabel, "faultCopied")
    assert isinstance(said, QLabel)
    assert said.text() == "Copied"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_esc_and_enter_close_it(dialog: FaultDialog, qtbot: QtBot, key: Qt.Key) -> None:
    assert button(dialog, "faultClose").isDefault()
    assert dialog.focusWidget() is button(dialog, "faultClose")
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, key)  # type: ignore[no-untyped-call]  # pytest-qt's gap


def test_each_button_has_a_letter_of_its_own(dialog: FaultDialog) -> None:
    texts = [one.text() for one in dialog.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(set(letters)) == len(letters) == 3


def test_a_flood_of_further_faults_has_an_end(dialog: FaultDialog) -> None:
    for _ in range(1000):
        dialog.add("one more")
    assert dialog.findChildren(QPlainTextEdit)[0].toPlainText().count("one more") == 20
