"""What can be seen of a window: whether the total is in sight, and whether anything is covered."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSlider,
    QWidget,
)

from kimi_calc.widgets.main_window import MainWindow
from kimi_calc.widgets.number_table import NumberTable

_SEEN = (QLabel, QLineEdit, QAbstractButton, QComboBox, QProgressBar, QSlider, NumberTable)


def covered(window: QWidget) -> list[str]:
    """Every two controls of a window that overlap, in words."""
    seen = [
        (widget, QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))
        for widget in window.findChildren(QWidget)
        if isinstance(widget, _SEEN) and _can_be_seen(widget)
    ]
    return [
        f"{_name(one)} and {_name(other)}"
        for (one, place), (other, other_place) in combinations(seen, 2)
        if place.intersects(other_place)
        and not (one.isAncestorOf(other) or other.isAncestorOf(one))
        and _scrolled_by(one) is _scrolled_by(other)
    ]


def total_is_in_sight(window: MainWindow) -> bool:
    """Whether the total, or the bar that holds it, is wholly in the visible part."""
    total, pinned = window.findChild(QLineEdit, "total"), window.findChild(QWidget, "pinnedTotal")
    assert isinstance(total, QLineEdit)
    assert isinstance(pinned, QWidget)
    return any(
        widget.isVisible() and widget.visibleRegion().boundingRect().size() == widget.size()
        for widget in (total, pinned)
    )


def scrolling(window: QWidget) -> list[str]:
    """What scrolls up and down besides the page itself."""
    return [
        _name(area)
        for area in window.findChildren(QAbstractScrollArea)
        if area.isVisible()
        and area.verticalScrollBar().maximum() > 0
        and _scrolled_by(area) is not None
    ]


def _can_be_seen(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and not widget.text():
        return False
    return widget.isVisible() and not widget.size().isEmpty()


def _scrolled_by(widget: QWidget) -> QWidget | None:
    """The page that scrolls it: what stands beside that may cover what is scrolled away."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and not isinstance(parent, NumberTable):
            return parent
        parent = parent.parentWidget()
    return None


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{widget.objectName() or type(widget).__name__} {text[:30]!r}"
