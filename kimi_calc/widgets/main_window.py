"""The window: menu bar, the page Calculate, status bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QMoveEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QMainWindow

from kimi_calc.widgets import theme

if TYPE_CHECKING:
    from pathlib import Path

    from kimi_calc.settings import Language, Theme
    from kimi_calc.viewmodels.calculation import Calculation
    from kimi_calc.viewmodels.inputs import Field
    from kimi_calc.widgets.text_dialogs import TextDialogs


@dataclass(slots=True)
class View:
    """How the window is looked at; None as a language or a theme: as the system has it."""

    language: Language | None = None
    theme: Theme | None = None
    text_size: int = 100
    on_top: bool = False
    budget_column: bool = False


class MainWindow(QMainWindow):
    """Empty at first, so that it can be seen at once; `fill` puts everything into it.

    `view_changed` comes after another language, theme or text size was chosen, `placed` after
    the window was moved or resized, `option_changed` after it was put on top or the budget column
    was shown, or not any more, `vocabulary_changed` after another file to count tokens with, in
    `vocabulary`, was loaded, `closed` when it goes.
    """

    view_changed = Signal()
    placed = Signal()
    option_changed = Signal()
    vocabulary_changed = Signal()
    closed = Signal()
    how_computed_wanted = Signal()
    diagnostics_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, view: View | None = None) -> None:
        super().__init__()
        self.view = view or View()
        self.vocabulary: Path | None = None
        self._texts: TextDialogs | None = None
        self.resize(1120, 760)
        self._when_painted: Callable[[], None] | None = None

    @property
    def is_filled(self) -> bool:
        """Whether there is anything in the window yet."""
        return self.centralWidget() is not None

    def when_painted(self, call: Callable[[], None]) -> None:
        """Have something called once, after the window was painted for the first time."""
        self._when_painted = call

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time."""
        super().paintEvent(event)
        if self._when_painted:
            QTimer.singleShot(0, self._when_painted)
            self._when_painted = None

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell of another place."""
        super().moveEvent(event)
        self.placed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of another size."""
        super().resizeEvent(event)
        self.placed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Tell of being maximized."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.placed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts, wherever in the window no field takes them."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Count what is dropped."""
        from kimi_calc.widgets.text_dialog import take_drop

        take_drop(event, self._text_dialogs().open_for_drop())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it goes."""
        super().closeEvent(event)
        self.closed.emit()

    def fill(self, calculation: Calculation) -> None:
        """Put everything into the window. What that takes is loaded here, not before."""
        from kimi_calc.widgets.calculate_page import CalculatePage
        from kimi_calc.widgets.menus import Menus

        self.calculation = calculation
        self.page = CalculatePage(calculation)
        self.page.copy_button.clicked.connect(self._copy_result)
        self.page.from_text_wanted.connect(self._count_text)
        self._status, self._notice = _small_label("priceListStatus"), _small_label("notice")
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().addPermanentWidget(self._notice)
        self._notice.hide()
        self.statusBar().setSizeGripEnabled(False)
        self._menus = Menus(self)
        self._connect_menus()
        self.setCentralWidget(self.page)
        self.setAcceptDrops(True)
        self.page.show_budget(shown=self.view.budget_column)
        self.retranslate()
        self._menus.show_choices(
            language=self.view.language,
            theme=self.view.theme,
            text_size=self.view.text_size,
            budget_column=self.view.budget_column,
            on_top=self.view.on_top,
        )
        calculation.changed.connect(self._enable_menus)
        self._enable_menus()
        self.page.show()  # in a window that is seen already, it would show itself only later
        self.page.focus_first()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        from kimi_calc.viewmodels import wording

        self.setWindowTitle(self.tr("Kimi price calculator"))
        self._menus.retranslate()
        today = date.today()  # noqa: DTZ011 - the age of the list by this machine's calendar
        self._status.setText(wording.price_list_status(self.calculation.price_list, today))
        self._status.setToolTip(self.calculation.price_list.source)
        self.page.retranslate()

    def notify(self, text: str, more: str = "") -> None:
        """Say something that matters but asks for nothing, at the lower edge."""
        self._notice.setText(text)
        self._notice.setToolTip(more or text)
        self._status.hide()  # a narrow window has not the room for both
        self._notice.show()

    def set_on_top(self, *, on_top: bool) -> None:
        """Stay above other windows, or not; without being hidden and shown again in between."""
        from PySide6.QtCore import Qt

        self.view.on_top = on_top
        flag = Qt.WindowType.WindowStaysOnTopHint
        flags = self.windowFlags() | flag if on_top else self.windowFlags() & ~flag
        handle = self.windowHandle()
        if handle is None:
            self.setWindowFlags(flags)
            return
        self.overrideWindowFlags(flags)
        handle.setFlags(flags)

    def to_clipboard(self, text: str, html: str = "") -> None:
        """Copy a text, and the same as HTML for those who can take it."""
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        content = QMimeData()
        content.setText(text)
        if html:
            content.setHtml(html)
        QGuiApplication.clipboard().setMimeData(content)
        self.statusBar().showMessage(self.tr("Copied"), 3000)

    def _connect_menus(self) -> None:
        menus, calculation = self._menus, self.calculation
        menus.undo.connect(calculation.undo)
        menus.redo.connect(calculation.redo)
        menus.copy_result.connect(self._copy_result)
        menus.copy_amount.connect(self._copy_amount)
        menus.second_currency.connect(self._ask_second_currency)
        menus.quit.connect(self.close)
        menus.language.connect(lambda choice: self._view("language", choice))
        menus.theme.connect(lambda choice: self._view("theme", choice))
        menus.text_size.connect(lambda choice: self._view("text_size", choice))
        menus.on_top.connect(lambda on: self.set_on_top(on_top=on))
        menus.on_top.connect(self.option_changed)
        menus.budget_column.connect(self._show_budget)
        menus.how_computed.connect(self.how_computed_wanted)
        menus.diagnostics.connect(self.diagnostics_wanted)
        menus.about.connect(self.about_wanted)

    def _view(self, what: str, choice: object) -> None:
        setattr(self.view, what, choice)
        self.view_changed.emit()

    def _show_budget(self, shown: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.view.budget_column = shown
        self.page.show_budget(shown=shown)
        self.option_changed.emit()

    def _enable_menus(self) -> None:
        calculation = self.calculation
        self._menus.enable(
            undo=calculation.can_undo,
            redo=calculation.can_redo,
            copy=calculation.quote is not None,
        )

    def _copy_result(self) -> None:
        from kimi_calc.viewmodels import copying

        today = date.today()  # noqa: DTZ011 - the day on this machine's calendar
        rows = copying.result_rows(self.calculation, today)
        if rows:
            self.to_clipboard(copying.as_text(rows), copying.as_html(rows))

    def _copy_amount(self) -> None:
        from kimi_calc.pricing.amounts import plain

        if self.calculation.quote:
            self.to_clipboard(plain(self.calculation.quote.total))

    def _count_text(self, field: Field) -> None:
        self._text_dialogs().open(field)

    def _text_dialogs(self) -> TextDialogs:
        if not self._texts:
            from kimi_calc.widgets.text_dialogs import TextDialogs

            self._texts = TextDialogs(self.calculation, self, self.vocabulary)
            self._texts.vocabulary_changed.connect(self._keep_vocabulary)
            self.closed.connect(self._texts.close)
        return self._texts

    def _keep_vocabulary(self, file: Path | None) -> None:
        self.vocabulary = file
        self.vocabulary_changed.emit()

    def _ask_second_currency(self) -> None:
        from kimi_calc.widgets.currency_dialog import CurrencyDialog

        CurrencyDialog(self.calculation, self).open()


def _small_label(name: str) -> QLabel:
    from PySide6.QtCore import Qt

    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("small", True)
    label.setContentsMargins(theme.SPACE, 0, theme.SPACE, theme.SPACE // 2)
    return label
