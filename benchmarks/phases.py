"""Where the start's time goes: opens the program, and takes the time of functions that it names.

The program has no code for this: they are wrapped here, from outside, by their names in WRAPPED;
a test holds that there are such. As a program it prints JSON, a list of (what, ms): the processor's
time of this process, what one phase takes within another taken out of that; first what comes before
the amount is painted, then an empty name, then what comes after it.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QMainWindow

_BEGUN = time.process_time()

_PYSIDE = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")
_CORE = (
    "kimi_calc.remembering",
    "kimi_calc.price_lists.choosing",
    "kimi_calc.price_lists.data",
    "kimi_calc.viewmodels.price_lists",
)
_PAGE = (
    "kimi_calc.widgets.pages",
    "kimi_calc.widgets.rail",
    "kimi_calc.widgets.page_icons",
    "kimi_calc.widgets.menu_titles",
    "kimi_calc.widgets.copies",
    "kimi_calc.widgets.status_line",
    "kimi_calc.widgets.window_title",
    "kimi_calc.widgets.calculate_page",
    "kimi_calc.widgets.price_list_banner",
    "kimi_calc.widgets.more_line",
)

WRAPPED = {
    "kimi_calc.app:application": "QApplication",
    "kimi_calc.app:load": "settings",
    "kimi_calc.app:_empty_window": "empty window",
    "kimi_calc.appearance:Appearance.set_theme": "colours",
    "kimi_calc.appearance:Appearance.set_language": "language",
    "kimi_calc.appearance:Appearance.dress": "font and style sheet",
    "kimi_calc.price_lists.choosing:list_in_use": "price list",
    "kimi_calc.viewmodels.calculation:Calculation.__init__": "calculation",
    "kimi_calc.remembering:restore": "settings",
    "kimi_calc.widgets.menu_titles:MenuTitles.__init__": "menu bar",
    "kimi_calc.widgets.status_line:StatusLine.__init__": "status line",
    "kimi_calc.widgets.status_line:StatusLine.retranslate": "status line",
    "kimi_calc.widgets.rail:Rail.__init__": "rail",
    "kimi_calc.widgets.usage_form:UsageForm.__init__": "form made",
    "kimi_calc.widgets.usage_form:UsageForm.retranslate": "form filled",
    "kimi_calc.widgets.usage_form:UsageForm.refresh": "form filled",
    "kimi_calc.widgets.result_panel:ResultPanel.__init__": "amount made",
    "kimi_calc.widgets.result_panel:ResultPanel.retranslate": "amount filled",
    "kimi_calc.widgets.result_panel:ResultPanel.refresh": "amount filled",
    "kimi_calc.widgets.calculate_page:CalculatePage.__init__": "page around them",
    "kimi_calc.widgets.calculate_page:CalculatePage.retranslate": "page around them",
    "kimi_calc.widgets.main_window:MainWindow.fill": "put into the window",
}
"""What each of them is called in the table."""

_EARLY = [name for name in WRAPPED if name.startswith(("kimi_calc.app", "kimi_calc.widgets.main"))]
"""Those whose modules there are before the window is shown."""

_NAMES_OF_PARTS = {
    "draw_held": "what draws itself",
    "keep": "keeping of settings",
    "_show_details": "breakdown, notes",
    "_show_comparison": "comparison",
    "_fill_menus": "menus, shortcuts",
    "look_around": "screens, lists, drafts",
    "end_of_start": "log, icon",
}

_taken: dict[str, float] = {"the interpreter": _BEGUN}
_within: list[float] = []


def _timed(what: str, call: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, its time added to that of a phase, and taken out of the one around it."""

    @wraps(call)
    def timed(*arguments: object, **named: object) -> object:
        begun = time.process_time()
        _within.append(0.0)
        try:
            return call(*arguments, **named)
        finally:
            taken = time.process_time() - begun
            _taken[what] = _taken.get(what, 0.0) + taken - _within.pop()
            if _within:
                _within[-1] += taken

    return timed


def found(name: str) -> tuple[Any, str]:
    """What has a function of WRAPPED, and its name there; AttributeError if nothing has."""
    module, _, path = name.partition(":")
    owner: Any = importlib.import_module(module)
    *owners, last = path.split(".")
    for each in owners:
        owner = getattr(owner, each)
    getattr(owner, last)
    return owner, last


def _wrap(*names: str) -> None:
    for name in names:
        owner, last = found(name)
        setattr(owner, last, _timed(WRAPPED[name], getattr(owner, last)))


def _load(what: str, modules: tuple[str, ...]) -> None:
    _timed(what, lambda: [importlib.import_module(module) for module in modules])()


class _Watch:
    """Takes the time between what the window is seen to do."""

    def __init__(self) -> None:
        self._since = 0.0
        self._before: list[tuple[str, float]] = []

    def show(self, window: QMainWindow) -> None:
        from PySide6.QtWidgets import QWidget

        window.resize(1120, 760)  # as opening.py does
        self._since = time.process_time()
        QWidget.show(window)

    def when_painted(self, fill: Callable[[], None]) -> Callable[[], None]:
        def filled() -> None:
            self._take("shown, painted for the first time")
            _load("own modules, core", _CORE)
            _load("own modules, page", _PAGE)
            _wrap(*(name for name in WRAPPED if name not in _EARLY))
            fill()

        return filled

    def parts_of(
        self, window: QMainWindow, parts: list[Callable[[], None]]
    ) -> list[Callable[[], None]]:
        """What comes late, each timed; told of once all has come."""
        from PySide6.QtWidgets import QLineEdit

        self._since = time.process_time()
        total = window.findChild(QLineEdit, "total")
        assert isinstance(total, QLineEdit)
        paint = total.paintEvent

        def painted(event: QPaintEvent) -> None:
            paint(event)
            if not self._before:
                self._take("styled, laid out, painted")
                self._before = list(_taken.items())
                _taken.clear()

        total.paintEvent = painted  # type: ignore[method-assign]
        named = [(getattr(part, "__name__", ""), part) for part in parts]
        timed = [_timed(_NAMES_OF_PARTS.get(name, name), part) for name, part in named]
        return [*timed, self._end]

    def _take(self, what: str) -> None:
        now = time.process_time()
        _taken[what] = now - self._since
        self._since = now

    def _end(self) -> None:
        parts = dict(_taken)
        self._take("layout and painting between them")
        _taken["layout and painting between them"] -= sum(parts.values())
        print(json.dumps([*self._before, ("", 0.0), *_taken.items()]), flush=True)
        os._exit(0)


def main() -> None:
    """Open the window; print what was taken when all of it is there."""
    _load("command line", ("kimi_calc.__main__",))
    _load("PySide6", _PYSIDE)
    _load("own modules, empty window", ("kimi_calc.app",))
    from PySide6.QtWidgets import QMainWindow

    import kimi_calc.__main__
    from kimi_calc import app
    from kimi_calc.widgets.bare_window import BareWindow
    from kimi_calc.widgets.late_parts import LateParts
    from kimi_calc.widgets.main_window import MainWindow

    _wrap(*_EARLY)
    watch = _Watch()
    when_painted = BareWindow.when_painted

    def come(
        window: MainWindow, parts: list[Callable[[], None]], failed: Callable[[Exception], None]
    ) -> LateParts:
        return LateParts(window, watch.parts_of(window, parts), failed)

    def show(window: QMainWindow) -> None:
        watch.show(window)

    def call_when_painted(window: BareWindow, call: Callable[[], None]) -> None:
        when_painted(window, watch.when_painted(call))

    QMainWindow.show = show  # type: ignore[assignment, method-assign]  # for main windows alone
    BareWindow.when_painted = call_when_painted  # type: ignore[assignment, method-assign]
    vars(app)["LateParts"] = come
    sys.exit(kimi_calc.__main__.main([]))  # type: ignore[attr-defined]  # imported there


if __name__ == "__main__":
    main()
