"""Help, shortcuts, About, the diagnostic report, and faults: what connects them to the window."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtWidgets import QDialog

from kimi_calc import faults, user_files
from kimi_calc.widgets.main_window import MainWindow


def connect(window: MainWindow) -> None:
    """Have the Help menu do what it says. What that takes is loaded when it is asked for."""
    window.how_computed_wanted.connect(lambda: _show_help(window))
    window.shortcuts_wanted.connect(lambda: _show_shortcuts(window))
    window.about_wanted.connect(lambda: _show_about(window))
    window.diagnostics_wanted.connect(lambda: window.copies.text(_surroundings(window, _log())))


def watch(window: MainWindow) -> faults.Faults:
    """Have unexpected exceptions told calmly, from now on; the program lives on."""

    def show(fault: str) -> None:
        from kimi_calc.widgets.fault_dialog import show_fault

        if threading.current_thread() is threading.main_thread():
            window.complete()  # with the log, which the program may be ended before
        show_fault(fault, lambda: _surroundings(window, log=None))

    return faults.install(show)


def write_log(found: faults.Faults) -> None:
    """Have faults, and Qt's warnings, written to the log from now on."""
    found.keep_log(_log())
    faults.watch_qt(found)


def give_up(found: faults.Faults, error: Exception, window: MainWindow) -> None:
    """Tell of a fault that the program can't go on with, and end with that."""
    from kimi_calc.diagnostics import described, without_home
    from kimi_calc.pricing import PriceListError
    from kimi_calc.widgets.fault_dialog import show_fault

    text = described(error)
    if isinstance(error, PriceListError):  # what is wrong with it is known: in words, not a trace
        from kimi_calc.viewmodels.price_list_wording import price_list_faults

        text = without_home("\n".join((error.path, *price_list_faults(error))))
    found.write(text)
    show_fault(text, lambda: _surroundings(window, log=None), lives_on=False)


def _log() -> Path:
    return user_files.folder() / faults.LOG_NAME


def _show_help(window: MainWindow) -> None:
    from kimi_calc.widgets.help_window import HelpWindow

    _bring_up(window.findChild(HelpWindow) or HelpWindow(window))


def _show_shortcuts(window: MainWindow) -> None:
    from kimi_calc.widgets.shortcuts_window import ShortcutsWindow

    _bring_up(window.findChild(ShortcutsWindow) or ShortcutsWindow(window))


def _bring_up(beside: QDialog) -> None:
    beside.show()
    beside.raise_()
    beside.activateWindow()


def _show_about(window: MainWindow) -> None:
    from kimi_calc.widgets.about_dialog import AboutDialog

    AboutDialog(window.calculation.price_list, window).open()


def _surroundings(window: MainWindow, log: Path | None) -> str:
    from kimi_calc.diagnostics import Setup, report

    view = window.view
    # A fault may come before there is a price list.
    price_list = window.calculation.price_list if window.is_filled else None
    return report(
        Setup(
            view.language,
            view.theme,
            view.text_size,
            price_list.id if price_list else "",
            price_list.source if price_list else "",
            user_files.folder(),
        ),
        log,
    )
