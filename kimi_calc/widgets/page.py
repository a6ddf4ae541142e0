"""What a page of the window is to those who show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath
    from PySide6.QtWidgets import QWidget


class Page(NamedTuple):
    """A page to be: its name in settings, its word, its icon in a square of 20, how it is made.

    It is made in what it is to lie in: what is styled is slow to be moved with all that is in it.
    """

    name: str
    title: Callable[[], str]
    icon: Callable[[], QPainterPath]
    make: Callable[[QWidget], PageWidget]


class PageWidget(Protocol):
    """What every page does. It is a QWidget too, which a protocol can't say."""

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""

    def focus_first(self) -> None:
        """Begin where one begins on this page."""
