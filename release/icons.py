"""The program's icon in the forms that each system wants, drawn from the one SVG.

`python -m release.icons` makes them in build/icons. Qt draws, since the program shows the same
drawing by the same code; Pillow writes the files that hold several sizes.
"""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from release.facts import BUILD, NAME, ROOT

DRAWING = ROOT / "resources" / "icons" / f"{NAME}.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
WINDOWS = (16, 24, 32, 48, 64, 128, 256)  # what Explorer asks for, up to the format's largest


def make(folder: Path = BUILD / "icons") -> None:
    """Write kimi-calc.ico, kimi-calc.icns and a PNG of each size into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(QByteArray(DRAWING.read_bytes()))
    if not renderer.isValid():
        raise ValueError(f"{DRAWING} is no drawing that Qt can read")
    drawn = [Image.open(_draw(renderer, size, folder)) for size in SIZES]
    largest = drawn[-1]
    windows = [image for image in drawn if image.width in WINDOWS]
    windows[-1].save(
        folder / f"{NAME}.ico", sizes=[image.size for image in windows], append_images=windows
    )
    largest.save(folder / f"{NAME}.icns", append_images=drawn)
    del application


def _draw(renderer: QSvgRenderer, size: int, folder: Path) -> Path:
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    file = folder / f"{NAME}-{size}.png"
    if not image.save(str(file)):
        raise OSError(f"the icon can't be written to {file}")
    return file


if __name__ == "__main__":
    make()
