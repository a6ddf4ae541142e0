"""The cells of a workbook's sheets, row by row: what they hold, not how they look.

A number is a Decimal, as Excel keeps it: 15 digits, of a whole number all. One that is shown as a
percentage, and a day, are the texts that one reads there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import BinaryIO, Self

from kimi_calc.tokens.readers.cell_formats import Formats, counts_since_1904
from kimi_calc.tokens.readers.elements import LAST_COLUMN, Cells, Strings, column_of
from kimi_calc.tokens.readers.office import ids
from kimi_calc.tokens.readers.packages import Package, Reader
from kimi_calc.tokens.refusals import DocumentError


class Unsure(str):
    """What a cell shows, and doesn't hold for sure: `why` is "formula", "merged" or "lost".

    A formula that no program has computed yet; a cell that is merged with the one above, whose
    value it is; a text that the file has not.
    """

    __slots__ = ("why",)
    why: str

    def __new__(cls, text: str, why: str) -> Self:
        """The text, and why it isn't sure."""
        made = super().__new__(cls, text)
        made.why = why
        return made


Cell = str | Decimal
_AsDay = Callable[[Decimal, bool], str]
Row = tuple[int, Mapping[int, Cell]]
"""The number of a row, from 1, and its cells that hold something by their columns, from 0."""

_MOST_CHARACTERS = 256 * 1024 * 1024  # of all cells: one long string can be shown in many
_LAST_ROW = 1_048_576
_KEPT = Context(prec=15)  # digits that Excel keeps of a number; the rest is the processor's
_NUMBER = re.compile(r"-?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][-+]?[0-9]{1,3})?")
_IN_QUOTES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ELAPSED = re.compile(r"\[[hms]+\]")  # hours of several days, which are no number either
_MERGED = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})")
_MOST_MERGED = 256  # columns in which merged cells are looked for
_FIRST_DAY = date(1899, 12, 30)
_LAST_DAY = 2_958_465  # 9999-12-31
_SINCE_1904 = 1_462  # days by which some workbooks count from later
_A_DAY = 86_400  # seconds


def sheets(file: BinaryIO) -> Iterator[Iterator[Row]]:
    """The rows of each sheet that isn't hidden, in the workbook's order.

    Rows without a cell of their own don't come.

    DocumentError for what can't be read; what else a damaged file does to its reader has no end.
    """
    return (rows for _, rows in named_sheets(file))


def named_sheets(file: BinaryIO, *, has_times: bool = False) -> Iterator[tuple[str, Iterator[Row]]]:
    """The same with the name of each. With `has_times` a moment is not only its day.

    It is 2025-01-31T12:00:00 then, in the workbook's own zone, which it doesn't tell; a time
    without a day is 12:00:00.
    """
    package = Package(file)
    main = package.main()
    if main is None or package.root(main) != "workbook":
        raise DocumentError("unknown_kind")
    strings, formats = Strings(), Formats()
    for kind, reader in (("sharedStrings", strings), ("styles", formats)):
        for part in package.related(main, kind).values():
            for _ in package.steps(part, reader):
                pass
    as_day = _Days(since_1904=counts_since_1904(package, main), has_times=has_times).text
    related = package.related(main, "worksheet")
    seen = [one for one in package.attributes(main, "sheet") if _is_seen(one)]
    names = dict(zip(ids(package, main, "sheet", _is_seen), seen, strict=True))
    for one, attributes in names.items():
        if one in related:  # and not a sheet that is a chart
            sheet = _Sheet(strings, formats, as_day)
            yield attributes.get("name", ""), _rows(package, related[one], sheet)


def _is_seen(sheet: dict[str, str]) -> bool:
    return sheet.get("state", "visible") == "visible"


def _rows(package: Package, part: str, sheet: _Sheet) -> Iterator[Row]:
    merged = _Merged()
    # They stand behind all cells; most sheets have none.
    if package.mentions(part, b"mergeCell "):
        for _ in package.steps(part, merged):
            pass
    for _ in package.steps(part, sheet):
        for row in sheet.finished():
            yield merged.filled(row) if merged.any else row


class _Merged(Reader):
    """Which cells are merged with those above them."""

    def __init__(self) -> None:
        self.any = False
        self._begun: dict[int, list[tuple[int, int]]] = {}  # by the first row: column, last row
        self._open: dict[int, tuple[int, Unsure]] = {}  # by the column: the last row, what is shown

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Keep those that reach over several rows."""
        found = _MERGED.fullmatch(attributes.get("ref", "")) if name == "mergeCell" else None
        if found:
            column, first, last = column_of(found[1]) - 1, int(found[2]), int(found[3])
            if first < last and column < _MOST_MERGED:
                self._begun.setdefault(first, []).append((column, last))
                self.any = True

    def filled(self, row: Row) -> Row:
        """A row with what its merged cells show."""
        number, own = row
        cells = dict(own)
        for column, (last, shown) in list(self._open.items()):
            if number > last:
                del self._open[column]
            elif column not in cells:
                cells[column] = shown
        for column, last in self._begun.get(number, ()):
            if column in own:
                cell = own[column]
                text = cell if isinstance(cell, str) else f"{cell:f}"
                # What isn't sure itself is no surer below.
                unsure = cell if isinstance(cell, Unsure) else Unsure(text, "merged")
                self._open[column] = last, unsure
        return number, cells


@lru_cache(maxsize=512)
def _kind_of(code: str) -> str:
    plain = _IN_QUOTES.sub("", code).lower()
    if "%" in plain:
        return "%"
    if _ELAPSED.search(code.lower()):
        return "time"
    plain = plain.replace("general", "")
    return "time" if re.search("[hs]", plain) else "day" if re.search("[yd]", plain) else ""


class _Sheet(Cells):
    """Rows of a sheet, as they are finished."""

    def __init__(self, strings: Strings, formats: Formats, as_day: _AsDay) -> None:
        super().__init__()
        self._as_day = as_day
        self._strings = strings
        self._formats = formats
        self._number = 0
        self._column = -1
        self._style = ""
        self._is_formula = False
        self._cells: dict[int, Cell] = {}
        self._finished: list[Row] = []
        self._characters = 0

    def finished(self) -> list[Row]:
        """The rows since it was last asked."""
        rows, self._finished = self._finished, []
        return rows

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._number = int(attributes.get("r") or self._number + 1)
            if not 0 < self._number <= _LAST_ROW:
                raise DocumentError("damaged")
            self._column, self._cells = -1, {}
        elif name == "c":
            self._column = (column_of(attributes.get("r", "")) or self._column + 2) - 1
            if self._column >= LAST_COLUMN:
                raise DocumentError("damaged")
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            self._value = ""
            self._is_formula = self._has_value = False
        elif name == "f":
            self._is_formula = True
        elif name == "v":
            self._has_value = True

    def _end(self, name: str) -> None:
        if self._element:
            self._finish()
        if name == "c":
            cell = self._whole()
            if cell != "":
                self._cells[self._column] = cell
            self._value = ""
        elif name == "row" and self._cells:
            self._finished.append((self._number, self._cells))
            self._cells = {}

    def _whole(self) -> Cell:
        """What a cell holds that has come to its end."""
        if not self._value:
            if self._is_formula and not self._is_computed():
                return Unsure("=…", "formula")
            return Unsure("?", "lost") if self._has_value and self._type == "s" else ""
        cell = self._cell(self._value)
        if isinstance(cell, str):
            self._characters += len(cell)
            if self._characters > _MOST_CHARACTERS:
                raise DocumentError("bomb")
        return cell

    def _cell(self, value: str) -> Cell:
        if self._type == "s":
            string = self._strings.get(value)
            return Unsure("?", "lost") if string is None else string
        if self._type == "b":
            return "TRUE" if value.strip() in {"1", "true"} else "FALSE"
        if self._type == "n":
            return _shown(value.strip(), _kind_of(self._formats[self._style]), self._as_day)
        return value


class _Days:
    """Tells numbers as days."""

    def __init__(self, *, since_1904: bool, has_times: bool) -> None:
        self._first_day = _FIRST_DAY + timedelta(days=_SINCE_1904 if since_1904 else 0)
        self._has_times = has_times

    def text(self, number: Decimal, has_hours: bool) -> str:  # noqa: FBT001
        """The day of a number, and its time if that is wanted and it isn't a day alone.

        With `has_hours` it is shown with its hours, so that it is no day alone.
        """
        days = int(number)
        seconds = round((number - days) * _A_DAY) if self._has_times else 0
        if seconds == _A_DAY:
            days, seconds = days + 1, 0
        day = (self._first_day + timedelta(days=days)).isoformat()
        if not seconds and not (has_hours and self._has_times):
            return day
        time = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        return f"{day}T{time}" if days else time


def _shown(text: str, kind: str, as_day: _AsDay) -> Cell:
    """A number as it is kept; as its text where it is shown as a percentage or a day."""
    if not _NUMBER.fullmatch(text):
        return text
    if not kind and len(text) <= _KEPT.prec:
        return Decimal(text)
    try:
        number = Decimal(text)
        whole = number == number.to_integral_value()
        number = number if whole else _KEPT.plus(number)
    except InvalidOperation:
        return text
    if kind == "%":
        return f"{number.scaleb(2).normalize(_KEPT):f}%"
    if kind in {"day", "time"} and 0 < number < _LAST_DAY - _SINCE_1904:
        return as_day(number, kind == "time")
    return number
