"""Whether what stands in a window can be seen whole."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from kimi_calc.viewmodels.comparison import COL_COST, ComparisonModel
from kimi_calc.viewmodels.price_list_rows import PriceListRows
from kimi_calc.viewmodels.price_table import PriceTable
from kimi_calc.widgets.number_table import NumberTable


def cut_off(window: QWidget) -> list[str]:
    """Every text of a window that has not the room it needs, in words."""
    faults: list[str] = []
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window):
            faults += [
                f"{widget.objectName() or type(widget).__name__}: {text!r}"
                for text in _cut_texts(widget)
            ]
            faults += _outside(widget)
    return faults


def _cut_texts(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel):
        return [] if _label_fits(widget) else [widget.text()]
    if isinstance(widget, QAbstractButton):
        fits = widget.sizeHint().width() <= widget.width()
        return [] if fits and widget.sizeHint().height() <= widget.height() else [widget.text()]
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField
        )
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
        return [] if needed <= field.width() else [widget.currentText()]
    if isinstance(widget, QLineEdit):
        option_width = widget.width() - 2 * 12
        needed = widget.fontMetrics().horizontalAdvance(widget.text())
        return [] if needed <= option_width else [widget.text()]
    if isinstance(widget, NumberTable):
        return _cut_cells(widget)
    return []


def _label_fits(label: QLabel) -> bool:
    if not label.text():
        return True
    if label.wordWrap():
        widest_word = (
            max(
                label.fontMetrics().horizontalAdvance(word)
                for word in label.text().split()
                if word.isascii()  # Chinese may be broken anywhere
            )
            if any(word.isascii() for word in label.text().split())
            else 0
        )
        return label.heightForWidth(label.width()) <= label.height() and (
            widest_word <= label.width()
        )
    hint = label.sizeHint()
    return hint.width() <= label.width() and hint.height() <= label.height()


def _cut_cells(table: NumberTable) -> list[str]:
    model, header = table.model(), table.horizontalHeader()
    gone = {c for c in table.yielding if table.columnWidth(c) == 0}  # to the others' good
    columns = [
        c for c in range(model.columnCount()) if not table.isColumnHidden(c) and c not in gone
    ]
    titles = [(c, str(model.headerData(c, header.orientation()))) for c in columns]
    metrics = header.fontMetrics()
    faults = [t for c, t in titles if t and metrics.horizontalAdvance(t) + 8 > table.columnWidth(c)]
    faults += [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in columns
        if not _cell_fits(table, row, column)
    ]
    if sum(map(table.columnWidth, columns)) > table.viewport().width():
        faults.append("the columns are wider than the table")
    return faults


def _cell_fits(table: NumberTable, row: int, column: int) -> bool:
    index = table.model().index(row, column)
    text = str(index.data())
    if not text:
        return True
    room = table.columnWidth(column) - 8
    if isinstance(table.model(), PriceTable) and column == 0:
        return _name_fits(table, row)
    if isinstance(table.model(), PriceListRows) and column == 0:
        return _list_name_fits(table, row)
    gave_way = all(table.columnWidth(c) == 0 for c in table.yielding)
    if gave_way and _is_huge(table):  # what has no room then ends in "…" and is told by a tool tip
        return True
    if column == 0 and gave_way and len(text) > 13:  # may leave out a part of an id, no more
        text = text[:6] + "…" + text[-6:]
    model = table.model()
    if isinstance(model, ComparisonModel) and not model.rows[row].quote and column == COL_COST:
        # The reason of a refusal has the room of all the numbers that its row has not.
        room = table.viewport().width() - table.columnViewportPosition(column)
        if gave_way:
            return True  # its end is left out, and it is told by a tool tip
    return table.fontMetrics().horizontalAdvance(text) <= room


def _list_name_fits(table: NumberTable, row: int) -> bool:
    """A name that somebody gave a list may lose its middle; a tool tip tells all of it."""
    name, about = (str(table.model().index(row, column).data()) for column in (0, 1))
    shown = name if len(name) <= 13 else name[:6] + "…" + name[-6:]
    metrics = table.fontMetrics()
    needed = metrics.horizontalAdvance(shown) + metrics.horizontalAdvance(about) + 32
    return needed <= table.viewport().width()


def _name_fits(table: NumberTable, row: int) -> bool:
    """A name without prices beside it runs on over the columns that are empty."""
    model = table.model()
    assert isinstance(model, PriceTable)
    shown = model.rows[row]
    font = table.font()
    font.setBold(shown.kind == "family")
    needed = QFontMetrics(font).horizontalAdvance(model.texts[row][0]) + 8
    needed += 0 if model.is_sorted else 16 * shown.level
    return needed <= (table.columnWidth(0) if shown.prices else table.viewport().width())


def _is_huge(table: NumberTable) -> bool:
    """Whether a number of twelve digits or more stands in it."""
    model = table.model()
    return any(
        sum(sign.isdigit() for sign in str(model.index(row, column).data())) >= 12
        for row in range(model.rowCount())
        for column in range(1, model.columnCount())
    )


def _outside(widget: QWidget) -> list[str]:
    """Widgets that reach over the edge of what they stand in."""
    parent = widget.parentWidget()
    if parent is None or not isinstance(widget, QLabel | QLineEdit | QAbstractButton | QComboBox):
        return []
    inside = QRect(0, 0, parent.width(), parent.height()).contains(widget.geometry())
    return [] if inside else [f"{widget.objectName()} reaches over the edge"]
