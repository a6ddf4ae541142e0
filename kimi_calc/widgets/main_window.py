"""The window: menu bar, the page Calculate, status bar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QMainWindow,
    QMenu,
    QScrollArea,
    QWidget,
)

from kimi_calc import __version__
from kimi_calc.viewmodels import wording
from kimi_calc.viewmodels.calculation import Calculation
from kimi_calc.widgets import theme
from kimi_calc.widgets.result_panel import ResultPanel
from kimi_calc.widgets.usage_form import UsageForm

_FORM_WIDTH = 31  # in widths of a wide letter


class MainWindow(QMainWindow):
    """Asks for another language or theme by a signal; None means: as the system has it."""

    language_wanted = Signal(object)
    theme_wanted = Signal(object)

    def __init__(self, calculation: Calculation) -> None:
        super().__init__()
        self.calculation = calculation
        self.form = UsageForm(calculation)
        self.result = ResultPanel(calculation)
        self.setCentralWidget(_Page(self.form, self.result))
        self._status = QLabel()
        self._status.setObjectName("priceListStatus")
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setProperty("small", True)
        self._status.setContentsMargins(theme.SPACE, 0, theme.SPACE, theme.SPACE // 2)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self._add_menus()
        self.retranslate()
        calculation.changed.connect(self._refresh)
        self.resize(1120, 760)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready to type."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.form.focus_first()

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.setWindowTitle(self.tr("Kimi price calculator"))
        for menu, title in (
            (self._file_menu, self.tr("&File")),
            (self._view_menu, self.tr("&View")),
            (self._language_menu, self.tr("&Language")),
            (self._theme_menu, self.tr("&Theme")),
            (self._help_menu, self.tr("&Help")),
        ):
            menu.setTitle(title)
        self._quit.setText(self.tr("&Quit"))
        self._about.setText(self.tr("&About"))
        self._languages[None].setText(self.tr("As the &system"))
        self._themes[None].setText(self.tr("As the &system"))
        self._themes["light"].setText(self.tr("&Light"))
        self._themes["dark"].setText(self.tr("&Dark"))
        today = date.today()  # noqa: DTZ011 - the age of the list by this machine's calendar
        self._status.setText(wording.price_list_status(self.calculation.price_list, today))
        self._status.setToolTip(self.calculation.price_list.source)
        self.form.retranslate()
        self.result.retranslate()

    def show_choices(self, language: str | None, theme_choice: str | None) -> None:
        """Tick the language and the theme that were chosen."""
        self._languages[language].setChecked(True)
        self._themes[theme_choice].setChecked(True)

    def _refresh(self) -> None:
        self.form.refresh()
        self.result.refresh()

    def _add_menus(self) -> None:
        bar = self.menuBar()
        self._file_menu, self._view_menu, self._help_menu = (QMenu(self) for _ in range(3))
        for menu in (self._file_menu, self._view_menu, self._help_menu):
            bar.addMenu(menu)
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

    def _show_about(self) -> None:
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


class _Page(QScrollArea):
    """Form and result side by side, or one above the other where there is no room for that."""

    def __init__(self, form: QWidget, result: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        self._form = form
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._row.setContentsMargins(*[theme.SPACE * 2, theme.SPACE] * 2)
        self._row.setSpacing(theme.SPACE * 2)
        self._row.addWidget(form)
        self._row.addWidget(result, 1)
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between one column and two."""
        super().resizeEvent(event)
        letter = self.fontMetrics().horizontalAdvance("M")
        form_width = _FORM_WIDTH * letter
        beside = self.viewport().width() >= form_width * 5 // 2
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        widest = form_width if beside else 16_777_215
        self._form.setMaximumWidth(widest)
        self._form.setMinimumWidth(form_width if beside else 0)
