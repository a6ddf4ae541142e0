"""The choice of a price list in the window, and what a person does with it."""

from pathlib import Path

from hands import Hands
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from kimi_calc.widgets.price_list_dialog import PriceListDialog
from kimi_calc.widgets.price_list_menu import PriceListMenu
from kimi_calc.widgets.price_list_picker import PriceListPicker

OWN = """\
format: 1
name: {name}
provider: Moonshot AI
currency: {currency}
published: 2026-10-01
source: https://example.org/prices
tier_by: input_and_output
models:
  - id: kimi-k2.6
    family: kimi-k2.6
    context_length: 262144
    prices: {{cache_hit: 1.10, input: 6.50, output: {output}}}
"""
"""A list of a person's own."""


def own_list(name: str = "Contract 2027", currency: str = "CNY", output: str = "30.00") -> str:
    return OWN.format(name=name, currency=currency, output=output)


BROKEN = own_list().replace("output: 30.00", "outptu: 30.00") + "    vision: maybe\n"
"""The same with a misspelt key, and in a line more with a word that is none there."""


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


class ListDesk:
    """The button beside the model, its menu, the banner and the preview."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.window = hands.window

    @property
    def button(self) -> PriceListPicker:
        return self.hands.child(PriceListPicker, "priceListPicker")

    @property
    def label(self) -> str:
        return self.button.accessibleName()

    @property
    def status(self) -> str:
        label = self.hands.child(QLabel, "priceListStatus")
        return label.toolTip() or label.text()

    @property
    def notice(self) -> str:
        label = self.hands.child(QLabel, "notice")
        return label.toolTip() if label.isVisible() else ""

    def open(self) -> PriceListMenu:
        self.button.setFocus()
        self.hands.press(self.button, Qt.Key.Key_Down)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, PriceListMenu)
        return menu

    def lines(self) -> list[str]:
        """What the menu offers; it is closed again."""
        menu = self.open()
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        menu.close()
        return texts

    def action(self, menu: PriceListMenu, text: str) -> QAction:
        """The first that has this text: of lists of a day, that of the currency in use."""
        found = [action for action in menu.actions() if text in action.text()]
        assert found, [action.text() for action in menu.actions()]
        return found[0]

    def choose(self, text: str) -> None:
        menu = self.open()
        self.action(menu, text).trigger()
        menu.close()

    def is_seen(self, name: str) -> bool:
        widget = self.window.findChild(QWidget, name)
        return isinstance(widget, QWidget) and widget.isVisible()

    def drop(self, *paths: Path) -> None:
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        no_key, place = Qt.KeyboardModifier.NoModifier, QPoint(50, 50)
        enter = QDragEnterEvent(place, copy, content, left, no_key)
        QApplication.sendEvent(self.window, enter)
        drop = QDropEvent(QPointF(place), copy, content, left, no_key)
        QApplication.sendEvent(self.window, drop)

    @property
    def preview(self) -> "Preview":
        dialogs = [one for one in self.window.findChildren(PriceListDialog) if one.isVisible()]
        assert len(dialogs) == 1
        return Preview(dialogs[0])


class Preview:
    """The dialog that shows a file before it is used."""

    def __init__(self, dialog: PriceListDialog) -> None:
        self.dialog = dialog

    def said(self, name: str) -> str:
        part = self.dialog.findChild(QWidget, name)
        assert isinstance(part, QLabel | QPlainTextEdit)
        if part.isHidden():
            return ""
        return part.text() if isinstance(part, QLabel) else part.toPlainText()

    @property
    def use(self) -> QPushButton:
        button = self.dialog.findChild(QPushButton, "useThisList")
        assert isinstance(button, QPushButton)
        return button
