"""Puts the parts together and opens the window. Knows everybody; nobody knows it."""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Callable
from pathlib import Path

import PySide6.QtCore  # noqa: F401 - first, since what follows undoes something of it

# For its `from __feature__ import …`, which nobody uses here, PySide6 puts an import of its own in
# Python's place that reads the source of every module imported after it: 20 ms and 4 MB a start.
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)

from PySide6.QtWidgets import QApplication

from kimi_calc import assistance, interrupts, resources, screens, user_files
from kimi_calc.appearance import Appearance
from kimi_calc.settings import Language, Loaded, Settings, Theme, load
from kimi_calc.widgets import theme
from kimi_calc.widgets.bare_window import View
from kimi_calc.widgets.late_parts import LateParts
from kimi_calc.widgets.main_window import MainWindow


def create_window(*, view: View | None = None, remember: bool = True) -> MainWindow:
    """The window, wired up but not shown, as it was left. Needs a QApplication.

    `view` is instead of how it was last looked at. Without `remember` it starts afresh and
    leaves no trace.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("create a QApplication first")
    loaded = load(user_files.folder()) if remember else Loaded(Settings())
    window = _empty_window(Appearance.of(app), loaded.settings, view)
    for part in _fill(window, Appearance.of(app), loaded, remember=remember):
        part()
    return window


def run(
    language: Language | None = None,
    theme_choice: Theme | None = None,
    opened: Path | None = None,
) -> int:
    """Open the window and stay until it is closed; on an estimate or a price list, if given.

    It is shown empty, gets its form and its amount as soon as it has been painted, and all else
    once these have: what takes most of the start passes before somebody's eyes, and while keys
    are answered.
    """
    app = application()
    appearance = Appearance.of(app)
    loaded = load(user_files.folder())
    view = view_of(loaded.settings)
    view.language = language or view.language
    view.theme = theme_choice or view.theme
    window = _empty_window(appearance, loaded.settings, view)
    faults = assistance.watch(window)

    def give_up(error: Exception) -> None:
        assistance.give_up(faults, error, window)

    def end_of_start() -> None:
        gc.freeze()  # what is there now stays; looking at it again and again finds no garbage
        gc.enable()  # see __main__.py
        assistance.write_log(faults)
        _show_icon(app)

    def fill() -> None:
        theme.hold_drawings()
        try:
            parts = _fill(window, appearance, loaded, remember=True)
        except Exception as error:  # noqa: BLE001 - whatever it is, somebody must be told
            theme.draw_held()
            give_up(error)
            end_of_start()
            return
        window.late = LateParts(window, [theme.draw_held, *parts, end_of_start], give_up)
        if sys.platform == "darwin":
            from kimi_calc.widgets.arriving_files import FileOpening

            app.installEventFilter(FileOpening(window.arriving, window))
        if opened:
            window.arriving.open(opened)

    interrupts.end_the_window(window)
    window.when_painted(fill)
    window.show()
    return app.exec()


def application() -> QApplication:
    """The application, made if there is none yet; where it has no screen, the program ends."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        with screens.no_abort():
            # Bytes of a path that are no characters would be the end of Qt.
            app = QApplication([name.encode(errors="replace").decode() for name in sys.argv[:1]])
        app.setApplicationName("kimi-calc")
        app.setDesktopFileName("kimi-calc")
    return app


def _show_icon(app: QApplication) -> None:
    """Show the program's icon in the window's frame and the task bar: late, since it is drawn."""
    from PySide6.QtGui import QIcon

    app.setWindowIcon(QIcon(str(resources.folder() / "icons" / "kimi-calc.svg")))


def view_of(settings: Settings) -> View:
    """How the window was last looked at."""
    return View(
        settings.language,
        settings.theme,
        settings.text_size,
        settings.on_top,
        settings.budget_column,
        settings.page,
        settings.compare_columns,
    )


def _empty_window(appearance: Appearance, settings: Settings, view: View | None) -> MainWindow:
    window = MainWindow(view or view_of(settings))
    appearance.set_theme(window.view.theme)
    if settings.window:
        window.put(settings.window, maximized=settings.maximized)
    if window.view.on_top:
        window.set_on_top(on_top=True)
    return window


def _fill(
    window: MainWindow, appearance: Appearance, loaded: Loaded, *, remember: bool
) -> list[Callable[[], None]]:
    """Put the amount into the window; what is to come after it, each to be called in this order."""
    from kimi_calc import remembering
    from kimi_calc.price_lists.catalogue import load_price_list
    from kimi_calc.price_lists.choosing import InUse, list_in_use
    from kimi_calc.viewmodels.calculation import Calculation
    from kimi_calc.viewmodels.price_lists import PriceLists

    appearance.dress(window.view.text_size)
    appearance.set_language(window.view.language)
    settings = loaded.settings
    if remember:
        in_use = list_in_use(settings.price_list, remembering.picked_file(settings))
    else:
        in_use = InUse(load_price_list(), "builtin")
    calculation = Calculation(in_use.price_list, window)
    price_lists = PriceLists(calculation, in_use, settings.quiet_lists, window)
    if remember:
        window.home = user_files.folder()
        remembering.restore(window, calculation, settings)
    window.fill(calculation, price_lists)

    def keep() -> None:
        window.view_changed.connect(lambda: _show_view(window, appearance))
        assistance.connect(window)
        if remember:
            remembering.keep(window, calculation, loaded)

    def look_around() -> None:
        window.stay_on_screens()
        window.price_list_files.tell()
        if user_files.has_drafts(user_files.folder()):
            window.offer_drafts()

    # First what keeps what is typed from now on.
    return [keep, *window.late_parts(), *([look_around] if remember else [])]


def _show_view(window: MainWindow, appearance: Appearance) -> None:
    appearance.set_language(window.view.language)
    appearance.set_theme(window.view.theme)
    appearance.dress(window.view.text_size)
    window.retranslate()
