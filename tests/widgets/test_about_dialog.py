"""About: versions, and the whole of every licence, offline."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kimi_calc import __version__, resources
from kimi_calc.diagnostics import versions
from kimi_calc.price_lists import load_price_list
from kimi_calc.widgets.about_dialog import LICENCES, AboutDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> AboutDialog:
    found = AboutDialog(load_price_list())
    with qtbot.waitExposed(found):
        found.show()
    return found


def shown(dialog: AboutDialog) -> str:
    return dialog.findChildren(QPlainTextEdit)[0].toPlainText()


def test_it_names_versions_and_the_price_list(dialog: AboutDialog) -> None:
    labels = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert __version__ in labels
    for words in (
        "not a product of Moonshot AI",
        "official price page of Moonshot AI, as of 2025-11-11, in CNY",
        "https://platform.moonshot.cn/docs/pricing/chat",
        "not updated by themselves",
    ):
        assert words in labels
    for name in ("Python", "Qt", "PySide6", "PyYAML"):
        assert f"{name} {versions()[name]}" in shown(dialog)
    for word in ("LGPL", "replaced", "https://download.qt.io", "MIT"):
        assert word in shown(dialog)


def test_another_list_is_not_called_the_official_one(qtbot: QtBot) -> None:
    own = replace(
        load_price_list(), provider="<b>Example</b> Cloud", source="https://example.org/prices"
    )
    dialog = AboutDialog(own)
    qtbot.addWidget(dialog)
    said = dialog.findChild(QLabel, "aboutPriceList")
    assert isinstance(said, QLabel)
    assert said.textFormat() == Qt.TextFormat.PlainText
    assert "from <b>Example</b> Cloud, as of 2025-11-11" in said.text()
    assert "https://example.org/prices" in said.text()
    assert "official" not in said.text()


def test_every_licence_can_be_read_whole(dialog: AboutDialog) -> None:
    picker = dialog.findChildren(QComboBox)[0]
    for number, (name, _) in enumerate(LICENCES, 1):
        picker.setCurrentIndex(number)
        assert shown(dialog) == resources.licence_text(name)
    picker.setCurrentIndex(0)
    assert "Overview" in picker.currentText()
    assert "PySide6" in shown(dialog)


def test_the_licence_texts_are_the_right_ones(root: Path) -> None:
    assert resources.licence_text("kimi-calc") == (root / "LICENSE").read_text("utf-8")
    for name, phrase, lines in (
        ("lgpl-3.0", "GNU LESSER GENERAL PUBLIC LICENSE", 165),
        ("gpl-3.0", "GNU GENERAL PUBLIC LICENSE", 674),
        ("pyyaml", "Kirill Simonov", 20),
        ("python", "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2", 279),
    ):
        assert phrase in resources.licence_text(name)
        assert len(resources.licence_text(name).splitlines()) == lines


def test_texts_can_be_selected_but_not_changed(dialog: AboutDialog, qtbot: QtBot) -> None:
    text = dialog.findChildren(QPlainTextEdit)[0]
    assert text.accessibleName() == "Licences"
    before = shown(dialog)
    text.setFocus()
    qtbot.keyClicks(text, "x")  # type: ignore[no-untyped-call]  # pytest-qt's gap
    assert shown(dialog) == before
    text.selectAll()
    assert text.textCursor().hasSelection()
    name = dialog.findChild(QLabel, "aboutName")
    assert isinstance(name, QLabel)
    assert name.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_esc_and_enter_close_it(dialog: AboutDialog, qtbot: QtBot, key: Qt.Key) -> None:
    assert dialog.focusWidget() is dialog.findChild(QPushButton, "aboutClose")
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, key)  # type: ignore[no-untyped-call]  # pytest-qt's gap
