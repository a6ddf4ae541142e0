"""The switch of what records are grouped by: buttons as far as there is room, a menu for more."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from kimi_calc.viewmodels.usage_wording import dimension_name
from kimi_calc.widgets import theme
from kimi_calc.widgets.usage_parts import Menu

_MOST = 5  # buttons side by side


class UsageBy(QWidget):
    """`chosen` comes with the name of a dimension. The arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("usageBy")
        self._label = QLabel()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._first: list[str] = []
        self._others: list[str] = []
        self._dimensions: list[str] = []
        self._current = "model"
        self._more = _More(self)
        self.rest: list[str] = []
        """Those that are in the menu."""
        self._segments = QHBoxLayout()
        self._segments.setSpacing(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE)
        row.addWidget(self._label)
        row.addLayout(self._segments)
        row.addWidget(self._more)
        row.addStretch()
        self.setMinimumWidth(1)

    @property
    def current(self) -> str:
        """The dimension that is shown."""
        return self._current

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._label.setText(self.tr("By"))
        self._say()

    def show_dimensions(self, first: list[str], others: list[str], current: str) -> None:
        """Offer the first ones by buttons, the others in the menu, and stand on one of them."""
        self._current = current
        if (first, others) != (self._first, self._others):
            self._first, self._others = first, others
            self._dimensions = [*first, *others]
            self._make()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many buttons as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _make(self) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._segments.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for name in self._first[:_MOST]:
            button = self._buttons[name] = QPushButton()
            button.setObjectName(f"usageBy_{name}")
            button.setCheckable(True)
            button.setProperty("segment", "middle")
            self._group.addButton(button)
            self._segments.addWidget(button)
            button.toggled.connect(partial(self._turn, name))
        self._say()

    def _say(self) -> None:
        for name, button in self._buttons.items():
            button.setText(dimension_name(name))
            button.setAccessibleName(f"{self._label.text()} {dimension_name(name)}")
        self._arrange()

    def _arrange(self) -> None:
        """Put into the menu what has no room."""
        shown = list(self._buttons)
        widths = {name: self._buttons[name].sizeHint().width() for name in shown}
        # An edge more or less, as each gets its place in the row.
        around = self._label.sizeHint().width() + 3 * theme.SPACE + 2 * len(shown)
        while True:
            self.rest = [name for name in self._dimensions if name not in shown]
            self._say_more()
            more = self._more.sizeHint().width() if self.rest else 0
            needed = sum(widths[name] for name in shown) + around + more
            if len(shown) < 2 or needed <= self.width():
                break
            shown.pop()
        for place, (name, button) in enumerate(self._buttons.items()):
            button.setVisible(name in shown)
            sides = {0: "left", len(shown) - 1: "right"}
            side = sides.get(place, "middle") if len(shown) > 1 else "only"
            if button.property("segment") != side:
                button.setProperty("segment", side)
                button.style().unpolish(button)
                button.style().polish(button)
        self._more.setVisible(bool(self.rest))
        self._check()

    def _check(self) -> None:
        is_shown = self._current in self._buttons and self._current not in self.rest
        self._group.setExclusive(is_shown)
        for name, button in self._buttons.items():
            is_current = is_shown and name == self._current
            if button.isChecked() != is_current:
                button.blockSignals(True)
                button.setChecked(is_current)
                button.blockSignals(False)

    def _say_more(self) -> None:
        is_shown = self._current in self._buttons and self._current not in self.rest
        if is_shown or self._current not in self._dimensions:
            self._more.say(self.tr("Mo&re"))
        else:
            self._more.say(dimension_name(self._current))

    def _turn(self, name: str, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        if on:
            self.choose(name)

    def choose(self, name: str) -> None:
        """Take a dimension."""
        self._current = name
        self._arrange()
        self._say_more()
        self.chosen.emit(name)


class _More(Menu):
    def __init__(self, by: UsageBy) -> None:
        super().__init__("usageByMore")
        self._by = by

    def fill(self, menu: QMenu) -> None:
        for name in self._by.rest:
            action = menu.addAction(dimension_name(name))
            action.setObjectName(f"usageByMore_{name}")
            action.setCheckable(True)
            action.setChecked(name == self._by.current)
            action.triggered.connect(lambda _on, name=name: self._by.choose(name))
