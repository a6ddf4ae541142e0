"""The window "Keyboard shortcuts": every key, read from the very things that it works on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QMainWindow, QMenu, QWidget

from kimi_calc.widgets.reading_window import ReadingWindow

_Row = tuple[str, ...]


class ShortcutsWindow(ReadingWindow):
    """What the menus and the page of `window` offer by keyboard, as it is when this is shown."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window  # read before QDialog's own parent is there
        super().__init__("shortcuts", window, columns=(42, 32, 26))

    def title(self) -> str:
        """The title of the table."""
        return self.tr("Keyboard shortcuts")

    def markdown(self) -> str:
        """All keys, as tables under headings."""
        parts = [
            f"# {self.title()}",
            self.tr(
                "An underlined letter, in a menu or beside a field, is pressed together with Alt."
            ),
        ]
        what, keys, menu = self.tr("Command"), self.tr("Keys"), self.tr("In the menu")
        for place in self._window.menuBar().actions():
            opened = _menu_of(place)
            if opened:
                opened.aboutToShow.emit()  # some of them are filled when they are opened
                rows = list(_menu_rows(opened, (_mnemonic(place.text()),)))
                parts += [f"## {_said(place.text())}", *_table((what, keys, menu), rows)]
        on_page = (self.tr("On this page"), self._page_rows())
        for heading, rows in (on_page, *self._further()):
            parts += [f"## {heading}", *_table((what, keys), rows)]
        return "\n\n".join(parts)

    def _page_rows(self) -> list[_Row]:
        """Labels and buttons that are seen now, and their letters."""
        page = self._window.centralWidget()
        if page is None:
            return []
        seen = [widget for widget in page.findChildren(QWidget) if widget.isVisibleTo(page)]
        texts = list(map(_text_of, seen))
        return [(_said(text), _mnemonic(text)) for text in texts if _mnemonic(text)]

    def _further(self) -> list[tuple[str, list[_Row]]]:
        """Keys that no action has: those of fields, tables and windows."""
        return [
            (
                self.tr("Everywhere"),
                [
                    (self.tr("The next control, the one before"), "Tab, Shift+Tab"),
                    (self.tr("Open a page"), "Ctrl+1, Ctrl+2, Ctrl+3, Ctrl+4"),
                    (self.tr("Press a button, turn a switch"), self.tr("Space")),
                    (self.tr("Close a dialog"), "Esc"),
                ],
            ),
            (
                self.tr("Fields"),
                [
                    (self.tr("Write the number out"), self.tr("Enter, or go to another control")),
                    (self.tr("Move the slider of cache hits"), "← →"),
                    (self.tr("Open the list of days"), "↓"),
                ],
            ),
            (
                self.tr("Choosing a model"),
                [
                    (self.tr("Open the list"), "Alt+↓"),
                    (self.tr("Find a model"), self.tr("type a part of its name")),
                    (self.tr("Take the marked one, or none"), "Enter, Esc"),
                ],
            ),
            (
                self.tr("Tables and chart"),
                [
                    (self.tr("Go to another row"), "↑ ↓"),
                    (self.tr("Copy the selected rows"), "Ctrl+C"),
                    (self.tr("Pick the model of this row"), "Enter"),
                    (self.tr("In the chart, the turn before or the next"), "← →"),
                ],
            ),
            (self.tr("Items of an estimate"), self._item_rows()),
            (
                self.tr("Records of use"),
                [
                    (self.tr("Add copied files, or a copied table"), "Ctrl+V"),
                    (self.tr("In the chart, the day before or the next"), "← →"),
                    (self.tr("By another kind of group"), "← →"),
                ],
            ),
            (
                self.tr("Help and this window"),
                [
                    (self.tr("Search"), "Ctrl+F"),
                    (self.tr("Next hit, the one before"), "Enter, Shift+Enter"),
                    (self.tr("Clear the search, then close"), "Esc"),
                ],
            ),
        ]

    def _item_rows(self) -> list[_Row]:
        from kimi_calc.widgets.estimate_keys import told

        typing = self.tr("{keys}, or type in the cell").format(keys=told("edit"))
        return [
            (self.tr("Open the item on the page Calculate"), told("open")),
            (self.tr("Edit in place"), typing),
            (self.tr("Take what was typed, or leave it"), "Enter, Esc"),
            (self.tr("Select several rows, or all"), "Shift+↑, Shift+↓, Ctrl+A"),
            (self.tr("Duplicate"), told("duplicate")),
            (self.tr("Delete"), told("delete")),
            (self.tr("Move up, move down"), f"{told('up')}, {told('down')}"),
            (self.tr("Close the group, open it"), "← →"),
        ]


def _menu_of(action: QAction) -> QMenu | None:
    menu = action.menu()  # type: ignore[no-untyped-call, unused-ignore]  # its stubs name no type
    return menu if isinstance(menu, QMenu) else None


def _menu_rows(menu: QMenu, way: tuple[str, ...]) -> Iterator[_Row]:
    """Name, shortcuts, and the letters that lead there, of everything in a menu and below it."""
    for action in menu.actions():
        letters = (*way, _mnemonic(action.text()).removeprefix("Alt+"))
        below = _menu_of(action)
        if below:
            for name, keys, letter in _menu_rows(below, letters):
                yield f"{_said(action.text())} › {name}", keys, letter
        elif not action.isSeparator() and (action.shortcuts() or letters[-1]):
            shortcuts = ", ".join(map(_native, action.shortcuts()))
            yield _said(action.text()), shortcuts, ", ".join(letters) if letters[-1] else ""


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return widget.text() if widget.buddy() is not None else ""
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _mnemonic(text: str) -> str:
    """Alt and a letter; nothing where there is none, nor on a system that has no such letters."""
    return _native(QKeySequence.mnemonic(text))


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _said(text: str) -> str:
    """A text without its mark for a mnemonic: 复制结果(&S) and &Help are 复制结果 and Help."""
    return re.sub(r"\(&\w\)|&(?=\w)|…$", "", text).strip()


def _table(heads: _Row, rows: Iterable[_Row]) -> list[str]:
    lines = [heads, (":--",) * len(heads), *(tuple(map(_escaped, row)) for row in rows)]
    return ["\n".join(f"| {' | '.join(line)} |" for line in lines)]


def _escaped(text: str) -> str:
    """A text that Markdown takes as it is."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
