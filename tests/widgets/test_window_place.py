"""Where the window comes back: within a screen of today, whatever its settings say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kimi_calc import app
from kimi_calc.appearance import Appearance
from kimi_calc.settings import load
from kimi_calc.widgets.main_window import MainWindow
from kimi_calc.widgets.window_place import USUAL_FRAME, Frame, Place, centred, placed

LAPTOP = (0, 0, 853, 480)  # 1280 × 720 at 150%
LARGE = (0, 0, 3840, 2112)
LEFT = (-1920, 40, 1920, 1040)
NO_FRAME = (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("wanted", "screens", "found"),
    [
        # as it was left
        ((100, 50, 700, 400), [LAPTOP], (100, 50, 700, 400)),
        ((0, 0, 853, 480), [LAPTOP], (0, 0, 853, 480)),
        ((-1900, 60, 1120, 840), [LARGE, LEFT], (-1900, 60, 1120, 840)),
        # saved on a larger screen, which is gone: in the middle of the first, and smaller
        ((2000, 900, 1600, 1100), [LAPTOP], (0, 0, 837, 432)),
        ((2000, 900, 600, 300), [LAPTOP], (118, 66, 600, 300)),
        ((-1900, 60, 1120, 840), [LAPTOP], (0, 0, 837, 432)),
        ((-1900, 60, 1120, 840), [LARGE], (1352, 612, 1120, 840)),
        # partly elsewhere: moved as little as can be
        ((700, 300, 400, 300), [LAPTOP], (437, 132, 400, 300)),
        ((-50, -50, 400, 300), [LAPTOP], (0, 0, 400, 300)),
        ((0, 0, 3840, 2100), [LAPTOP], (0, 0, 837, 432)),
        ((-300, 500, 1120, 840), [LARGE, LEFT], (0, 500, 1120, 840)),
        ((-1000, 500, 1120, 840), [LARGE, LEFT], (-1136, 192, 1120, 840)),
        # absurd
        ((0, 0, 90_000, 90_000), [LAPTOP], (0, 0, 837, 432)),
        ((-90_000, 90_000, 90_000, 1), [LAPTOP, LEFT], (0, 215, 837, 1)),
        ((0, 0, 400, 300), [(0, 0, 0, 0)], (0, 0, 1, 1)),
    ],
)
def test_it_comes_back_to_a_screen(wanted: Place, screens: list[Place], found: Place) -> None:
    assert placed(wanted, screens) == found


def test_a_frame_that_was_seen_is_what_has_room() -> None:
    frame = (1, 30, 1, 2)
    assert placed((0, 0, 853, 480), [LAPTOP], frame) == (0, 0, 851, 448)
    assert placed((0, 0, 851, 448), [LAPTOP], frame) == (0, 0, 851, 448)
    assert placed((100, 10, 700, 448), [LAPTOP], frame) == (100, 0, 700, 448)


def test_a_first_window_is_in_the_middle() -> None:
    assert centred((1120, 840), LARGE) == (1352, 612, 1120, 840)
    assert centred((1120, 840), LAPTOP) == (0, 0, 837, 432)
    assert centred((400, 300), LEFT, NO_FRAME) == (-1160, 410, 400, 300)


far = st.integers(-100_000, 100_000)
sizes = st.integers(1, 100_000)
screens = st.tuples(far, far, st.integers(200, 8_000), st.integers(200, 8_000))
frames = st.none() | st.tuples(*[st.integers(0, 60)] * 4)


@given(st.tuples(far, far, sizes, sizes), st.lists(screens, min_size=1, max_size=4), frames)
@trials(max_examples=300, deadline=None)
def test_every_frame_lies_within_a_screen(
    wanted: Place, there: list[Place], frame: Frame | None
) -> None:
    x, y, width, height = found = placed(wanted, there, frame)
    assert width <= wanted[2]
    assert height <= wanted[3]
    assert placed(found, there, frame) == found  # it doesn't wander from start to start
    as_it_was = frame is None and found == wanted
    left, top, right, bottom = NO_FRAME if as_it_was else frame or USUAL_FRAME
    assert any(
        screen[0] <= x
        and screen[1] <= y
        and x + width + left + right <= screen[0] + screen[2]
        and y + height + top + bottom <= screen[1] + screen[3]
        for screen in there
    )


# The window itself


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIMI_CALC_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def laptop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(*LAPTOP))


@pytest.fixture
def start(qtbot: QtBot, home: Path) -> Callable[..., MainWindow]:
    """Start with settings, without showing; the window is empty unless it is to be `filled`."""

    def start_with(*, filled: bool = False, **said: object) -> MainWindow:
        (home / "settings.json").write_text(json.dumps({"format": 1, **said}), "utf-8")
        window = app.create_window() if filled else empty_window()
        qtbot.addWidget(window)
        return window

    def empty_window() -> MainWindow:
        return app._empty_window(Appearance.of(app.application()), load(home).settings, None)

    return start_with


@pytest.mark.usefixtures("laptop")
@pytest.mark.parametrize(
    "saved",
    [
        None,
        [1000, 500, 3840, 2100],
        [0, 0, 90_000, 90_000],
        [0, 0, 10**30, 10**30],
        [0, 0, -5, 0],
        [0.5, 0, 800, 600],
        ["0", "0", "800", "600"],
        [True, True, True, True],
        [0, 0, float("nan"), 600],
        {"width": 800},
        "800x600",
        [0, 0, 800],
    ],
    ids=str,
)
def test_it_lies_within_a_small_screen(start: Callable[..., MainWindow], saved: object) -> None:
    window = start(window=saved, text_size=125)
    assert (window.width(), window.height()) == (837, 432)
    assert (window.x(), window.y()) == (0, 0)
    assert window.view.text_size == 125  # and the rest is as it was left


@pytest.mark.usefixtures("laptop")
def test_a_maximized_one_stays_so_and_is_bounded(start: Callable[..., MainWindow]) -> None:
    window = start(window=[0, 0, 3840, 2100], maximized=True)
    assert window.isMaximized()
    assert window.place() == (0, 0, 837, 432)


@pytest.mark.usefixtures("laptop")
def test_what_takes_more_room_than_the_screen_has_is_made_to_scroll(
    start: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = start(filled=True, text_size=200, language="en")
    window.show()
    for page in ("estimate", "prices", "calculate"):
        window.open_page(page)
        qtbot.waitUntil(lambda: window.frameGeometry().height() <= LAPTOP[3])


def test_it_comes_back_from_a_screen_that_got_smaller(
    start: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start(window=[200, 100, 560, 640])
    window.stay_on_screens()
    with qtbot.waitExposed(window):
        window.show()
    assert (window.width(), window.height()) == (560, 640)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, 640, 400))
    (screen,) = QApplication.screens()
    screen.availableGeometryChanged.emit(QRect(0, 0, 640, 400))
    there = QRect(0, 0, 640, 400)
    qtbot.waitUntil(lambda: there.contains(window.frameGeometry()))
    assert window.width() == 560


def test_steps_of_a_scaled_desktop_are_nothing_to_keep(
    start: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = start(window=[51, 41, 701, 401])
    with qtbot.waitExposed(window):
        window.show()
    for width, height in ((700, 401), (700, 399), (698, 398)):  # as the desktop has it
        window.resize(width, height)
        assert window.place() == (51, 41, 701, 401)
    window.resize(690, 401)  # as somebody wants it
    assert window.place()[2:] == (690, 401)
    window.resize(688, 401)
    assert window.place()[2:] == (690, 401)


def test_one_of_a_few_pixels_is_as_large_as_it_can_be_used(
    start: Callable[..., MainWindow],
) -> None:
    window = start(window=[10, 10, 1, 1])
    assert (window.width(), window.height()) == (320, 240)


def test_a_scaled_screen_has_no_part_of_a_pixel_more(
    start: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, 427, 300))
    monkeypatch.setattr(QScreen, "devicePixelRatio", lambda _: 3.0)  # of 1280 pixels
    window = start(window=[0, 0, 427, 200])
    assert window.width() < 427


def test_on_a_tiny_screen_some_of_the_page_is_unseen_and_not_of_the_window(
    start: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny = QRect(0, 0, 426, 240)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: tiny)
    window = start(filled=True, text_size=200, language="en")
    window.stay_on_screens()
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: tiny.contains(window.frameGeometry()))
    layout = window.layout()
    assert layout
    assert layout.minimumSize().height() > tiny.height()
