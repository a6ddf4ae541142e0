"""What stands above an estimate: its name, whether it is saved, and what is done with all of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.pricing import PricingError
from kimi_calc.viewmodels.estimate_document import EstimateDocument
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.widgets import theme
from kimi_calc.widgets.arrow_button import ArrowButton
from kimi_calc.widgets.text_parts import plain_label

_FILES = {"xlsx": "Excel (.xlsx)", "csv": "CSV (.csv)", "pdf": "PDF (.pdf)", "md": "Markdown (.md)"}
_MOST_BESIDE = 30  # letters of a name that have to be seen for the buttons to stand beside it


class EstimateHeader(QWidget):
    """The buttons stand beside the name, or below it in as many lines as they need."""

    add_wanted = Signal()
    save_wanted = Signal()
    import_wanted = Signal()
    export_wanted = Signal(str)
    copy_wanted = Signal(str)
    form_wanted = Signal()

    def __init__(self, estimating: Estimating, document: EstimateDocument) -> None:
        super().__init__()
        self._estimating = estimating
        self._document = document
        self.name = _Name()
        self.name.textChanged.connect(self._type)
        self._unsaved = QLabel()
        self._unsaved.setObjectName("estimateUnsaved")
        self._unsaved.setTextFormat(Qt.TextFormat.PlainText)
        self._unsaved.setProperty("small", True)
        self._problem = plain_label("message_estimateName")
        self._problem.setProperty("error", True)
        self._problem.hide()
        self.add = _button("addFromCalculate")
        self._save = _button("saveEstimate")
        self._export = ArrowButton("exportEstimate")
        self._copy = _button("copySummary")
        self._copy.setProperty("primary", True)
        self.add.clicked.connect(self.add_wanted)
        self._save.clicked.connect(self.save_wanted)
        # As any menu, at once: by its mnemonic a button is clicked only a moment later.
        self._export.pressed.connect(self._open_export)
        self._copy.clicked.connect(lambda: self.copy_wanted.emit("sentence"))
        self._buttons = (self.add, self._save, self._export, self._copy)
        title = QWidget()
        row = QHBoxLayout(title)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.name)
        row.addWidget(self._unsaved)
        row.addStretch()
        self._group = QWidget()
        self._grid = QGridLayout(self._group)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.SPACE)
        self._row.addWidget(title, 1)
        self._row.addWidget(self._group)
        column.addLayout(self._row)
        column.addWidget(self._problem)
        self._columns = 0
        self._there: bool | None = None
        self.setMinimumWidth(1)  # what its buttons need in one line is no least width
        document.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the name and whether all is saved."""
        estimate = self._estimating.estimate
        if self.name.write(estimate.name):
            self._arrange()
        self._unsaved.setVisible(not self._document.is_saved)
        self._problem.hide()
        there = bool(estimate.items)
        if there != self._there:
            self._there = there
            self._group.setVisible(there)
            self._arrange()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.name.setPlaceholderText(self.tr("Untitled estimate"))
        self.name.updateGeometry()  # which Qt does for a text alone
        self.name.setAccessibleName(self.tr("Name of the estimate"))
        self._unsaved.setText(self.tr("● unsaved"))
        self.add.setText(self.tr("&Add from Calculate"))
        self._save.setText(self.tr("&Save"))
        self._export.say(self.tr("E&xport"))
        self._copy.setText(self.tr("&Copy summary"))
        self.refresh()
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the name, or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        needed = _row_width(self._buttons)
        letter = self.fontMetrics().horizontalAdvance("M")
        name = min(self.name.sizeHint().width(), _MOST_BESIDE * letter)
        needed += name + self._unsaved.sizeHint().width() + 2 * theme.SPACE
        beside = needed <= self.width()
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self._group, side | Qt.AlignmentFlag.AlignVCenter)
        columns = len(self._buttons)
        while columns > 1 and not beside and self._width_in(columns) > self.width():
            columns //= 2
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self._buttons):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, *divmod(place, columns))

    def _width_in(self, columns: int) -> int:
        """How wide the buttons are in so many columns."""
        widest = [
            max(button.sizeHint().width() for button in self._buttons[column::columns])
            for column in range(columns)
        ]
        return sum(widest) + theme.SPACE * (columns - 1)

    def _type(self, name: str) -> None:
        """What is typed in one go is one step of undo."""
        try:
            self._estimating.set_name(name, goes_on=True)
        except PricingError:  # too long, or half a character
            self._problem.setText(
                self.tr("Can't be kept: give at most 10,000 characters, and whole ones.")
            )
            self._problem.show()
        else:
            self._problem.hide()

    def _open_export(self) -> None:
        self._export.setDown(False)
        menu = QMenu(self)
        menu.setObjectName("exportMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, (kind, title) in enumerate(_FILES.items(), 1):
            action = menu.addAction(f"&{place} {title}")
            action.setObjectName(f"export_{kind}")
            action.triggered.connect(lambda _on, kind=kind: self.export_wanted.emit(kind))
        menu.addSeparator()
        table = menu.addAction(self.tr("Copy as a &table"))
        table.setObjectName("copyTable")
        table.triggered.connect(lambda: self.copy_wanted.emit("table"))
        form = menu.addAction(self.tr("For the &quotation…"))
        form.setObjectName("openForm")
        form.triggered.connect(self.form_wanted)
        menu.addSeparator()
        imports = menu.addAction(self.tr("&Import items…"))
        imports.setObjectName("importItems")
        imports.triggered.connect(self.import_wanted)
        menu.popup(self._export.mapToGlobal(QPoint(0, self._export.height())))


class _Name(QLineEdit):
    """As wide as its text; Return and Esc leave it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("estimateName")
        self.setMaxLength(2**31 - 1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda _text: self.updateGeometry())

    def write(self, text: str) -> bool:
        """Show another name, unless it is the one that is being typed; whether it is another."""
        if text == self.text():
            return False
        self.setText(text)
        self.setCursorPosition(0)
        return True

    def sizeHint(self) -> QSize:
        """Room for the text, or for what stands in place of it."""
        font = _title(QFont(self.font()))
        if self.font() != font:
            self.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(self.text() or self.placeholderText())
        return QSize(width + 26, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A part of it at least."""
        return QSize(self.fontMetrics().horizontalAdvance("M") * 6, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def _title(font: QFont) -> QFont:
    return theme.medium(font, bold=True)


def _row_width(buttons: Iterable[QPushButton]) -> int:
    widths = [button.sizeHint().width() for button in buttons]
    return sum(widths) + theme.SPACE * (len(widths) - 1)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
