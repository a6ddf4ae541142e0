"""Draws the window in every state, language, theme and size: `dev.py pictures [FOLDER]`.

Beside the single pictures it writes sheets of all states of a size, which are quicker to look at.
"""

import itertools
import sys
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from widgets.states import SIZES, STATES, Size, enter

from kimi_calc.cli.screenshot import Picture, draw
from kimi_calc.settings import Language, Theme

_SIDE_BY_SIDE = 4
_ON_SHEET = 640  # pixels; the width of a picture on a sheet


def draw_all(folder: Path) -> int:
    """Draw all of them; how many they are."""
    languages: tuple[Language, ...] = ("zh", "en")
    themes: tuple[Theme, ...] = ("light", "dark")
    count = 0
    for language, theme, size in itertools.product(languages, themes, SIZES):
        count += _draw_size(folder, language, theme, size)
    return count


def _draw_size(folder: Path, language: Language, theme: Theme, size: Size) -> int:
    window = draw(
        Picture(language, theme, size=(size.width, size.height), text_size=size.text_size)
    )
    name = f"{size.width}x{size.height}" + (f"@{size.text_size}" if size.text_size > 100 else "")
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    small = QSize(size.width, size.height).scaled(
        _ON_SHEET, _ON_SHEET * 2, Qt.AspectRatioMode.KeepAspectRatio
    )
    lines = -(-len(STATES) // _SIDE_BY_SIDE)
    sheet = QImage(
        small.width() * _SIDE_BY_SIDE, small.height() * lines, QImage.Format.Format_RGB32
    )
    painter = QPainter(sheet)
    for number, state in enumerate(STATES):
        enter(window, state)
        picture = window.grab().toImage()
        picture.save(str(place / f"{state}-{language}-{theme}.png"))
        line, column = divmod(number, _SIDE_BY_SIDE)
        smooth = Qt.TransformationMode.SmoothTransformation
        shrunk = picture.scaled(small, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter.drawImage(column * small.width(), line * small.height(), shrunk)
    painter.end()
    sheet.save(str(folder / f"{name}-{language}-{theme}.png"))
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    return len(STATES)


if __name__ == "__main__":
    print(draw_all(Path(sys.argv[1])), "pictures in", sys.argv[1])
