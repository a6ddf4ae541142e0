"""Shift+F10 opens the menu of what has the keyboard, where the system leaves that to programs."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


def open_menus_by_keys(window: QWidget) -> None:
    """On X11 and Wayland Qt knows the key Menu alone, which few keyboards have any more."""
    if sys.platform == "linux":
        QShortcut(QKeySequence("Shift+F10"), window).activated.connect(_open_menu)


def _open_menu() -> None:
    from PySide6.QtGui import QContextMenuEvent

    focused = QApplication.focusWidget()
    if focused:
        place = focused.rect().center()
        keys = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(keys, place, focused.mapToGlobal(place))
        QApplication.sendEvent(focused, event)
