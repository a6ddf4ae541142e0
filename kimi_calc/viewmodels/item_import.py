"""A file of items before they come in: which can, and what is wrong with the others."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from kimi_calc.estimates.csv_rows import UnclosedRow, table_of
from kimi_calc.estimates.item_columns import Headings, NoItems, Row, headings_of
from kimi_calc.estimates.item_rows import ItemRows
from kimi_calc.estimates.items import Item
from kimi_calc.estimates.row_cells import BadCell, RowError
from kimi_calc.pricing import PriceList
from kimi_calc.pricing.quantities import group_digits
from kimi_calc.tokens.refusals import DocumentError
from kimi_calc.tokens.tables import Table
from kimi_calc.viewmodels import item_import_wording as wording
from kimi_calc.viewmodels.estimate_desk import EstimateDesk

_A_SLICE = 0.1  # s; then the window has its turn
_ASK_AFTER = 64  # rows

Read = Item | tuple[BadCell, ...]


class ItemImport(QObject):
    """Reads a file in slices. `changed` comes with each, and when what is said is said anew.

    Items are priced with the list that was in use when the reading began.
    """

    changed = Signal()

    def __init__(self, path: Path, desk: EstimateDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.items: list[Item] = []
        self.bad: list[BadCell] = []
        self._desk = desk
        self._price_list = desk.price_lists.in_use.price_list
        self._bad_rows = 0
        self._unknown: tuple[str, ...] = ()
        self._others = 0
        self._refused: NoItems | DocumentError | None = None
        self._reading: Iterator[Read] | None = self._begin()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._go_on()

    @property
    def is_reading(self) -> bool:
        """Whether more is to come."""
        return self._reading is not None

    @property
    def can_be_added(self) -> bool:
        """Whether all is read, and there is something to add."""
        return not self.is_reading and bool(self.items)

    @property
    def price_list(self) -> PriceList:
        """The list that the items are priced with."""
        return self._price_list

    @property
    def summary(self) -> str:
        """How much comes in; while it is read, how much was read."""
        if self.is_reading:
            text = self.tr("Reading: {n} rows so far…")
            return text.format(n=group_digits(len(self.items) + self._bad_rows))
        if self._refused:
            return ""
        if not self.items and not self.bad:
            return self.tr("There is no row below the column names.")
        return wording.summary(len(self.items), self._bad_rows)

    @property
    def error(self) -> str:
        """Why nothing of the file can be read; empty where it can."""
        if self._refused is None:
            return ""
        if isinstance(self._refused, DocumentError):
            return f"{self.path.name} {wording.unreadable(self._refused.reason)}"
        return wording.refused(self._refused)

    @property
    def unknown(self) -> str:
        """Which columns, and sheets, are not read."""
        said = (wording.unknown_columns(self._unknown), wording.other_sheets(self._others))
        return "\n".join(filter(None, said))

    @property
    def bad_lines(self) -> list[str]:
        """What is wrong with the rows that don't come in, in the file's order."""
        return wording.bad_lines(self.bad)

    def add(self) -> bool:
        """Put the items into the estimate, in one step; whether that was done."""
        if not self.can_be_added:
            return False
        self._desk.estimating.add(self.items, "import")
        return True

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()
        self._reading = None

    def _begin(self) -> Iterator[Read]:
        headings, rows, self._others = _table(Table(self.path))
        self._unknown = headings.unknown
        yield from ItemRows(headings, self._price_list).read(rows)

    def _go_on(self) -> None:
        end = time.monotonic() + _A_SLICE
        try:
            while self._reading and time.monotonic() < end:
                self._take_some(self._reading)
        except NoItems as error:
            self._refuse(error)
        except DocumentError as error:
            self._refuse(error)
        except UnclosedRow as error:
            self._bad_rows += 1
            self.bad.append(BadCell(error.row, "", RowError(str(error), code="unclosed")))
            self._reading = None
        if self._reading:
            self._timer.start()
        self.changed.emit()

    def _take_some(self, reading: Iterator[Read]) -> None:
        for _ in range(_ASK_AFTER):
            found = next(reading, None)
            if found is None:
                self._reading = None
                return
            if isinstance(found, Item):
                self.items.append(self._named(found))
            else:
                self._bad_rows += 1
                self.bad.extend(found)

    def _named(self, item: Item) -> Item:
        """An item without a name gets one, as one from the page Calculate does."""
        if item.name:
            return item
        number = len(self._desk.estimating.estimate.items) + len(self.items) + 1
        name = QCoreApplication.translate("Items", "Item {n}").format(n=number)
        return replace(item, name=name)

    def _refuse(self, error: NoItems | DocumentError) -> None:
        self._reading = None
        self._refused = error
        self.items, self.bad, self._bad_rows = [], [], 0


class _Found(NamedTuple):
    headings: Headings
    rows: Iterator[Row]
    others: int = 0  # sheets that hold items, too


def _has_items(rows: Iterator[Row]) -> bool:
    try:
        _, below = headings_of(rows)
        return next(below, None) is not None
    except (NoItems, DocumentError):
        return False


def _table(table: Table) -> _Found:
    """The first table of items in a file; NoItems where there is none."""
    refused: NoItems | None = None
    if table.is_workbook:
        sheets = table.sheets()
        for rows in sheets:
            try:
                return _Found(*headings_of(rows), sum(map(_has_items, sheets)))
            except NoItems as error:
                if refused is None or refused.code == "no_headings":
                    refused = error
    else:
        for text in table.texts():
            try:
                return _Found(*table_of(text))
            except NoItems as error:
                if refused is None or refused.code == "no_headings":
                    refused = error
    raise refused or DocumentError("no_text", table.path)
