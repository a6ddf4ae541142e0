"""Hands and eyes: what a person does with the window, and what a person sees of it."""

from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from kimi_calc.widgets.main_window import MainWindow

Kind = TypeVar("Kind", bound=QWidget)


class Hands:
    """What a person does with the window, and what a person sees of it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def edit(self, name: str) -> QLineEdit:
        return self.child(QLineEdit, name)

    def text(self, name: str) -> str:
        widget = self.child(QWidget, name)
        assert isinstance(widget, QLabel | QLineEdit)
        return widget.text()

    @property
    def picker(self) -> QComboBox:
        return self.child(QComboBox, "modelPicker")

    @property
    def slider(self) -> QSlider:
        return self.child(QSlider, "cacheHitSlider")

    def type_in(self, name: str, keys: str) -> None:
        """Replace what stands in a field by typing."""
        edit = self.edit(name)
        edit.setFocus()
        edit.selectAll()
        self.keys(edit, keys)

    def type_example(self) -> None:
        """Type the usage that the help works out: 30,000 requests, ¥7,740.00."""
        for name, text in (
            ("inputTokens", "45000"),
            ("cacheHitPercent", "60"),
            ("outputTokens", "1500"),
            ("requests", "30000"),
        ):
            self.type_in(name, text)

    def keys(self, widget: QWidget, keys: str) -> None:
        """Type into a widget, where its cursor stands."""
        self.qtbot.keyClicks(widget, keys)  # type: ignore[no-untyped-call]  # pytest-qt's gap

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        """Press one key."""
        self.qtbot.keyClick(widget, key)  # type: ignore[no-untyped-call]  # pytest-qt's gap

    def commit(self, name: str, text: str) -> None:
        """Replace what stands in a field through an input method."""
        edit = self.edit(name)
        edit.setFocus()
        edit.selectAll()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(edit, event)

    def paste(self, name: str, text: str) -> None:
        """Replace what stands in a field from the clipboard."""
        QApplication.clipboard().setText(text)
        edit = self.edit(name)
        edit.setFocus()
        edit.selectAll()
        edit.paste()

    def turn_wheel(self, widget: QWidget) -> None:
        """Turn the mouse wheel by a notch over a widget."""
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(widget.mapToGlobal(QPoint(5, 5))),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def pick(self, model_id: str) -> None:
        self.picker.setCurrentIndex(self.picker.findData(model_id))

    def choose(self, item: str) -> None:
        """Choose an item of a menu."""
        actions = [one for one in self.window.findChildren(QAction) if one.text() == item]
        assert len(actions) == 1, f"no menu has {item}"
        actions[0].trigger()

    def child(self, kind: type[Kind], name: str) -> Kind:
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), f"the window has no {name}"
        return found
