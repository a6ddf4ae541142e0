"""Dialogs at every text size: within the screen, nothing cut off, Close in the language in use."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot
from widgets.whole import cut_off

from kimi_calc.cli.screenshot import Picture, draw
from kimi_calc.settings import Language
from kimi_calc.widgets import fitted_dialog, reading_window
from kimi_calc.widgets.about_dialog import AboutDialog
from kimi_calc.widgets.currency_dialog import CurrencyDialog
from kimi_calc.widgets.fault_dialog import FaultDialog
from kimi_calc.widgets.help_window import HelpWindow
from kimi_calc.widgets.main_window import MainWindow
from kimi_calc.widgets.shortcuts_window import ShortcutsWindow
from kimi_calc.widgets.side_by_side_dialog import SideBySideDialog

LANGUAGES: tuple[Language, ...] = ("zh", "en")
SCREENS = [(1024, 700), (800, 480)]
DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "about": lambda window: AboutDialog(window.calculation.price_list, window),
    "currency": lambda window: CurrencyDialog(window.calculation, window),
    "fault": lambda _: FaultDialog("ValueError: # tokens"),
    "no start": lambda _: FaultDialog("ValueError: # tokens", lives_on=False),
    "help": HelpWindow,
    "shortcuts": ShortcutsWindow,
}


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def show(afterwards: QtBot, monkeypatch: pytest.MonkeyPatch) -> Callable[..., QDialog]:
    """Show a dialog in a language, on a screen of a size, with a text size."""

    def shown(name: str, language: Language, screen: tuple[int, int], text_size: int) -> QDialog:
        for module in (fitted_dialog, reading_window):
            monkeypatch.setattr(module, "room_on_screen", lambda _: QSize(*screen) * 0.9)
        window = draw(Picture(language, "light", "calculate", screen, text_size))
        afterwards.addWidget(window)
        window.calculation.set_second_currency("USD")
        window.calculation.set_text("rate", "0")  # what is wrong is to be seen too
        dialog = DIALOGS[name](window)
        dialog.show()
        settle()
        return dialog

    return shown


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("text_size", [100, 200])
def test_it_fits_the_screen(
    show: Callable[..., QDialog],
    name: str,
    language: Language,
    screen: tuple[int, int],
    text_size: int,
) -> None:
    dialog = show(name, language, screen, text_size)
    most = QSize(*screen) * 0.9
    assert dialog.width() <= most.width()
    assert dialog.height() <= most.height()
    assert cut_off(dialog) == []
    for area in dialog.findChildren(QScrollArea):
        content = area.widget()
        assert content is not None
        assert content.width() <= area.viewport().width()
    for button in dialog.findChildren(QPushButton):
        if button.isVisible():
            place = QRect(button.mapTo(dialog, QPoint()), button.size())
            assert dialog.rect().contains(place), button.objectName()


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize(("language", "said"), [("zh", "关闭(&C)"), ("en", "&Close")])
def test_close_is_said_in_the_language_without_an_icon(
    show: Callable[..., QDialog], name: str, language: Language, said: str
) -> None:
    dialog = show(name, language, (1024, 700), 100)
    (close,) = (one for one in dialog.findChildren(QPushButton) if one.text() == said)
    assert close.icon().isNull()
    close.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", DIALOGS)
def test_esc_closes(show: Callable[..., QDialog], name: str) -> None:
    dialog = show(name, "en", (1024, 700), 100)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_no_dialog_of_qt_has_icons_on_its_buttons_either(afterwards: QtBot) -> None:
    afterwards.addWidget(draw(Picture()))
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok
        | QDialogButtonBox.StandardButton.Cancel
        | QDialogButtonBox.StandardButton.Save
    )
    afterwards.addWidget(box)
    box.show()
    assert len(box.buttons()) == 3
    assert all(button.icon().isNull() for button in box.buttons())


def test_a_dialog_of_a_table_alone_is_as_high_as_that(afterwards: QtBot) -> None:
    window = draw(Picture("en", "light", "estimate"))
    afterwards.addWidget(window)
    desk = window.estimates.desk
    now = desk.estimating.estimate
    dialog = SideBySideDialog(desk, now, replace(now, name="other"), window, other_name="other")
    dialog.show()
    settle()
    assert dialog.height() >= dialog.table.minimumHeight()
    assert cut_off(dialog) == []


def test_a_report_that_is_unfolded_stays_on_the_screen(show: Callable[..., QDialog]) -> None:
    dialog = show("fault", "en", (800, 600), 200)
    height = dialog.height()
    fold = dialog.findChild(QPushButton, "faultDetails")
    assert isinstance(fold, QPushButton)
    fold.click()
    settle()
    assert height <= dialog.height() <= 540
    report = dialog.findChild(QPlainTextEdit, "faultReport")
    assert isinstance(report, QPlainTextEdit)
    report.setFocus()
    assert report.height() >= report.fontMetrics().lineSpacing() * 5
    fold.click()
    settle()
    assert dialog.height() == height
