"""Colours, spacing, fonts: the one place for them; how they dress a widget is in `dress.py`."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QWidget

from kimi_calc.widgets.colors import DARK, LIGHT, Colors
from kimi_calc.widgets.dress import palette, style_sheet

SPACE = 8
"""The grid, in pixels: distances are multiples or halves of it."""


# Simplified Chinese before others: left to itself, Linux may pick Japanese shapes of a character.
CHINESE_FONTS = ["PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC"]
_FONT_GROWTH = 1.0 if sys.platform == "darwin" else 1.15  # 9 points are small for Chinese text.


SMALL = 0.9
"""Of the ordinary size: the font of echoes and notes."""


class _Current:
    colors = LIGHT
    system_font: QFont | None = None
    held: list[QWidget] | None = None


def colors() -> Colors:
    """The colours in use."""
    return _Current.colors


def system_is_dark(app: QApplication) -> bool:
    """Whether the system is dark, told from its palette; asked before `color` replaces that.

    QStyleHints.colorScheme() would say it outright, but it makes Python classes of all of Qt's
    enumerations, which takes a tenth of the start.
    """
    return app.palette().window().color().lightness() < 128


def set_fonts(app: QApplication, text_size: int = 100) -> None:
    """The system's font a little larger, with fonts for Chinese behind it; `text_size` in percent.

    Digits are of equal width everywhere, where the font has such: numbers stand in columns.
    """
    if _Current.system_font is None:
        _Current.system_font = QFont(app.font())
    font = QFont(_Current.system_font)
    families = [font.family()] if sys.platform != "linux" else []
    font.setFamilies([*families, *CHINESE_FONTS, font.family()])
    font.setPointSizeF(font.pointSizeF() * _FONT_GROWTH * text_size / 100)
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(font)


def color(app: QApplication, *, dark: bool) -> None:
    """Give the program the colours of the light or the dark theme."""
    _Current.colors = DARK if dark else LIGHT
    app.setPalette(palette(_Current.colors))


def dress(app: QApplication) -> None:
    """Style all widgets in the colours in use."""
    app.setStyleSheet(style_sheet(_Current.colors, app.font().pointSizeF() * SMALL))


def hold_drawings() -> None:
    """Have what draws itself wait until `draw_held`: the first painting shall not take so long.

    The first colour that a painter is given costs 14 ms: see `qt_numbers.py`.
    """
    _Current.held = []


def is_held(widget: QWidget) -> bool:
    """Whether a widget shall not draw itself yet; if so, it will be asked again."""
    if _Current.held is None:
        return False
    _Current.held.append(widget)
    return True


def draw_held() -> None:
    """Have drawn what waited."""
    held, _Current.held = _Current.held or [], None
    for widget in held:
        widget.update()


def mark(widget: QWidget, name: str, *, on: bool) -> bool:
    """Dress a widget as being in a state that the style knows, or not; whether that is new.

    What was set by hand, such as its font, is to be set again after that.
    """
    if bool(widget.property(name)) == on:
        return False
    widget.setProperty(name, on)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    return True


def small(font: QFont) -> QFont:
    """The font of echoes and of words in a chart."""
    font.setPointSizeF(QApplication.font().pointSizeF() * SMALL)
    return font


def medium(font: QFont, *, bold: bool = False) -> QFont:
    """The font of the amounts beside the total."""
    font.setPointSizeF(QApplication.font().pointSizeF() * 1.35)
    font.setBold(bold)
    return font


def large(font: QFont) -> QFont:
    """The font of the total."""
    font.setPointSizeF(QApplication.font().pointSizeF() * 2.8)
    font.setBold(True)
    return font


_FAINTEST_SHADE = 0.72  # of the accent; fainter, a bar has less than 3:1 on a card


def shades(scheme: Colors, count: int) -> list[QColor]:
    """That many shades of the accent on a card, from the faintest to the accent itself."""
    accent, card = QColor(scheme.accent), QColor(scheme.card)
    step = (1 - _FAINTEST_SHADE) / max(count - 1, 1)
    mixed = []
    for place in range(count):
        share = 1 - step * (count - 1 - place)
        red, green, blue = (
            round(ink * share + paper * (1 - share))
            for ink, paper in (
                (accent.red(), card.red()),
                (accent.green(), card.green()),
                (accent.blue(), card.blue()),
            )
        )
        mixed.append(QColor(red, green, blue))
    return mixed
