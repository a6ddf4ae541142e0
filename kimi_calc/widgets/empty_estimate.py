"""What is seen in place of an empty estimate: what it is for, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout

from kimi_calc.widgets import theme
from kimi_calc.widgets.text_parts import plain_label


class EmptyEstimate(QFrame):
    """A sentence, and a button for each way to begin."""

    add_wanted = Signal()
    open_wanted = Signal()
    import_wanted = Signal()
    template_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("emptyEstimate")
        self.setProperty("card", True)
        self._what = plain_label("emptyWhat")
        self._hint = plain_label("emptyHint", small=True)
        for label in (self._what, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = _button("emptyAdd")
        self.add.setProperty("primary", True)
        self._open = _button("emptyOpen")
        self._import = _button("emptyImport")
        self._template = _button("emptyTemplate")
        self._template.setProperty("link", True)
        self.add.clicked.connect(self.add_wanted)
        self._open.clicked.connect(self.open_wanted)
        self._import.clicked.connect(self.import_wanted)
        self._template.clicked.connect(self.template_wanted)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.SPACE * 3 // 2)
        self._row.addStretch()
        for button in (self.add, self._open, self._import):
            self._row.addWidget(button)
        self._row.addStretch()
        # Else the page would be as wide as the buttons in one line, which then had room for that.
        self.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 3] * 4)
        column.setSpacing(theme.SPACE * 2)
        column.addStretch(2)
        column.addWidget(self._what)
        column.addLayout(self._row)
        column.addWidget(self._hint)
        column.addWidget(self._template, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._what.setFont(theme.medium(QFont(self.font())))
        self._what.setText(
            self.tr("Put several uses together, and see what they cost a month and a year.")
        )
        self._hint.setText(
            self.tr("On the page Calculate, Ctrl+Enter adds what stands there as an item.")
        )
        self.add.setText(self.tr("&Add from Calculate"))
        self._open.setText(self.tr("&Open an estimate…"))
        self._import.setText(self.tr("&Import items…"))
        self._template.setText(self.tr("Save a &template for items…"))
        self._arrange()

    def focus_first(self) -> None:
        """Begin with adding, or with opening while there is nothing to be added."""
        (self.add if self.add.isEnabled() else self._open).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside each other, or below each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        needed = sum(one.sizeHint().width() for one in (self.add, self._open, self._import))
        room = self.width() - 6 * theme.SPACE - 3 * theme.SPACE
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if needed <= room else way.TopToBottom)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
