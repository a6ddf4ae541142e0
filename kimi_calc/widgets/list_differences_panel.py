"""The card of what changed: the list that is looked at against another one of its currency."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kimi_calc.viewmodels.difference_groups import Group, groups_of
from kimi_calc.viewmodels.price_list_names import list_name
from kimi_calc.viewmodels.price_shelf import PriceShelf
from kimi_calc.widgets import theme
from kimi_calc.widgets.combo_box import ComboBox


class ListDifferencesPanel(QFrame):
    """A line a change: what is new, gone, dearer or cheaper."""

    def __init__(self, shelf: PriceShelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._said: list[Group] = []
        self.setProperty("card", True)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._picker = ComboBox("compareWith")
        self._picker.setMinimumContentsLength(10)
        self._picker.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self._picker.activated.connect(self._choose)
        self._title.setBuddy(self._picker)
        self._groups = QWidget()
        self._groups.setObjectName("listDifferences")
        self._below = QVBoxLayout(self._groups)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(theme.SPACE // 2)
        heading = QHBoxLayout()
        heading.setSpacing(theme.SPACE)
        heading.addWidget(self._title)
        heading.addWidget(self._picker, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE)
        column.addLayout(heading)
        column.addWidget(self._groups)
        column.addStretch()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._title.setText(self.tr("&Against"))
        self._picker.setAccessibleName(self.tr("List to compare with"))
        self.refresh()

    def refresh(self) -> None:
        """Show what is different now."""
        lists, compared = self._shelf.comparable, self._shelf.compared
        self.setVisible(bool(lists))
        names = [list_name(one) for one in lists]
        if [self._picker.itemText(place) for place in range(self._picker.count())] != names:
            self._picker.clear()
            self._picker.addItems(names)
        for place, one in enumerate(lists):
            self._picker.setItemData(place, one.path)
        self._picker.setCurrentIndex(lists.index(compared) if compared else -1)
        self._picker.setPlaceholderText(self.tr("Choose a list"))
        if compared is None:
            self._say([Group(self.tr("There is no earlier list. Choose one to compare with."))])
            return
        groups = groups_of(self._shelf.differences, self._shelf.price_list)
        self._say(groups or [Group(self.tr("No price changed."))])

    def _say(self, groups: list[Group]) -> None:
        """Show other groups: each of the labels has one thing to say."""
        if groups == self._said:
            return
        self._said = groups
        while (item := self._below.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        for heading, lines in groups:
            self._below.addWidget(_label(heading))
            if lines:
                below = _label("\n".join(lines))
                below.setProperty("small", True)
                self._below.addWidget(below)

    def _choose(self, place: int) -> None:
        self._shelf.compare_with(self._picker.itemData(place))


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    return label
