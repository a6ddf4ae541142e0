"""Language, theme and text size of the program, as chosen or as the system has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from kimi_calc import resources
from kimi_calc.widgets import theme

if TYPE_CHECKING:
    from PySide6.QtCore import Qt


class Appearance:
    """Language and theme of the program: chosen, or as the system has them (None).

    There is one for an application, whatever the number of its windows.
    """

    _of_app: ClassVar[Appearance | None] = None

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self._theme: str | None = None
        self._dressed_size = 0  # in percent; 0 while nothing is to be seen yet
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
            self._load(str(resources.folder() / "i18n"), "kimi_calc_zh_CN")

    def set_theme(self, choice: str | None) -> None:
        """Wear "light", "dark", or what the system wears."""
        self._theme = choice
        dark = choice == "dark" if choice else self._system_is_dark
        theme.color(self._app, dark=dark)
        if self._dressed_size:
            theme.dress(self._app)

    def dress(self, text_size: int = 100) -> None:
        """Set fonts and style, once there are widgets to be seen in them; the size in percent."""
        if text_size != self._dressed_size:
            self._dressed_size = text_size
            theme.set_fonts(self._app, text_size)
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


def _system_speaks_chinese() -> bool:
    return next(iter(QLocale.system().uiLanguages()), "").startswith("zh")
