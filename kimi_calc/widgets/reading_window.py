"""A window to read in, beside the program: contents, search, text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.widgets import theme
from kimi_calc.widgets.close_box import CloseBox
from kimi_calc.widgets.fitted_dialog import room_on_screen
from kimi_calc.widgets.reading_page import ReadingPage

_UNBOUNDED = 2**24 - 1  # Qt's own QWIDGETSIZE_MAX
_MOST_OF_HEIGHT = 0.4  # that the contents take where they stand above the text


class ReadingWindow(QDialog):
    """Stands beside the main window and follows its language, text size and theme; Esc closes.

    The objectNames of its parts begin with `name`: helpText, helpContents, helpSearch, …
    """

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        columns: tuple[int, ...] | None = None,
    ) -> None:
        """`columns` are the widths of the text's tables, in percent; None: as they need."""
        super().__init__(parent)
        self.setObjectName(f"{name}Window")
        self.setModal(False)
        self._page = ReadingPage(f"{name}Text", columns)
        self._page.reading.connect(self._mark_heading)
        self._contents = _Contents(f"{name}Contents")
        self._contents.currentRowChanged.connect(self._page.go_to_heading)
        self._contents.itemActivated.connect(self._read)
        self._contents.itemClicked.connect(self._read)
        self._fold = _button(f"{name}ContentsButton")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._arrange)
        self._field = _SearchField(f"{name}Search")
        self._field.textChanged.connect(self._find)
        self._field.next_wanted.connect(self._find_next)
        self._found = QLabel()
        self._found.setObjectName(f"{name}Found")
        self._found.setTextFormat(Qt.TextFormat.PlainText)
        self._previous, self._next = (_button(f"{name}{part}") for part in ("Previous", "Next"))
        self._previous.setText("↑")
        self._next.setText("↓")
        self._previous.clicked.connect(lambda: self._find_next(-1))
        self._next.clicked.connect(lambda: self._find_next(1))
        QShortcut(QKeySequence("Ctrl+F"), self, self._seek)
        self._lay_out(CloseBox(f"{name}Close", self, default=False))
        self.retranslate()
        self._fit_screen()
        self._page.setFocus()

    def title(self) -> str:
        """What the window is about, in the language in use now."""
        raise NotImplementedError

    def markdown(self) -> str:
        """The text, in the language in use now."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.setWindowTitle(self.title())
        self._page.setAccessibleName(self.windowTitle())
        self._contents.setAccessibleName(self.tr("Contents"))
        self._fold.setText(self.tr("C&ontents"))
        self._field.setPlaceholderText(self.tr("Search (Ctrl+F)"))
        self._field.setAccessibleName(self.tr("Search"))
        for button, text in (
            (self._previous, self.tr("Previous hit (Shift+Enter)")),
            (self._next, self.tr("Next hit (Enter)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._page.show_text(self.markdown())
        self._contents.show_headings(self._page.headings())
        self._contents.mark(self._page.heading())
        self._say_found()
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, and the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._say_found()
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the contents beside the text where there is room for both."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what has become of the program meanwhile."""
        self.retranslate()
        super().showEvent(event)

    def _lay_out(self, close: CloseBox) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme.SPACE)
        bar.addWidget(self._fold)
        bar.addWidget(self._field, 1)
        for widget in (self._found, self._previous, self._next):
            bar.addWidget(widget)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(theme.SPACE)
        self._middle.addWidget(self._contents)
        self._middle.addWidget(self._page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 3 // 2] * 4)
        column.setSpacing(theme.SPACE)
        column.addLayout(bar)
        column.addLayout(self._middle, 1)
        column.addWidget(close)

    def _arrange(self) -> None:
        beside = self._contents.widest()
        wide = self.width() >= beside + self._page.line_width() * 3 // 4
        self._fold.setHidden(wide)
        self._contents.setHidden(not wide and not self._fold.isChecked())
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._contents.setMinimumWidth(beside if wide else 0)
        self._contents.setMaximumWidth(beside if wide else _UNBOUNDED)
        self._contents.setMaximumHeight(
            _UNBOUNDED if wide else int(self.height() * _MOST_OF_HEIGHT)
        )

    def _mark_heading(self, place: int) -> None:
        self._contents.mark(place)

    def _read(self) -> None:
        """Go on reading below the heading that was chosen."""
        self._page.go_to_heading(self._contents.currentRow())
        self._fold.setChecked(False)
        self._page.setFocus()

    def _seek(self) -> None:
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def _find(self, text: str) -> None:
        self._page.find_all(text)
        self._say_found()

    def _find_next(self, step: int) -> None:
        self._page.find_next(step)
        self._say_found()

    def _say_found(self) -> None:
        missing = self.tr("Not found")
        said = ""
        if self._page.hits:
            said = self.tr("{place} of {count}").format(place=self._page.hit, count=self._page.hits)
        elif self._field.text().strip():
            said = missing
        self._found.setText(said)
        self._field.setAccessibleDescription(said)
        metrics = self._found.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, (missing, "999 / 999")))
        self._found.setMinimumWidth(widest)  # so that the field doesn't jump while one types
        for button in (self._previous, self._next):
            button.setEnabled(bool(self._page.hits))

    def _fit_screen(self) -> None:
        line = self.fontMetrics().height()
        width = self._page.widest() + self._contents.widest() + theme.SPACE * 4
        self.resize(QSize(width, line * 38).boundedTo(room_on_screen(self)))


class _Contents(QListWidget):
    """The headings; the one that is read is marked. Arrows and clicks go to another."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_headings(self, headings: list[str]) -> None:
        """Show other headings, none of them marked."""
        if headings != [self.item(row).text() for row in range(self.count())]:
            self.blockSignals(True)
            self.clear()
            self.addItems(headings)
            self.blockSignals(False)

    def mark(self, place: int) -> None:
        """Mark the heading that is read, without going anywhere."""
        if place != self.currentRow():
            self.blockSignals(True)
            self.setCurrentRow(place)
            self.blockSignals(False)

    def widest(self) -> int:
        """The width at which no heading is cut off, in pixels."""
        frame = 2 * self.frameWidth() + 2 * theme.SPACE
        return self.sizeHintForColumn(0) + frame + self.verticalScrollBar().sizeHint().width()


class _SearchField(QLineEdit):
    """`next_wanted` comes with 1 for Enter, with -1 for Shift+Enter; Esc clears what was typed."""

    next_wanted = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.next_wanted.emit(-1 if shifted else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
