"""The window without a screen, and pictures of it."""

from __future__ import annotations

import atexit
import os
import sys
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QBuffer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from kimi_calc.app import application, create_window
from kimi_calc.settings import Language, Theme
from kimi_calc.viewmodels.fields import Field
from kimi_calc.widgets.bare_window import View
from kimi_calc.widgets.main_window import MainWindow

_SCALED = ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS")  # a picture's --size is in its pixels
_OF_WINDOWS = {
    # Qt's off-screen platform finds no font there: every letter would be a box. Its own draws the
    # same with and without somebody at the screen; and as if that were one of 96 dots per inch.
    "QT_QPA_PLATFORM": "windows",
    "QT_ENABLE_HIGHDPI_SCALING": "0",
    "QT_FONT_DPI": "96",
}
_STEPS = 10  # layouts ask for more room by an event, and are given it by another one

Page = Literal["calculate", "conversation", "estimate", "prices", "usage"]
"""What a picture can show: Calculate with requests or with a conversation, and other pages."""

_REQUESTS: dict[Field, str] = {"requests": "1000*30"}  # and the rest as at the first start
_CONVERSATION: dict[Field, str] = {
    "systemTokens": "2,000",
    "userTokens": "300",
    "replyTokens": "600",
    "turns": "40",
    "conversations": "1,000",
    "repeatHitPercent": "100%",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """How the window is drawn; width and height in pixels, the text size in percent."""

    language: Language = "zh"
    theme: Theme = "light"
    page: Page = "calculate"
    size: tuple[int, int] | None = None
    text_size: int = 100


def screenshot(path: str, picture: Picture) -> None:
    """Draw the window with an example to a PNG; needs no screen. OSError if it can't be written."""
    drawn, png = draw(picture).grab(), QBuffer()
    if not drawn.save(png, "PNG"):
        raise OSError("the picture is too large to be drawn: choose a smaller --size")
    # Not by Qt: it writes a name of other bytes than UTF-8 as another name, and tells no reason.
    try:
        with open(path, "wb", opener=_without_waiting) as file:
            file.write(png.data().data())
    except OSError as error:
        why = f"the picture can't be written to {path!r}: {error.strerror}"
        raise OSError(f"{why}: choose another place") from None


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; one that is a pipe which nobody reads is refused."""
    at_once = getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | at_once, 0o666)
    if at_once:
        os.set_blocking(descriptor, True)  # who reads it may be slow
    return descriptor


def draw(picture: Picture) -> MainWindow:
    """The window as a picture shows it."""
    app = off_screen_application()
    view = View(picture.language, picture.theme, picture.text_size)
    window = create_window(view=view, remember=False)
    show_example(window, picture.page)
    if picture.page == "estimate":
        from kimi_calc.cli.estimate_example import example

        window.estimates.desk.estimating.show(example(picture.language))
    if picture.page == "usage":
        from kimi_calc.cli import usage_example

        window.usage.logs.show_reading(usage_example.example())
    if picture.page in {"estimate", "prices", "usage"}:
        window.open_page(picture.page)
    if sys.platform == "win32":
        _keep_off_screen(window)
    if picture.size:
        window.resize(*picture.size)
    window.show()
    for _ in range(_STEPS):
        app.processEvents()
    return window


def _keep_off_screen(window: MainWindow) -> None:
    """Have Windows not show a window, nor make one with a frame no larger than its screens."""
    from PySide6.QtCore import Qt

    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setWindowFlag(Qt.WindowType.FramelessWindowHint)


def show_example(window: MainWindow, page: Page = "calculate") -> None:
    """Fill in the usage that pictures show."""
    calculation = window.calculation
    example = _REQUESTS
    if page == "conversation":
        # The first with most tiers: of one that has several there is more to see.
        calculation.pick(max(calculation.price_list.models, key=lambda one: len(one.tiers)).id)
        calculation.set_workload("conversation")
        example = _CONVERSATION
    for field, text in (example | {"budget": "1,000"}).items():
        calculation.set_text(field, text)
        calculation.finish(field)


def off_screen_application() -> QApplication:
    """The application, which draws but needs no screen."""
    windows = sys.platform == "win32"
    os.environ.update(_OF_WINDOWS if windows else {"QT_QPA_PLATFORM": "offscreen"})
    for of_a_screen in _SCALED:
        os.environ.pop(of_a_screen, None)

    def without_noise(_kind: object, _context: object, message: str) -> None:
        # That the picture's window has no size hints for a desktop is no news to anybody.
        if "propagateSizeHints" not in message and sys.stderr is not None:
            sys.stderr.write(f"{message}\n")

    qInstallMessageHandler(without_noise)
    # Qt may still have something to say when there is no Python any more to be told.
    atexit.register(qInstallMessageHandler, None)
    return application()
