"""What the keyboard reaches, in the order in which it is seen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def reached(part: QWidget) -> Iterator[QWidget]:
    """The widgets of a part that Tab stops at, as its layouts have them; those out of sight too.

    Qt's own order is that in which they were made.
    """
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    layout = part.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from reached(widget)
        elif inner is not None:
            yield from _in_layout(inner)
