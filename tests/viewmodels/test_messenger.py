"""What threads tell, while the window takes down what they tell it to."""

from __future__ import annotations

from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from kimi_calc.viewmodels.keeping import Keeping
from kimi_calc.viewmodels.messenger import messenger


def test_told_from_a_thread_is_heard_in_the_window_s(qtbot: QtBot) -> None:
    heard: list[int] = []
    hearer = QObject()
    messenger()
    thread = Thread(target=lambda: messenger().tell(hearer, lambda: heard.append(1)))
    thread.start()
    thread.join()
    assert heard == []  # soon, not at once: the window's thread is at something else
    qtbot.waitUntil(lambda: heard == [1])


def test_who_is_gone_hears_nothing(qtbot: QtBot) -> None:
    heard: list[int] = []
    gone, there = QObject(), QObject()
    messenger().tell(gone, lambda: heard.append(1))
    messenger().tell(there, lambda: heard.append(2))
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [2]


@pytest.mark.usefixtures("qtbot")
def test_a_window_that_closes_while_a_state_is_written() -> None:
    """Some thousand times, so that a write ends just when its window is taken down."""
    for number in range(3000):
        window = QObject()
        keeping = Keeping[int](lambda _: None, lambda value=number: value, window)  # type: ignore[misc]
        keeping._take()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
