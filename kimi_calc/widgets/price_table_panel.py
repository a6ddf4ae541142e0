"""The card of one price list: its prices as a table, where they come from, what is assumed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kimi_calc.viewmodels import price_list_notes
from kimi_calc.viewmodels.call_table import CallTable
from kimi_calc.viewmodels.clipboard import Rows
from kimi_calc.viewmodels.price_list_names import title
from kimi_calc.viewmodels.price_list_wording import price_list_faults
from kimi_calc.viewmodels.price_shelf import PriceShelf
from kimi_calc.viewmodels.price_table import PriceTable
from kimi_calc.widgets import theme
from kimi_calc.widgets.fitting_label import FittingLabel
from kimi_calc.widgets.price_table_view import CallTableView, PriceTableView
from kimi_calc.widgets.source_link import SourceLink

_LONGEST_SEARCH = 200  # characters
_SEARCH_WIDTH = 22  # in widths of a wide letter
_BESIDE = 46  # of the card; the search field beside its buttons


class PriceTablePanel(QFrame):
    """`copied` comes with rows for the clipboard, the others as those of the card of lists."""

    copied = Signal(object)
    edit_wanted = Signal(object)
    export_wanted = Signal(object)

    def __init__(self, shelf: PriceShelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._prices, self._calls = PriceTable(self), CallTable(self)
        self.setProperty("card", True)
        self._title = FittingLabel("listTitle")
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._search = _Search()
        self._search.setObjectName("findPrices")
        self._search.setMaxLength(_LONGEST_SEARCH)
        self._search.textChanged.connect(self._find)
        QShortcut(QKeySequence("Ctrl+F"), self, self._seek)
        self._use, self._copy, self._more = (
            _button(name) for name in ("useThisList", "copyPrices", "morePrices")
        )
        self._use.clicked.connect(self.use)
        self._copy.clicked.connect(self._copy_all)
        # As any menu, at once: by its mnemonic a button is clicked only a moment later.
        self._more.pressed.connect(self._open_more)
        self._refused = _words("listRefused", "error")
        self._nothing = _words("nothingFound", "muted")
        self._gone = _words("columnsGone", "small")
        self._notes = _words("listNotes", "small")
        self._table = table = PriceTableView(self._prices)
        table.copy_wanted.connect(self._copy_chosen)
        table.narrowed.connect(self._tell_gone)
        self._call_table = CallTableView(self._calls)
        self._call_table.copy_wanted.connect(
            lambda: self.copied.emit(self._calls.copied(list(range(len(self._calls.texts)))))
        )
        self._source = SourceLink()
        self._bar = QGridLayout()
        self._bar.setSpacing(theme.SPACE)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(theme.SPACE)
        for button in (self._use, self._copy, self._more):
            buttons.addWidget(button)
        self._is_beside: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.SPACE * 2] * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self._title)
        column.addLayout(self._bar)
        for widget in (
            self._refused,
            table,
            self._nothing,
            self._gone,
            self._call_table,
            self._source,
            self._notes,
        ):
            column.addWidget(widget)
        column.addStretch()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self._search.setPlaceholderText(self.tr("Find a model (Ctrl+F)"))
        self._search.setAccessibleName(self.tr("Find a model"))
        self._use.setText(self.tr("&Use this list"))
        self._copy.setText(self.tr("C&opy"))
        self._more.setText(self.tr("&More"))
        self._nothing.setText(self.tr("No model of this list matches."))
        self._table.setAccessibleName(self.tr("Prices per 1M tokens"))
        self._call_table.setAccessibleName(self.tr("Charged by the call"))
        self._prices.retranslate()
        self._calls.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the list that is looked at."""
        price_list = self._shelf.price_list
        self._title.show_parts(title(price_list))
        self._use.setEnabled(not self._shelf.shows_list_in_use)
        self._refused.hide()
        self._calls.show(price_list)
        self._call_table.setVisible(bool(price_list.calls))
        self._call_table.fit()
        self._source.show_source(price_list.source, self.tr("Source: {source}"))
        self._notes.setText("\n".join(price_list_notes.notes(price_list)))
        self._notes.show()
        self._show_prices()

    def use(self) -> None:
        """Price by this list; say so if its file is no list any more."""
        error = self._shelf.use()
        if error:
            self.refuse("\n".join(price_list_faults(error)))

    def sort_by(self, column: int) -> None:
        """Sort by a column; by -1 as the list has them."""
        self._table.sort_by(column)

    def refuse(self, text: str) -> None:
        """Say what could not be done, and what to do about it, till another list is looked at.

        "" where it could be done after all.
        """
        self._refused.setText(text)
        self._refused.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the search field beside the buttons, or below them."""
        super().resizeEvent(event)
        letter = self.fontMetrics().horizontalAdvance("M")
        is_beside = self.width() >= _BESIDE * letter
        if is_beside == self._is_beside:
            return
        self._is_beside = is_beside
        self._bar.removeWidget(self._search)
        self._bar.removeWidget(self._buttons)
        self._search.setMaximumWidth(_SEARCH_WIDTH * letter if is_beside else 16_777_215)
        self._bar.addWidget(self._search, 0, 0)
        place = (0, 1) if is_beside else (1, 0)
        side = Qt.AlignmentFlag.AlignRight if is_beside else Qt.AlignmentFlag.AlignLeft
        self._bar.addWidget(self._buttons, *place, side)

    def _show_prices(self) -> None:
        self._prices.show(self._shelf.price_list, self._search.text())
        self._table.follow_order()
        found = bool(self._prices.rows)
        self._table.setVisible(found)
        self._nothing.setVisible(not found)
        self._table.fit()
        self._tell_gone()

    def _find(self) -> None:
        self._show_prices()

    def _seek(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _tell_gone(self) -> None:
        names = [self._prices.names()[column] for column in sorted(self._table.gone)]
        wording = self.tr("No room for: {columns}. Make the window wider, or copy the table.")
        said = (
            wording.format(columns=QCoreApplication.translate("Errors", ", ").join(names))
            if names
            else ""
        )
        self._gone.setText(said)
        self._gone.setVisible(bool(said) and bool(self._prices.rows))

    def _copy_chosen(self) -> None:
        self.copied.emit(self._prices.copied(self._table.chosen))

    def _copy_all(self) -> None:
        """Copy the list as it is shown, with its title, and what is charged by the call."""
        price_list = self._shelf.price_list
        calls = self._calls.copied(list(range(len(self._calls.texts))))
        rows: Rows = [
            (title(price_list),),
            (price_list.source,),
            (),
            *self._prices.copied(range(len(self._prices.rows))),
            *([(), *calls] if calls else []),
            (),
            *((note,) for note in price_list_notes.notes(price_list)),
        ]
        self.copied.emit(rows)

    def _open_more(self) -> None:
        self._more.setDown(False)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        path = self._shelf.shown.path
        menu.addAction(self.tr("&Edit a copy…")).triggered.connect(
            lambda: self.edit_wanted.emit(path)
        )
        menu.addAction(self.tr("E&xport…")).triggered.connect(lambda: self.export_wanted.emit(path))
        below = QPoint(0, self._more.height())
        menu.popup(self._more.mapToGlobal(below))


class _Search(QLineEdit):
    """Escape empties it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all again with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button


def _words(name: str, kind: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    label.setProperty(kind, True)
    label.hide()
    return label
