"""How widgets wear the colours of a theme: palette and style sheet."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from kimi_calc.widgets.colors import Colors


def palette(scheme: Colors) -> QPalette:
    """What Qt itself draws with."""
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


def style_sheet(c: Colors, small: float) -> str:
    """All widgets in these colours; the size of small text in points."""
    return f"""
QMainWindow, QScrollArea, #page {{ background: {c.background}; border: none; }}
QFrame[card="true"] {{
    background: {c.card}; border: 1px solid {c.card_border}; border-radius: 8px;
}}
QFrame#priceListBanner, QFrame#estimateNotice, QFrame[banner="true"] {{
    background: {c.notice}; border: 1px solid {c.notice_border}; border-radius: 8px;
}}
QLabel {{ color: {c.text}; }}
QLabel[muted="true"] {{ color: {c.muted}; }}
QLabel[small="true"] {{ color: {c.muted}; font-size: {small:.1f}pt; }}
QLabel[saving="true"] {{ color: {c.saving}; font-size: {small:.1f}pt; font-weight: bold; }}
QLabel[error="true"] {{ color: {c.error}; font-size: {small:.1f}pt; }}
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
QLineEdit#estimateName {{
    border: 2px solid transparent; background: transparent; padding: 2px 4px; margin-left: -6px;
}}
QLineEdit#estimateName:hover {{ background: {c.hover}; border-radius: 6px; }}
QLineEdit#estimateName:focus {{ border: 2px solid {c.accent}; border-radius: 6px; }}
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
QPushButton[primary="true"] {{
    background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
}}
QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed {{
    background: {c.accent}; border-color: {c.text};
}}
QPushButton[primary="true"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[link="true"] {{
    background: transparent; border: 1px solid transparent; color: {c.accent};
    padding: 0 4px; font-size: {small:.1f}pt;
}}
QPushButton[quiet="true"] {{ color: {c.muted}; }}
QPushButton[link="true"]:hover {{ background: {c.hover}; }}
QPushButton[link="true"]:focus {{ border: 2px solid {c.accent}; padding: 0 3px; }}
QPushButton#listSource {{ text-align: left; padding: 1px 0px; }}
QPushButton#listSource:focus {{ padding: 0px; }}
QPushButton:disabled {{ color: {c.muted}; border-color: {c.card_border}; }}
QPushButton[segment] {{
    background: {c.card}; color: {c.text}; border: 1px solid {c.field_border}; padding: 5px 8px;
}}
QPushButton[segment="left"] {{
    border-top-left-radius: 6px; border-bottom-left-radius: 6px; border-right: none;
    border-top-right-radius: 0px; border-bottom-right-radius: 0px;
}}
QPushButton[segment="middle"] {{ border-radius: 0px; border-right: none; }}
QPushButton[segment="right"] {{
    border-top-right-radius: 6px; border-bottom-right-radius: 6px;
    border-top-left-radius: 0px; border-bottom-left-radius: 0px;
}}
QPushButton[segment="only"] {{ border-radius: 6px; }}
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
QTableView#estimateItems:focus {{ border: 2px solid transparent; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: transparent; color: {c.muted}; border: none;
    border-bottom: 1px solid {c.card_border}; padding: 6px 4px;
}}
QTableView#modelRows QHeaderView::section {{ padding: 6px 8px; }}
QTableView#estimateItems QHeaderView::section {{ padding: 6px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0px; }}
QScrollBar::handle:vertical {{
    background: {c.field_border}; border-radius: 3px; min-height: 32px; margin: 0px 2px;
}}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0px; }}
QScrollBar::handle:horizontal {{
    background: {c.field_border}; border-radius: 3px; min-width: 32px; margin: 2px 0px;
}}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ width: 0px; height: 0px; }}
QMenuBar {{ background: {c.background}; color: {c.text}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.hover}; }}
QMenu {{ background: {c.card}; color: {c.text}; border: 1px solid {c.card_border}; padding: 4px; }}
QMenu#priceListMenu {{ menu-scrollable: 1; }}
QMenu::item {{ padding: 6px 28px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.hover}; }}
QMenu::item:disabled {{ color: {c.muted}; background: transparent; }}
QStatusBar {{
    background: {c.background}; color: {c.muted}; font-size: {small:.1f}pt;
}}
QStatusBar::item {{ border: none; }}
QToolTip {{
    background: {c.card}; color: {c.text}; border: 1px solid {c.field_border}; padding: 4px;
}}
"""
