"""An estimate as an item model: a row an item, below the row of its group."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import is_
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from kimi_calc.estimates.items import Item
from kimi_calc.estimates.totals import Group, Totals
from kimi_calc.pricing.amounts import currency_symbol, plain
from kimi_calc.viewmodels import item_texts
from kimi_calc.viewmodels.clipboard import Rows
from kimi_calc.viewmodels.estimate_columns import (
    COL_AMOUNT,
    COL_EACH,
    COL_MODEL,
    COL_NAME,
    COL_NOTE,
    COL_SHARE,
    COL_USAGE,
)
from kimi_calc.viewmodels.estimating import Estimating
from kimi_calc.viewmodels.item_order import sort_key
from kimi_calc.viewmodels.item_wording import a_period, asked, often, subtotal
from kimi_calc.viewmodels.running_totals import RunningTotals

Row = Item | Group
Spot = int | str
"""What a row is told by: the key of an item, or the name of a group."""

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_RIGHT = frozenset({COL_EACH, COL_AMOUNT, COL_SHARE})
_UP, _DOWN = "↑", "↓"


class EstimateTable(QAbstractTableModel):
    """Follows the estimate. Nothing is put into words before it is asked for: there may be 10,000.

    Groups have a row of their own unless no item has a group. After `modelReset` other rows stand
    in other places; else they are the same, and `dataChanged` says that there is something else in
    them. `altered` are the keys of the items that the last change brought or changed.

    `collapsed_changed` comes with the name of a group that was closed or opened.
    """

    collapsed_changed = Signal(str)

    def __init__(self, estimating: Estimating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._estimating = estimating
        self._items: tuple[Item, ...] = ()
        self._groups: dict[str, Group] = {}
        self._adding: dict[str, RunningTotals] = {}
        self._adding_all = RunningTotals()
        self._growing: dict[str, frozenset[str]] = {}
        self._collapsed: set[str] = set()
        self._spots: list[Spot] = []
        self._places: dict[Spot, int] | None = None
        self._sorted: tuple[int, bool] | None = None
        self._sorts = False
        self.rows: list[Row] = []
        self.totals: tuple[Totals, ...] = ()
        self.has_groups = False
        self.stacked = False  # the model is seen below the name, and heard with it
        self.altered: frozenset[int] = frozenset()
        estimating.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take the estimate as it is now."""
        items = self._estimating.estimate.items
        before = self._items
        if len(items) == len(before) and all(map(is_, items, before)):
            return  # it is called otherwise, or something else stands on its quotation
        new = dict(zip(map(id, items), items, strict=True))
        for known in map(id, before):
            new.pop(known, None)
        self.altered = frozenset(item.key for item in new.values())
        if self.altered.isdisjoint(item.key for item in before) and len(new) == len(items):
            self._collapsed.clear()  # another estimate
        self._items = items
        if not self._sorts:
            self._sorted = None
        self._group()
        self.totals = self._adding_all.of(items)
        self._lay_out()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups in the estimate's order, that of the items without one among them."""
        return tuple(self._groups.values())

    @property
    def growing(self) -> frozenset[str]:
        """The currencies of items that cost more, or less, each month."""
        return frozenset().union(*(self._growing[name] for name in self._groups))

    def sort_by(self, column: int) -> None:
        """Sort the items within their groups by a column; the other way round where they are."""
        downwards = self._sorted == (column, False)
        self._sorts, self._sorted = True, (column, downwards)
        try:
            self._estimating.sort(sort_key(column), descending=downwards)
        finally:
            self._sorts = False
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COL_SHARE)

    def is_collapsed(self, group: str) -> bool:
        """Whether the items of a group are out of sight."""
        return group in self._collapsed

    def collapse(self, group: str, *, collapsed: bool) -> None:
        """Show nothing of a group but its own row, or its items too."""
        if collapsed == (group in self._collapsed):
            return
        (self._collapsed.add if collapsed else self._collapsed.discard)(group)
        self.altered = frozenset()
        self._lay_out()
        self.collapsed_changed.emit(group)

    @property
    def spots(self) -> Sequence[Spot]:
        """What is in the rows."""
        return self._spots

    def spot(self, row: int) -> Spot | None:
        """What is in a row; None where there is no such row."""
        return self._spots[row] if 0 <= row < len(self._spots) else None

    def place(self, spot: Spot) -> int | None:
        """The row of an item or a group; None where it is not to be seen."""
        if self._places is None:
            self._places = {spot: place for place, spot in enumerate(self._spots)}
        return self._places.get(spot)

    def behind(self, group: str) -> int | None:
        """The first item behind a group; None where it is the last, or none."""
        names = list(self._groups)
        behind = names[names.index(group) + 1 :] if group in names else []
        return self._groups[behind[0]].items[0].key if behind else None

    def keys(self, rows: Collection[int]) -> frozenset[int]:
        """The keys of the items in these rows, and of all items of groups whose rows they are."""
        found: set[int] = set()
        for place in rows:
            row = self.rows[place]
            if isinstance(row, Item):
                found.add(row.key)
            else:
                found.update(item.key for item in row.items)
        return frozenset(found)

    def retranslate(self) -> None:
        """Say everything again, in the language in use now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COL_SHARE)
        self._tell_all()

    def names(self) -> tuple[str, ...]:
        """What the columns are called."""
        return item_texts.column_names()

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; the usage is two lines."""
        shown = self.rows[row]
        if isinstance(shown, Item):
            return self._item_text(shown, column)
        if column == COL_NAME:
            return item_texts.group_name(shown.name)
        if column == COL_AMOUNT:
            return subtotal(shown.totals)
        if column == COL_SHARE:
            return item_texts.group_share(shown, self.totals)
        return ""

    def marks(self, row: int, column: int) -> list[str]:
        """The marks behind a name or a model; a note is none of them."""
        shown = self.rows[row]
        return item_texts.marks(shown, column == COL_MODEL) if isinstance(shown, Item) else []

    def tool_tip(self, row: int, column: int) -> str:
        """What a cell has not the room for; of a name all there is to be said of its item."""
        shown = self.rows[row]
        if not isinstance(shown, Item):
            return item_texts.about_group(shown)
        if column in {COL_EACH, COL_AMOUNT}:
            exact = shown.quote.per_request if column == COL_EACH else shown.quote.total
            said = [f"{currency_symbol(shown.currency)}{plain(exact, grouped=True)}"]
            if column == COL_AMOUNT and shown.period in {"day", "week"}:
                said.append(item_texts.in_a_month(shown))
            return "\n".join(said)
        if column == COL_SHARE:
            return item_texts.about_share(shown, self.totals)
        if column == COL_NOTE:
            return shown.note
        if column == COL_USAGE:
            return self._item_text(shown, COL_USAGE)
        return item_texts.about(shown)

    def copied(self, keys: Collection[int]) -> Rows:
        """Items to paste into a spreadsheet, below their headers: plain digits, exact amounts."""
        chosen = [item for item in self._items if item.key in keys]
        return item_texts.copied(chosen, self.totals)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Rows; cells have none below them."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Columns; cells have none below them."""
        return 0 if parent.isValid() else COL_SHARE + 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be picked, and those of items taken elsewhere."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if isinstance(self.rows[index.row()], Item):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and alignment of a cell, and what is said of it."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tool_tip(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(index.row(), index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of the columns, on the edge of what is below them, with the order of the rows."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.header(section)

    def header(self, column: int) -> str:
        """What a column is called, with the order of the rows."""
        name = self.names()[column]
        if self._sorted and self._sorted[0] == column:
            return f"{name} {_DOWN if self._sorted[1] else _UP}"
        return name

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """The edge that a column's texts and its header share."""
        side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _item_text(self, item: Item, column: int) -> str:
        if column == COL_NAME:
            return item.name or item_texts.unnamed()
        if column == COL_MODEL:
            return item.model.id
        if column == COL_USAGE:
            return f"{asked(item)}\n{often(item)}"
        if column == COL_NOTE:
            return " ".join(item.note.split())
        if column == COL_EACH:
            return item_texts.each(item)
        return a_period(item) if column == COL_AMOUNT else item_texts.share(item, self.totals)

    def _told(self, row: int, column: int) -> str:
        """A cell for who hears it."""
        shown = self.rows[row]
        text = self.text(row, column).replace("\n", ", ")
        if isinstance(shown, Item):
            beside = self.marks(row, column)
            if column == COL_NAME and shown.note:
                beside = [*beside, item_texts.noted()]
            if column == COL_NAME and self.stacked:
                beside = [*beside, self._told(row, COL_MODEL)]
            return ", ".join((text, *beside))
        if column != COL_NAME:
            return text
        return item_texts.told_group(shown, collapsed=self.is_collapsed(shown.name))

    def _group(self) -> None:
        """Find the groups; what has not changed keeps its subtotal."""
        found: dict[str, list[Item]] = {}
        for item in self._items:
            found.setdefault(item.group, []).append(item)
        before, self._groups = self._groups, {}
        for name, items in found.items():
            known = before.get(name)
            if known and len(known.items) == len(items) and all(map(is_, known.items, items)):
                self._groups[name] = known
            else:
                adding = self._adding.setdefault(name, RunningTotals())
                self._groups[name] = Group(name, tuple(items), adding.of(items))
                self._growing[name] = frozenset(
                    item.currency for item in items if item.growth and item.period != "once"
                )
        for name in self._adding.keys() - found.keys():
            del self._adding[name]
        self._collapsed &= found.keys()
        self.has_groups = any(found)

    def _lay_out(self) -> None:
        """Put groups and items into rows; tell what that changes."""
        rows: list[Row] = []
        for group in self._groups.values():
            if self.has_groups:
                rows.append(group)
            if not (self.has_groups and group.name in self._collapsed):
                rows.extend(group.items)
        spots = [row.key if isinstance(row, Item) else row.name for row in rows]
        if spots == self._spots:
            self.rows = rows
            self._tell_all()
            return
        self.beginResetModel()
        self.rows, self._spots, self._places = rows, spots, None
        self.endResetModel()

    def _tell_all(self) -> None:
        """Any row: shares are of the total. A view asks for what is in sight alone."""
        if self.rows:
            last = self.index(len(self.rows) - 1, COL_SHARE)
            self.dataChanged.emit(self.index(0, 0), last)
