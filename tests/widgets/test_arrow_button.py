"""The arrow after a button's text: drawn, so that no font can lack it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kimi_calc.widgets.arrow_button import ArrowButton


def drawn(button: ArrowButton) -> QImage:
    return button.grab().toImage()


def test_it_says_its_text_and_draws_an_arrow(qtbot: QtBot) -> None:
    button = ArrowButton("name")
    qtbot.addWidget(button)
    button.say("Shares b&y group")
    assert (button.text().strip(), button.accessibleName()) == (
        "Shares b&y group",
        "Shares by group",
    )
    down = drawn(button)
    button.say("Shares b&y group", is_open=False)
    right = drawn(button)
    assert down != right
    button.setEnabled(False)
    assert drawn(button) != right


def test_there_is_room_for_it(qtbot: QtBot) -> None:
    button, plain = ArrowButton("name"), ArrowButton("plain")
    for one in (button, plain):
        qtbot.addWidget(one)
    button.say("价格表" * 9)
    plain.setText("价格表" * 9)
    assert button.sizeHint().width() >= plain.sizeHint().width() + 6  # of the arrow


@pytest.mark.parametrize("folder", ["kimi_calc/widgets", "kimi_calc/viewmodels", "resources/i18n"])
def test_no_text_has_a_sign_that_fonts_for_chinese_lack(root: Path, folder: str) -> None:
    for file in (*(root / folder).glob("*.py"), *(root / folder).glob("*.ts")):
        assert not re.search("[▸▾▹▿⌄⌃✓✔✗]", file.read_text("utf-8")), file.name
