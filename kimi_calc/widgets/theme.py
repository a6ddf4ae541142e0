"""Colours, spacing, fonts: the one place for them."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

SPACE = 8
"""The grid, in pixels: distances are multiples or halves of it."""


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours of a theme. Text has a contrast of 4.5:1 on what it stands on, controls 3:1."""

    background: str
    card: str
    card_border: str
    field_border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    track: str
    bar: str
    hover: str
    error: str
    error_background: str
    found: str
    cache_hit: str
    input: str
    cache_write: str
    output: str
    per_call: str

    def of_charge(self, kind: str) -> str:
        """The colour of a kind of charge (ChargeKind), told apart by colour-blind people too."""
        return str(getattr(self, kind))


LIGHT = Colors(
    background="#F4F5F8",
    card="#FFFFFF",
    card_border="#E1E4EA",
    field_border="#8A919F",
    text="#1B1F27",
    muted="#5B6270",
    accent="#2B59E6",
    on_accent="#FFFFFF",
    track="#E4E6EB",
    bar="#7F8EA9",
    hover="#EEF1F8",
    error="#B3261E",
    error_background="#FCEEED",
    found="#FBE3A6",
    cache_hit="#009E73",
    input="#3B7DDD",
    cache_write="#B8479B",
    output="#E69F00",
    per_call="#6B5B4B",
)
DARK = Colors(
    background="#1A1B1F",
    card="#24262B",
    card_border="#34373F",
    field_border="#757C8A",
    text="#ECEDF0",
    muted="#A6ACB8",
    accent="#84A0FF",
    on_accent="#10131B",
    track="#3A3D45",
    bar="#7A8AA6",
    hover="#2F323A",
    error="#FF8A80",
    error_background="#3A2525",
    found="#5F4E22",
    cache_hit="#2CC397",
    input="#6EA4FF",
    cache_write="#E08CCB",
    output="#F3B54A",
    per_call="#C2AE9A",
)

# Simplified Chinese before others: left to itself, Linux may pick Japanese shapes of a character.
_CHINESE_FONTS = ["PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC"]
_FONT_GROWTH = 1.0 if sys.platform == "darwin" else 1.15  # 9 points are small for Chinese text.


SMALL = 0.9
"""Of the ordinary size: the font of echoes and notes."""


class _Current:
    colors = LIGHT
    system_font: QFont | None = None


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
    font.setFamilies([*families, *_CHINESE_FONTS, font.family()])
    font.setPointSizeF(font.pointSizeF() * _FONT_GROWTH * text_size / 100)
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(font)


def color(app: QApplication, *, dark: bool) -> None:
    """Give the program the colours of the light or the dark theme."""
    _Current.colors = DARK if dark else LIGHT
    app.setPalette(_palette(_Current.colors))


def dress(app: QApplication) -> None:
    """Style all widgets in the colours in use."""
    app.setStyleSheet(_style_sheet(_Current.colors, app.font().pointSizeF()))


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


def _palette(scheme: Colors) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, color in (
        ((role.Window, role.AlternateBase), scheme.background),
        ((role.Base, role.Button, role.ToolTipBase), scheme.card),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), scheme.text),
        ((role.PlaceholderText, role.Mid), scheme.muted),
        ((role.Highlight, role.Accent, role.Link), scheme.accent),
        ((role.HighlightedText,), scheme.on_accent),
    ):
        for each in roles:
            palette.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(scheme.muted))
    return palette


def _style_sheet(c: Colors, size: float) -> str:
    return f"""
QMainWindow, QScrollArea, #page {{ background: {c.background}; border: none; }}
QFrame[card="true"] {{
    background: {c.card}; border: 1px solid {c.card_border}; border-radius: 8px;
}}
QLabel {{ color: {c.text}; }}
QLabel[muted="true"] {{ color: {c.muted}; }}
QLabel[small="true"] {{ color: {c.muted}; font-size: {size * SMALL:.1f}pt; }}
QLabel[error="true"] {{ color: {c.error}; font-size: {size * SMALL:.1f}pt; }}
QLabel#refusal {{
    color: {c.error}; background: {c.error_background}; border-radius: 6px; padding: 8px 12px;
}}
QLabel#refusal[stale="true"] {{ color: {c.muted}; background: {c.background}; }}
QFrame[pinned="true"] {{
    background: {c.card}; border: none; border-top: 1px solid {c.card_border};
}}
QLineEdit, QComboBox {{
    background: {c.card}; color: {c.text}; border: 1px solid {c.field_border};
    border-radius: 6px; padding: 6px 8px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent};
}}
QLineEdit:focus, QComboBox:focus, QComboBox:on {{
    border: 2px solid {c.accent}; padding: 5px 7px;
}}
QLineEdit[invalid="true"] {{ border: 1px solid {c.error}; }}
QLineEdit[invalid="true"]:focus {{ border: 2px solid {c.error}; }}
QLineEdit:disabled, QComboBox:disabled {{
    color: {c.muted}; background: {c.background}; border-color: {c.card_border};
}}
QLineEdit#total {{
    border: 2px solid transparent; background: transparent; padding: 0px; margin-left: -2px;
}}
QLineEdit#total:focus {{ border: 2px solid {c.accent}; border-radius: 6px; }}
QLineEdit#total[stale="true"], QLabel[stale="true"] {{ color: {c.muted}; }}
QPlainTextEdit, QTextBrowser {{
    background: {c.card}; color: {c.text}; border: 2px solid {c.card_border}; border-radius: 6px;
}}
QPlainTextEdit:focus, QTextBrowser:focus {{ border: 2px solid {c.accent}; }}
QListWidget {{
    background: transparent; color: {c.text}; border: 2px solid transparent; border-radius: 6px;
    outline: none;
}}
QListWidget:focus {{ border: 2px solid {c.accent}; }}
QListWidget::item {{ padding: 4px 8px; border-radius: 4px; }}
QListWidget::item:hover {{ background: {c.hover}; }}
QListWidget::item:selected {{ background: {c.hover}; color: {c.accent}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton {{
    background: {c.card}; color: {c.text}; border: 1px solid {c.field_border};
    border-radius: 6px; padding: 5px 12px;
}}
QPushButton:hover, QPushButton:pressed {{ background: {c.hover}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 4px 11px; }}
QPushButton[link="true"] {{
    background: transparent; border: 1px solid transparent; color: {c.accent};
    padding: 0 4px; font-size: {size * SMALL:.1f}pt;
}}
QPushButton[link="true"]:hover {{ background: {c.hover}; }}
QPushButton[link="true"]:focus {{ border: 2px solid {c.accent}; padding: 0 3px; }}
QPushButton:disabled {{ color: {c.muted}; border-color: {c.card_border}; }}
QPushButton[segment] {{
    background: {c.card}; color: {c.text}; border: 1px solid {c.field_border}; padding: 5px 8px;
}}
QPushButton[segment="left"] {{
    border-top-left-radius: 6px; border-bottom-left-radius: 6px; border-right: none;
}}
QPushButton[segment="right"] {{
    border-top-right-radius: 6px; border-bottom-right-radius: 6px; border-left: none;
}}
QPushButton[segment]:checked {{
    background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
}}
QPushButton[segment]:focus {{ border: 2px solid {c.text}; padding: 4px 7px; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox QAbstractItemView {{
    background: {c.card}; color: {c.text}; border: 1px solid {c.card_border}; outline: none;
    selection-background-color: {c.hover}; selection-color: {c.text};
}}
QPushButton[narrows="true"]:checked {{
    background: {c.hover}; color: {c.accent}; border-color: {c.accent};
}}
QSlider {{ min-height: 26px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {c.track}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {c.cache_hit}; }}
QSlider::handle:horizontal {{
    width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: {c.cache_hit};
}}
QSlider::handle:horizontal:focus {{
    width: 16px; height: 16px; margin: -8px 0; border-radius: 10px;
    border: 2px solid {c.accent}; background: {c.cache_hit};
}}
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled {{
    background: {c.track};
}}
QProgressBar {{ background: {c.track}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QProgressBar[over="true"]::chunk {{ background: {c.error}; }}
QProgressBar::chunk:disabled {{ background: {c.field_border}; }}
QTableView {{
    background: transparent; color: {c.text}; border: 2px solid transparent; outline: none;
    selection-background-color: transparent; selection-color: {c.text};
}}
QTableView:disabled {{ color: {c.muted}; }}
QTableView:focus {{ border: 2px solid {c.accent}; border-radius: 6px; }}
QTableView::item {{ padding: 0px 1px; border: none; }}
QTableView#modelRows, QTableView#modelRows:focus, QTableView#modelRows QHeaderView {{
    border: none; border-radius: 0px;
}}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: transparent; color: {c.muted}; border: none;
    border-bottom: 1px solid {c.card_border}; padding: 6px 4px;
}}
QTableView#modelRows QHeaderView::section {{ padding: 6px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0px; }}
QScrollBar::handle:vertical {{
    background: {c.field_border}; border-radius: 3px; min-height: 32px; margin: 0px 2px;
}}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ width: 0px; height: 0px; }}
QMenuBar {{ background: {c.background}; color: {c.text}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.hover}; }}
QMenu {{ background: {c.card}; color: {c.text}; border: 1px solid {c.card_border}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.hover}; }}
QStatusBar {{
    background: {c.background}; color: {c.muted}; font-size: {size * SMALL:.1f}pt;
}}
QStatusBar::item {{ border: none; }}
QToolTip {{
    background: {c.card}; color: {c.text}; border: 1px solid {c.field_border}; padding: 4px;
}}
"""
