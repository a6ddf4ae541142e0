"""What opens below the model picker: what narrows the list, and the list itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.pricing import Model
from kimi_calc.viewmodels.model_table import ModelTable, Narrowing
from kimi_calc.widgets import theme
from kimi_calc.widgets.model_rows import ModelRows

_FRAME = 1  # the border, in pixels
_AIR = theme.SPACE // 2  # to the screen's edges
_LEAST_LINES = 14  # rather than in fewer lines it opens over the picker


class ModelPopup(QWidget):
    """Everything narrows it: typing, and the buttons for what models can do.

    The list has the keyboard: so a screen reader tells every model that is stood on. What it has
    no use for goes into the line above it. `picked` comes with the id of a model, after closing.
    """

    picked = Signal(str)

    def __init__(self, picker: QComboBox) -> None:
        super().__init__(picker, Qt.WindowType.Popup)
        self.setObjectName("modelPopup")
        self._picker = picker
        self._table = ModelTable(self)
        self._filter = QLineEdit()
        self._filter.setObjectName("modelFilter")
        self._filter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._filter.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._filter.setMaxLength(2**31 - 1)
        self._filter.textChanged.connect(self._narrow)
        self._vision, self._thinking = _narrowing_button("Vision"), _narrowing_button("Thinking")
        for button in (self._vision, self._thinking):
            button.toggled.connect(self._narrow)
            button.installEventFilter(self)
        self._all_retired = _quiet_label("modelsAllRetired")
        self._all_retired.setWordWrap(True)
        self._unit = _quiet_label("modelUnit")
        self._rows = ModelRows(self._table)
        self._rows.installEventFilter(self)
        self._rows.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self._rows.picked.connect(self._pick)
        self._nothing = _quiet_label("noModelMatches")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.setFocusProxy(self._rows)

    def open(self, models: Sequence[Model], picked: str, most_rows: int) -> None:
        """Show all of these models, standing on the picked one, `most_rows` rows at once."""
        for narrowing in (self._filter, self._vision, self._thinking):
            narrowing.blockSignals(True)
        self._filter.clear()
        self._vision.setChecked(False)
        self._thinking.setChecked(False)
        for narrowing in (self._filter, self._vision, self._thinking):
            narrowing.blockSignals(False)
        self._retranslate()
        self.ensurePolished()
        self._rows.picked_id = picked
        self._table.set_models(models)
        self._unit.setText(self._table.unit())
        self._all_retired.setVisible(self._table.all_retired)
        self._nothing.hide()
        self._place(most_rows)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay, False)
        self.show()
        self._rows.setFocus(Qt.FocusReason.PopupFocusReason)
        self._rows.stand_on(self._table.row_of(picked))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keys lead through the list wherever the focus is; what is typed narrows it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event, in_list=watched is self._rows)
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._filter.insert(event.commitString())
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close where the press is outside; on the picker it must not open again by it."""
        place = event.globalPosition().toPoint()
        on_picker = self._picker.rect().contains(self._picker.mapFromGlobal(place))
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay, on_picker)
        if not self.rect().contains(event.position().toPoint()):
            self.close()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with a border; style sheets pass over what belongs to a combo box."""
        del event
        painter = QPainter(self)
        painter.setPen(QColor(theme.colors().field_border))
        painter.setBrush(QColor(theme.colors().card))
        painter.drawRect(self.rect().adjusted(0, 0, -_FRAME, -_FRAME))

    def _take_key(self, event: QKeyEvent, *, in_list: bool) -> bool:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        steps = self._steps(key)
        if key == Qt.Key.Key_Escape:
            self._clear_or_close()
        elif key == Qt.Key.Key_F4 or (alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}):
            self.close()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._rows.current is not None:
                self._pick(self._rows.current)
        elif steps:
            self._rows.move_by(steps)
        elif in_list and not alt and key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            QApplication.sendEvent(self._filter, event)
        else:
            return False
        return True

    def _steps(self, key: int) -> int:
        page, all_of_them = self._rows.models_a_page, len(self._table.rows)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_End: all_of_them,
            Qt.Key.Key_Home: -all_of_them,
        }
        return steps.get(Qt.Key(key), 0)

    def _clear_or_close(self) -> None:
        if self._narrowing() == Narrowing():
            self.close()
        self._filter.clear()
        self._vision.setChecked(False)
        self._thinking.setChecked(False)

    def _narrowing(self) -> Narrowing:
        return Narrowing(self._filter.text(), self._vision.isChecked(), self._thinking.isChecked())

    def _narrow(self) -> None:
        """Stay where it stands if that is left; else on the picked one, else on the first."""
        here = self._rows.current
        stood_on = self._table.rows[here].model if here is not None else None
        self._table.narrow(self._narrowing())
        left = self._table.pickable
        for model_id in (stood_on.id if stood_on else None, self._rows.picked_id):
            row = self._table.row_of(model_id)
            if row is not None:
                break
        else:
            row = left[0] if left else None
        self._rows.stand_on(row)
        self._nothing.setVisible(not left)

    def _pick(self, row: int) -> None:
        model = self._table.rows[row].model
        self.close()
        if model is not None:
            self.picked.emit(model.id)

    def _retranslate(self) -> None:
        self._filter.setPlaceholderText(self.tr("Type a part of the name"))
        self._filter.setAccessibleName(self.tr("Filter"))
        self._vision.setText(self.tr("&Vision"))
        self._thinking.setText(self.tr("&Thinking"))
        self._rows.setAccessibleName(self.tr("Models"))
        self._all_retired.setText(self.tr("The models of this list are no longer served."))
        self._nothing.setText(self.tr("No model matches. Esc shows all of them again."))

    def _place(self, most_rows: int) -> None:
        """As large as it needs, within the screen; below the picker if it can be."""
        screen = self._picker.screen().availableGeometry().adjusted(_AIR, _AIR, -_AIR, -_AIR)
        picker = QRect(self._picker.mapToGlobal(QPoint(0, 0)), self._picker.size())
        sides = 2 * (_FRAME + theme.SPACE)
        bar = self._rows.verticalScrollBar().sizeHint().width()
        columns = self._rows.fit_columns(screen.width() - sides - bar)
        inside = max(columns + bar, self._head.minimumSizeHint().width(), picker.width() - sides)
        width = min(inside + sides, screen.width())
        self._rows.widen_to(width - sides - bar)
        self._caption.setContentsMargins(theme.SPACE, 0, theme.SPACE + bar, 0)
        head = self._head_height(width - sides)
        height = head + sides + self._rows.height_of_rows(most_rows)
        size = QSize(width, min(height, screen.height()))
        least = head + _LEAST_LINES * self.fontMetrics().height()
        place = _placed(size, picker, screen, least)
        self.setFixedSize(place.size())
        self.setGeometry(place)

    def _head_height(self, width: int) -> int:
        if self._head.hasHeightForWidth():
            return self._head.heightForWidth(width)
        return self._head.sizeHint().height()

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theme.SPACE)
        narrowing, self._caption = QHBoxLayout(), QHBoxLayout()
        narrowing.addWidget(self._filter, 1)
        narrowing.addWidget(self._vision)
        narrowing.addWidget(self._thinking)
        self._caption.addWidget(self._all_retired, 1)
        self._caption.addStretch()
        self._caption.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        head.addLayout(narrowing)
        head.addLayout(self._caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE + _FRAME] * 4)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._rows, 1)
        inside = QVBoxLayout(self._rows.viewport())
        inside.addWidget(self._nothing)


def _placed(size: QSize, picker: QRect, screen: QRect, least_height: int) -> QRect:
    """Where it opens: below the picker, else above it, else, where both are too small, over it."""
    below, above = screen.bottom() - picker.bottom(), picker.top() - screen.top()
    room = max(below, above)
    if size.height() > room >= least_height:
        size = QSize(size.width(), room)
    if size.height() <= below:
        top = picker.bottom() + 1
    elif size.height() <= above:
        top = picker.top() - size.height()
    else:
        top = screen.bottom() + 1 - size.height()
    left = min(picker.left(), screen.right() + 1 - size.width())
    return QRect(QPoint(max(left, screen.left()), max(top, screen.top())), size)


def _narrowing_button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(f"models{name}")
    button.setProperty("narrows", True)
    button.setCheckable(True)
    # A click leaves the keyboard where it is: what is typed next narrows the list further.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _quiet_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("small", True)
    return label
