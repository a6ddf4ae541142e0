"""The start as a person meets it: the amount first, the rest by itself, and nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kimi_calc.settings import Settings, save
from kimi_calc.widgets import qt_numbers

START = """
import sys
from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from kimi_calc import app
from kimi_calc.widgets.late_parts import LateParts
from kimi_calc.widgets.main_window import MainWindow

def at_once(window):
    "What a person does as soon as the amount is there."

def when_painted(window):
    "What is so then."

def at_the_end(window):
    "What is so when all has come."

def child(window, name):
    return window.findChild(QWidget, name)

def keys(window, text):
    from PySide6.QtTest import QTest
    QTest.keyClicks(window.focusWidget(), text)

{doing}

class Watched(LateParts):
    def __init__(self, window, parts, failed):
        def told(part):
            def come():
                print(part.__name__, flush=True)
                part()
            return come
        def end():
            at_the_end(window)
            window.close()
        super().__init__(window, [*map(told, parts), lambda: QTimer.singleShot(0, end)], failed)
        window.resize(1120, 840)  # off screen there is less, and the total out of sight
        total = child(window, "total")
        paint = total.paintEvent
        def painted(event):
            total.paintEvent = paint
            paint(event)
            print("painted", total.text(), flush=True)
            QTimer.singleShot(0, lambda: when_painted(window))
        total.paintEvent = painted
        QTimer.singleShot(0, lambda: at_once(window))

app.LateParts = Watched
app.application()
sys.exit(app.run("en"))
"""

IN_ORDER = [
    "draw_held",
    "keep",
    "_show_details",
    "_show_comparison",
    "_fill_menus",
    "look_around",
    "end_of_start",
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def start(home: Path, doing: str = "") -> list[str]:
    """Open the program and have something done; what it says, line by line."""
    done = subprocess.run(
        [sys.executable, "-c", START.replace("{doing}", doing)],
        env=os.environ | {"KIMI_CALC_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def texts(home: Path) -> dict[str, str]:
    """What was kept of the fields."""
    kept: dict[str, str] = json.loads((home / "settings.json").read_text("utf-8"))["texts"]
    return kept


def test_the_rest_comes_by_itself_and_in_order(home: Path) -> None:
    said = start(
        home,
        """
def when_painted(window):
    print("early", [name for name in ("inputTokens", "cacheHitSlider", "requests", "copyResult",
        "modelPicker", "budget") if not child(window, name).isVisible()])
def at_the_end(window):
    print("late", [name for name in ("breakdown", "notes", "compare", "priceListStatus")
        if not child(window, name).isVisible()], window.menuBar().actions()[0].menu().isEmpty())
""",
    )
    assert said[0].startswith("painted ¥")
    assert said[1] == "early []"
    assert [line for line in said[2:] if not line.startswith("painted")] == [
        *IN_ORDER,
        "late [] False",
    ]


def test_nothing_that_can_wait_is_loaded_before_the_amount(home: Path) -> None:
    said = start(
        home,
        """
def when_painted(window):
    late = ("kimi_calc.estimates", "kimi_calc.tokens", "yaml", "kimi_calc.price_lists.reading",
        "kimi_calc.widgets.result_details", "kimi_calc.widgets.comparison_panel",
        "kimi_calc.widgets.number_table", "kimi_calc.widgets.menus", "kimi_calc.widgets.commands",
        "kimi_calc.widgets.pinned_total", "kimi_calc.viewmodels.keeping",
        "kimi_calc.viewmodels.note_wording", "kimi_calc.diagnostics")
    print([name for name in sys.modules if name.startswith(late)])
    # Asked in this way, it is not made by being asked for.
    print("AlignmentFlag" in getattr(vars(QtCore).get("Qt"), "__dict__", {}))
""",
    )
    assert said[1:3] == ["[]", "False"]


def test_what_is_typed_at_once_is_priced_and_kept(home: Path) -> None:
    said = start(
        home,
        """
def at_once(window):
    keys(window, "45")
def when_painted(window):
    keys(window, "000")
def at_the_end(window):
    print("typed", child(window, "inputTokens").text(), window.focusWidget().objectName())
    print("priced", child(window, "total").text() == app_total(window))
def app_total(window):
    from kimi_calc.viewmodels.result_wording import total
    assert window.calculation.usage.input_tokens == 45_000
    return total(window.calculation.quote)
""",
    )
    assert "typed 45000 inputTokens" in said
    assert "priced True" in said
    assert texts(home)["inputTokens"] == "45000"


@pytest.mark.parametrize("when", ["at_once", "when_painted"])
def test_a_command_given_at_once_has_all_come_first(home: Path, when: str) -> None:
    said = start(
        home,
        f"""
def {when}(window):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    ways = Qt.KeyboardModifier
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_C, ways.ControlModifier | ways.ShiftModifier)
    print("copied", "kimi" in QApplication.clipboard().text())
    QApplication.clipboard().clear()
""",
    )
    before = said[: said.index("copied True")]
    assert [line for line in before if not line.startswith("painted")] == IN_ORDER


def test_tab_goes_where_it_always_goes(home: Path) -> None:
    said = start(
        home,
        """
def at_once(window):
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    print("at", window.focusWidget().objectName())
    child(window, "budget").setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    print("at", window.focusWidget().objectName())
""",
    )
    assert [line for line in said if line.startswith("at ")] == [
        "at estimateFromText",
        "at breakdown",
    ]


def test_a_window_that_is_closed_at_once_keeps_what_was_typed(home: Path) -> None:
    said = start(home, 'def at_once(window):\n    keys(window, "123")\n    window.close()\n')
    assert [line for line in said if not line.startswith("painted")] == IN_ORDER
    assert texts(home)["inputTokens"] == "123"


def test_a_fault_of_a_late_part_is_told_and_ends_the_program(home: Path) -> None:
    said = start(
        home,
        """
from kimi_calc import assistance
from kimi_calc.widgets import fault_dialog
def fault(window):
    raise LookupError("of a part")
fault.__name__ = "_fill_menus"
MainWindow._fill_menus = fault
def tell(text, _surroundings, *, lives_on=True):
    print("told", "LookupError: of a part" in text, lives_on)
    QApplication.exit(0)
fault_dialog.show_fault = tell
""",
    )
    assert [line for line in said if not line.startswith("painted")] == [
        *IN_ORDER[: IN_ORDER.index("_fill_menus") + 1],
        "told True False",
    ]


def test_numbers_are_those_of_qt() -> None:
    align = Qt.AlignmentFlag
    assert Qt.TextFormat.PlainText.value == qt_numbers.PLAIN_TEXT
    assert align.AlignRight.value == qt_numbers.RIGHT
    assert (align.AlignTop | align.AlignRight).value == qt_numbers.TOP_RIGHT
    assert (align.AlignVCenter | align.AlignRight).value == qt_numbers.MIDDLE_RIGHT
    assert align.AlignCenter.value == qt_numbers.CENTRE
    assert Qt.TextFlag.TextSingleLine.value == qt_numbers.SINGLE_LINE
    assert Qt.TextInteractionFlag.TextSelectableByMouse.value == qt_numbers.SELECTABLE_BY_MOUSE
    assert Qt.FocusPolicy.NoFocus.value == qt_numbers.NO_FOCUS
    assert Qt.FocusPolicy.StrongFocus.value == qt_numbers.STRONG_FOCUS
    assert Qt.Orientation.Horizontal.value == qt_numbers.HORIZONTAL
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == qt_numbers.NO_SCROLL_BAR
    assert Qt.ItemDataRole.ToolTipRole.value == qt_numbers.TOOL_TIP_ROLE
    assert Qt.ItemDataRole.AccessibleTextRole.value == qt_numbers.ACCESSIBLE_TEXT_ROLE
    assert Qt.ItemDataRole.UserRole.value == qt_numbers.USER_ROLE


def test_no_amount_of_the_page_is_a_window_of_its_own(home: Path) -> None:
    said = start(
        home,
        """
class Windows(QtCore.QObject):
    def eventFilter(self, watched, event):
        if event.type() == event.Type.Show and watched.isWidgetType() and watched.isWindow():
            print("window", type(watched).__name__, flush=True)
        return False
watch = Windows()
app.application().installEventFilter(watch)
""",
    )
    assert [line for line in said if line.startswith("window")] == ["window MainWindow"]


def test_what_is_there_stays_where_it_is_when_the_rest_comes(home: Path) -> None:
    said = start(
        home,
        """
MainWindow.stay_on_screens = lambda self: None  # off screen they are small
def places(window):
    for name in ("inputTokens", "requests", "addToEstimate", "modelPicker", "total", "budget",
            "perRequest", "page_prices", "priceListStatus", "menuBar"):
        there = child(window, name) or window.menuBar()
        corner = there.mapTo(window, QtCore.QPoint(0, 0))
        print("place", name, corner.toTuple(), there.size().toTuple())
def when_painted(window):
    places(window)
def at_the_end(window):
    QApplication.processEvents()
    places(window)
""",
    )
    places = [line for line in said if line.startswith("place")]
    assert len(places) == 20
    assert places[:10] == places[10:]


RUN = """
class Watched(LateParts):
    def __init__(self, window, parts, failed):
        last = lambda: QTimer.singleShot(0, lambda: end(window))
        super().__init__(window, [*parts, last], failed)
app.LateParts = Watched
app.application()
sys.exit(app.run("en"))
"""
LEFT_UNSAVED = """
import os
from kimi_calc import user_files
def end(window):
    window.estimates.add()
    look = QTimer(window)
    look.timeout.connect(lambda: user_files.has_drafts(user_files.folder()) and os._exit(0))
    look.start(20)
"""


@pytest.mark.parametrize("left", ["nothing", "something unsaved"])
@pytest.mark.parametrize("page", ["calculate", "estimate", "prices"])
def test_it_starts_on_the_page_that_was_open(home: Path, page: str, left: str) -> None:
    save(home, Settings(page=page))
    if left != "nothing":
        start(home, LEFT_UNSAVED + RUN)
        save(home, Settings(page=page))
        page = "estimate"
    said = start(
        home,
        """
def end(window):
    print("open", window.view.page, len(window.menuBar().actions()))
    window.open_page("calculate")
    print(child(window, "total").text(), child(window, "compare").isVisible())
    window.close()
"""
        + RUN,
    )
    assert said == [f"open {page} 4", "¥7,740.00 True"]
