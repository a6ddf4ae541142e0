"""The page Estimate with an estimate on it, and who works with it."""

from typing import TypeVar

from hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from widgets.estimate_states import estimate_page
from widgets.states import settle

from kimi_calc.viewmodels.estimate_columns import COL_NAME
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.widgets.estimate_page import EstimatePage
from kimi_calc.widgets.estimate_table import EstimateView

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Kind = TypeVar("Kind", bound=QWidget)


class Sheet:
    """The page with an estimate on it, and who works with it."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.page: EstimatePage = estimate_page(hands.window)
        self.view: EstimateView = self.page.view
        self.estimating: Estimating = hands.window.estimates.desk.estimating

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget() or self.view
        self.hands.qtbot.keyClick(widget, key, held)  # type: ignore[no-untyped-call]
        settle()

    def write(self, text: str) -> None:
        for sign in text:  # where the keyboard is may change with the first
            widget = QApplication.focusWidget() or self.view
            self.hands.keys(widget, sign)
        settle()

    def stand(self, name: str, column: int = COL_NAME) -> None:
        """Go to a row by its name, with the keyboard, and select it."""
        self.view.setFocus()
        self.view.setCurrentIndex(self.view.table.index(self.row(name), column))
        settle()

    def row(self, name: str) -> int:
        return self.names().index(name)

    def names(self) -> list[str]:
        return [self.view.table.text(row, 0) for row in range(self.view.table.rowCount())]

    def items(self) -> list[str]:
        return [f"{item.group}/{item.name}" for item in self.estimating.estimate.items]

    def picked(self) -> list[str]:
        found = self.estimating.items(self.view.places.keys())
        return [item.name for item in found]

    def place(self, name: str, column: int = COL_NAME) -> QPoint:
        return self.view.visualRect(self.view.table.index(self.row(name), column)).center()

    def click(
        self, place: QPoint, held: Qt.KeyboardModifier = NONE, *, twice: bool = False
    ) -> None:
        bot, left = self.hands.qtbot, Qt.MouseButton.LeftButton
        bot.mouseClick(self.view.viewport(), left, held, place)  # type: ignore[no-untyped-call]
        if twice:
            bot.mouseDClick(self.view.viewport(), left, held, place)  # type: ignore[no-untyped-call]
        settle()

    def child(self, kind: type[Kind], name: str) -> Kind:
        return self.hands.child(kind, name)

    def said(self, name: str) -> str:
        return self.child(QLabel, name).text()

    def menu(self) -> QMenu:
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def choose(self, *titles: str) -> None:
        """Choose from the menu that is open, by way of menus within it."""
        menu: QMenu = self.menu()
        whole = menu
        for title in titles[:-1]:
            inner = self.action(menu, title).menu()
            assert isinstance(inner, QMenu)
            menu = inner
        self.action(menu, titles[-1]).trigger()
        whole.close()
        settle()

    def action(self, menu: QMenu, title: str) -> QAction:
        said = {one.text().replace("&", "").partition("\t")[0]: one for one in menu.actions()}
        return said[title]

    def open_menu(self) -> None:
        """The menu of the rows, by its key."""
        reason = QContextMenuEvent.Reason.Keyboard
        place = QPoint(0, 0)
        event = QContextMenuEvent(reason, place, self.view.mapToGlobal(place))
        QApplication.sendEvent(self.view, event)
        settle()
