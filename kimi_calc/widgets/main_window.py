"""The window: menu bar, the page Calculate, status bar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QMenu

from kimi_calc import __version__
from kimi_calc.widgets import theme

if TYPE_CHECKING:
    from kimi_calc.viewmodels.calculation import Calculation


class MainWindow(QMainWindow):
    """Empty at first, so that it can be seen at once; `fill` puts everything into it.

    Asks for another language or theme by a signal; None means: as the system has it.
    """

    language_wanted = Signal(object)
    theme_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.resize(1120, 760)
        self._when_painted: Callable[[], None] | None = None

    def when_painted(self, call: Callable[[], None]) -> None:
        """Have something called once, after the window was painted for the first time."""
        self._when_painted = call

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time."""
        super().paintEvent(event)
        if self._when_painted:
            QTimer.singleShot(0, self._when_painted)
            self._when_painted = None

    def fill(self, calculation: Calculation) -> None:
        """Put everything into the window. What that takes is loaded here, not before."""
        from PySide6.QtCore import Qt

        from kimi_calc.widgets.calculate_page import CalculatePage

        self.calculation = calculation
        self.page = CalculatePage(calculation)
        self._status = QLabel()
        self._status.setObjectName("priceListStatus")
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setProperty("small", True)
        self._status.setContentsMargins(theme.SPACE, 0, theme.SPACE, theme.SPACE // 2)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self._add_menus()
        self.setCentralWidget(self.page)
        self.retranslate()
        self.page.show()  # in a window that is seen already, it would show itself only later
        self.page.focus_first()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.setWindowTitle(self.tr("Kimi price calculator"))
        for menu, title in (
            (self._file_menu, self.tr("&File")),
            (self._edit_menu, self.tr("&Edit")),
            (self._view_menu, self.tr("&View")),
            (self._language_menu, self.tr("&Language")),
            (self._theme_menu, self.tr("&Theme")),
            (self._help_menu, self.tr("&Help")),
        ):
            menu.setTitle(title)
        self._quit.setText(self.tr("&Quit"))
        self._copy_result.setText(self.tr("Copy &result"))
        self._copy_amount.setText(self.tr("Copy exact &amount"))
        self._about.setText(self.tr("&About"))
        self._languages[None].setText(self.tr("As the &system"))
        self._themes[None].setText(self.tr("As the &system"))
        self._themes["light"].setText(self.tr("&Light"))
        self._themes["dark"].setText(self.tr("&Dark"))
        from kimi_calc.viewmodels import wording

        today = date.today()  # noqa: DTZ011 - the age of the list by this machine's calendar
        self._status.setText(wording.price_list_status(self.calculation.price_list, today))
        self._status.setToolTip(self.calculation.price_list.source)
        self.page.retranslate()

    def show_choices(self, language: str | None, theme_choice: str | None) -> None:
        """Tick the language and the theme that were chosen."""
        self._languages[language].setChecked(True)
        self._themes[theme_choice].setChecked(True)

    def _add_menus(self) -> None:
        bar = self.menuBar()
        menus = [QMenu(self) for _ in range(4)]
        for menu in menus:
            bar.addMenu(menu)
        self._file_menu, self._edit_menu, self._view_menu, self._help_menu = menus
        self._copy_result = self._edit_menu.addAction("")
        self._copy_result.setObjectName("actionCopyResult")
        self._copy_result.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self._copy_result.triggered.connect(self._do_copy_result)
        self.page.copy_button.clicked.connect(self._do_copy_result)
        self._copy_amount = self._edit_menu.addAction("")
        self._copy_amount.setObjectName("actionCopyAmount")
        self._copy_amount.triggered.connect(self._do_copy_amount)
        self._quit = self._file_menu.addAction("")
        self._quit.setObjectName("actionQuit")
        self._quit.setShortcut(QKeySequence("Ctrl+Q"))  # the platform's own may be empty
        self._quit.setMenuRole(QAction.MenuRole.QuitRole)
        self._quit.triggered.connect(self.close)
        self._language_menu, self._theme_menu = QMenu(self), QMenu(self)
        self._view_menu.addMenu(self._language_menu)
        self._view_menu.addMenu(self._theme_menu)
        # A language is called what those call it who speak it.
        self._languages = self._choices(
            self._language_menu, {None: "", "zh": "简体中文", "en": "English"}, self.language_wanted
        )
        self._themes = self._choices(
            self._theme_menu, {None: "", "light": "", "dark": ""}, self.theme_wanted
        )
        self._about = self._help_menu.addAction("")
        self._about.setObjectName("actionAbout")
        self._about.setMenuRole(QAction.MenuRole.AboutRole)
        self._about.triggered.connect(self._show_about)

    def _choices(
        self, menu: QMenu, names: dict[str | None, str], wanted: SignalInstance
    ) -> dict[str | None, QAction]:
        group = QActionGroup(self)
        actions: dict[str | None, QAction] = {}
        for choice, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(lambda _on, choice=choice: wanted.emit(choice))
            group.addAction(action)
            actions[choice] = action
        actions[None].setChecked(True)
        return actions

    def _do_copy_result(self) -> None:
        from kimi_calc.viewmodels import copying

        quote = self.calculation.quote
        if quote:
            today = date.today()  # noqa: DTZ011 - the day on this machine's calendar
            rows = copying.result_rows(quote, self.calculation.price_list, today)
            self._to_clipboard(copying.as_text(rows), copying.as_html(rows))

    def _do_copy_amount(self) -> None:
        from kimi_calc.pricing.amounts import plain

        if self.calculation.quote:
            self._to_clipboard(plain(self.calculation.quote.total))

    def _to_clipboard(self, text: str, html: str = "") -> None:
        from PySide6.QtCore import QMimeData
        from PySide6.QtGui import QGuiApplication

        content = QMimeData()
        content.setText(text)
        if html:
            content.setHtml(html)
        QGuiApplication.clipboard().setMimeData(content)
        self.statusBar().showMessage(self.tr("Copied"), 3000)

    def _show_about(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMessageBox

        text = self.tr(
            "Kimi price calculator {version}\n\n"
            "Works offline with the prices of the official page of {date}.\n\n"
            "MIT licence. Made with Qt and PySide6 (LGPL) and PyYAML (MIT)."
        ).format(version=__version__, date=self.calculation.price_list.published)
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.windowTitle(), text, parent=self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
