"""The editor that is open in the table of an estimate, if one is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QInputMethodEvent

from kimi_calc.estimates.items import Item
from kimi_calc.viewmodels import item_texts
from kimi_calc.viewmodels.estimate_columns import COL_NAME, COL_NOTE, COL_USAGE
from kimi_calc.viewmodels.estimate_table import Spot
from kimi_calc.widgets import theme
from kimi_calc.widgets.cell_editor import Editor
from kimi_calc.widgets.estimate_editors import GroupEditor, Part, TextEditor, TimesEditor
from kimi_calc.widgets.estimate_rows import EstimateRows

_PARTS: dict[int, Part] = {COL_NAME: "name", COL_USAGE: "times", COL_NOTE: "note"}
_COLUMNS: dict[Part, int] = {part: column for column, part in _PARTS.items()}


def part_of(column: int) -> Part | None:
    """What is edited in a column; None where its item is opened instead."""
    return _PARTS.get(column)


class Editing(QObject):
    """One editor at a time: a second one opens once the first is left.

    `taken` comes with keys and the values that their items are given, `renamed` with the name of a
    group and its new one.
    """

    taken = Signal(object, object)
    renamed = Signal(str, str)

    def __init__(self, view: EstimateRows) -> None:
        super().__init__(view)
        self._view = view
        self.editor: Editor | None = None
        self._spot: Spot = ""
        self._composing = False

    def edit(self, part: Part, typed: str | None = None) -> None:
        """Open an editor over the row that the keyboard is on; of a group, for its name."""
        view = self._view
        place = view.currentIndex().row()
        spot = view.table.spot(place)
        if spot is None or not self.leave():
            return
        view.scrollTo(view.currentIndex())
        shown, cell = view.table.rows[place], self._cell(place, part)
        if isinstance(shown, Item):
            editor = self._of_item(shown, part, cell)
        else:
            editor = TextEditor(view.viewport(), cell.width(), "group", shown.name)
            editor.taken.connect(lambda values: self.renamed.emit(shown.name, values["group"]))
        editor.closed.connect(self._close)
        self.editor, self._spot = editor, spot
        editor.begin_at(lambda: self._cell(view.table.place(spot), part))
        editor.begin(typed)
        if not self._composing:
            editor.focus()

    def compose(self, event: QInputMethodEvent) -> bool:
        """Take what an input method has for the table, which keeps the keyboard meanwhile.

        Another focus would end what is being composed. Whether it was taken.
        """
        composes, commits = bool(event.preeditString()), bool(event.commitString())
        current = self._view.currentIndex()
        if not self.editor and current.isValid() and (composes or commits):
            self._composing = True
            self.edit(part_of(current.column()) or "name", "")
        if not self.editor or not self._composing:
            return False
        self.editor.compose(event)
        if commits or not composes:
            self._composing = False
            self.editor.focus()
        return True

    def leave(self) -> bool:
        """Take what is typed; whether no editor is open any more."""
        return self.editor is None or self.editor.take()

    def follow(self) -> None:
        """Stay on a row that has another place now; go with one that is gone, as by undo."""
        if self.editor and self._view.table.place(self._spot) is None:
            self.editor.leave()
        self.fit()

    def fit(self) -> None:
        """Follow another size of the table."""
        if self.editor:
            self.editor.fit()

    def _of_item(self, item: Item, part: Part, cell: QRect) -> Editor:
        """The editor for a part of an item."""
        view, room, width = self._view, self._view.viewport(), cell.width()
        keys = frozenset({item.key})
        editor: Editor
        if part == "times":
            editor = TimesEditor(room, width, item, talks=item_texts.is_talk(item))
        elif part == "group":  # all that are selected come into it
            keys |= view.places.keys()
            names = [group.name for group in view.table.groups]
            editor = GroupEditor(room, width, names, item.group)
        else:
            editor = TextEditor(room, width, part, getattr(item, part))
        editor.taken.connect(lambda values: self.taken.emit(keys, values))
        return editor

    def _close(self, back: bool) -> None:  # noqa: FBT001 - a signal's argument
        editor, self.editor = self.editor, None
        self._composing = False
        if editor:
            if back:
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            editor.hide()
            editor.deleteLater()

    def _cell(self, row: int | None, part: Part) -> QRect:
        """Where in the viewport a part of a row is edited; where it was once the row is gone."""
        if row is None:
            return self.editor.geometry() if self.editor else QRect()
        view, column = self._view, _COLUMNS.get(part, COL_NAME)
        if view.isColumnHidden(column):
            column = COL_NAME
        left = view.columnViewportPosition(column)
        right = left + view.columnWidth(column)
        if column == COL_NAME:
            left += max(view.lead - theme.SPACE // 2, 0)
        return QRect(left, view.rowViewportPosition(row), right - left, view.rowHeight(row))
