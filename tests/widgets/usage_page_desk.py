"""The page Usage, and what a person does on it."""

from hands import Hands
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from viewmodels.usage_desk import DAY, Told, entry, reading_of
from widgets.states import settle

from kimi_calc.usage_logs.asked import Reading
from kimi_calc.widgets.number_table import NumberTable

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class UsageDesk:
    """The page, and what a person does on it."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.told = Told()
        self.logs = hands.window.usage.logs
        self.logs.reader.reads = self.told
        hands.window.activateWindow()
        self.key(hands.window, Qt.Key.Key_4, CONTROL)

    def key(self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self.hands.qtbot.keyClick(widget, key, held)  # type: ignore[no-untyped-call]
        settle()

    def press(self, name: str) -> None:
        button = self.hands.child(QAbstractButton, name)
        left = Qt.MouseButton.LeftButton
        self.hands.qtbot.mouseClick(button, left)  # type: ignore[no-untyped-call]
        settle()

    def drop(self, content: QMimeData) -> bool:
        """Drop something in the middle of the window; whether it is taken."""
        window = self.hands.window
        place, copy, left = (
            window.rect().center(),
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
        )
        QApplication.sendEvent(window, QDragEnterEvent(place, copy, content, left, NONE))
        drop = QDropEvent(QPointF(place), copy, content, left, NONE)
        QApplication.sendEvent(window, drop)
        settle()
        return drop.isAccepted()

    def show(self, reading: Reading) -> None:
        self.logs.show_reading(reading, ("a.jsonl",))
        settle()

    def answer(self, reading: Reading) -> None:
        """Have what was begun end with a reading."""
        self.told.last.tell(reading)
        self.hands.qtbot.waitUntil(lambda: self.logs.stage == "shown")
        settle()

    def text(self, name: str) -> str:
        return self.hands.child(QLabel, name).text()

    def sees(self, name: str) -> bool:
        return self.hands.child(QWidget, name).isVisible()

    @property
    def table(self) -> NumberTable:
        return self.hands.child(NumberTable, "usageTable")

    def rows(self, name: str = "usageTable") -> list[list[str]]:
        model = self.hands.child(NumberTable, name).model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


def several() -> Reading:
    return reading_of(
        [
            entry("kimi-k2.6", 10_000, 30_000, 500, key="bot", user="lin"),
            entry("kimi-k3", 50_000, 0, 2_000, key="ide", user="wang", day=DAY + 1),
            entry("kimi-k3", 60_000, 0, 2_000, key="ide", user="lin", day=DAY + 3),
            entry("gpt-4o-mini"),
        ],
        refused=2,
    )
