"""What other threads have done in the window's thread, whatever is gone by then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class Messenger(QObject):
    """Has functions called in the thread that it was made in.

    A signal of an object that the window takes down at that moment ends the program. So threads
    emit none: what they tell goes through the one messenger, which stays till the end, and whether
    there still is somebody to hear it is looked at in the window's thread.
    """

    _told = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._told.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def tell(self, hearer: QObject, function: Callable[[], None]) -> None:
        """Have a function called soon, if the hearer is still there then; from any thread."""
        self._told.emit(hearer, function)

    def _call(self, hearer: QObject, function: Callable[[], None]) -> None:
        if isValid(hearer):
            function()


_messengers: list[Messenger] = []


def messenger() -> Messenger:
    """The messenger of the window's thread; it is asked for there first."""
    if not _messengers:
        _messengers.append(Messenger())
    return _messengers[0]
