"""Draws the window in every state, language, theme and size: `dev.py pictures [FOLDER]`.

Beside the single pictures it writes sheets of all states of a size, which are quicker to look at.
"""

import itertools
import os
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from list_of_2026 import in_use
from own_lists import write_own_lists
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from widgets.estimate_states import ESTIMATE_STATES, enter_estimate
from widgets.price_states import PRICE_STATES, enter_prices
from widgets.states import SIZES, STATES, STATES_OF_2026, Size, enter
from widgets.usage_states import USAGE_STATES, enter_usage

from kimi_calc.cli.screenshot import Picture, draw
from kimi_calc.settings import Language, Theme
from kimi_calc.widgets.main_window import MainWindow

_SIDE_BY_SIDE = 4
_ON_SHEET = 640  # pixels; the width of a picture on a sheet


def draw_all(folder: Path) -> int:
    """Draw all of them; how many they are."""
    languages: tuple[Language, ...] = ("zh", "en")
    themes: tuple[Theme, ...] = ("light", "dark")
    count = 0
    with tempfile.TemporaryDirectory() as own:
        write_own_lists(Path(own) / "home", Path(own) / "company")
        os.environ["KIMI_CALC_HOME"] = str(Path(own) / "home")
        os.environ["XDG_CONFIG_DIRS"] = str(Path(own) / "company")
        for language, theme, size in itertools.product(languages, themes, SIZES):
            count += _draw_size(folder, language, theme, size)
    return count


def _draw_size(folder: Path, language: Language, theme: Theme, size: Size) -> int:
    wanted = Picture(language, theme, size=(size.width, size.height), text_size=size.text_size)
    name = f"{size.width}x{size.height}" + (f"@{size.text_size}" if size.text_size > 100 else "")
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    small = QSize(size.width, size.height).scaled(
        _ON_SHEET, _ON_SHEET * 2, Qt.AspectRatioMode.KeepAspectRatio
    )
    of_prices = [f"prices-{state}" for state in PRICE_STATES]
    of_estimates = [f"estimate-{state}" for state in ESTIMATE_STATES]
    of_usage = [f"usage-{state}" for state in USAGE_STATES]
    states = [*STATES, *STATES_OF_2026, *of_prices, *of_estimates, *of_usage]
    lines = -(-len(states) // _SIDE_BY_SIDE)
    sheet = QImage(
        small.width() * _SIDE_BY_SIDE, small.height() * lines, QImage.Format.Format_RGB32
    )
    painter = QPainter(sheet)
    window: MainWindow | None = None
    for number, state in enumerate(states):
        if number in {0, len(STATES), len(STATES) + len(STATES_OF_2026)}:
            _put_away(window)
            with in_use() if number == len(STATES) else nullcontext():
                window = draw(wanted)
        assert window
        if state in of_prices:
            enter_prices(window, state.removeprefix("prices-"))
        elif state in of_estimates:
            enter_estimate(window, state.removeprefix("estimate-"))
        elif state in of_usage:
            enter_usage(window, state.removeprefix("usage-"))
        else:
            enter(window, state)
        picture = window.grab().toImage()
        picture.save(str(place / f"{state}-{language}-{theme}.png"))
        line, column = divmod(number, _SIDE_BY_SIDE)
        smooth = Qt.TransformationMode.SmoothTransformation
        shrunk = picture.scaled(small, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter.drawImage(column * small.width(), line * small.height(), shrunk)
    painter.end()
    sheet.save(str(folder / f"{name}-{language}-{theme}.png"))
    _put_away(window)
    return len(states)


def _put_away(window: MainWindow | None) -> None:
    if window:
        window.close()
        window.deleteLater()
        QApplication.processEvents()


if __name__ == "__main__":
    print(draw_all(Path(sys.argv[1])), "pictures in", sys.argv[1])
