"""Puts the parts together and opens the window. Knows everybody; nobody knows it."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from kimi_calc import paths
from kimi_calc.widgets import theme
from kimi_calc.widgets.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import Qt

    from kimi_calc.viewmodels.calculation import Field

EXAMPLE: dict[Field, str] = {
    "inputTokens": "45,000",
    "cacheHitPercent": "60%",
    "outputTokens": "1,500",
    "requests": "1000*30",
}
"""The usage that pictures show, by field."""


class Appearance:
    """Language and theme of the program: chosen, or as the system has them (None).

    There is one for an application, whatever the number of its windows.
    """

    _of_app: ClassVar[Appearance | None] = None

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self._theme: str | None = None
        self._dressed = False
        app.setStyle("fusion")
        self._system_is_dark = theme.system_is_dark(app)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @classmethod
    def of(cls, app: QApplication) -> Appearance:
        """The application's appearance."""
        if cls._of_app is None or cls._of_app._app is not app:  # noqa: SLF001 - it is our own
            cls._of_app = cls(app)
        return cls._of_app

    def set_language(self, language: str | None) -> None:
        """Speak Chinese ("zh"), English ("en"), or what the system speaks."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        spoken = language or ("zh" if _system_speaks_chinese() else "en")
        if spoken == "zh":
            # Qt's own words (Copy, Select all, …) first: the last one installed is asked first.
            self._load(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_zh_CN")
            self._load(str(paths.resources() / "i18n"), "kimi_calc_zh_CN")

    def set_theme(self, choice: str | None) -> None:
        """Wear "light", "dark", or what the system wears."""
        self._theme = choice
        dark = choice == "dark" if choice else self._system_is_dark
        theme.color(self._app, dark=dark)
        if self._dressed:
            theme.dress(self._app)

    def dress(self) -> None:
        """Set fonts and style, once there are widgets to be seen in them."""
        if not self._dressed:
            self._dressed = True
            theme.set_fonts(self._app)
            theme.dress(self._app)

    def _load(self, folder: str, name: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._translators.append(translator)

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        self._system_is_dark = scheme.name == "Dark"
        if self._theme is None:
            self.set_theme(None)


def create_window(language: str | None = None, theme_choice: str | None = None) -> MainWindow:
    """The window, wired up but not shown. Needs a QApplication."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("create a QApplication first")
    appearance = Appearance.of(app)
    appearance.set_theme(theme_choice)
    window = MainWindow()
    _fill(window, appearance, language, theme_choice)
    return window


def run(language: str | None = None, theme_choice: str | None = None) -> int:
    """Open the window and stay until it is closed.

    It is shown empty and filled as soon as it has been painted: the half of the start that our
    own modules take passes before somebody's eyes, not before anything is to be seen.
    """
    app = _application()
    appearance = Appearance.of(app)
    appearance.set_theme(theme_choice)
    window = MainWindow()

    def fill() -> None:
        try:
            _fill(window, appearance, language, theme_choice)
        except BaseException:
            app.exit(1)
            raise
        gc.enable()  # see __main__.py

    window.when_painted(fill)
    window.show()
    return app.exec()


def _fill(
    window: MainWindow, appearance: Appearance, language: str | None, theme_choice: str | None
) -> None:
    from kimi_calc.pricing import load_price_list
    from kimi_calc.viewmodels.calculation import Calculation

    appearance.dress()
    appearance.set_language(language)
    calculation = Calculation(load_price_list(), window)
    window.fill(calculation)
    window.show_choices(language, theme_choice)
    window.language_wanted.connect(appearance.set_language)
    window.language_wanted.connect(window.retranslate)
    window.theme_wanted.connect(appearance.set_theme)


def screenshot(path: str, language: str | None, theme_choice: str | None) -> None:
    """Draw the window with an example to a PNG; needs no screen. OSError if it can't be written."""
    app = _off_screen_application()
    window = create_window(language or "zh", theme_choice or "light")
    show_example(window)
    window.show()
    app.processEvents()
    if not window.grab().save(path, "PNG"):
        raise OSError(f"the picture can't be written to {path}: choose another place")


def show_example(window: MainWindow) -> None:
    """Fill in the usage that pictures show."""
    for field, text in EXAMPLE.items():
        window.calculation.set_text(field, text)
        window.calculation.finish(field)


def self_check() -> list[str]:
    """Load everything and build the window off screen; what is not well, in a line each."""
    faults = []
    checks: tuple[tuple[str, Callable[[], object]], ...] = (
        ("price list", _check_price_list),
        ("translations", _check_translations),
        ("window", _check_window),
    )
    for name, check in checks:
        try:
            check()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            faults.append(f"{name}: {type(error).__name__}: {error}")
    return faults


def _check_price_list() -> None:
    from kimi_calc.pricing import load_price_list

    load_price_list()


def _check_translations() -> None:
    if not QTranslator().load("kimi_calc_zh_CN", str(paths.resources() / "i18n")):
        raise FileNotFoundError("the Chinese translation is missing")


def _check_window() -> None:
    app = _off_screen_application()
    window = create_window("zh", "light")
    show_example(window)
    window.show()
    app.processEvents()
    quote = window.calculation.quote
    if quote is None or f"{quote.total:.2f}" != "7740.00":
        raise ValueError(f"the example costs {quote and quote.total}, not 7740.00")


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        app.setApplicationName("kimi-calc")
        app.setDesktopFileName("kimi-calc")
    return app


def _off_screen_application() -> QApplication:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

    def without_noise(_kind: object, _context: object, message: str) -> None:
        # That the picture's window has no size hints for a desktop is no news to anybody.
        if "propagateSizeHints" not in message and sys.stderr is not None:
            sys.stderr.write(f"{message}\n")

    qInstallMessageHandler(without_noise)
    return _application()


def _system_speaks_chinese() -> bool:
    return next(iter(QLocale.system().uiLanguages()), "").startswith("zh")
