"""Small parts of the page Usage: cards with a heading, banners, figures."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.widgets import theme
from kimi_calc.widgets.arrow_button import ArrowButton
from kimi_calc.widgets.text_parts import plain_label

_SENTENCE = 24  # letters M of the text size; with less room beside its button, that goes below


class Card(QFrame):
    """A frame with a heading, and what stands below it in `column`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("card", True)
        self.heading = heading(f"{name}Heading")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[theme.SPACE * 2] * 4)
        self.column.setSpacing(theme.SPACE)
        self.column.addWidget(self.heading)

    @property
    def has_any(self) -> bool:
        """Whether there is anything to show."""
        return True

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what there is now."""
        raise NotImplementedError


class Banner(QFrame):
    """A sentence, and one thing that can be done about it; `answered` comes then."""

    answered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("banner", True)
        self.sentence = plain_label(f"{name}Text")
        self.button = link(f"{name}Show")
        self.button.clicked.connect(self.answered)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*[theme.SPACE * 3 // 2, theme.SPACE // 2] * 2)
        self._row.setSpacing(theme.SPACE // 2)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.button)
        self.hide()

    def say(self, sentence: str, answer: str) -> None:
        """Say something; nothing hides it. Without an answer there is no button."""
        self.sentence.setText(sentence)
        self.button.setText(answer)
        self.button.setAccessibleDescription(sentence)
        self.button.setVisible(bool(answer))
        self.setVisible(bool(sentence))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button beside the sentence or below it, as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        words = self.fontMetrics().horizontalAdvance("M") * _SENTENCE
        beside = self.button.sizeHint().width() + words <= room
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        start = Qt.AlignmentFlag.AlignLeft if not beside else Qt.AlignmentFlag(0)
        self._row.setAlignment(self.button, start)
        self.setFixedHeight(self._row.totalHeightForWidth(self.width()))


class Menu(ArrowButton):
    """A button that opens a menu below it, which `fill` fills."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        # As any menu, at once: by its mnemonic a button is clicked only a moment later.
        self.pressed.connect(self._open)

    def fill(self, menu: QMenu) -> None:
        """Put in what can be chosen."""
        raise NotImplementedError

    def _open(self) -> None:
        self.setDown(False)
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}Menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))


def heading(name: str) -> QLabel:
    """The bold first line of a card."""
    label = plain_label(name)
    font = QFont(label.font())
    font.setBold(True)
    label.setFont(font)
    return label


def link(name: str) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("link", True)
    return button


def button(name: str, *, primary: bool = False) -> QPushButton:
    """An ordinary button."""
    made = QPushButton()
    made.setObjectName(name)
    made.setProperty("primary", primary)
    return made


def selectable(label: QLabel) -> QLabel:
    """Have a text copied as it can be."""
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def bare(*, spacing: int = theme.SPACE) -> tuple[QWidget, QVBoxLayout]:
    """A column without a frame."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return widget, column
