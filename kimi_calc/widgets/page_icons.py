"""The icons of the pages: lines in a square of 20."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath


def prices() -> QPainterPath:
    """A yuan sign, which is a yen sign too."""
    path = QPainterPath()
    path.moveTo(4.5, 2.5)
    path.lineTo(10, 10)
    path.lineTo(15.5, 2.5)
    path.moveTo(10, 10)
    path.lineTo(10, 18)
    for y in (11.0, 14.5):
        path.moveTo(5.5, y)
        path.lineTo(14.5, y)
    return path


def estimate() -> QPainterPath:
    """A list: three lines with a point before each."""
    path = QPainterPath()
    for y in (4.0, 10.0, 16.0):
        path.addRect(QRectF(2.5, y - 0.75, 1.5, 1.5))
        path.moveTo(7, y)
        path.lineTo(18, y)
    return path


def calculate() -> QPainterPath:
    """A calculator: a frame, its display and its keys."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(3, 1, 14, 18), 2.5, 2.5)
    path.addRect(QRectF(6, 4, 8, 3))
    for x in (6.5, 9.5, 12.5):
        for y in (10.5, 14.0):
            path.addRect(QRectF(x, y, 1, 1))
    return path


def usage() -> QPainterPath:
    """A chart: three bars on a line."""
    path = QPainterPath()
    for x, top in ((3.0, 10.0), (8.5, 3.0), (14.0, 7.0)):
        path.addRect(QRectF(x, top, 3, 15 - top))
    path.moveTo(1.5, 18)
    path.lineTo(18.5, 18)
    return path


ICONS = {"calculate": calculate, "estimate": estimate, "prices": prices, "usage": usage}
"""By the names of the pages."""
